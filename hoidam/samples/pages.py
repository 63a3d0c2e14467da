"""What a sample outlet answers for an address: article, listing, feed, sitemap or robots.txt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, PackageLoader, select_autoescape

from hoidam.samples.articles import HOSTS, SampleArticle, sample_articles

_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_FIRST_COUNT = 53_007
_OUTLETS = {host: outlet for outlet, host in HOSTS.items()}

_FEEDS = {"baotintuc": re.compile(r"/[a-z-]+\.rss"), "vnexpress": re.compile(r"/rss/[a-z-]+\.rss")}
_LISTINGS = {"baoquankhu7": "/", "biengioilanhtho": "/vi/tin-tuc"}
_SITEMAP = re.compile(r"/articles-(?P<year>\d{4})-sitemap\.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response as an outlet gives it; `body` is UTF-8."""

    status: int
    content_type: str
    body: bytes


def outlet_at(host: str) -> str | None:
    """The sample outlet that publishes under this host, with or without ``www``."""
    return _OUTLETS.get(host.lower().removeprefix("www."))


def answer(host: str, target: str, *, edition: int, views: int) -> Answer:
    """What `host` answers for `target`, a path with its query.

    `edition` says how many of its edits an article has had, `views` how often the outlet has been read:
    pages print a counter, as real ones do.
    """
    outlet = outlet_at(host)
    parts = urlsplit(target)
    articles = _articles(outlet, edition)
    for article in articles:
        if article.path == parts.path:
            return _rendered(f"{outlet}.html", "text/html", article=article, views=_FIRST_COUNT + views)
    if parts.path == "/robots.txt":
        return _rendered("robots.txt", "text/plain")
    if parts.path == _LISTINGS.get(outlet or ""):
        return _rendered(f"{outlet}.listing.html", "text/html", articles=articles)
    if outlet in _FEEDS and _FEEDS[outlet].fullmatch(parts.path):
        return _rendered("feed.xml", "application/rss+xml", articles=articles, host=host)
    if outlet == "vnexpress" and (of_year := _SITEMAP.fullmatch(parts.path)):
        listed = _of_day(articles, int(of_year["year"]), parse_qs(parts.query))
        return _rendered("sitemap.xml", "application/xml", articles=listed)
    return Answer(status=404, content_type="text/html; charset=utf-8", body=b"<h1>404 Not Found</h1>")


def _articles(outlet: str | None, edition: int) -> list[SampleArticle]:
    chosen = (versions[min(edition, len(versions) - 1)] for versions in _all_articles())
    return [article for article in chosen if article.outlet == outlet]


def _of_day(articles: Sequence[SampleArticle], year: int, query: dict[str, list[str]]) -> list[SampleArticle]:
    """Articles of the year, or of its month ``m`` and day ``d`` where the query names them."""
    asked = {"month": query.get("m"), "day": query.get("d")}
    return [
        article
        for article in articles
        if article.published.year == year
        and all(
            not value or value[0] == str(getattr(article.published, unit)) for unit, value in asked.items()
        )
    ]


@cache
def _all_articles() -> tuple[tuple[SampleArticle, ...], ...]:
    return sample_articles()


def _rendered(layout: str, content_type: str, **names: object) -> Answer:
    body = _layouts().get_template(layout).render(**names).encode()
    return Answer(status=200, content_type=f"{content_type}; charset=utf-8", body=body)


@cache
def _layouts() -> Environment:
    layouts = Environment(
        loader=PackageLoader("hoidam.samples", "layouts"),
        autoescape=select_autoescape(("html", "xml")),
        keep_trailing_newline=True,
    )
    layouts.filters.update(
        long_date=_long_date,
        padded_long_date=_padded_long_date,
        day_then_time=lambda moment: f"{moment:%d/%m/%Y %H:%M}",
        time_then_day=lambda moment: f"{moment:%H:%M %d/%m/%Y}",
        feed_date=_feed_date,
    )
    return layouts


def _long_date(moment: datetime) -> str:
    day = f"{moment.day}/{moment.month}/{moment.year}"
    return f"{_WEEKDAYS[moment.weekday()]}, {day}, {moment:%H:%M} (GMT+7)"


def _padded_long_date(moment: datetime) -> str:
    return f"{_WEEKDAYS[moment.weekday()]}, {moment:%d/%m/%Y}, {moment:%H:%M} (GMT+7)"


def _feed_date(moment: datetime, host: str) -> str:
    """The date dialect of each outlet's feed; ``GMT+7`` is what feed readers stumble over."""
    zone = "GMT+7" if host.endswith("baotintuc.vn") else "+0700"
    return f"{moment:%a, %d %b %Y %H:%M:%S} {zone}"
