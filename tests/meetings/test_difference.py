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


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("tại Móng Cái, hai bên", "tại Lạng Sơn, hai bên", "tại [-Móng Cái-]{+Lạng Sơn+}, hai bên"),
        ("sáng 18/3 hai bên", "sáng 19/3 hai bên", "sáng [-18/3-]{+19/3+} hai bên"),
        ("có 1.250 chiến sĩ", "có 1.300 chiến sĩ", "có [-1.250-]{+1.300+} chiến sĩ"),
        ("hai bên ký", "hai bên đã ký", "hai bên {+đã +}ký"),
        ("国防部长董军在广西会谈。", "国防部长董军在云南会谈。", "国防部长董军在[-广西-]{+云南+}会谈。"),
    ],
)
def test_an_edit_is_marked_by_words_numbers_and_characters(before: str, after: str, shown: str) -> None:
    assert told(difference(before, after)) == [shown]


def test_of_a_text_too_long_to_compare_the_same_beginning_and_end_are_still_told() -> None:
    many = "a b " * 5_000
    assert told(difference(f"{many}ký{many}", f"{many}không ký{many}")) == [f"{many}{{+không +}}ký{many}"]
    assert len(told(difference("x\n" * 50_000 + "ký\n" + "x\n" * 50_000, "x\n" * 100_000))) == 1


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
    "text",
    [
        "a b " * 200_000,
        "a b " * 300,
        ("a b " * 300 + "\n") * 100,
        "a\n" * 100_000,
        "lượt xem: 1" + "." * 200_000 + "a b",
        "Thứ hai, 1/1/2026" + "." * 200_000 + "a b",
        "\n".join(f"{n} a b c" for n in range(1_999)),
        " ".join(f"a{n}" if n % 2 else f"{n}" for n in range(990)),
        "\n\n".join(f"a{n}" if n % 2 else f"{n}" for n in range(990)),
    ],
)
def test_a_difference_is_found_in_time_however_long_the_texts(text: str) -> None:
    begun = time.process_time()
    for other in (text.replace("a", "x"), text.replace("a b", "b a c")):
        difference(text, other)
        is_churn(text, other)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("53007 lượt xem", "53019 lượt xem"),
        ("1.234 lượt đọc", "2 lượt đọc"),
        ("Lượt xem: 8", "Lượt xem: 9"),
        ("阅读：123", "阅读：456"),
    ],
)
def test_counters_are_churn(before: str, after: str) -> None:
    assert is_churn(f"{REPORT}\n{before}", f"{REPORT}\n{after}")
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
        ("Hai bên ký:\nBản ghi nhớ về đào tạo", "Hai bên ký:\nKế hoạch hải quân năm 2026"),
        ("- Bản ghi nhớ về đào tạo", "- Kế hoạch hải quân năm 2026"),
        ("Lực lượng\n250\nTàu\n4", "Lực lượng\n300\nTàu\n4"),
        ("250", "300"),
        ("(250)", "(300)"),
        ("Thứ hai, 17/3/2026", "Thứ ba, 18/3/2026"),
        ("Đại tướng Phan Văn Giang", "Thượng tướng Hoàng Xuân Chiến"),
        ("Ý định thư về đào tạo sĩ quan trẻ", "Thỏa thuận tuần tra chung trên biển"),
    ],
)
def test_a_line_without_a_full_stop_is_part_of_the_report_wherever_it_stands(before: str, after: str) -> None:
    assert not is_churn(f"{REPORT}\n{before}".strip(), f"{REPORT}\n{after}")
    assert not is_churn(f"{before}\n{REPORT}".strip(), f"{after}\n{REPORT}")


@given(
    st.integers(0, len(REPORT.split(" ")) - 1),
    st.one_of(st.integers(0, 9999).map(str), st.sampled_from(["Đổng Quân", "không", "Việt Nam", "tháng 4"])),
    st.sampled_from(["", "\n53007 lượt xem", "\nHội nghị cấp cao khai mạc"]),
)
def test_no_word_of_the_report_is_replaced_unnoticed(place: int, word: str, below: str) -> None:
    words = REPORT.split(" ")
    words[place] = word
    assert not is_churn(REPORT + below, " ".join(words) + below)


@given(st.lists(st.sampled_from(["7 views", "12 lượt xem", "Bình luận: 3"]), max_size=3), st.booleans())
def test_counters_are_churn_wherever_they_stand(counters: list[str], above: bool) -> None:
    counted = [*counters, REPORT] if above else [REPORT, *counters]
    assert is_churn(REPORT, "\n".join(counted))
    assert is_churn("\n".join(counted), REPORT)


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_breaks_it(before: str, after: str) -> None:
    assert is_churn(before, before)
    assert is_churn(before, after) is is_churn(after, before)
