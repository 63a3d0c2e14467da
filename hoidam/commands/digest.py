"""``hoidam digest``: what a subscription would be sent, or would have been; or send it now."""

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from hoidam.terminal import counted, harmless, note, print_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alerts.subscription import Subscription
    from meetings.alert import Delivery


class Since(click.ParamType[Any]):
    """A day, or how long ago."""

    name = "since"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from meetings.duration import duration

        if not isinstance(value, str):
            return value
        try:
            return datetime.fromisoformat(value).date() if "-" in value else duration(value)
        except ValueError:
            self.fail(f"{value!r} is neither a day such as 2026-03-01 nor a duration such as 90d", param, ctx)


@click.command(
    "digest",
    epilog="""\b
Examples:
  hoidam digest embassy --dry-run               what waits for it, as text
  hoidam digest embassy --dry-run --since 90d   what it would have been sent, when, and how much
  hoidam digest embassy                         send what waits now, before its time
  hoidam digest embassy --since 2026-03-01      send all meetings held since then, told or not""",
)
@click.argument("subscription")
@click.option(
    "--since",
    type=Since(),
    metavar="DAY|DURATION",
    help="With --dry-run, play back what would have been sent since then. Without, all meetings held since "
    "this day that the filter lets through, told before or not.",
)
@click.option("--dry-run", is_flag=True, help="Print it, send nothing.")
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="How many of the letters played back are printed whole, the largest and then the latest.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="JSON Lines on stdout: each message and its outcome; with --dry-run the webhook payload; with "
    "--since as well, each letter that would have been sent, and a summary.",
)
@click.pass_context
def command(
    ctx: click.Context, *, subscription: str, since: Any, dry_run: bool, samples: int, as_json: bool
) -> None:
    """Print or send the digest of SUBSCRIPTION, a name in the configuration.

    With --dry-run --since, what came since then is read, merged, filtered, scheduled and composed once more,
    by the same code, and shown instead of sent. What was imported, walked back to or published before the
    first crawl counts as if it had come when it was published: as if the daemon had been running.
    """
    from hoidam.clock import now
    from hoidam.opening import configuration, known_subscription, opened

    found = configuration()
    wanted = known_subscription(found, subscription)
    with opened(found) as store:
        if dry_run and since is not None:
            from hoidam.replaying import replay
            from hoidam.showing_replay import show_replay

            played = replay(store, wanted, since=_moment(since, wanted, now()), now=now())
            show_replay(wanted, played, samples=samples, as_json=as_json)
            return
        day = _moment(since, wanted, now()).date() if since is not None else None
        ctx.exit(_print_or_send(found, store, wanted, day, dry_run=dry_run, as_json=as_json))


def _print_or_send(
    found: Any, store: Any, wanted: "Subscription", day: Any, *, dry_run: bool, as_json: bool
) -> int:
    import asyncio

    from hoidam.clock import now
    from hoidam.commands.deliver import outcome
    from hoidam.commands.deliveries import held_back
    from hoidam.composing import compose_news, letter_now, waiting
    from hoidam.delivering import deliver

    news = waiting(store, wanted, now(), since=day)
    if not news.entries:
        note("Nothing to tell.")
        return 0
    if dry_run:
        letter = letter_now(store, wanted, news, now(), outlets=found.watched)
        print_json(letter.json) if as_json else click.echo(harmless(letter.text), nl=False)
        return 0
    messages = compose_news(store, wanted, news, found.channels, now(), outlets=found.watched)
    began, ids = now(), [message.id for message in messages]
    attempted = [a for a in asyncio.run(deliver(store, found.channels, now=now)) if a.message.id in ids]
    tried = {each.message.id for each in attempted}
    with store.transaction() as tx:
        others = [tx.delivery(each) for each in ids if each not in tried]
        shut = [each for each in tx.breakers() if each.failures]
    if as_json:
        for each in attempted:
            print_json(outcome(each.message, sent=each.error is None, error=each.error, next_at=each.next_at))
        for other in others:
            sent_before = other.state == "sent"
            print_json(
                outcome(other.message, sent=sent_before, error=other.last_error, next_at=other.next_at)
            )
    failed = [each for each in attempted if each.error]
    for each in failed:
        note(f"{each.message.channel} to {each.message.recipient}: {each.error}", fg="red")
    sent = sum(each.error is None for each in attempted)
    note(", ".join([f"{counted(sent, 'message')} sent, {len(failed)} refused", *_of_others(others, began)]))
    for breaker in shut if any(other.state == "pending" for other in others) else ():
        note(held_back(breaker), fg="yellow")
    return 1 if failed or any(other.state in {"pending", "dead"} for other in others) else 0


def _of_others(others: "Sequence[Delivery]", began: datetime) -> "Iterator[str]":
    """What became of the messages that we did not try: only what the store says was sent is said to be."""
    states = Counter(other.state for other in others)
    sent = [other.sent_at for other in others if other.state == "sent" and other.sent_at]
    for number, what in (
        (sum(at < began for at in sent), "sent before with the same news"),
        (sum(at >= began for at in sent), "sent by another process"),
        (states["leased"], "being sent by another process"),
        (states["pending"], "waiting for their receivers"),
        (states["dead"], "given up before"),
    ):
        if number:
            yield f"{number} {what}"


def _moment(since: Any, wanted: "Subscription", now: datetime) -> datetime:
    """The beginning of a day in the zone of the subscription, or so long ago."""
    from alerts.clocks import instant, zone_of

    if isinstance(since, timedelta):
        return now - since
    return instant(datetime.combine(since, datetime.min.time()), zone_of(wanted.schedule.zone))
