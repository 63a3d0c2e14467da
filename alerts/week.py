"""Times of the week in plain words, ``mon-fri 07:00``, as the five fields of cron."""

import re

from meetings.errors import ConfigError
from meetings.spelling import close_to

DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_CLOCK = re.compile(r"(?:(.*\S)\s+)?([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_SHORT = 3


def as_cron(at: str) -> str | None:
    """The cron fields of ``07:00``, ``mon 07:00`` or ``mon,wed-fri 07:00``; None for what has no such form.

    Raises `ConfigError` for a day that does not exist.
    """
    form = _CLOCK.fullmatch(at.strip())
    if form is None:
        return None
    days, hour, minute = form.groups()
    weekdays = ",".join(map(str, sorted(_numbers(days.lower())))) if days else "*"
    return f"{int(minute)} {int(hour)} * * {weekdays}"


def _numbers(days: str) -> set[int]:
    """Sunday is 0; a range may go over the end of the week."""
    found: set[int] = set()
    for part in re.split(r"\s*,\s*", days):
        first, to, last = part.partition("-")
        start = _number(first.strip())
        end = _number(last.strip()) if to else start
        found.update((start + step) % len(DAYS) for step in range((end - start) % len(DAYS) + 1))
    return found


def _number(name: str) -> int:
    short = {day[:_SHORT]: number for number, day in enumerate(DAYS)}
    if len(name) >= _SHORT and name[:_SHORT] in short and DAYS[short[name[:_SHORT]]].startswith(name):
        return short[name[:_SHORT]]
    raise ConfigError(f"schedule: there is no day {name!r}{close_to(name, [*short, *DAYS])}")
