"""A spring of meetings, for a weekly digest: the facts are real, every sentence and address is ours."""

from datetime import UTC, date, datetime, timedelta

from alerts.background import Background
from alerts.entries import Entry
from alerts.further import Further
from alerts.month import Month
from alerts.silence import Ill, Watch
from meetings.encounter import Document, Edition, Encounter, Invitation, Participant, Place, Topic
from meetings.meeting import Difference, Meeting, Report
from meetings.verdict import Quote
from tests.alerts.conftest import DONG, GIANG, HANOI, TO_LAM, ZHANG

NOW = datetime(2025, 4, 28, 0, 0, tzinfo=UTC)
CHIEN = Participant(
    person="hoang-xuan-chien", name="Hoàng Xuân Chiến", side="VN", rank="Thượng tướng",
    post="deputy_minister_of_national_defence", role="member",
)  # fmt: skip
LI = Participant(
    person="li-shangfu", name="Lý Thượng Phúc", side="CN", rank="Thượng tướng", post="minister_of_national_defence"
)  # fmt: skip
LANG_SON = Place(id="lang-son", name="Lạng Sơn", country="VN")
PINGXIANG = Place(id="pingxiang", name="Bằng Tường", country="CN")
GULF = Place(id="gulf-of-tonkin", name="Vịnh Bắc Bộ", country="SEA")
BEIHAI = Place(id="beihai", name="Bắc Hải", country="CN")
HA_NOI = Place(id="hanoi", name="Hà Nội", country="VN")
HO_CHI_MINH_CITY = Place(id="ho-chi-minh-city", name="TP. Hồ Chí Minh", country="VN")
LAO_CAI = Place(id="lao-cai", name="Lào Cai", country="VN")
HEKOU = Place(id="hekou", name="Hà Khẩu", country="CN")


def _meeting(identity: str, facts: Encounter, *reports: tuple[str, str], **links: str) -> Meeting:
    """Each report is a host and a headline; one whose headline is ``=`` copies the first."""
    published = datetime(2025, 4, 17, 9, 30, tzinfo=HANOI)
    first = f"https://{reports[0][0]}/{identity}.html"
    told = tuple(
        Report(
            url=f"https://{host}/{identity}.html",
            outlet=host,
            title=reports[0][1] if title == "=" else title,
            published_at=published + timedelta(minutes=25 * number),
            encounter=facts,
            copy_of=first if title == "=" else None,
            language=_language(reports[0][1] if title == "=" else title),
        )
        for number, (host, title) in enumerate(reports)
    )
    return Meeting(
        id=identity, version=1, facts=facts, first_reported_at=published, articles=told, **links
    )  # fmt: skip


def _language(title: str) -> str:
    return "en" if title.isascii() else "zh" if "一" <= title[0] <= "龥" else "vi"


def _said(text: str) -> dict[str, tuple[Quote, ...]]:
    return {"kind": (Quote(quote=text, start=0, end=len(text)),)}


EXCHANGE = _meeting(
    "m-2025-04-giao-luu",
    Encounter(
        kind="border_exchange", start=date(2025, 4, 16), end=date(2025, 4, 17), places=(LANG_SON, PINGXIANG),
        host_side="BOTH", level="minister", participants=(GIANG, DONG),
        mechanism=Edition(id="border_defence_friendship_exchange", ordinal=9),
        topics=(Topic(id="border_management", layer="agreed"), Topic(id="border_twinning", layer="reviewed")),
        evidence=_said("Hai Bộ trưởng cùng chủ trì Giao lưu hữu nghị quốc phòng biên giới lần thứ 9 ở hai bên cửa khẩu."),
    ),
    ("baotintuc.vn", "Giao lưu quốc phòng biên giới lần thứ 9"), ("laodong.vn", "="),
    ("www.news.cn", "中越两国防长共同主持边境友好交流"),
)  # fmt: skip
TALKS = _meeting(
    "m-2025-04-hoi-dam",
    Encounter(
        kind="talks", start=date(2025, 4, 17), places=(LANG_SON,), host_side="VN", level="minister",
        participants=(GIANG, CHIEN, DONG),
        mechanism=Edition(id="border_defence_friendship_exchange", ordinal=9),
        topics=(
            Topic(id="high_level_exchange", layer="agreed"), Topic(id="young_officers", layer="agreed"),
            Topic(id="defence_industry", layer="proposed"),
        ),
        documents=(Document(title="Văn bản khung về kết nghĩa đồn biên phòng", signed=True),),
        invitations=(Invitation(inviter="Phan Văn Giang", invitee="Đổng Quân", event="dự lễ diễu binh ngày 30/4"),),
        evidence=_said("Tại Lạng Sơn, hai Bộ trưởng hội đàm rồi chứng kiến lễ ký văn bản khung về kết nghĩa."),
    ),
    ("vnexpress.net", "Hai Bộ trưởng Quốc phòng hội đàm ở Lạng Sơn"), parent=EXCHANGE.id,
)  # fmt: skip
PATROL = _meeting(
    "m-2025-04-tuan-tra",
    Encounter(
        kind="joint_patrol_sea", start=date(2025, 4, 16), end=date(2025, 4, 17), places=(GULF,), host_side="BOTH",
        level="service", mechanism=Edition(id="gulf_of_tonkin_navy_patrol", ordinal=38),
        evidence=_said("Biên đội hai nước tuần tra liên hợp lần thứ 38 trên Vịnh Bắc Bộ."),
    ),
    ("baotintuc.vn", "Hải quân hai nước tuần tra liên hợp lần thứ 38"), parent=EXCHANGE.id,
)  # fmt: skip
SHIPS = _meeting(
    "m-2025-04-bac-hai",
    Encounter(kind="port_call", start=date(2025, 4, 13), end=date(2025, 4, 15), places=(BEIHAI,), host_side="CN"),
    ("baotintuc.vn", "Tàu Hải quân Việt Nam thăm Bắc Hải"),
)  # fmt: skip
PARADE = _meeting(
    "m-2025-04-dieu-binh",
    Encounter(
        kind="parade", status="announced", start=date(2025, 4, 30), date_precision="inferred",
        places=(HO_CHI_MINH_CITY,), host_side="VN", level="unit",
    ),
    ("tuoitre.vn", "Khối quân nhân nước bạn tập diễu binh"),
)  # fmt: skip
OFF = _meeting(
    "m-2023-09-giao-luu",
    Encounter(
        kind="border_exchange", status="cancelled", start=date(2023, 9, 7), end=date(2023, 9, 8),
        places=(LAO_CAI, HEKOU), host_side="BOTH", level="minister", participants=(GIANG, LI),
        mechanism=Edition(id="border_defence_friendship_exchange", ordinal=8),
    ),
    ("paper.example", "A border exchange that did not take place"),
)  # fmt: skip
CALL = _meeting(
    "m-2024-10-hoi-kien",
    Encounter(
        kind="call", start=date(2024, 10, 24), places=(HA_NOI,), host_side="VN", level="cmc_vice_chair",
        participants=(TO_LAM, ZHANG),
    ),
    ("vnexpress.net", "Tổng Bí thư Tô Lâm và Thượng tướng Trương Hựu Hiệp"), ("www.81.cn", "苏林会见张又侠"),
)  # fmt: skip
YOUNG = _meeting(
    "m-2025-04-si-quan-tre",
    Encounter(
        kind="young_officers", start=date(2025, 4, 11), end=date(2025, 4, 12), places=(LANG_SON,), host_side="VN",
        level="unit", mechanism=Edition(id="young_officers_exchange"),
    ),
    ("laodong.vn", "Sĩ quan trẻ hai nước giao lưu"),
)  # fmt: skip

ENTRIES = [
    *(Entry(meeting=meeting, version=1) for meeting in (EXCHANGE, TALKS, PATROL, SHIPS)),
    Entry(
        meeting=PARADE, version=2,
        news=(Difference(field="start", before="2025-04-29", after="2025-04-30"),),
    ),
    Entry(
        meeting=OFF, version=2, news=(Difference(field="status", before="announced", after="cancelled"),),
    ),
    Entry(meeting=CALL, version=3, news=(Difference(field="split", before=None, after="m-2024-10-tham"),)),
]  # fmt: skip
WATCH = Watch(
    sources=38,
    ill=(Ill(outlet="xinhua", state="failing", since=NOW - timedelta(hours=9)),),
    heard_at=NOW - timedelta(minutes=4),
)
BACKGROUND = Background(
    watch=WATCH,
    further=(Further(meeting=YOUNG, urls=frozenset(report.url for report in YOUNG.articles)),),
    month=Month(today=date(2025, 4, 28), meetings=(EXCHANGE, TALKS, PATROL, SHIPS, YOUNG, PARADE, OFF, CALL)),
)
