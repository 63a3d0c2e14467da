"""The element of a page that holds an article, and what in it is no part of the article."""

from collections import Counter
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from crawler.adding.pieces import is_of, pieces
from crawler.adding.pointing import class_names, tag_of
from crawler.markup import links, select, words
from meetings.article import Article
from meetings.letters import extent

_MOST = 0.85
"""Of the article's text; what holds so much of it is its body."""
_PARAGRAPH = 80
_ASIDE = {"figure", "figcaption", "table", "aside", "nav", "form", "ul", "iframe", "video"}
_BLOCKS = {"div", "section", "article", "table", "ul", "aside"}
_HEADLINE, _MOSTLY = 25, 0.2
"""Letters of a link that is a headline, and its part of what a block about another article says."""


def body_of(tree: HtmlElement, text: str) -> HtmlElement | None:
    """The innermost element that holds most of the text below its first paragraph, which may stand apart."""
    below = text.partition("\n")[2]
    said = below if is_of(below, text) else text
    held: Counter[HtmlElement] = Counter()
    first = {piece: holder for holder, piece in reversed(list(pieces(tree))) if is_of(piece, said)}
    for piece, holder in first.items():
        held.update(dict.fromkeys((holder, *holder.iterancestors()), len(piece)))
    whole = held[tree]
    most = [element for element in tree.iter() if whole and held[element] >= _MOST * whole]
    return most[-1] if most else None


def densest(tree: HtmlElement) -> HtmlElement | None:
    """The element that has most words in paragraphs of its own, whatever else the page is full of."""
    said: Counter[HtmlElement] = Counter()
    for holder, piece in pieces(tree):
        if extent(piece) >= _PARAGRAPH and not any(
            around.tag == "a" for around in (holder, *holder.iterancestors())
        ):
            said[holder.getparent() if holder.tag == "p" else holder] += len(piece)
    return max(said, key=lambda element: said[element], default=None)


def unwanted(
    tree: HtmlElement, body: HtmlElement, article: Article, is_article: Callable[[str], bool]
) -> Iterator[str]:
    """Selectors of what stands in the body and is no part of the article, which find nothing that is."""
    said = "\n".join(filter(None, (article.title, article.text, article.byline, article.credit)))
    lines = set(said.split("\n"))
    others = {inner for block in _of_others(body, article.url, is_article) for inner in block.iter()}
    holders = [e for e, piece in pieces(tree) if e not in others and (piece in lines or is_of(piece, said))]
    wanted = {around for holder in holders for around in (holder, *holder.iterancestors())}
    kinds = (_kind_of(element) for element in _outermost(body, wanted))
    for kind in dict.fromkeys(filter(None, kinds)):
        if wanted.isdisjoint(select(tree, [kind])):
            yield kind


def _of_others(body: HtmlElement, url: str, is_article: Callable[[str], bool]) -> Iterator[HtmlElement]:
    """Blocks about other articles: headlines that are links to them, with what stands below."""
    for address, link in links(body, url):
        if not is_article(address) or extent(words(link)) < _HEADLINE:
            continue
        for block in link.iterancestors():
            if block is body:
                break
            if block.tag in _BLOCKS and len(words(link)) > _MOSTLY * len(words(block)):
                yield block


def _outermost(element: HtmlElement, wanted: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Elements that say something, and nothing of the article."""
    for inner in element:
        if inner in wanted:
            yield from _outermost(inner, wanted)
        elif isinstance(inner.tag, str) and words(inner):
            yield inner


def _kind_of(element: HtmlElement) -> str | None:
    if element.tag in _ASIDE:
        return str(element.tag)
    if "center" in element.get("style", ""):
        return f"{tag_of(element)}[style*='center']"
    names = class_names(element)
    return f"{tag_of(element)}.{names[0]}" if names else None
