"""Where in a TOML file a setting stands, so that an error can name its line."""

import re
from collections import Counter

from hoidam.secrets import given_by

Place = tuple[str | int, ...]
"""The way to a setting: ``("subscriptions", 1, "schedule", "at")``."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEYS})\s*\]")
_SETTING = re.compile(rf"\s*({_KEYS})\s*=")


def line_of(text: str, place: Place) -> int | None:
    """The line, from 1, of a setting, or of the nearest thing around it; None when nothing of it is there."""
    lines = lines_of(text)
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return None


def lines_of(text: str) -> dict[Place, int]:
    """The line on which every table and key begins; ``url_env`` and ``url_file`` stand for ``url``, too."""
    found: dict[Place, int] = {}
    counted: Counter[Place] = Counter()
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _placed(_names(header[2]), counted)
            if header[1] == "[[":
                counted[table] += 1
                table = (*table, counted[table] - 1)
            found.setdefault(table, number)
        elif setting := _SETTING.match(line):
            *above, name = _names(setting[1])
            for each in (name, given_by(name)):
                found.setdefault((*table, *above, each), number)
    return found


def _names(keys: str) -> list[str]:
    return [key.strip("\"'") for key in re.findall(_KEY, keys)]


def _placed(names: list[str], counted: Counter[Place]) -> Place:
    """A dotted header as a place: below an array of tables it speaks of the last of them."""
    place: Place = ()
    for name in names[:-1]:
        place = (*place, name)
        if counted[place]:
            place = (*place, counted[place] - 1)
    return (*place, names[-1])


def said(place: Place) -> str:
    """A place as people write it: ``subscriptions[1].schedule.at``."""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return words.removeprefix(".")
