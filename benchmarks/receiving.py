"""A mail server and an HTTP endpoint on loopback, in a process of their own, that fail as often as they are told to.

    python -m benchmarks.receiving LEDGER --faults 0.2 --seed 1

What is taken stands in the ledger, one line each, and is on disk before its sender hears so. The ports are
printed as JSON on the first line; given as options, they are the same after a restart.
"""

import argparse
import asyncio
import json
import os
import random
from dataclasses import dataclass, field
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
SLOW = 0.5
"""Seconds of a receiver that takes its time."""
_OK, _BUSY = "204 No Content", "503 Service Unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A message that was taken, whether or not its sender was told."""

    kind: str
    id: str
    digest: str


@dataclass(slots=True)
class Ledger:
    path: Path
    file: int = field(init=False)

    def __post_init__(self) -> None:
        self.file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def keep(self, kind: str, identity: str, body: bytes) -> None:
        line = json.dumps([kind, identity, sha256(body).hexdigest()])
        os.write(self.file, f"{line}\n".encode())
        os.fsync(self.file)


def receipts(path: Path) -> list[Receipt]:
    """What a ledger holds; a last line that a kill cut short was never answered, so it is left out."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
    whole = [json.loads(line) for line in lines if line.endswith("\n")]
    return [Receipt(kind=k, id=i, digest=d) for k, i, d in whole]


class Faults:
    """What goes wrong with the next message: nothing, a refusal, a cut before or after it is taken, or slowness."""

    def __init__(self, share: float, seed: int) -> None:
        self._share, self._random = share, random.Random(seed)

    def next(self) -> str:
        if self._random.random() >= self._share:
            return "none"
        return self._random.choice(["refuse", "cut", "take and cut", "slow"])


class Mails:
    def __init__(self, ledger: Ledger, faults: Faults) -> None:
        self._ledger, self._faults = ledger, faults

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        fault = self._faults.next()
        body = envelope.content if isinstance(envelope.content, bytes) else b""
        if fault == "refuse":
            return "451 busy"
        if fault != "cut":
            identity = str(message_from_bytes(body)["Message-ID"]).strip("<>").partition("@")[0]
            self._ledger.keep("mail", identity, body)
        if fault in {"cut", "take and cut"} and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        if fault == "slow":
            await asyncio.sleep(SLOW)
        return "250 taken"


class Hooks:
    def __init__(self, ledger: Ledger, faults: Faults) -> None:
        self._ledger, self._faults = ledger, faults

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
            body = await reader.readexactly(int(headers["content-length"]))
            await self._answer(headers["webhook-id"], body, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, identity: str, body: bytes, writer: asyncio.StreamWriter) -> None:
        fault = self._faults.next()
        if fault not in {"refuse", "cut"}:
            self._ledger.keep("hook", identity, body)
        if fault in {"cut", "take and cut"}:
            writer.transport.abort()
            return
        if fault == "slow":
            await asyncio.sleep(SLOW)
        status = _BUSY if fault == "refuse" else _OK
        writer.write(f"HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()


async def receive(ledger: Path, share: float, seed: int, mail_port: int, hook_port: int) -> None:
    kept, faults = Ledger(ledger), Faults(share, seed)
    loop = asyncio.get_running_loop()
    mails = await loop.create_server(lambda: SMTP(Mails(kept, faults), loop=loop), HOST, mail_port)
    hooks = await asyncio.start_server(Hooks(kept, faults).serve, HOST, hook_port)
    ports = {"mail": mails.sockets[0].getsockname()[1], "hook": hooks.sockets[0].getsockname()[1]}
    print(json.dumps(ports), flush=True)
    await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--faults", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mail-port", type=int, default=0)
    parser.add_argument("--hook-port", type=int, default=0)
    given = parser.parse_args()
    asyncio.run(receive(given.ledger, given.faults, given.seed, given.mail_port, given.hook_port))


if __name__ == "__main__":
    main()
