"""What was heard of meetings, for telling it again."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, or_, select

from meetings.stored import StoredArticle, news_at
from storage.articles import Articles
from storage.part import batches
from storage.tables import ArticleRow, MeetingRow, ReadingRow, ReportRow

_LEAD = timedelta(days=60)
"""What was heard before a time says what was known by then."""
_EXPECTED = timedelta(days=30)
"""A plan nobody reports as held is news some days after its date, without an article."""

_NEVER = datetime.max.replace(tzinfo=UTC)


class History(Articles):
    def heard_of_meetings(self, since: datetime) -> list[tuple[datetime, StoredArticle]]:
        """The articles on meetings that were news since then, and what those before say of them.

        That is whatever was news within two months before, and all other reports of the meetings that are
        told of since or were to be held; each with the time at which it was news, in that order.
        """
        began = self._watched_since()
        lately = self._news_since(since - _LEAD, began)
        told = select(ReportRow.meeting_id).join(ArticleRow, ArticleRow.url == ReportRow.url)
        expected = select(MeetingRow.id).where(MeetingRow.last_day >= (since - _EXPECTED).date())
        meetings = set(self._session.scalars(expected))
        for some in batches(sorted(lately)):
            meetings.update(self._session.scalars(told.where(ArticleRow.id.in_(some))))
        reports = select(ArticleRow.id).join(ReportRow, ReportRow.url == ArticleRow.url)
        wanted = set(lately)
        for those in batches(sorted(meetings)):
            wanted.update(self._session.scalars(reports.where(ReportRow.meeting_id.in_(those))))
        heard = [
            (news_at(each.origin, each.article.published_at, each.first_seen_at, began), each)
            for each in self._by_id(wanted)
        ]
        return sorted(heard, key=lambda one: (one[0], one[1].id))

    def _watched_since(self) -> datetime:
        """When the first article came by a crawl."""
        first = select(func.min(ArticleRow.first_seen_at)).where(ArticleRow.origin == "crawl")
        return self._session.scalar(first) or _NEVER

    def _news_since(self, since: datetime, began: datetime) -> set[int]:
        """Articles on meetings, or on our subject and edited: they may have been."""
        columns = (ArticleRow.id, ArticleRow.origin, ArticleRow.published_at, ArticleRow.first_seen_at)
        rows = select(*columns).join(ReadingRow, ReadingRow.article_id == ArticleRow.id)
        rows = rows.where(or_(ReadingRow.label == "meeting", ArticleRow.revision > 1))
        return {
            number
            for number, origin, published_at, first_seen_at in self._session.execute(rows)
            if news_at(origin, published_at, first_seen_at, began) >= since
        }

    def _by_id(self, numbers: Iterable[int]) -> list[StoredArticle]:
        found: list[StoredArticle] = []
        for some in batches(sorted(numbers)):
            found += self._articles(ArticleRow.id.in_(some), limit=len(some))
        return found
