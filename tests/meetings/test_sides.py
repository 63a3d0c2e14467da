"""Both sides' accounts of one meeting, side by side."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetings.copies import attributed
from meetings.encounter import Document, Topic
from meetings.meeting import Meeting
from meetings.merging import merge
from meetings.sides import accounts, as_json, lag, side_of

VIETNAMESE = "Hai Bộ trưởng trao đổi về hợp tác quốc phòng và thống nhất giữ liên lạc thường xuyên. " * 4
CHINESE = "两国防长就加强两军合作深入交换意见并同意保持经常联系。" * 8
ENGLISH = "The two ministers spoke of defence cooperation and agreed to keep in touch at all times. " * 4


@pytest.fixture
def told(encounter, report):
    def make(url, published, credit=None, **facts):
        talks = encounter("talks", "2026-03-18", heads="phan-van-giang dong-jun", at="quang-ninh", **facts)
        return replace(report("x", talks, published, credit=credit), url=url)

    return make


def as_meeting(*reports):
    return Meeting(
        id="m", version=1, facts=merge(reports), first_reported_at=reports[0].published_at, articles=reports
    )


@pytest.mark.parametrize(
    ("url", "credit", "side"),
    [
        ("https://vnexpress.vn/1", None, "VN"),
        ("https://vnexpress.vn/1", "Theo Tân Hoa xã", "CN"),
        ("https://www.mod.gov.cn/1", None, "CN"),
        ("https://news.china.cn/1", None, "CN"),
        ("https://zh.vietnamplus.vn/1", "越通社", "VN"),
        ("https://vnexpress.net/1", None, "VN"),
        ("https://cn.example/1", None, None),
        ("https://scmp.example/1", "Xinhua", "CN"),
    ],
)
def test_a_text_is_of_the_side_whose_agency_wrote_it_else_of_its_host(url, credit, side, told):
    assert side_of(told(url, "2026-03-18", credit)) == side


def test_what_one_side_alone_tells_and_how_much_later_the_other_told(told):
    hotline, border = Topic(id="hotline", layer="agreed"), Topic(id="border_management", layer="agreed")
    sea = Topic(id="maritime_disputes", layer="proposed")
    ours = told("https://a.vn/1", "2026-03-18", topics=(hotline, border, sea))
    theirs = told(
        "https://b.cn/1",
        "2026-03-19",
        topics=(border,),
        documents=(Document(title="谅解备忘录", signed=True),),
    )
    meeting = as_meeting(ours, theirs)
    vietnam, china = accounts(meeting)
    assert vietnam.only == {"agreed": ("hotline",), "proposed": ("maritime_disputes",)}
    assert china.only == {"documents": ("谅解备忘录",)}
    assert lag(meeting) == timedelta(days=1)
    assert as_json(meeting)["lag_minutes"] == 24 * 60


def test_while_one_side_is_silent_nothing_is_the_others_alone(told):
    meeting = as_meeting(told("https://a.vn/1", "2026-03-18", topics=(Topic(id="hotline", layer="agreed"),)))
    (vietnam,) = accounts(meeting)
    assert vietnam.only == {}
    assert lag(meeting) is None
    assert set(as_json(meeting)["told_by"]) == {"VN"}


def test_what_an_agency_translates_is_one_source_and_the_other_sides_own_words_are_another(told):
    reports = [
        told("https://a.vn/1", "2026-03-18", "TTXVN"),
        told("https://zh.vietnamplus.vn/1", "2026-03-19", "越通社"),
        told("https://en.vietnamplus.vn/1", "2026-03-19", "VNA"),
        told("https://news.cn/1", "2026-03-19"),
    ]
    words = [VIETNAMESE, CHINESE, ENGLISH, "新华社记者报道：双方举行会谈，强调传统友谊历久弥坚。" * 8]
    texts = dict(zip((r.url for r in reports), words, strict=True))
    copied = {r.url: r.copy_of for r in attributed(reports, texts.get)}
    first, *translated, theirs = (r.url for r in reports)
    assert copied == {first: None, **dict.fromkeys(translated, first), theirs: None}
