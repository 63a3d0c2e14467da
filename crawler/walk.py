"""A walk back through one outlet's archive: dated sitemaps, listings, and the articles they lead to."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.discover import Discovery
from crawler.fetch import Asker
from crawler.journal import Journal, Walked
from crawler.outlet import Series, Source
from crawler.rounds import OutletRound
from meetings.article import Lead
from meetings.outlet_visit import Outcome

_SEEN: tuple[Outcome, ...] = ("ok", "unchanged", "empty", "gone")
_BARREN = 2
"""Pages in a row without news: for all after their last, some sites answer with that one, or the first."""
_ABSENT = 3
"""Days in a row for which a source has no page at all: it begins later, or has moved."""
_ENOUGH = 3
"""Pages of a kind that have to be behind before it is said how long others take; the first may be a rest."""


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
        self._asked = 0
        self._absent: Counter[Source] = Counter()

    async def run(self) -> None:
        """What a page of the archive leads to is fetched before the next, so that little waits.

        It begins with what an earlier walk left, and so with a turn for the news: they are none of a walk's.
        """
        if self._part.is_left_alone():
            return
        last = self._until or self._part.now().astimezone(self._zone).date()
        archive = self._part.outlet.archive(self._since, last)
        been = self._journal.walked(self._part.outlet.name, [url for each in archive for url in each.urls])
        pace = Pace(archive, self._part.now)
        await self._part.follow()
        for series in archive:
            trail = Trail(is_over=self._absent[series.source] >= _ABSENT)
            for url in series.urls:
                if self._part.left:
                    return
                if url in been:
                    pace.reach(series.source)
                    continue
                is_done = trail.is_over or await self._visited(url, series, trail)
                if not self._part.left:
                    pace.reach(series.source)
                    if is_done:
                        self._step(url, pace)
                    await self._part.follow()
                    pace.leave(series.source)
        if not self._part.left:
            self._step("", pace)

    async def _visited(self, url: str, series: Series, trail: "Trail") -> bool:
        """Whether a page was read, or is known not to be there; its source may be over with it."""
        found = await self._part.visit(url, series.source, self._is_within)
        self._asked += 1
        if found.outcome == "refused":
            self._absent[series.source] = _ABSENT
            trail.is_over = True
        elif found.outcome == "gone" and url == series.urls[0]:
            self._absent[series.source] += 1
            self._part.complain(found, url)
        elif found.outcome in _SEEN:
            self._absent[series.source] = 0
        trail.goes_on(found, self._is_older)
        return found.outcome in _SEEN

    def _step(self, url: str, pace: "Pace") -> None:
        waiting = self._journal.waiting(self._part.outlet.name)
        ahead = pace.seconds_ahead()
        fetching = waiting * (self._asker.delay + self._asker.usual_seconds)
        self._journal.step(
            Walked(
                outlet=self._part.outlet.name,
                url=url,
                done=pace.done,
                of=pace.of,
                asked=self._asked,
                waiting=waiting,
                seconds_left=None if ahead is None else ahead + fetching,
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


class Pace:
    """How far a walk is, and how long the rest takes: as long as pages of the same kinds took this time."""

    def __init__(self, archive: Sequence[Series], now: Callable[[], datetime]) -> None:
        self._ahead = Counter(type(series.source) for series in archive for _ in series.urls)
        self.of = self._ahead.total()
        self._passed: Counter[type[Source]] = Counter()
        self._took: defaultdict[type[Source], timedelta] = defaultdict(timedelta)
        self._now, self._since = now, now()

    @property
    def done(self) -> int:
        return self.of - self._ahead.total()

    def reach(self, source: Source) -> None:
        """A page is behind, asked for now or by an earlier walk."""
        self._ahead[type(source)] -= 1

    def leave(self, source: Source) -> None:
        """So is what it led to."""
        now = self._now()
        self._took[type(source)] += max(now - self._since, timedelta(0))
        self._passed[type(source)] += 1
        self._since = now

    def seconds_ahead(self) -> float | None:
        """None while too little is known of a kind that is ahead."""
        ahead = +self._ahead
        if any(self._passed[kind] < _ENOUGH for kind in ahead):
            return None
        took = (pages * self._took[kind] / self._passed[kind] for kind, pages in ahead.items())
        return sum(took, timedelta(0)).total_seconds()
