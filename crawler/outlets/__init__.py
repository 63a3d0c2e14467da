"""The outlets we know: every module in this folder declares one, named like its file."""

import pkgutil
from importlib import import_module

from crawler.outlet import Outlet
from meetings.errors import ConfigError


def load() -> dict[str, Outlet]:
    """All outlets by name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return registry([_declared(name) for name in names])


def registry(outlets: list[Outlet]) -> dict[str, Outlet]:
    """Outlets by name; raises `ConfigError` where two share a name or a host."""
    named: dict[str, Outlet] = {}
    owners: dict[str, str] = {}
    for outlet in outlets:
        if outlet.name in named:
            raise ConfigError(f"two outlets are named {outlet.name}")
        for host in outlet.hosts:
            if host in owners:
                raise ConfigError(f"{host} belongs to {owners[host]} and to {outlet.name}")
            owners[host] = outlet.name
        named[outlet.name] = outlet
    return named


def _declared(name: str) -> Outlet:
    outlet = getattr(import_module(f"{__name__}.{name}"), "OUTLET", None)
    if not isinstance(outlet, Outlet) or outlet.name != name:
        raise ConfigError(f"crawler/outlets/{name}.py declares no OUTLET named {name}")
    return outlet
