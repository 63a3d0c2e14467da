"""An outlet proposed from the page of one article and its home page: to be looked at, and then used."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.adding.address import article_path
from crawler.adding.body import densest
from crawler.adding.feeds import feeds_linked, joined
from crawler.adding.layout import layout_of, pointable
from crawler.adding.pointing import Pointer
from crawler.adding.proposal import Proposal, home_of
from crawler.article_path import fault_of
from crawler.extract import extract, tree_of
from crawler.markup import first_words, links, select, words
from crawler.outlet import Feed, Layout, Listing, Outlet, Source, host_of, zone_of
from crawler.paragraphs import one_line, same_words
from meetings.article import LANGUAGES, Article, Page
from meetings.errors import NotAnArticle
from meetings.letters import extent, language
from meetings.web_address import web_address

_ENOUGH = 0.75
"""Of the letters that are read without a layout, which may be too many; with fewer, a layout is wrong."""

_LONGEST_NAME = 60
_QUERY = re.compile(r"(?:^|&)(?!utm_)\w+=\d{3,}(?:&|$)")
_WIDE = re.compile(
    r"home|trang-chu|tin-moi|moi-nhat|latest|/(?:rss|feed|index|all)(?:\.\w+)?/?$", re.IGNORECASE
)
_MARK = re.compile(r"(?<!\w)([(（][^()（）]{2,20}[)）]|[A-Z]{2,4}|[\w-]+(?:\.[\w-]+)+)\s*[-–—]\s*$")
_LONGEST_MARK = 30


def propose(page: Page, home: Page | None) -> Proposal:
    """The outlet of this article, named `page.outlet`; raises `NotAnArticle` when the page is none.

    Of the home page come feeds, and whether its links look like articles; None when it could not be had.
    """
    tree, front = tree_of(page), _front(home)
    bare, is_numbered = _addressed(page, tree)
    plain = _plain(page, tree, bare)
    name = _name(tree, plain.title)
    plain = _headed(tree, plain, name)
    outlet, article = _read(page, _described(bare, name, plain, tree, front), plain)
    doubts = tuple(_doubts(outlet, article, front, is_numbered=is_numbered))
    return Proposal(outlet=outlet, article=article, doubts=doubts)


def _addressed(page: Page, tree: HtmlElement) -> tuple[Outlet, bool]:
    """What the article's address tells of its outlet, and whether a number in it tells articles apart."""
    parts = web_address(page.url)
    if parts is None or parts.path in {"", "/"}:
        raise NotAnArticle("the address of an article is needed")
    path, is_numbered = article_path(parts.path)
    if not is_numbered and _QUERY.search(parts.query):
        raise NotAnArticle(
            "a number after the question mark tells its articles apart, and only what stands before is looked"
            " at; if the address leads there without it, leave it out"
        )
    if fault := fault_of(path):
        raise NotAnArticle(f"its address makes no pattern, which {fault}")
    hosts = tuple(_hosts(tree, page.url, host_of(parts)))
    spoken = language(first_words(tree, ["title"]), tree.get("lang"))
    name, zone = page.outlet, zone_of(hosts[0], spoken)
    return Outlet(name=name, title=name, hosts=hosts, article_path=path, sources=(), zone=zone), is_numbered


def _described(
    bare: Outlet, name: str, plain: Article, tree: HtmlElement, front: HtmlElement | None
) -> Outlet:
    """The outlet with what its pages tell of it."""
    spoken = language(plain.text, tree.get("lang"))
    return replace(
        bare,
        title=name or bare.title,
        language=spoken if spoken in LANGUAGES else "en",
        prefixes=_prefixes(words(tree), plain.lead or "", bare.host),
        sources=_sources(tree, front, plain.url, bare),
        layout=layout_of(tree, plain, bare.zone, lambda address: bare.key(address) is not None),
    )


def _plain(page: Page, tree: HtmlElement, outlet: Outlet) -> Article:
    """The article without a layout; of a page that looks like a listing, where its paragraphs are densest."""
    try:
        return extract(page, outlet)
    except NotAnArticle:
        pointer = Pointer(tree)
        body = pointable(densest(tree), pointer)
        selector = None if body is None else pointer.at(body)
        if selector is None:
            raise
        return extract(page, replace(outlet, layout=Layout(body=(selector,))))


def _read(page: Page, outlet: Outlet, plain: Article) -> tuple[Outlet, Article]:
    """The outlet with as much of its layout as reads no less than is read without, and what it reads."""
    full = outlet.layout
    for layout in (
        full,
        replace(full, prune=(), sign_off=()),
        Layout(headline=full.headline, date=full.date),
    ):
        tried = replace(outlet, layout=layout)
        try:
            article = extract(page, tried)
        except NotAnArticle:
            continue
        if extent(article.text) >= _ENOUGH * extent(plain.text):
            return tried, article
    tried = replace(outlet, layout=Layout())
    return tried, extract(page, tried)


def _name(tree: HtmlElement, headline: str) -> str:
    """What the outlet calls itself, or what stands behind the headline in the page's title."""
    said = next((meta.get("content", "") for meta in select(tree, ["meta[property='og:site_name']"])), "")
    whole = first_words(tree, ["title"])
    behind = whole.removeprefix(headline).strip(" -–—|·_") if whole.startswith(headline) else ""
    return one_line(said)[:_LONGEST_NAME] or (behind if len(behind) <= _LONGEST_NAME else "")


def _headed(tree: HtmlElement, article: Article, name: str) -> Article:
    """Under the title of the page, where its heading is the outlet's name."""
    whole = first_words(tree, ["title"]).removesuffix(name).strip(" -–—|·_")
    return replace(article, title=whole) if whole and same_words(article.title, name) else article


def _hosts(tree: HtmlElement, url: str, own: str) -> Iterator[str]:
    """The one the page calls canonical, its own, and that of its twin for telephones."""
    kinds = ("link[rel=canonical]", "link[rel=alternate][media]", "link[rel=amphtml]")
    canonical, *twins = ([link.get("href", "") for link in select(tree, [kind])] for kind in kinds)
    addresses = (*(joined(url, a) for a in canonical), url, *(joined(url, a) for each in twins for a in each))
    found = dict.fromkeys(host_of(parts) for a in addresses if (parts := web_address(a)))
    yield from (host for host in found if _is_twin(host, own))


def _prefixes(said: str, lead: str, host: str) -> tuple[str, ...]:
    """The outlet's mark before a lead: in brackets, of a few capitals, or its host, and then a dash."""
    before = said.partition(lead)[0] if lead else ""
    found = _MARK.search(before[-_LONGEST_MARK:])
    if found is None or ("." in found[1] and found[1].lower() != host):
        return ()
    return (found[1],)


def _is_twin(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _front(home: Page | None) -> HtmlElement | None:
    with suppress(NotAnArticle):
        return None if home is None else tree_of(home)
    return None


def _sources(tree: HtmlElement, front: HtmlElement | None, url: str, outlet: Outlet) -> tuple[Source, ...]:
    """The feeds that are linked, or else the home page."""
    pages = ((front, home_of(url)), (tree, url))
    feeds = (feed for page, at in pages if page is not None for feed in feeds_linked(page, at, outlet))
    found = tuple(Feed(feed, wide=bool(_WIDE.search(feed))) for feed in dict.fromkeys(feeds))
    return found or (Listing(home_of(url)),)


def _doubts(
    outlet: Outlet, article: Article, front: HtmlElement | None, *, is_numbered: bool
) -> Iterator[str]:
    if not is_numbered:
        yield "no number in the address identifies the article; its last words are taken to"
    if not any(isinstance(source, Feed) for source in outlet.sources):
        yield "no feed is linked; the home page is read for links instead"
    if front is None:
        yield "the home page could not be had"
    elif not any(outlet.key(address) for address, _ in links(front, home_of(article.url))):
        yield "no link of the home page looks like the address of an article"
    if not outlet.layout.body:
        yield "where the body stands could not be told; pages are read by what pages have in common"
    if same_words(article.title, outlet.title):
        yield "the headline that was read is the name of the outlet"
    if article.title in article.text:
        yield "the text that was read holds the headline, and may hold more that is no part of the report"
    if article.published_at is None:
        yield "when it was published could not be told"
