"""A walk back through an archive: within its days, resumed after a kill, with the time that is left."""

import signal
import subprocess
import time
from collections.abc import Callable

from tests.crawler.test_crawl import NEWS, feed, page, url

SITEMAP = f"{NEWS}/sitemap-{{day:%Y-%m-%d}}.xml"
ARCHIVE = {"news.example": [["feed", f"{NEWS}/rss"], ["dated", SITEMAP]]}
End = Callable[["subprocess.Popen[str]"], None]


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
    assert steps[0]["seconds_left"] > steps[-1]["seconds_left"] == 0


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
    assert "/trang-4" not in web.paths()


def test_a_page_of_a_listing_that_fails_does_not_end_its_walk(web, crawl) -> None:
    further = f"{NEWS}/trang-{{page}}"
    web.answers |= {
        f"{NEWS}/": f"<a href='{url(3)}'>Tin 3</a>".encode(),
        f"{NEWS}/trang-2": 500,
        f"{NEWS}/trang-3": f"<a href='{url(1)}'>Tin 1</a>".encode(),
        **pages(1, 3),
    }
    told = crawl(outlets={"news.example": [["listing", f"{NEWS}/", [], further, 3]]}, since="2024-03-01")
    assert told.kept() == ["news.example:3", "news.example:1"]


def test_a_listing_is_walked_until_all_of_a_page_is_older(web, crawl) -> None:
    further = f"{NEWS}/trang-{{page}}"

    def listed(*dated: tuple[int, str]) -> bytes:
        return "".join(
            f"<li><a href='{url(n)}'>Tin {n}</a> <time>{day}</time></li>" for n, day in dated
        ).encode()

    web.answers |= {
        f"{NEWS}/": listed((5, "02/03/2024"), (4, "28/02/2024")),
        f"{NEWS}/trang-2": listed((3, "01/03/2024"), (2, "29/02/2024")),
        f"{NEWS}/trang-3": listed((1, "28/02/2024")),
        f"{NEWS}/trang-4": listed((6, "27/02/2024")),
        **pages(5, 3),
    }
    told = crawl(outlets={"news.example": [["listing", f"{NEWS}/", [], further, 4]]}, since="2024-03-01")
    assert told.kept() == ["news.example:5", "news.example:3"]
    assert [path for path in web.paths() if "tin" not in path] == ["/", "/trang-2", "/trang-3"]


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
