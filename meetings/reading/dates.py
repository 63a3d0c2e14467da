"""A day or a range of days that a sentence tells (domain model, section 7)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from meetings.reading.body import Sentence

PLANNED = timedelta(days=60)
REPORTED = timedelta(days=1)
SOON, LAST_YEAR = timedelta(days=14), timedelta(days=300)
LONGEST = timedelta(days=62)
"""No encounter lasts longer; a longer range is a misreading."""
_BESIDE = 40
"""Characters."""
CENTURY, UNKNOWN = 100, 2000
"""How many years from publication a day may lie, and from which year where that is not known."""


@dataclass(slots=True, kw_only=True)
class DateMention:
    """A day or a range of days, both ends included; `start` and `end` span the words in the text."""

    start: int
    end: int
    first: date
    last: date
    precision: Literal["day", "month"] = "day"
    told: bool = True
    """Whether the words carry day and month; `hôm nay` and the like do not."""


def found_at(starts: Sequence[int], rule: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `finditer` gives of a rule that matches nowhere else; few are the places where a date begins."""
    end = 0
    for start in starts:
        if start >= end and (match := rule.match(text, start)):
            end = match.end()
            yield match


def mention_of(
    sentence: Sentence,
    match: re.Match[str],
    first: date | None,
    last: date | None,
    *,
    precision: Literal["day", "month"] = "day",
    told: bool = True,
) -> Iterator[DateMention]:
    """What a match says, where it is a span of days that can be."""
    if first and last and first <= last and (precision == "month" or last - first < LONGEST):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        yield DateMention(start=start, end=end, first=first, last=last, precision=precision, told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Misdated:
    """A day that cannot be, `30/2` or one of the year 9999; `start` and `end` span its words in the text."""

    start: int
    end: int


def misdated_at(
    sentence: Sentence, match: re.Match[str], anchor: date | None, *, day: int, month: int, year: int | None
) -> Iterator[Misdated]:
    """What a match says, where there is no such day, or none that a paper of that time would tell of."""
    near = anchor.year if anchor else UNKNOWN
    years = [y for y in ((near - 1, near, near + 1) if year is None else (year,)) if abs(y - near) <= CENTURY]
    if not any(calendar_day(y, month, day) for y in years):
        yield Misdated(start=sentence.start + match.start(), end=sentence.start + match.end())


def calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    anchor: date | None
    planned: bool

    def year_before(
        self, match: re.Match[str], before: re.Pattern[str], after: re.Pattern[str]
    ) -> int | None:
        """The year before that of writing, where the words around a day say `last year`."""
        near = match.string[max(0, match.start() - _BESIDE) : match.start()]
        said = before.search(near) or after.match(match.string, match.end())
        return self.anchor.year - 1 if self.anchor and said else None

    def day(self, day: int, month: int, year: int | str | None) -> date | None:
        if year:
            return calendar_day(int(year), month, day)
        anchor = self.anchor
        if anchor is None:
            return None
        latest = anchor + (PLANNED if self.planned else REPORTED)
        years = [calendar_day(anchor.year + shift, month, day) for shift in (1, 0, -1)]
        fitting = [d for d in years if d and (d <= latest or d - anchor <= SOON)]
        near = [d for d in fitting if d <= latest and anchor - d <= LAST_YEAR] or fitting
        return min(near, key=lambda d: abs(d - anchor), default=None)
