"""A mail carries what mail programs and servers need: threads, a way out, days for the calendar, plain bytes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

import pytest
from icalendar import Calendar

from alerts.channel import Letter
from alerts.delivery import letter_of
from alerts.digest import Entry
from alerts.header import check_headers
from alerts.mail import AT_TIMES, HEADERS, mail_of
from alerts.subscription import Digest, Subscription
from alerts.words import word
from meetings.meeting import Difference, Meeting

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)
READER, OTHER = "a@embassy.example", "b@embassy.example"
LONG_DOMAIN = f"{'mail-' * 12}x.hoidam.example"


def letter(entries: Sequence[Entry], *, digest: bool = False, name: str = "desk") -> Letter:
    more = {"schedule": Digest(at="07:00")} if digest else {}
    return letter_of(Subscription(name=name, channels=(), **more), entries)  # type: ignore[arg-type]


def raw(
    told: Letter, *, to: str = READER, ways_out: Sequence[str] = (), domain: str = "hoidam.example",
    now: datetime = NOW, identity: str = "0" * 32,
) -> bytes:  # fmt: skip
    return mail_of(
        told, sender=f"Hội Đàm <alerts@{domain}>", recipient=to, identity=identity, ways_out=ways_out, now=now
    )


def read(payload: bytes) -> EmailMessage:
    check_headers(payload, HEADERS, at_times=AT_TIMES)
    return cast("EmailMessage", message_from_bytes(payload, policy=policy.default))


def days_of(payload: bytes) -> Calendar | None:
    found = [part for part in read(payload).walk() if part.get_content_type() == "text/calendar"]
    return Calendar.from_ical(found[0].get_content()) if found else None


@pytest.fixture
def plan(entries: list[Entry]) -> Entry:
    return next(entry for entry in entries if entry.meeting.facts.status == "announced")


def test_all_that_is_said_of_a_meeting_is_one_thread(talks: Meeting) -> None:
    first = read(raw(letter([Entry(meeting=talks, version=1)])))
    news = (Difference(field="level", before=None, after="minister"),)
    second = read(raw(letter([Entry(meeting=talks, version=2, news=news)]), identity="1" * 32))
    root = first["References"]
    assert root == first["In-Reply-To"] == second["References"] == second["In-Reply-To"]
    assert root.endswith(".thread@hoidam.example>")
    assert len({root, first["Message-ID"], second["Message-ID"]}) == 3


def test_another_reader_subscription_or_meeting_has_another_thread(
    talks: Meeting, reception: Meeting
) -> None:
    told = [Entry(meeting=talks, version=1)]
    roots = [
        read(raw(letter(told)))["References"],
        read(raw(letter(told), to=OTHER))["References"],
        read(raw(letter(told, name="other")))["References"],
        read(raw(letter([Entry(meeting=reception, version=1)])))["References"],
    ]
    assert len(set(roots)) == 4


def test_a_digest_answers_nothing(entries: list[Entry]) -> None:
    mail = read(raw(letter(entries, digest=True)))
    assert mail["References"] is mail["In-Reply-To"] is None


def test_there_is_a_way_out_where_the_operator_names_one(entries: list[Entry]) -> None:
    ways_out = [
        "mailto:desk@hoidam.example?subject=unsubscribe%20{subscription}",
        "https://x.example/?who={recipient}",
    ]
    mail = read(raw(letter(entries, name="Hằng ngày, <x>"), ways_out=ways_out))
    assert mail["List-Unsubscribe"] == (
        "<mailto:desk@hoidam.example?subject=unsubscribe%20H%E1%BA%B1ng%20ng%C3%A0y%2C%20%3Cx%3E>, "
        "<https://x.example/?who=a%40embassy.example>"
    )
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    by_mail = read(raw(letter(entries), ways_out=ways_out[:1]))
    assert by_mail["List-Unsubscribe-Post"] is None
    assert read(raw(letter(entries)))["List-Unsubscribe"] is None


def test_no_header_that_is_an_address_is_taken_apart(talks: Meeting) -> None:
    ways_out = [f"https://x.example/{'y' * 300}?who={{recipient}}"]
    payload = raw(letter([Entry(meeting=talks, version=1)]), ways_out=ways_out, domain=LONG_DOMAIN)
    head = payload.partition(b"\r\n\r\n")[0].decode()
    for name in ("List-Unsubscribe", "References", "In-Reply-To", "Message-ID"):
        line = next(line for line in head.splitlines() if line.startswith(f"{name}: "))
        assert line.endswith(">")
        assert "=?" not in line


@pytest.mark.parametrize("digest", [True, False])
def test_a_server_on_the_way_has_nothing_to_encode_anew(
    entries: list[Entry], hostile: Entry, digest: bool
) -> None:
    payload = raw(letter([*entries, hostile], digest=digest))
    assert payload.isascii()
    lines = payload.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert b"8bit" not in payload


def test_a_day_that_lies_ahead_comes_as_a_calendar(plan: Entry) -> None:
    payload = raw(letter([plan]))
    (event,) = (days_of(payload) or Calendar()).events
    assert event["SUMMARY"].startswith("Tuần tra liên hợp Hải quân trên Vịnh Bắc Bộ lần thứ 40")
    (part,) = read(payload).iter_attachments()
    assert part.get_filename() == "hoi-dam.ics"
    assert part["Content-Type"].params["method"] == "PUBLISH"
    assert raw(letter([plan])) == payload


def test_what_was_to_come_and_is_off_comes_too(plan: Entry) -> None:
    off = replace(plan.meeting, version=4, facts=replace(plan.meeting.facts, status="cancelled"))
    (event,) = (days_of(raw(letter([Entry(meeting=off, version=4)]))) or Calendar()).events
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 4)
    assert event["SUMMARY"].startswith(word("flag.called_off", "vi"))


@pytest.mark.parametrize(("days", "comes"), [(-5, True), (2, True), (3, False), (300, False)])
def test_a_day_lies_ahead_until_it_is_over_in_hanoi(plan: Entry, days: int, comes: bool) -> None:
    evening = datetime(2026, 3, 18, 16, 59, tzinfo=UTC) + timedelta(days=days)
    assert (days_of(raw(letter([plan]), now=evening)) is not None) is comes


def test_what_was_held_needs_no_reminder(talks: Meeting) -> None:
    assert days_of(raw(letter([Entry(meeting=talks, version=1)]), now=NOW - timedelta(days=9))) is None
