"""The command ``hoidam``: finds the command that was asked for, and turns expected failures into one line."""

import contextlib
import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from hoidam import VERSION
from meetings.errors import ConfigError, MonitorError

BAD_CONFIGURATION = 78
"""EX_CONFIG of sysexits.h; a service manager need not try again."""

COMMANDS = {
    "demo": ("demo", "Do the whole job on sample outlets, without a network."),
    "crawl": ("crawl", "Visit outlets once, and keep what is new."),
    "read": ("read", "Show what we see in a page, text or file of articles."),
    "import": ("importing", "Take articles from elsewhere into the store."),
    "analyse": ("analyse", "Judge and read articles, and merge them into meetings."),
    "meetings": ("meetings", "List meetings, or show one with its evidence."),
    "evidence": ("evidence", "Write out the pages that a meeting is known from."),
    "revisions": ("revisions", "Show what outlets edited, and what they took away."),
    "search": ("search", "Search the articles, with or without diacritics."),
    "digest": ("digest", "Print or send what waits for a subscription."),
    "explain": ("explain", "Say whether a subscription hears of a meeting, when, and why or why not."),
    "deliver": ("deliver", "Send what is due."),
    "deliveries": ("deliveries", "Look at the outbox, or send a message once more."),
    "exports": ("exports", "Write meetings, articles or coded events as tables."),
    "feeds": ("feeds", "Write feeds and a calendar of meetings for a web server."),
    "outlets": ("outlets", "Show how each outlet does."),
    "run": ("run", "Crawl, analyse and deliver for ever."),
    "migrate": ("migrate", "Bring the database to the schema of this program."),
    "check": ("check", "Check configuration, database, outlets and outbox."),
    "gazetteer": ("gazetteer", "Check the people, posts and places that are known beforehand."),
    "score": ("score", "Measure judging, reading and merging on labelled articles."),
}
"""Each command, its module in ``hoidam.commands`` and what it does, in the order people need them."""


class Commands(click.Group):
    """A command is imported when it is asked for; a `MonitorError` is one line on stderr, no traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the library's form
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"hoidam.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        with contextlib.suppress(IndexError):
            if args[0] not in COMMANDS and not args[0].startswith("-"):
                from meetings.spelling import close_to

                ctx.fail(f"there is no command {args[0]!r}{close_to(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            click.echo(f"The configuration cannot be used:\n{error}", err=True)
            ctx.exit(BAD_CONFIGURATION)
        except MonitorError as error:
            click.echo(f"hoidam: {error}", err=True)
            ctx.exit(1)


@click.group(
    cls=Commands,
    epilog="Begin with: hoidam demo",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="HOIDAM_CONFIG",
    show_envvar=True,
    help="The configuration; ./hoidam.toml if that is there, else defaults.",
)
@click.version_option(VERSION, message="hoidam %(version)s")
@click.pass_context
def main(ctx: click.Context, config: Path | None) -> None:
    """Watch the press for meetings between the defence establishments of Vietnam and China.

    crawl fetches articles, analyse reads them into meetings, deliver tells subscribers; all that passes
    between them is in one database. run does the three for ever.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    ctx.obj = config
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        ctx.color = False
