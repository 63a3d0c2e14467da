"""Finds elements of a page, and what they say."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from urllib.parse import urljoin

import lxml.html
from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import XPathError

from crawler.paragraphs import one_line

_TOKEN = re.compile(r"<[A-Z]+(?: (.*?))? at \d+>")
"""How cssselect tells what it met."""


def select(tree: lxml.html.HtmlElement, selectors: Iterable[str]) -> Iterator[lxml.html.HtmlElement]:
    """What the first selector finds, then what the others find."""
    for selector in selectors:
        yield from _compiled(selector)(tree)


@lru_cache(maxsize=1_000)
def _compiled(selector: str) -> CSSSelector:
    """Outlets have a dozen selectors each, and to read one takes longer than to find with it."""
    return CSSSelector(selector)


def fault_in(selector: str) -> str | None:
    """What is wrong with a selector; None when it can be used."""
    try:
        CSSSelector(selector)(lxml.html.Element("html"))
    except (SelectorError, XPathError, ValueError, RecursionError) as error:
        return _TOKEN.sub(lambda token: token[1] or "the end", str(error)) or type(error).__name__
    return None


def words(element: lxml.html.HtmlElement) -> str:
    return one_line(element.text_content())


def first_words(tree: lxml.html.HtmlElement, selectors: Iterable[str]) -> str:
    return next(filter(None, map(words, select(tree, selectors))), "")


def links(tree: lxml.html.HtmlElement, url: str) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    """The links of a page that was had at `url`, each with the whole address it leads to."""
    for base in tree.iter("base"):
        with suppress(ValueError):
            url = urljoin(url, base.get("href", "").strip())
    for link in tree.iter("a"):
        if address := link.get("href", "").strip():
            with suppress(ValueError):
                yield urljoin(url, address), link
