"""Meetings of forces rather than ministers, and articles that say little: sentences of our own writing."""

from datetime import UTC, date, datetime

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import read


def told(text: str, published: str, title: str = "") -> list[Encounter]:
    return read(
        Article(
            url="https://example.org/1",
            outlet="mau",
            title=title,
            text=text,
            published_at=datetime.fromisoformat(published).replace(tzinfo=UTC),
        )
    )


def heads(encounter: Encounter) -> tuple[list[str | None], list[str | None]]:
    return [p.name for p in encounter.heads("VN")], [p.name for p in encounter.heads("CN")]


def test_posts_at_the_border_hold_talks_and_who_leads_is_told_apart_from_the_post() -> None:
    text = (
        "Ngày 25/12/2024, tại huyện Xín Mần, tỉnh Hà Giang, diễn ra buổi hội đàm quý IV giữa đại diện các đồn biên "
        "phòng Việt Nam và Trạm Hội ngộ hội đàm Ma Ly Pho (Trung Quốc).\n"
        "Trưởng đoàn Việt Nam là Trung tá Bàn Văn Minh, Đồn trưởng Đồn Biên phòng Tả Gia Khâu. Đoàn đại biểu Trạm Hội "
        "ngộ hội đàm Ma Ly Pho do Thiếu tá Chu Lỗi, Phó Trạm trưởng làm trưởng đoàn."
    )
    (talks,) = told(text, "2024-12-26")
    assert (talks.kind, talks.start) == ("talks", date(2024, 12, 25))
    assert heads(talks) == (["Bàn Văn Minh"], ["Chu Lỗi"])
    assert [p.id for p in talks.places] == ["ha-giang"]


@pytest.mark.parametrize(
    "body",
    [
        "Chi đội quản lý biên giới Phòng Thành Cảng",
        "Chi đội Công an Biên phòng Phòng Thành Cảng",
        "Phân trạm kiểm soát xuất nhập cảnh Long Phú",
        "Đồn quản lý biên giới Khúc Thủy",
        "Bộ đội Biên phòng Khu Mông Tự",
    ],
)
def test_a_chinese_border_body_is_a_side(body: str) -> None:
    text = f"Ngày 28/8, Đoàn đại biểu {body} đã đến thăm, chúc mừng và hội đàm với các đồn Biên phòng tỉnh Quảng Ninh."
    assert [(e.kind, e.start) for e in told(text, "2025-08-28")] == [("talks", date(2025, 8, 28))]


def test_police_alone_are_no_side() -> None:
    text = "Ngày 28/8, Công an tỉnh Quảng Ninh hội đàm với Cục Công an Phòng Thành Cảng (Trung Quốc)."
    assert told(text, "2025-08-28") == []


def test_a_service_of_both_countries_at_once_meets_itself() -> None:
    text = "Ngày 7/12, tại Hà Nội, Cảnh sát biển hai nước Việt Nam và Trung Quốc đã hội đàm cấp cao."
    assert [(e.kind, [p.id for p in e.places]) for e in told(text, "2022-12-07")] == [("talks", ["hanoi"])]


def test_both_countries_need_not_be_ours() -> None:
    text = "Ngày 7/12, tại Hà Nội, Cảnh sát biển hai nước Việt Nam và Nhật Bản đã hội đàm cấp cao."
    assert told(text, "2022-12-07") == []


def test_border_forces_patrol_the_border_of_the_places_they_are_named_after() -> None:
    text = (
        "Ngày 24/9, Đồn Biên phòng Pò Hèn, BĐBP tỉnh Quảng Ninh (Việt Nam) phối hợp với Chi đội quản lý biên giới Phòng "
        "Thành Cảng, tỉnh Quảng Tây (Trung Quốc) tuần tra song phương."
    )
    (patrol,) = told(text, "2024-09-25", "Việt Nam - Trung Quốc tuần tra song phương")
    assert patrol.kind == "joint_patrol_land"
    assert [p.id for p in patrol.places] == ["quang-ninh", "fangchenggang"]


def test_a_chinese_commander_of_border_troops_is_not_vietnamese_by_his_post() -> None:
    text = (
        "Ngày 30/3, tại cửa khẩu Mường Khương (Lào Cai), Bộ đội Biên phòng tỉnh Lào Cai và Bộ đội Biên phòng Khu Mông Tự "
        "đã tổ chức tuần tra song phương.\n"
        "Tại buổi ra quân, Đại tá Kiều Phi Hùng, Tham mưu trưởng Bộ đội Biên phòng tỉnh Lào Cai và Thượng tá Trương Hòa "
        "Bình, Phó Chỉ huy trưởng Bộ đội Biên phòng Khu Mông Tự đã trao đổi phương án."
    )
    (patrol,) = told(text, "2024-03-31", "Lào Cai (Việt Nam) và Trung Quốc tuần tra song phương")
    assert heads(patrol) == (["Kiều Phi Hùng"], ["Trương Hòa Bình"])
    assert [p.id for p in patrol.places] == ["lao-cai"]


def test_a_title_right_behind_a_name_is_no_part_of_it() -> None:
    text = (
        "Ngày 23/6, tại Lai Châu, Đại tá Kiều Phi Hùng Chỉ huy trưởng BĐBP tỉnh Lào Cai hội đàm với Thượng tá Trương Hòa "
        "Bình Chỉ huy trưởng Bộ đội Biên phòng Khu Mông Tự (Trung Quốc)."
    )
    (talks,) = told(text, "2023-06-24")
    assert heads(talks) == (["Kiều Phi Hùng"], ["Trương Hòa Bình"])


def test_a_leader_without_a_rank_is_a_head_all_the_same() -> None:
    text = (
        "Ngày 23/6, tại Lai Châu, Đoàn đại biểu các đồn Biên phòng do Trung tá Quản Anh Tuấn, Đồn trưởng Đồn Biên phòng "
        "Ma Lù Thàng làm trưởng đoàn và Đoàn đại biểu Trạm kiểm tra Biên phòng xuất, nhập cảnh Kim Thủy Hà (Trung Quốc) "
        "do đồng chí Chu Nghĩa An, Trạm trưởng làm trưởng đoàn tiến hành hội đàm."
    )
    (talks,) = told(text, "2023-06-24")
    assert heads(talks) == (["Quản Anh Tuấn"], ["Chu Nghĩa An"])


def test_a_briefing_lends_its_day_place_and_speaker_to_nothing() -> None:
    text = (
        "Sáng 10/3, tại Hà Nội, Bộ Quốc phòng tổ chức gặp mặt báo chí giới thiệu Giao lưu hữu nghị quốc phòng biên giới "
        "Việt Nam - Trung Quốc lần thứ 10. Đại tá Đỗ Duy Chinh, Phó Cục trưởng Cục Tuyên huấn chủ trì buổi gặp mặt.\n"
        "Giao lưu dự kiến diễn ra trong hai ngày 18 và 19/3 tại Quảng Ninh và Quảng Tây."
    )
    (exchange,) = told(text, "2026-03-10")
    assert (exchange.kind, exchange.status) == ("border_exchange", "announced")
    assert (exchange.start, exchange.end) == (date(2026, 3, 18), date(2026, 3, 19))
    assert [p.id for p in exchange.places] == ["quang-ninh", "guangxi"]
    assert heads(exchange) == ([], [])


def test_a_minister_who_leaves_for_a_gathering_of_many_meets_nobody_yet() -> None:
    text = (
        "Sáng 14/10, Đại tướng Phùng Quang Thanh, Bộ trưởng Bộ Quốc phòng đã rời Hà Nội đi tham dự Cuộc gặp giữa Bộ trưởng "
        "Quốc phòng Trung Quốc với Bộ trưởng Quốc phòng các nước ASEAN tại Bắc Kinh."
    )
    assert [e.kind for e in told(text, "2015-10-14") if e.kind != "visit"] == []


def test_an_edition_only_the_headline_numbers_is_read() -> None:
    title = "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 8"
    text = (
        "Chương trình giao lưu diễn ra dưới sự đồng chủ trì của Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam "
        "và Đô đốc Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc.\n"
        "Các hoạt động diễn ra tại Lào Cai và Vân Nam trong hai ngày 11 và 12/4/2024."
    )
    (exchange,) = told(text, "2024-04-11", title)
    assert exchange.mechanism is not None
    assert (exchange.kind, exchange.mechanism.ordinal) == ("border_exchange", 8)
    assert (exchange.start, exchange.end) == (date(2024, 4, 11), date(2024, 4, 12))
    assert heads(exchange) == (["Phan Văn Giang"], ["Đổng Quân"])


def test_what_an_office_makes_known_is_told() -> None:
    text = (
        "Chiều 1/12, Quân chủng Hải quân cho biết, tàu 015-Trần Hưng Đạo của Hải quân nhân dân Việt Nam đã cập cảng Thanh "
        "Đảo (Trung Quốc)."
    )
    assert [(e.kind, [p.id for p in e.places]) for e in told(text, "2025-12-01")] == [
        ("port_call", ["qingdao"])
    ]


def test_troops_of_one_side_in_the_parade_of_the_other_are_read() -> None:
    text = "Chiều 29/8, 120 quân nhân Quân đội Trung Quốc đã đến Hà Nội để tham gia diễu binh, diễu hành của Việt Nam."
    assert [(e.kind, [p.id for p in e.places]) for e in told(text, "2025-08-29")] == [("parade", ["hanoi"])]


def test_a_parade_of_many_armies_is_not() -> None:
    text = "Chiều 29/8, quân nhân Trung Quốc, Nga và Lào đã đến Hà Nội để tham gia diễu binh của Quân đội Việt Nam."
    assert told(text, "2025-08-29") == []


def test_the_province_in_brackets_is_where_the_ward_lies() -> None:
    text = (
        "Ngày 29/1, tại phường Thục Phán (Cao Bằng), Bộ Chỉ huy Bộ đội Biên phòng Cao Bằng hội đàm với Chi đội quản lý "
        "biên giới Bách Sắc (Trung Quốc)."
    )
    assert [[p.id for p in e.places] for e in told(text, "2026-01-29")] == [["cao-bang"]]


def test_ships_that_come_home_from_a_patrol_call_nowhere_and_patrolled_days_before() -> None:
    text = (
        "Chiều 25/11, Biên đội tàu 09 và 17 của Hải quân nhân dân Việt Nam đã cập cảng Lữ đoàn 171 tại Thành phố Hồ Chí "
        "Minh, hoàn thành nhiệm vụ tuần tra liên hợp lần thứ 39 trên Vịnh Bắc Bộ với Hải quân Trung Quốc.\n"
        "Trong đó, ngày 19 và 20/11, hai biên đội đã tuần tra liên hợp."
    )
    (patrol,) = told(text, "2025-11-25")
    assert patrol.mechanism is not None
    assert (patrol.kind, patrol.mechanism.ordinal) == ("joint_patrol_sea", 39)
    assert (patrol.start, patrol.end) == (date(2025, 11, 19), date(2025, 11, 20))
    assert [p.id for p in patrol.places] == ["gulf-of-tonkin"]


def test_the_first_patrol_of_a_year_is_not_the_first_of_all() -> None:
    text = (
        "Từ 20 đến 25/4, trên vùng biển lân cận đường phân định Vịnh Bắc Bộ đã diễn ra chuyến tuần tra liên hợp giữa Cảnh "
        "sát biển Việt Nam và Cảnh sát biển Trung Quốc lần thứ nhất năm 2025.\n"
        "Đây là chuyến tuần tra liên hợp lần thứ 10 giữa hai lực lượng sau khi Hiệp định hết hiệu lực từ ngày 30/6/2020."
    )
    (patrol,) = told(text, "2025-04-26")
    assert patrol.mechanism is not None
    assert (patrol.mechanism.ordinal, patrol.start) == (10, date(2025, 4, 20))


def test_a_port_named_in_the_headline_alone_is_where_the_ships_call() -> None:
    text = "Tàu hải quân Trung Quốc sẽ đến Việt Nam từ ngày 22 đến 26/10 với 750 sĩ quan và thủy thủ."
    (call,) = told(text, "2016-10-19", "Ba chiến hạm Trung Quốc sắp thăm cảng Cam Ranh")
    assert (call.kind, call.status, [p.id for p in call.places]) == ("port_call", "announced", ["cam-ranh"])


def test_a_dialogue_of_china_with_another_country_is_none_of_ours() -> None:
    text = "Ngày 13/12, Trung Quốc và Australia đã tiến hành Tham vấn Quốc phòng lần thứ 15 tại Bắc Kinh."
    assert told(text, "2012-12-13", "Trung Quốc, Australia tham vấn quốc phòng") == []


def test_the_annual_meeting_about_patrols_is_a_meeting() -> None:
    text = (
        "Ngày 20/12, tại Hải Phòng, Vùng 1 Hải quân và Hạm đội Nam Hải, Hải quân Trung Quốc tổ chức Hội nghị thường niên về "
        "tuần tra liên hợp trên Vịnh Bắc Bộ lần thứ 18. Chuẩn Đô đốc Nguyễn Viết Khánh, Tư lệnh Vùng 1 Hải quân và Thiếu "
        "tướng Vương Vĩ, Phó Tham mưu trưởng Chiến khu Nam Bộ đồng chủ trì."
    )
    (meeting,) = told(text, "2024-12-21", "Hải quân Việt Nam, Trung Quốc họp thường niên")
    assert meeting.mechanism is not None
    assert (meeting.kind, meeting.mechanism.ordinal) == ("working_meeting", 18)
    assert heads(meeting) == (["Nguyễn Viết Khánh"], ["Vương Vĩ"])
    assert [p.id for p in meeting.places] == ["hai-phong"]


def test_a_deputy_of_a_military_region_receives_under_his_own_post() -> None:
    text = (
        "Sáng 11/7, tại TP Hồ Chí Minh, Thiếu tướng Lê Xuân Thế, Phó Tư lệnh Quân khu 7 tiếp Đoàn cán bộ Chiến khu Nam Bộ, "
        "Quân Giải phóng nhân dân Trung Quốc do Thiếu tướng Trần Minh làm trưởng đoàn."
    )
    (reception,) = told(text, "2023-07-12")
    assert heads(reception) == (["Lê Xuân Thế"], ["Trần Minh"])
    assert reception.heads("VN")[0].post == "deputy_commander_military_region"
    assert [p.id for p in reception.places] == ["ho-chi-minh-city"]


def test_an_exchange_put_off_is_news_though_its_days_are_past() -> None:
    text = "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 8 dự kiến tổ chức ngày 7-8/9 đã được hoãn lại."
    (exchange,) = told(text, "2023-09-14", "Hoãn giao lưu quốc phòng biên giới")
    assert (exchange.kind, exchange.status, exchange.start) == (
        "border_exchange",
        "postponed",
        date(2023, 9, 7),
    )


def test_armies_train_together() -> None:
    text = (
        "Sáng 22/7, tại Quảng Tây (Trung Quốc), khai mạc chương trình huấn luyện chung giữa Lục quân Việt Nam và Lục quân "
        "Trung Quốc năm 2025."
    )
    assert [(e.kind, e.host_side) for e in told(text, "2025-07-22")] == [("exercise", "CN")]


def test_a_visit_to_a_unit_is_read_where_no_more_is_told() -> None:
    text = (
        "Ngày 29/10, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng đã đến thăm Viện Khoa học quân sự Quân Giải phóng "
        "nhân dân Trung Quốc."
    )
    (visit,) = told(text, "2023-10-30")
    assert (visit.kind, visit.start) == ("unit_visit", date(2023, 10, 29))
    assert heads(visit) == (["Phan Văn Giang"], [])


def test_an_excerpt_without_its_first_paragraph_still_tells_of_the_talks() -> None:
    text = (
        "Đoàn Bộ đội Biên phòng tỉnh Điện Biên do Đại tá Phan Văn Hóa làm trưởng đoàn. Đoàn Trung Quốc do Đại tá Đổng Quân "
        "Long làm trưởng đoàn.\n"
        "Cuộc hội đàm diễn ra trong không khí cởi mở, hai bên trao đổi về quản lý biên giới."
    )
    (talks,) = told(text, "2025-11-25")
    assert (talks.kind, heads(talks)) == ("talks", (["Phan Văn Hóa"], ["Đổng Quân Long"]))


@pytest.mark.parametrize(
    ("published", "title", "text", "mechanism", "ordinal"),
    [
        (
            "2024-11-29",
            "Cảnh sát biển Trung - Việt lần đầu tiên trong năm tuần tra chung trên Vịnh Bắc Bộ",
            "Từ ngày 25 đến 28/11, tàu Cảnh sát biển Việt Nam cùng tàu Cảnh sát biển Trung Quốc lần thứ hai trong năm 2024 "
            "tuần tra chung trên vịnh Bắc Bộ. Đây là chuyến tuần tra chung lần thứ 28 của hai bên kể từ năm 2006.",
            "coast_guard_joint_patrol",
            28,
        ),
        (
            "2022-06-29",
            "Hải quân hai nước hợp tác: tuần tra liên hợp lần thứ 34 Trung Quốc - Việt Nam kết thúc",
            "Chuyến tuần tra liên hợp trên Vịnh Bắc Bộ giữa Việt Nam và Trung Quốc đã kết thúc ngày 28/6.",
            "gulf_of_tonkin_navy_patrol",
            34,
        ),
        (
            "2025-04-17",
            "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 9",
            "Giao lưu hữu nghị quốc phòng biên giới giữa Việt Nam và Trung Quốc diễn ra ngày 17/4 tại Lạng Sơn.",
            "border_defence_friendship_exchange",
            9,
        ),
        (
            "2017-06-29",
            "Vì sao phía Trung Quốc hủy giao lưu biên giới với Việt Nam",
            "Phía Trung Quốc hủy giao lưu quốc phòng biên giới với Việt Nam dự kiến ngày 20/6, Bộ Quốc phòng cho biết. "
            "Giao lưu quốc phòng biên giới lần thứ 4 sẽ được tổ chức vào dịp khác.",
            "border_defence_friendship_exchange",
            4,
        ),
    ],
)
def test_a_number_told_apart_from_its_mechanism_is_found(
    published: str, title: str, text: str, mechanism: str, ordinal: int
) -> None:
    found = [e.mechanism for e in told(text, published, title) if e.mechanism]
    assert [(m.id, m.ordinal) for m in found] == [(mechanism, ordinal)]


def test_the_waters_beside_the_word_patrol_are_those_patrolled_and_who_leads_the_ships_is_a_head() -> None:
    text = (
        "Ngày 12/6, hải quân hai nước Việt Nam và Trung Quốc bắt đầu chuyến tuần tra liên hợp lần thứ 41.\n"
        "Phía Hải quân Việt Nam có hai tàu do Đại tá Trần Bá Lộc, Phó Tham mưu trưởng Vùng 2 làm trưởng đoàn.\n"
        "Phía Hải quân Trung Quốc có hai tàu do Thượng tá Lưu Gia Thành, Phó Chi đội trưởng làm Biên đội trưởng.\n"
        "Hai bên thống nhất nội dung: tuần tra dọc đường phân định Vịnh Bắc Bộ; luyện tập cứu nạn."
    )
    (patrol,) = told(text, "2026-06-13", "Hải quân Việt Nam - Trung Quốc tuần tra liên hợp lần thứ 41")
    assert heads(patrol) == (["Trần Bá Lộc"], ["Lưu Gia Thành"])
    assert [p.id for p in patrol.places] == ["gulf-of-tonkin"]


def test_a_ship_that_calls_before_a_patrol_and_within_an_exchange_only_calls() -> None:
    text = (
        "Sáng 9/5, Tàu 016-Quang Trung cùng đoàn công tác Hải quân Việt Nam do Đại tá Trần Bá Lộc, Phó Tư lệnh Vùng 4 Hải "
        "quân làm trưởng đoàn đã cập cảng Bắc Hải (Trung Quốc), tham gia các hoạt động trong khuôn khổ Giao lưu hữu nghị "
        "quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 11 và tuần tra liên hợp lần thứ 41 trên Vịnh Bắc Bộ.\n"
        "Đại tá Lưu Gia Thành, Phó Tham mưu trưởng Căn cứ Quảng Châu, Hải quân Trung Quốc chủ trì lễ đón."
    )
    found = told(text, "2026-05-09", "Tàu 016 bắt đầu hoạt động đối ngoại quốc phòng tại Trung Quốc")
    assert [(e.kind, e.start) for e in found] == [("port_call", date(2026, 5, 9))]


def test_each_of_two_clauses_has_its_own_guest_met_by_one_delegation() -> None:
    text = (
        "Chiều 6/4, tại Bắc Kinh, Đoàn sĩ quan Quân đội nhân dân Việt Nam đã tọa đàm với Đại tá Lưu Gia Thành, Phó Cục "
        "trưởng Cục Báo chí, Bộ Quốc phòng Trung Quốc; hội đàm với Thiếu tướng Hà Chí Viễn, Phó Chủ nhiệm Văn phòng Ngoại "
        "sự, Bộ Quốc phòng Trung Quốc."
    )
    found = told(text, "2016-04-07", "Đoàn sĩ quan Việt Nam thăm Trung Quốc")
    assert sorted((e.kind, heads(e)[1]) for e in found) == [
        ("talks", ["Hà Chí Viễn"]),
        ("working_meeting", ["Lưu Gia Thành"]),
    ]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Thiếu tá Lò Văn Bình, Đồn trưởng Đồn Biên phòng Pha Long (ngoài cùng bên phải), trao đổi với bạn.", ["Lò Văn Bình"]),
        ("Theo Thượng tá Lò Văn Bình, Phó Chỉ huy trưởng Bộ đội Biên phòng tỉnh Lào Cai, đường biên yên tĩnh.", []),
        ("Phó Chủ tịch xã Lò Văn Bình cho biết bà con phấn khởi.", []),
    ],
)  # fmt: skip
def test_of_a_patrol_without_a_leader_the_officer_who_speaks(said: str, speaker: list[str]) -> None:
    text = "Ngày 9/6, Đồn Biên phòng Pha Long (Lào Cai) và Trạm Hội ngộ hội đàm Hà Khẩu (Trung Quốc) tuần tra song phương. "
    (patrol,) = told(text + said, "2024-06-10")
    assert (patrol.kind, heads(patrol)) == ("joint_patrol_land", (speaker, []))
