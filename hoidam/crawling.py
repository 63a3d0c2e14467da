"""Stage one: crawl, and keep what comes; each article in a transaction of its own."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from crawler.journal import Kept, Walked
from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.polling import after_failures, next_interval
from hoidam import VERSION
from hoidam.configuration import Configuration
from hoidam.hosts import HostMemory
from hoidam.understanding import understood
from meetings.article import Article, Lead, Page, clean
from meetings.outlet_visit import (
    FINE,
    MISSING,
    Gap,
    Outcome,
    OutletVisit,
    SourceMemory,
    Validators,
)
from meetings.stored import Origin
from storage.store import Transaction

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=1)
"""Until a page that failed is tried again; after it has failed for a fortnight, it is once a week."""
RARELY = timedelta(days=7)
_OFTEN = 20
"""Tries."""
LOOKS = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 3 * 24, 7 * 24, 30 * 24))
"""How long after an article on our subject was announced it is looked at again."""
SOONEST, LATEST = timedelta(minutes=5), timedelta(hours=4)
"""Between two visits to a source, however much or little it brings."""
PATIENT = timedelta(hours=1)
"""The longest pause for a source that fails: its feed may hold the news of an hour or two."""
REMEMBERED = timedelta(days=90)
"""How long the rows of requests are kept."""
_FINAL: tuple[Outcome, ...] = ("ok", "off_topic", "paywall", "not_an_article")


def manners_of(found: Configuration, *, due: bool = False, back: bool = False) -> Manners:
    """A round of the daemon ends before the next one would begin; a walk back when it is at its end."""
    crawler = found.settings.crawler
    return Manners(
        user_agent=f"hoidam/{VERSION}",
        contact=crawler.contact or "",
        delay=crawler.delay,
        timeout=crawler.timeout,
        max_pages=sys.maxsize if back else crawler.max_pages,
        round_seconds=round_length(crawler.every, crawler.delay).total_seconds() if due else None,
        proxy=crawler.proxy,
        ca_file=found.ca_file,
        allowed=found.settings.network.allowed,
    )


def round_length(every: timedelta, delay: float) -> timedelta:
    """How long a round begins pages: while one is at work, the next turn of all outlets is skipped."""
    return max(every - timedelta(seconds=3 * delay), every / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreJournal(HostMemory):
    """What a crawl asks and tells, answered from the store; it implements `crawler.journal.Journal`.

    With `all_sources` every source is due, with `only_known` none that no round visited yet, with `again`
    every article that is to be looked at again some time; never twice in a round. A walk back has a `span`,
    by which the next one knows where it was, and what it brings is nobody's news. `tell` hears of each
    article kept, each request and each step of a walk.
    """

    outlets: Mapping[str, Outlet]
    all_sources: bool = False
    only_known: bool = False
    again: bool = False
    span: str | None = None
    tell: Callable[[OutletVisit | tuple[Article, Kept] | Walked], None] = lambda _: None
    _ours: set[str] = field(default_factory=set)
    _settled: set[str] = field(default_factory=set)

    @property
    def _origin(self) -> Origin:
        return "crawl" if self.span is None else "backfill"

    def sources_due(self, urls: Sequence[str]) -> list[str]:
        """A little early: a source is asked some seconds into a round, and would always miss the next."""
        with self.store.transaction() as tx:
            due = list(urls) if self.all_sources else tx.sources_due(urls, self.now() + SOONEST / 2)
            return [url for url in due if not self.only_known or tx.source_memory(url).fine_at]

    def validators(self, url: str) -> Validators:
        """Of a walk back nothing is remembered: what it left aside may be news to a round."""
        if self.span is not None:
            return Validators()
        with self.store.transaction() as tx:
            return tx.source_memory(url).validators

    def fine_at(self, url: str) -> datetime | None:
        with self.store.transaction() as tx:
            return tx.source_memory(url).fine_at

    def begin_gap(self, outlet: str) -> Gap | None:
        with self.store.transaction() as tx:
            known = tx.gap(outlet)
            if known is None:
                return None
            gap, due_at = known
            if timedelta(0) < due_at - self.now() <= LONGEST:
                return None
            gap = replace(gap, since=min(gap.since, self.now()), until=min(gap.until, self.now()))
            begun = replace(gap, tries=gap.tries + 1)
            tx.keep_gap(outlet, begun, self.now() + min(pause_after(gap.tries), LONGEST))
        return gap

    def looked_at(self, outlet: str, url: str) -> None:
        with self.store.transaction() as tx:
            if (known := tx.gap(outlet)) is not None:
                seen = (*known[0].seen, url)
                tx.keep_gap(outlet, replace(known[0], tries=1, seen=seen), self.now())

    def close_gap(self, outlet: str) -> None:
        with self.store.transaction() as tx:
            tx.close_gap(outlet)

    def announced_before(self, leads: Sequence[Lead], moment: datetime) -> int:
        with self.store.transaction() as tx:
            return tx.announced_before(leads, moment)

    def announced(self, leads: Sequence[Lead]) -> list[Lead]:
        with self.store.transaction() as tx:
            return tx.announce(leads, self.now(), origin=self._origin)

    def next_leads(self, outlet: str, limit: int) -> list[Lead]:
        with self.store.transaction() as tx:
            due = tx.due_leads(outlet, self._due_by(), limit + len(self._settled), origin=self._origin)
        return [lead for lead in due if lead.key not in self._settled][:limit]

    def waiting(self, outlet: str) -> int:
        with self.store.transaction() as tx:
            return tx.number_of_due_leads(outlet, self._due_by(), origin=self._origin)

    def _due_by(self) -> datetime:
        return self.now() + max(LOOKS) if self.again else self.now()

    def is_kept(self, key: str) -> bool:
        with self.store.transaction() as tx:
            return tx.is_kept(key)

    def keep(self, page: Page, article: Article) -> Kept:
        verdict, _ = understood(article)
        with self.store.transaction() as tx:
            kept = tx.keep(article, key=page.key, now=self.now(), origin=self._origin)
            if verdict.label != "none":
                self._ours.add(page.key)
                tx.keep_page(kept.article_id, page)
        self.tell((article, kept.outcome))
        return kept.outcome

    def settle(self, lead: Lead, outcome: Outcome, *, moved_to: str | None = None) -> None:
        self._settled.add(lead.key)
        now, failed = self.now(), outcome not in _FINAL
        with self.store.transaction() as tx:
            memory = tx.lead_memory(lead)
            moved_to = moved_to if outcome == "ok" else memory.moved_to
            key = moved_to or lead.key
            due_at: datetime | None = None
            if failed:
                due_at = now + pause_after(memory.tries)
            elif key in self._ours and self.span is None:
                due_at = next_look(memory.came_at or now, now)
            if outcome == "ok" or outcome in MISSING:
                tx.mark_gone(key, None if outcome == "ok" else now)
            tx.settle_lead(lead, outcome, now, due_at=due_at, failed=failed, moved_to=moved_to)

    def visited(
        self,
        visit: OutletVisit,
        *,
        validators: Validators | None = None,
        retry_after: float | None = None,
        missed: Gap | None = None,
    ) -> None:
        with self.store.transaction() as tx:
            tx.note_visit(visit)
            if visit.asked == "source":
                self._schedule(tx, visit, validators)
            if missed is not None:
                known = tx.gap(visit.outlet)
                tx.keep_gap(visit.outlet, missed if known is None else joined(known[0], missed), self.now())
            self.heed(tx, visit, retry_after)
        self.tell(visit)

    def _schedule(self, tx: Transaction, visit: OutletVisit, validators: Validators | None) -> None:
        """The next turn of a source; a page of an archive has none."""
        source = self.outlets[visit.outlet].current().get(visit.url)
        memory = tx.source_memory(visit.url)
        fine = visit.outcome in FINE
        every = memory.every or (source.every if source else LONGEST)
        if fine and source is not None:
            every = next_interval(every, found=visit.found, new=visit.new, soonest=SOONEST, latest=LATEST)
        memory = SourceMemory(
            every=every,
            failures=0 if fine else memory.failures + 1,
            fine_at=self.now() if fine else memory.fine_at,
            validators=validators or memory.validators,
        )
        pause = every if fine else after_failures(memory.failures, PATIENT)
        tx.schedule_source(visit.url, visit.outlet, memory, self.now() + pause)

    def walked(self, outlet: str, urls: Sequence[str]) -> set[str]:
        with self.store.transaction() as tx:
            return tx.walked(outlet, self.span or "").intersection(map(clean, urls))

    def step(self, walked: Walked) -> None:
        with self.store.transaction() as tx:
            if walked.is_end:
                tx.end_walk(walked.outlet, self.span or "")
            elif walked.url:
                tx.note_walked(walked.outlet, self.span or "", walked.url, self.now())
        self.tell(walked)


def joined(known: Gap, found: Gap) -> Gap:
    """Both, and what lies between them, which is looked through at once."""
    return Gap(
        since=min(known.since, found.since), until=max(known.until, found.until), tries=min(known.tries, 1)
    )


def pause_after(tries: int) -> timedelta:
    """How long to leave a page alone that failed so often before; it is never given up."""
    if tries >= _OFTEN:
        return RARELY
    return min(SHORTEST * float(2 ** min(tries, 10)), LONGEST)


def next_look(came_at: datetime, now: datetime) -> datetime | None:
    """When to look again at an article that came then; None when we are done."""
    return next((came_at + after for after in LOOKS if came_at + after > now), None)
