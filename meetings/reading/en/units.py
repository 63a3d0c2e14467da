"""Units and services in an English sentence: parties to an encounter whose heads may not be named."""

from collections.abc import Iterator
from functools import cache

from meetings.beat import sides
from meetings.encounter import Side
from meetings.reading.body import Sentence
from meetings.reading.en.names import proper_name_before
from meetings.reading.en.words import names_both, rule
from meetings.reading.rules import Rule
from meetings.reading.spans import is_free
from meetings.reading.units import UnitMention
from meetings.reading.vocabulary import either, of_side


@cache
def bodies() -> tuple[tuple[Rule, Side], ...]:
    """The words for the bodies of each side."""
    return tuple(
        (Rule(rf"\b(?:{either(of_side(side, 'units', 'en'))})(?!\w)"), side) for side in reversed(sides())
    )


@cache
def _joint() -> Rule:
    return rule("joint_forces")


def units(sentence: Sentence, *, bilateral: bool) -> list[UnitMention]:
    """The units a sentence names, in order; `the two navies` are of both sides if it is `bilateral`."""
    found = list(_joint_units(sentence)) if bilateral or names_both(sentence.folded) else []
    for named, side in bodies():
        for m in named.finditer(sentence.folded):
            start, end = sentence.start + m.start(), sentence.start + m.end()
            if is_free(start, end, found):
                opens = proper_name_before(sentence.folded, m.start())
                name = sentence.folded[opens : m.end()]
                found.append(
                    UnitMention(start=start, end=end, name=name, side=side, opens=sentence.start + opens)
                )
    return sorted(found, key=lambda u: u.start)


def _joint_units(sentence: Sentence) -> Iterator[UnitMention]:
    for m in _joint().finditer(sentence.folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        yield from (UnitMention(start=start, end=end, name=m[0], side=side) for side in sides())
