"""``hoidam deliveries``: every message, how far it has come, and how to send it once more."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import click

from hoidam.commands.days import Day
from hoidam.terminal import counted, harmless, moment, note, print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetings.alert import Attempt, Breaker, Delivery
    from storage.store import Transaction

_EXAMPLES = """\b
Examples:
  hoidam deliveries                     the newest hundred
  hoidam deliveries list --state dead
  hoidam deliveries show 5f0c…
  hoidam deliveries replay 5f0c…        the same message, under the same id
  hoidam deliveries replay --dead       all that were given up, once the cause is mended
  hoidam deliveries reopen hook         although it answered 410 Gone"""

_JSON = click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout.")


@click.group("deliveries", invoke_without_command=True, epilog=_EXAMPLES)
@_JSON
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """The outbox: messages sent, waiting, or given up.

    Without a further word, the list.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, as_json=as_json)


@command.command("list", epilog="Example: hoidam deliveries list --state pending")
@click.option("--state", type=click.Choice(["pending", "leased", "sent", "dead"]), help="Only these.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True)
@_JSON
def list_(*, state: Any = None, limit: int = 100, as_json: bool = False) -> None:
    """The messages, the newest first."""
    from hoidam.opening import configuration, opened

    with opened(configuration()) as store, store.transaction() as tx:
        found = tx.deliveries(state=state, limit=limit)
        breakers = tx.breakers()
    if as_json:
        for delivery in found:
            print_json(_as_json(delivery))
        return
    rows = [
        (
            d.message.id[:12],
            d.state,
            d.attempts,
            d.message.channel,
            d.message.recipient,
            moment(d.sent_at or _next_try(d, breakers)),
            d.message.summary,
        )
        for d in found
    ]
    if rows:
        heads = ["Id", "State", "Tries", "Channel", "Recipient", "Sent / next (Hanoi)", "What"]
        print_table(heads, rows, below=[d.last_error for d in found])
    note(counted(len(rows), "message"))
    for breaker in breakers:
        if breaker.failures:
            note(held_back(breaker), fg="yellow")


def _next_try(delivery: "Delivery", breakers: "Sequence[Breaker]") -> datetime | None:
    """When a pending message can be tried: at its time, and not while its receiver is left alone."""
    shut = next((b for b in breakers if b.failures and b.channel == delivery.message.channel), None)
    if shut is None or delivery.next_at is None:
        return delivery.next_at
    return None if shut.shut_until is None else max(delivery.next_at, shut.shut_until)


def held_back(breaker: "Breaker") -> str:
    """Why nothing is sent to a channel, and when or how it is tried again."""
    again = f"next try at {moment(breaker.shut_until)} (Hanoi)"
    when = f"nothing is sent until: hoidam deliveries reopen {breaker.channel}" if breaker.gone else again
    return f"{breaker.channel} takes nothing since {moment(breaker.since)}: {breaker.last_error}; {when}"


@command.command("show", epilog="Example: hoidam deliveries show 5f0c1d2e3a4b")
@click.argument("message_id", metavar="ID")
@_JSON
def show(*, message_id: str, as_json: bool) -> None:
    """One message with every attempt.

    The beginning of its id is enough.
    """
    from hoidam.opening import configuration, opened

    with opened(configuration()) as store, store.transaction() as tx:
        delivery = _found(tx, message_id)
        attempts = tx.attempts(delivery.message.id)
        breakers = tx.breakers()
    if as_json:
        print_json({**_as_json(delivery), "tries": [_attempt(a) for a in attempts]})
        return
    click.secho(harmless(delivery.message.summary), bold=True)
    click.echo(f"{delivery.message.id}  {delivery.state}")
    click.echo(
        f"{delivery.message.channel} to {delivery.message.recipient}, for {delivery.message.subscription}"
    )
    rows = [(a.number, moment(a.started_at), a.outcome, a.detail or "") for a in attempts]
    if rows:
        print_table(["Try", "At (Hanoi)", "Outcome", "Answer"], rows)
    if delivery.state == "pending":
        next_at = _next_try(delivery, breakers)
        reopen = f"No try until: hoidam deliveries reopen {delivery.message.channel}"
        click.echo(f"Next try at {moment(next_at)} (Hanoi)" if next_at else reopen)


@command.command(
    "replay",
    epilog="""\b
Examples:
  hoidam deliveries replay 5f0c1d2e3a4b && hoidam deliver
  hoidam deliveries replay --dead --channel mail --since 2026-03-01""",
)
@click.argument("message_ids", metavar="[ID…]", nargs=-1)
@click.option("--dead", is_flag=True, help="All that were given up.")
@click.option("--channel", metavar="NAME", help="With --dead: of this channel.")
@click.option(
    "--since",
    type=Day(),
    metavar="DAY",
    help="With --dead: composed on this day (UTC) or later.",
)
@click.option("--as-new", is_flag=True, help="Under a new id: receivers that know repeats take it once more.")
@_JSON
def replay(
    *,
    message_ids: tuple[str, ...],
    dead: bool,
    channel: str | None,
    since: date | None,
    as_new: bool,
    as_json: bool,
) -> None:
    """Send messages once more.

    They have the same bytes and the same ids, which receivers know repeats by; earlier tries stay on record.
    """
    from hoidam.clock import now
    from hoidam.opening import configuration, opened

    if bool(message_ids) == dead:
        raise click.UsageError("name messages by their ids, or give --dead")
    if (channel or since) and not dead:
        raise click.UsageError("--channel and --since go with --dead")
    moment_since = datetime.combine(since, time(), UTC) if since else None
    with opened(configuration()) as store, store.transaction() as tx:
        chosen = (
            tx.given_up(channel=channel, since=moment_since) if dead else [_found(tx, i) for i in message_ids]
        )
        again = []
        for delivery in chosen:
            known = tx.replay(delivery.message.id, now(), as_new=as_new)
            again.append(_found(tx, known))
    for delivery in again if as_json else ():
        print_json(_as_json(delivery))
    what = counted(len(again), "message") if dead else ", ".join(d.message.id for d in again)
    note(f"{what} due now; to send: hoidam deliver")


@command.command("reopen", epilog="Example: hoidam deliveries reopen hook && hoidam deliver")
@click.argument("channel")
def reopen(*, channel: str) -> None:
    """Try CHANNEL again at once.

    Also where its receiver took nothing, or wanted nothing more.
    """
    from hoidam.clock import now
    from hoidam.opening import configuration, opened
    from meetings.errors import MonitorError
    from meetings.spelling import close_to

    found = configuration()
    with opened(found) as store, store.transaction() as tx:
        if tx.breaker(channel) is None and channel not in found.channels:
            raise MonitorError(f"there is no channel {channel!r}{close_to(channel, found.channels)}")
        if tx.breaker(channel) is None:
            raise MonitorError(f"{channel}: nothing is held back from it")
        tx.forget_breaker(channel)
        tx.release(channel, now())
        waiting = tx.number_waiting(channel)
    note(f"{channel} is asked again; {counted(waiting, 'message')} due now: hoidam deliver")


def _found(tx: "Transaction", message_id: str) -> "Delivery":
    """The delivery whose id is, or begins with, what was typed."""
    from meetings.errors import MonitorError

    exact = tx.delivery(message_id)
    alike = [exact] if exact else tx.deliveries(id_begins=message_id, limit=2)
    if len(alike) != 1:
        what = "several deliveries begin so" if alike else "there is no such delivery"
        raise MonitorError(f"{message_id}: {what}; hoidam deliveries lists them")
    return alike[0]


def _as_json(delivery: "Delivery") -> dict[str, Any]:
    message = delivery.message
    return {
        "id": message.id,
        "subscription": message.subscription,
        "channel": message.channel,
        "recipient": message.recipient,
        "kind": message.kind,
        "summary": message.summary,
        "created_at": message.created_at.isoformat(),
        "state": delivery.state,
        "attempts": delivery.attempts,
        "next_at": delivery.next_at.isoformat() if delivery.next_at else None,
        "last_error": delivery.last_error,
        "sent_at": delivery.sent_at.isoformat() if delivery.sent_at else None,
    }


def _attempt(attempt: "Attempt") -> dict[str, Any]:
    return {
        "number": attempt.number,
        "started_at": attempt.started_at.isoformat(),
        "ended_at": attempt.ended_at.isoformat() if attempt.ended_at else None,
        "outcome": attempt.outcome,
        "detail": attempt.detail,
    }
