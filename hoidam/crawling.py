"""Stage one: crawl, and keep what comes; each article in a transaction of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from meetings.article import Article, Lead, Page
from meetings.outlet_visit import OutletVisit
from storage.store import Store

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreJournal:
    """What a crawl asks and tells, answered from the store; it implements `crawler.journal.Journal`.

    `every` is the time between two visits to one source; with `all_sources` every source is due.
    """

    store: Store
    now: Callable[[], datetime]
    every: timedelta
    all_sources: bool = False
    failed: dict[str, int] = field(default_factory=dict)

    def sources_due(self, outlet: str, urls: Sequence[str]) -> list[str]:
        del outlet
        if self.all_sources:
            return list(urls)
        with self.store.transaction() as tx:
            return tx.sources_due(urls, self.now())

    def wanted(self, leads: Sequence[Lead]) -> list[Lead]:
        with self.store.transaction() as tx:
            return tx.wanted(leads, self.now())

    def keep(self, page: Page, article: Article) -> str:
        with self.store.transaction() as tx:
            return tx.keep(article, key=page.key, now=self.now(), origin="crawl").outcome

    def settle(self, lead: Lead, outcome: str, *, retry: bool) -> None:
        with self.store.transaction() as tx:
            again = self.now() + pause(tx.tries(lead)) if retry else None
            tx.settle_lead(lead, outcome, self.now(), again)

    def visited(self, visit: OutletVisit) -> None:
        with self.store.transaction() as tx:
            tx.note_visit(visit)
            if visit.asked == "source":
                tx.schedule_source(visit.url, visit.outlet, self.now() + self.every)


def pause(tries: int) -> timedelta:
    """How long to leave a page alone after so many failures in a row; never for good."""
    return min(SHORTEST * (1 << min(tries, 10)), LONGEST)
