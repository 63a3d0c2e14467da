"""What would have been sent is what was sent, when it was; and nothing is sent or kept by asking."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from click.testing import Result

from alerts.quiet import Quiet
from alerts.subscription import Digest, Filter, Immediate, Subscription
from hoidam.analysing import expire_plans
from hoidam.composing import compose
from hoidam.replaying import Replay, replay
from meetings.article import Article
from storage.store import Store
from tests.hoidam.test_telling import (
    CHINESE,
    DESK,
    FIRST,
    NOON,
    OTHER,
    TRAY,
    Desk,
    desk,
    report,
    wordy,
)

__all__ = ["desk"]
Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MENDED = report("mot.example", guest=OTHER, more=wordy("hoa"), url=FIRST.url)
PLAN = report(
    "nam.example", "sẽ hội đàm với", title="Hai bộ trưởng sẽ hội đàm", url="https://nam.example/9"
).text
PLANNED = report(
    "nam.example",
    title="Hai bộ trưởng sẽ hội đàm",
    url="https://nam.example/9",
    text=PLAN.replace("10/5", "20/5"),
)
VIETNAMESE = report("bao.vn", "hội đàm cùng", more=wordy("lan"))
STORY = [(0, FIRST), (2, VIETNAMESE), (5, PLANNED), (26, MENDED), (51, CHINESE)]
END = NOON + 24 * DAY
CLOCKS = (
    "00:00",
    "11:00",
    "17:00",
    "23:30",
)  # UTC: seven in Hanoi and in New York, midnight, and a night's end
NIGHT = Quiet(start=time(22), end=time(6, 30))


def lived(office: Desk) -> list[tuple[datetime, str]]:
    """The story as it came; each letter with the moment at which it was written."""
    story = {NOON + at * HOUR: article for at, article in STORY}
    days = [NOON.date() + n * DAY for n in range((END - NOON).days)]
    usual = {datetime.combine(day, time.fromisoformat(clock), UTC) for day in days for clock in CLOCKS}
    sent = []
    for moment in sorted(each for each in {*usual, *story} if each >= NOON):
        office.now = moment
        if moment in story:
            office.read(story[moment])
        expire_plans(office.store, office.readers, moment)
        made = compose(office.store, office.readers, TRAY, moment)
        sent += [(moment, message.summary) for message in made]
    return sent


def played(office: Desk, since: datetime = NOON - DAY, now: datetime = END) -> Replay:
    return replay(office.store, office.readers[0], since=since, now=now)


def as_told(found: Replay) -> list[tuple[datetime, str]]:
    return [(sent.at, sent.letter.subject) for sent in found.sent]


@pytest.mark.parametrize(
    "reader",
    [
        replace(DESK, schedule=Immediate(settle=timedelta(0), quiet=NIGHT)),
        replace(DESK, schedule=Digest(at="07:00")),
        replace(DESK, schedule=Digest(at="mon 07:00", zone="America/New_York"), filter=Filter(min_sources=2)),
        replace(DESK, schedule=Digest(at="07:00"), news=frozenset({"second_side", "unreported"})),
    ],
    ids=["at once", "daily", "weekly", "some news"],
)
def test_what_would_have_been_sent_is_what_was_sent(desk: Callable[..., Desk], reader: Subscription) -> None:
    office = desk(reader)
    sent = lived(office)
    assert sent
    assert as_told(played(office)) == sent
    middle = sent[len(sent) // 2][0]
    assert as_told(played(office, since=middle)) == [each for each in sent if each[0] >= middle]


def test_a_subscription_that_was_not_there_is_shown_what_it_would_have_got(desk: Callable[..., Desk]) -> None:
    office = desk(DESK)
    told = lived(office)
    empty = desk()
    lived(empty)
    assert as_told(replay(empty.store, DESK, since=NOON - DAY, now=END)) == told


def test_what_was_walked_back_to_counts_as_if_it_had_come_when_it_was_published(
    desk: Callable[..., Desk],
) -> None:
    office = desk(replace(DESK, schedule=Digest(at="07:00")))
    office.now = END
    days = [replace(article, published_at=NOON + at * HOUR) for at, article in STORY if article is not MENDED]
    assert office.hear(*reversed(days), origin="backfill") == []
    found = played(office)
    assert [sent.at for sent in found.sent] == [
        datetime(2024, 5, 11, tzinfo=UTC), datetime(2024, 5, 13, tzinfo=UTC), datetime(2024, 5, 31, tzinfo=UTC),
    ]  # fmt: skip
    assert [(sent.counted("new"), sent.counted("updated")) for sent in found.sent] == [(2, 0), (0, 1), (0, 1)]


def test_what_the_first_crawl_found_counts_as_if_we_had_been_there_when_it_was_published(
    desk: Callable[..., Desk],
) -> None:
    office = desk(replace(DESK, schedule=Digest(at="07:00")))
    office.now = END
    office.hear(*(replace(a, published_at=NOON + at * HOUR) for at, a in STORY if a is not MENDED))
    late = report("ba.example", published_at=END + HOUR, more=wordy("mai"), guest=OTHER)
    office.now = END + DAY
    office.hear(late)  # which is when it came to us, watching
    found = played(office, now=END + 3 * DAY)
    assert [f"{sent.at:%m-%d}" for sent in found.sent] == ["05-11", "05-13", "05-31", "06-05"]


def test_letters_that_only_say_that_there_is_nothing_new_are_told_apart(desk: Callable[..., Desk]) -> None:
    office = desk(replace(DESK, schedule=Digest(at="07:00"), when_nothing=True))
    office.read(FIRST)
    found = played(office, now=NOON + 5 * DAY)
    assert [sent.has_news for sent in found.sent] == [True, False, False, False, False]


def test_a_replay_says_how_much_how_often_and_what_waits(desk: Callable[..., Desk]) -> None:
    office = desk(replace(DESK, schedule=Digest(at="07:00")))
    lived(office)
    found = played(office, since=NOON - 4 * DAY, now=NOON + 3 * DAY)
    assert (found.articles, len(found.sent)) == (4, 3)
    assert found.per_week == 3
    assert found.busiest == ("2024-05-13", 1)
    assert found.longest_silence == timedelta(days=4, hours=19)
    assert played(office, now=NOON + HOUR).waiting_until == datetime(2024, 5, 11, tzinfo=UTC)


def test_asking_sends_and_keeps_nothing(desk: Callable[..., Desk]) -> None:
    office = desk(DESK)
    office.read(FIRST)
    with office.store.transaction() as tx:
        before = tx.due_alerts(office.now, all_pending=True), tx.meetings()
    played(office)
    with office.store.transaction() as tx:
        assert (tx.due_alerts(office.now, all_pending=True), tx.meetings()) == before
        assert tx.deliveries() == []


def test_the_command_shows_each_letter_their_number_and_a_sample(
    hoidam: Run, lines: Lines, subscribed: Any, store: Store, keep: Any, articles: list[Article]
) -> None:
    keep(*(a for a in articles if "Hà Vệ Đông" in a.title))
    assert hoidam("analyse").exit_code == 0
    result = hoidam("digest", "desk", "--dry-run", "--since", "2023-10-01")
    assert "2023-10-29 Sun 07:48     1 new" in result.stdout
    assert "desk: 1 letter since 2023-10-01" in result.stdout
    assert "Most on one day: 1, on 2023-10-29." in result.stdout
    assert "HELD" in result.stdout
    assert (
        "HELD" not in hoidam("digest", "desk", "--dry-run", "--since", "2023-10-01", "--samples", "0").stdout
    )
    letter, summary = lines(hoidam("digest", "desk", "--dry-run", "--since", "2023-10-01", "--json"))
    assert letter["local"] == "2023-10-29T07:48:00+07:00"
    assert [(m["version"], m["change"]) for m in letter["meetings"]] == [(1, "new")]
    assert summary["summary"]["letters"] == summary["summary"]["new"] == 1
    assert ", with 0 new meetings" in hoidam("digest", "desk", "--dry-run", "--since", "1d").stdout
    assert " a year" not in hoidam("digest", "desk", "--dry-run", "--since", "1d").stdout
    wrong = hoidam("digest", "desk", "--dry-run", "--since", "90 days")
    assert wrong.exit_code == 2
    assert "neither a day such as 2026-03-01 nor a duration such as 90d" in wrong.stderr
