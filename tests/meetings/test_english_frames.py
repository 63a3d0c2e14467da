"""What stands within something larger in English: a patrol in an exchange, a meeting in a stay, a plan called off."""

import pytest

from tests.meetings.test_english_partners import DONG, told

EXCHANGE = "The 10th Vietnam-China border defence friendship exchange"


def places(found: object) -> list[str]:
    return [p.id for p in found.places]  # type: ignore[attr-defined]


def test_a_patrol_with_a_number_of_its_own_is_no_item_of_the_exchange() -> None:
    text = f"{EXCHANGE} was held in Mong Cai, Vietnam, and Dongxing, China, from March 16 to 20, the Chinese navy said. It included the 40th joint patrol of the Vietnamese and Chinese navies in the Gulf of Tonkin from March 19 to 20."
    found = {e.kind: (str(e.start), str(e.end)) for e in told(text, published="2026-03-21")}
    assert found == {
        "border_exchange": ("2026-03-16", "2026-03-20"),
        "joint_patrol_sea": ("2026-03-19", "2026-03-20"),
    }


def test_the_gate_is_the_place_and_neither_its_district_nor_an_edition_before() -> None:
    text = f"{EXCHANGE} opened on March 18 with a ceremony at Ta Lung International Border Gate, Quang Hoa district, and in Longzhou, China. The first Vietnam-China border defence friendship exchange had been organised with ceremonies at Mong Cai and Dongxing."
    (found,) = told(text)
    assert places(found) == ["ta-lung", "longzhou"]


def test_the_dateline_is_no_place_of_an_exchange_or_of_what_is_told_in_it() -> None:
    text = f"NANNING, March 19 (Xinhua) -- {DONG} hosted the 10th China-Vietnam border defense friendship exchange with his Vietnamese counterpart Phan Van Giang on Thursday. Dong said during a meeting with Giang that both armies are friends."
    assert [places(e) for e in told(text)] == [[], []]


@pytest.mark.parametrize(
    ("text", "kind", "host"),
    [
        ("BEIJING - General Phan Van Giang held a bilateral meeting with his Chinese counterpart Dong Jun on Tuesday, during the state visit by General Secretary To Lam to China.", "talks", "CN"),
        ("Zhang Youxia, Vice Chairman of the Central Military Commission of China, met Phan Van Giang, who is on a two-day trip to China, on Wednesday.", "call", "CN"),
        ("In Vietnam, General Zhang Youxia, Vice Chairman of the Central Military Commission of China, met General Secretary To Lam on Thursday.", "receive", "VN"),
    ],
)  # fmt: skip
def test_who_stays_in_a_country_is_its_guest(text: str, kind: str, host: str) -> None:
    (found,) = told(text, published="2026-03-20")
    assert (found.kind, found.host_side) == (kind, host)


def test_a_plan_called_off_keeps_the_days_it_was_due() -> None:
    text = "Chinese Defence Minister Li Shangfu called off a meeting with Vietnamese Defence Minister Phan Van Giang, officials said. Li had been due to attend it at the border on September 7-8."
    (found,) = told(text, published="2023-09-14")
    assert (found.status, str(found.start), str(found.end)) == ("cancelled", "2023-09-07", "2023-09-08")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Vietnam, China military gathering cancelled", "Officers of both armies had planned an event on the border from Tuesday. The Chinese defence ministry said it had cancelled it.", [("border_exchange", "cancelled")]),
        ("China cancels military talks", "China has cut short talks of both armies with Vietnam. General Fan Changlong returned early, and a meeting on border security was cancelled.", [("working_meeting", "cancelled")]),
        ("China cancels military talks with US", "China has cut short talks of both armies, which Vietnam regrets. A meeting was cancelled.", []),
        ("China cancels fishery talks with Vietnam", "Officials were to discuss catches in Haikou. Coast guard vessels of both clashed. The talks were cancelled.", []),
        ("Vietnam scraps oil project after China's threats", "Vietnam has cancelled drilling. Its navy was put on alert.", []),
    ],
)  # fmt: skip
def test_a_headline_calls_off_what_soldiers_of_both_had_planned(
    title: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(e.kind, e.status) for e in told(text, title, "2017-06-22")] == expected


def test_who_highlights_something_during_a_ceremony_only_says_so() -> None:
    text = "The joint exercise of the Vietnamese and Chinese military medical forces was concluded. This was highlighted by Major General Nguyen Hung Thang during the closing ceremony, carried out in the city of Mong Cai in the province of Quang Ninh."
    (found,) = told(text, "Joint exercise of Vietnamese and Chinese military medics ends")
    assert places(found) == ["mong-cai"]


def test_the_days_that_a_visit_was_moved_to_are_its_days() -> None:
    text = "Chinese Defence Minister Dong Jun's visit to Vietnam, originally planned for June 15-17, will now take place from June 25 to 27."
    (found,) = told(text, "Visit to Vietnam moved", "2026-06-12")
    assert (found.status, str(found.start), str(found.end)) == ("announced", "2026-06-25", "2026-06-27")


def test_a_month_of_next_year_is_to_come() -> None:
    text = "The eleventh Vietnam-China border defence friendship exchange will be held in Lang Son in April next year."
    (found,) = told(text, "Border defence exchange", "2026-11-20")
    assert (found.status, str(found.start), found.date_precision) == ("announced", "2027-04-01", "month")
