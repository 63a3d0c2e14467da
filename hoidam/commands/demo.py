"""``hoidam demo``: the whole job before your eyes, without a network."""

import shlex
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from hoidam.terminal import counted, note


@click.command("demo", epilog="Example: hoidam demo --keep /tmp/hoidam-demo")
@click.option(
    "--keep",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    metavar="DIR",
    help="Where database, mail and webhooks are left for you to look at.",
)
@click.option(
    "--language",
    type=click.Choice(["vi", "en", "zh"]),
    default="en",
    show_default=True,
    help="Of the digest.",
)
def command(*, folder: Path, language: Any) -> None:
    """The whole job on sample outlets: crawl, analyse, deliver; no network is needed.

    The outlets, a mail server and a webhook receiver run on this machine while the demo does; spider,
    database, rules and channels are those of every day. The articles are written for this program, about
    real meetings.
    """
    from hoidam.demo import demo

    began = time.monotonic()
    with demo(folder, language) as running:
        step(1, f"Sample outlets answer under {_hosts()}.")
        note("   The real spider visits them, in a process of its own:")
        running.crawl()
        step(2, "Analyse: is it about our subject, who met whom, and which reports speak of one meeting?")
        outcomes, counts = running.analyse()
        note(f"   {_read(len(outcomes), counts)}")
        step(3, "Two outlets edit an article; we look again at those on our subject:")
        running.sites.publish_edits()
        running.crawl("--again")
        outcomes, counts = running.analyse()
        note(f"   {_read(len(outcomes), counts)}")
        step(4, "Deliver: one digest by mail, the same news by signed webhook:")
        for attempted in running.deliver():
            how = attempted.error or "accepted"
            note(f"   {attempted.message.channel:<5} to {attempted.message.recipient}: {how}")
        step(5, "The mail, as it arrived:")
        note()
        click.echo(running.received_text())
        note(f"Done in {time.monotonic() - began:.0f} s.", fg="green", bold=True)
    _what_next(folder)


def step(number: int, text: str) -> None:
    note()
    note(f"{number}. {text}", bold=True)


def _hosts() -> str:
    from hoidam.samples.articles import HOSTS

    return ", ".join(HOSTS.values())


def _read(read: int, counts: Mapping[str, int]) -> str:
    labels = (
        f"{counts['meeting']} report meetings, {counts['ties']} tell of ties, {counts['none']} of neither"
    )
    told = ", ".join(
        f"{counted(counts[name], 'meeting')} {words}"
        for name, words in (("opened", "found"), ("changed", "changed"), ("confirmed", "confirmed"))
        if counts[name]
    )
    return f"{counted(read, 'article')} read: {labels}.\n   {told or 'Nothing new'}."


def _what_next(folder: Path) -> None:
    from hoidam import ourselves

    us = ourselves.called()
    config = f"{us} --config {shlex.quote(str(folder / 'hoidam.toml'))}"
    note()
    note("What is left to look at:", bold=True)
    note(f"   database   {folder / 'hoidam.db'}")
    note(f"   mail       {folder / 'mail' / '001.eml'}")
    note(f"   webhook    {folder / 'webhooks' / '001.json'}")
    note()
    note("What to try next:", bold=True)
    note(f"   {config} meetings")
    note(f"   {config} search hoi dam bien gioi")
    note(f"   {config} outlets")
    note(f"   {config} revisions")
    note(f"   {config} evidence 2026-03-18-talks-giang-dong-jun")
    note(f"   {config} deliveries")
    note(f"   {us} check --example > hoidam.toml     # then set channels and subscriptions, and:")
    note(f"   {us} check && {us} run")
