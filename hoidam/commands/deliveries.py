"""``hoidam deliveries``: every message, how far it has come, and how to send it once more."""

from typing import TYPE_CHECKING, Any

import click

from hoidam.terminal import counted, harmless, moment, note, print_json, print_table

if TYPE_CHECKING:
    from meetings.alert import Attempt, Delivery
    from storage.store import Transaction

_EXAMPLES = """\b
Examples:
  hoidam deliveries                     the newest hundred
  hoidam deliveries list --state dead
  hoidam deliveries show 5f0c…
  hoidam deliveries replay 5f0c…        the same message, under the same id"""

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
            moment(d.sent_at or d.next_at),
            d.message.summary,
        )
        for d in found
    ]
    if rows:
        heads = ["Id", "State", "Tries", "Channel", "Recipient", "Sent / next (Hanoi)", "What"]
        print_table(heads, rows, below=[d.last_error for d in found])
    note(counted(len(rows), "message"))


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
        click.echo(f"Next try at {moment(delivery.next_at)} (Hanoi)")


@command.command("replay", epilog="Example: hoidam deliveries replay 5f0c1d2e3a4b && hoidam deliver")
@click.argument("message_id", metavar="ID")
@_JSON
def replay(*, message_id: str, as_json: bool) -> None:
    """Send a message once more.

    It has the same bytes and the same id, which receivers know repeats by; earlier tries stay on record.
    """
    from hoidam.clock import now
    from hoidam.opening import configuration, opened

    with opened(configuration()) as store, store.transaction() as tx:
        delivery = _found(tx, message_id)
        tx.replay(delivery.message.id, now())
        delivery = _found(tx, delivery.message.id)
    if as_json:
        print_json(_as_json(delivery))
    note(f"{delivery.message.id} is due now; hoidam deliver sends it")


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
