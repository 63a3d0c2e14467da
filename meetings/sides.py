"""Which side told of a meeting, when first, and what it alone tells: two accounts side by side."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from meetings import gazetteer
from meetings.agencies import host_of
from meetings.areas import same_area
from meetings.beat import opposite, sides
from meetings.encounter import Encounter, Side
from meetings.meeting import Meeting, Report, sources_of
from meetings.merging import outline
from meetings.same import CONTAINERS
from meetings.speaking import ATTACHED
from meetings.windows import window_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the press of one side tells; `only` has, by field, what the other side's press has not.

    It is empty where the other side is silent: silence tells nothing. `stated` is what the reports say
    together of who, when and where.
    """

    side: Side
    reports: tuple[Report, ...]
    stated: Encounter
    only: Mapping[str, tuple[str, ...]]

    @property
    def independent(self) -> int:
        return sources_of(self.reports)

    @property
    def first(self) -> datetime | None:
        return min((r.published_at for r in self.reports if r.published_at), default=None)


def side_of(report: Report) -> Side | None:
    """Whose word it is: that of the agency whose text it is, else of the country whose host it stands on."""
    named = report.agency
    if named is not None:
        return next((r["side"] for r in gazetteer.records("agencies") if r["id"] == named), None)
    host = host_of(report.url)
    for record in gazetteer.records("press"):
        if any(host == own or host.endswith(f".{own}") for own in record["hosts"]):
            return str(record["side"])
    return next((side for side in sides() if host.endswith(f".{side.lower()}")), None)


def telling(reports: Iterable[Report]) -> tuple[Side, ...]:
    """Whose press has the meeting for its news, in words of its own."""
    own = {side_of(r) for r in reports if r.copy_of is None and r.aspect not in ATTACHED}
    return tuple(side for side in sides() if side in own)


def accounts(meeting: Meeting) -> tuple[Account, ...]:
    """Those of the two sides, as far as there are any; what is of neither is none."""
    told = {side: tuple(r for r in meeting.reporting if side_of(r) == side) for side in sides()}
    alone = {
        side: Account(side=side, reports=reports, stated=outline(reports), only={})
        for side, reports in told.items()
        if reports
    }
    return tuple(replace(a, only=_only(a, alone.get(opposite(a.side)))) for a in alone.values())


def disputed(told: Sequence[Account]) -> tuple[str, ...]:
    """Which of days and places the two sides tell otherwise, so that a reader should know both."""
    if len(told) < len(sides()):
        return ()
    ours, theirs = (account.stated for account in told)
    found = {"dates": _other_days(ours, theirs), "places": _elsewhere(ours, theirs)}
    return tuple(name for name, differs in found.items() if differs)


def _other_days(ours: Encounter, theirs: Encounter) -> bool:
    """Whether both tell the days and not the same ones; one of those that the other tells is no other."""
    one, other = window_of(ours), window_of(theirs)
    if one is None or other is None or not (one.exact and other.exact) or one == other:
        return False
    return not any(a.first == a.last and b.holds(a.first) for a, b in ((one, other), (other, one)))


def _elsewhere(ours: Encounter, theirs: Encounter) -> bool:
    """Whether both tell where, and no place of one lies near one of the other; what travels is in several."""
    if not ours.places or not theirs.places or ours.kind in CONTAINERS:
        return False
    return not any(same_area(p.id, q.id) for p in ours.places for q in theirs.places)


def lag(meeting: Meeting) -> timedelta | None:
    """How much later the second side told of it first; None while one is silent or undated."""
    moments = [first for account in accounts(meeting) if (first := account.first)]
    return max(moments) - min(moments) if len(moments) == len(sides()) else None


def as_json(meeting: Meeting) -> dict[str, Any]:
    """What `hoidam meetings --json` says of the sides."""
    between = lag(meeting)
    return {
        "told_by": {
            a.side: {
                "first_at": a.first.isoformat() if a.first else None,
                "reports": len(a.reports),
                "independent_sources": a.independent,
                "only": {name: list(items) for name, items in a.only.items()},
            }
            for a in accounts(meeting)
        },
        "lag_minutes": int(between.total_seconds() // 60) if between is not None else None,
    }


_ITEMS: dict[str, Callable[[Encounter], Iterable[str | None]]] = {
    "participants": lambda e: (p.person for p in e.participants),
    "places": lambda e: (p.id for p in e.places),
    "agreed": lambda e: (t.id for t in e.topics if t.layer == "agreed"),
    "proposed": lambda e: (t.id for t in e.topics if t.layer == "proposed"),
    "reviewed": lambda e: (t.id for t in e.topics if t.layer == "reviewed"),
}
"""What is the same in every language."""
_WORDS: dict[str, Callable[[Encounter], Iterable[str | None]]] = {
    "documents": lambda e: (d.title for d in e.documents if d.signed),
    "invitations": lambda e: (i.event for i in e.invitations),
}
"""What each side words its own way: one side's alone only where the other has none at all."""


def _only(ours: Account, theirs: Account | None) -> dict[str, tuple[str, ...]]:
    if theirs is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    if _other_days(ours.stated, theirs.stated):
        found["dates"] = (_days(ours.stated),)
    for name, items in _ITEMS.items():
        known = _all(theirs.reports, _IMPLIED.get(name, items))
        found[name] = tuple(item for item in _all(ours.reports, items) if item not in known)
    for name, items in _WORDS.items():
        found[name] = () if _all(theirs.reports, items) else tuple(_all(ours.reports, items))
    return {name: items for name, items in found.items() if items}


def _days(told: Encounter) -> str:
    """A day, or the first and the last with a stroke between them (ISO 8601)."""
    return "/".join(dict.fromkeys(str(day) for day in (told.start, told.end) if day))


def _any_layer(told: Encounter) -> Iterable[str]:
    return (t.id for t in told.topics)


def _with_provinces(told: Encounter) -> Iterable[str | None]:
    """Who names a town tells its province."""
    known = gazetteer.places()
    return (name for p in told.places for name in (p.id, known[p.id].parent if p.id in known else None))


_IMPLIED: dict[str, Callable[[Encounter], Iterable[str | None]]] = {
    "places": _with_provinces,
    "proposed": _any_layer,
    "reviewed": _any_layer,
}
"""What a side tells of a field also where it uses other words."""


def _all(reports: Iterable[Report], items: Callable[[Encounter], Iterable[str | None]]) -> dict[str, None]:
    return dict.fromkeys(item for r in reports for item in items(r.encounter) if item)
