"""A walk back through one outlet's archive: dated sitemaps, listings, and the articles they lead to."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from crawler.discover import Discovery
from crawler.fetch import Asker
from crawler.journal import Journal, Walked
from crawler.outlet import Source
from crawler.rounds import OutletRound
from meetings.article import Lead
from meetings.outlet_visit import Outcome

_SEEN: tuple[Outcome, ...] = ("ok", "unchanged", "empty", "gone")
_BARREN = 2
"""Pages in a row without news: for all after their last, some sites answer with that one, or the first."""
_ABSENT = 3
"""Days in a row for which a source has no page at all: it begins later, or has moved."""


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
        self._walked, self._passed = 0, 0

    async def run(self) -> None:
        """What a page of the archive leads to is fetched before the next, so that little waits.

        It begins with what an earlier walk left, and so with a turn for the news: they are none of a walk's.
        """
        if self._part.is_left_alone():
            return
        await self._part.follow()
        last = self._until or self._part.now().astimezone(self._zone).date()
        archive = self._part.outlet.archive(self._since, last)
        urls = [url for series in archive for url in series.urls]
        number, of = 0, len(urls)
        been = set(self._journal.walked(self._part.outlet.name, urls))
        absent: Counter[Source] = Counter()
        for series in archive:
            trail = Trail(is_over=absent[series.source] >= _ABSENT)
            for url in series.urls:
                number += 1
                done = url in been or trail.is_over
                self._passed += url not in been
                if not done:
                    found = await self._part.visit(url, series.source, self._is_within)
                    self._walked += 1
                    done = found.outcome in _SEEN
                    if found.outcome == "refused":
                        absent[series.source] = _ABSENT
                        trail.is_over = True
                    elif found.outcome == "gone" and url == series.urls[0]:
                        absent[series.source] += 1
                        self._part.complain(found, url)
                    elif done:
                        absent[series.source] = 0
                    trail.goes_on(found, self._is_older)
                if not self._part.left:
                    self._step(url if done else "", number, of)
                    await self._part.follow()
                if self._part.left:
                    return
        self._step("", of, of)

    def _step(self, url: str, done: int, of: int) -> None:
        waiting = self._journal.waiting(self._part.outlet.name)
        report = self._part.report
        asked = self._walked / max(1, self._passed)
        each = report.wanted / max(1, self._walked)
        requests = (of - done) * asked * (1 + each) + waiting
        self._journal.step(
            Walked(
                outlet=self._part.outlet.name,
                url=url,
                done=done,
                of=of,
                asked=self._walked,
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


class Trail:
    """Whether pages that follow each other, newest first, bring anything more; `is_over` when they do not."""

    def __init__(self, *, is_over: bool = False) -> None:
        self.is_over = is_over
        self._seen: set[str] = set()
        self._barren = 0

    def goes_on(self, found: Discovery, is_older: Callable[[Lead], bool]) -> None:
        """Take in one page; one that could not be read tells nothing of those after it."""
        if found.outcome not in _SEEN:
            return
        new = [lead for lead in found.leads if lead.key not in self._seen]
        self._seen.update(lead.key for lead in new)
        self._barren = self._barren + 1 if all(map(is_older, new)) else 0
        self.is_over = all(map(is_older, found.leads)) or self._barren >= _BARREN
