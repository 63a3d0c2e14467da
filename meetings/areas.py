"""Places that are one for a meeting: a town and its province, the two sides of a border gate."""

from collections.abc import Collection, Iterable
from functools import cache

from meetings import gazetteer
from meetings.encounter import Place


def finest(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, as first named, and no province beside a town in it: that is where the town lies."""
    named: dict[str, Place] = {}
    for place in places:
        named.setdefault(place.id, place)
    around = {_province(identity) for identity in named}
    return tuple(p for p in named.values() if p.id not in around)


def same_area(a: str, b: str) -> bool:
    """One place, a place and its province, or the two sides of one border gate (domain model, section 8)."""
    if a == b or _province(a) == b or _province(b) == a:
        return True
    return any((a in ours and b in theirs) or (b in ours and a in theirs) for ours, theirs in _gates())


def _province(place: str) -> str | None:
    known = gazetteer.places().get(place)
    return known.parent if known else None


@cache
def _gates() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((_area([r["id"]]), _area(r["across"])) for r in gazetteer.records("gates"))


def _area(places: Collection[str]) -> frozenset[str]:
    return frozenset(p for place in places for p in (place, _province(place)) if p)
