"""English headlines: in capitals, with a dateline, and with no more than a feed's summary behind them."""

from datetime import datetime

import pytest

from meetings.article import Article
from meetings.reader import judge, judge_and_read
from meetings.reading.en.body import headline
from meetings.reading.en.reader import SUMMARY
from tests.meetings.english_articles import NEAR_MISSES, TOLD


def article(title: str, text: str, published: str | None = "2026-03-18") -> Article:
    moment = datetime.fromisoformat(f"{published}T09:00+00:00") if published else None
    return Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=moment, language="en")  # fmt: skip


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("VIETNAMESE, CHINESE DEFENCE MINISTERS HOLD TALKS", "Vietnamese, Chinese Defence Ministers Hold Talks"),
        ("PLA DELEGATION VISITS VIỆT NAM'S NAVY", "PLA Delegation Visits Viet Nam's Navy"),
        ("CHINA, U.S. TALK", "China, U.S. Talk"),
        ("China and VN hold talks", "China and VN hold talks"),
    ],
)  # fmt: skip
def test_a_headline_in_capitals_is_read_as_one_in_small_letters(title: str, read: str) -> None:
    assert headline(title) == read


@pytest.mark.parametrize("told", TOLD, ids=[told[0] for told in TOLD])
def test_capitals_in_a_headline_change_nothing(told) -> None:
    _, published, title, text, *_ = told
    capitals = judge_and_read(article(title.upper(), text, published))
    assert capitals == judge_and_read(article(title, text, published))


@pytest.mark.parametrize(("category", "title", "text"), NEAR_MISSES)
def test_a_near_miss_in_capitals_is_no_meeting(category: str, title: str, text: str) -> None:
    assert judge(article(title.upper(), text, "2025-11-05")).label == "none", category


def test_forces_of_both_in_a_headline_in_capitals_are_ties() -> None:
    text = "The army of Vietnam and the Chinese military want closer cooperation, Vietnam's Ministry of National Defence said."
    assert judge(article("VIETNAM, CHINA ARMIES STEP UP TIES", text)).label == "ties"


@pytest.mark.parametrize(
    "dateline",
    ["HANOI, Aug. 20, 2024 (VNA) - ", "HÀ NỘI, AUG. 20, 2024 (VNA) -- ", "Hanoi, August 20, 2024 (VNA): ", "HA NOI, AUGUST 20, 2024 — "],
)  # fmt: skip
def test_a_dateline_gives_the_day_and_no_place(dateline: str) -> None:
    text = f"{dateline}General Phan Van Giang met Chinese Defence Minister Dong Jun on Monday."
    found = judge_and_read(article("VIETNAMESE, CHINESE MINISTERS MEET", text, None))[1]
    assert [(str(e.start), e.places) for e in found] == [("2024-08-19", ())]


FEEDS = [
    ("Vietnamese, Chinese defence ministers hold talks in Hanoi", "The two ministers met on Tuesday and agreed on closer cooperation.",
     "talks", "held", "2026-03-17", "hanoi", {"phan-van-giang", "dong-jun"}),
    ("Defence Minister Phan Van Giang receives Chinese Ambassador He Wei", "The reception was held in Hanoi on March 16, and both sides praised ties.",
     "receive", "held", "2026-03-16", "hanoi", {"phan-van-giang", "he-wei"}),
    ("Vietnamese, Chinese navies conduct joint patrol in Gulf of Tonkin", "Ships of both sides were at sea from March 10 to 12.",
     "joint_patrol_sea", "held", "2026-03-10", "gulf-of-tonkin", set()),
    ("Chinese naval ship visits Da Nang", "The training vessel docked on March 17 with four hundred sailors on board.",
     "port_call", "held", "2026-03-17", "da-nang", set()),
    ("Vietnam, China to hold 3+3 strategic dialogue in Hanoi", "The first meeting of the ministers is due on March 20.",
     "dialogue", "announced", "2026-03-20", "hanoi", set()),
    ("VIETNAM, CHINA HOLD TENTH BORDER DEFENCE FRIENDSHIP EXCHANGE", "The exchange in Quang Ninh and Guangxi lasts from March 18 to 19.",
     "border_exchange", "held", "2026-03-18", "quang-ninh", set()),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "kind", "status", "start", "place", "heads"), FEEDS)
def test_headline_and_summary_tell_of_an_encounter_together(
    title: str, text: str, kind: str, status: str, start: str, place: str, heads: set[str]
) -> None:
    told = article(title, text)
    verdict, (found,) = judge_and_read(told)
    assert verdict.label == "meeting"
    assert (found.kind, found.status, str(found.start)) == (kind, status, start)
    assert next(p.id for p in found.places) == place
    assert {p.person for p in found.participants} == heads
    quotes = [q for quotes in found.evidence.values() for q in quotes]
    assert quotes
    assert all(told.text[q.start : q.end] == q.quote for q in (*quotes, *verdict.reasons))


@pytest.mark.parametrize(("category", "title", "text"), NEAR_MISSES)
def test_a_near_miss_cut_to_a_summary_is_no_meeting(category: str, title: str, text: str) -> None:
    first = text.split(". ", maxsplit=1)[0]
    assert judge(article(title, first, "2025-11-05")).label == "none", category
    blank = "Read the full story on our site."
    if category != "index_sidebar":
        assert judge(article(title, blank, "2025-11-05")).label == "none", category


def test_a_headline_over_a_whole_article_tells_nothing_that_its_text_does_not() -> None:
    title, summary, *_ = FEEDS[0]
    text = summary + " They spoke for long and at length." * (SUMMARY // 20)
    assert judge(article(title, text)).label != "meeting"
