"""The program in processes of its own, against sample outlets and receivers on loopback."""

import contextlib
import json
import signal
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hoidam.receivers import MailReceiver
from hoidam.sample_sites import SampleSites, sample_sites_in_thread
from hoidam.samples.articles import HOSTS
from storage.store import Store, open_store
from tests.forked import Forked, hoidam


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[SampleSites]:
    with sample_sites_in_thread(tmp_path) as serving:
        yield serving


@pytest.fixture
def asked() -> list[str]:
    """The addresses that `served` outlets were asked for, in order."""
    return []


@pytest.fixture
def served(asked: list[str]) -> Iterator[Callable[[dict[str, bytes]], str]]:
    """Serves bodies by their whole addresses through an HTTP proxy, whose address it gives; others are 404."""
    answers: dict[str, bytes] = {}

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = answers.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def serve(bodies: dict[str, bytes]) -> str:
        answers.update(bodies)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def mails(tmp_path: Path) -> Iterator[MailReceiver]:
    with MailReceiver(tmp_path / "mail") as receiver:
        yield receiver


@pytest.fixture
def configured(tmp_path: Path) -> Callable[..., Path]:
    """Writes a configuration that reads the sample outlets and tells one subscriber by mail, at once."""

    def write(sites: SampleSites, mail_port: int, delay: float = 0.05, keep: str = "all") -> Path:
        path = tmp_path / "hoidam.toml"
        path.write_text(
            f"""
[crawler]
outlets = {json.dumps(list(HOSTS))}
keep = "{keep}"
delay = {delay}
proxy = "{sites.proxy}"
ca_file = "{sites.ca_file}"
timeout = 5
[channels.mail]
kind = "email"
host = "127.0.0.1"
port = {mail_port}
security = "none"
sender = "hoidam@example.org"
recipients = ["analyst@example.org"]
[[subscriptions]]
name = "desk"
channels = ["mail"]
schedule = {{ settle = 0 }}
[daemon]
analyse_every = "1s"
deliver_every = "1s"
""",
            encoding="utf-8",
        )
        return path

    return write


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Forked]]:
    """Starts the program; what still runs at the end of the test is killed."""
    started: list[Forked] = []
    errors = tmp_path / "stderr.log"

    def run(configuration: Path, *arguments: str, program: Callable[..., None] = hoidam) -> Forked:
        given = ("--config", str(configuration), *arguments)
        started.append(Forked(program, given, folder=tmp_path, errors=errors))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def finish(start: Callable[..., Forked]) -> Callable[..., tuple[int, str]]:
    """Runs the program to its end; exit code and stdout."""

    def run(configuration: Path, *arguments: str) -> tuple[int, str]:
        process = start(configuration, *arguments)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said

    return run


@pytest.fixture
def until() -> Callable[..., None]:
    """Waits for a condition, and fails when it does not come true in time."""

    def wait(condition: Callable[[], object], within: float = 90) -> None:
        deadline = time.monotonic() + within
        while not condition():
            assert time.monotonic() < deadline, "it did not come true in time"
            time.sleep(0.05)

    return wait


@pytest.fixture
def kill() -> Callable[[Forked], None]:
    """Ends a process as a power cut would."""

    def end(process: Forked) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        process.wait(10)

    return end


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the store that the program uses."""
    stores: list[Store] = []

    def open_it() -> Store:
        stores.append(open_store(f"sqlite:///{tmp_path}/hoidam.db"))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()
