"""Ships are known by names and hull numbers, and other ships on other days are another call."""

from datetime import datetime
from typing import Any

import pytest

from meetings.article import Article
from meetings.reader import judge_and_read
from meetings.same import same_meeting
from meetings.ships import same_ships, ships_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tàu Trịnh Hòa của Hải quân Trung Quốc cập cảng", ["Trịnh Hòa"]),
        ("tàu huấn luyện Thích Kế Quang thăm hữu nghị", ["Thích Kế Quang"]),
        ("tàu hộ vệ tên lửa 531 của Hải quân Trung Quốc", ["531"]),
        ("Biên đội tàu HQ 011 và HQ 012 của Hải quân Việt Nam", ["011", "012"]),
        ("tàu Hải cảnh 3304 của Trung Quốc", ["3304"]),
        ("tàu Cảnh sát biển Việt Nam cập cảng Hải Khẩu", []),
        ("tàu của Hải quân Trung Quốc thăm Đà Nẵng", []),
        ("tàu đến Đà Nẵng ngày 10/5, đón 300 thủy thủ", []),
        ("biên đội tàu hải quân Trung Quốc", []),
        ("the training ship Zheng He arrived", ["Zheng He"]),
        ("The Qi Jiguang training ship docked", ["Qi Jiguang"]),
        ("the frigate Xiangtan, with hull number 531,", ["Xiangtan", "531"]),
        ("a Chinese navy training ship docked at Tien Sa", []),
        ("the Chinese Navy ship visits Da Nang", []),
        ("a ship of the China Coast Guard", []),
        ("中国海军戚继光舰抵达", ["戚继光"]),
        ("由长沙舰、井冈山舰组成的编队", ["长沙", "井冈山"]),
        ("越南海军“陈兴道”号护卫舰停靠", ["陈兴道"]),
        ("中国海警3304舰靠泊", ["3304"]),
        ("中国海军舰艇编队访问", []),
        ("两国军舰举行演练,护卫舰靠泊", []),
        ("在中国海军恩施舰的陪同下", []),
    ],
)
def test_the_names_of_ships_in_a_sentence(text: str, names: list[str]) -> None:
    spans = sorted(set(ships_in(text)))
    assert [text[start:end] for start, end in spans] == names


@pytest.mark.parametrize(
    ("ours", "theirs", "agreed"),
    [
        (["戚继光"], ["Thích Kế Quang"], "same"),
        (["Qi Jiguang"], ["戚继光"], "same"),
        (["Trịnh Hòa"], ["Zheng He"], "same"),
        (["015"], ["15"], "same"),
        (["Xiangtan", "531"], ["531"], "same"),
        (["戚继光"], ["Trịnh Hòa"], "differ"),
        (["531"], ["532"], "differ"),
        (["Qi Jiguang"], ["83"], "unknown"),
        (["Qi Jiguang"], [], "unknown"),
    ],
)
def test_a_ship_is_one_in_every_language_and_a_number_is_no_name(
    ours: list[str], theirs: list[str], agreed: str
) -> None:
    assert same_ships(ours, theirs) == same_ships(theirs, ours) == agreed


@pytest.mark.parametrize(
    ("days", "ships", "same"),
    [
        ("2025-05-12", ("郑和",), False),
        ("2025-05-12", ("Thích Kế Quang",), True),
        ("2025-05-14", ("Thích Kế Quang",), True),
        ("2025-05-20", ("Thích Kế Quang",), False),
        ("2025-05-12", (), True),
        ("2025-05-10", ("郑和",), True),
        ("2025-05-09/2025-05-13", ("郑和",), True),
    ],
)
def test_other_ships_on_other_days_are_another_call_and_the_same_ones_that_week_are_not(
    days: str, ships: tuple[str, ...], same: bool, encounter: Any
) -> None:
    call = {"at": "da-nang", "host_side": "VN", "edition": ("navy_ship_visit", None)}
    first = encounter("port_call", "2025-05-10", ships=("戚继光",), **call)
    assert same_meeting(first, encounter("port_call", days, ships=ships, **call)) is same


def test_ships_are_told_of_a_call_alone_with_the_sentence_that_names_them() -> None:
    text = (
        "Sáng 10/5, tàu Thích Kế Quang của Hải quân Trung Quốc cập cảng Tiên Sa, bắt đầu chuyến thăm Đà Nẵng."
        " Đoàn sẽ giao lưu với Bộ Tư lệnh Vùng 3."
    )
    told = Article(
        url="https://paper.example/1", outlet="paper", title="", text=text,
        published_at=datetime.fromisoformat("2025-05-10T10:00+07:00"), language="vi",
    )  # fmt: skip
    (call,) = judge_and_read(told)[1]
    assert call.ships == ("Thích Kế Quang",)
    assert [text[q.start : q.end] for q in call.evidence["ships"]] == [text[: text.index(" Đoàn")]]
