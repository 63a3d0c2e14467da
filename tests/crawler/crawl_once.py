"""One round, in a child process of a test: options in, reports as JSON Lines out."""

import asyncio
import json
import resource
import sys
import time
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from scrapy.utils.reactor import install_reactor
from twisted.internet._resolver import GAIResolver

import crawler.run
from crawler.journal import Walked
from crawler.manners import Manners
from crawler.outlet import DatedListing, DatedSitemap, Feed, Layout, Listing, NewsSitemap, Outlet
from crawler.outlets import load
from crawler.robots import RobotsFile
from crawler.run import crawl
from crawler.spider import OutletsSpider
from meetings.article import Article, Lead, Page
from meetings.errors import StoreError
from meetings.outlet_visit import Gap, OutletVisit, Validators
from tests.crawler.ready_worker import one_ready
from tests.forbidden import PUBLIC, Names

FINAL = {"ok", "off_topic", "paywall", "not_an_article"}
KINDS: dict[str, Any] = {
    "feed": Feed,
    "wide": partial(Feed, wide=True),
    "listing": Listing,
    "news": NewsSitemap,
    "dated": DatedSitemap,
    "dated_listing": DatedListing,
}


class FileJournal:
    """A journal that is a file of JSON lines, written before every call returns; what failed is due at once."""

    def __init__(self, path: Path, *, broken: bool) -> None:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        entries = [json.loads(line) for line in lines]
        self.leads = {e["lead"]["key"]: Lead(**e["lead"]) for e in entries if "lead" in e}
        self.came = {e["lead"]["key"]: datetime.fromisoformat(e["at"]) for e in entries if "lead" in e}
        self.done = {e["settle"]["key"] for e in entries if e.get("settle", {}).get("outcome") in FINAL}
        self.answered = {
            e["visit"]["url"]: Validators(**e["validators"]) for e in entries if e.get("validators")
        }
        visits = [(e["visit"], e["at"]) for e in entries if "visit" in e]
        self.fine = {
            v["url"]: datetime.fromisoformat(at)
            for v, at in visits
            if v["asked"] == "source" and v["outcome"] in {"ok", "unchanged"}
        }
        self.files = {e["origin"]: e["robots"] for e in entries if "robots" in e}
        self.steps = {e["walked"]["url"] for e in entries if "walked" in e}
        self.kept = {e["keep"]["key"] for e in entries if "keep" in e}
        self.gaps = {
            e["gap"][0]: Gap(
                since=datetime.fromisoformat(e["gap"][1]),
                until=datetime.fromisoformat(e["gap"][2]),
                tries=e["gap"][3],
                seen=tuple(e["gap"][4]),
            )
            if e["gap"][1]
            else None
            for e in entries
            if "gap" in e
        }
        self.tried: set[str] = set()
        self.broken = broken
        self.path = path

    def free_at(self, outlet: str) -> None:
        return None

    def paused_by(self, outlet: str) -> None:
        return None

    def sources_due(self, urls: Any) -> list[str]:
        return list(urls)

    def validators(self, url: str) -> Validators:
        return self.answered.get(url, Validators())

    def fine_at(self, url: str) -> datetime | None:
        return self.fine.get(url)

    def begin_gap(self, outlet: str) -> Gap | None:
        gap = self.gaps.get(outlet)
        if gap is not None:
            self._gap(outlet, replace(gap, tries=gap.tries + 1))
        return gap

    def looked_at(self, outlet: str, url: str) -> None:
        gap = self.gaps[outlet]
        self._gap(outlet, replace(gap, tries=1, seen=(*gap.seen, url)))

    def close_gap(self, outlet: str) -> None:
        self.write(gap=[outlet, None, None, 0])

    def _gap(self, outlet: str, gap: Gap) -> None:
        self.gaps[outlet] = gap
        self.write(gap=[outlet, gap.since.isoformat(), gap.until.isoformat(), gap.tries, gap.seen])

    def announced_before(self, leads: Any, moment: datetime) -> int:
        return sum(self.came.get(lead.key, moment) < moment for lead in leads)

    def announced(self, leads: Any) -> list[Lead]:
        new = [lead for lead in leads if lead.key not in self.leads]
        for lead in new:
            if lead.held_back:
                self.write(held_back=lead.key)
                continue
            self.leads[lead.key] = lead
            self.write(
                lead={"outlet": lead.outlet, "url": lead.url, "key": lead.key, "title": lead.title},
                at=datetime.now(UTC).isoformat(),
            )
        return new

    def next_leads(self, outlet: str, limit: int) -> list[Lead]:
        due = [
            lead
            for lead in self.leads.values()
            if lead.outlet == outlet and lead.key not in self.done | self.tried
        ]
        return due[:limit]

    def waiting(self, outlet: str) -> int:
        return len(self.next_leads(outlet, 1_000_000))

    def is_kept(self, key: str) -> bool:
        return key in self.kept

    def keep(self, page: Page, article: Article) -> str:
        if self.broken:
            raise StoreError("disk full")
        self.kept.add(page.key)
        self.write(keep={"key": page.key, **article.as_json()})
        return "new"

    def settle(self, lead: Lead, outcome: str, *, moved_to: str | None = None) -> None:
        self.write(settle={"key": lead.key, "outcome": outcome, "moved_to": moved_to})
        (self.done if outcome in FINAL else self.tried).add(lead.key)

    def visited(
        self,
        visit: OutletVisit,
        *,
        validators: Validators | None = None,
        retry_after: float | None = None,
        missed: Gap | None = None,
    ) -> None:
        if missed is not None:
            self._gap(visit.outlet, missed)
        self.write(
            visit=json.loads(json.dumps(asdict(visit), default=datetime.isoformat)),
            validators=asdict(validators) if validators and visit.asked == "source" else None,
            retry_after=retry_after,
            at=datetime.now(UTC).isoformat(),
        )

    def robots(self, origin: str) -> RobotsFile | None:
        known = self.files.get(origin)
        return RobotsFile(status=known[0], body=known[1].encode()) if known else None

    def keep_robots(self, origin: str, file: RobotsFile) -> None:
        self.write(origin=origin, robots=[file.status, file.body.decode("utf-8", "replace")])

    def walked(self, outlet: str, urls: Any) -> set[str]:
        return self.steps & set(urls)

    def step(self, walked: Walked) -> None:
        self.write(walked=asdict(walked))

    def write(self, **entry: Any) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


class News(FileJournal):
    """The journal of a round beside a walk: sources that were never visited are due."""

    def sources_due(self, urls: Any) -> list[str]:
        return [url for url in urls if url not in self.fine]


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


class Watched(OutletsSpider):
    """The spider, which notes what CPU time it took at one go: the longest that others had to wait for it."""

    longest = 0.0

    async def start(self) -> Any:
        watch = asyncio.create_task(self._watch())
        async for request in super().start():
            yield request
        watch.cancel()

    async def _watch(self) -> None:
        before = time.thread_time()
        while True:
            await asyncio.sleep(0.005)
            now = time.thread_time()
            Watched.longest, before = max(Watched.longest, now - before), now


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(options: dict[str, Any]) -> None:
    with one_ready():
        _crawl(options)


def _crawl(options: dict[str, Any]) -> None:
    crawler.run.OutletsSpider = Watched
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
    since, until = options.get("since"), options.get("until")
    before = megabytes()
    reports = crawl(
        _outlets(options),
        journal=journal,
        meanwhile=(lambda **_: News(journal.path, broken=False)) if options.get("meanwhile") else None,
        manners=manners,
        urls=options.get("urls", ()),
        back=(date.fromisoformat(since), date.fromisoformat(until) if until else None) if since else None,
        gated=options.get("gated", False),
        now=lambda: datetime.now(UTC),
    )
    journal.write(imported=sorted({name.partition(".")[0] for name in sys.modules}))
    journal.write(usage={"longest": Watched.longest, "grew": megabytes() - before})
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
            hosts=(host, *options.get("mirrors", {}).get(host, ())),
            article_path=r"/[a-z-]+-(?P<id>\d+)\.html",
            sources=tuple(KINDS[kind](*map(_frozen, declared)) for kind, *declared in sources),
            layout=Layout(body=(".body",), date=(".date",)),
            cookies=options.get("cookies", False),
        )
        for host, sources in outlets.items()
    ]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
