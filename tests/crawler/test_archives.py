"""Every outlet with an archive is walked back through it: which pages are asked, in which order, and where it ends."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crawler.discover import Discovery, discover
from crawler.outlet import DatedSitemap, Listing, Outlet, Series, Source
from crawler.outlets import load
from crawler.walk import Walk
from meetings.article import Lead
from meetings.outlet_visit import Outcome

LAST = date(2026, 3, 31)
SINCE = LAST - timedelta(days=3)
REQUEST = timedelta(seconds=6)
ROWS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("addresses.json").read_text("utf-8"))
WITH_ARCHIVE = [outlet for outlet in load().values() if outlet.looks_back]
WITHOUT = {
    "baohaiquanvietnam",
    "baophapluat",
    "baoquangninh",
    "baoquankhu7",
    "biengioilanhtho",
    "bqp",
    "canhsatbien",
    "cri_vietnamese",
    "globaltimes",
    "qdnd_en",
    "qdnd_zh",
    "vovworld",
    "vtcnews",
}

Leads = list[tuple[str, date | None]]
"""Of one page of an archive: addresses of articles, and when they are said to be of."""


class Part:
    """An outlet's part of a round, which reads what a page would answer and notes what was asked.

    Each request takes six seconds of its clock. `waiting` articles were left by an earlier walk.
    """

    left = False
    none: Outcome = "gone"
    """What a page without an answer comes to."""

    def __init__(
        self, outlet: Outlet, answer: Callable[[str], Leads | None], *, waiting: int = 0, hour: int = 12
    ) -> None:
        self.outlet = outlet
        self.answer = answer
        self.waiting = waiting
        self.clock = datetime.combine(LAST, time(hour), UTC)
        self.is_resting = False
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.wanted: list[Lead] = []
        self.steps: list[Any] = []

    def now(self) -> datetime:
        return self.clock

    def is_left_alone(self) -> bool:
        return self.is_resting

    def complain(self, found: Discovery, url: str) -> None:
        self.complaints.append(url)

    async def follow(self) -> None:
        self.clock += self.waiting * REQUEST
        self.waiting = 0

    async def visit(self, url: str, source: Source, wanted: Callable[[Lead], bool]) -> Discovery:
        self.asked.append(url)
        self.clock += REQUEST
        leads = self.answer(url)
        if leads is None:
            return Discovery(outcome=self.none)
        found = discover(source, written(source, leads), self.outlet, url=url, charset=None)
        new = [lead for lead in filter(wanted, found.leads) if lead not in self.wanted]
        self.waiting += len(new)
        self.wanted.extend(new)
        return found


class Journal:
    """Remembers each step of a walk with the time by the clock of its outlet's part."""

    def __init__(self, part: Part, been: Collection[str] = ()) -> None:
        self.part = part
        self.been = {*been}
        self.steps: list[tuple[Any, datetime]] = []

    def walked(self, _: str, urls: Sequence[str]) -> set[str]:
        return self.been.intersection(urls)

    def waiting(self, _: str) -> int:
        return self.part.waiting

    def step(self, walked: Any) -> None:
        self.steps.append((walked, self.part.clock))


def written(source: Source, leads: Leads) -> bytes:
    """The page, in the form of the source."""
    if isinstance(source, DatedSitemap):
        news = "<n:news><n:publication_date>{}</n:publication_date></n:news>"
        urls = (f"<url><loc>{url}</loc>{news.format(stamp(day)) if day else ''}</url>" for url, day in leads)
        return f"<urlset xmlns:n='news'>{''.join(urls)}</urlset>".replace("&", "&amp;").encode()
    items = (
        f"<li><a href='{url}'>Hai bên trao đổi hợp tác</a>"
        f"<time>{day:%Y-%m-%d} 10:00</time></li>" if day else f"<li><a href='{url}'>Hai bên trao đổi</a></li>"
        for url, day in leads
    )  # fmt: skip
    return f"<html><body><ul>{''.join(items)}</ul></body></html>".encode()


def stamp(day: date) -> str:
    """A moment, or eight o'clock of a day."""
    return day.isoformat() if isinstance(day, datetime) else f"{day}T08:00:00+07:00"


def article_of(outlet: Outlet, number: int) -> str:
    """An address of the outlet, with another number for each."""
    url = next(
        url
        for row in ROWS
        if row["outlet"] == outlet.name and row["key"] and ":old-" not in row["key"]
        for url in row["urls"]
        if row["key"].rpartition(":")[2] in url
    )
    digits = outlet.key(url).rpartition(":")[2]
    other = re.sub(r"\d{3}$", f"{number:03}", digits)
    made = url.replace(digits, other)
    assert outlet.key(made) == f"{outlet.host}:{other}"
    return made


def walk(
    part: Part, *, been: Collection[str] = (), since: date = SINCE, until: date | None = LAST
) -> Journal:
    journal = Journal(part, been)
    asker = SimpleNamespace(delay=5.0, usual_seconds=1.0)
    asyncio.run(Walk(part, asker, journal, since, until).run())
    return journal


def walked(outlet: Outlet, answer: Callable[[str], Leads | None]) -> Part:
    part = Part(outlet, answer)
    part.steps = [step for step, _ in walk(part).steps]
    last = part.steps[-1]
    assert (last.url, last.done, last.seconds_left) == ("", last.of, 0.0)
    return part


def of_archive(outlet: Outlet) -> list[Series]:
    """Its series of pages; what is announced today is no part of it."""
    return [
        series
        for series in outlet.archive(SINCE, LAST)
        if not [*series.source.current()] or (isinstance(series.source, Listing) and len(series.urls) > 1)
    ]


def days_of(series: Series) -> Callable[[int], date]:
    """Of which day page `n` is: a list goes back day by day, while those of a day stay with it."""
    back = isinstance(series.source, Listing)
    return lambda page: LAST - timedelta(days=page if back else 0)


@pytest.mark.parametrize("outlet", WITH_ARCHIVE, ids=lambda outlet: outlet.name)
@pytest.mark.parametrize(
    ("ending", "most"),
    [("day", 5), ("empty", 3), ("repeats", 4), ("missing", 3)],
)
def test_the_pages_of_an_archive_are_asked_in_order_to_their_end(
    outlet: Outlet, ending: str, most: int
) -> None:
    pages: dict[str, Leads | None] = {}
    expected: list[str] = []
    number = 0
    for series in of_archive(outlet):
        day_of = days_of(series)
        for page, url in enumerate(series.urls):
            number = (number + 1) % 1000
            day = day_of(page) if ending == "day" else None
            pages[url] = [(article_of(outlet, number), day)]
            if page >= 2 and ending != "day":
                pages[url] = {"empty": [], "missing": None, "repeats": pages[series.urls[1]]}[ending]
        ends_by_day = ending != "day" or isinstance(series.source, Listing)
        expected += series.urls[:most] if ends_by_day else series.urls
    assert expected
    part = walked(outlet, lambda url: pages.get(url, []))
    assert [url for url in part.asked if url in pages] == expected
    assert part.complaints == []
    if ending == "day":
        zone = ZoneInfo(outlet.zone)
        days = {lead.published_at.astimezone(zone).date() for lead in part.wanted if lead.published_at}
        assert LAST in days
        assert min(days) >= SINCE


@pytest.mark.parametrize("outlet", WITH_ARCHIVE, ids=lambda outlet: outlet.name)
def test_an_archive_that_is_not_there_is_told_and_soon_left(outlet: Outlet) -> None:
    announced = {*outlet.current()}
    part = walked(outlet, lambda url: [] if url in announced else None)
    asked = Counter(
        series.source for url in part.asked for series in of_archive(outlet) if url in series.urls
    )
    assert max(asked.values()) <= 3
    firsts = [url for url in part.asked if url not in announced]
    assert part.complaints == firsts


def test_the_time_that_is_left_leaves_out_pages_that_will_not_be_asked() -> None:
    outlet = load()["vietnamnet"]
    part = walked(outlet, lambda url: [] if "-p1?" in url else [(article_of(outlet, len(url)), None)])
    days = [url for url in part.asked if "bydate" in url]
    assert len(days) == 2 * 4
    halfway = next(step for step in part.steps if step.done > step.of / 2)
    assert 0 < halfway.seconds_left < 3 * 4 * 6.0, "of some sixty pages, four are asked, at six seconds each"


def test_outlets_without_an_archive_are_known() -> None:
    assert {name for name, outlet in load().items() if not outlet.looks_back} == WITHOUT


def test_each_kind_of_source_is_some_outlets() -> None:
    used = {type(source).__name__ for outlet in load().values() for source in outlet.sources}
    assert used == {"Feed", "NewsSitemap", "DatedSitemap", "Listing", "DatedListing"}


@pytest.mark.parametrize("name", ["vtcnews", "baophapluat"])
def test_a_tag_is_a_list_of_its_articles(name: str) -> None:
    outlet = load()[name]
    (tag,) = [source for source in outlet.sources if isinstance(source, Listing)]
    addresses = [(article_of(outlet, number), LAST) for number in (1, 2)]
    found = discover(tag, written(tag, addresses), outlet, url=tag.url, charset=None)
    assert [lead.url for lead in found.leads] == [url for url, _ in addresses]
    assert outlet.key(tag.url) is None
