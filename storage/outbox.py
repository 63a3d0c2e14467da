"""What is due to whom: news of meetings, until messages tell it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Exists, delete, exists, func, select, tuple_, update
from sqlalchemy.orm import aliased

from meetings.alert import Message, PendingAlert
from meetings.meeting import Difference
from storage.meeting_rows import as_meeting, news_of, news_since
from storage.outbox_tables import MessageAlertRow, MessageRow, OutboxRow
from storage.part import COMPOSING, Part, batches
from storage.tables import MeetingRow, ReportRow, VersionRow

_Due = tuple[OutboxRow, VersionRow, MeetingRow]


class Outbox(Part):
    def due_alerts(
        self, now: datetime, *, subscription: str | None = None, all_pending: bool = False
    ) -> list[PendingAlert]:
        """What no message tells yet and is due, or all of it, the longest due first.

        A meeting comes once for each subscription: as soon as one version is due, what is known now stands
        for all that wait. Until the transaction ends, no other one is given due alerts: see that they are
        composed.
        """
        self._alone(COMPOSING)
        pending = (
            select(OutboxRow, VersionRow, MeetingRow)
            .join(
                VersionRow,
                (VersionRow.meeting_id == OutboxRow.meeting_id) & (VersionRow.version == OutboxRow.version),
            )
            .join(MeetingRow, MeetingRow.id == OutboxRow.meeting_id)
            .where(OutboxRow.composed_at.is_(None))
            .order_by(OutboxRow.version)
        )
        if subscription is not None:
            pending = pending.where(OutboxRow.subscription == subscription)
        if not all_pending:
            pending = pending.where(_meeting_is_due(now))
        waiting: dict[tuple[str, str], list[_Due]] = defaultdict(list)
        for row, version, meeting in self._session.execute(pending):
            waiting[row.subscription, row.meeting_id].append((row, version, meeting))
        reports = self._reports(sorted({meeting_id for _, meeting_id in waiting}))
        untold = self._untold([meeting_id for _, meeting_id in waiting])
        alerts = [_alert(rows, reports[about[1]], untold.get(about)) for about, rows in waiting.items()]
        return sorted(alerts, key=lambda alert: (alert.due_at, alert.subscription, alert.meeting.id))

    def _untold(self, meeting_ids: Sequence[str]) -> dict[tuple[str, str], VersionRow]:
        """The first version after what a subscription was told of a meeting, where it was told something."""
        found: dict[tuple[str, str], VersionRow] = {}
        for some in batches(meeting_ids):
            last = func.max(OutboxRow.version).label("last")
            told = (
                select(OutboxRow.subscription, OutboxRow.meeting_id, last)
                .where(OutboxRow.meeting_id.in_(some), OutboxRow.composed_at.is_not(None))
                .group_by(OutboxRow.subscription, OutboxRow.meeting_id)
                .subquery()
            )
            later = (VersionRow.meeting_id == told.c.meeting_id) & (VersionRow.version == told.c.last + 1)
            rows = select(told.c.subscription, VersionRow).join(VersionRow, later)
            found |= {(who, version.meeting_id): version for who, version in self._session.execute(rows)}
        return found

    def withdraw(self, alerts: Sequence[PendingAlert]) -> None:
        """Forget what was to be told and is no longer wanted."""
        for alert in alerts:
            waiting = delete(OutboxRow).where(
                OutboxRow.subscription == alert.subscription,
                OutboxRow.meeting_id == alert.meeting.id,
                OutboxRow.version.in_(alert.covers),
                OutboxRow.composed_at.is_(None),
            )
            self._session.execute(waiting)

    def compose(self, messages: Sequence[Message], alerts: Sequence[PendingAlert], now: datetime) -> None:
        """Put messages on their way, each telling the same alerts; one composed before is not sent again."""
        if not messages:
            raise ValueError("alerts cannot be told without a message")
        told_now = [
            {
                "subscription": a.subscription,
                "meeting_id": a.meeting.id,
                "version": a.version,
                "due_at": a.due_at,
            }
            for a in alerts
        ]
        self._insert_missing(OutboxRow, told_now)
        covered = [(a.subscription, a.meeting.id, v) for a in alerts for v in {*a.covers, a.version}]
        told: list[int] = []
        for some in batches(covered):
            key = tuple_(OutboxRow.subscription, OutboxRow.meeting_id, OutboxRow.version)
            told.extend(self._session.scalars(select(OutboxRow.id).where(key.in_(some))))
        self._insert_missing(MessageRow, [_new_message(message, now) for message in messages])
        links = [{"message_id": m.id, "outbox_id": row} for m in messages for row in told]
        self._insert_missing(MessageAlertRow, links)
        for rows in batches(told):
            waiting = update(OutboxRow).where(OutboxRow.id.in_(rows), OutboxRow.composed_at.is_(None))
            self._session.execute(waiting.values(composed_at=now))

    def next_news(self) -> datetime | None:
        """When there will next be something to compose."""
        return self._session.scalar(select(func.min(OutboxRow.due_at)).where(OutboxRow.composed_at.is_(None)))

    def next_due(self) -> datetime | None:
        """When there will next be something to compose or to send; None when nothing waits."""
        moments = (
            select(func.min(OutboxRow.due_at)).where(OutboxRow.composed_at.is_(None)),
            select(func.min(MessageRow.next_at)).where(MessageRow.state == "pending"),
            select(func.min(MessageRow.lease_until)).where(MessageRow.state == "leased"),
        )
        found = [self._session.scalar(moment) for moment in moments]
        return min((moment for moment in found if moment is not None), default=None)


def _meeting_is_due(now: datetime) -> Exists:
    due = aliased(OutboxRow)
    return exists().where(
        due.subscription == OutboxRow.subscription,
        due.meeting_id == OutboxRow.meeting_id,
        due.composed_at.is_(None),
        due.due_at <= now,
    )


def _alert(rows: Sequence[_Due], reports: Iterable[ReportRow], untold: VersionRow | None) -> PendingAlert:
    """One alert for all pending versions, the earliest first; who was never told hears of a new meeting.

    What is news goes from the first version that was not told, whether or not it is among those that wait.
    """
    _, _, row = rows[0]
    meeting = as_meeting(row, reports)
    return PendingAlert(
        subscription=rows[0][0].subscription,
        meeting=meeting,
        version=meeting.version,
        news=_together([*news_of(untold), *news_since(untold, meeting)]) if untold else (),
        due_at=min(row.due_at for row, _, _ in rows),
        covers=tuple(row.version for row, _, _ in rows),
        told=untold is not None,
    )


def _together(news: Iterable[Difference]) -> tuple[Difference, ...]:
    """Several changes of a field as one, from what it was at first to what it is at last.

    Those taken back again are left out.
    """
    changes: dict[str, Difference] = {}
    for change in news:
        before = changes[change.field].before if change.field in changes else change.before
        changes[change.field] = Difference(field=change.field, before=before, after=change.after)
    return tuple(change for change in changes.values() if change.before != change.after)


def _new_message(message: Message, now: datetime) -> dict[str, object]:
    return {**asdict(message), "state": "pending", "attempts": 0, "next_at": now}
