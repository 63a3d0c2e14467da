"""Messages on their way: claimed for a while, tried, and settled by whoever holds the claim."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import token_hex

from sqlalchemy import CursorResult, and_, func, or_, select, update

from meetings.alert import Attempt, Claimed, Delivery, DeliveryState, Message
from meetings.errors import StoreError
from storage.outbox_tables import AttemptRow, MessageRow
from storage.part import Part


class Deliveries(Part):
    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[Claimed]:
        """Messages that are ours to send until the lease ends, the longest due first.

        The attempt is on record before this transaction ends. A lease that has ended is void, and so is one
        that ends too late to have been given by this clock: the clock was ahead then.
        """
        due = or_(
            and_(MessageRow.state == "pending", MessageRow.next_at <= now),
            and_(
                MessageRow.state == "leased",
                or_(MessageRow.lease_until <= now, MessageRow.lease_until > now + 2 * lease),
            ),
        )
        longest_due = (
            func.coalesce(MessageRow.next_at, MessageRow.lease_until),
            MessageRow.created_at,
            MessageRow.id,
        )
        rows = select(MessageRow).where(due).order_by(*longest_due).limit(limit)
        return [
            self._claim(row, now, lease)
            for row in self._session.scalars(rows.with_for_update(skip_locked=True)).all()
        ]

    def _claim(self, row: MessageRow, now: datetime, lease: timedelta) -> Claimed:
        if row.lease_token is not None:
            self._end_attempt(row.lease_token, now, "abandoned", None)
        tried = select(func.max(AttemptRow.number)).where(AttemptRow.message_id == row.id)
        number = (self._session.scalar(tried) or 0) + 1
        token = token_hex(16)
        row.state, row.attempts, row.next_at = "leased", row.attempts + 1, None
        row.lease_token, row.lease_until = token, now + lease
        self._session.add(
            AttemptRow(message_id=row.id, number=number, token=token, started_at=now, outcome="open")
        )
        self._session.flush()
        return Claimed(message=_message(row), attempt=row.attempts, token=token)

    def settle(
        self, claimed: Claimed, *, now: datetime, sent: bool, error: str | None, next_at: datetime | None
    ) -> bool:
        """Record what an attempt came to: sent, to be tried again at `next_at`, or dead without one.

        False when the claim was lost meanwhile: then only the attempt itself is recorded.
        """
        self._end_attempt(claimed.token, now, "sent" if sent else "failed", error)
        state = "sent" if sent else "pending" if next_at else "dead"
        ours = update(MessageRow).where(
            MessageRow.id == claimed.message.id, MessageRow.lease_token == claimed.token
        )
        settled = self._session.execute(
            ours.values(
                state=state,
                next_at=next_at if state == "pending" else None,
                lease_token=None,
                lease_until=None,
                last_error=error,
                sent_at=now if sent else None,
            )
        )
        return isinstance(settled, CursorResult) and settled.rowcount == 1

    def _end_attempt(self, token: str, now: datetime, outcome: str, detail: str | None) -> None:
        attempt = update(AttemptRow).where(AttemptRow.token == token)
        self._session.execute(attempt.values(ended_at=now, outcome=outcome, detail=detail))

    def deliveries(
        self, state: DeliveryState | None = None, limit: int = 100, *, id_begins: str = ""
    ) -> list[Delivery]:
        """Messages and how far they have come, the newest first."""
        rows = _WITH_TRIES.order_by(MessageRow.created_at.desc(), MessageRow.id).limit(limit)
        if state is not None:
            rows = rows.where(MessageRow.state == state)
        if id_begins:
            rows = rows.where(MessageRow.id.startswith(id_begins, autoescape=True))
        return [_delivery(row, tries) for row, tries in self._session.execute(rows)]

    def number_of_deliveries(self, state: DeliveryState) -> int:
        return self._session.scalar(select(func.count()).where(MessageRow.state == state)) or 0

    def delivery(self, message_id: str) -> Delivery | None:
        found = self._session.execute(_WITH_TRIES.where(MessageRow.id == message_id)).first()
        return _delivery(*found) if found else None

    def attempts(self, message_id: str) -> Sequence[Attempt]:
        """Every try at sending a message, in order."""
        rows = select(AttemptRow).where(AttemptRow.message_id == message_id).order_by(AttemptRow.number)
        return [
            Attempt(
                number=row.number,
                started_at=row.started_at,
                ended_at=row.ended_at,
                outcome=row.outcome,
                detail=row.detail,
            )
            for row in self._session.scalars(rows)
        ]

    def replay(self, message_id: str, now: datetime) -> None:
        """Send a message once more, under its id and with its bytes, its retries counted anew."""
        row = self._session.get(MessageRow, message_id, with_for_update=True)
        if row is None:
            raise StoreError(f"there is no delivery {message_id}")
        if row.lease_until is not None and row.lease_until > now:
            raise StoreError(f"delivery {message_id} is being sent just now")
        row.state, row.attempts, row.next_at = "pending", 0, now


_TRIES = select(func.count()).where(AttemptRow.message_id == MessageRow.id).scalar_subquery()
_WITH_TRIES = select(MessageRow, _TRIES)


def _message(row: MessageRow) -> Message:
    return Message(
        id=row.id,
        subscription=row.subscription,
        channel=row.channel,
        recipient=row.recipient,
        payload=row.payload,
        summary=row.summary,
        created_at=row.created_at,
        kind=row.kind,
    )


def _delivery(row: MessageRow, tries: int) -> Delivery:
    return Delivery(
        message=_message(row),
        state=row.state,
        attempts=tries,
        next_at=row.next_at,
        last_error=row.last_error,
        sent_at=row.sent_at,
    )
