"""Mechanisms and their ordinals."""

from datetime import date

import pytest

from meetings.article import article_from_json
from meetings.encounter import Edition
from meetings.reader import judge_and_read
from meetings.reading.vi.body import sentences
from meetings.reading.vi.mechanisms import mechanisms, ordinal_value
from meetings.series import in_the_series


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


@pytest.mark.parametrize(
    ("told", "on", "text", "number"),
    [
        (28, date(2024, 11, 26), "lần thứ 28 kể từ năm 2006", 28),
        (9, date(2024, 11, 26), "lần thứ 9 kể từ khi Hiệp định nghề cá hết hiệu lực", 28),
        (28, date(2024, 11, 26), "第28次，也是《渔业合作协定》到期后第9次", 28),
        (2, date(2024, 11, 26), "lần thứ hai trong năm, từ khi Hiệp định nghề cá hết hiệu lực", None),
        (2, date(2024, 11, 26), "their second joint patrol", None),
        (10, date(2015, 4, 10), "kiểm tra liên hợp nghề cá lần thứ 10", 10),
        (9, None, "the ninth joint patrol", 9),
    ],
)
def test_a_patrol_of_coast_guards_is_numbered_since_the_first_of_2006(
    told: int, on: date | None, text: str, number: int | None
) -> None:
    patrol = "coast_guard_joint_patrol"
    assert in_the_series(Edition(id=patrol, ordinal=told), on, text) == Edition(id=patrol, ordinal=number)


def test_what_is_counted_in_one_way_keeps_its_number() -> None:
    exchange = Edition(id="border_defence_friendship_exchange", ordinal=2)
    assert in_the_series(exchange, date(2026, 3, 18), "") == exchange


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "vi",
            "Sáng 5/6, Cảnh sát biển Việt Nam và Cảnh sát biển Trung Quốc tuần tra liên hợp trên Vịnh Bắc Bộ. Đây là chuyến "
            "tuần tra liên hợp lần thứ 12 kể từ khi Hiệp định hợp tác nghề cá hết hiệu lực.",
        ),
        (
            "zh",
            "中国海警与越南海警5日在北部湾海域开展联合巡逻。这是《中越北部湾渔业合作协定》到期后第12次联合巡逻。",
        ),
        (
            "en",
            "The Vietnam Coast Guard and the China Coast Guard held a joint patrol in the Gulf of Tonkin on June 5, their "
            "twelfth joint patrol since the fishery agreement expired.",
        ),
    ],
)
def test_three_languages_tell_one_number_of_a_patrol(language: str, text: str) -> None:
    known = {"url": "https://a.example/1", "outlet": "a", "title": "", "published_at": "2026-06-08T03:00:00Z"}
    (patrol,) = judge_and_read(article_from_json({**known, "language": language, "text": text}))[1]
    assert patrol.mechanism == Edition(id="coast_guard_joint_patrol", ordinal=31)
