"""What is only announced has its own days, not that of the announcement; what was held has no place of a plan."""

from dataclasses import replace

import pytest

from meetings.reader import judge_and_read
from tests.meetings.test_reader import article

MONTH_OF = {6: ("2026-06-01", "2026-06-30"), 7: ("2026-07-01", "2026-07-31")}


@pytest.mark.parametrize(
    ("language", "text", "kind", "month"),
    [
        ("zh", "国防部新闻发言人6日表示，中越海军将于6月下旬在北部湾开展联合巡逻。", "joint_patrol_sea", 6),
        ("zh", "国防部新闻发言人6日在北京宣布，应越南国防部长潘文江邀请，国防部长董军将于6月中旬访问越南。", "visit", 6),
        ("zh", "中国国防部新闻局6日宣布，中越两军将于7月上旬在越南高平省举行联合训练。", "exercise", 7),
        ("zh", "应越南国防部长潘文江邀请，国防部长董军将于7月中旬对越南进行正式访问。", "visit", 7),
        ("vi", "Ngày 6/6, Bộ Quốc phòng thông báo Bộ trưởng Quốc phòng Trung Quốc Đổng Quân sẽ thăm chính thức Việt Nam vào giữa tháng 7.", "visit", 7),
    ],
)  # fmt: skip
def test_the_day_of_an_announcement_is_none_of_what_is_announced(
    language: str, text: str, kind: str, month: int
) -> None:
    _, (found,) = judge_and_read(replace(article(text, "2026-06-07"), language=language))
    assert (found.kind, found.status, found.date_precision) == (kind, "announced", "month")
    assert (str(found.start), str(found.end)) == MONTH_OF[month]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Chiều 5/6, Bộ trưởng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân. Ngày 8/6, ông Đổng Quân sẽ thăm TP HCM."),
        ("zh", "6月5日，国防部长董军同越南国防部长潘文江举行会谈。潘文江将于8日访问上海。"),
        ("en", "Chinese Defense Minister Dong Jun held talks with Vietnamese Defense Minister Phan Van Giang on June 5. Giang will visit Shanghai on June 8."),
    ],
)  # fmt: skip
def test_where_somebody_is_to_go_next_is_not_where_he_held_talks(language: str, text: str) -> None:
    _, found = judge_and_read(replace(article(text, "2026-06-06"), language=language))
    assert [(str(e.start), e.places) for e in found if e.kind == "talks"] == [("2026-06-05", ())]


def test_nobody_invites_himself() -> None:
    text = "Chiều 5/6, tại Hà Nội, Thủ tướng Phạm Minh Chính tiếp Bộ trưởng Quốc phòng Trung Quốc Đổng Quân. Bộ trưởng Đổng Quân nhất trí với Thủ tướng và mời Thủ tướng thăm Trung Quốc."
    _, (found,) = judge_and_read(article(text, "2025-06-06"))
    assert [(i.inviter, i.invitee) for i in found.invitations] == [("Đổng Quân", "Phạm Minh Chính")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Sáng 28-8, Đoàn đại biểu quân sự cấp cao Việt Nam do Đại tướng Ngô Xuân Lịch, Bộ trưởng Bộ Quốc phòng làm trưởng đoàn đã rời Hà Nội bắt đầu chuyến thăm chính thức Trung Quốc từ ngày 28 đến 31-8. Theo chương trình, Bộ trưởng Ngô Xuân Lịch sẽ hội đàm với Bộ trưởng Bộ Quốc phòng Trung Quốc Thường Vạn Toàn."),
        ("zh", "8月28日上午，越南国防部长吴春历大将率领高级军事代表团离开河内，开始对中国进行为期4天的正式友好访问。访问期间，吴春历将与中国国防部长常万全举行会谈。"),
        ("en", "A high-ranking military delegation of Vietnam led by Defence Minister General Ngo Xuan Lich left Hanoi on August 28 for an official visit to China from August 28 to 31. During the visit, General Lich will hold talks with Chinese Defence Minister Chang Wanquan."),
    ],
)  # fmt: skip
def test_talks_of_a_visit_that_has_begun_are_on_one_of_its_days(language: str, text: str) -> None:
    _, found = judge_and_read(replace(article(text, "2016-08-28"), language=language))
    (talks,) = (e for e in found if e.kind == "talks")
    assert (talks.status, talks.date_precision, talks.places) == ("announced", "inferred", ())
    assert (str(talks.start), str(talks.end)) == ("2016-08-28", "2016-08-31")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "BEIJING, June 3 (Xinhua) -- Chinese Minister of National Defense Dong Jun will visit Vietnam from June 15 to 17, a spokesperson announced here Wednesday."),
        ("zh", "新华社北京6月3日电 国防部发布消息，中越两国陆军将于6月10日至12日举行联合演习。"),
    ],
)  # fmt: skip
def test_where_a_plan_is_announced_is_not_where_it_will_be(language: str, text: str) -> None:
    _, (found,) = judge_and_read(replace(article(text, "2026-06-03"), language=language))
    assert (found.status, found.places) == ("announced", ())


def test_two_ministers_whom_nobody_names_are_those_in_office() -> None:
    text = "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 10 sẽ diễn ra ngày 18 và 19/3. Tại Việt Nam (ngày 18/3) sẽ có hội đàm giữa hai Bộ trưởng Quốc phòng."
    _, found = judge_and_read(article(text, "2026-03-15"))
    assert [{p.person for p in e.participants} for e in found if e.kind == "talks"] == [
        {"phan-van-giang", "dong-jun"}
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Vietnamese Defence Minister General Phan Van Giang held talks with Chinese Defence Minister Admiral Dong Jun in Hanoi on July 8. General Giang invited Admiral Dong to attend the 11th border defence friendship exchange in 2027."),
        ("zh", "7月8日，国防部长董军在河内与越南国防部长潘文江举行会谈。潘文江邀请董军出席2027年第十一次边境国防友好交流。"),
    ],
)  # fmt: skip
def test_an_invitation_to_an_exchange_tells_of_none(language: str, text: str) -> None:
    _, (talks,) = judge_and_read(replace(article(text, "2026-07-09"), language=language))
    assert (talks.kind, talks.status) == ("talks", "held")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "专家认为，中越两国防长会谈有助于增进互信，但南海分歧仍然存在。"),
        (
            "vi",
            "Theo chuyên gia, hội đàm giữa Bộ trưởng Quốc phòng Việt Nam và Trung Quốc có ý nghĩa lâu dài.",
        ),
        (
            "vi",
            "Các cuộc hội đàm giữa Bộ trưởng Quốc phòng Việt Nam và Trung Quốc luôn thu hút sự chú ý của dư luận.",
        ),
    ],
)
def test_what_experts_say_of_talks_is_no_meeting(language: str, text: str) -> None:
    assert judge_and_read(replace(article(text, "2026-07-21"), language=language))[1] == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "day"),
    [
        ("en", "The 8th Vietnam-China defence strategic dialogue was held in Hanoi on July 8. A day earlier, Defence Minister Phan Van Giang received General Zhang Youxia in Hanoi.", "receive", "2026-07-07"),
        ("en", "Vietnamese Defence Minister Phan Van Giang held talks with Chinese Defence Minister Dong Jun in Hanoi on July 8. Last November, the two ministers met on the sidelines of the ADMM-Plus in Kuala Lumpur.", "talks", "2026-07-08"),
        ("vi", "Ngày mai (10-7), Bộ trưởng Quốc phòng Phan Văn Giang sẽ hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân tại Hà Nội.", "talks", "2026-07-10"),
    ],
)  # fmt: skip
def test_a_day_told_by_another_is_its_own(language: str, text: str, kind: str, day: str) -> None:
    _, found = judge_and_read(replace(article(text, "2026-07-09"), language=language))
    assert [str(e.start) for e in found if e.kind == kind] == [day]
    assert not [e for e in found if e.kind == "sideline"]


def test_what_one_side_proposes_to_sign_is_not_agreed() -> None:
    text = "Chiều 7/7, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng tiếp Đại sứ Trung Quốc Hà Vĩ. Thượng tướng Hoàng Xuân Chiến đề nghị hai bên sớm ký kết thỏa thuận về tìm kiếm cứu nạn."
    _, (found,) = judge_and_read(article(text, "2026-07-08"))
    assert [(t.id, t.layer) for t in found.topics] == [("search_and_rescue", "proposed")]
