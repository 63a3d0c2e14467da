"""Which reports speak of one meeting, as a table of real pairs."""

from dataclasses import replace
from datetime import date

import pytest

from meetings.areas import same_area
from meetings.encounter import Edition, Participant
from meetings.heads import same_person
from meetings.same import affinity, same_meeting
from meetings.series import same_ordinal

EXCHANGE = "border_defence_friendship_exchange"
DIALOGUE = "defence_strategic_dialogue"
GIANG_DONG = "phan-van-giang dong-jun"


@pytest.fixture
def talks(encounter):
    return encounter("talks", "2024-04-11", heads=GIANG_DONG, at="lao-cai")


@pytest.mark.parametrize("kind", ["talks", "call", "receive", "sideline", "working_meeting"])
def test_outlets_name_one_meeting_of_the_same_heads_differently(kind, talks):
    assert same_meeting(talks, replace(talks, kind=kind))


@pytest.mark.parametrize(
    ("days", "same"),
    [
        ("2024-04-10", True),
        ("2024-04-12", True),
        ("2024-04-13", False),
        ("2023-04-11", False),
        ("2024-11-04", False),
    ],
)
def test_the_same_heads_meet_again_after_two_days(days, same, talks, encounter):
    other = encounter("talks", days, heads=GIANG_DONG, at="lao-cai")
    assert same_meeting(talks, other) is same


@pytest.mark.parametrize(
    ("heads", "same"),
    [
        ("phan-van-giang dong-jun", True),
        ("to-lam dong-jun", False),
        ("phan-van-giang zhang-youxia", False),
        ("phan-van-giang", True),
        ("dong-jun", True),
        ("", False),
    ],
)
def test_other_heads_are_another_meeting_and_one_unnamed_head_is_not(heads, same, talks, encounter):
    other = encounter("talks", "2024-04-11", heads=heads, at="lao-cai")
    assert same_meeting(talks, other) is same


def test_one_head_alone_needs_the_place_too(talks, encounter):
    assert not same_meeting(talks, encounter("receive", "2024-04-11", heads="phan-van-giang"))


@pytest.mark.parametrize(
    ("at", "same"),
    [
        ("", True),
        ("lao-cai", True),
        ("hekou", True),
        ("quang-ninh", True),
        ("beijing", False),
        ("singapore", False),
    ],
)
def test_a_missing_place_and_the_far_side_of_the_gate_fit_another_country_does_not(
    at, same, talks, encounter
):
    assert same_meeting(talks, encounter("talks", "2024-04-11", heads=GIANG_DONG, at=at)) is same


def test_a_meeting_on_both_sides_of_the_border_may_be_told_from_either(talks, encounter):
    other = encounter("talks", "2024-04-11", heads=GIANG_DONG, at="nanning", host_side="BOTH")
    assert same_meeting(talks, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("border_exchange", "talks"),
        ("visit", "talks"),
        ("visit", "border_exchange"),
        ("joint_patrol_sea", "port_call"),
        ("joint_patrol_sea", "joint_patrol_land"),
        ("exercise", "border_exchange"),
    ],
)
def test_a_whole_and_its_part_are_two(one, other, talks):
    whole = replace(talks, kind=one, mechanism=Edition(id=EXCHANGE, ordinal=8))
    assert not same_meeting(whole, replace(whole, kind=other))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ((EXCHANGE, 8, "2024-04-11/2024-04-12"), (EXCHANGE, 8, "2024-04-10/2024-04-13"), True),
        ((EXCHANGE, 8, "2024-04-11/2024-04-12"), (EXCHANGE, 8, "2024-04-18"), True),
        ((EXCHANGE, 8, "2024-04-11/2024-04-12"), (EXCHANGE, 8, "2024-06-18"), False),
        ((EXCHANGE, 8, "2024-04-11/2024-04-12"), (EXCHANGE, 9, "2024-04-11/2024-04-12"), False),
        ((EXCHANGE, 8, "2024-04-11/2024-04-12"), (EXCHANGE, None, "2024-04-12"), True),
        ((EXCHANGE, 8, "2024-04-11/2024-04-12"), (EXCHANGE, 8, None), True),
    ],
)
def test_an_edition_is_known_by_its_number_within_a_week(a, b, same, encounter):
    first, second = (encounter("border_exchange", days, edition=(name, n)) for name, n, days in (a, b))
    assert same_meeting(first, second) is same


def test_a_plan_gives_way_to_a_later_edition_of_its_number_never_to_an_earlier(encounter):
    def exchange(days, status):
        return encounter("border_exchange", days, edition=(EXCHANGE, 8), status=status)

    held = exchange("2024-04-11/2024-04-12", "held")
    assert same_meeting(exchange("2024-03-07/2024-03-08", "announced"), held)
    assert same_meeting(held, exchange("2024-03-07/2024-03-08", "cancelled"))
    assert same_meeting(held, exchange("2023-11-07/2023-11-08", "postponed"))
    assert not same_meeting(held, exchange("2023-09-07/2023-09-08", "announced"))
    assert not same_meeting(held, exchange("2024-05-16/2024-05-17", "announced"))


@pytest.mark.parametrize(
    ("mechanism", "ours", "theirs", "agreement"),
    [
        (DIALOGUE, 7, 10, "same"),
        (DIALOGUE, 7, 6, "differ"),
        ("coast_guard_joint_patrol", 28, 9, "unknown"),
        ("gulf_of_tonkin_navy_patrol", 37, 38, "differ"),
        (EXCHANGE, None, 8, "unknown"),
    ],
)
def test_each_series_is_counted_its_own_way(mechanism, ours, theirs, agreement):
    assert (
        same_ordinal(Edition(id=mechanism, ordinal=ours), Edition(id=mechanism, ordinal=theirs)) == agreement
    )


def test_the_first_of_the_ministers_does_not_replace_the_first_of_the_deputies(encounter):
    held = encounter("dialogue", "2024-12-09", at="beijing", edition=("three_plus_three", 1))
    plan = encounter(
        "dialogue", "2026-03-16", at="hanoi", edition=("three_plus_three", 1), status="announced"
    )
    assert not same_meeting(held, plan)


@pytest.mark.parametrize(
    ("guest", "days", "host", "same"),
    [
        ("zhang-youxia", "2024-10-24", "VN", True),
        ("zhang-youxia", "2024-10-28", "VN", True),
        ("zhang-youxia", "2024-10-31", "VN", False),
        ("dong-jun", "2024-10-24", "VN", False),
        ("zhang-youxia", "2024-10-24", "CN", False),
    ],
)
def test_a_visit_is_known_by_guest_host_country_and_days(guest, days, host, same, encounter):
    visit = encounter(
        "visit", "2024-10-24/2024-10-26", heads="zhang-youxia phan-van-giang", at="hanoi", host_side="VN"
    )
    assert same_meeting(visit, encounter("visit", days, heads=f"{guest} to-lam", host_side=host)) is same


def test_land_patrols_of_two_provinces_on_one_day_are_two(encounter):
    lao_cai = encounter("joint_patrol_land", "2024-08-28", at="lao-cai")
    assert same_meeting(lao_cai, encounter("joint_patrol_land", "2024-08-28", at="hekou"))
    assert not same_meeting(lao_cai, encounter("joint_patrol_land", "2024-08-28", at="dien-bien"))
    assert not same_meeting(lao_cai, encounter("joint_patrol_land", "2024-08-28"))


def test_an_unknown_date_needs_both_heads_and_publication_within_five_days(talks):
    dateless = replace(talks, start=None, end=None)
    assert same_meeting(talks, dateless, near=True)
    assert not same_meeting(talks, dateless, near=False)
    assert not same_meeting(talks, dateless)
    one_head = replace(dateless, participants=dateless.participants[:1], places=())
    assert not same_meeting(talks, one_head, near=True)


def test_inferred_days_and_months_are_compared_loosely(talks):
    inferred = replace(talks, start=date(2024, 4, 14), end=date(2024, 4, 14), date_precision="inferred")
    month = replace(talks, start=date(2024, 4, 1), end=date(2024, 4, 30), date_precision="month")
    assert same_meeting(talks, inferred)
    assert same_meeting(talks, month)
    assert not same_meeting(talks, replace(month, start=date(2024, 6, 1), end=date(2024, 6, 30)))


@pytest.mark.parametrize(
    ("day", "precision", "same"),
    [
        ("2022-12-20", "inferred", True),
        ("2022-12-20", "day", False),
        ("2023-02-01", "inferred", False),
    ],
)
def test_an_edition_told_of_weeks_later_without_its_days_is_that_one(day, precision, same, encounter):
    told, late = (
        encounter("joint_patrol_sea", days, edition=("gulf_of_tonkin_navy_patrol", 33))
        for days in ("2022-11-24/2022-11-25", day)
    )
    assert same_meeting(told, replace(late, date_precision=precision)) is same


@pytest.mark.parametrize(("day", "same"), [("2024-04-16", True), ("2024-04-17", False)])
def test_talks_told_of_days_later_without_a_day_are_those(day, same, talks, encounter):
    late = encounter("talks", day, heads=GIANG_DONG)
    assert same_meeting(talks, replace(late, date_precision="inferred")) is same


def test_a_head_named_by_post_alone_is_the_one_who_holds_it(talks):
    giang, dong = talks.participants
    by_post = replace(dong, person=None, name=None)
    deputy = replace(by_post, post="deputy_minister_of_national_defence")
    assert same_meeting(talks, replace(talks, participants=(giang, by_post)))
    assert not same_meeting(talks, replace(talks, participants=(giang, deputy)))


def test_names_that_differ_by_one_tone_are_two_people(talks):
    def with_head(name):
        person = Participant(person=None, name=name, side="VN", rank=None, post=None)
        return replace(talks, participants=(person, talks.participants[1]))

    assert same_meeting(with_head("Nguyễn Thuý Hoà"), with_head("Nguyễn Thúy Hòa"))
    assert not same_meeting(with_head("Nguyễn Văn Hiến"), with_head("Nguyễn Văn Hiền"))


@pytest.mark.parametrize(
    ("theirs", "same"),
    [("陈文雄 张和平", True), ("Tran Van Hung, Zhang Heping", True), ("陈文雄 张学友", False)],
)
def test_unknown_officers_are_known_again_in_another_script(theirs, same, encounter):
    def met(names):
        people = (
            Participant(person=None, name=n, side=s, rank=None, post=None)
            for n, s in zip(names, ("VN", "CN"), strict=True)
        )
        return replace(encounter("talks", "2024-03-30"), participants=tuple(people))

    ours = met(("Trần Văn Hùng", "Trương Hòa Bình"))
    assert same_meeting(ours, met(theirs.split(", " if "," in theirs else " "))) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("mong-cai", "dongxing", True),
        ("quang-ninh", "guangxi", True),
        ("lang-son", "pingxiang", True),
        ("mong-cai", "quang-ninh", True),
        ("lang-son", "dongxing", False),
        ("lao-cai", "guangxi", False),
        ("hanoi", "beijing", False),
    ],
)
def test_gates_pair_their_two_sides(a, b, same):
    assert same_area(a, b) is same
    assert same_area(b, a) is same


def test_affinity_is_the_same_from_both_sides(talks, encounter):
    exchange = encounter("border_exchange", "2023-09-07", edition=(EXCHANGE, 8), status="announced")
    held = encounter("border_exchange", "2024-04-11", edition=(EXCHANGE, 8), at="lao-cai")
    others = [talks, exchange, held, replace(talks, start=None, end=None), replace(talks, places=())]
    for a in others:
        for b in others:
            assert (affinity(a, b).score, affinity(a, b).guards) == (
                affinity(b, a).score,
                affinity(b, a).guards,
            )


@pytest.mark.parametrize(
    ("days", "changes", "same"),
    [
        ("2024-06-20", {"status": "announced"}, True),
        ("2024-06-20", {"status": "held"}, True),
        ("2024-06-20", {"status": "cancelled"}, False),
        ("2024-06-20", {"status": "held", "kind": "phone", "places": ()}, False),
        ("2025-02-20", {"status": "announced"}, False),
        ("2024-03-20", {"status": "held"}, False),
    ],
)
def test_a_plan_put_off_waits_half_a_year_for_its_new_date(days, changes, same, talks, encounter):
    put_off = replace(talks, status="postponed")
    other = replace(encounter("talks", days, heads=GIANG_DONG, at="lao-cai"), **changes)
    assert same_meeting(put_off, other) is same
    assert same_meeting(other, put_off) is same
    assert not same_meeting(talks, other)


@pytest.mark.parametrize(
    ("days", "changes", "same"),
    [
        ("2024-04-13", {}, True),
        ("2024-04-18", {}, True),
        ("2024-04-19", {}, False),
        ("2024-04-08", {}, False),
        ("2024-04-13", {"heads": "phan-van-giang li-shangfu"}, False),
        ("2024-04-13", {"heads": "phan-van-giang"}, False),
        ("2024-04-13", {"at": "beijing"}, False),
    ],
    ids=str,
)
def test_what_two_planned_they_may_do_some_days_later(days, changes, same, talks, encounter):
    held = encounter("talks", days, **{"heads": GIANG_DONG, "at": "lao-cai", **changes})
    planned = replace(talks, status="announced")
    assert same_meeting(planned, held) == same_meeting(held, planned) == same
    assert not same_meeting(talks, held)


def test_it_is_one_whichever_of_two_reports_is_asked(encounter):
    """Each has a host of its own, so that the guest is told apart by neither."""
    here = encounter(
        "visit", "2024-10-27", heads="phan-van-giang dong-jun", at="beijing", edition=(EXCHANGE, 8)
    )
    there = encounter("visit", "2024-10-25", heads="to-lam", host_side="VN", edition=(EXCHANGE, 8))
    assert affinity(here, there).guards == affinity(there, here).guards
    assert affinity(here, there).score == affinity(there, here).score


@pytest.mark.parametrize(
    "post",
    ["commander_naval_region", "former_ambassador_to_vietnam", "deputy_minister_of_national_defence"],
)
def test_two_names_in_a_post_of_several_are_two_people(post):
    one, other = (
        Participant(person=None, name=name, side="VN", rank=None, post=post)
        for name in ("Lê Văn An", "Trần Bình")
    )
    assert not same_person(one, other)


def test_two_stays_told_with_their_days_are_two_visits(encounter):
    first, soon, next_day, arrival = (
        encounter("visit", days, heads="dong-jun", host_side="VN")
        for days in ("2024-08-10/2024-08-12", "2024-08-15/2024-08-17", "2024-08-13/2024-08-14", "2024-08-15")
    )
    assert not same_meeting(first, soon)
    assert same_meeting(first, next_day)
    assert same_meeting(first, arrival)


def test_ships_that_call_at_a_port_that_is_not_told_are_those_that_call_that_day(encounter):
    here = encounter("port_call", "2024-12-21/2024-12-24", at="hai-phong", host_side="VN")
    somewhere = encounter("port_call", "2024-12-21", host_side="VN")
    assert same_meeting(here, somewhere)
    assert not same_meeting(here, replace(somewhere, host_side="CN"))
    assert not same_meeting(here, replace(somewhere, host_side=None))
    assert not same_meeting(here, encounter("port_call", "2024-12-21", at="da-nang", host_side="VN"))


@pytest.mark.parametrize("kind", ["exercise", "parade"])
def test_what_the_two_forces_have_one_of_at_a_time_is_known_by_its_days(kind, encounter):
    told = replace(encounter(kind, "2021-12-06"), end=date(2021, 12, 12))
    assert same_meeting(told, replace(encounter(kind, "2021-12-06", at="mong-cai"), status="announced"))
    assert same_meeting(told, replace(encounter(kind, "2021-12-11"), date_precision="inferred"))
    assert not same_meeting(told, encounter(kind, "2021-12-20"))
