"""What hosts want of us, whatever we ask them for: to be left alone, and their robots.txt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.robots import RobotsFile
from meetings.outlet_visit import FINE, TURNED_AWAY, Asked, Outcome, OutletVisit, Pause
from storage.store import Store, Transaction

FIRST = timedelta(minutes=15)
"""How long an outlet is left alone the first time that it is busy, or turns us away."""
BUSY, AWAY = timedelta(hours=4), timedelta(hours=6)
"""How long at most, unless it names a longer time: what has ended is known so much later."""
_OPENLY: tuple[Asked, ...] = ("source", "robots")
"""What an outlet publishes for readers like us; a page or an archive may be closed by itself."""
_ROBOTS_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostMemory:
    """What hosts said is remembered in the store, and heeded by whatever asks them next."""

    store: Store
    now: Callable[[], datetime]

    def free_at(self, outlet: str) -> datetime | None:
        with self.store.transaction() as tx:
            pause = tx.pause(outlet)
        return pause.until if pause and pause.lasts(self.now()) else None

    def paused_by(self, outlet: str) -> OutletVisit | None:
        with self.store.transaction() as tx:
            return tx.paused_by(outlet)

    def robots(self, origin: str) -> RobotsFile | None:
        with self.store.transaction() as tx:
            known = tx.robots(origin, self.now() - _ROBOTS_KEPT)
        return RobotsFile(status=known[0], body=known[1]) if known else None

    def keep_robots(self, origin: str, file: RobotsFile) -> None:
        with self.store.transaction() as tx:
            tx.keep_robots(origin, file.status or 0, file.body, self.now())

    def heed(self, tx: Transaction, visit: OutletVisit, retry_after: float | None) -> None:
        """Leave an outlet alone that is busy or turns its source's reader away, longer each time in a row.

        What was under way when it was to be left alone, as its other feeds in a round, makes it no longer.
        """
        before = tx.pause(visit.outlet)
        if visit.outcome == "busy" or (visit.asked in _OPENLY and visit.outcome in TURNED_AWAY):
            asked = timedelta(seconds=retry_after or 0)
            tx.pause_outlet(visit.outlet, _longer(before, visit.outcome, asked, self.now()))
        elif before is not None and visit.asked != "robots" and visit.outcome in FINE:
            tx.pause_outlet(visit.outlet, None)


def _longer(before: Pause | None, outcome: Outcome, asked: timedelta, now: datetime) -> Pause:
    lasts = before is not None and before.lasts(now)
    times = (before.times if before else 0) + (not lasts)
    until = now + max(pause_for(outcome, times), asked)
    return Pause(until=max(until, before.until) if before and lasts else until, times=times)


def pause_for(outcome: Outcome, times: int) -> timedelta:
    """How long to leave an outlet alone that was busy, or turned us away, so many times in a row."""
    factor, longest = (2.0, BUSY) if outcome == "busy" else (4.0, AWAY)
    return min(FIRST * factor ** min(times - 1, 10), longest)
