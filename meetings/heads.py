"""Who met whom: whether two reports name one person, the same heads, the same host."""

from meetings.beat import sides
from meetings.encounter import Encounter, Participant, Side
from meetings.series import Agreement
from meetings.transcription import same_name


def same_person(a: Participant, b: Participant) -> bool:
    """One person: by identity, else by name, else by post where one of them is named by post alone."""
    if a.side != b.side:
        return False
    if a.person and b.person:
        return a.person == b.person
    if a.name and b.name:
        return same_name(a.name, b.name)
    return a.post is not None and a.post == b.post


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
