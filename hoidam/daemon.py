"""The daemon: crawl rounds as child processes, analysis in a thread, delivery; each at its times."""

import asyncio
import contextlib
import logging
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from alerts.operator import in_a_line, together
from hoidam import ourselves
from hoidam.analysing import analyse, expire_plans
from hoidam.composing import compose
from hoidam.configuration import Configuration
from hoidam.delivering import deliver
from hoidam.publishing import Publisher
from hoidam.undelivered import tell_undelivered
from hoidam.watching import watch
from meetings.errors import MonitorError
from meetings.health.states import WELL, Judgement
from meetings.meeting import Conclusion, Confirmed
from scheduler.daemon import Job, run_forever
from storage.store import Store

log = logging.getLogger(__name__)

GRACE = timedelta(seconds=8)
"""How long what is running may take to end; a crawl is asked at once, and ended after `PATIENCE`."""
PATIENCE = timedelta(seconds=5)
STALLED = timedelta(hours=1)
"""How long no round may come to its end before that is told."""
DEADLINE = timedelta(seconds=9.5)
"""After it the process ends whatever it waits for; all that is done is in the database by then."""


class Daemon:
    """Does the three stages for ever; `stop` ends it."""

    def __init__(self, found: Configuration, store: Store, *, now: Callable[[], datetime]) -> None:
        self._found = found
        self._store = store
        self._now = now
        self._told = found.settings.told()
        self._crawl: Process | None = None
        self._crawled_at = now()
        self._turns = asyncio.Lock()
        self.stop = asyncio.Event()

    async def run(self) -> None:
        settings = self._found.settings
        jobs = [
            Job(name="crawl", every=settings.crawler.every, run=self._expected("crawl", self.crawl)),
            Job(
                name="analyse",
                every=settings.daemon.analyse_every,
                run=self._expected("analyse", self.analyse),
            ),
            Job(
                name="compose",
                every=settings.daemon.deliver_every,
                run=self._expected("compose", self.compose),
            ),
            *map(self._delivery, (*self._found.channels, None)),
            *self._publication(),
        ]
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self._asked_to_stop)
        try:
            await run_forever(jobs, self.stop, grace=GRACE)
        finally:
            for each in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(each)
        log.info("stopped")

    def _asked_to_stop(self) -> None:
        if self.stop.is_set():
            self._end_at_once()
        log.info("stopping; what is under way may end first")
        self.stop.set()
        asyncio.get_running_loop().call_later(DEADLINE.total_seconds(), self._end_at_once)

    def _end_at_once(self) -> None:
        if self._crawl is not None and self._crawl.returncode is None:
            self._crawl.kill()
        os._exit(1)

    def _expected(self, name: str, work: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """What may be expected to go wrong is one line, and the next turn tries again."""

        async def run() -> None:
            try:
                await work()
            except MonitorError as error:
                log.error("%s: %s", name, error)  # noqa: TRY400 - one line is all there is to say

        return run

    async def crawl(self) -> None:
        """One round in a process of its own, which gives all its memory back; it ends when we do."""
        await asyncio.to_thread(self._store.demand_held)
        self._crawl = await asyncio.create_subprocess_exec(
            *ourselves.command(self._found.path, "crawl", "--due", "--with-parent"),
            stdin=PIPE,
            stdout=DEVNULL,
            env=ourselves.environment(),
        )
        ended, stopped = (asyncio.ensure_future(x) for x in (self._crawl.wait(), self.stop.wait()))
        try:
            await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
            await put_down(self._crawl)
            await ended
        if self.stop.is_set():
            return
        if ended.result() == 0:
            self._crawled_at = self._now()
        else:
            log.warning("crawl came to nothing: it ended with %s", ended.result())
        await asyncio.to_thread(self._watch)

    def _watch(self) -> None:
        """How outlets do after the round; a transition is one line here, and a message to the operator."""
        found = self._found
        now = self._now()
        notices = watch(
            self._store,
            found.watched,
            found.settings.operator,
            found.channels,
            now,
            rounds=judged_rounds(self._crawled_at, now),
        )
        for told in together(notices):
            log.warning("%s; see hoidam outlets", in_a_line(told))

    async def analyse(self) -> None:
        await asyncio.to_thread(self._analyse)

    def _analyse(self) -> None:
        for outcome in analyse(self._store, self._told, now=self._now):
            for conclusion in outcome.conclusions:
                _say(conclusion)
            if self.stop.is_set():
                return
        for changed in expire_plans(self._store, self._told, self._now()):
            _say(changed)

    async def compose(self) -> None:
        await asyncio.to_thread(self._compose)

    def _compose(self) -> None:
        channels, operator = self._found.channels, self._found.settings.operator
        compose(self._store, self._told, channels, self._now(), self._found.watched)
        for trouble in tell_undelivered(self._store, operator, channels, self._now()):
            log.warning("deliveries by %s: %s", trouble.channel, trouble.state)

    def _delivery(self, channel: str | None) -> Job:
        """Each channel is a job of its own, so that a slow one keeps no other; None is all that are gone."""
        channels = self._found.channels

        def is_ours(name: str) -> bool:
            return name == channel if channel else name not in channels

        async def run() -> None:
            await deliver(
                self._store,
                channels,
                now=self._now,
                to=is_ours,
                stopping=self.stop.is_set,
                turns=self._turns,
            )

        name = f"deliver {channel}" if channel else "deliver"
        return Job(name=name, every=self._found.settings.daemon.deliver_every, run=self._expected(name, run))

    def _publication(self) -> list[Job]:
        """Feeds are written as soon as there is something to say, by a job that keeps no other."""
        settings, folder = self._found.settings, self._found.feeds_folder
        if folder is None:
            return []
        publisher = Publisher(self._store, settings.feeds, folder)

        async def run() -> None:
            if written := await asyncio.to_thread(publisher.publish, self._now()):
                log.info("%s: written %s", folder, ", ".join(path.name for path in written))

        every = settings.daemon.analyse_every
        return [Job(name="feeds", every=every, run=self._expected("feeds", run))]


def judged_rounds(crawled_at: datetime, now: datetime) -> Judgement:
    """How our own rounds do, by when the last came to its end."""
    if now - crawled_at < STALLED:
        return WELL
    return Judgement(state="stalled", detail="no round has come to its end", since=crawled_at)


async def put_down(child: Process, patience: timedelta = PATIENCE) -> None:
    """Ask, wait, insist: Scrapy alone would wait for its slowest download."""
    for ask in (child.terminate, child.kill):
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                ask()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(child.wait(), patience.total_seconds())


def _say(conclusion: Conclusion) -> None:
    meeting, facts = conclusion.meeting, conclusion.meeting.facts
    level = logging.DEBUG if isinstance(conclusion, Confirmed) else logging.INFO
    what = type(conclusion).__name__.lower()
    log.log(level, "meeting %s %s: %s, %s, %s", meeting.id, what, facts.kind, facts.status, facts.start)
