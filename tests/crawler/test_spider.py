"""A round that is asked to end does so without an error, in whatever state it finds Scrapy."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.manners import Manners
from crawler.outlet import Feed, Outlet
from crawler.spider import OutletsSpider, Progress
from meetings.outlet_visit import Validators

OUTLET = Outlet(
    name="a", title="A", hosts=("a.example",), article_path=r"/(?P<id>\d+)", sources=(Feed("https://a.example/rss"),)
)  # fmt: skip


JOURNAL = SimpleNamespace(
    free_at=lambda _: None,
    sources_due=lambda urls: urls,
    validators=lambda _: Validators(),
    robots=lambda _: None,
)


class HalfClosed:
    """Scrapy's engine while it closes: a download under way ends with an error of its own."""

    def __init__(self) -> None:
        self.asked, self.gone = asyncio.Event(), asyncio.Event()

    async def download_async(self, _request: Any) -> None:
        self.asked.set()
        try:
            await self.gone.wait()
        finally:
            raise RuntimeError("no open spider")


@pytest.fixture
async def engine() -> HalfClosed:
    return HalfClosed()


@pytest.fixture
async def begun(engine: HalfClosed) -> tuple[Progress, "asyncio.Task[None]"]:
    progress = Progress()
    spider = OutletsSpider(
        outlets=[OUTLET], journal=JOURNAL, manners=Manners(), guarded=lambda download: download,
        urls=None, back=None, gated=False, now=lambda: datetime.now(UTC), progress=progress,
    )  # fmt: skip
    spider.crawler = SimpleNamespace(engine=engine)

    async def run() -> None:
        async for _ in spider.start():
            pass

    task = asyncio.create_task(run())
    await engine.asked.wait()
    return progress, task


async def test_what_goes_wrong_after_a_round_was_asked_to_end_is_not_its_error(begun: Any) -> None:
    progress, task = begun
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert [report.outlet for report in progress.reports()] == ["a"]


async def test_what_goes_wrong_before_is(begun: Any, engine: HalfClosed) -> None:
    progress, task = begun
    engine.gone.set()
    await task
    with pytest.raises(RuntimeError, match="no open spider"):
        progress.reports()


async def test_an_outlet_whose_walk_is_at_its_end_is_looked_after_until_all_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("crawler.spider._BETWEEN_TURNS", 0.001)
    spider: Any = OutletsSpider(
        outlets=[OUTLET, OUTLET], journal=JOURNAL, manners=Manners(), guarded=lambda download: download,
        urls=None, back=None, gated=False, now=lambda: datetime.now(UTC), progress=Progress(),
    )  # fmt: skip
    done, turns = asyncio.Event(), asyncio.Semaphore(0)

    async def at_once() -> None:
        pass

    async def turn() -> bool:
        turns.release()
        return True

    first = asyncio.create_task(spider._walked(SimpleNamespace(run=at_once), turn))
    second = asyncio.create_task(spider._walked(SimpleNamespace(run=done.wait), None))
    async with asyncio.timeout(10):
        for _ in range(3):
            await turns.acquire()
        assert not first.done()
        done.set()
        await asyncio.gather(first, second)


async def test_the_first_turn_beside_a_walk_is_for_all_sources_and_the_next_for_those_due() -> None:
    asked: list[bool] = []

    def meanwhile(*, all_sources: bool) -> Any:
        asked.append(all_sources)
        return SimpleNamespace(sources_due=lambda urls: urls if all_sources else [])

    rounds: list[Any] = []

    async def run(_urls: None) -> None:
        rounds.append(asked[-1])

    spider: Any = OutletsSpider(
        outlets=[OUTLET], journal=JOURNAL, manners=Manners(), guarded=lambda download: download, urls=None,
        back=None, gated=False, now=lambda: datetime.now(UTC), progress=Progress(), meanwhile=meanwhile,
    )  # fmt: skip
    turn = spider._news(OUTLET, lambda **_: SimpleNamespace(run=run))
    assert [await turn(), await turn()] == [True, False]
    assert (asked, rounds) == ([True, False], [True])
