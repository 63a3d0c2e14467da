"""A walk back through an archive: within its days, resumed after a kill, with the time that is left."""

import signal
import time
from collections.abc import Callable

import pytest

from tests.crawler.test_crawl import NEWS, feed, page, url
from tests.forked import Forked

SITEMAP = f"{NEWS}/sitemap-{{day:%Y-%m-%d}}.xml"
ARCHIVE = {"news.example": [["feed", f"{NEWS}/rss"], ["dated", SITEMAP]]}
End = Callable[[Forked], None]


def day_of(day: str, *numbers: int) -> dict[str, bytes]:
    urls = "".join(f"<url><loc>{url(n)}</loc></url>" for n in numbers)
    return {f"{NEWS}/sitemap-{day}.xml": f'<urlset xmlns="x">{urls}</urlset>'.encode()}


def pages(*numbers: int) -> dict[str, bytes]:
    return {url(number): page(number) for number in numbers}


def test_a_walk_goes_from_the_last_day_to_the_first_and_follows_each(web, crawl) -> None:
    web.answers |= (
        day_of("2024-03-03", 3) | day_of("2024-03-02", 2) | day_of("2024-03-01", 1) | pages(1, 2, 3)
    )
    told = crawl(outlets=ARCHIVE, since="2024-03-01", until="2024-03-03")
    assert told.kept() == ["news.example:3", "news.example:2", "news.example:1"]
    assert [path for path in web.paths() if "sitemap" in path] == [
        f"/sitemap-2024-03-0{day}.xml" for day in (3, 2, 1)
    ]
    steps = [entry["walked"] for entry in told.journal if "walked" in entry]
    assert [(step["done"], step["of"]) for step in steps] == [(1, 4), (2, 4), (3, 4), (4, 4), (4, 4)]
    assert steps[-1]["url"] == ""
    assert [step["seconds_left"] for step in (steps[0], steps[-1])] == [None, 0]


def test_dated_leads_outside_of_the_days_are_left(web, crawl) -> None:
    days = {1: "28 Feb", 2: "01 Mar", 3: "02 Mar", 4: "03 Mar"}
    items = "".join(
        f"<item><link>{url(n)}</link><pubDate>{day} 2024 09:00:00 +0700</pubDate></item>"
        for n, day in days.items()
    )
    web.answers |= {f"{NEWS}/rss": f"<rss version='2.0'><channel>{items}</channel></rss>".encode()} | pages(
        *days
    )
    told = crawl(since="2024-03-01", until="2024-03-02")
    assert told.kept() == ["news.example:2", "news.example:3"]


def test_a_walk_through_a_listing_ends_with_the_listing(web, crawl) -> None:
    further = f"{NEWS}/trang-{{page}}"
    web.answers |= {
        f"{NEWS}/": f"<a href='{url(3)}'>Tin 3</a>".encode(),
        f"{NEWS}/trang-2": f"<a href='{url(2)}'>Tin 2</a>".encode(),
        **pages(2, 3),
    }
    told = crawl(outlets={"news.example": [["listing", f"{NEWS}/", [], further, 9]]}, since="2024-03-01")
    assert told.kept() == ["news.example:3", "news.example:2"]
    assert "/trang-3" in web.paths()
    last = [entry["walked"] for entry in told.journal if "walked" in entry][-1]
    assert (last["asked"], last["of"]) == (3, 9)
    assert "/trang-4" not in web.paths()


def listed(*numbers: int, day: str = "") -> bytes:
    items = (f"<li><a href='{url(n)}'>Tin số {n}</a><time>{day}</time></li>" for n in numbers)
    return f"<html><body><ul>{''.join(items)}</ul></body></html>".encode()


@pytest.mark.parametrize(
    ("pages_of_it", "asked"),
    [
        ([listed(4, day="03/03/2024"), listed(3, day="29/02/2024"), listed(2, day="28/02/2024")], 2),
        ([listed(4), listed(3), listed(), listed(2)], 3),
        ([listed(4), listed(3), listed(3), listed(3), listed(2)], 4),
        ([listed(4), listed(3), listed(4), listed(4), listed(2)], 4),
        ([listed(4), listed(4), listed(3), listed(2)], 5),
        ([listed(4), listed(3), 404, listed(2)], 3),
        ([listed(4), 500, listed(3), listed(2)], 5),
        ([listed(4, day="03/03/2024"), *[listed(4, day="03/03/2024") + listed(3, day="29/02/2024")] * 3], 3),
    ],
    ids=["older", "empty", "repeats", "begins-anew", "overlaps", "missing", "fails", "older-beside-a-box"],
)
def test_a_listing_is_walked_as_long_as_it_brings_something(
    web, crawl, pages_of_it: list[bytes | int], asked: int
) -> None:
    addresses = [f"{NEWS}/", *(f"{NEWS}/trang-{page}" for page in range(2, 10))]
    web.answers |= dict(zip(addresses, pages_of_it, strict=False)) | pages(1, 2, 3, 4)
    told = crawl(
        outlets={"news.example": [["listing", f"{NEWS}/", [], f"{NEWS}/trang-{{page}}", 9]]},
        since="2024-03-01",
    )
    assert (told.reports[0]["problem"] is None) == (500 not in pages_of_it)
    of_lists = {address.removeprefix(NEWS) for address in addresses}
    assert [path for path in web.paths() if path in of_lists] == [
        address.removeprefix(NEWS) for address in addresses[:asked]
    ]


def test_a_search_by_day_is_asked_for_all_pages_of_each_day(web, crawl) -> None:
    search = f"{NEWS}/tim-{{day:%d-%m-%Y}}-{{page}}"
    web.answers |= {
        f"{NEWS}/tim-03-03-2024-1": listed(4),
        f"{NEWS}/tim-03-03-2024-2": listed(3),
        f"{NEWS}/tim-01-03-2024-1": listed(2),
        **pages(2, 3, 4),
    }
    told = crawl(
        outlets={"news.example": [["dated_listing", search, 9]]}, since="2024-03-01", until="2024-03-03"
    )
    assert told.kept() == ["news.example:4", "news.example:3", "news.example:2"]
    assert [path.removeprefix("/tim-") for path in web.paths() if "tim-" in path] == [
        *(f"03-03-2024-{page}" for page in (1, 2, 3)),
        "02-03-2024-1",
        "01-03-2024-1",
        "01-03-2024-2",
    ]


def test_an_archive_that_has_nothing_for_three_days_begins_later(web, crawl) -> None:
    web.answers |= (
        day_of("2024-03-09", 3) | day_of("2024-03-06", 2) | day_of("2024-03-01", 1) | pages(1, 2, 3)
    )
    told = crawl(outlets={"news.example": [["dated", SITEMAP]]}, since="2024-03-01", until="2024-03-09")
    assert told.kept() == ["news.example:3", "news.example:2"]
    assert [path for path in web.paths() if "sitemap" in path] == [
        f"/sitemap-2024-03-0{day}.xml" for day in (9, 8, 7, 6, 5, 4, 3)
    ]
    assert told.reports[0]["problem"] == f"{NEWS}/sitemap-2024-03-08.xml: gone (answers 404)"


def test_a_day_without_articles_is_no_problem(web, crawl) -> None:
    web.answers |= day_of("2024-03-02", 2) | day_of("2024-03-01") | pages(2) | {f"{NEWS}/rss": feed(2)}
    told = crawl(outlets=ARCHIVE, since="2024-03-01", until="2024-03-02")
    assert told.reports[0]["problem"] is None
    assert told.outcomes("archive")[f"{NEWS}/sitemap-2024-03-01.xml"][0] == "empty"


def test_an_archive_page_that_fails_is_not_taken_for_walked(web, crawl) -> None:
    web.answers |= day_of("2024-03-01", 1) | pages(1) | {f"{NEWS}/sitemap-2024-03-02.xml": 500}
    told = crawl(outlets=ARCHIVE, since="2024-03-01", until="2024-03-02")
    assert told.kept() == ["news.example:1"]
    walked = {entry["walked"]["url"] for entry in told.journal if "walked" in entry}
    assert f"{NEWS}/sitemap-2024-03-01.xml" in walked
    assert f"{NEWS}/sitemap-2024-03-02.xml" not in walked


def test_a_walk_that_is_sent_away_ends_there_and_is_not_taken_for_done(web, crawl) -> None:
    web.answers |= day_of("2024-03-03", 3) | day_of("2024-03-01", 1) | pages(1, 3)
    web.answers[f"{NEWS}/sitemap-2024-03-02.xml"] = 429
    told = crawl(outlets={"news.example": [["dated", SITEMAP]]}, since="2024-03-01", until="2024-03-03")
    assert told.kept() == ["news.example:3"]
    steps = [entry["walked"] for entry in told.journal if "walked" in entry]
    assert [(step["url"], step["done"]) for step in steps] == [(f"{NEWS}/sitemap-2024-03-03.xml", 1)]


def test_a_killed_walk_goes_on_where_it_was(web, crawl, end: End) -> None:
    for day in range(1, 6):
        web.answers |= day_of(f"2024-03-0{day}", *range(day * 10, day * 10 + 4)) | pages(
            *range(day * 10, day * 10 + 4)
        )
    web.answers[f"{NEWS}/rss"] = feed()
    options = {"outlets": ARCHIVE, "since": "2024-03-01", "until": "2024-03-05"}
    child = crawl.started(**options)
    end(child)
    deadline = time.monotonic() + 30
    while sum("keep" in entry for entry in crawl.entries()) < 6:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    told = crawl(**options)
    kept = told.kept()
    assert set(kept) == {f"news.example:{day * 10 + n}" for day in range(1, 6) for n in range(4)}
    assert len(kept) <= len(set(kept)) + 1, "what was under way may come twice"
    asked = [path for path in web.paths() if "sitemap" in path]
    assert len(asked) <= 6, "one page of the archive at most is asked for again"


def test_a_walk_sees_to_the_news_of_its_outlet_in_between(web, crawl) -> None:
    web.answers |= day_of("2024-03-03", 3) | day_of("2024-03-02", 2) | pages(2, 3, 9)
    item = f"<item><link>{url(9)}</link><pubDate>09 Mar 2024 09:00:00 +0700</pubDate></item>"
    web.answers[f"{NEWS}/rss"] = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
    walk = {"outlets": ARCHIVE, "since": "2024-03-02", "until": "2024-03-03"}
    told = crawl(**walk, meanwhile=True)
    assert told.kept() == ["news.example:9", "news.example:3", "news.example:2"]
    assert web.paths().count("/rss") == 2, "once as the beginning of the archive, and once for its news"


def test_a_walk_ends_where_its_outlet_sends_its_round_away(web, crawl) -> None:
    web.answers |= day_of("2024-03-03", 3) | pages(3) | {f"{NEWS}/rss": 429}
    told = crawl(outlets=ARCHIVE, since="2024-03-03", until="2024-03-03", meanwhile=True)
    assert told.kept() == []


def test_an_archive_that_is_closed_is_asked_once_and_told(web, crawl) -> None:
    web.answers |= {address: 403 for day in (1, 2, 3) for address in day_of(f"2024-03-0{day}")}
    web.answers[f"{NEWS}/rss"] = feed()
    told = crawl(outlets=ARCHIVE, since="2024-03-01", until="2024-03-03")
    assert [path for path in web.paths() if "sitemap" in path] == ["/sitemap-2024-03-03.xml"]
    assert "403" in told.reports[0]["problem"]
