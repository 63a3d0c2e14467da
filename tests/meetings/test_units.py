"""Who took part for a side of which nobody is named: units and services by their own names."""

import pytest

from meetings.article import article_from_json
from meetings.encounter import Unit
from meetings.merging import merge
from meetings.reader import read
from meetings.reading.units import UnitMention, named_by_itself

TOLD = [
    (
        "vi",
        "Ngày 4/6, tại khu vực mốc 172, Đồn Biên phòng Mường Khương (Việt Nam) và Đại đội Quản lý biên giới Kiều Đầu"
        " (Trung Quốc) đã tổ chức tuần tra song phương.",
        {"VN": "Đồn Biên phòng Mường Khương", "CN": "Đại đội Quản lý biên giới Kiều Đầu"},
    ),
    (
        "vi",
        "Ngày 4/6, tại Lào Cai, Thượng tá Vũ Văn Lành, Đồn trưởng Đồn Biên phòng Bản Lầu đã hội đàm với Trạm kiểm tra"
        " Biên phòng xuất nhập cảnh Hà Khẩu (Trung Quốc).",
        {"CN": "Trạm kiểm tra Biên phòng xuất nhập cảnh Hà Khẩu"},
    ),
    (
        "zh",
        "6月4日,越南老街省边防部队与中国云南省红河边境管理支队在老街开展边境联合巡逻。",
        {"VN": "越南老街省边防部队", "CN": "云南省红河边境管理支队"},
    ),
    (
        "en",
        "On June 4, a delegation of the Yunnan Border Guard Region (China) visited and held talks with the Lao Cai"
        " Provincial Border Guard (Vietnam) in Lao Cai.",
        {"VN": "Lao Cai Provincial Border Guard", "CN": "Yunnan Border Guard Region"},
    ),
    ("vi", "Ngày 4/6, hải quân Việt Nam và Trung Quốc bắt đầu tuần tra chung trên Vịnh Bắc Bộ.", {}),
    ("zh", "6月4日,中越海警开展北部湾海域联合巡逻。", {}),
    ("en", "On June 4, the Vietnamese and Chinese navies began a joint patrol in the Gulf of Tonkin.", {}),
]


@pytest.mark.parametrize(("language", "text", "named"), TOLD)
def test_units_stand_for_a_side_without_people(language, text, named):
    (found,) = read(
        article_from_json(
            {
                "url": "https://a.example/1",
                "title": "",
                "text": text,
                "language": language,
                "published_at": "2026-06-05",
            }
        )
    )
    assert {u.side: u.name for u in found.units} == named
    assert ("units" in found.evidence) == bool(named)


def test_a_unit_told_twice_is_still_named_by_itself():
    post = UnitMention(start=0, end=22, name="Đồn Biên phòng Bản Lầu", side="VN")
    shared = [UnitMention(start=30, end=48, name="Hải quân Hai Nước", side=side) for side in ("VN", "CN")]
    assert list(named_by_itself([post, post, *shared])) == [post, post]


def test_the_unit_that_most_reports_name_is_told_until_somebody_is_named(encounter, report):
    def told(name: str):
        return encounter("joint_patrol_land", "2026-06-04", at="lao-cai", units=(Unit(side="VN", name=name),))

    post, province = told("Đồn Biên phòng Bản Lầu"), told("Bộ đội Biên phòng tỉnh Lào Cai")
    merged = merge([report("a", province), report("b", post), report("c", post)])
    assert merged.units == post.units
    assert {q.url for q in merged.evidence["units"]}
    led = encounter("joint_patrol_land", "2026-06-04", at="lao-cai", heads="phan-van-giang")
    somebody_led = merge([report("a", post), report("b", led)])
    assert somebody_led.units == ()
    assert "units" not in somebody_led.evidence
