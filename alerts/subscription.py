"""Who wants to hear of which meetings, when, through which channels and in which language."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from alerts.schedule import Digest, Immediate, Schedule, due_at
from alerts.words import Language
from meetings.encounter import Encounter
from meetings.gazetteer import kind_weight, level_order, post_level
from meetings.meeting import Meeting

__all__ = ["Digest", "Filter", "Immediate", "Schedule", "Subscription", "due_at", "matches", "weight"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which meetings: every field given must agree, an empty one lets all pass.

    `kinds`, `levels`, `places`, `persons` are ids of the gazetteer; one common person or place is enough.
    `min_weight` goes from 1 to 5 (domain model, section 2).
    """

    kinds: tuple[str, ...] = ()
    min_weight: int = 1
    persons: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """`channels` are the names the configuration gives to channels."""

    name: str
    channels: tuple[str, ...]
    filter: Filter = field(default_factory=Filter)
    schedule: Schedule = field(default_factory=Immediate)
    language: Language = "vi"


def matches(wanted: Filter, meeting: Meeting) -> bool:
    """True when the filter lets this meeting through."""
    facts = meeting.facts
    return (
        weight(facts) >= wanted.min_weight
        and _one_of({facts.kind}, wanted.kinds)
        and _one_of({facts.level}, wanted.levels)
        and _one_of({facts.status}, wanted.statuses)
        and _one_of({p.person for p in facts.participants}, wanted.persons)
        and _one_of({p.id for p in facts.places}, wanted.places)
    )


def _one_of(found: AbstractSet[str | None], wanted: tuple[str, ...]) -> bool:
    return not wanted or not found.isdisjoint(wanted)


def weight(facts: Encounter) -> int:
    """How much a meeting matters, 1 to 5; a reception by the rank of its host (domain model, section 2)."""
    if facts.kind != "receive" or facts.host_side not in {"VN", "CN"}:
        return kind_weight(facts.kind)
    hosts = [p for p in facts.participants if p.side == facts.host_side and p.role == "head" and p.post]
    order = min((level_order(post_level(p.post)) for p in hosts), default=None)
    if order is None:
        return kind_weight(facts.kind)
    return 4 if order <= level_order("minister") else 3 if order <= level_order("deputy_minister") else 2
