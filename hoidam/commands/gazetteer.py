"""``hoidam gazetteer``: what is known beforehand, and what is wrong with it."""

import click

from hoidam.terminal import counted, note, print_json


@click.group("gazetteer", epilog="Example: hoidam gazetteer check")
def command() -> None:
    """Look after the people, posts, places and mechanisms that are known beforehand.

    They are in meetings/data/*.json. A file of your own, [gazetteer] overlay, adds to them or corrects them.
    """


@command.command("check", epilog="Example: hoidam gazetteer check --json")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a finding.")
@click.pass_context
def check(ctx: click.Context, *, as_json: bool) -> None:
    """Tell what is wrong, and what is doubtful.

    Wrong are records of another form, and ids that are referred to and missing; it ends with 1 then.
    Doubtful are records without a source, names of two people or places, and posts that two people hold at
    once.
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
