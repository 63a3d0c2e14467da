"""One at a time does a work, or asks a host: who is second learns who is first, and a death frees what was held."""

import errno
import os
import re
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection

from meetings.errors import StoreError
from storage.store import Store, open_store
from tests.storage.test_opening import another_process

NOBODY = 65534


SINCE = r", since \d{4}-\d\d-\d\d \d\d:\d\d UTC$"


def names(others: dict[str, str]) -> dict[str, str]:
    """Who holds what, without the time since when, which each has."""
    assert all(re.search(SINCE, holder) for holder in others.values())
    return {work: re.sub(SINCE, "", holder) for work, holder in others.items()}


@pytest.fixture
def second(url: str) -> Iterator[Store]:
    """The same store, as another process opens it."""
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.mark.parametrize("work", ["run", "crawl"])
def test_a_second_at_the_same_work_is_refused_and_told_of_the_first(
    store: Store, second: Store, work: str
) -> None:
    with store.hold(work, "hoidam run\n(pid 7)"):
        for _ in range(2):
            with (
                pytest.raises(StoreError, match=r"already in use by hoidam run \(pid 7\)" + SINCE),
                second.hold(work, "another"),
            ):
                pytest.fail("both hold it")
        with second.transaction() as tx:
            assert tx.meetings() == []
    with (
        second.hold(work, "another"),
        pytest.raises(StoreError, match="by another" + SINCE),
        store.hold(work, "hoidam run"),
    ):
        pytest.fail("both hold it")


def test_a_daemon_and_its_crawl_hold_the_store_together(store: Store, second: Store) -> None:
    with store.hold("run", "the daemon"), second.hold("crawl", "its crawl"):
        for work, holder in (("run", "the daemon"), ("crawl", "its crawl")):
            with pytest.raises(StoreError, match=f"by {holder}{SINCE}"), store.hold(work, "another"):
                pytest.fail("both hold it")


HOLD = """
import sys
from storage.store import open_store
store = open_store(sys.argv[1])
with store.hold("run", "the first"), store.hold_hosts(["a.vn", "b.vn"], "the first"):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def test_a_process_that_was_killed_holds_nothing(url: str) -> None:
    store = open_store(url)
    with another_process(HOLD, url) as first:
        held = dict.fromkeys(("run", "a.vn", "b.vn"), "the first")
        assert names(store.holders(["run", "a.vn", "b.vn", "c.vn"])) == held
        with store.hold_hosts(["b.vn", "c.vn"], "the second") as others:
            assert names(others) == {"b.vn": "the first"}
        first.send_signal(signal.SIGKILL)
        first.wait(10)
        deadline = time.monotonic() + 30
        while store.holders(["run", "a.vn", "b.vn"]):
            assert time.monotonic() < deadline, "the server notices that its client is gone"
        with store.hold("run", "the second"), store.hold_hosts(["a.vn", "b.vn"], "the second") as others:
            assert others == {}
    store.close()


def test_hosts_that_others_ask_are_left_to_them_and_the_rest_is_kept(store: Store, second: Store) -> None:
    odd = "../Ồ a/b" * 90
    with store.hold_hosts(["a.vn", odd], "the first"):
        for _ in range(2):
            with second.hold_hosts(["b.vn", odd, "a.vn"], "the second") as others:
                assert names(others) == {"a.vn": "the first", odd: "the first"}
                with store.hold_hosts(["b.vn", "c.vn"], "the third") as more:
                    assert names(more) == {"b.vn": "the second"}
    with second.hold_hosts(["a.vn", odd], "the second") as others:
        assert others == {}


def test_who_looks_at_what_is_held_takes_nothing(store: Store, second: Store) -> None:
    assert second.holders(["a.vn"]) == {}
    with store.hold_hosts(["a.vn"], "the first"):
        for _ in range(2):
            assert names(second.holders(["a.vn", "b.vn"])) == {"a.vn": "the first"}
    assert second.holders(["a.vn"]) == {}


def test_of_a_long_name_the_beginning_is_told(store: Store, second: Store) -> None:
    name = f"hoidam crawl --since 2024-01-01, process 4194304 on {'a-very-long-name-of-a-machine.' * 9}"
    with store.hold_hosts(["a.vn"], name):
        (told,) = names(second.holders(["a.vn"])).values()
    assert name.startswith(told)
    assert len(told) >= 63


@contextmanager
def cut(postgres: str, holder: str) -> Iterator[None]:
    """Ends the connection of a holder, as a restart of the server, or of what stands between, does."""
    with psycopg.connect(postgres, autocommit=True) as other:
        ended = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = %s"
        assert other.execute(ended, [holder]).fetchall() == [(True,)]
    yield


def test_what_a_broken_connection_lost_is_taken_again_before_the_next_use(postgres: str) -> None:
    first, second = open_store(postgres), open_store(postgres)
    with first.hold("run", "a daemon"), first.hold_hosts(["a.vn"], "its round"):
        for holder in ("a daemon", "its round"):
            with cut(postgres, holder), first.transaction() as tx:
                assert tx.meetings() == []
        assert names(second.holders(["run", "a.vn"])) == {"run": "a daemon", "a.vn": "its round"}
    assert second.holders(["run", "a.vn"]) == {}
    first.close()
    second.close()


def test_who_lost_it_to_another_does_nothing_more_until_that_one_ends(postgres: str) -> None:
    first, second = open_store(postgres), open_store(postgres)
    with first.hold_hosts(["a.vn", "b.vn"], "the first"):
        with cut(postgres, "the first"), second.hold_hosts(["b.vn"], "the second"):
            for _ in range(2):
                lost = "the connection broke that held it; now in use by the second" + SINCE
                with pytest.raises(StoreError, match=lost), first.transaction():
                    pytest.fail("both hold it")
            assert names(second.holders(["a.vn", "b.vn"])) == {"b.vn": "the second"}
        with first.transaction():
            assert names(second.holders(["a.vn", "b.vn"])) == {"a.vn": "the first", "b.vn": "the first"}
    first.close()
    second.close()


def test_what_was_let_go_is_free_before_the_server_sees_its_connection_end(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = open_store(postgres), open_store(postgres)
    open_still: list[Connection] = []
    with monkeypatch.context() as patched, first.hold("run", "the first"):
        patched.setattr(Connection, "close", lambda connection: open_still.append(connection))  # noqa: PLW0108 - bound
    with second.hold("run", "the second"):
        pass
    for connection in open_still:
        connection.close()
    first.close()
    second.close()


@pytest.fixture
def shared() -> Iterator[Store]:
    """A store in a folder that all users may write in."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        store = open_store(f"sqlite:///{folder}/a.db")
        yield store
        store.close()


@contextmanager
def as_another_user() -> Iterator[None]:
    """A superuser may read whatever there is; others already are another user to files without rights."""
    ourselves = os.geteuid()
    if ourselves == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if ourselves == 0:
            os.seteuid(0)


def lock_file(store: Store, rights: int) -> None:
    """Leaves the file of a lock behind as another user may have made it."""
    with store.hold_hosts(["a.vn"], "the first"):
        (lock,) = Path(f"{store.place}.locks").iterdir()
    lock.chmod(rights)


def test_a_lock_that_another_user_made_is_held_all_the_same(shared: Store) -> None:
    lock_file(shared, 0o444)
    with as_another_user(), shared.hold_hosts(["a.vn"], "the second") as others:
        assert others == {}
        with shared.hold_hosts(["a.vn"], "the third") as held:
            assert held == {"a.vn": "another process"}


def test_a_lock_that_may_not_even_be_read_is_named_with_what_to_do(shared: Store) -> None:
    lock_file(shared, 0o000)
    said = r"\.lock: Permission denied; it is another user's: let all who use this database read it$"
    with as_another_user():
        assert shared.holders(["a.vn"]) == {}
        with pytest.raises(StoreError, match=said), shared.hold_hosts(["a.vn"], "the second"):
            pytest.fail("nobody may")


def test_a_file_system_that_cannot_lock_is_not_taken_for_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(f"sqlite:///{tmp_path}/a.db")

    def cannot(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("storage.file_locks.fcntl.flock", cannot)
    with pytest.raises(StoreError, match="No locks available"), store.hold_hosts(["a.vn"], "the first"):
        pass
    store.close()


def test_a_database_is_the_same_under_another_name(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/a.db")
    (tmp_path / "link.db").symlink_to(tmp_path / "a.db")
    linked = open_store(f"sqlite:///{tmp_path}/link.db")
    with store.hold_hosts(["a.vn"], "the first"), linked.hold_hosts(["a.vn"], "the second") as others:
        assert names(others) == {"a.vn": "the first"}
    store.close()
    linked.close()
