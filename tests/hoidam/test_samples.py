"""The sample pages look like those of the outlets they imitate."""

import re
import unicodedata
from html import unescape

import pytest

from hoidam.samples.articles import HOSTS, SampleArticle, sample_articles
from hoidam.samples.pages import answer

ARTICLES = sample_articles()
FIRST_VERSIONS = [versions[0] for versions in ARTICLES]
EVERY_VERSION = [(edition, version) for versions in ARTICLES for edition, version in enumerate(versions)]
EDITED = [versions for versions in ARTICLES if len(versions) > 1]

ADDRESS = {
    "baotintuc": r"https://baotintuc\.vn/[a-z0-9-]+/[a-z0-9-]+-(?P<id>20\d{15})\.htm",
    "vnexpress": r"https://vnexpress\.net/[a-z0-9-]+-(?P<id>\d{7})\.html",
    "baoquankhu7": r"https://baoquankhu7\.vn/[a-z0-9-]+?--?\d+-(?P<id>\d+s\d+gs)",
    "biengioilanhtho": r"https://biengioilanhtho\.gov\.vn/vi/tin-tuc/[a-z0-9-]+-(?P<id>\d{5,8})\.html",
}
DATE = {
    "baotintuc": r'<div class="time">\d\d/\d\d/\d{4} \d\d:\d\d</div>',
    "vnexpress": r'<span class="date">(Thứ \w+|Chủ nhật), \d{1,2}/\d{1,2}/\d{4}, \d\d:\d\d \(GMT\+7\)</span>',
    "baoquankhu7": r">(Thứ \w+|Chủ nhật), \d\d/\d\d/\d{4}, \d\d:\d\d \(GMT\+7\)<",
    "biengioilanhtho": r">\d\d/\d\d/\d{4} \d\d:\d\d<",
}
OTHER_MINISTERS = {
    "baotintuc": ["Pete Hegseth", "Tea Seiha"],
    "vnexpress": ["Nakatani", "Gilberto Teodoro"],
    "baoquankhu7": ["Tea Seiha", "Pete Hegseth"],
    "biengioilanhtho": ["Bùi Thanh Sơn", "Thongsavanh Phomvihane"],
}


def name(article: SampleArticle) -> str:
    return f"{article.outlet}-{article.published:%Y-%m-%d}"


def page(article: SampleArticle, *, edition: int = 0, views: int = 0) -> str:
    return unescape(answer(article.host, article.path, edition=edition, views=views).body.decode())


def text_of(host: str, target: str) -> str:
    given = answer(host, target, edition=0, views=0)
    assert given.status == 200
    return unescape(given.body.decode())


@pytest.mark.parametrize("article", FIRST_VERSIONS, ids=name)
def test_every_address_has_the_form_of_its_outlet(article: SampleArticle) -> None:
    assert re.fullmatch(ADDRESS[article.outlet], article.url)


def test_no_two_articles_share_an_identity() -> None:
    ids = [(a.outlet, re.fullmatch(ADDRESS[a.outlet], a.url)["id"]) for a in FIRST_VERSIONS]  # type: ignore[index]
    assert len(set(ids)) == len(ids) >= 18
    assert {outlet for outlet, _ in ids} == set(HOSTS)


@pytest.mark.parametrize("article", [a for a in FIRST_VERSIONS if a.outlet == "baotintuc"], ids=name)
def test_an_address_that_holds_a_time_was_made_before_publication_on_the_same_day(
    article: SampleArticle,
) -> None:
    created = re.fullmatch(ADDRESS["baotintuc"], article.url)
    assert created is not None
    assert created["id"][:8] == f"{article.published:%Y%m%d}"
    assert created["id"][8:12] <= f"{article.published:%H%M}"


@pytest.mark.parametrize(
    ("edition", "article"), EVERY_VERSION, ids=lambda v: name(v) if v.__class__ is SampleArticle else v
)
def test_every_version_is_on_its_page_word_for_word(edition: int, article: SampleArticle) -> None:
    shown = page(article, edition=edition)
    for words in (
        article.title,
        article.lead,
        *article.paragraphs[:-1],
        article.paragraphs[-1].removesuffix("."),
    ):
        assert words in shown
        assert unicodedata.is_normalized("NFC", words)
    assert article.captions
    assert article.captions[0] in shown
    assert all(words in shown for words in (article.byline, article.credit) if words)


@pytest.mark.parametrize("article", FIRST_VERSIONS, ids=name)
def test_every_page_prints_its_date_in_the_form_of_its_outlet(article: SampleArticle) -> None:
    printed = re.search(DATE[article.outlet], page(article))
    assert printed is not None
    numbers = [int(n) for n in re.findall(r"\d+", printed[0])[:5]]
    moment = article.published
    assert numbers == [moment.day, moment.month, moment.year, moment.hour, moment.minute]


@pytest.mark.parametrize("article", FIRST_VERSIONS, ids=name)
def test_the_chrome_names_other_ministers_and_other_dates(article: SampleArticle) -> None:
    chrome = page(article)
    for words in (article.title, article.lead, *article.paragraphs, *article.captions):
        chrome = chrome.replace(words, "")
    assert all(minister in chrome for minister in OTHER_MINISTERS[article.outlet])
    assert re.search(r"\b\d{1,2}/\d{1,2}/2025\b", chrome)


def test_a_page_read_twice_differs_in_its_counter_only() -> None:
    for article in FIRST_VERSIONS:
        first, second = page(article, views=1), page(article, views=101)
        assert first != second
        assert re.sub(r"\d+", "", first) == re.sub(r"\d+", "", second)


@pytest.mark.parametrize(
    ("host", "feed", "zone"),
    [("baotintuc.vn", "/thoi-su.rss", "GMT+7"), ("vnexpress.net", "/rss/tin-moi-nhat.rss", "+0700")],
)
def test_a_feed_lists_its_articles_newest_first_in_its_own_date_dialect(
    host: str, feed: str, zone: str
) -> None:
    listed = text_of(host, feed)
    links = re.findall(r"<link>(https://[^<]+/[^<]+)</link>", listed)
    assert links == [article.url for article in FIRST_VERSIONS if article.host == host]
    dates = re.findall(r"<pubDate>(.*?)</pubDate>", listed)
    assert len(dates) == len(links)
    assert all(date.endswith(f" {zone}") for date in dates)


@pytest.mark.parametrize(
    ("host", "listing"), [("baoquankhu7.vn", "/"), ("biengioilanhtho.gov.vn", "/vi/tin-tuc")]
)
def test_a_listing_links_to_every_article_and_to_no_page_that_is_not_there(host: str, listing: str) -> None:
    links = dict.fromkeys(re.findall(r'href="(/[^"]+)"', text_of(host, listing)))
    articles = [article.path for article in FIRST_VERSIONS if article.host == host]
    assert [link for link in links if link in articles] == articles
    outlet = re.compile(ADDRESS[next(o for o, h in HOSTS.items() if h == host)])
    assert {link for link in links if outlet.fullmatch(f"https://{host}{link}")} == set(articles)


def test_a_dated_sitemap_lists_the_articles_of_that_day() -> None:
    of_day = text_of("vnexpress.net", "/articles-2026-sitemap.xml?m=3&d=18")
    assert re.findall("<loc>(.*?)</loc>", of_day) == [
        a.url for a in FIRST_VERSIONS if a.outlet == "vnexpress" and f"{a.published:%F}" == "2026-03-18"
    ]
    assert "<loc>" not in text_of("vnexpress.net", "/articles-2026-sitemap.xml?m=3&d=17")


def test_a_wire_copy_stands_in_three_outlets_with_small_changes() -> None:
    copies = [a for a in FIRST_VERSIONS if f"{a.published:%Y-%m}" == "2019-05"]
    assert {a.outlet for a in copies} == {"baotintuc", "baoquankhu7", "biengioilanhtho"}
    assert {a.credit for a in copies} == {"TTXVN"}
    assert len({a.title for a in copies}) == len({a.lead for a in copies}) == 3
    shared = set.intersection(*(set(" ".join(a.paragraphs).split()) for a in copies))
    assert all(len(shared) > 0.6 * len(set(" ".join(a.paragraphs).split())) for a in copies)


def test_one_edit_adds_a_signed_document_and_another_mends_a_word() -> None:
    added = {
        versions[0].outlet: [p for p in versions[-1].paragraphs if p not in versions[0].paragraphs]
        for versions in EDITED
    }
    assert "lễ ký Văn bản khung kết nghĩa" in added["biengioilanhtho"][0]
    (mended,) = added["vnexpress"]
    (was,) = [p for v in EDITED for p in v[0].paragraphs if p not in v[-1].paragraphs]
    assert mended.replace("xử lý", "xử lí") == was
