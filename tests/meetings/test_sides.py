"""Both sides' accounts of one meeting, side by side."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meetings.copies import attributed
from meetings.encounter import Document, Topic
from meetings.meeting import Changed, Confirmed, Difference, Meeting, Opened
from meetings.merging import merge
from meetings.sides import accounts, as_json, disputed, lag, side_of
from tests.meetings.conftest import World

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


@pytest.mark.parametrize(
    ("kind", "ours", "theirs", "differs"),
    [
        ("talks", {"days": "2026-03-18"}, {"days": "2026-03-19"}, ["dates"]),
        ("talks", {"days": "2026-03-18"}, {"days": "2026-03-18"}, []),
        ("talks", {"days": "2026-03-18"}, {"days": "2026-03-19", "date_precision": "inferred"}, []),
        ("talks", {"days": "2026-03-18"}, {"days": "2026-03-01/2026-03-31", "date_precision": "month"}, []),
        ("talks", {"days": "2026-03-18"}, {"days": None}, []),
        ("border_exchange", {"days": "2026-03-18/2026-03-19"}, {"days": "2026-03-16/2026-03-20"}, ["dates"]),
        ("border_exchange", {"days": "2026-03-18"}, {"days": "2026-03-18/2026-03-19"}, []),
        ("border_exchange", {"days": "2026-03-18/2026-03-19"}, {"days": "2026-03-18"}, []),
        ("talks", {"at": "hanoi"}, {"at": "da-nang"}, ["places"]),
        ("talks", {"at": "mong-cai"}, {"at": "quang-ninh"}, []),
        ("talks", {"at": "lao-cai"}, {"at": "hekou"}, []),
        ("talks", {"at": "hanoi"}, {"at": ""}, []),
        ("visit", {"at": "hanoi"}, {"at": "da-nang"}, []),
        ("talks", {"at": "hanoi"}, {"at": "da-nang", "days": "2026-03-19"}, ["dates", "places"]),
    ],
)
def test_each_side_says_the_days_and_places_that_they_tell_otherwise(
    kind, ours, theirs, differs, encounter, told
):
    def report_by(host, facts):
        heads = {"heads": "phan-van-giang dong-jun"}
        talks = encounter(kind, **({"days": "2026-03-18"} | heads | facts))
        return replace(told(f"https://{host}/1", "2026-03-20"), encounter=talks)

    meeting = as_meeting(report_by("a.vn", ours), report_by("b.cn", theirs))
    assert list(disputed(accounts(meeting))) == differs
    dated = {side: told["only"].get("dates") for side, told in as_json(meeting)["told_by"].items()}
    said = {"VN": [ours.get("days", "2026-03-18")], "CN": [theirs.get("days", "2026-03-18")]}
    assert dated == (said if "dates" in differs else {"VN": None, "CN": None})


def test_a_province_is_no_place_that_one_side_alone_tells_where_the_other_names_its_town(encounter, told):
    def report_by(host, at):
        return replace(
            told(f"https://{host}/1", "2026-03-18"), encounter=encounter("talks", "2026-03-18", at=at)
        )

    vietnam, china = accounts(as_meeting(report_by("a.vn", "quang-ninh"), report_by("b.cn", "mong-cai")))
    assert (vietnam.only, china.only) == ({}, {"places": ("mong-cai",)})


def test_what_one_side_alone_tells_is_not_disputed(told):
    assert disputed(accounts(as_meeting(told("https://a.vn/1", "2026-03-18")))) == ()


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


def heard(world, *reports):
    return [c for r in reports for c in world.hear(r)]


def test_the_first_report_of_the_other_sides_press_is_news_once_whichever_side_came_first(told):
    vietnamese = told("https://vnexpress.vn/1", "2026-03-18")
    chinese = told("http://www.mod.gov.cn/1", "2026-03-19")
    further = told("http://www.81.cn/1", "2026-03-20")
    for first, second in ((vietnamese, chinese), (chinese, vietnamese)):
        opened, changed, confirmed = heard(World(), first, second, further)
        assert isinstance(opened, Opened)
        assert isinstance(changed, Changed)
        sides = side_of(first), side_of(second)
        assert changed.news == (Difference(field="told_by", before=sides[:1], after=("VN", "CN")),)
        assert changed.meeting.version == 2
        assert isinstance(confirmed, Confirmed)


def test_a_translation_of_ones_own_word_is_not_the_other_sides(told):
    """The agency's Chinese service, printed in China, says what Vietnam says."""
    ours = told("https://baotintuc.vn/1", "2026-03-18", "TTXVN")
    printed = told("http://www.people.com.cn/1", "2026-03-19", "越通社")
    _, confirmed = heard(World({ours.url: VIETNAMESE, printed.url: CHINESE}), ours, printed)
    assert isinstance(confirmed, Confirmed)


def test_what_was_held_is_not_compared_with_its_plan(told):
    plan = told("https://qdnd.vn/1", "2026-03-01", status="announced")
    held, theirs = told("https://qdnd.vn/2", "2026-03-18"), told("https://www.mod.gov.cn/1", "2026-03-19")
    meeting = as_meeting(plan, held, theirs)
    assert lag(meeting) == timedelta(days=1)
    assert [len(account.reports) for account in accounts(meeting)] == [1, 1]


def test_a_postponement_is_no_translation_of_the_plan(told):
    plan = told("https://vietnamplus.vn/1", "2026-03-01", credit="TTXVN", status="announced")
    off = told("https://en.vietnamplus.vn/2", "2026-03-05", credit="VNA", status="postponed")
    texts = {plan.url: VIETNAMESE, off.url: ENGLISH}
    assert [r.copy_of for r in attributed([plan, off], texts.get)] == [None, None]
    again = replace(off, encounter=plan.encounter)
    assert [r.copy_of for r in attributed([plan, again], texts.get)] == [None, plan.url]


def test_a_look_back_is_no_report_of_the_other_side(told):
    ours = told("https://vnexpress.vn/1", "2026-03-18")
    review = replace(told("http://www.mod.gov.cn/1", "2026-03-19"), aspect="background")
    _, confirmed = heard(World(), ours, review)
    assert isinstance(confirmed, Confirmed)
    assert confirmed.meeting.version == 1


def test_what_neither_side_tells_is_no_side(told):
    others = [told(f"https://paper{n}.example/1", "2026-03-18") for n in range(2)]
    _, second = heard(World(), others[0], told("http://www.mod.gov.cn/1", "2026-03-19"))
    assert isinstance(second, Confirmed)
