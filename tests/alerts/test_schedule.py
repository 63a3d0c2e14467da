"""Digests come once a local day, at the right instant, through every change of clocks."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.schedule import Digest, Immediate, due_at
from meetings.errors import ConfigError


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def next_times(schedule: Digest, since: str, count: int) -> list[datetime]:
    moments = [at(since)]
    for _ in range(count):
        moments.append(due_at(schedule, moments[-1]))
    return moments[1:]


def test_an_immediate_alert_waits_for_reports_to_settle():
    now = at("2026-03-18T16:26:00+07:00")
    assert due_at(Immediate(), now) - now == timedelta(seconds=60)
    assert due_at(Immediate(settle=timedelta(0)), now) == now


@pytest.mark.parametrize(
    ("schedule", "now", "expected"),
    [
        ("07:00", "2026-03-18T06:59:59+07:00", "2026-03-18T07:00:00+07:00"),
        ("07:00", "2026-03-18T07:00:00+07:00", "2026-03-19T07:00:00+07:00"),
        ("0 7 * * mon-fri", "2026-03-20T08:00:00+07:00", "2026-03-23T07:00:00+07:00"),
        ("0 7 * * 1-5", "2026-03-20T08:00:00+07:00", "2026-03-23T07:00:00+07:00"),
        ("0 7 * * 7", "2026-03-20T08:00:00+07:00", "2026-03-22T07:00:00+07:00"),
        ("*/20 8-9 * * *", "2026-03-20T08:40:00+07:00", "2026-03-20T09:00:00+07:00"),
        ("5,50 6 * * *", "2026-03-20T06:05:00+07:00", "2026-03-20T06:50:00+07:00"),
        ("0 6 1 * *", "2026-12-02T00:00:00+07:00", "2027-01-01T06:00:00+07:00"),
        ("0 6 1 * mon", "2026-03-02T06:00:00+07:00", "2026-03-09T06:00:00+07:00"),
        ("0 6 29 2 *", "2096-03-01T00:00:00+07:00", "2104-02-29T06:00:00+07:00"),
    ],
)
def test_a_digest_comes_at_the_next_time_its_schedule_names(schedule, now, expected):
    assert due_at(Digest(at=schedule), at(now)) == at(expected)


@pytest.mark.parametrize(
    ("zone", "schedule", "since", "expected"),
    [
        # a time the clocks skip: the first instant after the gap
        ("Europe/Berlin", "02:30", "2026-03-28T12:00+01:00", "2026-03-29T03:00+02:00"),
        ("America/New_York", "02:15", "2026-03-07T12:00-05:00", "2026-03-08T03:00-04:00"),
        ("Australia/Lord_Howe", "02:10", "2026-10-03T12:00+10:30", "2026-10-04T02:30+11:00"),
        ("Africa/Cairo", "00:30", "2026-04-23T12:00+02:00", "2026-04-24T01:00+03:00"),
        ("America/Santiago", "00:00", "2026-09-05T12:00-04:00", "2026-09-06T01:00-03:00"),
        ("Pacific/Apia", "07:00", "2011-12-29T12:00-10:00", "2011-12-31T00:00+14:00"),
        # a time that comes twice: the first of them
        ("Europe/Berlin", "02:30", "2026-10-24T12:00+02:00", "2026-10-25T02:30+02:00"),
        ("America/New_York", "01:30", "2026-10-31T12:00-04:00", "2026-11-01T01:30-04:00"),
        ("Australia/Lord_Howe", "01:45", "2026-04-04T12:00+11:00", "2026-04-05T01:45+11:00"),
        # odd offsets, nothing special
        ("Asia/Kathmandu", "07:00", "2026-05-01T00:00+05:45", "2026-05-01T07:00+05:45"),
        ("America/St_Johns", "07:00", "2026-01-01T00:00-03:30", "2026-01-01T07:00-03:30"),
    ],
)
def test_clock_changes_neither_lose_nor_misplace_a_digest(zone, schedule, since, expected):
    assert due_at(Digest(at=schedule, zone=zone), at(since)) == at(expected)


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Ho_Chi_Minh"]
)
@pytest.mark.parametrize("clock", ["00:00", "01:30", "02:00", "02:30", "03:00"])
def test_a_daily_digest_comes_exactly_once_on_every_local_date_of_a_year(zone, clock):
    moments = next_times(Digest(at=clock, zone=zone), "2026-01-01T12:00:00+00:00", 366)
    dates = [moment.astimezone(ZoneInfo(zone)).date() for moment in moments]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(dates))


@given(
    now=st.integers(0, 6 * 365 * 86_400).map(
        lambda s: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
    ),
    zone=st.sampled_from(["Europe/Berlin", "Asia/Ho_Chi_Minh", "Australia/Lord_Howe", "America/St_Johns"]),
    schedule=st.sampled_from(["07:00", "02:30", "*/30 * * * *", "0 7 * * mon-fri", "15 1-3 * * *"]),
)
def test_what_is_due_lies_in_the_future_and_nothing_lies_before_it(now, zone, schedule):
    digest = Digest(at=schedule, zone=zone)
    due = due_at(digest, now)
    assert due > now
    assert due_at(digest, due - timedelta(seconds=1)) == due


@pytest.mark.parametrize(
    "schedule",
    ["", "7", "24:00", "7:60", "* * * *", "60 * * * *", "0 0 0 * *", "0 0 31 2 *", "5-1 * * * *",
     "*/0 * * * *", "a * * * *", "0 7 * * monday", "1,,2 * * * *", "-1 * * * *", "٣ * * * *"],
)  # fmt: skip
def test_a_schedule_that_cannot_be_is_refused_by_its_words(schedule):
    with pytest.raises(ConfigError, match="schedule"):
        Digest(at=schedule)


@pytest.mark.parametrize("zone", ["Hanoi", "", "../etc/passwd", "Asia/Nowhere"])
def test_a_zone_that_does_not_exist_is_refused_by_name(zone):
    with pytest.raises(ConfigError, match="time zone"):
        Digest(at="07:00", zone=zone)
