"""Messages on their way: claimed for a while, tried, and settled by whoever holds the claim."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from secrets import token_hex

from sqlalchemy import (
    func,
    select,
    update,
)

from meetings.alert import Attempt, Delivery, DeliveryState, Message
from meetings.errors import StoreError
from storage.outbox_tables import AttemptRow, MessageAlertRow, MessageRow
from storage.part import Part, batches


class Deliveries(Part):
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

    def replay(self, message_id: str, now: datetime, *, as_new: bool = False) -> str:
        """Send a message once more, with its bytes, its retries counted anew; gives the id it goes under.

        That is its own, which receivers know repeats by, or `as_new` another one, also within the bytes.
        """
        row = self._session.get(MessageRow, message_id, with_for_update=True)
        if row is None:
            raise StoreError(f"there is no delivery {message_id}")
        if row.lease_until is not None and row.lease_until > now:
            raise StoreError(f"delivery {message_id} is being sent just now")
        if as_new:
            return self._copied(row, now)
        row.state, row.attempts, row.next_at, row.told_at = "pending", 0, now, None
        return row.id

    def _copied(self, row: MessageRow, now: datetime) -> str:
        new_id = token_hex(16)
        payload = row.payload.replace(row.id.encode(), new_id.encode())
        message = replace(_message(row), id=new_id, payload=payload, created_at=now)
        self._session.add(MessageRow(**asdict(message), state="pending", attempts=0, next_at=now))
        told = select(MessageAlertRow.outbox_id).where(MessageAlertRow.message_id == row.id)
        for outbox_id in self._session.scalars(told):
            self._session.add(MessageAlertRow(message_id=new_id, outbox_id=outbox_id))
        self._session.flush()
        return new_id

    def given_up(self, *, channel: str | None = None, since: datetime | None = None) -> list[Delivery]:
        """Dead messages, the oldest first."""
        dead = _WITH_TRIES.where(MessageRow.state == "dead").order_by(MessageRow.created_at, MessageRow.id)
        if channel is not None:
            dead = dead.where(MessageRow.channel == channel)
        if since is not None:
            dead = dead.where(MessageRow.created_at >= since)
        return [_delivery(row, tries) for row, tries in self._session.execute(dead)]

    def number_waiting(self, channel: str) -> int:
        """Messages of a channel that are neither sent nor given up."""
        waiting = MessageRow.state.in_(("pending", "leased"))
        return self._session.scalar(select(func.count()).where(MessageRow.channel == channel, waiting)) or 0

    def given_up_untold(self) -> list[Delivery]:
        """Dead messages the operator has not heard of, the oldest first."""
        dead = _WITH_TRIES.where(MessageRow.state == "dead", MessageRow.told_at.is_(None))
        rows = self._session.execute(dead.order_by(MessageRow.created_at, MessageRow.id))
        return [_delivery(row, tries) for row, tries in rows]

    def told_given_up(self, message_ids: Sequence[str], now: datetime) -> None:
        for some in batches(message_ids):
            told = update(MessageRow).where(MessageRow.id.in_(some))
            self._session.execute(told.values(told_at=now))


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
