"""``hoidam exports``: meetings, articles and coded events as tables for other programs."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import click

from hoidam.commands.days import Day, demand_order
from hoidam.commands.meetings import STATUSES, known_id
from hoidam.terminal import counted, note


def _shaped(command: Callable[..., None]) -> Callable[..., None]:
    """The options of all exports."""
    for option in (
        click.option("--excel", is_flag=True, help="CSV begins with a byte order mark, as Excel wants."),
        click.option(
            "-o", "--output", "place", type=click.Path(path_type=Path), metavar="FILE",
            help="Where; else stdout. The file is replaced at once when all is written.",
        ),
        click.option(
            "--format", "form", type=click.Choice(["csv", "jsonl", "parquet"]),
            help="By default as FILE ends, else csv.",
        ),
        click.option("--until", type=Day(), metavar="DAY", help="On or before this day."),
        click.option("--since", type=Day(), metavar="DAY", help="On or after this day."),
    ):  # fmt: skip
        command = option(command)
    return command


def _narrowed(command: Callable[..., None]) -> Callable[..., None]:
    """The options of those that are about meetings."""
    for option in (
        click.option("--status", type=click.Choice(STATUSES), help="In this state."),
        click.option("--kind", metavar="ID", callback=known_id, help="Of this form: talks, receive …"),
        click.option("--person", metavar="ID", callback=known_id, help="With this person."),
    ):
        command = option(command)
    return command


@click.group(
    "exports",
    epilog="""\b
Examples:
  hoidam exports meetings -o meetings.csv --excel
  hoidam exports events --since 2020-01-01 -o events.parquet""",
)
def command() -> None:
    """Write what is known as tables: CSV, JSON Lines or Parquet.

    docs/exports.md says what each column means, and how events are coded.
    """


@command.command(
    "meetings",
    short_help="One row a meeting.",
    epilog="""\b
Examples:
  hoidam exports meetings -o meetings.csv --excel
  hoidam exports meetings --since 2020-01-01 --kind talks --format jsonl | jq .start""",
)
@_narrowed
@_shaped
def meetings(**asked: Any) -> None:
    """One row a meeting, the latest first; JSON Lines are those of hoidam meetings --json."""
    from hoidam.exports.meetings_table import meetings_table

    _of_meetings(meetings_table(), "meeting", **asked)


@command.command(
    "events",
    short_help="Meetings coded in CAMEO and PLOVER, who did what to whom.",
    epilog="""\b
Examples:
  hoidam exports events -o events.csv
  hoidam exports events --since 2014-01-01 -o events.parquet""",
)
@_narrowed
@_shaped
def events(**asked: Any) -> None:
    """Meetings as events coded in CAMEO and PLOVER, one row for each direction: who did what to whom.

    What is asked for is asked of meetings, such as the day one is held; its announcement comes with it.
    """
    from hoidam.exports.events_table import events_table

    _of_meetings(events_table(), "event", **asked)


def _of_meetings(
    table: Any,
    row: str,
    *,
    since: date | None,
    until: date | None,
    form: str | None,
    place: Path | None,
    excel: bool,
    **wanted: Any,
) -> None:
    from hoidam.exports.reading import meetings_in_turn

    demand_order(since, until)
    shape = _shape(form, place, excel=excel)
    with _opened() as store:
        found = meetings_in_turn(store, since=since, until=until, **wanted)
        note(counted(_write(table, found, shape, place), row))


@command.command(
    "articles",
    short_help="One row an article, with its text if that is asked for.",
    epilog="""\b
Examples:
  hoidam exports articles -o articles.csv
  hoidam exports articles --full-text -o articles.jsonl
  hoidam --config other.toml import articles.jsonl""",
)
@click.option("--outlet", metavar="NAME", help="Of this outlet.")
@click.option(
    "--full-text", is_flag=True, help="With the texts, which belong to their publishers: not to be passed on."
)
@_shaped
def articles(
    *,
    since: date | None,
    until: date | None,
    form: str | None,
    place: Path | None,
    excel: bool,
    outlet: str | None,
    full_text: bool,
) -> None:
    """One row an article, by the day it was published; without its text, unless that is asked for.

    With --full-text, JSON Lines are what hoidam import takes: a store can be moved by them.
    """
    from hoidam.exports.articles_table import articles_table

    demand_order(since, until)
    shape = _shape(form, place, excel=excel)
    with _opened() as store:
        from hoidam.exports.reading import articles_in_turn

        found = articles_in_turn(store, since=since, until=until, outlet=outlet)
        note(counted(_write(articles_table(with_text=full_text), found, shape, place), "article"))
    if full_text:
        note(
            "Texts belong to their publishers: use them for your own work, and do not pass them on.",
            fg="yellow",
        )


def _shape(form: str | None, place: Path | None, *, excel: bool) -> str:
    """The form and whether a mark comes before it; raises `UsageError` for what cannot be."""
    endings = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
    form = form or endings.get(place.suffix.lower() if place else "", "csv")
    if excel and form != "csv":
        raise click.UsageError("--excel is for CSV")
    if form == "parquet" and place is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal; name a file: -o FILE")
    return "excel" if excel else form


def _write(table: Any, things: Iterable[Any], shape: str, place: Path | None) -> int:
    from hoidam.exports.forms import write_csv, write_jsonl
    from hoidam.exports.parquet import write_parquet

    with _out(place) as out:
        if shape == "jsonl":
            return write_jsonl(table, things, out)
        if shape == "parquet":
            return write_parquet(table, things, out)
        return write_csv(table, things, out, bom=shape == "excel")


@contextmanager
def _out(place: Path | None) -> Iterator[BinaryIO]:
    from hoidam.whole_files import whole_file

    if place is None or str(place) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole_file(place) as file:
            yield file


@contextmanager
def _opened() -> Iterator[Any]:
    from hoidam.opening import configuration, opened

    with opened(configuration(), create=False) as store:
        yield store
