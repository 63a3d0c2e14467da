"""How papers of the provinces, of the army and abroad tell of meetings: sentences of our own writing."""

import pytest

from meetings.encounter import Edition
from meetings.reader import judge
from tests.meetings.test_reader import article as report
from tests.meetings.test_vietnamese import days, people, places, told

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
        "phương. Chỉ huy đội tuần tra phía ta là Thiếu tá Giàng A Tám, Phó Đồn trưởng; phía bạn là Thượng úy Dương Vĩ."
    )
    (patrol,) = told(text, "2026-06-04")
    assert people(patrol) == ["Giàng A Tám", "Dương Vĩ"]


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Bộ trưởng Quốc phòng Trung Quốc Đổng Quân, trong cuộc gặp Chủ tịch nước Lương Cường tại Hà Nội hôm 3/6, nói hai nước "
            "là láng giềng.",
            "receive",
        ),
        (
            "Đô đốc Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc, nói như vậy trong cuộc gặp Đại tướng Phan Văn Giang tại Hà Nội "
            "chiều 3/6.",
            "talks",
        ),
    ],
)
def test_who_is_met_stands_right_behind_the_noun(text: str, kind: str) -> None:
    (met,) = told(text, "2025-06-04")
    assert (met.kind, days(met), places(met)) == (kind, ["2025-06-03", "2025-06-03"], ["hanoi"])


def test_what_another_says_of_a_meeting_with_a_third_is_none_of_ours() -> None:
    text = (
        "Đại tướng Phan Văn Giang nói như vậy trong cuộc gặp Bộ trưởng Quốc phòng Lào tại Hà Nội chiều 3/6."
    )
    assert told(text, "2025-06-04", "Việt Nam, Lào và Trung Quốc hợp tác") == []


def test_the_capital_of_a_country_is_a_place() -> None:
    text = (
        "Đại tướng Phan Văn Giang hôm thứ Sáu hội đàm với Bộ trưởng Quốc phòng Đổng Quân ở thủ đô Trung Quốc, theo hãng tin "
        "trong nước."
    )
    (talks,) = told(text, "2026-06-06", "Bộ trưởng Quốc phòng Việt Nam tới Trung Quốc")
    assert places(talks) == ["beijing"]


def test_border_officers_who_meet_pay_no_call() -> None:
    text = (
        "Hôm 3/6, tại lối thông quan Hoành Mô, Đồn Biên phòng Hoành Mô do Trung tá Phạm Đăng Minh, Chính trị viên, dẫn đầu gặp "
        "gỡ Đại đội Quản lý biên giới Phòng Thành (Trung Quốc) do Cảnh đốc cấp một Ngô Kiến Cường làm trưởng đoàn."
    )
    (met,) = told(text, "2026-06-04")
    assert (met.kind, places(met), people(met)) == (
        "working_meeting",
        ["hoanh-mo"],
        ["Phạm Đăng Minh", "Ngô Kiến Cường"],
    )


def test_a_meeting_presided_over_by_both_is_not_the_call_of_the_ship_beside_it() -> None:
    text = (
        "Sáng 3/6, tại Hải Phòng khai mạc Hội nghị công tác cấp cao lần thứ 9 giữa Cảnh sát biển Việt Nam và Cảnh sát biển "
        "Trung Quốc, do Trung tướng Lê Quang Đạo và Thiếu tướng Úc Trung đồng chủ trì. Cùng ngày, tàu Cảnh sát biển 4301 của "
        "Trung Quốc cập cảng Chùa Vẽ."
    )
    found = {e.kind: e for e in told(text, "2026-06-04")}
    meeting = found["working_meeting"]
    assert (meeting.mechanism, people(meeting)) == (
        Edition(id="coast_guard_high_level_meeting", ordinal=9),
        ["le-quang-dao", "yu-zhong"],
    )
    assert people(found["port_call"]) == []


def test_a_ship_calls_where_it_goes_and_not_where_it_left() -> None:
    text = (
        "Sáng 3/6, tại Quân cảng Hải Phòng, tàu Trần Hưng Đạo rời bến, sau đó thăm thành phố Trạm Giang, Trung Quốc từ ngày 5 "
        "đến 8/6."
    )
    (call,) = told(text, "2026-06-03", "Tàu Hải quân Việt Nam thăm Trung Quốc")
    assert (call.kind, places(call)) == ("port_call", ["zhanjiang"])


def test_both_may_agree_to_put_off_a_patrol() -> None:
    text = (
        "Do mưa lũ, Bộ Chỉ huy BĐBP tỉnh Quảng Ninh và Chi đội Quản lý biên giới Phòng Thành Cảng (Trung Quốc) thống nhất lùi "
        "đợt tuần tra song phương dự kiến ngày 9/6."
    )
    (patrol,) = told(text, "2026-06-04")
    assert (patrol.status, days(patrol)) == ("postponed", ["2026-06-09", "2026-06-09"])


def test_an_exchange_comes_to_its_end_in_other_words() -> None:
    title = "Bế mạc Giao lưu hữu nghị quốc phòng biên giới Việt - Trung lần thứ 11"
    text = "Sau hai ngày ở Quảng Ninh và Quảng Tây, chiều 3/6 các hoạt động của giao lưu đã khép lại."
    (exchange,) = told(text, "2026-06-03", title)
    assert (exchange.mechanism, places(exchange)) == (
        Edition(id="border_defence_friendship_exchange", ordinal=11),
        ["quang-ninh", "guangxi"],
    )


def test_twinning_is_held_by_a_ceremony_without_a_day() -> None:
    text = "Vừa qua, Đồn Biên phòng Chi Ma (Lạng Sơn) và Đại đội Quản lý biên giới Ninh Minh (Trung Quốc) đã làm lễ kết nghĩa."
    assert [e.kind for e in told(text, "2026-06-04")] == ["twinning"]


def test_what_a_commentator_thinks_is_no_news_of_ties() -> None:
    text = (
        "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc giúp kiểm soát bất đồng, theo một nhà nghiên cứu. Tuần "
        "tra chung đã thành nếp."
    )
    assert judge(report(text, "2026-06-04", "Ngoại giao quốc phòng Việt - Trung")).label == "ties"
    assert judge(report(text, "2026-06-04", "Bình luận: Ngoại giao quốc phòng Việt - Trung")).label == "none"


@pytest.mark.parametrize(
    ("stay", "last"),
    [
        ("cập cảng Tiên Sa, lưu lại Đà Nẵng ba ngày", "2026-06-05"),
        ("cập cảng Tiên Sa (Đà Nẵng), bắt đầu chuyến thăm hữu nghị 4 ngày", "2026-06-06"),
        ("thăm Đà Nẵng, kết thúc chuyến thăm 2 ngày", "2026-06-03"),
    ],
)
def test_a_stay_is_told_by_its_first_day_and_how_many_there_are(stay: str, last: str) -> None:
    (call,) = told(f"Sáng 3/6, tàu Hải quân Trung Quốc {stay}.", "2026-06-03", "Tàu Trung Quốc thăm Việt Nam")
    assert (call.kind, days(call)[1]) == ("port_call", last)


def test_the_name_of_a_forum_is_no_word_of_cooperation() -> None:
    text = (
        "Đô đốc Đổng Quân không có mặt tại Đối thoại Shangri-La năm nay. Đoàn Việt Nam do Thượng tướng Hoàng Xuân Chiến dẫn "
        "đầu có các cuộc gặp với đoàn Nhật Bản, Pháp."
    )
    assert judge(report(text, "2026-06-04", "Đối thoại Shangri-La: Trung Quốc cử đoàn nhỏ")).label == "none"
