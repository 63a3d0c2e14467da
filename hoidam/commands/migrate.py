"""``hoidam migrate``: bring the database to the schema this program needs."""

import sys
from collections.abc import Mapping

import click

from hoidam.terminal import counted, note


@click.command(
    "migrate",
    epilog="""\b
Examples:
  hoidam migrate                 makes the database when there is none
  hoidam migrate --to base       takes all out of the database again, after a question""",
)
@click.option("--to", "revision", metavar="REVISION", help="Another schema than the newest; base is none.")
@click.option("--yes", is_flag=True, help="Go back to an earlier schema without a question, and lose data.")
def command(*, revision: str | None, yes: bool) -> None:
    """Make the database, or bring it to the newest schema; it is one transaction, all or nothing.

    An earlier schema loses what only a newer one can hold; base loses every article, meeting and message.
    """
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
        _agree(migrate.held(database), wanted, yes=yes)
        migrate.downgrade(database, wanted)
    else:
        migrate.upgrade(database, wanted)
    note(f"The database has schema {migrate.current(database) or 'none'} (before: {before or 'none'})")


def _agree(held: Mapping[str, int], wanted: str, *, yes: bool) -> None:
    """Ask before anything is lost; raises `click.UsageError` when there is nobody to ask."""
    if yes or not held:
        return
    what = ", ".join(counted(number, name.removesuffix("s")) for name, number in held.items())
    lost = f"all that the database holds is lost: {what}"
    if wanted != "base":
        lost = f"what only a newer schema can hold is lost; the database holds {what}"
    if not sys.stdin.isatty():
        raise click.UsageError(f"going back to {wanted}, {lost}; it is done with --yes")
    click.confirm(f"Going back to {wanted}, {lost}. Go on?", abort=True, err=True)
