"""Bytes made to confuse, to stall or to burst a reader become an outcome, and the next page is read."""

import gzip
import time
import unicodedata
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.charset import decoded
from crawler.dates import declared_dates
from crawler.discover import discover
from crawler.extract import extract
from crawler.imposters import is_challenge
from crawler.outlet import Feed, Layout, Listing, NewsSitemap, Outlet, Source
from crawler.robots import Robots, RobotsFile
from crawler.tasks import SourcePage
from crawler.unreadable import Unreadable
from crawler.workers import Workers
from meetings.article import Article, Page
from meetings.errors import NotAnArticle, TooExpensive
from meetings.retry_after import seconds_asked
from tests.crawler.conftest import Crawl, Crawled, Respond, a_web
from tests.crawler.test_crawl import WORDS, feed, page

NOW = datetime(2026, 11, 24, tzinfo=UTC)
HOST = "https://a.example"
OUTLET = Outlet(
    name="a", title="A", hosts=("a.example",), article_path=r"/[a-z-]+-(?P<id>\d+)\.html", sources=(),
    layout=Layout(body=(".body",), date=(".date",)),
)  # fmt: skip
URL = f"{HOST}/tin-1.html"


def html(inside: str = "", head: str = "") -> str:
    return (
        f"<html lang=vi><head><title>Tin</title>{head}</head><body><h1>Tin số 1</h1><p class=date>18/03/2026 09:01</p>"
        f"<div class=body><p>{WORDS}</p>{inside}</div></body></html>"
    )


def a_page(body: bytes | str, charset: str | None = None) -> Page:
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return Page(outlet="a", url=URL, key="k", body=raw, charset=charset, fetched_at=NOW)


def read(body: bytes | str, charset: str | None = None) -> Article:
    return extract(a_page(body, charset), OUTLET)


def in_1258(text: str) -> bytes:
    """As the code page has it: tones stand after their letters."""
    out = ""
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        out += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones
    return out.encode("cp1258")


TCVN3 = str.maketrans(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô­õö÷øùúûüýþ",
)
VNI = {"ấ": "aá", "ê": "eâ", "à": "aø", "đ": "ñ", "ổ": "oå", "ì": "ì", "ầ": "aà", "ĩ": "ó", "ư": "ö", "ẻ": "eû",
       "ă": "aê", "ớ": "ôù", "ồ": "oà", "ộ": "oä", "ạ": "aï", "ả": "aû", "ơ": "ô", "ệ": "eä", "ố": "oá"}  # fmt: skip


@pytest.mark.parametrize(
    "written",
    ["hội\x00đàm", "hội&#0;đàm", "hội&#xd800;đàm", "hội\ud800đàm", "hội\u202eđàm\u202c", "hội&#x202e;đàm", "hội\u2028đàm",
     "hội\u200bđàm", "hội\x07đàm", "hội\x85đàm", "hội&#x110000;&#99999999999;đàm"],
    ids=["X1-NUL", "X1-NUL-by-number", "X1-surrogate-by-number", "X1-surrogate", "X1-bidi", "X1-bidi-by-number",
         "X1-line-separator", "X1-zero-width", "X1-C0", "X1-C1", "X1-no-character"],
)  # fmt: skip
def test_what_no_text_may_hold_is_not_in_it(written: str) -> None:
    article = read(html(f"<p>Họp báo {written} kết thúc.</p>"))
    last = article.text.splitlines()[-1]
    assert last.startswith("Họp báo hội")
    assert last.endswith("đàm kết thúc.")
    assert not [c for c in article.text if unicodedata.category(c) in {"Cc", "Cs", "Cf"} and c != "\n"]
    article.text.encode()
    lead = f"<item><title>{written}</title><link>{URL}</link></item>"
    (found,) = discover(
        Feed(HOST), f"<rss version='2.0'><channel>{lead}</channel></rss>".encode("utf-8", "surrogatepass"),
        OUTLET, url=HOST, charset=None,
    ).leads  # fmt: skip
    assert not set(found.title or "") & {"\x00", "\x07", "\x85", "\u202e", "\u200b", "\ud800"}


@pytest.mark.parametrize("written", ["\x07", "&#7;", "&#x1B", "&#xFFFE;", "&#0000012;"])
@pytest.mark.parametrize("beside", ["{}<figure>a</figure>", "<figure>a</figure>{}", "<script>a</script>{}"])
def test_x1_a_control_character_beside_what_is_cut_out_costs_only_itself(beside: str, written: str) -> None:
    pruning = replace(OUTLET, layout=replace(OUTLET.layout, prune=("figure",)))
    inside = f"<p>Họp báo {beside.format(written)} kết thúc.</p>"
    for outlet in (pruning, None):
        article = extract(a_page(html(inside)), outlet)
        assert article.text.splitlines()[-1] == "Họp báo kết thúc."


def test_x1_a_date_is_read_without_what_is_no_character() -> None:
    body = html().replace("18/03/2026 09:01", "18/\x0003/20&#7;26 09:01")
    assert read(body).published_at == read(html()).published_at


def test_x1_references_to_characters_stay_what_they_are() -> None:
    said = "&#9;&#xA;&#32;&#55295;&#xE000;&#xFFFD;&#x10000;&#x10FFFF;&amp;#7;&#;&#x;"
    assert decoded(said.encode(), None) == said


def test_x3_decomposed_letters_are_composed() -> None:
    assert read(unicodedata.normalize("NFD", html())).text == read(html()).text


@pytest.mark.parametrize(
    "declared", [None, "utf-8", "iso-8859-1", "windows-1252", "no-such", "utf-7", "rot13", "hex"]
)
@pytest.mark.parametrize(
    "meta", ["", "<meta charset=utf-8>", "<meta charset=iso-8859-1>"], ids=["", "utf-8", "latin-1"]
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be", "windows-1258", "gb18030"])
def test_x2_a_charset_that_is_a_lie_is_seen_through(charset: str, meta: str, declared: str | None) -> None:
    words = "双方同意继续开展边防友好交流和联合巡逻，并就共同关心的问题交换意见。" * 8
    text = (
        html(head=meta) if charset != "gb18030" else html(head=meta).replace(WORDS, words).replace("số", "")
    )
    body = in_1258(text) if charset == "windows-1258" else text.encode(charset)
    wanted = words if charset == "gb18030" else WORDS
    assert wanted.strip() in read(body, declared).text


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1252", "windows-1258"])
@pytest.mark.parametrize("legacy", ["TCVN3", "VNI"])
def test_x2_a_charset_without_a_name_is_an_error_and_no_words(legacy: str, declared: str | None) -> None:
    text = html().translate(TCVN3) if legacy == "TCVN3" else "".join(VNI.get(char, char) for char in html())
    with pytest.raises(Unreadable, match="broken charset"):
        read(text.encode("latin-1", "ignore"), declared)


@pytest.mark.parametrize(
    ("inside", "depth"),
    [("<div>", 250), ("<div>", 1_000), ("<div>", 1_000_000), ("<b><i>", 20_000), ("<table><tr><td>", 400)],
    ids=["B5-250", "B5-1000", "B5-1000000", "B5-inline", "B5-tables"],
)
def test_nesting_is_read_or_said_to_be_too_deep(inside: str, depth: int) -> None:
    body = html(inside * depth + "<p>Ở trong cùng.</p>")
    if depth > 250:
        with pytest.raises(Unreadable, match="too deep"):
            read(body)
    else:
        assert "Ở trong cùng." in read(body).text


@pytest.mark.parametrize(
    "block",
    ["[" * 100_000, '{"a":' * 100_000, '{"datePublished": ' + "9" * 5_000 + "}", '{"@graph": 7}', '{"@graph": ["x", [1], null]}',
     '{"datePublished": ["2026-01-01"]}', '{"datePublished": {"a": 1}}', "null", "NaN", "Infinity", '"\\ud800"',
     '{"isAccessibleForFree": ["false"]}', '{"isAccessibleForFree": ' + "9" * 5_000 + "}", '"isAccessibleForFree":' * 50_000,
     '{"isAccessibleForFree":' + " " * 100_000 + "x}", '{"datePublished": "9999-12-31T23:59:59-14:00"}'],
    ids=["B6-arrays", "B6-objects", "B6-5000-digits", "B6-graph-is-a-number", "B6-graph-of-anything", "B6-date-in-an-array",
         "B6-date-is-an-object", "B6-null", "B6-NaN", "B6-Infinity", "B6-half-a-character", "B6-free-in-an-array",
         "B6-free-5000-digits", "B6-free-50000-times", "B6-free-far-away", "B6-year-9999"],
)  # fmt: skip
def test_hostile_json_ld_declares_nothing_and_hides_nothing(block: str) -> None:
    begun = time.process_time()
    article = read(html(head=f'<script type="application/ld+json">{block}</script>'))
    assert WORDS.strip() in article.text
    assert article.published_at == datetime(2026, 3, 18, 2, 1, tzinfo=UTC)
    assert time.process_time() - begun < 2


LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
ITEM = f"<item><title>{{}}</title><link>{URL}</link></item>"
ENTRY = f"<url><loc>{URL}</loc><title>{{}}</title></url>"


@pytest.mark.parametrize("source", [Feed(HOST), NewsSitemap(HOST)], ids=["feed", "sitemap"])
@pytest.mark.parametrize(
    ("doctype", "title"),
    [
        (f'[<!ENTITY a "aaaaaaaaaa">{LAUGHS}]', "&m;"),
        (f'[<!ENTITY a "{"a" * 100_000}">]', "&a;" * 50_000),
        ("[<!ENTITY e SYSTEM 'file:///etc/hostname'>]", "&e;"),
        ("[<!ENTITY % p SYSTEM 'http://127.0.0.1:{port}/x'> %p;]", ""),
        ("SYSTEM 'http://127.0.0.1:{port}/x.dtd'", "&x;"),
        ("PUBLIC '-//A//B' 'http://127.0.0.1:{port}/x.dtd'", ""),
    ],
    ids=["B3-billion-laughs", "B3-quadratic", "B3-file", "B3-parameter", "B3-DTD-over-http", "B3-public-DTD"],
)
def test_nothing_is_expanded_opened_or_fetched_for_xml(
    source: Source, doctype: str, title: str, trap
) -> None:
    inside = (ITEM if isinstance(source, Feed) else ENTRY).format(title)
    root = (
        f"<rss version='2.0'><channel>{inside}</channel></rss>"
        if isinstance(source, Feed)
        else f"<urlset>{inside}</urlset>"
    )
    body = f"<?xml version='1.0'?><!DOCTYPE r {doctype.replace('{port}', str(trap.port))}>{root}"
    begun = time.process_time()
    found = discover(source, body.encode(), OUTLET, url=HOST, charset=None)
    assert {len(lead.title or "") < 1_000 and len(lead.url) < 100 for lead in found.leads} <= {True}
    assert "entities" in found.detail or found.outcome in {"ok", "unreadable"}
    assert time.process_time() - begun < 2
    assert trap.connects() == 0


MANY = {
    "B3-deep-feed": (Feed(HOST), b"<rss version='2.0'><channel>" + b"<a>" * 1_000_000),
    "B3-deep-sitemap": (NewsSitemap(HOST), b"<urlset>" + b"<url>" * 1_000_000),
    "B3-100000-items": (Feed(HOST), b"<rss version='2.0'><channel>" + ITEM.encode() * 100_000),
    "B4-listing-100000-attributes": (
        Listing(HOST),
        b"<a " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">",
    ),
}
QUADRATIC = {
    "B4-100000-attributes": b"<html><body " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">",
    "B4-200000-paragraphs": html("<p>x</p>" * 200_000).encode(),
    "B4-100000-links": html("<a href=/x>y</a>" * 100_000).encode(),
    "B4-100000-cells": html("<table><tr>" + "<td>x</td>" * 100_000).encode(),
    "B4-50000-headlines": html("<h1>a</h1>" * 50_000).encode(),
    "B2-a-text-of-9-MB": html("Hai bên " * 700_000).encode(),
}
FAST = {
    "B4-colspan": f"<table><tr><td colspan={2**53} rowspan={2**53}>x</table>",
    "B4-60000-unclosed-scripts": "<script" * 60_000,
    "B4-60000-open-scripts": "<script>" * 60_000,
    "B4-200000-open-comments": "<!--" * 200_000,
    "B4-100000-open-CDATA": "<![CDATA[" * 100_000,
    "B4-1000000-lower-than": "<" * 1_000_000,
}


@pytest.mark.parametrize("inside", FAST.values(), ids=FAST)
def test_odd_markup_is_read_in_time(inside: str) -> None:
    begun = time.process_time()
    assert WORDS.strip() in read(html(inside)).text
    assert time.process_time() - begun < 5


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    pool = Workers(seconds=1.0)
    yield pool
    await pool.close()


@pytest.mark.parametrize("body", [*QUADRATIC.values(), *MANY.values()], ids=[*QUADRATIC, *MANY])
async def test_what_costs_too_much_is_ended_and_the_next_is_read(workers: Workers, body: object) -> None:
    begun, why = time.perf_counter(), "it was read"
    try:
        if isinstance(body, bytes):
            await workers.extract(a_page(body), OUTLET)
        else:
            source, said = body  # type: ignore[misc]
            await workers.discover(SourcePage(source=source, url=HOST, body=said, charset=None), OUTLET)
    except (TooExpensive, NotAnArticle) as error:
        why = str(error)
    assert why
    assert time.perf_counter() - begun < 30
    small = SourcePage(source=Feed(HOST), url=HOST, body=feed(1, host=HOST), charset=None)
    assert (await workers.discover(small, OUTLET)).leads


def packed(body: bytes, encoding: str) -> Respond:
    def respond(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if encoding:
            request.send_header("Content-Encoding", encoding)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return respond


ZEROS = bytes(2_000_000_000 // 100)
TOO_LARGE = ("too_large", "more than 10,485,760 bytes")
FULL = html().encode() + b" " * (10 * 1024 * 1024 - len(html().encode()))
CHALLENGING = {
    f"B4-stall-{n}": text[:29_900].encode()
    for n, text in enumerate((
        "<title>" * 5_000, "captcha" + "<script" * 5_000, "document.cookie=" * 2_000, "document.cookie" + " " * 30_000,
        "captcha </script " * 2_000, "<" * 30_000, "captcha" + "<a" * 15_000, "xác minh " * 4_000, "<title>" + "x" * 30_000,
    ))
}  # fmt: skip
ANSWERS: dict[str, tuple[Respond | bytes, tuple[str, str] | None]] = {
    "B1-gzip": (packed(gzip.compress(ZEROS * 5), "gzip"), TOO_LARGE),
    "B1-deflate": (packed(zlib.compress(ZEROS * 5), "deflate"), TOO_LARGE),
    "B1-gzip-gzip": (packed(gzip.compress(gzip.compress(ZEROS)), "gzip, gzip"), ("server_error", "packed as gzip, gzip")),
    "B1-brotli": (packed(b"\x8b\x02\x80Ha\x03" * 99, "br"), ("server_error", "packed as br")),
    "B1-zstd": (packed(b"\x28\xb5\x2f\xfd" * 99, "zstd"), ("server_error", "packed as zstd")),
    "B1-file": (packed(gzip.compress(ZEROS * 5), ""), TOO_LARGE),
    "B1-file-in-gzip": (packed(gzip.compress(gzip.compress(ZEROS * 5)), "gzip"), TOO_LARGE),
    "B1-file-cut-short": (packed(gzip.compress(page(1))[:-9], ""), ("server_error", "packed wrongly: cut short")),
    "B1-NUL-in-its-name": (packed(b"x", "a b"), ("server_error", "packed as a b")),
    "B1-a-page-that-is-a-file": (packed(gzip.compress(page(1)), ""), ("ok", "")),
    "B2-as-large-as-may-be": (FULL, None),
    "B2-one-more": (FULL + b" ", TOO_LARGE),
    **{case: (body, None) for case, body in CHALLENGING.items()},
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    hosts = {case: f"{case.lower()}.example" for case in ANSWERS}
    with a_web() as web:
        for case, host in hosts.items():
            web.answers |= {f"http://{host}/rss": feed(1, host=f"http://{host}")}
            web.answers[f"http://{host}/tin-1.html"] = ANSWERS[case][0]
        web.answers["http://map.example/sitemap.xml.gz"] = packed(gzip.compress(
            b"<urlset><url><loc>http://map.example/tin-1.html</loc></url></urlset>"), "")  # fmt: skip
        web.answers["http://map.example/tin-1.html"] = page(1)
        outlets = {host: [["feed", f"http://{host}/rss"]] for host in hosts.values()}
        outlets["map.example"] = [["dated", "http://map.example/sitemap.xml.gz"]]
        crawl = Crawl(proxy=web.proxy, journal=tmp_path_factory.mktemp("content") / "journal.jsonl")
        crawl(outlets={"map.example": outlets.pop("map.example")}, since="2026-11-24", until="2026-11-24")
        yield crawl(outlets=outlets, timeout=30)


@pytest.mark.parametrize("case", ANSWERS)
def test_an_answer_that_bursts_or_stalls_is_refused_in_time(told: Crawled, case: str) -> None:
    outcome, wanted = told.outcomes()[f"http://{case.lower()}.example/tin-1.html"], ANSWERS[case][1]
    assert wanted is None or outcome == wanted
    (visit,) = [
        e["visit"]
        for e in told.journal
        if e.get("visit", {}).get("url", "").endswith(f"{case.lower()}.example/tin-1.html")
    ]
    assert visit["seconds"] < 10
    assert (told.code, told.stderr) == (0, "")


def test_b1_a_sitemap_that_is_a_packed_file_is_read(told: Crawled) -> None:
    assert "map.example:1" in told.kept()


def test_b1_the_process_neither_grows_nor_stalls(told: Crawled) -> None:
    assert told.usage()["grew"] <= 120
    assert told.usage()["longest"] <= 0.25


SOURCES = [Feed(HOST), NewsSitemap(HOST), Listing(HOST)]
MARKUP = st.text(alphabet="<>&;/='\" abĐđ0#x![]-\x00\u202e\n", max_size=400)


@settings(max_examples=60)
@given(
    st.sampled_from(SOURCES),
    st.binary(max_size=600) | MARKUP.map(str.encode),
    st.none() | st.text(max_size=12),
)
def test_no_bytes_make_reading_a_source_fail(source: Source, body: bytes, charset: str | None) -> None:
    begun = time.process_time()
    found = discover(source, body, OUTLET, url=HOST, charset=charset)
    assert found.outcome in {"ok", "empty", "unreadable"}
    assert time.process_time() - begun < 5


@settings(max_examples=60)
@given(st.binary(max_size=600) | MARKUP.map(str.encode), st.none() | st.text(max_size=12))
def test_no_bytes_make_reading_a_page_fail(body: bytes, charset: str | None) -> None:
    try:
        assert read(html().encode() + body, charset).text
        read(body, charset)
    except NotAnArticle:
        return


@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
def test_no_bytes_make_decoding_raise_anything_else(body: bytes, charset: str | None) -> None:
    with suppress(Unreadable):
        assert isinstance(decoded(body, charset), str)


@given(st.text(max_size=200) | st.text(alphabet="0123456789 :,GMTMonJan+-", max_size=60))
def test_no_retry_after_is_longer_than_a_day_or_negative(value: str) -> None:
    seconds = seconds_asked(value, NOW)
    assert seconds is None or 0 < seconds <= 86_400


@given(MARKUP | st.text(max_size=300))
def test_no_text_makes_telling_challenges_or_dates_fail(text: str) -> None:
    assert is_challenge(text) in {True, False}
    assert isinstance(declared_dates(text), list)


@settings(max_examples=60)
@given(st.binary(max_size=400) | st.lists(st.sampled_from([
    "User-agent: *", "user-agent:", "Disallow: /*a*$", "Allow: /\ud800", "Crawl-delay: -5", "Crawl-delay: nan", "Crawl-delay: inf",
    "Disallow: " + "%zz" * 30, "Request-rate: 1/0", "Visit-time: 99-zz", "\x00", "Sitemap", "Crawl-delay: " + "9" * 5_000,
])).map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")))  # fmt: skip
async def test_no_robots_txt_makes_reading_it_fail(body: bytes) -> None:
    async def file(_: str) -> RobotsFile:
        return RobotsFile(status=200, body=body)

    permission = await Robots(file, "hoidam", lambda: datetime(2026, 3, 2, tzinfo=UTC)).permission(URL)
    assert permission.outcome in {"ok", "forbidden_by_robots"}
    assert permission.delay <= 60
