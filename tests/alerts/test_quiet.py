"""Quiet hours hold back what is not urgent, over midnight and through every change of clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alerts.quiet import Quiet
from alerts.schedule import Immediate, due_at
from meetings.errors import ConfigError

NIGHT = Quiet(start=time(22), end=time(6, 30))
ZONES = [
    "Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/New_York", "America/Santiago",
    "America/St_Johns", "Asia/Beirut", "Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Asia/Shanghai",
    "Asia/Tehran", "Atlantic/Azores", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Berlin",
    "Europe/Dublin", "Europe/London", "Pacific/Apia", "Pacific/Chatham", "UTC",
]  # fmt: skip
MINUTES = 24 * 60


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-03-18T21:58:59+07:00", "2026-03-18T21:59:59+07:00"),
        ("2026-03-18T21:59:00+07:00", "2026-03-19T06:30:00+07:00"),  # settled within the quiet hours
        ("2026-03-18T23:30:00+07:00", "2026-03-19T06:30:00+07:00"),
        ("2026-03-19T03:00:00+07:00", "2026-03-19T06:30:00+07:00"),
        ("2026-03-19T06:29:00+07:00", "2026-03-19T06:30:00+07:00"),
        ("2026-03-19T06:30:00+07:00", "2026-03-19T06:31:00+07:00"),
    ],
)
def test_what_comes_at_night_is_told_in_the_morning(now, told):
    assert due_at(Immediate(quiet=NIGHT), at(now)) == at(told)


def test_what_is_urgent_is_told_at_night():
    schedule = Immediate(settle=timedelta(0), quiet=Quiet(start=time(22), end=time(6, 30), unless_weight=5))
    now = at("2026-03-18T23:30:00+07:00")
    assert due_at(schedule, now, weight=5) == now
    assert due_at(schedule, now, weight=4) == at("2026-03-19T06:30:00+07:00")
    assert due_at(Immediate(settle=timedelta(0), quiet=NIGHT), now, weight=5) > now


def test_quiet_hours_may_lie_within_a_day():
    noon = Quiet(start=time(12), end=time(13, 30))
    assert noon.over(at("2026-03-18T12:30:00+07:00")) == at("2026-03-18T13:30:00+07:00")
    assert noon.over(at("2026-03-18T11:59:59+07:00")) == at("2026-03-18T11:59:59+07:00")


@pytest.mark.parametrize(
    ("zone", "start", "end", "now", "told"),
    [
        # the end is skipped: the first instant after the gap
        ("Europe/Berlin", "22:00", "02:30", "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00"),
        # the end comes twice: the first of them, and quiet does not begin again
        ("Europe/Berlin", "22:00", "02:30", "2026-10-25T02:15+02:00", "2026-10-25T02:30+02:00"),
        ("Europe/Berlin", "22:00", "02:30", "2026-10-25T02:15+01:00", "2026-10-25T02:15+01:00"),
        # both ends in the gap: no quiet hours that night
        ("Europe/Berlin", "02:15", "02:45", "2026-03-29T03:00+02:00", "2026-03-29T03:00+02:00"),
        # a day that does not exist
        ("Pacific/Apia", "22:00", "06:30", "2011-12-29T23:00-10:00", "2011-12-31T06:30+14:00"),
    ],
)
def test_clock_changes_neither_prolong_nor_repeat_quiet_hours(zone, start, end, now, told):
    quiet = Quiet(start=time.fromisoformat(start), end=time.fromisoformat(end), zone=zone)
    assert quiet.over(at(now)) == at(told)


@given(
    now=st.integers(0, 6 * 365 * MINUTES).map(
        lambda n: datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
    ),
    zone=st.sampled_from(ZONES),
    start=st.integers(0, MINUTES - 1),
    end=st.integers(0, MINUTES - 1),
)
def test_quiet_hours_end_outside_of_themselves_and_in_their_time(now, zone, start, end):
    assume(start != end)
    quiet = Quiet(start=time(*divmod(start, 60)), end=time(*divmod(end, 60)), zone=zone)
    told = quiet.over(now)
    assert quiet.over(told) == told
    length = timedelta(minutes=(end - start) % MINUTES)
    assert now <= told <= now + length + timedelta(hours=1)
    if told > now:
        assert quiet.over(told - timedelta(seconds=1)) == told
    local = now.astimezone(ZoneInfo(zone)).time()
    inside = (
        (quiet.start <= local < quiet.end) if start < end else (local >= quiet.start or local < quiet.end)
    )
    changes = {(now + timedelta(hours=h)).astimezone(ZoneInfo(zone)).utcoffset() for h in range(-30, 31)}
    if len(changes) == 1:
        assert (told > now) is inside


def test_quiet_hours_take_some_time():
    with pytest.raises(ConfigError, match="one time"):
        Quiet(start=time(6), end=time(6))
    with pytest.raises(ConfigError, match="no time zone 'Asia/Hanoy'"):
        Quiet(start=time(6), end=time(7), zone="Asia/Hanoy")
