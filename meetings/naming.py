"""The id of a meeting: readable, of ASCII, and given once."""

import re
from collections.abc import Callable, Collection
from datetime import datetime

from meetings.beat import beat, sides
from meetings.encounter import Encounter, Participant
from meetings.folding import plain
from meetings.same import CONVERSATIONS

_LONGEST = 80


def new_id(facts: Encounter, reported_at: datetime, taken: Callable[[str], Collection[str]]) -> str:
    """Day, kind and people, or the number of an edition: ``2026-03-18-talks-giang-dong-jun``.

    `taken` gives the ids in use that begin with a stem; a second meeting of one stem ends in ``-2``. Without
    a date of its own a meeting is named by the day of its first report, in the zone of the beat.
    """
    stem = "-".join(filter(None, (_day(facts, reported_at), _slug(facts.kind), _who(facts))))[
        :_LONGEST
    ].rstrip("-")
    used = set(taken(stem))
    number = 2
    name = stem
    while name in used:
        name = f"{stem}-{number}"
        number += 1
    return name


def _day(facts: Encounter, reported_at: datetime) -> str:
    if facts.start is None:
        return beat().day_of(reported_at).isoformat()
    day = facts.start.isoformat()
    return day[: len("YYYY-MM")] if facts.date_precision == "month" else day


def _who(facts: Encounter) -> str:
    if facts.kind not in CONVERSATIONS and facts.mechanism and facts.mechanism.ordinal:
        return str(facts.mechanism.ordinal)
    people = [_short(p) for side in sides() for p in facts.heads(side)[:1]]
    return "-".join(filter(None, people)) or next((_slug(p.id) for p in facts.places), "")


def _short(person: Participant) -> str:
    """By the given name where it comes last, else by the full name, as the press of each side does."""
    if beat().state(person.side).called_by == "first":
        return _slug(person.person or person.name or person.post or "")
    return _slug(person.name.split()[-1] if person.name else person.person or person.post or "")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
