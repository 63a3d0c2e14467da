"""A web of our own on loopback, behind an HTTP proxy, and crawls of it in child processes."""

import json
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.crawler.crawl_once import main
from tests.forked import Forked

Respond = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as the server saw it; times are of the monotonic clock."""

    url: str
    path: str
    user_agent: str
    began: float
    ended: float


@dataclass(slots=True, kw_only=True)
class Web:
    """Answers by whole address; what has none is 404. An answer is a body, a status, or a function."""

    proxy: str
    port: int = 0
    answers: dict[str, bytes | int | Respond] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def paths(self) -> list[str]:
        """What was asked for, robots.txt apart, in order."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """What a crawl said and remembered."""

    code: int
    reports: list[dict[str, Any]]
    journal: list[dict[str, Any]]
    stderr: str
    seconds: float

    def outcomes(self, asked: str = "page") -> dict[str, tuple[str, str]]:
        """Outcome and detail by address."""
        visits = (entry["visit"] for entry in self.journal if "visit" in entry)
        return {
            visit["url"]: (visit["outcome"], visit["detail"]) for visit in visits if visit["asked"] == asked
        }

    def connected(self) -> set[str]:
        """The addresses Twisted was told to connect to."""
        return {entry["connected"][0] for entry in self.journal if "connected" in entry}

    def kept(self) -> list[str]:
        return [entry["keep"]["key"] for entry in self.journal if "keep" in entry]

    def usage(self) -> dict[str, float]:
        """Of the process that crawled: the longest it attended to nothing else, and how it grew, in MB."""
        return next(entry["usage"] for entry in reversed(self.journal) if "usage" in entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """Crawls in a child process; the journal is a file, and lasts from one crawl to the next."""

    proxy: str
    journal: Path

    def __call__(self, *, env: Mapping[str, str] = {}, **options: Any) -> Crawled:
        begun = time.monotonic()
        child = self.started(env=env, **options)
        stdout, stderr = child.communicate(timeout=120)
        seconds = time.monotonic() - begun
        reports = [json.loads(line) for line in stdout.splitlines()]
        return Crawled(
            code=child.returncode, reports=reports, journal=self.entries(), stderr=stderr, seconds=seconds
        )

    def started(self, *, env: Mapping[str, str] = {}, **options: Any) -> Forked:
        given = {"proxy": self.proxy, "journal": str(self.journal), "delay": 0.05, **options}
        return Forked(main, given, folder=self.journal.parent, env=env)

    def entries(self) -> list[dict[str, Any]]:
        lines = self.journal.read_text("utf-8").splitlines() if self.journal.exists() else []
        return [json.loads(line) for line in lines]


@pytest.fixture
def web() -> Iterator[Web]:
    with a_web() as served:
        yield served


@contextmanager
def a_web() -> Iterator[Web]:
    seen = Web(proxy="")

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            began = time.monotonic()
            _answer(self, seen.answers.get(self.path, 404))
            agent = self.headers.get("User-Agent", "")
            seen.asked.append(
                Asked(
                    url=self.path,
                    path=urlsplit(self.path).path,
                    user_agent=agent,
                    began=began,
                    ended=time.monotonic(),
                )
            )

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 256

    server = Server(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    seen.port = server.server_port
    seen.proxy = f"http://127.0.0.1:{server.server_port}"
    try:
        yield seen
    finally:
        server.shutdown()
        thread.join()
        server.socket.close()


@pytest.fixture
def crawl(web: Web, tmp_path: Path) -> Crawl:
    return Crawl(proxy=web.proxy, journal=tmp_path / "journal.jsonl")


@pytest.fixture
def end() -> Iterator[Callable[[Forked], None]]:
    """Whatever a test started is gone when it is over."""
    children: list[Forked] = []
    yield children.append
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
        child.communicate()


def _answer(request: BaseHTTPRequestHandler, answer: bytes | int | Respond) -> None:
    if callable(answer):
        answer(request)
        return
    status, body = (answer, b"") if isinstance(answer, int) else (200, answer)
    try:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
    except OSError:
        request.close_connection = True
