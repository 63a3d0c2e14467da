"""Stage three: compose what is due into messages, and hand each to its channel until it is taken."""

import asyncio
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.channel import Channel
from alerts.delivery import compose as messages_for
from alerts.digest import Entry
from alerts.retry import next_try
from alerts.subscription import Subscription
from meetings.alert import Claimed, Message, PendingAlert
from meetings.errors import DeliveryError
from storage.store import Store

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
"""Longer than any attempt may take; what a killed sender held is tried again after it."""
AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """One message tried; `next_at` is None when it was sent or is given up."""

    message: Message
    error: str | None
    next_at: datetime | None


def entries_of(alerts: Sequence[PendingAlert]) -> list[Entry]:
    return [Entry(meeting=a.meeting, version=a.version, news=a.news) for a in alerts]


def compose(
    store: Store,
    subscriptions: Sequence[Subscription],
    channels: Mapping[str, Channel],
    now: datetime,
    *,
    only: str | None = None,
    all_pending: bool = False,
) -> list[Message]:
    """Freeze what is due into messages; `all_pending` takes what is due later too."""
    composed: list[Message] = []
    for subscription in subscriptions:
        if only is not None and subscription.name != only:
            continue
        with store.transaction() as tx:
            alerts = tx.due_alerts(now, subscription=subscription.name, all_pending=all_pending)
            messages = messages_for(subscription, entries_of(alerts), channels, now)
            if messages:
                tx.compose(messages, alerts, now)
        composed += messages
    return composed


async def deliver(
    store: Store, channels: Mapping[str, Channel], *, now: Callable[[], datetime]
) -> list[Attempted]:
    """Try every message that is due once; one failing channel holds up no other."""
    attempted: list[Attempted] = []
    while True:
        with store.transaction() as tx:
            claimed = tx.claim(now(), LEASE, AT_ONCE)
        if not claimed:
            return attempted
        attempted += await asyncio.gather(*(_try(store, c, channels, now) for c in claimed))


async def _try(
    store: Store, claimed: Claimed, channels: Mapping[str, Channel], now: Callable[[], datetime]
) -> Attempted:
    message = claimed.message
    error = await _send(message, channels.get(message.channel), now())
    again = _again(claimed, error, channels.get(message.channel), now()) if error else None
    with store.transaction() as tx:
        tx.settle(claimed, now=now(), sent=error is None, error=str(error) if error else None, next_at=again)
    if error:
        log.warning("%s to %s: %s; %s", message.channel, message.recipient, error, _what_next(again))
    return Attempted(message=message, error=str(error) if error else None, next_at=again)


async def _send(message: Message, channel: Channel | None, now: datetime) -> DeliveryError | None:
    if channel is None:
        return DeliveryError(f"there is no channel {message.channel!r} in the configuration")
    try:
        async with asyncio.timeout((LEASE / 2).total_seconds()):
            await channel.send(message, now)
    except DeliveryError as error:
        return error
    except TimeoutError:
        return DeliveryError("no answer in time")
    return None


def _again(claimed: Claimed, error: DeliveryError, channel: Channel | None, now: datetime) -> datetime | None:
    jitter = random.random()  # noqa: S311 - spreads retries, guards nothing
    if channel is None:
        return next_try(claimed.attempt, error, now, jitter=jitter)
    return next_try(claimed.attempt, error, now, waits=channel.waits, jitter=jitter)


def _what_next(again: datetime | None) -> str:
    return f"next try at {again:%Y-%m-%d %H:%M:%S} UTC" if again else "given up"
