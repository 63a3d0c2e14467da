"""Which issues of digests were composed, so that each local date has one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from meetings.alert import PendingAlert
from storage.outbox_tables import IssueRow, OutboxRow
from storage.part import Part


class Issues(Part):
    def was_issued(self, subscription: str, key: str) -> bool:
        """To be asked after `due_alerts`, which lets nobody else compose until this transaction ends."""
        return self._session.get(IssueRow, (subscription, key)) is not None

    def last_issued(self, subscription: str) -> datetime | None:
        """When the latest issue was composed; None when there never was one."""
        latest = select(func.max(IssueRow.composed_at)).where(IssueRow.subscription == subscription)
        return self._session.scalar(latest)

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
