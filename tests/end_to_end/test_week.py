"""A small simulated week: what `benchmarks/week.py` measures at length holds in short."""

import pytest

from benchmarks.figures import Figures
from benchmarks.week import run

pytestmark = pytest.mark.timeout(900)  # half a minute on two idle cores; others may be busy

FAULTS = ("bumped", "redated", "flood", "refused", "redesign", "killed", "network")


@pytest.fixture(scope="module")
def day() -> Figures:
    """A day of six outlets with a hundred articles a day on average, and seven kinds of trouble."""
    return run(seed=1, outlets=6, days=1, kinds=FAULTS, watch_every=12)


def test_nothing_is_missed_that_stood_in_a_feed_for_a_quarter_of_an_hour(day: Figures) -> None:
    assert day.published > 500
    assert day.missed.keys() <= {"left its feeds within a quarter of an hour"}


def test_nothing_is_fetched_twice_and_no_revision_is_false(day: Figures) -> None:
    assert day.fetched_twice_at == {}
    assert day.false_revisions == 0


def test_news_come_soon_for_few_requests(day: Figures) -> None:
    assert day.delay_median < 15
    assert day.requests_per_new < 2


def test_the_operator_is_told_of_an_outlet_that_is_down(day: Figures) -> None:
    (down,) = (fault for fault in day.faults if fault.kind == "refused")
    assert down.told_after is not None
    assert down.told_after < 2
