"""The two databases we speak to, set up to promise the same: durable commits, foreign keys, bounded waits."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from meetings.errors import StoreError

PATIENCE = timedelta(seconds=30)
"""How long to wait for another writer."""
_TCP = {"tcp_keepalives_idle": 30, "tcp_keepalives_interval": 10, "tcp_keepalives_count": 3}
"""In seconds, how soon a server and we notice that the other is gone: until then it holds what it held."""
_TURNS = 100
"""How many others may open a new file before us."""


def parse(url: str) -> URL:
    """A database address we can serve: a SQLite file or a PostgreSQL server."""
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError("the database address is neither sqlite:///… nor postgresql://…") from error
    kind = found.get_backend_name()
    if kind == "postgresql":
        return found.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise StoreError(f"{found.render_as_string()}: only sqlite and postgresql are known")
    if found.host or found.username or found.password or found.port:
        raise StoreError(f"{place_of(found)}: a file is named after three slashes: sqlite:///hoidam.db")
    if found.database in {None, "", ":memory:"}:
        raise StoreError(f"{url}: a database in memory would be lost; name a file")
    if not str(found.database).isprintable():
        raise StoreError(f"{found.database!r}: is no name of a file")
    return found.set(drivername="sqlite")


def file_of(url: URL) -> Path | None:
    """The SQLite file, or None for a server."""
    if url.get_backend_name() != "sqlite":
        return None
    return Path(str(url.database).removeprefix("file:"))


def missing_file(address: str) -> Path | None:
    """The SQLite file of a database not made yet; raises `StoreError` where none can be made."""
    file = file_of(parse(address))
    if file is None or file.exists():
        return None
    if not os.access(file.parent, os.W_OK | os.X_OK):
        raise StoreError(f"{file}: cannot be made: is its directory there, and may we write in it?")
    return file


def place_of(url: URL) -> str:
    """How to name the database in a message: never with its password."""
    plain = url.set(drivername=url.get_backend_name(), query={})
    return str(file_of(url) or plain.render_as_string(hide_password=True))


def connect(url: URL, *, patience: timedelta = PATIENCE, foreign_keys: bool = True) -> Engine:
    """An engine whose database errors are `StoreError`s of one line."""
    file = file_of(url)
    engine = (
        _server_engine(url, patience)
        if file is None
        else _file_engine(url, patience, foreign_keys=foreign_keys)
    )

    @event.listens_for(engine, "handle_error")
    def explain(context: ExceptionContext) -> None:
        theirs = isinstance(context.original_exception, engine.dialect.loaded_dbapi.Error)
        if theirs and not context.is_pre_ping:
            raise StoreError(_explanation(place_of(url), context.original_exception, patience))

    return engine


def _server_engine(url: URL, patience: timedelta) -> Engine:
    milliseconds = int(patience.total_seconds() * 1000)
    settings = {"lock_timeout": milliseconds, "timezone": "UTC", "client_encoding": "UTF8", **_TCP}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    ours = {name.removeprefix("tcp_"): value for name, value in _TCP.items()}
    return create_engine(
        url,
        connect_args={"options": options, "connect_timeout": 10, **ours},
        json_serializer=_json,
        pool_pre_ping=True,
    )


def _file_engine(url: URL, patience: timedelta, *, foreign_keys: bool) -> Engine:
    try:
        engine = create_engine(url, connect_args={"timeout": patience.total_seconds()}, json_serializer=_json)
    except ValueError as error:
        raise StoreError(f"{place_of(url)}: an option after the name of the file: {error}") from error

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous=FULL")
        _write_ahead(connection)
        durable = connection.execute("SELECT * FROM pragma_journal_mode, pragma_synchronous").fetchone()
        if durable != ("wal", 2):
            raise StoreError(f"{place_of(url)}: this file system cannot hold a write-ahead log")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Ask for a write-ahead log: SQLite refuses at once, without waiting, while others open the file too."""
    for _ in range(_TURNS):
        if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            return
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def _json(value: Any) -> str:
    """JSON a person can read in the database; what is not text for UTF-8 becomes a question mark."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)
    return words.encode("utf-8", "replace").decode()


_EXPLANATIONS = {
    "database is locked": "locked by another process for more than {seconds:g} s",
    "lock timeout": "locked by another process for more than {seconds:g} s",
    "readonly database": "the file or its directory is read-only",
    "unable to open database file": "cannot be opened: is its directory there, and may we write in it?",
    "not a database": "file is not a database; put back a backup, or name another file",
    "malformed": "the database is damaged; put back a backup",
    "disk is full": "the disk is full",
}


def _explanation(place: str, error: BaseException, patience: timedelta) -> str:
    first_line = next(iter(str(error).splitlines()), type(error).__name__)
    for words, meaning in _EXPLANATIONS.items():
        if words in first_line:
            return f"{place}: {meaning.format(seconds=patience.total_seconds())}"
    return f"{place}: {first_line}"


@contextmanager
def one_line_errors(place: str) -> Iterator[None]:
    """What SQLAlchemy itself complains of, as a `StoreError`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{place}: {next(iter(str(error).splitlines()), '')}") from error
