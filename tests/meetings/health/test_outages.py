"""When it was our own network that failed, and no outlet."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from meetings.health.outages import Outage, Reached, outages

NOW = datetime(2026, 11, 26, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def requests(story: str) -> Iterator[Reached]:
    """One a minute: ``a`` is an outlet that answered, ``A!`` one that did not, ``A?`` one that our proxy hid."""
    for minute, said in enumerate(story.split()):
        yield Reached(
            outlet=said[0].lower(), at=NOW + minute * MINUTE, answered=said.islower(), cut_off=said[-1] == "?"
        )


def found(story: str, watched: int = 9) -> list[tuple[int, int | None]]:
    """From which minute to which."""
    return [
        (
            (each.began - NOW) // MINUTE,
            None if each.ended is None else (each.ended - NOW) // MINUTE,
        )
        for each in outages(requests(story), watched)
    ]


def test_when_many_fall_silent_and_nobody_answers_it_is_us() -> None:
    assert found("a b c A! B! C!") == [(3, None)]
    assert found("a b c A! B! C! a") == [(3, 6)]
    assert found("a b c A! B! A! B!") == []
    assert found("a b c A! B! b C!") == []


def test_outlets_that_were_silent_already_tell_nothing() -> None:
    story = "a b c d A! c B! c D! c "
    assert found(story + "A! B! D! A! B! D!") == []
    assert found(story + "A! B! D! C!") == []
    assert found("a b A! B! b A! a b") == []


def test_of_few_outlets_all_that_there_are_must_fall_silent() -> None:
    assert found("a b A! B!", watched=2) == [(2, None)]
    assert found("a b A! A! A!", watched=2) == []
    assert found("a A! A! A!", watched=1) == [], "of one outlet nobody can tell"


def test_who_was_silent_in_an_outage_may_be_so_in_the_next() -> None:
    assert found("a b c A! B! C! a A! B! C! c") == [(3, 6), (7, 10)]


def test_a_dead_outlet_counts_again_when_it_has_answered() -> None:
    assert found("a b c A! b c a A! B! C!") == [(7, None)]


def test_a_proxy_of_ours_that_does_not_answer_is_us_at_once() -> None:
    assert found("a b A?") == [(2, None)]
    assert found("a b A! b A? a") == [(4, 5)]


def test_who_never_answered_lately_may_have_been_well() -> None:
    assert found("A! B! C! A!") == [(0, None)]


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "A!", "B!", "C!", "D!"]), max_size=60))
def test_outages_follow_one_another_and_nobody_answers_in_them(story: list[str]) -> None:
    asked = list(requests(" ".join(story)))
    ours = outages(asked, 4)
    ends = [each.ended for each in ours]
    assert None not in ends[:-1]
    assert all(before.ended <= after.began for before, after in pairwise(ours) if before.ended)
    for each in ours:
        assert not any(request.answered for request in asked if _within(request, each))


def _within(request: Reached, outage: Outage) -> bool:
    return request.at >= outage.began and (outage.ended is None or request.at < outage.ended)
