"""Digests come once a local date, whatever clocks do; what was kept back comes as one; silence says why."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from alerts.quiet import Quiet
from alerts.subscription import Digest, Filter, Immediate
from hoidam.composing import compose, letter_now, waiting
from hoidam.settings import OperatorSettings
from hoidam.watching import watch
from meetings.alert import Message
from meetings.health.states import Judgement
from storage.store import Store
from tests.hoidam.test_health import HOUR, LIST, OUTLETS, a_visit, note
from tests.hoidam.test_telling import DESK, FIRST, NOON, SECOND, TRAY, Desk, desk, report, wordy

__all__ = ["desk"]
MORNING = replace(DESK, schedule=Digest(at="07:00"))
DAY = timedelta(days=1)
OTHER_DAY = report(
    "bon.example",
    more=wordy("sen"),
    title="Tư lệnh Hải quân thăm Trung Quốc",
    text="Ngày 9/5/2024, tại Bắc Kinh, Đô đốc Trần Thanh Nghiêm, Tư lệnh Quân chủng Hải quân Việt Nam, "
    "đã hội đàm với Đô đốc Hồ Trung Minh, Tư lệnh Hải quân Trung Quốc." + wordy("sen"),
)


def letters(office: Desk, now: datetime, outlets: Any = None) -> list[Message]:
    office.now = now
    return compose(office.store, office.readers, TRAY, now, outlets)


def test_what_comes_after_a_digest_was_written_goes_into_the_next(desk: Callable[..., Desk]) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    seven = datetime(2024, 5, 11, tzinfo=UTC)
    (first,) = letters(office, seven)
    with office.store.transaction() as tx:
        alerts = tx.due_alerts(seven, all_pending=True)
        assert alerts == []
    office.read(OTHER_DAY)
    with office.store.transaction() as tx:  # as if it had been read before seven and recorded only now
        tx.postpone(tx.due_alerts(seven, all_pending=True), seven)
    assert letters(office, seven + timedelta(minutes=1)) == []
    assert office.waits_until() == seven + DAY
    (second,) = letters(office, seven + DAY)
    assert first.id != second.id
    assert "Trần Thanh Nghiêm" in second.payload.decode() or "Tran Thanh Nghiem" in second.payload.decode()


def test_an_issue_has_its_id_from_its_local_date_however_late_it_is_written(
    desk: Callable[..., Desk],
) -> None:
    ids = set()
    for late in (timedelta(0), timedelta(hours=9)):
        office = desk(MORNING)
        office.read(FIRST)
        (message,) = letters(office, datetime(2024, 5, 11, tzinfo=UTC) + late)
        ids.add(message.id)
    assert len(ids) == 1


def test_after_days_of_sleep_one_digest_tells_what_those_that_were_missed_would_have(
    desk: Callable[..., Desk],
) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    office.now += DAY
    office.read(OTHER_DAY)
    woken = NOON + 4 * DAY
    (message,) = letters(office, woken)
    assert message.payload.decode().count("HELD") == 2
    assert letters(office, woken + timedelta(hours=1)) == []


def test_a_clock_that_goes_back_brings_no_second_issue_of_a_date(desk: Callable[..., Desk]) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    seven = datetime(2024, 5, 11, tzinfo=UTC)
    assert len(letters(office, seven)) == 1
    office.now = seven - timedelta(hours=2)
    office.read(OTHER_DAY)
    assert letters(office, seven) == []
    assert len(letters(office, seven + DAY)) == 1


@pytest.mark.parametrize(
    ("zone", "at", "first"),
    [
        ("Europe/Berlin", "02:30", datetime(2026, 3, 26, 12, tzinfo=UTC)),
        ("Europe/Berlin", "02:30", datetime(2026, 10, 22, 12, tzinfo=UTC)),
        ("America/Havana", "00:30", datetime(2026, 3, 5, 12, tzinfo=UTC)),
        ("America/Santiago", "00:00", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("Australia/Lord_Howe", "01:45", datetime(2026, 4, 2, 12, tzinfo=UTC)),
        ("Asia/Ho_Chi_Minh", "07:00", datetime(2026, 4, 2, 12, tzinfo=UTC)),
    ],
)
def test_each_local_date_has_one_issue_through_a_change_of_clocks_with_news_or_without(
    desk: Callable[..., Desk], zone: str, at: str, first: datetime
) -> None:
    """Looked at every twenty minutes for five days; on the third there is something to tell."""
    office = desk(replace(MORNING, schedule=Digest(at=at, zone=zone), when_nothing=True))
    dates = []
    for n in range(5 * 24 * 3):
        now = first + n * timedelta(minutes=20)
        if n == 2 * 24 * 3:
            office.now = now
            office.read(FIRST)
        dates += [now.astimezone(ZoneInfo(zone)).date() for _ in letters(office, now)]
    assert dates == [dates[0] + n * DAY for n in range(len(dates))]
    assert len(dates) == 5, "the first was due before there was a subscription"


def test_a_digest_tells_how_sources_do_and_a_weekly_one_the_weeks_around(desk: Callable[..., Desk]) -> None:
    saturday = datetime(2024, 5, 11, tzinfo=UTC)
    told = {}
    for at in ("07:00", "sat 07:00"):
        office = desk(replace(MORNING, schedule=Digest(at=at)))
        note(office.store, a_visit("ok", saturday - HOUR), a_visit("ok", saturday - HOUR, LIST))
        office.read(FIRST)
        (reader,) = office.readers
        news = waiting(office.store, reader, saturday, since=None)
        looked_at = letter_now(office.store, reader, news, saturday, outlets=OUTLETS)
        (message,) = letters(office, saturday, OUTLETS)
        told[at] = message.payload.decode()
        assert looked_at.text in told[at]
    assert all("2 sources are watched, and all of them are well." in text for text in told.values())
    assert all("The last successful visit was at 06:00 11 May 2024." in text for text in told.values())
    assert "THE LAST FOUR WEEKS" not in told["07:00"]
    weeks = told["sat 07:00"].partition("THE LAST FOUR WEEKS AND THE WEEK AHEAD")[2]
    assert "14 April – 18 May 2024, 1 meeting" in weeks
    assert "Phan Van Giang" in weeks


def test_what_quiet_hours_or_a_sleep_kept_back_comes_as_one_letter(desk: Callable[..., Desk]) -> None:
    night = Quiet(start=time(22), end=time(6, 30))
    quiet = replace(DESK, schedule=Immediate(settle=timedelta(0), quiet=night))
    evening, morning = datetime(2024, 5, 10, 16, tzinfo=UTC), datetime(2024, 5, 10, 23, 30, tzinfo=UTC)
    office = desk(quiet)
    office.now = evening
    office.read(FIRST, OTHER_DAY)
    assert letters(office, morning - timedelta(seconds=1)) == []
    (message,) = letters(office, morning)
    assert "1 more" in message.summary
    asleep = desk(replace(DESK, schedule=Immediate(settle=timedelta(minutes=1))))
    asleep.read(FIRST, OTHER_DAY)
    assert len(letters(asleep, asleep.now + timedelta(hours=9))) == 1


def test_awake_two_meetings_at_once_are_two_letters(desk: Callable[..., Desk]) -> None:
    office = desk(replace(DESK, schedule=Immediate(settle=timedelta(minutes=1))))
    office.read(FIRST, OTHER_DAY)
    assert len(letters(office, office.now + timedelta(minutes=1))) == 2


def test_further_reports_are_listed_in_the_next_digest_and_never_sent_for_themselves(
    desk: Callable[..., Desk],
) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    seven = datetime(2024, 5, 11, tzinfo=UTC)
    letters(office, seven)
    office.now = seven + timedelta(hours=3)
    office.read(SECOND)
    assert letters(office, seven + DAY) == []
    office.read(OTHER_DAY)
    (message,) = letters(office, seven + 2 * DAY)
    told = message.payload.decode()
    new, _, further = told.partition("FURTHER REPORTS ON MEETINGS TOLD BEFORE")
    assert SECOND.url not in new
    assert SECOND.url in further
    assert "Dong Jun" in further
    assert FIRST.url not in told, "it was told with the first"
    office.read(report("sau.example", "cùng hội đàm với", more=wordy("hue")))
    office.read(replace(OTHER_DAY, url="https://bay.example/1"))
    assert letters(office, seven + 3 * DAY) == []


def test_what_is_walked_back_to_is_no_further_report(desk: Callable[..., Desk]) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    seven = datetime(2024, 5, 11, tzinfo=UTC)
    letters(office, seven)
    office.now = seven + timedelta(hours=3)
    office.read(SECOND, origin="backfill")
    office.read(OTHER_DAY)
    (message,) = letters(office, seven + DAY)
    assert SECOND.url not in message.payload.decode()


# --- silence ----------------------------------------------------------------------------------------------


@pytest.fixture
def silent(store: Store, now: datetime) -> Iterable[Desk]:
    """A reader who wants to hear of silence, since yesterday."""
    reader = replace(MORNING, when_nothing=True, filter=Filter(persons=("to-lam",)))
    office = Desk(store=store, readers=(reader,))
    assert letters(office, now - DAY, OUTLETS) == [], "nothing was promised for the day before"
    return office


def test_silence_with_every_source_well_says_so_once_a_day(silent: Desk, now: datetime) -> None:
    note(silent.store, a_visit("ok", now - HOUR), a_visit("ok", now - HOUR, LIST))
    (message,) = letters(silent, now, OUTLETS)
    assert message.summary == "[Hội Đàm] Nothing new; all 2 sources are well"
    assert letters(silent, now + HOUR, OUTLETS) == []
    (tomorrow,) = letters(silent, now + DAY, OUTLETS)
    assert tomorrow.id != message.id


def test_silence_of_sources_that_fail_is_no_silence(silent: Desk, now: datetime) -> None:
    failed = [a_visit("unreachable", now - n * HOUR, detail="no answer") for n in (4, 3, 2, 1)]
    note(silent.store, *failed, a_visit("ok", now - HOUR, LIST))
    (message,) = letters(silent, now, OUTLETS)
    assert message.summary == "[Hội Đàm] Nothing new, but 1 of 2 sources are not well: vnexpress"
    assert "• vnexpress: down, since" in message.payload.decode()


def test_a_source_that_was_never_visited_or_not_for_a_day_is_not_well(silent: Desk, now: datetime) -> None:
    (never,) = letters(silent, now, OUTLETS)
    assert "vnexpress: never visited yet" in never.payload.decode()
    note(silent.store, a_visit("ok", now), a_visit("ok", now, LIST))
    (unheard,) = letters(silent, now + 2 * DAY, OUTLETS)
    assert "vnexpress: has not answered, since 08:00 20 March 2026" in unheard.payload.decode()


def test_rounds_that_come_to_nothing_are_told_before_any_source(silent: Desk, now: datetime) -> None:
    note(silent.store, a_visit("ok", now - HOUR), a_visit("ok", now - HOUR, LIST))
    stalled = Judgement(state="stalled", detail="no round has come to its end", since=now - 3 * HOUR)
    watch(silent.store, OUTLETS, OperatorSettings(), {}, now, rounds=stalled)
    (message,) = letters(silent, now, OUTLETS)
    assert message.summary == "[Hội Đàm] Nothing new, but we could not look: no round comes to its end"


def test_news_take_the_place_of_silence(silent: Desk, now: datetime) -> None:
    silent.readers = (replace(silent.readers[0], filter=Filter()),)
    silent.now = now - 2 * HOUR
    silent.read(FIRST)
    (message,) = letters(silent, now, OUTLETS)
    assert "Phan Van Giang" in message.summary
    assert letters(silent, now + HOUR, OUTLETS) == []


def test_what_changed_and_changed_back_before_it_was_told_sends_no_letter(desk: Callable[..., Desk]) -> None:
    office = desk(MORNING)
    office.read(FIRST)
    seven = datetime(2024, 5, 11, tzinfo=UTC)
    assert len(letters(office, seven)) == 1
    office.read(replace(FIRST, text="Không có gì về cuộc gặp."))
    office.read(FIRST)
    with office.store.transaction() as tx:
        (waits,) = tx.due_alerts(seven + DAY, all_pending=True)
    assert (waits.told, waits.news) == (True, ())
    assert letters(office, seven + DAY) == []
    with office.store.transaction() as tx:
        assert tx.due_alerts(seven + DAY, all_pending=True) == []
