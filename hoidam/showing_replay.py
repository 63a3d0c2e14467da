"""A replay laid out for a terminal or for programs: every letter, how many, and one or two of them whole."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import click

from alerts.subscription import Subscription
from hoidam.replaying import Replay, Sent
from hoidam.terminal import counted, harmless, print_json, print_table


def show_replay(wanted: Subscription, played: Replay, *, samples: int, as_json: bool) -> None:
    if as_json:
        for sent in played.sent:
            print_json(_as_json(sent, played))
        print_json({"summary": _summary(wanted, played)})
        return
    rows = [
        (f"{sent.at.astimezone(played.zone):%Y-%m-%d %a %H:%M}", _counts(sent), sent.letter.subject)
        for sent in played.sent
        if sent.has_news
    ]
    if rows:
        print_table([f"Sent ({played.zone})", "Meetings", "Subject"], rows)
        click.echo()
    for line in _in_words(wanted, played):
        click.echo(line)
    for sent in _largest(played.sent, samples):
        click.secho(
            f"\n── {sent.at.astimezone(played.zone):%Y-%m-%d %H:%M}: {sent.letter.subject}", bold=True
        )
        click.echo(harmless(sent.letter.text), nl=False)


def _largest(sent: Sequence[Sent], samples: int) -> list[Sent]:
    told = [each for each in sent if each.has_news]
    by_size = sorted(told, key=lambda each: (len(each.letter.json["meetings"]), each.at))
    return sorted(by_size[::-1][:samples], key=lambda each: each.at)


def _counts(sent: Sent) -> str:
    counts = [(sent.counted("new"), "new"), (sent.counted("updated"), "updated")]
    return ", ".join(f"{number} {what}" for number, what in counts if number) or "none"


def _in_words(wanted: Subscription, played: Replay) -> list[str]:
    """How many letters, the most on one day, the longest time without any, and what waits."""
    new, updated = (sum(sent.counted(change) for sent in played.sent) for change in ("new", "updated"))
    since = f"{played.since.astimezone(played.zone):%Y-%m-%d}"
    rate = f", {_rate(played)}" if played.sent else ""
    letters = f"{counted(len(played.sent), 'letter')} since {since}{rate}"
    told = f"{counted(new, 'new meeting')} and {counted(updated, 'update')}"
    lines = [
        f"{wanted.name}: {letters}, with {told}; from {counted(played.articles, 'article')} on meetings."
    ]
    if silent := sum(not sent.has_news for sent in played.sent):
        lines.append(f"{counted(silent, 'letter')} of them only to say that there is nothing new.")
    if played.busiest:
        day, most = played.busiest
        silence = _days(played.longest_silence)
        lines.append(f"Most on one day: {most}, on {day}. Longest without any: {silence}.")
    if played.waiting_until:
        lines.append(f"More waits until {played.waiting_until.astimezone(played.zone):%Y-%m-%d %H:%M}.")
    return lines


def _rate(played: Replay) -> str:
    """``3.2 a week``, in the shortest unit of which there is one at least."""
    units = (("week", 1.0), ("month", 365 / 84), ("year", 365 / 7))
    unit, weeks = next((u for u in units if played.per_week * u[1] >= 1), units[-1])
    return f"{played.per_week * weeks:.1f} a {unit}"


def _days(lasted: timedelta) -> str:
    return counted(lasted.days, "day") if lasted.days else counted(lasted.seconds // 3600, "hour")


def _as_json(sent: Sent, played: Replay) -> dict[str, Any]:
    told = sent.letter.json.get("meetings", ())
    return {
        "at": sent.at.isoformat(),
        "local": sent.at.astimezone(played.zone).isoformat(),
        "type": sent.letter.json["type"],
        "subject": sent.letter.subject if sent.has_news else None,
        "meetings": [{name: each[name] for name in ("id", "version", "change")} for each in told],
    }


def _summary(wanted: Subscription, played: Replay) -> dict[str, Any]:
    return {
        "subscription": wanted.name,
        "zone": str(played.zone),
        "since": played.since.isoformat(),
        "until": played.until.isoformat(),
        "articles": played.articles,
        "letters": len(played.sent),
        "nothing_new": sum(not sent.has_news for sent in played.sent),
        "letters_per_week": round(played.per_week, 2),
        "new": sum(sent.counted("new") for sent in played.sent),
        "updated": sum(sent.counted("updated") for sent in played.sent),
        "busiest_day": dict(zip(("day", "letters"), played.busiest, strict=True)) if played.busiest else None,
        "longest_silence_hours": round(played.longest_silence / timedelta(hours=1), 1),
        "waiting_until": played.waiting_until.isoformat() if played.waiting_until else None,
    }
