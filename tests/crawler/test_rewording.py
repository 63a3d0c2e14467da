"""A sample has the page's markup and dates, none of its sentences, and is read like the page."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adding.rewording import reworded
from crawler.adding.sample import sample_of
from crawler.adding.wordplay import Wordplay, address_in_our_words
from crawler.extract import extract
from crawler.outlet import Layout, Outlet
from crawler.outlets import load
from meetings.article import Page

PAGES = sorted((Path(__file__).parent / "pages").glob("*/*.html"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)
OUTLET = Outlet(
    name="a", title="A", hosts=("a.example",), article_path=r"/[a-z-]+-(?P<id>\d+)\.html", sources=(),
    layout=Layout(body=(".body",), date=(".date",)), prefixes=("(EP)",),
)  # fmt: skip
BODY = (
    "Sáng 18/3, tại Móng Cái, hai Bộ trưởng Quốc phòng chủ trì lễ đón và cùng trồng cây hữu nghị ở cửa khẩu."
)


def page(html: str | bytes, url: str = "https://a.example/hoi-dam-tai-mong-cai-7.html") -> Page:
    body = html if isinstance(html, bytes) else html.encode()
    return Page(outlet="a", url=url, key="", body=body, charset=None, fetched_at=NOW)


def text_of(html: str) -> str:
    """What a person could read in a page, and what it says where only programs look."""
    return re.sub(r"<(script(?![^>]*ld.json)|style)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_is_read_like_its_page_and_says_nothing_it_says(path: Path) -> None:
    outlet = load()[path.parent.name]
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    original = page(path.read_bytes(), expected["url"])
    sample = sample_of(original, outlet, extract(original, outlet))
    assert sample.is_faithful
    assert json.loads(sample.expected)["published_at"] == (
        expected["published_at"]
        and datetime.fromisoformat(expected["published_at"]).astimezone(UTC).isoformat()
    )
    assert not copied_words(f"{expected['title']}\n{expected['text']}", text_of(sample.html))


def copied_words(original: str, sample: str) -> list[tuple[str, ...]]:
    """Runs of four words, or of six Chinese characters, that a sample has of its page; dates are no words."""
    dates = {"ngày", "tháng", "năm", "và", "Theo", "theo"}

    def runs(text: str) -> set[tuple[str, ...]]:
        words = [word for word in re.findall(r"[^\W\d_]+", text) if word not in dates]
        chinese = re.findall(r"[\u4e00-\u9fff]+", text)
        return {tuple(words[n : n + 4]) for n in range(len(words) - 3)} | {
            (run[n : n + 6],) for run in chinese for n in range(len(run) - 5)
        }

    return sorted(runs(original) & runs(sample))


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("Hội đàm tại HÀ NỘI.", r"[A-ZÀ-Ỹ]\w{2} \w{3} \w{3} [A-ZÀ-Ỹ]{2} [A-ZÀ-Ỹ]{3}\."),
        ("Thứ tư, 18/3/2026, 09:30 (GMT+7)", r"\w{3} \w{2}, 18/3/2026, 09:30 \(GMT\+7\)"),
        ("ngày 5 tháng 3 năm 2026", "ngày 5 tháng 3 năm 2026"),
        ("Thu Hà (TTXVN)", r"[A-ZÀ-Ỹ]\w{2} [A-ZÀ-Ỹ]\w \(TTXVN\)"),
        ("kết thúc./.", r"\w{3} \w{4}\./\."),
        ("Theo Bộ Quốc phòng", r"Theo \w{2} \w{4} \w{5}"),
        ("Tin liên quan:", "Tin liên quan:"),
        ("(EP) - Sáng nay", r"\(EP\) - \w{4} \w{3}"),
        ("xem tại mod.gov.vn", r"\w{3} \w{3} mod\.gov\.vn"),
        ("董军会谈3月18日", r"[\u4e00-\u9fff]{4}3月18日"),
        ("来源：新华社 记者 李明", r"来源：新华社 记者 [\u4e00-\u9fff]{2}"),
        ("18 March 2026, the border", r"18 March 2026, \w{3} \w{6}"),
        ("antidisestablishmentarianism", r"\w{28}"),
    ],
)
def test_words_change_and_their_shape_does_not(said: str, form: str) -> None:
    ours = Wordplay("vi", ("(EP)",)).text(said)
    assert re.fullmatch(form, ours), ours


def test_a_word_becomes_the_same_one_wherever_it_stands() -> None:
    first, second = Wordplay("vi").text("Hữu nghị biên giới, HỮU NGHỊ").split(", ")
    assert second == " ".join(first.split()[:2]).upper()


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("https://a.example/the-gioi/x-7.html", "https://a.example/the-gioi/x-7.html"),
        ("https://a.example/hoi-dam-cap-cao-post7.html?utm=1#top", r"https://a.example/[a-z]{3}-[a-z]{3}-[a-z]{3}-[a-z]{3}-post7\.html"),
        ("/%E4%BC%9A%E8%B0%88/7.vnp", r"/(?:%[0-9A-F]{2}){6}/7\.vnp"),
        ("#top", "#top"),
        ("http://[::1", ""),
    ],
)  # fmt: skip
def test_an_address_keeps_what_identifies_it_and_not_its_headline(address: str, ours: str) -> None:
    changed = address_in_our_words(address)
    assert re.fullmatch(ours, changed), changed
    assert "hoi-dam" not in changed
    assert "%E4%BC%9A" not in changed


def test_programs_styles_comments_and_secrets_are_gone() -> None:
    html = (
        f"<html><head><script>var words='{BODY}'</script><style>.a:after{{content:'Hội đàm'}}</style>"
        f"<!-- {BODY} --><meta name='description' content='{BODY}'><meta name='pubdate' content='2026-03-18T09:30:00+07:00'>"
        f"</head><body onload='go(\"{BODY}\")'><h1>Hội đàm</h1><p class=date>18/3/2026</p>"
        f"<div class=body data-title='{BODY}' data-role='content'><p>{BODY}</p><p>{BODY}</p>"
        f"<img src='data:image/png;base64,xx' alt='Hội đàm hôm nay'><input value='token-of-mine'></div></body></html>"
    )  # fmt: skip
    ours = reworded(page(html), OUTLET, None)
    for gone in (
        "var words",
        "Hội đàm",
        "content:'",
        "<!--",
        "onload",
        "data-title",
        "base64",
        "token-of-mine",
        "Móng Cái",
    ):
        assert gone not in ours, gone
    for kept in ('data-role="content"', "2026-03-18T09:30:00+07:00", "18/3/2026", 'class="body"'):
        assert kept in ours, kept


def test_what_a_page_declares_for_search_engines_is_kept_in_our_words() -> None:
    declared = {
        "@type": "NewsArticle", "headline": "Hội đàm tại Móng Cái", "datePublished": "2026-03-18T09:30:00+07:00",
        "image": ["https://a.example/hoi-dam-tai-mong-cai.jpg"], "wordCount": 7,
    }  # fmt: skip
    html = f"<html><body><script type='application/ld+json'>{json.dumps(declared)}</script></body></html>"
    found = re.search(r"<script[^>]*>(.*?)</script>", reworded(page(html), OUTLET, None))
    assert found is not None
    ours = json.loads(found[1])
    assert ours["datePublished"] == declared["datePublished"]
    assert (ours["@type"], ours["wordCount"]) == ("NewsArticle", 7)
    assert len(ours["headline"]) == len("Hội đàm tại Móng Cái")
    assert "mong" not in json.dumps(ours).lower()


SHARDS = ["<", ">", "&#0;", "</div>", "<table>", "<![CDATA[", "<?php x ?>", "<svg>", "<a href='http://[::1'>", '<p style="x">', "\x00", "<div x:y='1'>"]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30), st.sampled_from(SHARDS)), max_size=6))
def test_a_damaged_page_can_be_put_in_our_words(damages: list[tuple[int, int, str]]) -> None:
    html = f"<html><head><title>x</title></head><body><h1>Hội đàm</h1><div class=body><p>{BODY}</p></div></body></html>"
    for where, lost, shard in damages:
        html = html[:where] + shard + html[where + lost :]
    assert reworded(page(html), OUTLET, None)
