"""Runs one round of the crawl in this process, which can do so once."""

import logging
import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess

from crawler.guard import Guard
from crawler.heads import BoundedHandler
from crawler.journal import Journal
from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.spider import OutletsSpider, Progress
from crawler.tally import OutletReport
from meetings.errors import ConfigError

_MOST_NAMES = 100
"""Looked up at a time, each by a thread, which waits for a name server that is silent."""
_ON_THE_WAY = (
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware",
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware",
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware",
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware",
)
"""All of Scrapy's that our requests pass, in turn; what is disabled in any other way is still imported."""


def crawl(
    outlets: Sequence[Outlet],
    *,
    journal: Journal,
    meanwhile: Callable[..., Journal] | None = None,
    manners: Manners,
    urls: Sequence[str] = (),
    back: tuple[date, date | None] | None = None,
    gated: bool = False,
    now: Callable[[], datetime],
) -> list[OutletReport]:
    """Visit the sources that are due and fetch what is, or fetch just `urls`; a report an outlet.

    With `back`, two days of which the later may be open, their archives are walked through instead. Sources
    that are due to a journal that `meanwhile` makes are visited in between, each time in a round of its own;
    it is called with `all_sources`, which is true for the first of an outlet. When
    `gated`, what cannot be about our subject is neither fetched, where its headline shows it, nor kept.
    SIGTERM ends the round early; what was done is kept. Raises `ConfigError` for an address of no outlet,
    and what the journal raises.
    """
    if not outlets:
        return []
    asked = _by_outlet(outlets, urls) if urls else None
    progress = Progress()
    run(
        OutletsSpider,
        manners,
        outlets=[outlet for outlet in outlets if asked is None or outlet.name in asked],
        journal=journal,
        meanwhile=meanwhile,
        urls=asked,
        back=back,
        gated=gated,
        now=now,
        progress=progress,
    )
    return progress.reports()


def run(spider: type[Spider], manners: Manners, **arguments: Any) -> None:
    """Let a spider do its work behind the guard; it is made of these arguments, `manners` and `guarded`."""
    if manners.ca_file is not None:
        os.environ["SSL_CERT_FILE"] = str(manners.ca_file)
    guard = Guard(manners)
    process = AsyncCrawlerProcess(settings(manners, guard))
    guard.check(process.settings)
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)
    process.crawl(spider, manners=manners, guarded=guard.over, **arguments)
    process.start()


def settings(manners: Manners, guard: Guard) -> dict[str, Any]:
    """Scrapy's settings; what it leaves open by default is closed here.

    Redirects, retries, cookies, robots.txt and unpacking are left to `crawler.fetch`: Scrapy would follow
    redirects anywhere, takes a robots.txt that answers 503 for permission, and lets five decoders raise what
    they like.
    """
    return {
        "USER_AGENT": manners.signature,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "CONCURRENT_ITEMS": 1,
        "DOWNLOAD_DELAY": manners.delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        "TWISTED_DNS_RESOLVER": guard.resolver,
        "REACTOR_THREADPOOL_MAXSIZE": _MOST_NAMES,
        "DOWNLOAD_TIMEOUT": manners.timeout,
        "DOWNLOAD_MAXSIZE": manners.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("data", "file", "ftp", "s3")),
            **dict.fromkeys(("http", "https"), BoundedHandler),
        },
        "EXTENSIONS_BASE": {},
        "SPIDER_MIDDLEWARES_BASE": {},
        "DOWNLOADER_MIDDLEWARES_BASE": {name: turn for turn, name in enumerate(_ON_THE_WAY)},
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"},
        "LOG_LEVEL": "CRITICAL",
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
    }


def _by_outlet(outlets: Sequence[Outlet], urls: Sequence[str]) -> dict[str, list[str]]:
    asked: dict[str, list[str]] = {}
    for url in urls:
        owner = next((outlet.name for outlet in outlets if outlet.owns(url)), None)
        if owner is None:
            raise ConfigError(f"{url}: no outlet we know publishes there")
        asked.setdefault(owner, []).append(url)
    return asked
