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
