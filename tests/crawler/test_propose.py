"""An outlet is proposed from one page; on the pages of our own outlets it reads what these read."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adding.address import article_path
from crawler.adding.proposal import Proposal
from crawler.adding.propose import propose
from crawler.article_path import fault_of, numbers_in
from crawler.outlet import Feed, Layout, Listing
from crawler.outlets import load
from meetings.article import Page
from meetings.errors import NotAnArticle

UNSEEN = Path(__file__).parent / "unseen"
PAGES = sorted((Path(__file__).parent / "pages").glob("*/*.html"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)
URL = "https://www.post.example/world/hoi-dam-tai-mong-cai-123456.html"
PARAGRAPHS = [
    "Sáng 18/3, tại Móng Cái, hai Bộ trưởng Quốc phòng chủ trì lễ đón và cùng trồng cây hữu nghị ở cửa khẩu.",
    "Hai bên nhất trí duy trì trao đổi đoàn, tuần tra chung trên vịnh Bắc Bộ và giao lưu sĩ quan trẻ.",
    "Ngày 19/3, đoàn Việt Nam sang thăm đồn biên phòng Đông Hưng của Trung Quốc theo lời mời của nước bạn.",
]
ARTICLE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Hội đàm tại Móng Cái - Báo Buổi chiều</title>
<link rel="alternate" type="application/rss+xml" href="/rss/the-gioi.rss">
<link rel="canonical" href="https://post.example/world/hoi-dam-tai-mong-cai-123456.html">
<link rel="alternate" media="only screen and (max-width: 640px)" href="https://m.post.example/x-123456.html">
</head><body><header><span class="clock-now">24/11/2026 08:00</span><a href="/feed">Feeds</a></header>
<div class="story box-9912345" id="story-123456"><h1 class="headline">Hội đàm tại Móng Cái</h1>
<div class="meta"><span class="time">18/03/2026 09:30</span><span class="views">1234</span></div>
<p class="standfirst">(EP) - {PARAGRAPHS[0]}</p>
<div class="text"><p>{PARAGRAPHS[1]}</p><figure><img src="a.jpg"><figcaption>Hai Bộ trưởng ở cửa khẩu</figcaption></figure>
<div class="more"><a href="/world/bo-truong-lao-tham-ha-noi-123400.html">Bộ trưởng Quốc phòng Lào thăm Hà Nội tuần này</a></div>
<p>{PARAGRAPHS[2]}</p></div><p class="author-line">Thu Hà (TTXVN)</p></div>
<div class="related"><h3>Tin liên quan</h3><p>{PARAGRAPHS[1]}</p></div></body></html>"""
HOME = """<html><head><link rel="alternate" type="application/rss+xml" href="https://post.example/rss/home.rss">
<link rel="alternate" type="application/rss+xml" href="https://elsewhere.example/rss/home.rss">
<link rel="alternate" type="application/rss+xml" href="/comments/feed/"></head>
<body><a href="/rss/world.rss">World</a><a href="/world/x-123999.html">Hội đàm</a></body></html>"""


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of an article came out: title and time, the share of its words found, and of others added."""

    headed: bool
    found: float
    added: float


def page_at(url: str, html: str | bytes, name: str = "evening_post") -> Page:
    body = html if isinstance(html, bytes) else html.encode()
    return Page(outlet=name, url=url, key="", body=body, charset=None, fetched_at=NOW)


def proposed(html: str = ARTICLE, home: str | None = HOME, url: str = URL) -> Proposal:
    front = None if home is None else page_at("https://www.post.example/", home)
    return propose(page_at(url, html), front)


def kept(expected: dict[str, Any], proposal: Proposal) -> Kept:
    article = proposal.article
    split = list if proposal.outlet.language == "zh" else str.split
    wanted, read = split(expected["text"]), split(article.text)
    blocks = SequenceMatcher(a=wanted, b=read, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    when = expected["published_at"] and datetime.fromisoformat(expected["published_at"])
    headed = (article.title, article.published_at) == (expected["title"], when)
    return Kept(headed, common / len(wanted), (len(read) - common) / len(wanted))


def test_of_nearly_all_our_pages_an_outlet_is_proposed_that_reads_what_ours_does() -> None:
    results = {}
    for path in PAGES:
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        proposal = propose(page_at(expected["url"], path.read_bytes(), path.parent.name), None)
        results[f"{path.parent.name}/{path.stem}"] = kept(expected, proposal)
    failed = {name: r for name, r in results.items() if not (r.headed and r.found >= 0.9 and r.added <= 0.15)}
    assert len(results) >= 58
    assert len(failed) <= 0.1 * len(results), failed


def test_the_pattern_proposed_knows_the_articles_of_ours() -> None:
    for path in PAGES:
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        outlet = propose(page_at(expected["url"], path.read_bytes(), path.parent.name), None).outlet
        assert outlet.key(expected["url"])
        assert outlet.host in load()[path.parent.name].hosts


def test_everything_of_an_outlet_is_proposed() -> None:
    outlet = proposed().outlet
    assert outlet.title == "Báo Buổi chiều"
    assert outlet.hosts == ("post.example",)
    assert outlet.article_path == r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>\d{5,7})\.html"
    assert (outlet.language, outlet.zone) == ("vi", "Asia/Ho_Chi_Minh")
    assert outlet.prefixes == ("(EP)",)
    assert outlet.layout == Layout(
        headline=("h1.headline", "h1"),
        lead=("p.standfirst",),
        body=("div.text",),
        date=("span.time",),
        sign_off=("p.author-line",),
        prune=("figure", "div.more"),
    )


def test_what_is_proposed_reads_the_article_and_nothing_else() -> None:
    article = proposed().article
    assert article.text == "\n".join(PARAGRAPHS)
    assert article.published_at == datetime.fromisoformat("2026-03-18T09:30+07:00")
    assert (article.byline, article.credit) == ("Thu Hà", "TTXVN")
    assert proposed().doubts == ()


def test_feeds_are_those_that_are_linked_on_hosts_of_the_outlet() -> None:
    assert proposed().outlet.sources == (
        Feed("https://post.example/rss/home.rss", wide=True),
        Feed("https://www.post.example/rss/world.rss"),
        Feed("https://www.post.example/rss/the-gioi.rss"),
        Feed("https://www.post.example/feed", wide=True),
    )


@pytest.mark.parametrize(
    ("html", "home", "url", "doubt"),
    [
        (ARTICLE, None, URL, "the home page could not be had"),
        (ARTICLE, "", URL, "the home page could not be had"),
        (ARTICLE, "<html><body><a href=/about>x</a></body></html>", URL, "no link of the home page looks like"),
        (ARTICLE.replace("18/03/2026 09:30", "hôm nay"), HOME, URL, "when it was published"),
        (ARTICLE, HOME, "https://post.example/world/hoi-dam-tai-mong-cai", "no number in the address"),
    ],
)  # fmt: skip
def test_what_could_not_be_told_is_said(html: str, home: str | None, url: str, doubt: str) -> None:
    assert any(said.startswith(doubt) for said in proposed(html, home, url).doubts)


def test_without_a_feed_the_home_page_is_read_for_links() -> None:
    bare = ARTICLE.replace("application/rss+xml", "text/html").replace('href="/feed"', 'href="/x"')
    found = proposed(bare, "<html><body><a href=/world/x-123999.html>Hội đàm</a></body></html>")
    assert found.outlet.sources == (Listing("https://www.post.example/"),)
    assert found.doubts == ("no feed is linked; the home page is read for links instead",)


@pytest.mark.parametrize("url", ["https://post.example/", "https://post.example", "no address"])
def test_a_home_page_is_no_article(url: str) -> None:
    with pytest.raises(NotAnArticle, match="the address of an article is needed"):
        proposed(url=url)


def test_a_page_without_text_is_no_article() -> None:
    with pytest.raises(NotAnArticle):
        proposed("<html><body><h1>Xin chờ</h1></body></html>")


def test_a_chinese_outlet_has_chinese_time() -> None:
    chinese = "<html lang=zh><body><h1>两国防长在边境会谈</h1><div class=content>" + "".join(
        f"<p>{n}日上午，两国国防部长在边境城市举行会谈，就加强两军合作和边境管理交换意见，并共同出席欢迎仪式。</p>"
        for n in (7, 8, 9)
    )
    outlet = proposed(chinese, None, "https://www.army.example.cn/yw_1/16374850.html").outlet
    assert (outlet.language, outlet.zone) == ("zh", "Asia/Shanghai")
    assert outlet.layout.body == ("div.content",)


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/thoi-su/hoi-dam-20260318162623091.htm", r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>\d{16,18})\.htm"),
        ("/hoi-dam-post123456.vnp", r"/[a-z0-9-]+-post(?P<id>\d{5,7})\.vnp"),
        ("/gfbw/qwfb/16300571.html", r"/(?:[a-z0-9-]+/)*(?P<id>\d{7,9})\.html"),
        ("/view/2020-04/29/content_9804105.htm", r"/(?:[a-z0-9-]+/)*content_(?P<id>\d{6,8})\.htm"),
        ("/123456-hoi-dam.html", r"/(?P<id>\d{5,7})[a-z0-9-]*\.html"),
        ("/world/123456/hoi-dam-2026/", r"/(?:[a-z0-9-]+/)*(?P<id>\d{5,7})(?:/[a-z0-9-]+)*/?"),
        ("/2026/03/18/hoi-dam/", r"/(?:[a-z0-9-]+/)*(?P<id>[a-z0-9-]+)/?"),
        ("/2026/03/hoi-dam-tai-mong-cai/", r"/(?:[a-z0-9-]+/)*(?P<id>[a-z0-9]+(?:-[a-z0-9]+){2,})/?"),
        ("/20260318/hoi-dam.html", r"/(?:[a-z0-9-]+/)*(?P<id>[a-z0-9-]+)\.html"),
        ("/yw/202603/t20260318_482130.html", r"/(?:[a-z0-9-]+/)*t\d+_(?P<id>\d{5,7})\.html"),
        ("/421/2017/1s233255.htm", r"/(?:[a-z0-9-]+/)*(?P<id>[a-z0-9-]+)\.htm"),
    ],
)  # fmt: skip
def test_the_longest_number_of_an_address_identifies_the_article(path: str, pattern: str) -> None:
    assert article_path(path)[0] == pattern


SEGMENTS = st.text(st.sampled_from("abcZ019-_.%()+é新"), min_size=1, max_size=12)


@given(st.lists(SEGMENTS, min_size=1, max_size=4), st.sampled_from(["", "/"]))
def test_a_pattern_knows_the_address_it_was_made_of(segments: list[str], end: str) -> None:
    path = f"/{'/'.join(segments)}{end}"
    pattern, _ = article_path(path)
    assert fault_of(pattern) is None
    assert numbers_in(path, pattern) or not segments[-1].partition(".")[0]


SHARDS = ["<", ">", "&#0;", "</div>", "<table>", "<form>", "<div class=x>", '<p style="text-align:center">', "18/03/2026 09:30", "<base href=x>", "</p>", "<h1>", 'class="a b"', "\x00"]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 2_500), st.integers(0, 120), st.sampled_from(SHARDS)), max_size=8))
def test_a_damaged_page_makes_a_proposal_or_has_a_reason(damages: list[tuple[int, int, str]]) -> None:
    html = ARTICLE
    for where, lost, shard in damages:
        html = html[:where] + shard + html[where + lost :]
    try:
        found = proposed(html)
    except NotAnArticle:
        return
    assert found.article.text
    assert replace(found.outlet, off="x").key(URL)


@pytest.mark.parametrize(
    "name", ["boxed_picture", "microdata_br", "strong_lead", "styled_components", "table_line_of_labels"]
)
def test_what_is_proposed_from_a_page_nobody_described_reads_it_whole(name: str) -> None:
    expected = json.loads((UNSEEN / f"{name}.json").read_text("utf-8"))
    body = (UNSEEN / f"{name}.html").read_bytes()
    page = Page(outlet="new", url=expected["url"], key="", body=body, charset=None, fetched_at=NOW)
    proposal = propose(page, None)
    read = proposal.article.as_json()
    assert proposal.outlet.layout.body
    assert {field: read[field] for field in ("title", "lead", "text", "byline", "credit")} == {
        field: expected[field] for field in ("title", "lead", "text", "byline", "credit")
    }
    assert proposal.article.published_at == datetime.fromisoformat(expected["published_at"])
    assert proposal.outlet.layout.lead != ("strong",)
