"""News that are due, and the messages that tell them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from meetings.alert import AlertDue
from meetings.encounter import Topic
from meetings.meeting import Changed, Confirmed, Difference, Opened
from meetings.news import differences
from storage.outbox_tables import MessageAlertRow

HOUR = timedelta(hours=1)


def due(subscription, due_at) -> list[AlertDue]:
    return [AlertDue(subscription=subscription, due_at=due_at)]


@pytest.fixture
def told_three_times(store, a_meeting, now):
    """A meeting opened and changed twice; the first version is due an hour before the second."""
    kind = Difference(field="kind", before="talks", after="call")
    back = Difference(field="kind", before="call", after="talks")
    status = Difference(field="status", before="announced", after="held")
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a", urls=("u1",))), alerts=due("s", now), now=now)
        second = a_meeting("a", version=2, urls=("u1",), kind="call")
        tx.record(Changed(meeting=second, news=[kind, status]), alerts=due("s", now + HOUR), now=now)
        third = a_meeting("a", version=3, urls=("u1", "u2"))
        tx.record(Changed(meeting=third, news=[back]), alerts=due("s", now + 2 * HOUR), now=now)
    return store


def test_an_alert_is_due_at_its_time_and_until_a_message_tells_it(store, a_meeting, a_message, now) -> None:
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a")), alerts=due("s", now + HOUR) + due("t", now), now=now)
        assert [a.subscription for a in tx.due_alerts(now)] == ["t"]
        assert [a.subscription for a in tx.due_alerts(now + HOUR)] == ["t", "s"]
        assert [a.subscription for a in tx.due_alerts(now, all_pending=True)] == ["t", "s"]
        assert tx.due_alerts(now, subscription="s") == []
        [alert] = tx.due_alerts(now, subscription="s", all_pending=True)
        assert (alert.version, alert.news, alert.covers, alert.due_at) == (1, (), (1,), now + HOUR)
        tx.compose([a_message("m", subscription="s")], [alert], now)
        assert [a.subscription for a in tx.due_alerts(now, all_pending=True)] == ["t"]


def test_the_newest_version_stands_for_all_that_wait(told_three_times, a_meeting, now) -> None:
    with told_three_times.transaction() as tx:
        [alert] = tx.due_alerts(now)
    assert (alert.version, alert.covers, alert.due_at) == (3, (1, 2, 3), now)
    assert alert.meeting == a_meeting("a", version=3, urls=("u1", "u2"))
    assert alert.news == ()


def test_news_are_what_changed_since_it_was_told(told_three_times, a_meeting, a_message, now) -> None:
    with told_three_times.transaction() as tx:
        [alert] = tx.due_alerts(now)
        tx.compose([a_message("m")], [alert], now)
        for version, before, after in ((4, "talks", "call"), (5, "call", "visit")):
            changed = a_meeting("a", version=version, kind=after)
            news = [Difference(field="kind", before=before, after=after)]
            tx.record(Changed(meeting=changed, news=news), alerts=due("s", now), now=now)
        [alert] = tx.due_alerts(now)
    assert (alert.version, alert.covers) == (5, (4, 5))
    assert alert.news == (Difference(field="kind", before="talks", after="visit"),)


def test_what_changed_and_changed_back_is_no_news(told_three_times, a_meeting, a_message, now) -> None:
    with told_three_times.transaction() as tx:
        tx.compose([a_message("m")], tx.due_alerts(now), now)
        for version, before, after in ((4, "talks", "call"), (5, "call", "talks")):
            changed = a_meeting("a", version=version, kind=after)
            news = [Difference(field="kind", before=before, after=after)]
            tx.record(Changed(meeting=changed, news=news), alerts=due("s", now), now=now)
        [alert] = tx.due_alerts(now)
    assert (alert.told, alert.news, alert.covers) == (True, (), (4, 5))


def test_an_alert_has_the_facts_and_the_articles_of_today(store, a_meeting, now) -> None:
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a", urls=("u1",))), alerts=due("s", now), now=now)
        later = a_meeting("a", version=1, urls=("u1", "u2"), kind="call")
        tx.record(Confirmed(meeting=later), alerts=[], now=now)
        [alert] = tx.due_alerts(now)
    assert (alert.version, alert.meeting.facts.kind, alert.news) == (1, "call", ())
    assert [report.url for report in alert.meeting.articles] == ["u1", "u2"]


def test_news_go_from_what_was_told_to_what_is_known_today(store, a_meeting, a_message, now) -> None:
    """Later reports, and versions due to nobody, are in the facts of an alert; so they are in its news."""
    topics = (Topic(id="hotline", layer="agreed"),)
    first = a_meeting("a", start=date(2026, 3, 17))
    moved = a_meeting("a", version=2, start=date(2026, 3, 18))
    confirmed = a_meeting("a", version=2, start=date(2026, 3, 18), kind="call", topics=topics)
    imported = a_meeting("a", version=3, start=date(2026, 3, 19), kind="call", topics=topics)
    with store.transaction() as tx:
        tx.record(Opened(meeting=first), alerts=due("s", now), now=now)
        tx.compose([a_message("m")], tx.due_alerts(now), now)
        news = differences(first.facts, moved.facts)
        tx.record(Changed(meeting=moved, news=news), alerts=due("s", now), now=now)
        tx.record(Confirmed(meeting=confirmed), alerts=[], now=now)
        news = differences(confirmed.facts, imported.facts)
        tx.record(Changed(meeting=imported, news=news), alerts=[], now=now)
        [alert] = tx.due_alerts(now)
        assert (alert.version, alert.covers, alert.meeting) == (3, (2,), imported)
        assert {n.field: (n.before, n.after) for n in alert.news} == {
            "start": ("2026-03-17", "2026-03-19"),
            "end": ("2026-03-17", "2026-03-19"),
            "kind": ("talks", "call"),
            "topics": ([], [{"id": "hotline", "layer": "agreed"}]),
        }
        tx.compose([a_message("m2")], [alert], now)
        assert tx.due_alerts(now) == []


def test_each_recipient_has_a_message_and_composing_again_adds_none(told_three_times, a_message, now) -> None:
    messages = [a_message("m1"), a_message("m2", recipient="dai-su@example.org")]
    with told_three_times.transaction() as tx:
        alerts = tx.due_alerts(now)
        tx.compose(messages, alerts, now)
        tx.compose(messages, alerts, now + HOUR)
    with told_three_times.transaction() as tx:
        assert {d.message.id: d.message for d in tx.deliveries()} == {m.id: m for m in messages}
        assert {(d.state, d.attempts, d.next_at) for d in tx.deliveries()} == {("pending", 0, now)}
        assert tx._session.scalar(select(func.count()).select_from(MessageAlertRow)) == 6
        assert tx.due_alerts(now + 9 * HOUR) == []


def test_alerts_are_not_forgotten_for_want_of_a_message(told_three_times, now) -> None:
    with told_three_times.transaction() as tx:
        alerts = tx.due_alerts(now)
        with pytest.raises(ValueError, match="without a message"):
            tx.compose([], alerts, now)
        assert tx.due_alerts(now) == alerts


def test_the_next_moment_to_wake_is_the_earliest_that_waits(store, a_meeting, a_message, now) -> None:
    lease = timedelta(minutes=5)
    with store.transaction() as tx:
        assert tx.next_due() is None
        tx.record(Opened(meeting=a_meeting("a")), alerts=due("s", now + HOUR), now=now)
        assert tx.next_due() == now + HOUR
        tx.compose([a_message("m")], tx.due_alerts(now + HOUR), now + HOUR)
        assert tx.next_due() == now + HOUR
        [claimed] = tx.claim("mail", now + HOUR, lease, 1)
        assert tx.next_due() == now + HOUR + lease
        tx.settle(claimed, now=now + HOUR, error="busy", next_at=now + 3 * HOUR)
        assert tx.next_due() == now + 3 * HOUR
        [claimed] = tx.claim("mail", now + 3 * HOUR, lease, 1)
        tx.settle(claimed, now=now + 3 * HOUR)
        assert tx.next_due() is None


def test_to_a_subscription_that_was_never_told_of_a_meeting_it_is_new(
    told_three_times, a_meeting, a_message, now
) -> None:
    kind = Difference(field="kind", before="talks", after="visit")
    with told_three_times.transaction() as tx:
        tx.compose([a_message("m")], tx.due_alerts(now, subscription="s"), now)
        fourth = a_meeting("a", version=4, urls=("u1", "u2"), kind="visit")
        tx.record(Changed(meeting=fourth, news=[kind]), alerts=due("s", now) + due("t", now), now=now)
        news = {alert.subscription: alert.news for alert in tx.due_alerts(now)}
    assert news == {"s": (kind,), "t": ()}


def test_what_waits_is_due_as_soon_as_it_would_be_if_it_were_known_only_now(store, a_meeting, now) -> None:
    """A meeting that turns out to matter more need not wait for the end of the quiet hours."""
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a")), alerts=due("s", now + 8 * HOUR) + due("t", now), now=now)
        tx.record(
            Confirmed(meeting=a_meeting("a")), alerts=due("s", now + HOUR) + due("t", now + HOUR), now=now
        )
        assert {a.subscription: a.due_at for a in tx.due_alerts(now, all_pending=True)} == {
            "s": now + HOUR,
            "t": now,
        }


def test_what_is_withdrawn_is_not_due_and_may_become_due_again(store, a_meeting, now) -> None:
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a")), alerts=due("s", now) + due("t", now), now=now)
        tx.withdraw(tx.due_alerts(now, subscription="s"))
        assert [a.subscription for a in tx.due_alerts(now)] == ["t"]
        assert tx.waiting_for("a") == {"t"}
        tx.record(Confirmed(meeting=a_meeting("a")), alerts=due("s", now), now=now)
        assert [(a.subscription, a.told) for a in tx.due_alerts(now)] == [("s", False), ("t", False)]


def test_news_begin_with_the_first_version_that_was_not_told(store, a_meeting, a_message, now) -> None:
    """The second version was due to nobody; a letter tells the newest, and what it tells is not told again."""
    days = [date(2026, 3, day) for day in (16, 17, 18, 19)]

    def changed(version: int) -> Changed:
        news = [
            Difference(
                field="start", before=days[version - 2].isoformat(), after=days[version - 1].isoformat()
            )
        ]
        return Changed(meeting=a_meeting("a", version=version, start=days[version - 1]), news=news)

    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a", start=days[0])), alerts=due("s", now), now=now)
        tx.compose([a_message("m1")], tx.due_alerts(now), now)
        tx.record(changed(2), alerts=[], now=now)
        tx.record(changed(3), alerts=due("s", now), now=now)
        [alert] = tx.due_alerts(now)
        start = next(n for n in alert.news if n.field == "start")
        assert (start.before, start.after) == ("2026-03-16", "2026-03-18")
        tx.record(changed(4), alerts=[], now=now)
        [alert] = tx.due_alerts(now)
        tx.compose([a_message("m2")], [alert], now)
        tx.record(Confirmed(meeting=a_meeting("a", version=4, start=days[3])), alerts=due("s", now), now=now)
        assert tx.due_alerts(now) == [], "the fourth was told with the third"
