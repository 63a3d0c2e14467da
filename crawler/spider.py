"""The one spider: visits every outlet of a round, all at once, each at its own pace."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from scrapy import Spider

from crawler.fetch import Asker, Download
from crawler.journal import Journal
from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.rounds import OutletRound, Turn
from crawler.tally import OutletReport
from crawler.walk import Walk
from crawler.workers import Workers

_BETWEEN_TURNS = 15.0
"""Seconds until an outlet whose walk is at its end is looked after again."""


class OutletsSpider(Spider):
    """Drives the downloader itself: what follows what is then plain to read, and to end."""

    name = "outlets"

    def __init__(
        self,
        *,
        outlets: Sequence[Outlet],
        journal: Journal,
        meanwhile: Callable[..., Journal] | None = None,
        manners: Manners,
        guarded: Callable[[Download], Download],
        urls: Mapping[str, Sequence[str]] | None,
        back: tuple[date, date | None] | None,
        gated: bool,
        now: Callable[[], datetime],
        progress: "Progress",
    ) -> None:
        super().__init__()
        self._outlets = outlets
        self._journal = journal
        self._meanwhile = meanwhile
        self._manners = manners
        self._guarded = guarded
        self._urls = urls
        self._back = back
        self._gated = gated
        self._now = now
        self._progress = progress
        self._walking = len(outlets)
        self._all_walked = asyncio.Event()

    async def start(self) -> AsyncIterator[Any]:
        """Everything happens here; nothing is left for Scrapy to schedule."""
        workers = Workers()
        tasks = [asyncio.create_task(self._visited(outlet, workers)) for outlet in self._outlets]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
            self._progress.error = next(filter(None, (task.exception() for task in done)), None)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await workers.close()
        return
        yield

    def _visited(self, outlet: Outlet, workers: Workers) -> Coroutine[Any, Any, None]:
        """What one outlet's part of the round is to do."""
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101 - the spider is open
        asker = Asker(
            outlet,
            manners=self._manners,
            download=self._guarded(engine.download_async),
            journal=self._journal,
            now=self._now,
        )
        seconds = self._manners.round_seconds
        usual = partial(
            OutletRound,
            outlet,
            asker=asker,
            workers=workers,
            now=self._now,
            max_pages=self._manners.max_pages,
            gated=self._gated,
            until=None if seconds is None else self._now() + timedelta(seconds=seconds),
        )
        turn = self._news(outlet, usual) if self._back is not None else None
        part = usual(journal=self._journal, turn=turn)
        self._progress.rounds.append(part)
        if self._back is None:
            return part.run(self._urls[outlet.name] if self._urls else None)
        return self._walked(Walk(part, asker, self._journal, *self._back), turn)

    async def _walked(self, walk: Walk, turn: Turn | None) -> None:
        """A walk, and the news of its outlet until all walks are at their ends: it is ours until then."""
        try:
            await walk.run()
        finally:
            self._walking -= 1
            if not self._walking:
                self._all_walked.set()
        while turn is not None and not self._all_walked.is_set():
            await turn()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._all_walked.wait(), _BETWEEN_TURNS)

    def _news(self, outlet: Outlet, usual: Callable[..., OutletRound]) -> Turn | None:
        """What a round would do at an outlet that a walk is at; it is not reported as part of the walk.

        The first visits all sources, due or not, lest the walk takes for old what is news.
        """
        round_of = self._meanwhile
        if round_of is None:
            return None
        is_first = True

        async def turn() -> bool:
            nonlocal is_first
            journal = round_of(all_sources=is_first)
            is_first = False
            if not journal.sources_due(list(outlet.current())):
                return False
            await usual(journal=journal).run(None)
            return True

        return turn


class Progress:
    """What the spider is doing; it outlives Scrapy.

    `error` is what ended the round before its time. One that was asked to end has none: a request begun
    meanwhile may find Scrapy half closed, and raise what it likes.
    """

    def __init__(self) -> None:
        self.rounds: list[OutletRound] = []
        self.error: BaseException | None = None

    def reports(self) -> list[OutletReport]:
        """One an outlet; raises the error, if there is one."""
        if self.error is not None:
            raise self.error
        return [part.report for part in self.rounds]
