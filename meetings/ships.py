"""Ships by their names and hull numbers: which a text names, and whether two reports name the same ones."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from meetings.article import LANGUAGES
from meetings.reading.vocabulary import vocabulary
from meetings.series import Agreement
from meetings.transcription import same_name


def ships_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a folded sentence has the name or number of a ship, in whatever language it is written."""
    return (m.span("name") for rule in _rules() for m in rule.finditer(text))


@cache
def _rules() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rule) for language in LANGUAGES for rule in vocabulary(language).get("ship_names", ())
    )


def same_ships(ours: Sequence[str], theirs: Sequence[str]) -> Agreement:
    """Whether two lists have a ship in common; names and numbers are not compared with each other."""
    pairs = [(a, b) for a in ours for b in theirs if a.isdigit() == b.isdigit()]
    if any(_same(a, b) for a, b in pairs):
        return "same"
    return "differ" if pairs else "unknown"


def _same(a: str, b: str) -> bool:
    return int(a) == int(b) if a.isdigit() else same_name(a, b)
