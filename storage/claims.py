"""Messages that are ours to send for a while, and what became of them: settled by whoever holds the claim.

Rows are read and written here without objects of theirs, which took longer than the database did.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    CursorResult,
    Exists,
    RowMapping,
    Table,
    and_,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from meetings.alert import Claimed, Message
from meetings.errors import Blame
from storage.breakers import Breakers
from storage.outbox_tables import AttemptRow, MessageAlertRow, MessageRow, OutboxRow
from storage.tables import Utc


class Claims(Breakers):
    def channels_due(self, now: datetime) -> list[str]:
        """Channels with messages to send; whether their receivers are left alone is for `claim` to say."""
        asked = {"now": now, "furthest": now + _FURTHEST, "void": now + _ANY_LEASE}
        return list(self._session.scalars(_CHANNELS_DUE, asked))

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
        abandoned = self._found(_ABANDONED_ONES, {**asked, "most": limit})
        for row in abandoned:
            self._end_attempt(row["lease_token"], now, "abandoned", None)
        rows = [*abandoned]
        if len(rows) < limit:
            rows += self._found(_PENDING_ONES, {**asked, "most": limit - len(rows)})
        claimed = [_claimed(row) for row in rows]
        self._lease(claimed, now, now + lease)
        return claimed

    def _allowed(self, channel: str, now: datetime, lease: timedelta) -> int:
        """How many messages may be on their way to the receiver."""
        breaker = self.breaker(channel)
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

    def _found(self, statement: Any, asked: dict[str, object]) -> Sequence[RowMapping]:
        return self._session.execute(statement, asked).mappings().all()

    def _lease(self, claimed: Sequence[Claimed], now: datetime, until: datetime) -> None:
        if claimed:
            ours = [
                {"which": each.message.id, "claimed_by": each.token, "now": now, "until": until}
                for each in claimed
            ]
            self._session.execute(_LEASE, ours)
            self._session.execute(_BEGIN_ATTEMPT, ours)

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


_MANY = 1_000
_FURTHEST = timedelta(hours=30)
"""No wait is longer, whatever a receiver asks for: the clock was ahead when it was set."""
_ANY_LEASE = timedelta(hours=1)

_MESSAGES, _ATTEMPTS = cast("Table", MessageRow.__table__), cast("Table", AttemptRow.__table__)
_OUTBOX, _TOLD = cast("Table", OutboxRow.__table__), cast("Table", MessageAlertRow.__table__)
_OF_A_MESSAGE = [field.name for field in fields(Message)]


def _claimed(row: RowMapping) -> Claimed:
    message = Message(**{name: row[name] for name in _OF_A_MESSAGE})
    return Claimed(message=message, attempt=row["attempts"] + 1, token=token_hex(16))


def _earlier_waits() -> Exists:
    """An earlier version of a meeting that the message tells is still on its way to the same recipient."""
    earlier, told, told_earlier = _MESSAGES.alias().c, _TOLD.alias().c, _TOLD.alias()
    version, before = _OUTBOX.alias().c, _OUTBOX.alias().c
    on_its_way = exists().where(  # apart, so that it is found by its id and not among all that waits
        earlier.id == told_earlier.c.message_id,
        earlier.id != _MESSAGES.c.id,
        earlier.channel == _MESSAGES.c.channel,
        earlier.recipient == _MESSAGES.c.recipient,
        earlier.state.in_(("pending", "leased")),
    )
    return exists().where(
        told.message_id == _MESSAGES.c.id,
        version.id == told.outbox_id,
        before.subscription == version.subscription,
        before.meeting_id == version.meeting_id,
        before.version < version.version,
        told_earlier.c.outbox_id == before.id,
        on_its_way.correlate(_MESSAGES, told_earlier),
    )


# Built once: of a claim of a few messages, building them took more time than the database.
_NOW: BindParameter[datetime] = bindparam("now", type_=Utc())
_PENDING = and_(
    _MESSAGES.c.state == "pending",
    or_(_MESSAGES.c.next_at <= _NOW, _MESSAGES.c.next_at > bindparam("furthest", type_=Utc())),
)
_ABANDONED = and_(
    _MESSAGES.c.state == "leased",
    or_(_MESSAGES.c.lease_until <= _NOW, _MESSAGES.c.lease_until > bindparam("void", type_=Utc())),
)
_CHANNELS_DUE = (
    select(_MESSAGES.c.channel).where(or_(_PENDING, _ABANDONED)).distinct().order_by(_MESSAGES.c.channel)
)
_OURS = (
    select(*(_MESSAGES.c[name] for name in (*_OF_A_MESSAGE, "attempts", "lease_token")))
    .where(_MESSAGES.c.channel == bindparam("channel"), ~_earlier_waits())
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_ABANDONED_ONES = _OURS.where(_ABANDONED).order_by(_MESSAGES.c.lease_until, _MESSAGES.c.id)
_PENDING_ONES = _OURS.where(_PENDING).order_by(_MESSAGES.c.next_at, _MESSAGES.c.created_at)
_LEASE = (
    update(_MESSAGES)
    .where(_MESSAGES.c.id == bindparam("which"))
    .values(
        state="leased",
        attempts=_MESSAGES.c.attempts + 1,
        next_at=None,
        lease_token=bindparam("claimed_by"),
        lease_until=bindparam("until"),
    )
)
_LAST = select(func.coalesce(func.max(_ATTEMPTS.c.number), 0)).where(
    _ATTEMPTS.c.message_id == bindparam("which")
)
_BEGIN_ATTEMPT = insert(_ATTEMPTS).values(
    message_id=bindparam("which"),
    number=_LAST.scalar_subquery() + 1,
    token=bindparam("claimed_by"),
    started_at=bindparam("now"),
    outcome="open",
)
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
