"""Refused messages are tried again on a schedule, and not for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from alerts.retry import LONGEST_PAUSE, MAIL, left_alone, next_try
from meetings.errors import DeliveryError

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)
BUSY = DeliveryError("busy")


def test_a_webhook_is_tried_ten_times_in_seventy_five_hours():
    waits = []
    while (due := next_try(len(waits) + 1, BUSY, NOW)) is not None:
        waits.append(due - NOW)
    assert len(waits) + 1 == 10
    assert sum(waits, timedelta()) == timedelta(hours=75, minutes=35, seconds=5)


def test_mail_is_tried_for_nearly_five_days():
    total = sum((next_try(n, BUSY, NOW, waits=MAIL) - NOW for n in range(1, len(MAIL) + 1)), timedelta())
    assert timedelta(days=4, hours=12) < total <= timedelta(days=5)
    assert next_try(len(MAIL) + 1, BUSY, NOW, waits=MAIL) is None


def test_a_final_refusal_is_not_tried_again():
    assert next_try(1, DeliveryError("gone", final=True), NOW) is None


@pytest.mark.parametrize(("jitter", "share"), [(0.0, 0.8), (0.5, 1.0), (0.999999, 1.2)])
def test_jitter_moves_a_wait_by_up_to_a_fifth(jitter, share):
    wait = next_try(2, BUSY, NOW, jitter=jitter) - NOW
    assert wait.total_seconds() == pytest.approx(300 * share, rel=1e-3)


@pytest.mark.parametrize(
    ("asked", "waited"), [(None, 5), (1, 5), (120, 120), (86_400, 86_400), (10**9, 86_400), (0, 5), (-5, 5)]
)
def test_what_the_receiver_asks_is_waited_for_but_never_more_than_a_day(asked, waited):
    due = next_try(1, DeliveryError("busy", retry_after=asked), NOW)
    assert due == NOW + timedelta(seconds=waited)


DOWN = DeliveryError("refuses connections", blame="receiver")


def test_a_receiver_that_takes_nothing_is_left_alone_ever_longer_up_to_a_quarter_of_an_hour():
    pauses, now, known = [], NOW, None
    for _ in range(20):
        known = left_alone(known, "hook", DOWN, now)
        pauses.append(known.shut_until - now)
        now = known.shut_until
    assert pauses[:3] == [timedelta(seconds=5), timedelta(minutes=5), LONGEST_PAUSE]
    assert set(pauses[3:]) == {LONGEST_PAUSE}
    assert (known.failures, known.since, known.last_error) == (20, NOW, "refuses connections")


def test_messages_that_were_under_way_together_count_as_one_failure():
    first = left_alone(None, "hook", DOWN, NOW)
    second = left_alone(first, "hook", DOWN, NOW + timedelta(seconds=1))
    assert second == first


def test_a_receiver_that_asks_for_time_is_given_it_but_no_more_than_a_day():
    for asked, given in [(3600, timedelta(hours=1)), (10**9, timedelta(days=1))]:
        busy = DeliveryError("busy", blame="receiver", retry_after=asked)
        first = left_alone(None, "hook", DOWN, NOW)
        assert left_alone(first, "hook", busy, NOW).shut_until - NOW == given


def test_one_that_is_gone_stays_so():
    gone = left_alone(None, "hook", DeliveryError("410 Gone", blame="gone"), NOW)
    assert gone.gone
    assert left_alone(gone, "hook", DOWN, NOW).gone
