"""The facts of a meeting, merged from everything its reports say."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, zip_longest
from typing import Any, TypeVar

from meetings.areas import finest
from meetings.beat import sides
from meetings.copies import in_order
from meetings.documents import document_key
from meetings.encounter import Document, Encounter, HostSide, Invitation, Participant, Place, Precision, Topic
from meetings.folding import plain
from meetings.heads import same_person
from meetings.meeting import Report
from meetings.same import CONVERSATIONS
from meetings.speaking import Heard, heard
from meetings.transcription import is_han
from meetings.verdict import Quote
from meetings.votes import Elected, elect, independent_first

T = TypeVar("T")

QUOTES = 3
"""How many sentences a field is shown with; lists keep more where an item would lose its only one."""
SPREAD_DAYS = 7
_PRECISION: tuple[Precision, ...] = ("day", "inferred", "month")

When = tuple[date, date, Precision]


def merge(reports: Sequence[Report]) -> Encounter:
    """What the reports (at least one) say together; the order they are given in does not matter."""
    reports = in_order(reports)
    told = heard(reports)
    kind = elect(told.main, lambda r: r.encounter.kind)
    frame = _frame(told)
    when = _when(told.main, frame)
    located = _located(told.main, frame)
    host: Elected[HostSide] = elect(told.main, lambda r: r.encounter.host_side)
    level = elect(told.main, lambda r: r.encounter.level)
    mechanism = elect(_numbered(reports), lambda r: r.encounter.mechanism)
    first, last, precision = when.value or (None, None, _PRECISION[0])
    facts = Encounter(
        kind=kind.value or "",
        status=told.status,
        start=first,
        end=last,
        date_precision=precision,
        places=_places(located, host.value),
        host_side=host.value,
        level=level.value,
        participants=_participants(told.main),
        mechanism=mechanism.value,
        topics=_topics(told.outcomes),
        documents=_documents(told),
        invitations=_invitations(told.outcomes),
    )
    said: dict[str, Elected[Any]] = {
        "kind": kind,
        "start": when,
        "end": when,
        "host_side": host,
        "level": level,
        "mechanism": mechanism,
    }
    supporters = {name: elected.supporters for name, elected in said.items()}
    supporters["status"] = independent_first(r for r in told.main if r.encounter.status == told.status)
    return replace(facts, evidence=_evidence(supporters, told, located))


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
    """The days most sources give, the exactly dated before the others."""
    dated = [r for r in reports if r.encounter.start]
    best = min((_PRECISION.index(r.encounter.date_precision) for r in dated), default=0)
    dated = [r for r in dated if r.encounter.date_precision == _PRECISION[best]]
    if any(r.encounter.kind not in CONVERSATIONS for r in dated):
        return _whole(dated, frame)
    return elect(dated, _window)


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
    planned = [
        replace(r, encounter=replace(r.encounter, places=more))
        for r in independent_first(frame)
        if r.encounter.kind == "border_exchange"
        and (more := tuple(p for p in r.encounter.places if p.country not in told))
    ]
    return [*independent_first(reports), *planned]


def _places(reports: Sequence[Report], host: HostSide | None) -> tuple[Place, ...]:
    """Every place told of, the host's own first."""
    told = (p for r in reports for p in r.encounter.places)
    abroad = host in sides()
    return tuple(sorted(finest(told), key=lambda p: abroad and p.country != host))


def _participants(reports: Sequence[Report]) -> tuple[Participant, ...]:
    """Everyone named, the heads first; who is named by post alone joins the one known to hold it."""
    everyone = [p for r in independent_first(reports) for p in r.encounter.participants]
    groups: list[list[Participant]] = []
    for person in sorted(everyone, key=lambda p: (p.person is None, p.name is None)):
        group = next((g for g in groups if any(same_person(person, known) for known in g)), None)
        if group is None:
            groups.append([person])
        else:
            group.append(person)
    groups.sort(key=lambda g: min(everyone.index(p) for p in g))
    return tuple(sorted(map(_one, groups), key=lambda p: p.role != "head"))


def _one(group: Sequence[Participant]) -> Participant:
    return Participant(
        person=_usual(p.person for p in group),
        name=_usual(p.name for p in group if p.name and not is_han(p.name)) or group[0].name,
        side=group[0].side,
        rank=_usual(p.rank for p in group),
        post=_usual(p.post for p in group),
        role="head" if any(p.role == "head" for p in group) else "member",
    )


def _usual(values: Iterable[str | None]) -> str | None:
    counted = Counter(v for v in values if v)
    return max(counted, key=counted.__getitem__, default=None)


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


def invitation_key(invitation: Invitation) -> Hashable:
    """Who asks whom to what; outlets word one event more or less fully."""
    event = plain(invitation.event)
    named = _EVENT.search(event)
    return plain(invitation.inviter), plain(invitation.invitee), named[0] if named else event


_EVENT = re.compile(r"huong son|shangri|admm|giao luu|doi thoai|tham(?! du| gia)")
"""What an invitation is to, at its plainest: a forum, an exchange, a dialogue, or a visit."""


def _invitations(reports: Sequence[Report]) -> tuple[Invitation, ...]:
    told = (i for r in independent_first(reports) for i in r.encounter.invitations)
    return _once(told, invitation_key)


def _once(items: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """The first item with each key, in order."""
    found: dict[Hashable, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())


# --- evidence ---------------------------------------------------------------------------------------------


def _evidence(
    supporters: dict[str, tuple[Report, ...]], told: Heard, located: Sequence[Report]
) -> dict[str, tuple[Quote, ...]]:
    found = {name: _a_few(name, reports) for name, reports in supporters.items()}
    found["places"] = _for_each_item("places", located)
    found["participants"] = _for_each_item("participants", independent_first(told.main))
    for name in ("topics", "documents", "invitations"):
        found[name] = _for_each_item(name, independent_first(told.outcomes))
    return {name: quotes for name, quotes in found.items() if quotes}


def _a_few(name: str, reports: Iterable[Report]) -> tuple[Quote, ...]:
    """A sentence of each report in turn, then a second one of each."""
    rounds = zip_longest(*(_quotes(name, r) for r in reports))
    return tuple(q for q in dict.fromkeys(chain.from_iterable(rounds)) if q)[:QUOTES]


def _for_each_item(name: str, reports: Sequence[Report]) -> tuple[Quote, ...]:
    """All sentences of each report that adds an item, so that none is left without its own."""
    seen: set[Hashable] = set()
    adding = []
    for report in reports:
        items = {_item_key(item) for item in getattr(report.encounter, name)}
        if items - seen:
            adding.append(report)
            seen |= items
    needed = dict.fromkeys(q for r in adding for q in _quotes(name, r))
    others = _a_few(name, [r for r in reports if getattr(r.encounter, name)])
    return tuple(needed) + tuple(q for q in others if q not in needed)[: max(0, QUOTES - len(needed))]


def _item_key(item: Place | Participant | Topic | Document | Invitation) -> Hashable:
    match item:
        case Place() | Topic():
            return item
        case Participant():
            return item.person or plain(item.name or item.post or "")
        case Document():
            return document_key(item)
        case Invitation():
            return invitation_key(item)


def _quotes(name: str, report: Report) -> tuple[Quote, ...]:
    return tuple(replace(q, url=q.url or report.url) for q in report.encounter.evidence.get(name, ()))
