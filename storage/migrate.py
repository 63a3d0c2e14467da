"""Which schema a database has, and the way to another one."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select, table, text

from meetings.errors import SchemaError
from storage.database import connect, one_line_errors, parse, place_of

if TYPE_CHECKING:
    from alembic.config import Config


def scripts() -> Path:
    """The folder of migrations: inside an installed wheel, or at the top of the checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_migrations"
    return installed if installed.is_dir() else here.parent / "alembic"


@cache
def revisions() -> tuple[str, ...]:
    """Every schema this program knows, oldest first; a migration's file name begins with its revision."""
    return tuple(sorted(path.stem.partition("_")[0] for path in (scripts() / "versions").glob("[0-9]*.py")))


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database to a schema, making it if need be, in one transaction."""
    _run("upgrade", url, revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to an earlier schema, ``base`` being none, in one transaction."""
    _run("downgrade", url, revision)


def current(url: str) -> str | None:
    """The schema the database has; None before the first migration."""
    parsed = parse(url)
    engine = connect(parsed)
    try:
        with one_line_errors(place_of(parsed)), engine.begin() as connection:
            return revision_of(connection)
    finally:
        engine.dispose()


def held(url: str) -> dict[str, int]:
    """How many articles, meetings and messages the database has, whatever its schema; nothing of none."""
    parsed = parse(url)
    engine = connect(parsed)
    try:
        with one_line_errors(place_of(parsed)), engine.begin() as connection:
            there = inspect(connection).get_table_names()
            kept = [name for name in ("articles", "meetings", "messages") if name in there]
            counts = {n: connection.scalar(select(func.count()).select_from(table(n))) or 0 for n in kept}
            return {name: count for name, count in counts.items() if count}
    finally:
        engine.dispose()


def revision_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def demand(revision: str | None, place: str) -> None:
    """Refuse any schema but the newest one we know."""
    if revision == revisions()[-1]:
        return
    if revision is None or revision in revisions():
        has = f"schema {revision}" if revision else "no schema yet"
        raise SchemaError(f"{place}: has {has}, this program needs {revisions()[-1]}; run: hoidam migrate")
    raise SchemaError(f"{place}: has schema {revision}, newer than this program; install a newer hoidam")


def settings(url: str) -> "Config":
    """Alembic's configuration for one database."""
    from alembic.config import Config  # noqa: PLC0415 (slow, and seldom needed)

    config = Config()
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = url
    return config


def _run(direction: str, url: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 (slow, and seldom needed)

    place = place_of(parse(url))
    found = current(url)
    if found is not None and found not in revisions():
        demand(found, place)
    with one_line_errors(place):
        getattr(command, direction)(settings(url), revision)
