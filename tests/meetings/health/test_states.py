"""How one state follows another, and what of that is told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.health.states import ORDER, TOLD, Judgement, SourceState, State, followed, notice_of, worst

NOW = datetime(2026, 11, 26, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEW = SourceState(url="https://bao.example/rss", outlet="bao", state="new", detail="", since=NOW)


def walk(*steps: tuple[State, timedelta]) -> list[tuple[str, State, State]]:
    """What is told on the way through these states, each so long after the one before."""
    known, now, told = NEW, NOW, []
    for state, after in steps:
        now += after
        known = followed(known, Judgement(state=state), now)
        if notice := notice_of(known, now=now, remind=DAY):
            known = notice.source
            told.append((notice.kind, notice.was, notice.source.state))
    return told


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([("ok", HOUR), ("suspect", HOUR), ("ok", HOUR)], []),
        ([("failing", HOUR), ("failing", HOUR), ("ok", HOUR), ("ok", HOUR)], [("worse", "ok", "failing"), ("recovered", "failing", "ok")]),
        ([("failing", HOUR), ("suspect", HOUR), ("failing", HOUR)], [("worse", "ok", "failing")]),
        ([("failing", HOUR), ("blocked", HOUR), ("blocked", HOUR)], [("worse", "ok", "failing"), ("worse", "failing", "blocked")]),
        ([("failing", HOUR), ("failing", 23 * HOUR), ("failing", HOUR), ("failing", HOUR)], [("worse", "ok", "failing"), ("reminder", "failing", "failing")]),
        ([("failing", HOUR), ("ok", HOUR / 6), ("failing", HOUR / 6), ("ok", HOUR / 6)], [("worse", "ok", "failing")]),
        ([("failing", HOUR), ("ok", HOUR / 6), ("ok", HOUR)], [("worse", "ok", "failing"), ("recovered", "failing", "ok")]),
        ([("failing", HOUR), ("ok", 9 * HOUR), ("failing", HOUR / 60), ("ok", HOUR), ("failing", HOUR / 60)], [("worse", "ok", "failing")]),
        ([("blocked", HOUR), ("changed", HOUR / 60), ("blocked", HOUR / 60)], [("worse", "ok", "blocked")]),
        ([("blocked", HOUR), ("changed", HOUR / 60), ("changed", HOUR)], [("worse", "ok", "blocked"), ("worse", "blocked", "changed")]),
        ([("ok", HOUR), ("our-network", HOUR), ("ok", HOUR), ("ok", HOUR)], [("worse", "ok", "our-network"), ("recovered", "our-network", "ok")]),
        ([("failing", HOUR), ("our-network", HOUR), ("failing", HOUR)], [("worse", "ok", "failing")]),
        ([("our-network", HOUR), ("failing", HOUR), ("failing", HOUR)], [("worse", "ok", "our-network"), ("worse", "our-network", "failing")]),
    ],
)  # fmt: skip
def test_transitions_reminders_and_recoveries_are_told(steps: Any, told: Any) -> None:
    assert walk(*steps) == told


@given(
    st.lists(
        st.tuples(st.sampled_from(ORDER), st.timedeltas(timedelta(minutes=5), timedelta(days=2))), max_size=40
    )
)
def test_nothing_is_told_twice_and_nothing_recovers_that_was_not_told(
    steps: list[tuple[State, timedelta]],
) -> None:
    told = walk(*steps)
    assert all(was in TOLD and now == "ok" for kind, was, now in told if kind == "recovered")
    assert all(now in TOLD and was != now for kind, was, now in told if kind == "worse")
    assert all(was == now for kind, was, now in told if kind == "reminder")


def test_a_state_is_since_it_began_and_not_since_it_was_seen() -> None:
    known = NEW
    for hours in range(2, 5):
        known = followed(known, Judgement(state="failing", detail=f"{hours}", since=NOW), NOW + hours * HOUR)
    assert (known.since, known.detail) == (NOW, "4")
    known = followed(known, Judgement(state="ok"), NOW + 5 * HOUR)
    assert known.since == NOW + 5 * HOUR


def test_what_is_usual_is_what_was_before_it_fell_ill() -> None:
    known = followed(NEW, Judgement(state="ok"), NOW)
    assert known.well_until is None
    for state, wanted in (
        ("suspect", None), ("changed", 1), ("blocked", 1), ("our-network", 1), ("suspect", 1), ("ok", None),
        ("our-network", None),
    ):  # fmt: skip
        since = NOW + HOUR if state == "changed" else None
        known = followed(known, Judgement(state=state, since=since), NOW + 9 * HOUR)
        assert known.well_until == (None if wanted is None else NOW + HOUR), state


def test_an_outlet_does_as_the_worst_of_its_sources() -> None:
    assert worst(["ok", "new", "quiet", "suspect"]) == "quiet"
    assert worst(["new", "ok"]) == "ok"
    assert worst([]) == "new"
