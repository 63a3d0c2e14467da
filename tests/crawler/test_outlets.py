"""Every outlet reads its pages: a page and the article in it lie side by side in `pages/<outlet>/`."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import lxml.html
import pytest

from crawler.extract import extract
from crawler.outlet import DatedListing, DatedSitemap, Feed, Listing, NewsSitemap, Outlet, Source
from crawler.outlets import load, registry
from meetings.article import Page
from meetings.errors import ConfigError

PAGES = Path(__file__).parent / "pages"
PAGES_OF_ALL = sorted(PAGES.glob("*/*.html"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize("path", PAGES_OF_ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_is_read_as_the_article_beside_it(path: Path) -> None:
    outlet = load()[path.parent.name]
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    page = Page(
        outlet=outlet.name, url=expected["url"], key="", body=path.read_bytes(), charset=None, fetched_at=NOW
    )
    article = extract(page, outlet)
    assert outlet.key(expected["url"]) == expected["key"]
    published_at = expected["published_at"] and datetime.fromisoformat(expected["published_at"])
    assert article.published_at == published_at
    read = {name: article.as_json()[name] for name in ("title", "lead", "text", "byline", "credit")}
    assert read == {name: expected[name] for name in read}


TURNED = "Giá cà phê trong nước hôm nay tăng nhẹ so với phiên trước"


@pytest.mark.parametrize("path", PAGES_OF_ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_boxes_that_turn_and_counters_that_count_make_no_other_text(path: Path) -> None:
    outlet = load()[path.parent.name]
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    tree = lxml.html.document_fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    own = " ".join(f"{expected['title']} {expected['text']}".split())
    turned = 0
    for link in list(tree.iter("a")):
        said = " ".join(link.text_content().split())
        if len(said) >= 15 and said not in own:
            tail = link.tail
            link.clear(keep_tail=True)
            link.text, link.tail = TURNED, tail
            link.set("href", f"/khac-{turned}")
            turned += 1
    body = re.sub(
        rb"[\d.,]+(?=\s*l\xc6\xb0\xe1\xbb\xa3t xem)", b"99.999", lxml.html.tostring(tree, encoding="utf-8")
    )
    page = Page(outlet=outlet.name, url=expected["url"], key="", body=body, charset="utf-8", fetched_at=NOW)
    article = extract(page, outlet)
    assert (article.title, article.text) == (expected["title"], expected["text"])


def test_every_outlet_has_pages() -> None:
    assert {folder.name for folder in PAGES.iterdir()} == set(load())


@pytest.mark.parametrize("other", ["two", "one"])
def test_two_outlets_share_neither_name_nor_host(other: str) -> None:
    host = "a.example" if other == "two" else "b.example"
    with pytest.raises(ConfigError, match=r"a\.example|one"):
        registry([_outlet("one", "a.example"), _outlet(other, host)])


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x-1.html",
        "http://www.a.example./x-1.html?utm_source=feed#top",
        "HTTPS://A.EXAMPLE:443/another-name-1.html",
    ],
)
def test_an_article_has_one_key_however_it_is_spelt(url: str) -> None:
    assert _outlet("one", "a.example").key(url) == "a.example:1"


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/",
        "https://a.example/x-1.html/more",
        "https://b.example/x-1.html",
        "https://a.example@b.example/x-1.html",
        "https://b.example\\@a.example/x-1.html",
        "https://evila.example/x-1.html",
        "javascript:alert(1)",
        "file:///x-1.html",
        "http://[::1/x-1.html",
        "https://a.example/x-1.html?" + "a" * 3000,
        "",
    ],
)
def test_other_addresses_are_no_articles(url: str) -> None:
    assert _outlet("one", "a.example").key(url) is None


def test_an_outlet_that_counted_anew_has_two_kinds_of_numbers() -> None:
    outlet = replace(
        _outlet("one", "a.example"), article_path=r"/[a-z-]+(?:-post(?P<id>\d+)|/(?P<old>\d+))\.vnp"
    )
    assert outlet.key("https://a.example/hoi-dam-post7.vnp") == "a.example:7"
    assert outlet.key("https://a.example/hoi-dam/7.vnp") == "a.example:old-7"


TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("source", "current", "back"),
    [
        (Feed("https://a.example/rss"), True, [["rss"]]),
        (NewsSitemap("https://a.example/news.xml"), True, [["news.xml"]]),
        (
            DatedSitemap("https://a.example/{day:%Y}?m={day.month}&d={day.day}"),
            False,
            [["2026?m=3&d=1"], ["2026?m=2&d=28"], ["2026?m=2&d=27"]],
        ),
        (DatedSitemap("https://a.example/{day.year}-{day.month}.xml"), False, [["2026-3.xml"], ["2026-2.xml"]]),
        (
            DatedSitemap("https://a.example/{day:%Y-%m}-{first.day}-{last.day}.xml", days=5),
            False,
            [["2026-03-1-5.xml"], ["2026-02-26-28.xml"]],
        ),
        (Listing("https://a.example/news"), True, [["news"]]),
        (
            Listing("https://a.example/news", further="https://a.example/p{page}", pages=3),
            True,
            [["news", "p2", "p3"]],
        ),
        (
            DatedListing("https://a.example/{day:%d-%m-%Y}.htm"),
            False,
            [["01-03-2026.htm"], ["28-02-2026.htm"], ["27-02-2026.htm"]],
        ),
        (
            DatedListing("https://a.example/{day:%d/%m}&from={page}", 30, first=0, step=15),
            False,
            [[f"{day}&from={number}" for number in (0, 15, 30)] for day in ("01/03", "28/02", "27/02")],
        ),
    ],
)  # fmt: skip
def test_where_a_source_is_asked_today_and_when_looking_back(
    source: Source, *, current: bool, back: list[list[str]]
) -> None:
    outlet = _outlet("one", "a.example", source)
    assert [*outlet.current()] == ([source.url] if current else [])
    series = outlet.archive(TODAY - timedelta(days=2), TODAY)
    assert [[url.removeprefix("https://a.example/") for url in one.urls] for one in series] == back
    assert {one.source for one in series} == {source}


@pytest.mark.parametrize(
    ("days", "pieces"),
    [
        (1, [(day, day) for day in range(1, 32)]),
        (5, [(1, 5), (6, 10), (11, 15), (16, 20), (21, 25), (26, 31)]),
        (10, [(1, 10), (11, 20), (21, 31)]),
        (31, [(1, 31)]),
    ],
)
def test_the_pieces_of_a_month_hold_each_of_its_days_once(days: int, pieces: list[tuple[int, int]]) -> None:
    source = DatedSitemap("https://a.example/{first.day}-{last.day}", days=days)
    series = _outlet("one", "a.example", source).archive(date(2026, 1, 1), date(2026, 1, 31))
    asked = [one.urls[0].rpartition("/")[2] for one in series]
    assert asked == [f"{first}-{last}" for first, last in reversed(pieces)]


def _outlet(name: str, host: str, *sources: Source) -> Outlet:
    return Outlet(
        name=name, title=name, hosts=(host,), article_path=r"/[a-z-]+-(?P<id>\d+)\.html", sources=sources
    )
