"""When a page says that it was published: never the date of another report, and never today's."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import lxml.html

from crawler.dates import declared_dates, page_date
from crawler.markup import select, words
from crawler.outlet import Layout
from crawler.surroundings import date_beside

_META_DATES = (
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='pubdate']",
    "meta[name='publishdate']",
    "meta[name='PubDate']",
    "time[itemprop='datePublished']",
)


def published(
    tree: lxml.html.HtmlElement,
    layout: Layout,
    headline: lxml.html.HtmlElement | None,
    *,
    zone: str,
    now: datetime,
) -> datetime | None:
    """The first date that can be read and does not lie ahead: by the layout, as declared, by the headline.

    Where that is a day and no time, the first time of that day.
    """
    latest = now.astimezone(UTC) + timedelta(days=1)
    read = [page_date(said, zone) for said in (*_printed(tree, layout), *_declared(tree))]
    if headline is not None:
        read.append(date_beside(headline, zone))
    moments = [moment for moment in read if moment and moment <= latest]
    return _to_the_minute(moments, ZoneInfo(zone)) if moments else None


def _to_the_minute(moments: Sequence[datetime], zone: tzinfo) -> datetime:
    local = [moment.astimezone(zone) for moment in moments]
    of_the_day = (
        moment for moment in local if moment.date() == local[0].date() and moment.time() != time.min
    )
    return next(of_the_day, local[0]).astimezone(UTC)


def _printed(tree: lxml.html.HtmlElement, layout: Layout) -> Iterator[str]:
    """Dates where the layout has them, but for those of what follows the article."""
    order = {element: number for number, element in enumerate(tree.iter())}
    body = next(select(tree, layout.body), None)
    end = len(order) if body is None else max(order[element] for element in body.iter())
    for element in select(tree, layout.date):
        if order[element] <= end:
            yield element.get("datetime") or words(element)


def _declared(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for script in select(tree, ["script[type='application/ld+json']"]):
        yield from declared_dates(script.text_content())
    for meta in select(tree, _META_DATES):
        yield meta.get("content") or meta.get("datetime") or ""
