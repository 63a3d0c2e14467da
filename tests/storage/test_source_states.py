"""What sources and pages are judged by, and what was judged and told."""

from datetime import UTC, datetime, timedelta
from typing import Any

from meetings.health.outages import Outage, Reached
from meetings.health.quiet import quarter_of
from meetings.health.states import SourceState
from meetings.outlet_visit import OutletVisit, SourceMemory, Validators

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED, OTHER = "https://bao.example/rss", "https://bao.example/khac"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def a_visit(
    started_at: datetime, outcome: Any = "ok", url: str = FEED, asked: Any = "source", **said: Any
) -> OutletVisit:
    return OutletVisit(
        outlet="bao", url=url, asked=asked, outcome=outcome, started_at=started_at, seconds=0.5, **said
    )


def page(hour: int, outcome: Any = "ok", url: str | None = None) -> OutletVisit:
    return a_visit(
        NOON + hour * HOUR, outcome, url or f"https://bao.example/{hour}.html", "page", length=hour
    )


def note(store: Any, *visits: OutletVisit) -> None:
    with store.transaction() as tx:
        for visit in visits:
            tx.note_visit(visit)


def test_a_history_holds_the_last_visits_but_for_those_of_an_outage_of_ours(store) -> None:
    note(store, *(a_visit(NOON + n * HOUR) for n in range(14)))
    note(store, a_visit(NOON, "ok", OTHER), a_visit(NOON, asked="archive", outcome="empty"))
    note(store, *(a_visit(NOON + n * HOUR, "unreachable") for n in range(20, 23)))
    outage = Outage(began=NOON + 19 * HOUR, ended=NOON + 21 * HOUR)
    with store.transaction() as tx:
        before = tx.source_history(FEED, "bao", [outage])
        during = tx.source_history(FEED, "bao", [Outage(began=NOON + 20 * HOUR)])
        never = tx.source_history("https://bao.example/neu", "bao", [])
    assert [visit.outcome for visit in before.visits] == ["ok"] * 11 + ["unreachable"]
    assert [visit.outcome for visit in during.visits] == ["ok"] * 12
    assert before.used_to_lead
    assert (never.visits, never.used_to_lead) == ((), False)


def test_whether_outlets_were_reached_is_told_in_order_from_the_first_that_was_not(store) -> None:
    note(
        store,
        a_visit(NOON - HOUR, status=200),
        a_visit(NOON + HOUR, "unreachable"),
        a_visit(NOON, "gone", asked="page", status=404),
        a_visit(NOON + 2 * HOUR, "cut_off", asked="robots"),
        a_visit(NOON + 3 * HOUR, "forbidden_by_robots"),
        a_visit(NOON + 4 * HOUR, "unreachable", status=200),
    )
    with store.transaction() as tx:
        found = tx.reached(["bao"], NOON)
        assert tx.reached(["bao"], NOON + 3 * HOUR) == found[-1:]
        assert tx.reached(["bao"], NOON + 5 * HOUR) == []
    assert found == [
        Reached(outlet="bao", at=NOON + HOUR, answered=False),
        Reached(outlet="bao", at=NOON + 2 * HOUR, answered=False, cut_off=True),
        Reached(outlet="bao", at=NOON + 4 * HOUR, answered=True),
    ]


def test_pages_are_split_into_the_latest_and_those_before(store) -> None:
    note(store, *(page(n) for n in range(1, 31)), page(31, "off_topic"), page(32, "stub"))
    note(store, page(33, "server_error", "https://bao.example/3.html"))
    with store.transaction() as tx:
        found = tx.pages_history("https://bao.example/*", "bao", [], None)
        ill = tx.pages_history("https://bao.example/*", "bao", [], NOON + 10 * HOUR)
    assert [visit.length for visit in found.asked.recent] == list(range(21, 33)), "3 was asked before"
    assert [visit.length for visit in found.asked.usual] == [1, 2, *range(3, 21)]
    assert [visit.length for visit in found.read.recent] == [*range(20, 31), 32]
    assert [visit.length for visit in ill.asked.usual] == list(range(1, 10))


def test_a_page_that_is_asked_again_and_again_counts_once_as_it_came_last(store) -> None:
    note(store, *(page(n) for n in range(1, 31)))
    for hour in range(31, 61):
        note(store, page(hour, "unreachable", f"https://bao.example/dead{hour % 5}.html"))
    note(store, page(61, "ok", "https://bao.example/dead0.html"))
    with store.transaction() as tx:
        found = tx.pages_history("https://bao.example/*", "bao", [], None).asked
    assert [visit.outcome for visit in found.recent] == ["ok"] * 7 + ["unreachable"] * 4 + ["ok"]
    assert {visit.outcome for visit in found.usual} == {"ok"}


def test_pages_that_are_looked_at_again_do_not_stand_in_for_new_ones(store) -> None:
    note(store, *(page(n) for n in range(1, 250)), *(page(n, "challenge") for n in range(250, 262)))
    note(store, *(page(262 + n, "challenge", f"https://bao.example/{n}.html") for n in range(1, 30)))
    with store.transaction() as tx:
        found = tx.pages_history("https://bao.example/*", "bao", [], None).asked
    assert [visit.outcome for visit in found.recent] == ["challenge"] * 12
    assert {visit.length for visit in found.recent} == set(range(250, 262))


def test_fresh_leads_are_counted_by_quarters_but_for_those_of_the_first(store) -> None:
    for hours, fresh in ((0, 50), (3, 1), (6, 2), (11, 3), (30, 4)):
        note(store, a_visit(NOON + hours * HOUR, fresh=fresh))
    note(store, a_visit(NOON + 36 * HOUR, "unchanged"), a_visit(NOON + 7 * HOUR, "empty", fresh=9))
    note(store, a_visit(NOON + 7 * HOUR, asked="archive", fresh=9), a_visit(NOON + 7 * HOUR, url=OTHER))
    first = quarter_of(NOON)
    with store.transaction() as tx:
        assert tx.fresh_leads([FEED], NOON - DAY) == {FEED: {first + 1: 5, first + 5: 4, first + 6: 0}}
        assert tx.fresh_leads([FEED], NOON + 6 * HOUR) == {FEED: {first + 5: 4, first + 6: 0}}
        assert tx.fresh_leads([], NOON) == {}
        tx.forget_visits(NOON + 30 * HOUR)
        assert tx.fresh_leads([FEED], NOON - DAY) == {FEED: {first + 6: 0}}


def test_who_is_left_alone_since_it_failed_is_asked_at_once(store) -> None:
    seen = Validators(etag="1", listed=("a", "b"))
    with store.transaction() as tx:
        tx.schedule_source(FEED, "bao", SourceMemory(every=HOUR, failures=3, validators=seen), NOON + DAY)
        tx.schedule_source(OTHER, "bao", SourceMemory(every=HOUR), NOON + DAY)
        tx.ask_at_once([FEED, OTHER], NOON)
        assert tx.sources_due([FEED, OTHER], NOON) == [FEED]
        assert tx.source_memory(FEED) == SourceMemory(every=HOUR, failures=0, validators=seen)


def test_states_are_remembered_until_they_change(store, now) -> None:
    state = SourceState(
        url=FEED,
        outlet="bao",
        state="failing",
        detail="x",
        since=now,
        told_state="failing",
        told_at=now,
        well_until=now,
    )
    with store.transaction() as tx:
        tx.save_source_states([SourceState(url=FEED, outlet="bao", state="ok", detail="", since=now)])
        tx.save_source_states([state])
    with store.transaction() as tx:
        assert tx.source_states() == {FEED: state}


def test_turns_and_budget_are_told(store, an_article, now) -> None:
    with store.transaction() as tx:
        tx.schedule_source(FEED, "bao", SourceMemory(every=HOUR), now + HOUR)
        tx.note_visit(a_visit(now - 8 * DAY))
        for hour in range(6):
            tx.note_visit(a_visit(now - hour * HOUR))
        tx.note_visit(a_visit(now, asked="archive"))
        tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        tx.keep(an_article(), key="bao:2", now=now, origin="backfill")
        assert tx.turns([FEED, OTHER]) == {FEED: (HOUR, now + HOUR)}
        assert tx.budget(now - 7 * DAY) == {"bao": (6, now - 5 * HOUR, 1)}
