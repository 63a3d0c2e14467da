"""Which outlets there are, ours and those that the configuration declares, and which of them are visited."""

from collections.abc import Mapping

from crawler.outlet import Outlet
from crawler.outlets import load, registry
from hoidam.settings import CrawlerSettings, Settings


def outlets_of(settings: Settings) -> dict[str, Outlet]:
    """All there are, by name."""
    return registry([*load().values(), *(declared.outlet() for declared in settings.outlets)])


def chosen(outlets: Mapping[str, Outlet], by: CrawlerSettings) -> dict[str, Outlet]:
    """Those named, or all that are not switched off; and those also named, without those left out."""
    usual = by.outlets or [name for name, outlet in outlets.items() if not outlet.off]
    return {name: outlets[name] for name in dict.fromkeys((*usual, *by.also)) if name not in by.without}
