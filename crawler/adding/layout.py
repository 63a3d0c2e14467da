"""Where things stand on a page, told from an article that was read in it by what pages have in common."""

from collections.abc import Callable

from lxml.html import HtmlElement

from crawler.adding.body import body_of, unwanted
from crawler.adding.moments import date_of
from crawler.adding.pointing import Pointer
from crawler.headline import headline_of
from crawler.markup import words
from crawler.outlet import Layout
from crawler.paragraphs import same_words
from crawler.sign_offs import is_caption, is_sign_off
from meetings.article import Article
from meetings.letters import extent

_LONGEST_LINE = 90
_LONGEST_PLACE = 30
_SHORTEST_TITLE = 15
_CLOSE = 12
"""Elements between a body and who signs it."""
_MOST_PRUNED, _MOST_SIGNS = 8, 2
_PARAGRAPHS = {"p", "span", "a", "b", "strong", "em", "i", "font", "h2", "h3", "li"}


def layout_of(tree: HtmlElement, article: Article, zone: str, is_article: Callable[[str], bool]) -> Layout:
    """What a person would write down; what cannot be pointed at is left to what pages have in common."""
    pointer = Pointer(tree)
    headline = _headline(tree, article.title)
    date = date_of(tree, headline, article.published_at, zone)
    known = Layout(headline=tuple(dict.fromkeys((*_at(pointer, headline), "h1"))), date=_at(pointer, date))
    body = pointable(body_of(tree, article.text), pointer)
    if body is None:
        return known
    lead, place = _lead_of(tree, article.lead or "", body)
    signing = _sign_offs(tree, pointer, article, body)
    within = known.date if date is not None and date in set(body.iterdescendants()) else ()
    pruned = dict.fromkeys((*within, *unwanted(tree, body, article, is_article)))
    return Layout(
        headline=known.headline,
        place=_at(pointer, place),
        lead=_at(pointer, lead),
        body=_at(pointer, body),
        date=known.date,
        sign_off=signing,
        prune=tuple(name for name in pruned if name not in signing)[:_MOST_PRUNED],
    )


def pointable(element: HtmlElement | None, pointer: Pointer) -> HtmlElement | None:
    """The element, or the nearest around it that can be pointed at and is no paragraph."""
    while element is not None and element.tag not in {"body", "html"}:
        if element.tag not in _PARAGRAPHS and pointer.at(element):
            return element
        element = element.getparent()
    return None


def _at(pointer: Pointer, element: HtmlElement | None) -> tuple[str, ...]:
    selector = None if element is None else pointer.at(element)
    return () if selector is None else (selector,)


def _headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The heading; where there is none, the first element that says what the title begins with."""
    heading = headline_of(tree)
    if heading is not None and same_words(words(heading), title):
        return heading
    for element in tree.iter("div", "p", "span", "h1", "h2", "h3"):
        said = words(element)
        if extent(said) >= _SHORTEST_TITLE and title.startswith(said):
            return element
    return heading


def _lead_of(
    tree: HtmlElement, lead: str, body: HtmlElement
) -> tuple[HtmlElement | None, HtmlElement | None]:
    """The lead where it stands outside of the body, and the place that is stamped before it.

    What is shorter than a headline is none: the author's name, as often.
    """
    if extent(lead) < _SHORTEST_TITLE:
        return None, None
    within = set(body.iter())
    for element in reversed(
        [e for e in tree.iter("h2", "h3", "p", "div", "strong", "span") if e not in within]
    ):
        said = words(element)
        if same_words(said, lead):
            return _whole(element), None
        stamp = said.removesuffix(lead).strip() if lead and said.endswith(lead) else ""
        if stamp and len(stamp) <= _LONGEST_PLACE:
            return _whole(element), next((e for e in element.iterdescendants() if words(e) == stamp), None)
    return None, None


def _whole(element: HtmlElement) -> HtmlElement:
    """The outermost element that says just this: what is within is often no more than how it looks."""
    around = element.getparent()
    return _whole(around) if around is not None and words(around) == words(element) else element


def _sign_offs(tree: HtmlElement, pointer: Pointer, article: Article, body: HtmlElement) -> tuple[str, ...]:
    """Lines that name the author or the agency, by their classes: in the body, above it and close below."""
    names = [name for name in (article.byline, article.credit) if name]
    order = {element: number for number, element in enumerate(tree.iter())}
    end = max(order[element] for element in body.iter()) + _CLOSE
    found: dict[str, None] = {}
    for element in tree.iter("p", "span", "div", "strong", "td"):
        said = words(element)
        is_long = extent(said) > _LONGEST_LINE and not is_sign_off(said)
        if order[element] > end or is_long or is_caption(said):
            continue
        if not any(name in said for name in names):
            continue
        selector = pointer.at(element) if element.get("class") else None
        found.update({selector: None} if selector else {})
    return tuple(found)[:_MOST_SIGNS]
