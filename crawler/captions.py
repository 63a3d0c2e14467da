"""What stands under pictures: no part of a report, unless it is told in pictures."""

import re
from itertools import takewhile

import lxml.html

from crawler.markup import select, words
from crawler.sign_offs import without_photographer
from meetings.letters import extent

_LONGEST_CAPTION = 300
_CAPTIONS = ("figcaption", "figure .caption")
_LEAST = 120
"""Letters of captions that are a report; and what part of them a report in paragraphs may have beside it."""
_BESIDE = 0.3
_ENDED = re.compile(r"[.!?…。！？][”\"’)）]*$")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def tell_by_captions(tree: lxml.html.HtmlElement) -> None:
    """Makes paragraphs of the captions of a story told in pictures, which has hardly any others."""
    captions = dict.fromkeys(select(tree, _CAPTIONS))
    told = sum(extent(words(caption)) for caption in captions)
    if told < _LEAST:
        return
    beside = sum(
        extent(words(p)) for p in tree.iter("p") if not any(e.tag == "figure" for e in p.iterancestors())
    )
    if beside >= max(_LEAST, _BESIDE * told):
        return
    for caption in captions:
        picture = next((e for e in caption.iterancestors("figure")), None)
        if picture is not None and picture.getparent() is not None:
            paragraph = lxml.html.Element("p")
            paragraph.text = without_photographer(words(caption))
            picture.addprevious(paragraph)


def drop_captions(tree: lxml.html.HtmlElement) -> None:
    """Lines under a picture that are centred, slanted or alone in its box, and tables that are a picture."""
    for table in list(tree.iter("table")):
        if next(table.iter("img", "amp-img"), None) is not None and _is_a_picture(table):
            table.drop_tree()
    for image in list(tree.iter("img", "amp-img")):
        alone = takewhile(lambda element: not words(element), image.iterancestors())
        line = [image, *alone][-1].getnext()
        if line is not None and line.tag in {"p", "div"} and _is_caption(line):
            line.drop_tree()


def _is_a_picture(table: lxml.html.HtmlElement) -> bool:
    return len(words(table)) < _LONGEST_CAPTION and next(table.iter("h1"), None) is None


def _is_caption(line: lxml.html.HtmlElement) -> bool:
    said, slanted = words(line), sum(len(words(element)) for element in line.iter("em", "i"))
    return bool(_CENTRED.search(line.get("style", ""))) or (
        bool(said) and (slanted == len(said) or _is_boxed(line, said))
    )


def _is_boxed(line: lxml.html.HtmlElement, said: str) -> bool:
    """Whether it is all that is said in the box of the picture, and no sentence."""
    box = line.getparent()
    return len(said) < _LONGEST_CAPTION and words(box) == said and not _ENDED.search(said)
