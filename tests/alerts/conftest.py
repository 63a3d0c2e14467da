"""A realistic batch of news: an exchange with its talks, a reception, and a plan that changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from alerts.digest import Entry
from meetings.encounter import (
    Document,
    Edition,
    Encounter,
    Invitation,
    Participant,
    Place,
    Topic,
)
from meetings.meeting import Difference, Meeting, Report
from meetings.verdict import Quote

HANOI = timezone(timedelta(hours=7))
GIANG = Participant(
    person="phan-van-giang",
    name="Phan Văn Giang",
    side="VN",
    rank="Đại tướng",
    post="minister_of_national_defence",
)
DONG = Participant(
    person="dong-jun", name="Đổng Quân", side="CN", rank="Đô đốc", post="minister_of_national_defence"
)
TO_LAM = Participant(person="to-lam", name="Tô Lâm", side="VN", rank=None, post="party_general_secretary")
ZHANG = Participant(
    person="zhang-youxia", name="Trương Hựu Hiệp", side="CN", rank="Thượng tướng", post="cmc_vice_chairman"
)
MEMBER = Participant(
    person=None, name="Hoàng Xuân Chiến", side="VN", rank="Thượng tướng",
    post="deputy_minister_of_national_defence", role="member",
)  # fmt: skip
QUANG_NINH = Place(id="quang-ninh", name="Quảng Ninh", country="VN")
GUANGXI = Place(id="guangxi", name="Quảng Tây", country="CN")
HA_NOI = Place(id="hanoi", name="Hà Nội", country="VN")


def report(outlet: str, path: str, title: str, published: datetime, facts: Encounter, **more: str) -> Report:
    return Report(
        url=f"https://{outlet}/{path}",
        outlet=outlet,
        title=title,
        published_at=published,
        encounter=facts,
        **more,
    )


def _quote(text: str, url: str) -> Quote:
    return Quote(quote=text, start=0, end=len(text), url=url)


def _exchange() -> Meeting:
    facts = Encounter(
        kind="border_exchange",
        start=date(2026, 3, 18),
        end=date(2026, 3, 19),
        places=(QUANG_NINH, GUANGXI),
        host_side="BOTH",
        level="minister",
        participants=(GIANG, DONG),
        mechanism=Edition(id="border_defence_friendship_exchange", ordinal=10),
        topics=(Topic(id="border_management", layer="agreed"), Topic(id="border_twinning", layer="agreed")),
        evidence={
            "kind": (
                _quote(
                    "Giao lưu hữu nghị quốc phòng biên giới lần thứ 10 khai mạc sáng 18/3 ở phía Quảng Ninh, "
                    "hôm sau tiếp tục ở phía Quảng Tây, theo chương trình hai bên đã thống nhất từ trước.",
                    "https://baotintuc.vn/giao-luu-10.htm",
                ),
            )
        },
    )
    wire = report(
        "baotintuc.vn", "giao-luu-10.htm", "Khai mạc Giao lưu quốc phòng biên giới lần thứ 10",
        datetime(2026, 3, 18, 11, 5, tzinfo=HANOI), facts, credit="TTXVN",
    )  # fmt: skip
    copies = [
        report(
            outlet, "giao-luu-lan-10.html", "Giao lưu biên giới Việt – Trung lần thứ 10",
            datetime(2026, 3, 18, 12, 30, tzinfo=HANOI), facts, copy_of=wire.url,
        )
        for outlet in ("baoquankhu7.vn", "biengioilanhtho.gov.vn")
    ]  # fmt: skip
    own = report(
        "vnexpress.net", "hai-bo-truong-o-bien-gioi-4861234.html", "Hai bộ trưởng quốc phòng ở biên giới",
        datetime(2026, 3, 18, 13, 0, tzinfo=HANOI), facts,
    )  # fmt: skip
    return Meeting(
        id="m-exchange", version=1, facts=facts, first_reported_at=datetime(2026, 3, 18, 4, 6, tzinfo=UTC),
        articles=(wire, *copies, own),
    )  # fmt: skip


def _talks() -> Meeting:
    facts = Encounter(
        kind="talks",
        start=date(2026, 3, 18),
        places=(QUANG_NINH,),
        host_side="VN",
        level="minister",
        participants=(GIANG, MEMBER, DONG),
        mechanism=Edition(id="border_defence_friendship_exchange", ordinal=10),
        topics=(
            Topic(id="hotline", layer="agreed"),
            Topic(id="young_officers", layer="agreed"),
            Topic(id="defence_industry", layer="proposed"),
        ),
        invitations=(
            Invitation(
                inviter="Bộ trưởng Đổng Quân", invitee="Bộ trưởng Phan Văn Giang", event="Diễn đàn Hương Sơn"
            ),
        ),
        evidence={
            "kind": (
                _quote(
                    "Ngay sau lễ khai mạc, hai Bộ trưởng Quốc phòng có cuộc hội đàm tại Quảng Ninh.",
                    "https://vnexpress.net/hoi-dam.html",
                ),
            ),
            "topics": (
                _quote("Hai bên nhất trí dùng tốt đường dây nóng.", "https://vnexpress.net/hoi-dam.html"),
            ),
        },
    )
    return Meeting(
        id="m-talks", version=1, facts=facts, first_reported_at=datetime(2026, 3, 18, 9, 26, tzinfo=UTC),
        parent="m-exchange",
        articles=(
            report(
                "vnexpress.net", "hoi-dam.html", "Bộ trưởng Quốc phòng Việt – Trung hội đàm ở Quảng Ninh",
                datetime(2026, 3, 18, 16, 26, tzinfo=HANOI), facts,
            ),
        ),
    )  # fmt: skip


def _reception() -> Meeting:
    facts = Encounter(
        kind="receive",
        start=date(2024, 10, 24),
        places=(HA_NOI,),
        host_side="VN",
        level="cmc_vice_chair",
        participants=(TO_LAM, ZHANG),
        topics=(Topic(id="high_level_exchange", layer="agreed"),),
        documents=(
            Document(title="Ý định thư về tăng cường hợp tác quốc phòng", signed=True),
            Document(title="Thỏa thuận hợp tác biên phòng", signed=False),
        ),
        evidence={
            "participants": (
                _quote(
                    "Tổng Bí thư Tô Lâm chiều 24/10 tiếp Thượng tướng Trương Hựu Hiệp tại Hà Nội.",
                    "https://baoquankhu7.vn/tiep.html",
                ),
            )
        },
    )
    return Meeting(
        id="m-reception", version=1, facts=facts, first_reported_at=datetime(2024, 10, 25, 9, 41, tzinfo=UTC),
        articles=(
            report(
                "baoquankhu7.vn", "tiep.html",
                "Tổng Bí thư Tô Lâm tiếp Phó Chủ tịch Quân ủy Trung ương Trung Quốc",
                datetime(2024, 10, 25, 16, 41, tzinfo=HANOI), facts,
            ),
        ),
    )  # fmt: skip


def _plan() -> Entry:
    facts = Encounter(
        kind="joint_patrol_sea",
        status="announced",
        start=date(2026, 3, 20),
        date_precision="inferred",
        places=(Place(id="gulf-of-tonkin", name="Vịnh Bắc Bộ", country="SEA"),),
        mechanism=Edition(id="gulf_of_tonkin_navy_patrol", ordinal=40),
        topics=(Topic(id="gulf_tonkin_navy_patrol", layer="reviewed"),),
    )
    meeting = Meeting(
        id="m-patrol", version=3, facts=facts, first_reported_at=datetime(2026, 3, 10, 2, 0, tzinfo=UTC),
        articles=(
            report(
                "biengioilanhtho.gov.vn", "tuan-tra-40.html", "Sắp tuần tra liên hợp Hải quân lần thứ 40",
                datetime(2026, 3, 17, 8, 0, tzinfo=HANOI), facts,
            ),
        ),
    )  # fmt: skip
    news = (
        Difference(field="start", before="2026-03-19", after="2026-03-20"),
        Difference(field="topics", before=[], after=[{"id": "gulf_tonkin_navy_patrol", "layer": "reviewed"}]),
    )
    return Entry(meeting=meeting, version=3, news=news)


@pytest.fixture
def exchange() -> Meeting:
    return _exchange()


@pytest.fixture
def talks() -> Meeting:
    return _talks()


@pytest.fixture
def reception() -> Meeting:
    return _reception()


@pytest.fixture
def entries() -> list[Entry]:
    new = [Entry(meeting=m, version=1) for m in (_reception(), _talks(), _exchange())]
    return [*new, _plan()]


@pytest.fixture
def hostile(reception: Meeting) -> Entry:
    """A meeting told by an outlet that wishes its readers ill."""
    title = (
        "<script>alert(1)</script><img src=x onerror=alert(2)> {{7*7}} {% raw %} \"'>\r\nBcc: evil@x.example"
    )
    article = replace(
        reception.articles[0], title=title, url="javascript:alert(3)", outlet="<b>evil</b>\x1b[31m"
    )
    place = Place(id="nowhere", name="<iframe srcdoc=x>\u202eHà Nội", country="VN")
    person = Participant(
        person=None, name="=?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=", side="CN", rank=None, post=None
    )
    facts = replace(reception.facts, places=(place,), participants=(TO_LAM, person), evidence={})
    return Entry(meeting=replace(reception, facts=facts, articles=(article,)), version=1)
