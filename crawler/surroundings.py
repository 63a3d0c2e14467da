"""Where the article lies on a page whose layout we do not know, or that has been redesigned."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

import lxml.html

from crawler.dates import page_date
from crawler.headline import LONGEST_LABEL, PARAGRAPH, is_paragraph
from crawler.letters import extent
from crawler.markup import words
from crawler.paragraphs import follows_the_report, one_line, same_words

_LONGEST_DATE = 60
_LEVELS = 3
_BLOCKS = ("p", "div", "li", "td", "h2", "h3", "h4", "article", "section")
_MOST_LINKED = 0.7
"""Of a block's characters; the rest may be the date of the report it leads to."""
_TEXTUAL = ("p", "div", "span", "a", "li", "h2", "h3", "h4", "strong", "b")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def date_beside(headline: lxml.html.HtmlElement, zone: str) -> datetime | None:
    """The date that stands alone next to the headline, above the first paragraph."""
    for level, around in enumerate(headline.iterancestors()):
        if level == _LEVELS or around.tag in {"body", "html"}:
            return None
        above, below = _dates_around(around, headline, zone)
        if above or below:
            return above[-1] if above else below[0]
    return None


def _dates_around(
    around: lxml.html.HtmlElement, headline: lxml.html.HtmlElement, zone: str
) -> tuple[list[datetime], list[datetime]]:
    above: list[datetime] = []
    below: list[datetime] = []
    dates = above
    for element in around.iter():
        if element is headline:
            dates = below
        elif dates is below and is_paragraph(element):
            break
        elif moment := _date_alone(element, zone):
            dates.append(moment)
    return above, below


def _date_alone(element: lxml.html.HtmlElement, zone: str) -> datetime | None:
    """A date that is all an element says, and not that of another report, whose link stands beside it."""
    said = words(element) if isinstance(element.tag, str) and len(element) == 0 else ""
    if not said or len(said) > _LONGEST_DATE or (moment := page_date(said, zone)) is None:
        return None
    beside = [e for e in (element, element.getprevious(), element.getnext()) if e is not None]
    is_linked = any(extent(words(link)) > LONGEST_LABEL for e in beside for link in e.iter("a"))
    aside = any(around.tag in {"aside", "nav", "li"} for around in element.iterancestors())
    return None if aside or is_linked else moment


def keep_the_article(tree: lxml.html.HtmlElement, headline: lxml.html.HtmlElement | None) -> bool:
    """Drop the headline and what stands before it, and from the first heading of a related box to the end.

    False where no such heading follows a paragraph: then nobody knows where the article ends.
    """
    if headline is not None:
        _drop_before(headline)
        headline.drop_tree()
    begun = False
    for element in tree.iter(*_TEXTUAL):
        begun = begun or is_paragraph(element)
        if begun and len(element) == 0 and follows_the_report(words(element)):
            _drop_from(element)
            return True
    return False


def drop_captions(tree: lxml.html.HtmlElement) -> None:
    """The centred or slanted line under a picture in a block of its own."""
    for image in list(tree.iter("img", "amp-img")):
        block = next((e for e in image.iterancestors("p", "div", "td", "center") if not words(e)), None)
        line = None if block is None else block.getnext()
        if line is not None and line.tag in {"p", "div"} and _is_caption(line):
            line.drop_tree()


def drop_related(tree: lxml.html.HtmlElement) -> None:
    """Blocks within the article that are hardly more than the headline of another, and a link to it."""
    links = (link for link in tree.iter("a") if len(words(link)) > LONGEST_LABEL)
    blocks = dict.fromkeys(block for link in links for block in islice(link.iterancestors(*_BLOCKS), 1))
    for block in blocks:
        linked = sum(len(words(link)) for link in block.iter("a"))
        if linked > _MOST_LINKED * len(words(block)) and block.getparent() is not None:
            block.drop_tree()


def from_the_first_paragraph(lines: Iterable[str], title: str) -> Iterator[str]:
    """The lines without the headline, menus, dates and counters above them."""
    begun = False
    for line in map(one_line, lines):
        begun = begun or (extent(line) >= PARAGRAPH and not same_words(line, title))
        if begun:
            yield line


def _around(element: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """It and what it stands in, but for the root: what comes after ``</html>`` makes a second one."""
    return [each for each in (element, *element.iterancestors()) if each.getparent() is not None]


def _drop_before(element: lxml.html.HtmlElement) -> None:
    for around in _around(element):
        for earlier in list(around.itersiblings(preceding=True)):
            if earlier.tag != "head":
                earlier.drop_tree()


def _drop_from(element: lxml.html.HtmlElement) -> None:
    for around in _around(element):
        for later in list(around.itersiblings()):
            later.drop_tree()
        around.tail = None
    element.drop_tree()


def _is_caption(line: lxml.html.HtmlElement) -> bool:
    said, slanted = words(line), sum(len(words(element)) for element in line.iter("em", "i"))
    return bool(_CENTRED.search(line.get("style", ""))) or (bool(said) and slanted == len(said))
