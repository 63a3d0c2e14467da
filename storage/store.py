"""The store: one database behind transactions that take and give the plain types of the domain."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.orm import Session

from meetings.errors import StoreError
from storage import holding, migrate
from storage.claims import Claims
from storage.database import PATIENCE, connect, file_of, one_line_errors, parse, place_of
from storage.hearing import Hearing
from storage.history import History
from storage.issues import Issues
from storage.known import KnownMeetings
from storage.leads import Leads
from storage.outbox import Outbox
from storage.recorded import RecordedMeetings
from storage.search import Search
from storage.snapshots import Snapshots
from storage.source_states import SourceStates
from storage.sources import Sources


class Transaction(
    Leads,
    Sources,
    SourceStates,
    Snapshots,
    History,
    KnownMeetings,
    RecordedMeetings,
    Outbox,
    Issues,
    Hearing,
    Claims,
    Search,
):
    """All or nothing: what was done in it is durable when its context ends well, and undone otherwise."""


class Store:
    """A database of the newest schema; `place` names it in messages, without its password."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._held: list[holding.Held] = []
        self.place = place_of(engine.url)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Do several things at once; on SQLite there is one transaction at a time, and others wait for it."""
        self.demand_held()
        with (
            one_line_errors(self.place),
            Session(self._engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield Transaction(session)

    @contextmanager
    def hold(self, work: str, holder: str) -> Iterator[None]:
        """Be the one at this work on this store; raises `StoreError` naming who already is."""
        with self.hold_hosts([work], holder) as others:
            if work in others:
                raise StoreError(f"{self.place}: already in use by {others[work]}")
            yield

    @contextmanager
    def hold_hosts(self, hosts: Sequence[str], holder: str) -> Iterator[dict[str, str]]:
        """Be the one who asks these hosts, apart from those that others ask; gives who they are, by host."""
        with holding.hold_free(self._engine, hosts, holder) as held:
            self._held.append(held)
            try:
                yield held.others
            finally:
                self._held.remove(held)

    def holders(self, hosts: Sequence[str]) -> dict[str, str]:
        """Who asks which of these hosts at this moment."""
        return holding.holders(self._engine, hosts)

    def demand_held(self) -> None:
        """Raises `StoreError` when what we hold was lost; every transaction begins with it."""
        for held in tuple(self._held):
            held.demand()

    def demand_writable(self) -> None:
        """Raises `StoreError` when nothing could be written: SQLite opens such a file without a word."""
        with one_line_errors(self.place), self._engine.begin() as connection:
            connection.execute(text("DELETE FROM articles WHERE 1 = 0"))

    def close(self) -> None:
        self._engine.dispose()


def open_store(url: str, *, create: bool = True, patience: timedelta = PATIENCE) -> Store:
    """Open ``sqlite:///path`` or ``postgresql://…``, waiting at most `patience` for other writers.

    An empty database is given the newest schema when `create` is set. Raises `SchemaError` when it has an
    older or a newer one, `StoreError` when it is locked, read-only, damaged or cannot be reached.
    """
    parsed = parse(url)
    place = place_of(parsed)
    if not create and (file := file_of(parsed)) and not file.exists():
        raise StoreError(f"{place}: there is no such database; run: hoidam migrate")
    engine = connect(parsed, patience=patience)
    try:
        with one_line_errors(place):
            revision, empty = _look(engine)
            if create and empty:
                migrate.upgrade(url)
                revision, _ = _look(engine)
            migrate.demand(revision, place)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


def holds_nothing(url: str) -> bool:
    """Whether a database is there that `open_store` would give its tables; raises `StoreError`."""
    parsed = parse(url)
    engine = connect(parsed)
    try:
        with one_line_errors(place_of(parsed)):
            _, empty = _look(engine)
    finally:
        engine.dispose()
    return empty


def _look(engine: Engine) -> tuple[str | None, bool]:
    """The schema the database has, and whether it holds nothing at all."""
    with engine.begin() as connection:
        _demand_unicode(connection)
        return migrate.revision_of(connection), not inspect(connection).get_table_names()


def _demand_unicode(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreError(f"{place_of(connection.engine.url)}: its encoding is {encoding}; it has to be UTF8")
