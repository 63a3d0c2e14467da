"""Places in a sentence by their names (domain model, section 8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from meetings import gazetteer
from meetings.beat import beat
from meetings.encounter import Place


@dataclass(slots=True, kw_only=True)
class PlaceMention:
    """A place named or implied; `locative` when words such as `tại` or `ở` stand before it."""

    start: int
    end: int
    place: Place
    locative: bool


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
    return not beat().border.isdisjoint((known.id, known.parent))
