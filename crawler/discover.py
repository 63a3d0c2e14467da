"""Which articles a feed, a sitemap or a listing promises."""

import html
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import feedparser
import lxml.html
from lxml import etree

from crawler.charset import decoded
from crawler.dates import feed_date
from crawler.entries import entry
from crawler.identity import untracked
from crawler.markup import links
from crawler.outlet import DatedListing, Feed, Listing, Outlet, Source
from crawler.paragraphs import one_line
from crawler.unreadable import Unreadable
from meetings.article import Lead, clean
from meetings.outlet_visit import Outcome

_MOST_LEADS = 20_000
"""What one source announces beyond that is left out; a sitemap may hold more, but takes too long."""
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_TITLE, _LONGEST_SUMMARY = 500, 1_000
_TWICE = re.compile(r"^https?://[^/?#]*?(?=https?://)", re.IGNORECASE)
"""A host written before a whole address: ``https://a.vnhttps://a.vn/…``."""

_TRIPPED = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
"""What feedparser's loose parser raises on text that is no XML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """An entry as the source gives it."""

    url: str
    title: str | None = None
    summary: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What a source held: one lead an article of this outlet, in its order; never an exception.

    `sections` are the addresses of the listings it leads to.
    """

    leads: tuple[Lead, ...] = ()
    sections: tuple[str, ...] = ()
    outcome: Outcome
    detail: str = ""


def discover(source: Source, body: bytes, outlet: Outlet, *, url: str, charset: str | None) -> Discovery:
    """Read what a source answered at `url`."""
    read: Callable[[str, str], list[Promise]]
    is_page = isinstance(source, Listing | DatedListing)
    read = _of_feed if isinstance(source, Feed) else _of_listing if is_page else _of_sitemap
    try:
        promises = read(decoded(body, charset), url)
    except Unreadable as error:
        return Discovery(outcome="unreadable", detail=str(error))
    leads, sections = _leads(promises, outlet), _sections(source, promises, outlet)
    if leads:
        return Discovery(leads=leads, sections=sections, outcome="ok")
    detail = f"{len(promises)} links, no article of {outlet.host}"
    return Discovery(sections=sections, outcome="empty", detail=detail)


def not_ahead(found: Discovery, now: datetime) -> Discovery:
    """The same without dates that lie ahead of `now` by more than a day; the leads stay."""
    latest = now + timedelta(days=1)
    leads = [
        replace(lead, published_at=None) if lead.published_at and lead.published_at > latest else lead
        for lead in found.leads
    ]
    ahead = sum(one != other for one, other in zip(found.leads, leads, strict=True))
    return replace(found, leads=tuple(leads), detail=f"{ahead} dates lie ahead") if ahead else found


def _sections(source: Source, promises: Iterable[Promise], outlet: Outlet) -> tuple[str, ...]:
    if not isinstance(source, Listing) or not source.sections:
        return ()
    labels = {label.casefold() for label in source.sections}
    found = (p.url for p in promises if (_plain(p.title, _LONGEST_TITLE) or "").casefold() in labels)
    return tuple(dict.fromkeys(url.partition("#")[0] for url in found if outlet.owns(url)))


def _leads(promises: Iterable[Promise], outlet: Outlet) -> tuple[Lead, ...]:
    """One lead a key: the first, with the longest title and summary any of them has."""
    leads: dict[str, Lead] = {}
    for promise in promises:
        url = untracked(_TWICE.sub("", promise.url))
        key = outlet.key(url)
        if key is None or (key not in leads and len(leads) == _MOST_LEADS):
            continue
        title, summary = _plain(promise.title, _LONGEST_TITLE), _plain(promise.summary, _LONGEST_SUMMARY)
        known = leads.get(key) or Lead(
            outlet=outlet.name, url=url, key=key, published_at=feed_date(promise.date, outlet.zone)
        )
        leads[key] = replace(
            known, title=_longer(known.title, title), summary=_longer(known.summary, summary)
        )
    return tuple(leads.values())


def _longer(one: str | None, other: str | None) -> str | None:
    return other if len(other or "") > len(one or "") else one


def _plain(text: str | None, longest: int) -> str | None:
    """Text without tags, whether it was escaped once, twice or not at all."""
    unescaped = html.unescape(html.unescape(text or ""))
    return clean(one_line(_TAG.sub(" ", unescaped)))[:longest].rstrip() or None


def _of_feed(text: str, _: str) -> list[Promise]:
    if "<!ENTITY" in text:
        raise Unreadable("declares entities")
    try:
        parsed = feedparser.parse(
            io.BytesIO(text.lstrip().encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _TRIPPED as error:
        raise Unreadable(f"not a feed ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed.entries:
        raise Unreadable("not a feed")
    return [_of_entry(entry) for entry in parsed.entries]


def _of_entry(entry: feedparser.FeedParserDict) -> Promise:
    """An entry is dated by when it was published or, where only that is given, updated."""
    content = next((part.get("value") for part in entry.get("content", ())), None)
    return Promise(
        url=entry.get("link") or entry.get("id") or "",
        title=entry.get("title"),
        summary=entry.get("summary") or content,
        date=entry.get("published" if "published" in entry else "updated"),
    )


def _of_sitemap(text: str, _: str) -> list[Promise]:
    """News sitemaps give times of publication; ``lastmod`` is another thing, and is left alone."""
    try:
        root = etree.fromstring(text.lstrip().encode("utf-8", "replace"), parser=_xml_parser())
    except etree.XMLSyntaxError as error:
        raise Unreadable("not a sitemap") from error
    if root is None or _name(root) not in {"urlset", "sitemapindex"}:
        raise Unreadable("not a sitemap")
    return [_of_url(element) for element in root if _name(element) == "url"]


def _xml_parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, encoding="utf-8"
    )


def _of_url(element: etree._Element) -> Promise:
    """Pictures and films have addresses and titles of their own."""
    said = {_name(child): (child.text or "").strip() for child in _of_the_article(element)}
    return Promise(url=said.get("loc", ""), title=said.get("title"), date=said.get("publication_date"))


def _of_the_article(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if _name(child) not in {"image", "video"}:
            yield child
            yield from child.iterdescendants()


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _of_listing(text: str, url: str) -> list[Promise]:
    try:
        tree = lxml.html.document_fromstring(
            text.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("not a page") from error
    found: list[Promise] = []
    for address, link in links(tree, url):
        title, date = entry(link)
        found.append(Promise(url=address, title=title, date=date))
    return found
