"""How papers of the provinces, of the army and abroad tell of meetings: sentences of our own writing."""

import pytest

from tests.meetings.test_vietnamese import people, told

TALKS = (
    "Ngày 3/6, tại cửa khẩu Ma Lù Thàng (Lai Châu), Đồn Biên phòng Ma Lù Thàng hội đàm với Đại đội Quản lý biên giới Kim "
    "Bình (Trung Quốc). "
)


@pytest.mark.parametrize(
    "heads",
    [
        "Đoàn ta do Thượng tá Lê Văn Bảo làm trưởng đoàn, đoàn bạn do ông Trần Kiến Minh làm trưởng đoàn.",
        "Trưởng đoàn phía ta là Thượng tá Lê Văn Bảo, Chính trị viên; phía bạn là Đại úy Trần Kiến Minh làm trưởng đoàn.",
        "Thượng tá Lê Văn Bảo, Chính trị viên, làm trưởng đoàn ta; đoàn bạn do Cảnh đốc cấp một Trần Kiến Minh dẫn đầu.",
    ],
)
def test_ours_and_friends_are_the_two_sides(heads: str) -> None:
    (talks,) = told(TALKS + heads, "2026-06-04")
    assert [(p.name, p.side) for p in talks.participants] == [("Lê Văn Bảo", "VN"), ("Trần Kiến Minh", "CN")]


def test_friends_of_a_third_country_are_no_side() -> None:
    text = (
        "Ngày 3/6, Đồn Biên phòng A Pa Chải tuần tra với Đại đội Biên phòng 911 (Lào) gần ngã ba biên giới Việt Nam - Lào - "
        "Trung Quốc. Phía bạn do Thiếu tá Khăm Phon chỉ huy."
    )
    assert told(text, "2026-06-04", "Tuần tra song phương Việt Nam - Lào") == []


def test_each_side_of_those_present_is_told_in_one_sentence() -> None:
    text = (
        "Chiều 3/6, tại Hà Nội, Trung tướng Phạm Hồng Chương, Tư lệnh Quân khu 2 hội đàm với Thiếu tướng Lưu Quốc Dụ, Tư lệnh "
        "Quân khu tỉnh Vân Nam (Trung Quốc). Cùng dự hội đàm, về phía Việt Nam có Thiếu tướng Trần Văn Bắc, Phó Tư lệnh; về "
        "phía Trung Quốc có Đại tá Vương Kiến Hoa, Phó Chính ủy."
    )
    (talks,) = told(text, "2025-06-04")
    assert [(p.name, p.side) for p in talks.participants if p.role == "member"] == [
        ("Trần Văn Bắc", "VN"),
        ("Vương Kiến Hoa", "CN"),
    ]


@pytest.mark.parametrize("degrees", ["Trung tướng, PGS, TS", "Trung tướng PGS.TS", "Trung tướng, Tiến sĩ"])
def test_degrees_of_learning_stand_between_rank_and_name(degrees: str) -> None:
    text = (
        f"Ngày 3/6, tại Hà Nội, {degrees} Trần Quốc Hưng, Giám đốc Học viện Chính trị đã tiếp và hội đàm với Thiếu tướng Tiết "
        "Bảo Quốc, Chính ủy Học viện Chính trị Tây An, Quân Giải phóng nhân dân Trung Quốc."
    )
    (talks,) = told(text, "2015-06-04")
    assert people(talks) == ["Trần Quốc Hưng", "Tiết Bảo Quốc"]


def test_who_commands_a_patrol_is_told_before_his_name() -> None:
    text = (
        "Ngày 3/6, Đồn Biên phòng A Pa Chải (Điện Biên) cùng Đại đội Quản lý biên giới Giang Thành (Trung Quốc) tuần tra song "
        "phương. Chỉ huy đội tuần tra phía ta là Thiếu tá Lò Văn Tám, Phó Đồn trưởng; phía bạn là Thượng úy Dương Vĩ."
    )
    (patrol,) = told(text, "2026-06-04")
    assert people(patrol) == ["Lò Văn Tám", "Dương Vĩ"]


def test_ships_that_speak_by_radio_hold_no_talks_by_telephone() -> None:
    text = (
        "Trưa 3/6, tàu của Bộ Tư lệnh Vùng Cảnh sát biển 1 và tàu của Cảnh sát biển Trung Quốc kết thúc chuyến tuần tra liên "
        "hợp trên Vịnh Bắc Bộ. Thượng tá Trần Văn Quân, Trưởng đoàn Việt Nam đã điện đàm qua sóng vô tuyến với Trưởng đoàn "
        "Trung Quốc Tống Kiến."
    )
    (patrol,) = told(text, "2026-06-04")
    assert (patrol.kind, people(patrol)) == ("joint_patrol_sea", ["Trần Văn Quân", "Tống Kiến"])


def test_the_head_of_a_delegation_may_be_named_under_a_photo_alone() -> None:
    text = (
        "Tại hội đàm ngày 3/6 ở Lạng Sơn, đại biểu 10 Đồn Biên phòng và Trạm Hội ngộ hội đàm Bằng Tường (Trung Quốc) trao đổi "
        "tình hình.\nTrung tá Bùi Văn Thành, Đồn trưởng Đồn Biên phòng Bắc Xa, Trưởng đoàn Việt Nam, nhấn mạnh kết quả.\nThiếu "
        "tá Dương Phi, Trạm trưởng Trạm Hội ngộ hội đàm Bằng Tường, Trưởng đoàn Trung Quốc. Ảnh: Báo Mẫu"
    )
    (talks,) = told(text, "2026-06-04")
    assert people(talks) == ["Bùi Văn Thành", "Dương Phi"]
