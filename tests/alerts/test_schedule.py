"""Digests come once a local day, at the right instant, through every change of clocks."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.schedule import Digest, Immediate, Issue, due_at, issue_at
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
        ("mon 07:00", "2026-03-20T08:00:00+07:00", "2026-03-23T07:00:00+07:00"),
        ("Monday 7:00", "2026-03-23T07:00:00+07:00", "2026-03-30T07:00:00+07:00"),
        ("tue, fri 07:00", "2026-03-24T07:00:00+07:00", "2026-03-27T07:00:00+07:00"),
        ("mon-fri 18:30", "2026-03-20T18:30:00+07:00", "2026-03-23T18:30:00+07:00"),
        ("sat-sun 09:00", "2026-03-20T08:00:00+07:00", "2026-03-21T09:00:00+07:00"),
        ("fri-mon 09:00", "2026-03-23T10:00:00+07:00", "2026-03-27T09:00:00+07:00"),
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
        # a day that a zone does not have has no digest
        ("Pacific/Apia", "07:00", "2011-12-29T12:00-10:00", "2011-12-31T07:00+14:00"),
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
     "mon", "mon 24:00", "mno 07:00", "mon- 07:00", "mon fri 07:00", "sunny 07:00", "mon,,fri 07:00",
     "*/0 * * * *", "a * * * *", "0 7 * * monday", "1,,2 * * * *", "-1 * * * *", "٣ * * * *"],
)  # fmt: skip
def test_a_schedule_that_cannot_be_is_refused_by_its_words(schedule):
    with pytest.raises(ConfigError, match="schedule"):
        Digest(at=schedule)


@pytest.mark.parametrize("zone", ["Hanoi", "", "../etc/passwd", "Asia/Nowhere"])
def test_a_zone_that_does_not_exist_is_refused_by_name(zone):
    with pytest.raises(ConfigError, match="time zone"):
        Digest(at="07:00", zone=zone)


def test_a_misspelt_day_or_zone_is_told_with_the_nearest():
    with pytest.raises(ConfigError, match="there is no day 'mno'; did you mean 'mon'"):
        Digest(at="mno 07:00")
    with pytest.raises(ConfigError, match="'Europe/Berlni'; did you mean 'Europe/Berlin'"):
        Digest(at="07:00", zone="Europe/Berlni")


@pytest.mark.parametrize(
    ("schedule", "now", "expected"),
    [
        ("07:00", "2026-03-18T06:59:59+07:00", ("2026-03-17", "2026-03-17T07:00:00+07:00")),
        ("07:00", "2026-03-18T07:00:00+07:00", ("2026-03-18", "2026-03-18T07:00:00+07:00")),
        ("07:00", "2026-03-18T23:59:59+07:00", ("2026-03-18", "2026-03-18T07:00:00+07:00")),
        ("mon 07:00", "2026-03-22T12:00:00+07:00", ("2026-03-16", "2026-03-16T07:00:00+07:00")),
        ("0 7,19 * * *", "2026-03-18T20:00:00+07:00", ("2026-03-18 19:00", "2026-03-18T19:00:00+07:00")),
        ("0 7,19 * * *", "2026-03-18T06:00:00+07:00", ("2026-03-17 19:00", "2026-03-17T19:00:00+07:00")),
        ("0 6 29 2 *", "2028-02-01T00:00:00+07:00", ("2024-02-29", "2024-02-29T06:00:00+07:00")),
    ],
)
def test_an_issue_is_known_by_its_local_date(schedule, now, expected):
    key, when = expected
    assert issue_at(Digest(at=schedule), at(now)) == Issue(key=key, at=at(when))


ZONES = [
    "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "America/Anchorage", "America/Bogota",
    "America/Caracas", "America/Havana", "America/New_York", "America/Santiago", "America/Sao_Paulo",
    "America/St_Johns", "America/Whitehorse", "Antarctica/Troll", "Asia/Amman", "Asia/Beirut",
    "Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Asia/Pyongyang", "Asia/Shanghai", "Asia/Tehran",
    "Atlantic/Azores", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Berlin", "Europe/Dublin",
    "Europe/Istanbul", "Europe/London", "Pacific/Apia", "Pacific/Chatham", "Pacific/Fakaofo", "UTC",
]  # fmt: skip


@given(
    zone=st.sampled_from(ZONES),
    clock=st.integers(0, 24 * 60 - 1).map(lambda n: f"{n // 60:02}:{n % 60:02}"),
    first=st.dates(date(2009, 1, 1), date(2029, 6, 1)),
)
def test_every_local_date_has_exactly_one_issue_in_order_and_in_every_zone(zone, clock, first):
    """Whoever wakes at each due time tells one issue for each date that the zone has, and none twice."""
    schedule, here = Digest(at=clock, zone=zone), ZoneInfo(zone)
    now = datetime(first.year, first.month, first.day, 12, tzinfo=UTC)
    keys = []
    for _ in range(90):
        now = due_at(schedule, now)
        issue = issue_at(schedule, now)
        assert issue.at == now
        keys.append(date.fromisoformat(issue.key))
        assert abs(now.astimezone(here).date() - keys[-1]) <= timedelta(days=1)
    missing = {
        earlier + timedelta(days=n)
        for earlier, later in pairwise(keys)
        for n in range(1, (later - earlier).days)
    }
    assert keys == sorted(set(keys))
    assert missing <= {date(2011, 12, 30)}, "Samoa and Tokelau had no such day"
    assert not missing or zone in {"Pacific/Apia", "Pacific/Fakaofo"}


@given(
    zone=st.sampled_from(ZONES),
    schedule=st.sampled_from(
        ["07:00", "02:30", "0 7,19 * * *", "*/30 * * * *", "mon 00:15", "sat-sun 23:59"]
    ),
    now=st.integers(0, 20 * 365 * 24 * 60).map(
        lambda n: datetime(2009, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
    ),
)
def test_no_issue_lies_between_the_last_and_the_next(zone, schedule, now):
    digest = Digest(at=schedule, zone=zone)
    last, following = issue_at(digest, now), due_at(digest, now)
    assert last.at <= now < following
    assert due_at(digest, last.at) == following
    assert issue_at(digest, following - timedelta(seconds=1)) == last
    assert issue_at(digest, following).key > last.key
