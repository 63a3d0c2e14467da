"""Units and services in an English sentence: parties to an encounter whose heads may not be named."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.encounter import SIDES, Side
from meetings.reading.body import Sentence
from meetings.reading.en.words import listed, names_both
from meetings.reading.rules import Rule
from meetings.reading.units import UnitMention

_OF_SIDE: tuple[tuple[str, Side], ...] = (("cn_units", "CN"), ("vn_units", "VN"))


@cache
def _rules() -> tuple[tuple[Rule, Side], ...]:
    return tuple((Rule(r"\b(?:" + "|".join(listed(name)) + r")(?!\w)"), side) for name, side in _OF_SIDE)


@cache
def _joint() -> Rule:
    return Rule(r"\b(?:" + "|".join(listed("joint_forces")) + r")(?!\w)", re.IGNORECASE)


def units(sentence: Sentence, *, bilateral: bool) -> list[UnitMention]:
    """The units a sentence names, in order; `the two navies` are of both sides if it is `bilateral`."""
    found = list(_joint_units(sentence)) if bilateral or names_both(sentence.folded) else []
    for rule, side in _rules():
        for m in rule.finditer(sentence.folded):
            start, end = sentence.start + m.start(), sentence.start + m.end()
            if not any(start < u.end and u.start < end for u in found):
                found.append(UnitMention(start=start, end=end, name=m[0], side=side))
    return sorted(found, key=lambda u: u.start)


def _joint_units(sentence: Sentence) -> Iterator[UnitMention]:
    for m in _joint().finditer(sentence.folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        yield from (UnitMention(start=start, end=end, name=m[0], side=side) for side in SIDES)
