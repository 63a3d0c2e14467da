"""Who may stand for a side in an encounter: people and units."""

import re
from collections.abc import Sequence
from functools import cache

from meetings.beat import order
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.units import UnitMention
from meetings.reading.vocabulary import either, vocabulary, words

Party = PersonMention | UnitMention


@cache
def both_ministers_rule() -> re.Pattern[str]:
    both = either(vocabulary()["both_behind"])
    return re.compile(rf"\bBộ trưởng (?:Bộ )?Quốc phòng (?:hai nước|{both})", re.IGNORECASE)


def in_order(one: Party, other: Party) -> tuple[Party, ...]:
    """Those of the two sides, the first side first."""
    return (other, one) if order(one.side) else (one, other)


def may_lead(person: PersonMention) -> bool:
    """Whether somebody may stand for a side unasked; an attaché is there whoever meets."""
    return is_defence(person) and person.level != "attache"


@cache
def _civil() -> frozenset[str]:
    return frozenset(vocabulary()["civil_posts"])


def is_defence(party: Party) -> bool:
    """Whether somebody stands for the armed forces (domain model, section 1)."""
    if isinstance(party, UnitMention):
        return True
    if party.post in _civil():
        return False
    if party.post is not None:
        return party.level not in ("leader", "ambassador")
    return party.rank is not None


def eligible(parties: Sequence[Party], passage: Passage) -> bool:
    """One head is of the defence family; the other is too, leads the state, or is an ambassador."""
    if len(parties) != 2:
        return False
    if any(isinstance(p, PersonMention) and (p.post in _civil() or _faceless_leader(p)) for p in parties):
        return False
    if _names_police(passage) and not all(_has_defence_post(p) for p in parties):
        return False
    return any(is_defence(p) for p in parties)


def _names_police(passage: Passage) -> bool:
    """Whether police are named other than in the name of a border unit."""
    text = passage.text
    for unit in passage.units:
        text = text.replace(unit.name, "")
    return any(w in text for w in words("police_words"))


def _faceless_leader(person: PersonMention) -> bool:
    """`Chủ tịch nước` without a name that can be told is no party to anything."""
    return person.name is None and person.level == "leader"


def _has_defence_post(party: Party) -> bool:
    return isinstance(party, PersonMention) and party.post is not None and is_defence(party)
