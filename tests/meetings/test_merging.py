"""What the reports of one meeting say together."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.encounter import Document, Edition, Encounter, Invitation, Participant, Place, Topic
from meetings.evidence import QUOTES
from meetings.meeting import Report
from meetings.merging import merge
from meetings.verdict import Quote

GIANG_DONG = "phan-van-giang dong-jun"


@pytest.fixture
def talks(encounter):
    return encounter("talks", "2024-04-11", heads=GIANG_DONG, at="lao-cai", host_side="VN", level="minister")


def test_one_report_says_what_it_says(talks, report):
    merged = merge([report("a", talks)])
    assert replace(merged, evidence={}) == replace(talks, evidence={})
    assert set(merged.evidence) == set(talks.evidence)


def test_the_day_of_most_independent_sources_stands(talks, report):
    late = replace(talks, start=date(2024, 4, 12), end=date(2024, 4, 12))
    reports = [report("a", late), report("b", talks), report("c", talks)]
    copies = [report(f"copy{i}", late, "2024-04-13", copy_of=reports[0].url) for i in range(3)]
    assert merge([*reports, *copies]).start == date(2024, 4, 11)


def test_a_tie_goes_to_the_ministry_or_its_paper_then_to_the_earliest(talks, report):
    late = replace(talks, start=date(2024, 4, 12), end=date(2024, 4, 12))
    first, second = report("a", late, "2024-04-11"), report("b", talks, "2024-04-12")
    assert merge([first, second]).start == date(2024, 4, 12)
    assert merge([first, replace(second, credit="QĐND")]).start == date(2024, 4, 11)


@pytest.mark.parametrize("precision", ["month", "inferred"])
def test_one_stated_day_outweighs_many_loose_dates(precision, talks, report):
    loose = replace(talks, start=date(2024, 4, 1), end=date(2024, 4, 30), date_precision=precision)
    merged = merge([report("a", loose), report("b", loose), report("c", talks)])
    assert (merged.start, merged.end, merged.date_precision) == (date(2024, 4, 11), date(2024, 4, 11), "day")


def test_the_day_of_talks_outweighs_the_days_of_the_visit_around_them(talks, report):
    during = replace(talks, start=date(2024, 4, 10), end=date(2024, 4, 12))
    elsewhere = replace(talks, start=date(2024, 4, 12), end=date(2024, 4, 14))
    merged = merge([report("a", during), report("b", during), report("c", talks)])
    assert (merged.start, merged.end) == (date(2024, 4, 11), date(2024, 4, 11))
    apart = merge([report("a", elsewhere), report("b", elsewhere), report("c", talks)])
    assert apart.start == date(2024, 4, 12)


def test_two_days_told_apart_make_the_window_of_an_exchange(encounter, report):
    first, second = (encounter("border_exchange", f"2024-04-{d}") for d in (11, 12))
    merged = merge([report("a", first), report("b", second)])
    assert (merged.start, merged.end) == (date(2024, 4, 11), date(2024, 4, 12))


def test_a_window_told_whole_outweighs_single_days(encounter, report):
    days = [encounter("visit", d) for d in ("2018-10-27", "2018-10-27", "2018-10-26/2018-10-28")]
    merged = merge([report(f"n{i}", e) for i, e in enumerate(days)])
    assert (merged.start, merged.end) == (date(2018, 10, 26), date(2018, 10, 28))


def test_planned_people_places_and_days_are_not_copied_into_what_was_held(encounter, report, heads):
    plan = encounter(
        "border_exchange",
        "2023-09-07/2023-09-08",
        heads="phan-van-giang li-shangfu",
        at="lao-cai hekou",
        edition=("border_defence_friendship_exchange", 8),
        status="announced",
    )
    held = encounter("border_exchange", "2024-04-11", heads="phan-van-giang", at="lao-cai")
    merged = merge([report("a", plan, "2023-08-20"), report("b", plan, "2023-08-21"), report("c", held)])
    assert merged.status == "held"
    assert heads(merged) == ["phan-van-giang"]
    assert [p.id for p in merged.places] == ["lao-cai"]
    assert merged.start == date(2024, 4, 11)
    assert merged.mechanism == Edition(id="border_defence_friendship_exchange", ordinal=8)


TENTH = ("border_defence_friendship_exchange", 10)


def _planned(encounter, days="2026-03-18/2026-03-19"):
    return encounter("border_exchange", days, at="mong-cai dongxing", edition=TENTH, status="announced")


def test_the_first_day_of_an_exchange_takes_nothing_from_its_planned_days_and_places(encounter, report):
    day = encounter("border_exchange", "2026-03-18", at="mong-cai", edition=TENTH)
    merged = merge([report("a", _planned(encounter), "2026-03-15"), report("b", day, "2026-03-18")])
    assert (merged.start, merged.end) == (date(2026, 3, 18), date(2026, 3, 19))
    assert {p.id for p in merged.places} == {"mong-cai", "dongxing"}
    assert {q.url for q in merged.evidence["places"]} == {report("a", day).url, report("b", day).url}


@pytest.mark.parametrize(
    ("planned", "reported"),
    [
        ("2026-03-18/2026-03-19", "2026-03-20"),
        ("2026-03-10/2026-03-19", "2026-03-18"),
        ("2026-03-18/2026-03-20", "2026-03-18/2026-03-19"),
    ],
)
def test_a_plan_that_was_not_kept_or_is_loose_gives_no_days(planned, reported, encounter, report):
    held = encounter("border_exchange", reported, at="mong-cai", edition=TENTH)
    merged = merge([report("a", _planned(encounter, planned), "2026-03-05"), report("b", held)])
    assert (merged.start, merged.end) == (held.start, held.end)


def test_an_exchange_is_not_where_it_was_planned_on_a_side_it_was_reported_from(encounter, report):
    held = encounter("border_exchange", "2026-03-18", at="mong-cai hekou", edition=TENTH)
    merged = merge([report("a", _planned(encounter), "2026-03-15"), report("b", held)])
    assert {p.id for p in merged.places} == {"mong-cai", "hekou"}


def test_the_latest_word_on_a_plan_stands(encounter, report):
    plan = encounter("visit", "2024-08-10/2024-08-12", heads="dong-jun", status="announced")
    off = replace(plan, status="postponed")
    anew = replace(plan, start=date(2024, 10, 1), end=date(2024, 10, 3))
    told = [report("a", plan, "2024-07-01"), report("b", plan, "2024-07-02"), report("c", off, "2024-08-01")]
    assert merge(told).status == "postponed"
    merged = merge([*told, report("d", anew, "2024-09-01")])
    assert (merged.status, merged.start) == ("announced", date(2024, 10, 1))


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_a_plan_told_again_for_days_that_were_called_off_does_not_revive_it(status, encounter, report):
    plan = encounter("visit", "2024-08-10/2024-08-12", heads="dong-jun", status="announced")
    off = replace(plan, status=status, start=None, end=None)
    late = replace(plan, start=date(2024, 8, 10), end=date(2024, 8, 11))
    told = [report("a", plan, "2024-07-01"), report("b", off, "2024-08-01"), report("c", late, "2024-08-02")]
    assert merge(told).status == status


def test_the_days_a_visit_is_put_off_to_are_not_those_called_off(encounter, report):
    plan = encounter("visit", "2024-08-10/2024-08-12", heads="dong-jun", status="announced")
    anew = replace(plan, start=date(2024, 10, 1), end=date(2024, 10, 3))
    off = replace(anew, status="postponed")
    told = [report("a", plan, "2024-07-01"), report("b", off, "2024-08-01"), report("c", anew, "2024-09-01")]
    assert merge(told).status == "announced"


def test_a_text_that_was_sent_out_again_with_another_end_is_heard(encounter, report):
    """An agency's notice that a visit is put off repeats most of its notice of the visit."""
    plan = encounter("visit", "2024-08-10/2024-08-12", heads="dong-jun", status="announced")
    told = [report("a", plan, "2024-07-01"), report("b", plan, "2024-07-02")]
    again = report("c", replace(plan, status="postponed"), "2024-08-01", copy_of=told[0].url)
    assert merge([*told, again]).status == "postponed"
    assert merge([*told, replace(again, encounter=plan)]).status == "announced"


def test_background_in_a_later_article_neither_reopens_nor_dates_a_meeting(encounter, report):
    off = encounter("visit", "2024-08-10", heads="dong-jun", status="cancelled")
    past = replace(off, status="announced", start=date(2024, 8, 9), end=date(2024, 8, 9))
    told = [report("a", off, "2024-08-01"), report("b", past, "2024-12-01", aspect="background")]
    merged = merge(told)
    assert (merged.status, merged.start) == ("cancelled", date(2024, 8, 10))


def test_people_are_joined_by_identity_then_by_name_and_complete_each_other(talks, report):
    giang, dong = talks.participants
    named = replace(dong, person=None, rank="Thượng tướng", role="member")
    by_post = replace(giang, person=None, name=None)
    aide = Participant(person=None, name="Nguyễn Văn A", side="VN", rank=None, post=None, role="member")
    merged = merge(
        [
            report("a", replace(talks, participants=(aide, by_post, named))),
            report("b", replace(talks, participants=(giang, dong))),
        ]
    )
    assert [(p.person, p.rank, p.role) for p in merged.participants] == [
        ("phan-van-giang", None, "head"),
        ("dong-jun", "Thượng tướng", "head"),
        (None, None, "member"),
    ]


def test_a_person_named_in_characters_and_in_letters_is_one_and_called_by_the_letters(talks, report):
    names = ("张和平", "Zhang Heping", "张和平", "Trương Hòa Bình", "Zhang Heping")
    told = [
        replace(talks, participants=(Participant(person=None, name=n, side="CN", rank=None, post=None),))
        for n in names
    ]
    (one,) = merge([report(f"n{i}", e) for i, e in enumerate(told)]).participants
    assert one.name == "Zhang Heping"


def test_places_are_united_with_the_hosts_first(encounter, report):
    merged = merge(
        [
            report("a", encounter("border_exchange", "2024-04-11", at="hekou", host_side="VN")),
            report("b", encounter("border_exchange", "2024-04-11", at="lao-cai hekou", host_side="VN")),
        ]
    )
    assert [p.id for p in merged.places] == ["lao-cai", "hekou"]


def test_a_topic_agreed_on_is_not_told_as_reviewed_too(talks, report):
    one = replace(talks, topics=(Topic(id="hotline", layer="reviewed"), Topic(id="cyber", layer="reviewed")))
    two = replace(talks, topics=(Topic(id="hotline", layer="agreed"), Topic(id="hotline", layer="proposed")))
    assert set(merge([report("a", one), report("b", two)]).topics) == {
        Topic(id="hotline", layer="agreed"),
        Topic(id="hotline", layer="proposed"),
        Topic(id="cyber", layer="reviewed"),
    }


def test_one_title_is_one_document_signed_when_a_report_of_the_meeting_says_so(talks, report):
    def with_document(title, *, signed):
        return replace(talks, documents=(Document(title=title, signed=signed),))

    told = [
        report("a", with_document("Bản ghi nhớ về Đường dây nóng", signed=False)),
        report("b", with_document("bản ghi nhớ về đường dây nóng", signed=True)),
    ]
    assert merge(told).documents == (Document(title="Bản ghi nhớ về Đường dây nóng", signed=True),)
    plan = replace(told[1], encounter=replace(told[1].encounter, status="announced"))
    assert merge([plan]).documents == (Document(title="bản ghi nhớ về đường dây nóng", signed=False),)


def test_an_interview_afterwards_adds_outcomes_but_no_date(talks, report):
    agreed = (Topic(id="hotline", layer="agreed"),)
    late = replace(talks, start=date(2024, 4, 12), end=date(2024, 4, 12), topics=agreed)
    told = [report("a", talks), *(report(f"f{i}", late, "2024-04-20", aspect="follow_up") for i in range(3))]
    merged = merge(told)
    assert merged.start == date(2024, 4, 11)
    assert merged.topics == agreed


def test_invitations_are_told_once(talks, report):
    said = Invitation(inviter="Phan Văn Giang", invitee="Đổng Quân", event="thăm Việt Nam")
    again = replace(said, inviter="PHAN VĂN GIANG")
    told = [
        report("a", replace(talks, invitations=(said,))),
        report("b", replace(talks, invitations=(again,))),
    ]
    assert merge(told).invitations == (said,)


def test_evidence_names_its_article_and_comes_from_independent_sources_first(talks, report):
    reports = [report(name, talks, f"2024-04-{11 + i}") for i, name in enumerate("abcde")]
    reports[0] = replace(reports[0], copy_of=reports[1].url)
    quotes = merge(reports).evidence["start"]
    assert [q.url for q in quotes] == [r.url for r in reports[1:4]]


def test_evidence_for_a_date_is_of_those_who_say_that_date(talks, report):
    late = replace(talks, start=date(2024, 4, 12), end=date(2024, 4, 12))
    merged = merge([report("a", late), report("b", talks), report("c", talks)])
    assert {q.url for q in merged.evidence["start"]} == {"https://b.example/1", "https://c.example/1"}


def test_every_item_of_a_list_keeps_the_sentence_that_names_it(talks, report):
    def topic(name):
        said = Quote(quote=name, start=0, end=len(name))
        return replace(talks, topics=(Topic(id=name, layer="agreed"),), evidence={"topics": (said,)})

    names = ["hotline", "peacekeeping", "military_medicine", "search_and_rescue", "officer_training"]
    assert len(names) > QUOTES
    merged = merge([report(name, topic(name)) for name in names])
    assert {q.quote for q in merged.evidence["topics"]} == set(names)


# --- any order, the same facts ----------------------------------------------------------------------------

PEOPLE = [
    Participant(person="phan-van-giang", name="Phan Văn Giang", side="VN", rank="Đại tướng", post=None),
    Participant(
        person=None, name="Phan Văn Giang", side="VN", rank=None, post="minister_of_national_defence"
    ),
    Participant(person="dong-jun", name="Đổng Quân", side="CN", rank=None, post=None),
    Participant(person=None, name=None, side="CN", rank=None, post="minister_of_national_defence"),
]
PLACES = [
    Place(id="lao-cai", name="Lào Cai", country="VN"),
    Place(id="hekou", name="Hà Khẩu", country="CN"),
]

encounters = st.builds(
    Encounter,
    kind=st.sampled_from(["talks", "call"]),
    status=st.sampled_from(["announced", "held", "postponed"]),
    start=st.sampled_from([None, date(2024, 4, 11), date(2024, 4, 12)]),
    date_precision=st.sampled_from(["day", "inferred", "month"]),
    places=st.lists(st.sampled_from(PLACES), unique=True).map(tuple),
    host_side=st.sampled_from([None, "VN", "BOTH"]),
    participants=st.lists(st.sampled_from(PEOPLE), unique=True).map(tuple),
    topics=st.lists(
        st.builds(
            Topic, id=st.sampled_from(["hotline", "cyber"]), layer=st.sampled_from(["agreed", "reviewed"])
        ),
        unique=True,
    ).map(tuple),
)


@st.composite
def told_in_two_orders(draw):
    found = draw(st.lists(encounters, min_size=1, max_size=5))
    reports = [
        Report(
            url=f"https://n{i}.example/1",
            outlet="",
            title="",
            published_at=None,
            encounter=e,
            aspect=draw(st.sampled_from(["held", "follow_up", "background"])),
        )
        for i, e in enumerate(found)
    ]
    return reports, draw(st.permutations(reports))


@given(told_in_two_orders())
@settings(max_examples=200, deadline=None)
def test_the_order_of_reports_makes_no_difference(orders):
    one, other = orders
    assert merge(one) == merge(other)


def test_one_invitation_worded_twice_is_one(encounter, report):
    asked = [
        Invitation(inviter="Đổng Quân", invitee="Phan Văn Giang", event=event)
        for event in ("dự Diễn đàn Hương Sơn năm nay", "tham dự Diễn đàn Hương Sơn Bắc Kinh trong năm nay")
    ]
    talks = [encounter("talks", "2026-03-18", invitations=(i,)) for i in asked]
    merged = merge([report("a", talks[0], "2026-03-18"), report("b", talks[1], "2026-03-18")])
    assert merged.invitations == (asked[0],)


def test_one_report_of_talks_elsewhere_does_not_stand_against_three(encounter, report):
    here, there = (encounter("talks", "2024-10-24", heads="dong-jun", at=at) for at in ("hanoi", "da-nang"))
    told = [report(name, here) for name in "abc"]
    one = merge([*told, report("slip", there)])
    assert [p.id for p in one.places] == ["hanoi"]
    assert {q.url for q in one.evidence["places"]} == {r.url for r in told}
    assert {p.id for p in merge([*told[:2], report("slip", there)]).places} == {"hanoi", "da-nang"}
    both = replace(there, places=(*here.places, *there.places))
    assert {p.id for p in merge([*told, report("slip", there), report("d", both)]).places} == {
        "hanoi",
        "da-nang",
    }


def test_who_had_asked_for_a_visit_is_known_when_it_is_paid_later(encounter, report):
    said = (Quote(quote="theo lời mời", start=0, end=12),)
    plan = encounter("visit", "2024-08-10/2024-08-12", heads="dong-jun", host_side="VN", status="announced")
    asked = (Invitation(inviter="Phan Văn Giang", invitee="Đổng Quân", event="thăm chính thức Việt Nam"),)
    plan = replace(plan, invitations=asked, evidence={**plan.evidence, "invitations": said})
    paid = replace(encounter("visit", "2024-10-01/2024-10-03", heads="dong-jun", host_side="VN"))
    told = [
        report("plan", plan, "2024-08-01"),
        report("off", replace(plan, status="postponed", invitations=()), "2024-08-08"),
        report("paid", paid, "2024-10-03"),
    ]
    merged = merge(told)
    assert merged.invitations == asked
    assert [q.url for q in merged.evidence["invitations"]] == [told[0].url]
    back = (replace(asked[0], inviter="Đổng Quân", invitee="Phan Văn Giang"),)
    assert merge([told[0], replace(told[2], encounter=replace(paid, invitations=back))]).invitations == back


def test_a_copy_changes_nothing_of_what_is_told_of_people(talks, report):
    def named(name):
        person = Participant(person=None, name=name, side="CN", rank=None, post=None)
        return replace(talks, participants=(person,))

    told = [report("a", named("Zhang Heping")), report("b", named("Trương Hòa Bình"))]
    copies = [replace(told[1], url=f"https://copy{n}.example/1", copy_of=told[1].url) for n in range(2)]
    assert merge([*told, *copies]).participants == merge(told).participants


def test_what_a_copy_takes_for_today_makes_nothing_longer_and_renames_no_place(encounter, report):
    day = encounter("port_call", "2024-12-21", at="hai-phong", host_side="VN")
    original = report("a", day)
    (place,) = day.places
    elsewhere = (replace(place, name="海防"),)
    stamped = replace(day, start=date(2024, 12, 22), end=date(2024, 12, 22), places=elsewhere)
    copy = replace(report("b", stamped, "2024-12-22"), copy_of=original.url)
    merged = merge([original, copy])
    assert (merged.start, merged.end, merged.places) == (day.start, day.end, day.places)
    assert merge([original, replace(copy, copy_of=None)]).end == date(2024, 12, 22)
