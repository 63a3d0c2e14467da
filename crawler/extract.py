"""The words of an article, out of the page around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import lxml.html
from trafilatura import bare_extraction

from crawler.captions import drop_captions, tell_by_captions
from crawler.charset import decoded
from crawler.headline import declared_title, headline_of, title_of
from crawler.imposters import refuse_a_front_page, refuse_a_listing, refuse_a_paywall, refuse_an_apology
from crawler.markup import first_words, select, words
from crawler.outlet import Layout, Outlet, host_of, zone_of
from crawler.paragraphs import Report, one_line, report, same_words, signs_only
from crawler.publication import published
from crawler.sign_offs import is_nobody, signed_above, with_labels
from crawler.surroundings import (
    at_the_first_paragraph,
    drop_boxes,
    drop_others,
    drop_related,
    drop_what_follows,
)
from crawler.tasks import Extracted
from crawler.unreadable import Unreadable
from crawler.wording import any_of
from meetings.article import Article, Page, clean
from meetings.errors import NotAnArticle
from meetings.letters import extent, language
from meetings.web_address import web_address

_SHORTEST = 120
"""Letters; what is shorter is a stub, a challenge or a caption."""
_LONGEST = 500_000
"""Characters; what is longer is a book, or a trick."""
_LEAST_KEPT = 0.6
"""Of a body's characters; where less comes out of it, the body's own paragraphs are taken."""
_MOST_IN_A_FORM = 0.5
"""Of a page's characters; where more of them are in a form, the page is in it."""
_GENERIC = Layout(
    place=(".location-stamp",),
    lead=("h2.sapo", ".sapo", ".post-summary", ".article__sapo", "[data-role=sapo]", "h1 ~ p.description"),
    sign_off=(
        "p[style*='right']", "p.author", ".author-name", "[data-role=author]", "[data-role=source]",
        ".post-author", ".detail-author", ".article__author .name", "[itemprop=author]", "a[rel=author]",
    ),
    prune=(
        "figure", "figcaption", ".caption", ".image-note", "p[style*='center'] > em", "nav", "footer",
        "aside", "[class*='related']", "ul.list-news", ".breadcrumb", ".VCSortableInPreviewMode",
        "div[class*='tags']", "ul[class*='tags']", "blockquote.wp-embedded-content",
    ),
)  # fmt: skip
_MARK = re.compile(
    rf"^(?:[(（](?!(?!VOV|VGP)(?:{any_of('agencies')})\b)[^()（）\u4e00-\u9fff]{{2,20}}[)）]\s*[-–—]+|[(（][A-ZĐ]{{2,5}}[)）](?=\s)"
    r"|[A-ZĐ]{2,4}\d?(?: Online)?\s*[-–](?=\s)|[\w-]+(?:\.[\w-]+)*\.vn\s*[-–—]|[-–](?=\s))\s*(?=[^\W\d_])",
)
"""Of an outlet before its lead, declared or not: ``(Dân trí) -``, ``TTO -``, ``VTV.vn –``, or a dash."""
_BLOCKS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "td", "br", "section", "center", "dt", "dd",
)  # fmt: skip


def extract(page: Page, outlet: Outlet | None = None) -> Article:
    """The article of one page; see `extracted`."""
    return extracted(page, outlet).article


def extracted(page: Page, outlet: Outlet | None = None) -> Extracted:
    """Read one page, by the outlet's layout or, without an outlet, by what pages have in common.

    Raises `NotAnArticle` with the reason; its child `Unreadable` where another try may give another answer.
    """
    tree = tree_of(page)
    by_layout = outlet is not None and next(select(tree, outlet.layout.body), None) is not None
    return Extracted(article=_article(tree, _layout(tree, outlet), page, outlet), by_layout=by_layout)


def has_its_body(page: Page, outlet: Outlet) -> bool:
    """Whether the outlet's layout finds an article's worth of text, which is cheap to ask."""
    body = next(select(tree_of(page), outlet.layout.body), None)
    return body is not None and extent(words(body)) >= _SHORTEST


def _article(tree: lxml.html.HtmlElement, layout: Layout, page: Page, outlet: Outlet | None) -> Article:
    refuse_a_paywall(tree, layout)
    headline = headline_of(tree)
    title = _title(tree, layout, headline)
    zone = outlet.zone if outlet else _zone(page, language(title, tree.get("lang")))
    published_at = published(tree, layout, headline, zone=zone, now=page.fetched_at)
    place = first_words(tree, layout.place)
    bounded = _bounded(tree, layout, headline, page, outlet)
    tell_by_captions(next(select(tree, layout.body), tree))
    _prune(tree, layout)
    lead = first_words(tree, layout.lead)
    found = _report(tree, layout, title, bounded=bounded)
    paragraphs = _led(lead, title, found.paragraphs, outlet.prefixes if outlet else ())
    body = "\n".join(paragraphs)
    refuse_an_apology(title, tree, body)
    if extent(body) < _SHORTEST or len(body) > _LONGEST:
        raise _without_text(tree, body)
    return Article(
        url=page.url,
        outlet=page.outlet,
        title=clean(title),
        text=clean(f"{place}\n{body}" if place else body),
        published_at=published_at,
        language=outlet.language if outlet else language(clean(body), tree.get("lang")),
        lead=clean(paragraphs[0]),
        byline=clean(found.byline) if found.byline else None,
        credit=clean(found.credit) if found.credit else None,
    )


def _zone(page: Page, spoken: str) -> str:
    parts = web_address(page.url)
    return zone_of(host_of(parts) if parts else "", spoken)


def _layout(tree: lxml.html.HtmlElement, outlet: Outlet | None) -> Layout:
    """The outlet's; where its body is missing, as after a redesign, with what pages have in common."""
    if outlet is None:
        return _GENERIC
    own = outlet.layout
    if next(select(tree, own.body), None) is not None:
        return own
    return replace(
        own,
        place=own.place + _GENERIC.place,
        lead=own.lead + _GENERIC.lead,
        sign_off=own.sign_off + _GENERIC.sign_off,
        prune=own.prune + _GENERIC.prune,
    )


def tree_of(page: Page) -> lxml.html.HtmlElement:
    """The page, parsed; raises `Unreadable` when it is none."""
    text = decoded(page.body, page.charset)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.html.etree.ParserError, ValueError) as error:
        raise Unreadable("no text") from error
    if any("depth" in said.message for said in parser.error_log if said.type_name == "ERR_RESOURCE_LIMIT"):
        raise Unreadable("too deep")
    return tree


def _title(tree: lxml.html.HtmlElement, layout: Layout, headline: lxml.html.HtmlElement | None) -> str:
    """By the layout where it fits the page; elsewhere its first heading may be the name of the site."""
    if next(select(tree, layout.body), None) is None:
        return title_of(tree, headline)
    return first_words(tree, layout.headline) or declared_title(tree) or title_of(tree, headline)


def _bounded(
    tree: lxml.html.HtmlElement,
    layout: Layout,
    headline: lxml.html.HtmlElement | None,
    page: Page,
    outlet: Outlet | None,
) -> bool:
    """Whether the tree is now the article alone; cut out of its surroundings where its body is not known."""
    if next(select(tree, layout.body), None) is not None:
        return False
    if outlet is not None:
        refuse_a_front_page(tree, page.url, outlet)
    drop_captions(tree)
    return drop_others(tree, headline)


def _prune(tree: lxml.html.HtmlElement, layout: Layout) -> None:
    """Forms go too, but for one around the page, as ASP.NET has it."""
    _drop(list(select(tree, (*layout.prune, *layout.place, "script", "style", "noscript", "title"))))
    said = len(words(tree))
    _drop([form for form in tree.iter("form") if len(words(form)) < _MOST_IN_A_FORM * said])


def _drop(elements: list[lxml.html.HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _report(tree: lxml.html.HtmlElement, layout: Layout, title: str, *, bounded: bool) -> Report:
    """`bounded` is a tree that begins below the headline, and ends before the first box of others."""
    body = next(select(tree, layout.body), None)
    sign_offs = []
    for element in list(select(tree, layout.sign_off)):
        if element.getparent() is not None and (body is not None or signs_only(words(element))):
            sign_offs.append(words(element))
            element.drop_tree()
    sign_offs = [line for line in sign_offs if not is_nobody(line)]
    if body is None:
        bounded = drop_what_follows(tree, is_headed=bounded) or bounded
        refuse_a_listing(tree)
        drop_related(tree)
        return _bounded_report(tree, title, sign_offs) if bounded else report(_lines(tree), sign_offs)
    drop_boxes(body)
    lines, own = _lines(body), list(_own_lines(body))
    kept = sum(map(len, lines)) >= _LEAST_KEPT * sum(map(len, own))
    return report(lines if kept else own, sign_offs)


def _bounded_report(tree: lxml.html.HtmlElement, title: str, sign_offs: list[str]) -> Report:
    signing, lines = at_the_first_paragraph(_own_lines(next(tree.iter("body"), tree)), title)
    signed = (line for line in with_labels(signing) if signed_above(line))
    return report(lines, [*sign_offs, *signed])


def _lines(element: lxml.html.HtmlElement) -> list[str]:
    """Paragraphs as trafilatura finds them; to it a cell of a table would be one."""
    if element.tag == "td":
        element.tag = "div"
    source = one_line(lxml.html.tostring(element, encoding="unicode", with_tail=False))
    if element.tag != "html":
        source = f"<html><body><article>{source}</article></body></html>"
    found = bare_extraction(
        source,
        fast=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        with_metadata=False,
    )
    text = found.text if found is not None and not isinstance(found, dict) else None
    return (text or "").splitlines()


def _own_lines(body: lxml.html.HtmlElement) -> Iterator[str]:
    """Paragraphs as the markup breaks them."""
    line: list[str] = []
    for event, element in lxml.html.etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS and line:
            yield "".join(line)
            line = []
        said = element.text if event == "start" else element.tail if element is not body else None
        line.append(said or "")
    yield "".join(line)


def _led(lead: str, title: str, paragraphs: tuple[str, ...], prefixes: Sequence[str]) -> tuple[str, ...]:
    """The lead, once, and the paragraphs, without a headline on top of them."""
    if paragraphs and same_words(title, paragraphs[0]):
        paragraphs = paragraphs[1:]
    if not paragraphs:
        return ()
    own, first = _unprefixed(lead, prefixes), _unprefixed(paragraphs[0], prefixes)
    led = (first,) if not own or same_words(own, first) else (own, first)
    return (*led, *paragraphs[1:])


def _unprefixed(lead: str, prefixes: Sequence[str]) -> str:
    """A lead without the mark that every lead of the outlet begins with."""
    for prefix in prefixes:
        lead = re.sub(rf"^{re.escape(prefix)}\s*[-–—:]?\s*", "", lead)
    return _MARK.sub("", lead)


def _without_text(tree: lxml.html.HtmlElement, body: str) -> NotAnArticle:
    if len(body) > _LONGEST:
        return Unreadable(f"a text of {len(body):,} characters", outcome="too_large")
    if next(tree.iter("video", "iframe"), None) is not None:
        return NotAnArticle("a video")
    return Unreadable(f"a stub of {len(body)} characters", outcome="stub") if body else Unreadable("no text")
