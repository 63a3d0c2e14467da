"""Who, when and what in reports that say it apart: sentences of our own writing."""

from datetime import date

import pytest

from meetings.encounter import Encounter
from meetings.reader import judge, read
from tests.meetings.test_reader import article as report


def heads(encounter: Encounter) -> list[str | None]:
    return [p.person for side in ("VN", "CN") for p in encounter.heads(side)]


def test_the_headline_names_who_welcomed_the_guest_of_an_exchange() -> None:
    text = (
        "Ngày 17/4, tại cửa khẩu Hữu Nghị diễn ra lễ đón đoàn Bộ Quốc phòng Trung Quốc do Thượng tướng Đổng Quân, Bộ trưởng "
        "Bộ Quốc phòng Trung Quốc làm trưởng đoàn, dự Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 9."
    )
    title = "Đại tướng Phan Văn Giang chủ trì lễ đón Bộ trưởng Quốc phòng Trung Quốc Đổng Quân"
    (exchange,) = read(report(text, "2025-04-17", title))
    assert heads(exchange) == ["phan-van-giang", "dong-jun"]


def test_a_school_is_met_by_the_first_verb_and_a_general_by_the_second() -> None:
    text = (
        "Đoàn Học viện Quốc phòng do Trung tướng Võ Tiến Trung, Giám đốc Học viện dẫn đầu thăm Trung Quốc từ ngày 26/6 đến "
        "ngày 2/7. Tại Bắc Kinh, Đoàn đã hội đàm với Đại học Quốc phòng Trung Quốc và hội kiến với Thượng tướng Mã Hiểu "
        "Thiên, Phó Tổng Tham mưu trưởng Quân Giải phóng nhân dân Trung Quốc."
    )
    found = {e.kind: heads(e) for e in read(report(text, "2011-07-02"))}
    assert found["talks"] == ["vo-tien-trung"]
    assert found["call"] == ["vo-tien-trung", "ma-xiaotian"]


def test_who_invited_the_guest_may_stand_in_the_next_sentence() -> None:
    text = (
        "Đoàn Quân đội nhân dân Việt Nam do Trung tướng Ngô Xuân Lịch, Chủ nhiệm Tổng cục Chính trị dẫn đầu thăm chính thức "
        "Trung Quốc từ ngày 14 đến 19/9. Chuyến thăm diễn ra theo lời mời của Thượng tướng Lý Kế Nại, Chủ nhiệm Tổng bộ "
        "Chính trị Quân Giải phóng nhân dân Trung Quốc."
    )
    (visit,) = read(report(text, "2011-09-14"))
    assert (visit.kind, heads(visit)) == ("visit", ["ngo-xuan-lich", "li-jinai"])


def test_who_leads_a_delegation_is_told_behind_captions() -> None:
    text = (
        "Chiều 10/8, Đại tướng Phùng Quang Thanh, Bộ trưởng Bộ Quốc phòng, tiếp đoàn đại biểu Bộ Quốc phòng Trung Quốc đang "
        "thăm Việt Nam.\n\nQuang cảnh buổi tiếp\n\nBắt tay\n\nẢnh: Hồng Pha\n\n"
        "Đây là buổi tiếp khách đầu tiên của Bộ trưởng trong tháng.\n"
        "Bộ trưởng chào mừng Thượng tướng Tôn Kiến Quốc, Phó Tổng Tham mưu trưởng Quân Giải phóng nhân dân Trung Quốc."
    )
    (reception,) = read(report(text, "2015-08-10"))
    assert heads(reception) == ["phung-quang-thanh", "sun-jianguo"]


def test_what_was_before_is_no_day_of_an_exchange_of_young_officers() -> None:
    text = (
        "Tiếp tục giao lưu sĩ quan trẻ hai nước, ngày 18/3, tại Bắc Kinh, đoàn sĩ quan trẻ Quân đội nhân dân Việt Nam thăm "
        "một sư đoàn của Quân Giải phóng nhân dân Trung Quốc.\nTrước đó, tối 17/3, đoàn đã tới Bắc Kinh."
    )
    (exchange, *_) = read(report(text, "2015-03-19"))
    assert (exchange.kind, exchange.start, exchange.end) == (
        "young_officers",
        date(2015, 3, 18),
        date(2015, 3, 18),
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Hai thôn biên giới sơ kết ba năm kết nghĩa",
            "Biên phòng - Ngày 30/8, nhân dân thôn Lao Chải (Việt Nam) và thôn láng giềng (Trung Quốc) sơ kết kết nghĩa.",
        ),
        (
            "Bộ trưởng Quốc phòng Trung Quốc sẽ dự các hội nghị của ASEAN",
            "Bộ trưởng Quốc phòng Trung Quốc Đổng Quân chuẩn bị tới Malaysia, hợp tác với nhiều nước. Hải quân Việt Nam và "
            "Thái Lan cũng từng trao đổi kinh nghiệm.",
        ),
    ],
)
def test_neighbours_without_soldiers_and_asean_are_no_affair_of_the_two_armies(title: str, text: str) -> None:
    assert judge(report(text, "2025-08-31", title)).label == "none"


def test_a_ministers_way_to_a_conference_with_asean_is_none() -> None:
    text = (
        "Sáng 14/10, Đại tướng Phùng Quang Thanh, Bộ trưởng Bộ Quốc phòng, lên đường tham gia cuộc gặp của các Bộ trưởng Quốc "
        "phòng ASEAN với Bộ trưởng Quốc phòng Trung Quốc tại Bắc Kinh, nhằm tăng cường hợp tác."
    )
    title = "Việt Nam dự hội nghị Bộ trưởng Quốc phòng Trung Quốc - ASEAN"
    assert judge(report(text, "2015-10-14", title)).label == "none"


def test_the_command_of_a_force_is_not_its_commander() -> None:
    text = (
        "Ngày 26/11, tàu Cảnh sát biển 8002 do Đại tá Doãn Ngọc Triết, Phó tư lệnh Vùng Cảnh sát biển 2 (Bộ tư lệnh Cảnh sát biển "
        "Việt Nam) dẫn đầu thăm lực lượng Cảnh sát biển Trung Quốc."
    )
    named = {p.person for e in read(report(text, "2023-11-26")) for p in e.participants}
    assert "le-quang-dao" not in named


def test_an_exchange_praised_as_well_run_is_no_news() -> None:
    text = (
        "Chiều 15/1, tại Hà Nội, Thượng tá Đinh Quốc Hùng, Trưởng ban Thanh niên Quân đội, tọa đàm với đoàn sĩ quan trẻ Quân "
        "Giải phóng nhân dân Trung Quốc.\nHai bên tổ chức tốt Giao lưu hữu nghị quốc phòng biên giới."
    )
    assert "border_exchange" not in {e.kind for e in read(report(text, "2018-01-15"))}


def test_what_talks_list_behind_a_semicolon_is_still_only_agreed() -> None:
    text = (
        "Về phía Việt Nam, Đại tá Đinh Đức Hùng, Chỉ huy trưởng Bộ đội Biên phòng tỉnh Cao Bằng làm trưởng đoàn.\n"
        "Tại buổi hội đàm, hai bên nhất trí trao đổi thông tin; phối hợp tổ chức tuần tra chung; xây dựng cửa khẩu."
    )
    title = "Hội đàm giữa Bộ đội Biên phòng Cao Bằng và Tổng trạm Kiểm tra Biên phòng xuất, nhập cảnh Quảng Tây (Trung Quốc)"
    assert [e.kind for e in read(report(text, "2023-11-22", title))] == ["talks"]


def test_a_post_at_a_gate_is_not_where_it_meets() -> None:
    text = (
        "Ngày 3/7, tại Hà Giang, Đồn biên phòng cửa khẩu Quốc tế Thanh Thủy hội đàm với Trạm kiểm tra Biên phòng xuất nhập cảnh "
        "Thiên Bảo (Trung Quốc)."
    )
    assert [[p.id for p in e.places] for e in read(report(text, "2023-07-04"))] == [["ha-giang"]]


def test_the_number_of_another_meeting_is_not_that_of_a_dialogue() -> None:
    text = (
        "Ngày 9/12, Việt Nam và Trung Quốc tổ chức đối thoại chiến lược 3+3 về ngoại giao, quốc phòng, công an tại Bắc Kinh, "
        "trước phiên họp lần thứ 16 của Ủy ban chỉ đạo hợp tác song phương."
    )
    (dialogue,) = read(report(text, "2024-12-10"))
    assert dialogue.mechanism is not None
    assert (dialogue.mechanism.id, dialogue.mechanism.ordinal) == ("three_plus_three", None)


@pytest.mark.parametrize(
    "text",
    [
        "Người dân vẫy cờ đón hai Bộ trưởng Quốc phòng Việt Nam - Trung Quốc tới dự sự kiện giao lưu tại cửa khẩu Hữu Nghị.",
        "Thứ trưởng Bộ Quốc phòng Nguyễn Chí Vịnh kiểm tra nơi tổ chức Giao lưu hữu nghị quốc phòng biên giới Việt Trung lần 3.",
    ],
)
def test_a_line_that_names_both_sides_at_once_is_about_their_ties(text: str) -> None:
    assert judge(report(text, "2016-03-20", "Chuẩn bị giao lưu ở biên giới Việt - Trung")).label == "ties"


@pytest.mark.parametrize(
    "text",
    [
        "Đại diện biên phòng Việt Nam, Trung Quốc và Lào hội đàm ba bên tại mốc số 0 ngày 3/6.",
        "Ngày 3/6, các Bộ trưởng Quốc phòng ASEAN gặp Bộ trưởng Quốc phòng Trung Quốc. Đại tướng Phan Văn Giang dự.",
        "Giá thép xây dựng hôm nay giữ nguyên tại nhiều tỉnh.\nTin liên quan\n"
        "Bộ trưởng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Trung Quốc",
    ],
)
def test_meetings_of_many_and_headlines_of_others_are_no_encounter(text: str) -> None:
    assert read(report(text, "2025-06-04")) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Ngày 21/5, tại Điện Biên, Bộ Chỉ huy Bộ đội Biên phòng tỉnh Điện Biên và lực lượng biên phòng Giang Thành (Vân Nam, "
            "Trung Quốc) tiến hành hội đàm.",
            ["talks"],
        ),
        (
            "Ngày 15/12, Hội nghị thường niên tuần tra liên hợp giữa Hải quân Việt Nam và Hải quân Trung Quốc được tổ chức.",
            ["working_meeting"],
        ),
        (
            "Ngày 11/5, Bộ đội Biên phòng Lào Cai và Trung đoàn Biên phòng Hà Khẩu (Trung Quốc) tuần tra song phương khu vực mốc "
            "102.",
            ["joint_patrol_land"],
        ),
        (
            "Hai tàu Hải quân Việt Nam thăm Trạm Giang (Quảng Đông, Trung Quốc) từ ngày 21 đến 25/5, sau khi hoàn thành tuần tra "
            "liên hợp trên Vịnh Bắc Bộ.",
            ["port_call"],
        ),
    ],
)
def test_what_forces_do_is_told_by_who_they_are(text: str, kinds: list[str]) -> None:
    assert [e.kind for e in read(report(text, "2021-05-26" if "/5" in text else "2021-12-16"))] == kinds


def test_a_briefing_tells_the_days_in_its_next_sentence() -> None:
    text = (
        "Ngày 29/8, Bộ Quốc phòng họp báo giới thiệu Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 8.\n"
        "Chương trình dự kiến diễn ra trong hai ngày 7 và 8/9 tại Lào Cai."
    )
    (exchange,) = read(report(text, "2023-08-29"))
    assert (exchange.start, exchange.end) == (date(2023, 9, 7), date(2023, 9, 8))


def test_the_province_behind_a_town_is_where_it_lies() -> None:
    text = "Từ ngày 21 đến 30/7, tại Sùng Tả (Quảng Tây, Trung Quốc), lục quân Việt Nam và Trung Quốc huấn luyện chung."
    assert [[p.id for p in e.places] for e in read(report(text, "2025-07-30"))] == [["chongzuo"]]


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("tại Quảng Ninh, hai Bộ trưởng đã hội đàm, dự lễ khởi công một trạm y tế ở gần trung tâm xã, rồi về xã Hải Sơn", "quang-ninh"),
        ("tại thành phố Móng Cái, tỉnh Quảng Ninh, hai Bộ trưởng đã hội đàm", "mong-cai"),
        ("tại tỉnh Quảng Ninh, hai Bộ trưởng đã hội đàm ở thành phố Móng Cái", "mong-cai"),
    ],
)  # fmt: skip
def test_a_town_that_is_named_for_something_else_is_not_where_the_talks_were(where: str, place: str) -> None:
    people = "Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng và Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc"
    text = f"Ngày 18/3, {where.replace('hai Bộ trưởng', people)}."
    (talks,) = [e for e in read(report(text, "2026-03-18")) if e.kind == "talks"]
    assert [p.id for p in talks.places] == [place]


def test_the_district_around_a_border_town_is_no_second_place() -> None:
    text = (
        "Ngày 5-3, tại thị trấn Tà Lùng, huyện Quảng Hòa, diễn ra Giao lưu hữu nghị Quốc phòng biên giới Việt Nam - Trung Quốc "
        "lần thứ 9."
    )
    (exchange,) = read(report(text, "2025-03-06"))
    assert {p.id for p in exchange.places} == {"ta-lung"}


def test_ships_that_come_home_from_a_patrol_call_at_no_port() -> None:
    text = (
        "Từ ngày 3 đến 5-3, Cảnh sát biển Việt Nam và Cảnh sát biển Trung Quốc tuần tra liên hợp trên vịnh Bắc Bộ.\n"
        "Sáng 5-3, biên đội tàu 8001 của Cảnh sát biển Việt Nam đã cập bến an toàn, kết thúc chuyến tuần tra liên hợp "
        "với Cảnh sát biển Trung Quốc."
    )
    assert [e.kind for e in read(report(text, "2025-03-06"))] == ["joint_patrol_sea"]
