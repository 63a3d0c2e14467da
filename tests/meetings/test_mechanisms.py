"""Mechanisms and their ordinals."""

import pytest

from meetings.article import article_from_json
from meetings.encounter import Edition
from meetings.reader import judge_and_read
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
        ("Tham vấn An ninh quốc phòng lần thứ 9 tại Bắc Kinh", [("defence_strategic_dialogue", 6)]),
        ("cuộc Thương lượng quốc phòng lần thứ hai", [("defence_strategic_dialogue", None)]),
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


@pytest.mark.parametrize(
    ("language", "text", "mechanism"),
    [
        (
            "vi",
            "Ngày 22/7, tại Móng Cái, quân y hai nước Việt Nam và Trung Quốc diễn tập liên hợp cứu trợ thảm họa.",
            "joint_medical_exercise",
        ),
        (
            "vi",
            "Sáng 22/7, tại Sùng Tả, lục quân Việt Nam và lục quân Trung Quốc khai mạc huấn luyện chung.",
            "joint_army_training",
        ),
        ("zh", "7月22日，中越两军陆军联合训练在广西崇左开始。", "joint_army_training"),
        ("zh", "7月22日，中越两军卫勤联合演习在越南芒街举行。", "joint_medical_exercise"),
        (
            "en",
            "The joint exercise of the Vietnamese and Chinese military medicine forces began in Mong Cai on July 22.",
            "joint_medical_exercise",
        ),
    ],
)
def test_a_joint_exercise_is_known_by_its_forces_without_its_name(
    language: str, text: str, mechanism: str
) -> None:
    told = {"url": "https://a.example/1", "title": "", "text": text, "language": language}
    _, (exercise,) = judge_and_read(article_from_json({**told, "published_at": "2025-07-23"}))
    assert (exercise.kind, exercise.mechanism) == ("exercise", Edition(id=mechanism, ordinal=None))
