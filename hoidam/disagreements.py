"""What each setting may say for itself, but not together with the others; looked for in the raw tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from crawler.clashes import clashes
from crawler.declared import named
from crawler.outlets import load
from hoidam.toml_lines import Place
from meetings.spelling import close_to, unknown_among

_CHOICES = ("outlets", "also", "without")


def disagreements(tables: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Each with its place."""
    yield from _of_channels(tables)
    yield from _of_outlets(tables)


def _of_channels(tables: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Subscriptions with one name, and channels that are named and not there."""
    channels, subscriptions = tables.get("channels", {}), tables.get("subscriptions", [])
    if not isinstance(channels, Mapping) or not isinstance(subscriptions, list):
        return
    names: dict[Any, int] = {}
    for index, table in enumerate(subscriptions):
        if not isinstance(table, Mapping):
            continue
        name, wanted = table.get("name"), table.get("channels")
        if isinstance(name, str) and names.setdefault(name, index) != index:
            yield (
                ("subscriptions", index, "name"),
                f"{name!r} is the name of subscriptions[{names[name]}] too",
            )
        yield from _missing(("subscriptions", index, "channels"), wanted, channels)
    operator = tables.get("operator")
    if isinstance(operator, Mapping):
        yield from _missing(("operator", "channels"), operator.get("channels"), channels)


def _missing(place: Place, wanted: object, channels: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    for number, channel in enumerate(wanted if isinstance(wanted, list) else ()):
        if isinstance(channel, str) and channel not in channels:
            yield (*place, number), f"there is no channel {channel!r}{close_to(channel, channels)}"


def _of_outlets(tables: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Outlets declared twice or incomplete, and outlets chosen that are not there."""
    ours, declared = load(), tables.get("outlets")
    yield from ((("outlets", *place), problem) for place, problem in clashes(declared, ours))
    names = {*ours, *_names_in(declared)}
    usable = [name for name in names if _is_usable(name)]
    for place, wanted in _chosen(tables):
        unknown = [name for name in wanted if isinstance(name, str) and name not in names]
        if wrong := unknown_among(unknown, usable, "outlet"):
            yield place, wrong


def _chosen(tables: Mapping[str, Any]) -> Iterator[tuple[Place, list[Any]]]:
    """Where outlets are named, and how."""
    places: list[Place] = [("crawler", choice) for choice in _CHOICES]
    subscriptions = tables.get("subscriptions")
    count = len(subscriptions) if isinstance(subscriptions, list) else 0
    places += [("subscriptions", index, "filter", "outlets") for index in range(count)]
    for place in places:
        found: Any = tables
        for part in place:
            found = _within(found, part)
        if isinstance(found, list):
            yield place, found


def _within(found: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return found[part]
    return found.get(part) if isinstance(found, Mapping) else None


def _is_usable(name: str) -> bool:
    """Whether an outlet may be called so: one that may not is complained of where it is declared."""
    try:
        named(name)
    except ValueError:
        return False
    return True


def _names_in(declared: Any) -> Iterator[str]:
    for table in declared if isinstance(declared, list) else ():
        if isinstance(table, Mapping) and isinstance(name := table.get("name"), str):
            yield name
