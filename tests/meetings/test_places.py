"""Where things took place: the provinces, cities and gates that the press of both countries names."""

from dataclasses import replace

import pytest

from meetings import gazetteer
from meetings.beat import beat
from meetings.reader import judge_and_read
from tests.meetings.test_reader import article


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("Sáng 5/6, tại xã Vị Xuyên, tỉnh Tuyên Quang, Bộ Chỉ huy BĐBP tỉnh Tuyên Quang (Việt Nam) hội đàm với Chi đội Quản lý biên giới Văn Sơn (Trung Quốc).", "vi", ["tuyen-quang"]),
        ("Sáng 5/6, tại Nha Trang, Thứ trưởng Bộ Quốc phòng Hoàng Xuân Chiến tiếp Đại sứ Trung Quốc Hà Vĩ.", "vi", ["nha-trang"]),
        ("6月5日，国防部长董军在南京会见越南国防部长潘文江。", "zh", ["nanjing"]),
        ("Chinese Defense Minister Dong Jun met with Vietnamese Defense Minister Phan Van Giang in Wuhan on June 5.", "en", ["wuhan"]),
    ],
)  # fmt: skip
def test_towns_far_from_the_border_are_places(text: str, language: str, places: list[str]) -> None:
    _, (found,) = judge_and_read(replace(article(text, "2026-06-06"), language=language))
    assert [p.id for p in found.places] == places


def test_the_merged_province_lies_on_the_border_as_the_old_one_did() -> None:
    assert {"ha-giang", "tuyen-quang"} <= beat().border


def test_every_place_has_a_name() -> None:
    nameless = [p.id for p in gazetteer.places().values() if not any(p.names.values())]
    assert not nameless
