"""States of sources, each from the visits that make it, and what of them is told."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.outlet_visit import OutletVisit
from meetings.source_health import (
    ORDER,
    TOLD,
    SourceHistory,
    SourceState,
    State,
    followed,
    judged,
    worst,
)

NOW = datetime(2026, 11, 26, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://bao.example/rss"
READ = {"asked": "page", "length": 3_000, "dated": True, "by_layout": True}


def visits(
    *outcomes: str, outlet: str = "bao", ago: timedelta = timedelta(), **more: Any
) -> tuple[OutletVisit, ...]:
    """One an hour, the last an hour ago."""
    usual = {"outlet": outlet, "url": URL, "asked": "source", "seconds": 1.0, **more}
    return tuple(
        OutletVisit(outcome=outcome, started_at=NOW - ago - (len(outcomes) - number) * HOUR, **usual)
        for number, outcome in enumerate(outcomes)
    )


def history(*outcomes: str, outlet: str = "bao", **more: Any) -> SourceHistory:
    usual = {"used_to_lead": True, **more}
    return SourceHistory(
        url=f"https://{outlet}.example/rss", outlet=outlet, visits=visits(*outcomes, outlet=outlet), **usual
    )


def state(one: SourceHistory) -> State:
    return judged([one])[one.url][0]


@pytest.mark.parametrize(
    ("outcomes", "wanted"),
    [
        ((), "new"),
        (("ok",), "ok"),
        (("ok", "unchanged", "unchanged"), "ok"),
        (("ok", "unreachable"), "suspect"),
        (("ok", "busy", "server_error"), "suspect"),
        (("ok", "unreachable", "server_error", "busy"), "failing"),
        (("ok", "unreachable", "unreachable", "unreachable", "ok"), "ok"),
        (("ok", "refused"), "suspect"),
        (("ok", "refused", "ok"), "ok"),
        (("ok", "refused", "challenge"), "blocked"),
        (("ok", "forbidden_by_robots"), "blocked"),
        (("ok", "unreachable", "refused"), "suspect"),
        (("ok", "empty"), "suspect"),
        (("ok", "empty", "unreadable"), "changed"),
        (("ok", "gone", "gone"), "changed"),
        (("ok", "empty", "ok"), "ok"),
    ],
)
def test_a_source_is_judged_by_its_last_visits(outcomes: tuple[str, ...], wanted: State) -> None:
    assert state(history(*outcomes)) == wanted


def test_a_source_that_never_had_leads_did_not_change_but_fails() -> None:
    assert state(history("empty", "empty", used_to_lead=False)) == "suspect"
    assert state(history("empty", "empty", "empty", used_to_lead=False)) == "failing"


def pages(count: int, **more: Any) -> tuple[OutletVisit, ...]:
    return visits(*["ok"] * count, **{**READ, **more})


@pytest.mark.parametrize(
    ("before", "since", "wanted"),
    [
        (pages(10), pages(8), "ok"),
        (pages(10), pages(8, by_layout=False), "changed"),
        (pages(10), pages(8, length=400), "changed"),
        (pages(10), pages(8, dated=False), "changed"),
        (pages(10), pages(5, by_layout=False), "ok"),
        (pages(3), pages(8, by_layout=False), "ok"),
        (pages(10, by_layout=False), pages(8, by_layout=False), "ok"),
        (pages(10, dated=False), pages(8, dated=False), "ok"),
        (pages(10), visits(*["stub"] * 8, asked="page"), "changed"),
        (pages(10), visits(*["stub", "off_topic"] * 4, asked="page"), "ok"),
        (pages(10), visits(*["gone"] * 8, asked="page"), "ok"),
        (pages(10), visits("refused", "challenge", "challenge", asked="page"), "blocked"),
        (pages(10), visits("refused", "ok", "challenge", asked="page", **{k: v for k, v in READ.items() if k != "asked"}), "ok"),
    ],
)  # fmt: skip
def test_an_outlet_is_judged_by_how_its_pages_are_read(
    before: Sequence[OutletVisit], since: Sequence[OutletVisit], wanted: State
) -> None:
    assert state(history("ok", pages=(*before, *since))) == wanted


@pytest.mark.parametrize(
    ("day", "such_days", "wanted"),
    [
        (40, (40, 44, 38, 41), "ok"), (0, (40, 44, 38, 41), "quiet"), (25, (40, 44, 38, 41), "quiet"),
        (31, (40, 44, 38, 41), "ok"), (0, (40,), "ok"), (0, (1, 0, 2, 1), "ok"), (0, (4, 4), "quiet"), (900, (1_000, 1_000), "quiet"),
        (990, (1_000, 1_000), "ok"),
    ],
)  # fmt: skip
def test_a_source_is_quiet_below_its_own_norm_of_such_days(
    day: int, such_days: tuple[int, ...], wanted: State
) -> None:
    assert state(history("ok", day=day, such_days=such_days)) == wanted


def test_a_holiday_of_all_is_nobodys_quiet() -> None:
    all_quiet = [history("ok", outlet=name, day=1, such_days=(40, 40)) for name in ("a", "b", "c")]
    assert {s for s, _ in judged(all_quiet).values()} == {"ok"}
    busy = history("ok", outlet="d", day=40, such_days=(40, 40))
    assert [s for s, _ in judged([*all_quiet, busy]).values()] == ["quiet"] * 3 + ["ok"]


def test_when_nobody_answers_it_is_our_network() -> None:
    down = [history("ok", "unreachable", outlet=name) for name in ("a", "b", "c")]
    assert {s for s, _ in judged(down).values()} == {"our-network"}
    assert [s for s, _ in judged([*down, history("ok", "ok", outlet="d")]).values()] == ["suspect"] * 3 + [
        "ok"
    ]
    assert judged(down[:1])[down[0].url][0] == "suspect", "of one outlet nobody can tell"


def test_who_was_not_asked_lately_does_not_excuse_our_network() -> None:
    down = [history("ok", "unreachable", outlet=name) for name in ("a", "b")]
    earlier = SourceHistory(url="u", outlet="c", visits=visits("ok", outlet="c", ago=5 * HOUR))
    assert {s for s, _ in judged([*down, earlier]).values()} == {"our-network"}


def walk(*steps: tuple[State, timedelta], remind: timedelta = DAY) -> list[tuple[str, State, State]]:
    """What is told on the way through these states, each so long after the one before."""
    known = SourceState(url=URL, outlet="bao", state="new", detail="", since=NOW)
    now, told = NOW, []
    for step, after in steps:
        now += after
        known, notice = followed(known, step, "why", now=now, remind=remind)
        if notice is not None:
            told.append((notice.kind, notice.was, notice.source.state))
    return told


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([("ok", HOUR), ("suspect", HOUR), ("ok", HOUR)], []),
        ([("failing", HOUR), ("failing", HOUR), ("ok", HOUR)], [("worse", "ok", "failing"), ("recovered", "failing", "ok")]),
        ([("failing", HOUR), ("suspect", HOUR), ("failing", HOUR)], [("worse", "ok", "failing")]),
        ([("failing", HOUR), ("blocked", HOUR)], [("worse", "ok", "failing"), ("worse", "failing", "blocked")]),
        ([("failing", HOUR), ("failing", 23 * HOUR), ("failing", HOUR), ("failing", HOUR)], [("worse", "ok", "failing"), ("reminder", "failing", "failing")]),
        ([("failing", HOUR), ("ok", HOUR / 6), ("failing", HOUR / 6), ("ok", HOUR / 6)], [("worse", "ok", "failing")]),
        ([("failing", HOUR), ("ok", HOUR / 6), ("ok", HOUR)], [("worse", "ok", "failing"), ("recovered", "failing", "ok")]),
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


def test_since_when_is_since_the_state_began() -> None:
    known = SourceState(url=URL, outlet="bao", state="ok", detail="", since=NOW)
    for hours in range(1, 4):
        known, _ = followed(known, "failing", f"{hours}", now=NOW + hours * HOUR, remind=DAY)
    assert (known.since, known.detail, known.told_at) == (NOW + HOUR, "3", NOW + HOUR)


def test_an_outlet_does_as_the_worst_of_its_sources() -> None:
    assert worst(["ok", "new", "quiet", "suspect"]) == "quiet"
    assert worst(["new", "ok"]) == "ok"
    assert worst([]) == "new"
