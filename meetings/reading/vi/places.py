"""Places in Vietnamese: their names, and venues, which tell a capital (domain model, section 8)."""

import re
from functools import cache

from meetings import gazetteer
from meetings.folding import tones
from meetings.reading.body import Sentence
from meetings.reading.places import PlaceMention, place_of
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vi.words import PROPER, alternation, listed
from meetings.reading.vocabulary import longest


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for place in gazetteer.places().values():
        for name in place.names.get("vi", ()):
            found[tones(name)] = place.id
            if place.type == "sea":
                found |= dict.fromkeys(_spellings(tones(name)), place.id)
    return found


def _spellings(name: str) -> set[str]:
    """`Vịnh Bắc Bộ` is written with and without capitals."""
    *first, last = name.split()
    forms = (
        [head, *first[1:], tail] for head in (first[0], first[0].lower()) for tail in (last, last.lower())
    )
    return {name.lower(), *(" ".join(form) for form in forms)}


@cache
def _names() -> Rule:
    return Rule(rf"\b{longest(_by_name())}\b")


_AT_WORDS = "tại|ở|đến|tới|sang|thăm|cập cảng|trên|giữa|từ|qua"


@cache
def _at() -> re.Pattern[str]:
    openers = alternation("place_openers")
    named = rf"(?:(?-i:{PROPER})\s){{0,3}}(?-i:{PROPER})"
    venues = alternation("venue_words")
    smaller = rf"(?:{named}|{venues}\b[^,;()]{{0,40}}?)\s*(?:,|\()\s*"
    of_place = rf"(?:{venues}\s+(?={openers}))?(?:{openers}\s+)*"  # `sân vận động thành phố`
    return re.compile(
        rf"\b(?:{_AT_WORDS})\s+{of_place}(?:(?<=\s){smaller}(?:{openers}\s+)*){{0,2}}$", re.IGNORECASE
    )


def named(sentence: Sentence) -> list[PlaceMention]:
    """Every name of a place, also as a part of another name: `Đồn Biên phòng Lào Cai`."""
    return [
        PlaceMention(
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
            place=place_of(_by_name()[m[0]], _spelt(_by_name()[m[0]], m[0])),
            locative=bool(_at().search(sentence.folded[: m.start()])),
        )
        for m in _names().finditer(sentence.folded)
    ]


def _spelt(place: str, name: str) -> str:
    """A name as the gazetteer spells it, `vịnh Bắc bộ` or not."""
    spelt = (n for n in gazetteer.places()[place].names.get("vi", ()) if n.casefold() == name.casefold())
    return next(spelt, name)


@cache
def _part_of_name() -> re.Pattern[str]:
    """What turns a place name into part of another: `Diễn đàn Hương Sơn Bắc Kinh` is no place."""
    return re.compile(r"(?:" + "|".join(listed("part_of_name")) + r")\s*$")


def places(sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence, in order."""
    found = [
        m for m in named(sentence) if not _part_of_name().search(sentence.folded[: m.start - sentence.start])
    ]
    return sorted(found + _venues(sentence), key=lambda p: p.start)


@cache
def _venue_rules() -> RuleList[str]:
    return RuleList((Rule(rule, re.IGNORECASE), place) for rule, place in listed("venues"))


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
