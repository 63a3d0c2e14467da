"""When a subscription hears of a meeting: soon, or at its next time of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from alerts.clocks import HANOI, exists, instant, zone_of
from alerts.quiet import Quiet
from alerts.week import as_cron
from meetings.errors import ConfigError

_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_HORIZON = 366 * 8 + 2  # days; 29 February can be eight years away


@dataclass(frozen=True, slots=True, kw_only=True)
class Immediate:
    """As soon as a meeting is known; `settle` lets several reports of one meeting become one alert."""

    settle: timedelta = timedelta(seconds=60)
    quiet: Quiet | None = None

    @property
    def zone(self) -> str:
        return self.quiet.zone if self.quiet else HANOI


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything new at a local time: ``07:00``, ``mon 07:00``, or five cron fields, ``0 7 1 * *``.

    Weekdays of cron count from 0 (Sunday) to 7 (Sunday again), as in crontab(5). Raises `ConfigError`.
    """

    at: str
    zone: str = HANOI

    def __post_init__(self) -> None:
        zone_of(self.zone)
        if next(_days(_plan(self.at), date(2024, 1, 1)), None) is None:
            raise ConfigError(f"schedule {self.at!r}: there is no such day")


Schedule = Immediate | Digest


def due_at(schedule: Schedule, now: datetime, weight: int = 1) -> datetime:
    """The moment (UTC) at which news known `now` are told; for a digest always later than `now`.

    A local time that a clock change skips means the first instant after the gap; one that comes twice means
    the first. `weight` is how much the news matters, for quiet hours.
    """
    match schedule:
        case Immediate(settle=settle, quiet=quiet):
            soon = now.astimezone(UTC) + settle
            if quiet is None or (quiet.unless_weight is not None and weight >= quiet.unless_weight):
                return soon
            return quiet.over(soon)
        case Digest(zone=name):
            since = now.astimezone(zone_of(name)).date() - timedelta(days=1)
            return next(issue.at for issue in _issues(schedule, since) if issue.at > now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One digest of a subscription: `key` is its local date, with the time where a day has several."""

    key: str
    at: datetime


def issue_at(schedule: Digest, now: datetime) -> Issue:
    """The latest issue that was due by `now`, however late it is told."""
    today = now.astimezone(zone_of(schedule.zone)).date()
    past = (today - timedelta(days=n) for n in range(-1, _HORIZON))
    days = (_issues_of(schedule, day) for day in past if _plan(schedule.at).allows(day))
    return next(issue for day in days for issue in reversed(day) if issue.at <= now)


def _issues(schedule: Digest, since: date) -> Iterator[Issue]:
    days = _days(_plan(schedule.at), since)
    return (issue for day in days for issue in _issues_of(schedule, day))


def _issues_of(schedule: Digest, day: date) -> list[Issue]:
    """Those of one day, none where the zone has no such day; two that clocks make one are one."""
    zone, plan = zone_of(schedule.zone), _plan(schedule.at)
    if not exists(day, zone):
        return []
    times = [time(hour, minute) for hour in plan.hours for minute in plan.minutes]
    found: dict[datetime, Issue] = {}
    for clock in times:
        at = instant(datetime.combine(day, clock), zone)
        found.setdefault(at, Issue(key=f"{day}" if len(times) == 1 else f"{day} {clock:%H:%M}", at=at))
    return list(found.values())


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
    fields = (as_cron(at) or at).lower().split()
    if len(fields) != 5:  # noqa: PLR2004 — cron has five fields
        raise ConfigError(
            f"schedule {at!r}: neither a time such as 07:00 or mon 07:00 nor five cron fields (0 7 * * *)"
        )
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
