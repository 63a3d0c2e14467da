"""Looks at a few pages of an outlet that nobody visits yet, at the pace and by the rules of every crawl."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any

from scrapy import Spider

from crawler.answer import Answer
from crawler.fetch import Asker, Download
from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.robots import RobotsFile
from crawler.run import run
from meetings.outlet_visit import OutletVisit, Validators


def look(
    outlet: Outlet, urls: Sequence[str], *, manners: Manners, now: Callable[[], datetime]
) -> list[Answer]:
    """An answer for each address, until one is not had. A process can do so once, and crawl no more."""
    answers: list[Answer | Exception] = []
    run(LookingSpider, manners, outlet=outlet, urls=urls, now=now, answers=answers)
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return [answer for answer in answers if isinstance(answer, Answer)]


class LookingSpider(Spider):
    """Asks one outlet for its addresses, one after the other."""

    name = "looking"

    def __init__(
        self,
        *,
        outlet: Outlet,
        urls: Sequence[str],
        manners: Manners,
        guarded: Callable[[Download], Download],
        now: Callable[[], datetime],
        answers: list[Answer | Exception],
    ) -> None:
        super().__init__()
        self._outlet = outlet
        self._urls = urls
        self._manners = manners
        self._guarded = guarded
        self._now = now
        self._answers = answers

    async def start(self) -> AsyncIterator[Any]:
        try:
            await self._look()
        except Exception as error:  # noqa: BLE001 - Scrapy would log it and end well; it is raised after the end
            self._answers.append(error)
        return
        yield

    async def _look(self) -> None:
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101 - the spider is open
        asker = Asker(
            self._outlet,
            manners=self._manners,
            download=self._guarded(engine.download_async),
            journal=_NoJournal(),
            now=self._now,
        )
        for url in self._urls:
            answer = await asker.ask(url)
            self._answers.append(answer)
            if answer.outcome != "ok":
                return


class _NoJournal:
    """Remembers nothing: the outlet is not one of ours yet."""

    def visited(
        self, visit: OutletVisit, *, validators: Validators | None = None, retry_after: float | None = None
    ) -> None:
        pass

    def robots(self, origin: str) -> RobotsFile | None:  # noqa: ARG002
        return None

    def keep_robots(self, origin: str, file: RobotsFile) -> None:
        pass
