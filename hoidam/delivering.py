"""Stage three, second half: hand each message to its channel until it is taken."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from alerts.channel import Channel
from alerts.retry import WEBHOOK, Waits, left_alone, next_try
from hoidam.terminal import counted, moment
from meetings.alert import Breaker, Claimed, Message
from meetings.errors import Blame, DeliveryError, MonitorError
from storage.store import Store, Transaction

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""What a killed sender held is tried again after it, under the same id."""
LONGEST = timedelta(seconds=75)
"""No attempt takes longer, whatever its channel allows: the lease must outlive it."""
AT_ONCE = 8
"""Messages on their way to one channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """One message tried; `next_at` is None when it was sent or is given up."""

    message: Message
    error: str | None
    next_at: datetime | None
    blame: Blame | None = None


async def deliver(
    store: Store,
    channels: Mapping[str, Channel],
    *,
    now: Callable[[], datetime],
    to: Callable[[str], bool] = lambda _: True,
    stopping: Callable[[], bool] = lambda: False,
    turns: asyncio.Lock | None = None,
) -> list[Attempted]:
    """Try every message that is due on the channels `to` picks by name; none of them waits for another.

    What is under way when `stopping` begins to say so comes to its end, and nothing more is begun. `turns` is
    for those who deliver from one process at the same time: one lock for all of them.
    """
    turns = turns or asyncio.Lock()
    with store.transaction() as tx:
        drains = [
            _Drain(store, name, channels.get(name), now, stopping, turns)
            for name in tx.channels_due(now())
            if to(name)
        ]
    ends = await asyncio.gather(*(drain.run() for drain in drains), return_exceptions=True)
    attempted = [each for drain in drains for each in drain.attempted]
    for line in refusals(attempted):
        log.warning("%s", line)
    for end in ends:
        if end is not None:
            raise end
    return attempted


@dataclass(slots=True)
class _Drain:
    """Sends what is due on one channel; a turn is a transaction that records what ended and claims more.

    Drains take turns: threads of one process that wait for each other at the database do so in long sleeps.
    """

    store: Store
    name: str
    channel: Channel | None
    now: Callable[[], datetime]
    stopping: Callable[[], bool]
    turns: asyncio.Lock
    attempted: list[Attempted] = field(default_factory=list)
    jitter: float = field(default_factory=random.random)

    async def run(self) -> None:
        under_way: dict[asyncio.Task[DeliveryError | None], Claimed] = {}
        try:
            while True:
                async with self.turns:
                    done = [task for task in under_way if task.done()]
                    ended = [(under_way.pop(task), task.result()) for task in done]
                    room = 0 if self.stopping() else AT_ONCE - len(under_way)
                    claimed_now = await asyncio.to_thread(self._turn, ended, room)
                for claimed in claimed_now:
                    under_way[asyncio.create_task(_send(claimed.message, self.channel, self.now()))] = claimed
                if not under_way:
                    return
                await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in under_way:
                task.cancel()

    def _turn(self, ended: Sequence[tuple[Claimed, DeliveryError | None]], room: int) -> list[Claimed]:
        attempted = []
        with self.store.transaction() as tx:
            breaker = tx.breaker(self.name) if ended else None
            for claimed, error in ended:
                attempted.append(self._settle(tx, claimed, error))
                breaker = self._remember(tx, breaker, error, self.now())
            claimed_now = tx.claim(self.name, self.now(), LEASE, room)
        self.attempted += attempted
        for each in attempted:
            if each.error is None:
                log.info("%s to %s: sent %s", self.name, each.message.recipient, each.message.summary)
        return claimed_now

    def _settle(self, tx: Transaction, claimed: Claimed, error: DeliveryError | None) -> Attempted:
        now = self.now()
        if error is None:
            tx.settle(claimed, now=now)
            return Attempted(message=claimed.message, error=None, next_at=None)
        again = next_try(claimed.attempt, error, now, waits=self._waits, jitter=self.jitter)
        tx.settle(claimed, now=now, error=str(error), blame=error.blame, next_at=again)
        return Attempted(message=claimed.message, error=str(error), next_at=again, blame=error.blame)

    def _remember(
        self, tx: Transaction, known: Breaker | None, error: DeliveryError | None, now: datetime
    ) -> Breaker | None:
        """Whether the receiver takes anything; that it does again is kept until the operator heard it."""
        if error and error.blame != "message":
            known = left_alone(known, self.name, error, now, waits=self._waits, jitter=self.jitter)
            tx.save_breaker(known)
            return known
        if known is None or known.gone or not known.failures:
            return known
        tx.release(self.name, now)
        if known.told_at is None:
            tx.forget_breaker(self.name)
            return None
        known = replace(known, failures=0, shut_until=now)
        tx.save_breaker(known)
        return known

    @property
    def _waits(self) -> Waits:
        return self.channel.waits if self.channel else WEBHOOK


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
    wait = f"{those} {'waits' if len(alike) == 1 else 'wait'}"
    if alike[0].blame == "gone":
        return f"{wait} until: hoidam deliveries reopen {alike[0].message.channel}"
    if again := min((each.next_at for each in alike if each.next_at), default=None):
        return f"{wait}, next try at {moment(again)} (Hanoi)"
    return f"{those} given up"


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
