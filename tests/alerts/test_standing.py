"""A reader is told how well a meeting is known: by whom, how surely, and what nobody has said."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from alerts.digest import Entry, digest_json
from alerts.standing import confidence, disputed, told_by, unknown
from alerts.view import show
from meetings.agencies import host_of
from meetings.meeting import Meeting, Report
from tests.alerts.reading import digest_html, digest_text

WHEN = datetime(2026, 3, 18, tzinfo=UTC)


def reported(meeting: Meeting, *urls: str, copies: int = 0) -> Meeting:
    def report(url: str, copy_of: str | None = None) -> Report:
        return Report(
            url=url,
            outlet=host_of(url),
            title="",
            published_at=WHEN,
            encounter=meeting.facts,
            copy_of=copy_of,
        )

    repeated = [report(f"{urls[0]}?{n}", urls[0]) for n in range(copies)]
    return replace(meeting, articles=(*map(report, urls), *repeated))


VN, CN, US = "https://vnexpress.net/a", "https://www.news.cn/a", "https://paper.example/a"


@pytest.mark.parametrize(
    ("urls", "copies", "who", "how"),
    [
        ([VN], 0, "reported by the Vietnamese side alone so far", "low, a single source"),
        ([VN], 9, "reported by the Vietnamese side alone so far", "low, a single source"),
        ([CN], 0, "reported by the Chinese side alone so far", "low, a single source"),
        ([VN, "https://tuoitre.vn/b"], 0, "reported by the Vietnamese side alone so far", "fair"),
        ([VN, CN], 0, "reported by both sides", "high"),
        ([VN, "https://tuoitre.vn/b", US], 0, "reported by the Vietnamese side alone so far", "high"),
        ([US], 0, "reported by neither side so far, only by outlets of other countries", "low, a single source"),
    ],
)  # fmt: skip
def test_who_told_of_it_and_how_far_that_can_be_relied_on(talks, urls, copies, who, how):
    meeting = reported(talks, *urls, copies=copies)
    assert (told_by(meeting, "en"), confidence(meeting, "en")) == (who, how)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Date: Vietnam says 18 March 2026; China says 19 March 2026"),
        ("vi", "Ngày: theo Việt Nam là 18/3/2026; theo Trung Quốc là 19/3/2026"),
        ("zh", "日期：越南称2026年3月18日；中国称2026年3月19日"),
    ],
)
def test_what_the_two_sides_tell_otherwise_is_told_in_every_form_of_a_letter(talks, language, said):
    meeting = reported(talks, VN, CN)
    ours, theirs = meeting.articles
    other = replace(theirs.encounter, start=date(2026, 3, 19), end=date(2026, 3, 19))
    meeting = replace(meeting, articles=(ours, replace(theirs, encounter=other)))
    assert disputed(meeting, language) == (said,)
    entry = Entry(meeting=meeting, version=1)
    for letter in (digest_text([entry], language), digest_html([entry], language)):
        assert " ".join(said.split()) in " ".join(letter.split())
    (told,) = digest_json([entry], language, subscription="desk")["meetings"]
    assert {side: account["only"]["dates"] for side, account in told["told_by"].items()} == {
        "VN": ["2026-03-18"],
        "CN": ["2026-03-19"],
    }
    (shown,) = show([entry], language, ZoneInfo("UTC"), "summary")
    assert [fact.values for fact in shown.facts if fact.id == "disputed"] == [(said,)]


def test_sides_that_agree_or_of_which_one_is_silent_dispute_nothing(talks):
    assert disputed(reported(talks, VN, CN), "en") == ()
    assert disputed(reported(talks, VN), "en") == ()


def test_without_a_report_nobody_is_said_to_have_told(talks):
    meeting = replace(talks, articles=())
    assert (told_by(meeting, "vi"), confidence(meeting, "vi")) == ("", "chưa có bài nào")


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, []),
        ({"date_precision": "inferred"}, ["the exact day (the one above is inferred)"]),
        ({"date_precision": "month"}, ["the day of the month"]),
        ({"start": None}, ["the date"]),
        ({"start": None, "end": date(2026, 3, 18)}, []),
        ({"places": ()}, ["the place"]),
        ({"places": (), "kind": "phone"}, []),
        ({"participants": ()}, ["who took part for Vietnam", "who took part for China"]),
        ({"participants": (), "kind": "joint_patrol_sea"}, []),
    ],
)
def test_what_a_reader_would_ask_and_nobody_says_is_named(talks, facts, asked):
    assert list(unknown(replace(talks.facts, **facts), "en")) == asked


def test_a_side_of_which_nobody_is_named_is_named(talks):
    guests = tuple(p for p in talks.facts.participants if p.side == "CN")
    assert unknown(replace(talks.facts, participants=guests), "zh") == ("越方参加人",)
