"""What one subscription heard of a meeting, and what it is about to hear."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from meetings.alert import Heard, Waiting
from storage.deliveries import Deliveries
from storage.outbox_tables import MessageAlertRow, MessageRow, OutboxRow
from storage.tables import ArticleRow, ReportRow


class Hearing(Deliveries):
    def heard(self, subscription: str, meeting_ids: Collection[str]) -> list[Heard]:
        """The messages that told it of a meeting, under any of its ids, in their order."""
        rows = (
            select(MessageAlertRow.message_id, OutboxRow.version)
            .join(OutboxRow, OutboxRow.id == MessageAlertRow.outbox_id)
            .join(MessageRow, MessageRow.id == MessageAlertRow.message_id)
            .where(OutboxRow.subscription == subscription, OutboxRow.meeting_id.in_(meeting_ids))
            .order_by(MessageRow.created_at, MessageRow.id, OutboxRow.version)
        )
        versions: dict[str, list[int]] = defaultdict(list)
        for message_id, version in self._session.execute(rows):
            versions[message_id].append(version)
        return [
            Heard(versions=tuple(told), delivery=delivery)
            for message_id, told in versions.items()
            if (delivery := self.delivery(message_id))
        ]

    def written_since(self, subscription: str, since: datetime) -> dict[str, set[str]]:
        """By the meetings that it was told of, the addresses of the reports that were crawled since then."""
        told = select(OutboxRow.meeting_id).where(
            OutboxRow.subscription == subscription, OutboxRow.composed_at.is_not(None)
        )
        rows = (
            select(ReportRow.meeting_id, ReportRow.url)
            .join(ArticleRow, ArticleRow.url == ReportRow.url)
            .where(ArticleRow.origin == "crawl", ArticleRow.first_seen_at > since)
            .where(ReportRow.meeting_id.in_(told))
        )
        found: dict[str, set[str]] = defaultdict(set)
        for meeting_id, url in self._session.execute(rows):
            found[meeting_id].add(url)
        return found

    def waits(self, subscription: str, meeting_id: str) -> list[Waiting]:
        """The versions that no message tells yet."""
        rows = select(OutboxRow.version, OutboxRow.due_at).where(
            OutboxRow.subscription == subscription,
            OutboxRow.meeting_id == meeting_id,
            OutboxRow.composed_at.is_(None),
        )
        return [
            Waiting(version=version, due_at=due_at)
            for version, due_at in self._session.execute(rows.order_by(OutboxRow.version))
        ]
