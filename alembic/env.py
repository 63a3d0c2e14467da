"""Runs migrations in one transaction, on the database that storage.migrate or ``-x url=…`` names."""

from datetime import UTC, datetime
from typing import Any, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, text

from alembic import context
from storage import crawl_tables, outbox_tables
from storage.database import connect, parse
from storage.tables import Clean, Utc

METADATA = crawl_tables.Row.metadata
assert METADATA is outbox_tables.Row.metadata  # noqa: S101 - both modules have to be imported
MIGRATING = 0x6D696772617465
PLAIN = {Utc: "sa.DateTime(timezone=True)", Clean: "sa.Text()"}


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Our own column types as the plain ones they stand on: a migration outlives our code."""
    return PLAIN.get(type(item), False) if kind == "type" else False


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """The full-text index is made by hand, in each database's own way, and is not part of the models."""
    return kind != "table" or not str(name).startswith("article_words")


def name_by_date(_context: Any, _revision: Any, directives: list[Any]) -> None:
    for directive in directives:
        directive.rev_id = datetime.now(UTC).strftime("%Y%m%d%H%M")


def migrate(connection: Connection) -> None:
    on_server = connection.dialect.name == "postgresql"
    if on_server:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        transactional_ddl=True,
        render_as_batch=True,
        render_item=render_item,
        include_name=is_ours,
        process_revision_directives=name_by_date,
    )
    context.run_migrations()
    if not on_server and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
        raise ValueError(f"the migration breaks foreign keys: {broken[:5]}")


def run() -> None:
    url = context.config.attributes.get("url") or context.get_x_argument(as_dictionary=True)["url"]
    engine = connect(parse(url), foreign_keys=False)
    try:
        with engine.begin() as connection:
            migrate(connection)
    finally:
        engine.dispose()


run()
