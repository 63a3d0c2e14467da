"""How each outlet does: its state, and what watching it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.outlet import Outlet
from hoidam.watching import states_now
from meetings.outlet_visit import OutletHealth
from meetings.source_health import SourceState, State, worst
from storage.store import Transaction

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletState:
    """An outlet, the states of its sources, and its share of requests.

    `per_day` is the requests of a day, of the last seven or since it is visited; `per_article` those for each
    new article, None while there is none.
    """

    outlet: Outlet
    sources: tuple[SourceState, ...]
    health: OutletHealth | None
    per_day: float
    per_article: float | None

    @property
    def state(self) -> State:
        return worst(source.state for source in self.sources)

    @property
    def ill(self) -> SourceState | None:
        """The source that does worst, where one is to be looked at; of those alike the first."""
        found = [source for source in self.sources if source.state == self.state]
        return found[0] if found and self.state not in {"ok", "new"} else None


def outlet_states(tx: Transaction, outlets: Mapping[str, Outlet], now: datetime) -> list[OutletState]:
    """How every outlet does at this moment, in the order given."""
    states = states_now(tx, outlets, now)
    health = {each.outlet: each for each in tx.health()}
    budget = tx.budget(now - WEEK)
    found = []
    for name, outlet in outlets.items():
        requests, first, new = budget.get(name, (0, now, 0))
        days = max((now - first) / timedelta(days=1), 1.0)
        found.append(
            OutletState(
                outlet=outlet,
                sources=tuple(state for state in states if state.outlet == name),
                health=health.get(name),
                per_day=requests / days,
                per_article=requests / new if new else None,
            )
        )
    return found
