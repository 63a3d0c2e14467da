"""Senders that are killed over and over beside receivers that fail: what is lost, what is told twice.

    python -m benchmarks.kills --kills 100 --seed 1      # about six minutes
    python -m benchmarks.kills --kills 100 --senders 2   # two at the same time

News are written into a store as analysis does it; senders are daemons (`hoidam.daemon`) of which only the
crawl is left out, each killed with SIGKILL a moment after its start. Their clock runs sixty times as fast, so
that retries take seconds. At one kill in five the receivers are killed, too; at one in ten a sender is stopped
until its leases have ended. At the end the receivers take everything and the last senders begin two days later, so
that no wait is left. The ledgers are then held against what was written: see `benchmarks.reckoning`.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.draining import channel_tables, receiving
from benchmarks.receiving import receipts
from benchmarks.reckoning import SUBSCRIPTIONS, Findings, held_against
from hoidam import configuration, delivering
from hoidam.daemon import Daemon
from hoidam.opening import opened
from meetings.alert import AlertDue
from meetings.encounter import Encounter
from meetings.meeting import Changed, Difference, Meeting, Opened
from storage.store import Store, open_store

SPEED = 60
"""How much faster the senders' clock runs."""
LEASE = timedelta(seconds=4)
"""Of real time; no attempt takes more than three seconds of it."""
_CALM = 60.0
"""Seconds within which all is told once nothing is killed any more."""


# --- the sender -------------------------------------------------------------------------------------------


def send_for_ever(path: Path, begin: datetime) -> None:
    """A daemon without its crawl, on a clock that runs ahead of ours."""

    def now() -> datetime:
        return begin + (datetime.now(UTC) - EPOCH) * SPEED

    async def nothing() -> None:
        await asyncio.Event().wait()

    delivering.LEASE, delivering.LONGEST = LEASE * SPEED, LEASE * 0.75
    found = configuration.load(path)
    with opened(found) as store:
        daemon = Daemon(found, store, now=now)
        daemon.crawl = nothing  # type: ignore[method-assign]
        print("begun", flush=True)
        asyncio.run(daemon.run())


EPOCH = datetime(2026, 11, 27, tzinfo=UTC)
DAYS_LATER = EPOCH + timedelta(days=2)
"""No message waits longer than a day and a fifth of it until its next try."""


# --- the news ---------------------------------------------------------------------------------------------


class Writer:
    """Writes news as analysis does: meetings, and later changes of them, due to each subscription at once."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self._store, self._chance = store, chance
        self.told: dict[str, int] = {}

    def write(self) -> None:
        with self._store.transaction() as tx:
            for _ in range(self._chance.randint(1, 4)):
                known = self._chance.choice([*self.told, None, None])
                name = known or f"meeting-{len(self.told)}"
                self.told[name] = version = self.told.get(name, 0) + 1
                before, after = (EPOCH.date() + timedelta(days=n) for n in (version - 1, version))
                facts = Encounter(kind="talks", start=after)
                meeting = Meeting(id=name, version=version, facts=facts, first_reported_at=EPOCH)
                news = [Difference(field="start", before=before.isoformat(), after=after.isoformat())]
                due = [AlertDue(subscription=each, due_at=EPOCH) for each in SUBSCRIPTIONS]
                conclusion = Changed(meeting=meeting, news=news) if known else Opened(meeting=meeting)
                tx.record(conclusion, alerts=due, now=EPOCH)


# --- the loop ---------------------------------------------------------------------------------------------


def run(kills: int, senders: int, faults: float, seed: int, folder: Path) -> Findings:
    chance = random.Random(seed)
    ledger, database = folder / "ledger", f"sqlite:///{folder / 'hoidam.db'}"
    store = open_store(database)
    writer = Writer(store, chance)
    options = ("--faults", str(faults), "--seed", str(seed))
    with receiving(ledger, *options) as ports:
        config = configured(folder, ports)
    receivers = Receivers(ledger, ports, options)
    receivers.restart()
    try:
        for _ in range(kills):
            writer.write()
            with sending(config, senders) as processes:
                time.sleep(chance.uniform(0.0, 1.5))
                writer.write()
                if chance.random() < 0.2:
                    receivers.restart()
                if chance.random() < 0.1:
                    processes[0].send_signal(signal.SIGSTOP)
                    time.sleep(LEASE.total_seconds() + 1)
                    processes[0].send_signal(signal.SIGCONT)
                time.sleep(chance.uniform(0.0, 1.0))
        receivers.restart("--faults", "0")
        with sending(config, senders, begin=DAYS_LATER):
            wait_until_told(store)
    finally:
        receivers.end()
    found = held_against(store, receipts(ledger), writer.told)
    found.kills = kills
    store.close()
    return found


def configured(folder: Path, ports: dict[str, int]) -> Path:
    tables: dict[str, Any] = channel_tables(ports)
    lines = [f'[database]\nurl = "sqlite:///{folder / "hoidam.db"}"\n[network]']
    lines.append(f'allow = ["127.0.0.1:{ports["hook"]}"]')
    lines.append('[daemon]\nanalyse_every = "1s"\ndeliver_every = "1s"')
    for name, options in tables.items():
        lines.append(f"[channels.{name}]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in options.items()]
    for name in SUBSCRIPTIONS:
        lines.append(f'[[subscriptions]]\nname = "{name}"\nchannels = ["mail", "hook"]')
        lines.append("schedule = { settle = 0 }")
    path = folder / "hoidam.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


class Receivers:
    """The receivers, which can be killed and started again at the same ports."""

    def __init__(self, ledger: Path, ports: dict[str, int], options: tuple[str, ...]) -> None:
        fixed = ("--mail-port", str(ports["mail"]), "--hook-port", str(ports["hook"]))
        self._ledger, self._options = ledger, (*options, *fixed)
        self._running = ExitStack()

    def restart(self, *options: str) -> None:
        self.end()
        self._running.enter_context(receiving(self._ledger, *self._options, *options))

    def end(self) -> None:
        self._running.close()


@contextmanager
def sending(
    config: Path, senders: int, *, begin: datetime = EPOCH
) -> Iterator[list["subprocess.Popen[str]"]]:
    """Senders that have begun, killed at the end; more than one are on their way at the same time."""
    options = ("--send", str(config), "--begin", begin.isoformat())
    command = [sys.executable, "-m", "benchmarks.kills", *options]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(senders)]
    try:
        for process in processes:
            next(iter(process.stdout or ()))
        yield processes
    finally:
        for process in processes:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()


def wait_until_told(store: Store) -> None:
    deadline = time.monotonic() + _CALM
    while time.monotonic() < deadline:
        with store.transaction() as tx:
            if tx.next_due() is None:
                return
        time.sleep(0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--send", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--begin", type=datetime.fromisoformat, default=EPOCH, help=argparse.SUPPRESS)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--senders", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.send:
        send_for_ever(given.send, given.begin)
        return
    with tempfile.TemporaryDirectory() as folder:
        found = run(given.kills, given.senders, given.faults, given.seed, Path(folder))
    for line in found.wrong:
        print(line)
    print(
        f"{found.kills} kills of {given.senders} sender(s), {found.news} news: {len(found.lost)} lost, "
        f"{len(found.twice)} under a new id, {found.repeats} repeated under the same id "
        f"({len(found.unexplained)} of them unexplained), {len(found.changed)} with other bytes, "
        f"{len(found.unordered)} out of order, {len(found.ghosts)} ghosts"
    )
    raise SystemExit(1 if found.wrong else 0)


if __name__ == "__main__":
    main()
