"""Serves the sample outlets on loopback, under their own host names, through an HTTP proxy."""

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import trustme

from hoidam.samples.articles import HOSTS
from hoidam.samples.pages import Answer, answer, outlet_at

_HEAD_LIMIT = 16 * 1024
_IDLE_SECONDS = 30
_REFUSED = Answer(status=502, content_type="text/plain", body=b"not a sample outlet\n")
_MALFORMED = Answer(status=400, content_type="text/plain", body=b"not a request to a proxy\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRequest:
    """One request that reached a sample outlet; `at` is in UTC."""

    host: str
    target: str
    user_agent: str
    status: int
    at: datetime


@dataclass(slots=True, kw_only=True)
class SampleSites:
    """The sample outlets while they are served.

    Clients reach them through `proxy`, an address, and trust the certificates in `ca_file`.
    """

    proxy: str
    ca_file: Path
    requests: dict[str, list[SampleRequest]] = field(default_factory=dict)
    edition: int = 0

    def publish_edits(self) -> None:
        """Serve the next version of every article that has one."""
        self.edition += 1


@asynccontextmanager
async def sample_sites(directory: Path) -> AsyncIterator[SampleSites]:
    """Serve the sample outlets until the block ends; `directory`, which exists, takes the CA certificate."""
    authority = trustme.CA()
    ca_file = directory / "sample-ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    door = _Door(authority)
    server = await asyncio.start_server(door.welcome, "127.0.0.1", 0, limit=_HEAD_LIMIT)
    port = server.sockets[0].getsockname()[1]
    door.sites = SampleSites(proxy=f"http://127.0.0.1:{port}", ca_file=ca_file)
    try:
        yield door.sites
    finally:
        server.close()
        await door.close()


@contextmanager
def sample_sites_in_thread(directory: Path) -> Iterator[SampleSites]:
    """`sample_sites` for code without an event loop: they run in a thread of their own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="sample sites", daemon=True)
    thread.start()
    serving = sample_sites(directory)
    try:
        sites = asyncio.run_coroutine_threadsafe(serving.__aenter__(), loop).result()
        try:
            yield sites
        finally:
            asyncio.run_coroutine_threadsafe(serving.__aexit__(None, None, None), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class _Door:
    """Answers every connection; a tunnel ends here, with a certificate for the host it asked for."""

    def __init__(self, authority: trustme.CA) -> None:
        self.sites: SampleSites
        self._contexts = {host: _context(authority, host) for host in HOSTS.values()}
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - start_server runs every connection as a task
        self._open[task] = writer
        try:
            # `close` cancels; Python 3.11's streams would report a cancelled connection as a fault.
            with suppress(OSError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
                try:
                    await self._converse(reader, writer)
                finally:
                    writer.close()
                await writer.wait_closed()
        finally:
            del self._open[task]

    async def close(self) -> None:
        for task, writer in self._open.items():
            task.cancel()
            writer.transport.abort()
        if self._open:
            await asyncio.wait(self._open)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tunnel: str | None = None
        while True:
            method, target, headers = await _head(reader)
            if method == "CONNECT":
                tunnel = target.rpartition(":")[0]
                outlet = outlet_at(tunnel)
                if outlet is None:
                    await _send(writer, _REFUSED, close=True)
                    return
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await writer.drain()
                await writer.start_tls(self._contexts[HOSTS[outlet]])
                continue
            given = self._answer(tunnel, target, headers)
            close = headers.get("connection", "").lower() == "close" or given.status >= HTTPStatus.BAD_GATEWAY
            await _send(writer, given, close=close, head_only=method == "HEAD")
            if close:
                return

    def _answer(self, tunnel: str | None, target: str, headers: dict[str, str]) -> Answer:
        parts = urlsplit(target)
        host = tunnel or parts.hostname
        if host is None:
            return _MALFORMED
        if outlet_at(host) is None:
            return _REFUSED
        path = parts._replace(scheme="", netloc="").geturl() or "/"
        seen = self.sites.requests.setdefault(host, [])
        given = answer(host, path, edition=self.sites.edition, views=len(seen))
        agent = headers.get("user-agent", "")
        seen.append(
            SampleRequest(host=host, target=path, user_agent=agent, status=given.status, at=datetime.now(UTC))
        )
        return given


def _context(authority: trustme.CA, host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, f"www.{host}").configure_cert(context)
    return context


async def _head(reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str]]:
    """The method, target and headers of the next request; bodies are not expected and not read."""
    async with asyncio.timeout(_IDLE_SECONDS):
        raw = await reader.readuntil(b"\r\n\r\n")
    first, *lines = raw.decode("latin-1").split("\r\n")
    method, _, rest = first.partition(" ")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    return method, rest.rpartition(" ")[0], headers


async def _send(writer: asyncio.StreamWriter, given: Answer, *, close: bool, head_only: bool = False) -> None:
    head = [
        f"HTTP/1.1 {given.status} {HTTPStatus(given.status).phrase}",
        f"Content-Type: {given.content_type}",
        f"Content-Length: {len(given.body)}",
        f"Connection: {'close' if close else 'keep-alive'}",
    ]
    writer.write("\r\n".join([*head, "", ""]).encode() + (b"" if head_only else given.body))
    await writer.drain()
