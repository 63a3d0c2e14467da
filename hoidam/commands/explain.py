"""``hoidam explain``: whether a subscription hears of a meeting, when, and why or why not."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from alerts.lines import wrapped
from hoidam.terminal import harmless, note, print_json, width

if TYPE_CHECKING:
    from alerts.filter import Condition
    from alerts.subscription import Subscription
    from hoidam.explaining import Explanation
    from meetings.alert import Heard

_WHY = {
    "due": "Yes, {when}.",
    "told": "It was told, and nothing more waits. It hears on of: {news}, and of errata.",
    "filter": "No: the meeting is not what its filter asks for ({failing}).",
    "withdrawn": "No: it was to be told, but is no longer what its filter asks for ({failing}).",
    "unopened": "Not yet: it is known from reviews, or from plans without a date, which are no news.",
    "past": "Not yet: it is known from imported articles or a walk back, which tell nobody.",
    "old": "No: it was held more than two months before its first report, and is no news.",
    "news": "Not yet: to it the meeting would be of the kind {kind!r}, and it asked for: {news}.",
    "before": "Not yet: it was known before this subscription, or its filter, was there.",
}
_NEXT = {"past", "news", "before"}


@click.command(
    "explain",
    epilog="""\b
Examples:
  hoidam explain embassy 2026-03-18-talks-giang-dong-jun
  hoidam explain embassy 2026-03-18-talks-giang-dong-jun --json""",
)
@click.argument("subscription")
@click.argument("meeting_id", metavar="MEETING")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def command(*, subscription: str, meeting_id: str, as_json: bool) -> None:
    """Say whether SUBSCRIPTION hears of MEETING, when, and why or why not.

    Shown are each condition of its filter beside what the meeting has, the messages that told it, what is due
    and when, and quiet hours.
    """
    from hoidam.clock import now
    from hoidam.explaining import explain
    from hoidam.opening import configuration, known_meeting, known_subscription, opened

    found = configuration()
    wanted = known_subscription(found, subscription)
    with opened(found) as store, store.transaction() as tx:
        meeting = known_meeting(tx, meeting_id)
        explained = explain(tx, wanted, meeting, now(), {meeting_id, meeting.id})
    if meeting.id != meeting_id:
        note(f"{meeting_id} turned out to be {meeting.id}.")
    if as_json:
        print_json(_as_json(explained))
        return
    _print(explained, now())


def _print(explained: "Explanation", now: datetime) -> None:
    from hoidam.showing import headline_of

    wanted, meeting = explained.subscription, explained.meeting
    click.secho(harmless(headline_of(meeting, "en")), bold=True)
    click.echo(f"{meeting.id}, version {meeting.version}, weight {explained.weight}")
    click.echo(f"{harmless(wanted.name)}: {_schedule(wanted)}")
    click.echo()
    for line in wrapped(_verdict(explained, now), width()):
        click.secho(harmless(line), bold=True)
    sections = {
        "Filter": [_condition(each) for each in explained.conditions] or ["lets everything pass"],
        "Told": [line for each in explained.heard for line in _heard(each, wanted)] or ["nothing"],
        "Due": [
            f"version {each.version}, {_local(each.due_at, wanted)}" for each in explained.waiting
        ] or ["nothing"],
        "Quiet": list(_quiet(explained)),
    }  # fmt: skip
    for name, lines in sections.items():
        for number, line in enumerate(lines):
            click.echo(f"{name if number == 0 else '':<8}{harmless(line)}")


def _verdict(explained: "Explanation", now: datetime) -> str:
    wanted, due = explained.subscription, explained.due_at
    when = f"at {_local(due, wanted)}" if due and due > now else "as soon as messages are written next"
    said = _WHY[explained.reason].format(
        when=when,
        kind=explained.kind,
        news=", ".join(sorted(wanted.news)),
        failing=", ".join(each.name for each in explained.conditions if not each.holds),
    )
    return f"{said} What becomes of it is told as a new meeting." if explained.reason in _NEXT else said


def _schedule(wanted: "Subscription") -> str:
    from alerts.schedule import Digest

    schedule = wanted.schedule
    if isinstance(schedule, Digest):
        return f"a digest at {schedule.at} ({schedule.zone})"
    return f"at once, {schedule.settle.total_seconds():g} s after the first report"


def _condition(condition: "Condition") -> str:
    mark = "✓" if condition.holds else "✗"
    if isinstance(condition.wanted, int) or isinstance(condition.found, int):
        return f"{mark} {condition.name}: at least {condition.wanted}; the meeting has {condition.found}"
    asked, found = " or ".join(condition.wanted), ", ".join(condition.found)
    return f"{mark} {condition.name}: {asked}; the meeting has {found or 'none known'}"


def _heard(heard: "Heard", wanted: "Subscription") -> Iterator[str]:
    delivery, message = heard.delivery, heard.delivery.message
    versions = ", ".join(map(str, heard.versions))
    state = "given up" if delivery.state == "dead" else delivery.state
    when = _local(delivery.sent_at or message.created_at, wanted)
    yield f"{when}  {state}, by {message.channel} to {message.recipient}: version {versions}  {message.id}"
    if delivery.last_error:
        yield f"  {delivery.last_error}"


def _quiet(explained: "Explanation") -> Iterator[str]:
    from alerts.schedule import Immediate

    schedule = explained.subscription.schedule
    if not isinstance(schedule, Immediate) or schedule.quiet is None:
        return
    quiet = schedule.quiet
    unless = f", unless the weight is {quiet.unless_weight} or more" if quiet.unless_weight else ""
    until = explained.quiet_until
    now = f"; it is quiet now, until {_local(until, explained.subscription)}" if until else "; not now"
    yield f"{quiet.start:%H:%M} to {quiet.end:%H:%M} ({quiet.zone}){unless}{now}"


def _local(moment: datetime, wanted: "Subscription") -> str:
    from alerts.clocks import zone_of

    zone = wanted.schedule.zone
    return f"{moment.astimezone(zone_of(zone)):%Y-%m-%d %H:%M} ({zone})"


def _as_json(explained: "Explanation") -> dict[str, Any]:
    due, quiet = explained.due_at, explained.quiet_until
    return {
        "subscription": explained.subscription.name,
        "meeting": explained.meeting.id,
        "version": explained.meeting.version,
        "verdict": explained.verdict,
        "reason": explained.reason,
        "weight": explained.weight,
        "kind": explained.kind,
        "news": sorted(explained.subscription.news),
        "conditions": [
            {"name": c.name, "wanted": c.wanted, "found": c.found, "holds": c.holds}
            for c in explained.conditions
        ],
        "told": [_heard_json(each) for each in explained.heard],
        "due_at": due.isoformat() if due else None,
        "due": [{"version": w.version, "due_at": w.due_at.isoformat()} for w in explained.waiting],
        "quiet_until": quiet.isoformat() if quiet else None,
    }


def _heard_json(heard: "Heard") -> dict[str, Any]:
    delivery, message = heard.delivery, heard.delivery.message
    return {
        "message": message.id,
        "versions": heard.versions,
        "channel": message.channel,
        "recipient": message.recipient,
        "state": delivery.state,
        "written_at": message.created_at.isoformat(),
        "sent_at": delivery.sent_at.isoformat() if delivery.sent_at else None,
        "last_error": delivery.last_error,
    }
