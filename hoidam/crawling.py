"""Stage one: crawl, and keep what comes; each article in a transaction of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.journal import Kept
from crawler.manners import Manners
from crawler.outlet import Outlet
from hoidam import VERSION
from hoidam.configuration import Configuration
from hoidam.understanding import understood
from meetings.article import Article, Lead, Page
from meetings.outlet_visit import OutletVisit
from storage.store import Store

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=1)
HICCUP = timedelta(minutes=5)
"""Until a source is asked again that could not be reached: most often the trouble is our own network's."""
AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""When an article on our subject is looked at again, while its outlet announces it: it may be edited."""


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
        allowed=found.settings.network.allowed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreJournal:
    """What a crawl asks and tells, answered from the store; it implements `crawler.journal.Journal`.

    With `all_sources` every source is due, with `again` every article that is to be looked at again some
    time; never twice in a round. `tell` hears of each article kept and each request made.
    """

    store: Store
    now: Callable[[], datetime]
    outlets: Mapping[str, Outlet]
    all_sources: bool = False
    again: bool = False
    tell: Callable[[OutletVisit | tuple[Article, Kept]], None] = lambda _: None
    _ours: set[str] = field(default_factory=set)
    _settled: set[str] = field(default_factory=set)

    def sources_due(self, urls: Sequence[str]) -> list[str]:
        if self.all_sources:
            return list(urls)
        with self.store.transaction() as tx:
            return tx.sources_due(urls, self.now())

    def wanted(self, leads: Sequence[Lead]) -> list[Lead]:
        """Those worth fetching, and after them what failed before and may be announced no longer."""
        now = self.now()
        with self.store.transaction() as tx:
            announced = tx.wanted(leads, now + LONGEST if self.again else now)
            failed = tx.overdue({lead.outlet for lead in leads}, now)
        known = {lead.key for lead in announced} | self._settled
        return [
            *(lead for lead in announced if lead.key not in self._settled),
            *(lead for lead in failed if lead.key not in known),
        ]

    def keep(self, page: Page, article: Article) -> Kept:
        with self.store.transaction() as tx:
            kept = tx.keep(article, key=page.key, now=self.now(), origin="crawl").outcome
        verdict, _ = understood(article)
        if verdict.label != "none":
            self._ours.add(page.key)
        self.tell((article, kept))
        return kept

    def settle(self, lead: Lead, outcome: str, *, retry: bool) -> None:
        self._settled.add(lead.key)
        with self.store.transaction() as tx:
            pause = pause_after(tx.tries(lead), retry=retry, ours=lead.key in self._ours)
            tx.settle_lead(lead, outcome, self.now(), None if pause is None else self.now() + pause)

    def visited(self, visit: OutletVisit) -> None:
        with self.store.transaction() as tx:
            tx.note_visit(visit)
            if visit.asked == "source":
                tx.schedule_source(visit.url, visit.outlet, self.now() + self._pause_of(visit))
        self.tell(visit)

    def _pause_of(self, visit: OutletVisit) -> timedelta:
        """How long the source wants to be left alone; a page of its archive, for a day."""
        if visit.outcome == "unreachable":
            return HICCUP
        sources = self.outlets[visit.outlet].addresses(self.now().date())
        found: timedelta = sources[visit.url].every if visit.url in sources else LONGEST
        return found


def pause_after(tries: int, *, retry: bool, ours: bool) -> timedelta | None:
    """How long to leave a page alone that was tried so often before; None when we are done with it.

    One that failed is never given up; one on our subject is looked at again a few times.
    """
    if retry:
        return min(SHORTEST * float(2 ** min(tries, 10)), LONGEST)
    return AGAIN[tries] if ours and tries < len(AGAIN) else None
