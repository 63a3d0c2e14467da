"""Who wants to be left alone is, by whatever asks next, for a while and never for good."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from crawler.outlets import load
from hoidam.checking import CheckJournal
from hoidam.crawling import StoreJournal
from hoidam.health import outlet_states
from hoidam.hosts import AWAY, BUSY, FIRST, HostMemory
from meetings.outlet_visit import OutletVisit, Pause
from storage.store import Store

NAME = "vnexpress"
OUTLET = load()[NAME]
HOUR = timedelta(hours=1)


@pytest.fixture
def clock(now: datetime) -> list[datetime]:
    return [now]


Answered = Callable[..., timedelta]


@pytest.fixture
def answered(store: Store, clock: list[datetime]) -> Answered:
    """A round hears this from each source, or from what is asked; gives how long the outlet is left alone."""

    def hear(
        outcome: Any, asked: Any = "source", *, retry_after: float | None = None, check: bool = False
    ) -> timedelta:
        rounds = StoreJournal(store=store, now=lambda: clock[0], outlets={NAME: OUTLET})
        journal: Any = CheckJournal(store=store, now=lambda: clock[0]) if check else rounds
        for url in OUTLET.current() if asked == "source" else ["https://vnexpress.net/x"]:
            journal.visited(
                OutletVisit(
                    outlet=NAME, url=url, asked=asked, outcome=outcome, started_at=clock[0], seconds=0.1
                ),
                retry_after=retry_after,
            )
        return (HostMemory(store=store, now=lambda: clock[0]).free_at(NAME) or clock[0]) - clock[0]

    return hear


def again_and_again(answered: Answered, clock: list[datetime], outcome: str, times: int) -> list[timedelta]:
    """The pauses, where the outlet is asked as soon as each is over."""
    pauses = []
    for _ in range(times):
        pauses.append(answered(outcome))
        clock[0] += pauses[-1]
    return pauses


@pytest.mark.parametrize("outcome", ["refused", "challenge"])
def test_o3_who_turns_us_away_is_asked_four_times_a_day_in_the_end(
    answered: Answered, clock: list[datetime], outcome: str
) -> None:
    pauses = again_and_again(answered, clock, outcome, 20)
    assert pauses == [FIRST, HOUR, 4 * HOUR, *[AWAY] * 17]
    assert AWAY == 6 * HOUR


def test_who_is_busy_is_asked_twice_as_late_each_time(answered: Answered, clock: list[datetime]) -> None:
    assert again_and_again(answered, clock, "busy", 7) == [
        FIRST, 2 * FIRST, HOUR, 2 * HOUR, *[BUSY] * 3
    ]  # fmt: skip


def test_who_says_how_long_is_left_alone_for_so_long(answered: Answered, clock: list[datetime]) -> None:
    assert answered("busy", "page", retry_after=7_200) == 2 * HOUR
    assert answered("busy", "page", retry_after=1) == 2 * HOUR, "what was under way takes nothing back"
    clock[0] += 2 * HOUR
    assert answered("busy", "page", retry_after=1) == 2 * FIRST
    assert answered("refused", retry_after=86_400) == 24 * HOUR


def test_what_a_check_hears_is_heeded_by_the_rounds(answered: Answered, clock: list[datetime]) -> None:
    assert answered("busy", retry_after=7_200, check=True) == 2 * HOUR
    clock[0] += 2 * HOUR
    assert answered("ok", check=True) == timedelta(0)
    assert answered("busy") == FIRST


def test_one_page_that_is_refused_does_not_close_an_outlet(answered: Answered) -> None:
    assert answered("refused", "page") == answered("refused", "archive") == timedelta(0)
    assert answered("refused", "page", check=True) == timedelta(0)


@pytest.mark.parametrize(
    ("asked", "outcome", "times"),
    [
        ("source", "ok", 0), ("source", "unchanged", 0), ("page", "ok", 0), ("archive", "ok", 0),
        ("robots", "ok", 1), ("source", "empty", 1), ("page", "gone", 1), ("page", "refused", 1),
        ("robots", "challenge", 2), ("archive", "refused", 1), ("page", "busy", 2), ("robots", "busy", 2),
    ],
)  # fmt: skip
def test_what_comes_after_a_pause_ends_the_row_leaves_it_or_makes_it_longer(
    answered: Answered, clock: list[datetime], store: Store, asked: str, outcome: str, times: int
) -> None:
    clock[0] += answered("busy")
    answered(outcome, asked)
    with store.transaction() as tx:
        pause = tx.pause(NAME)
    assert (pause.times if pause else 0) == times


def test_a_pause_that_a_wrong_clock_set_is_none(
    answered: Answered, store: Store, clock: list[datetime]
) -> None:
    now = clock[0]
    clock[0] += timedelta(days=400)
    answered("busy")
    clock[0] = now
    assert HostMemory(store=store, now=lambda: now).free_at(NAME) is None
    with store.transaction() as tx:
        (state,) = outlet_states(tx, {NAME: OUTLET}, now)
        assert tx.pause(NAME) == Pause(until=now + timedelta(days=400) + FIRST, times=1)
    assert state.left_alone_until is None
    assert answered("busy") == 2 * FIRST
