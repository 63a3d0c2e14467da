"""Histories of sources as they are judged, and what was judged and told."""

from datetime import UTC, datetime, timedelta
from typing import Any

from meetings.outlet_visit import OutletVisit, SourceMemory
from meetings.source_health import SourceState

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED, OTHER = "https://bao.example/rss", "https://bao.example/khac"
MIDNIGHT = datetime(2026, 11, 25, 17, tzinfo=UTC)


def a_visit(
    started_at: datetime, outcome: str = "ok", url: str = FEED, asked: Any = "source", **said: Any
) -> OutletVisit:
    return OutletVisit(
        outlet="bao", url=url, asked=asked, outcome=outcome, started_at=started_at, seconds=0.5, **said
    )


def test_a_history_holds_the_last_visits_pages_and_days(store) -> None:
    with store.transaction() as tx:
        for week in range(4):
            for hour in (1, 23):
                tx.note_visit(a_visit(MIDNIGHT - DAY - week * 7 * DAY + hour * HOUR, new=week + 1))
        tx.note_visit(a_visit(MIDNIGHT - 3 * 7 * DAY - 1.5 * DAY, new=100))
        tx.note_visit(a_visit(MIDNIGHT, new=50))
        tx.note_visit(a_visit(MIDNIGHT + HOUR, outcome="empty"))
        tx.note_visit(a_visit(MIDNIGHT, url="https://bao.example/1.html", asked="page", length=9))
        found, other = tx.histories({FEED: "bao", OTHER: "bao"}, MIDNIGHT)
    assert (found.url, found.outlet, found.used_to_lead) == (FEED, "bao", True)
    assert found.day == 2
    assert found.such_days == (4, 6, 8), "of the fourth week before nothing is known"
    assert [visit.outcome for visit in found.visits][-2:] == ["ok", "empty"]
    assert len(found.visits) == 11
    assert [page.length for page in found.pages] == [9]
    assert (other.visits, other.used_to_lead, other.such_days) == ((), False, ())


def test_states_are_remembered_until_they_change(store, now) -> None:
    state = SourceState(
        url=FEED, outlet="bao", state="failing", detail="x", since=now, told_state="failing", told_at=now
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
