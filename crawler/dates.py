"""When something was published, read from the forms that feeds and pages of outlets use."""

import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LONGEST = 200
_FURTHEST_ZONE = timedelta(hours=14)

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_Y, _M, _D = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_YEAR_FIRST = re.compile(rf"(?<!\d){_Y}(?P<sep>[-/.]){_M}(?P=sep){_D}(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d){_D}(?P<sep>[-/.]){_M}(?P=sep){_Y}(?!\d)")
_MONTH_FIRST = re.compile(rf"(?<!\d){_M}(?P<sep>/){_D}(?P=sep){_Y}(?!\d)")
_WRITTEN = (
    re.compile(rf"(?<!\d){_D}\s*tháng\s*{_M}(?:\s*năm|,)?\s*{_Y}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_Y}\s*年\s*{_M}\s*月\s*{_D}\s*日"),
    re.compile(rf"(?<!\d){_D}[ -]{_MONTH}[ -](?P<year>\d{{4}}|\d{{2}})(?!\d)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},?\s+{_D}(?:,?\s+|/){_Y}(?!\d)", re.IGNORECASE),
)
_TIME = re.compile(
    r"(?<!\d)(?P<before>[上下]午\s?)?(?P<hour>\d{1,2})\s?[:hg时]\s?(?P<minute>\d{2})"
    r"(?:[:分](?P<second>\d{2})(?:[.,]\d+)?)?(?!\d)"
    r"\s*(?P<half>(?:AM|PM|SA|CH)\b)?"
    r"\s*[(\[]?\s*(?P<zone>(?:GMT|UTC)?\s*[+-]\s*\d{1,2}(?::?\d{2})?(?!\d)|[A-Z]{1,5}\b)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)")
_AS_DOTNET = re.compile(r"\d/\d{4} \d{1,2}:\d{2}:\d{2} [AP]M\b")
"""How ASP.NET prints a time where nobody tells it how: ``9/18/2025 4:41:00 PM``, the month first."""
_NAMED_ZONES = {"GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "ICT": 7}


def feed_date(raw: str | None, zone: str) -> datetime | None:
    """The time a feed gives, in UTC; where it names no zone it means that of the outlet.

    All dialects seen in Vietnamese feeds; with AM or PM the month comes first. None when in doubt.
    """
    text = _plain(raw)
    american = re.search(r"\d\s*[AP]M\b", text, re.IGNORECASE)
    numeric = (_MONTH_FIRST, _DAY_FIRST) if american else (_DAY_FIRST,)
    return _moment(text, (*_WRITTEN, _YEAR_FIRST, *numeric), zone)


def page_date(raw: str | None, zone: str) -> datetime | None:
    """The time a page prints or declares, day before month, in UTC; midnight where it gives only the day.

    Only a time to the second with AM or PM has its month first. None when in doubt: a day without a year is
    not guessed, and a relative one is not computed.
    """
    text = _plain(raw)
    numeric = (_MONTH_FIRST, _DAY_FIRST) if _AS_DOTNET.search(text) else (_DAY_FIRST,)
    return _moment(text, (_YEAR_FIRST, *numeric, *_WRITTEN), zone)


def undated(line: str) -> str:
    """A line without the days and times it gives."""
    for form in (_YEAR_FIRST, _DAY_FIRST, *_WRITTEN, _TIME):
        line = form.sub(" ", line)
    return " ".join(line.split())


def _plain(raw: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", (raw or "")[:_LONGEST]).split())


def _moment(text: str, forms: tuple[re.Pattern[str], ...], zone: str) -> datetime | None:
    for form in forms:
        if not (day := form.search(text)):
            continue
        rest = f"{text[: day.start()]} | {text[day.end() :]}"
        if moment := _read(day, _TIME.search(rest), ZoneInfo(zone)):
            return moment
    return None


def _read(day: re.Match[str], time: re.Match[str] | None, zone: tzinfo) -> datetime | None:
    named = day["month"].lower()[:3]
    month = _MONTHS.index(named) + 1 if named in _MONTHS else int(day["month"])
    year = int(day["year"]) + (2000 if len(day["year"]) == 2 else 0)  # noqa: PLR2004 - "26" is 2026
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        clock = _clock(time) if time else (0, 0, 0)
        where = _zone(time["zone"], zone) if time else zone
        return datetime(year, month, int(day["day"]), *clock, tzinfo=where).astimezone(UTC)
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hour, half = int(time["hour"]), (time["half"] or time["before"] or "").upper().strip()
    if half in {"PM", "CH", "下午"} and hour < 12:  # noqa: PLR2004
        hour += 12
    if half in {"AM", "SA", "上午"} and hour == 12:  # noqa: PLR2004
        hour = 0
    return hour, int(time["minute"]), min(int(time["second"] or 0), 59)


def _zone(said: str | None, default: tzinfo) -> tzinfo:
    """Raises `ValueError` for a zone we do not know: then the time is in doubt."""
    if not said:
        return default
    offset = _OFFSET.search(said)
    if offset is None:
        name = said.upper()
        if name not in _NAMED_ZONES:
            raise ValueError(said)
        return timezone(timedelta(hours=_NAMED_ZONES[name]))
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    away = timedelta(minutes=minutes if offset["sign"] == "+" else -minutes)
    if abs(away) > _FURTHEST_ZONE:
        raise ValueError(said)
    return timezone(away)


def declared_dates(json_ld: str) -> list[str]:
    """Every ``datePublished`` in a JSON-LD block; none when it is not what it should be."""
    try:
        found = json.loads(json_ld)
    except (ValueError, RecursionError):
        return []
    nodes = found.get("@graph", [found]) if isinstance(found, dict) else found
    if not isinstance(nodes, list):
        return []
    values = [node.get("datePublished") for node in nodes if isinstance(node, dict)]
    return [value for value in values if isinstance(value, str)]
