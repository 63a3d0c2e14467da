"""A filter lets through what the subscriber asked for."""

from dataclasses import replace

import pytest

from alerts.subscription import Filter, matches, weight


def test_an_empty_filter_lets_everything_through(exchange, talks, reception):
    assert all(matches(Filter(), meeting) for meeting in (exchange, talks, reception))


@pytest.mark.parametrize(
    ("wanted", "through"),
    [
        (Filter(kinds=("talks", "call")), True),
        (Filter(kinds=("visit",)), False),
        (Filter(persons=("dong-jun", "li-shangfu")), True),
        (Filter(persons=("zhang-youxia",)), False),
        (Filter(levels=("minister",)), True),
        (Filter(levels=("service",)), False),
        (Filter(statuses=("held",)), True),
        (Filter(statuses=("announced", "cancelled")), False),
        (Filter(places=("quang-ninh",)), True),
        (Filter(places=("hanoi",)), False),
        (Filter(min_weight=5), True),
        (Filter(kinds=("talks",), persons=("zhang-youxia",)), False),
    ],
)
def test_every_field_of_a_filter_must_agree(wanted, through, talks):
    assert matches(wanted, talks) is through


def test_an_unknown_level_is_not_one_of_those_asked_for(talks):
    assert not matches(Filter(levels=("minister",)), replace(talks, facts=replace(talks.facts, level=None)))


def test_a_reception_weighs_as_much_as_its_host(reception):
    host, guest = reception.facts.participants
    by_minister = replace(host, post="minister_of_national_defence")
    by_deputy = replace(host, post="deputy_minister_of_national_defence")
    by_commander = replace(host, post="commander_navy")
    weights = [
        weight(replace(reception.facts, participants=(who, guest)))
        for who in (host, by_minister, by_deputy, by_commander)
    ]
    assert weights == [4, 4, 3, 2]


def test_a_reception_without_a_known_host_has_the_weight_of_its_kind(reception):
    assert weight(replace(reception.facts, host_side=None)) == 3
    assert weight(replace(reception.facts, participants=())) == 3
