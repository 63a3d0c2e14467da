"""Where a source holds nothing of what it held, more may have been and gone: then we look further back, as far as needed."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from crawler.discover import Discovery
from crawler.looking_back import LookBack
from crawler.outlet import DatedSitemap, Outlet, Source
from meetings.outlet_visit import Gap
from tests.crawler.test_crawl import NEWS, feed, page, url

FURTHER = f"{NEWS}/trang-{{page}}"
LISTING = {"news.example": [["listing", f"{NEWS}/", [], FURTHER, 9]]}
DAYS = {"news.example": [["feed", f"{NEWS}/rss"], ["dated", f"{NEWS}/ngay-{{day:%Y-%m-%d}}.xml"]]}


def listing(*numbers: int) -> bytes:
    return "".join(f"<a href='{url(n)}'>Tin số {n}</a>" for n in numbers).encode()


def pages(*numbers: int) -> dict[str, bytes]:
    return {url(number): page(number) for number in numbers}


def days(*numbers: int) -> dict[str, bytes]:
    """The sitemaps of a few days, all of them with the same articles."""
    urls = "".join(f"<url><loc>{url(n)}</loc></url>" for n in numbers)
    today = datetime.now(UTC).astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    around = [today + timedelta(days=ahead) for ahead in range(-3, 2)]
    return {f"{NEWS}/ngay-{day}.xml": f'<urlset xmlns="x">{urls}</urlset>'.encode() for day in around}


def kept(told) -> set[int]:
    return {int(key.partition(":")[2]) for key in told.kept()}


def test_further_pages_are_visited_until_most_of_one_is_known(web, crawl) -> None:
    web.answers |= pages(*range(1, 12)) | {f"{NEWS}/": listing(3, 2, 1)}
    assert kept(crawl(outlets=LISTING)) == {1, 2, 3}
    web.answers |= {
        f"{NEWS}/": listing(11, 10, 9),
        f"{NEWS}/trang-2": listing(8, 7, 6),
        f"{NEWS}/trang-3": listing(5, 4, 3),
        f"{NEWS}/trang-4": listing(2, 1),
    }
    told = crawl(outlets=LISTING)
    assert kept(told) == set(range(1, 12))
    assert told.reports[0]["problem"] is None
    assert "/trang-4" in web.paths()
    assert "/trang-5" not in web.paths()


def test_what_a_feed_lost_is_found_in_the_sitemaps_of_the_days_since_its_last_visit(web, crawl) -> None:
    web.answers |= pages(*range(1, 8)) | days(*range(1, 8)) | {f"{NEWS}/rss": feed(2, 1)}
    assert kept(crawl(outlets=DAYS)) == {1, 2}
    web.answers[f"{NEWS}/rss"] = feed(7, 6)
    assert kept(crawl(outlets=DAYS)) == set(range(1, 8))
    assert 1 <= sum("ngay" in path for path in web.paths()) <= 2


def test_nothing_further_is_asked_for_at_the_first_visit_or_where_the_known_follows_the_new(
    web, crawl
) -> None:
    web.answers |= pages(*range(1, 8)) | days(*range(1, 8)) | {f"{NEWS}/rss": feed(2, 1)}
    crawl(outlets=DAYS)
    web.answers[f"{NEWS}/rss"] = feed(4, 3, 2)
    assert kept(crawl(outlets=DAYS)) == {1, 2, 3, 4}
    assert not [path for path in web.paths() if "ngay" in path]


def test_what_a_sibling_announced_hides_no_gap(web, crawl) -> None:
    both = {"news.example": [["feed", f"{NEWS}/some"], ["feed", f"{NEWS}/all"], DAYS["news.example"][1]]}
    web.answers |= pages(*range(1, 9)) | days(*range(1, 9))
    web.answers |= {f"{NEWS}/some": feed(2, 1), f"{NEWS}/all": feed(2, 1)}
    crawl(outlets=both)
    web.answers |= {f"{NEWS}/some": feed(8, 2), f"{NEWS}/all": feed(8, 7)}
    assert kept(crawl(outlets=both)) == set(range(1, 9))


def test_an_archive_that_fails_costs_the_news_nothing(web, crawl) -> None:
    web.answers |= pages(*range(1, 8)) | {f"{NEWS}/": listing(2, 1)}
    crawl(outlets=LISTING)
    web.answers |= {f"{NEWS}/": listing(7, 6), f"{NEWS}/trang-2": 500}
    assert kept(crawl(outlets=LISTING)) == {1, 2, 6, 7}
    assert "/trang-3" not in web.paths()


def test_an_archive_that_fails_is_asked_again_until_all_of_it_was_had(web, crawl) -> None:
    web.answers |= pages(*range(1, 12)) | {f"{NEWS}/": listing(2, 1)}
    crawl(outlets=LISTING)
    web.answers |= {f"{NEWS}/": listing(11, 10), f"{NEWS}/trang-2": listing(9, 8), f"{NEWS}/trang-3": 500}
    assert kept(crawl(outlets=LISTING)) == {1, 2, 8, 9, 10, 11}
    web.answers |= {
        f"{NEWS}/trang-3": listing(7, 6),
        f"{NEWS}/trang-4": listing(5, 4),
        f"{NEWS}/trang-5": listing(3, 2),
    }
    assert kept(crawl(outlets=LISTING)) == set(range(1, 12)), "what was read before the failure hides nothing"
    asked = len(web.paths())
    crawl(outlets=LISTING)
    assert len(web.paths()) == asked + 1, "the gap is closed, and only the source is asked"


def test_an_apology_in_place_of_a_day_is_not_believed_at_once(web, crawl) -> None:
    sorry = b"<html><p>Sorry, come back later.</p></html>"
    web.answers |= pages(*range(1, 8)) | dict.fromkeys(days(), sorry) | {f"{NEWS}/rss": feed(2, 1)}
    crawl(outlets=DAYS)
    web.answers[f"{NEWS}/rss"] = feed(7, 6)
    assert kept(crawl(outlets=DAYS)) == {1, 2, 6, 7}
    web.answers |= days(*range(1, 8))
    assert kept(crawl(outlets=DAYS)) == set(range(1, 8))


def test_what_siblings_announced_of_the_same_time_ends_no_search(web, crawl) -> None:
    both = {"news.example": [["feed", f"{NEWS}/rss"], *LISTING["news.example"]]}
    web.answers |= pages(*range(1, 12)) | {f"{NEWS}/rss": feed(2, 1), f"{NEWS}/": listing(2, 1)}
    crawl(outlets=both)
    web.answers |= {
        f"{NEWS}/rss": feed(9, 8, 7, 6),
        f"{NEWS}/": listing(11, 10, 9),
        f"{NEWS}/trang-2": listing(8, 7, 6),
        f"{NEWS}/trang-3": listing(5, 4, 3),
        f"{NEWS}/trang-4": listing(2, 1),
    }
    assert kept(crawl(outlets=both)) == set(range(1, 12))
    assert "/trang-5" not in web.paths()


def test_days_that_never_had_anything_are_believed_in_the_end(web, crawl) -> None:
    web.answers |= pages(1, 2, 3) | {f"{NEWS}/": listing(1)}
    crawl(outlets=LISTING)
    web.answers[f"{NEWS}/"] = listing(3, 2)
    for _ in range(8):
        crawl(outlets=LISTING)
    asked = web.paths().count("/trang-2")
    assert asked == 8
    crawl(outlets=LISTING)
    assert web.paths().count("/trang-2") == asked


def test_a_round_that_is_over_before_it_looks_back_leaves_that_to_the_next(web, crawl) -> None:
    web.answers |= pages(*range(1, 8)) | days(*range(1, 8)) | {f"{NEWS}/rss": feed(2, 1)}
    crawl(outlets=DAYS)
    web.answers[f"{NEWS}/rss"] = feed(7, 6)
    crawl(outlets=DAYS, max_pages=0)
    assert not [path for path in web.paths() if "ngay" in path]
    assert kept(crawl(outlets=DAYS)) == set(range(1, 8))


def test_what_is_pinned_hides_no_gap(web, crawl) -> None:
    web.answers |= pages(*range(1, 31)) | days(*range(1, 31)) | {f"{NEWS}/rss": feed(*range(10, 0, -1))}
    crawl(outlets=DAYS)
    web.answers[f"{NEWS}/rss"] = feed(1, *range(30, 21, -1))
    assert kept(crawl(outlets=DAYS)) == set(range(1, 31))


def test_a_long_gap_is_looked_through_a_piece_a_round_beside_the_news(web, crawl) -> None:
    many = {"news.example": [["listing", f"{NEWS}/", [], FURTHER, 14]]}
    web.answers |= pages(*range(1, 17)) | {f"{NEWS}/": listing(1)}
    crawl(outlets=many)
    web.answers |= {f"{NEWS}/": listing(16)} | {f"{NEWS}/trang-{n}": listing(17 - n) for n in range(2, 16)}
    told = crawl(outlets=many)
    assert kept(told) == {1, 16, *range(6, 16)}
    assert kept(crawl(outlets=many)) == {1, 16, *range(3, 16)}
    assert [path for path in web.paths() if web.paths().count(path) > 1] == ["/"] * 3


def test_a_list_that_was_looked_through_is_asked_no_further_for_the_sake_of_another(web, crawl) -> None:
    second = ["listing", f"{NEWS}/b", [], f"{NEWS}/b-{{page}}", 9]
    both = {"news.example": [*LISTING["news.example"], second]}
    web.answers |= pages(*range(1, 12)) | {f"{NEWS}/": listing(2, 1), f"{NEWS}/b": listing(2, 1)}
    crawl(outlets=both)
    web.answers |= {
        f"{NEWS}/": listing(11, 10),
        f"{NEWS}/trang-2": listing(9, 2, 1),
        f"{NEWS}/trang-3": listing(1),
        f"{NEWS}/b": listing(8, 7),
        f"{NEWS}/b-2": 500,
    }
    for _ in range(3):
        crawl(outlets=both)
    web.answers[f"{NEWS}/b-2"] = listing(6, 2, 1)
    assert kept(crawl(outlets=both)) == {1, 2, *range(6, 12)}
    assert web.paths().count("/trang-2") == 1
    assert "/trang-3" not in web.paths()


def test_days_that_have_no_page_any_more_hide_none_of_those_before_them() -> None:
    outlet = Outlet(
        name="news",
        title="News",
        hosts=("news.example",),
        article_path=r"/tin-(?P<id>\d+)\.html",
        sources=(DatedSitemap(f"{NEWS}/{{day:%Y-%m-%d}}.xml"),),
    )
    gap = Gap(since=datetime(2026, 3, 1, tzinfo=UTC), until=datetime(2026, 3, 24, tzinfo=UTC))
    asked: list[str] = []
    journal = SimpleNamespace(
        looked_at=lambda _, url: seen.append(url),
        close_gap=lambda _: asked.append("closed"),
        announced_before=lambda *_: 0,
    )

    async def visit(url: str, _: Source) -> Discovery:
        asked.append(url)
        return Discovery(outcome="ok" if url.endswith("03-01.xml") else "gone")

    for _ in range(40):
        seen: list[str] = []
        asyncio.run(LookBack(outlet, gap, journal, visit).run())
        gap = replace(gap, tries=1 if seen else gap.tries + 1, seen=(*gap.seen, *seen))
        if asked[-1] == "closed":
            break
    assert f"{NEWS}/2026-03-01.xml" in asked
    assert asked[-1] == "closed"
