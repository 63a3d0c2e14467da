"""Which issues of digests were composed, so that each local date has one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from meetings.alert import PendingAlert
from storage.outbox_tables import IssueRow, OutboxRow
from storage.part import Part


class Issues(Part):
    def was_issued(self, subscription: str, key: str) -> bool:
        """To be asked after `due_alerts`, which lets nobody else compose until this transaction ends."""
        return self._session.get(IssueRow, (subscription, key)) is not None

    def has_issues(self, subscription: str) -> bool:
        """Whether there ever was one."""
        any_of_them = select(IssueRow.key).where(IssueRow.subscription == subscription).limit(1)
        return self._session.scalar(any_of_them) is not None

    def keep_issue(self, subscription: str, key: str, now: datetime) -> None:
        self._session.add(IssueRow(subscription=subscription, key=key, composed_at=now))
        self._session.flush()

    def postpone(self, alerts: Sequence[PendingAlert], until: datetime) -> None:
        """What came too late for one issue is due with the next."""
        for alert in alerts:
            waiting = update(OutboxRow).where(
                OutboxRow.subscription == alert.subscription,
                OutboxRow.meeting_id == alert.meeting.id,
                OutboxRow.version.in_(alert.covers),
                OutboxRow.composed_at.is_(None),
            )
            self._session.execute(waiting.values(due_at=until))
