"""Which reports repeat another's wording, and which only tell the same news."""

from itertools import permutations

import pytest

from meetings.agencies import credit_in
from meetings.copies import attributed, containment, copy_of

WIRE = " ".join(f"tiếng{i}" for i in range(300))
OTHER = " ".join(f"lời{i}" for i in range(300))
THIRD = " ".join(f"câu{i}" for i in range(150))
TITLES = (
    "Đại tướng Phan Văn Giang, Ủy viên Bộ Chính trị, Phó Bí thư Quân ủy Trung ương, Bộ trưởng Bộ Quốc phòng "
    "và Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc"
)


def cut(text, share):
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (WIRE, True),
        (WIRE.upper(), True),
        (cut(WIRE, 0.5), True),
        (cut(WIRE, 0.75) + " " + cut(OTHER, 0.1), True),
        (cut(WIRE, 0.5) + " " + cut(OTHER, 0.5), False),
        (OTHER, False),
        ("", False),
        ("ba chữ thôi", False),
    ],
)
def test_a_copy_holds_most_of_the_shorter_text(text, copied):
    assert copy_of(text, [("https://a.example/1", WIRE)]) == ("https://a.example/1" if copied else None)


def test_a_copy_spelled_without_marks_or_with_the_other_tone_place_is_a_copy():
    text = f"{TITLES} đã hội đàm tại trụ sở và thoả thuận sẽ duy trì hoà bình ở vùng biên giới hai nước " * 2
    assert containment(text, text.replace("thoả", "thỏa").replace("hoà", "hòa")) == 1.0


def test_short_reports_are_not_copies_because_they_share_the_titles():
    ours = f"{TITLES} hội đàm sáng nay tại Lào Cai."
    theirs = f"Trong chuyến công tác, {TITLES} đã gặp nhau bên bờ sông Hồng."
    assert containment(ours, theirs) > 0.6
    assert copy_of(ours, [("https://a.example/1", theirs)]) is None
    assert copy_of(ours, [("https://a.example/1", ours)]) == "https://a.example/1"


def test_the_first_of_several_originals_is_named():
    assert copy_of(WIRE, [("other", OTHER), ("first", WIRE), ("second", WIRE)]) == "first"


@pytest.mark.parametrize(
    ("url", "credit", "expected"),
    [
        ("https://kinhte.example/1", "Theo TTXVN", "vna"),
        ("https://kinhte.example/1", "(TTXVN/Vietnam+)", "vna"),
        ("https://kinhte.example/1", "Nguồn: QĐND", "qdnd"),
        ("https://kinhte.example/1", "Báo Quân đội nhân dân", "qdnd"),
        ("https://kinhte.example/1", "(Bqp.vn)", "mod_vn"),
        ("https://kinhte.example/1", "越通社", "vna"),
        ("https://kinhte.example/1", "Minh Anh", None),
        ("https://www.qdnd.vn/x-1", None, "qdnd"),
        ("https://baotintuc.vn./x-1", None, "vna"),
        ("https://notqdnd.vn/x-1", None, None),
        ("http://[qdnd.vn/x-1", None, None),
        ("https://www.qdnd.vn/x-1", "Theo TTXVN", "vna"),
    ],
)
def test_the_credit_names_the_agency_and_else_the_host(url, credit, expected, encounter, report):
    told = report("a", encounter("talks", "2024-04-11"), credit=credit)
    object.__setattr__(told, "url", url)
    assert told.agency == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hai bên nhất trí tăng cường hợp tác.\nTheo TTXVN", "Theo TTXVN"),
        ("Hai bên nhất trí tăng cường hợp tác. Minh Anh (Theo QĐND)", "Theo QĐND"),
        ("Hai bên nhất trí tăng cường hợp tác.\n(TTXVN/Vietnam+)", "TTXVN/Vietnam+"),
        ("Hai bên nhất trí tăng cường hợp tác.\nTTXVN/Tin Tức", "TTXVN/Tin Tức"),
        ("Hà Nội (TTXVN) - Chiều 8/6, hai bên hội đàm.", "TTXVN"),
        ("QĐND Online - Chiều 8/6, hai bên hội đàm.", "QĐND Online"),
        ("Theo phóng viên TTXVN tại Bắc Kinh, hai bên đã hội đàm.", "Theo phóng viên TTXVN tại Bắc Kinh"),
        ("双方举行会谈。（来源：新华社）", "来源：新华社"),
        ("Hai bên hội đàm. Ảnh: TTXVN", None),
        ("Hai bên hội đàm (Ảnh: Minh Anh/TTXVN)", None),
        ("Đại tướng trả lời phỏng vấn của phóng viên TTXVN.", None),
        ("Hai bên hội đàm, Tân Hoa xã đưa tin.", None),
        ("Quân đội nhân dân Việt Nam - lực lượng nòng cốt - tiếp đoàn.", None),
        ("(Dân trí) - Chiều 8/6, hai bên hội đàm.", None),
        ("", None),
    ],
)
def test_an_article_may_say_itself_which_agency_wrote_it(text, expected):
    assert credit_in(text) == expected


def test_one_agency_credit_lowers_what_counts_as_a_copy(encounter, report):
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun")
    first = report("a", talks, "2024-04-11", credit="TTXVN")
    second = report("b", talks, "2024-04-12", credit="(TTXVN)")
    third = report("c", talks, "2024-04-13", credit="QĐND")
    half = cut(WIRE, 0.5) + " " + cut(OTHER, 0.5)
    texts = {first.url: WIRE, second.url: half, third.url: cut(WIRE, 0.5) + " " + THIRD}
    told = {r.outlet: r.copy_of for r in attributed([third, second, first], texts.get)}
    assert told == {"a": None, "b": first.url, "c": None}


def test_the_earliest_published_is_the_original_whatever_the_order_of_arrival(encounter, report):
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun")
    reports = [report(name, talks, f"2024-04-1{i}") for i, name in enumerate("abc", 1)]
    texts = {r.url: WIRE for r in reports}
    for order in permutations(reports):
        told = attributed(order, texts.get)
        assert [r.url for r in told] == [r.url for r in reports]
        assert [r.copy_of for r in told] == [None, reports[0].url, reports[0].url]


def test_an_article_whose_text_we_do_not_have_counts_as_its_own_source(encounter, report):
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun")
    reports = [report(name, talks) for name in "ab"]
    assert [r.copy_of for r in attributed(reports, lambda _: None)] == [None, None]
