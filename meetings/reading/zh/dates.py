"""Dates in Chinese sentences, resolved against the day of publication (domain model, section 7)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from meetings.reading.body import Sentence
from meetings.reading.dates import DateMention, Misdated, Resolver, calendar_day, mention_of, misdated_at
from meetings.reading.spans import undisputed

_DIGITS = "〇一二三四五六七八九十"
_N = rf"\d{{1,2}}|[{_DIGITS[1:]}廿]{{1,3}}"
_Y = (
    r"(?=[\d〇零○一二三四五六七八九十廿今去明])"  # so that it is not tried in all its ways at each character
    r"(?:(?P<{0}>(?:19|2[01])\d{{2}}|[〇零○0一二三四五六七八九]{{4}})\s?年|(?P<{1}>今年|去年|明年))?\s?"
)
_TO = r"\s*(?:至|到|-|~|、|和|及)\s*"
_OF_MONTH = r"\s?月"
_DAY = r"\s?[日号]"
_HOUR = rf"消息|[上下中]午|晚|凌晨|清晨|早|(?:{_N})时"
_RANGE = re.compile(
    rf"{_Y.format('y1', 'r1')}(?P<m1>{_N}){_OF_MONTH}\s?(?P<d1>{_N}){_DAY}?{_TO}"
    rf"{_Y.format('y2', 'r2')}(?:(?P<m2>{_N}){_OF_MONTH}\s?)?(?P<d2>{_N}){_DAY}"
)
_SINGLE = re.compile(rf"{_Y.format('y1', 'r1')}(?P<m1>{_N}){_OF_MONTH}\s?(?P<d1>{_N}){_DAY}")
_NOT_LENGTH = r"(?=\d)(?<![\d第为期达近约余每份])(?<!\d[.:/-])(?<!(?<![本当])月)"
_BARE_RANGE = re.compile(rf"{_NOT_LENGTH}(?P<d1>\d{{1,2}}){_DAY}?{_TO}(?P<d2>\d{{1,2}}){_DAY}(?![本报元])")
_BARE = re.compile(rf"{_NOT_LENGTH}(?P<d1>\d{{1,2}}){_DAY}(?![本报元内间游线舰码])")
_WRITTEN = re.compile(
    rf"(?=[{_DIGITS[1:]}廿])(?<![第期达近约{_DIGITS[1:]}廿月\d])(?P<d1>[{_DIGITS[1:]}廿]{{1,3}})日(?={_HOUR}|起|[与同在抵赴]|到访|会[见谈晤]|拜会|出席|率)"
)
_FROM_TODAY = re.compile(rf"(?:今[天日]|即日)起?{_TO}(?:(?P<m2>{_N}){_OF_MONTH}\s?)?(?P<d2>\d{{1,2}}){_DAY}")
_WRITTEN_RANGE = re.compile(
    rf"(?=[{_DIGITS[1:]}廿])(?<![第{_DIGITS[1:]}廿月\d])(?P<d1>[{_DIGITS[1:]}廿]{{1,3}}){_DAY}{_TO}(?P<d2>[{_DIGITS[1:]}廿]{{1,3}}){_DAY}"
)
_BRACKETED = re.compile(r"[今昨明本]\((?P<d1>\d{1,2})\)日")
_MONTH = re.compile(
    rf"{_Y.format('y1', 'r1')}(?P<m1>{_N}){_OF_MONTH}(?:份|初|中旬|上旬|下旬|底)?(?!{_N}[日号]|\d)"
)
_STATED = re.compile(
    rf"(?=[\d{_DIGITS}零○廿])(?<!\d)(?:(?P<y>\d{{4}}|[〇零○一二三四五六七八九]{{4}})\s?年\s?)?"
    rf"(?P<m>{_N}){_OF_MONTH}\s?(?:(?P<d>{_N}){_DAY})?"
)
"""A day or month in whatever numbers, also those that no calendar has."""
_RELATIVE = re.compile(
    r"今[天日晨早晚午]|本(?<!\d本)日|昨[天日晚晨夜]|明[天日晨晚]|前天|(?<![此之以目])前日|当[日天晚]|同日|同一天|当地时间当天"
    r"|次日|翌日|第二天|此前一[天日]"
)
_OFFSETS = {"今": 0, "本": 0, "昨": -1, "明": 1, "前": -2}
"""Days from publication; the others, `当天` and the like, lean on the day told last."""
_BEHIND = {"次": 1, "翌": 1, "第": 1, "此": -1}
"""Days from the one told last, where it is not that day."""
_SOON = timedelta(days=15)
"""How long after publication a day may be that something without a word of the future lasts until."""
_WEEK = "一二三四五六日"
_WEEKDAY = re.compile(r"(?P<week>上|下|本|这)?(?:个)?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?![年期])")


def number(text: str) -> int | None:
    """The value of Arabic or Chinese numerals below a hundred: `24`, `二十四`."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.index(text) if text in _DIGITS[1:10] else None
    values = [_DIGITS.find(tens) if tens else 1, _DIGITS.find(ones) if ones else 0]
    return None if -1 in values or len(tens) > 1 or len(ones) > 1 else 10 * values[0] + values[1]


def is_ahead(day: date, anchor: date | None) -> bool:
    """Whether a day had not come when an article appeared, wherever on earth it was read."""
    return anchor is not None and day > anchor + timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What the dates of one sentence are resolved against."""

    sentence: Sentence
    anchor: date | None
    planned: bool
    last: date | None
    """The day told last, there or before."""

    def day(self, month: int | None, day: int | None, year: int | None) -> date | None:
        if month is None or day is None:
            return None
        resolve = Resolver(anchor=self.anchor, planned=self.planned)
        return resolve.day(day, month, year)

    def bare(self, day: int) -> date | None:
        """`24日`: of the month told last, else the one that is nearest to publication."""
        anchor = self.anchor
        same = self.last and calendar_day(self.last.year, self.last.month, day)
        near = self.planned or anchor is None or (same and same <= anchor + _SOON)
        if same and self.last and near:
            past = self.planned and same < min(self.last, anchor or self.last)
            return _next_month(same) if past else same
        if anchor is None:
            return None
        months = [calendar_day(y, m, day) for y, m in _months_around(anchor)]
        latest = anchor + timedelta(days=31 if self.planned else 1)
        fitting = [d for d in months if d and d <= latest and (not self.planned or d >= anchor)]
        return min(fitting, key=lambda d: abs(d - anchor), default=None)

    def year(self, match: re.Match[str], named: str, relative: str) -> int | None:
        if told := match[named]:
            return _year(told)
        shift = {"今年": 0, "去年": -1, "明年": 1}.get(match[relative] or "")
        return self.anchor.year + shift if shift is not None and self.anchor else None

    def mention(
        self,
        match: re.Match[str],
        first: date | None,
        last: date | None,
        *,
        precision: Literal["day", "month"] = "day",
        told: bool = True,
    ) -> Iterator[DateMention]:
        return mention_of(self.sentence, match, first, last, precision=precision, told=told)


def _year(told: str) -> int:
    digits = (_DIGITS.find(c) if c in _DIGITS else int(c) for c in told.translate(_ZERO))
    return int("".join(map(str, digits)))


_ZERO = str.maketrans("零○", "〇〇")


def misdated(sentence: Sentence, anchor: date | None) -> list[Misdated]:
    """The days a sentence tells that cannot be."""
    return [
        found
        for m in (_STATED.finditer(sentence.folded) if "月" in sentence.folded else ())
        if (m["y"] or m["d"]) and (month := number(m["m"])) is not None
        if (day := number(m["d"] or "一")) is not None
        for found in misdated_at(
            sentence, m, anchor, day=day, month=month, year=_year(m["y"]) if m["y"] else None
        )
    ]


def dates(sentence: Sentence, anchor: date | None, *, planned: bool, last: date | None) -> list[DateMention]:
    """The dates of a sentence, in order of their place; `last` is the day told last before it.

    A day without a month is one of the month told last, or else the nearest to `anchor`; `当天` is the day
    told last. Without an anchor only dates with a year are resolved, and those that lean on them.
    """
    found: list[DateMention] = []
    barred = misdated(sentence, anchor)
    reading = _Reading(sentence=sentence, anchor=anchor, planned=planned, last=last)
    said = set(sentence.folded)
    for find, characters in _FINDERS:
        if said.isdisjoint(characters):
            continue
        if told := undisputed(find(reading), (*barred, *found)):
            found = sorted((*found, *told), key=lambda m: m.start)
            reading.last = next((m.last for m in reversed(found) if m.precision == "day"), last)
    return found


def _ranges(reading: _Reading) -> Iterator[DateMention]:
    for m in _RANGE.finditer(reading.sentence.folded):
        first = reading.day(number(m["m1"]), number(m["d1"]), reading.year(m, "y1", "r1"))
        month = number(m["m2"]) if m["m2"] else first and first.month
        day = number(m["d2"])
        last = calendar_day(first.year, month, day) if first and month and day else None
        if first and last and last < first and month:
            last = calendar_day(first.year + 1, month, last.day)
        yield from reading.mention(m, first, last)


def _from_today(reading: _Reading) -> Iterator[DateMention]:
    """`今天至29日`: up to the next such day."""
    first = reading.anchor
    for m in _FROM_TODAY.finditer(reading.sentence.folded) if first else ():
        month = number(m["m2"]) if m["m2"] else first and first.month
        last = calendar_day(first.year, month, int(m["d2"])) if first and month else None
        yield from reading.mention(m, first, _next_month(last) if first and last and last < first else last)


def _singles(reading: _Reading) -> Iterator[DateMention]:
    for m in _SINGLE.finditer(reading.sentence.folded):
        day = reading.day(number(m["m1"]), number(m["d1"]), reading.year(m, "y1", "r1"))
        yield from reading.mention(m, day, day)


def _bare(reading: _Reading) -> Iterator[DateMention]:
    taken: list[tuple[int, int]] = []
    for m in (
        *_BARE_RANGE.finditer(reading.sentence.folded),
        *_WRITTEN_RANGE.finditer(reading.sentence.folded),
    ):
        first = reading.bare(number(m["d1"]) or 0)
        last = calendar_day(first.year, first.month, number(m["d2"]) or 0) if first else None
        if first and last and last < first:
            last = _next_month(last)
        taken.append(m.span())
        yield from reading.mention(m, first, last)
    text = reading.sentence.folded
    for m in (*_BRACKETED.finditer(text), *_BARE.finditer(text), *_WRITTEN.finditer(text)):
        if not any(a <= m.start() < b for a, b in taken):
            told = number(m["d1"])
            day = reading.bare(told) if told else None
            yield from reading.mention(m, day, day)


def _months(reading: _Reading) -> Iterator[DateMention]:
    for m in _MONTH.finditer(reading.sentence.folded):
        first = reading.day(number(m["m1"]), 1, reading.year(m, "y1", "r1"))
        last = _next_month(first) - timedelta(days=1) if first else None
        yield from reading.mention(m, first, last, precision="month")


def _weekdays(reading: _Reading) -> Iterator[DateMention]:
    """`星期四`: the last such day up to publication, or the next one of a plan; `上周四`: a week before."""
    offset = reading.sentence.start
    yield from (
        d
        for d in _each_weekday(reading)
        if reading.sentence.folded[d.end - offset : d.end - offset + 1] != "("
    )


def _each_weekday(reading: _Reading) -> Iterator[DateMention]:
    anchor = reading.anchor
    for m in _WEEKDAY.finditer(reading.sentence.folded) if anchor else ():
        if anchor is None:
            continue
        wanted = _WEEK.index(m["day"].replace("天", "日"))
        monday = anchor - timedelta(days=anchor.weekday())
        day = anchor - timedelta(days=(anchor.weekday() - wanted) % 7)
        if m["week"] in ("上", "下", "本", "这"):
            day = monday + timedelta(days=wanted + {"上": -7, "下": 7}.get(m["week"], 0))
        elif reading.planned and day < anchor:
            day += timedelta(days=7)
        yield from reading.mention(m, day, day)


def _weekday_pairs(reading: _Reading) -> Iterator[DateMention]:
    """`周四和周五`, the second in the week behind the first."""
    offset = reading.sentence.start
    for one, other in pairwise(_each_weekday(reading)):
        if re.fullmatch(_TO, reading.sentence.folded[one.end - offset : other.start - offset]):
            days = (other.first.weekday() - one.first.weekday()) % len(_WEEK)
            yield replace(one, end=other.end, last=one.first + timedelta(days=days))


def _relative(reading: _Reading) -> Iterator[DateMention]:
    for m in _RELATIVE.finditer(reading.sentence.folded):
        offset = _OFFSETS.get(m[0][0])
        since = reading.last or reading.anchor if offset is None else reading.anchor
        days = timedelta(days=_BEHIND.get(m[0][0], 0) if offset is None else offset)
        day = since + days if since else None
        if reading.sentence.folded[m.end() : m.end() + 1] != "(":
            yield from reading.mention(m, day, day, told=False)


_FINDERS: tuple[tuple[Callable[[_Reading], Iterator[DateMention]], str], ...] = (
    (_from_today, "今即"),
    (_ranges, "月"),
    (_singles, "月"),
    (_bare, "日号"),
    (_months, "月"),
    (_weekday_pairs, "星周拜"),
    (_weekdays, "星周拜"),
    (_relative, "日天晨早晚午夜"),
)
"""Ways to tell a day, the surest first, each with the characters without any of which it finds none."""


def _months_around(anchor: date) -> list[tuple[int, int]]:
    first = anchor.replace(day=1)
    return [(d.year, d.month) for d in (first - timedelta(days=1), first, _next_month(first))]


def _next_month(day: date) -> date:
    """The same day of the next month, or the last of it."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return next((d for n in range(day.day, 0, -1) if (d := calendar_day(year, month, n))), day)
