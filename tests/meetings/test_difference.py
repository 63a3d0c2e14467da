"""A difference tells both revisions, is found in time, and churn is told from news."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.difference import Paragraph, difference, is_churn

FIRST = "Sáng 18/3, tại Móng Cái, hai Bộ trưởng Quốc phòng chủ trì lễ đón với 250 chiến sĩ."
SECOND = "Hai bên nhất trí duy trì trao đổi đoàn, tuần tra chung và giao lưu sĩ quan trẻ."
THIRD = "Đoàn Việt Nam sang thăm Trung Quốc ngày 19/3."
REPORT = f"{FIRST}\n{SECOND}\n{THIRD}"

texts = st.lists(
    st.sampled_from(["Hai bên", "ký", "3", ".", "\n", " ", "văn kiện", "国防", "x"]), max_size=40
).map("".join)


def told(paragraphs: list[Paragraph]) -> list[str]:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        "".join(marks[piece.change].format(piece.words) for piece in p.pieces)
        for p in paragraphs
        if p.is_changed
    ]


def test_an_edited_word_is_marked_in_its_paragraph() -> None:
    found = difference(REPORT, REPORT.replace("250", "300"))
    assert told(found) == [
        "Sáng 18/3, tại Móng Cái, hai Bộ trưởng Quốc phòng chủ trì lễ đón với [-250-]{+300+} chiến sĩ."
    ]
    assert [paragraph.is_changed for paragraph in found] == [True, False, False]


def test_paragraphs_that_have_nothing_in_common_are_taken_out_and_put_in() -> None:
    other = "Nhật Bản dự kiến mua thêm tàu ngầm vào năm tới, theo một tờ báo."
    assert told(difference(REPORT, REPORT.replace(SECOND, other))) == [f"[-{SECOND}-]", f"{{+{other}+}}"]
    assert told(difference(REPORT, f"{REPORT}\n{other}")) == [f"{{+{other}+}}"]
    assert told(difference(REPORT, f"{FIRST}\n{THIRD}")) == [f"[-{SECOND}-]"]


@given(texts, texts)
def test_both_revisions_can_be_put_together_from_their_difference(before: str, after: str) -> None:
    found = difference(before, after)
    old = ["".join(p.words for p in each.pieces if p.change != "added") for each in found if each.before]
    new = ["".join(p.words for p in each.pieces if p.change != "removed") for each in found if each.after]
    assert ("\n".join(old), "\n".join(new)) == (before, after)
    assert any(each.is_changed for each in found) is (before != after)


@pytest.mark.parametrize(
    "text", ["a b " * 200_000, "a\n" * 100_000, "\n".join(f"{n} a b c" for n in range(1_999))]
)
def test_a_difference_is_found_in_time_however_long_the_texts(text: str) -> None:
    begun = time.monotonic()
    difference(text, text.replace("a", "x"))
    is_churn(text, text.replace("a", "x"))
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("53007 lượt xem", "53019 lượt xem"),
        ("(12)", "(13)"),
        ("1.234 lượt đọc", "2 lượt đọc"),
        ("Lượt xem: 8", "Lượt xem: 9"),
        ("阅读：123", "阅读：456"),
        ("Thứ hai, 24/8/2026", "Thứ ba, 25/8/2026, 09:22 (GMT+7)"),
        (
            "Mỹ và Nhật Bản tập trận trên biển Philippines",
            "Thủ tướng Campuchia tiếp đoàn doanh nghiệp Hàn Quốc",
        ),
    ],
)
def test_counters_days_and_rotating_headlines_are_churn(before: str, after: str) -> None:
    assert is_churn(f"{REPORT}\n{before}", f"{REPORT}\n{after}")
    if before[0] in "5(1LTh阅":
        assert is_churn(f"{before}\n{REPORT}", f"{after}\n{REPORT}")


def test_spellings_of_one_text_are_churn() -> None:
    assert is_churn("Hoà bình – “ổn định”", 'Hòa  bình - "ổn định"')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("250", "300"), ("18/3", "17/3"), ("Móng Cái", "Lạng Sơn"), ("nhất trí", "không nhất trí"),
        ("19/3.", "19/3"), ("sĩ quan trẻ.", "sĩ quan trẻ và hải quân."),
    ],
)  # fmt: skip
def test_what_changes_within_a_sentence_is_never_churn(before: str, after: str) -> None:
    assert not is_churn(REPORT, REPORT.replace(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. Thỏa thuận hợp tác biên phòng", "1. Thỏa thuận hợp tác hải quân"),
        ("Hai văn kiện được ký", "Hai văn kiện được ký\n3. Ý định thư về đào tạo"),
        ("", "Hai bên ký ba văn kiện"),
    ],
)
def test_a_list_below_the_report_is_part_of_it(before: str, after: str) -> None:
    assert not is_churn(f"{REPORT}\n{before}".strip(), f"{REPORT}\n{after}")


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_breaks_it(before: str, after: str) -> None:
    assert is_churn(before, before)
    assert is_churn(before, after) is is_churn(after, before)
