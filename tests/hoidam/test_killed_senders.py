"""A sender may die at any line: what it was sending goes out under the same id, and nothing else twice."""

import asyncio
import os
import random
import shutil
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from alerts.channel import Channel, build_channels
from benchmarks.draining import channel_tables, compose, receiving
from benchmarks.receiving import receipts
from hoidam import delivering
from hoidam.delivering import LEASE, deliver
from storage import breakers, deliveries
from storage.store import open_store

OURS = {module.__file__ for module in (delivering, deliveries, breakers)}
MESSAGES = 6
STEP = 17
"""Every so many lines are tried, from a random one on; with 1 it takes some minutes."""


@pytest.fixture
def channels(tmp_path: Path) -> Iterator[dict[str, Channel]]:
    with receiving(tmp_path / "ledger") as ports:
        yield build_channels(channel_tables(ports), frozenset({("127.0.0.1", ports["hook"])}))


@pytest.fixture
def composed(tmp_path: Path, channels: dict[str, Channel], now: datetime, new_store: Any) -> Path:
    """A database with messages for two channels, none sent yet."""
    path = tmp_path / "composed.db"
    store = new_store(path)
    compose(store, channels, MESSAGES, 0.5, now)
    store.close()
    return path


def in_a_child(work: Callable[[], None]) -> int:
    """The exit code of a forked process, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def traced(at_line: Callable[[int], None]) -> None:
    """Call this with the number of each line of ours, in whatever thread, before it runs."""
    count = 0

    def look(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename not in OURS:
            return None
        if event == "line":
            count += 1
            at_line(count)
        return look

    sys.settrace(look)
    threading.settrace(look)


def send(database: Path, channels: dict[str, Channel], now: datetime) -> None:
    store = open_store(f"sqlite:///{database}")
    asyncio.run(deliver(store, channels, now=lambda: now))
    store.close()


def lines_of(database: Path, channels: dict[str, Channel], now: datetime, tmp_path: Path) -> int:
    """How many lines a sender runs that is left alone."""
    counted = tmp_path / "lines"

    def work() -> None:
        traced(lambda number: None if number % 10 else counted.write_text(str(number)) and None)
        send(database, channels, now)

    assert in_a_child(work) == 0
    return int(counted.read_text())


@pytest.mark.timeout(600)
def test_a_sender_killed_at_any_line_loses_nothing_and_repeats_only_what_it_was_sending(
    composed: Path, channels: dict[str, Channel], now: datetime, tmp_path: Path
) -> None:
    whole = lines_of(shutil.copy(composed, tmp_path / "first.db"), channels, now, tmp_path)
    assert whole > 100
    ledger = tmp_path / "ledger"
    for line in range(random.randrange(1, STEP), whole, STEP):  # noqa: S311 - no secret
        ledger.write_bytes(b"")
        database = Path(shutil.copy(composed, tmp_path / f"{line}.db"))
        killed = in_a_child(lambda at=line, db=database: _die_at(at, db, channels, now))
        assert killed in {-signal.SIGKILL, 0}, "0 when this run had fewer lines"
        send(database, channels, now + LEASE)
        received = Counter(receipt.id for receipt in receipts(ledger))
        store = open_store(f"sqlite:///{database}")
        with store.transaction() as tx:
            assert tx.number_of_deliveries("sent") == len(received) == MESSAGES, f"killed at line {line}"
            for identity, times in received.items():
                cut_short = sum(a.outcome != "sent" for a in tx.attempts(identity))
                assert times - 1 <= cut_short <= 1, f"killed at line {line}"
            assert tx.next_due() is None
        store.close()


def _die_at(line: int, database: Path, channels: dict[str, Channel], now: datetime) -> None:
    traced(lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == line else None)
    send(database, channels, now)
