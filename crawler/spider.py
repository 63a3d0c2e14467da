"""The one spider: visits every outlet of a round, all at once, each at its own pace."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from scrapy import Spider

from crawler.fetch import Asker, Download
from crawler.journal import Journal
from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.rounds import OutletReport, OutletRound
from crawler.workers import Workers


class OutletsSpider(Spider):
    """Drives the downloader itself: what follows what is then plain to read, and to end."""

    name = "outlets"

    def __init__(
        self,
        *,
        outlets: Sequence[Outlet],
        journal: Journal,
        manners: Manners,
        guarded: Callable[[Download], Download],
        urls: Mapping[str, Sequence[str]] | None,
        since: date | None,
        now: Callable[[], datetime],
        progress: "Progress",
    ) -> None:
        super().__init__()
        self._outlets = outlets
        self._journal = journal
        self._manners = manners
        self._guarded = guarded
        self._urls = urls
        self._since = since
        self._now = now
        self._progress = progress

    async def start(self) -> AsyncIterator[Any]:
        """Everything happens here; nothing is left for Scrapy to schedule."""
        workers = Workers()
        self._progress.rounds = [self._round(outlet, workers) for outlet in self._outlets]
        tasks = [
            asyncio.create_task(part.run(self._urls[outlet.name] if self._urls else None, self._since))
            for outlet, part in zip(self._outlets, self._progress.rounds, strict=True)
        ]
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

    def _round(self, outlet: Outlet, workers: Workers) -> OutletRound:
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101 - the spider is open
        return OutletRound(
            outlet,
            asker=Asker(outlet, self._manners, self._guarded(engine.download_async), self._now),
            workers=workers,
            journal=self._journal,
            now=self._now,
            max_pages=self._manners.max_pages,
        )


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
