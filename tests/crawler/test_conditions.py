"""Nothing is asked for, read or said twice: conditional requests, cookies, robots.txt, pauses, moved articles."""

from http.server import BaseHTTPRequestHandler
from itertools import product
from typing import Any

import pytest

from tests.crawler.conftest import Crawl, Crawled, a_web
from tests.crawler.test_crawl import NEWS, feed, page, to, url

RSS = f"{NEWS}/rss"


def saying(body: bytes, status: int = 200, **headers: str) -> Any:
    def respond(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return respond


def sources(told: Any) -> list[tuple[str, int]]:
    visits = [entry["visit"] for entry in told.journal if "visit" in entry]
    return [(visit["outcome"], visit["status"]) for visit in visits if visit["asked"] == "source"]


@pytest.mark.parametrize(
    ("header", "value", "condition"),
    [
        ("ETag", 'W/"7f-1"', "If-None-Match"),
        ("Last-Modified", "Wed, 18 Mar 2026 09:00:00 GMT", "If-Modified-Since"),
    ],
)
def test_a_feed_is_asked_whether_anything_changed(
    web, crawl, header: str, value: str, condition: str
) -> None:
    said: list[str | None] = []

    def rss(request: BaseHTTPRequestHandler) -> None:
        said.append(request.headers.get(condition))
        known = said[-1] == value
        saying(b"" if known else feed(1), 304 if known else 200, **{header: value})(request)

    web.answers |= {RSS: rss, url(1): page(1)}
    crawl()
    assert sources(crawl()) == [("ok", 200), ("unchanged", 304)]
    assert said == [None, value]


def test_a_feed_that_answers_the_same_is_not_read_again(web, crawl) -> None:
    web.answers |= {RSS: feed(1), url(1): page(1)}
    crawl()
    told = crawl()
    assert sources(told) == [("ok", 200), ("unchanged", 200)]
    assert told.reports[0]["problem"] is None
    web.answers |= {RSS: feed(1, 2), url(2): page(2)}
    assert sources(crawl())[-1] == ("ok", 200)


def test_an_outlet_that_wants_its_cookie_back_gets_it_and_no_other_host_does(web, crawl) -> None:
    sent: list[tuple[str, str | None]] = []

    def rss(request: BaseHTTPRequestHandler) -> None:
        sent.append((request.path, request.headers.get("Cookie")))
        if "session=7" in (request.headers.get("Cookie") or ""):
            saying(feed(1))(request)
        else:
            saying(b"", 302, Location=RSS, Set_Cookie="session=7; Path=/; HttpOnly")(request)

    def elsewhere(request: BaseHTTPRequestHandler) -> None:
        sent.append((request.path, request.headers.get("Cookie")))
        saying(page(1))(request)

    mobile = "http://m.news.example/tin-1.html"
    web.answers |= {RSS: rss, url(1): to(mobile), mobile: elsewhere}
    assert crawl(cookies=True).kept() == ["news.example:1"]
    assert sent == [(RSS, None), (RSS, "session=7"), (mobile, None)]


def test_without_cookies_a_redirect_to_itself_ends(web, crawl) -> None:
    web.answers[RSS] = saying(b"", 302, Location=RSS, Set_Cookie="session=7")
    told = crawl()
    assert told.outcomes("source")[RSS] == ("server_error", "redirects in circles")


def test_robots_txt_is_asked_for_once_and_leaves_a_row(web, crawl) -> None:
    web.answers |= {
        f"{NEWS}/robots.txt": b"User-agent: *\nDisallow: /tin-1",
        RSS: feed(1, 2),
        url(2): page(2),
    }
    crawl()
    told = crawl()
    assert [request.path for request in web.asked].count("/robots.txt") == 1
    assert told.outcomes("robots") == {f"{NEWS}/robots.txt": ("ok", "")}
    assert told.kept() == ["news.example:2"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_txt_that_fails_forbids_everything_and_is_asked_for_again(web, crawl, status: int) -> None:
    web.answers |= {f"{NEWS}/robots.txt": status, RSS: feed(1), url(1): page(1)}
    crawl()
    assert web.paths() == []
    del web.answers[f"{NEWS}/robots.txt"]
    assert crawl().kept() == ["news.example:1"]


PAUSES: list[tuple[str, float | None]] = [
    ("120", 120), (" 7 ", 7), ("0", None), ("-5", None), ("soon", None), ("", None), ("1e3", None),
    ("99999999999", 86_400), ("9" * 400, 86_400), ("\xb2", None), ("12.5", None),
    ("Wed, 21 Oct 2015 07:28:00 GMT", None), ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ("Fri, 99 Dec 2026 00:00:00 GMT", None), ("Thu, 01 Jan 1970", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def told_to_pause(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """A round of outlets each of which asks for another pause, in a header of its answer."""
    sources = {f"asks-{n}.example": f"http://asks-{n}.example/rss" for n in range(len(PAUSES))}
    with a_web() as web:
        for address, (asked, _) in zip(sources.values(), PAUSES, strict=True):
            web.answers[address] = saying(b"", 429, Retry_After=asked)
        crawl = Crawl(proxy=web.proxy, journal=tmp_path_factory.mktemp("pauses") / "journal.jsonl")
        return crawl(outlets={host: [["feed", address]] for host, address in sources.items()})


@pytest.mark.parametrize("number", range(len(PAUSES)), ids=[asked[:30] for asked, _ in PAUSES])
def test_how_long_an_outlet_wants_to_be_left_alone(told_to_pause: Crawled, number: int) -> None:
    address = f"http://asks-{number}.example/rss"
    assert told_to_pause.outcomes("source")[address] == ("busy", "answers 429")
    (entry,) = [e for e in told_to_pause.journal if "visit" in e and e["visit"]["url"] == address]
    assert entry["retry_after"] == PAUSES[number][1]


def test_an_article_that_moved_is_kept_under_the_number_it_has_now(web, crawl) -> None:
    web.answers |= {RSS: feed(1), url(1): to(url(901)), url(901): page(901)}
    told = crawl()
    assert told.kept() == ["news.example:901"]
    assert [entry["settle"] for entry in told.journal if "settle" in entry] == [
        {"key": "news.example:1", "outcome": "ok", "moved_to": "news.example:901"}
    ]


NO_ARTICLES = [
    ("<html><title>404</title><h1>404</h1><p>Trang bạn tìm không tồn tại.</p>", "not_found"),
    ("<html><title>Không tìm thấy trang</title><div class=body><p>Mời bạn về trang chủ.</p></div>", "not_found"),
    ("<html><h1>页面不存在</h1><p>您访问的页面不存在或已删除。</p>", "not_found"),
    ("<html><h1>Page not found</h1><p>Sorry.</p>", "not_found"),
    ("<html><h1>Hội đàm</h1><div class=body><p>Đang cập nhật.</p></div>", "stub"),
    ("<html><h1>Tin</h1><script>document.cookie='a=1';location.reload()</script>", "challenge"),
    ('<html><h1>T</h1><script type="application/ld+json">{"isAccessibleForFree": false}</script>' + "<p>Hai bên hội đàm." * 30, "paywall"),
]  # fmt: skip


@pytest.fixture(scope="module")
def told_of_no_articles(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """A round with each of these pages, and one article after them."""
    with a_web() as web:
        web.answers |= {url(number): body.encode() for number, (body, _) in enumerate(NO_ARTICLES)}
        web.answers |= {RSS: feed(*range(len(NO_ARTICLES)), 99), url(99): page(99)}
        return Crawl(proxy=web.proxy, journal=tmp_path_factory.mktemp("none") / "journal.jsonl")()


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        pytest.param(number, outcome, id=f"{outcome}-{number}")
        for number, (_, outcome) in enumerate(NO_ARTICLES)
    ],
)
def test_what_answers_200_and_is_no_article_says_what_it_is(
    told_of_no_articles: Crawled, number: int, outcome: str
) -> None:
    assert told_of_no_articles.outcomes()[url(number)][0] == outcome
    assert told_of_no_articles.kept() == ["news.example:99"]


GOLD = "Giá vàng trong nước hôm nay tăng hai trăm nghìn đồng mỗi lượng so với phiên trước."
TALKS = "Hai Bộ trưởng Quốc phòng Việt Nam và Trung Quốc hội đàm tại Quảng Ninh về hợp tác biên phòng."


def test_a_gate_holds_back_what_a_headline_or_a_page_shows_to_be_of_something_else(web, crawl) -> None:
    items = "".join(
        f"<item><title>{title}</title><link>{url(n)}</link><description>{summary}</description></item>"
        for n, title, summary in ((1, "Giá vàng tăng", GOLD), (2, "Hội đàm", TALKS), (3, "Tin ngắn", "Xem."))
    )
    web.answers |= {
        RSS: f"<rss version='2.0'><channel>{items}</channel></rss>".encode(),
        url(2): page(2, TALKS * 3),
        url(3): page(3, GOLD * 3),
    }
    told = crawl(gated=True, outlets={"news.example": [["wide", RSS]]})
    assert told.kept() == ["news.example:2"]
    assert url(1) not in [request.url for request in web.asked]
    assert told.outcomes()[url(3)][0] == "off_topic"
    assert told.reports[0]["off_topic"] == 2
    assert told.reports[0]["problem"] is None


MENU = "".join(
    f"<h3><a href={NEWS}/tin-{n}.html>Một tin khác trong ngày, tin thứ {n}</a></h3>" for n in range(90, 130)
)
IN_PLACE = {
    "not_found": "<title>404</title><h1>404 - Trang không tồn tại</h1><p>Mời bạn quay về trang chủ.</p>",
    "server_error": "<title>Bảo trì</title><h1>Trang web đang bảo trì</h1><p>Xin quay lại sau.</p>",
    "stub": "<h1>Tin</h1><p>Đang cập nhật.</p>",
    "listing": f"<link rel=canonical href={NEWS}/><title>Trang chủ</title>{MENU}",
    "unreadable": "",
}


HEADLINES = ["Bộ trưởng Quốc phòng tiếp Đại sứ Trung Quốc", "Hội đàm"]
NUMBERED = {case: number for number, case in enumerate(product(IN_PLACE, HEADLINES), 1)}


@pytest.fixture(scope="module")
def told_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, Crawled]:
    """A gated round with all that stands in place of articles, under each headline; and one when they are there."""
    items = "".join(
        f"<item><title>{headline}</title><link>{url(number)}</link></item>"
        for (_, headline), number in NUMBERED.items()
    )
    with a_web() as web:
        web.answers[RSS] = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        for (outcome, _), number in NUMBERED.items():
            body = IN_PLACE[outcome]
            web.answers[url(number)] = f"<html><body>{body}</body></html>".encode() if body else b""
        crawl = Crawl(proxy=web.proxy, journal=tmp_path_factory.mktemp("place") / "journal.jsonl")
        before = crawl(gated=True)
        web.answers |= {url(number): page(number, TALKS * 3) for number in NUMBERED.values()}
        return before, crawl(gated=True)


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("outcome", IN_PLACE)
def test_what_is_no_article_is_not_held_for_off_topic_and_tried_again(
    told_twice: tuple[Crawled, Crawled], outcome: str, headline: str
) -> None:
    before, after = told_twice
    number = NUMBERED[outcome, headline]
    assert before.outcomes()[url(number)][0] == outcome
    assert before.reports[0]["off_topic"] == 0
    assert before.kept() == []
    assert f"news.example:{number}" in after.kept()


def test_a_page_that_lacks_what_its_headline_says_is_tried_again(web, crawl) -> None:
    item = f"<item><title>Bộ trưởng Quốc phòng thăm Trung Quốc</title><link>{url(1)}</link></item>"
    web.answers |= {
        RSS: f"<rss version='2.0'><channel>{item}</channel></rss>".encode(),
        url(1): page(1, GOLD * 3),
    }
    told = crawl(gated=True)
    assert told.outcomes()[url(1)] == ("unreadable", "does not name whom its headline does")
    web.answers |= {url(1): page(1, TALKS * 3)}
    assert crawl(gated=True).kept() == ["news.example:1"]


def test_an_article_that_is_kept_is_read_again_though_it_names_nobody_any_more(web, crawl) -> None:
    web.answers |= {RSS: feed(1, 2), url(1): page(1, TALKS * 3), url(2): page(2, GOLD * 3)}
    assert crawl(gated=True).kept() == ["news.example:1"]
    web.answers |= {url(1): page(1, GOLD * 3)}
    told = crawl(gated=True, urls=[url(1), url(2)])
    assert told.kept() == ["news.example:1", "news.example:1"]
    assert told.outcomes() == {url(1): ("ok", ""), url(2): ("off_topic", "names nobody it could be about")}


def test_what_a_wide_feed_holds_back_is_fetched_when_a_narrow_one_announces_it(web, crawl) -> None:
    narrow = f"{NEWS}/narrow"
    item = f"<item><title>Giá vàng tăng</title><link>{url(1)}</link><description>{GOLD}</description></item>"
    body = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
    web.answers |= {RSS: body, narrow: body, url(1): page(1, TALKS * 3)}
    told = crawl(gated=True, outlets={"news.example": [["wide", RSS], ["feed", narrow]]})
    assert told.kept() == ["news.example:1"]
    assert told.reports[0]["off_topic"] == 0, "it was held back, and then it was not"
    assert [entry["held_back"] for entry in told.journal if "held_back" in entry] == ["news.example:1"]
