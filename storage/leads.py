"""Leads as the crawl remembers them: what was announced, what became of it, and what is due again."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from meetings.article import Lead, clean
from meetings.outlet_visit import LeadMemory
from meetings.stored import Origin
from storage.crawl_tables import LeadRow
from storage.part import Part, batches
from storage.tables import ArticleRow

HELD_BACK = "held_back"
"""The outcome of a lead that nobody follows, since its headline shows it to be about something else."""
_FORMS = 8
"""How many titles of one lead are remembered: two sources may name it in turn, every round."""


class Leads(Part):
    def announce(self, leads: Sequence[Lead], now: datetime, *, origin: Origin = "crawl") -> list[Lead]:
        """Remember what was announced; gives what is news: not known yet, or changed since.

        All of that is to be followed, but for new leads that are held back: they wait until they are
        announced otherwise. Another title says that an article changed. Another time alone says that a
        newsroom put it up again, or that a source dates by when it is asked: what concerns us is looked at
        again anyway.
        """
        known = self._known(leads)
        titles = self._titles([clean(lead.key) for lead in leads if clean(lead.key) not in known])
        news: dict[str, Lead] = {}
        for lead in leads:
            key = clean(lead.key)
            row = known.get(key)
            if row is None:
                known[key] = row = self._new(lead, titles.get(key), now, origin)
                is_news = row.due_at is not None or row.outcome == HELD_BACK
            else:
                is_news = _is_news(row, lead, origin)
                if is_news:
                    _follow(row, now, origin)
                _remember(row, lead)
            if is_news:
                news.setdefault(key, lead)
        self._session.flush()
        return list(news.values())

    def announced_before(self, leads: Sequence[Lead], moment: datetime) -> int:
        """How many of these leads were known by then."""
        keys = {clean(lead.key) for lead in leads}
        known = 0
        for some in batches([*keys]):
            then = (LeadRow.key.in_(some), LeadRow.announced_at <= moment)
            known += self._session.scalar(select(func.count()).where(*then)) or 0
        return known

    def _known(self, leads: Sequence[Lead]) -> dict[str, LeadRow]:
        known: dict[str, LeadRow] = {}
        for batch in batches(leads):
            keys = {clean(lead.key) for lead in batch}
            known |= {r.key: r for r in self._session.scalars(select(LeadRow).where(LeadRow.key.in_(keys)))}
        return known

    def _new(self, lead: Lead, kept: str | None, now: datetime, origin: Origin) -> LeadRow:
        """A lead nobody knew; what it leads to may be kept already, from elsewhere under the title `kept`."""
        row = LeadRow(
            key=lead.key, outlet=lead.outlet, url=lead.url, origin=origin, titles=[],
            attempts=0, announced_at=now, due_at=now,
        )  # fmt: skip
        if kept is not None:
            row.due_at = now if _is_retitled(lead, [kept]) else None
            row.outcome, row.settled_at = "ok", now
        elif lead.held_back:
            row.due_at, row.outcome, row.settled_at = None, HELD_BACK, now
        _remember(row, lead)
        self._session.add(row)
        return row

    def _titles(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Of the articles that are kept under these keys."""
        titles: dict[str, str] = {}
        for some in batches(keys):
            kept = select(ArticleRow.key, ArticleRow.title).where(ArticleRow.key.in_(some))
            titles |= dict(self._session.execute(kept).all())
        return titles

    def due_leads(self, outlet: str, now: datetime, limit: int, *, origin: Origin = "crawl") -> list[Lead]:
        """What is to be fetched at an outlet: first what was never followed, the latest announced first."""
        rows = (
            select(LeadRow)
            .where(*_due(outlet, now, origin))
            .order_by(
                LeadRow.outcome.is_not(None),
                LeadRow.announced_at.desc(),
                LeadRow.due_at,
                func.length(LeadRow.key).desc(),
                LeadRow.key.desc(),
            )
        )
        return [
            Lead(outlet=row.outlet, url=row.url, key=row.key, title=row.titles[-1] if row.titles else None)
            for row in self._session.scalars(rows.limit(limit))
        ]

    def number_of_due_leads(self, outlet: str, now: datetime, *, origin: Origin = "crawl") -> int:
        return self._session.scalar(select(func.count()).where(*_due(outlet, now, origin))) or 0

    def settle_lead(
        self,
        lead: Lead,
        outcome: str,
        now: datetime,
        *,
        due_at: datetime | None,
        failed: bool = False,
        moved_to: str | None = None,
    ) -> None:
        """Remember what came of a lead; without `due_at` it is done until it is announced otherwise."""
        row = self._session.get(LeadRow, clean(lead.key))
        if row is None:
            row = self._new(lead, None, now, "crawl")
        row.attempts = row.attempts + 1 if failed else 0
        row.url, row.outcome, row.settled_at, row.due_at = lead.url, outcome, now, due_at
        row.moved_to = moved_to

    def lead_memory(self, lead: Lead) -> LeadMemory:
        row = self._session.get(LeadRow, clean(lead.key))
        if row is None:
            return LeadMemory()
        return LeadMemory(came_at=row.announced_at, tries=row.attempts, moved_to=row.moved_to)


def _is_news(row: LeadRow, lead: Lead, origin: Origin) -> bool:
    """Whether a lead we know is to be followed again; one held back as soon as anybody lets it in."""
    if row.outcome in {HELD_BACK, "off_topic"} and lead.held_back:
        return False
    return row.outcome == HELD_BACK or _is_retitled(lead, row.titles) or _is_news_now(row, origin)


def _follow(row: LeadRow, now: datetime, origin: Origin) -> None:
    row.due_at = now
    if origin == "crawl":
        row.origin = origin
    if row.outcome == HELD_BACK:
        row.outcome = row.settled_at = None


def _is_news_now(row: LeadRow, origin: Origin) -> bool:
    """Whether a walk back announced it, nobody followed it yet, and now its outlet does as well."""
    return origin == "crawl" and row.origin == "backfill" and row.outcome is None


def _due(outlet: str, now: datetime, origin: Origin) -> list[ColumnElement[bool]]:
    return [LeadRow.outlet == outlet, LeadRow.origin == origin, LeadRow.due_at <= now]


def _is_retitled(lead: Lead, titles: Sequence[str]) -> bool:
    """Whether the lead says what we have not heard; where either of us knows nothing, nothing changed."""
    title = _title(lead)
    return bool(title and titles and title not in titles)


def _remember(row: LeadRow, lead: Lead) -> None:
    title = _title(lead)
    if title is not None and title not in row.titles:
        row.titles = [*row.titles, title][-_FORMS:]


def _title(lead: Lead) -> str | None:
    return clean(lead.title) if lead.title else None
