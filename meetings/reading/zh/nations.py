"""Which countries a Chinese text names, under full names and in pairs of single characters."""

import re
from functools import cache
from typing import get_args

from meetings.reading.titles import Nation
from meetings.reading.vocabulary import longest, vocabulary
from meetings.reading.zh.words import alternation


@cache
def _both() -> re.Pattern[str]:
    return re.compile(rf"{alternation('both')}|越南?[、与和同-]中国?|中国?[、与和同-]越南?")


@cache
def nation_rules(nation: Nation) -> tuple[re.Pattern[str], ...]:
    """Rules for the words of one country: `VN`, `CN`, or any other (`OTHER`)."""
    words = vocabulary("zh")
    if nation == "CN":
        return (re.compile(alternation("china")),)
    if nation == "OTHER":
        return tuple(re.compile(r) for r in (alternation("countries"), *words["abbreviated"]))
    joined: list[str] = words["vietnam_joined"]
    before = (f"{w}(?!南)" for w in joined if not w.startswith("越"))
    behind = longest([w[1:] for w in joined if w.startswith("越")])
    return (re.compile("|".join([*words["vietnam"], *before, f"越(?={behind})"])),)


def names_nation(text: str, nation: Nation) -> bool:
    """Whether folded text names a country, alone or in a pair."""
    if any(r.search(text) for r in nation_rules(nation)):
        return True
    return nation != "OTHER" and bool(_both().search(text))


def names_both(text: str) -> bool:
    """Whether folded text names both countries."""
    return names_nation(text, "VN") and names_nation(text, "CN")


def nation_of(word: str) -> Nation | None:
    """Which country a word names."""
    return next((n for n in get_args(Nation) if any(r.search(word) for r in nation_rules(n))), None)
