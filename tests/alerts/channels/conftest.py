"""Receivers on loopback: real servers that can refuse, lie, drip and hang up."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import SMTP


class Receiver:
    """An HTTP receiver that answers byte for byte as told; the last answer stands for all later ones.

    An answer may be a function of the first line, the headers and the body.
    """

    def __init__(self, *answers: bytes | Callable[..., bytes] | None, drip: float = 0) -> None:
        self.answers = list(answers)
        self.drip = drip
        self.requests: list[tuple[str, dict[str, str], bytes]] = []
        self.port = 0
        self.sent = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line, *rest = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (h.partition(":") for h in rest if h)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        self.requests.append((line, headers, body))
        answer = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        if answer is None:
            await reader.read()
            return
        answer = answer(line, headers, body) if callable(answer) else answer
        step = 1 if self.drip else 16 * 1024
        for start in range(0, len(answer), step):
            writer.write(answer[start : start + step])
            await writer.drain()
            self.sent += step
            await asyncio.sleep(self.drip)


class Mailbox:
    """What a mail server took, and what it answers instead at a verb."""

    def __init__(self, refusals: dict[str, str] | None = None) -> None:
        self.refusals = refusals or {}
        self.taken: list[tuple[str, list[str], bytes]] = []
        self.port = 0

    async def handle_EHLO(self, _server, session, _envelope, hostname, responses):  # noqa: N802
        session.host_name = hostname
        return [self.refusals["EHLO"]] if "EHLO" in self.refusals else responses

    async def handle_HELO(self, _server, session, _envelope, hostname):  # noqa: N802
        session.host_name = hostname
        return self.refusals.get("EHLO", "250 mail.example")

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802
        envelope.mail_from = address
        return self.refusals.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return self.refusals.get("RCPT", "250 OK")

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        if self.refusals.get("DATA") == "cut":
            server.transport.abort()
        return self.refusals.get("DATA", "250 OK")


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def server_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
async def listen() -> AsyncIterator[Callable[..., Awaitable[int]]]:
    """Starts servers on loopback; all of them end with the test."""
    servers: list[asyncio.Server] = []

    async def start(factory: Any, **options: Any) -> int:
        loop = asyncio.get_running_loop()
        starting = (
            asyncio.start_server(factory, "127.0.0.1", 0, **options)
            if isinstance(factory, Receiver)
            else loop.create_server(factory, "127.0.0.1", 0, **options)
        )
        servers.append(await starting)
        return int(servers[-1].sockets[0].getsockname()[1])

    yield start
    for server in servers:
        server.close()
        await server.wait_closed()


@pytest.fixture
async def receiver(listen: Callable[..., Awaitable[int]]) -> Callable[..., Awaitable[Receiver]]:
    """An HTTP receiver giving these answers; with `tls`, over HTTPS."""

    async def start(
        *answers: bytes | Callable[..., bytes] | None, drip: float = 0, tls: ssl.SSLContext | None = None
    ) -> Receiver:
        receiver = Receiver(*answers, drip=drip)
        receiver.port = await listen(receiver, **({"ssl": tls} if tls else {}))
        return receiver

    return start


@pytest.fixture
async def mail_server(listen: Callable[..., Awaitable[int]]) -> Callable[..., Awaitable[Mailbox]]:
    """A mail server refusing at some verbs; `options` are those of aiosmtpd's SMTP."""

    async def start(
        refusals: dict[str, str] | None = None, *, implicit_tls: ssl.SSLContext | None = None, **options: Any
    ) -> Mailbox:
        mailbox = Mailbox(refusals)
        more = {"ssl": implicit_tls} if implicit_tls else {}
        mailbox.port = await listen(lambda: SMTP(mailbox, hostname="mail.example", **options), **more)
        return mailbox

    return start
