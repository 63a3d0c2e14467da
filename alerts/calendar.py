"""Meetings as an iCalendar (RFC 5545): days of their own place, known again by UID and SEQUENCE."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from alerts.brief import brief_of, plain
from alerts.feed import shown_of, title_of
from alerts.words import Language, tagline, word
from meetings.meeting import Meeting
from meetings.stored import Recorded

NAME = "meetings.ics"
MEDIA_TYPE = "text/calendar"
_STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "CANCELLED"}


def calendar(meetings: Iterable[Meeting], language: Language, now: datetime) -> bytes:
    """A calendar that goes with a letter, one event a meeting whose day is known; the others are left out.

    An event is the same one for ever; what is called off stays in it as cancelled, for calendars to show.
    """
    found = _calendar()
    for meeting in meetings:
        if days := _days(meeting):
            found.add_component(_event(Recorded(meeting=meeting, recorded_at=now), days, language))
    written: bytes = found.to_ical()
    return written


def published_calendar(recorded: Iterable[Recorded], language: Language) -> bytes:
    """A calendar to subscribe to, the first day first; the same meetings always make the same bytes.

    A meeting that turned out to be another one is cancelled, as nobody would take an event away that is gone.
    """
    found = _calendar()
    found.add("name", word("title", language))
    found.add("x-wr-calname", word("title", language))
    found.add("description", tagline(language))
    dated = [(days, each) for each in recorded if (days := _days(each.meeting))]
    for days, each in sorted(dated, key=lambda one: (one[0], one[1].meeting.id)):
        event = _event(each, days, language)
        event.add("last-modified", each.recorded_at)
        found.add_component(event)
    written: bytes = found.to_ical()
    return written


def _calendar() -> Calendar:
    found = Calendar()
    found.add("prodid", "-//hoidam//hoidam//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    return found


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


def _event(recorded: Recorded, days: tuple[date, date], language: Language) -> Event:
    meeting, shown = recorded.meeting, shown_of(recorded, language)
    brief = brief_of(shown, "whole", language)
    first, last = days
    event = Event()
    event.add("uid", f"{meeting.id}@hoidam")
    event.add("sequence", meeting.version)
    event.add("dtstamp", recorded.recorded_at)
    event.add("created", meeting.first_reported_at)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", title_of(shown, language))
    event.add("status", _status(recorded))
    event.add("transp", "TRANSPARENT")
    if shown.where:
        event.add("location", shown.where)
    event.add("description", plain(brief.lines, links=True))
    event.add("categories", [shown.kind])
    if brief.link:
        event.add("url", brief.link)
    return event


def _status(recorded: Recorded) -> str:
    if recorded.merged_into:
        return "CANCELLED"
    return _STATUS.get(recorded.meeting.facts.status, "TENTATIVE")
