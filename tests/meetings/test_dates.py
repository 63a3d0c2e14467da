"""Dates in sentences, resolved against the day of publication."""

from datetime import date

import pytest

from meetings.reading.vi.body import sentences
from meetings.reading.vi.dates import dates, is_stamp

ANCHOR = date(2024, 4, 11)


def found(text: str, anchor: date | None = ANCHOR, *, planned: bool = False) -> list[tuple[str, str]]:
    mentions = dates(sentences(text)[0], anchor, planned=planned)
    return [(d.first.isoformat(), d.last.isoformat()) for d in mentions]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Hội đàm diễn ra ngày 11/4 tại Lào Cai", "2024-04-11", "2024-04-11"),
        ("Giao lưu lần thứ 8 (ngày 11-12/4)", "2024-04-11", "2024-04-12"),
        ("Thăm chính thức từ ngày 26 - 28/10", "2023-10-26", "2023-10-28"),
        ("Đoàn làm việc từ ngày 5 đến 7-4", "2024-04-05", "2024-04-07"),
        ("Hoạt động diễn ra trong các ngày 9 và 10/4", "2024-04-09", "2024-04-10"),
        ("Sáng 10-4, hai đoàn gặp nhau", "2024-04-10", "2024-04-10"),
        ("Lễ đón tổ chức ngày 10.4 tại cửa khẩu", "2024-04-10", "2024-04-10"),
        ("Ngày 9 tháng 4 năm 2024, đoàn tới Hà Nội", "2024-04-09", "2024-04-09"),
        ("Chuyến thăm kéo dài từ 30/3 đến 2/4/2024", "2024-03-30", "2024-04-02"),
        ("Đoàn thăm từ ngày 24 - 27/4/2021", "2021-04-24", "2021-04-27"),
        ("Chiều nay, hai Bộ trưởng hội đàm", "2024-04-11", "2024-04-11"),
        ("Tối qua, đoàn đã tới nơi", "2024-04-10", "2024-04-10"),
        ("Ngày mai đoàn về nước", "2024-04-12", "2024-04-12"),
        ("Hai Bộ trưởng điện đàm hôm thứ Ba", "2024-04-09", "2024-04-09"),
        ("Thứ Ba tuần trước, hai Bộ trưởng điện đàm", "2024-04-02", "2024-04-02"),
        ("Hai Bộ trưởng gặp nhau vào Chủ nhật tuần qua", "2024-04-07", "2024-04-07"),
        ("Sáng thứ Hai tuần này, đoàn tới Hà Nội", "2024-04-08", "2024-04-08"),
        ("Từ hôm nay (10/4) đến 12/4, đoàn thăm chính thức", "2024-04-10", "2024-04-12"),
        ("Chiều 4 Tháng Tư, hai đoàn đối thoại", "2024-04-04", "2024-04-04"),
        ("Ngày 11 tháng mười một, tàu cập cảng", "2023-11-11", "2023-11-11"),
        ("Văn kiện ký tháng 12/2023 còn hiệu lực", "2023-12-01", "2023-12-31"),
    ],
)
def test_a_date_is_read_as_vietnamese_papers_write_it(text: str, first: str, last: str) -> None:
    assert found(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên bố tầm nhìn chung về hợp tác quốc phòng đến năm 2025",
        "Hai bên chào cột mốc 1116 tại cửa khẩu Hữu Nghị",
        "Cơ chế 3+3 tiếp tục phát huy hiệu quả",
        "Giao lưu được tổ chức lần thứ 10 trong 12 năm",
        "Lực lượng trực 24/24 giờ",
        "Kim ngạch tăng 11-12% so với năm trước",
        "Ngày 31/2 không có trong lịch",
    ],
)
def test_a_number_that_is_no_date_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_ordinal_before_a_date_is_not_the_start_of_a_range() -> None:
    assert found("Trong khuôn khổ Giao lưu lần thứ 10, ngày 18/3, tại Quảng Ninh", date(2026, 3, 18)) == [
        ("2026-03-18", "2026-03-18")
    ]


def test_around_new_year_the_year_goes_back() -> None:
    assert found("Cuộc điện đàm diễn ra ngày 31/12", date(2016, 1, 2)) == [("2015-12-31", "2015-12-31")]


def test_only_a_plan_may_lie_ahead() -> None:
    assert found("Giao lưu sẽ diễn ra ngày 20/6", date(2017, 6, 12), planned=True) == [
        ("2017-06-20", "2017-06-20")
    ]
    assert found("Giao lưu diễn ra ngày 20/3", date(2017, 2, 12)) == [("2016-03-20", "2016-03-20")]


def test_a_day_most_of_a_year_back_is_taken_for_one_soon_to_come() -> None:
    assert found("Giao lưu diễn ra ngày 20/6", date(2017, 6, 12)) == [("2017-06-20", "2017-06-20")]


def test_a_range_that_has_begun_may_end_later() -> None:
    assert found("Đoàn làm việc từ ngày 14 đến 19/6", date(2024, 6, 15)) == [("2024-06-14", "2024-06-19")]


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    assert found("Ngày 11/4, hôm nay; văn kiện ký ngày 12/4/2024", None) == [("2024-04-12", "2024-04-12")]


def test_the_date_line_of_a_page_is_told_from_a_sentence() -> None:
    assert is_stamp(sentences("Thứ hai, 29/10/2018, 09:22 (GMT+7)")[0])
    assert not is_stamp(sentences("Ngày 29/10/2018, hai bên hội đàm tại trụ sở Bộ Quốc phòng ở Hà Nội")[0])


@pytest.mark.parametrize(
    "text", ["99 ngày đầu tháng 12", "ngày 0/0", "ngày 45/13/9999", "0/0/0000", "ngày 29/2"]
)
def test_an_impossible_date_breaks_nothing(text: str) -> None:
    assert all(first <= last for first, last in found(text))
