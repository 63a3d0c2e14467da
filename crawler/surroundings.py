"""Where the article lies on a page whose layout we do not know, or that has been redesigned."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

import lxml.html

from crawler.dates import page_date
from crawler.headline import LONGEST_LABEL, PARAGRAPH, is_paragraph
from crawler.markup import words
from crawler.paragraphs import follows_the_report, one_line, same_words, signs_only
from meetings.letters import extent

_LONGEST_DATE = 60
_LONGEST_HEADING = 200
_LEVELS = 3
_FRAMES = ("b", "strong", "font", "span", "center", "tr", "tbody")
"""What old pages wrap a headline in; none is a level of its own."""
_MOST_SAID, _TWO = 0.7, 2
"""Of what the page says in paragraphs, and how many of them at least."""
_PART = 40
"""Letters of a paragraph that counts for where the article is; menus and dates have fewer."""
_LINKED = ("a", "li", "script", "style", "noscript", "option", "aside", "footer", "nav", "figcaption")
_HOLDING = ("p", "div", "td", "section", "article", "span", "blockquote", "h2", "h3", "h4", "center")
_ITEMS = ("div", "li", "article", "section", "dd")
_INLINE = ("b", "strong", "i", "em", "u", "font", "span", "a")
_BLOCKS = ("p", "div", "li", "td", "h2", "h3", "h4", "article", "section")
_MOST_LINKED = 0.7
"""Of a block's characters; the rest may be the date of the report it leads to."""
_TEXTUAL = ("p", "div", "span", "a", "li", "h2", "h3", "h4", "strong", "b")
_SENTENCE = re.compile(r"[\w%)）”\"’»][.。！？!?…]+[”\"’」»]?$|[”」]$")


def date_beside(headline: lxml.html.HtmlElement, zone: str) -> datetime | None:
    """The date that stands alone next to the headline, above the first paragraph."""
    levels = (around for around in headline.iterancestors() if around.tag not in _FRAMES)
    for level, around in enumerate(levels):
        if level == _LEVELS or around.tag == "html":
            return None
        above, below = _dates_around(around, headline, zone)
        if around.tag == "body":
            return below[0] if below else None
        if above or below:
            return above[-1] if above else below[0]
    return None


def _dates_around(
    around: lxml.html.HtmlElement, headline: lxml.html.HtmlElement, zone: str
) -> tuple[list[datetime], list[datetime]]:
    above: list[datetime] = []
    below: list[datetime] = []
    dates, own = above, set(headline.iter())
    shared = set(around.iterancestors()) | {around}
    for element in around.iter():
        if element in own:
            dates = below
        elif dates is below and is_paragraph(element) and not signs_only(words(element)):
            break
        elif (moment := _date_alone(element, zone)) and not _is_aside(element, shared):
            dates.append(moment)
    return above, below


def _date_alone(element: lxml.html.HtmlElement, zone: str) -> datetime | None:
    """A date that is all an element says, and not that of another report, whose link stands beside it."""
    said = one_line(element.text or "") if isinstance(element.tag, str) else ""
    if not said or len(said) > _LONGEST_DATE or (moment := page_date(said, zone)) is None:
        return None
    beside = [e for e in (element, element.getprevious(), element.getnext()) if e is not None]
    is_linked = any(extent(words(link)) > LONGEST_LABEL for e in beside for link in e.iter("a"))
    return None if is_linked else moment


def _is_aside(element: lxml.html.HtmlElement, shared: set[lxml.html.HtmlElement]) -> bool:
    """Whether an element stands in a list or a box that the headline does not stand in."""
    return any(
        around.tag in {"aside", "nav", "li"} for around in element.iterancestors() if around not in shared
    )


def drop_others(tree: lxml.html.HtmlElement, headline: lxml.html.HtmlElement | None) -> bool:
    """Drop the headline, what stands before it, and from the first heading of a related box to the end.

    False where no such heading follows a paragraph.
    """
    if headline is not None:
        _drop_before(headline)
        headline.drop_tree()
    drop_boxes(tree)
    drop_teasers(tree)
    begun = False
    for element in tree.iter(*_TEXTUAL):
        begun = begun or is_paragraph(element)
        if begun and _heads_a_box(element):
            _drop_from(element)
            return True
    return False


def drop_what_follows(tree: lxml.html.HtmlElement, *, is_headed: bool) -> bool:
    """Drop what stands after the element that holds most of the paragraphs; False where only the page does.

    Before what `is_headed` as others' those who sign may follow it.
    """
    holder = _holder(tree)
    if holder is None:
        return False
    for around in _around(holder):
        for later in list(around.itersiblings()):
            if not (is_headed and signs_only(words(later))):
                later.drop_tree()
        around.tail = None
    return True


def _holder(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """The innermost element that holds most of what is said in paragraphs; None where only the page does."""
    said: dict[lxml.html.HtmlElement, float] = defaultdict(float)
    number: Counter[lxml.html.HtmlElement] = Counter()
    for element in reversed(list(tree.iter())):
        if element.tag in _LINKED or (around := element.getparent()) is None:
            continue
        for own in _own_paragraphs(element):
            said[element] += own
            number[element] += 1
        said[around] += said[element]
        number[around] += number[element]
    holder = next(tree.iter("body"), tree)
    page = holder
    while inner := [e for e in holder if said[e] >= _MOST_SAID * said[page] and number[e] >= _TWO]:
        holder = inner[0]
    return None if holder is page else holder


def _own_paragraphs(element: lxml.html.HtmlElement) -> Iterator[float]:
    """How long the paragraphs are that an element says itself; line breaks part them."""
    if element.tag not in _HOLDING:
        return
    said = [(element.text or "").replace("\n", " ")]
    for inner in element:
        if inner.tag == "br":
            said.append("\n")
        elif inner.tag in _INLINE:
            said.append(inner.text_content().replace("\n", " "))
        said.append((inner.tail or "").replace("\n", " "))
    for line in "".join(said).split("\n") if len(said) > 1 else said:
        if (length := extent(line.strip())) >= _PART:
            yield length


def drop_teasers(tree: lxml.html.HtmlElement) -> None:
    """Blocks in a row that each begin with a link to another report, and tell what it is about."""
    rows: dict[tuple[object, ...], list[lxml.html.HtmlElement]] = defaultdict(list)
    for link in tree.iter("a"):
        said = words(link)
        if len(said) <= LONGEST_LABEL:
            continue
        block = next(link.iterancestors("p", *_ITEMS), None)
        if block is not None and block.tag in _ITEMS and _tells_of(block, said):
            rows[block.getparent(), block.tag, block.get("class")].append(block)
    for blocks in rows.values():
        for block in blocks if len(blocks) >= _TWO else ():
            if block.getparent() is not None:
                block.drop_tree()


def _tells_of(block: lxml.html.HtmlElement, linked: str) -> bool:
    said = words(block)
    return said.startswith(linked) and extent(said.removeprefix(linked)) >= _PART


def drop_boxes(tree: lxml.html.HtmlElement) -> None:
    """Boxes of links to other reports, headed as such, between two paragraphs of this one."""
    for element in list(tree.iter(*_TEXTUAL)):
        if _heads_a_box(element):
            box = next(filter(_is_box_between_paragraphs, _around(element)), None)
            if box is not None:
                box.drop_tree()


def _heads_a_box(element: lxml.html.HtmlElement) -> bool:
    said = (element.text or "").strip() if len(element) == 0 else ""
    return 0 < len(said) <= _LONGEST_HEADING and follows_the_report(one_line(said))


def _is_box_between_paragraphs(element: lxml.html.HtmlElement) -> bool:
    return (
        any(len(words(link)) > LONGEST_LABEL for link in element.iter("a"))
        and any(map(_says_a_paragraph, element.itersiblings(preceding=True)))
        and any(map(_says_a_paragraph, element.itersiblings()))
    )


def _says_a_paragraph(element: lxml.html.HtmlElement) -> bool:
    return element.tag == "p" and sum(_own_paragraphs(element)) >= PARAGRAPH


def drop_related(tree: lxml.html.HtmlElement) -> None:
    """Blocks within the article that are hardly more than the headline of another, and a link to it."""
    links = (link for link in tree.iter("a") if len(words(link)) > LONGEST_LABEL)
    blocks = dict.fromkeys(block for link in links for block in islice(link.iterancestors(*_BLOCKS), 1))
    for block in blocks:
        linked = sum(len(words(link)) for link in block.iter("a"))
        if linked > _MOST_LINKED * len(words(block)) and block.getparent() is not None:
            block.drop_tree()


def at_the_first_paragraph(lines: Iterable[str], title: str) -> tuple[list[str], list[str]]:
    """The headline, menus, dates and counters above the report, and the lines of the report.

    It begins with the first paragraph, or the short sentences just above that.
    """
    lines = list(map(one_line, lines))
    is_first = (
        extent(line) >= PARAGRAPH and not same_words(line, title) and not signs_only(line) for line in lines
    )
    above = next((number for number, first in enumerate(is_first) if first), len(lines))
    while above and (not lines[above - 1] or _is_sentence(lines[above - 1], title)):
        above -= 1
    return lines[:above], lines[above:]


def _is_sentence(line: str, title: str) -> bool:
    return bool(_SENTENCE.search(line)) and not same_words(line, title)


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
