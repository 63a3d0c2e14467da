"""The feeds that pages of an outlet link to."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.markup import links
from crawler.outlet import Outlet

_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
_FEED = re.compile(r".*(?:\.rss|\.rdf|\.atom|/feed/?|rss[\w/-]*\.xml|feed[\w/-]*\.xml)", re.IGNORECASE)
_OF_COMMENTS = re.compile(r"comment|binh-luan", re.IGNORECASE)
_MOST = 8


def feeds_linked(tree: HtmlElement, url: str, outlet: Outlet) -> tuple[str, ...]:
    """Those on the outlet's own hosts, first what the page declares as its feeds; none is guessed."""
    found = (address.partition("#")[0] for address in (*_declared(tree, url), *_linked(tree, url)))
    own = dict.fromkeys(a for a in found if outlet.owns(a) and not _OF_COMMENTS.search(a))
    return tuple(own)[:_MOST]


def _declared(tree: HtmlElement, url: str) -> Iterator[str]:
    for link in tree.iter("link"):
        if "alternate" in link.get("rel", "").lower().split() and link.get("type", "").lower() in _TYPES:
            yield joined(url, link.get("href", ""))


def _linked(tree: HtmlElement, url: str) -> Iterator[str]:
    yield from (address for address, _ in links(tree, url) if _FEED.fullmatch(_path(address)))


def joined(url: str, address: str) -> str:
    """The whole address; nothing where it is none."""
    try:
        return urljoin(url, address.strip())
    except ValueError:
        return ""


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
