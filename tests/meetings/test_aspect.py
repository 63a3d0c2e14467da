"""Which part of a meeting an article tells, by its headline, in each language of the press."""

from datetime import UTC, datetime

import pytest

from meetings.article import Article
from meetings.aspect import aspect_of

FOLLOW_UP = [
    ("vi", "Phỏng vấn: Nhìn lại giao lưu biên giới"),
    ("en", "Interview: What ten border exchanges taught both armies"),
    ("en", "Looking back at the tenth border exchange"),
    ("en", "Lessons from a week on the border"),
    ("en", "Army holds review conference on border exchange"),
    ("en", "Results of the minister's visit to China"),
    ("zh", "专访:越南边防司令谈边境交流"),
    ("zh", "專訪|越南邊防司令談邊境交流"),
    ("zh", "回顾第十次中越边境国防友好交流"),
    ("zh", "越南副防长接受本社记者采访"),
    ("zh", "中越防务合作综述"),
]
PREPARING = [
    ("vi", "Kiểm tra công tác chuẩn bị giao lưu biên giới"),
    ("en", "Deputy minister inspects preparations for border exchange"),
    ("en", "Preparatory meeting for border exchange held in Nanning"),
    ("zh", "中越边境国防友好交流筹备会在南宁举行"),
    ("zh", "越军检查边境交流各项准备工作"),
]
CONCLUDED = [
    ("vi", "Bế mạc giao lưu biên giới"),
    ("en", "Border exchange wraps up in Dongxing"),
    ("en", "Dong Jun concludes his official visit to Vietnam"),
    ("zh", "中越边境国防友好交流圆满结束"),
]
NEWS = [
    ("vi", "Hai bộ trưởng duyệt đội danh dự và hội đàm"),
    ("en", "Ministers review honour guard before talks in Hanoi"),
    ("en", "Vietnam, China review defence cooperation at deputy minister talks"),
    ("en", "Defence officials discuss preparations for border exchange at talks"),
    ("en", "Chief of staff concludes agreement on a hotline"),
    ("zh", "中越防长会谈,双方回顾传统友谊"),
    ("zh", "中越海军开会,总结一年来的合作"),
    ("zh", "董军与潘文江检阅仪仗队"),
    ("zh", "中越防长会谈并会见采访会议的记者"),
]
CASES = [
    (language, title, aspect)
    for aspect, titles in (
        ("follow_up", FOLLOW_UP),
        ("preparing", PREPARING),
        ("concluded", CONCLUDED),
        ("held", NEWS),
    )
    for language, title in titles
]


@pytest.mark.parametrize(("language", "title", "aspect"), CASES)
def test_a_headline_tells_whether_an_article_is_news_of_a_meeting(language, title, aspect, encounter):
    article = Article(
        url="https://paper.example/1",
        outlet="paper",
        title=title,
        lead=None,
        text="…",
        published_at=datetime(2026, 6, 20, tzinfo=UTC),
        language=language,
    )
    assert aspect_of(article, encounter("talks", "2026-06-08")) == aspect


def test_what_was_not_held_is_told_by_its_status_alone(encounter):
    article = Article(
        url="https://paper.example/1",
        outlet="paper",
        title="Preparatory meeting for border exchange held",
        lead=None,
        text="…",
        published_at=None,
        language="en",
    )
    assert aspect_of(article, encounter("talks", "2026-06-08", status="announced")) == "announced"
