"""The texts of a page as its markup breaks them, and which of them are an article's."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.paragraphs import one_line
from meetings.letters import extent

_TELLING = 20
"""Letters of a piece by which it is known."""
_BEGINNING = 60


def pieces(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Each text, with the element it stands in."""
    for body in tree.iter("body"):
        for element in body.iter():
            if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
                continue
            yield element, one_line(element.text or "")
            yield from ((element, one_line(inner.tail or "")) for inner in element)


def is_of(piece: str, text: str) -> bool:
    """Whether a piece can be known, and its beginning stands in the text; an agency may end it otherwise."""
    return extent(piece) >= _TELLING and piece[:_BEGINNING].rstrip("./ ") in text
