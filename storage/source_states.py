"""What sources and pages are judged by, and what was judged and told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Integer, and_, cast, extract, func, or_, select, update

from meetings.article import clean
from meetings.health.outages import Outage, Reached
from meetings.health.pages import READ, RECENT, Pages, PagesHistory
from meetings.health.quiet import QUARTER
from meetings.health.states import SourceState
from meetings.health.visits import SourceHistory
from meetings.outlet_visit import FINE, SPOILT, OutletVisit
from storage.crawl_tables import SourceRow, SourceStateRow, VisitRow
from storage.part import Part, batches
from storage.tables import ArticleRow

_VISITS = 12
_PAGES, _USUAL = 200, 60


class SourceStates(Part):
    def reached(self, outlets: Sequence[str], since: datetime) -> list[Reached]:
        """Whether each request to these outlets since then was answered, in their order."""
        asked = select(VisitRow.outlet, VisitRow.started_at, VisitRow.status, VisitRow.outcome)
        asked = asked.where(VisitRow.outlet.in_(outlets), VisitRow.started_at >= since)
        asked = asked.where(or_(VisitRow.status.is_not(None), VisitRow.outcome.in_(SPOILT)))
        return [
            Reached(
                outlet=outlet,
                at=at,
                answered=outcome != "cut_off" and status is not None,
                cut_off=outcome == "cut_off",
            )
            for outlet, at, status, outcome in self._session.execute(
                asked.order_by(VisitRow.started_at, VisitRow.id)
            )
        ]

    def source_history(self, url: str, outlet: str, outages: Sequence[Outage]) -> SourceHistory:
        """Its last visits, but for those that fell into an outage of our own."""
        of_source = VisitRow.url == clean(url), VisitRow.asked == "source"
        return SourceHistory(
            url=url,
            outlet=outlet,
            visits=self._latest(_VISITS, *of_source, *_unspoilt(outages)),
            used_to_lead=self._used_to_lead(url),
        )

    def pages_history(
        self, url: str, outlet: str, outages: Sequence[Outage], well_until: datetime | None
    ) -> PagesHistory:
        """The pages of an outlet, known as `url`; since `well_until` they are no measure of what is usual."""
        of_outlet = VisitRow.outlet == outlet, VisitRow.asked == "page", *_unspoilt(outages)
        return PagesHistory(
            url=url,
            outlet=outlet,
            asked=self._pages(well_until, *of_outlet),
            read=self._pages(well_until, *of_outlet, VisitRow.outcome.in_(READ)),
        )

    def _pages(self, well_until: datetime | None, *which: ColumnElement[bool]) -> Pages:
        """The latest pages that are new, and those before them: each page once, as it came last."""
        latest = _each_once(self._latest(_PAGES, *which))
        if not latest:
            return Pages()
        asked_before = select(VisitRow.url).where(
            VisitRow.url.in_([v.url for v in latest]),
            VisitRow.asked == "page",
            VisitRow.started_at < latest[0].started_at,
        )
        known = set(self._session.scalars(asked_before))
        recent = tuple(v for v in latest if v.url not in known)[-RECENT:]
        begin = min(filter(None, (well_until, *(v.started_at for v in recent[:1]))), default=None)
        before = [] if begin is None else [VisitRow.started_at < begin]
        return Pages(recent=recent, usual=_each_once(self._latest(_PAGES, *which, *before))[-_USUAL:])

    def _latest(self, limit: int, *which: ColumnElement[bool]) -> tuple[OutletVisit, ...]:
        names = tuple(OutletVisit.__dataclass_fields__)
        rows = (
            select(*(getattr(VisitRow, name) for name in names))
            .where(*which)
            .order_by(VisitRow.started_at.desc(), VisitRow.id.desc())
            .limit(limit)
        )
        found = [OutletVisit(**dict(zip(names, row, strict=True))) for row in self._session.execute(rows)]
        return tuple(reversed(found))

    def _used_to_lead(self, url: str) -> bool:
        fine = select(VisitRow.id).where(VisitRow.url == clean(url), VisitRow.outcome == "ok").limit(1)
        return self._session.scalar(fine) is not None

    def fresh_leads(self, urls: Sequence[str], since: datetime) -> dict[str, dict[int, int]]:
        """How many leads each source had afresh, by the quarters in which it was visited.

        All of a source is fresh at the first visit: the quarter of that is left out.
        """
        quarter = cast(extract("epoch", VisitRow.started_at), Integer) // int(QUARTER.total_seconds())
        counted = select(VisitRow.url, quarter, func.sum(VisitRow.fresh)).where(
            VisitRow.asked == "source", VisitRow.outcome.in_(FINE), VisitRow.started_at >= since
        )
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for some in batches(urls):
            rows = counted.where(VisitRow.url.in_([clean(url) for url in some])).group_by(
                VisitRow.url, quarter
            )
            for url, number, fresh in self._session.execute(rows):
                found[url][number] = int(fresh)
        return {url: _without_the_first(leads) for url, leads in found.items()}

    def ask_at_once(self, urls: Sequence[str], now: datetime) -> None:
        """Make those of these sources due that are left alone since they failed."""
        for some in batches(urls):
            failed = update(SourceRow).where(SourceRow.url.in_([clean(url) for url in some]))
            self._session.execute(failed.where(SourceRow.failures > 0).values(failures=0, next_visit_at=now))

    def source_states(self) -> dict[str, SourceState]:
        """What was judged and told last, by address."""
        names = SourceState.__dataclass_fields__
        rows = self._session.scalars(select(SourceStateRow))
        return {row.url: SourceState(**{name: getattr(row, name) for name in names}) for row in rows}

    def save_source_states(self, states: Iterable[SourceState]) -> None:
        for state in states:
            self._session.merge(SourceStateRow(**asdict(state)))

    def turns(self, urls: Sequence[str]) -> dict[str, tuple[timedelta | None, datetime]]:
        """How often each source is asked at present, and when next."""
        rows = self._session.scalars(select(SourceRow).where(SourceRow.url.in_([clean(url) for url in urls])))
        return {
            row.url: (
                timedelta(seconds=row.every_seconds) if row.every_seconds is not None else None,
                row.next_visit_at,
            )
            for row in rows
        }

    def budget(self, since: datetime) -> dict[str, tuple[int, datetime, int]]:
        """Of each outlet since then: how many requests, the first of them, and how many articles were new."""
        asked = select(VisitRow.outlet, func.count(), func.min(VisitRow.started_at))
        asked = asked.where(VisitRow.started_at >= since, VisitRow.asked != "archive").group_by(
            VisitRow.outlet
        )
        came = select(ArticleRow.outlet, func.count()).where(
            ArticleRow.first_seen_at >= since, ArticleRow.origin == "crawl"
        )
        new = dict(self._session.execute(came.group_by(ArticleRow.outlet)).all())
        return {
            outlet: (count, first, new.get(outlet, 0))
            for outlet, count, first in self._session.execute(asked)
        }


def _unspoilt(outages: Sequence[Outage]) -> list[ColumnElement[bool]]:
    """Not one of the requests that our own network did not let through."""
    return [
        ~and_(
            VisitRow.outcome.in_(SPOILT),
            VisitRow.started_at >= outage.began,
            *([VisitRow.started_at <= outage.ended] if outage.ended else []),
        )
        for outage in outages
    ]


def _each_once(visits: Iterable[OutletVisit]) -> tuple[OutletVisit, ...]:
    """Each page at the time it was asked for first, with what came of it last."""
    pages: dict[str, OutletVisit] = {}
    for visit in visits:
        first = pages.get(visit.url, visit)
        pages[visit.url] = replace(visit, started_at=first.started_at)
    return tuple(pages.values())


def _without_the_first(leads: Mapping[int, int]) -> dict[int, int]:
    return {quarter: fresh for quarter, fresh in leads.items() if quarter > min(leads)}
