"""Outlets as the crawl remembers them: requests, turns of sources, pauses, robots.txt, walks."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from meetings.article import clean
from meetings.health.quiet import quarter_of
from meetings.outlet_visit import (
    FINE,
    TURNED_AWAY,
    Gap,
    OutletHealth,
    OutletVisit,
    Pause,
    SourceMemory,
    Validators,
)
from storage.crawl_tables import BroughtRow, GapRow, PauseRow, RobotsRow, SourceRow, VisitRow, WalkRow
from storage.part import Part, batches
from storage.tables import ArticleRow

_LONGEST_WAIT = timedelta(days=7)


class Sources(Part):
    def note_visit(self, visit: OutletVisit) -> None:
        self._session.add(VisitRow(**asdict(visit)))
        if visit.asked == "source" and visit.outcome in FINE:
            self._count(visit)

    def _count(self, visit: OutletVisit) -> None:
        """What a source brings is counted as it comes: three months of visits are too many to add up."""
        quarter = quarter_of(visit.started_at)
        counted = self._insert(BroughtRow).values(url=clean(visit.url), quarter=quarter, fresh=visit.fresh)
        more = {"fresh": BroughtRow.fresh + counted.excluded.fresh}
        self._session.execute(counted.on_conflict_do_update(index_elements=["url", "quarter"], set_=more))

    def forget_visits(self, before: datetime) -> None:
        """Drop the rows of requests that nobody counts any more."""
        self._session.execute(delete(VisitRow).where(VisitRow.started_at < before))
        self._session.execute(delete(BroughtRow).where(BroughtRow.quarter < quarter_of(before)))

    def visits(self, outlets: Collection[str], since: datetime) -> list[OutletVisit]:
        """Every request to these outlets since then, the oldest first."""
        rows = select(VisitRow).where(VisitRow.outlet.in_(outlets), VisitRow.started_at >= since)
        return [_visit(row) for row in self._session.scalars(rows.order_by(VisitRow.started_at, VisitRow.id))]

    def sources_due(self, urls: Sequence[str], now: datetime) -> list[str]:
        """Those whose turn it is, in the order given; one never scheduled is due.

        So is one that is to wait for more than a week: then the clock was wrong when it was scheduled.
        """
        later: set[str] = set()
        for some in batches(urls):
            at = SourceRow.next_visit_at
            waiting = select(SourceRow.url).where(
                SourceRow.url.in_(some), at > now, at <= now + _LONGEST_WAIT
            )
            later.update(self._session.scalars(waiting))
        return [url for url in dict.fromkeys(urls) if clean(url) not in later]

    def source_memory(self, url: str) -> SourceMemory:
        row = self._session.get(SourceRow, clean(url))
        if row is None:
            return SourceMemory()
        return SourceMemory(
            every=None if row.every_seconds is None else timedelta(seconds=row.every_seconds),
            failures=row.failures,
            fine_at=row.fine_at,
            validators=Validators(
                etag=row.etag, last_modified=row.last_modified, digest=row.digest, listed=tuple(row.listed)
            ),
        )

    def schedule_source(self, url: str, outlet: str, memory: SourceMemory, next_visit_at: datetime) -> None:
        self._session.merge(
            SourceRow(
                url=clean(url),
                outlet=outlet,
                next_visit_at=next_visit_at,
                every_seconds=memory.every.total_seconds() if memory.every else None,
                failures=memory.failures,
                fine_at=memory.fine_at,
                **asdict(memory.validators),
            )
        )

    def pause(self, outlet: str) -> Pause | None:
        """Until when an outlet is left alone, and how often in a row that was needed; None when never."""
        row = self._session.get(PauseRow, outlet)
        return Pause(until=row.until, times=row.times) if row else None

    def pause_outlet(self, outlet: str, pause: Pause | None) -> None:
        """Leave an outlet alone, or, with None, forget that it asked for it."""
        if pause is None:
            self._session.execute(delete(PauseRow).where(PauseRow.outlet == outlet))
        else:
            self._session.merge(PauseRow(outlet=outlet, until=pause.until, times=pause.times))

    def gap(self, outlet: str) -> tuple[Gap, datetime] | None:
        """The time that is still to be looked through, and when it is its turn."""
        row = self._session.get(GapRow, outlet)
        if row is None:
            return None
        return Gap(since=row.since, until=row.until, tries=row.tries, seen=tuple(row.seen)), row.due_at

    def keep_gap(self, outlet: str, gap: Gap, due_at: datetime) -> None:
        self._session.merge(GapRow(outlet=outlet, due_at=due_at, **{**asdict(gap), "seen": list(gap.seen)}))

    def close_gap(self, outlet: str) -> None:
        self._session.execute(delete(GapRow).where(GapRow.outlet == outlet))

    def paused_by(self, outlet: str) -> OutletVisit | None:
        """The last request by whose answer an outlet wanted to be left alone, or turned us away."""
        away = or_(
            VisitRow.outcome == "busy", and_(VisitRow.asked != "page", VisitRow.outcome.in_(TURNED_AWAY))
        )
        last = select(VisitRow).where(VisitRow.outlet == outlet, away)
        row = self._session.scalar(last.order_by(VisitRow.started_at.desc(), VisitRow.id.desc()).limit(1))
        return _visit(row) if row else None

    def robots(self, origin: str, since: datetime) -> tuple[int, bytes] | None:
        """Status and body that a host answered for robots.txt, if that was not before `since`."""
        row = self._session.get(RobotsRow, clean(origin))
        return (row.status, row.body) if row and row.fetched_at >= since else None

    def keep_robots(self, origin: str, status: int, body: bytes, now: datetime) -> None:
        self._session.merge(RobotsRow(origin=clean(origin), status=status, body=body, fetched_at=now))

    def walked(self, outlet: str, span: str) -> set[str]:
        """The pages of its archive that a walk back over this span has been through."""
        rows = select(WalkRow.url).where(WalkRow.outlet == outlet, WalkRow.span == span)
        return set(self._session.scalars(rows))

    def note_walked(self, outlet: str, span: str, url: str, now: datetime) -> None:
        self._session.merge(WalkRow(outlet=outlet, span=span, url=clean(url), walked_at=now))

    def end_walk(self, outlet: str, span: str) -> None:
        """Forget a walk that came to its end: the next over the same span begins anew."""
        self._session.execute(delete(WalkRow).where(WalkRow.outlet == outlet, WalkRow.span == span))

    def health(self) -> list[OutletHealth]:
        """How every outlet does that was ever visited or has articles, by name."""
        visited = self._last(VisitRow.started_at, VisitRow.outlet)
        fine = self._last(
            VisitRow.started_at,
            VisitRow.outlet,
            VisitRow.asked == "source",
            VisitRow.outcome.in_(FINE),
        )
        found = self._last(ArticleRow.first_seen_at, ArticleRow.outlet, ArticleRow.origin == "crawl")
        counted = select(ArticleRow.outlet, func.count()).group_by(ArticleRow.outlet)
        articles = dict(self._session.execute(counted).all())
        return [
            OutletHealth(
                outlet=outlet,
                last_visit_at=visited.get(outlet),
                last_ok_at=fine.get(outlet),
                last_new_article_at=found.get(outlet),
                failures=self._failures(outlet, fine.get(outlet)),
                last_problem=self._last_problem(outlet),
                articles=articles.get(outlet, 0),
            )
            for outlet in sorted(visited.keys() | articles.keys())
        ]

    def _last(
        self,
        moment: InstrumentedAttribute[datetime],
        outlet: InstrumentedAttribute[str],
        *where: ColumnElement[bool],
    ) -> dict[str, datetime]:
        last = select(outlet, func.max(moment)).where(*where).group_by(outlet)
        return dict(self._session.execute(last).all())

    def _failures(self, outlet: str, last_ok: datetime | None) -> int:
        failed = select(func.count()).where(VisitRow.outlet == outlet, VisitRow.asked == "source")
        if last_ok is not None:
            failed = failed.where(VisitRow.started_at > last_ok)
        return self._session.scalar(failed) or 0

    def _last_problem(self, outlet: str) -> str | None:
        problems = select(VisitRow).where(
            VisitRow.outlet == outlet, VisitRow.outcome.not_in((*FINE, "off_topic"))
        )
        row = self._session.scalar(problems.order_by(VisitRow.started_at.desc(), VisitRow.id.desc()).limit(1))
        return None if row is None else f"{row.outcome}: {row.detail}" if row.detail else row.outcome


def _visit(row: VisitRow) -> OutletVisit:
    return OutletVisit(**{name: getattr(row, name) for name in OutletVisit.__dataclass_fields__})
