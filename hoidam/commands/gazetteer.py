"""``hoidam gazetteer``: what is known beforehand, and what is wrong with it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from hoidam.commands.days import Day
from hoidam.terminal import HANOI, counted, note, note_wrapped, print_json, print_table

if TYPE_CHECKING:
    from meetings.meeting import Meeting, Report
    from meetings.suggesting import Naming, Suggestion
    from storage.store import Transaction


@click.group("gazetteer", epilog="Example: hoidam gazetteer check")
def command() -> None:
    """Look after the people, posts, places and mechanisms that are known beforehand.

    They are in the folder of the beat, meetings/beats/vietnam_china, and, where they are of no pair of
    countries, in meetings/data. A file of your own, [gazetteer] overlay, adds to them or corrects them;
    [gazetteer] beat is a folder with another pair.
    """


@command.command("check", epilog="Example: hoidam gazetteer check --json")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a finding.")
@click.pass_context
def check(ctx: click.Context, *, as_json: bool) -> None:
    """Tell what is wrong, and what is doubtful.

    Wrong are records of another form, and ids that are referred to and missing; it ends with 1 then.
    Doubtful are records without a source, unknown ranks, names of two people or places, people named like
    a country or a place, and posts that two people hold at once.
    """
    from hoidam.gazetteer_file import bundled
    from hoidam.opening import configuration
    from meetings.gazetteer_check import findings

    configuration()
    tables = bundled()
    found = sorted(findings(tables), key=lambda each: not each.fault)
    for each in found:
        if as_json:
            print_json({"where": each.where, "what": each.what, "fault": each.fault})
        else:
            click.echo(f"{click.style('wrong', fg='red') if each.fault else 'doubtful'}  {each}")
    wrong = sum(each.fault for each in found)
    records = counted(sum(len(table) for table in tables.values()), "record")
    note(f"{records}: {wrong} wrong, {len(found) - wrong} doubtful")
    ctx.exit(1 if wrong else 0)


@command.command(
    "suggest",
    epilog="""\b
Examples:
  hoidam gazetteer suggest --since 2026-01-01
  hoidam gazetteer suggest --overlay > gazetteer.json""",
)
@click.option("--since", type=Day(), metavar="DAY", help="From meetings since then.")
@click.option("--at-least", type=click.IntRange(min=1), default=1, help="Named by so many articles.")
@click.option("--overlay", is_flag=True, help="Print the file that [gazetteer] overlay may name.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a person.")
def suggest(*, since: date | None, at_least: int, overlay: bool, as_json: bool) -> None:
    """People who took part in meetings and are not known yet, with what articles say of them.

    They are suggestions, to be looked over: from when a post is held is the day it was first named. Whom a
    name nearly the same is known for may be misspelt only.
    """
    from hoidam.opening import configuration, opened
    from meetings.suggesting import suggestions

    if overlay and as_json:
        raise click.UsageError("--overlay and --json exclude each other")
    with opened(configuration()) as store, store.transaction() as tx:
        namings = list(_namings(tx, tx.meetings(since=since)))
    found = [each for each in suggestions(namings) if each.articles >= at_least]
    if overlay:
        click.echo(json.dumps({"people": [each.record for each in found]}, ensure_ascii=False, indent=1))
    elif as_json:
        for each in found:
            print_json(each.as_json())
    elif found:
        _print(found)
    if not found:
        note("Everybody who is named is known.")
    elif not (overlay or as_json):
        note_wrapped(
            "hoidam gazetteer suggest --overlay prints them as a file that [gazetteer] overlay may name."
        )


def _namings(tx: "Transaction", meetings: "Sequence[Meeting]") -> "Iterator[Naming]":
    from meetings.suggesting import Naming

    for meeting in meetings:
        for report in meeting.articles:
            unknown = [p for p in report.encounter.participants if p.person is None and p.name]
            if not unknown or (kept := tx.article_at(report.url)) is None:
                continue
            for who in unknown:
                yield Naming(
                    who=who,
                    language=kept.article.language,
                    day=report.encounter.start or _published_on(report),
                    url=report.url,
                    meeting=meeting.id,
                )


def _published_on(report: "Report") -> "date | None":
    return report.published_at.astimezone(HANOI).date() if report.published_at else None


def _print(found: "Sequence[Suggestion]") -> None:
    from meetings import gazetteer

    rows = []
    for each in found:
        names = [name for said in each.record["names"].values() for name in said]
        posts = [gazetteer.post_label(tenure["post"], "en") for tenure in each.record["posts"]]
        ranks = [gazetteer.rank_label(held["rank"], "en") for held in each.record["ranks"]]
        doubt = f" (or {', '.join(each.resembles)}, misspelt?)" if each.resembles else ""
        what = ", ".join([*ranks, *posts]) + doubt
        rows.append((" / ".join(names), each.record["side"], each.articles, each.first, each.last, what))
    sources = [each.record["source"][0] for each in found]
    print_table(["Name", "Side", "Articles", "First", "Last", "Rank and post"], rows, below=sources)
    note(counted(len(found), "person", "people"))
