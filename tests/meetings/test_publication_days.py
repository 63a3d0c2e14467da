"""The day an article appeared, from the moment that is stored of it."""

from datetime import date, datetime
from typing import Any

import pytest

from meetings.article import article_from_json
from meetings.beat import beat
from meetings.reader import judge_and_read

TODAY = {
    "vi": "Hôm nay, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng, đã hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân.",
    "zh": "中国国防部长董军今天在河内与越南国防部长潘文江举行会谈。",
    "en": "Chinese Defense Minister Dong Jun held talks with his Vietnamese counterpart Phan Van Giang in Hanoi today.",
}


@pytest.mark.parametrize(
    ("moment", "language", "day"),
    [
        ("2025-10-21T00:00+08:00", "zh", date(2025, 10, 21)),
        ("2025-10-21T00:20+08:00", "zh", date(2025, 10, 21)),
        ("2025-10-21T00:00+08:00", "en", date(2025, 10, 21)),
        ("2025-10-21T00:00+07:00", "en", date(2025, 10, 21)),
        ("2025-10-20T16:00+00:00", "vi", date(2025, 10, 20)),
        ("2025-10-21T00:00+07:00", "vi", date(2025, 10, 21)),
        ("2025-10-20T17:30+00:00", "en", date(2025, 10, 21)),
    ],
)
def test_a_day_is_that_of_the_press_it_appeared_in(moment: str, language: str, day: date) -> None:
    assert beat().day_of(datetime.fromisoformat(moment), language) == day


@pytest.mark.parametrize("language", ["vi", "zh", "en"])
def test_today_is_the_day_an_article_without_an_hour_appeared(language: str) -> None:
    told: dict[str, Any] = {
        "url": "https://a.example/1",
        "title": "",
        "text": TODAY[language],
        "language": language,
    }
    _, (talks,) = judge_and_read(article_from_json({**told, "published_at": "2025-10-21"}))
    assert (talks.kind, talks.status, talks.start) == ("talks", "held", date(2025, 10, 21))


def test_a_dateline_behind_the_stamp_is_of_the_year_before() -> None:
    text = "中新社广州12月8日电 12月4日至8日，中国海警局与越南海警司令部在广州举行第七次高级别工作会晤。"
    told = {"url": "https://a.example/1", "title": "", "text": text, "language": "zh", "outlet": "mau"}
    _, (met,) = judge_and_read(article_from_json({**told, "published_at": "2024-12-01T00:23+08:00"}))
    assert (met.start, met.end) == (date(2023, 12, 4), date(2023, 12, 8))
