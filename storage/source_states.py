"""What sources and pages are judged by, and what was judged and told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, update

from meetings.article import clean
from meetings.health.outages import Outage, Reached
from meetings.health.pages import READ, RECENT, Pages, PagesHistory
from meetings.health.quiet import quarter_of
from meetings.health.states import SourceState
from meetings.health.visits import SourceHistory
from meetings.outlet_visit import SPOILT, OutletVisit
from storage.crawl_tables import BroughtRow, SourceRow, SourceStateRow, VisitRow
from storage.part import Part, batches
from storage.tables import ArticleRow

_VISITS = 12
_USUAL = 60
_FEW, _MANY = 100, 200
"""Rows that usually show so many pages, and those that are looked at where they do not."""
_NAMES = tuple(OutletVisit.__dataclass_fields__)


class SourceStates(Part):
    def reached(self, outlets: Sequence[str], since: datetime) -> list[Reached]:
        """Whether each request to these outlets was answered, in their order, from the first that was not."""
        these = VisitRow.outlet.in_(outlets), VisitRow.started_at >= since
        spoilt = VisitRow.outcome.in_(SPOILT)
        first = select(func.min(VisitRow.started_at)).where(*these, spoilt).scalar_subquery()
        asked = select(VisitRow.outlet, VisitRow.started_at, VisitRow.status, VisitRow.outcome)
        asked = asked.where(*these, VisitRow.started_at >= first, or_(VisitRow.status.is_not(None), spoilt))
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
        rows = self._latest(_VISITS, *of_source, *_unspoilt(outages))
        visits = tuple(map(_visit, rows))
        used_to_lead = any(visit.outcome == "ok" for visit in visits) or self._used_to_lead(url)
        return SourceHistory(url=url, outlet=outlet, visits=visits, used_to_lead=used_to_lead)

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
        rows = self._latest(_FEW, *which)
        recent = self._not_before(rows)
        if len(recent) < RECENT:
            rows = self._latest(_MANY, *which)
            recent = self._not_before(rows)
        begin = min(filter(None, (well_until, *(v.started_at for v in recent[:1]))), default=None)
        if not rows or begin is None:
            return Pages(recent=recent)
        usual = _each_once([row for row in rows if row.started_at < begin], _USUAL)
        if len(usual) < _USUAL:
            usual = _each_once(self._latest(_MANY, *which, VisitRow.started_at < begin), _USUAL)
        return Pages(recent=recent, usual=usual)

    def _not_before(self, rows: Sequence[Row[Any]]) -> tuple[OutletVisit, ...]:
        """The latest of these pages that were not asked for before."""
        if not rows:
            return ()
        asked_before = select(VisitRow.url).where(
            VisitRow.url.in_({row.url for row in rows}),
            VisitRow.asked == "page",
            VisitRow.started_at < rows[0].started_at,
        )
        known = set(self._session.scalars(asked_before))
        return _each_once([row for row in rows if row.url not in known], RECENT)

    def _latest(self, limit: int, *which: ColumnElement[bool]) -> Sequence[Row[Any]]:
        """The last requests of this kind, oldest first, as rows of `OutletVisit`."""
        rows = select(*(getattr(VisitRow, name) for name in _NAMES)).where(*which)
        last = rows.order_by(VisitRow.started_at.desc(), VisitRow.id.desc()).limit(limit)
        return self._session.execute(last).all()[::-1]

    def _used_to_lead(self, url: str) -> bool:
        fine = select(VisitRow.id).where(VisitRow.url == clean(url), VisitRow.outcome == "ok").limit(1)
        return self._session.scalar(fine) is not None

    def fresh_leads(self, urls: Sequence[str], since: datetime) -> dict[str, dict[int, int]]:
        """How many leads each source had afresh, by the quarters in which it was visited.

        All of a source is fresh at the first visit: the quarter of that is left out.
        """
        brought = select(BroughtRow.url, BroughtRow.quarter, BroughtRow.fresh)
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for some in batches([clean(url) for url in urls]):
            these = BroughtRow.url.in_(some), BroughtRow.quarter >= quarter_of(since)
            for url, quarter, fresh in self._session.execute(brought.where(*these)):
                found[url][quarter] = fresh
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
        known = self.source_states()
        for state in states:
            if known.get(state.url) != state:
                known[state.url] = state
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


def _visit(row: Row[Any], **otherwise: Any) -> OutletVisit:
    return OutletVisit(**{**dict(zip(_NAMES, row, strict=True)), **otherwise})


def _each_once(rows: Iterable[Row[Any]], most: int) -> tuple[OutletVisit, ...]:
    """The latest pages, each at the time it was asked for first, with what came of it last."""
    pages: dict[str, tuple[Row[Any], Row[Any]]] = {}
    for row in rows:
        first, _ = pages.get(row.url, (row, row))
        pages[row.url] = first, row
    latest = list(pages.values())[-most:]
    return tuple(_visit(last, started_at=first.started_at) for first, last in latest)


def _without_the_first(leads: Mapping[int, int]) -> dict[int, int]:
    begun = min(leads)
    return {quarter: fresh for quarter, fresh in leads.items() if quarter > begun}
