"""When a subscription hears of a meeting: soon, or at its next time of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meetings.errors import ConfigError

HANOI = "Asia/Ho_Chi_Minh"
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_HORIZON = 366 * 8 + 2  # days; 29 February can be eight years away


@dataclass(frozen=True, slots=True, kw_only=True)
class Immediate:
    """As soon as a meeting is known; `settle` lets several reports of one meeting become one alert."""

    settle: timedelta = timedelta(seconds=60)

    @property
    def zone(self) -> str:
        return HANOI


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything new at a local time: `at` is ``07:00`` or five cron fields, ``0 7 * * mon-fri``.

    Weekdays count from 0 (Sunday) to 7 (Sunday again), as in crontab(5). Raises `ConfigError`.
    """

    at: str
    zone: str = HANOI

    def __post_init__(self) -> None:
        _zone(self.zone)
        if next(_days(_plan(self.at), date(2024, 1, 1)), None) is None:
            raise ConfigError(f"schedule {self.at!r}: there is no such day")


Schedule = Immediate | Digest


def due_at(schedule: Schedule, now: datetime) -> datetime:
    """The moment (UTC) at which news known `now` are told; for a digest always later than `now`.

    A local time that a clock change skips means the first instant after the gap; one that comes twice means
    the first.
    """
    match schedule:
        case Immediate(settle=settle):
            return now.astimezone(UTC) + settle
        case Digest(at=at, zone=name):
            zone, plan = _zone(name), _plan(at)
            since = now.astimezone(zone).date() - timedelta(days=1)
            instants = (_instant(wall, zone) for wall in _wall_times(plan, since))
            return next(instant for instant in instants if instant > now)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The five cron fields, as the numbers each allows; `either_day` is cron's rule for two day fields."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    either_day: bool

    def allows(self, day: date) -> bool:
        if day.month not in self.months:
            return False
        in_month, in_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return in_month or in_week if self.either_day else in_month and in_week


@cache
def _plan(at: str) -> _Plan:
    if clock := re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", at.strip()):
        at = f"{int(clock[2])} {int(clock[1])} * * *"
    fields = at.lower().split()
    if len(fields) != 5:  # noqa: PLR2004 — cron has five fields
        raise ConfigError(f"schedule {at!r}: neither a time of day (07:00) nor five cron fields (0 7 * * *)")
    minute, hour, day, month, weekday = fields
    return _Plan(
        _numbers(minute, "minute", 0, 59),
        _numbers(hour, "hour", 0, 23),
        _numbers(day, "day", 1, 31),
        _numbers(month, "month", 1, 12),
        tuple(sorted({n % 7 for n in _numbers(_weekday_numbers(weekday), "weekday", 0, 7)})),
        either_day=not day.startswith("*") and not weekday.startswith("*"),
    )


def _weekday_numbers(field: str) -> str:
    for number, name in enumerate(_WEEKDAYS):
        field = field.replace(name, str(number))
    return field


def _numbers(field: str, name: str, low: int, high: int) -> tuple[int, ...]:
    """What one cron field allows: ``*``, numbers, ranges and steps, in a list."""
    allowed: set[int] = set()
    for part in field.split(","):
        form = re.fullmatch(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/(\d{1,2}))?", part, re.ASCII)
        if not form:
            raise ConfigError(f"schedule: {part!r} is not a cron {name}")
        first, last, step = form.groups()
        start = low if first is None else int(first)
        single = first is not None and last is None and step is None
        end = start if single else high if last is None else int(last)
        if not low <= start <= end <= high or step in {"0", "00"}:
            raise ConfigError(f"schedule: {part!r} is not within {low}-{high} ({name})")
        allowed.update(range(start, end + 1, int(step or 1)))
    return tuple(sorted(allowed))


def _days(plan: _Plan, since: date) -> Iterator[date]:
    days = (since + timedelta(days=n) for n in range(_HORIZON))
    return (day for day in days if plan.allows(day))


def _wall_times(plan: _Plan, since: date) -> Iterator[datetime]:
    for day in _days(plan, since):
        for hour in plan.hours:
            for minute in plan.minutes:
                yield datetime.combine(day, time(hour, minute))


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at or after a wall time, in UTC."""
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return _change(before, instant, zone)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second between two instants at which the zone's offset changes."""
    old = before.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)


@cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(f"there is no time zone {name!r}") from error
