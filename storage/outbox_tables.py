"""The tables of what is due, what was composed from it, and every try at sending it."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from meetings.alert import AttemptOutcome, DeliveryState, MessageKind
from meetings.errors import Blame
from storage.tables import Clean, Row


class OutboxRow(Row):
    """One version of one meeting due to one subscription; `composed_at` is empty until messages tell it."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("subscription", "meeting_id", "version"),
        ForeignKeyConstraint(
            ["meeting_id", "version"], ["meeting_versions.meeting_id", "meeting_versions.version"]
        ),
        Index(None, "composed_at", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription: Mapped[str]
    meeting_id: Mapped[str]
    version: Mapped[int]
    due_at: Mapped[datetime]
    composed_at: Mapped[datetime | None]


class IssueRow(Row):
    """An issue of a digest that was composed, with news or without; `key` is its local date."""

    __tablename__ = "issues"

    subscription: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    composed_at: Mapped[datetime]


class MessageRow(Row):
    """A frozen message and how far its delivery has come.

    `blame` is what its last attempt failed by; `told_at` is when the operator heard that it is dead.
    """

    __tablename__ = "messages"
    __table_args__ = (
        Index(None, "state", "next_at"),
        Index(None, "channel", "state", "next_at", "created_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    subscription: Mapped[str]
    channel: Mapped[str]
    recipient: Mapped[str]
    payload: Mapped[bytes]
    summary: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[MessageKind] = mapped_column(Clean)
    state: Mapped[DeliveryState] = mapped_column(Clean)
    attempts: Mapped[int]
    next_at: Mapped[datetime | None]
    lease_token: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    last_error: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    blame: Mapped[Blame | None] = mapped_column(Clean)
    told_at: Mapped[datetime | None]


class BreakerRow(Row):
    """A channel whose receiver takes nothing; `told_at` is when the operator heard of it."""

    __tablename__ = "breakers"

    channel: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    since: Mapped[datetime]
    shut_until: Mapped[datetime | None]
    last_error: Mapped[str]
    told_at: Mapped[datetime | None]


class MessageAlertRow(Row):
    """Which outbox rows a message tells."""

    __tablename__ = "message_alerts"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id"), primary_key=True)
    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), primary_key=True, index=True)


class AttemptRow(Row):
    """One try at sending a message, written before the network is touched."""

    __tablename__ = "attempts"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[AttemptOutcome] = mapped_column(Clean)
    detail: Mapped[str | None]
