"""A walk back through one outlet's archive: dated sitemaps, listings, and the articles they lead to."""

from datetime import date
from zoneinfo import ZoneInfo

from crawler.discover import Discovery
from crawler.fetch import Asker
from crawler.journal import Journal, Walked
from crawler.outlet import Listing, Source
from crawler.rounds import OutletRound
from meetings.article import Lead
from meetings.outlet_visit import Outcome

_SEEN: tuple[Outcome, ...] = ("ok", "unchanged", "empty", "gone")
_ENDS: tuple[Outcome, ...] = ("ok", "empty", "gone")
"""What the last page of a listing may be; a failure tells nothing of those behind it."""


class Walk:
    """Goes back from `until`, or today, to `since`; where it was interrupted, the next one goes on."""

    def __init__(
        self, part: OutletRound, asker: Asker, journal: Journal, since: date, until: date | None
    ) -> None:
        self._part = part
        self._asker = asker
        self._journal = journal
        self._since, self._until = since, until
        self._zone = ZoneInfo(part.outlet.zone)
        self._walked = 0

    async def run(self) -> None:
        """What a page of the archive leads to is fetched before the next, so that little waits."""
        if self._part.is_left_alone():
            return
        last = self._until or self._part.now().astimezone(self._zone).date()
        pages = list(self._part.outlet.archive(self._since, last).items())
        been = set(self._journal.walked(self._part.outlet.name, [url for url, _ in pages]))
        over: set[Source] = set()
        for number, (url, source) in enumerate(pages, 1):
            done = url in been or source in over
            if not done:
                found = await self._part.visit(url, source, self._is_within)
                self._walked += 1
                done = found.outcome in _SEEN
                if self._ends(source, found):
                    over.add(source)
            if not self._part.left:
                self._step(url if done else "", number, len(pages))
                await self._part.follow()
            if self._part.left:
                return
        self._step("", len(pages), len(pages))

    def _ends(self, source: Source, found: Discovery) -> bool:
        """Whether nothing within the walk can come after this page of a listing."""
        if not isinstance(source, Listing) or found.outcome not in _ENDS:
            return False
        return all(self._is_older(lead) for lead in found.leads)

    def _step(self, url: str, done: int, of: int) -> None:
        waiting = self._journal.waiting(self._part.outlet.name)
        report = self._part.report
        each = report.wanted / max(1, self._walked)
        requests = (of - done) * (1 + each) + waiting
        self._journal.step(
            Walked(
                outlet=self._part.outlet.name,
                url=url,
                done=done,
                of=of,
                waiting=waiting,
                seconds_left=requests * (self._asker.delay + self._asker.usual_seconds),
            )
        )

    def _day(self, lead: Lead) -> date | None:
        return lead.published_at.astimezone(self._zone).date() if lead.published_at else None

    def _is_older(self, lead: Lead) -> bool:
        day = self._day(lead)
        return day is not None and day < self._since

    def _is_within(self, lead: Lead) -> bool:
        """A lead without a date may be."""
        day = self._day(lead)
        return day is None or self._since <= day <= (self._until or day)
