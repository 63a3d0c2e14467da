"""English articles: judged, read, and let through by the gates."""

import time
from datetime import datetime

import pytest

from meetings.article import Article
from meetings.gate import page_may_matter, text_may_matter
from meetings.relevance import judge, judge_and_read
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
     "Phan Van Jiangsu rnet Chinese Minister Dong Quan 1n Vietnam on 45 Octember 9999, said Ge n. G1ang"],
)  # fmt: skip
def test_bad_input_raises_nothing_and_ends_soon(text: str) -> None:
    began = time.process_time()
    judge_and_read(article("Vietnam, China", text))
    assert time.process_time() - began < 20
