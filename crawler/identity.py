"""What identifies an article whatever its address: host and id, or the address in one spelling."""

from collections.abc import Mapping

from w3lib.url import canonicalize_url, url_query_cleaner

from crawler.outlet import Outlet, host_of
from meetings.web_address import web_address

_TRACKING = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "fbclid", "gclid", "_gl",
    "zarsrc", "gidzl", "vgclid", "spm", "isappinstalled", "at_medium", "at_campaign",
)  # fmt: skip


def url_key(url: str) -> str:
    """One spelling of an address: without tracking, fragment, default port, mobile host or scheme."""
    parts = web_address(url)
    if parts is None:
        return url.strip()
    host = host_of(parts)
    named = f"[{host}]" if ":" in host else host
    bare = parts._replace(scheme="https", netloc=named + _port(parts.netloc))
    return canonicalize_url(untracked(bare.geturl())).removeprefix("https://")


def untracked(url: str) -> str:
    """An address without what only tells the outlet where its reader came from."""
    if not any(f"{name}=" in url for name in _TRACKING):
        return url
    return str(url_query_cleaner(url, _TRACKING, remove=True))


def key_of(url: str, outlets: Mapping[str, Outlet]) -> tuple[str | None, str]:
    """The outlet that publishes there, when it is one of ours, and the article's key."""
    for name, outlet in outlets.items():
        if outlet.owns(url):
            return name, outlet.key(url) or url_key(url)
    return None, url_key(url)


def _port(netloc: str) -> str:
    port = netloc.rpartition(":")[2] if ":" in netloc else ""
    return f":{port}" if port.isdigit() and port not in {"80", "443"} else ""
