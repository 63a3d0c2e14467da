"""A calendar of meetings says the same as a letter, to programs that are picky."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from alerts.calendar import ahead, calendar
from alerts.digest import Entry
from meetings.encounter import Place
from meetings.meeting import Meeting

NOW = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)


def events(*meetings: Meeting, language: Any = "en") -> list[Event]:
    return list(Calendar.from_ical(calendar(meetings, language, NOW)).events)


@pytest.fixture
def plan(entries: list[Entry]) -> Meeting:
    return next(entry.meeting for entry in entries if entry.meeting.facts.status == "announced")


def test_a_meeting_is_days_of_its_place_and_blocks_nobodys_time(exchange: Meeting) -> None:
    (event,) = events(exchange)
    assert (event.start, event.end) == (date(2026, 3, 18), date(2026, 3, 20))
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["UID"] == "m-exchange@hoidam"
    assert (event["SEQUENCE"], event["STATUS"]) == (1, "CONFIRMED")
    assert event["DTSTAMP"].dt == NOW
    assert event["SUMMARY"] == "10th border defence friendship exchange: Phan Van Giang – Dong Jun"
    assert event["LOCATION"] == "Quang Ninh (Vietnam), Guangxi (China)"
    assert event["URL"] == "https://baotintuc.vn/giao-luu-10.htm"
    assert "baotintuc.vn https://baotintuc.vn/giao-luu-10.htm" in event["DESCRIPTION"]


@pytest.mark.parametrize("language", ["vi", "en", "zh"])
def test_it_speaks_the_readers_language(talks: Meeting, language: str) -> None:
    said = {"vi": "hội đàm với", "en": "holds talks with", "zh": "举行会谈"}
    (event,) = events(talks, language=language)
    assert said[language] in event["SUMMARY"]


def test_a_plan_that_moves_stays_the_same_event(plan: Meeting) -> None:
    moved = replace(plan, version=plan.version + 1, facts=replace(plan.facts, start=date(2026, 4, 2)))
    (before,), (after,) = events(plan), events(moved)
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert (before["STATUS"], after.start) == ("TENTATIVE", date(2026, 4, 2))


@pytest.mark.parametrize(("status", "said"), [("cancelled", "Called off: "), ("postponed", "Postponed: ")])
def test_what_is_off_is_cancelled_and_says_so(plan: Meeting, status: Any, said: str) -> None:
    (event,) = events(replace(plan, facts=replace(plan.facts, status=status)))
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith(said)


@pytest.mark.parametrize(
    "change", [{"start": None, "end": None}, {"date_precision": "month"}], ids=["no day", "a month"]
)
def test_without_a_day_there_is_no_event(plan: Meeting, change: dict[str, Any]) -> None:
    unknown = replace(plan, facts=replace(plan.facts, **change))
    assert events(unknown, plan) == events(plan)
    assert ahead([unknown], date(2000, 1, 1)) == []


def test_days_the_wrong_way_round_are_one_day(plan: Meeting) -> None:
    (event,) = events(replace(plan, facts=replace(plan.facts, end=date(2026, 3, 1))))
    assert (event.start, event.end) == (date(2026, 3, 20), date(2026, 3, 21))


def test_only_what_is_to_come_lies_ahead(exchange: Meeting, plan: Meeting) -> None:
    day = date(2026, 3, 20)
    assert ahead([exchange, plan], day) == [plan]
    assert ahead([plan], day + timedelta(days=1)) == []


def test_lines_are_short_and_end_as_they_must(exchange: Meeting, talks: Meeting, plan: Meeting) -> None:
    written = calendar([exchange, talks, plan], "vi", NOW)
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"METHOD:PUBLISH\r\n" in written


HOSTILE = (
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL",
    "x\\nEND:VEVENT;,\\;",
    'a,b;c:d"e\\',
    "\u202egnahc\x00\x1b[31m\u2028x",
    "lone \ud800 surrogate",
    "A" * 100_000,
    "{{7*7}} =cmd|' /C calc'!A0",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_others_wrote_adds_a_line(plan: Meeting, text: str) -> None:
    (fine,) = events(plan)
    facts = replace(plan.facts, places=(Place(id="nowhere", name=text, country="VN"),))
    articles = tuple(replace(each, outlet=text, title=text) for each in plan.articles)
    (event,) = events(replace(plan, facts=facts, articles=articles))
    assert list(event) == list(fine)
    assert not event.subcomponents
    assert len(event.to_ical()) < 5_000
    assert not {"\u202e", "\x00", "\u2028"} & set(event["LOCATION"])
