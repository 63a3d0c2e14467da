"""How a source does, by what came of its last visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from meetings.health.states import WELL, Judgement
from meetings.outlet_visit import FINE, Outcome, OutletVisit, in_words

TURNED_AWAY: tuple[Outcome, ...] = ("refused", "challenge", "forbidden_by_robots")
_OTHERWISE: tuple[Outcome, ...] = ("empty", "unreadable", "too_expensive", "gone")
_SUSPECT, _FAILING = 2, 3
"""Visits in a row: so many may be a hiccup, so many are none."""
_LASTING = timedelta(minutes=30)
"""A failure that is shorter is a restart of the outlet's machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHistory:
    """The last visits to a source, oldest first, without those that our own network spoilt.

    `used_to_lead` says whether it ever had leads.
    """

    url: str
    outlet: str
    visits: tuple[OutletVisit, ...] = ()
    used_to_lead: bool = False


def judged_by_visits(history: SourceHistory) -> Judgement:
    if not history.visits:
        return Judgement(state="new")
    failed = _last_in_a_row(history.visits)
    return _ill(history, failed) if failed else WELL


def _last_in_a_row(visits: Sequence[OutletVisit]) -> list[OutletVisit]:
    """The visits since the last that was fine."""
    fine = max((number for number, visit in enumerate(visits) if visit.outcome in FINE), default=-1)
    return list(visits[fine + 1 :])


def _ill(history: SourceHistory, failed: Sequence[OutletVisit]) -> Judgement:
    first, last = failed[0], failed[-1]
    alike = failed[-_SUSPECT:]
    certain = last.outcome == "forbidden_by_robots" or len(alike) == _SUSPECT
    lasting = len(failed) >= _FAILING and last.started_at - first.started_at >= _LASTING
    if certain and all(visit.outcome in TURNED_AWAY for visit in alike):
        return Judgement(state="blocked", detail=said(last), since=first.started_at)
    if certain and history.used_to_lead and all(visit.outcome in _OTHERWISE for visit in alike):
        return Judgement(state="changed", detail=said(last), since=first.started_at)
    return Judgement(state="failing" if lasting else "suspect", detail=said(last), since=first.started_at)


def said(visit: OutletVisit) -> str:
    """What came of a visit, for people."""
    outcome = in_words(visit.outcome)
    return f"{outcome}: {visit.detail}" if visit.detail else outcome
