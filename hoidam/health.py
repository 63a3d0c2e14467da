"""How each outlet does: its state, and what watching it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.outlet import Outlet
from hoidam.watching import pages_of, states_now
from meetings.health.states import SourceState, State, worst
from meetings.outlet_visit import OutletHealth
from storage.store import Transaction

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletState:
    """An outlet, the states of its sources and of its pages, and its share of requests.

    `per_day` is the requests of a day, of the last seven or since it is visited; `per_article` those for each
    new article, None while there is none.
    """

    outlet: Outlet
    sources: tuple[SourceState, ...]
    pages: SourceState
    health: OutletHealth | None
    per_day: float
    per_article: float | None

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
        days = max((now - first) / timedelta(days=1), 1.0)
        found.append(
            OutletState(
                outlet=outlet,
                sources=tuple(states[url] for url in outlet.current()),
                pages=states[pages_of(outlet)],
                health=health.get(name),
                per_day=requests / days,
                per_article=requests / new if new else None,
            )
        )
    return found
