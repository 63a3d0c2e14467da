"""One daemon and one crawl a store: the second is refused, and told who the first is."""

import fcntl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine, text

from meetings.article import clean
from meetings.errors import StoreError
from storage.database import file_of, one_line_errors, place_of

Work = Literal["run", "crawl"]
_KEYS: dict[Work, int] = {"run": 0x686F6964616D, "crawl": 0x686F6964616E}
"""The advisory locks on PostgreSQL, which are apart for each database."""


def hold(engine: Engine, work: Work, holder: str) -> AbstractContextManager[None]:
    """Keep a work for `holder` until the context ends or the process dies, however it dies."""
    file = file_of(engine.url)
    name = " ".join(clean(holder).split())
    return _hold_server(engine, _KEYS[work], name) if file is None else _hold_file(file, work, name)


@contextmanager
def _hold_file(file: Path, work: Work, holder: str) -> Iterator[None]:
    lock = Path(f"{file}.{work}.lock")
    try:
        handle = lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{lock}: {error.strerror}") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.seek(0)
            raise StoreError(f"{file}: already in use by {handle.read().strip()}") from error
        handle.truncate(0)
        handle.write(f"{holder}\n")
        handle.flush()
        yield


@contextmanager
def _hold_server(engine: Engine, key: int, holder: str) -> Iterator[None]:
    place = place_of(engine.url)
    with one_line_errors(place):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()
    with connection:
        with one_line_errors(place):
            connection.execute(
                text("SELECT set_config('application_name', :holder, false)"), {"holder": holder}
            )
            if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}):
                raise StoreError(f"{place}: already in use by {connection.scalar(_FIRST, {'key': key})}")
        yield


_FIRST = text(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32) | objid::bigint = :key"
    " AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
