"""How a source does, judged by its last visits, and what of that the operator is to be told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import exp, sqrt
from statistics import mean, median
from typing import Literal

from meetings.outlet_visit import Outcome, OutletVisit

State = Literal["new", "ok", "suspect", "quiet", "changed", "blocked", "failing", "our-network"]
"""From well to ill: never visited; fine; one or two visits went wrong; fine, but far less than on such a day;
answers otherwise than it did; turns us away; three visits in a row went wrong; nobody can be reached."""
NoticeKind = Literal["worse", "reminder", "recovered"]

TOLD: tuple[State, ...] = ("quiet", "changed", "blocked", "failing", "our-network")
ORDER: tuple[State, ...] = ("new", "ok", "suspect", *TOLD)
_FINE: tuple[Outcome, ...] = ("ok", "unchanged")
_TURNED_AWAY: tuple[Outcome, ...] = ("refused", "challenge", "forbidden_by_robots")
_OTHERWISE: tuple[Outcome, ...] = ("empty", "unreadable", "too_expensive", "gone")
_NO_ARTICLE: tuple[Outcome, ...] = ("unreadable", "stub", "listing", "not_found", "not_an_article")
_SUSPECT, _FAILING = 2, 3
"""Visits in a row: so many may be a hiccup, so many are none."""
_FEW_PAGES = 8
_COLLAPSED, _FEW, _MOST = 0.3, 0.5, 0.75
_LARGE = 100
"""A mean from which Poisson's distribution is near enough to the normal one."""
_SETTLED = timedelta(hours=1)
"""How long a recovery has to last before it is told."""
_TOGETHER = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHistory:
    """What is known of a source: its last visits and its outlet's last pages, both oldest first.

    `used_to_lead` says whether it ever had leads; `day` are those that were new on the last whole day,
    `such_days` those on the same weekday of the weeks before, while it was watched.
    """

    url: str
    outlet: str
    visits: tuple[OutletVisit, ...] = ()
    pages: tuple[OutletVisit, ...] = ()
    used_to_lead: bool = False
    day: int = 0
    such_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a source does, since when, and what the operator was told of it last."""

    url: str
    outlet: str
    state: State
    detail: str
    since: datetime
    told_state: State = "ok"
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the operator is to be told of a source; `was` is what was told before."""

    kind: NoticeKind
    source: SourceState
    was: State


def judged(histories: Sequence[SourceHistory]) -> dict[str, tuple[State, str]]:
    """State and reason of each source by its address; when nobody answers it is our own network's fault."""
    if _nobody_answers(histories):
        return {h.url: ("our-network", "no outlet can be reached") for h in histories}
    found = {history.url: _judged(history) for history in histories}
    normal = {h.outlet for h in histories if _quantile(h) > 0}
    quiet = {h.outlet for h in histories if found[h.url][0] == "quiet"}
    if len(normal) > 1 and quiet == normal:  # a holiday, of all of them
        return {url: ("ok", "") if state == "quiet" else (state, why) for url, (state, why) in found.items()}
    return found


def _nobody_answers(histories: Sequence[SourceHistory]) -> bool:
    """Whether the last that each outlet was asked, of those asked lately, had no answer."""
    last: dict[str, OutletVisit] = {}
    for visit in (visit for h in histories for visit in (*h.visits, *h.pages)):
        if visit.outlet not in last or visit.started_at > last[visit.outlet].started_at:
            last[visit.outlet] = visit
    newest = max((visit.started_at for visit in last.values()), default=None)
    lately = [v for v in last.values() if newest and v.started_at >= newest - _TOGETHER]
    return len(lately) > 1 and all(visit.outcome == "unreachable" for visit in lately)


def _judged(history: SourceHistory) -> tuple[State, str]:
    if not history.visits:
        return "new", ""
    failed = _last_in_a_row(history.visits)
    if failed:
        return _ill(history, failed)
    return _pages(history.pages) or _quiet(history) or ("ok", "")


def _last_in_a_row(visits: Sequence[OutletVisit]) -> list[OutletVisit]:
    """The visits since the last that was fine."""
    fine = max((number for number, v in enumerate(visits) if v.outcome in _FINE), default=-1)
    return list(visits[fine + 1 :])


def _ill(history: SourceHistory, failed: Sequence[OutletVisit]) -> tuple[State, str]:
    last = failed[-1]
    why = (
        f"{last.outcome.replace('_', ' ')}: {last.detail}" if last.detail else last.outcome.replace("_", " ")
    )
    alike = failed[-_SUSPECT:]
    certain = last.outcome == "forbidden_by_robots" or len(alike) == _SUSPECT
    if certain and all(visit.outcome in _TURNED_AWAY for visit in alike):
        return "blocked", why
    if certain and history.used_to_lead and all(visit.outcome in _OTHERWISE for visit in alike):
        return "changed", why
    return ("failing" if len(failed) >= _FAILING else "suspect"), why


def _pages(pages: Sequence[OutletVisit]) -> tuple[State, str] | None:
    """Whether the outlet's pages turn us away, or are read otherwise than they were."""
    if len(pages) >= _FAILING and all(page.outcome in _TURNED_AWAY for page in pages[-_FAILING:]):
        return "blocked", f"its pages: {pages[-1].outcome}, {pages[-1].detail}"
    asked = [page for page in pages if page.outcome in {"ok", "off_topic", *_NO_ARTICLE}]
    recent, earlier = asked[-_FEW_PAGES:], asked[:-_FEW_PAGES]
    if len(earlier) >= _FEW_PAGES and _share(earlier) <= _FEW < _MOST <= _share(recent):
        return "changed", f"of its last {_FEW_PAGES} pages most hold no article"
    return _readings([page for page in pages if page.outcome == "ok"])


def _share(pages: Sequence[OutletVisit]) -> float:
    """Of pages without an article."""
    return mean(page.outcome in _NO_ARTICLE for page in pages)


def _readings(read: Sequence[OutletVisit]) -> tuple[State, str] | None:
    recent, earlier = read[-_FEW_PAGES:], read[:-_FEW_PAGES]
    if len(recent) < _FEW_PAGES or len(earlier) < _FEW_PAGES:
        return None
    before = mean(page.by_layout for page in earlier)
    if before > 0.5 and mean(page.by_layout for page in recent) < _COLLAPSED * before:  # noqa: PLR2004
        return "changed", "its selectors match nothing any more"
    lengths = median(page.length for page in recent), median(page.length for page in earlier)
    if lengths[0] < _COLLAPSED * lengths[1]:
        return "changed", f"its articles have {lengths[0]:,.0f} characters, and had {lengths[1]:,.0f}"
    if mean(page.dated for page in earlier) > 0.8 and mean(page.dated for page in recent) < 0.2:  # noqa: PLR2004
        return "changed", "its articles have no date any more"
    return None


def _quiet(history: SourceHistory) -> tuple[State, str] | None:
    if history.day >= _quantile(history):
        return None
    usual = mean(history.such_days)
    return "quiet", f"{history.day} new on its last day, where such days bring {usual:.0f}"


def _quantile(history: SourceHistory) -> int:
    """The least that such a day brings nineteen times in twenty, by Poisson; 0 where too few are known."""
    if len(history.such_days) < 2:  # noqa: PLR2004
        return 0
    rate = mean(history.such_days)
    if rate > _LARGE:
        return int(rate - 1.645 * sqrt(rate))
    term = total = exp(-rate)
    least = 0
    while total < 0.05:  # noqa: PLR2004
        least += 1
        term *= rate / least
        total += term
    return least


def followed(
    before: SourceState, state: State, detail: str, *, now: datetime, remind: timedelta
) -> tuple[SourceState, Notice | None]:
    """The state from now on, and what is to be told: transitions, reminders, and recoveries that last."""
    since = before.since if before.state == state else now
    after = replace(before, state=state, detail=detail, since=since)
    kind = _to_tell(before, after, now, remind)
    if kind is None:
        return after, None
    told = replace(after, told_state="ok" if kind == "recovered" else state, told_at=now)
    return told, Notice(kind=kind, source=told, was=before.told_state)


def _to_tell(before: SourceState, after: SourceState, now: datetime, remind: timedelta) -> NoticeKind | None:
    if after.state in TOLD:
        if after.state != before.told_state:
            return "worse"
        return "reminder" if before.told_at is not None and now - before.told_at >= remind else None
    lasts = before.told_at is None or now - before.told_at >= _SETTLED
    return "recovered" if after.state == "ok" and before.told_state in TOLD and lasts else None


def worst(states: Iterable[State]) -> State:
    """The state of an outlet, by those of its sources."""
    return max(states, key=ORDER.index, default="new")
