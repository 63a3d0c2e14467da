"""How each outlet does: its state, and what watching it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.silence import Ill, Watch
from crawler.outlet import Outlet
from hoidam.watching import ROUNDS, pages_of, states_now
from meetings.health.states import TOLD, SourceState, State, worst
from meetings.outlet_visit import OutletHealth, OutletVisit
from storage.store import Transaction

WEEK = timedelta(days=7)
_UNHEARD = timedelta(days=1)
"""However seldom a source has something new, it is asked more often than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletState:
    """An outlet, the states of its sources and of its pages, and its share of requests.

    `per_day` is the requests of a day, of the last seven or since it is visited; `per_article` those for each
    new article, None while there is none. `left_alone_until` is a moment to come, and `paused_by` the request
    whose answer wanted that.
    """

    outlet: Outlet
    sources: tuple[SourceState, ...]
    pages: SourceState
    health: OutletHealth | None
    per_day: float
    per_article: float | None
    left_alone_until: datetime | None
    paused_by: OutletVisit | None

    @property
    def state(self) -> State:
        return worst(each.state for each in (*self.sources, self.pages))

    @property
    def ill(self) -> SourceState | None:
        """What does worst, where it is to be looked at; of those alike the first."""
        if self.state in {"ok", "new"}:
            return None
        return next(each for each in (*self.sources, self.pages) if each.state == self.state)


def outlet_states(tx: Transaction, outlets: Mapping[str, Outlet], now: datetime) -> list[OutletState]:
    """How every outlet does at this moment, in the order given."""
    states = {state.url: state for state in states_now(tx, outlets, now)}
    health = {each.outlet: each for each in tx.health()}
    budget = tx.budget(now - WEEK)
    found = []
    for name, outlet in outlets.items():
        requests, first, new = budget.get(name, (0, now, 0))
        pause = tx.pause(name)
        is_paused = pause is not None and pause.lasts(now)
        days = max((now - first) / timedelta(days=1), 1.0)
        found.append(
            OutletState(
                outlet=outlet,
                sources=tuple(states[url] for url in outlet.current()),
                pages=states[pages_of(outlet)],
                health=health.get(name),
                per_day=requests / days,
                per_article=requests / new if new else None,
                left_alone_until=pause.until if pause and is_paused else None,
                paused_by=tx.paused_by(name) if is_paused else None,
            )
        )
    return found


def watch_of(tx: Transaction, outlets: Mapping[str, Outlet], now: datetime) -> Watch:
    """What a reader may know of how sources do: whether silence means that nothing happened."""
    states = outlet_states(tx, outlets, now)
    ours = tx.source_states().get(ROUNDS)
    blind = [ours] if ours is not None and ours.state in TOLD else []
    blind += [s.ill for s in states if s.ill and s.ill.state == "our-network"][:1]
    ill = [Ill(outlet=None, state=state.state, since=state.since) for state in blind]
    ill += [found for state in states if (found := _ill(state, now))]
    heard = [s.health.last_ok_at for s in states if s.health and s.health.last_ok_at]
    return Watch(sources=len(outlets), ill=tuple(ill), heard_at=max(heard, default=None))


def _ill(state: OutletState, now: datetime) -> Ill | None:
    """None also for what is our own network's, and told once for all."""
    name, health = state.outlet.name, state.health
    if state.ill is not None and state.state in TOLD:
        return (
            None
            if state.state == "our-network"
            else Ill(outlet=name, state=state.state, since=state.ill.since)
        )
    if health is None or health.last_ok_at is None:
        return Ill(outlet=name, state="new", since=state.pages.since)
    is_heard = now - health.last_ok_at <= _UNHEARD
    return None if is_heard else Ill(outlet=name, state="unheard", since=health.last_ok_at)
