"""Dates in Vietnamese sentences, resolved against the day of publication (domain model, section 7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from meetings.reading.body import Sentence

PLANNED = timedelta(days=60)
REPORTED = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day or a range of days, both ends included; `start` and `end` span the words in the text."""

    start: int
    end: int
    first: date
    last: date
    precision: Literal["day", "month"] = "day"
    told: bool = True
    """Whether the words carry day and month; `hôm nay` and the like do not."""


_DAY, _MONTH, _YEAR = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])", r"((?:19|20)\d{2})"
_SEP = r"\s?[/.\-]\s?"
_CUE = r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|rạng sáng|từ|đến|vào|hai ngày|các ngày|mùng)"
_TO = r"\s*(?:-|đến hết|đến|tới|và)\s*(?:hết\s+)?(?:ngày\s+|sáng\s+|chiều\s+)?"

_TWO_MONTHS = re.compile(rf"\b{_DAY}{_SEP}{_MONTH}(?:{_SEP}{_YEAR})?{_TO}{_DAY}{_SEP}{_MONTH}(?:{_SEP}{_YEAR})?(?![\d/])")
_RANGE = re.compile(rf"(?<!thứ )(?<!lần )(?<![\d/.,])\b{_DAY}{_TO}{_DAY}\s?/\s?{_MONTH}(?:{_SEP}{_YEAR})?(?![\d/])")
_RANGE_CUED = re.compile(rf"\b{_CUE}\s+{_DAY}{_TO}{_DAY}{_SEP}{_MONTH}(?:{_SEP}{_YEAR})?(?![\d/])", re.IGNORECASE)
_RANGE_WORDS = re.compile(
    rf"\b{_DAY}{_TO}{_DAY} tháng {_MONTH}(?:(?: năm |{_SEP}){_YEAR})?(?!\d)", re.IGNORECASE
)
_SINGLE_WORDS = re.compile(rf"\b{_DAY} tháng {_MONTH}(?:(?: năm |{_SEP}){_YEAR})?(?!\d)", re.IGNORECASE)
_SINGLE_FULL = re.compile(rf"(?<![\d/]){_DAY}{_SEP}{_MONTH}{_SEP}{_YEAR}(?!\d)")
_SINGLE = re.compile(rf"(?<![\d/+.,]){_DAY}/{_MONTH}(?![\d/])")
_SINGLE_CUED = re.compile(rf"\b{_CUE}\s+{_DAY}{_SEP}{_MONTH}(?![\d/])(?!\s?%)", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\btháng {_MONTH}(?:{_SEP}| năm ){_YEAR}", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:(?P<today>hôm nay|(?:sáng|trưa|chiều|tối|đêm) nay)"
    r"|(?P<yesterday>hôm qua|(?:sáng|trưa|chiều|tối|đêm)(?: hôm)? qua)"
    r"|(?P<tomorrow>ngày mai|(?:sáng|chiều|tối) mai))\b",
    re.IGNORECASE,
)
_STAMP = re.compile(rf"^(?:(?:Thứ|Chủ)\s+\S+\s*,?\s*)?{_DAY}{_SEP}{_MONTH}{_SEP}{_YEAR}\b.{{0,30}}$", re.IGNORECASE)


def is_stamp(sentence: Sentence) -> bool:
    """Whether a line is a page's own date, such as `Thứ hai, 29/10/2018, 09:22 (GMT+7)`."""
    return bool(_STAMP.match(sentence.folded))


def stamp_date(sentence: Sentence) -> date | None:
    """The day a date line of the page states."""
    found = _STAMP.match(sentence.folded)
    return _day(int(found[3]), int(found[2]), int(found[1])) if found else None


def dates(sentence: Sentence, anchor: date | None, *, planned: bool) -> list[DateMention]:
    """The dates of a sentence, in order of their place.

    A day without a year takes the year that brings it nearest to `anchor`, not later than a day after it, or
    than sixty days for plans; without an anchor only dates with a year are resolved.
    """
    if is_stamp(sentence):
        return []
    found: list[DateMention] = []
    for mention in _all(sentence, anchor, planned=planned):
        if not any(mention.start < m.end and m.start < mention.end for m in found):
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _all(sentence: Sentence, anchor: date | None, *, planned: bool) -> Iterator[DateMention]:
    text = sentence.folded
    resolve = _Resolver(anchor=anchor, planned=planned)
    for m in _TWO_MONTHS.finditer(text):
        first, last = resolve.day(m[1], m[2], m[3] or m[6]), resolve.day(m[4], m[5], m[6] or m[3])
        yield from _mention(sentence, m, first, last)
    for rule in (_RANGE, _RANGE_CUED, _RANGE_WORDS):
        for m in rule.finditer(text):
            first, last = resolve.day(m[1], m[3], m[4]), resolve.day(m[2], m[3], m[4])
            yield from _mention(sentence, m, first, last)
    for rule in (_SINGLE_WORDS, _SINGLE_FULL):
        for m in rule.finditer(text):
            yield from _mention(sentence, m, day := resolve.day(m[1], m[2], m[3]), day)
    for rule in (_SINGLE_CUED, _SINGLE):
        for m in rule.finditer(text):
            yield from _mention(sentence, m, day := resolve.day(m[1], m[2], None), day)
    for m in _MONTH_YEAR.finditer(text):
        if first := _day(int(m[2]), int(m[1]), 1):
            yield DateMention(
                start=sentence.start + m.start(),
                end=sentence.start + m.end(),
                first=first,
                last=(first + timedelta(days=31)).replace(day=1) - timedelta(days=1),
                precision="month",
            )
    yield from _relative(sentence, anchor)


def _relative(sentence: Sentence, anchor: date | None) -> Iterator[DateMention]:
    if anchor is None:
        return
    for m in _RELATIVE.finditer(sentence.folded):
        offset = 0 if m["today"] else -1 if m["yesterday"] else 1
        day = anchor + timedelta(days=offset)
        yield DateMention(
            start=sentence.start + m.start(), end=sentence.start + m.end(), first=day, last=day, told=False
        )


def _mention(
    sentence: Sentence, match: re.Match[str], first: date | None, last: date | None
) -> Iterator[DateMention]:
    if first and last and first <= last and (last - first).days < 62:  # noqa: PLR2004 - no event lasts longer
        yield DateMention(
            start=sentence.start + match.start(), end=sentence.start + match.end(), first=first, last=last
        )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resolver:
    anchor: date | None
    planned: bool

    def day(self, day: str, month: str, year: str | None) -> date | None:
        if year:
            return _day(int(year), int(month), int(day))
        anchor = self.anchor
        if anchor is None:
            return None
        latest = anchor + (PLANNED if self.planned else REPORTED)
        years = (_day(anchor.year + shift, int(month), int(day)) for shift in (1, 0, -1))
        return min((d for d in years if d and d <= latest), key=lambda d: abs(d - anchor), default=None)
