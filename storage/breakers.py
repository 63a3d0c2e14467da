"""Receivers that take nothing: how long their channels are left alone, and what waits for them."""

from datetime import datetime

from sqlalchemy import delete, select, update

from meetings.alert import Breaker
from storage.outbox_tables import BreakerRow, MessageRow
from storage.part import Part


class Breakers(Part):
    def breaker(self, channel: str) -> Breaker | None:
        """Whether something is wrong with the receiver of a channel; None when it is not."""
        row = self._session.get(BreakerRow, channel, with_for_update=True, populate_existing=True)
        return _breaker(row) if row else None

    def breakers(self) -> list[Breaker]:
        return [
            _breaker(row) for row in self._session.scalars(select(BreakerRow).order_by(BreakerRow.channel))
        ]

    def save_breaker(self, breaker: Breaker) -> None:
        self._session.merge(
            BreakerRow(
                channel=breaker.channel,
                failures=breaker.failures,
                since=breaker.since,
                shut_until=breaker.shut_until,
                last_error=breaker.last_error,
                told_at=breaker.told_at,
            )
        )

    def forget_breaker(self, channel: str) -> None:
        self._session.execute(delete(BreakerRow).where(BreakerRow.channel == channel))

    def release(self, channel: str, now: datetime) -> None:
        """What waits for nothing but the receiver is due at once."""
        held = update(MessageRow).where(
            MessageRow.channel == channel, MessageRow.state == "pending", MessageRow.blame != "message"
        )
        self._session.execute(held.values(next_at=now))


def _breaker(row: BreakerRow) -> Breaker:
    return Breaker(
        channel=row.channel,
        failures=row.failures,
        since=row.since,
        shut_until=row.shut_until,
        last_error=row.last_error,
        told_at=row.told_at,
    )
