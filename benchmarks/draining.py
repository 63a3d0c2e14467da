"""How long 10,000 messages that are due take to go out, on SQLite and to receivers on loopback.

python -m benchmarks.draining                  # half by mail, half to a webhook
python -m benchmarks.draining --count 2000 --hook-share 1
"""

import argparse
import asyncio
import json
import secrets
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alerts.channel import Channel, Letter, build_channels
from benchmarks.receiving import receipts
from hoidam.delivering import deliver
from meetings.alert import Message
from storage.store import Store, open_store

_BATCH = 500


@contextmanager
def receiving(ledger: Path, *options: str) -> Iterator[dict[str, int]]:
    """The receivers in a process of their own; gives their ports."""
    command = [sys.executable, "-m", "benchmarks.receiving", str(ledger), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield json.loads(next(iter(process.stdout or ())))
        finally:
            process.kill()


def channel_tables(ports: Mapping[str, int]) -> dict[str, dict[str, Any]]:
    """The receivers as channels of a configuration."""
    return {
        "mail": {
            "kind": "email", "host": "127.0.0.1", "port": ports["mail"], "security": "none",
            "sender": "hoidam@example.org", "recipients": ["analyst@example.org"],
        },
        "hook": {
            "kind": "webhook", "url": f"http://127.0.0.1:{ports['hook']}/",
            "secret": f"whsec_{b64encode(bytes(32)).decode()}",
        },
    }  # fmt: skip


def compose(
    store: Store, channels: Mapping[str, Channel], count: int, hook_share: float, now: datetime
) -> None:
    """Put messages on their way as channels compose them, with as much text as one meeting has."""
    text = "Bộ trưởng Quốc phòng hai nước hội đàm tại Hà Nội.\n" * 60
    letter = Letter(
        subscription="desk", kind="immediate", language="vi", subject="Hội đàm tại Hà Nội", text=text,
        html=f"<!DOCTYPE html><p>{text}</p>", json={"type": "hoidam.meeting", "version": 1, "text": text},
    )  # fmt: skip
    for start in range(0, count, _BATCH):
        numbers = range(start, min(start + _BATCH, count))
        messages = [
            _message(channels["hook" if n < hook_share * count else "mail"], letter, now) for n in numbers
        ]
        with store.transaction() as tx:
            tx.compose(messages, [], now)


def _message(channel: Channel, letter: Letter, now: datetime) -> Message:
    identity = secrets.token_hex(16)
    (recipient,) = channel.recipients
    return Message(
        id=identity, subscription="desk", channel=channel.name, recipient=recipient, summary=letter.subject,
        payload=channel.compose(letter, recipient=recipient, identity=identity, now=now), created_at=now,
        kind="immediate",
    )  # fmt: skip


def drain(count: int, hook_share: float, folder: Path) -> tuple[float, float]:
    """Seconds until all were taken, and those of the processor here; raises if one was not, or was twice."""
    with receiving(folder / "ledger") as ports:
        allowed = frozenset({("127.0.0.1", ports["hook"])})
        channels = build_channels(channel_tables(ports), allowed)
        store = open_store(f"sqlite:///{folder / 'hoidam.db'}")
        compose(store, channels, count, hook_share, datetime.now(UTC))
        began, worked = time.monotonic(), time.process_time()
        asyncio.run(deliver(store, channels, now=lambda: datetime.now(UTC)))
        took = time.monotonic() - began, time.process_time() - worked
        store.close()
    taken = [receipt.id for receipt in receipts(folder / "ledger")]
    if not len(taken) == len(set(taken)) == count:
        raise SystemExit(f"{len(taken)} receipts of {len(set(taken))} messages, not {count}")
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--hook-share", type=float, default=0.5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        took, worked = drain(given.count, given.hook_share, Path(folder))
    rate = given.count / took
    print(f"{given.count} messages in {took:.1f} s ({worked:.1f} s of the processor): {rate:.0f} a second")


if __name__ == "__main__":
    main()
