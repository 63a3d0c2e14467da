"""Several partners in one English article, texts without their first sentence, and what only sounds like news."""

from datetime import datetime

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import judge_and_read

GIANG, DONG = "Vietnamese Defence Minister Phan Van Giang", "Chinese Defence Minister Dong Jun"
XU = "Xu Qiliang, Vice Chairman of the Central Military Commission of China"


def told(text: str, title: str = "", published: str = "2026-03-20") -> list[Encounter]:
    moment = datetime.fromisoformat(f"{published}T09:00+00:00")
    article = Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=moment, language="en")  # fmt: skip
    return judge_and_read(article)[1]


def facts(found: Encounter) -> tuple[str, str, set[str | None]]:
    return found.kind, str(found.start), {p.person or p.name for p in found.participants}


def topics(found: Encounter) -> set[str]:
    return {t.id for t in found.topics}


def test_the_partner_behind_one_of_a_third_country_has_a_day_of_his_own() -> None:
    text = f"{GIANG} met Lao Defence Minister Khamlieng Outhakaysone on March 17 and {DONG} on March 18 in Beijing. With Khamlieng Outhakaysone, he agreed on the clearance of landmines."
    (found,) = told(text)
    assert facts(found) == ("talks", "2026-03-18", {"phan-van-giang", "dong-jun"})
    assert not topics(found)


def test_two_partners_of_the_other_side_have_a_day_each() -> None:
    text = f"{GIANG} met {DONG} on March 17 and Zhang Youxia, Vice Chairman of the Central Military Commission of China, on March 18 in Beijing."
    assert [facts(e)[:2] for e in told(text)] == [("talks", "2026-03-17"), ("call", "2026-03-18")]


def test_the_subject_of_the_next_clause_is_no_partner() -> None:
    assert (
        told(
            f"{GIANG} met Lao Defence Minister Khamlieng Outhakaysone on March 17 and {DONG} said he welcomed it."
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Defence Minister Ngo Xuan Lich received the ambassadors of India, China and Laos in Hanoi on May 20.", "2016-05-21", ("receive", "2016-05-20", {"ngo-xuan-lich", "hong-xiaoyong"})),
        ("Defence Minister Phan Van Giang met his Lao, Chinese and Thai counterparts in Jakarta on November 16.", "2023-11-17", None),
        ("Defence Minister Phan Van Giang met with his counterparts from Singapore, China and France in Singapore on June 1.", "2024-06-02", ("sideline", "2024-06-01", {"phan-van-giang", "dong-jun"})),
        ("The defence ministers of Vietnam, China and Laos met in Vientiane on November 1.", "2025-11-02", None),
        ("Defence Minister Phan Van Giang attended a meeting of the defence ministers of China, Laos and Thailand in Vientiane on November 1.", "2025-11-02", None),
    ],
)  # fmt: skip
def test_one_of_those_who_hold_an_office_for_their_countries(
    text: str, published: str, expected: object
) -> None:
    found = told(text, published=published)
    if expected is None:
        assert not any("dong-jun" in facts(e)[2] for e in found)
    else:
        assert [facts(e) for e in found] == [expected]


def test_what_the_ministers_agreed_is_no_topic_of_the_call_that_followed() -> None:
    text = f"{GIANG} held talks with {DONG} in Beijing on March 18. Giang later paid a courtesy call on {XU}. The two ministers agreed to step up cooperation in military medicine."
    talks, call = told(text)
    assert (talks.kind, topics(talks)) == ("talks", {"military_medicine"})
    assert (call.kind, topics(call)) == ("call", set())


def test_a_headline_may_name_partners_of_several_countries() -> None:
    text = "General Phan Van Giang, now in Cambodia for the ASEAN Defence Ministers' Meeting, met Cambodian Defence Minister Tea Banh on November 21. A show will open in December. The same day, Giang also had a meeting with his Chinese counterpart Wei Fenghe."
    (found,) = told(
        text, "Defence Minister meets Cambodian, Chinese counterparts in Phnom Penh", "2022-11-22"
    )
    assert facts(found) == ("sideline", "2022-11-21", {"phan-van-giang", "wei-fenghe"})


def test_the_headline_stands_for_a_first_sentence_that_is_missing() -> None:
    text = (
        "At the meeting, the Vietnamese minister congratulated his guest. "
        + "He praised the cooperation of both armies in training, medicine and peacekeeping. " * 8
    )
    (found,) = told(text, "Vietnamese, Chinese defence ministers hold talks in Hanoi", "2024-08-29")
    assert facts(found)[0] == "talks"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Profile: a sailor in the ministry", f"Born in Yantai, {DONG} co-chaired a border defence friendship exchange with {GIANG} on April 11."),
        ("Leaders sign deals", "To Lam and Xi Jinping met in Hanoi on Monday. In a statement, Vietnam and China pledged to hold the border defence friendship exchange and patrols of their navies."),
        ("What the drill of Vietnam and China tells us", "Experts see the joint exercise of the Vietnamese and Chinese armies in Guangxi as a signal."),
    ],
)  # fmt: skip
def test_a_life_a_pledge_or_an_opinion_is_no_meeting(title: str, text: str) -> None:
    assert told(text, title) == []


def test_two_who_met_each_other_did_not_meet_whoever_is_named_behind() -> None:
    text = f"U.S. Defense Secretary Pete Hegseth and Phan Van Giang met in Hanoi on Sunday, a day after Hegseth saw {DONG} in Kuala Lumpur."
    assert told(text, published="2025-11-03") == []


def test_a_minister_calls_on_leaders_after_his_talks() -> None:
    text = f"{DONG} arrived in Hanoi on Sunday. On Monday he called on President Luong Cuong."
    assert ("call", "2026-03-16") in [facts(e)[:2] for e in told(text, published="2026-03-18")]


def test_the_day_before_a_day_is_that_of_the_talks() -> None:
    text = f"{GIANG} wound up a visit to China on Thursday after talks with {DONG} the previous day that covered the border."
    assert ("talks", "2026-03-18") in [facts(e)[:2] for e in told(text, published="2026-03-20")]
