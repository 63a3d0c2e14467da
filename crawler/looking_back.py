"""Looking through an outlet's archive for a time of which its sources may not have shown all."""

from collections.abc import Awaitable, Callable, Sequence
from zoneinfo import ZoneInfo

from crawler.discover import Discovery
from crawler.journal import Journal
from crawler.outlet import DatedSitemap, Outlet, Source
from meetings.outlet_visit import ENDS, FINE, Gap

Visit = Callable[[str, Source], Awaitable[Discovery | None]]
"""Visits a page of an archive; None when there is no time for it."""

_PIECE = 10
"""Pages of an archive in one round, which is to follow the news as well."""
_BELIEVED = 7
"""How often an archive has to say that it has nothing of a day: an apology may say so for hours."""


class LookBack:
    """Goes through the archive of that time, a piece a round; what could not be had of it is still due."""

    def __init__(self, outlet: Outlet, gap: Gap, journal: Journal, visit: Visit) -> None:
        self._outlet = outlet
        self._gap = gap
        self._journal = journal
        self._visit = visit
        self._left = _PIECE

    async def run(self) -> None:
        """A sitemap of a whole month is left to walks: too much of it is known."""
        zone = ZoneInfo(self._outlet.zone)
        first, last = (moment.astimezone(zone).date() for moment in (self._gap.since, self._gap.until))
        current = self._outlet.current()
        complete = True
        for series in self._outlet.archive(first, last):
            if isinstance(series.source, DatedSitemap) and not series.source.is_of_a_day:
                continue
            urls = [url for url in series.urls if url not in current]
            complete &= await self._looked_through(urls, series.source)
        if complete:
            self._journal.close_gap(self._outlet.name)

    async def _looked_through(self, urls: Sequence[str], source: Source) -> bool:
        """Visit pages while most on them came since the gap; False where an answer is missing.

        That there is nothing at all is believed when it has been said often enough.
        """
        if {*urls[-1:]} <= {*self._gap.seen}:
            return True
        been = self._gap.tries >= _BELIEVED
        for url in urls:
            if url in self._gap.seen:
                been = True
                continue
            self._left -= 1
            found = await self._visit(url, source) if self._left >= 0 else None
            if found is None or not (found.outcome in FINE or (been and found.outcome in ENDS)):
                return False
            been = True
            is_over = found.outcome in ENDS or self._is_known(found)
            self._journal.looked_at(self._outlet.name, urls[-1] if is_over else url)
            if is_over:
                return True
        return True

    def _is_known(self, found: Discovery) -> bool:
        """Whether most of a page was known before the gap."""
        known = self._journal.announced_before(found.leads, self._gap.since)
        return known > 0 and 2 * known >= len(found.leads)
