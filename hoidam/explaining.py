"""Whether a subscription hears of a meeting, when, and why or why not: asked of what decides it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from alerts.filter import Condition, conditions
from alerts.subscription import Immediate, Subscription, weight
from hoidam.composing import still_wanted
from hoidam.telling import is_old, is_past
from meetings.alert import Heard, Waiting
from meetings.meeting import Meeting
from meetings.news_kinds import as_new
from storage.store import Transaction

Verdict = Literal["will_hear", "has_heard", "will_not_hear", "not_yet"]
"""Something waits for it; it was told before; it is not what it asks for; it is, and yet was not told."""
Reason = Literal["due", "told", "filter", "withdrawn", "unopened", "past", "old", "news", "before"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """`conditions` are those of the filter, `quiet_until` the end of the quiet hours if it is quiet now.

    `kind` is the kind of news that the meeting is to who hears of it for the first time.
    """

    subscription: Subscription
    meeting: Meeting
    verdict: Verdict
    reason: Reason
    conditions: tuple[Condition, ...]
    heard: tuple[Heard, ...]
    waiting: tuple[Waiting, ...]
    weight: int
    kind: str
    quiet_until: datetime | None

    @property
    def due_at(self) -> datetime | None:
        return min((each.due_at for each in self.waiting), default=None)


def explain(
    tx: Transaction, subscription: Subscription, meeting: Meeting, now: datetime, known_as: Collection[str]
) -> Explanation:
    """`known_as` are all ids of the meeting that are of interest, its own among them."""
    asked = tuple(conditions(subscription.filter, meeting))
    heard = tuple(tx.heard(subscription.name, known_as))
    waiting = tuple(tx.waits(subscription.name, meeting.id))
    matching = all(condition.holds for condition in asked)
    verdict: Verdict
    reason: Reason
    (kind,) = as_new(meeting)
    alerts = tx.due_alerts(now, subscription=subscription.name, all_pending=True) if waiting else []
    if any(still_wanted(subscription, alert) for alert in alerts if alert.meeting.id == meeting.id):
        verdict, reason = "will_hear", "due"
    elif heard:
        verdict, reason = "has_heard", "told"
    elif waiting:
        verdict, reason = "will_not_hear", "withdrawn"
    elif not matching:
        verdict, reason = "will_not_hear", "filter"
    elif meeting.version and is_old(meeting):
        verdict, reason = "will_not_hear", "old"
    else:
        verdict, reason = "not_yet", _why_not(tx, subscription, meeting, kind)
    return Explanation(
        subscription=subscription,
        meeting=meeting,
        verdict=verdict,
        reason=reason,
        conditions=asked,
        heard=heard,
        waiting=waiting,
        weight=weight(meeting.facts),
        kind=kind,
        quiet_until=_quiet_until(subscription, now),
    )


def _why_not(tx: Transaction, subscription: Subscription, meeting: Meeting, kind: str) -> Reason:
    if not meeting.version:
        return "unopened"
    if is_past(tx, meeting):
        return "past"
    return "before" if kind in subscription.news else "news"


def _quiet_until(subscription: Subscription, now: datetime) -> datetime | None:
    schedule = subscription.schedule
    if not isinstance(schedule, Immediate) or schedule.quiet is None:
        return None
    ends = schedule.quiet.over(now)
    return ends if ends > now else None
