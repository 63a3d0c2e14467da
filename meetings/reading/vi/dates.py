"""Dates in Vietnamese sentences, resolved against the day of publication (domain model, section 7)."""

import re
from collections.abc import Iterator
from dataclasses import replace
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
from meetings.reading.rules import Rule
from meetings.reading.spans import undisputed

_D, _M, _Y = r"0?[1-9]|[12]\d|3[01]", r"0?[1-9]|1[0-2]", r"(?:19|2[01])\d{2}"
_SEP = r"\s?[/.\-]\s?"
_CUE = (
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|rạng sáng|từ|đến|vào|hai ngày|các ngày|mùng)(?: nay| qua)?\s+\(?"
)
_TO = r"\s*(?:-|đến hết|đến|tới|và)\s*(?:hết\s+)?(?:(?:ngày|sáng|chiều|mùng)\s+)?"
_NOT_WITHIN = r"(?<!thứ )(?<!lần )(?<![\d/.,+])\b"
_MONTH_WORDS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MW = rf"(?P<m2>{_M}|{'|'.join(reversed(_MONTH_WORDS))})"
_D1, _D2, _M1, _M2 = rf"(?P<d1>{_D})", rf"(?P<d2>{_D})", rf"(?P<m1>{_M})", rf"(?P<m2>{_M})"
_Y1, _Y2 = rf"(?:{_SEP}(?P<y1>{_Y}))?", rf"(?:{_SEP}(?P<y2>{_Y}))?"
_YEAR_WORD = rf"(?:(?:,? năm |, |{_SEP})(?P<y2>{_Y}))?"
_END = r"(?![\d/])"

_NUMBER = re.compile(r"(?<!\d)\d")
_CUED = Rule(rf"{_CUE}(?=\d)", re.IGNORECASE)
_RULES = tuple(
    (_CUED if rule.startswith(_CUE) else _NUMBER, re.compile(rule, re.IGNORECASE))
    for rule in (
        rf"{_NOT_WITHIN}{_D1}{_SEP}{_M1}{_Y1}\)?{_TO}{_D2}{_SEP}{_M2}{_Y2}{_END}",  # 30/9 đến 2/10/2024
        rf"{_CUE}{_D1}(?:, (?:{_D}))*(?:{_TO}|, ){_D2}{_SEP}{_M2}{_Y2}{_END}",  # 12 đến 14-9; 3, 4 và 5/6
        rf"{_NOT_WITHIN}{_D1}{_TO}{_D2}\s?/\s?{_M2}{_Y2}{_END}",  # 11-12/4, 26 - 28/10, 18 và 19/3
        rf"{_NOT_WITHIN}{_D1} tháng {_M1}{_TO}{_D2} tháng {_MW}{_YEAR_WORD}{_END}",  # 30 tháng 9 đến …
        rf"{_NOT_WITHIN}{_D1}{_TO}{_D2} tháng {_MW}{_YEAR_WORD}{_END}",  # 12 đến 14 tháng 9 năm 2024
        rf"{_NOT_WITHIN}{_D2} tháng {_MW}{_YEAR_WORD}{_END}",  # 15 tháng 10
        rf"(?<![\d/]){_D2}{_SEP}{_M2}{_SEP}(?P<y2>{_Y})(?!\d)",  # 29/10/2018
        rf"{_CUE}{_D2}{_SEP}{_M2}{_END}(?!\s?%)",  # chiều 17-4, ngày 18.3
        rf"(?<![\d/+.,]){_D2}/{_M2}{_END}",  # 11/4
    )
)
"""Days and ranges, the longest forms first, each with what it begins at."""
_WITHIN = r"(?:trong|vào|hồi|đầu|giữa|cuối|nửa đầu|nửa cuối|(?:thượng|trung|hạ) tuần)"
_DAYS_OF_MONTH = Rule(rf"\b(?P<n>\d{{1,2}}) ngày đầu tháng (?P<m>{_M}){_END}", re.IGNORECASE)
_MONTHS = (
    Rule(rf"\btháng (?P<m>{_M})(?:{_SEP}| năm )(?P<y>{_Y})", re.IGNORECASE),
    Rule(rf"\b{_WITHIN}\s+tháng (?P<m>{_M})(?P<y>)(?!\d|[/.\-]\d| năm)", re.IGNORECASE),
    Rule(rf"(?:^(?:Cũng )?(?:trong )?|\()tháng (?P<m>{_M})(?P<y>)[,)]", re.IGNORECASE),
)
"""Whole months; without a year where they say when, `hồi tháng 3`, `Tháng 3, …`, `(tháng 3)`."""
_MONTH_OF_ANOTHER_YEAR = Rule(
    rf"\btháng (?P<m>{_M}),? năm (?:ngoái|trước|(?P<next>tới|sau))\b", re.IGNORECASE
)
_QUARTER = Rule(
    rf"\b{_WITHIN}\s+quý (?P<q>IV|I{{1,3}}|[1-4])(?:(?:{_SEP}| năm )(?P<y>{_Y}))?\b", re.IGNORECASE
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_MONTH_NEAR = Rule(rf"\b{_WITHIN}\s+tháng (?:này|(?P<next>tới|sau))\b", re.IGNORECASE)
_RELATIVE = Rule(
    r"\b(?:(?P<today>hôm nay|(?:sáng|trưa|chiều|tối|đêm) nay)"
    r"|(?P<yesterday>hôm qua|(?:sáng|trưa|chiều|tối|đêm)(?: hôm)? qua)"
    r"|(?P<tomorrow>ngày mai|(?:sáng|chiều|tối) mai)"
    r"|(?P<eve>một ngày trước(?: đó)?|trước đó (?:một|1) ngày|(?:ngày )?hôm trước))\b"
    r"(?!\s*\(\d+/)",  # `hôm nay (26/10)` says which day
    re.IGNORECASE,
)
_WRITTEN = (
    Rule(
        r"\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm) (?P<d>\d{1,2})\s?"
        rf"(?:/\s?(?P<m>\d{{1,2}})|[.-](?P<m2>{_M})){_END}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\d/.,-])(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}})(?![\d/])"),
    Rule(
        rf"\b(?P<d>\d{{1,2}}) tháng (?P<m>\d{{1,2}})(?:(?: năm |{_SEP})(?P<y>\d{{4}}))?{_END}", re.IGNORECASE
    ),
    Rule(rf"\b(?P<d>)tháng (?P<m>\d{{1,2}})(?: năm |{_SEP})(?P<y>\d{{4}}){_END}", re.IGNORECASE),
)
"""A day or month in whatever numbers, also those that no calendar has."""
_STAMP = re.compile(
    rf"^(?:(?:Thứ|Chủ)\s+\S+\s*,?\s*)?(?P<d>{_D}){_SEP}(?P<m>{_M}){_SEP}(?P<y>{_Y})\b.{{0,30}}$",
    re.IGNORECASE,
)


_CREDIT = re.compile(
    r"^[^().]{0,30}\((?:[A-ZĐ][\w.+/-]*,? ){1,3}(?:- )?(?:ngày )?"
    rf"(?P<d>{_D}){_SEP}(?P<m>{_M}){_SEP}(?P<y>{_Y})\)"
)
"""`(QĐND 12/5/2019)` before the first words: which paper had them first, and when."""


def credited(sentence: Sentence) -> date | None:
    """The day of the paper that an article is taken from, where it begins with that."""
    found = _CREDIT.match(sentence.folded)
    return calendar_day(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def is_stamp(sentence: Sentence) -> bool:
    """Whether a line is a page's own date, such as `Thứ hai, 29/10/2018, 09:22 (GMT+7)`."""
    return bool(_STAMP.match(sentence.folded))


def stamp_date(sentence: Sentence) -> date | None:
    """The day a date line of the page states."""
    found = _STAMP.match(sentence.folded)
    return calendar_day(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def names_a_day(text: str) -> bool:
    """Whether folded text has a day in numbers, of whatever year."""
    return _NUMBERED.search(text) is not None


_NUMBERED = Rule(r"\b(?:ngày|hôm|sáng|trưa|chiều|tối) \d{1,2}\b(?!:)", re.IGNORECASE)


def misdated(sentence: Sentence, anchor: date | None) -> list[Misdated]:
    """The days a sentence tells that cannot be."""
    return [
        found
        for rule in (_WRITTEN if _NUMBER.search(sentence.folded) else ())
        for m in rule.finditer(sentence.folded)
        for year in [m.groupdict().get("y")]
        for found in misdated_at(
            sentence,
            m,
            anchor,
            day=int(m["d"] or 1),
            month=int(m["m"] or m["m2"]),
            year=int(year) if year else None,
        )
    ]


def dates(
    sentence: Sentence, anchor: date | None, *, planned: bool, last: date | None = None
) -> list[DateMention]:
    """The dates of a sentence, in order of their place; `last` is the day told last before it.

    A day without a year takes the year that brings it nearest to `anchor`, not later than a day after it, or
    than sixty days for plans. A day that would lie most of a year back is one of the next two weeks. Without
    an anchor only dates with a year are resolved.
    """
    if is_stamp(sentence):
        return []
    sentence = _without_anniversaries(sentence)
    resolve = Resolver(anchor=anchor, planned=planned)
    found = (
        *_days(sentence, resolve),
        *_months(sentence, resolve),
        *_relative(sentence, anchor, last),
        *_weekdays(sentence, anchor, planned=planned),
    )
    return undisputed(found, misdated(sentence, anchor))


_ANNIVERSARY = re.compile(
    rf"\b(?P<day>(?:{_D})(?P<sep>[/.-])(?:{_M}))(?P=sep){_Y}\s*[-–]\s*(?P=day)(?P=sep){_Y}\b"
)


def _without_anniversaries(sentence: Sentence) -> Sentence:
    """`79 năm Ngày Quốc khánh (2/9/1945 - 2/9/2024)` tells no day on which anything takes place."""
    blank = _ANNIVERSARY.sub(lambda m: " " * len(m[0]), sentence.folded)
    return sentence if blank == sentence.folded else replace(sentence, folded=blank)


_YEAR_AGO = re.compile(
    r"\b(?:một năm trước|năm ngoái),? (?:vào )?(?:đúng )?(?:(?:ngày|hôm) )?$", re.IGNORECASE
)
_LAST_YEAR = re.compile(r",? năm (?:ngoái|trước)\b")


def _days(sentence: Sentence, resolve: "Resolver") -> Iterator[DateMention]:
    text = sentence.folded
    if not _NUMBER.search(text):
        return
    starts = {opens: [m.start() for m in opens.finditer(text)] for opens in (_NUMBER, _CUED)}
    for opens, rule in _RULES:
        for m in found_at(starts[opens], rule, text):
            month = _month(m["m2"])
            parts = {
                "d1": m["d2"],
                "m1": month,
                **{k: v for k, v in m.groupdict().items() if v and k != "m2"},
            }
            year = parts.get("y2") or parts.get("y1") or resolve.year_before(m, _YEAR_AGO, _LAST_YEAR)
            first = resolve.day(int(parts["d1"]), int(parts["m1"]), parts.get("y1") or year)
            last = _last(first, int(month), int(m["d2"])) if first else None
            yield from mention_of(sentence, m, first, last)


def _month(text: str) -> str:
    """The number of a month told in digits or in words."""
    return text if text.isdigit() else str(_MONTH_WORDS.index(text.casefold()) + 1)


def _last(first: date, month: int, day: int) -> date | None:
    """The end of a range, in the year of its beginning or, over New Year, the next."""
    last = calendar_day(first.year, month, day)
    return last if last is None or last >= first else calendar_day(first.year + 1, month, day)


def _months(sentence: Sentence, resolve: "Resolver") -> Iterator[DateMention]:
    for m in _DAYS_OF_MONTH.finditer(sentence.folded):
        first = resolve.day(1, int(m["m"]), None)
        last = first + timedelta(days=int(m["n"]) - 1) if first else None
        yield from mention_of(sentence, m, first, last, precision="month")
    for rule in _MONTHS:
        for m in rule.finditer(sentence.folded):
            yield from _whole_months(sentence, m, _month_told(resolve, int(m["m"]), m["y"]))
    for m in _MONTH_OF_ANOTHER_YEAR.finditer(sentence.folded):
        shift = 1 if m["next"] else -1
        first = resolve.day(1, int(m["m"]), resolve.anchor.year + shift) if resolve.anchor else None
        yield from _whole_months(sentence, m, first)
    for m in _QUARTER.finditer(sentence.folded):
        quarter = _QUARTERS.get(m["q"].upper()) or int(m["q"])
        last = _month_told(resolve, 3 * quarter, m["y"])
        yield from _whole_months(sentence, m, _months_later(last, -2) if last else None, months=3)
    for m in _MONTH_NEAR.finditer(sentence.folded):
        first = resolve.anchor.replace(day=1) if resolve.anchor else None
        yield from _whole_months(sentence, m, _months_later(first, 1) if first and m["next"] else first)


def _month_told(resolve: Resolver, month: int, year: str | None) -> date | None:
    """The month meant; without a year that of a plan is the next of its name."""
    anchor = resolve.anchor
    if year or anchor is None or not resolve.planned:
        return resolve.day(1, month, year)
    return date(anchor.year + (month < anchor.month), month, 1)


def _whole_months(
    sentence: Sentence, m: re.Match[str], first: date | None, *, months: int = 1
) -> Iterator[DateMention]:
    last = _months_later(first, months) - timedelta(days=1) if first else None
    yield from mention_of(sentence, m, first, last, precision="month")


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _relative(sentence: Sentence, anchor: date | None, last: date | None) -> Iterator[DateMention]:
    for m in _RELATIVE.finditer(sentence.folded):
        offset = timedelta(days=0 if m["today"] else 1 if m["tomorrow"] else -1)
        since = last or anchor if m["eve"] else anchor
        day = since + offset if since else None
        yield from mention_of(sentence, m, day, day, told=False)


_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật")
_WEEKS = {"trước": -7, "qua": -7, "này": 0, "tới": 7, "sau": 7}
_WEEKDAY = Rule(
    r"\b(?:(?P<cue>hôm|vào|sáng|chiều|tối)(?: ngày)? |(?=(?:thứ \w+|chủ nhật) tuần))"
    r"(?:thứ (?P<day>hai|ba|tư|năm|sáu|bảy)|(?P<sunday>chủ nhật))\b"
    r"(?: tuần (?P<week>trước|qua|này|tới|sau)\b)?",
    re.IGNORECASE,
)


def _weekdays(sentence: Sentence, anchor: date | None, *, planned: bool) -> Iterator[DateMention]:
    """`hôm thứ Năm`: the last such day up to publication; `vào thứ Năm` of a plan the next."""
    if anchor is None:
        return
    for m in _WEEKDAY.finditer(sentence.folded):
        wanted = _WEEKDAYS.index((m["day"] or m["sunday"]).lower())
        back = timedelta(days=(anchor.weekday() - wanted) % 7)
        ahead = planned and back and (m["cue"] or "").lower() != "hôm"
        day = anchor + timedelta(days=7) - back if ahead else anchor - back
        if m["week"]:
            day = anchor + timedelta(days=wanted - anchor.weekday() + _WEEKS[m["week"].lower()])
        yield from mention_of(sentence, m, day, day)
