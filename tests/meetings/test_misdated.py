"""A day that cannot be leaves the day of an encounter unknown: it is never guessed."""

from datetime import date, datetime

import pytest

from meetings.article import Article
from meetings.reader import judge_and_read

TOLD = {
    "vi": "{}, tại Hà Nội, Bộ trưởng Quốc phòng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân.",
    "en": "Vietnamese Defence Minister Phan Van Giang held talks with Chinese Defence Minister Dong Jun in Hanoi {}.",
    "zh": "{},越南国防部长潘文江在河内与中国国防部长董军举行会谈。",
}  # fmt: skip


def start(language: str, day: str, text: str = "") -> date | None:
    told = Article(
        url="https://example.org/1", outlet="mau", title="", text=text or TOLD[language].format(day),
        published_at=datetime.fromisoformat("2026-03-20T09:00+07:00"), language=language,
    )  # fmt: skip
    (found,) = judge_and_read(told)[1]
    return found.start


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("vi", "Ngày 18/3/9999"), ("vi", "Sáng 18-3-0000"), ("vi", "Ngày 18 tháng 3 năm 9999"), ("vi", "Ngày 30/2"),
        ("vi", "Ngày 32/13"), ("vi", "Chiều 31-4"), ("vi", "Tháng 3/9999"), ("vi", "Ngày 18/3/1826"),
        ("en", "on 18 March 9999"), ("en", "on March 18, 9999"), ("en", "on February 30"), ("en", "on 32 March 2026"),
        ("en", "in March 9999"),
        ("zh", "9999年3月18日"), ("zh", "0000年3月18日"), ("zh", "2月30日"), ("zh", "13月32日"), ("zh", "二〇二六年三月三十二日"),
        ("zh", "9999年3月"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_not_replaced(language: str, day: str) -> None:
    assert start(language, day) is None


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("vi", "Ngày 18/3"), ("vi", "Chiều 18-3-2026"), ("vi", "Ngày 18 tháng 3"),
        ("en", "on March 18"), ("en", "on 18 March 2026"), ("en", "on March 18, 1500 soldiers lining the road"),
        ("zh", "3月18日"), ("zh", "二〇二六年三月十八日"),
    ],
)  # fmt: skip
def test_a_day_that_can_be_is_read(language: str, day: str) -> None:
    assert start(language, day) == date(2026, 3, 18)


def test_a_year_that_is_told_is_kept() -> None:
    assert start("vi", "Ngày 18/3/2105") == date(2105, 3, 18)


def test_numbers_that_are_no_date_hide_no_day() -> None:
    assert start("vi", "Với 45-50 đại biểu của 13/32 đơn vị") == date(2026, 3, 20)


def test_the_day_of_the_sentence_before_cannot_be() -> None:
    text = "Ngày 30/2, đoàn đại biểu quân sự cấp cao tới Hà Nội. " + TOLD["vi"].format("Tại trụ sở Bộ")
    assert start("vi", "", text) is None
