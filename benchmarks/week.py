"""A week of invented outlets on loopback, and everything that goes wrong in one: what is missed, and at what cost.

    python -m benchmarks.week                    # 30 outlets, 7 days: about half an hour on two cores
    python -m benchmarks.week --outlets 6 --days 2 --seed 3 --json

Rounds of the crawl, the store with its journal, the reading workers and the watch over sources are the real
ones, and so are the declared outlets. Time is simulated: it jumps from one thing that is due to the next, so
that the pauses between requests cost none. The one seam is what an `Asker` downloads with: in place of
Scrapy it speaks HTTP itself to a server on loopback, which answers under every outlet's name; a name that
does not resolve, a refused connection and a silent server are raised as Scrapy would. So DNS, TLS and
Scrapy's downloader are not measured here; `tests/crawler` has them. Workers live on from round to round. What
a month of watching would have taught of each source's custom is written into the store beforehand.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time as real
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from benchmarks.faults import FLOOD, HOURS, Kind, schedule
from benchmarks.figures import Figures, figures
from benchmarks.newsrooms import SECTIONS, Newsroom, moments, newsrooms, publish
from benchmarks.report import told
from benchmarks.simulated_time import SimulatedLoop, SimulatedTime
from benchmarks.simulated_web import Web
from crawler.fetch import Asker
from crawler.journal import Kept, Walked
from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.rounds import OutletRound
from crawler.tasks import Task
from crawler.workers import Workers
from hoidam.crawling import StoreJournal, round_length
from hoidam.settings import OperatorSettings
from hoidam.watching import watch
from meetings.article import Article
from meetings.health.states import Notice
from meetings.outlet_visit import OutletVisit
from storage.store import Store, open_store

BEGIN = datetime(2026, 3, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
"""A Monday."""
EVERY = timedelta(minutes=5)
AFTERWARDS = timedelta(hours=6)
"""How long we go on, so that what was published last can come; it counts for nothing else."""
KINDS: tuple[Kind, ...] = (*HOURS, "flood", "flood", "refused", "busy", "feed_moved")
_HOLIDAY = 0.2
_MANNERS = Manners(user_agent="hoidam/9.9", max_pages=200)
_KILLED_AFTER = 7.0
"""Seconds from the beginning of a round."""
_KNOWN_FOR = timedelta(days=28)
_ASKED_EVERY = timedelta(hours=2)
T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Log:
    """What was heard of a week: articles kept, requests, and what the operator was told."""

    kept: list[tuple[datetime, Article, Kept]] = field(default_factory=list)
    visits: list[OutletVisit] = field(default_factory=list)
    notices: list[tuple[datetime, Notice]] = field(default_factory=list)


class CountedWorkers(Workers):
    """Workers whose work takes no simulated time."""

    def __init__(self, time: SimulatedTime) -> None:
        super().__init__()
        self._time = time

    async def _ask(self, task: Task, form: TypeAdapter[T]) -> T:
        with self._time.working():
            return await super()._ask(task, form)


class Week:
    """Newsrooms, what befalls them, and our crawl of them; `log` and `web` hold what happened."""

    def __init__(
        self, *, seed: int, outlets: int, days: float, kinds: Sequence[Kind] = KINDS, watch_every: int = 1
    ) -> None:
        rng = random.Random(seed)
        self.begin, self.end = BEGIN, BEGIN + timedelta(days=days)
        stop = self.end + AFTERWARDS
        plan = newsrooms(seed, BEGIN, stop, number=outlets)
        self.faults = schedule(plan, BEGIN, days, rng, kinds)
        share = {f.begins.date(): _HOLIDAY for f in self.faults if f.kind == "holiday"}
        self.rooms = newsrooms(seed, BEGIN, stop, number=outlets, share=share)
        for fault in self.faults:
            if fault.kind == "flood":
                room = next(room for room in self.rooms if room.name == fault.outlet)
                burst = [fault.begins + timedelta(seconds=rng.randrange(3_600)) for _ in range(FLOOD)]
                publish(room, burst, rng)
        self.time = SimulatedTime(BEGIN)
        self.web = Web(self.rooms, self.faults, self.time)
        self.log = Log()
        self._outlets = {room.name: room.declared() for room in self.rooms}
        self._rng = rng
        self._watch_every = watch_every

    def lived(self, store: Store) -> None:
        """Live through it."""
        remember(store, self.rooms, self._rng)
        with asyncio.Runner(loop_factory=lambda: SimulatedLoop(self.time)) as runner:
            runner.run(self._live(store))

    async def _live(self, store: Store) -> None:
        workers = CountedWorkers(self.time)
        stop = (self.end + AFTERWARDS - BEGIN).total_seconds()
        kills = sorted(f.begins for f in self.faults if f.kind == "killed")
        rounds = 0
        try:
            async with self.web.served():
                while self.time.seconds < stop:
                    killed = bool(kills) and kills[0] <= self.time.now()
                    await self._round(store, workers, _KILLED_AFTER if kills and killed else None)
                    kills = kills[killed:]
                    if rounds % self._watch_every == 0:
                        self._watch(store)
                    rounds += 1
                    await asyncio.sleep(-self.time.seconds % EVERY.total_seconds() or EVERY.total_seconds())
        finally:
            with self.time.working():
                await workers.close()

    async def _round(self, store: Store, workers: Workers, killed_after: float | None) -> None:
        """As the spider does it: all outlets at once, each at its own pace; another process, another journal."""
        journal = StoreJournal(store=store, now=self.time.now, outlets=self._outlets, tell=self._hear)
        until = self.time.now() + round_length(EVERY, _MANNERS.delay)
        tasks = [
            asyncio.create_task(self._part(outlet, journal, workers, until))
            for outlet in self._outlets.values()
        ]
        await asyncio.wait(tasks, timeout=killed_after)
        for task in tasks:
            task.cancel()
        for done in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(done, Exception):
                raise done

    async def _part(self, outlet: Outlet, journal: StoreJournal, workers: Workers, until: datetime) -> None:
        asker = Asker(
            outlet, manners=_MANNERS, download=self.web.download, journal=journal, now=self.time.now
        )
        part = OutletRound(
            outlet, asker=asker, workers=workers, journal=journal, now=self.time.now,
            max_pages=_MANNERS.max_pages, until=until,
        )  # fmt: skip
        await part.run(None)

    def _hear(self, heard: OutletVisit | tuple[Article, Kept] | Walked) -> None:
        if isinstance(heard, OutletVisit):
            self.log.visits.append(heard)
        elif not isinstance(heard, Walked):
            self.log.kept.append((self.time.now(), *heard))

    def _watch(self, store: Store) -> None:
        now = self.time.now()
        self.log.notices += [(now, n) for n in watch(store, self._outlets, OperatorSettings(), {}, now)]


def remember(store: Store, rooms: Sequence[Newsroom], rng: random.Random) -> None:
    """Visits of the month before: as many leads were fresh in each source as its sections bring."""
    for room in rooms:
        with store.transaction() as tx:
            for feed in room.feeds:
                if feed.form != "dated_sitemap":
                    a_day = room.per_day * len(feed.sections) / len(SECTIONS)
                    came = moments(a_day, BEGIN - _KNOWN_FOR, BEGIN, {}, rng)
                    for visit in _visits(room, f"http://{room.host}{feed.path}", sorted(came)):
                        tx.note_visit(visit)


def _visits(room: Newsroom, url: str, came: Sequence[datetime]) -> list[OutletVisit]:
    number = int(_KNOWN_FOR / _ASKED_EVERY)
    new = [0] * number
    for moment in came:
        new[int((moment - BEGIN + _KNOWN_FOR) / _ASKED_EVERY)] += 1
    return [
        OutletVisit(
            outlet=room.name, url=url, asked="source", outcome="ok" if new[i] else "unchanged", seconds=0.4,
            started_at=BEGIN - _KNOWN_FOR + (i + 1) * _ASKED_EVERY - timedelta(seconds=1), found=30,
            fresh=new[i], new=new[i],
        )
        for i in range(number)
    ]  # fmt: skip


def run(
    *, seed: int, outlets: int, days: float, kinds: Sequence[Kind] = KINDS, watch_every: int = 1
) -> Figures:
    """Live a week in a store of its own, and count."""
    week = Week(seed=seed, outlets=outlets, days=days, kinds=kinds, watch_every=watch_every)
    begun = real.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        store = open_store(f"sqlite:///{path}")
        try:
            week.lived(store)
        finally:
            store.close()
        return figures(week, path, real.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--outlets", type=int, default=30)
    parser.add_argument("--days", type=float, default=7)
    parser.add_argument("--faults", nargs="*", choices=list(HOURS), default=KINDS, help="only these")
    parser.add_argument("--watch-every", type=int, default=3, help="rounds; the daemon watches after each")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = run(
        seed=asked.seed,
        outlets=asked.outlets,
        days=asked.days,
        kinds=asked.faults,
        watch_every=asked.watch_every,
    )
    print(json.dumps(found.as_json(), ensure_ascii=False) if asked.json else told(found))


if __name__ == "__main__":
    main()
