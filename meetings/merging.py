"""The facts of a meeting, merged from everything its reports say."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from meetings.areas import finest, same_area
from meetings.attendance import participants, ships, units
from meetings.beat import sides
from meetings.copies import in_order
from meetings.documents import document_key
from meetings.encounter import (
    Document,
    Edition,
    Encounter,
    HostSide,
    Invitation,
    Place,
    Precision,
    Topic,
)
from meetings.evidence import evidence_of
from meetings.invitations import invitation_key
from meetings.meeting import Report
from meetings.same import CONVERSATIONS
from meetings.speaking import Heard, heard
from meetings.votes import Elected, elect, independent_first

T = TypeVar("T")

SPREAD_DAYS = 7
MANY = 3
"""So many reports outweigh one that has talks elsewhere."""
_PRECISION: tuple[Precision, ...] = ("day", "inferred", "month")

When = tuple[date, date, Precision]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voices:
    """Who of the reports is heard, and what they elect."""

    told: Heard
    kind: Elected[str]
    when: Elected[When]
    host: Elected[HostSide]
    mechanism: Elected[Edition]
    located: Sequence[Report]


def _voices(reports: Sequence[Report]) -> _Voices:
    told = heard(reports)
    frame = _frame(told)
    return _Voices(
        told=told,
        kind=elect(told.main, lambda r: r.encounter.kind),
        when=_when(told.main, frame),
        host=elect(told.main, lambda r: r.encounter.host_side),
        mechanism=elect(_numbered(reports), lambda r: r.encounter.mechanism),
        located=_located(told.main, frame),
    )


def merge(reports: Sequence[Report]) -> Encounter:
    """What the reports (at least one) say together; the order they are given in does not matter."""
    voices = _voices(in_order(reports))
    told = voices.told
    level = elect(told.main, lambda r: r.encounter.level)
    said: dict[str, Elected[Any]] = {
        "kind": voices.kind,
        "start": voices.when,
        "end": voices.when,
        "host_side": voices.host,
        "level": level,
        "mechanism": voices.mechanism,
    }
    supporters = {name: elected.supporters for name, elected in said.items()}
    met = units(told.main)
    supporters["units"] = independent_first(r for r in told.main if not {*met}.isdisjoint(r.encounter.units))
    supporters["ships"] = independent_first(r for r in told.main if r.encounter.ships)
    supporters["status"] = independent_first(r for r in told.main if r.encounter.status == told.status)
    return replace(
        _outline(voices),
        level=level.value,
        units=met,
        topics=_topics(told.outcomes),
        documents=_documents(told),
        invitations=_invitations(told.inviting),
        evidence=evidence_of(supporters, told, voices.located),
    )


def outline(reports: Sequence[Report]) -> Encounter:
    """Of what they say together only what tells meetings apart, without its evidence."""
    return _outline(_voices(in_order(reports)))


def _outline(voices: _Voices) -> Encounter:
    first, last, precision = voices.when.value or (None, None, _PRECISION[0])
    return Encounter(
        kind=voices.kind.value or "",
        status=voices.told.status,
        start=first,
        end=last,
        date_precision=precision,
        places=_places(voices.located, voices.host.value),
        host_side=voices.host.value,
        participants=participants(voices.told.main),
        ships=ships(voices.told.main),
        mechanism=voices.mechanism.value,
    )


# --- days -------------------------------------------------------------------------------------------------


def _frame(told: Heard) -> Sequence[Report]:
    """The plan that what lasts was held by: of a few days, all days that were reported among them."""
    days = [w for r in told.main if (w := _window(r))]
    if not days or any(r.encounter.kind in CONVERSATIONS for r in told.main):
        return ()
    first, last = min(w[0] for w in days), max(w[1] for w in days)
    return [
        r
        for r in told.planned
        if (w := _window(r)) and w[0] <= first and last <= w[1] and (w[1] - w[0]).days <= SPREAD_DAYS
    ]


def _when(reports: Sequence[Report], frame: Sequence[Report]) -> Elected[When]:
    """The days most sources give, the exactly dated before the others; a copy has its own day for today."""
    told = [r for r in reports if r.encounter.start]
    dated = [r for r in told if r.copy_of is None] or told
    best = min((_PRECISION.index(r.encounter.date_precision) for r in dated), default=0)
    dated = [r for r in dated if r.encounter.date_precision == _PRECISION[best]]
    if any(r.encounter.kind not in CONVERSATIONS for r in dated):
        return _whole(dated, frame)
    return elect(_on_one_day(dated), _window)


_OF_A_DAY = frozenset({"talks", "call", "receive", "sideline", "phone", "video_talks"})


def _on_one_day(dated: Sequence[Report]) -> Sequence[Report]:
    """Without those who know no more than the days of the visit, one of which another names."""
    if any(r.encounter.kind not in _OF_A_DAY for r in dated):
        return dated
    days = [w[0] for r in dated if (w := _window(r)) and w[0] == w[1]]
    return [
        r
        for r in dated
        if (w := _window(r)) and (w[0] == w[1] or not any(w[0] <= day <= w[1] for day in days))
    ]


def _whole(dated: Sequence[Report], frame: Sequence[Report]) -> Elected[When]:
    """The days of what may last: told together, else planned, else from the first to the last of them."""
    if together := _lasting(dated) or _lasting(frame):
        return elect(together, _window)
    days = [w for r in dated if (w := _window(r))]
    first, last = min(w[0] for w in days), max(w[1] for w in days)
    if (last - first).days > SPREAD_DAYS:
        return elect(dated, _window)
    return Elected(value=(first, last, days[0][2]), supporters=independent_first(dated))


def _lasting(reports: Iterable[Report]) -> list[Report]:
    return [r for r in reports if (w := _window(r)) and w[0] < w[1]]


def _window(report: Report) -> When | None:
    told = report.encounter
    return (told.start, max(told.start, told.end or told.start), told.date_precision) if told.start else None


def _numbered(reports: Sequence[Report]) -> Sequence[Report]:
    """Those that give the edition its number, if any do; a plan's number stays when it is held."""
    return [r for r in reports if r.encounter.mechanism and r.encounter.mechanism.ordinal] or reports


# --- lists ------------------------------------------------------------------------------------------------


def _located(reports: Sequence[Report], frame: Sequence[Report]) -> Sequence[Report]:
    """The reports with the places that count: those of an exchange on a side not told of are planned ones."""
    told = {p.country for r in reports for p in r.encounter.places}
    slips = _slips(reports)
    planned = (
        _with_places(r, [p for p in r.encounter.places if p.country not in told])
        for r in independent_first(frame)
        if r.encounter.kind == "border_exchange"
    )
    counting = (
        _with_places(r, [p for p in r.encounter.places if p.id not in slips])
        for r in independent_first(reports)
    )
    return [r for r in (*counting, *planned) if r.encounter.places]


def _with_places(report: Report, places: Iterable[Place]) -> Report:
    return replace(report, encounter=replace(report.encounter, places=tuple(places)))


def _slips(reports: Sequence[Report]) -> set[str]:
    """Where one report alone has talks that many have elsewhere."""
    if any(r.encounter.kind not in CONVERSATIONS for r in reports):
        return set()
    votes = {p.id: _votes_for(p, reports) for r in reports for p in r.encounter.places}
    return {place for place, count in votes.items() if count <= 1 and max(votes.values()) >= MANY}


def _votes_for(place: Place, reports: Sequence[Report]) -> int:
    """How many independent reports have it there, or as near as its province."""
    return sum(
        any(same_area(place.id, p.id) for p in r.encounter.places) for r in reports if r.copy_of is None
    )


def _places(reports: Sequence[Report], host: HostSide | None) -> tuple[Place, ...]:
    """Every place told of, the host's own first."""
    told = (p for r in reports for p in r.encounter.places)
    abroad = host in sides()
    return tuple(sorted(finest(told), key=lambda p: abroad and p.country != host))


def _topics(reports: Sequence[Report]) -> tuple[Topic, ...]:
    """Every topic with its layers; what was agreed is not told again as reviewed."""
    found = dict.fromkeys(t for r in independent_first(reports) for t in r.encounter.topics)
    agreed = {t.id for t in found if t.layer == "agreed"}
    return tuple(t for t in found if t.layer != "reviewed" or t.id not in agreed)


def _documents(told: Heard) -> tuple[Document, ...]:
    """As many alike as one report tells of; signed when a report of the held meeting says so."""
    found: dict[Hashable, Document] = {}
    for report in independent_first(told.outcomes):
        like: Counter[Hashable] = Counter()
        for document in report.encounter.documents:
            key = document_key(document)
            like[key] += 1
            known = found.get((key, like[key]), document)
            signed = told.status == "held" and (known.signed or document.signed)
            found[key, like[key]] = replace(known, signed=signed)
    return tuple(found.values())


def _invitations(reports: Sequence[Report]) -> tuple[Invitation, ...]:
    told = (i for r in independent_first(reports) for i in r.encounter.invitations)
    return _once(told, invitation_key)


def _once(items: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """The first item with each key, in order."""
    found: dict[Hashable, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())
