"""Meetings as an iCalendar (RFC 5545): days of their own place, known again by UID and SEQUENCE."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from alerts.brief import brief_of, plain
from alerts.clocks import HANOI
from alerts.digest import Entry
from alerts.view import Shown, show
from alerts.words import Language, word
from meetings.meeting import Meeting

_STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "CANCELLED"}
_OFF = frozenset({"cancelled", "postponed"})


def calendar(meetings: Iterable[Meeting], language: Language, now: datetime) -> bytes:
    """A calendar to be published, one event a meeting whose day is known; the others are left out.

    An event is the same one for ever; what is called off stays in it as cancelled, for calendars to show.
    """
    found = Calendar()
    found.add("prodid", "-//hoidam//hoidam//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for meeting in meetings:
        if _days(meeting):
            found.add_component(_event(meeting, language, now))
    written: bytes = found.to_ical()
    return written


def ahead(meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    """Those whose day is still to come, and has not been reported to be over; called off ones too."""
    return [
        meeting
        for meeting in meetings
        if meeting.facts.status != "held" and (days := _days(meeting)) and days[1] >= today
    ]


def _days(meeting: Meeting) -> tuple[date, date] | None:
    """The first and the last day; of a plan for some month there is none to mark."""
    first = meeting.facts.start or meeting.facts.end
    if first is None or meeting.facts.date_precision == "month":
        return None
    return first, max(first, meeting.facts.end or first)


def _event(meeting: Meeting, language: Language, now: datetime) -> Event:
    entry = Entry(meeting=meeting, version=meeting.version)
    (shown,) = show([entry], language, ZoneInfo(HANOI))
    brief = brief_of(shown, "full", language)
    first, last = _days(meeting) or (date.min, date.min)
    event = Event()
    event.add("uid", f"{meeting.id}@hoidam")
    event.add("sequence", meeting.version)
    event.add("dtstamp", now)
    event.add("created", meeting.first_reported_at)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", _summary(shown, meeting, language))
    event.add("status", _STATUS.get(meeting.facts.status, "TENTATIVE"))
    event.add("transp", "TRANSPARENT")
    if shown.where:
        event.add("location", shown.where)
    event.add("description", plain(brief.lines, links=True))
    event.add("categories", [shown.kind])
    if brief.link:
        event.add("url", brief.link)
    return event


def _summary(shown: Shown, meeting: Meeting, language: Language) -> str:
    """The headline; before it, in words, that it is off."""
    if meeting.facts.status not in _OFF:
        return shown.headline
    off = shown.status[:1].upper() + shown.status[1:]
    return f"{off}{word('colon', language)}{shown.headline}"
