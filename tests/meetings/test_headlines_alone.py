"""What a feed gives of an article before it is fetched: a headline, and no more."""

import pytest

from meetings.article import Article, article_from_json
from meetings.reader import judge_and_read

RECEIVED, TALKED, COMING = ("receive", "held"), ("talks", "held"), ("visit", "announced")
TOLD = [
    ("vi", "Thủ tướng tiếp Bộ trưởng Quốc phòng Trung Quốc", RECEIVED, {"pham-minh-chinh", "dong-jun"}),
    ("vi", "Chủ tịch nước tiếp Phó Chủ tịch Quân ủy Trung ương Trung Quốc Trương Hựu Hiệp", RECEIVED, {"luong-cuong", "zhang-youxia"}),
    ("vi", "Tổng Bí thư tiếp Bộ trưởng Quốc phòng Trung Quốc Đổng Quân", RECEIVED, {"to-lam", "dong-jun"}),
    ("vi", "Bộ trưởng Bộ Quốc phòng tiếp Đại sứ Trung Quốc", RECEIVED, {"phan-van-giang", "he-wei"}),
    ("vi", "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam hội đàm với Tham mưu trưởng Bộ Tham mưu liên hợp Trung Quốc", TALKED, {"nguyen-tan-cuong", "liu-zhenli"}),
    ("vi", "Tổng Tham mưu trưởng Nguyễn Tân Cương sắp thăm chính thức Trung Quốc", COMING, {"nguyen-tan-cuong"}),
    ("vi", "Bộ trưởng Quốc phòng Trung Quốc sắp thăm Việt Nam", COMING, {"dong-jun"}),
    ("zh", "苏林会见董军", RECEIVED, {"to-lam", "dong-jun"}),
    ("zh", "董军与越南国防部长举行会谈", TALKED, {"phan-van-giang", "dong-jun"}),
    ("zh", "董军将访问越南", COMING, {"dong-jun"}),
    ("zh", "越南国防部长潘文江将访华", COMING, {"phan-van-giang"}),
    ("en", "Prime Minister Pham Minh Chinh receives Chinese defence minister", RECEIVED, {"pham-minh-chinh", "dong-jun"}),
    ("en", "Vietnamese defence minister meets Chinese counterpart in Beijing", TALKED, {"phan-van-giang", "dong-jun"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "headline", "form", "people"), TOLD, ids=[row[1] for row in TOLD])
def test_a_headline_tells_who_met_or_is_to_come(
    language: str, headline: str, form: tuple[str, str], people: set[str]
) -> None:
    verdict, encounters = judge_and_read(_feed_entry(language, headline))
    assert verdict.label == "meeting"
    assert [((e.kind, e.status), {p.person for p in e.participants}) for e in encounters] == [(form, people)]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("vi", "Thủ tướng tiếp Đại sứ Trung Quốc"),
        ("vi", "Bộ trưởng Bộ Quốc phòng tiếp Đại sứ Lào"),
        ("vi", "Bộ trưởng Quốc phòng Trung Quốc sắp thăm Campuchia"),
        ("vi", "Mời Bộ trưởng Quốc phòng Trung Quốc thăm Việt Nam"),
        ("zh", "董军将访问老挝"),
        ("zh", "越南国防部长潘文江将访日"),
        ("en", "Prime Minister Pham Minh Chinh receives Lao defence minister"),
    ],
)
def test_a_headline_of_others_tells_of_nothing(language: str, headline: str) -> None:
    assert judge_and_read(_feed_entry(language, headline))[1] == []


def _feed_entry(language: str, headline: str) -> Article:
    told = {"url": "https://a.example/1", "outlet": "a", "published_at": "2025-06-08T03:00:00Z"}
    return article_from_json({**told, "language": language, "title": headline, "text": headline})
