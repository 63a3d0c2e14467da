"""Stage three, first half: what is due is composed into messages, which never change afterwards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from alerts.background import NOTHING, Background
from alerts.channel import Channel, Letter
from alerts.clocks import zone_of
from alerts.delivery import chosen_of, messages_of, news_of
from alerts.delivery import letter_of as letter_for
from alerts.digest import Entry
from alerts.further import Further
from alerts.month import Month
from alerts.month import is_for as month_is_for
from alerts.schedule import Digest, Issue, due_at, issue_at
from alerts.silence import letter_of as silence_for
from alerts.subscription import Immediate, Subscription, matches
from crawler.outlet import Outlet
from hoidam.health import watch_of
from meetings.alert import Message, PendingAlert
from storage.store import Store, Transaction

LATE = timedelta(minutes=15)
"""What is due for longer was kept by a sleep of ours: what had come singly comes together then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What to tell one subscription in one letter; `alerts` are those it settles."""

    entries: tuple[Entry, ...]
    alerts: tuple[PendingAlert, ...] = ()


def compose(
    store: Store,
    subscriptions: Sequence[Subscription],
    channels: Mapping[str, Channel],
    now: datetime,
    outlets: Mapping[str, Outlet] | None = None,
) -> list[Message]:
    """Freeze what is due into messages, each subscription in a transaction of its own.

    `outlets` are those that are watched, for digests, which tell how sources do.
    """
    composed: list[Message] = []
    for subscription in subscriptions:
        with store.transaction() as tx:
            composer = _Composer(
                tx=tx, subscription=subscription, channels=channels, now=now, outlets=outlets or {}
            )
            composed += composer.what_is_due()
    return composed


def compose_news(
    store: Store,
    subscription: Subscription,
    news: News,
    channels: Mapping[str, Channel],
    now: datetime,
    *,
    outlets: Mapping[str, Outlet] | None = None,
) -> list[Message]:
    """Freeze one letter that was asked for; the same news under the same id is not sent twice."""
    with store.transaction() as tx:
        composer = _Composer(
            tx=tx, subscription=subscription, channels=channels, now=now, outlets=outlets or {}
        )
        return composer.told(news)


def letter_now(
    store: Store,
    subscription: Subscription,
    news: News,
    now: datetime,
    *,
    outlets: Mapping[str, Outlet] | None = None,
) -> Letter:
    """What would be sent now, with all that stands around the news."""
    with store.transaction() as tx:
        return letter_for(subscription, news.entries, _around(tx, subscription, now, outlets or {}))


def waiting(store: Store, subscription: Subscription, now: datetime, *, since: date | None) -> News:
    """What waits for a subscription, due or not; with a day, all its meetings since then, told or not."""
    with store.transaction() as tx:
        if since is None:
            alerts = tx.due_alerts(now, subscription=subscription.name, all_pending=True)
            return _news([alert for alert in alerts if still_wanted(subscription, alert)])
        meetings = [m for m in tx.meetings(since=since) if matches(subscription.filter, m)]
    return News(entries=tuple(Entry(meeting=m, version=m.version) for m in meetings))


def still_wanted(subscription: Subscription, alert: PendingAlert) -> bool:
    """Who was told of a meeting hears what changed for good; others what they ask for when they are told."""
    return bool(alert.news) if alert.told else matches(subscription.filter, alert.meeting)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Composer:
    """What one subscription is told now."""

    tx: Transaction
    subscription: Subscription
    channels: Mapping[str, Channel]
    now: datetime
    outlets: Mapping[str, Outlet]

    def what_is_due(self) -> list[Message]:
        alerts = self.tx.due_alerts(self.now, subscription=self.subscription.name)
        wanted, others = _parted(alerts, lambda alert: still_wanted(self.subscription, alert))
        self.tx.withdraw(others)
        schedule = self.subscription.schedule
        if isinstance(schedule, Digest):
            return self._issued(schedule, wanted)
        return [m for news in _letters(schedule, wanted, self.now) for m in self.told(news)]

    def _issued(self, schedule: Digest, alerts: Sequence[PendingAlert]) -> list[Message]:
        """One issue of a digest, once; what comes later is for the next.

        A subscription that is new is not owed the issue that was due before it was there.
        """
        tx, name, issue = self.tx, self.subscription.name, issue_at(schedule, self.now)
        if not alerts and not self.subscription.when_nothing:
            return []
        if tx.was_issued(name, issue.key):
            tx.postpone(alerts, due_at(schedule, self.now))
            return []
        messages: list[Message] = []
        if alerts:
            messages = self.told(_news(alerts), issue)
        elif tx.last_issued(name) is not None:
            letter = silence_for(self.subscription, watch_of(tx, self.outlets, self.now))
            messages = self._written(letter, News(entries=()), issue)
        tx.keep_issue(name, issue.key, self.now)
        return messages

    def told(self, news: News, issue: Issue | None = None) -> list[Message]:
        if not news.entries:
            return []
        around = _around(self.tx, self.subscription, self.now, self.outlets)
        return self._written(letter_for(self.subscription, news.entries, around), news, issue)

    def _written(self, letter: Letter, news: News, issue: Issue | None) -> list[Message]:
        """An issue of a digest is known by its local date, any other letter by the news it tells."""
        told = ["issue", issue.key] if issue else news_of(news.entries)
        messages = messages_of(letter, told, chosen_of(self.subscription, self.channels), self.now)
        self.tx.compose(messages, news.alerts, self.now)
        return messages


def _around(
    tx: Transaction, subscription: Subscription, now: datetime, outlets: Mapping[str, Outlet]
) -> Background:
    """What a digest tells besides its news: how sources do, and once a week or less the weeks around."""
    schedule = subscription.schedule
    if not isinstance(schedule, Digest):
        return NOTHING
    month = None
    if month_is_for(schedule, now):
        today = now.astimezone(zone_of(schedule.zone)).date()
        weeks = Month(today=today, meetings=())
        known = tx.meetings(since=weeks.since, until=weeks.until)
        month = replace(weeks, meetings=tuple(m for m in known if matches(subscription.filter, m)))
    return Background(
        watch=watch_of(tx, outlets, now) if outlets else None,
        month=month,
        further=_further(tx, subscription.name),
    )


def _further(tx: Transaction, subscription: str) -> tuple[Further, ...]:
    """What was written since the last digest of meetings that were told before, the latest held first."""
    last = tx.last_issued(subscription)
    written = tx.written_since(subscription, last) if last else {}
    known = [meeting for name in written if (meeting := tx.meeting(name)) and meeting.id == name]
    known.sort(key=lambda meeting: (str(meeting.facts.start), meeting.id), reverse=True)
    return tuple(Further(meeting=meeting, urls=frozenset(written[meeting.id])) for meeting in known)


def _news(alerts: Sequence[PendingAlert]) -> News:
    entries = (Entry(meeting=a.meeting, version=a.version, news=a.news) for a in alerts)
    return News(entries=tuple(entries), alerts=tuple(alerts))


def _letters(schedule: Immediate, alerts: Sequence[PendingAlert], now: datetime) -> Iterator[News]:
    """One a meeting, with those of its visit or exchange; what was kept back comes as one."""
    kept, others = _parted(alerts, lambda alert: _was_kept(schedule, alert.due_at, now))
    if kept:
        yield _news(kept)
    families: dict[str, list[PendingAlert]] = {}
    for alert in others:
        whole = alert.meeting.parent or alert.meeting.visit or alert.meeting.id
        families.setdefault(whole, []).append(alert)
    yield from map(_news, families.values())


def _parted(
    alerts: Sequence[PendingAlert], belongs: Callable[[PendingAlert], bool]
) -> tuple[list[PendingAlert], list[PendingAlert]]:
    ours: list[PendingAlert] = []
    others: list[PendingAlert] = []
    for alert in alerts:
        (ours if belongs(alert) else others).append(alert)
    return ours, others


def _was_kept(schedule: Immediate, due: datetime, now: datetime) -> bool:
    """By quiet hours that end when it is due, or by a sleep."""
    ended = schedule.quiet is not None and schedule.quiet.over(due - timedelta(seconds=1)) == due
    return ended or now - due > LATE
