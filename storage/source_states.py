"""Histories of sources to judge them by, and what was judged and told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from meetings.article import clean
from meetings.outlet_visit import OutletVisit
from meetings.source_health import SourceHistory, SourceState
from storage.crawl_tables import SourceRow, SourceStateRow, VisitRow
from storage.part import Part
from storage.tables import ArticleRow

_VISITS, _PAGES = 12, 60
_WEEKS = 4
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class SourceStates(Part):
    def histories(self, sources: Mapping[str, str], midnight: datetime) -> list[SourceHistory]:
        """What to judge each source by, given its outlet; `midnight` ended the last whole day there."""
        pages = {outlet: self._pages_of(outlet) for outlet in set(sources.values())}
        return [
            SourceHistory(
                url=url,
                outlet=outlet,
                visits=self._latest(_VISITS, VisitRow.url == clean(url), VisitRow.asked == "source"),
                pages=pages[outlet],
                used_to_lead=self._used_to_lead(url),
                day=self._new_on(url, midnight - _DAY),
                such_days=self._such_days(url, midnight - _DAY),
            )
            for url, outlet in sources.items()
        ]

    def _pages_of(self, outlet: str) -> tuple[OutletVisit, ...]:
        return self._latest(_PAGES, VisitRow.outlet == outlet, VisitRow.asked == "page")

    def _latest(self, limit: int, *which: ColumnElement[bool]) -> tuple[OutletVisit, ...]:
        rows = (
            select(VisitRow)
            .where(*which)
            .order_by(VisitRow.started_at.desc(), VisitRow.id.desc())
            .limit(limit)
        )
        names = OutletVisit.__dataclass_fields__
        found = [OutletVisit(**{n: getattr(row, n) for n in names}) for row in self._session.scalars(rows)]
        return tuple(reversed(found))

    def _used_to_lead(self, url: str) -> bool:
        fine = select(VisitRow.id).where(VisitRow.url == clean(url), VisitRow.outcome == "ok").limit(1)
        return self._session.scalar(fine) is not None

    def _such_days(self, url: str, day: datetime) -> tuple[int, ...]:
        """The same weekday of the weeks before, as far back as it was watched all day."""
        first = self._session.scalar(select(func.min(VisitRow.started_at)).where(VisitRow.url == clean(url)))
        days = [day - week * _WEEK for week in range(1, _WEEKS + 1)]
        return tuple(self._new_on(url, each) for each in days if first is not None and first <= each)

    def _new_on(self, url: str, day: datetime) -> int:
        within = (VisitRow.started_at >= day, VisitRow.started_at < day + _DAY)
        return (
            self._session.scalar(select(func.sum(VisitRow.new)).where(VisitRow.url == clean(url), *within))
            or 0
        )

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
