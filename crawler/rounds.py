"""One outlet's part of a round: its sources, their leads, the pages behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler.discover import Discovery
from crawler.fetch import Answer, Asker
from crawler.identity import url_key
from crawler.journal import Journal
from crawler.outlet import Listing, Outlet, Source
from crawler.robots import ROBOTS
from crawler.tasks import SourcePage
from crawler.unreadable import Unreadable
from crawler.workers import Workers
from meetings.article import Lead, Page
from meetings.errors import NotAnArticle, TooExpensive
from meetings.outlet_visit import Asked, Outcome, OutletVisit

_MOST_SILENT = 2
"""Pages in a row without an answer, after which we come back another time."""
_FINAL: tuple[Outcome, ...] = ("ok", "not_an_article")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletReport:
    """What a round brought from one outlet; `problem` is one line for people, None when all is well.

    `leads` and `wanted` count articles announced and those worth fetching; of these came the `new`, the
    `revised`, the `same` and the `failed`.
    """

    outlet: str
    sources: int = 0
    leads: int = 0
    wanted: int = 0
    new: int = 0
    revised: int = 0
    same: int = 0
    failed: int = 0
    problem: str | None = None


class OutletRound:
    """Visits one outlet; call `run` once, then ask for the `report`."""

    def __init__(
        self,
        outlet: Outlet,
        *,
        asker: Asker,
        workers: Workers,
        journal: Journal,
        now: Callable[[], datetime],
        max_pages: int,
    ) -> None:
        self._outlet = outlet
        self._asker = asker
        self._workers = workers
        self._journal = journal
        self._now = now
        self._pages_left = max_pages
        self._counts = dict.fromkeys(("sources", "leads", "wanted", "new", "revised", "same", "failed"), 0)
        self._problem: str | None = None
        self._page_problem: str | None = None
        self._silent = 0
        self._left = False

    @property
    def report(self) -> OutletReport:
        """So far; a page that fails is the outlet's problem only when all do."""
        problem = self._problem
        if not any(self._counts[kept] for kept in ("new", "revised", "same")):
            problem = problem or self._page_problem
        return OutletReport(outlet=self._outlet.name, problem=problem, **self._counts)

    async def run(self, urls: Sequence[str] | None, since: date | None) -> None:
        """Fetch these addresses, or else what the sources that are due announce."""
        if urls is not None:
            await self._follow([self._lead(url) for url in urls])
            return
        today = self._now().astimezone(ZoneInfo(self._outlet.zone)).date()
        sources = self._outlet.addresses(today, since)
        due = list(sources) if since else self._journal.sources_due(list(sources))
        for url in due:
            if self._left:
                break
            await self._visit(url, sources[url], since)

    def _lead(self, url: str) -> Lead:
        return Lead(outlet=self._outlet.name, url=url, key=self._outlet.key(url) or url_key(url))

    async def _visit(self, url: str, source: Source, since: date | None) -> None:
        """Visit a source and all it announces; only then it counts as visited."""
        self._counts["sources"] += 1
        answer = await self._asker.ask(url)
        found = Discovery(outcome=answer.outcome, detail=answer.detail)
        if answer.outcome == "ok":
            found = await self._discovered(answer, source)
        outcome, detail = found.outcome, found.detail
        fresh = [lead for lead in found.leads if not self._is_older(lead, since)]
        wanted = self._journal.wanted(fresh)
        self._counts["leads"] += len(fresh)
        self._counts["wanted"] += len(wanted)
        if outcome != "ok":
            self._problem = self._problem or self._told(outcome, detail, url)
        self._left = self._left or outcome in {"unreachable", "busy"} or detail.startswith(ROBOTS)
        await self._follow(wanted)
        for section in found.sections:
            if not self._left:
                await self._visit(section, Listing(section), since)
        self._note(url, "source", answer, outcome, detail, found=len(found.leads), new=len(wanted))

    async def _discovered(self, answer: Answer, source: Source) -> Discovery:
        page = SourcePage(source=source, url=answer.url, body=answer.body, charset=answer.charset)
        try:
            return await self._workers.discover(page, self._outlet)
        except TooExpensive as error:
            return Discovery(outcome="too_expensive", detail=str(error))
        except Unreadable as error:
            return Discovery(outcome="unreadable", detail=str(error))

    def _is_older(self, lead: Lead, since: date | None) -> bool:
        if since is None or lead.published_at is None:
            return False
        return lead.published_at.astimezone(ZoneInfo(self._outlet.zone)).date() < since

    async def _follow(self, leads: Sequence[Lead]) -> None:
        for lead in leads:
            if self._left or not self._pages_left:
                return
            self._pages_left -= 1
            await self._fetch(lead)

    async def _fetch(self, lead: Lead) -> None:
        answer = await self._asker.ask(lead.url)
        outcome, detail = answer.outcome, answer.detail
        if outcome == "ok" and self._outlet.key(lead.url) and not self._outlet.key(answer.url):
            outcome, detail = "gone", f"redirects to {answer.url}"
        if outcome == "ok":
            outcome, detail = await self._kept(lead, answer)
        if outcome != "ok":
            self._counts["failed"] += 1
            self._page_problem = self._page_problem or self._told(outcome, detail, lead.url)
        self._silent = self._silent + 1 if outcome == "unreachable" else 0
        self._left = outcome == "busy" or self._silent >= _MOST_SILENT or detail.startswith(ROBOTS)
        self._journal.settle(lead, outcome, retry=outcome not in _FINAL)
        self._note(lead.url, "page", answer, outcome, detail)

    async def _kept(self, lead: Lead, answer: Answer) -> tuple[Outcome, str]:
        page = Page(
            outlet=self._outlet.name,
            url=lead.url,
            key=lead.key,
            body=answer.body,
            charset=answer.charset,
            fetched_at=answer.started_at,
        )
        try:
            article = await self._workers.extract(page, self._outlet)
        except Unreadable as error:
            return "unreadable", str(error)
        except NotAnArticle as error:
            return "not_an_article", str(error)
        except TooExpensive as error:
            return "too_expensive", str(error)
        self._counts[self._journal.keep(page, article)] += 1
        return "ok", ""

    def _note(
        self,
        url: str,
        asked: Asked,
        answer: Answer,
        outcome: Outcome,
        detail: str,
        *,
        found: int = 0,
        new: int = 0,
    ) -> None:
        self._journal.visited(
            OutletVisit(
                outlet=self._outlet.name,
                url=url,
                asked=asked,
                outcome=outcome,
                started_at=answer.started_at,
                seconds=answer.seconds,
                detail=detail,
                found=found,
                new=new,
            )
        )

    def _told(self, outcome: Outcome, detail: str, url: str) -> str:
        if outcome == "unreachable":
            return f"{self._outlet.host} cannot be reached: {detail.removeprefix(ROBOTS)}"
        return f"{url}: {outcome.replace('_', ' ')}" + (f" ({detail})" if detail else "")
