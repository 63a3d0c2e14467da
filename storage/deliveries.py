"""Messages on their way: claimed for a while, tried, and settled by whoever holds the claim."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from secrets import token_hex
from typing import cast

from sqlalchemy import (
    BindParameter,
    CursorResult,
    Exists,
    Table,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from meetings.alert import Attempt, Claimed, Delivery, DeliveryState, Message
from meetings.errors import Blame, StoreError
from storage.outbox_tables import AttemptRow, BreakerRow, MessageAlertRow, MessageRow, OutboxRow
from storage.part import Part, batches
from storage.tables import Utc


class Deliveries(Part):
    def channels_due(self, now: datetime) -> list[str]:
        """Channels with messages to send; whether their receivers are left alone is for `claim` to say."""
        due = select(MessageRow.channel).where(or_(_PENDING, _ABANDONED)).distinct()
        asked = {"now": now, "furthest": now + _FURTHEST, "void": now + _ANY_LEASE}
        return list(self._session.scalars(due.order_by(MessageRow.channel), asked))

    def claim(self, channel: str, now: datetime, lease: timedelta, limit: int) -> list[Claimed]:
        """Messages of a channel that are ours to send until the lease ends, the longest due first.

        The attempts are on record before this transaction ends. While the receiver takes nothing there is
        one message at a time, and none before its time. News of a meeting wait for earlier news of it. A
        lease that has ended is void, and so is one that ends too late to have been given by this clock: the
        clock was ahead then.
        """
        limit = min(limit, self._allowed(channel, now, lease))
        if limit <= 0:
            return []
        asked = {"channel": channel, "now": now, "furthest": now + _FURTHEST, "void": now + 2 * lease}
        rows = [*self._session.scalars(_ABANDONED_ONES, {**asked, "most": limit})]
        if len(rows) < limit:
            rows += self._session.scalars(_PENDING_ONES, {**asked, "most": limit - len(rows)})
        return self._claim(rows, now, lease)

    def _allowed(self, channel: str, now: datetime, lease: timedelta) -> int:
        """How many messages may be on their way to the receiver."""
        breaker = self._session.get(BreakerRow, channel, with_for_update=True, populate_existing=True)
        if breaker is None or not breaker.failures:
            return _MANY
        if breaker.shut_until is None or now < breaker.shut_until <= now + _FURTHEST:
            return 0
        under_way = select(func.count()).where(
            MessageRow.channel == channel,
            MessageRow.state == "leased",
            MessageRow.lease_until > now,
            MessageRow.lease_until <= now + 2 * lease,
        )
        return 0 if self._session.scalar(under_way) else 1

    def _claim(self, rows: Sequence[MessageRow], now: datetime, lease: timedelta) -> list[Claimed]:
        tried = self._attempts_made([row.id for row in rows])
        claimed = []
        for row in rows:
            if row.lease_token is not None:
                self._end_attempt(row.lease_token, now, "abandoned", None)
            row.state, row.attempts, row.next_at = "leased", row.attempts + 1, None
            row.lease_token, row.lease_until = token_hex(16), now + lease
            attempt = AttemptRow(message_id=row.id, number=tried.get(row.id, 0) + 1, token=row.lease_token)
            attempt.started_at, attempt.outcome = now, "open"
            self._session.add(attempt)
            claimed.append(Claimed(message=_message(row), attempt=row.attempts, token=row.lease_token))
        self._session.flush()
        return claimed

    def _attempts_made(self, message_ids: Sequence[str]) -> dict[str, int]:
        last = select(AttemptRow.message_id, func.max(AttemptRow.number))
        tried = last.where(AttemptRow.message_id.in_(message_ids)).group_by(AttemptRow.message_id)
        return {row[0]: row[1] for row in self._session.execute(tried)}

    def settle(
        self,
        claimed: Claimed,
        *,
        now: datetime,
        error: str | None = None,
        blame: Blame | None = None,
        next_at: datetime | None = None,
    ) -> bool:
        """Record what an attempt came to: sent, or with an error tried again at `next_at`, dead without one.

        False when the claim was lost meanwhile: then only the attempt itself is recorded.
        """
        sent = error is None
        self._end_attempt(claimed.token, now, "sent" if sent else "failed", error)
        state = "sent" if sent else "pending" if next_at else "dead"
        settled = self._session.execute(
            _SETTLE,
            {
                "which": claimed.message.id,
                "token": claimed.token,
                "state": state,
                "next_at": next_at if state == "pending" else None,
                "last_error": error,
                "blame": blame,
                "sent_at": now if sent else None,
            },
        )
        return isinstance(settled, CursorResult) and settled.rowcount == 1

    def _end_attempt(self, token: str, now: datetime, outcome: str, detail: str | None) -> None:
        ended = {"which": token, "ended_at": now, "outcome": outcome, "detail": detail}
        self._session.execute(_END_ATTEMPT, ended)

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


_MANY = 1_000
_FURTHEST = timedelta(hours=30)
"""No wait is longer, whatever a receiver asks for: the clock was ahead when it was set."""
_ANY_LEASE = timedelta(hours=1)


def _earlier_waits() -> Exists:
    """An earlier version of a meeting that the message tells is still on its way to the same recipient."""
    earlier, told_earlier = aliased(MessageRow), aliased(MessageAlertRow)
    told, version, before = aliased(MessageAlertRow), aliased(OutboxRow), aliased(OutboxRow)
    on_its_way = exists().where(  # apart, so that it is found by its id and not among all that waits
        earlier.id == told_earlier.message_id,
        earlier.id != MessageRow.id,
        earlier.channel == MessageRow.channel,
        earlier.recipient == MessageRow.recipient,
        earlier.state.in_(("pending", "leased")),
    )
    return exists().where(
        told.message_id == MessageRow.id,
        version.id == told.outbox_id,
        before.subscription == version.subscription,
        before.meeting_id == version.meeting_id,
        before.version < version.version,
        told_earlier.outbox_id == before.id,
        on_its_way.correlate(MessageRow, told_earlier),
    )


# Built once: of a claim of a few messages, building them took more time than the database.
_NOW: BindParameter[datetime] = bindparam("now", type_=Utc())
_PENDING = and_(
    MessageRow.state == "pending",
    or_(MessageRow.next_at <= _NOW, MessageRow.next_at > bindparam("furthest", type_=Utc())),
)
_ABANDONED = and_(
    MessageRow.state == "leased",
    or_(MessageRow.lease_until <= _NOW, MessageRow.lease_until > bindparam("void", type_=Utc())),
)
_OURS = (
    select(MessageRow)
    .where(MessageRow.channel == bindparam("channel"), ~_earlier_waits())
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_ABANDONED_ONES = _OURS.where(_ABANDONED).order_by(MessageRow.lease_until, MessageRow.id)
_PENDING_ONES = _OURS.where(_PENDING).order_by(MessageRow.next_at, MessageRow.created_at)

_MESSAGES, _ATTEMPTS = cast("Table", MessageRow.__table__), cast("Table", AttemptRow.__table__)
_SETTLE = (
    update(_MESSAGES)
    .where(_MESSAGES.c.id == bindparam("which"), _MESSAGES.c.lease_token == bindparam("token"))
    .values(
        lease_token=None,
        lease_until=None,
        **{name: bindparam(name) for name in ("state", "next_at", "last_error", "blame", "sent_at")},
    )
)
_END_ATTEMPT = (
    update(_ATTEMPTS)
    .where(_ATTEMPTS.c.token == bindparam("which"))
    .values(**{name: bindparam(name) for name in ("ended_at", "outcome", "detail")})
)

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
