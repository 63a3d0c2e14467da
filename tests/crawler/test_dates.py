"""Dates are read as the outlet meant them, or not at all."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dates import declared_dates, feed_date, page_date, undated

HANOI = "Asia/Ho_Chi_Minh"

FEEDS = {
    "Sun, 22 Nov 2026 09:12:00 GMT+7": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 2026 09:12:00 +0700": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 2026 09:12:00 +07": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 2026 09:12:00 +07:00": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 26 09:12:00 +0700": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 2026 02:12:00 GMT": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 2026 09:12:00": "2026-11-22T09:12+07:00",
    "2026-11-22T09:12:00+07:00": "2026-11-22T09:12+07:00",
    "2026-11-22T02:12:00.000Z": "2026-11-22T09:12+07:00",
    "2026/6/29 09:12": "2026-06-29T09:12+07:00",
    "8/22/2026 11:00:00 PM": "2026-08-22T23:00+07:00",
    "8/23/2026 5:20:00\u202fAM": "2026-08-23T05:20+07:00",
    "5/4/2026 12:05:00 AM": "2026-05-04T00:05+07:00",
    "5/4/2026 09:05": "2026-04-05T09:05+07:00",
    "Chủ nhật, 22/11/2026 09:12": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 2026 09:12:00 +1400": "2026-11-22T09:12+14:00",
    "Sun, 22 Nov 2026 09:12:00 -0530": "2026-11-22T09:12-05:30",
    "Sun, 22 Nov 2026 09:12:00 ICT": "2026-11-22T09:12+07:00",
    "Sun, 22 Nov 2026 09:12:00 UT": "2026-11-22T09:12+00:00",
    "Sun, 22 Nov 2026 23:59:60 GMT": "2026-11-22T23:59:59+00:00",
}

PAGES = {
    "Thứ hai, 29/10/2018, 09:22 (GMT+7)": "2018-10-29T09:22+07:00",
    "Thứ Hai, 19/11/2018, 18:33 [GMT+7]": "2018-11-19T18:33+07:00",
    "Thứ 2, 29/10/2018 | 09:22:15 [GMT +7]": "2018-10-29T09:22:15+07:00",
    "Thứ ba, 5/6/2018, 9:02 (GMT+7)": "2018-06-05T09:02+07:00",
    "Chủ nhật, 04/01/2026": "2026-01-04T00:00+07:00",
    "06/03/2026 07:05": "2026-03-06T07:05+07:00",
    "25/10/2024 - 16:41": "2024-10-25T16:41+07:00",
    "16:41 25/10/2024": "2024-10-25T16:41+07:00",
    "Cập nhật lúc 16:41 25/10/2024": "2024-10-25T16:41+07:00",
    "13.11.2025": "2025-11-13T00:00+07:00",
    "17:37 | 2026/03/19": "2026-03-19T17:37+07:00",
    "15/11/2025 04:27 GMT+7": "2025-11-15T04:27+07:00",
    "2:05 CH, 15/11/2025": "2025-11-15T14:05+07:00",
    "9/18/2025 4:41:00 PM": "2025-09-18T16:41+07:00",
    "4/6/2026 9:05:00\u202fAM": "2026-04-06T09:05+07:00",
    "04/06/2026 9:05 AM": "2026-06-04T09:05+07:00",
    "18/09/2025 4:41:00 PM": "2025-09-18T16:41+07:00",
    "Ngày 25 tháng 10 năm 2024": "2024-10-25T00:00+07:00",
    "2023-11-26 15:24:31(GMT+08:00)": "2023-11-26T15:24:31+08:00",
    "14:33, August 20, 2024": "2024-08-20T14:33+07:00",
    "发布：2024-10-24": "2024-10-24T00:00+07:00",
    "2024年10月24日 15:04": "2024-10-24T15:04+07:00",
    "25/10/2024\u00a016:41": "2024-10-25T16:41+07:00",
    "2026年3月19日 | 17:20:41": "2026-03-19T17:20:41+07:00",
    "2024年10月24日 星期四 下午3:04": "2024-10-24T15:04+07:00",
    "2024年10月24日15时04分": "2024-10-24T15:04+07:00",
    "(Xinhua) 14:33, August 20, 2024": "2024-08-20T14:33+07:00",
    "Published: Jun 25, 2021 09:12 PM": "2021-06-25T21:12+07:00",
    "By Liang Zichen | 2023/4/5 8:37:07": "2023-04-05T08:37:07+07:00",
    "Update: August, 30/2023 - 08:05": "2023-08-30T08:05+07:00",
    "April 17, 2025 - 19:32": "2025-04-17T19:32+07:00",
    "Friday, September 13, 2024 22:31 (GMT+7)": "2024-09-13T22:31+07:00",
    "Thursday, 19 March 2026 17:05": "2026-03-19T17:05+07:00",
    "12:30 CH, 15/11/2025": "2025-11-15T12:30+07:00",
    "2024年10月24日 上午12:30": "2024-10-24T00:30+07:00",
    "9 2026年3月19日:30": "2026-03-19T00:00+07:00",
    "01/01/1990 10:00": "1990-01-01T10:00+07:00",
    "01/01/2100 10:00": "2100-01-01T10:00+07:00",
}

DOUBTFUL = [
    None, "", "11/4", "ngày 11-12/4", "2 giờ trước", "hôm qua", "31/02/2026 10:00", "01/01/0001", "01/01/9999 00:00",
    "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-01-01T00:00:00+99:99", "2026-13-01", "9" * 5000,
    "31/12/1989 10:00", "01/01/2101 10:00", "Sun, 22 Nov 2026 09:12:00 +1415", "a" * 201 + " 22/11/2026",
    "Sun, 22 Nov 2026 09:12:00 XYZ", "08/22/2026 10:00", "22/11/2026 25:61", "١٢/١١",
]  # fmt: skip


@pytest.mark.parametrize(("raw", "meant"), FEEDS.items())
def test_the_dialects_of_feeds_are_understood(raw: str, meant: str) -> None:
    assert feed_date(raw, HANOI) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(("raw", "meant"), PAGES.items())
def test_the_forms_pages_print_are_understood_day_first(raw: str, meant: str) -> None:
    assert page_date(raw, HANOI) == datetime.fromisoformat(meant)


@pytest.mark.parametrize("raw", DOUBTFUL)
def test_what_is_in_doubt_is_no_date(raw: str | None) -> None:
    assert page_date(raw, HANOI) is None


@pytest.mark.parametrize("raw", [raw for raw in DOUBTFUL if raw != "08/22/2026 10:00"])
def test_a_feed_that_gives_nonsense_gives_no_date(raw: str | None) -> None:
    assert feed_date(raw, HANOI) is None


@given(st.text(alphabet="0123456789/-.:, TZ+APMthángnăm年月日GUC[]()", max_size=60) | st.text(max_size=60))
def test_no_text_makes_reading_a_date_fail(raw: str) -> None:
    for read in (feed_date, page_date):
        moment = read(raw, HANOI)
        assert moment is None or 1989 <= moment.year <= 2101


def test_a_zone_of_the_outlet_applies_where_none_is_named() -> None:
    assert page_date("2026-03-19 10:00", "Asia/Shanghai") == datetime.fromisoformat("2026-03-19T10:00+08:00")


@pytest.mark.parametrize(
    ("raw", "meant"),
    {
        "2020-08-31 20:30:37": "2020-08-31T20:30:37+08:00",
        "Source: Xinhua | 2020-08-31 20:30:37 | Editor: huaxia": "2020-08-31T20:30:37+08:00",
        "14:33, August 20, 2024": "2024-08-20T14:33+08:00",
        "来源：国防部网 责任编辑：林嘉 发布：2024-04-12 20:31:05": "2024-04-12T20:31:05+08:00",
        "2023-11-26 15:24:31(GMT+08:00) CMG": "2023-11-26T15:24:31+08:00",
        "15/11/2025 04:27 GMT+7": "2025-11-15T04:27+07:00",
    }.items(),
)
def test_pages_of_beijing_give_the_time_of_beijing(raw: str, meant: str) -> None:
    assert page_date(raw, "Asia/Shanghai") == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("(Xinhua) 14:33, August 20, 2024", "(Xinhua) ,"),
        ("Source: Xinhua | 2020-08-31 20:30:37", "Source: Xinhua |"),
        ("作者：高思远 发布：2024年4月12日 20:31", "作者：高思远 发布："),
        ("Thu Hà (gửi từ Bắc Kinh)", "Thu Hà (gửi từ Bắc Kinh)"),
    ],
)
def test_a_line_is_read_without_its_dates(line: str, rest: str) -> None:
    assert undated(line) == rest


@pytest.mark.parametrize(
    "block",
    [
        "",
        "{",
        "[" * 100_000,
        "9" * 5_000,
        '"text"',
        '{"datePublished": 7}',
        '[{"datePublished": []}, 3, null]',
    ],
)
def test_a_broken_json_ld_block_declares_nothing(block: str) -> None:
    assert declared_dates(block) == []


def test_json_ld_declares_its_dates_in_a_graph_or_a_list() -> None:
    assert declared_dates('{"@graph": [{"datePublished": "a"}, {"x": 1}]}') == ["a"]
    assert declared_dates('[{"datePublished": "b"}]') == ["b"]
