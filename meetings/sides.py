"""Which side told of a meeting, when first, and what it alone tells: two accounts side by side."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from meetings import gazetteer
from meetings.agencies import host_of
from meetings.beat import opposite, sides
from meetings.encounter import Encounter, Side
from meetings.meeting import Meeting, Report, sources_of
from meetings.speaking import ATTACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the press of one side tells; `only` has, by field, what the other side's press has not.

    It is empty where the other side is silent: silence tells nothing.
    """

    side: Side
    reports: tuple[Report, ...]
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
    told = {side: [r for r in meeting.reporting if side_of(r) == side] for side in sides()}
    present = [side for side in sides() if told[side]]
    return tuple(
        Account(side=side, reports=tuple(told[side]), only=_only(told[side], told[opposite(side)]))
        for side in present
    )


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


def _only(ours: Sequence[Report], theirs: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    if not theirs:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name, items in _ITEMS.items():
        known = _all(theirs, _any_layer if name in {"proposed", "reviewed"} else items)
        found[name] = tuple(item for item in _all(ours, items) if item not in known)
    for name, items in _WORDS.items():
        found[name] = () if _all(theirs, items) else tuple(_all(ours, items))
    return {name: items for name, items in found.items() if items}


def _any_layer(told: Encounter) -> Iterable[str]:
    return (t.id for t in told.topics)


def _all(reports: Iterable[Report], items: Callable[[Encounter], Iterable[str | None]]) -> dict[str, None]:
    return dict.fromkeys(item for r in reports for item in items(r.encounter) if item)
