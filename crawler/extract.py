"""The words of an article, out of the page around them."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import lxml.html
from lxml.cssselect import CSSSelector
from trafilatura import bare_extraction

from crawler.charset import decoded
from crawler.dates import declared_dates, page_date
from crawler.outlet import Layout, Outlet
from crawler.paragraphs import Report, one_line, report, same_words
from crawler.unreadable import Unreadable
from meetings.article import Article, Page, clean
from meetings.errors import NotAnArticle

_HANOI = "Asia/Ho_Chi_Minh"
_SHORTEST = 120
"""Characters; what is shorter is a stub, a challenge or a caption."""
_LEAST_KEPT = 0.6
"""Of a body's characters; where less comes out of it, the body's own paragraphs are taken."""
_MOST_LINKED = 0.5
"""Of a text's characters; where more of them are links, the page is a listing."""
_GENERIC = Layout(
    lead=("h2.sapo", ".sapo", ".post-summary", ".article__sapo", "[data-role=sapo]", "h1 ~ p.description"),
    sign_off=("p[style*='right']", "p.author", ".author-name"),
    prune=(
        "figure", "figcaption", "table:has(img)", ".caption", ".image-note", "p[style*='center'] > em",
        "nav", "footer", "aside", ".location-stamp", "[class*='related']", "ul.list-news", ".breadcrumb",
    ),
)  # fmt: skip
_BLOCKS = ("p", "div", "li", "h2", "h3", "h4", "blockquote", "td", "br", "section")
_META_DATES = (
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='pubdate']",
    "time[itemprop='datePublished']",
)


def extract(page: Page, outlet: Outlet | None = None) -> Article:
    """Read one page, by the outlet's layout or, without an outlet, by what pages have in common.

    Raises `NotAnArticle` with the reason; its child `Unreadable` where another try may give another answer.
    """
    text = decoded(page.body, page.charset)
    tree = _tree(text)
    zone = outlet.zone if outlet else _HANOI
    layout = _layout(tree, outlet)
    title, published_at = _title(tree, layout), _published(tree, layout, zone, page.fetched_at)
    _prune(tree, layout)
    lead = _lead(tree, layout, outlet.prefixes if outlet else ())
    found = _report(tree, layout)
    paragraphs = _led(lead, title, found.paragraphs)
    body = "\n".join(paragraphs)
    if not body:
        raise Unreadable("no text")
    if len(body) < _SHORTEST:
        raise Unreadable(f"a stub of {len(body)} characters")
    return Article(
        url=page.url,
        outlet=page.outlet,
        title=clean(title),
        text=clean(body),
        published_at=published_at,
        language=outlet.language if outlet else (tree.get("lang") or "vi")[:2].lower(),
        lead=clean(lead) if lead else clean(paragraphs[0]),
        byline=clean(found.byline) if found.byline else None,
        credit=clean(found.credit) if found.credit else None,
    )


def _layout(tree: lxml.html.HtmlElement, outlet: Outlet | None) -> Layout:
    """The outlet's; where its body is missing, as after a redesign, with what pages have in common."""
    if outlet is None:
        return _GENERIC
    own = outlet.layout
    if next(_all(tree, own.body), None) is not None:
        return own
    return replace(
        own,
        lead=own.lead + _GENERIC.lead,
        sign_off=own.sign_off + _GENERIC.sign_off,
        prune=own.prune + _GENERIC.prune,
    )


def _tree(text: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.html.etree.ParserError, ValueError) as error:
        raise Unreadable("no text") from error
    if any("depth" in said.message for said in parser.error_log if said.type_name == "ERR_RESOURCE_LIMIT"):
        raise Unreadable("too deep")
    return tree


def _all(tree: lxml.html.HtmlElement, selectors: Iterable[str]) -> Iterator[lxml.html.HtmlElement]:
    for selector in selectors:
        yield from CSSSelector(selector)(tree)


def _words(element: lxml.html.HtmlElement) -> str:
    return one_line(element.text_content())


def _first(tree: lxml.html.HtmlElement, selectors: Iterable[str]) -> str:
    return next(filter(None, map(_words, _all(tree, selectors))), "")


def _title(tree: lxml.html.HtmlElement, layout: Layout) -> str:
    declared = [meta.get("content", "") for meta in _all(tree, ["meta[property='og:title']"])]
    return (
        _first(tree, layout.headline) or next(iter(map(_unescaped, declared)), "") or _first(tree, ["title"])
    )


def _unescaped(text: str) -> str:
    """Text that was escaped once or twice too often."""
    return one_line(html.unescape(html.unescape(text)))


def _published(tree: lxml.html.HtmlElement, layout: Layout, zone: str, now: datetime) -> datetime | None:
    """The first date that can be read and does not lie ahead: by the layout, then as declared."""
    scripts = _all(tree, ["script[type='application/ld+json']"])
    declared = [date for script in scripts for date in declared_dates(script.text_content())]
    metas = [meta.get("content") or meta.get("datetime") for meta in _all(tree, _META_DATES)]
    printed = [element.get("datetime") or _words(element) for element in _all(tree, layout.date)]
    moments = (page_date(said, zone) for said in (*printed, *declared, *metas))
    latest = now.astimezone(UTC) + timedelta(days=1)
    return next((moment for moment in moments if moment and moment <= latest), None)


def _prune(tree: lxml.html.HtmlElement, layout: Layout) -> None:
    for element in list(_all(tree, (*layout.prune, "script", "style", "noscript", "form"))):
        if element.getparent() is not None:
            element.drop_tree()


def _lead(tree: lxml.html.HtmlElement, layout: Layout, prefixes: Iterable[str]) -> str | None:
    """The lead that stands apart from the body, without what every lead of the outlet begins with."""
    lead = _first(tree, layout.lead)
    for prefix in prefixes:
        lead = re.sub(rf"^{re.escape(prefix)}\s*[-–—:]?\s*", "", lead)
    return lead or None


def _report(tree: lxml.html.HtmlElement, layout: Layout) -> Report:
    sign_offs = []
    for element in list(_all(tree, layout.sign_off)):
        if element.getparent() is not None:
            sign_offs.append(_words(element))
            element.drop_tree()
    body = next(iter(_all(tree, layout.body)), None)
    if body is None:
        _refuse_a_listing(tree)
        return report(_lines(tree), sign_offs)
    lines, own = _lines(body), list(_own_lines(body))
    kept = sum(map(len, lines)) >= _LEAST_KEPT * sum(map(len, own))
    return report(lines if kept else own, sign_offs)


def _lines(element: lxml.html.HtmlElement) -> list[str]:
    """Paragraphs as trafilatura finds them."""
    source = lxml.html.tostring(element, encoding="unicode", with_tail=False)
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


def _refuse_a_listing(tree: lxml.html.HtmlElement) -> None:
    paragraphs = [element for element in tree.iter("p", "li", "h2", "h3") if len(_words(element)) > 0]
    words = sum(len(_words(element)) for element in paragraphs)
    linked = sum(len(_words(link)) for element in paragraphs for link in element.iter("a"))
    if words and linked > _MOST_LINKED * words:
        raise NotAnArticle("a listing")


def _led(lead: str | None, title: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The lead, once, and the paragraphs, without a headline on top of them."""
    if paragraphs and same_words(title, paragraphs[0]):
        paragraphs = paragraphs[1:]
    if lead is None or not paragraphs or same_words(lead, paragraphs[0]):
        return paragraphs
    return (lead, *paragraphs)
