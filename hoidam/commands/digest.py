"""``hoidam digest``: what a subscription would be sent, or send it now."""

from datetime import datetime

import click

from hoidam.terminal import counted, harmless, note, print_json


@click.command(
    "digest",
    epilog="""\b
Examples:
  hoidam digest embassy --dry-run                     what waits for it, as text
  hoidam digest embassy --since 2026-03-01 --dry-run  everything since then, told or not
  hoidam digest embassy                               send what waits now, before its time""",
)
@click.argument("subscription")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="All meetings held since this day that the filter lets through, told before or not.",
)
@click.option("--dry-run", is_flag=True, help="Print it, send nothing.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="JSON Lines on stdout: each message and its outcome, or with --dry-run the webhook payload.",
)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    subscription: str,
    since: datetime | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Print or send the digest of SUBSCRIPTION, a name in the configuration."""
    import asyncio

    from alerts.delivery import letter_of
    from hoidam.clock import now
    from hoidam.commands.deliver import outcome
    from hoidam.composing import compose_news, waiting
    from hoidam.delivering import deliver
    from hoidam.opening import configuration, opened
    from meetings.spelling import close_to

    found = configuration()
    known = {each.name: each for each in found.settings.told()}
    if subscription not in known:
        near = close_to(subscription, known)
        raise click.BadParameter(
            f"there is no subscription {subscription!r}{near}", param_hint="SUBSCRIPTION"
        )
    wanted = known[subscription]
    with opened(found) as store:
        news = waiting(store, wanted, now(), since=since.date() if since else None)
        if not news.entries:
            note("Nothing to tell.")
            return
        if dry_run:
            letter = letter_of(wanted, news.entries)
            print_json(letter.json) if as_json else click.echo(harmless(letter.text), nl=False)
            return
        messages = compose_news(store, wanted, news, found.channels, now())
        ids = {message.id for message in messages}
        attempted = [a for a in asyncio.run(deliver(store, found.channels, now=now)) if a.message.id in ids]
    if as_json:
        for each in attempted:
            print_json(outcome(each))
    failed = [each for each in attempted if each.error]
    for each in failed:
        note(f"{each.message.channel} to {each.message.recipient}: {each.error}", fg="red")
    known_before = len(messages) - len(attempted)
    repeated = f", {known_before} sent before with the same news" if known_before else ""
    note(f"{counted(len(attempted) - len(failed), 'message')} sent, {len(failed)} refused{repeated}")
    ctx.exit(1 if failed else 0)
