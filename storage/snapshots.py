"""Pages as they were answered, kept compressed: what one can show when asked where it was written."""

import gzip
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select, update

from meetings.article import Page, clean
from meetings.stored import Snapshot
from storage.crawl_tables import SnapshotRow
from storage.part import Part
from storage.tables import ArticleRow


class Snapshots(Part):
    def keep_page(self, article_id: int, page: Page) -> None:
        """Keep a page beside the newest revision of its article; the first of each revision will do."""
        revision = self._session.get_one(ArticleRow, article_id).revision
        kept = select(SnapshotRow.id).where(
            SnapshotRow.article_id == article_id,
            SnapshotRow.revision == revision,
        )
        if self._session.scalar(kept.limit(1)) is not None:
            return
        self._session.add(
            SnapshotRow(
                article_id=article_id,
                revision=revision,
                url=page.answered_url or page.url,
                status=page.status,
                headers=[list(header) for header in page.headers],
                body=gzip.compress(page.body, mtime=0),
                sha256=sha256(page.body).hexdigest(),
                fetched_at=page.fetched_at,
            )
        )

    def snapshots(self, article_url: str) -> list[Snapshot]:
        """The pages kept of the article at an address, the oldest first."""
        rows = (
            select(SnapshotRow)
            .join(ArticleRow, ArticleRow.id == SnapshotRow.article_id)
            .where(ArticleRow.url == article_url)
            .order_by(SnapshotRow.fetched_at, SnapshotRow.id)
        )
        return [
            Snapshot(
                url=row.url,
                revision=row.revision,
                status=row.status,
                headers=tuple((str(name), str(value)) for name, value in row.headers),
                body=gzip.decompress(row.body),
                sha256=row.sha256,
                fetched_at=row.fetched_at,
            )
            for row in self._session.scalars(rows)
        ]

    def mark_gone(self, key: str, gone_at: datetime | None) -> None:
        """Remember since when the page of a kept article is missing, or, with None, that it is there."""
        there = update(ArticleRow).where(ArticleRow.key == clean(key))
        if gone_at is not None:
            there = there.where(ArticleRow.gone_at.is_(None))
        self._session.execute(there.values(gone_at=gone_at))
