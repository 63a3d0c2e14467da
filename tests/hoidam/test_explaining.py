"""Whether somebody hears of a meeting, when, and why or why not, is told as it then comes about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from click.testing import Result

from alerts.quiet import Quiet
from alerts.subscription import Digest, Filter, Immediate, Subscription
from hoidam.explaining import Explanation, explain
from meetings.article import Article
from storage.store import Store
from tests.hoidam.test_telling import DESK, FIRST, NOON, OTHER, SECOND, Desk, desk, report, wordy

__all__ = ["desk"]
Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
MORNING = replace(DESK, schedule=Digest(at="07:00"))
ZHANG = Filter(persons=("zhang-youxia",))
SEVEN = datetime(2024, 5, 11, tzinfo=UTC)


def asked(office: Desk, reader: Subscription | None = None) -> Explanation:
    with office.store.transaction() as tx:
        (meeting,) = tx.meetings()
        return explain(tx, reader or office.readers[0], meeting, office.now, {meeting.id})


def said(office: Desk, reader: Subscription | None = None) -> tuple[str, str, datetime | None]:
    found = asked(office, reader)
    return found.verdict, found.reason, found.due_at


def test_what_waits_is_heard_at_its_time_and_then_it_was_heard(desk: Callable[..., Desk]) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    assert said(office) == ("will_hear", "due", SEVEN)
    office.now = SEVEN
    assert len(office.told()) == 1
    assert said(office) == ("has_heard", "told", None)
    (heard,) = asked(office).heard
    assert heard.versions == (1,)
    assert (heard.delivery.state, heard.delivery.message.channel) == ("pending", "tray")


def test_a_filter_that_does_not_let_it_pass_says_by_which_condition(desk: Callable[..., Desk]) -> None:
    office = desk(replace(MORNING, filter=replace(ZHANG, min_weight=5)))
    office.read(FIRST)
    found = asked(office)
    assert (found.verdict, found.reason) == ("will_not_hear", "filter")
    assert [(c.name, c.holds) for c in found.conditions] == [("persons", False), ("min_weight", True)]


def test_what_changed_its_face_while_it_waited_will_not_be_heard(desk: Callable[..., Desk]) -> None:
    office = desk(replace(MORNING, filter=Filter(persons=("dong-jun",))))
    office.read(FIRST)
    office.read(report("mot.example", guest=OTHER, more=wordy("hoa"), url=FIRST.url))
    assert said(office)[:2] == ("will_not_hear", "withdrawn")
    office.now = SEVEN
    assert office.told() == []


def test_who_was_told_hears_nothing_of_what_changed_back_while_it_waited(desk: Callable[..., Desk]) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    office.now = SEVEN
    assert len(office.told()) == 1
    office.read(replace(FIRST, text="Không có gì về cuộc gặp."))
    assert said(office)[:2] == ("will_hear", "due")
    office.read(FIRST)
    assert said(office)[:2] == ("has_heard", "told")


def test_who_was_told_will_hear_of_a_change_that_is_no_longer_asked_for(desk: Callable[..., Desk]) -> None:
    office = desk(replace(DESK, filter=Filter(persons=("dong-jun",))))
    office.hear(FIRST)
    office.read(report("mot.example", guest=OTHER, more=wordy("hoa"), url=FIRST.url))
    assert said(office)[:2] == ("will_hear", "due")
    assert len(office.told()) == 1


@pytest.mark.parametrize(
    ("origin", "reader", "reason"),
    [
        ("backfill", DESK, "past"),
        ("import", DESK, "past"),
        ("crawl", replace(DESK, name="late"), "before"),
        ("crawl", replace(DESK, news=frozenset({"called_off"})), "news"),
    ],
)
def test_what_matches_and_was_not_told_says_why(
    desk: Callable[..., Desk], origin: str, reader: Subscription, reason: str
) -> None:
    office = desk(replace(DESK, news=reader.news))
    assert (office.hear(FIRST, origin=origin) == []) is (reason != "before")
    assert said(office, reader) == ("not_yet", reason, None)
    assert office.hear(SECOND) == []


def test_what_was_held_long_before_its_first_report_says_so(desk: Callable[..., Desk]) -> None:
    office = desk(DESK)
    office.now = NOON + timedelta(days=90)
    assert office.hear(replace(FIRST, published_at=office.now)) == []
    assert said(office) == ("will_not_hear", "old", None)


def test_quiet_hours_are_told_while_they_last(desk: Callable[..., Desk]) -> None:
    night = Quiet(start=time(22), end=time(6, 30), unless_weight=5)
    office = desk(replace(DESK, schedule=Immediate(settle=timedelta(0), quiet=night)))
    office.read(FIRST)
    assert asked(office).quiet_until is None
    office.now = NOON + timedelta(hours=11)
    assert asked(office).quiet_until == datetime(2024, 5, 10, 23, 30, tzinfo=UTC)


def test_the_command_tells_people_and_programs(
    hoidam: Run, lines: Lines, subscribed: Any, store: Store, keep: Any, articles: list[Article]
) -> None:
    text = subscribed.read_text(encoding="utf-8")
    subscribed.write_text(text + 'filter = { persons = ["dong-jun"], min_weight = 4 }\n', encoding="utf-8")
    keep(*(a for a in articles if "Hà Vệ Đông" in a.title))
    hoidam("analyse")
    with store.transaction() as tx:
        (meeting,) = tx.meetings()
    no = hoidam("explain", "desk", meeting.id).stdout
    assert "No: the meeting is not what its filter asks for (persons)." in no
    assert "✗ persons: dong-jun; the meeting has phan-van-giang, he-weidong" in no
    assert "✓ min_weight: at least 4; the meeting has 5" in no
    subscribed.write_text(text, encoding="utf-8")
    assert "Not yet: it was known before this subscription" in hoidam("explain", "desk", meeting.id).stdout
    (found,) = lines(hoidam("explain", "desk", meeting.id, "--json"))
    assert (found["verdict"], found["reason"], found["due"], found["told"]) == ("not_yet", "before", [], [])
    for wrong in (("dek", meeting.id), ("desk", meeting.id[:-1])):
        assert "did you mean" in hoidam("explain", *wrong).stderr


def test_the_command_shows_the_messages_that_told_it(
    hoidam: Run, lines: Lines, subscribed: Any, store: Store, keep: Any, articles: list[Article], mails: Any
) -> None:
    keep(*(a for a in articles if "Hà Vệ Đông" in a.title))
    hoidam("analyse")
    with store.transaction() as tx:
        (meeting,) = tx.meetings()
    waits = hoidam("explain", "desk", meeting.id).stdout
    assert "Yes, " in waits
    assert "Due     version 1, " in waits
    hoidam("deliver")
    told = hoidam("explain", "desk", meeting.id).stdout
    (message,) = lines(hoidam("explain", "desk", meeting.id, "--json"))[0]["told"]
    assert f"sent, by mail to analyst@example.org: version 1  {message['message']}" in told
    assert (message["state"], message["versions"]) == ("sent", [1])
    assert "It was told, and nothing more waits." in told
