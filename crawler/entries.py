"""What a listing says of an article beside the link to it: a headline, and when it was published."""

import re
from collections.abc import Iterator
from itertools import islice

import lxml.html

from crawler.dates import page_date, undated
from crawler.markup import words
from crawler.paragraphs import one_line

_LEVELS = 3
_LARGEST = 100
"""Elements, of what may be one entry."""
_LONGEST_DATE = 80
_STAMPS = {"time", "date", "datetime", "pubdate", "publishdate", "timestamp"}
"""Words that mark a date in the name or the classes of its element."""


def entry(link: lxml.html.HtmlElement) -> tuple[str | None, str | None]:
    """The headline, and the date as it is printed; each None where there is none, or more than one."""
    dates = _dates(link)
    title = words(link)
    for date in dates:
        title = one_line(title.replace(date, " "))
    return title or link.get("title"), dates.pop() if len(dates) == 1 else None


def _dates(link: lxml.html.HtmlElement) -> set[str]:
    """Those in the link or, when it has none, in the narrowest element around it that leads nowhere else."""
    for around in (link, *islice(link.iterancestors(), _LEVELS)):
        if not _is_one_entry(around, link.get("href")):
            break
        if dates := set(_dates_in(around)):
            return dates
    return set()


def _is_one_entry(around: lxml.html.HtmlElement, address: str | None) -> bool:
    elements = list(islice(around.iter(), _LARGEST + 1))
    return len(elements) <= _LARGEST and all(e.get("href") == address for e in elements if e.tag == "a")


def _dates_in(around: lxml.html.HtmlElement) -> Iterator[str]:
    for element in around.iter():
        said = words(element) if isinstance(element.tag, str) and len(element) == 0 else ""
        if said and len(said) <= _LONGEST_DATE and page_date(said, "UTC") and _is_stamp(element, said):
            yield said


def _is_stamp(element: lxml.html.HtmlElement, said: str) -> bool:
    """A date that is not part of a headline: it stands alone, or is marked as one."""
    marks = re.split(r"[\s_-]+", f"{element.tag} {element.get('class', '')}".casefold())
    return not _STAMPS.isdisjoint(marks) or not any(map(str.isalpha, undated(said)))
