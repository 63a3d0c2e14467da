"""A receiver that takes nothing is asked with one message at a time; news of one meeting keep their order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetings.alert import AlertDue, Breaker
from meetings.meeting import Changed, Difference, Opened

LEASE = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def waiting(store, a_message, now):
    """A store with messages m0, m1 and m2 to send by mail and h0 by a hook."""
    with store.transaction() as tx:
        tx.compose([a_message(f"m{n}", created_at=now + n * MINUTE) for n in range(3)], [], now)
        tx.compose([a_message("h0", channel="hook")], [], now)
    return store


@pytest.fixture
def broken(now) -> Breaker:
    return Breaker(channel="mail", failures=3, since=now, shut_until=now + 15 * MINUTE, last_error="busy")


def claimed(store, now, channel="mail", limit=10):
    with store.transaction() as tx:
        return [c.message.id for c in tx.claim(channel, now, LEASE, limit)]


def save(store, breaker) -> None:
    with store.transaction() as tx:
        tx.save_breaker(breaker)


def test_a_channel_is_claimed_for_itself(waiting, now) -> None:
    with waiting.transaction() as tx:
        assert tx.channels_due(now) == ["hook", "mail"]
    assert claimed(waiting, now, "hook") == ["h0"]
    assert claimed(waiting, now) == ["m0", "m1", "m2"]
    with waiting.transaction() as tx:
        assert tx.channels_due(now) == []
        assert tx.channels_due(now + LEASE) == ["hook", "mail"]


def test_nothing_is_tried_before_its_time_and_then_one_message_finds_out(waiting, broken, now) -> None:
    save(waiting, broken)
    assert claimed(waiting, now + 14 * MINUTE) == []
    assert claimed(waiting, now, "hook") == ["h0"], "another channel has nothing to do with it"
    assert claimed(waiting, now + 15 * MINUTE) == ["m0"]
    assert claimed(waiting, now + 16 * MINUTE) == [], "while it is on its way"
    assert claimed(waiting, now + 15 * MINUTE + LEASE) == ["m0"], "its sender died"


def test_a_receiver_that_is_gone_is_asked_nothing_until_a_person_says_so(waiting, broken, now) -> None:
    save(waiting, replace(broken, shut_until=None))
    assert claimed(waiting, now + timedelta(days=365)) == []
    with waiting.transaction() as tx:
        assert tx.breaker("mail").gone
        tx.forget_breaker("mail")
    assert claimed(waiting, now) == ["m0", "m1", "m2"]


def test_one_that_takes_again_but_is_not_told_of_yet_holds_nothing_up(waiting, broken, now) -> None:
    save(waiting, replace(broken, failures=0))
    assert claimed(waiting, now) == ["m0", "m1", "m2"]


def test_a_lease_of_a_clock_that_was_far_ahead_does_not_keep_others_from_finding_out(
    waiting, broken, now
) -> None:
    with waiting.transaction() as tx:
        tx.claim("mail", now + timedelta(days=1), LEASE, 1)
    save(waiting, broken)
    assert claimed(waiting, now + 15 * MINUTE) == ["m0"]


@pytest.mark.parametrize("put_off", ["breaker", "message"])
def test_a_clock_that_was_far_ahead_holds_nothing_up(waiting, broken, now, put_off) -> None:
    ahead = now + timedelta(days=3650)
    if put_off == "breaker":
        save(waiting, replace(broken, shut_until=ahead))
        assert claimed(waiting, now) == ["m0"]
    else:
        with waiting.transaction() as tx:
            for each in tx.claim("mail", now, LEASE, 10):
                tx.settle(each, now=now, error="busy", blame="message", next_at=ahead)
        assert claimed(waiting, now) == ["m0", "m1", "m2"]


def test_what_waited_for_the_receiver_is_due_at_once_and_nothing_else_is(waiting, now) -> None:
    with waiting.transaction() as tx:
        first, second, third = tx.claim("mail", now, LEASE, 10)
        later = now + 60 * MINUTE
        tx.settle(first, now=now, error="busy", blame="receiver", next_at=later)
        tx.settle(second, now=now, error="mailbox busy", blame="message", next_at=later)
        tx.settle(third, now=now, error="too big", blame="message")
        tx.release("mail", now + MINUTE)
    assert claimed(waiting, now + MINUTE) == ["m0"]


@pytest.fixture
def told_twice(store, a_meeting, a_message, now):
    """Two versions of a meeting on their way to two readers, the second composed by a clock put back."""
    with store.transaction() as tx:
        due = [AlertDue(subscription="su-quan", due_at=now)]
        tx.record(Opened(meeting=a_meeting("a")), alerts=due, now=now)
        first = [a_message("z1"), a_message("z2", recipient="dai-su@example.org")]
        tx.compose(first, tx.due_alerts(now), now)
        news = [Difference(field="kind", before="talks", after="call")]
        tx.record(Changed(meeting=a_meeting("a", version=2, kind="call"), news=news), alerts=due, now=now)
        put_back = now - timedelta(hours=1)
        second = [
            a_message("a1", created_at=put_back),
            a_message("a2", created_at=put_back, recipient="dai-su@example.org"),
        ]
        tx.compose(second, tx.due_alerts(now), put_back)
    return store


def test_later_news_of_a_meeting_wait_for_earlier_ones_to_the_same_reader(told_twice, now) -> None:
    with told_twice.transaction() as tx:
        first, second = tx.claim("mail", now, LEASE, 10)
        assert [first.message.id, second.message.id] == ["z1", "z2"]
        tx.settle(first, now=now)
        tx.settle(second, now=now, error="mailbox busy", blame="message", next_at=now + MINUTE)
    assert claimed(told_twice, now) == ["a1"], "the other reader has not had the first"
    assert claimed(told_twice, now + MINUTE) == ["z2"]


def test_news_do_not_wait_for_what_is_given_up(told_twice, now) -> None:
    with told_twice.transaction() as tx:
        for each in tx.claim("mail", now, LEASE, 10):
            tx.settle(each, now=now, error="550 no such mailbox", blame="message")
    assert claimed(told_twice, now) == ["a1", "a2"]
