"""The days an encounter may have taken, and how far two such windows lie apart."""

import calendar
from dataclasses import dataclass
from datetime import date

from meetings.encounter import Encounter

INFERRED_DAYS = 5
"""How far a day inferred from publication may lie from the true one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Both ends included; `exact` when a source states the days."""

    first: date
    last: date
    exact: bool = True

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def window_of(encounter: Encounter) -> Window | None:
    """The stated days; the whole month where only that is known; None without a date."""
    if encounter.start is None:
        return None
    first, last = encounter.start, max(encounter.start, encounter.end or encounter.start)
    if encounter.date_precision == "month":
        first = first.replace(day=1)
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return Window(first=first, last=last, exact=encounter.date_precision == "day")


def days_apart(a: Window, b: Window) -> int:
    """0 when the windows overlap, else the days from the end of one to the start of the other."""
    return max(0, (b.first - a.last).days, (a.first - b.last).days)
