"""Meetings as they are recorded, found again and offered to whom they may concern."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, func, select

from meetings.alert import AlertDue
from meetings.encounter import Edition, Encounter, Invitation, Participant, Place
from meetings.errors import StoreError
from meetings.meeting import Changed, Confirmed, Difference, Merged, Opened, Split
from meetings.verdict import Quote
from storage.outbox_tables import OutboxRow
from storage.tables import MeetingRow, VersionRow

DAY = date(2026, 3, 18)


def opened(store, now, *meetings) -> None:
    with store.transaction() as tx:
        for meeting in meetings:
            tx.record(Opened(meeting=meeting), alerts=[], now=now)


def names(meetings) -> list[str]:
    return [meeting.id for meeting in meetings]


def rows(store, table) -> int:
    with store.transaction() as tx:
        return tx._session.scalar(select(func.count()).select_from(table))


def test_a_meeting_comes_out_as_it_went_in(store, a_meeting, now) -> None:
    meeting = a_meeting(
        "2026-03-18-quang-ninh",
        urls=("https://bao.example/2", "https://bao.example/1"),
        people=("phan_van_giang",),
        start=DAY,
        end=DAY,
        places=(Place(id="quang_ninh", name="Quảng Ninh", country="VN"),),
        invitations=(Invitation(inviter="Đổng Quân", invitee="Phan Văn Giang", event="Diễn đàn Hương Sơn"),),
        evidence={"kind": (Quote(quote="hội đàm", start=0, end=7, url="https://bao.example/1"),)},
    )
    first, second = meeting.articles
    second = replace(second, copy_of=first.url, credit="TTXVN", aspect="announced", published_at=now)
    meeting = replace(meeting, articles=(first, second), parent="giao-luu-10", visit="tham-2026")
    opened(store, now, meeting)
    with store.transaction() as tx:
        assert tx.meeting(meeting.id) == meeting
        assert tx.meeting("nothing") is None


def test_a_change_and_a_confirmation_are_kept_and_only_the_change_is_a_version(store, a_meeting, now) -> None:
    opened(store, now, a_meeting("a", urls=("u1",), people=("giang",), start=DAY))
    changed = a_meeting("a", version=2, urls=("u1", "u2"), people=("dong",), start=DAY, kind="call")
    news = [
        Difference(field="kind", before="talks", after="call"),
        Difference(field="start", before=None, after=DAY),
    ]
    with store.transaction() as tx:
        tx.record(Changed(meeting=changed, news=news), alerts=[], now=now)
        assert tx.meeting("a") == changed
        assert tx.meetings(person="giang") == []
        assert names(tx.meetings(person="dong")) == ["a"]
    confirmed = replace(changed, articles=changed.articles[1:])
    with store.transaction() as tx:
        tx.record(Confirmed(meeting=confirmed), alerts=[], now=now)
    with store.transaction() as tx:
        assert tx.meeting("a") == confirmed
        assert tx.reports_of("u1") == []
        assert names(tx.reports_of("u2")) == ["a"]
        told = tx._session.scalars(select(VersionRow).order_by(VersionRow.version)).all()
    assert [(v.version, v.facts["kind"]) for v in told] == [(1, "talks"), (2, "call")]
    assert told[1].news[1] == {"field": "start", "before": None, "after": "2026-03-18"}


def test_a_meeting_is_opened_once_and_only_a_known_one_changes(store, a_meeting, now) -> None:
    opened(store, now, a_meeting("a"))
    for conclusion in (
        Opened(meeting=a_meeting("a")),
        Changed(meeting=a_meeting("b", version=2), news=()),
        Confirmed(meeting=a_meeting("b")),
        Changed(meeting=a_meeting("a", version=1), news=()),
        Opened(meeting=a_meeting("c", urls=("u1", "u1"))),
    ):
        with pytest.raises(StoreError) as refused, store.transaction() as tx:
            tx.record(conclusion, alerts=[], now=now)
        assert "\n" not in str(refused.value)
    with store.transaction() as tx:
        assert names(tx.meetings()) == ["a"]


def test_a_meeting_and_its_alerts_are_there_together_or_not_at_all(store, a_meeting, now) -> None:
    alerts = [AlertDue(subscription="su-quan", due_at=now)]
    with pytest.raises(ZeroDivisionError), store.transaction() as tx:  # noqa: PT012 (all of it is undone)
        tx.record(Opened(meeting=a_meeting("a")), alerts=alerts, now=now)
        raise ZeroDivisionError
    assert (rows(store, VersionRow), rows(store, OutboxRow)) == (0, 0)
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a")), alerts=alerts, now=now)
    assert (rows(store, VersionRow), rows(store, OutboxRow)) == (1, 1)


def test_a_subscription_is_due_a_version_once(store, a_meeting, now) -> None:
    alerts = [AlertDue(subscription="su-quan", due_at=now + timedelta(hours=h)) for h in (0, 1)]
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a")), alerts=alerts, now=now)
        tx.record(Confirmed(meeting=a_meeting("a")), alerts=alerts, now=now)
        assert [alert.due_at for alert in tx.due_alerts(now)] == [now]
    assert rows(store, OutboxRow) == 1


def test_meetings_are_chosen_by_day_person_kind_and_status_newest_first(store, a_meeting, now) -> None:
    opened(
        store,
        now,
        a_meeting("undated", status="announced"),
        a_meeting("long", start=date(2026, 3, 1), end=date(2026, 3, 20), people=("giang", "dong")),
        a_meeting("late", start=date(2026, 4, 1), kind="call", people=("dong",)),
        a_meeting("early", start=date(2025, 12, 1)),
    )
    with store.transaction() as tx:
        assert names(tx.meetings()) == ["late", "long", "early", "undated"]
        assert names(tx.meetings(limit=2)) == ["late", "long"]
        assert names(tx.meetings(since=date(2026, 3, 20))) == ["late", "long"]
        assert names(tx.meetings(since=date(2026, 3, 21))) == ["late"]
        assert names(tx.meetings(until=date(2026, 3, 1))) == ["long", "early"]
        assert names(tx.meetings(since=date(2026, 3, 5), until=date(2026, 3, 6))) == ["long"]
        assert names(tx.meetings(person="dong")) == ["late", "long"]
        assert names(tx.meetings(kind="call")) == ["late"]
        assert names(tx.meetings(status="announced")) == ["undated"]


def test_candidates_of_a_dated_encounter_lie_within_45_days(store, a_meeting, now) -> None:
    days = {"46-before": -46, "45-before": -45, "same": 0, "45-after": 47, "46-after": 48}
    opened(store, now, *(a_meeting(name, start=DAY + timedelta(days=d)) for name, d in days.items()))
    opened(store, now, a_meeting("long", start=DAY - timedelta(days=90), end=DAY - timedelta(days=40)))
    opened(store, now, a_meeting("undated"))
    two_days = Encounter(kind="talks", start=DAY, end=DAY + timedelta(days=2))
    with store.transaction() as tx:
        assert set(names(tx.candidates(two_days))) == {"45-before", "same", "45-after", "long"}
        last_day_alone = Encounter(kind="talks", end=DAY)
        assert "45-before" in names(tx.candidates(last_day_alone))


def test_with_a_visit_comes_what_was_held_in_it(store, a_meeting, now) -> None:
    visit = a_meeting("visit", kind="visit", start=DAY - timedelta(days=60), end=DAY - timedelta(days=40))
    held = a_meeting("held", start=DAY - timedelta(days=60))
    opened(store, now, visit, replace(held, visit="visit"), replace(held, id="elsewhere"))
    with store.transaction() as tx:
        assert set(names(tx.candidates(Encounter(kind="visit", start=DAY)))) == {"visit", "held"}


def test_candidates_share_the_edition_or_are_still_to_come(store, a_meeting, now) -> None:
    long_ago, exchange = date(2020, 1, 1), "border_exchange"
    opened(
        store,
        now,
        a_meeting("same-edition", start=long_ago, mechanism=Edition(id=exchange, ordinal=10)),
        a_meeting("other-edition", start=long_ago, mechanism=Edition(id=exchange, ordinal=9)),
        a_meeting("unnumbered", start=long_ago, mechanism=Edition(id=exchange)),
        a_meeting("announced", start=long_ago, status="announced", mechanism=Edition(id=exchange, ordinal=9)),
        a_meeting("undated", mechanism=Edition(id=exchange)),
        a_meeting("other-mechanism", mechanism=Edition(id="dialogue", ordinal=10)),
    )
    tenth = Encounter(kind="talks", start=DAY, mechanism=Edition(id=exchange, ordinal=10))
    unnumbered = Encounter(kind="talks", start=DAY, mechanism=Edition(id=exchange))
    with store.transaction() as tx:
        assert set(names(tx.candidates(tenth))) == {"same-edition", "announced", "undated"}
        assert set(names(tx.candidates(unnumbered))) == {"announced", "undated"}


def test_candidates_of_an_undated_encounter_are_the_latest_reported(store, a_meeting, now) -> None:
    first = datetime(2020, 1, 1, tzinfo=UTC)
    many = [a_meeting(f"m{n:03}", first_reported_at=first + timedelta(days=n)) for n in range(203)]
    old = replace(many[0], facts=replace(many[0].facts, mechanism=Edition(id="dialogue")))
    opened(store, now, old, *many[1:])
    with store.transaction() as tx:
        latest = names(tx.candidates(Encounter(kind="talks")))
        with_mechanism = names(tx.candidates(Encounter(kind="talks", mechanism=Edition(id="dialogue"))))
    assert latest == [f"m{n:03}" for n in range(202, 2, -1)]
    assert with_mechanism == ["m000", *latest]


def test_candidates_are_the_meetings_of_the_same_heads_whenever_they_were(store, a_meeting, now) -> None:
    long_ago = date(2017, 1, 13)
    opened(
        store,
        now,
        a_meeting("both", start=long_ago, people=("giang", "dong")),
        a_meeting("host", start=long_ago, people=("giang",)),
        a_meeting("guest", start=long_ago, people=("dong", "cuong")),
    )
    giang, dong = (
        Participant(person=who, name=None, side=side, rank=None, post=None, role="head")
        for who, side in (("giang", "VN"), ("dong", "CN"))
    )
    with store.transaction() as tx:
        met = Encounter(kind="talks", start=DAY, participants=(giang, dong))
        assert names(tx.candidates(met)) == ["both"]
        assert names(tx.candidates(replace(met, participants=(giang,)))) == []
        visit = replace(met, kind="visit", participants=(dong,))
        assert set(names(tx.candidates(visit))) == {"both", "guest"}


def test_taken_ids_are_those_with_the_very_prefix(store, a_meeting, now) -> None:
    opened(
        store, now, *(a_meeting(name) for name in ("2026-a", "2026-a-2", "2026_a", "2026-A", "%", "2025-a"))
    )
    with store.transaction() as tx:
        assert tx.taken_ids("2026-a") == {"2026-a", "2026-a-2"}
        assert tx.taken_ids("2026_") == {"2026_a"}
        assert tx.taken_ids("%") == {"%"}
        assert tx.taken_ids("x") == set()


def test_more_meetings_than_a_statement_has_parameters_are_listed(store, a_meeting, now) -> None:
    opened(store, now, *(a_meeting(f"m{n}", urls=(f"u{n}",)) for n in range(1_100)))
    with store.transaction() as tx:
        found = tx.meetings()
    assert len(found) == 1_100
    assert all(meeting.articles[0].url == f"u{meeting.id[1:]}" for meeting in found)


@pytest.mark.parametrize(
    "encounter",
    [
        Encounter(kind="talks", start=DAY),
        Encounter(kind="talks", start=DAY, mechanism=Edition(id="dialogue", ordinal=7)),
        Encounter(kind="talks", mechanism=Edition(id="dialogue")),
        Encounter(kind="talks"),
    ],
)
def test_candidates_are_found_by_an_index_and_not_by_looking_through_all(
    new_store, tmp_path, encounter
) -> None:
    store = new_store(tmp_path / "hoidam.db")
    asked: list[tuple[str, object]] = []
    with store.transaction() as tx:
        connection = tx._session.connection()
        event.listen(connection, "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
        tx.candidates(encounter)
        selects = [said for said in asked if "FROM meetings" in said[0]]
        plans = [list(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", said)) for sql, said in selects]
    steps = [step for plan in plans for *_, step in plan if "meetings" in step]
    assert steps
    assert all("USING INDEX ix_meetings_" in step for step in steps)


# --- merged, split and not opened -------------------------------------------------------------------------


def test_a_merged_meeting_is_found_under_both_ids_and_listed_once(store, a_meeting, now) -> None:
    opened(
        store, now, a_meeting("a", urls=("u1",)), a_meeting("b", urls=("u2",)), a_meeting("c", urls=("u3",))
    )
    with store.transaction() as tx:
        tx.record(Confirmed(meeting=a_meeting("b", urls=("u2", "u3"))), alerts=[], now=now)
        tx.record(Merged(meeting=a_meeting("c", version=2), into="b"), alerts=[], now=now)
    with store.transaction() as tx:
        tx.record(Confirmed(meeting=a_meeting("a", urls=("u1", "u2", "u3"))), alerts=[], now=now)
        tx.record(Merged(meeting=a_meeting("b", version=2), into="a"), alerts=[], now=now)
    with store.transaction() as tx:
        assert names(tx.meetings()) == ["a"]
        assert [tx.meeting(name).id for name in "abc"] == ["a", "a", "a"]
        assert names(tx.reports_of("u3")) == ["a"]
        assert names(tx.candidates(Encounter(kind="talks"))) == ["a"]
        assert tx.taken_ids("b") == {"b"}


def test_who_was_told_of_a_merged_meeting_is_told_so_and_who_waits_hears_of_the_other(
    store, a_meeting, a_message, now
) -> None:
    def to(*names: str) -> list[AlertDue]:
        return [AlertDue(subscription=name, due_at=now) for name in names]

    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a", urls=("u1",))), alerts=to("told"), now=now)
        tx.record(Opened(meeting=a_meeting("b", urls=("u2",))), alerts=to("told", "waits"), now=now)
        tx.compose([a_message("m")], tx.due_alerts(now, subscription="told"), now)
    with store.transaction() as tx:
        assert tx.told_of("b") == {"told"}
        tx.record(Confirmed(meeting=a_meeting("a", urls=("u1", "u2"))), alerts=[], now=now)
        tx.record(Merged(meeting=a_meeting("b", version=2), into="a"), alerts=to("told"), now=now)
    with store.transaction() as tx:
        found = {(a.subscription, a.meeting.id): a.news for a in tx.due_alerts(now)}
    assert found == {
        ("told", "b"): (Difference(field="merged", before=None, after="a"),),
        ("waits", "a"): (),
    }


def test_what_was_taken_for_a_part_of_another_is_a_meeting_of_its_own(store, a_meeting, now) -> None:
    opened(store, now, a_meeting("a", urls=("u1", "u2")))
    with store.transaction() as tx:
        tx.record(Split(meeting=a_meeting("b", urls=("u2",)), off="a"), alerts=[], now=now)
    with store.transaction() as tx:
        assert names(tx.meetings()) == ["a", "b"]


def test_what_may_not_open_a_meeting_is_a_candidate_and_nothing_else(store, a_meeting, now) -> None:
    unopened = a_meeting("unopened-1-u1", version=0, urls=("u1",), people=("giang",))
    for _ in range(2):
        with store.transaction() as tx:
            tx.record(Confirmed(meeting=unopened), alerts=[], now=now)
    with store.transaction() as tx:
        assert tx.candidates(Encounter(kind="talks")) == tx.reports_of("u1") == [unopened]
        assert tx.meetings() == tx.meetings(person="giang") == []
        tx.record(Confirmed(meeting=replace(unopened, articles=())), alerts=[], now=now)
    assert rows(store, MeetingRow) == 0
