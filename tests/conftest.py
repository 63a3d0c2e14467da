"""No test reaches beyond this machine, where a connection fails at once and says so; none fails for being slow."""

import ipaddress
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from meetings.beat import BUNDLED, watch
from storage.store import Store, open_store
from tests.forbidden import Trap

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_BEYOND = "this test tried to reach {}: only loopback is allowed"


def _is_here(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of the file system
    host = str(address[0])
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _bundled_beat() -> Iterator[None]:
    """Whatever a test watched, the next one begins with Vietnam and China."""
    yield
    watch(BUNDLED)


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to connect to, or to look up, anything that is not this machine."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(self: socket.socket, address: object) -> None:
        if not _is_here(address):
            raise AssertionError(_BEYOND.format(address))
        connect(self, address)

    def guarded_ex(self: socket.socket, address: object) -> int:
        if not _is_here(address):
            raise AssertionError(_BEYOND.format(address))
        return connect_ex(self, address)

    def guarded_look_up(host: object, *more: object, **options: object) -> object:
        named = host.decode() if isinstance(host, bytes) else host
        if named is not None and not _is_here((named, 0)):
            raise socket.gaierror(socket.EAI_NONAME, _BEYOND.format(named))
        return look_up(host, *more, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of a store, to be copied: to make them takes longer than most tests."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def new_store(empty_store: Path) -> Iterator[Callable[..., Store]]:
    """Gives a store in a new file, empty or like the one in another file; it is closed when the test is over."""
    opened: list[Store] = []

    def make(path: Path, like: Path = empty_store) -> Store:
        shutil.copyfile(like, path)
        opened.append(open_store(f"sqlite:///{path}"))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    """A server on loopback that must not see anybody."""
    server = Trap()
    yield server
    server.close()
