"""A saved page by hand: read by its outlet's layout when the address tells the outlet, else as any page."""

import asyncio
from collections.abc import Mapping

from crawler.identity import key_of
from crawler.outlet import Outlet
from crawler.workers import Workers
from hoidam.clock import now
from meetings.article import Article, Page


def extract(body: bytes, url: str, outlet: str, outlets: Mapping[str, Outlet]) -> Article:
    """Raises `NotAnArticle` or `TooExpensive`; a page may cost five seconds, as in the crawl."""
    owner, key = key_of(url, outlets)
    known = outlets.get(owner or outlet)
    name = known.name if known else outlet
    page = Page(outlet=name, url=url, key=key, body=body, charset=None, fetched_at=now())

    async def read() -> Article:
        workers = Workers()
        try:
            return (await workers.extract(page, known)).article
        finally:
            await workers.close()

    return asyncio.run(read())
