"""Sees to it that the operator hears, by another channel, of messages given up and receivers that fail."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from alerts.channel import Channel
from alerts.operator import SUBSCRIPTION
from alerts.undelivered import Undelivered, undelivered_messages
from hoidam.settings import OperatorSettings
from meetings.alert import Breaker, Delivery
from storage.store import Store, Transaction

PATIENCE = timedelta(minutes=30)
"""How long a receiver may take nothing before that is told."""
_EXAMPLES = 3


def tell_undelivered(
    store: Store, operator: OperatorSettings, channels: Mapping[str, Channel], now: datetime
) -> list[Undelivered]:
    """Put on its way what the operator has not heard yet and, in the same transaction, remember that.

    What cannot be told, since every channel of the operator is in trouble itself, is told when one is not.
    """
    with store.transaction() as tx:
        breakers = tx.breakers()
        to_tell = [breaker for breaker in breakers if _is_due(breaker, operator.remind_after, now)]
        given_up = tx.given_up_untold()
        shut = {breaker.channel for breaker in breakers if breaker.failures}
        told, ways = _tellable(given_up, {n: channels[n] for n in operator.channels if n not in shut})
        troubles = [*_given_up(told), *(_of(breaker, tx) for breaker in to_tell)]
        if not ways:
            return []
        if troubles:
            tx.compose(undelivered_messages(troubles, ways, operator.language, now), [], now)
        tx.told_given_up([delivery.message.id for delivery in given_up], now)
        for breaker in to_tell:
            if breaker.failures:
                tx.save_breaker(replace(breaker, told_at=now))
            else:
                tx.forget_breaker(breaker.channel)
    return troubles


def _tellable(
    given_up: Sequence[Delivery], ways: Mapping[str, Channel]
) -> tuple[Sequence[Delivery], Mapping[str, Channel]]:
    """A letter to the operator that was given up is told by another channel, if there is one."""
    refused = {d.message.channel for d in given_up if d.message.subscription == SUBSCRIPTION}
    others = {name: channel for name, channel in ways.items() if name not in refused}
    if others:
        return given_up, others
    return [d for d in given_up if d.message.subscription != SUBSCRIPTION], ways


def _is_due(breaker: Breaker, remind_after: timedelta, now: datetime) -> bool:
    if not breaker.failures:
        return True
    if breaker.told_at is None:
        return breaker.gone or now - breaker.since >= PATIENCE
    return now - breaker.told_at >= remind_after


def _given_up(deliveries: Sequence[Delivery]) -> list[Undelivered]:
    """One for each channel, with the first reason and a few of the subjects."""
    by_channel: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        by_channel.setdefault(delivery.message.channel, []).append(delivery)
    return [
        Undelivered(
            channel=channel,
            state="dead",
            count=len(some),
            error=some[0].last_error or "",
            since=some[0].message.created_at,
            examples=tuple(f"{d.message.recipient}: {d.message.summary}" for d in some[:_EXAMPLES]),
        )
        for channel, some in by_channel.items()
    ]


def _of(breaker: Breaker, tx: Transaction) -> Undelivered:
    return Undelivered(
        channel=breaker.channel,
        state="gone" if breaker.gone else "down" if breaker.failures else "well",
        count=tx.number_waiting(breaker.channel),
        error=breaker.last_error if breaker.failures else "",
        since=breaker.since,
    )
