"""The words of the press, those of the beat before those of the language."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from meetings.beat import parts, sides
from meetings.encounter import Side


@cache
def vocabulary(language: str) -> dict[str, Any]:
    """Lists and rules by name; ``countries`` are those of neither side."""
    merged: dict[str, Any] = {}
    for part in parts(language):
        for name, found in part.items():
            merged[name] = merged[name] + found if isinstance(merged.get(name), list) else found
    ours = re.compile(either(word for side in merged.get("sides", {}).values() for word in side["nation"]))
    merged["countries"] = [word for word in merged["countries"] if not ours.fullmatch(word)]
    return merged


def of_sides(name: str, language: str) -> str:
    """The rules of either side as one."""
    return either(found for side in sides() for found in of_side(side, name, language))


def of_side(side: Side, name: str, language: str) -> tuple[str, ...]:
    """A list of words or rules that is of one side; the press of a language may have none."""
    return tuple(vocabulary(language).get("sides", {}).get(side, {}).get(name, ()))


def either(rules: Iterable[str]) -> str:
    """Rules as one that tries them in their order; of none, nothing."""
    return "|".join(rules) or "(?!)"


def longest(listed: Iterable[str]) -> str:
    """Words as a regular expression that takes the longest, and tries no letter twice; of none, nothing."""
    known = set(listed)
    return f"(?:{_tree(known)})" if known else "(?!)"


def _tree(ends: set[str]) -> str:
    """What may follow each letter in turn, the longer first."""
    behind: dict[str, set[str]] = {}
    for end in sorted(filter(None, ends)):
        behind.setdefault(end[0], set()).add(end[1:])
    choices = [re.escape(first) + _tree(rest) for first, rest in behind.items()]
    if "" in ends:
        return f"(?:{'|'.join(choices)})?" if choices else ""
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
