"""When to try a refused message again: a table of waits and one pure function."""

from collections.abc import Sequence
from datetime import datetime, timedelta

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
    asked = timedelta(seconds=min(error.retry_after or 0.0, LONGEST.total_seconds()))
    return now + max(wait, asked)
