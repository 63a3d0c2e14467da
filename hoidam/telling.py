"""Who is to be told of a conclusion, and when."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alerts.subscription import Subscription, due_at, wants, weight
from meetings.alert import AlertDue
from meetings.meeting import Conclusion, Meeting
from meetings.windows import window_of
from storage.store import Transaction

LONG_AGO = timedelta(days=60)
"""What is first reported so long after it was held is told by a reprint, or a look back."""


def due(
    tx: Transaction, conclusion: Conclusion, subscriptions: Sequence[Subscription], now: datetime
) -> list[AlertDue]:
    """To be asked before the conclusion is recorded: it tells from what is known until then.

    Of what was held long before its first report only those hear who were told of it.
    """
    meeting = conclusion.meeting
    if not subscriptions or not meeting.version:
        return []
    before, told, waiting = tx.meeting(meeting.id), tx.told_of(meeting.id), tx.waiting_for(meeting.id)
    old = is_old(meeting)
    return [
        AlertDue(subscription=s.name, due_at=due_at(s.schedule, now, weight(meeting.facts)))
        for s in subscriptions
        if not (old and s.name not in told | waiting)
        and wants(s, conclusion, before, told=s.name in told, waiting=s.name in waiting)
    ]


def due_of_itself(
    tx: Transaction, conclusion: Conclusion, subscriptions: Sequence[Subscription], now: datetime
) -> list[AlertDue]:
    """As `due`, where time alone is the reason: what is known of the past concerns those who were told."""
    alerts = due(tx, conclusion, subscriptions, now)
    if not is_past(tx, conclusion.meeting):
        return alerts
    told = tx.told_of(conclusion.meeting.id)
    return [alert for alert in alerts if alert.subscription in told]


def is_past(tx: Transaction, meeting: Meeting) -> bool:
    """Whether it is known only from articles that were imported or walked back to."""
    kept = (tx.article_at(report.url) for report in meeting.articles)
    return all(stored.origin != "crawl" for stored in kept if stored)


def is_old(meeting: Meeting) -> bool:
    """Whether it was held so long before its first report that it is no news."""
    days = window_of(meeting.facts)
    return days is not None and meeting.first_reported_at.date() > days.last + LONG_AGO
