"""The one spider: visits every outlet of a round, all at once, each at its own pace."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from scrapy import Spider

from crawler.fetch import Asker
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
        urls: Mapping[str, Sequence[str]] | None,
        since: date | None,
        now: Callable[[], datetime],
        outcome: "Outcomes",
    ) -> None:
        super().__init__()
        self._outlets = outlets
        self._journal = journal
        self._manners = manners
        self._urls = urls
        self._since = since
        self._now = now
        self._outcome = outcome

    async def start(self) -> AsyncIterator[Any]:
        """Everything happens here; nothing is left for Scrapy to schedule."""
        workers = Workers()
        rounds = [self._round(outlet, workers) for outlet in self._outlets]
        tasks = [
            asyncio.create_task(part.run(self._urls[outlet.name] if self._urls else None, self._since))
            for outlet, part in zip(self._outlets, rounds, strict=True)
        ]
        try:
            await asyncio.gather(*tasks)
        except Exception as error:  # noqa: BLE001 - `crawl` raises it again, outside of Scrapy
            self._outcome.error = error
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await workers.close()
            self._outcome.reports = [part.report for part in rounds]
        return
        yield

    def _round(self, outlet: Outlet, workers: Workers) -> OutletRound:
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101 - the spider is open
        return OutletRound(
            outlet,
            asker=Asker(outlet, self._manners, engine.download_async, self._now),
            workers=workers,
            journal=self._journal,
            now=self._now,
            max_pages=self._manners.max_pages,
        )


class Outcomes:
    """What the spider leaves behind when Scrapy has ended."""

    def __init__(self) -> None:
        self.reports: list[OutletReport] = []
        self.error: Exception | None = None
