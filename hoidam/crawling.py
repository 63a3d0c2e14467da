"""Stage one: crawl, and keep what comes; each article in a transaction of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.journal import Kept
from crawler.manners import Manners
from crawler.outlet import Outlet
from hoidam import VERSION
from hoidam.configuration import Configuration
from meetings.article import Article, Lead, Page
from meetings.outlet_visit import OutletVisit
from storage.store import Store

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=1)


def manners_of(found: Configuration) -> Manners:
    crawler = found.settings.crawler
    return Manners(
        user_agent=f"hoidam/{VERSION}",
        contact=crawler.contact or "",
        delay=crawler.delay,
        timeout=crawler.timeout,
        max_pages=crawler.max_pages,
        proxy=crawler.proxy,
        ca_file=found.ca_file,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreJournal:
    """What a crawl asks and tells, answered from the store; it implements `crawler.journal.Journal`.

    With `all_sources` every source is due. `tell` hears of each article kept and each request made.
    """

    store: Store
    now: Callable[[], datetime]
    outlets: Mapping[str, Outlet]
    all_sources: bool = False
    tell: Callable[[OutletVisit | tuple[Article, Kept]], None] = lambda _: None

    def sources_due(self, outlet: str, urls: Sequence[str]) -> list[str]:  # noqa: ARG002 - an address is enough
        if self.all_sources:
            return list(urls)
        with self.store.transaction() as tx:
            return tx.sources_due(urls, self.now())

    def wanted(self, leads: Sequence[Lead]) -> list[Lead]:
        with self.store.transaction() as tx:
            return tx.wanted(leads, self.now())

    def keep(self, page: Page, article: Article) -> Kept:
        with self.store.transaction() as tx:
            kept: Kept = tx.keep(article, key=page.key, now=self.now(), origin="crawl").outcome
        self.tell((article, kept))
        return kept

    def settle(self, lead: Lead, outcome: str, *, retry: bool) -> None:
        with self.store.transaction() as tx:
            again = self.now() + pause(tx.tries(lead)) if retry else None
            tx.settle_lead(lead, outcome, self.now(), again)

    def visited(self, visit: OutletVisit) -> None:
        with self.store.transaction() as tx:
            tx.note_visit(visit)
            if visit.asked == "source":
                tx.schedule_source(visit.url, visit.outlet, self.now() + self._pause_of(visit))
        self.tell(visit)

    def _pause_of(self, visit: OutletVisit) -> timedelta:
        """How long the source wants to be left alone; a page of its archive, for a day."""
        sources = self.outlets[visit.outlet].addresses(self.now().date())
        found: timedelta = sources[visit.url].every if visit.url in sources else LONGEST
        return found


def pause(tries: int) -> timedelta:
    """How long to leave a page alone after so many failures in a row; never for good."""
    return min(SHORTEST * 2 ** min(tries, 10), LONGEST)
