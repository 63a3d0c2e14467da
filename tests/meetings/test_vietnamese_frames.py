"""Frames of the Vietnamese press with slots, filled by chance: what was filled in is what must be read.

A frame is a sentence of our own; its slots say who met, when and where. To teach the reader another way of
telling, add a frame; to teach it another way of naming a day or a person, add to the slots.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest

from meetings.encounter import Edition, Encounter
from meetings.reader import read
from tests.meetings.test_reader import article

EXCHANGE = Edition(id="border_defence_friendship_exchange", ordinal=11)
DIALOGUE = Edition(id="defence_strategic_dialogue", ordinal=8)
NAVIES = Edition(id="gulf_of_tonkin_navy_patrol", ordinal=40)
COAST_GUARDS = Edition(id="coast_guard_joint_patrol", ordinal=30)


@dataclass(frozen=True)
class Told:
    """What the frames of one row tell: the kind, who heads either side, and of what series it is."""

    kind: str
    heads: str = ""
    edition: Edition | None = None
    status: str = "held"


FRAMES: dict[Told, list[str]] = {
    Told("talks", "minister guest"): [
        "{Day}, tại {place}, {minister} hội đàm với {guest}.",
        "Tại {place}, {day}, {guest} đã có cuộc hội đàm với {minister}.",
        "{Day}, tại {place}, diễn ra hội đàm giữa {minister} và {guest}.",
        "Cuộc hội đàm giữa {minister} và {guest} đã diễn ra {day} tại {place}.",
        "{minister} và {guest} đã tiến hành hội đàm {day} tại {place}.",
        "{Day}, tại {hanoi}, {minister} chủ trì lễ đón và hội đàm với {guest} đang thăm chính thức Việt Nam.",
        "Trong khuôn khổ chuyến thăm chính thức Việt Nam, {day}, tại {hanoi}, {guest} đã hội đàm với {minister}.",
        "Bộ Quốc phòng cho biết, {day}, {minister} đã hội đàm với {guest} tại {place}.",
        "{Day}, tại {place}, {minister} có cuộc gặp với {guest}.",
        "Hội đàm với {guest} {day} tại {place}, {minister} nhấn mạnh hợp tác quốc phòng là trụ cột.",
        "Tại buổi hội đàm {day} ở {place}, {minister} và {guest} nhất trí thúc đẩy hợp tác.",
        "Đoàn đại biểu quân sự cấp cao Trung Quốc do {guest} dẫn đầu đã đến {hanoi} {day}. Ngay sau đó, {minister} hội đàm.",
    ],
    Told("call", "minister vice"): [
        "{Day}, tại {beijing}, {minister} đã hội kiến {vice}.",
        "{Day}, tại {beijing}, {minister} chào xã giao {vice}.",
        "Nhân dịp thăm Trung Quốc, {day}, tại {beijing}, {minister} đã đến chào {vice}.",
    ],
    Told("receive", "leader guest"): [
        "{Day}, tại {hanoi}, {leader} đã tiếp {guest} đang thăm chính thức Việt Nam.",
        "{Day}, tại {hanoi}, {leader} vui mừng tiếp {guest}.",
        "Tiếp {guest} {day} tại {hanoi}, {leader} khẳng định Việt Nam coi trọng quan hệ với Trung Quốc.",
        "Phát biểu khi tiếp {guest} {day} tại {hanoi}, {leader} hoan nghênh kết quả hợp tác.",
        "{Day}, {guest} được {leader} tiếp tại {hanoi}.",
    ],
    Told("call", "leader guest"): ["{Day}, tại {hanoi}, {guest} đã đến chào xã giao {leader}."],
    Told("receive", "deputy officer"): [
        "{Day}, tại {hanoi}, {deputy} đã tiếp Đoàn đại biểu Bộ Quốc phòng Trung Quốc do {officer} làm trưởng đoàn.",
        "{Day}, tại {hanoi}, {deputy} tiếp {officer}, Tùy viên Quốc phòng Trung Quốc tại Việt Nam đến chào từ biệt.",
        "Đoàn Quân Giải phóng nhân dân Trung Quốc do {officer} dẫn đầu thăm Việt Nam. {Day}, tại {hanoi}, {deputy} tiếp Đoàn.",
    ],
    Told("phone", "minister guest"): [
        "{Day}, {minister} đã điện đàm với {guest}.",
        "Trong cuộc điện đàm {day}, {minister} và {guest} đã trao đổi về quan hệ hai quân đội.",
    ],
    Told("video_talks", "minister guest"): ["{Day}, {minister} hội đàm trực tuyến với {guest}."],
    Told("sideline", "minister guest"): [
        "{Day}, tại {abroad}, bên lề Đối thoại Shangri-La, {minister} đã gặp song phương {guest}.",
        "Nhân dịp tham dự Đối thoại Shangri-La, {day}, {minister} có cuộc gặp với {guest} tại {abroad}.",
    ],
    Told("dialogue", "deputy officer", DIALOGUE): [
        "{Day}, tại {place}, {deputy} và {officer}, Phó Tham mưu trưởng Bộ Tham mưu Liên hợp Quân ủy Trung ương Trung Quốc, "
        "đồng chủ trì Đối thoại Chiến lược Quốc phòng Việt Nam - Trung Quốc {nth8}.",
        "Đối thoại Chiến lược Quốc phòng Việt Nam - Trung Quốc {nth8} khai mạc {day} tại {place}, do {deputy} và {officer}, "
        "Phó Tham mưu trưởng Bộ Tham mưu Liên hợp Quân ủy Trung ương Trung Quốc, chủ trì.",
    ],
    Told("border_exchange", "minister guest", EXCHANGE): [
        "{Days}, {exchange} {nth11} diễn ra tại tỉnh {ours} (Việt Nam) và tỉnh {theirs} (Trung Quốc), do {minister} và "
        "{guest} đồng chủ trì.",
        "{Day}, tại tỉnh {ours}, {minister} và {guest} đã đồng chủ trì các hoạt động trong {exchange} {nth11}.",
        "{exchange} {nth11} được tổ chức {days} tại {ours} và {theirs}. {minister} và {guest} dự các hoạt động.",
    ],
    Told("border_exchange", "", EXCHANGE, "announced"): [
        "Theo kế hoạch, {exchange} {nth11} sẽ diễn ra {days} tại {ours} và {theirs}.",
        "Bộ Quốc phòng cho biết, {exchange} {nth11} dự kiến tổ chức {days} tại {ours} và {theirs}.",
    ],
    Told("border_exchange", "", EXCHANGE, "postponed"): [
        "{exchange} {nth11}, dự kiến diễn ra {days} tại {ours} và {theirs}, đã được hoãn.",
    ],
    Told("visit", "minister guest"): [
        "Nhận lời mời của {guest}, {minister} dẫn đầu Đoàn đại biểu quân sự cấp cao thăm chính thức Trung Quốc {days}.",
        "{minister} lên đường thăm chính thức Trung Quốc {days}, theo lời mời của {guest}.",
    ],
    Told("visit", "minister guest", status="announced"): [
        "Theo lời mời của {minister}, {days}, {guest} sẽ thăm chính thức Việt Nam.",
    ],
    Told("joint_patrol_sea", "", NAVIES): [
        "{Days}, Hải quân nhân dân Việt Nam và Hải quân Trung Quốc tiến hành tuần tra liên hợp {nth40} trên {gulf}.",
        "{Day}, tàu 015-Trần Hưng Đạo của Hải quân Việt Nam cùng tàu Hải quân Trung Quốc hoàn thành chuyến tuần tra liên hợp "
        "{nth40} trên {gulf}.",
    ],
    Told("joint_patrol_sea", "", COAST_GUARDS): [
        "{Days}, Cảnh sát biển Việt Nam và Cảnh sát biển Trung Quốc tuần tra liên hợp {nth30} trên vùng biển {gulf}.",
    ],
    Told("joint_patrol_land", "captain officer"): [
        "{Day}, Đồn Biên phòng Trà Lĩnh và Đại đội Quản lý biên giới Tịnh Tây (Trung Quốc) tuần tra liên hợp từ mốc 741 đến "
        "mốc 745. Chỉ huy phía Việt Nam là {captain}; phía Trung Quốc là {officer}.",
    ],
    Told("talks", "captain officer"): [
        "{Day}, tại cửa khẩu {gate}, Đồn Biên phòng Tà Lùng hội đàm với Trạm Kiểm tra Biên phòng xuất nhập cảnh Thủy Khẩu "
        "(Trung Quốc). Đoàn Việt Nam do {captain} làm trưởng đoàn; đoàn Trung Quốc do {officer} làm trưởng đoàn.",
        "{Day}, tại {city}, {captain}, Tư lệnh Quân khu 1 hội đàm với {officer}, Phó Tư lệnh Chiến khu Nam Bộ, Trung Quốc.",
    ],
    Told("port_call"): [
        "{Day}, Biên đội tàu Hải quân Trung Quốc cập cảng {port}, bắt đầu chuyến thăm hữu nghị Việt Nam.",
        "{Days}, tàu 015-Trần Hưng Đạo của Hải quân nhân dân Việt Nam thăm thành phố {harbour}, Trung Quốc.",
    ],
    Told("exercise"): [
        "{Days}, tại {theirs}, Trung Quốc, Quân đội nhân dân Việt Nam và Quân Giải phóng nhân dân Trung Quốc huấn luyện chung.",
    ],
    Told("young_officers", edition=Edition(id="young_officers_exchange")): [
        "{Day}, tại {hanoi}, khai mạc Giao lưu sĩ quan trẻ Quân đội hai nước Việt Nam - Trung Quốc.",
    ],
}  # fmt: skip

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
TODAY: list[Callable[[date], str]] = [
    lambda d: f"sáng nay ({d.day}/{d.month})", lambda d: f"chiều nay, {d.day}-{d.month}", lambda d: f"hôm nay, ngày {d.day}/{d.month}",
]  # fmt: skip
DAYS: list[Callable[[date], str]] = [
    lambda d: f"ngày {d.day}/{d.month}", lambda d: f"chiều {d.day}-{d.month}", lambda d: f"tối {d.day}.{d.month}",
    lambda d: f"sáng ngày {d:%d/%m/%Y}", lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    lambda d: f"hôm {WEEKDAYS[d.weekday()]}", lambda d: f"{WEEKDAYS[d.weekday()]} ({d.day}/{d.month})",
]  # fmt: skip
RANGES: list[Callable[[date, date], str]] = [
    lambda a, b: f"từ ngày {a.day}/{a.month} đến ngày {b.day}/{b.month}",
    lambda a, b: f"từ ngày {a.day} tháng {a.month} đến hết ngày {b.day} tháng {b.month}",
    lambda a, b: f"từ {a.day}/{a.month} - {b.day}/{b.month}/{b.year}",
]
PLACES = {
    "place": [("Hà Nội", "hanoi"), ("Bắc Kinh", "beijing")], "hanoi": [("Hà Nội", "hanoi"), ("Trụ sở Bộ Quốc phòng", "hanoi")],
    "beijing": [("Bắc Kinh", "beijing")], "abroad": [("Singapore", "singapore")], "gate": [("Tà Lùng", "ta-lung")],
    "city": [("Lạng Sơn", "lang-son"), ("Nam Ninh", "nanning")], "gulf": [("Vịnh Bắc Bộ", "gulf-of-tonkin")],
    "ours": [("Lạng Sơn", "lang-son"), ("Lào Cai", "lao-cai"), ("Quảng Ninh", "quang-ninh")],
    "theirs": [("Quảng Tây", "guangxi"), ("Vân Nam", "yunnan")],
    "port": [("Tiên Sa, thành phố Đà Nẵng", "da-nang")], "harbour": [("Trạm Giang", "zhanjiang")],
}  # fmt: skip
MINISTER, THEIR_MINISTER = "Bộ trưởng Bộ Quốc phòng", "Bộ trưởng Bộ Quốc phòng Trung Quốc"
DEPUTY, VICE = "Thứ trưởng Bộ Quốc phòng", "Phó Chủ tịch Quân ủy Trung ương Trung Quốc"
ERAS = {
    date(2017, 1, 12): {
        "minister": ("ngo-xuan-lich", "Đại tướng", "Ngô Xuân Lịch", MINISTER), "leader": ("nguyen-phu-trong", "", "Tổng Bí thư Nguyễn Phú Trọng", ""),
        "guest": ("chang-wanquan", "Thượng tướng", "Thường Vạn Toàn", THEIR_MINISTER), "vice": ("fan-changlong", "Thượng tướng", "Phạm Trường Long", VICE),
        "deputy": ("nguyen-chi-vinh", "Thượng tướng", "Nguyễn Chí Vịnh", DEPUTY),
    },
    date(2025, 6, 27): {
        "minister": ("phan-van-giang", "Đại tướng", "Phan Văn Giang", MINISTER), "leader": ("luong-cuong", "", "Chủ tịch nước Lương Cường", ""),
        "guest": ("dong-jun", "Đô đốc", "Đổng Quân", THEIR_MINISTER), "vice": ("zhang-youxia", "Thượng tướng", "Trương Hựu Hiệp", VICE),
        "deputy": ("hoang-xuan-chien", "Thượng tướng", "Hoàng Xuân Chiến", DEPUTY),
    },
}  # fmt: skip
STRANGERS = {"captain": ["Trần Công Chính", "Lê Văn Bảo", "Nguyễn Đức Thịnh"], "officer": ["Vương Hải Giang", "Triệu Minh", "Lý Chí Cường"]}  # fmt: skip
RANKS = ["Thiếu tướng", "Đại tá", "Thượng tá"]
EXCHANGES = [
    "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc",
    "Giao lưu Hữu nghị Quốc phòng Biên giới Việt – Trung",
]
NTH = {8: ["tám", "VIII"], 11: ["mười một", "XI"], 30: [], 40: []}
AROUND: list[Callable[[str], str]] = [
    lambda t: f"(TTXVN) {t}",
    lambda t: f"QĐND Online - {t}",
    lambda t: f"Đại biểu hai bên chụp ảnh lưu niệm. Ảnh: Báo Mẫu\n{t}\nTin, ảnh: MINH ANH",
    lambda t: f"Hoạt động góp phần tăng cường quan hệ giữa quân đội hai nước Việt Nam - Trung Quốc.\n{t}",
    lambda t: f"{t}\nHai bên nhất trí sẽ tổ chức tuần tra chung và giao lưu hữu nghị quốc phòng biên giới vào năm sau.",
    lambda t: f"{t}\nCùng ngày, tại Viêng Chăn, Bộ trưởng Bộ Quốc phòng Lào Khamliang Outhakaysone tiếp đoàn Campuchia.",
    lambda t: f"{t}\nTháng 8/2014, hai bên từng hội đàm tại Côn Minh. Quan hệ hai nước được thiết lập ngày 18/1/1950.",
    lambda t: f"{t}\nNhân dịp này, Bộ trưởng Quốc phòng Trung Quốc trân trọng mời Bộ trưởng Quốc phòng Việt Nam sang thăm.",
    lambda t: f"{t}\nTin liên quan\nĐại tướng Phan Văn Giang tiếp Đại sứ Trung Quốc",
]  # fmt: skip


@dataclass
class Filling:
    """A frame filled by chance: its text, the day it is published on, and what it tells."""

    told: Told
    frame: str
    chance: Random
    slots: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        era = self.chance.choice(list(ERAS))
        self.first = self.last = era + timedelta(days=self.chance.randrange(9))
        self.published = self.first + timedelta(days=self.chance.randrange(2))
        for slot, choices in PLACES.items():
            self.slots[slot] = self.chance.choice(choices)[0]
        for slot, person in ERAS[era].items():
            self.heads[slot], self.slots[slot] = person[0], self._named(*person[1:])
        for slot, names in STRANGERS.items():
            self.heads[slot] = self.chance.choice(names)
            self.slots[slot] = f"{self.chance.choice(RANKS)} {self.heads[slot]}"
        for number, words in NTH.items():
            self.slots[f"nth{number}"] = f"lần thứ {self.chance.choice([str(number), *words])}"
        self.slots["exchange"] = self.chance.choice(EXCHANGES)
        self._date()

    def _named(self, rank: str, name: str, post: str) -> str:
        if not post:
            return name
        return self.chance.choice(
            [
                f"{rank} {name}, {post}",
                f"đồng chí {rank} {name}, {post}",
                f"{post} {name}",
                f"{post}, {rank} {name}",
            ]
        )

    def _date(self) -> None:
        if "{days}" in self.frame.lower():
            self.last = self.first + timedelta(days=self.chance.randrange(1, 4))
            self.published = self.first - timedelta(days=5) if self.told.status != "held" else self.last
            phrase = self.chance.choice(RANGES)(self.first, self.last)
        else:
            phrase = self.chance.choice(DAYS + TODAY * (self.published == self.first))(self.first)
        for slot in ("day", "days"):
            self.slots |= {slot: phrase, slot.capitalize(): phrase[0].upper() + phrase[1:]}

    def text(self) -> str:
        filled = self.frame.format(**self.slots)
        return filled[0].upper() + filled[1:]

    def places(self) -> set[str]:
        ids = {name: identity for choices in PLACES.values() for name, identity in choices}
        return {ids[self.slots[slot]] for slot in PLACES if f"{{{slot}}}" in self.frame}


def fillings(frame: str, told: Told) -> Iterator[Filling]:
    return (Filling(told, frame, Random(f"{number} {frame}")) for number in range(2))  # noqa: S311


def read_of(filling: Filling, text: str) -> Encounter:
    found = read(article(text, str(filling.published)))
    (told,) = [e for e in found if e.kind == filling.told.kind]
    return told


def facts(e: Encounter) -> tuple[object, ...]:
    heads = tuple(p.person or p.name for p in e.participants if p.role == "head")
    return e.status, e.start, e.end, {p.id for p in e.places}, heads, e.mechanism


ROWS = [
    pytest.param(frame, told, id=f"{told.kind}: {frame[:60]}")
    for told, frames in FRAMES.items()
    for frame in frames
]


@pytest.mark.parametrize(("frame", "told"), ROWS)
def test_what_was_filled_in_is_read(frame: str, told: Told) -> None:
    for filling in fillings(frame, told):
        text = filling.text()
        status, first, last, places, heads, edition = facts(read_of(filling, text))
        assert (status, first, last, edition) == (told.status, filling.first, filling.last, told.edition), (
            text
        )
        assert heads == tuple(filling.heads[slot] for slot in told.heads.split()), text
        assert not filling.places() or places == filling.places(), text


@pytest.mark.parametrize(("frame", "told"), ROWS)
def test_what_stands_around_it_changes_nothing(frame: str, told: Told) -> None:
    filling = next(fillings(frame, told))
    alone = facts(read_of(filling, filling.text()))
    for put in AROUND:
        text = put(filling.text())
        assert facts(read_of(filling, text)) == alone, text
