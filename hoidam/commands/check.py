"""``hoidam check``: what is well and what is wrong with configuration, database, outlets and outbox."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hoidam.terminal import counted, harmless, moment, print_json

if TYPE_CHECKING:
    from alerts.schedule import Schedule
    from hoidam.configuration import Configuration
    from storage.store import Store

_EXAMPLE = re.compile(r"\bexample\.(?:org|com|net)\b", re.IGNORECASE)
_MARKS = {"well": ("✓", "green"), "note": ("·", "yellow"), "wrong": ("✗", "red")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`state` is well, note (worth knowing) or wrong."""

    part: str
    state: str
    what: str


@click.command(
    "check",
    epilog="""\b
Examples:
  hoidam check --example > hoidam.toml     a configuration to start from
  hoidam --config /etc/hoidam.toml check
  hoidam check --send mail                 does a message arrive?""",
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a finding.")
@click.option("--example", is_flag=True, help="Print a configuration to start from, and check nothing.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of what webhooks get, and check nothing.")
@click.option("--send", metavar="CHANNEL", help="Send one message that is clearly a test by this channel.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, example: bool, schema: bool, send: str | None) -> None:
    """Check configuration, database, outlets and outbox; say what is wrong and what is well.

    Exit code 78 when the configuration cannot be used, 1 when something else is wrong. Nothing is sent or
    fetched, but with --send one message to each recipient of that channel.
    """
    from hoidam.opening import configuration

    if example or schema:
        click.echo(_example() if example else _schema(), nl=False)
        return
    configured = configuration()
    findings = list(_findings(configured) if send is None else _sent(configured, send))
    for found in findings:
        if as_json:
            print_json({"part": found.part, "state": found.state, "what": found.what})
            continue
        mark, colour = _MARKS[found.state]
        click.echo(f"{click.style(mark, fg=colour)} {found.part:<14} {harmless(found.what)}")
    ctx.exit(1 if any(found.state == "wrong" for found in findings) else 0)


def _example() -> str:
    """The example file, from inside an installed wheel or the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    name = "hoidam.example.toml"
    found = next(path for path in (package / name, package.parent / name) if path.is_file())
    return found.read_text(encoding="utf-8")


def _schema() -> str:
    from importlib.resources import files

    return files("alerts").joinpath("schemas", "webhook.schema.json").read_text(encoding="utf-8")


def _sent(found: "Configuration", name: str) -> Iterator[Finding]:
    """A test message to each recipient of the channel, at once and past the outbox."""
    import asyncio

    from alerts.trial import trial_messages
    from hoidam.clock import now
    from meetings.errors import MonitorError
    from meetings.spelling import close_to

    if name not in found.channels:
        near = close_to(name, found.channels)
        raise click.BadParameter(f"there is no channel {name!r}{near}", param_hint="--send")
    channel = found.channels[name]
    for message in trial_messages(channel, found.settings.operator.language, now()):
        try:
            asyncio.run(channel.send(message, now()))
        except MonitorError as error:
            yield Finding(part="channel", state="wrong", what=f"{name} to {message.recipient}: {error}")
        else:
            what = f"{name} to {message.recipient}: taken; see whether it arrived"
            yield Finding(part="channel", state="well", what=what)


def _findings(found: "Configuration") -> Iterator[Finding]:
    yield _configuration(found)
    yield from _channels(found)
    yield _outlets(found)
    yield from _asked_for_although_off(found)
    yield from _feeds(found)
    yield from _placeholders(found)
    yield from _database(found)


def _configuration(found: "Configuration") -> Finding:
    if found.path is None:
        return Finding(
            part="configuration",
            state="note",
            what="none found, defaults hold; one to start from: hoidam check --example",
        )
    return Finding(part="configuration", state="well", what=str(found.path))


def _channels(found: "Configuration") -> Iterator[Finding]:
    for name, channel in found.channels.items():
        yield Finding(part="channel", state="well", what=f"{name}: {', '.join(channel.recipients)}")
    for subscription in found.settings.told():
        when = _when(subscription.schedule)
        what = f"{subscription.name}: {when}, by {', '.join(subscription.channels)}"
        yield Finding(part="subscription", state="well", what=what)
    if not found.settings.subscriptions:
        yield Finding(part="subscription", state="note", what="none: nobody is told of meetings")


def _feeds(found: "Configuration") -> Iterator[Finding]:
    """The nearest folder that is there has to let us write."""
    folder = found.feeds_folder
    if folder is not None:
        there = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())
        fine = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
        yield Finding(
            part="feeds",
            state="well" if fine else "wrong",
            what=str(folder) if fine else f"{folder}: cannot be written",
        )


def _placeholders(found: "Configuration") -> Iterator[Finding]:
    """Addresses of the example file, which lead nowhere; never their values, which may be secret."""
    tables = {"crawler": {"contact": found.settings.crawler.contact}}
    tables.update({f"channels.{name}": options for name, options in found.settings.channels.items()})
    for name, options in tables.items():
        places = [f"{name}.{key}" for key, value in options.items() if _EXAMPLE.search(_text(value))]
        if places:
            what = f"{', '.join(places)}: still of example.org, which nobody can be reached at"
            yield Finding(part="placeholder", state="note", what=what)


def _text(value: object) -> str:
    return str(value.get_secret_value() if hasattr(value, "get_secret_value") else value)


def _when(schedule: "Schedule") -> str:
    from alerts.subscription import Digest

    if isinstance(schedule, Digest):
        return f"at {schedule.at} {schedule.zone}"
    quiet = schedule.quiet
    return f"at once, but from {quiet.start:%H:%M} to {quiet.end:%H:%M} {quiet.zone}" if quiet else "at once"


def _outlets(found: "Configuration") -> Finding:
    names = ", ".join(found.watched)
    if found.settings.crawler.contact is None:
        return Finding(
            part="outlets",
            state="note",
            what=f"{names}; crawler.contact is not set: outlets cannot reach you",
        )
    return Finding(part="outlets", state="well", what=names)


def _asked_for_although_off(found: "Configuration") -> Iterator[Finding]:
    for name, outlet in found.watched.items():
        if outlet.off:
            yield Finding(part="outlets", state="note", what=f"{name} is asked for, although {outlet.off}")


def _ill(found: "Configuration", store: "Store") -> Iterator[Finding]:
    """The outlets that do not do well: what a person may mend is wrong, what may pass is a note."""
    from hoidam.clock import now
    from hoidam.health import outlet_states

    with store.transaction() as tx:
        states = outlet_states(tx, found.watched, now())
    for state in states:
        if (ill := state.ill) is not None:
            weight = "note" if ill.state in {"suspect", "quiet"} else "wrong"
            what = f"{state.outlet.name} is {ill.state} since {moment(ill.since)}: {ill.detail} – {ill.url}"
            yield Finding(part="outlets", state=weight, what=what)


def _database(found: "Configuration") -> Iterator[Finding]:
    from hoidam.opening import opened
    from meetings.errors import StoreError
    from storage.database import missing_file
    from storage.store import holds_nothing

    try:
        if file := missing_file(found.database):
            yield Finding(part="database", state="note", what=f"{file} will be created")
            return
        if holds_nothing(found.database):
            yield Finding(part="database", state="note", what="holds nothing yet; its tables will be created")
            return
        with opened(found, create=False) as store:
            store.demand_writable()
            yield from _kept(store)
            yield from _ill(found, store)
    except StoreError as error:
        yield Finding(part="database", state="wrong", what=str(error))


def _kept(store: "Store") -> Iterator[Finding]:
    from hoidam.commands.deliveries import held_back

    with store.transaction() as tx:
        articles = sum(health.articles for health in tx.health())
        meetings = len(tx.meetings())
        dead = tx.number_of_deliveries("dead")
        breakers = tx.breakers()
        later = tx.next_due()
    what = f"{store.place}: {counted(articles, 'article')}, {counted(meetings, 'meeting')}"
    yield Finding(part="database", state="well", what=what)
    for breaker in breakers:
        if breaker.failures:
            yield Finding(part="channel", state="wrong", what=held_back(breaker))
    if dead:
        given_up = f"{counted(dead, 'message')} given up; see hoidam deliveries list --state dead"
        yield Finding(part="outbox", state="wrong", what=given_up)
    else:
        due = f"next due at {moment(later)} (Hanoi)" if later else "nothing waits"
        yield Finding(part="outbox", state="well", what=due)
