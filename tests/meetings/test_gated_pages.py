"""Whatever markup says the words, the gate for pages hears them; and it does hold pages back, soon."""

import html
import json
import time
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from hoidam.samples.articles import sample_articles
from meetings.article import Article
from meetings.gate import page_may_matter
from meetings.markup_words import readings
from meetings.reader import judge
from meetings.sought import CUT

PUBLISHED = datetime(2024, 10, 24, 9, tzinfo=UTC)
BLANK = "Sáng nay, nông dân trong xã thu hoạch lúa sớm hơn mọi năm vì trời nắng đều."
"""Of nobody's concern here."""


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=vi><head><title>Giá lúa</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        "Trung Qu&#7889;c", "Trung Qu&#x1ed1;c", "Trung Qu&#7889c", "Trung Qu&amp;#7889;c", "Trung&nbsp;Qu&ocirc;&#769;c",
        "Trung Qu&amp;amp;#7889;c", "Trung <b>Quốc</b>", "Tr<b>ung</b> Qu<i>ố</i>c", "Trung<br/>Quốc", "Trung\n  Quốc",
        "Trung <!-- ảnh --> Quốc", "Trung <!-- <b>x</b> > --> Quốc", "Trung <!-- x</script> -->Quốc", "Tru&shy;ng Qu\u00adốc", "Tru&#8203;ng Quốc",
        'Trung <a title="a > b" href=x>Quốc</a>', "Trung <a title=it's>Quốc</a> it's", "Trung <span data-x='\">'>Quốc</span>",
        "Trung <script>if (a < b) { c('</p>') }</script>Quốc", "Trung <style>p > a { }</style>Quốc",
        "Trung <B\nclass=x>Quốc</B\n>", "Trung <wbr>Quốc", "Trung <o:p></o:p>Quốc", "Trung <![CDATA[x]]>Quốc",
        "1 < 2 Trung Quốc > 3", "&lt;Trung Quốc&gt;", "TRUNG QUỐC", unicodedata.normalize("NFD", "Trung Quốc"),
        "<TABLE><TR><TD>Bộ trưởng Quốc phòng TQ</TD><TD>BLANK</TD></TR></TABLE>", "T<b>Q</b>", "T&#81;",
    ],
)  # fmt: skip
def test_words_cut_and_escaped_are_known(body: str) -> None:
    assert page_may_matter(page(f"<p>{BLANK}</p><p>{body}</p>"), "vi")


@pytest.mark.parametrize(
    "body",
    [
        "<!-- <script> --><p>Trung Quốc</p><script>x</script>",
        "<script>x = '<!--'</script><p>Trung Quốc</p><!-- x -->",
        '<img alt="<script>"><p>Trung Quốc</p><script>x</script>',
        '<img alt="<!--"><p>Trung Quốc</p><!-- x -->',
        "<script src=x /><p>Trung Quốc</p><script>x</script>",
        "<script-loader><p>Trung Quốc</p></script-loader><script>x</script>",
        "<!--[if !IE]><!--><p>Trung Quốc</p><!--<![endif]-->",
        "<!--[if IE]><script>x</script><![endif]--><p>Trung <!--[if IE]><script>x</script><![endif]-->Quốc</p>",
        "<style><p>Trung Quốc</p>",
        "<script><p>Trung Quốc</p>",
        "<!-- <p>Trung Quốc</p>",
        "<a href='x><p>Trung Quốc</p>",
        "<p<!-- x -->Trung Quốc</p>",
        "<p<!-- x>Trung <script>x</script>Quốc, Hà Nội <b>x</b> -->",
        "<p<!-- x>Trung Quốc <b>x</b> -->",
        "<textarea><p<script>>Trung Quốc</p></script>",
        '</p="<b>Trung Quốc</b><p class="x">',
        '<p class=x="y>Trung Quốc</p><p class="x">',
        '<p class=<b="x>Trung Quốc</p><p class="x">',
        '<p ="x>Trung Quốc</p><p class="x">',
        "Trung <![endif]--> Quốc",
        "<bo<style>dy><p>Việt<!-- x --> - Trung, Hà Nội</p></style>",
        "Trung&<wbr>nbsp;Quốc",
        "Trung <?php x ?> Quốc",
        "Trung <p<>Quốc",
        "<script>var words = 'Trung Quốc'</script>",
    ],
)
def test_what_a_parser_may_take_for_text_counts(body: str) -> None:
    assert page_may_matter(page(body), "vi")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="Đoàn Trung Quốc thăm Hà Nội">',
        "<META content='Đoàn Trung Qu&amp;#7889;c' PROPERTY=og:title>",
        '<script type="application/ld+json">{"articleBody": "Đoàn Trung Quốc"}</script>',
        '<script type="application/ld+json">{"articleBody": "Trung Qu\\u1ed1c"}</script>',
        '<script type="application/ld+json">{"articleBody": "Trung\\nQu\\u1ED1c"}</script>',
        '<script type="application/ld+json">{"articleBody": "Trung \\u003cb\\u003eQuốc"}</script>',
        '<script type="application/ld+json">{"articleBody": "\\u003cscript\\u003e Trung Quốc"}</script>',
        """<script type="application/ld+json">{"description": "<img src='x"}</script><p>Trung Quốc</p>it's""",
        '<script id="__NEXT_DATA__" type="application/json">{"text": "Trung Quốc"}</script>',
    ],
)
def test_what_stands_in_the_head_of_a_page_counts(head: str) -> None:
    assert page_may_matter(page(BLANK, head), "vi")


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/trung-quoc" title="Trung Quốc">Tin</a>',
        "<script>var tag = 'trung-quoc', TQ = 1</script>",
        "<style>.TQ { color: red }</style>",
        "<!-- PLA -->",
    ],
)
def test_what_a_page_does_not_say_is_no_reason_to_read_it(markup: str) -> None:
    assert not page_may_matter(page(f"{markup}<p>{BLANK}</p>"), "vi")


def test_the_words_of_a_page_are_its_text_and_little_else() -> None:
    markup = page("<p>Một <b>hai</b> &amp; ba</p><script>four()</script><!-- five -->")
    (text,) = readings(markup)
    assert text.replace(CUT, " ").split() == ["Giá", "lúa", "Một", "hai", "&", "ba"]


@pytest.mark.parametrize("language", ["fr", "", "th"])
def test_pages_in_other_languages_pass(language: str) -> None:
    assert page_may_matter(page(BLANK), language)


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<a=", "<a b=<", "<a b='", '<a b="', "<!--", "<!-", "<script", "<script>", "<script>x</script ", "<style>", "&", "&#1", "&amp;",
     "\\u1ed1", "<![CDATA[", "<!d", "</", "trung qu", "p.l.", "pla", " ", "<script json>", "<!--<script>"],
)  # fmt: skip
def test_a_megabyte_of_broken_markup_takes_no_longer_than_one_of_text(piece: str) -> None:
    started = time.process_time()
    page_may_matter(piece * (1_000_000 // len(piece)), "vi")
    assert time.process_time() - started < 5


# --- articles in markup made at random --------------------------------------------------------------------

INLINE = (
    "b",
    "i",
    "em",
    "strong",
    "span class='x > y'",
    'a href="/?a=1&b=2" title="x > y"',
    "font color=red",
    "u",
)
BETWEEN = (
    " ",
    "\n",
    "&nbsp;",
    "&#160;",
    " <!-- x --> ",
    " <wbr>",
    "<br>",
    " <script>a<b</script>",
    "\u00a0",
    " &#8203;",
)


def marked_up(text: str, rng: Random) -> str:
    """A text as some editor may have saved it, every word of it cut, wrapped or escaped with some chance."""
    if rng.random() < 0.3:
        text = unicodedata.normalize("NFD", text)
    return "".join(f"<p>{_line(line, rng)}</p>" for line in text.split("\n"))


def _line(line: str, rng: Random) -> str:
    parts = [_word(word, rng) for word in line.split(" ")]
    return "".join(part + (rng.choice(BETWEEN) if rng.random() < 0.3 else " ") for part in parts)


def _word(word: str, rng: Random) -> str:
    chars = [_char(char, rng) for char in word]
    if rng.random() < 0.2:
        tag = rng.choice(INLINE)
        at, to = sorted(rng.choices(range(len(chars) + 1), k=2))
        chars[at:to] = [f"<{tag}>", *chars[at:to], f"</{tag.split()[0]}>"]
    if rng.random() < 0.1:
        chars.insert(
            rng.randrange(len(chars) + 1), rng.choice(("&shy;", "\u00ad", "\u200b", "<!-- -->", "&#xAD;"))
        )
    return "".join(chars)


def _char(char: str, rng: Random) -> str:
    if rng.random() < 0.85:
        return html.escape(char)
    forms = (f"&#{ord(char)};", f"&#x{ord(char):x};", f"&amp;#{ord(char)};", html.escape(char))
    return rng.choice(forms)


def as_json(text: str, rng: Random) -> str:
    said_so = json.dumps({"articleBody": text}, ensure_ascii=rng.random() < 0.7)
    return f'<script type="application/ld+json">{said_so}</script>'


ONCE = (
    "Sáng 24/10, Đại tướng Phan Văn Giang hội đàm với Bộ trưởng Bộ Quốc phòng Trung Quốc tại Hà Nội.",
    "Ngày 24/10, hải quân Việt - Trung tiến hành tuần tra chung trên vịnh Bắc Bộ.",
    "Chiều 24/10, Bộ trưởng Quốc phòng hai nước đã hội đàm tại trụ sở Bộ Quốc phòng.",
    "Ngày 24/10, Đồn Biên phòng Tân Thanh và Trạm Kiểm tra biên phòng xuất nhập cảnh Phố Cũ tổ chức hội đàm.",
    "Sáng 24/10, Đại tướng Phan Văn Giang hội đàm với Thượng tướng Ngụy Phượng Hòa tại Hà Nội.",
    "Sáng 24/10, Đại tướng Phan Văn Giang hội đàm với Phó Chủ tịch Quân ủy Trung ương tại Hà Nội.",
)
"""Texts that name the other side a single time, so that a word not heard is an article lost."""
PARAGRAPHS = [p for versions in sample_articles() for v in versions for p in (v.lead, *v.paragraphs)]


def test_no_page_is_held_back_whose_text_the_judge_keeps() -> None:
    kept: Counter[bool] = Counter()

    @settings(max_examples=300)
    @given(
        st.lists(st.sampled_from([*ONCE, BLANK]), min_size=1, max_size=2)
        | st.lists(st.sampled_from(PARAGRAPHS)),
        st.builds(Random, st.integers(0, 1_000_000)),
        st.booleans(),
    )
    def passes(paragraphs: list[str], rng: Random, in_json: bool) -> None:
        told = Article(url="https://example.org/1", outlet="mau", title="", text="\n".join(paragraphs), published_at=PUBLISHED)  # fmt: skip
        matters = judge(told).label != "none"
        event(f"kept: {matters}")
        kept[matters] += 1
        markup = page(BLANK, as_json(told.text, rng)) if in_json else page(marked_up(told.text, rng))
        assert page_may_matter(markup, "vi") or not matters

    passes()
    assert kept[True] > 0.4 * kept.total()
