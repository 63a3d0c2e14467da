"""What declared outlets say that does not go together: looked for in the tables as they are written.

So it is told beside the mistakes that `crawler.declared` finds in single settings, which it passes over.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from crawler.declared import host_name
from crawler.outlet import Outlet, host_of
from meetings.web_address import web_address

Place = tuple[str | int, ...]

_NEWS = ("feeds", "wide_feeds", "news_sitemaps", "listings")
_BACK = ("dated_sitemaps", "dated_listings")
_SOURCES = (*_NEWS, *_BACK)


def clashes(tables: Any, known: Mapping[str, Outlet]) -> Iterator[tuple[Place, str]]:
    """Each with its place below ``outlets``; `known` are the outlets there are without these."""
    names = dict.fromkeys(known, "hoidam knows already")
    owners = {host: outlet.name for outlet in known.values() for host in outlet.hosts}
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        if not isinstance(table, Mapping):
            continue
        for place, problem in (*_taken(table, number, names, owners), *_lacking(table), *_foreign(table)):
            yield (number, *place), problem


def _taken(
    table: Mapping[str, Any], number: int, names: dict[str, str], owners: dict[str, str]
) -> Iterator[tuple[Place, str]]:
    """Its name and hosts, where others have them; else they are its own from now on."""
    name = table.get("name")
    if isinstance(name, str):
        if name in names:
            yield ("name",), f"{name!r} is the name of an outlet that {names[name]}"
        names.setdefault(name, f"outlets[{number}] declares")
    for place, host in _hosts(table):
        owner = owners.setdefault(host, f"outlets[{number}]")
        if owner != f"outlets[{number}]":
            yield place, f"{host} belongs to {owner}"


def _lacking(table: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    if not table.get("host") and not table.get("hosts"):
        yield (), "has no hosts: the names it publishes under"
    if not any(table.get(kind) for kind in _NEWS):
        back = " and ".join(kind for kind in _BACK if table.get(kind))
        also = f", and {back} are for looking back" if back else ""
        yield (), f"has no source of news: feeds, news_sitemaps or listings{also}"


def _foreign(table: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Sources on hosts that are not the outlet's."""
    hosts = {host for _, host in _hosts(table)}
    for place, url in _addresses(table):
        parts = web_address(url)
        if hosts and parts is not None and host_of(parts) not in hosts:
            yield place, f"is on {host_of(parts)}, which is none of the outlet's hosts"


def _hosts(table: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    for key in ("host", "hosts"):
        for place, written in _each(table.get(key), (key,)):
            try:
                yield place, host_name(written if isinstance(written, str) else "")
            except ValueError:
                continue


def _addresses(table: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    for kind in _SOURCES:
        for place, source in _each(table.get(kind), (kind,)):
            keys = ("url", "further") if isinstance(source, Mapping) else ()
            said = [((*place, key), source.get(key)) for key in keys] if keys else [(place, source)]
            yield from ((where, url) for where, url in said if isinstance(url, str))


def _each(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """The members of a list; what is no list is its only one."""
    if isinstance(value, list):
        yield from (((*place, number), member) for number, member in enumerate(value))
    elif value is not None:
        yield place, value
