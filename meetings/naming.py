"""The id of a meeting: readable, of ASCII, and given once."""

import re
from collections.abc import Callable, Collection
from datetime import datetime, timedelta, timezone

from meetings.encounter import Encounter, Participant
from meetings.folding import plain
from meetings.same import CONVERSATIONS

HANOI = timezone(timedelta(hours=7))
_LONGEST = 80


def new_id(facts: Encounter, reported_at: datetime, taken: Callable[[str], Collection[str]]) -> str:
    """Day, kind and people, or the number of an edition: ``2026-03-18-talks-giang-dong-jun``.

    `taken` gives the ids in use that begin with a stem; a second meeting of one stem ends in ``-2``. Without
    a date of its own a meeting is named by the day of its first report, in Hanoi.
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
        return reported_at.astimezone(HANOI).date().isoformat()
    day = facts.start.isoformat()
    return day[: len("YYYY-MM")] if facts.date_precision == "month" else day


def _who(facts: Encounter) -> str:
    if facts.kind not in CONVERSATIONS and facts.mechanism and facts.mechanism.ordinal:
        return str(facts.mechanism.ordinal)
    people = [_short(p) for side in (facts.heads("VN")[:1], facts.heads("CN")[:1]) for p in side]
    return "-".join(filter(None, people)) or next((_slug(p.id) for p in facts.places), "")


def _short(person: Participant) -> str:
    """Vietnamese by given name, Chinese by full name, as the press of each side does."""
    if person.side == "CN":
        return _slug(person.person or person.name or person.post or "")
    return _slug(person.name.split()[-1] if person.name else person.person or person.post or "")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
