"""What extraction makes of a page that the gate holds back is nothing the judge would keep."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from crawler.charset import decoded
from crawler.extract import extract
from crawler.outlets import load
from hoidam.samples.articles import HOSTS, sample_articles
from hoidam.samples.pages import answer
from meetings.article import Article, Page
from meetings.errors import NotAnArticle
from meetings.gate import page_may_matter
from meetings.reader import judge

NOW = datetime(2026, 3, 20, tzinfo=UTC)
SAMPLES = [
    (versions[0].outlet, answer(versions[0].host, versions[0].path, edition=0, views=1).body.decode())
    for versions in sample_articles()
]
BLANK = "Sáng nay, nông dân trong xã thu hoạch lúa sớm hơn mọi năm vì trời nắng đều, giá bán cũng khá. "
ONCE = [
    ("vnexpress", f"<html lang=vi><body><h1>Tin</h1><article class=fck_detail><p>{told}</p><p>{BLANK * 3}</p></article></body></html>")
    for told in (
        "Sáng 18/3, Đại tướng Phan Văn Giang hội đàm với Bộ trưởng Bộ Quốc phòng Trung Quốc tại Hà Nội.",
        "Ngày 18/3, hải quân Việt - Trung tiến hành tuần tra chung trên vịnh Bắc Bộ.",
        "Sáng 18/3, Đại tướng Phan Văn Giang hội đàm với Thượng tướng Đổng Quân tại Hà Nội.",
    )
]  # fmt: skip
"""Pages that name the other side a single time, so that a word not heard is an article lost."""
BROKEN = (
    "<", ">", "<b>", "</b>", "</p><p>", "<!--", "-->", "<!-- x -->", "</script>", "<script>x</script>", "\\",
    "<style>", "</style>", "&", "&#7889;", "&amp;", "&nbsp;", "&shy;", '"', "'", '="', "<a href='x", "<![CDATA[", "]]>",
    "<noscript>", "<br>", "<wbr>", "<!--[if IE]>", "<![endif]-->", "\u00ad", "\0",
    "<svg>", "<template>", "\u200b", "<table>", "<td>", "<?php", "?>", "\u0301", "<o:p>",
)  # fmt: skip
"""Not ``<textarea>`` and its like, in which a tag is none, nor a script within a script."""
NAMED = ("Trung Quốc", "Việt - Trung", "Việt Nam-Trung Quốc", "Đổng Quân")


def broken(markup: str, rng: Random) -> str:
    """Markup with pieces put in or taken out anywhere, most of them where the other side is named."""
    for _ in range(rng.randrange(12)):
        name = rng.choice([name for name in NAMED if name in markup] or ["<p>"])
        named = markup.find(name, rng.randrange(len(markup)))
        at = (
            named + rng.randrange(len(name))
            if named >= 0 and rng.random() < 0.7
            else rng.randrange(len(markup))
        )
        markup = markup[:at] + rng.choice(BROKEN) + markup[at + rng.choice((0, 0, 0, 0, 1)) :]
    return markup


def extracted(outlet: str, markup: str) -> Article | None:
    body = markup.encode()
    page = Page(
        outlet=outlet,
        url=f"https://{HOSTS[outlet]}/1",
        key="1",
        body=body,
        charset="utf-8",
        fetched_at=NOW,
    )
    with suppress(NotAnArticle):
        return extract(page, load()[outlet])
    return None


def test_no_page_is_held_back_that_extraction_makes_an_article_of_which_the_judge_keeps() -> None:
    kept: Counter[bool] = Counter()

    @settings(max_examples=200, derandomize=True)
    @given(st.sampled_from(ONCE) | st.sampled_from(SAMPLES), st.builds(Random, st.integers(0, 1_000_000)))
    def passes(page: tuple[str, str], rng: Random) -> None:
        outlet, markup = page[0], broken(page[1], rng)
        article = extracted(outlet, markup)
        matters = article is not None and judge(article).label != "none"
        event(f"kept: {matters}")
        kept[matters] += 1
        assert page_may_matter(decoded(markup.encode(), "utf-8"), "vi") or not matters

    passes()
    assert kept[True] > 0.3 * kept.total()
