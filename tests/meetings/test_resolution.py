"""Reports become meetings: opened, changed, confirmed, and kept apart where they are not the same."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from meetings.encounter import Document, Participant, Topic
from meetings.meeting import Changed, Confirmed, Merged, Opened
from meetings.resolution import expire, resolve_article

EXCHANGE = "border_defence_friendship_exchange"
NAVY = "gulf_of_tonkin_navy_patrol"
COAST_GUARD = "coast_guard_joint_patrol"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def eighth_exchange(encounter, report):
    """Announced for September 2023 with Li Shangfu, held in April 2024 with Dong Jun."""
    plan = encounter(
        "border_exchange",
        "2023-09-07/2023-09-08",
        heads="phan-van-giang li-shangfu",
        at="lao-cai hekou",
        edition=(EXCHANGE, 8),
        status="announced",
    )
    held = encounter(
        "border_exchange",
        "2024-04-11/2024-04-12",
        heads="phan-van-giang dong-jun",
        at="lao-cai hekou",
        edition=(EXCHANGE, 8),
    )
    return report("plan", plan, "2023-08-25"), report("held", held)


@pytest.fixture
def shifted_exchange(eighth_exchange):
    """Announced for March, held in April with another minister."""
    plan, held = eighth_exchange
    march = replace(plan.encounter, start=date(2024, 3, 7), end=date(2024, 3, 8))
    published = datetime(2024, 2, 25, tzinfo=UTC)
    return replace(plan, encounter=march, published_at=published), held


def test_what_is_held_long_after_its_plan_has_the_number_again_and_the_plan_is_unconfirmed(
    eighth_exchange, world
):
    plan, held = eighth_exchange
    known = world()
    known.hear(plan)
    assert isinstance(known.hear(held)[0], Opened)
    assert [(m.facts.start, m.facts.status) for m in known.opened()] == [
        (date(2023, 9, 7), "unconfirmed"),
        (date(2024, 4, 11), "held"),
    ]


def test_a_held_edition_replaces_its_plan_and_the_planned_guest_is_forgotten(shifted_exchange, world, heads):
    plan, held = shifted_exchange
    known = world()
    assert isinstance(known.hear(plan)[0], Opened)
    (changed,) = known.hear(held)
    assert isinstance(changed, Changed)
    assert {"status", "start", "end", "participants"} <= {d.field for d in changed.news}
    facts = known.one().facts
    assert facts.status == "held"
    assert (facts.start, facts.end) == (date(2024, 4, 11), date(2024, 4, 12))
    assert heads(facts) == ["dong-jun", "phan-van-giang"]
    assert known.one().version == 2


def test_a_plan_found_after_the_meeting_was_held_does_not_reopen_it(shifted_exchange, world, heads):
    plan, held = shifted_exchange
    known = world()
    known.hear(held)
    assert isinstance(known.hear(plan)[0], Confirmed)
    assert known.one().facts.status == "held"
    assert heads(known.one().facts) == ["dong-jun", "phan-van-giang"]


def test_a_plan_called_off_keeps_its_number_open(shifted_exchange, report, world):
    plan, held = shifted_exchange
    off = report("off", replace(plan.encounter, status="postponed"), "2024-03-05")
    known = world()
    known.hear(plan)
    known.hear(off)
    assert known.one().facts.status == "postponed"
    known.hear(held)
    assert known.one().facts.status == "held"


@pytest.fixture
def a_planned_visit(encounter, report):
    """Dong Jun is expected in Vietnam on three days; he has talks in Hanoi on the second."""
    plan = encounter("visit", "2026-09-10/2026-09-12", heads="dong-jun", host_side="VN", status="announced")
    talks = encounter("talks", "2026-09-11", heads="phan-van-giang dong-jun", at="hanoi")
    return report("plan", plan, "2026-09-05"), report("talks", talks)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_planned_visit_was_paid_when_its_guest_was_met_in_it(order, a_planned_visit, world):
    known = world()
    for n in order:
        known.hear(a_planned_visit[n], now=datetime(2026, 9, 11, 12, tzinfo=UTC))
    (visit,) = (m for m in known.opened() if m.facts.kind == "visit")
    assert visit.facts.status == "held"
    assert [q.url for q in visit.facts.evidence["status"]] == [a_planned_visit[1].url]
    assert (visit.facts.start, visit.facts.end) == (date(2026, 9, 10), date(2026, 9, 12))
    assert [r.url for r in visit.articles] == [a_planned_visit[0].url]
    assert expire(known.opened(), date(2026, 9, 30)) == []


def test_that_a_visit_was_paid_is_told_once_and_taken_back_with_the_talks(a_planned_visit, world):
    plan, talks = a_planned_visit
    now = datetime(2026, 9, 12, tzinfo=UTC)
    known = world()
    (visit,) = (c.meeting for c in known.hear(plan, now=now))
    told = next(c for c in known.hear(talks, now=now) if c.meeting.id == visit.id)
    assert isinstance(told, Changed)
    assert [(d.field, d.before, d.after) for d in told.news] == [("status", "announced", "held")]
    again = [*known.hear(plan, now=now), *known.hear(replace(talks, url="https://b.example/1"), now=now)]
    assert all(isinstance(c, Confirmed) for c in again)
    known.hear(url=talks.url, now=now)
    assert known.meetings[visit.id].facts.status == "held"
    known.hear(url="https://b.example/1", now=now)
    assert known.meetings[visit.id].facts == visit.facts
    assert known.meetings[visit.id].version == 3


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "phone"},
        {"kind": "video_talks"},
        {"at": "beijing"},
        {"heads": "phan-van-giang zhang-youxia"},
        {"days": "2026-09-14"},
        {"status": "announced"},
    ],
    ids=str,
)
def test_what_is_not_met_within_a_visit_does_not_confirm_it(other, a_planned_visit, encounter, report, world):
    told = {"kind": "talks", "days": "2026-09-11", "heads": "phan-van-giang dong-jun", "at": "hanoi"} | other
    known = world()
    known.hear(a_planned_visit[0])
    known.hear(report("other", encounter(**told)))
    late = [c.meeting.id for c in expire(known.opened(), date(2026, 9, 30))]
    assert "2026-09-10-visit-dong-jun" in late


@pytest.fixture
def october_2024(encounter, report):
    """Zhang Youxia in Hanoi: talks and three calls in one visit, told by four articles."""

    def meeting(kind, day, host):
        return encounter(kind, day, heads=f"{host} zhang-youxia", at="hanoi", host_side="VN", status="held")

    visit = encounter("visit", "2024-10-24/2024-10-26", heads="zhang-youxia", at="hanoi", host_side="VN")
    return [
        (
            report("first", meeting("talks", "2024-10-24", "phan-van-giang")),
            report("first", meeting("call", "2024-10-24", "to-lam"), "2024-10-24"),
        ),
        (report("second", meeting("receive", "2024-10-24", "to-lam"), "2024-10-25"),),
        (report("third", meeting("call", "2024-10-25", "luong-cuong")),),
        (
            report("whole", visit),
            report("whole", meeting("sideline", "2024-10-24", "phan-van-giang"), "2024-10-26"),
        ),
    ]


def test_talks_and_calls_of_one_guest_are_meetings_of_their_own_in_one_visit(october_2024, world):
    known = world()
    for reports in october_2024:
        known.hear(*reports)
    assert sorted(known.meetings) == [
        "2024-10-24-call-lam-zhang-youxia",
        "2024-10-24-talks-giang-zhang-youxia",
        "2024-10-24-visit-zhang-youxia",
        "2024-10-25-call-cuong-zhang-youxia",
    ]
    visits = {m.visit for m in known.meetings.values() if m.facts.kind != "visit"}
    assert visits == {"2024-10-24-visit-zhang-youxia"}
    assert len(known.meetings["2024-10-24-call-lam-zhang-youxia"].articles) == 2


def test_a_visit_told_last_takes_its_meetings_in_without_alerting_again(october_2024, world):
    known = world()
    for reports in october_2024[:3]:
        known.hear(*reports)
    found = known.hear(*october_2024[3])
    linked = [c for c in found if c.meeting.visit]
    assert len(linked) == 3
    assert all(isinstance(c, Confirmed) and c.meeting.version == 1 for c in linked)


def test_talks_within_an_exchange_are_a_meeting_with_the_exchange_as_parent(encounter, report, world):
    exchange = encounter(
        "border_exchange",
        "2026-03-18/2026-03-19",
        heads="phan-van-giang dong-jun",
        at="quang-ninh guangxi",
        edition=(EXCHANGE, 10),
    )
    talks = encounter(
        "talks", "2026-03-18", heads="phan-van-giang dong-jun", at="quang-ninh", edition=(EXCHANGE, 10)
    )
    known = world()
    known.hear(report("a", talks))
    known.hear(report("b", exchange), report("b", talks, "2026-03-19"))
    assert sorted(known.meetings) == ["2026-03-18-border-exchange-10", "2026-03-18-talks-giang-dong-jun"]
    assert known.meetings["2026-03-18-talks-giang-dong-jun"].parent == "2026-03-18-border-exchange-10"
    assert known.meetings["2026-03-18-border-exchange-10"].parent is None


def test_one_wire_text_in_three_outlets_is_one_independent_source(encounter, report, world):
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun", at="lao-cai")
    wire = " ".join(f"tiếng{i}" for i in range(300))
    own = " ".join(f"lời{i}" for i in range(300))
    reports = [report(name, talks, f"2024-04-{11 + i}") for i, name in enumerate(["a", "b", "c", "d"])]
    known = world()
    known.texts = {r.url: wire + f" đuôi {i}" for i, r in enumerate(reports[:3])} | {reports[3].url: own}
    for one in reversed(reports):
        known.hear(one)
    meeting = known.one()
    assert meeting.independent_sources == 2
    assert {r.copy_of for r in meeting.articles} == {None, reports[0].url}


def test_navy_and_coast_guard_patrols_of_one_winter_stay_apart(encounter, report, world):
    def patrol(days, mechanism, ordinal):
        return encounter("joint_patrol_sea", days, at="gulf-of-tonkin", edition=(mechanism, ordinal))

    known = world()
    known.hear(report("cg", patrol("2024-11-26/2024-11-28", COAST_GUARD, 28)))
    known.hear(report("cg-other-count", patrol("2024-11-26/2024-11-28", COAST_GUARD, 9)))
    known.hear(report("navy", patrol("2024-11-28/2024-12-05", NAVY, 37)))
    known.hear(report("navy-again", patrol("2024-12-02/2024-12-05", NAVY, None)))
    known.hear(report("quarterly", patrol("2024-12-16/2024-12-20", "coast_guard_border_waters_patrol", 4)))
    assert sorted(len(m.articles) for m in known.meetings.values()) == [1, 2, 2]


def test_consecutive_editions_never_merge(encounter, report, world):
    known = world()
    for ordinal, days in ((7, "2022-04-23"), (8, "2024-04-11/2024-04-12"), (9, "2025-04-16/2025-04-17")):
        exchange = encounter(
            "border_exchange", days, heads="phan-van-giang dong-jun", edition=(EXCHANGE, ordinal)
        )
        known.hear(report(f"n{ordinal}", exchange))
    assert len(known.meetings) == 3


def test_an_edited_article_corrects_the_date_and_the_reader_is_told(encounter, report, world):
    wrong = encounter("talks", "2017-01-31", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    right = encounter("talks", "2017-01-13", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    known = world()
    known.hear(report("a", wrong, "2017-01-13"))
    (changed,) = known.hear(report("a", right, "2017-01-13"))
    assert isinstance(changed, Changed)
    assert [(d.field, d.before, d.after) for d in changed.news] == [
        ("start", date(2017, 1, 31), date(2017, 1, 13)),
        ("end", date(2017, 1, 31), date(2017, 1, 13)),
    ]
    assert known.one().version == 2
    assert len(known.one().articles) == 1


def test_an_edit_that_corrects_a_name_does_not_leave_a_second_meeting(encounter, report, world, heads):
    wrong = encounter("talks", "2018-10-27", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    right = encounter("talks", "2018-10-27", heads="ngo-xuan-lich wei-fenghe", at="beijing")
    known = world()
    known.hear(report("a", wrong))
    (changed,) = known.hear(report("a", right))
    assert isinstance(changed, Changed)
    assert heads(known.one().facts) == ["ngo-xuan-lich", "wei-fenghe"]


@pytest.mark.parametrize(
    "corrected",
    [
        {"days": "2018-10-26"},
        {"days": "2018-11-27"},
        {"at": "hanoi"},
        {"heads": "ngo-xuan-lich wei-fenghe"},
        {},
    ],
    ids=str,
)
@pytest.mark.parametrize("rank", ["Trung tướng", None])
def test_a_corrected_article_keeps_the_id_of_its_meeting(rank, corrected, encounter, report, world):
    told = {"days": "2018-10-27", "heads": "ngo-xuan-lich chang-wanquan", "at": "beijing"}
    right = encounter("talks", **(told | corrected))
    right = replace(right, participants=tuple(replace(p, rank=rank) for p in right.participants))
    known = world()
    (opened,) = known.hear(report("a", encounter("talks", **told), "2018-10-28"))
    known.hear(report("a", right, "2018-10-28"))
    assert known.one().id == opened.meeting.id
    assert known.one().facts.participants == right.participants
    assert known.one().facts.start == right.start


@pytest.mark.parametrize("learnt", [{}, {"heads": "ngo-xuan-lich wei-fenghe"}, {"at": "hanoi"}], ids=str)
@pytest.mark.parametrize("kind", ["talks", "port_call", "young_officers", "joint_patrol_land"])
def test_a_meeting_of_nobody_named_keeps_its_id_when_its_article_is_read_again(
    kind, learnt, encounter, report, world
):
    known = world()
    (opened,) = known.hear(report("a", encounter(kind, "2018-10-27"), "2018-10-28"))
    known.hear(report("a", encounter(kind, "2018-10-27", **learnt), "2018-10-28"))
    assert known.one().id == opened.meeting.id
    assert known.one().facts.status == "held"


def test_a_meeting_of_nobody_named_goes_on_when_its_article_is_back(encounter, report, world):
    talks = encounter("talks", "2018-10-27", at="lao-cai")
    known = world()
    (opened,) = known.hear(report("a", talks))
    known.hear(url="https://a.example/1")
    known.hear(report("a", talks))
    assert known.one().id == opened.meeting.id
    assert known.one().facts.status == "held"


@pytest.mark.parametrize(
    "other",
    [
        ("receive", "2026-09-12", "hoang-xuan-chien shao-yuanming"),
        ("receive", "2026-09-11", "hoang-xuan-chien shao-yuanming"),
        ("talks", "2026-09-11", "hoang-xuan-chien shao-yuanming"),
        ("receive", "2026-09-11", "phan-van-giang shao-yuanming"),
        ("talks", "2026-10-01", "phan-van-giang shao-yuanming"),
    ],
)
@pytest.mark.parametrize("is_known", [False, True])
def test_an_article_that_now_tells_of_another_meeting_leaves_the_first(
    is_known, other, encounter, report, world
):
    kind, day, heads = other
    first = encounter("talks", "2026-09-11", heads="phan-van-giang dong-jun", at="hanoi")
    second = encounter(kind, day, heads=heads, at="hanoi")
    known = world()
    (opened,) = known.hear(report("a", first))
    if is_known:
        known.hear(report("b", second))
    found = known.hear(report("a", second))
    assert not any(isinstance(c, Merged) for c in found)
    left = known.meetings[opened.meeting.id]
    assert (left.facts.status, left.articles) == ("unconfirmed", ())
    assert replace(left.facts, status="held") == opened.meeting.facts
    (new,) = (m for m in known.opened() if m.id != left.id)
    assert new.facts.participants == second.participants


def test_articles_that_change_addresses_leave_both_meetings_as_they_were(encounter, report, world):
    talks = encounter("talks", "2026-09-11", heads="phan-van-giang dong-jun", at="hanoi")
    received = encounter("receive", "2026-09-11", heads="hoang-xuan-chien shao-yuanming", at="hanoi")
    known = world()
    for address, told in (("a", talks), ("b", received)):
        known.hear(report(address, told))
    before = {m.id: m.facts.participants for m in known.opened()}
    for address, told in (("a", received), ("b", talks)):
        assert not any(isinstance(c, Merged) for c in known.hear(report(address, told)))
    assert {m.id: m.facts.participants for m in known.opened()} == before
    assert {m.facts.status for m in known.opened()} == {"held"}


def test_an_article_first_told_of_two_meetings_of_the_same_heads_keeps_both(encounter, report, world):
    april = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun", at="lao-cai")
    december = encounter("talks", "2024-12-19", heads="phan-van-giang dong-jun", at="hanoi")
    known = world()
    known.hear(report("a", april, "2024-12-20"), report("a", december))
    known.hear(report("a", april, "2024-12-20"), report("a", december))
    assert len(known.meetings) == 2


def test_an_edit_that_drops_a_meeting_leaves_it_unconfirmed_with_what_was_known(encounter, report, world):
    talks = encounter("talks", "2024-10-24", heads="phan-van-giang zhang-youxia", at="hanoi")
    call = encounter("call", "2024-10-24", heads="to-lam zhang-youxia", at="hanoi")
    known = world()
    known.hear(report("a", talks), report("a", call))
    known.hear(report("a", talks))
    left = known.meetings["2024-10-24-call-lam-zhang-youxia"]
    assert left.facts.status == "unconfirmed"
    assert left.articles == ()
    assert left.facts.start == date(2024, 10, 24)


def test_withdrawing_one_of_two_reports_leaves_the_others_facts(encounter, report, world):
    right = encounter("talks", "2024-10-24", heads="phan-van-giang zhang-youxia", at="hanoi")
    also = encounter("talks", "2024-10-25", heads="phan-van-giang zhang-youxia", at="hanoi")
    known = world()
    known.hear(report("a", also, "2024-10-24"))
    known.hear(report("b", right, "2024-10-25"))
    (found,) = known.hear(url="https://a.example/1")
    assert isinstance(found, Changed)
    assert found.meeting.facts.start == date(2024, 10, 24)
    assert [r.url for r in found.meeting.articles] == ["https://b.example/1"]
    assert known.hear(url="https://a.example/1") == []


@pytest.mark.parametrize("aspect", ["preparing", "follow_up", "background"])
def test_reviews_interviews_and_preparations_attach_but_never_open(aspect, encounter, report, world):
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun", at="lao-cai")
    known = world()
    known.hear(report("late", talks, "2024-04-20", aspect=aspect))
    assert known.opened() == []
    (opened,) = [c for c in known.hear(report("news", talks)) if c.meeting.version]
    assert isinstance(opened, Opened)
    assert [r.outlet for r in known.one().articles] == ["news", "late"]


def test_an_invitation_without_dates_is_no_planned_meeting(encounter, report, world):
    visit = encounter("visit", None, heads="dong-jun", host_side="VN", status="announced")
    known = world()
    known.hear(report("a", visit, "2024-04-12"))
    assert known.opened() == []


def test_a_reprint_under_a_new_stamp_belongs_to_the_old_meeting(encounter, report, world):
    told = encounter("talks", "2017-01-13", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    old = report("a", told)
    stamped = report("mirror", replace(told, start=date(2019, 1, 13), end=date(2019, 1, 13)))
    words = " ".join(f"tiếng{i}" for i in range(200))
    known = world()
    known.texts = {old.url: words, stamped.url: words}
    known.hear(old)
    assert isinstance(known.hear(stamped)[0], Confirmed)
    assert known.one().facts.start == date(2017, 1, 13)
    other = report("other", stamped.encounter)
    assert isinstance(known.hear(other)[0], Opened)


def test_a_report_without_a_date_joins_the_meeting_written_of_in_the_same_days(encounter, report, world):
    dated = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun", at="lao-cai")
    dateless = replace(dated, start=None, end=None)
    known = world()
    known.hear(report("a", dated))
    assert isinstance(known.hear(report("b", dateless, "2024-04-14"))[0], Confirmed)
    assert isinstance(known.hear(report("c", dateless, "2024-06-14"))[0], Opened)


def test_one_more_member_is_news_and_further_topics_and_a_town_of_the_province_are_none(
    encounter, report, world
):
    told = encounter("talks", "2026-03-18", heads="phan-van-giang dong-jun", at="quang-ninh")
    aide = Participant(person=None, name="Nguyễn Văn A", side="VN", rank="Đại tá", post=None, role="member")
    more = replace(told, participants=(*told.participants, aide))
    known = world()
    known.hear(report("a", told))
    (changed,) = known.hear(report("b", more))
    assert isinstance(changed, Changed)
    assert [d.field for d in changed.news] == ["participants"]
    agreed = replace(told, topics=(Topic(id="hotline", layer="agreed"),))
    assert isinstance(known.hear(report("agreed", agreed))[0], Confirmed)
    near = encounter("talks", "2026-03-18", heads="phan-van-giang dong-jun", at="mong-cai")
    assert isinstance(known.hear(report("c", near))[0], Confirmed)
    assert [p.name for p in known.one().facts.participants][-1] == "Nguyễn Văn A"


def test_a_signature_reported_later_is_news_and_its_second_report_is_not(encounter, report, world):
    told = encounter("talks", "2017-01-13", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    signed = replace(told, documents=(Document(title="Tuyên bố Tầm nhìn chung", signed=True),))
    known = world()
    known.hear(report("a", told))
    (changed,) = known.hear(report("b", signed))
    assert isinstance(changed, Changed)
    assert [d.field for d in changed.news] == ["documents"]
    assert isinstance(known.hear(report("c", signed))[0], Confirmed)


def test_a_plan_put_off_is_told_its_new_date_and_then_held_under_one_id(encounter, report, world):
    plan = encounter(
        "visit", "2024-05-10/2024-05-12", heads="dong-jun", at="hanoi", host_side="VN", status="announced"
    )
    anew = replace(plan, start=date(2024, 6, 20), end=date(2024, 6, 22))
    told = [
        report("plan", plan, "2024-05-01"),
        report("off", replace(plan, status="postponed"), "2024-05-08"),
        report("anew", anew, "2024-06-12"),
        report("held", replace(anew, status="held"), "2024-06-22"),
    ]
    known = world()
    states = []
    for one in told:
        known.hear(one, now=one.published_at)
        states.append((known.one().id, known.one().facts.status, known.one().facts.start))
    first, new = date(2024, 5, 10), date(2024, 6, 20)
    assert states == [
        ("2024-05-10-visit-dong-jun", "announced", first),
        ("2024-05-10-visit-dong-jun", "postponed", first),
        ("2024-05-10-visit-dong-jun", "announced", new),
        ("2024-05-10-visit-dong-jun", "held", new),
    ]
    assert known.one().version == 4


def test_talks_that_were_a_phone_call_are_news_and_another_word_for_talks_is_not(encounter, report, world):
    told = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun")
    known = world()
    known.hear(report("a", told))
    assert isinstance(known.hear(report("a", replace(told, kind="sideline")))[0], Confirmed)
    (changed,) = known.hear(report("a", replace(told, kind="phone")))
    assert isinstance(changed, Changed)
    assert [(d.field, d.before, d.after) for d in changed.news] == [("kind", "sideline", "phone")]


def test_a_plan_not_held_in_time_expires_once_and_stays_so(eighth_exchange, world, report):
    plan, held = eighth_exchange
    known = world()
    known.hear(plan, now=datetime(2023, 8, 25, tzinfo=UTC))
    meetings = list(known.meetings.values())
    assert expire(meetings, date(2023, 9, 18)) == []
    (late,) = expire(meetings, date(2023, 9, 19))
    assert late.meeting.facts.status == "unconfirmed"
    assert late.meeting.version == 2
    assert expire([late.meeting], date(2023, 12, 1)) == []
    known.meetings = {late.meeting.id: late.meeting}
    again = replace(plan, url="https://again.example/1")
    assert isinstance(known.hear(again)[0], Confirmed)
    assert known.one().facts.status == "unconfirmed"
    known.hear(replace(held, encounter=replace(plan.encounter, status="held")))
    assert known.one().facts.status == "held"


def test_a_second_meeting_of_one_name_gets_a_number(encounter, report):
    attache = encounter("receive", "2024-01-12", heads="hoang-xuan-chien yu-qiang", at="hanoi")
    told = report("a", attache)
    (found,) = resolve_article(
        told.url, [told], [], text_of=lambda _: None, now=NOW, taken=lambda stem: [stem, f"{stem}-2"]
    )
    assert found.meeting.id == "2024-01-12-receive-chien-yu-qiang-3"


def test_the_first_report_is_the_earliest_published_whenever_it_is_found(encounter, report, world):
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun")
    known = world()
    known.hear(report("late", talks, "2024-04-12"))
    known.hear(report("early", talks, "2024-04-11"))
    assert known.one().first_reported_at == datetime(2024, 4, 11, 9, tzinfo=UTC)
    assert [r.outlet for r in known.one().articles] == ["early", "late"]


def test_the_order_of_arrival_changes_neither_the_meetings_nor_their_facts(
    october_2024, eighth_exchange, encounter, report, world
):
    plan, held = eighth_exchange
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun", at="hekou")
    dateless = replace(talks, start=None, end=None, places=())
    arrivals = [
        (plan,),
        (held, report("held", talks)),
        (report("brief", dateless, "2024-04-12"),),
        *october_2024[:3],
    ]
    outcomes = []
    for order in permutations(arrivals):
        known = world()
        for reports in order:
            known.hear(*reports)
        meetings = sorted(known.meetings.values(), key=lambda m: (str(m.facts.start), m.facts.kind))
        outcomes.append([(m.facts, m.articles, m.first_reported_at, bool(m.parent)) for m in meetings])
    assert len(outcomes[0]) == 6
    assert all(outcome == outcomes[0] for outcome in outcomes)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_two_exchanges_as_long_the_one_told_first_holds_the_talks(order, encounter, report, world):
    exchanges = [
        encounter(
            "border_exchange", "2024-04-11/2024-04-12", heads="phan-van-giang", edition=(EXCHANGE, number)
        )
        for number in (9, 8)
    ]
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun", at="lao-cai")
    told = [
        report("a", exchanges[0], "2024-04-12"),
        report("b", exchanges[1], "2024-04-13"),
        report("c", talks),
    ]
    known = world()
    for n in order:
        known.hear(told[n])
    (parent,) = {m.parent for m in known.opened() if m.facts.kind == "talks"}
    assert [r.outlet for r in known.meetings[parent].articles] == ["a"]


def test_links_follow_when_the_exchange_they_point_to_is_corrected(encounter, report, world):
    exchange = encounter("border_exchange", "2026-03-18/2026-03-19", heads="phan-van-giang dong-jun")
    talks = encounter("talks", "2026-03-18", heads="phan-van-giang dong-jun")
    patrol = encounter("joint_patrol_sea", "2026-03-19/2026-03-20", at="gulf-of-tonkin", edition=(NAVY, 40))
    call = encounter("port_call", "2026-03-22/2026-03-25", at="zhanjiang", edition=("navy_ship_visit", None))
    known = world()
    for name, told in {"a": exchange, "b": talks, "c": patrol, "d": call}.items():
        known.hear(report(name, told))
    parents = {m.facts.kind: m.parent for m in known.meetings.values()}
    assert parents == {
        "border_exchange": None,
        "talks": "2026-03-18-border-exchange-giang-dong-jun",
        "joint_patrol_sea": "2026-03-18-border-exchange-giang-dong-jun",
        "port_call": "2026-03-19-joint-patrol-sea-40",
    }
    moved = replace(exchange, start=date(2026, 4, 18), end=date(2026, 4, 19))
    known.hear(report("a", moved))
    assert known.meetings["2026-03-18-talks-giang-dong-jun"].parent is None
    assert known.meetings["2026-03-18-talks-giang-dong-jun"].version == 1


@pytest.mark.parametrize(
    ("reports", "sources"),
    [
        ([{"outlet": "qdnd"}, {"outlet": "qdnd"}], 1),
        ([{"outlet": "vnexpress", "credit": "Theo TTXVN"}, {"outlet": "tuoitre", "credit": "TTXVN"}], 1),
        ([{"outlet": "vnexpress"}, {"outlet": "tuoitre"}], 2),
    ],
    ids=["one newsroom", "one agency", "two newsrooms"],
)
def test_an_independent_source_is_a_newsroom(reports, sources, encounter, report, world):
    told = encounter("talks", "2026-06-09", heads="phan-van-giang dong-jun", at="beijing")
    known = world()
    for number, fields in enumerate(reports):
        known.hear(report(f"a{number}", told, **fields))
    assert known.one().independent_sources == sources


@pytest.mark.parametrize("status", ["announced", "cancelled"])
def test_what_was_told_of_the_plan_does_not_report_that_it_was_held(status, encounter, report, world):
    told = {"kind": "visit", "days": "2026-11-12/2026-11-14", "heads": "dong-jun", "host_side": "VN"}
    known = world()
    known.hear(report("vnexpress", encounter(**told, status=status), "2026-11-05"))
    known.hear(replace(report("xinhua", encounter(**told), "2026-11-15"), url="https://www.news.cn/1"))
    (meeting,) = known.opened()
    assert meeting.facts.status == "held"
    assert meeting.independent_sources == 1
    assert [r.outlet for r in meeting.reporting] == ["xinhua"]
