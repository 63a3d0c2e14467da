"""From plan to report through the store and the outbox: what a subscriber is told of each turn, and once."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from click.testing import Result

from alerts.channel import Channel, build_channels
from alerts.subscription import Filter, Immediate, Subscription
from hoidam.analysing import analyse, expire_plans
from hoidam.composing import compose
from hoidam.delivering import deliver
from hoidam.receivers import MailReceiver
from meetings.article import Article
from storage.store import Store, open_store

AT_ONCE = Immediate(settle=timedelta(0))
DESK = Subscription(name="desk", channels=("mail",), schedule=AT_ONCE, language="en")
BAN = Subscription(name="ban", channels=("mail",), schedule=AT_ONCE, language="vi")
HOST = "Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam"
GUEST = "Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc"
BOTH = "Bộ trưởng Phan Văn Giang và Bộ trưởng Quốc phòng Trung Quốc Đổng Quân"


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=3, tzinfo=UTC)


def article(name: str, published: str, title: str, text: str) -> Article:
    return Article(
        url=f"https://bao.example/{name}", outlet="bao", title=title, text=text, published_at=at(published)
    )


def plan(name: str, published: str, day: str) -> Article:
    text = f"Ngày {day}/2024, tại Hà Nội, {HOST}, sẽ hội đàm với {GUEST}."
    return article(name, published, f"{BOTH} sẽ hội đàm", text)


def off(name: str, published: str, day: str, word: str) -> Article:
    text = f"Cuộc hội đàm giữa {HOST}, và {GUEST}, dự kiến diễn ra ngày {day}/2024 tại Hà Nội, đã bị {word}."
    return article(name, published, f"Cuộc hội đàm giữa {BOTH} bị {word}", text)


def held(name: str, published: str, day: str) -> Article:
    text = f"Ngày {day}/2024, tại Hà Nội, {HOST}, đã hội đàm với {GUEST}."
    return article(name, published, f"{BOTH} hội đàm", text)


@dataclass
class Office:
    """The three stages after the crawl, by hand, and what the subscribers' mails say."""

    store: Store
    channels: dict[str, Channel]
    mails: MailReceiver
    readers: tuple[Subscription, ...] = (DESK,)

    def hear(self, told: Article, day: str) -> list[str]:
        """What is told of an article that is crawled on this day."""
        with self.store.transaction() as tx:
            tx.keep(told, key=told.url, now=at(day), origin="crawl")
        list(analyse(self.store, self.readers, now=lambda: at(day)))
        return self.told(day)

    def wait(self, day: str) -> list[str]:
        expire_plans(self.store, self.readers, at(day))
        return self.told(day)

    def told(self, day: str) -> list[str]:
        """The plain texts of the mails that go out, each in one line."""
        before = set(self.mails.ledger.entries)
        compose(self.store, self.readers, self.channels, at(day))
        asyncio.run(deliver(self.store, self.channels, now=lambda: at(day)))
        new = [entry for entry in self.mails.ledger.entries if entry not in before]
        mails = [message_from_bytes(entry.read_bytes(), policy=policy.default) for entry in new]
        return [" ".join(mail.get_body(("plain",)).get_content().split()) for mail in mails]

    def known(self) -> list[tuple[str, int, str]]:
        with self.store.transaction() as tx:
            return [(m.id, m.version, m.facts.status) for m in tx.meetings()]


@pytest.fixture
def office(store: Store, mails: MailReceiver) -> Office:
    mail = {
        "kind": "email", "host": "127.0.0.1", "port": mails.port, "security": "none", "timeout": 20,
        "sender": "hoidam@example.org", "recipients": ["analyst@example.org"],
    }  # fmt: skip
    return Office(store=store, channels=build_channels({"mail": mail}), mails=mails)


def test_a_plan_put_off_and_held_at_last_is_one_meeting_told_at_every_turn(office: Office) -> None:
    (first,) = office.hear(plan("plan", "2024-05-02", "10/5"), "2024-05-02")
    (second,) = office.hear(off("off", "2024-05-08", "10/5", "hoãn"), "2024-05-08")
    (third,) = office.hear(plan("anew", "2024-06-12", "20/6"), "2024-06-12")
    (fourth,) = office.hear(held("held", "2024-06-20", "20/6"), "2024-06-20")
    assert "ANNOUNCED · 10 May 2024" in first
    assert "Status: announced → postponed" in second
    assert "Status: postponed → announced" in third
    assert "Date: 10 May 2024 → 20 June 2024" in third
    assert "Status: announced → held" in fourth
    assert office.known() == [("2024-05-10-talks-giang-dong-jun", 4, "held")]
    assert office.hear(held("again", "2024-06-20", "20/6"), "2024-06-21") == []


def test_what_was_expected_and_not_reported_is_told_once_and_taken_back_by_a_late_report(
    office: Office,
) -> None:
    office.hear(plan("plan", "2024-05-02", "10/5"), "2024-05-02")
    assert office.wait("2024-05-20") == []
    (silent,) = office.wait("2024-05-21")
    assert "Status: announced → expected, but not reported" in silent
    assert office.wait("2024-05-22") == []
    assert office.hear(plan("reprint", "2024-05-03", "10/5"), "2024-05-23") == []
    (late,) = office.hear(held("late", "2024-05-25", "10/5"), "2024-05-25")
    assert "Status: unconfirmed → held" in late
    assert office.known() == [("2024-05-10-talks-giang-dong-jun", 3, "held")]


def test_a_plan_called_off_is_told_and_never_expected_again(office: Office) -> None:
    office.hear(plan("plan", "2024-05-02", "10/5"), "2024-05-02")
    (told,) = office.hear(off("off", "2024-05-05", "10/5", "hủy"), "2024-05-05")
    assert "Status: announced → cancelled" in told
    assert office.wait("2024-06-30") == []
    assert [status for *_, status in office.known()] == ["cancelled"]


def test_a_text_printed_again_next_year_is_no_new_meeting(office: Office) -> None:
    old = held("old", "2024-05-10", "10/5")
    whole = replace(
        old, text=f"{old.text}\n" + " ".join(f"Hai bên trao đổi việc thứ {n}." for n in range(40))
    )
    office.hear(whole, "2024-05-10")
    again = replace(
        whole,
        url="https://khac.example/again",
        text=whole.text.replace("10/5/2024", "10/5"),
        published_at=at("2025-06-02"),
    )
    assert office.hear(again, "2025-06-02") == []
    assert office.known() == [("2024-05-10-talks-giang-dong-jun", 1, "held")]


def test_two_that_are_one_are_told_to_those_who_were_told_and_both_ids_are_found(
    office: Office, hoidam: Callable[..., Result]
) -> None:
    office.readers = (DESK, BAN)
    office.hear(held("right", "2024-05-10", "10/5"), "2024-05-10")
    said = f"{GUEST}, sau lễ đón đã hội đàm với {HOST}; hai bên trao đổi về đào tạo. Hội đàm diễn ra ngày"
    wrong, mended = (
        replace(held("other", "2024-05-21", day), text=f"{said} {day}/2024 tại Hà Nội.")
        for day in ("20/5", "10/5")
    )
    office.hear(wrong, "2024-05-21")
    late = Subscription(name="late", channels=("mail",), schedule=AT_ONCE, language="en")
    office.readers = (DESK, BAN, late)
    told = office.hear(mended, "2024-05-22")
    here, gone = "2024-05-10-talks-giang-dong-jun", "2024-05-20-talks-giang-dong-jun"
    assert len(told) == 2
    assert f"Erratum: this is the same meeting as {here}" in " ".join(told)
    assert f"Đính chính: cuộc này chính là {here}" in " ".join(told)
    assert office.told("2024-05-23") == []
    shown = hoidam("meetings", gone)
    assert f"{gone} turned out to be {here}." in shown.stderr
    assert "Articles (2, 1 of them independent)" in shown.stdout


def test_a_correction_reaches_those_who_were_told_though_it_is_no_longer_what_they_ask_for(
    office: Office,
) -> None:
    minister = Subscription(
        name="minister", channels=("mail",), schedule=AT_ONCE, language="en",
        filter=Filter(persons=("dong-jun",)), news=frozenset({"new"}),
    )  # fmt: skip
    office.readers = (minister,)
    right = held("right", "2024-05-10", "10/5")
    office.hear(right, "2024-05-10")
    other = "Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc"
    mended = replace(
        right, title="Bộ trưởng Phan Văn Giang hội đàm với Phó Chủ tịch Quân ủy Trung ương Trung Quốc"
    )
    (told,) = office.hear(replace(mended, text=right.text.replace(GUEST, other)), "2024-05-11")
    assert "ERRATUM · 10 May 2024" in told
    assert "People: added: Zhang Youxia; removed: Dong Jun" in told


def test_what_no_report_says_any_longer_is_taken_back_from_whoever_was_told(office: Office) -> None:
    office.readers = (
        Subscription(
            name="new", channels=("mail",), schedule=AT_ONCE, language="en", news=frozenset({"new"})
        ),
    )
    right = held("right", "2024-05-10", "10/5")
    office.hear(right, "2024-05-10")
    other = replace(right, title="Ra quân huấn luyện", text="Ngày 10/5, các đơn vị ra quân huấn luyện.")
    (told,) = office.hear(other, "2024-05-11")
    said = " ".join(told.split())
    assert "Report withdrawn or changed: General Phan Van Giang" in said
    assert "held talks with" in said
    assert "Status: held → unconfirmed" in said
    assert not any(words in said for words in ("Expected", "was to hold", "Evidence"))


def test_a_report_corrected_to_another_day_tells_of_a_meeting_of_its_own_even_after_a_kill_in_between(
    office: Office,
) -> None:
    told_first = held("right", "2024-05-10", "10/5")
    office.hear(told_first, "2024-05-10")
    said = f"{GUEST}, sau lễ đón đã hội đàm với {HOST}; hai bên trao đổi về đào tạo. Hội đàm diễn ra ngày"
    taken_for_it, mended = (
        replace(held("other", "2024-05-21", day), text=f"{said} {day}/2024 tại Hà Nội.")
        for day in ("10/5", "20/5")
    )
    assert office.hear(taken_for_it, "2024-05-21") == []
    with office.store.transaction() as tx:
        tx.keep(mended, key=mended.url, now=at("2024-05-22"), origin="crawl")
    list(analyse(office.store, office.readers, now=lambda: at("2024-05-22")))
    office.store.close()
    reopened = open_store("sqlite:///hoidam.db")
    later = replace(office, store=reopened)
    (told,) = later.told("2024-05-23")
    assert "HELD · 20 May 2024" in told
    assert "Erratum" not in told, "nothing that was told of the other was wrong"
    assert later.told("2024-05-24") == []
    assert [meeting for meeting, *_ in later.known()] == [
        "2024-05-20-talks-giang-dong-jun",
        "2024-05-10-talks-giang-dong-jun",
    ]
    reopened.close()
