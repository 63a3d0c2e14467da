"""A store that cannot be used says so in one line, that names it; what is wrong is never made worse."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from meetings.encounter import Encounter
from meetings.errors import StoreError
from storage.store import Store, holds_nothing, open_store

TOP = Path(__file__).resolve().parents[2]
SOON = timedelta(milliseconds=200)


@contextmanager
def another_process(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A Python program that has printed its first line, and is ended afterwards."""
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as process:  # fmt: skip
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def refused(url: str, **how) -> str:
    """The one line in which opening is refused."""
    with pytest.raises(StoreError) as error:
        open_store(url, patience=SOON, **how)
    said = str(error.value)
    assert "\n" not in said
    return said


def file_of(url: str) -> str:
    return url.removeprefix("sqlite:///")


def test_a_sqlite_store_is_durable_and_keeps_its_foreign_keys(sqlite) -> None:
    store = open_store(sqlite)
    with store.transaction() as tx:
        asked = (
            "SELECT * FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys, pragma_busy_timeout"
        )
        assert tx._session.execute(text(asked)).one() == ("wal", 2, 1, 30_000)
    store.close()


def test_a_file_locked_by_another_process_is_waited_for_then_refused(sqlite, an_article, now) -> None:
    store = open_store(sqlite, patience=SOON)
    lock = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE');"
        "print('ready', flush=True); sys.stdin.readline(); c.execute('ROLLBACK'); print('gone', flush=True)"
    )
    with another_process(lock, file_of(sqlite)) as locker:
        says = f"{file_of(sqlite)}: locked by another process for more than 0.2 s"
        assert refused(sqlite) == says
        with pytest.raises(StoreError) as error, store.transaction() as tx:
            tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        assert str(error.value) == says
        locker.communicate("go\n", timeout=10)
    with store.transaction() as tx:
        assert tx.keep(an_article(), key="bao:1", now=now, origin="crawl").outcome == "new"
    store.close()


def test_a_table_locked_on_a_server_is_waited_for_then_refused(postgres, an_article, now) -> None:
    store = open_store(postgres, patience=SOON)
    with psycopg.connect(postgres) as other:
        other.execute("LOCK TABLE articles")
        with (
            pytest.raises(StoreError, match=r"locked by another process for more than 0.2 s$"),
            store.transaction() as tx,
        ):
            tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
    with store.transaction() as tx:
        assert tx.keep(an_article(), key="bao:1", now=now, origin="crawl").outcome == "new"
    store.close()


def test_a_file_that_is_no_database_is_named_and_left_alone(sqlite) -> None:
    path = Path(file_of(sqlite))
    path.write_bytes(b"Dear diary, today I met nobody. " * 100)
    assert refused(sqlite).startswith(f"{path}: file is not a database")
    assert path.read_bytes() == b"Dear diary, today I met nobody. " * 100


def test_a_damaged_database_is_named(sqlite, an_article, now) -> None:
    store = open_store(sqlite)
    with store.transaction() as tx:
        for n in range(200):
            tx.keep(an_article(text=f"Hội đàm {n}. " * 50), key=f"bao:{n}", now=now, origin="crawl")
    store.close()
    path = Path(file_of(sqlite))
    whole = path.read_bytes()
    path.write_bytes(whole[: 4096 * 70] + b"\xff" * 4096 * 30 + whole[4096 * 100 :])
    with (
        pytest.raises(StoreError, match="damaged; put back a backup") as error,
        closing(open_store(sqlite)) as damaged,
        damaged.transaction() as tx,
    ):
        tx.articles_from(0, 1000)
    assert str(error.value).startswith(f"{path}: ")


AS_ANYBODY = """
import os, sys
from datetime import timedelta
from meetings.errors import StoreError
from storage.store import open_store

open_store("sqlite:///" + sys.argv[2]).close()  # all is imported and read, before any right is given up
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_store("sqlite:///" + sys.argv[1], patience=timedelta(seconds=1)).demand_writable()
except StoreError as error:
    print(error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


def opened_by_somebody_without_rights(path: Path, spare: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", AS_ANYBODY, str(path), str(spare)],
        env={**os.environ, "PYTHONPATH": str(TOP)}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout


def test_a_read_only_file_is_refused(open_folder, tmp_path) -> None:
    path = open_folder / "hoidam.db"
    open_store(f"sqlite:///{path}").close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    said = opened_by_somebody_without_rights(path, tmp_path / "spare.db")
    assert said.startswith(f"{path}: ")
    assert "read-only" in said or "may we write" in said
    assert said.count("\n") == 1


def test_a_read_only_file_that_can_be_opened_is_told_when_asked(open_folder, tmp_path) -> None:
    path = open_folder / "hoidam.db"
    open_store(f"sqlite:///{path}").close()
    path.chmod(0o444)
    open_folder.chmod(0o777)
    said = opened_by_somebody_without_rights(path, tmp_path / "spare.db")
    assert said == f"{path}: the file or its directory is read-only\n"


def test_a_directory_one_may_not_write_in_is_refused(open_folder, tmp_path) -> None:
    path = open_folder / "hoidam.db"
    open_folder.chmod(0o555)
    said = opened_by_somebody_without_rights(path, tmp_path / "spare.db")
    assert said == f"{path}: cannot be opened: is its directory there, and may we write in it?\n"
    assert not path.exists()


def test_a_directory_that_is_not_there_is_refused(tmp_path) -> None:
    path = tmp_path / "nowhere" / "hoidam.db"
    assert refused(f"sqlite:///{path}").startswith(f"{path}: cannot be opened")
    assert not path.parent.exists()


def test_an_empty_database_is_known_from_one_that_is_used(url) -> None:
    assert holds_nothing(url)
    open_store(url).close()
    assert not holds_nothing(url)


def test_a_database_is_only_made_when_wanted(sqlite) -> None:
    assert refused(sqlite, create=False).endswith("there is no such database; run: hoidam migrate")
    assert not Path(file_of(sqlite)).exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("hoidam.db", "neither sqlite:///… nor postgresql://…"),
        ("mysql://u:secret@db.example/x", "only sqlite and postgresql"),
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("sqlite://u:secret@h/db", "three slashes"),
        ("sqlite:///x.db?timeout=soon", "an option after the name of the file"),
        ("postgresql://u:secret@h:port/x", "neither sqlite:///… nor postgresql://…"),
        ("postgresql://u:secret@127.0.0.1:1/x", "postgresql"),
        ("postgresql+psycopg2://u:secret@127.0.0.1:1/x", "postgresql"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_without_its_password(url, says) -> None:
    said = refused(url)
    assert says in said
    assert "secret" not in said


def test_a_server_that_does_not_keep_unicode_is_refused(server) -> None:
    plain = make_url(server).set(drivername="postgresql")
    name = f"hoidam_ascii_{os.getpid()}"
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as other:
        other.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
        try:
            said = refused(plain.set(database=name).render_as_string(hide_password=False))
            assert said.endswith("its encoding is SQL_ASCII; it has to be UTF8")
        finally:
            other.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_server_that_was_restarted_is_found_again(postgres, an_article, now) -> None:
    store = open_store(postgres)
    with store.transaction() as tx:
        tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
    with psycopg.connect(postgres, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    with store.transaction() as tx:
        assert tx.keep(an_article(), key="bao:1", now=now, origin="crawl").outcome == "same"
    store.close()


@pytest.mark.parametrize(
    "see_to",
    [
        lambda tx, now: tx.due_alerts(now),
        lambda tx, _now: tx.candidates(Encounter(kind="talks")),
    ],
    ids=["what is due", "which meetings it may be"],
)
def test_two_never_see_to_the_same_at_once(store: Store, url, now, see_to) -> None:
    second = open_store(url, patience=SOON)
    with store.transaction() as tx:
        see_to(tx, now)
        with pytest.raises(StoreError, match="locked by another process"), second.transaction() as other:
            see_to(other, now)
    with second.transaction() as other:
        see_to(other, now)
    second.close()


def test_many_can_open_a_new_store_at_once(url) -> None:
    opening = (
        "import sys; from storage.store import open_store; print('ready', flush=True); sys.stdin.readline();"
        "open_store(sys.argv[1]).close(); print('open', flush=True)"
    )
    with (
        another_process(opening, url) as a,
        another_process(opening, url) as b,
        another_process(opening, url) as c,
    ):
        for process in (a, b, c):
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.communicate(timeout=30)[0] for process in (a, b, c)] == ["open\n"] * 3


@pytest.mark.skipif(shutil.which("mount") is None or os.geteuid() != 0, reason="needs a small file system")
def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path, an_article, now) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(small)], check=False
    ).returncode:
        pytest.skip("may not mount")
    try:
        store = open_store(f"sqlite:///{small / 'hoidam.db'}")
        kept = 0
        with pytest.raises(StoreError, match="the disk is full"):  # noqa: PT012 (until it is)
            while True:
                with store.transaction() as tx:
                    tx.keep(an_article(text="Hội đàm. " * 500), key=f"bao:{kept}", now=now, origin="crawl")
                kept += 1
        with store.transaction() as tx:
            assert len(tx.articles_from(0, 10_000)) == kept > 0
        store.close()
    finally:
        subprocess.run(["umount", str(small)], check=True)
