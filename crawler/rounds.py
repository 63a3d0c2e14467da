"""One outlet's part of a round: its sources, their leads, the pages behind them."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from crawler.answer import Answer
from crawler.discover import Discovery, not_ahead
from crawler.fetch import Asker
from crawler.identity import url_key
from crawler.journal import Journal
from crawler.looking_back import LookBack
from crawler.outlet import Feed, Listing, Outlet, Source
from crawler.robots import ROBOTS
from crawler.tally import OutletReport, Tally
from crawler.tasks import SourcePage
from crawler.unreadable import Unreadable
from crawler.workers import Workers
from meetings.article import Lead, Page
from meetings.errors import NotAnArticle, TooExpensive
from meetings.gate import headline_may_matter, text_may_matter
from meetings.outlet_visit import ENDS, FINE, Gap, Outcome, OutletVisit, Validators

_AT_ONCE = 20
_LISTED, _MARK = 1_000, 16
"""Leads of a source that are known again the next time, and letters of the hash that each is known by."""
_CLOSED: tuple[Outcome, ...] = ("unreachable", "cut_off", "busy", "challenge")
"""What ends the round with an outlet when a source comes to it."""
_PINNED = 0.1
"""The share of a source's leads that may stand there however much comes and goes."""
_TURNED_AWAY: tuple[Outcome, ...] = ("unreachable", "cut_off", "refused", "challenge")
"""What ends the round with an outlet when two pages in a row come to it: we come back another time."""


Wanted = Callable[[Lead], bool]
Turn = Callable[[], Awaitable[bool]]
"""Does what is more urgent, if anything is; gives whether anything was."""


class OutletRound:
    """Visits one outlet; call `run` once, then ask for the `report`.

    Before pages that it follows `turn` does what is more urgent.
    `until` is when it begins no further page, `max_pages` after how many; what is left stays due. When
    `gated`, what a wide feed announces is held back where its headline shows that it is about something else.
    """

    def __init__(
        self,
        outlet: Outlet,
        *,
        asker: Asker,
        workers: Workers,
        journal: Journal,
        now: Callable[[], datetime],
        max_pages: int,
        until: datetime | None = None,
        gated: bool = False,
        turn: Turn | None = None,
    ) -> None:
        self.outlet = outlet
        self._asker = asker
        self._workers = workers
        self._journal = journal
        self.now = now
        self._until = until
        self._gated = gated
        self._turn = turn
        self._pages_left = max_pages
        self._tally = Tally(outlet)
        self._last_outcome: Outcome = "ok"
        self.left = False

    @property
    def report(self) -> OutletReport:
        return self._tally.report

    async def run(self, urls: Sequence[str] | None) -> None:
        """Fetch these addresses, or else visit the sources that are due and follow what is."""
        if self.is_left_alone():
            return
        if urls is not None:
            for url in urls:
                if not self.left:
                    await self._fetch(self._lead(url))
            return
        sources = self.outlet.current()
        for url in self._journal.sources_due(list(sources)):
            if not self.left:
                await self.visit(url, sources[url])
        if not self._is_over() and (gap := self._journal.begin_gap(self.outlet.name)):
            await LookBack(self.outlet, gap, self._journal, self._archived).run()
        await self.follow()

    def is_left_alone(self) -> bool:
        """Whether the outlet wants to be left alone still."""
        free_at = self._journal.free_at(self.outlet.name)
        if free_at is None or free_at <= self.now():
            return False
        self._tally.left_alone(self._local(free_at), self._journal.paused_by(self.outlet.name))
        return True

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.outlet.zone))

    def _lead(self, url: str) -> Lead:
        return Lead(outlet=self.outlet.name, url=url, key=self.outlet.key(url) or url_key(url))

    async def visit(self, url: str, source: Source, wanted: Wanted | None = None) -> Discovery:
        """Visit a source and announce its leads; only then it counts as visited.

        With `wanted` it is a page of an archive: just those leads are announced, and there may be none.
        """
        self._tally.count("sources")
        last = self._journal.validators(url)
        if _leads_on(source):
            last = Validators(listed=last.listed)
        answer = await self._asker.ask(url, last)
        found = await self._found(answer, source, last)
        leads = [self._gate(lead, source) for lead in found.leads if wanted is None or wanted(lead)]
        new = self._journal.announced(leads)
        self._tally.announced(leads, new)
        if found.outcome not in FINE and not (wanted and found.outcome in ENDS):
            self.complain(found, url)
        self.left = self.left or found.outcome in _CLOSED or found.detail.startswith(ROBOTS)
        for section in found.sections:
            if not self.left:
                await self.visit(section, Listing(section), wanted)
        listed = tuple(_hash(lead.key.encode())[:_MARK] for lead in found.leads[:_LISTED])
        seen = replace(answer.validators, digest=_hash(answer.body), listed=listed)
        visit = replace(
            self._noted(url, answer, found.outcome, found.detail),
            asked="archive" if wanted else "source",
            found=len(found.leads),
            fresh=len({*listed} - {*last.listed}),
            new=len(new),
            newest_at=max((lead.published_at for lead in found.leads if lead.published_at), default=None),
        )
        self._journal.visited(
            visit,
            validators=seen if found.outcome == "ok" else None,
            retry_after=answer.retry_after,
            missed=None if wanted else self._missed(url, listed, last),
        )
        return found

    def complain(self, found: Discovery, url: str) -> None:
        """What a source answered is the outlet's problem, unless it has one already."""
        self._tally.source_failed(url, found.outcome, found.detail)

    def _gate(self, lead: Lead, source: Source) -> Lead:
        """Hold a lead of a wide feed back when it tells that it is about something else."""
        is_wide = self._gated and isinstance(source, Feed) and source.wide
        if not is_wide or headline_may_matter(lead.title, lead.summary, self.outlet.language):
            return lead
        return replace(lead, held_back=True)

    def _missed(self, url: str, listed: Collection[str], last: Validators) -> Gap | None:
        """The time of which a source may not show all: it holds next to nothing of what it held."""
        left = len({*listed} & {*last.listed})
        fine_at = self._journal.fine_at(url)
        if not listed or not last.listed or left > len(listed) * _PINNED or fine_at is None:
            return None
        return Gap(since=min(fine_at, self.now()), until=self.now())

    async def _archived(self, url: str, source: Source) -> Discovery | None:
        """A page of the outlet's archive with all its leads; None once the round is over."""
        return None if self._is_over() else await self.visit(url, source, lambda _: True)

    async def _found(self, answer: Answer, source: Source, last: Validators) -> Discovery:
        if answer.outcome != "ok":
            return Discovery(outcome=answer.outcome, detail=answer.detail)
        if last.digest is not None and last.digest == _hash(answer.body):
            return Discovery(outcome="unchanged")
        page = SourcePage(source=source, url=answer.url, body=answer.body, charset=answer.charset)
        try:
            found = await self._workers.discover(page, self.outlet)
        except TooExpensive as error:
            return Discovery(outcome="too_expensive", detail=str(error))
        except Unreadable as error:
            return Discovery(outcome="unreadable", detail=str(error))
        return not_ahead(found, answer.started_at)

    async def follow(self) -> None:
        """Fetch what is due, until nothing is, or the round has done its share."""
        await self._take_turn()
        while not self._is_over() and (leads := self._journal.next_leads(self.outlet.name, _AT_ONCE)):
            for lead in leads:
                if self._is_over():
                    return
                await self._fetch(lead)
                if await self._take_turn():
                    break

    async def _take_turn(self) -> bool:
        """Let what is more urgent come first, if anything is; what was due before may be done by it."""
        if self._turn is None or self.left or not await self._turn():
            return False
        self.left = self.is_left_alone()
        return True

    def _is_over(self) -> bool:
        late = self._until is not None and self.now() >= self._until
        return self.left or late or self._pages_left <= 0

    async def _fetch(self, lead: Lead) -> None:
        self._pages_left -= 1
        answer = await self._asker.ask(lead.url)
        key = self.outlet.key(answer.url)
        visit = self._noted(lead.url, answer, answer.outcome, answer.detail)
        if visit.outcome == "ok" and self.outlet.key(lead.url) and not key:
            visit = replace(visit, outcome="gone", detail=f"redirects to {answer.url}")
        if visit.outcome == "ok":
            visit = await self._kept(replace(lead, key=key or lead.key), answer, visit)
        self._judge(visit)
        moved_to = key if visit.outcome == "ok" and key != lead.key else None
        self._journal.visited(visit, retry_after=answer.retry_after)
        self._journal.settle(lead, visit.outcome, moved_to=moved_to)

    def _judge(self, visit: OutletVisit) -> None:
        """What a page means for the outlet, and for the rest of the round."""
        outcome = visit.outcome
        if outcome == "off_topic":
            self._tally.count("off_topic")
        elif outcome != "ok":
            self._tally.page_failed(visit.url, outcome, visit.detail)
        again = outcome in _TURNED_AWAY and outcome == self._last_outcome
        self._last_outcome = outcome
        enough = outcome == "busy" or again
        self.left = self.left or enough or visit.detail.startswith(ROBOTS)

    def _refused(self, lead: Lead, visit: OutletVisit, error: NotAnArticle) -> OutletVisit:
        """What came instead of an article; one that lacks what its headline says may be another page."""
        if error.outcome == "off_topic" and text_may_matter(lead.title or "", self.outlet.language):
            return replace(visit, outcome="unreadable", detail="does not name whom its headline does")
        return replace(visit, outcome=error.outcome, detail=str(error), by_layout=error.by_layout)

    async def _kept(self, lead: Lead, answer: Answer, visit: OutletVisit) -> OutletVisit:
        page = Page(
            outlet=self.outlet.name,
            url=lead.url,
            key=lead.key,
            body=answer.body,
            charset=answer.charset,
            fetched_at=answer.started_at,
            answered_url=answer.url,
            status=answer.status or 0,
            headers=answer.headers,
        )
        try:
            gated = self._gated and not self._journal.is_kept(page.key)
            found = await self._workers.extract(page, self.outlet, gated=gated)
        except NotAnArticle as error:
            return self._refused(lead, visit, error)
        except TooExpensive as error:
            return replace(visit, outcome="too_expensive", detail=str(error))
        self._tally.count(self._journal.keep(page, found.article))
        return replace(
            visit,
            length=len(found.article.text),
            dated=found.article.published_at is not None,
            by_layout=found.by_layout,
        )

    def _noted(self, url: str, answer: Answer, outcome: Outcome, detail: str) -> OutletVisit:
        return OutletVisit(
            outlet=self.outlet.name,
            url=url,
            asked="page",
            outcome=outcome,
            started_at=answer.started_at,
            seconds=answer.seconds,
            detail=detail,
            status=answer.status,
            size=len(answer.body),
        )


def _leads_on(source: Source) -> bool:
    """Whether there is more to it than its own page, which may be the same as before."""
    return isinstance(source, Listing) and bool(source.sections)


def _hash(of: bytes) -> str:
    return sha256(of).hexdigest()
