"""Receivers that take nothing: how long their channels are left alone, and what waits for them."""

from dataclasses import asdict
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, select, update

from meetings.alert import Breaker
from storage.outbox_tables import BreakerRow, MessageRow
from storage.part import Part


class Breakers(Part):
    def breaker(self, channel: str) -> Breaker | None:
        """Whether something is wrong with the receiver of a channel; None when it is not."""
        row = self._session.execute(_OF_A_CHANNEL, {"which": channel}).mappings().one_or_none()
        return Breaker(**row) if row else None

    def breakers(self) -> list[Breaker]:
        rows = self._session.execute(select(_BREAKERS).order_by(_BREAKERS.c.channel)).mappings()
        return [Breaker(**row) for row in rows]

    def save_breaker(self, breaker: Breaker) -> None:
        values = asdict(breaker)
        known = self._insert(BreakerRow).on_conflict_do_update(index_elements=["channel"], set_=values)
        self._session.execute(known, values)

    def forget_breaker(self, channel: str) -> None:
        self._session.execute(delete(BreakerRow).where(BreakerRow.channel == channel))

    def release(self, channel: str, now: datetime) -> None:
        """What waits for nothing but the receiver is due at once."""
        held = update(MessageRow).where(
            MessageRow.channel == channel, MessageRow.state == "pending", MessageRow.blame != "message"
        )
        self._session.execute(held.values(next_at=now))


_BREAKERS = cast("Table", BreakerRow.__table__)
_OF_A_CHANNEL = select(_BREAKERS).where(_BREAKERS.c.channel == bindparam("which")).with_for_update()
