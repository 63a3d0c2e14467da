"""A message is claimed by one sender at a time, and settled by nobody but the one who holds the claim."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import copy
from datetime import timedelta
from itertools import count
from threading import Barrier

import pytest

from meetings.alert import AlertDue
from meetings.errors import StoreError
from meetings.meeting import Changed, Difference, Opened

LEASE = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def waiting(store, a_message, now):
    """A store with messages m0, m1 and m2 to send."""
    with store.transaction() as tx:
        tx.compose([a_message(f"m{n}", created_at=now + n * MINUTE) for n in range(3)], [], now)
    return store


def claim(store, now, limit=1):
    with store.transaction() as tx:
        return tx.claim("mail", now, LEASE, limit)


def settle(store, claimed, now, **outcome) -> bool:
    with store.transaction() as tx:
        return tx.settle(claimed, now=now, **outcome)


def test_a_claimed_message_is_nobody_elses_until_its_lease_ends(waiting, a_message, now) -> None:
    [first] = claim(waiting, now)
    assert first.message == a_message("m0", created_at=now)
    assert first.attempt == 1
    assert [c.message.id for c in claim(waiting, now, 10)] == ["m1", "m2"]
    assert claim(waiting, now + LEASE - MINUTE, 10) == []
    again = claim(waiting, now + LEASE, 10)
    assert {(c.message.id, c.attempt) for c in again} == {("m0", 2), ("m1", 2), ("m2", 2)}
    assert first.token not in {c.token for c in again}


def test_an_attempt_is_on_record_before_anything_is_sent(waiting, now) -> None:
    [claimed] = claim(waiting, now)
    with waiting.transaction() as tx:
        [attempt] = tx.attempts("m0")
        assert (attempt.number, attempt.started_at, attempt.ended_at, attempt.outcome) == (
            1,
            now,
            None,
            "open",
        )
        assert tx.delivery("m0").state == "leased"
    assert settle(waiting, claimed, now + MINUTE)
    with waiting.transaction() as tx:
        [attempt] = tx.attempts("m0")
        assert (attempt.ended_at, attempt.outcome) == (now + MINUTE, "sent")
        delivery = tx.delivery("m0")
    assert (delivery.state, delivery.sent_at, delivery.attempts) == ("sent", now + MINUTE, 1)
    assert "m0" not in {c.message.id for c in claim(waiting, now + 100 * LEASE, 10)}


def test_who_lost_the_claim_cannot_settle_but_its_attempt_is_told(waiting, now) -> None:
    [slow] = claim(waiting, now)
    [fast] = [c for c in claim(waiting, now + LEASE, 10) if c.message.id == "m0"]
    assert not settle(waiting, slow, now + LEASE)
    with waiting.transaction() as tx:
        assert tx.delivery("m0").state == "leased"
        assert [a.outcome for a in tx.attempts("m0")] == ["sent", "open"]
    assert settle(waiting, fast, now + LEASE, error="550 no such user\x00")
    assert not settle(waiting, fast, now + LEASE)
    with waiting.transaction() as tx:
        assert tx.delivery("m0").state == "dead"


def test_an_attempt_that_never_came_back_is_abandoned(waiting, now) -> None:
    claim(waiting, now)
    claim(waiting, now + LEASE, 10)
    with waiting.transaction() as tx:
        assert [(a.number, a.outcome) for a in tx.attempts("m0")] == [(1, "abandoned"), (2, "open")]


def test_a_late_answer_counts_while_nobody_else_has_claimed(waiting, now) -> None:
    [claimed] = claim(waiting, now)
    assert settle(waiting, claimed, now + 2 * LEASE)


def test_a_refused_message_is_tried_again_at_its_time(waiting, now) -> None:
    [claimed] = claim(waiting, now)
    assert settle(waiting, claimed, now, error="451 later", next_at=now + 20 * MINUTE)
    with waiting.transaction() as tx:
        delivery = tx.delivery("m0")
    assert (delivery.state, delivery.last_error, delivery.next_at) == (
        "pending",
        "451 later",
        now + 20 * MINUTE,
    )
    assert [c.message.id for c in claim(waiting, now + 19 * MINUTE, 10)] == ["m1", "m2"]
    [again] = [c for c in claim(waiting, now + 20 * MINUTE, 10) if c.message.id == "m0"]
    assert again.attempt == 2
    assert again.message == claimed.message


def test_a_lease_given_by_a_clock_far_ahead_does_not_hold_a_message_for_years(waiting, now) -> None:
    claim(waiting, now + timedelta(days=3650), 10)
    assert [c.message.id for c in claim(waiting, now, 10)] == ["m0", "m1", "m2"]


def test_a_clock_put_back_a_little_does_not_break_a_lease(waiting, now) -> None:
    claim(waiting, now, 10)
    assert claim(waiting, now - MINUTE, 10) == []


def test_a_replay_sends_the_same_bytes_and_counts_its_retries_anew(waiting, now) -> None:
    [claimed] = claim(waiting, now)
    settle(waiting, claimed, now, error="550")
    with waiting.transaction() as tx:
        tx.replay("m0", now + MINUTE)
    [again] = [c for c in claim(waiting, now + MINUTE, 10) if c.message.id == "m0"]
    assert (again.message, again.attempt) == (claimed.message, 1)
    with waiting.transaction() as tx:
        assert [a.number for a in tx.attempts("m0")] == [1, 2]
        assert {d.message.id: d.attempts for d in tx.deliveries()} == {"m0": 2, "m1": 1, "m2": 1}
        assert tx.delivery("m0").attempts == 2


def test_a_replay_of_an_unknown_message_or_one_being_sent_is_refused(waiting, now) -> None:
    claim(waiting, now)
    for name, says in (("m0", "being sent"), ("m9", "no delivery m9")):
        with pytest.raises(StoreError, match=says), waiting.transaction() as tx:
            tx.replay(name, now)


def test_deliveries_are_listed_newest_first_by_state(waiting, now) -> None:
    [claimed] = claim(waiting, now)
    settle(waiting, claimed, now)
    with waiting.transaction() as tx:
        assert [d.message.id for d in tx.deliveries()] == ["m2", "m1", "m0"]
        assert [d.message.id for d in tx.deliveries(limit=1)] == ["m2"]
        assert [d.message.id for d in tx.deliveries("sent")] == ["m0"]
        assert tx.deliveries("dead") == []
        assert [tx.number_of_deliveries(state) for state in ("pending", "sent", "dead")] == [2, 1, 0]
        assert [d.message.id for d in tx.deliveries(id_begins="m1")] == ["m1"]
        assert tx.deliveries(id_begins="%") == tx.deliveries(id_begins="1") == []
        assert tx.delivery("m9") is None


def test_many_senders_at_once_claim_each_message_once(store, a_message, now) -> None:
    with store.transaction() as tx:
        tx.compose([a_message(f"m{n:02}") for n in range(40)], [], now)
    ready = Barrier(4)

    def work(_: int) -> list[str]:
        ready.wait(10)
        mine: list[str] = []
        while claimed := claim(store, now, 3):
            mine += [c.message.id for c in claimed if settle(store, c, now)]
        return mine

    with ThreadPoolExecutor(4) as senders:
        sent = [message for mine in senders.map(work, range(4)) for message in mine]
    assert sorted(sent) == [f"m{n:02}" for n in range(40)]


@pytest.mark.parametrize("before", ["nothing", "waits", "sent"])
def test_a_claim_costs_the_same_however_much_waits(
    new_store, tmp_path, a_meeting, a_message, now, before
) -> None:
    store = new_store(tmp_path / "hoidam.db")
    took = []
    for numbers in (range(10), range(10, 100)):
        with store.transaction() as tx:
            for number in numbers:
                _compose(tx, f"{number}", a_meeting, a_message, now, before)
        with store.transaction() as tx, _instructions(tx) as counted:
            claimed = tx.claim("mail", now, LEASE, 1)
        assert len(claimed) == 1
        took.append(counted())
    assert took[1] < 1.5 * took[0]


def _compose(tx, name, a_meeting, a_message, now, before) -> None:
    """A message to send, on a meeting of its own, of which there was earlier news or not."""
    due = [AlertDue(subscription="s", due_at=now)]
    tx.record(Opened(meeting=a_meeting(name)), alerts=due, now=now)
    if before != "nothing":
        tx.compose([a_message(f"{name} before", subscription="s")], tx.due_alerts(now), now - MINUTE)
        news = [Difference(field="kind", before="talks", after="call")]
        tx.record(Changed(meeting=a_meeting(name, version=2), news=news), alerts=due, now=now)
    if before == "sent":
        [claimed] = tx.claim("mail", now - MINUTE, LEASE, 1)
        tx.settle(claimed, now=now)
    tx.compose([a_message(name, subscription="s")], tx.due_alerts(now), now)


@contextmanager
def _instructions(tx):
    """Gives how many instructions SQLite ran."""
    connection = tx._session.connection().connection.driver_connection
    ran = count()
    connection.set_progress_handler(lambda: next(ran) and None, 10)
    yield lambda: 10 * next(copy(ran))
    connection.set_progress_handler(None, 0)
