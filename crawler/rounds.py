"""One outlet's part of a round: its sources, their leads, the pages behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from crawler.answer import Answer
from crawler.discover import Discovery, not_ahead
from crawler.fetch import Asker
from crawler.identity import url_key
from crawler.journal import Journal
from crawler.outlet import Feed, Listing, Outlet, Source
from crawler.robots import ROBOTS
from crawler.tasks import SourcePage
from crawler.unreadable import Unreadable
from crawler.workers import Workers
from meetings.article import Lead, Page
from meetings.errors import NotAnArticle, TooExpensive
from meetings.gate import headline_may_matter
from meetings.outlet_visit import Outcome, OutletVisit, Validators

_AT_ONCE = 20
_FINE: tuple[Outcome, ...] = ("ok", "unchanged")
_ENDS: tuple[Outcome, ...] = ("empty", "gone")
"""How the pages of an archive end, and days without one."""
_TURNED_AWAY: tuple[Outcome, ...] = ("unreachable", "refused", "challenge")
"""What ends the round with an outlet when two pages in a row come to it: we come back another time."""


Wanted = Callable[[Lead], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletReport:
    """What a round brought from one outlet; `problem` is one line for people, None when all is well.

    `leads` counts what was announced, `wanted` what of it was new or changed. Of the pages fetched came the
    `new`, the `revised` and the `same` articles, those `off_topic`, and the `failed`.
    """

    outlet: str
    sources: int = 0
    leads: int = 0
    wanted: int = 0
    new: int = 0
    revised: int = 0
    same: int = 0
    off_topic: int = 0
    failed: int = 0
    problem: str | None = None


class OutletRound:
    """Visits one outlet; call `run` once, then ask for the `report`.

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
    ) -> None:
        self.outlet = outlet
        self._asker = asker
        self._workers = workers
        self._journal = journal
        self.now = now
        self._until = until
        self._gated = gated
        self._pages_left = max_pages
        self._counts = dict.fromkeys(
            ("sources", "leads", "wanted", "new", "revised", "same", "off_topic", "failed"), 0
        )
        self._problem: str | None = None
        self._page_problem: str | None = None
        self._last_outcome: Outcome = "ok"
        self.left = False

    @property
    def report(self) -> OutletReport:
        """So far; a page that fails is the outlet's problem only when all do."""
        problem = self._problem
        if not any(self._counts[came] for came in ("new", "revised", "same", "off_topic")):
            problem = problem or self._page_problem
        return OutletReport(outlet=self.outlet.name, problem=problem, **self._counts)

    async def run(self, urls: Sequence[str] | None) -> None:
        """Fetch these addresses, or else visit the sources that are due and follow what is."""
        if self.is_left_alone():
            return
        if urls is not None:
            for url in urls:
                await self._fetch(self._lead(url))
            return
        sources = self.outlet.current()
        for url in self._journal.sources_due(list(sources)):
            if not self.left:
                await self.visit(url, sources[url])
        await self.follow()

    def is_left_alone(self) -> bool:
        """Whether the outlet wants to be left alone still."""
        free_at = self._journal.free_at(self.outlet.name)
        if free_at is None or free_at <= self.now():
            return False
        local = free_at.astimezone(ZoneInfo(self.outlet.zone))
        self._problem = (
            f"{self.outlet.host} is left alone until {local:%Y-%m-%d %H:%M}, as it asked or refused us"
        )
        return True

    def _lead(self, url: str) -> Lead:
        return Lead(outlet=self.outlet.name, url=url, key=self.outlet.key(url) or url_key(url))

    async def visit(self, url: str, source: Source, wanted: Wanted | None = None) -> Discovery:
        """Visit a source and announce its leads; only then it counts as visited.

        With `wanted` it is a page of an archive: just those leads are announced, and there may be none.
        """
        self._counts["sources"] += 1
        last = self._journal.validators(url)
        answer = await self._asker.ask(url, last)
        found = await self._found(answer, source, last)
        leads = [lead for lead in found.leads if wanted is None or wanted(lead)]
        new = self._journal.announced(leads)
        if self._gated and isinstance(source, Feed) and source.wide:
            self._hold_back(new)
        self._counts["leads"] += len(leads)
        self._counts["wanted"] += len(new)
        if found.outcome not in _FINE and not (wanted and found.outcome in _ENDS):
            self.complain(found, url)
        gone = found.outcome in {"unreachable", "busy", "challenge"}
        self.left = self.left or gone or found.detail.startswith(ROBOTS)
        for section in found.sections:
            if not self.left:
                await self.visit(section, Listing(section), wanted)
        visit = self._noted(url, answer, found.outcome, found.detail)
        newest = max((lead.published_at for lead in found.leads if lead.published_at), default=None)
        self._journal.visited(
            replace(
                visit,
                asked="archive" if wanted else "source",
                found=len(found.leads),
                new=len(new),
                newest_at=newest,
            ),
            validators=replace(answer.validators, digest=_digest(answer)) if found.outcome == "ok" else None,
            retry_after=answer.retry_after,
        )
        return found

    def complain(self, found: Discovery, url: str) -> None:
        """What a source answered is the outlet's problem, unless it has one already."""
        self._problem = self._problem or self._told(found.outcome, found.detail, url)

    def _hold_back(self, leads: Sequence[Lead]) -> None:
        """Settle those whose headline and summary tell that they are about something else."""
        for lead in leads:
            if not headline_may_matter(lead.title, lead.summary, self.outlet.language):
                self._counts["off_topic"] += 1
                self._journal.settle(lead, "off_topic")

    async def _found(self, answer: Answer, source: Source, last: Validators) -> Discovery:
        if answer.outcome != "ok":
            return Discovery(outcome=answer.outcome, detail=answer.detail)
        if last.digest is not None and last.digest == _digest(answer):
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
        while not self._is_over() and (leads := self._journal.next_leads(self.outlet.name, _AT_ONCE)):
            for lead in leads:
                if self._is_over():
                    return
                await self._fetch(lead)

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
        self._journal.settle(lead, visit.outcome, moved_to=moved_to)
        self._journal.visited(visit, retry_after=answer.retry_after)

    def _judge(self, visit: OutletVisit) -> None:
        """What a page means for the outlet, and for the rest of the round."""
        outcome = visit.outcome
        if outcome == "off_topic":
            self._counts["off_topic"] += 1
        elif outcome != "ok":
            self._counts["failed"] += 1
            self._page_problem = self._page_problem or self._told(outcome, visit.detail, visit.url)
        again = outcome in _TURNED_AWAY and outcome == self._last_outcome
        self._last_outcome = outcome
        enough = outcome == "busy" or again
        self.left = self.left or enough or visit.detail.startswith(ROBOTS)

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
            found = await self._workers.extract(page, self.outlet)
        except NotAnArticle as error:
            return replace(visit, outcome=error.outcome, detail=str(error))
        except TooExpensive as error:
            return replace(visit, outcome="too_expensive", detail=str(error))
        self._counts[self._journal.keep(page, found.article)] += 1
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

    def _told(self, outcome: Outcome, detail: str, url: str) -> str:
        if outcome == "unreachable":
            return f"{self.outlet.host} cannot be reached: {detail.removeprefix(ROBOTS)}"
        return f"{url}: {outcome.replace('_', ' ')}" + (f" ({detail})" if detail else "")


def _digest(answer: Answer) -> str:
    return sha256(answer.body).hexdigest()
