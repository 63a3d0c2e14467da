"""The words of the English press, from ``meetings/data/en.json``, as rules."""

import re
from functools import cache, lru_cache
from typing import Any

from meetings.beat import OTHER, sides
from meetings.reading.rules import Rule, RuleList
from meetings.reading.titles import Nation
from meetings.reading.vocabulary import either, longest, of_side, of_sides, vocabulary


def listed(name: str) -> Any:
    return vocabulary("en")[name]


@cache
def rule(name: str, *, flags: int = re.IGNORECASE) -> Rule:
    """A list of regular expressions as one, with word borders."""
    return Rule(rf"\b(?:{either(listed(name))})(?!\w)", flags)


@cache
def kinds(name: str) -> RuleList[str]:
    """Rules that stand behind a kind each, in the order of trust."""
    return RuleList((Rule(rf"\b(?:{found})(?!\w)", re.IGNORECASE), kind) for kind, found in listed(name))


@cache
def _countries() -> str:
    """`Lao Cai` names no country."""
    return rf"(?!(?:{either(listed('not_countries'))})\b){longest(listed('countries'))}"


@cache
def nation_words() -> str:
    """Any word for a country, ours and others, as alternatives of a regular expression."""
    return rf"{of_sides('nation', 'en')}|{_countries()}"


@cache
def _nations() -> dict[str, Rule]:
    found = {side: either(of_side(side, "nation", "en")) for side in sides()} | {OTHER: _countries()}
    return {nation: Rule(rf"\b(?:{words})\b") for nation, words in found.items()}


def nation_of(word: str) -> Nation:
    return next((side for side in sides() if _nations()[side].fullmatch(word)), OTHER)


@lru_cache(maxsize=1_024)
def names_nation(text: str, nation: str) -> bool:
    """Whether folded text has a word for a side, or for another country (`OTHER`)."""
    return any(not _in_a_name(text, m) for m in _nations()[nation].finditer(text))


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """`Lao Cai` is no word for Laos, and `South China Sea` none for China."""
    names = _not_countries().finditer(text)
    return any(name.start() <= match.start() and match.end() <= name.end() for name in names)


@cache
def _not_countries() -> Rule:
    return Rule(rf"\b(?:{either(listed('not_countries'))})\b")


def names_both(text: str) -> bool:
    return all(names_nation(text, side) for side in sides()) or any(word in text for word in listed("both"))
