"""What the Vietnamese press says of visits, outcomes, counterparts and officers: sentences of our own writing."""

from datetime import date

import pytest

from meetings.encounter import Edition, Encounter
from meetings.reader import judge, read
from meetings.reading.vi import body
from tests.meetings.test_reader import article as report


def told(text: str, published: str, title: str = "Tin quốc phòng") -> list[Encounter]:
    return read(report(text, published, title))


def people(encounter: Encounter) -> list[str | None]:
    return [p.person or p.name for p in encounter.participants]


def days(encounter: Encounter) -> list[str]:
    return [str(encounter.start), str(encounter.end)]


def places(encounter: Encounter) -> list[str | None]:
    return [p.id for p in encounter.places]


def test_a_sentence_may_begin_with_any_capital_of_the_alphabet() -> None:
    text = "Hai bên gặp nhau. Đại tá A phát biểu. Ủy ban họp. Ăn ở tốt. Ông B dự. Ước mong hòa bình."
    found = [s.folded.split()[0] for s in body.sentences(text)]
    assert found == ["Hai", "Đại", "Ủy", "Ăn", "Ông", "Ước"]


TALKS = (
    "Chiều 3/6, tại Hà Nội, Đại tướng Phan Văn Giang hội đàm với Đô đốc Đổng Quân, Bộ trưởng Quốc phòng "
    "Trung Quốc. "
)


@pytest.mark.parametrize(
    "proposal",
    [
        "Hai bên nhất trí hợp tác về quân y. Đại tướng Phan Văn Giang đề nghị mở rộng gìn giữ hòa bình.",
        "Hai bên nhất trí hợp tác về quân y; Bộ trưởng Phan Văn Giang mong muốn mở rộng gìn giữ hòa bình.",
        "Hai bên thống nhất hợp tác về quân y, còn phía Trung Quốc đề xuất mở rộng gìn giữ hòa bình.",
    ],
)
def test_what_one_side_proposes_is_not_agreed_by_both(proposal: str) -> None:
    (talks,) = told(TALKS + proposal, "2026-06-03")
    assert {t.id: t.layer for t in talks.topics} == {
        "military_medicine": "agreed",
        "peacekeeping": "proposed",
    }


def test_what_will_be_signed_is_no_part_of_the_title_signed() -> None:
    text = TALKS + "Hai bên ký Ý định thư về đào tạo và sẽ sớm ký Thỏa thuận về tìm kiếm cứu nạn trên biển."
    (talks,) = told(text, "2026-06-03")
    assert [(d.title, d.signed) for d in talks.documents] == [
        ("Ý định thư về đào tạo", True),
        ("Thỏa thuận về tìm kiếm cứu nạn trên biển", False),
    ]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "Chiều 3/6, Bộ trưởng Quốc phòng Phan Văn Giang hội đàm với người đồng cấp Trung Quốc.",
            ["phan-van-giang", "dong-jun"],
        ),
        (
            "Chiều 3/6, tại Hà Nội, Bộ trưởng Quốc phòng điện đàm với người đồng nhiệm phía Trung Quốc.",
            ["phan-van-giang", "dong-jun"],
        ),
        (
            "Chiều 3/6, Bộ trưởng Quốc phòng Phan Văn Giang gặp người đồng cấp Trung Quốc, Đô đốc Đổng Quân.",
            ["phan-van-giang", "dong-jun"],
        ),
    ],
)
def test_the_counterpart_holds_the_same_post(text: str, heads: list[str]) -> None:
    (met,) = told(text, "2025-06-03")
    assert people(met) == heads


@pytest.mark.parametrize(
    "text",
    [
        "Chiều 3/6, Bộ trưởng Ngoại giao Bùi Thanh Sơn hội đàm với người đồng cấp Trung Quốc tại Hà Nội.",
        "Chiều 3/6, Bộ trưởng Quốc phòng Phan Văn Giang hội đàm với người đồng cấp Lào tại Hà Nội.",
    ],
)
def test_the_counterpart_of_a_diplomat_or_of_a_third_country_is_none_of_ours(text: str) -> None:
    assert told(text, "2025-06-03") == []


@pytest.mark.parametrize(
    ("text", "guest", "where"),
    [
        (
            "Từ ngày 2 đến 5/6, Trung tướng Nguyễn Hồng Thái, Tư lệnh Quân khu 1 thăm, làm việc tại Vân Nam, "
            "Trung Quốc.",
            "nguyen-hong-thai",
            ["yunnan"],
        ),
        (
            "Từ ngày 2 đến ngày 5-6, đoàn công tác Quân khu 1 do Trung tướng Nguyễn Hồng Thái, Tư lệnh Quân khu làm "
            "trưởng đoàn sang thăm, làm việc tại thành phố Nam Ninh (Trung Quốc).",
            "nguyen-hong-thai",
            ["nanning"],
        ),
        (
            "Từ ngày 2 - 5/6, đoàn cán bộ Tổng cục Chính trị do Thượng tướng Lê Quang Minh, Phó Chủ nhiệm Tổng cục "
            "Chính trị dẫn đầu đã thăm và làm việc tại Trung Quốc.",
            "le-quang-minh",
            [],
        ),
    ],
)
def test_a_visit_below_the_minister_is_one_wherever_it_goes(text: str, guest: str, where: list[str]) -> None:
    (visit,) = told(text, "2026-06-06")
    assert (visit.kind, days(visit)) == ("visit", ["2026-06-02", "2026-06-05"])
    assert (people(visit), places(visit)) == ([guest], where)


def test_the_talks_of_a_regions_visit_fall_within_it() -> None:
    text = (
        "Theo lời mời của Bộ Chỉ huy quân sự Quảng Tây, từ ngày 2 đến 5/6, đoàn đại biểu Quân khu 1 do Trung tướng "
        "Nguyễn Hồng Thái, Tư lệnh Quân khu dẫn đầu thăm, làm việc tại Nam Ninh, Trung Quốc. Đoàn đã hội đàm với "
        "Thiếu tướng Tạ Thành, Tư lệnh Quân khu tỉnh Quảng Tây."
    )
    visit, talks = told(text, "2026-06-06")
    assert (visit.kind, talks.kind) == ("visit", "talks")
    assert (days(talks), talks.date_precision) == (["2026-06-02", "2026-06-05"], "inferred")


def test_young_officers_who_go_to_meet_others_are_an_exchange() -> None:
    text = (
        "Từ ngày 2 - 6/6, đoàn sĩ quan trẻ Quân đội nhân dân Việt Nam do Đại tá Trần Văn Bình, Trưởng ban Thanh niên "
        "Quân đội dẫn đầu sang giao lưu với sĩ quan trẻ Quân Giải phóng nhân dân Trung Quốc tại Côn Minh."
    )
    (met,) = told(text, "2026-06-07")
    assert (met.kind, days(met), places(met)) == ("young_officers", ["2026-06-02", "2026-06-06"], ["kunming"])


def test_an_exercise_that_ends_began_on_the_day_it_lasts_from() -> None:
    text = (
        "Sáng 12/6, tại Hà Khẩu, Quân y Quân đội nhân dân Việt Nam và Quân Giải phóng nhân dân Trung Quốc bế mạc "
        "diễn tập chung cứu trợ thảm họa, kéo dài từ 5/6."
    )
    (exercise,) = told(text, "2026-06-13")
    assert days(exercise) == ["2026-06-05", "2026-06-12"]


def test_commands_of_provinces_meet_and_it_is_no_meeting_of_coast_guards() -> None:
    text = (
        "Ngày 3/6, Bộ CHQS tỉnh Cao Bằng và Phân khu quân sự Sùng Tả (Quảng Tây, Trung Quốc) tổ chức gặp gỡ công tác "
        "cấp cao lần thứ 2 tại thành phố Sùng Tả."
    )
    (met,) = told(text, "2026-06-04")
    assert (met.kind, met.mechanism, places(met)) == ("working_meeting", None, ["chongzuo"])


def test_institutes_of_both_sides_hold_a_seminar() -> None:
    text = (
        "Ngày 3/6, tại Hà Nội, Viện Chiến lược Quốc phòng Việt Nam và Viện Khoa học quân sự Trung Quốc phối hợp tổ "
        "chức hội thảo về xây dựng quân đội."
    )
    (met,) = told(text, "2026-06-04")
    assert (met.kind, met.start, places(met)) == ("working_meeting", date(2026, 6, 3), ["hanoi"])
    alone = (
        "Ngày 3/6, tại Hà Nội, Viện Chiến lược Quốc phòng Việt Nam tổ chức hội thảo về quân đội Trung Quốc."
    )
    assert told(alone, "2026-06-04") == []


def test_the_annual_meeting_of_the_navies_has_a_head_of_each_and_a_number() -> None:
    text = (
        "Ngày 3/6, tại Trạm Giang, Phó Đô đốc Phạm Như Xuân, Phó Tư lệnh Hải quân và Phó Đô đốc Lý Đạo Minh, Phó Tư "
        "lệnh Chiến khu Nam đồng chủ trì Hội nghị thường niên Hải quân Việt Nam - Trung Quốc lần thứ 19."
    )
    (met,) = told(text, "2026-06-04")
    assert people(met) == ["Phạm Như Xuân", "Lý Đạo Minh"]
    assert met.mechanism == Edition(id="navy_annual_patrol_meeting", ordinal=19)


def test_officers_who_command_a_patrol_are_its_heads_and_a_station_is_no_talks() -> None:
    text = (
        "Ngày 3/6, Đồn Biên phòng Trà Lĩnh phối hợp với Trạm Hội đàm hội ngộ Long Bang (Trung Quốc) tuần tra song "
        "phương khu vực mốc 741. Thiếu tá Nông Văn Hùng, Đồn trưởng, và Thiếu tá Vương Lỗi, Trạm trưởng Trạm Hội đàm "
        "hội ngộ Long Bang chỉ huy."
    )
    (patrol,) = told(text, "2026-06-04", "Tuần tra song phương trên biên giới Cao Bằng")
    assert (patrol.kind, people(patrol)) == ("joint_patrol_land", ["Nông Văn Hùng", "Vương Lỗi"])


def test_what_is_prepared_has_not_been_announced_for_the_day_of_its_preparation() -> None:
    text = (
        "Sáng 3/6, tại Bắc Kinh, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng làm việc với Thiếu tướng Lý "
        "Bân, Phó Tham mưu trưởng Bộ Tham mưu Liên hợp Quân ủy Trung ương Trung Quốc, chuẩn bị cho việc tham dự Giao "
        "lưu hữu nghị quốc phòng biên giới Việt - Trung lần thứ 11."
    )
    assert [e.kind for e in told(text, "2026-06-04")] == ["working_meeting"]
    assert judge(report(text, "2026-06-04")).label == "meeting"


def test_what_is_agreed_with_other_partners_is_no_topic_of_ours() -> None:
    text = (
        "Ngày 3/6, bên lề Diễn đàn Hương Sơn tại Bắc Kinh, Đại tướng Phan Văn Giang đã có các cuộc gặp song phương. "
        "Tại cuộc gặp Bộ trưởng Quốc phòng Singapore Chan Chun Sing, hai bên nhất trí hợp tác an ninh mạng.\n"
        "Tại cuộc gặp Đô đốc Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc, hai bên nhất trí mở rộng đào tạo.\n"
        "Gặp Bộ trưởng Quốc phòng Malaysia Khaled Nordin, hai bên trao đổi về quân y. Hai bên nhất trí về bom mìn."
    )
    (met,) = told(text, "2026-06-04", "Bộ trưởng Phan Văn Giang gặp các đối tác")
    assert [t.id for t in met.topics] == ["officer_training"]


@pytest.mark.parametrize("credit", ["(QĐND 3/6/2019) ", "Hà Nội (Báo Mẫu, ngày 3/6/2019) - "])
def test_today_is_the_day_of_the_paper_that_a_reprint_names(credit: str) -> None:
    text = f"{credit}Hôm nay, tại Bắc Kinh, Đại tướng Ngô Xuân Lịch hội đàm với Thượng tướng Ngụy Phượng Hòa."
    (talks,) = told(text, "2025-01-20")
    assert days(talks) == ["2019-06-03", "2019-06-03"]


def test_an_ambassador_is_received_without_a_word_of_address() -> None:
    text = "Chiều 3/6, tại Hà Nội, Đại tướng Phan Văn Giang tiếp Vương Cường, Đại sứ Trung Quốc tại Việt Nam."
    (met,) = told(text, "2026-06-04")
    assert people(met) == ["phan-van-giang", "Vương Cường"]


def test_lines_all_in_capitals_are_read() -> None:
    text = "SÁNG 3/6, TẠI HÀ NỘI, ĐẠI TƯỚNG PHAN VĂN GIANG HỘI ĐÀM VỚI ĐÔ ĐỐC ĐỔNG QUÂN, BỘ TRƯỞNG QUỐC PHÒNG TRUNG QUỐC."
    (talks,) = told(text, "2025-06-04")
    assert (talks.kind, people(talks), places(talks)) == ("talks", ["phan-van-giang", "dong-jun"], ["hanoi"])
    assert talks.evidence["kind"][0].quote == text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Tiểu sử đồng chí Lương Cường",
            "Đồng chí sinh năm 1957. Ông là Chủ nhiệm Tổng cục Chính trị Quân đội nhân dân Việt Nam từ năm 2016. Ông "
            "từng hội đàm với Chủ nhiệm Bộ Công tác Chính trị Quân ủy Trung ương Trung Quốc.",
        ),
        (
            "Bộ trưởng Quốc phòng hội đàm với khách",
            "Ngày 3/6, tại Hà Nội, Đại tướng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Nga Andrei Belousov. Trước "
            "đó ông Belousov gặp Đô đốc Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc.",
        ),
        (
            "Tổng Bí thư Tô Lâm hội đàm với Tổng Bí thư Tập Cận Bình",
            "Ngày 3/6, tại Bắc Kinh, Tổng Bí thư Tô Lâm hội đàm với Tổng Bí thư Tập Cận Bình. Dự hội đàm có Bộ trưởng "
            "Quốc phòng Phan Văn Giang và Bộ trưởng Quốc phòng Trung Quốc Đổng Quân.",
        ),
    ],
)
def test_a_life_a_guest_of_another_country_and_leaders_are_no_news_of_defence_ties(
    title: str, text: str
) -> None:
    assert judge(report(text, "2026-06-04", title)).label == "none"


EXCHANGE = "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 11"


def test_a_look_back_at_what_both_do_is_of_their_ties() -> None:
    text = (
        "Từ lần đầu tiên năm 2014 đến nay, Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc đã qua tám lần tổ chức. "
        "Những năm đầu, bộ đội biên phòng hai nước từng gặp nhau ở một tỉnh."
    )
    title = "Nhìn lại tám lần Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc"
    assert judge(report(text, "2024-05-06", title)).label == "ties"


def test_a_numbered_patrol_within_an_exchange_is_one_of_its_own_without_ministers() -> None:
    text = (
        f"Sáng 4/6, tại Đông Hưng, trong khuôn khổ {EXCHANGE}, Đại tướng Phan Văn Giang hội đàm với Đô đốc Đổng Quân, "
        "Bộ trưởng Quốc phòng Trung Quốc. Hải quân hai nước tiến hành tuần tra chung lần thứ 42 trên Vịnh Bắc Bộ."
    )
    found = told(text, "2026-06-04", "Bộ trưởng Quốc phòng Việt - Trung hội đàm")
    (patrol,) = [e for e in found if e.kind == "joint_patrol_sea"]
    assert patrol.mechanism == Edition(id="gulf_of_tonkin_navy_patrol", ordinal=42)
    assert people(patrol) == []


def test_a_number_that_is_elsewhere_one_of_the_year_numbers_no_patrol() -> None:
    text = (
        "Ngày 4/6, Cảnh sát biển Việt Nam và Cảnh sát biển Trung Quốc kết thúc tuần tra liên hợp trên Vịnh Bắc Bộ lần thứ hai. "
        "Cảnh sát biển Việt Nam đánh giá cao cuộc tuần tra liên hợp lần thứ 2 năm 2026."
    )
    (patrol,) = told(text, "2026-06-05")
    assert patrol.mechanism == Edition(id="coast_guard_joint_patrol", ordinal=None)
    (patrol,) = told(text.replace("thứ hai", "thứ 30"), "2026-06-05")
    assert patrol.mechanism == Edition(id="coast_guard_joint_patrol", ordinal=30)


@pytest.mark.parametrize("region", ["Quảng Tây", "Vân Nam"])
def test_the_province_of_a_command_is_nobodys_name(region: str) -> None:
    text = (
        "Ngày 12/5, tại Sùng Tả, Thiếu tướng Nguyễn Thanh Sơn, Phó Tư lệnh Quân khu 1, hội đàm với Thiếu tướng "
        f"Trương Hòa Bình, Phó Tư lệnh Quân khu {region} (Trung Quốc)."
    )
    (talks,) = told(text, "2026-05-12")
    assert people(talks) == ["Nguyễn Thanh Sơn", "Trương Hòa Bình"]


@pytest.mark.parametrize(
    ("patrols", "topic"),
    [
        ("tuần tra chung trên biên giới đất liền", "border_patrol_land"),
        ("tuần tra liên hợp dọc đường biên", "border_patrol_land"),
        ("tuần tra chung trên Vịnh Bắc Bộ", "gulf_tonkin_navy_patrol"),
        ("tuần tra chung", "gulf_tonkin_navy_patrol"),
    ],
)
def test_patrols_on_land_are_not_the_navys(patrols: str, topic: str) -> None:
    text = (
        "Ngày 8/6, tại Hà Nội, Đại tướng Phan Văn Giang hội đàm với Đô đốc Đổng Quân, Bộ trưởng Bộ Quốc phòng "
        f"Trung Quốc. Hai bên nhất trí tăng cường {patrols}."
    )
    (talks,) = told(text, "2026-06-08")
    assert [(t.id, t.layer) for t in talks.topics] == [(topic, "agreed")]


def test_the_gate_where_guests_were_met_is_not_where_the_exchange_is() -> None:
    text = (
        f"Từ ngày 3 đến 4/6, {EXCHANGE} diễn ra tại Lai Châu. Đại tướng Phan Văn Giang và Đô đốc Đổng Quân đồng chủ trì "
        "các hoạt động. Sau lễ đón đoàn đại biểu Trung Quốc tại cửa khẩu Ma Lù Thàng, hai bên dự giao lưu."
    )
    (exchange,) = told(text, "2026-06-04", EXCHANGE)
    assert places(exchange) == ["lai-chau"]
    (exchange,) = told(text.replace(" tại Lai Châu", ""), "2026-06-04", EXCHANGE)
    assert places(exchange) == ["ma-lu-thang"]


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 3/6, tại Bắc Kinh, Bộ trưởng Quốc phòng Trung Quốc Đổng Quân hội đàm với Bộ trưởng Quốc phòng Lào. Trước "
        "đó, Việt Nam và Lào đã tổ chức giao lưu hữu nghị quốc phòng biên giới lần thứ 3.",
        "Chiều 3/6, tại Bắc Kinh, hai Bộ trưởng Ngoại giao chủ trì phiên họp Ủy ban chỉ đạo hợp tác Việt Nam - Trung "
        "Quốc. Đại diện Bộ Quốc phòng hai nước báo cáo kết quả hợp tác, có tuần tra liên hợp trên Vịnh Bắc Bộ.",
    ],
)
def test_an_exchange_of_others_and_a_patrol_reported_on_are_none(text: str) -> None:
    assert told(text, "2026-06-04", "Trung Quốc và các nước láng giềng") == []


def test_a_caption_names_those_who_meet_before_their_talks() -> None:
    text = "Đại tướng Phan Văn Giang bắt tay Đô đốc Đổng Quân trước cuộc hội đàm tại Hà Nội chiều 3/6. Ảnh: Báo Mẫu"
    (talks,) = told(text, "2025-06-04", "Ảnh: Bộ trưởng Quốc phòng Trung Quốc thăm Việt Nam")
    assert (talks.kind, people(talks), days(talks)) == (
        "talks",
        ["phan-van-giang", "dong-jun"],
        ["2025-06-03", "2025-06-03"],
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chiều 3/6, Đại tướng Phan Văn Giang nhận điện thoại của người đồng cấp Trung Quốc.", "phone"),
        (
            "Chuẩn Đô đốc Phạm Hoài Nam, Tư lệnh Hải quân đang thăm Trung Quốc. Ngày 3/6, tại Bắc Kinh, ông đã tới chào "
            "Đô đốc Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc.",
            "call",
        ),
    ],
)
def test_calls_by_telephone_and_on_a_host_are_told_in_many_words(text: str, kind: str) -> None:
    (met,) = told(text, "2025-06-04")
    assert (met.kind, len(met.participants)) == (kind, 2)


def test_ours_is_met_in_a_row_of_other_ministers() -> None:
    text = (
        "Chiều 3/6, tại Phnom Penh, Đại tướng Phan Văn Giang tiếp xúc song phương với Bộ trưởng Quốc phòng Hoa Kỳ Lloyd "
        "Austin, Bộ trưởng Quốc phòng Trung Quốc Đổng Quân và Bộ trưởng Quốc phòng Ấn Độ Rajnath Singh."
    )
    (met,) = told(text, "2025-06-04")
    assert (met.kind, people(met)) == ("sideline", ["phan-van-giang", "dong-jun"])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Tàu hộ vệ Trần Hưng Đạo của Hải quân Việt Nam hôm 5/6 rời cảng Thanh Đảo, Trung Quốc, kết thúc chuyến thăm "
            "hữu nghị kéo dài 4 ngày.",
            "2026-06-02",
            "2026-06-05",
        ),
        (
            "Sáng nay, tàu hộ vệ Trần Hưng Đạo của Hải quân Việt Nam cập cảng Trạm Giang, Trung Quốc. Theo chương trình, "
            "tàu ở thăm đến hết ngày 9/6.",
            "2026-06-06",
            "2026-06-09",
        ),
    ],
)
def test_how_long_a_ship_stays_is_told_by_a_number_or_in_the_next_sentence(
    text: str, first: str, last: str
) -> None:
    (call,) = told(text, "2026-06-06")
    assert (call.kind, days(call)) == ("port_call", [first, last])


def test_young_officers_need_no_other_word_of_an_army() -> None:
    text = "Chiều 9/6, tại Quế Lâm, Giao lưu sĩ quan trẻ Việt Nam - Trung Quốc năm 2026 bế mạc sau 5 ngày."
    (met,) = told(text, "2026-06-10")
    assert (met.kind, days(met), places(met)) == ("young_officers", ["2026-06-05", "2026-06-09"], ["guilin"])


def test_a_name_in_quotation_marks_is_no_speech_and_a_year_may_follow_a_comma() -> None:
    text = (
        "Chương trình “giao lưu hữu nghị quốc phòng biên giới” Việt Nam-Trung Quốc lần thứ 11 diễn ra tại Cao Bằng từ "
        "ngày 3 đến 5 Tháng Sáu, 2026."
    )
    (exchange,) = told(text, "2026-06-06")
    assert (exchange.kind, days(exchange)) == ("border_exchange", ["2026-06-03", "2026-06-05"])


@pytest.mark.parametrize(
    "words", ["được lùi sang thời điểm khác", "phải dời lịch", "được dời sang tháng sau"]
)
def test_an_exchange_is_postponed_in_many_words(words: str) -> None:
    text = f"{EXCHANGE}, dự kiến trong hai ngày 10 và 11/6 tại Lào Cai, {words} theo đề nghị của Bắc Kinh."
    (exchange,) = told(text, "2026-06-06")
    assert (exchange.status, days(exchange)) == ("postponed", ["2026-06-10", "2026-06-11"])


def test_a_nameless_post_is_whoever_held_it_in_the_article_and_a_place_may_be_the_second_of_two() -> None:
    text = (
        "Phó Chủ tịch Quân ủy Trung ương Trung Quốc Phạm Trường Long hủy giao lưu quốc phòng biên giới lần thứ 4 với "
        "Việt Nam.\nBộ Quốc phòng cho biết sẽ tổ chức vào dịp khác.\nTướng Phạm Trường Long đã trở về nước sớm hơn.\n"
        "Các báo trong nước không đưa tin gì thêm về việc này trong tuần.\nNgười dân ở vùng biên chờ đợi suốt hai tuần "
        "mà không thấy.\nChương trình giao lưu do Đại tướng Ngô Xuân Lịch và Phó Chủ tịch Quân ủy Trung ương Trung Quốc "
        "đồng chủ trì, tại tỉnh Lai Châu (Việt Nam) và tỉnh Vân Nam (Trung Quốc)."
    )
    (exchange,) = told(text, "2017-06-29", "Tướng Trung Quốc hủy giao lưu quốc phòng biên giới với Việt Nam")
    assert (people(exchange), places(exchange)) == (
        ["ngo-xuan-lich", "fan-changlong"],
        ["lai-chau", "yunnan"],
    )


def test_a_patrol_is_where_the_border_guards_of_the_headline_serve() -> None:
    text = (
        "Bộ đội Biên phòng hai nước cùng tuần tra, kiểm tra dọc biên giới Việt Nam - Trung Quốc từ mốc 1028 đến mốc "
        "1032. Hai bên thống nhất tăng cường tuần tra liên hợp."
    )
    (patrol,) = told(text, "2026-06-06", "Bộ đội Biên phòng Lạng Sơn tuần tra liên hợp với Trung Quốc")
    assert (patrol.kind, places(patrol)) == ("joint_patrol_land", ["lang-son"])
    assert patrol.evidence["places"][0].quote in text


def test_who_leads_a_delegation_received_is_named_later_and_holds_no_dialogue_with_the_host() -> None:
    text = (
        "Chiều 3/6, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng đã tiếp đoàn đại biểu Bộ Quốc phòng Trung Quốc dự "
        "Đối thoại chiến lược quốc phòng Việt Nam - Trung Quốc lần thứ 9. Tại cuộc gặp, Đại tướng Phan Văn Giang chào "
        "mừng Thượng tướng Từ Khởi Linh, Phó Tham mưu trưởng Bộ Tham mưu Liên hợp Quân ủy Trung ương Trung Quốc."
    )
    assert {e.kind: people(e) for e in told(text, "2026-06-03")} == {
        "receive": ["phan-van-giang", "Từ Khởi Linh"],
        "dialogue": [],
    }


def test_a_long_office_behind_a_name_tells_its_side() -> None:
    text = (
        "Chiều 3/6, tại Hà Nội, Thượng tướng Phùng Sĩ Tấn, Phó Tổng Tham mưu trưởng tiếp Thiếu tướng Hoàng Văn Đào, Viện "
        "trưởng Viện Công tác chính trị Quân đội, Viện Khoa học Quân sự, Quân Giải phóng nhân dân Trung Quốc."
    )
    (met,) = told(text, "2025-06-04")
    assert people(met) == ["phung-si-tan", "Hoàng Văn Đào"]


def test_a_ship_at_anchor_since_a_weekday_stays_until_the_day_told() -> None:
    text = (
        "Một tàu huấn luyện của Hải quân Trung Quốc neo tại cảng Tiên Sa từ hôm thứ Bảy và sẽ ở lại Đà Nẵng cho đến ngày "
        "10 tháng 6."
    )
    (call,) = told(text, "2026-06-08")
    assert (call.kind, call.status, days(call)) == ("port_call", "held", ["2026-06-06", "2026-06-10"])


def test_a_fishing_boat_at_anchor_calls_at_no_port() -> None:
    text = (
        "Ngày 6/6, tàu cá Việt Nam neo đậu tại đảo Đá Lồi thì tàu Hải cảnh Trung Quốc đến dùng vòi rồng. Quân đội Việt Nam "
        "cử tàu cứu ngư dân."
    )
    assert told(text, "2026-06-08") == []


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (
            "Ngày 3/6, tại Hà Nội, lãnh đạo Tổng cục Chính trị tiếp đoàn Học viện Chính trị Tây An, Quân Giải phóng nhân "
            "dân Trung Quốc do Thiếu tướng Tiết Bảo Quốc dẫn đầu.",
            "receive",
            ["Tiết Bảo Quốc"],
        ),
        (
            "Ngày 3/6, Trung tướng Phạm Hồng Chương, Tư lệnh Quân khu 2 tiếp và làm việc với đoàn đại biểu Quân khu tỉnh "
            "Vân Nam (Trung Quốc) do Thiếu tướng Lưu Quốc Dụ, Tư lệnh Quân khu tỉnh dẫn đầu.",
            "receive",
            ["Phạm Hồng Chương", "Lưu Quốc Dụ"],
        ),
        (
            "Sáng 3/6, tại Bắc Kinh, sau lễ đón Thượng tướng Lương Cường, Chủ nhiệm Tổng cục Chính trị, do Thượng tướng "
            "Miêu Hoa, Chủ nhiệm Bộ Công tác Chính trị Quân ủy Trung ương Trung Quốc chủ trì, hai Chủ nhiệm đã hội đàm.",
            "talks",
            ["luong-cuong", "miao-hua"],
        ),
        (
            "Ngày 3/6, Cục Cảnh sát Hàng hải Trung Quốc thông báo bắt đầu cuộc tuần tra chung với Việt Nam ở Vịnh Bắc Bộ.",
            "joint_patrol_sea",
            [],
        ),
    ],
)
def test_bodies_and_heads_are_named_in_many_ways(text: str, kind: str, found: list[str]) -> None:
    (met,) = told(text, "2019-06-04")
    assert (met.kind, people(met)) == (kind, found)


def test_a_patrol_may_be_the_twentieth_without_a_word_for_times() -> None:
    text = (
        "Từ ngày 3 đến 5/6, tàu Cảnh sát biển Việt Nam và tàu Cảnh sát biển Trung Quốc tuần tra liên hợp trên Vịnh Bắc Bộ. "
        "Đây là chuyến tuần tra liên hợp thứ 30 giữa hai lực lượng."
    )
    (patrol,) = told(text, "2026-06-06", "Cảnh sát biển hai nước tuần tra liên hợp lần 1 năm 2026")
    assert patrol.mechanism == Edition(id="coast_guard_joint_patrol", ordinal=30)


def test_the_second_day_of_an_exchange_is_told_by_its_programme() -> None:
    text = (
        f"Sáng 3-6, tại Đông Hưng, {EXCHANGE} đã khai mạc. Ngày 4-6, chương trình sẽ tiếp tục tại thành phố Móng Cái, tỉnh "
        "Quảng Ninh."
    )
    (exchange,) = told(text, "2026-06-03")
    assert days(exchange) == ["2026-06-03", "2026-06-04"]
    assert places(exchange) == ["mong-cai", "dongxing"]


def test_a_reception_that_praises_talks_is_beside_them_and_talks_are_told_once() -> None:
    text = (
        "Tại buổi tiếp, Thượng tướng Hoàng Xuân Chiến ghi nhận kết quả hội đàm giữa Bộ đội Biên phòng Việt Nam và Cục Quản "
        "lý Di dân quốc gia Trung Quốc."
    )
    found = told(text, "2025-12-12")
    assert {e.kind: people(e) for e in found} == {"talks": [], "receive": ["hoang-xuan-chien"]}
    again = text.replace("buổi tiếp", "hội đàm")
    assert [e.kind for e in told(again, "2025-12-12")] == ["talks"]


def test_a_grade_of_police_stands_before_the_name_of_who_leads() -> None:
    text = (
        "Ngày 3/6, Chi đội quản lý biên giới Phòng Thành Cảng (Trung Quốc) hội đàm với các đồn Biên phòng Quảng Ninh. Đoàn "
        "Quảng Ninh do Thượng tá Chu Văn Quyết, Chính trị viên Đồn Biên phòng Móng Cái, làm Trưởng đoàn. Đoàn đại biểu Chi "
        "đội quản lý biên giới Phòng Thành Cảng do đồng chí Cảnh giám cấp 3, Đường Kiến Bình, làm Trưởng đoàn."
    )
    (talks,) = told(text, "2026-06-04")
    assert people(talks) == ["Chu Văn Quyết", "Đường Kiến Bình"]


def test_whoever_is_met_at_the_head_of_a_sentence_meets_the_one_named_before() -> None:
    text = (
        "Ngày 3/6, tại Singapore, Đại tướng Phan Văn Giang có các cuộc gặp song phương.\nGặp Đô đốc Đổng Quân, Bộ trưởng "
        "Quốc phòng Trung Quốc, hai bên nhất trí tăng cường đào tạo."
    )
    (met,) = told(text, "2026-06-04")
    assert people(met) == ["phan-van-giang", "dong-jun"]


def test_a_caption_tells_of_the_exchange_that_the_headline_numbers() -> None:
    text = "Đại tướng Phan Văn Giang và Đô đốc Đổng Quân chào cột mốc tại cửa khẩu Hữu Nghị ngày 3/6. Ảnh: Báo Mẫu"
    title = "Ảnh: Giao lưu hữu nghị quốc phòng biên giới Việt - Trung lần thứ 11"
    (exchange,) = told(text, "2026-06-04", title)
    assert exchange.mechanism == Edition(id="border_defence_friendship_exchange", ordinal=11)
    assert (people(exchange), places(exchange)) == (["phan-van-giang", "dong-jun"], ["huu-nghi"])


def test_a_post_beside_the_border_has_no_ties_by_that() -> None:
    text = "Đồn Biên phòng Lũng Cú giáp Trung Quốc kết nghĩa với trường tiểu học, trao quà cho học sinh."
    assert judge(report(text, "2026-06-04", "Đồn Biên phòng giúp học sinh")).label == "none"


def test_what_was_the_day_before_was_not_where_the_news_is() -> None:
    text = (
        "Ngày 4/6, tại Manila, Đại tướng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Philippines Gilberto Teodoro. "
        "Trước đó một ngày, ông hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân."
    )
    (talks,) = told(text, "2026-06-05")
    assert (talks.kind, days(talks), places(talks)) == ("talks", ["2026-06-03", "2026-06-03"], [])


def test_a_guest_who_comes_for_talks_with_a_force_is_received_by_the_general() -> None:
    text = (
        "Chiều 3/6, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng tiếp ông Triệu Xương Hoa, Phó Cục trưởng Cục "
        "Quản lý Di dân quốc gia Trung Quốc sang dự hội đàm với Bộ đội Biên phòng Việt Nam."
    )
    (met,) = told(text, "2026-06-04")
    assert (met.kind, people(met)) == ("receive", ["hoang-xuan-chien", "zhao-changhua"])


def test_who_travels_with_a_leader_is_met_as_head_and_others_are_no_members() -> None:
    text = (
        "Ngày 3/6, tháp tùng Tổng Bí thư thăm Trung Quốc, Đại tướng Ngô Xuân Lịch, Bộ trưởng Bộ Quốc phòng hội đàm với "
        "Thượng tướng Thường Vạn Toàn, Bộ trưởng Bộ Quốc phòng Trung Quốc và hội kiến Thượng tướng Phạm Trường Long, Phó "
        "Chủ tịch Quân ủy Trung ương Trung Quốc."
    )
    assert [people(e) for e in told(text, "2017-06-04")] == [
        ["ngo-xuan-lich", "chang-wanquan"],
        ["ngo-xuan-lich", "fan-changlong"],
    ]


def test_a_post_and_its_body_stand_before_rank_and_name() -> None:
    text = (
        "Ngày 3/6, tại Hà Nội, Phó Tham mưu trưởng Bộ Tham mưu Liên hợp Quân ủy Trung ương Trung Quốc, Thượng tướng Từ Khởi "
        "Linh, đã tới chào Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng."
    )
    (met,) = told(text, "2026-06-04")
    assert (met.kind, people(met)) == ("call", ["phan-van-giang", "Từ Khởi Linh"])
