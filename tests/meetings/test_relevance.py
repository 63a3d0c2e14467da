"""Is it about our subject, and which words say so?"""

from datetime import UTC, datetime

import pytest

from meetings.article import Article
from meetings.relevance import judge


def article(title: str, text: str, language: str = "vi") -> Article:
    return Article(
        url="https://example.org/1",
        outlet="mau",
        title=title,
        text=text,
        published_at=datetime(2024, 4, 12, tzinfo=UTC),
        language=language,
    )


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        (
            "Bộ trưởng Quốc phòng Việt Nam - Trung Quốc hội đàm",
            "Ngày 11/4, Đại tướng Phan Văn Giang hội đàm với Thượng tướng Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc.",
            "meeting",
        ),
        (
            "Kiểm tra công tác chuẩn bị giao lưu biên giới",
            "Thứ trưởng Bộ Quốc phòng Hoàng Xuân Chiến kiểm tra công tác chuẩn bị Giao lưu hữu nghị quốc phòng biên "
            "giới Việt Nam - Trung Quốc lần thứ 8 tại Lào Cai.",
            "ties",
        ),
        (
            "Tàu cá bị đâm chìm",
            "Tàu hải cảnh Trung Quốc đâm chìm tàu cá Việt Nam gần quần đảo Hoàng Sa; Cảnh sát biển Việt Nam tìm kiếm.",
            "none",
        ),
        (
            "Bộ trưởng Quốc phòng Mỹ thăm Việt Nam",
            "Bộ trưởng Quốc phòng Mỹ hội đàm với Đại tướng Phan Văn Giang tại Hà Nội, bàn về hợp tác hải quân và "
            "tình hình với Trung Quốc.",
            "none",
        ),
        ("Bóng đá", "Đội tuyển Việt Nam thắng Trung Quốc 3-1 trong trận đấu tối qua tại Mỹ Đình.", "none"),
        ("", "", "none"),
    ],
    ids=["talks", "preparation", "sea dispute", "another partner", "football", "empty"],
)
def test_a_vietnamese_article_is_judged(title: str, text: str, label: str) -> None:
    assert judge(article(title, text)).label == label


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        ("中越防长在边境会晤", "中国国防部长董军与越南国防部长潘文江举行会谈。", "meeting"),
        ("中国防长推迟与越南防长会晤", "消息人士称，会晤因故推迟。", "meeting"),
        ("习近平会见越南国家主席", "双方就党际关系交换意见。", "none"),
        ("中俄海军举行联合演习", "演习在日本海举行。", "none"),
    ],
)
def test_a_chinese_article_is_judged(title: str, text: str, label: str) -> None:
    assert judge(article(title, text, "zh")).label == label


def test_every_reason_points_at_its_words() -> None:
    text = "Ngày 11/4, Đại tướng Phan Văn Giang hội đàm với Thượng tướng Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc."
    verdict = judge(article("Hội đàm", text))
    assert verdict.reasons
    assert all(text[r.start : r.end] == r.quote for r in verdict.reasons)
    assert 0.9 < verdict.score <= 1


def test_a_language_that_is_not_read_is_no_match() -> None:
    assert judge(article("Defence ministers meet", "They met in Hanoi.", "en")).label == "none"
