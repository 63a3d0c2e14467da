"""Venues in Vietnamese sentences, which tell a capital (domain model, section 8)."""

import re
from functools import cache

from meetings import gazetteer
from meetings.reading.body import Sentence
from meetings.reading.places import PlaceMention, named, place_of
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vocabulary import vocabulary


@cache
def _part_of_name() -> re.Pattern[str]:
    """What turns a place name into part of another: `Diễn đàn Hương Sơn Bắc Kinh` is no place."""
    return re.compile(r"(?:" + "|".join(vocabulary()["part_of_name"]) + r")\s*$")


def places(sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence, in order."""
    found = [
        m for m in named(sentence) if not _part_of_name().search(sentence.folded[: m.start - sentence.start])
    ]
    return sorted(found + _venues(sentence), key=lambda p: p.start)


@cache
def _venue_rules() -> RuleList[str]:
    return RuleList((Rule(rule, re.IGNORECASE), place) for rule, place in vocabulary()["venues"])


def _venues(sentence: Sentence) -> list[PlaceMention]:
    """A venue gives the place when no city is named: the ministry's seat is in the capital."""
    return [
        PlaceMention(
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
            place=place_of(place, gazetteer.place_label(place, "vi")),
            locative=True,
        )
        for rule, place in _venue_rules().that_may_match(sentence.folded)
        if (m := rule.search(sentence.folded))
    ]
