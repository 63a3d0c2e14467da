"""Which exchange a meeting is part of, and in which visit it took place (domain model, 12.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from meetings.beat import opposite, sides
from meetings.encounter import Encounter
from meetings.grouping import Mark, mark
from meetings.heads import host_country, same_heads
from meetings.meeting import Meeting
from meetings.same import CONTAINERS, CONVERSATIONS, EDITIONS, REMOTE
from meetings.series import mechanism_kind, mechanisms_around, same_ordinal
from meetings.speaking import may_open
from meetings.windows import Window, days_apart, window_of

PORT_CALL_DAYS = 4
"""A ship calls at a port this many days before or after the patrol it belongs to."""


def linked(meeting: Meeting, known: Iterable[Meeting]) -> Meeting:
    """The meeting with the ids of its exchange and visit, as far as both are among the known ones.

    A part of an exchange is not given a visit too: a guest's stay in the capital is told apart from it. What
    no report would open any more holds nothing.
    """
    others = [m for m in known if m.id != meeting.id and any(map(may_open, m.articles))]
    parent = _shortest(m for m in others if contains(m.facts, meeting.facts))
    visit = None if parent else _shortest(m for m in others if hosted(m.facts, meeting.facts))
    return replace(meeting, parent=parent, visit=visit)


def relink(known: Sequence[Meeting], changed: Meeting) -> list[Meeting]:
    """The other meetings whose links change with this one, as it may come after its parts, or go."""
    return [
        new
        for old in known
        if old.id != changed.id and _touches(changed, old) and (new := linked(old, known)) != old
    ]


def _touches(changed: Meeting, other: Meeting) -> bool:
    if changed.id in (other.parent, other.visit):
        return True
    return contains(changed.facts, other.facts) or hosted(changed.facts, other.facts)


def _shortest(containers: Iterable[Meeting]) -> str | None:
    """The id of the container that lasts least long; of two such, the one told of first."""

    def length(container: Meeting) -> tuple[int, Mark]:
        window = window_of(container.facts)
        return ((window.last - window.first).days if window else 0, min(map(mark, container.articles)))

    shortest = min(containers, key=length, default=None)
    return shortest.id if shortest else None


def contains(whole: Encounter, part: Encounter) -> bool:
    """Whether `part` is held within the edition `whole`: in its days, with one of its heads or its number."""
    days, inner = window_of(whole), window_of(part)
    if days is None or inner is None or whole.kind == part.kind or part.kind in CONTAINERS:
        return False
    if whole.kind == "joint_patrol_sea":
        near = part.kind == "port_call" and days_apart(days, inner) <= PORT_CALL_DAYS
        return near and _calls_within(whole, part)
    if whole.kind == "border_exchange" and _is_around(whole, part):
        return days_apart(days, inner) == 0
    if not _within(inner, days):
        return False
    if whole.kind == "border_exchange":
        return _shares_head(whole, part) or _same_edition(whole, part)
    return whole.kind in EDITIONS and part.kind not in EDITIONS and _same_edition(whole, part)


def _is_around(whole: Encounter, part: Encounter) -> bool:
    """Whether the mechanism of one has editions of its own around those of the other's kind."""
    around = mechanisms_around().get(_mechanism(part) or "")
    return around is not None and mechanism_kind(around) == whole.kind


def _calls_within(patrol: Encounter, call: Encounter) -> bool:
    """A call of the ships of a patrol, or a call of no series while its series has calls around it."""
    calls = {name for name, around in mechanisms_around().items() if around == _mechanism(patrol)}
    return bool(calls) and _mechanism(call) in {None, *calls}


def hosted(visit: Encounter, part: Encounter) -> bool:
    """Whether `part` took place in the visit: face to face with its guest, in its days and country."""
    host, days, inner = host_country(visit), window_of(visit), window_of(part)
    if (
        visit.kind != "visit"
        or part.kind not in CONVERSATIONS - REMOTE
        or host is None
        or days is None
        or inner is None
    ):
        return False
    return (
        same_heads(visit, part, opposite(host)) == "same"
        and _within(inner, days)
        and host_country(part) in {host, None}
    )


def _within(inner: Window, days: Window) -> bool:
    return days.first <= inner.first and inner.last <= days.last


def _mechanism(facts: Encounter) -> str | None:
    return facts.mechanism.id if facts.mechanism else None


def _shares_head(a: Encounter, b: Encounter) -> bool:
    return any(same_heads(a, b, side) == "same" for side in sides())


def _same_edition(a: Encounter, b: Encounter) -> bool:
    if a.mechanism is None or b.mechanism is None or a.mechanism.id != b.mechanism.id:
        return False
    return same_ordinal(a.mechanism, b.mechanism) == "same"
