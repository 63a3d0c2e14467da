"""Who met whom: whether two reports name one person, the same heads, the same host."""

from functools import lru_cache

from meetings import gazetteer
from meetings.beat import sides
from meetings.encounter import Encounter, Participant, Side
from meetings.folding import plain
from meetings.series import Agreement
from meetings.transcription import same_name


def same_person(a: Participant, b: Participant) -> bool:
    """One person: by identity, by name, or by a post that has one holder or is all that one is named by."""
    if a.side != b.side:
        return False
    if a.person and b.person:
        return a.person == b.person
    if a.post and a.post == b.post and (_is_held_by_one(a.post) or not (a.name and b.name)):
        return True
    if a.name and b.name:
        return same_name(a.name, b.name) or (_is_known(a, b) and _unmarked(a.name) == _unmarked(b.name))
    return False


def _is_held_by_one(post: str) -> bool:
    """Whether a post has one holder on a day, as a ministry has one minister."""
    known = gazetteer.posts().get(post)
    return known is not None and not known.several


_unmarked = lru_cache(maxsize=4_096)(plain)


def _is_known(a: Participant, b: Participant) -> bool:
    """Whether one is in the gazetteer: the marks of a name that then is like no other's are misprints."""
    return bool(a.person or b.person)


def same_heads(a: Encounter, b: Encounter, side: Side) -> Agreement:
    ours, theirs = a.heads(side), b.heads(side)
    if not ours or not theirs:
        return "unknown"
    if any(same_person(p, q) for p in ours for q in theirs):
        return "same"
    nameless = any(p.name is None and p.post is None for p in (*ours, *theirs))
    return "unknown" if nameless else "differ"


def host_country(encounter: Encounter) -> Side | None:
    """The side where the encounter tells which; None for both, a third country, or unknown."""
    if encounter.host_side in sides():
        return encounter.host_side
    countries = {p.country for p in encounter.places}
    return next((side for side in sides() if countries == {side}), None)
