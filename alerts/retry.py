"""When to try a refused message again, or a receiver that takes nothing: waits, and pure functions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from meetings.alert import Breaker
from meetings.errors import DeliveryError

Waits = Sequence[timedelta]

WEBHOOK: Waits = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
)  # fmt: skip
"""Standard Webhooks 1.0.0, example schedule: ten attempts in 75 h 35 min."""

MAIL: Waits = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, *[240] * 29)
)  # fmt: skip
"""A little under five days, which RFC 5321 (4.5.4.1) asks a sender to keep trying at least."""

LONGEST = timedelta(hours=24)
LONGEST_PAUSE = timedelta(minutes=15)
"""A receiver that takes nothing is tried again after it at the latest, with one of the messages due."""


def next_try(
    attempts: int, error: DeliveryError, now: datetime, *, waits: Waits = WEBHOOK, jitter: float = 0.5
) -> datetime | None:
    """When to send again after `attempts` attempts (the first is 1); None when there is no point.

    `jitter`, from 0 up to 1, moves the wait by up to a fifth to either side. What the receiver asked for is
    waited for at least, but never more than a day.
    """
    if error.final or attempts > len(waits):
        return None
    wait = waits[max(attempts, 1) - 1] * (0.8 + 0.4 * jitter)
    return now + max(wait, _asked(error))


def left_alone(
    known: Breaker | None,
    channel: str,
    error: DeliveryError,
    now: datetime,
    *,
    waits: Waits = WEBHOOK,
    jitter: float = 0.5,
) -> Breaker:
    """How long a channel is left alone after its receiver, not the message, was in the way.

    The first waits are those of a message. What was on its way when the last one failed is not counted again.
    """
    if known is None or not known.failures:
        told_at = known.told_at if known else None
        known = Breaker(
            channel=channel, failures=0, since=now, shut_until=now, last_error=str(error), told_at=told_at
        )
    if error.blame == "gone" or known.gone:
        return replace(known, failures=known.failures + 1, shut_until=None, last_error=str(error))
    until, failures = known.shut_until or now, known.failures
    if failures == 0 or until <= now:
        pause = min(waits[min(failures, len(waits) - 1)], LONGEST_PAUSE) * (0.8 + 0.4 * jitter)
        until, failures = now + pause, failures + 1
    return replace(
        known, failures=failures, shut_until=max(until, now + _asked(error)), last_error=str(error)
    )


def _asked(error: DeliveryError) -> timedelta:
    return timedelta(seconds=min(error.retry_after or 0.0, LONGEST.total_seconds()))
