"""``hoidam deliver``: compose what is due and send it, once through."""

from typing import TYPE_CHECKING, Any

import click

from hoidam.terminal import HANOI, counted, note, print_json, print_table

if TYPE_CHECKING:
    from datetime import datetime

    from meetings.alert import Message


@click.command(
    "deliver",
    epilog="""\b
Example:
  hoidam deliver        what is due now; hoidam run does it for ever""",
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a message.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Send what is due now to the subscribers' channels; what is refused is tried again later."""
    import asyncio

    from hoidam.clock import now
    from hoidam.composing import compose
    from hoidam.delivering import deliver
    from hoidam.opening import configuration, opened
    from hoidam.undelivered import tell_undelivered

    found = configuration()
    with opened(found) as store:
        compose(store, found.settings.told(), found.channels, now(), found.watched)
        attempted = asyncio.run(deliver(store, found.channels, now=now))
        if tell_undelivered(store, found.settings.operator, found.channels, now()):
            attempted += asyncio.run(deliver(store, found.channels, now=now))
        with store.transaction() as tx:
            later = tx.next_due()
            under_way = tx.number_of_deliveries("leased")
    if as_json:
        for each in attempted:
            print_json(outcome(each.message, sent=each.error is None, error=each.error, next_at=each.next_at))
    elif attempted:
        print_table(
            ["Channel", "Recipient", "Outcome", "What"],
            [
                (e.message.channel, e.message.recipient, e.error or "sent", e.message.summary)
                for e in attempted
            ],
        )
    failed = sum(each.error is not None for each in attempted)
    note(f"{counted(len(attempted) - failed, 'message')} sent, {failed} refused")
    if under_way:
        note(f"{counted(under_way, 'message')} under way by another sender, or one that was killed")
    if later is not None:
        note(f"More is due at {later.astimezone(HANOI):%Y-%m-%d %H:%M:%S} (Hanoi)")
    ctx.exit(1 if failed else 0)


def outcome(
    message: "Message", *, sent: bool, error: str | None, next_at: "datetime | None"
) -> dict[str, Any]:
    """What became of one message, for programs."""
    return {
        "id": message.id,
        "channel": message.channel,
        "recipient": message.recipient,
        "sent": sent,
        "error": error,
        "next_at": next_at.isoformat() if next_at else None,
    }
