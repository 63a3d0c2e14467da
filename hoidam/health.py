"""How each outlet does: its state, and what watching it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.outlet import Outlet
from hoidam.watching import pages_of, states_now
from meetings.health.states import SourceState, State, worst
from meetings.outlet_visit import OutletHealth, OutletVisit
from storage.store import Transaction

WEEK = timedelta(days=7)


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
