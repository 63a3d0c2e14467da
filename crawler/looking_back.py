"""Looking through an outlet's archive for a time of which its sources may not have shown all."""

from collections.abc import Awaitable, Callable, Sequence
from zoneinfo import ZoneInfo

from crawler.discover import Discovery
from crawler.journal import Journal
from crawler.outlet import DatedSitemap, Outlet, Source
from meetings.outlet_visit import ENDS, FINE, Gap

Visit = Callable[[str, Source], Awaitable[Discovery | None]]
"""Visits a page of an archive; None when there is no time for it."""

_BELIEVED = 7
"""How often an archive has to say that it has nothing of a day: an apology may say so for hours."""


async def look_back(outlet: Outlet, gap: Gap, journal: Journal, visit: Visit) -> None:
    """Visit the archive of that time; what could not be had of it is still due.

    A sitemap of a whole month is left to walks: too much of it is known.
    """
    zone = ZoneInfo(outlet.zone)
    first, last = (moment.astimezone(zone).date() for moment in (gap.since, gap.until))
    current = outlet.current()
    complete = True
    for series in outlet.archive(first, last):
        if isinstance(series.source, DatedSitemap) and not series.source.is_of_a_day:
            continue
        urls = [url for url in series.urls if url not in current]
        complete &= await _looked_through(urls, series.source, gap, journal, visit)
    if complete:
        journal.close_gap(outlet.name)


async def _looked_through(
    urls: Sequence[str], source: Source, gap: Gap, journal: Journal, visit: Visit
) -> bool:
    """Visit pages while most on them came since the gap; False where an answer is missing.

    That there is nothing at all is believed when it has been said often enough.
    """
    been = gap.tries >= _BELIEVED
    for url in urls:
        found = await visit(url, source)
        if found is None:
            return False
        if found.outcome in ENDS:
            return been
        if found.outcome not in FINE:
            return False
        been = True
        known = journal.announced_before(found.leads, gap.since)
        if known and 2 * known >= len(found.leads):
            return True
    return True
