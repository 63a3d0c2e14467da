"""Dialogues whose partner is another country, in articles that speak of the other side too."""

import pytest

from meetings.reader import read
from tests.meetings.test_reader import article

OPENS = "Sáng 10/9, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến đồng chủ trì Đối thoại Chính sách Quốc phòng lần thứ 13"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Đối thoại Việt Nam - Hoa Kỳ",
            f"{OPENS} với bà Mary Brown, Phó Trợ lý Bộ trưởng Quốc phòng Hoa Kỳ. Hai bên nói về các hoạt động của Trung Quốc.",
        ),
        ("Đối thoại Việt Nam – Nhật Bản", f"{OPENS} với phía Nhật Bản; hai bên nói về Quân đội Trung Quốc."),
        (
            "Việt Nam và Ấn Độ đối thoại quốc phòng",
            f"{OPENS}. Hai bên nói về hoạt động của Trung Quốc trên biển.",
        ),
    ],
)
def test_a_dialogue_with_another_country_is_none_of_ours(title: str, text: str) -> None:
    assert read(article(text, "2026-09-12", title)) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Đối thoại Việt Nam - Trung Quốc",
            f"{OPENS} với Thượng tướng Hà Lôi, Quân Giải phóng nhân dân Trung Quốc.",
        ),
        ("Đối thoại quốc phòng", f"{OPENS} với phía Trung Quốc. Hai bên nói về Hoa Kỳ."),
        ("Việt Nam - Trung Quốc đối thoại giữa lúc Hoa Kỳ tăng thuế", f"{OPENS}. Hai bên nói về hợp tác."),
    ],
)
def test_another_country_spoken_of_is_no_partner(title: str, text: str) -> None:
    assert [e.kind for e in read(article(text, "2026-09-12", title))] == ["dialogue"]
