"""The words of the English press, from ``meetings/data/en.json``, as rules."""

import re
from functools import cache
from typing import Any, get_args

from meetings.reading.rules import Rule
from meetings.reading.titles import Nation
from meetings.reading.vocabulary import longest, vocabulary

VIETNAMESE = r"(?:Viet ?[Nn]am(?:ese)?|VN|VPA)"
CHINESE = r"(?:(?<!South )(?<!East )(?<!Indo)(?<!Indo-)China|Chinese|PRC|PLA|CMC)"
"""`South China Sea` names no country."""


def listed(name: str) -> Any:
    return vocabulary("en")[name]


@cache
def rule(name: str, *, flags: int = re.IGNORECASE) -> Rule:
    """A list of regular expressions as one, with word borders."""
    return Rule(r"\b(?:" + "|".join(listed(name)) + r")(?!\w)", flags)


@cache
def kinds(name: str) -> tuple[tuple[Rule, str], ...]:
    """Rules that stand behind a kind each, in the order of trust."""
    return tuple((Rule(rf"\b(?:{found})(?!\w)", re.IGNORECASE), kind) for kind, found in listed(name))


@cache
def _countries() -> str:
    return longest(listed("countries"))


@cache
def nation_words() -> str:
    """Any word for a country, ours and others, as alternatives of a regular expression."""
    return rf"{VIETNAMESE}|{CHINESE}|{_countries()}"


@cache
def _nations() -> dict[str, Rule]:
    found = {"VN": VIETNAMESE, "CN": CHINESE, "OTHER": rf"(?:{_countries()})"}
    return {nation: Rule(rf"\b{words}\b") for nation, words in found.items()}


def nation_of(word: str) -> Nation:
    return next(n for n in get_args(Nation) if n == "OTHER" or _nations()[n].fullmatch(word))


def names_nation(text: str, nation: str) -> bool:
    """Whether folded text has a word for `VN`, `CN` or another country (`OTHER`)."""
    return any(not _in_a_name(text, m) for m in _nations()[nation].finditer(text))


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """`Lao Cai` is no word for Laos, and `South China Sea` none for China."""
    after = text[match.end() : match.end() + 5]
    return match[0] == "Lao" and (after.startswith((" Cai", "Cai")))


def names_both(text: str) -> bool:
    return (names_nation(text, "VN") and names_nation(text, "CN")) or "Sino-Viet" in text
