"""The states of a source, how one follows another, and what of that the operator is told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

State = Literal["new", "ok", "suspect", "quiet", "changed", "blocked", "failing", "our-network", "stalled"]
"""From well to ill: never visited; fine; one or two visits went wrong; fine, but far less than at such times;
answers otherwise than it did; turns us away; visits go wrong one after another; nobody can be reached; our
own rounds come to nothing."""
NoticeKind = Literal["worse", "reminder", "recovered"]

TOLD: tuple[State, ...] = ("quiet", "changed", "blocked", "failing", "our-network", "stalled")
ORDER: tuple[State, ...] = ("new", "ok", "suspect", *TOLD)
_SETTLED = timedelta(minutes=30)
"""How long a recovery, or another illness that is no worse, has to last before it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How a source does and why; `since` is when that began, None where its visits do not say."""

    state: State
    detail: str = ""
    since: datetime | None = None


WELL = Judgement(state="ok")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a source, or the pages of an outlet, do since when, and what the operator was told of it last.

    `well_until` is when what ails it now began: what came later is no measure of what is usual.
    """

    url: str
    outlet: str
    state: State
    detail: str
    since: datetime
    told_state: State = "ok"
    told_at: datetime | None = None
    well_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the operator is to be told of a source; `was` is what was told before."""

    kind: NoticeKind
    source: SourceState
    was: State


def followed(before: SourceState, judged: Judgement, now: datetime) -> SourceState:
    """The state from now on; what the operator was told stays."""
    began = judged.since or now
    since = before.since if before.state == judged.state else began
    well_until = before.well_until
    if judged.state in {"ok", "new"}:
        well_until = None
    elif judged.state in TOLD and judged.state != "our-network":
        well_until = well_until or began
    return replace(before, state=judged.state, detail=judged.detail, since=since, well_until=well_until)


def notice_of(state: SourceState, *, now: datetime, remind: timedelta) -> Notice | None:
    """What is to be told: transitions, reminders after so long, and recoveries that last."""
    kind = _to_tell(state, now, remind)
    if kind is None:
        return None
    told = replace(state, told_state="ok" if kind == "recovered" else state.state, told_at=now)
    return Notice(kind=kind, source=told, was=state.told_state)


def _to_tell(state: SourceState, now: datetime, remind: timedelta) -> NoticeKind | None:
    if state.state == "our-network" and state.told_state not in {"ok", "our-network"}:
        return None  # it was ill before, and others tell of our network
    lasts = now - state.since >= _SETTLED
    if state.state in TOLD:
        if state.state != state.told_state:
            return "worse" if lasts or ORDER.index(state.state) > ORDER.index(state.told_state) else None
        return "reminder" if state.told_at is not None and now - state.told_at >= remind else None
    return "recovered" if state.state == "ok" and state.told_state in TOLD and lasts else None


def worst(states: Iterable[State]) -> State:
    """The state of an outlet, by those of its sources and its pages."""
    return max(states, key=ORDER.index, default="new")
