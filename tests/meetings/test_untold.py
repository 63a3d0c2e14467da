"""Meetings that did not happen, were denied or are only thought of: sentences of our own writing."""

import pytest

from meetings.encounter import Encounter
from meetings.reader import read
from tests.meetings.test_english import article as english
from tests.meetings.test_reader import article as vietnamese

OURS, THEIRS = "Đại tướng Phan Văn Giang", "Đô đốc Đổng Quân"
GIANG, DONG = "General Phan Van Giang", "Admiral Dong Jun"
DAY = "2026-09-12"


def told_in_vietnamese(sentence: str) -> list[Encounter]:
    return read(vietnamese(sentence, DAY))


def told_in_english(sentence: str) -> list[Encounter]:
    return read(english("", sentence, DAY))


@pytest.mark.parametrize(
    "sentence",
    [
        f"Có mặt tại Singapore ngày 10/9, {OURS} không gặp {THEIRS}.",
        f"Tới ngày 10/9, {OURS} vẫn chưa hội đàm với {THEIRS}.",
        f"Do thời tiết, ngày 10/9 {OURS} không thể tiếp {THEIRS} tại Hà Nội.",
        f"Ngày 10/9, {OURS} từ chối gặp {THEIRS} tại Singapore.",
        f"Ngày 20/9, {OURS} sẽ không hội đàm với {THEIRS} tại Singapore.",
        f"Chưa có cuộc hội đàm nào giữa {OURS} và {THEIRS} tại Singapore.",
        f"Người phát ngôn phủ nhận thông tin {OURS} hội đàm với {THEIRS} ngày 10/9.",
        f"Tin {OURS} gặp {THEIRS} tại Singapore ngày 10/9 là sai sự thật.",
        f"Nếu {OURS}, Bộ trưởng Bộ Quốc phòng Việt Nam, gặp {THEIRS}, Biển Đông sẽ được nêu lên.",
        f"Chưa rõ liệu {OURS} có gặp {THEIRS} tại Singapore.",
        f"Giới quan sát dự đoán {OURS} gặp {THEIRS} trong năm nay.",
        f"{OURS} có thể gặp {THEIRS} trong năm nay.",
        f"Nếu {THEIRS}, Bộ trưởng Bộ Quốc phòng Trung Quốc, tới Hà Nội ngày 20/9, ông sẽ hội đàm với {OURS}.",
        f"Chưa có thông tin về việc {OURS} hội đàm với {THEIRS} ngày 20/9.",
    ],
)
def test_what_is_denied_or_supposed_in_vietnamese_is_no_meeting(sentence: str) -> None:
    assert told_in_vietnamese(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ngày 10/9, {OURS} không chỉ hội đàm với {THEIRS} mà còn ký thỏa thuận hợp tác.",
        f"Không ngừng vun đắp hữu nghị, ngày 10/9 {OURS} hội đàm với {THEIRS}.",
        f"Ngày 10/9, {OURS}, nguyên Tư lệnh Phòng không, tiếp {THEIRS} tại Hà Nội.",
        f"Bác bỏ thông tin về bất đồng, ngày 10/9, {OURS} hội đàm với {THEIRS} tại Hà Nội.",
        f"Ngày 10/9, {OURS} hội đàm với {THEIRS}, điều chưa có tiền lệ.",
    ],
)
def test_not_everything_denied_in_vietnamese_is_the_meeting(sentence: str) -> None:
    assert [e.status for e in told_in_vietnamese(sentence)] == ["held"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GIANG} did not meet {DONG} in Singapore on September 10.",
        f"{GIANG} has yet to hold talks with {DONG}.",
        f"{GIANG} couldn't meet {DONG} in Singapore on September 10.",
        f"{GIANG} declined to meet {DONG} in Singapore on September 10.",
        f"{GIANG} left Singapore on September 10 without holding talks with {DONG}.",
        f"{GIANG} is not going to meet {DONG} in Singapore on September 20.",
        f"No bilateral talks were held between {GIANG} and {DONG} on September 10.",
        f"The meeting between {GIANG} and {DONG} on September 10 never took place.",
        f"Hanoi dismissed reports that {GIANG} met {DONG} in Singapore on September 10.",
        f"Rumours that {GIANG} met {DONG} in Singapore on September 10 are baseless.",
        f"If {GIANG} meets {DONG} in Singapore, they could discuss a hotline.",
        f"The ministry did not say whether {GIANG} met {DONG} in Singapore on September 10.",
        f"{GIANG} would have met {DONG} on September 10 but fell ill.",
        f"Observers expect {GIANG} may meet {DONG} this year.",
    ],
)
def test_what_is_denied_or_supposed_in_english_is_no_meeting(sentence: str) -> None:
    assert told_in_english(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GIANG} not only met {DONG} in Beijing on September 10 but also signed a deal.",
        f"It was no surprise that {GIANG} met {DONG} in Beijing on September 10.",
        f"{GIANG} and {DONG}, who had not met in Hanoi, held talks in Beijing on September 10.",
        f"After dismissing reports of a rift, {GIANG} met {DONG} in Beijing on September 10.",
        f"{GIANG} met {DONG} in Beijing on September 10 and did not comment.",
    ],
)
def test_not_everything_denied_in_english_is_the_meeting(sentence: str) -> None:
    assert [e.status for e in told_in_english(sentence)] == ["held"]


def test_what_may_happen_on_a_day_to_come_is_announced() -> None:
    ours = told_in_vietnamese(f"Theo Bộ Quốc phòng, {OURS} có thể gặp {THEIRS} tại Singapore ngày 20/9.")
    theirs = told_in_english(f"{GIANG} may meet {DONG} in Singapore on September 20, the ministry said.")
    assert [e.status for e in (*ours, *theirs)] == ["announced", "announced"]


def test_what_was_called_off_is_news_though_it_was_not_held() -> None:
    ours = told_in_vietnamese(f"Ngày 10/9, {OURS} không gặp {THEIRS} do cuộc hội đàm bị hủy.")
    theirs = told_in_english(f"{GIANG} did not meet {DONG} on September 10 as the talks were cancelled.")
    assert [e.status for e in (*ours, *theirs)] == ["cancelled", "cancelled"]


def test_counterparts_of_no_country_are_not_those_of_the_other_side() -> None:
    title = "Vietnam's defence minister meets counterparts at a forum"
    text = f"On the sidelines of a forum, {GIANG} met US Secretary of Defense Pete Hegseth on May 31. China sent no defence minister."
    assert read(english(title, text, "2025-06-02")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"Neither {GIANG} nor {DONG} held talks in Singapore on September 10.",
        f"{GIANG} did not meet {DONG} in Singapore on September 10 until the end.",
    ],
)
def test_what_neither_side_did_is_no_meeting_in_english(sentence: str) -> None:
    assert told_in_english(sentence) == []


def test_what_was_not_done_until_a_day_was_done_then() -> None:
    (found,) = told_in_english(f"{GIANG} did not hold talks with {DONG} in Hanoi until September 10.")
    assert (found.status, str(found.start)) == ("held", "2026-09-10")


def test_a_postponement_that_is_denied_is_none() -> None:
    sentence = f"Dismissing reports that a visit was postponed, {GIANG} held talks with {DONG} in Hanoi on September 10."
    assert [e.status for e in told_in_english(sentence)] == ["held"]
    sentence = f"{GIANG} and {DONG} postponed talks planned in Hanoi for September 10."
    assert [e.status for e in told_in_english(sentence)] == ["postponed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vietnam's navy refused to join a joint exercise with the Chinese navy in Zhanjiang on September 10.",
        "Vietnam will skip a joint exercise with the Chinese navy in Zhanjiang in December.",
        "Hanoi rejected a Chinese proposal for a joint patrol of the Vietnamese and Chinese navies in December.",
        f"If {DONG}, Chinese defence minister, visits Hanoi on September 20, he will hold talks with {GIANG}, analysts say.",
    ],
)
def test_what_is_refused_or_hangs_on_something_in_english_is_no_meeting(sentence: str) -> None:
    assert told_in_english(sentence) == []


@pytest.mark.parametrize(
    "text",
    [
        "On September 10 last year, {} held talks with Chinese Defence Minister {} in Hanoi.",
        "Last year on September 10, {} held talks with Chinese Defence Minister {} in Hanoi.",
    ],
)
def test_a_day_of_last_year_is_none_of_this_year(text: str) -> None:
    assert told_in_english(text.format(GIANG, DONG)) == []


@pytest.mark.parametrize(
    "day", ["Ngày 10/9 năm ngoái", "Một năm trước, ngày 10/9", "Đúng ngày này năm ngoái, 12/9"]
)
def test_a_day_of_last_year_is_none_of_this_year_in_vietnamese(day: str) -> None:
    assert (
        told_in_vietnamese(
            f"{day}, {OURS} hội đàm với {THEIRS}, Bộ trưởng Quốc phòng Trung Quốc, tại Hà Nội."
        )
        == []
    )


def test_a_day_of_the_week_is_no_part_of_a_name() -> None:
    text = f"{GIANG} and Chinese Defence Minister {DONG} were in Beijing. On Friday Giang held talks with {DONG} there."
    (met,) = told_in_english(text)
    assert str(met.start) == "2026-09-11"
