"""One daemon a store and one crawl an outlet: the second is refused, and told who the first is."""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, text

from meetings.article import clean
from meetings.errors import StoreError
from storage.database import file_of, one_line_errors, place_of

_SERVER_KEY = 8
"""Bytes of an advisory lock's key on PostgreSQL; the locks are apart for each database."""


@contextmanager
def hold(engine: Engine, work: str, holder: str) -> Iterator[None]:
    """Keep a work for `holder` until the context ends or the process dies, however it dies."""
    with hold_free(engine, [work], holder) as others:
        if work in others:
            raise StoreError(f"{place_of(engine.url)}: already in use by {others[work]}")
        yield


def hold_free(engine: Engine, works: Sequence[str], holder: str) -> AbstractContextManager[dict[str, str]]:
    """Keep those of the works that nobody has, without waiting; gives who has the others."""
    file = file_of(engine.url)
    name = " ".join(clean(holder).split())
    return _hold_server(engine, works, name) if file is None else _hold_files(file, works, name)


@contextmanager
def _hold_files(file: Path, works: Sequence[str], holder: str) -> Iterator[dict[str, str]]:
    folder = Path(f"{file.resolve()}.locks")
    others: dict[str, str] = {}
    with ExitStack() as held:
        for work in works:
            lock = folder / f"{sha256(work.encode()).hexdigest()[:32]}.lock"
            try:
                folder.mkdir(exist_ok=True)
                handle = held.enter_context(_opened(lock))
                first = _first_of(handle, holder)
            except OSError as error:
                raise StoreError(f"{lock}: {error.strerror}") from error
            if first is not None:
                others[work] = first
        yield others


def _opened(lock: Path) -> IO[str]:
    """To write our name into; one that another user made can still be locked."""
    try:
        return lock.open("a+", encoding="utf-8")
    except PermissionError:
        return lock.open(encoding="utf-8")


def _first_of(handle: IO[str], holder: str) -> str | None:
    """Who holds the file already; None when `holder` does from now on."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.seek(0)
        return handle.read().strip() or "another process"
    if not handle.writable():
        return None
    handle.truncate(0)
    handle.write(f"{holder}\n")
    handle.flush()
    return None


@contextmanager
def _hold_server(engine: Engine, works: Sequence[str], holder: str) -> Iterator[dict[str, str]]:
    place = place_of(engine.url)
    with one_line_errors(place):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()
    with connection:
        with one_line_errors(place):
            connection.execute(
                text("SELECT set_config('application_name', :holder, false)"), {"holder": holder}
            )
            others = {work: first for work in works if (first := _first_at(connection, work)) is not None}
        yield others


def _first_at(connection: Connection, work: str) -> str | None:
    """Who holds the work already; None when this connection does from now on."""
    key = int.from_bytes(sha256(work.encode()).digest()[:_SERVER_KEY], signed=True)
    if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}):
        return None
    return str(connection.scalar(_FIRST, {"key": key}))


_FIRST = text(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32) | objid::bigint = :key"
    " AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
