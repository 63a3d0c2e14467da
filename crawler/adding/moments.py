"""The element of a page that prints when its article was published."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from crawler.dates import page_date
from crawler.markup import words

_LONGEST = 90
_CLOSE = 12
"""Elements between a headline and its date."""
_CLOCK = re.compile(r"now|today|clock|current", re.IGNORECASE)
_DATED = ("time", "span", "p", "div", "li", "i", "em", "b", "small", "h5", "dd", "center")


def date_of(
    tree: HtmlElement, headline: HtmlElement | None, published: datetime | None, zone: str
) -> HtmlElement | None:
    """The innermost element that prints this moment.

    Where only the day is known, or not even that, the time that is printed closest to the headline.
    """
    printed = list(_printed(tree, zone))
    if published is not None and not _is_a_day(published, zone):
        return next((e for e, moment in printed if abs(moment - published) < timedelta(minutes=1)), None)
    order = {element: number for number, element in enumerate(tree.iter())}
    here = order.get(headline, -_CLOSE)
    close = {e: moment for e, moment in printed if abs(order[e] - here) < _CLOSE}
    if published is not None:
        close = {
            e: moment for e, moment in close.items() if timedelta() < moment - published < timedelta(days=1)
        }
    return min(close, key=lambda element: abs(order[element] - here), default=None)


def _is_a_day(moment: datetime, zone: str) -> bool:
    return moment.astimezone(ZoneInfo(zone)).time() == time()


def _printed(tree: HtmlElement, zone: str) -> Iterator[tuple[HtmlElement, datetime]]:
    """Elements that say hardly more than a date and are no clock, the innermost first."""
    for element in reversed(list(tree.iter(*_DATED))):
        said = element.get("datetime") or words(element)
        is_clock = any(_CLOCK.search(inner.get("class", "")) for inner in element.iter())
        moment = page_date(said, zone) if len(said) <= _LONGEST and not is_clock else None
        if moment is not None:
            yield element, moment
