"""One round, as a child process of a test: options as JSON in, reports as JSON Lines out."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from scrapy.utils.reactor import install_reactor
from twisted.internet._resolver import GAIResolver

from crawler.manners import Manners
from crawler.outlet import DatedSitemap, Feed, Layout, Listing, Outlet
from crawler.outlets import load
from crawler.run import crawl
from meetings.article import Article, Lead, Page
from meetings.errors import StoreError
from meetings.outlet_visit import OutletVisit
from tests.forbidden import PUBLIC, Names

KINDS: dict[str, Any] = {"feed": Feed, "listing": Listing, "dated": DatedSitemap}


class FileJournal:
    """A journal that is a file of JSON lines, written before every call returns."""

    def __init__(self, path: Path, *, broken: bool) -> None:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        self.kept = {entry["keep"]["key"] for entry in map(json.loads, lines) if "keep" in entry}
        self.broken = broken
        self.path = path

    def sources_due(self, urls: Any) -> list[str]:
        return list(urls)

    def wanted(self, leads: Any) -> list[Lead]:
        return [lead for lead in leads if lead.key not in self.kept]

    def keep(self, page: Page, article: Article) -> str:
        if self.broken:
            raise StoreError("disk full")
        self.write(keep={"key": page.key, **article.as_json()})
        self.kept.add(page.key)
        return "new"

    def settle(self, lead: Lead, outcome: str, *, retry: bool) -> None:
        self.write(settle={"key": lead.key, "outcome": outcome, "retry": retry})

    def visited(self, visit: OutletVisit) -> None:
        self.write(visit={**asdict(visit), "started_at": visit.started_at.isoformat()})

    def write(self, **entry: Any) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def pretend(names: dict[str, Any], journal: FileJournal) -> None:
    """Lets names lead where the test wants and the internet be this machine; notes what Twisted connects to."""
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor  # noqa: PLC0415 - importing it would install another

    connect = reactor.connectTCP

    def connect_tcp(host: str, port: int, *more: Any, **options: Any) -> Any:
        journal.write(connected=[host, port])
        return connect("127.0.0.1" if host == PUBLIC else host, port, *more, **options)

    reactor.connectTCP = connect_tcp
    reactor.installNameResolver(GAIResolver(reactor, reactor.getThreadPool, getaddrinfo=Names(names)))


def main(options: dict[str, Any]) -> None:
    journal = FileJournal(Path(options["journal"]), broken=options.get("broken", False))
    if "names" in options:
        pretend(options["names"], journal)
    ca_file = options.get("ca_file")
    manners = Manners(
        user_agent="hoidam/9.9",
        contact="desk@watch.example",
        delay=options["delay"],
        timeout=options.get("timeout", 5),
        max_bytes=options.get("max_bytes", 10 * 1024 * 1024),
        max_pages=options.get("max_pages", 500),
        proxy=options["proxy"],
        ca_file=Path(ca_file) if ca_file else None,
        allowed=frozenset((address, port) for address, port in options.get("allowed", ())),
    )
    since = options.get("since")
    reports = crawl(
        _outlets(options),
        journal=journal,
        manners=manners,
        urls=options.get("urls", ()),
        since=date.fromisoformat(since) if since else None,
        now=lambda: datetime.now(UTC),
    )
    for report in reports:
        sys.stdout.write(json.dumps(asdict(report)) + "\n")


def _outlets(options: dict[str, Any]) -> list[Outlet]:
    if "samples" in options:
        return [load()[name] for name in options["samples"]]
    outlets = options.get("outlets", {"news.example": [["feed", "http://news.example/rss"]]})
    return [
        Outlet(
            name=host.split(".")[0],
            title=host,
            hosts=(host, f"m.{host}", *options.get("mirrors", {}).get(host, ())),
            article_path=r"/[a-z-]+-(?P<id>\d+)\.html",
            sources=tuple(KINDS[kind](*declared) for kind, *declared in sources),
            layout=Layout(body=(".body",), date=(".date",)),
        )
        for host, sources in outlets.items()
    ]


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
