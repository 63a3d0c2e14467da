"""Stage three: compose what is due into messages, and hand each to its channel until it is taken."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alerts.channel import Channel
from alerts.delivery import compose as messages_for
from alerts.digest import Entry
from alerts.retry import next_try
from alerts.subscription import Immediate, Subscription, matches
from hoidam.terminal import counted, moment
from meetings.alert import Claimed, Message, PendingAlert
from meetings.errors import DeliveryError, MonitorError
from storage.store import Store, Transaction

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""What a killed sender held is tried again after it, under the same id."""
LONGEST = timedelta(seconds=75)
"""No attempt takes longer, whatever its channel allows: the lease must outlive it."""
SENDERS = 8
"""Messages on their way at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """One message tried; `next_at` is None when it was sent or is given up."""

    message: Message
    error: str | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What to tell one subscription in one letter; `alerts` are those it settles."""

    entries: tuple[Entry, ...]
    alerts: tuple[PendingAlert, ...] = ()


def compose(
    store: Store, subscriptions: Sequence[Subscription], channels: Mapping[str, Channel], now: datetime
) -> list[Message]:
    """Freeze what is due into messages, each subscription in a transaction of its own."""
    composed: list[Message] = []
    for subscription in subscriptions:
        with store.transaction() as tx:
            alerts = tx.due_alerts(now, subscription=subscription.name)
            for news in _letters(subscription, alerts):
                composed += _composed(tx, subscription, news, channels, now)
    return composed


def compose_news(
    store: Store, subscription: Subscription, news: News, channels: Mapping[str, Channel], now: datetime
) -> list[Message]:
    """Freeze one letter that was asked for; the same news under the same id is not sent twice."""
    with store.transaction() as tx:
        return _composed(tx, subscription, news, channels, now)


def waiting(store: Store, subscription: Subscription, now: datetime, *, since: date | None) -> News:
    """What waits for a subscription, due or not; with a day, all its meetings since then, told or not."""
    with store.transaction() as tx:
        if since is None:
            return _news(tx.due_alerts(now, subscription=subscription.name, all_pending=True))
        meetings = [m for m in tx.meetings(since=since) if matches(subscription.filter, m)]
    return News(entries=tuple(Entry(meeting=m, version=m.version) for m in meetings))


def _composed(
    tx: Transaction, subscription: Subscription, news: News, channels: Mapping[str, Channel], now: datetime
) -> list[Message]:
    messages = messages_for(subscription, news.entries, channels, now)
    if messages:
        tx.compose(messages, news.alerts, now)
    return messages


def _news(alerts: Sequence[PendingAlert]) -> News:
    entries = (Entry(meeting=a.meeting, version=a.version, news=a.news) for a in alerts)
    return News(entries=tuple(entries), alerts=tuple(alerts))


def _letters(subscription: Subscription, alerts: Sequence[PendingAlert]) -> Iterator[News]:
    """A digest is one letter; immediate alerts are one a meeting, with those of its visit or exchange."""
    if not isinstance(subscription.schedule, Immediate):
        yield _news(alerts)
        return
    families: dict[str, list[PendingAlert]] = {}
    for alert in alerts:
        whole = alert.meeting.parent or alert.meeting.visit or alert.meeting.id
        families.setdefault(whole, []).append(alert)
    yield from map(_news, families.values())


async def deliver(
    store: Store, channels: Mapping[str, Channel], *, now: Callable[[], datetime]
) -> list[Attempted]:
    """Try every message that is due; one slow or failing channel leaves senders for the others."""
    attempted: list[Attempted] = []

    async def send_in_turn() -> None:
        while claimed := await asyncio.to_thread(_claim, store, now()):
            attempted.append(await _try(store, claimed, channels, now))

    async with asyncio.TaskGroup() as senders:
        for _ in range(SENDERS):
            senders.create_task(send_in_turn())
    for line in refusals(attempted):
        log.warning("%s", line)
    return attempted


def refusals(attempted: Iterable[Attempted]) -> list[str]:
    """What went wrong in a round: one line for each channel and reason, however many messages wait."""
    alike: dict[tuple[str, str, bool], list[Attempted]] = {}
    for each in attempted:
        if each.error:
            alike.setdefault((each.message.channel, each.error, each.next_at is None), []).append(each)
    return [f"{channel}: {error}; {_what_next(some)}" for (channel, error, _), some in alike.items()]


def _what_next(alike: Sequence[Attempted]) -> str:
    those, reader = counted(len(alike), "message"), alike[0].message.recipient
    if len(alike) == 1 and "@" in reader:  # of a webhook the reason names the receiver
        those += f" to {reader}"
    if again := min((each.next_at for each in alike if each.next_at), default=None):
        waits = "waits" if len(alike) == 1 else "wait"
        return f"{those} {waits}, next try at {moment(again)} (Hanoi)"
    return f"{those} given up"


def _claim(store: Store, now: datetime) -> Claimed | None:
    with store.transaction() as tx:
        return next(iter(tx.claim(now, LEASE, 1)), None)


async def _try(
    store: Store, claimed: Claimed, channels: Mapping[str, Channel], now: Callable[[], datetime]
) -> Attempted:
    message = claimed.message
    channel = channels.get(message.channel)
    error = await _send(message, channel, now())
    again = _again(claimed, error, channel, now()) if error else None
    told = str(error) if error else None
    await asyncio.to_thread(_settle, store, claimed, now(), told, again)
    if error is None:
        log.info("%s to %s: sent %s", message.channel, message.recipient, message.summary)
    return Attempted(message=message, error=told, next_at=again)


def _settle(
    store: Store, claimed: Claimed, now: datetime, error: str | None, next_at: datetime | None
) -> None:
    with store.transaction() as tx:
        tx.settle(claimed, now=now, sent=error is None, error=error, next_at=next_at)


async def _send(message: Message, channel: Channel | None, now: datetime) -> DeliveryError | None:
    if channel is None:
        return DeliveryError(
            f"there is no channel {message.channel!r} in the configuration", blame="receiver"
        )
    try:
        async with asyncio.timeout(LONGEST.total_seconds()):
            await channel.send(message, now)
    except DeliveryError as error:
        return error
    except MonitorError as error:
        return DeliveryError(str(error))
    except TimeoutError:
        return DeliveryError(f"no answer within {LONGEST.total_seconds():g} s", blame="receiver")
    return None


def _again(claimed: Claimed, error: DeliveryError, channel: Channel | None, now: datetime) -> datetime | None:
    jitter = random.random()  # noqa: S311 - spreads retries, guards nothing
    if channel is None:
        return next_try(claimed.attempt, error, now, jitter=jitter)
    return next_try(claimed.attempt, error, now, waits=channel.waits, jitter=jitter)
