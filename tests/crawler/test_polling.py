"""A source is asked as often as it has something to say."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.polling import after_failures, next_interval

SOONEST, LATEST = timedelta(minutes=5), timedelta(hours=4)
HOUR = timedelta(hours=1)


def after(every: timedelta, found: int, new: int) -> timedelta:
    return next_interval(every, found=found, new=new, soonest=SOONEST, latest=LATEST)


@pytest.mark.parametrize(
    ("found", "new", "then"),
    [
        (30, 0, HOUR * 1.25),
        (30, 1, HOUR),
        (30, 2, HOUR),
        (30, 4, HOUR / 2),
        (30, 29, HOUR / 4),
        (30, 30, SOONEST),
        (0, 0, HOUR * 1.25),
    ],
)
def test_what_is_new_shortens_the_pause_and_nothing_new_makes_it_longer(
    found: int, new: int, then: timedelta
) -> None:
    assert after(HOUR, found, new) == then


@given(st.timedeltas(SOONEST, LATEST), st.integers(0, 500), st.integers(0, 500))
def test_a_pause_keeps_within_bounds_whatever_comes(every: timedelta, found: int, new: int) -> None:
    assert SOONEST <= after(every, found, min(new, found)) <= LATEST


@pytest.mark.parametrize(("a_day", "least", "most"), [(200, 5, 25), (24, 30, 125), (1, 180, 240)])
def test_an_outlet_with_so_many_articles_a_day_is_asked_every_so_many_minutes(
    a_day: int, least: int, most: int
) -> None:
    every, clock, told = timedelta(minutes=15), timedelta(), 0
    pauses = []
    while clock < timedelta(days=3):
        clock += every
        news = int(a_day * (clock / timedelta(days=1))) - told
        told += news
        every = after(every, max(50, news + 1), news)
        pauses.append(every)
    usual = sorted(pauses[len(pauses) // 2 :])[len(pauses) // 4]
    assert timedelta(minutes=least) <= usual <= timedelta(minutes=most)


def test_failures_make_the_pause_longer_up_to_its_bound() -> None:
    assert [after_failures(n, LATEST) / timedelta(minutes=1) for n in (1, 2, 3, 6, 7, 10_000)] == [
        5,
        10,
        20,
        160,
        240,
        240,
    ]
