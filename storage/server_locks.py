"""Advisory locks of PostgreSQL, one a work: the server drops them with the connection, however that ends."""

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from threading import Lock

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from meetings.errors import StoreError
from storage.database import one_line_errors, place_of

_KEY = 8
"""Bytes of a lock's key; the locks are apart for each database."""


class ServerLocks:
    """A connection of our own, and what is locked by it; others read the first 63 bytes of our name."""

    def __init__(self, engine: Engine, works: Sequence[str], holder: str) -> None:
        self._engine = engine
        self._holder = holder
        self._place = place_of(engine.url)
        self._turn = Lock()
        self._connect()
        self.others = self._taken(works)
        self._ours = [work for work in works if work not in self.others]

    def demand(self) -> None:
        """Take again what a broken connection lost; raises `StoreError` when it cannot be had."""
        with self._turn:
            if self._is_alive():
                return
            self.close()
            self._connect()
            others = self._taken(self._ours)
            if others:
                self.close()
                raise StoreError(
                    f"{self._place}: the connection broke that held it; now in use by {min(others.values())}"
                )

    def close(self) -> None:
        """Let go at once: the server may be long in seeing that the connection ended."""
        with suppress(StoreError, SQLAlchemyError):
            self._connection.execute(text("SELECT pg_advisory_unlock_all()"))
        with suppress(StoreError, SQLAlchemyError):
            self._connection.close()

    def _connect(self) -> None:
        with one_line_errors(self._place):
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._connection.detach()
            named = text("SELECT set_config('application_name', :holder, false)")
            self._connection.execute(named, {"holder": self._holder})

    def _is_alive(self) -> bool:
        try:
            return self._connection.scalar(text("SELECT true")) is True
        except (StoreError, SQLAlchemyError):
            return False

    def _taken(self, works: Sequence[str]) -> dict[str, str]:
        """Lock those that nobody has; gives who has the others."""
        with one_line_errors(self._place):
            lock = text("SELECT pg_try_advisory_lock(:key)")
            left = [work for work in works if not self._connection.scalar(lock, {"key": _key(work)})]
            return dict.fromkeys(left, "another process") | _holders(self._connection, left)


def holders_at_server(engine: Engine, works: Sequence[str]) -> dict[str, str]:
    """Who holds which; of other users the server tells the names alone."""
    with one_line_errors(place_of(engine.url)), engine.connect() as connection:
        return _holders(connection, works)


def _holders(connection: Connection, works: Sequence[str]) -> dict[str, str]:
    by_key = {_key(work): work for work in works}
    return {
        by_key[key]: f"{name}, since {since:%Y-%m-%d %H:%M} UTC" if since else name
        for key, name, since in connection.execute(_HELD)
        if key in by_key
    }


def _key(work: str) -> int:
    return int.from_bytes(sha256(work.encode()).digest()[:_KEY], signed=True)


_HELD = text(
    "SELECT (classid::bigint << 32) | objid::bigint, application_name, backend_start"
    " FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted"
    " AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
