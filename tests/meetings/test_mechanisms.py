"""Mechanisms and their ordinals."""

import pytest

from meetings.reading.vi.body import sentences
from meetings.reading.vi.mechanisms import mechanisms, ordinal_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10", 10),
        ("nhất", 1),
        ("tư", 4),
        ("mười", 10),
        ("mười hai", 12),
        ("VIII", 8),
        ("IX", 9),
        ("abc", None),
    ],
)
def test_an_ordinal_is_read_in_each_spelling(words: str, value: int | None) -> None:
    assert ordinal_value(words) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 10",
            [("border_defence_friendship_exchange", 10)],
        ),
        ("Đối thoại Chiến lược Quốc phòng cấp Thứ trưởng lần thứ bảy", [("defence_strategic_dialogue", 7)]),
        (
            "Giao lưu quốc phòng biên giới lần 8 diễn ra ngay sau Diễn đàn Hương Sơn lần thứ 11",
            [("border_defence_friendship_exchange", 8), ("xiangshan_forum", 11)],
        ),
        ("Nghị quyết Đại hội lần thứ XIII của Đảng", []),
        ("Hội nghị lần thứ nhất Cơ chế đối thoại chiến lược 3+3 tại Hà Nội", [("three_plus_three", 1)]),
        (
            "Cảnh sát biển Việt Nam và Trung Quốc tuần tra chung lần thứ hai ở Vịnh Bắc Bộ trong năm",
            [("coast_guard_joint_patrol", None)],
        ),
    ],
)
def test_an_ordinal_belongs_to_the_nearest_mechanism(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    found = mechanisms(sentences(text)[0])
    assert [(m.edition.id, m.edition.ordinal) for m in found] == expected


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Campuchia lần thứ hai", True),
        ("Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Lào lần thứ ba", True),
        ("Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ tư", False),
    ],
)
def test_the_same_mechanism_with_another_partner_is_foreign(text: str, *, foreign: bool) -> None:
    assert mechanisms(sentences(text)[0])[0].foreign is foreign
