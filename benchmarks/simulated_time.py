"""A clock for asyncio that jumps to the next timer as soon as nothing real is under way."""

import asyncio
import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

_LONGEST = 60.0
"""Real seconds without a sign of life from what is under way."""


class SimulatedTime:
    """Seconds since `start`; they stand still while anybody is `working`, and are slept through otherwise."""

    def __init__(self, start: datetime) -> None:
        self.start = start
        self.seconds = 0.0
        self.under_way = 0

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds)

    @contextmanager
    def working(self) -> Iterator[None]:
        """While this lasts, a socket or another process is waited for in real time."""
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1


class _Selector(selectors.DefaultSelector):
    simulated: SimulatedTime

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout == 0 or timeout is None:
            return super().select(timeout)
        if not self.simulated.under_way:
            self.simulated.seconds += timeout
            return super().select(0)
        if not (found := super().select(_LONGEST)):
            raise RuntimeError(f"what is under way said nothing for {_LONGEST:g} real seconds")
        return found


class SimulatedLoop(asyncio.SelectorEventLoop):
    """A loop whose `time` is the simulated one, for sleeps, time-outs and everybody who asks."""

    def __init__(self, simulated: SimulatedTime) -> None:
        selector = _Selector()
        selector.simulated = self._simulated = simulated
        super().__init__(selector)

    def time(self) -> float:
        return self._simulated.seconds
