"""Forces and delegations that a Chinese sentence names without their heads."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.beat import order, partner, sides
from meetings.encounter import Side
from meetings.reading.body import Sentence
from meetings.reading.rules import Rule, RuleList
from meetings.reading.units import UnitMention
from meetings.reading.vocabulary import of_side
from meetings.reading.zh.nations import names_nation
from meetings.reading.zh.words import alternation, rule


@cache
def _joint() -> Rule:
    """A service of both countries at once: `中越海警`, `两国海军`."""
    return Rule(
        rf"(?:{alternation('both')}(?:两国|双方)?|(?P<implied>两国|双方))(?:{rule('joint_forces').pattern})"
    )


def units(sentence: Sentence) -> list[UnitMention]:
    """The units a sentence names, in order; of overlapping names the first stands."""
    found: list[UnitMention] = []
    for unit in (*_joint_units(sentence), *_own_units(sentence)):
        same = [u for u in found if unit.start < u.end and u.start < unit.end]
        if not same or all(u.side != unit.side and u.name == unit.name for u in same):
            found.append(unit)
    return sorted(found, key=lambda u: u.start)


def _joint_units(sentence: Sentence) -> Iterator[UnitMention]:
    for m in _joint().finditer(sentence.folded):
        if m["implied"] and not names_nation(sentence.folded, partner("zh")):
            continue
        yield from (_unit(sentence, m, side) for side in sides())


def _own_units(sentence: Sentence) -> Iterator[UnitMention]:
    named = [
        _unit(sentence, m, side)
        for unit, side in _units().that_may_match(sentence.folded)
        for m in unit.finditer(sentence.folded)
    ]
    yield from sorted(named, key=lambda u: (order(u.side), u.start))


@cache
def _units() -> RuleList[Side]:
    return RuleList((Rule(unit), side) for side in sides() for unit in of_side(side, "units", "zh"))


def _unit(sentence: Sentence, match: re.Match[str], side: Side) -> UnitMention:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return UnitMention(start=start, end=end, name=match[0], side=side)
