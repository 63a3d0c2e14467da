"""People and their titles in a sentence."""

from datetime import date

import pytest

from meetings.reading.people import PersonMention
from meetings.reading.vi.body import sentences
from meetings.reading.vi.people import mentions

ON = date(2024, 10, 24)


def people(text: str, on: date | None = ON) -> list[PersonMention]:
    return mentions(sentences(text)[0], on, {})


def test_titles_after_a_name_belong_to_it_until_the_next_rank() -> None:
    text = (
        "Đại tướng Phan Văn Giang, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng hội đàm với "
        "Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc"
    )
    giang, zhang = people(text)
    assert (giang.person, giang.rank, giang.post) == (
        "phan-van-giang",
        "Đại tướng",
        "minister_of_national_defence",
    )
    assert (zhang.person, zhang.rank, zhang.post) == ("zhang-youxia", "Thượng tướng", "cmc_vice_chairman")


def test_a_post_directly_before_a_name_belongs_to_that_name() -> None:
    first, second = people(
        "Đại tướng Phan Văn Giang và Bộ trưởng Quốc phòng Trung Quốc Đổng Quân chào cột mốc"
    )
    assert (first.person, second.person) == ("phan-van-giang", "dong-jun")
    assert second.post == "minister_of_national_defence"


def test_both_spellings_of_a_name_are_one_person() -> None:
    assert [p.person for p in people("Thượng tướng Nguỵ Phượng Hoà gặp Thượng tướng Ngụy Phượng Hòa")] == [
        "wei-fenghe",
        "wei-fenghe",
    ]


@pytest.mark.parametrize(
    ("on", "post"),
    [
        (date(2014, 5, 1), "head_general_department_of_politics"),
        (date(2017, 1, 13), "minister_of_national_defence"),
    ],
)
def test_a_post_not_named_is_the_one_held_on_the_day(on: date, post: str) -> None:
    assert people("Đồng chí Ngô Xuân Lịch phát biểu tại buổi gặp", on)[0].post == post


def test_a_former_post_is_not_held() -> None:
    former = people(
        "Đại tướng Ngô Xuân Lịch, nguyên Bộ trưởng Bộ Quốc phòng, dự buổi gặp mặt", date(2023, 5, 1)
    )[0]
    assert former.post is None


def test_a_post_alone_is_the_person_who_holds_it() -> None:
    found = people("Bộ trưởng Quốc phòng Trung Quốc tới Hà Nội")[0]
    assert (found.person, found.name) == ("dong-jun", "Đổng Quân")


def test_a_holder_whom_no_vietnamese_page_names_stays_a_post() -> None:
    (deputy,) = people("Đoàn do Phó Tham mưu trưởng Chiến khu Nam Bộ dẫn đầu", date(2024, 10, 24))
    assert (deputy.person, deputy.name, deputy.side) == (None, None, "CN")


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Thiếu tướng Trần Thử Nghiệm, Tùy viên Quốc phòng Trung Quốc tại Việt Nam, đến chào", "CN"),
        ("Đại sứ Việt Nam tại Trung Quốc Lê Thử Nghiệm cùng dự", "VN"),
        ("Bộ trưởng Quốc phòng Lào Nguyễn Thử Nghiệm sang thăm", "OTHER"),
        ("Trung tướng Lê Thử Nghiệm phát biểu", None),
    ],
)
def test_the_side_comes_from_the_country_beside_the_post(text: str, nation: str | None) -> None:
    assert people(text)[0].nation == nation


def test_a_surname_alone_tells_no_side() -> None:
    sides = {p.name: p.side for p in people("Phạm Trường Long và Phạm Văn Trà cùng họ", date(2006, 1, 1))}
    assert sides == {"Phạm Trường Long": "CN", "Phạm Văn Trà": "VN"}


@pytest.mark.parametrize(
    "text",
    [
        "Thượng tướng Hoàng Xuân Chiến tiếp ông Phùng Văn Lễ, Đại sứ Trung Quốc tại Việt Nam",
        "Thượng tướng Hoàng Xuân Chiến đón đồng chí Phùng Văn Lễ, tân Đại sứ Trung Quốc tại Việt Nam",
        "Thượng tướng Hoàng Xuân Chiến gặp Phùng Văn Lễ - Đại sứ Trung Quốc tại Việt Nam",
        "Thượng tướng Hoàng Xuân Chiến gặp Đại sứ Trung Quốc tại Việt Nam, bà Phùng Văn Lễ",
        "Thượng tướng Hoàng Xuân Chiến gặp Tham tán Cảnh vụ Đại sứ quán Trung Quốc Phùng Văn Lễ",
        "Thượng tướng Hoàng Xuân Chiến gặp ông Phùng Văn Lễ, Đại tá, Tùy viên Quốc phòng Trung Quốc",
    ],
)
def test_whoever_is_named_beside_a_post_is_not_its_holder_of_record(text: str) -> None:
    other = people(text, date(2026, 9, 10))[1:]
    assert [(p.person, p.name, p.nation) for p in other] == [(None, "Phùng Văn Lễ", "CN")]


def test_a_name_with_a_post_of_its_own_leaves_the_post_before_it_to_another() -> None:
    text = "Gặp Đại sứ Trung Quốc tại Việt Nam, ông Phùng Văn Lễ, Tùy viên Quốc phòng Trung Quốc"
    ambassador, attache = people(text, date(2026, 9, 10))
    assert (ambassador.person, attache.name) == ("he-wei", "Phùng Văn Lễ")
    assert attache.post == "defence_attache_vietnam"


def test_a_place_before_a_post_is_nobody() -> None:
    named = people("Đoàn làm việc với Quảng Tây, Đại sứ Trung Quốc cùng dự")
    assert "Quảng Tây" not in [p.name for p in named]
