"""``hoidam migrate``: bring the database to the schema this program needs."""

import click

from hoidam.terminal import note


@click.command(
    "migrate",
    epilog="""\b
Examples:
  hoidam migrate                 makes the database when there is none
  hoidam migrate --to 0001       back to an earlier schema""",
)
@click.option("--to", "revision", metavar="REVISION", help="Another schema than the newest; base is none.")
def command(*, revision: str | None) -> None:
    """Make the database, or bring it to the newest schema; it is one transaction, all or nothing."""
    from hoidam.opening import configuration
    from meetings.errors import StoreError
    from storage import migrate

    database = configuration().database
    before = migrate.current(database)
    known = migrate.revisions()
    wanted = revision or known[-1]
    if wanted not in {*known, "base"}:
        raise StoreError(f"there is no schema {wanted!r}; there are: base, {', '.join(known)}")
    if before == wanted:
        note(f"Nothing to do: the database has schema {before}")
        return
    if wanted == "base" or (before in known and known.index(wanted) < known.index(before)):
        migrate.downgrade(database, wanted)
    else:
        migrate.upgrade(database, wanted)
    note(f"The database has schema {migrate.current(database) or 'none'} (before: {before or 'none'})")
