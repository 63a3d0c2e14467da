"""A filter lets through what the subscriber asked for, and says why not."""

from dataclasses import replace

import pytest

from alerts.filter import Condition, Filter, conditions, matches, weight
from meetings.encounter import Edition, Place


def test_an_empty_filter_lets_everything_through_and_asks_for_nothing(exchange, talks, reception):
    assert all(matches(Filter(), meeting) for meeting in (exchange, talks, reception))
    assert conditions(Filter(), talks) == []


@pytest.mark.parametrize(
    ("wanted", "through"),
    [
        (Filter(kinds=("talks", "call")), True),
        (Filter(kinds=("visit",)), False),
        (Filter(persons=("dong-jun", "li-shangfu")), True),
        (Filter(persons=("zhang-youxia",)), False),
        (Filter(organisations=("cn-mnd",)), True),
        (Filter(organisations=("cn-cmc", "vn-navy")), False),
        (Filter(posts=("minister_of_national_defence",)), True),
        (Filter(posts=("deputy_minister_of_national_defence",)), True),  # a member of the delegation
        (Filter(posts=("commander_navy",)), False),
        (Filter(levels=("minister",)), True),
        (Filter(levels=("service",)), False),
        (Filter(mechanisms=("border_defence_friendship_exchange",)), True),
        (Filter(mechanisms=("three_plus_three",)), False),
        (Filter(places=("quang-ninh",)), True),
        (Filter(places=("VN",)), True),
        (Filter(places=("hanoi", "CN")), False),
        (Filter(statuses=("held",)), True),
        (Filter(statuses=("announced", "cancelled")), False),
        (Filter(topics=("defence_industry",)), True),  # proposed alone
        (Filter(topics=("cyber",)), False),
        (Filter(outlets=("vnexpress.net",)), True),
        (Filter(outlets=("qdnd",)), False),
        (Filter(languages=("vi", "zh")), True),
        (Filter(languages=("zh",)), False),
        (Filter(min_sources=1), True),
        (Filter(min_sources=2), False),
        (Filter(min_weight=5), True),
        (Filter(kinds=("talks",), persons=("zhang-youxia",)), False),
    ],
)
def test_every_field_of_a_filter_must_agree(wanted, through, talks):
    assert matches(wanted, talks) is through


def at(meeting, *places, **facts):
    found = tuple(Place(id=name, name=name, country=country) for name, country in places)
    return replace(meeting, facts=replace(meeting.facts, places=found, **facts))


@pytest.mark.parametrize(
    ("asked", "places", "through"),
    [
        ("quang-ninh", [("mong-cai", "VN")], True),  # a province includes its towns …
        ("mong-cai", [("quang-ninh", "VN")], False),  # … and a town is not its province
        ("guangxi", [("dongxing", "CN"), ("mong-cai", "VN")], True),
        ("CN", [("dongxing", "CN")], True),
        ("VN", [("dongxing", "CN")], False),
        ("SG", [("singapore", "SG")], True),
        ("VN", [], True),  # who hosts it tells where it was, if nobody says more
        ("CN", [], False),
    ],
)
def test_a_province_includes_its_towns_and_a_country_all_of_them(talks, asked, places, through):
    assert matches(Filter(places=(asked,)), at(talks, *places)) is through


def test_a_meeting_by_telephone_is_in_no_country(talks):
    assert not matches(Filter(places=("VN", "CN")), at(talks, host_side=None))


@pytest.mark.parametrize(
    ("asked", "mechanism", "post", "through"),
    [
        ("vn-navy", "gulf_of_tonkin_navy_patrol", None, True),
        ("plan", "gulf_of_tonkin_navy_patrol", None, True),
        ("vn-mnd", "gulf_of_tonkin_navy_patrol", None, True),  # the navy is the ministry's
        ("vn-coast-guard", "gulf_of_tonkin_navy_patrol", None, False),
        ("vn-navy", None, "commander_navy", True),
        ("vn-navy", None, "commander_border_guard", False),
        ("vn-navy-region-1", None, "commander_navy", False),
    ],
)
def test_an_organisation_is_known_by_its_posts_and_its_mechanisms(talks, asked, mechanism, post, through):
    host = replace(talks.facts.participants[0], post=post)
    edition = Edition(id=mechanism) if mechanism else None
    met = replace(talks, facts=replace(talks.facts, participants=(host,), mechanism=edition))
    assert matches(Filter(organisations=(asked,)), met) is through


def test_a_post_that_both_sides_have_is_of_the_side_that_holds_it(talks):
    host = talks.facts.participants[0]
    met = replace(talks, facts=replace(talks.facts, participants=(host,), mechanism=None))
    assert matches(Filter(organisations=("vn-mnd",)), met)
    assert not matches(Filter(organisations=("cn-mnd",)), met)


def test_a_condition_shows_what_was_asked_for_and_what_there_is(talks):
    asked = Filter(persons=("zhang-youxia",), places=("VN",), min_sources=2)
    assert conditions(asked, talks) == [
        Condition(
            name="persons", wanted=("zhang-youxia",), found=("phan-van-giang", "dong-jun"), holds=False
        ),
        Condition(name="places", wanted=("VN",), found=("quang-ninh", "VN"), holds=True),
        Condition(name="min_sources", wanted=2, found=1, holds=False),
    ]


def test_copies_are_no_second_source_and_a_second_outlet_is(exchange):
    assert exchange.independent_sources == 2
    assert matches(Filter(min_sources=2), exchange)
    copied = replace(exchange, articles=exchange.articles[:3])
    assert not matches(Filter(min_sources=2), copied)


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
