"""An alert on its way: what is due to whom, and the frozen message that tells it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from meetings.meeting import Difference, Meeting

MessageKind = Literal["immediate", "digest"]
DeliveryState = Literal["pending", "leased", "sent", "dead"]
AttemptOutcome = Literal["open", "sent", "failed", "abandoned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertDue:
    """A subscription is to be told of a meeting, not before `due_at` (UTC)."""

    subscription: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One composed message to one recipient; its bytes never change, however often it is tried.

    `id` is the same whenever the same news are composed for the same recipient; receivers drop repeats by it.
    """

    id: str
    subscription: str
    channel: str
    recipient: str
    payload: bytes
    summary: str
    created_at: datetime
    kind: MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingAlert:
    """News of a meeting that a subscription has not been told yet.

    `meeting` is what is known of it today, and `version` its version; `covers` lists those that are pending.
    `told` is whether the subscription was told of it before; `news` goes from what it was told then to today.
    """

    subscription: str
    meeting: Meeting
    version: int
    news: tuple[Difference, ...]
    due_at: datetime
    covers: tuple[int, ...]
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message that is ours to send until the lease ends; `attempt` counts from 1, anew after a replay."""

    message: Message
    attempt: int
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message and how far it has come; `next_at` is when a pending one may be tried.

    `attempts` counts over the message's whole life, those before a replay as well.
    """

    message: Message
    state: DeliveryState
    attempts: int
    next_at: datetime | None
    last_error: str | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message that told a subscription of a meeting, and the versions that it told."""

    versions: tuple[int, ...]
    delivery: Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A version of a meeting that is to be told to a subscription, not before `due_at`."""

    version: int
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """A channel whose receiver has taken nothing `since`: one message at a time finds out if it does again.

    Nothing is tried before `shut_until`; with None, nothing until a person opens it again. `failures` counts
    the tries in a row. One that took a message again has 0, and stays until the operator is told.
    """

    channel: str
    failures: int
    since: datetime
    shut_until: datetime | None
    last_error: str
    told_at: datetime | None = None

    @property
    def gone(self) -> bool:
        return self.failures > 0 and self.shut_until is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try at sending, recorded before it began; `number` counts from 1 over the message's whole life."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    outcome: AttemptOutcome
    detail: str | None
