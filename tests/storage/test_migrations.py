"""The schema goes up and down, equals the models, and one the program does not know is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler
from sqlalchemy.dialects.sqlite.base import SQLiteDDLCompiler

from alembic import command
from meetings.errors import SchemaError, StoreError
from meetings.health.quiet import quarter_of
from storage import migrate
from storage.database import connect, parse
from storage.store import open_store


def tables(url: str) -> set[str]:
    kind = (
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        if url.startswith("sqlite")
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    engine = connect(parse(url))
    with engine.begin() as connection:
        found = set(connection.scalars(text(kind)))
    engine.dispose()
    return found


def claim_schema(url: str, revision: str) -> None:
    engine = connect(parse(url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_migrations_go_up_and_down_and_up_again(url: str) -> None:
    migrate.upgrade(url)
    made = tables(url)
    assert {"articles", "article_words", "meetings", "outbox", "attempts"} <= made
    migrate.downgrade(url, "base")
    assert tables(url) == {"alembic_version"}
    assert migrate.current(url) is None
    migrate.upgrade(url)
    assert tables(url) == made
    assert migrate.current(url) == migrate.revisions()[-1]


def test_what_was_remembered_before_leads_were_stored_is_still_known(url: str) -> None:
    migrate.upgrade(url, "202611241206")
    engine = connect(parse(url))
    rows = (
        "INSERT INTO leads VALUES ('a:1', 'a', 'u1', '[]', '[]', 'ok', 2, '2026-11-25 01:00:00', NULL)",
        "INSERT INTO leads VALUES ('a:2', 'a', 'u2', '[]', '[]', 'gone', 3, '2026-11-25 02:00:00', '2026-11-26 03:00:00')",
        "INSERT INTO sources VALUES ('https://a.example/rss', 'a', '2026-11-26 04:00:00')",
        "INSERT INTO visits VALUES (1, 'a', 'u1', 'page', 'ok', '2026-11-25 01:00:00', 0.5, '', 0, 0)",
    )
    with engine.begin() as connection:
        for row in rows:
            connection.execute(text(row))
    migrate.upgrade(url)
    with engine.begin() as connection:
        leads = text("SELECT key, origin, outcome, attempts, due_at IS NULL FROM leads ORDER BY key")
        assert connection.execute(leads).all() == [
            ("a:1", "crawl", "ok", 0, True),
            ("a:2", "crawl", "gone", 3, False),
        ]
        assert connection.scalar(text("SELECT count(*) FROM leads WHERE announced_at = settled_at")) == 2
        assert connection.execute(text("SELECT failures, etag FROM sources")).all() == [(0, None)]
        assert connection.execute(text("SELECT size, status FROM visits")).all() == [(0, None)]
        connection.execute(
            text(
                "INSERT INTO leads (key, outlet, url, origin, titles, attempts, announced_at)"
                " VALUES ('a:3', 'a', 'u3', 'crawl', '[]', 0, '2026-11-26 05:00:00')"
            )
        )
    migrate.downgrade(url, "202611241206")
    with engine.begin() as connection:
        assert connection.execute(text("SELECT key, retry_at IS NULL FROM leads ORDER BY key")).all() == [
            ("a:1", True),
            ("a:2", False),
        ]
    engine.dispose()


def test_what_sources_brought_before_it_was_counted_is_counted(url: str) -> None:
    migrate.upgrade(url, "202611271150")
    engine = connect(parse(url))
    rows = [
        ("a", "source", "ok", "2026-11-25 05:59:59.9", 7), ("a", "source", "ok", "2026-11-25 06:00:00", 1),
        ("a", "source", "unchanged", "2026-11-25 11:59:59.9", 2), ("a", "source", "refused", "2026-11-25 07:00:00", 90),
        ("a", "archive", "ok", "2026-11-25 07:00:00", 90), ("b", "source", "ok", "2026-11-25 07:00:00", 4),
    ]  # fmt: skip
    with engine.begin() as connection:
        for number, (source, asked, outcome, at, fresh) in enumerate(rows):
            zone = "" if url.startswith("sqlite") else "+00"
            connection.execute(
                text(
                    "INSERT INTO visits (id, outlet, url, asked, outcome, started_at, seconds, detail, found, new,"
                    " fresh, size, length, dated, by_layout) VALUES (:id, 'a', :url, :asked, :outcome, :at, 1, '',"
                    " 0, 0, :fresh, 0, 0, false, false)"
                ),
                {
                    "id": number, "url": source, "asked": asked, "outcome": outcome, "at": at + zone, "fresh": fresh
                },
            )  # fmt: skip
    engine.dispose()
    migrate.upgrade(url)
    store = open_store(url)
    noon = datetime(2026, 11, 25, tzinfo=UTC)
    with store.transaction() as tx:
        assert tx.fresh_leads(["a", "b"], noon) == {"a": {quarter_of(noon) + 1: 3}, "b": {}}
    store.close()


def test_the_models_and_the_migrations_agree(url: str) -> None:
    migrate.upgrade(url)
    command.check(migrate.settings(url))


def test_the_newest_migration_is_found_by_its_file_name() -> None:
    known = ScriptDirectory(str(migrate.scripts()))
    assert [known.get_current_head()] == [migrate.revisions()[-1]]
    assert {script.revision for script in known.walk_revisions()} == set(migrate.revisions())


def test_migrations_do_not_import_our_code() -> None:
    for path in (migrate.scripts() / "versions").glob("*.py"):
        said = path.read_text(encoding="utf-8")
        assert "storage" not in said, path
        assert "meetings." not in said.replace('"meetings.', ""), path


def test_a_migration_that_fails_leaves_nothing_behind(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for compiler in (PGDDLCompiler, SQLiteDDLCompiler):
        usual = compiler.visit_create_table

        def broken(self, create, usual=usual, **options):
            made = usual(self, create, **options)
            return "CREATE NONSENSE" if create.element.name == "outbox" else made

        monkeypatch.setattr(compiler, "visit_create_table", broken)
    with pytest.raises(StoreError, match="NONSENSE"):
        migrate.upgrade(url)
    assert tables(url) == set()


def test_a_new_database_is_given_the_newest_schema(url: str) -> None:
    open_store(url).close()
    assert migrate.current(url) == migrate.revisions()[-1]


def test_reports_that_were_kept_before_have_the_language_of_their_articles(url: str) -> None:
    migrate.upgrade(url, "202611271435")
    engine = connect(parse(url))
    article = (
        "INSERT INTO articles (id, key, url, outlet, origin, language, revision, title, text, first_seen_at, revised_at)"
        " VALUES (:n, :key, :url, 'o', 'crawl', :language, 1, 't', 'x', '2026-11-26 01:00:00', '2026-11-26 01:00:00')"
    )
    meeting = (
        "INSERT INTO meetings (id, version, kind, status, facts, first_reported_at, recorded_at)"
        " VALUES ('m', 1, 'talks', 'held', '{}', '2026-11-26 01:00:00', '2026-11-26 01:00:00')"
    )
    report = (
        "INSERT INTO reports (meeting_id, url, position, outlet, title, encounter, aspect)"
        " VALUES ('m', :url, :n, 'o', 't', '{}', 'held')"
    )
    with engine.begin() as connection:
        connection.execute(text(meeting))
        for n, language in enumerate(("zh", "en"), 1):
            connection.execute(text(article), {"n": n, "key": str(n), "url": str(n), "language": language})
        for n in (1, 2, 3):
            connection.execute(text(report), {"n": n, "url": str(n)})
    migrate.upgrade(url)
    with engine.begin() as connection:
        languages = connection.scalars(text("SELECT language FROM reports ORDER BY position")).all()
    engine.dispose()
    assert languages == ["zh", "en", "vi"], "the third article is gone"


def test_an_older_schema_is_refused_and_the_command_named(url: str) -> None:
    migrate.upgrade(url)
    migrate.downgrade(url, "base")
    for create in (True, False):
        with pytest.raises(SchemaError, match="run: hoidam migrate") as refused:
            open_store(url, create=create)
        assert "\n" not in str(refused.value)
    migrate.upgrade(url)
    open_store(url).close()


def test_a_newer_schema_is_refused_by_opening_and_by_migrating(url: str) -> None:
    migrate.upgrade(url)
    claim_schema(url, "299901010000")
    with pytest.raises(SchemaError, match="299901010000, newer than this program"):
        open_store(url)
    with pytest.raises(SchemaError, match="newer than this program"):
        migrate.upgrade(url)


def test_somebody_elses_database_is_not_touched(url: str) -> None:
    engine = connect(parse(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    engine.dispose()
    with pytest.raises(SchemaError, match="no schema yet"):
        open_store(url)
    assert tables(url) == {"recipes"}


def test_alembic_is_not_shadowed_by_our_folder() -> None:
    """An __init__.py there would hide the library of that name."""
    top = Path(__file__).resolve().parents[2]
    assert (top / "alembic" / "env.py").is_file()
    assert not (top / "alembic" / "__init__.py").exists()
    assert not (top / "alembic" / "versions" / "__init__.py").exists()
    assert top / "alembic" not in Path(command.__file__).resolve().parents
