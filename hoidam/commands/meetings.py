"""``hoidam meetings``: the list, or one with its articles and the words that say so."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from hoidam.commands.days import Day, demand_order
from hoidam.terminal import counted, harmless, note, print_json

if TYPE_CHECKING:
    from meetings.meeting import Meeting


def known_id(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    """An id of the gazetteer; one that is misspelt finds nothing, which must not look like no news."""
    if value is None:
        return None
    from meetings import gazetteer
    from meetings.spelling import close_to

    what = str(option.name)
    known = {record["id"] for record in gazetteer.records("people" if what == "person" else f"{what}s")}
    if value not in known:
        raise click.BadParameter(f"there is no {what} {value!r}{close_to(value, known)}")
    return value


STATUSES = ("announced", "held", "postponed", "cancelled", "unconfirmed")


@click.command(
    "meetings",
    epilog="""\b
Examples:
  hoidam meetings --since 2026-01-01 --person phan-van-giang
  hoidam meetings 2026-03-18-talks-giang-dong-jun
  hoidam meetings --csv > meetings.csv""",
)
@click.argument("meeting_id", required=False, metavar="[ID]")
@click.option("--since", type=Day(), metavar="DAY", help="Held on or after this day.")
@click.option("--until", type=Day(), metavar="DAY", help="Held on or before this day.")
@click.option("--person", metavar="ID", callback=known_id, help="With this person.")
@click.option(
    "--kind", metavar="ID", callback=known_id, help="Of this form: talks, receive, border_exchange …"
)
@click.option("--status", type=click.Choice(STATUSES), help="In this state.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option(
    "--language",
    type=click.Choice(["vi", "en", "zh"]),
    default="en",
    show_default=True,
    help="Of what is shown; CSV and JSON have names as the first report writes them.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a meeting.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout, fit for a spreadsheet.")
def command(
    *,
    meeting_id: str | None,
    since: date | None,
    until: date | None,
    language: Any,
    as_json: bool,
    as_csv: bool,
    **wanted: Any,
) -> None:
    """The meetings that are known, the latest first; or one of them, with articles and evidence."""
    from hoidam.opening import configuration, known_meeting, opened
    from meetings import sides

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    demand_order(since, until)
    with opened(configuration()) as store, store.transaction() as tx:
        if meeting_id is not None:
            found = [known_meeting(tx, meeting_id)]
            if found[0].id != meeting_id:
                note(f"{meeting_id} turned out to be {found[0].id}.")
        else:
            found = tx.meetings(since=since, until=until, **wanted)
        asked_for = [report.url for meeting in found[:1] if meeting_id for report in meeting.articles]
        kept = {url: article for url in asked_for if (article := tx.article_at(url))}
        unread = not found and bool(tx.unread_articles(1))
    if as_json:
        for meeting in found:
            print_json({**meeting.as_json(), **sides.as_json(meeting)})
    elif as_csv:
        from hoidam.exports.forms import write_csv
        from hoidam.exports.meetings_table import meetings_table

        write_csv(meetings_table(), found, sys.stdout.buffer)
    elif meeting_id is not None:
        from hoidam.showing import show_meeting

        show_meeting(found[0], language, kept)
    else:
        _print(found, language)
        if not found:
            narrowed = since or until or any(wanted[name] for name in ("person", "kind", "status"))
            note(_none(narrowed=bool(narrowed), unread=unread))


def _none(*, narrowed: bool, unread: bool) -> str:
    if unread:
        return "No meetings yet, but articles to be read: hoidam analyse"
    return "No such meetings." if narrowed else "No meetings. Articles come by: hoidam crawl, hoidam import"


def _print(found: Sequence["Meeting"], language: Any) -> None:
    """Two lines a meeting: what happened, and where more is to be had."""
    from alerts.words import place_name, word
    from hoidam.showing import headline_of

    size = max((len(days(meeting)) for meeting in found), default=0)
    for meeting in found:
        state = meeting.facts.status if meeting.articles else word("flag.withdrawn", language)
        status = "" if state == "held" else click.style(f" [{state}]", fg="yellow")
        headline = headline_of(meeting, language)
        named = (place_name(place, language) for place in meeting.facts.places[:2])
        places = ", ".join(name for name in named if name not in headline)
        what = click.style(harmless(headline), bold=True)
        click.echo(f"{days(meeting):<{size}}  {what}{f' · {harmless(places)}' if places else ''}{status}")
        reports = counted(len(meeting.articles), "report")
        sources = f"{reports}, {meeting.independent_sources} independent"
        click.secho(f"{'':<{size}}  {meeting.id} · {sources}", dim=True)
    if found:
        note(counted(len(found), "meeting"))


def days(meeting: "Meeting") -> str:
    start, end = meeting.facts.start, meeting.facts.end
    if start is None:
        return "–"
    if meeting.facts.date_precision == "month":
        return f"{start:%Y-%m}"
    return f"{start}" if end in {None, start} else f"{start}/{end:%m-%d}"
