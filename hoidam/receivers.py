"""Local receivers for what the program sends: a mail server and a webhook endpoint, both keeping a ledger."""

import asyncio
import base64
import hmac
import os
import socket
import threading
import time
from collections.abc import Awaitable, Callable
from email.message import Message
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

_LOOPBACK = "127.0.0.1"
_TOLERANCE_SECONDS = 300
_BODY_LIMIT = 1024 * 1024


class Ledger:
    """Files ``001.<kind>``, ``002.<kind>`` … of a directory, each on disk before `keep` returns."""

    def __init__(self, directory: Path, kind: str) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._kind = kind
        self._turn = threading.Lock()

    @property
    def entries(self) -> list[Path]:
        return sorted(self._directory.glob(f"*.{self._kind}"))

    def keep(self, content: bytes) -> Path:
        with self._turn:
            entry = self._directory / f"{self._next():03}.{self._kind}"
            with entry.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        folder = os.open(self._directory, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return entry

    def _next(self) -> int:
        return max((int(entry.stem) for entry in self.entries), default=0) + 1


class _FreePortController(Controller):
    """A controller that listens where the system finds room; the library wants to be told a port."""

    def __init__(self, handler: object) -> None:
        self._door = socket.create_server((_LOOPBACK, 0))
        super().__init__(handler, hostname=_LOOPBACK, port=self._door.getsockname()[1])

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._door)


class MailReceiver:
    """A mail server on loopback; a mail is in the ledger, as ``NNN.eml``, before its sender hears 250."""

    def __init__(self, directory: Path) -> None:
        self.ledger = Ledger(directory, "eml")
        self._server = _FreePortController(self)
        self.host = _LOOPBACK
        self.port: int = self._server.port

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        content = envelope.content
        if not isinstance(content, bytes):
            return "500 cannot read this message"
        entry = self.ledger.keep(content)
        return f"250 kept as {entry.name}"

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stop()


class WebhookReceiver:
    """An HTTP endpoint on loopback that takes signed webhooks; a body is in the ledger before its 204.

    `secret` is ``whsec_`` and base64, as Standard Webhooks writes it. A bad signature, or a timestamp more
    than five minutes from `now()`, seconds since 1970, is answered with 401 and not kept.
    """

    def __init__(self, directory: Path, secret: str, *, now: Callable[[], float] = time.time) -> None:
        self.ledger = Ledger(directory, "json")
        self._key = base64.b64decode(secret.removeprefix("whsec_"))
        self._now = now
        self._server = ThreadingHTTPServer((_LOOPBACK, 0), partial(_WebhookRequest, self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="webhook receiver", daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://{_LOOPBACK}:{self._server.server_port}/"

    def trusts(self, headers: Message, body: bytes) -> bool:
        """Whether one of the signatures is ours, over ``id.timestamp.body``."""
        message, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        if not message or not timestamp.isdecimal() or abs(self._now() - int(timestamp)) > _TOLERANCE_SECONDS:
            return False
        signed = f"{message}.{timestamp}.".encode() + body
        ours = b"v1," + base64.b64encode(hmac.digest(self._key, signed, "sha256"))
        theirs = headers.get("webhook-signature", "").encode().split()
        return any(hmac.compare_digest(ours, signature) for signature in theirs)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _WebhookRequest(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def __init__(self, receiver: WebhookReceiver, *connection: object) -> None:
        self._receiver = receiver
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_POST(self) -> None:
        length = self.headers.get("content-length", "")
        if not length.isdecimal():
            self._reply(HTTPStatus.LENGTH_REQUIRED)
        elif int(length) > _BODY_LIMIT:
            self._reply(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            self._receive(self.rfile.read(int(length)))

    def _receive(self, body: bytes) -> None:
        if not self._receiver.trusts(self.headers, body):
            self._reply(HTTPStatus.UNAUTHORIZED)
            return
        self._receiver.ledger.keep(body)
        self._reply(HTTPStatus.NO_CONTENT)

    def _reply(self, status: HTTPStatus) -> None:
        self.send_response(status)
        if status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", "0")
        if status in {HTTPStatus.LENGTH_REQUIRED, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}:
            self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the ledger is the record."""
