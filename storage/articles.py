"""Articles as they are kept, revised and read."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, TextClause, and_, func, or_, select

from meetings.article import Article, clean
from meetings.difference import is_churn
from meetings.encounter import Encounter, encounter_from_json
from meetings.stored import Kept, Listed, Origin, Reading, Revision, StoredArticle
from meetings.verdict import Reason, Verdict
from storage.part import Part, batches
from storage.tables import UNREAD, ArticleRow, MeetingRow, ReadingRow, ReportRow, RevisionRow
from storage.words import index_article

_WORDS = ("url", "outlet", "title", "text", "language", "lead", "byline", "credit")


class Articles(Part):
    def keep(self, article: Article, *, key: str, now: datetime, origin: Origin) -> Kept:
        """Keep an article under its identity: cleaned, and what it said before kept beside it when revised.

        The address and origin of the first time stay; a publication time once known is not forgotten.
        """
        words = _cleaned(article)
        fresh = self._insert(ArticleRow).values(
            key=key, origin=origin, revision=1, published_at=article.published_at,
            first_seen_at=now, revised_at=now, **words,
        )  # fmt: skip
        found = self._session.scalar(fresh.on_conflict_do_nothing().returning(ArticleRow.id))
        if found is not None:
            index_article(self._session, found, words["title"], words["text"])
            return Kept(article_id=found, outcome="new")
        row = self._session.scalars(select(ArticleRow).where(ArticleRow.key == key).with_for_update()).one()
        if self._revise(row, words, article.published_at or row.published_at, now):
            return Kept(article_id=row.id, outcome="revised")
        return Kept(article_id=row.id, outcome="same")

    def is_kept(self, key: str) -> bool:
        found = select(ArticleRow.id).where(ArticleRow.key == clean(key))
        return self._session.scalar(found) is not None

    def _revise(
        self, row: ArticleRow, words: dict[str, Any], published_at: datetime | None, now: datetime
    ) -> bool:
        same = (row.title, row.published_at) == (words["title"], published_at)
        if same and (row.text == words["text"] or is_churn(row.text, words["text"])):
            return False
        self._session.add(
            RevisionRow(
                article_id=row.id, revision=row.revision, title=row.title, text=row.text,
                published_at=row.published_at, seen_at=row.revised_at,
            )
        )  # fmt: skip
        for name in ("title", "text", "language", "lead", "byline", "credit"):
            setattr(row, name, words[name])
        row.published_at, row.revised_at, row.revision = published_at, now, row.revision + 1
        index_article(self._session, row.id, row.title, row.text)
        return True

    def unread_articles(self, limit: int, *, after_id: int = 0) -> list[StoredArticle]:
        """The next articles after an id that were never read, or revised since, the longest known first."""
        return self._articles(UNREAD, ArticleRow.id > after_id, limit=limit)

    def articles_from(self, after_id: int, limit: int) -> list[StoredArticle]:
        """The next articles after an id, read or not, to go through all of them."""
        return self._articles(ArticleRow.id > after_id, limit=limit)

    def listed_articles(
        self,
        after_id: int,
        limit: int,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        outlet: str | None = None,
    ) -> list[Listed]:
        """The next articles after an id, published from one moment on and before another."""
        asked: list[ColumnElement[bool]] = [ArticleRow.id > after_id]
        if since is not None:
            asked.append(ArticleRow.published_at >= since)
        if until is not None:
            asked.append(ArticleRow.published_at < until)
        if outlet is not None:
            asked.append(ArticleRow.outlet == outlet)
        verdict = (ReadingRow.label, ReadingRow.score)
        chosen = select(ArticleRow, *verdict).outerjoin(ReadingRow, ReadingRow.article_id == ArticleRow.id)
        rows = list(self._session.execute(chosen.where(*asked).order_by(ArticleRow.id).limit(limit)))
        reported = self._reported([row.url for row, *_ in rows])
        return [
            Listed(stored=_stored(row), label=label, score=score, meetings=tuple(reported[row.url]))
            for row, label, score in rows
        ]

    def _reported(self, urls: Sequence[str]) -> dict[str, list[str]]:
        """The meetings that are told of, and that each address reports."""
        found: dict[str, list[str]] = defaultdict(list)
        told = select(ReportRow.url, ReportRow.meeting_id).join(
            MeetingRow, and_(MeetingRow.id == ReportRow.meeting_id, MeetingRow.version > 0)
        )
        for some in batches(urls):
            for url, meeting in self._session.execute(
                told.where(ReportRow.url.in_(some)).order_by(MeetingRow.id)
            ):
                found[url].append(meeting)
        return found

    def _articles(self, *where: ColumnElement[bool] | TextClause, limit: int) -> list[StoredArticle]:
        rows = select(ArticleRow).where(*where).order_by(ArticleRow.id).limit(limit)
        return [_stored(row) for row in self._session.scalars(rows)]

    def save_reading(  # noqa: PLR0917 (a reading in the order it comes about)
        self,
        article_id: int,
        revision: int,
        verdict: Verdict,
        encounters: Sequence[Encounter],
        rules: str,
        now: datetime,
    ) -> None:
        """Keep what was read in a revision; an article revised meanwhile stays unread."""
        self._session.get_one(ArticleRow, article_id).read_revision = revision
        self._session.merge(
            ReadingRow(
                article_id=article_id,
                revision=revision,
                label=verdict.label,
                score=verdict.score,
                reasons=[reason.as_json() for reason in verdict.reasons],
                encounters=[encounter.as_json() for encounter in encounters],
                rules=rules,
                read_at=now,
            )
        )

    def reading(self, article_id: int) -> Reading | None:
        """What was last read in an article, if it was."""
        row = self._session.get(ReadingRow, article_id)
        return _reading(row) if row else None

    def article_at(self, url: str) -> StoredArticle | None:
        """The article at an address, in its newest revision."""
        found = select(ArticleRow).where(ArticleRow.url == url).order_by(ArticleRow.id.desc())
        row = self._session.scalar(found.limit(1))
        return _stored(row) if row else None

    def article_of(self, key: str) -> StoredArticle | None:
        """The article with this key, whatever its address."""
        row = self._session.scalar(select(ArticleRow).where(ArticleRow.key == clean(key)))
        return _stored(row) if row else None

    def revisions(self, article_id: int) -> list[Revision]:
        """Everything an article has said, the oldest first."""
        row = self._session.get_one(ArticleRow, article_id)
        earlier = select(RevisionRow).where(RevisionRow.article_id == article_id)
        rows = [*self._session.scalars(earlier.order_by(RevisionRow.revision)), row]
        return [
            Revision(
                revision=each.revision,
                title=each.title,
                text=each.text,
                published_at=each.published_at,
                seen_at=each.revised_at if isinstance(each, ArticleRow) else each.seen_at,
            )
            for each in rows
        ]

    def edited_articles(self, since: datetime | None) -> list[StoredArticle]:
        """Articles that were revised, or are missing, since then; the latest first."""
        when = func.coalesce(ArticleRow.gone_at, ArticleRow.revised_at)
        rows = select(ArticleRow).where(or_(ArticleRow.revision > 1, ArticleRow.gone_at.is_not(None)))
        if since is not None:
            rows = rows.where(when >= since)
        rows = rows.order_by(when.desc(), ArticleRow.id.desc())
        return [_stored(row) for row in self._session.scalars(rows)]

    def article_texts(self, urls: Sequence[str]) -> dict[str, str]:
        """The newest texts of the articles at these addresses, as far as they are kept."""
        texts = select(ArticleRow.url, ArticleRow.text).order_by(ArticleRow.id)
        return {
            url: text
            for some in batches(urls)
            for url, text in self._session.execute(texts.where(ArticleRow.url.in_(some)))
        }


def _cleaned(article: Article) -> dict[str, Any]:
    words = {name: getattr(article, name) for name in _WORDS}
    return {name: None if value is None else clean(value) for name, value in words.items()}


def _stored(row: ArticleRow) -> StoredArticle:
    words = {name: getattr(row, name) for name in _WORDS}
    return StoredArticle(
        id=row.id,
        key=row.key,
        revision=row.revision,
        origin=row.origin,
        first_seen_at=row.first_seen_at,
        gone_at=row.gone_at,
        article=Article(published_at=row.published_at, **words),
    )


def _reading(row: ReadingRow) -> Reading:
    return Reading(
        article_id=row.article_id,
        revision=row.revision,
        verdict=Verdict(
            label=row.label, score=row.score, reasons=tuple(Reason(**reason) for reason in row.reasons)
        ),
        encounters=tuple(encounter_from_json(value) for value in row.encounters),
        rules=row.rules,
        read_at=row.read_at,
    )
