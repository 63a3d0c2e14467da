"""Places in a sentence by their names (domain model, section 8)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from meetings import gazetteer
from meetings.encounter import Place
from meetings.folding import tones
from meetings.reading.body import Sentence
from meetings.reading.rules import Rule
from meetings.reading.vocabulary import PROPER, alternation, longest, vocabulary


@dataclass(slots=True, kw_only=True)
class PlaceMention:
    """A place named or implied; `locative` when words such as `tại` or `ở` stand before it."""

    start: int
    end: int
    place: Place
    locative: bool


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
        [name.split(maxsplit=1)[0].lower(), *name.split()[1:]],
        [first[0].lower(), *first[1:], last.lower()],
    )
    return {name, name.lower(), *(" ".join(form) for form in forms)}


@cache
def _names() -> Rule:
    return Rule(rf"\b{longest(_by_name())}\b")


_AT_WORDS = "tại|ở|đến|tới|sang|thăm|cập cảng|trên|giữa|từ|qua"


@cache
def _at() -> re.Pattern[str]:
    openers = alternation("place_openers")
    smaller = rf"(?:(?-i:{PROPER})\s){{0,3}}(?-i:{PROPER})\s*(?:,|\()\s*"
    return re.compile(
        rf"\b(?:{_AT_WORDS})\s+(?:{openers}\s+)*(?:(?<=\s){smaller}(?:{openers}\s+)*){{0,2}}$", re.IGNORECASE
    )


def named(sentence: Sentence) -> list[PlaceMention]:
    """Every name of a place, also as a part of another name: `Đồn Biên phòng Lào Cai`."""
    return [
        PlaceMention(
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
            place=place_of(_by_name()[m[0]], m[0]),
            locative=bool(_at().search(sentence.folded[: m.start()])),
        )
        for m in _names().finditer(sentence.folded)
    ]


def place_of(identity: str, name: str) -> Place:
    return Place(id=identity, name=name, country=gazetteer.places()[identity].country)


def town_in(place: Place, named: Iterable[PlaceMention]) -> Place:
    """The town among these that lies in a province, else the place itself."""
    known = gazetteer.places()
    return next((m.place for m in named if known[m.place.id].parent == place.id), place)


_BESIDE = 20
"""Characters between a town and its province: ``thành phố Móng Cái, tỉnh Quảng Ninh``."""


def named_finest(place: PlaceMention, named: Iterable[PlaceMention]) -> Place:
    """The town in a province that is named beside it, or as a place to be at; no other place in it."""
    return town_in(
        place.place,
        [m for m in named if m.locative or max(m.start - place.end, place.start - m.end) <= _BESIDE],
    )


def is_border(place: Place) -> bool:
    """Whether a place lies in a province on the common border or is a gate, town or region there."""
    known = gazetteer.places()[place.id]
    border = set(vocabulary()["border_provinces"])
    return known.id in border or known.parent in border
