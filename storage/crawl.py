"""What the crawl remembers: leads and what became of them, visits, turns of sources, health of outlets."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from meetings.article import Lead, clean
from meetings.outlet_visit import OutletHealth, OutletVisit
from storage.part import Part, batches
from storage.tables import ArticleRow, LeadRow, SourceRow, VisitRow

_FORMS = 8
"""How many titles and times of one lead are remembered: two sources may name it in turn, every round."""
_MOST_TRIES, _MOST_AT_ONCE = 14, 20
"""Of what failed and is announced no longer: about a week of tries, and a share of a round."""


class Crawl(Part):
    def wanted(self, leads: Sequence[Lead], now: datetime) -> list[Lead]:
        """The leads worth fetching, one a key: not known yet, changed since, or failed and due again."""
        wanted: dict[str, Lead] = {}
        for batch in batches(leads):
            keys = {clean(lead.key) for lead in batch}
            followed = {r.key: r for r in self._session.scalars(select(LeadRow).where(LeadRow.key.in_(keys)))}
            kept = self._kept(keys - followed.keys())
            for lead in batch:
                if _wanted(lead, followed, kept, now):
                    wanted.setdefault(clean(lead.key), lead)
        return list(wanted.values())

    def overdue(self, outlets: Collection[str], now: datetime) -> list[Lead]:
        """The leads of these outlets that failed and are due again, announced or not, oldest first."""
        failed = select(LeadRow).where(
            LeadRow.outlet.in_(outlets),
            LeadRow.outcome != "ok",
            LeadRow.retry_at <= now,
            LeadRow.attempts < _MOST_TRIES,
        )
        rows = self._session.scalars(failed.order_by(LeadRow.retry_at, LeadRow.key).limit(_MOST_AT_ONCE))
        return [Lead(outlet=row.outlet, url=row.url, key=row.key) for row in rows]

    def _kept(self, keys: set[str]) -> dict[str, tuple[str, datetime | None]]:
        columns = select(ArticleRow.key, ArticleRow.title, ArticleRow.published_at)
        rows = self._session.execute(columns.where(ArticleRow.key.in_(keys)))
        return {key: (title, published_at) for key, title, published_at in rows}

    def settle_lead(self, lead: Lead, outcome: str, now: datetime, retry_at: datetime | None) -> None:
        """Remember what following a lead came to; without `retry_at` it is done until it changes."""
        row = self._session.get(LeadRow, clean(lead.key))
        if row is None:
            row = LeadRow(key=lead.key, titles=[], moments=[], attempts=0, retry_at=None)
            self._session.add(row)
        row.attempts = row.attempts + 1 if row.retry_at else 1
        row.outlet, row.url, row.outcome = lead.outlet, lead.url, outcome
        row.settled_at, row.retry_at = now, retry_at
        row.titles = _with(row.titles, _title(lead))
        row.moments = _with(row.moments, _moment(lead))

    def tries(self, lead: Lead) -> int:
        """How often in a row the lead has been tried without being done with."""
        row = self._session.get(LeadRow, clean(lead.key))
        return row.attempts if row and row.retry_at else 0

    def note_visit(self, visit: OutletVisit) -> None:
        self._session.add(VisitRow(**asdict(visit)))

    def sources_due(self, urls: Sequence[str], now: datetime) -> list[str]:
        """Those whose turn it is, in the order given; one never scheduled is due."""
        later: set[str] = set()
        for some in batches(urls):
            waiting = select(SourceRow.url).where(SourceRow.url.in_(some), SourceRow.next_visit_at > now)
            later.update(self._session.scalars(waiting))
        return [url for url in dict.fromkeys(urls) if clean(url) not in later]

    def schedule_source(self, url: str, outlet: str, next_visit_at: datetime) -> None:
        self._session.merge(SourceRow(url=clean(url), outlet=outlet, next_visit_at=next_visit_at))

    def health(self) -> list[OutletHealth]:
        """How every outlet does that was ever visited or has articles, by name."""
        visited = self._last(VisitRow.started_at, VisitRow.outlet)
        fine = self._last(
            VisitRow.started_at, VisitRow.outlet, VisitRow.asked == "source", VisitRow.outcome == "ok"
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
        problems = select(VisitRow).where(VisitRow.outlet == outlet, VisitRow.outcome != "ok")
        row = self._session.scalar(problems.order_by(VisitRow.started_at.desc(), VisitRow.id.desc()).limit(1))
        return None if row is None else f"{row.outcome}: {row.detail}" if row.detail else row.outcome


def _wanted(
    lead: Lead,
    followed: Mapping[str, LeadRow],
    kept: Mapping[str, tuple[str, datetime | None]],
    now: datetime,
) -> bool:
    key = clean(lead.key)
    if row := followed.get(key):
        return row.retry_at <= now if row.retry_at else _changed(lead, row.titles, row.moments)
    if key in kept:
        title, published_at = kept[key]
        return _changed(lead, [title], [] if published_at is None else [_said(published_at)])
    return True


def _changed(lead: Lead, titles: Sequence[str], moments: Sequence[str]) -> bool:
    """Whether the lead says what we have not heard; where either of us knows nothing, nothing changed."""
    title, moment = _title(lead), _moment(lead)
    return bool((title and titles and title not in titles) or (moment and moments and moment not in moments))


def _title(lead: Lead) -> str | None:
    return clean(lead.title) if lead.title else None


def _moment(lead: Lead) -> str | None:
    return _said(lead.published_at) if lead.published_at else None


def _said(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _with(known: Sequence[str], new: str | None) -> list[str]:
    return [*(form for form in known if form != new), *([new] if new else [])][-_FORMS:]
