"""Forces in English: who led, welcomed and spoke, border troops by whatever name, and how long ships stay."""

from datetime import datetime

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import judge_and_read


def read(title: str, text: str, published: str) -> list[Encounter]:
    moment = datetime.fromisoformat(f"{published}T09:00+00:00")
    told = Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=moment, language="en")  # fmt: skip
    found = judge_and_read(told)[1]
    assert all(text[q.start : q.end] == q.quote for e in found for qs in e.evidence.values() for q in qs)
    return found


def only(title: str, text: str, published: str) -> Encounter:
    (found,) = read(title, text, published)
    return found


def heads(found: Encounter) -> set[tuple[str, str]]:
    return {(p.side, p.person or p.name or "") for p in found.participants if p.role == "head"}


CALL = "Two Vietnamese frigates docked in Zhanjiang, China, on June 3 for a courtesy visit. "


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("They were welcomed at a ceremony hosted by Deputy Commander of the Nanhai Fleet, Li Hongbo, and his staff.",
         {("CN", "Li Hongbo")}),
        ("Senior Captain Zhou Ping, Chief of Staff of the Nanhai Fleet, hosted the welcome ceremony.", {("CN", "Zhou Ping")}),
        ("The ships are led by Captain Le Van Ba, Second-in-Command of a brigade of the Vietnam People's Navy.",
         {("VN", "Le Van Ba")}),
        ("Rear Admiral Zhou Ping, Deputy Commander of the Nanhai Fleet, said the port was glad to see its guests.",
         {("CN", "Zhou Ping")}),
        ("Senior Colonel Zhou Ping, spokesman of the Chinese Ministry of National Defence, said the call was routine.", set()),
        ("The frigates, under commander rear admiral Le Van Ba, will leave on Friday.", {("VN", "Le Van Ba")}),
        ("Naval Captain Zhou Ping of the Nanhai Fleet welcomed the delegation on board.", {("CN", "Zhou Ping")}),
        ("They were greeted by Vice Chairman of the municipal government Zhou Ping.", set()),
        ("Head of the Department of Foreign Affairs of Zhanjiang City, Guangdong Province, hosted a dinner.", set()),
    ],
)  # fmt: skip
def test_who_leads_ships_and_who_welcomes_them(said: str, named: set[tuple[str, str]]) -> None:
    assert heads(only("Vietnamese frigates visit China", CALL + said, "2014-06-04")) == named


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("During their three-day visit, the crew will tour the city.", "2014-06-05"),
        ("During the five-day stay, a football match is planned.", "2014-06-07"),
        ("During the visit, two officers gave a three-day course.", "2014-06-03"),
        ("The four-day visit to Zhanjiang is the first in years.", "2014-06-06"),
        ("The four-day visit by a French ship in 2011 was the first.", "2014-06-03"),
    ],
)
def test_how_long_ships_stay(said: str, last: str) -> None:
    assert str(only("Vietnamese frigates visit China", CALL + said, "2014-06-04").end) == last


def test_a_visit_that_is_part_of_a_patrol_is_told_of_the_visit() -> None:
    part = "The call forms part of a journey that took place on the 16th joint patrol of the Vietnamese and Chinese navies in the Gulf of Tonkin."
    assert only("Vietnamese frigates visit China", CALL + part, "2014-06-04").kind == "port_call"


@pytest.mark.parametrize(
    ("text", "kind", "places", "named"),
    [
        ("Delegations of the Border Guard Commands of Vietnam's Lang Son and Cao Bang provinces and of the Guangxi General Station of Exit and Entry Inspection of China held talks in Lang Son on March 5.\n"
         "Colonel Hoang Van Tam, Commander of the Lang Son provincial Border Guard, said trade was brisk.",
         "talks", {"lang-son"}, {("VN", "Hoang Van Tam")}),
        ("Officers of the border guard forces of the northern province of Lai Chau and Jinping county of China's Yunnan held talks in Lai Chau on March 5.",
         "talks", {"lai-chau"}, set()),
        ("The Border Guard Command of the province of Ha Giang and China's Wenshan Border Defence Region held a joint patrol along the border on March 5.\n"
         "During the patrol, Lieutenant Colonel Le Van Ba, Deputy Chief of Staff of the Ha Giang Border Guard Command, and Major Wu Feng, Chief of Staff of the Wenshan Border Defence Region, agreed on a date for the next one.",
         "joint_patrol_land", {"ha-giang"}, {("VN", "Le Van Ba"), ("CN", "Wu Feng")}),
        ("Border guards of Vietnam's Lao Cai and Chinese border troops held a joint patrol on March 5.\nThe line is well kept, said Major Hoang Van Tam, head of the Border Guard Station of Muong Khuong.",
         "joint_patrol_land", {"lao-cai"}, {("VN", "Hoang Van Tam")}),
        ("Border guards of Vietnam's Dien Bien and Chinese border troops held a joint patrol at the A Pa Chai - Longfu border crossing on March 5.",
         "joint_patrol_land", {"a-pa-chai"}, set()),
    ],
)  # fmt: skip
def test_border_forces_by_whatever_name(
    text: str, kind: str, places: set[str], named: set[tuple[str, str]]
) -> None:
    found = only("Vietnam, China keep the border quiet", text, "2025-03-06")
    assert (found.kind, {p.id for p in found.places}, heads(found)) == (kind, places, named)


def test_border_guards_that_meet_traders_hold_no_talks_with_soldiers() -> None:
    text = "Border guards of Vietnam's Lang Son met with traders from Pingxiang, China, on March 5 about the queue of lorries."
    assert read("Vietnam, China keep the border open", text, "2025-03-06") == []


@pytest.mark.parametrize(
    ("title", "text", "kind", "days", "named"),
    [
        # the headline alone says what took place; the text begins with those who came
        ("Border guards of Vietnam, China hold talks",
         "The delegation of the Lao Cai provincial Border Guard Command was headed by its Commander Colonel Hoang Van Tam, while that of the Honghe Border Management Detachment was led by its head Luo Jianhua.\nIt was a friendly day.",
         "talks", ("2025-03-06", "2025-03-06"), {("VN", "Hoang Van Tam"), ("CN", "Luo Jianhua")}),
        ("Vietnamese warships visit China",
         "The two frigates, led by Captain Le Van Ba, Deputy Commander of Naval Region 1, will stay in Qingdao until Friday.",
         "port_call", ("2025-03-07", "2025-03-07"), {("VN", "Le Van Ba")}),
        ("Vietnamese, Chinese army medics end exercise",
         "Army medics of Vietnam and China ended a joint medical exercise at Nam Son Mong Cai Training Base in Vietnam's Quang Ninh province on March 5.\nHu Xiaoming, head of the Chinese guidance team and deputy director of a health bureau, thanked the hosts.",
         "exercise", ("2025-03-05", "2025-03-05"), {("CN", "Hu Xiaoming")}),
        ("Vietnamese, Chinese army medics' joint exercise begins",
         "Major General Le Van Ba spoke at the opening of the exercise.\nThe drill took place in Mong Cai on March 5.",
         "exercise", ("2025-03-05", "2025-03-05"), set()),
        ("Vietnam - China young officer exchange begins",
         "On March 5, Senior Colonel Zhou Ping of the Chinese Ministry of National Defence hosted a dinner for the young officer delegation in Beijing.",
         "young_officers", ("2025-03-05", "2025-03-05"), set()),
        # not the day that is celebrated
        ("Border guards of Vietnam, China hold talks",
         "On March 1 and 2, the Yunnan Border Guard and the Ha Giang provincial Border Guard (Vietnam) held talks on the occasion of the 66th anniversary of the Vietnamese Border Guard on March 3.",
         "talks", ("2025-03-01", "2025-03-02"), set()),
        ("Coast guards of Vietnam, China at sea together",
         "Ships 8003 and 8004 of the Vietnam Coast Guard and ships 4301 and 4203 of the China Coast Guard patrolled the waters of the Gulf of Tonkin for three days ending on March 5.",
         "joint_patrol_sea", ("2025-03-03", "2025-03-05"), set()),
        ("Vietnam, China start fishery patrol",
         "Vietnam and China began a joint fishery patrol in the Gulf of Tonkin on March 4.\nCoast guard ships will inspect boats for four days ending on March 7.",
         "joint_patrol_sea", ("2025-03-04", "2025-03-07"), set()),
    ],
)  # fmt: skip
def test_what_is_told_in_another_order(
    title: str, text: str, kind: str, days: tuple[str, str], named: set[tuple[str, str]]
) -> None:
    found = only(title, text, "2025-03-06")
    assert (found.kind, (str(found.start), str(found.end)), heads(found)) == (kind, days, named)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Vietnam, China to keep border patrol going", "The defence ministries of both countries spoke well of the border. Rice was cheap."),
        ("Vietnamese warships visit Japan", "The two frigates, led by Captain Le Van Ba, Deputy Commander of Naval Region 1, came from China."),
        ("Vietnamese coast guard talks about Chinese ships", "Colonel Le Van Ba of the Vietnam Coast Guard counted the ships."),
    ],
)  # fmt: skip
def test_a_headline_alone_tells_of_no_encounter(title: str, text: str) -> None:
    assert read(title, text, "2025-03-06") == []


TALKS = "The Border Guard Command of Lao Cai and China's Honghe Border Management Detachment held talks in Lao Cai on March 5.\n"


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("The China Coast Guard and its Vietnamese counterpart held their 4th High Level Meeting via video link on March 5.",
         "video_talks", set()),
        ("Commander of the Vietnam People's Navy Vice Admiral Le Van Ba held talks with his Chinese counterpart via video link on March 5.",
         "video_talks", {("VN", "Le Van Ba"), ("CN", "")}),
        (TALKS + "During the talks between the two delegations led by Colonel Hoang Van Tam, Deputy Commander of the Border Guard Command "
         "of Lao Cai, and Senior Colonel Luo Jianhua, head of the Honghe Border Management Detachment, both sides looked back on the year.",
         "talks", {("VN", "Hoang Van Tam"), ("CN", "Luo Jianhua")}),
        (TALKS + "The Vietnamese delegation was led by Colonel Hoang Van Tam, Deputy Commander of Lao Cai Border Guard Command.",
         "talks", {("VN", "Hoang Van Tam")}),
    ],
)  # fmt: skip
def test_who_speaks_for_forces_at_talks(text: str, kind: str, named: set[tuple[str, str]]) -> None:
    found = only("Forces of Vietnam, China hold talks", text, "2025-03-06")
    assert (found.kind, heads(found)) == (kind, named)


def test_the_edition_of_talks_by_video() -> None:
    text = "The Vietnam Coast Guard and its Chinese counterpart held the 4th High Level Meeting of the two coast guards via video link on March 5."
    found = only("Coast guards of Vietnam, China hold talks", text, "2025-03-06")
    assert found.mechanism
    assert (found.mechanism.id, found.mechanism.ordinal) == ("coast_guard_high_level_meeting", 4)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Vietnam Coast Guard and the China Coast Guard met in Hanoi on March 5.", ["working_meeting"]),
        ("Delegations of the Vietnamese and Chinese navies met in Da Nang on March 5.", ["working_meeting"]),
        ("The Vietnam Coast Guard and the China Coast Guard met the demand for fish in Hanoi.", []),
        ("The Vietnam Coast Guard and the China Coast Guard met fishermen in Hanoi on March 5.", []),
    ],
)  # fmt: skip
def test_forces_that_met_somewhere_did_so_at_work(text: str, kinds: list[str]) -> None:
    assert [e.kind for e in read("Forces of Vietnam, China meet", text, "2025-03-06")] == kinds


def test_what_an_exchange_that_began_will_include_is_not_yet_all_of_it() -> None:
    text = (
        "A Vietnamese naval fleet arrived in Zhanjiang, China, on March 5, as the 8th China-Vietnam border defence friendship "
        "exchange began, which will include a visit to a school."
    )
    found = read("China, Vietnam launch border defence exchange", text, "2025-03-06")
    assert {(e.kind, e.status) for e in found} == {("port_call", "held"), ("border_exchange", "held")}


@pytest.mark.parametrize(
    ("occasion", "kind"),
    [
        ("on the occasion of the state visit of the Party chief", "talks"),
        ("on the sidelines of a forum during an official visit", "sideline"),
    ],
)
def test_a_bilateral_meeting_on_a_state_visit_is_on_no_margins(occasion: str, kind: str) -> None:
    text = f"General Phan Van Giang held a bilateral meeting with his Chinese counterpart Dong Jun on March 5, {occasion}."
    assert only("Vietnamese Defence Minister meets Chinese counterpart", text, "2025-03-06").kind == kind


def test_the_gate_at_which_an_exercise_took_place() -> None:
    text = (
        "The border guards of Vietnam's Ha Giang province and a Chinese border police detachment held a joint exercise on "
        "March 4.\nThe drill took place at Thanh Thuy border gate."
    )
    assert [p.id for p in only("China, Vietnam hold joint drills", text, "2025-03-06").places] == [
        "thanh-thuy"
    ]
