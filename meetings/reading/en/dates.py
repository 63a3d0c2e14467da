"""Dates in English sentences, resolved against the day of publication (domain model, section 7)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from meetings.reading.body import Sentence
from meetings.reading.dates import (
    DateMention,
    Misdated,
    Resolver,
    calendar_day,
    found_at,
    mention_of,
    misdated_at,
)
from meetings.reading.en.words import rule
from meetings.reading.rules import Rule
from meetings.reading.spans import undisputed

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_M = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?:19|2[01])\d{2}"
_TO = r"\s*(?:-|to|and|through|until|till|&)\s*(?:(?:on|the|of) )?"
_YEAR = rf"(?:,? (?P<y>{_Y}))?"
_END = r"(?![\w/])(?! ?%)(?! Building\b)"
_OPENS = re.compile(rf"\b(?:\d|{_M})")
_RULES = tuple(
    re.compile(rule)
    for rule in (
        rf"\b(?P<m1>{_M}) (?P<d1>{_D}){_TO}(?P<m2>{_M}) (?P<d2>{_D}){_YEAR}{_END}",  # Nov 30 to Dec 2
        rf"\b(?P<d1>{_D}) (?P<m1>{_M}){_TO}(?P<d2>{_D}) (?P<m2>{_M}){_YEAR}{_END}",  # 30 Nov - 2 Dec
        rf"\b(?P<m1>{_M}) (?P<d1>{_D}){_TO}(?P<d2>{_D}){_YEAR}{_END}",  # March 18-20
        rf"(?<![\d-])\b(?P<d1>{_D}){_TO}(?P<d2>{_D}) (?P<m1>{_M}){_YEAR}{_END}",  # 18 to 20 March
        rf"\b(?P<m1>{_M}) (?P<d1>{_D}){_YEAR}{_END}",  # Nov. 24, 2025
        rf"(?<![\d-])\b(?P<d1>{_D})(?: of)? (?P<m1>{_M}){_YEAR}{_END}",  # 24 November
    )
)
_ENDS = r"(?= ?(?:[.,;)]|$|(?:in|at|and|to|for|with|when|by|on)\b))"
_WRITTEN = (
    re.compile(rf"\b(?P<m>{_M}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?{_ENDS}"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_M})(?:,? (?P<y>\d{{4}}))?{_ENDS}"),
    re.compile(rf"\b(?P<d>)(?P<m>{_M}),? (?P<y>\d{{4}}){_ENDS}"),
)
"""A day or month in whatever numbers, also those that no calendar has."""
_MONTH = Rule(rf"\b(?:[Ii]n|early|late|mid-?|this|next|of)\s?(?P<m>{_M}){_YEAR}(?! \d)(?!\w)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_W = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = Rule(rf"\b(?P<from>{_W})(?:{_TO}(?P<to>{_W}))?\b(?! \(?{_M} \d)(?!, {_M} \d)")
_DUE = r"(?:due|scheduled|slated|planned|set|supposed|expected)\b[^;,]{0,60}$"
_UNTIL = re.compile(rf"\b(?:until|till|through) $|\bhad been {_DUE}")
_UNTIL_OR_DUE = re.compile(rf"{_UNTIL.pattern}|\b{_DUE}")
_SET_FOR = re.compile(r"\b(?:set|scheduled|slated|due|planned) (?:for|on) $")
_DONE = re.compile(
    r"\b(?:(?:open|start|kick|arriv|conclud|launch|dock|end)ed|began|left|met|held|took place)\b[^;]*$"
)
"""`opened on Monday and will move to X on Wednesday`: of a plan, but over."""
_RELATIVE = Rule(
    r"\b(?:(?P<today>today|this (?:morning|afternoon|evening)|tonight)|(?P<yesterday>yesterday)"
    r"|(?P<ago>two|three|four|five) days ago|(?P<tomorrow>tomorrow)"
    r"|(?P<same>(?:the )?same (?:day|morning|afternoon|evening))"
    r"|^(?P<eve>(?:a|one) day earlier|the (?:previous day|day before)))\b",
    re.IGNORECASE,
)
STAMP = re.compile(
    rf"^(?:(?:{_W})[a-z]*,? ?)?(?:\d\d?:\d\d,? )?(?:{_M} \d\d?,? {_Y}|\d\d? {_M},? {_Y}|\d\d?/\d\d?/{_Y})"
    r"[ ,|-]*(?:\d\d?:\d\d)?.{0,20}$"
)


def misdated(sentence: Sentence, anchor: date | None) -> list[Misdated]:
    """The days a sentence tells that cannot be."""
    starts = [m.start() for m in _OPENS.finditer(sentence.folded)]
    return [
        found
        for form in (_WRITTEN if len(starts) > 1 else ())
        for m in found_at(starts, form, sentence.folded)
        for found in misdated_at(
            sentence,
            m,
            anchor,
            day=int(m["d"] or 1),
            month=month_number(m["m"]),
            year=int(m["y"]) if m["y"] else None,
        )
    ]


def dates(
    sentence: Sentence, anchor: date | None, *, planned: bool, last: date | None, off: bool = False
) -> list[DateMention]:
    """The dates of a sentence, in order of their place; `last` is the day told last before it.

    Without an anchor only dates with a year are resolved. What is called `off` was due on a day to come.
    """
    reported = rule("reported_future").search(sentence.folded) is not None
    resolve = Resolver(anchor=anchor, planned=planned or reported)
    ahead = _UNTIL_OR_DUE if off else _UNTIL
    told = (*_days(sentence, resolve), *_weekdays(sentence, anchor, planned=planned, ahead=ahead))
    beside = (
        *_months(sentence, resolve),
        *_periods(sentence, resolve),
        *_relative(sentence, anchor, last),
        *_beside(sentence, told, last),
        *_of_the_month(sentence, anchor, last),
    )
    return undisputed((*told, *beside), misdated(sentence, anchor))


def month_number(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


_YEAR_AGO = re.compile(r"\b(?:last year|a year (?:ago|earlier)),? (?:on )?$", re.IGNORECASE)
_LAST_YEAR = re.compile(r",? (?:of )?last year\b")


def _days(sentence: Sentence, resolve: Resolver) -> Iterator[DateMention]:
    starts = [m.start() for m in _OPENS.finditer(sentence.folded)]
    for form in _RULES if len(starts) > 1 else ():
        for m in found_at(starts, form, sentence.folded):
            parts = m.groupdict()
            year = parts["y"] or resolve.year_before(m, _YEAR_AGO, _LAST_YEAR)
            first = resolve.day(_number(parts["d1"]), month_number(parts["m1"]), year)
            last = first
            if first and parts.get("d2"):
                last = _later(first, month_number(parts.get("m2") or parts["m1"]), _number(parts["d2"]))
            yield from mention_of(sentence, m, first, last)


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _later(first: date, month: int, day: int) -> date | None:
    """The end of a range, in the year of its beginning or, over New Year, the next."""
    last = calendar_day(first.year, month, day)
    return last if last is None or last >= first else calendar_day(first.year + 1, month, day)


_NEXT_YEAR = re.compile(r",? (?:of )?next year\b")


def _months(sentence: Sentence, resolve: Resolver) -> Iterator[DateMention]:
    for m in _MONTH.finditer(sentence.folded):
        following = _NEXT_YEAR.match(m.string, m.end())
        year = resolve.anchor.year + 1 if resolve.anchor and following else m["y"]
        if first := resolve.day(1, month_number(m["m"]), year):
            yield from mention_of(sentence, m, *_month_of(first), precision="month")


_PERIOD = Rule(r"\b(?<!earlier )(?:(?P<when>this|next) (?:(?P<week>week)|month)|(?P<last>last week))\b")


def _periods(sentence: Sentence, resolve: Resolver) -> Iterator[DateMention]:
    """`will visit next week`, `met last week`: some day of a month, if that week lies in one."""
    for m in _PERIOD.finditer(sentence.folded):
        if resolve.anchor is None or resolve.planned == bool(m["last"]):
            continue
        ahead = -1 if m["last"] else int(m["when"] == "next")
        first = last = resolve.anchor.replace(day=1) + timedelta(days=31 * ahead)
        if m["week"] or m["last"]:
            first = resolve.anchor + timedelta(days=7 * ahead - resolve.anchor.weekday())
            last = first + timedelta(days=6)
        if (first.year, first.month) == (last.year, last.month):
            yield from mention_of(sentence, m, *_month_of(first), precision="month")


def _month_of(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _relative(sentence: Sentence, anchor: date | None, last: date | None) -> Iterator[DateMention]:
    for m in _RELATIVE.finditer(sentence.folded):
        day = last or anchor if m["same"] or m["eve"] else anchor
        if day is not None:
            ago = ("two", "three", "four", "five").index(m["ago"].lower()) + 2 if m["ago"] else 0
            day += timedelta(days=1 if m["tomorrow"] else -1 if m["yesterday"] or m["eve"] else -ago)
        yield from mention_of(sentence, m, day, day, told=False)


_NTH = Rule(r"\b[Oo]n the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?= ?(?:[.,;)]|$| (?:in|at|to)\b))")


def _of_the_month(sentence: Sentence, anchor: date | None, last: date | None) -> Iterator[DateMention]:
    """`in Nanning on the 15th`: of the month told last, else of the one of publication or that before it."""
    for m in _NTH.finditer(sentence.folded):
        month = last or anchor
        day = month and calendar_day(month.year, month.month, int(m["day"]))
        if day and anchor and not last and day > anchor:
            month = day.replace(day=1) - timedelta(days=1)
            day = calendar_day(month.year, month.month, int(m["day"]))
        yield from mention_of(sentence, m, day, day)


_BESIDE = Rule(
    r"\bthe (?:(?P<next>(?:following|next) day)|previous day)"
    r"|\b(?:the|an?|one) day (?:before|earlier)(?= (?:in|at|on) | ?(?:[.,;)]|$))"
)


def _beside(sentence: Sentence, told: Sequence[DateMention], last: date | None) -> Iterator[DateMention]:
    """`on Thursday …, which began the day before`; `and will go on the following day`."""
    for m in _BESIDE.finditer(sentence.folded):
        before = [d.first for d in told if d.end <= sentence.start + m.start()]
        day = before[-1] if before else last
        if day is not None:
            day += timedelta(days=1 if m["next"] else -1)
            yield from mention_of(sentence, m, day, day)


def _weekdays(
    sentence: Sentence, anchor: date | None, *, planned: bool, ahead: re.Pattern[str]
) -> Iterator[DateMention]:
    """`on Tuesday`: the last such day up to publication; the next one of a plan, and behind words `ahead`."""
    if anchor is None:
        return
    for m in _WEEKDAY.finditer(sentence.folded):
        back = timedelta(days=(anchor.weekday() - _WEEKDAYS.index(m["from"].lower())) % 7)
        before = sentence.folded[: m.start()]
        over = _DONE.search(before) and not rule("future").search(before)
        planned_then = _SET_FOR.search(before) or rule("reported_future").search(before)
        to_come = ahead.search(before) or planned_then or (planned and not over)
        if before.endswith("last ") and not back:
            back = timedelta(days=7)
        first = anchor + timedelta(days=7) - back if to_come and back else anchor - back
        last = first
        if m["to"]:
            last = first + timedelta(days=(_WEEKDAYS.index(m["to"].lower()) - first.weekday()) % 7)
        yield from mention_of(sentence, m, first, last)
