"""Wall clocks of a time zone: the instant of a local time, through every change of clocks."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from meetings.errors import ConfigError
from meetings.spelling import close_to

HANOI = "Asia/Ho_Chi_Minh"


@cache
def zone_of(name: str) -> ZoneInfo:
    """Raises `ConfigError` when there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(f"there is no time zone {name!r}{close_to(name, available_timezones())}") from error


def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at or after a wall time, in UTC: of one that clocks skip, the end of the gap."""
    found = wall.replace(tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == wall:
        return found
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return _change(before, found, zone)


def exists(day: date, zone: ZoneInfo) -> bool:
    """Whether a zone has that day: Samoa had no 30 December 2011."""
    return instant(datetime.combine(day, time(12)), zone).astimezone(zone).date() == day


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
