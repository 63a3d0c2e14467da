"""Where a page's headline stands, and what it says without the name of the site."""

import html
import re
from collections.abc import Iterable, Iterator

import lxml.html

from crawler.markup import first_words, select, words
from crawler.paragraphs import one_line
from meetings.letters import extent

PARAGRAPH = 80
"""Letters; what is shorter above the first of them is a menu, a date or a counter."""
LONGEST_LABEL = 25
"""Letters, of what is no headline: a logo, a section, the name of a site."""
_HEADINGS = ("h1", "h2", "h3")
_PLAIN = ("div", "p", "span", "td", "b", "strong", "font", "center")
"""Where old pages have their headline, for want of headings."""
_DECLARED = ("meta[property='og:title']", "meta[name='ArticleTitle']")
_SITE = re.compile(
    r"(?:\s*[|｜_]\s*|\s+[-–—]\s+|\s*--+\s*|\s*[-–—](?=[^-–—|_]*[\u4e00-\u9fff]))"
    r"(?=[^|｜_]*$)(?P<name>[^|｜_]+)$"
)
_NAMES_A_SITE = re.compile(
    r"\b(?:báo|tạp chí|cổng thông tin|trang (?:tin|thông tin)|đài|điện tử|online|news|daily|times"
    r"|international|xinhua|chinadaily)\b|\w\.(?:vn|cn|com|net|org)\b|[网報报台刊]$|(?:门户|官方)?网站|频道",
    re.IGNORECASE,
)


def headline_of(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """The first heading that the page's title begins with, else other text that it begins with, else ``h1``.

    Failing these, the last heading above the text.
    """
    titles = [said.casefold() for said in _titles(tree)]
    above: list[lxml.html.HtmlElement] = []
    begun = False
    for element in tree.iter(*_HEADINGS, "p", "div", "span"):
        if element.tag not in _HEADINGS:
            begun = begun or is_paragraph(element)
        elif said := words(element):
            if _begins(said, titles) and (not begun or len(said) > LONGEST_LABEL):
                return element
            above += [] if begun else [element]
    if (plain := _plain_headline(tree, titles)) is not None:
        return plain
    return next((heading for heading in above if heading.tag == "h1"), above[-1] if above else None)


def title_of(tree: lxml.html.HtmlElement, headline: lxml.html.HtmlElement | None) -> str:
    """What the headline says; without one, what the page declares, less the name of its site."""
    if headline is not None:
        return words(headline)
    return next(map(_without_site, _titles(tree)), "")


def declared_title(tree: lxml.html.HtmlElement) -> str:
    """The title in the page's head, as meant for others; empty when there is none."""
    return next(_of_metas(tree), "")


def is_paragraph(element: lxml.html.HtmlElement) -> bool:
    return isinstance(element.tag, str) and extent(one_line(element.text or "")) >= PARAGRAPH


def _plain_headline(tree: lxml.html.HtmlElement, titles: list[str]) -> lxml.html.HtmlElement | None:
    for element in tree.iter(*_PLAIN):
        said = one_line(element.text or "")
        if extent(said) > LONGEST_LABEL and _begins(said, titles) and words(element) == said:
            return element
    return None


def _begins(said: str, titles: Iterable[str]) -> bool:
    said = said.casefold()
    return any(title.startswith(said) for title in titles)


def _titles(tree: lxml.html.HtmlElement) -> Iterator[str]:
    yield from _of_metas(tree)
    yield from filter(None, [first_words(tree, ["title"])])


def _of_metas(tree: lxml.html.HtmlElement) -> Iterator[str]:
    yield from filter(None, (_unescaped(meta.get("content", "")) for meta in select(tree, _DECLARED)))


def _unescaped(text: str) -> str:
    """Text that was escaped once or twice too often."""
    return one_line(html.unescape(html.unescape(text)))


def _without_site(title: str) -> str:
    while (found := _SITE.search(title)) and _NAMES_A_SITE.search(found["name"]):
        title = title[: found.start()]
    return title
