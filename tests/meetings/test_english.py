"""English articles: judged, read, and let through by the gates."""

import time
from datetime import datetime

import pytest

from meetings.article import Article
from meetings.encounter import Edition
from meetings.gate import page_may_matter, text_may_matter
from meetings.reader import judge, judge_and_read
from tests.meetings.english_articles import NEAR_MISSES, TOLD


def article(title: str, text: str, published: str = "2025-11-05") -> Article:
    moment = datetime.fromisoformat(f"{published}T09:00+00:00")
    return Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=moment, language="en")  # fmt: skip


@pytest.mark.parametrize(
    ("published", "title", "text", "kind", "start", "vietnamese", "chinese", "place", "edition"),
    [told[1:] for told in TOLD],
    ids=[told[0] for told in TOLD],
)
def test_an_english_article_tells_of_one_encounter(
    published, title, text, kind, start, vietnamese, chinese, place, edition
) -> None:
    told = article(title, text, published)
    verdict, found = judge_and_read(told)
    assert verdict.label == "meeting"
    assert [e.kind for e in found] == [kind]
    encounter = found[0]
    assert str(encounter.start) == start
    assert [p.person or p.name for p in encounter.heads("VN")] == [vietnamese] * bool(vietnamese)
    assert [p.person or p.name for p in encounter.heads("CN")] == [chinese] * bool(chinese)
    assert next((p.id for p in encounter.places), None) == place
    named = encounter.mechanism and (encounter.mechanism.id, encounter.mechanism.ordinal)
    assert named == edition
    quotes = [q for quotes in encounter.evidence.values() for q in quotes]
    assert quotes
    assert all(told.text[q.start : q.end] == q.quote for q in quotes)
    assert all(told.text[r.start : r.end] == r.quote for r in verdict.reasons)


@pytest.mark.parametrize("told", TOLD, ids=[told[0] for told in TOLD])
def test_no_english_article_that_is_kept_is_held_back(told) -> None:
    _, _, title, text, *_ = told
    assert text_may_matter(f"{title}\n{text}", "en")
    assert page_may_matter(f"<h1>{title}</h1><p>{text}</p>", "en")


@pytest.mark.parametrize(("category", "title", "text"), NEAR_MISSES)
def test_a_near_miss_is_no_meeting(category: str, title: str, text: str) -> None:
    assert judge(article(title, text)).label == "none", category


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("postponed", "exchange postponed"),
        ("announced", "exchange announced"),
        ("announced", "visit announced"),
    ],
)
def test_what_is_not_held_has_its_status(status: str, name: str) -> None:
    told = next(t for t in TOLD if t[0] == name)
    assert [e.status for e in judge_and_read(article(told[2], told[3], told[1]))[1]] == [status]


@pytest.mark.parametrize(
    "text",
    ["", " \n", "CHINA AND VIETNAM HOLD TALKS. " * 3000, "China Vietnam " + "A" * 100_000, "China Vietnam " + ", the " * 20_000,
     " ".join(f"General Phan Van A{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} met Chinese Colonel Zhang Li{chr(97 + i % 26)} in Vietnam." for i in range(10_000)),
     "Vietnamese Defence Minister Phan Van Giang received" + " in aa" * 32 + " Chinese Defence Minister Dong Jun in Hanoi.",
     "Phan Van Jiangsu rnet Chinese Minister Dong Quan 1n Vietnam on 45 Octember 9999, said Ge n. G1ang"],
)  # fmt: skip
def test_bad_input_raises_nothing_and_ends_soon(text: str) -> None:
    began = time.process_time()
    judge_and_read(article("Vietnam, China", text))
    assert time.process_time() - began < 20


def test_a_host_who_speaks_hosts_nobody() -> None:
    text = (
        "General Luong Cuong received a delegation led by Chinese Major General Yin Hongwen in Hanoi on September 19."
        " At the meeting, the host recalled the visit to China of General Ngo Xuan Lich and thanked Major General Yin Hongwen."
    )
    found = judge_and_read(article("A Chinese delegation in Hanoi", text, "2016-09-20"))[1]
    assert [p.person for e in found for p in e.heads("VN")] == ["luong-cuong"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A Chinese naval fleet arrived in Da Nang on May 6, beginning a four-day visit to Vietnam.", "2017-05-06", "2017-05-09"),
        ("A Chinese naval ship left Da Nang on May 9, concluding a four-day visit to Vietnam.", "2017-05-06", "2017-05-09"),
    ],
)  # fmt: skip
def test_the_days_of_a_stay_are_counted(text: str, first: str, last: str) -> None:
    found = judge_and_read(article("Chinese navy ships in Vietnam", text, "2017-05-10"))[1]
    assert [(str(e.start), str(e.end)) for e in found] == [(first, last)]


def test_a_patrol_at_the_border_is_on_both_sides_of_it() -> None:
    text = (
        "Border guards of Vietnam's Lao Cai province and Chinese border troops in Hekou, Yunnan province,"
        " held a joint patrol along the border on January 1."
    )
    found = judge_and_read(article("Vietnamese, Chinese border guards hold patrol", text, "2017-01-02"))[1]
    assert {p.id for e in found for p in e.places} >= {"lao-cai", "hekou"}


def test_a_leader_s_visit_is_not_his_general_s() -> None:
    text = (
        "Deputy Defence Minister Nguyen Chi Vinh met Fan Changlong, Vice Chairman of the Central Military Commission of China,"
        " in Beijing on May 12 in the framework of the President's State visit to China. They will tour units and pay visits to Chinese schools."
    )
    assert [e.kind for e in judge_and_read(article("Senior officers meet", text, "2017-05-13"))[1]] == [
        "call"
    ]


def test_whoever_a_guest_met_is_listed_with_titles() -> None:
    text = (
        "Fan Changlong, Vice Chairman of China's Central Military Commission, met Nguyen Phu Trong, General Secretary of the Communist"
        " Party of Vietnam, President Tran Dai Quang, Prime Minister Nguyen Xuan Phuc and Defence Minister Ngo Xuan Lich in Hanoi on June 18."
    )
    found = judge_and_read(article("Vietnamese leaders meet Fan Changlong", text, "2017-06-19"))[1]
    assert {p.person for e in found for p in e.heads("VN")} == {
        "nguyen-phu-trong", "tran-dai-quang", "nguyen-xuan-phuc", "ngo-xuan-lich",
    }  # fmt: skip


def test_what_the_headline_plans_is_announced() -> None:
    text = "China and Vietnam are to stage a joint army exercise in Guangxi, the defence ministry in Beijing announced on Sunday."
    found = judge_and_read(article("China and Vietnam plan first joint army drill", text, "2025-07-20"))[1]
    assert [e.status for e in found] == ["announced"]


@pytest.mark.parametrize(
    "withdrew",
    [
        "pulled out of a meeting with",
        "withdrew from talks with",
        "cancelled his trip to meet",
        "skipped a meeting with",
    ],
)
def test_a_minister_who_stays_away_puts_a_meeting_off(withdrew: str) -> None:
    text = f"Chinese Defence Minister Li Shangfu abruptly {withdrew} Vietnamese Defence Minister Phan Van Giang on September 7."
    found = judge_and_read(article("Li Shangfu missed Vietnam meeting", text, "2023-09-15"))[1]
    assert [e.status for e in found] == ["postponed"]


def test_two_encounters_of_one_day_have_their_own_days() -> None:
    text = (
        "Chinese Defence Minister Chang Wanquan met Vietnamese Deputy Defence Minister Nguyen Chi Vinh in Beijing on November 2."
        " Vinh leads the delegation to the sixth Vietnam-China Defence Strategic Dialogue slated for November 4."
    )
    found = judge_and_read(article("Vietnam, China step up ties", text, "2016-11-03"))[1]
    assert {(e.kind, e.status, str(e.start)) for e in found} == {
        ("call", "held", "2016-11-02"),
        ("dialogue", "announced", "2016-11-04"),
    }


def test_what_a_statement_resolves_upon_is_not_held() -> None:
    text = (
        "China and Vietnam agreed on October 14 in a joint statement to strengthen exchanges between the two armies. "
        "Continue to hold joint patrols and visits of warships in the Gulf of Tonkin."
    )
    assert judge_and_read(article("China, Vietnam issue joint statement", text, "2024-10-15"))[1] == []


@pytest.mark.parametrize(
    ("words", "ordinal"),
    [
        ("their second joint patrol in 2022 in the Gulf of Tonkin", None),
        ("their second joint patrol in waters along the line that divides the Gulf of Tonkin in 2022", None),
        ("their third joint patrol of the year in the Gulf of Tonkin", None),
        ("their 25th joint patrol in the Gulf of Tonkin since 2006, and the first one held in 2022", 25),
    ],
)
def test_a_count_within_a_year_numbers_no_patrol(words: str, ordinal: int | None) -> None:
    text = f"On November 3, the coast guards of Vietnam and China conducted {words}."
    _, (patrol,) = judge_and_read(article("Coast guards at sea", text, "2022-11-04"))
    assert patrol.mechanism == Edition(id="coast_guard_joint_patrol", ordinal=ordinal)
