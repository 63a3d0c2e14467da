"""One plain sentence says who met whom, where, when and in what form, as an editor would put it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alerts.headline import headline
from alerts.sentence import sentence
from meetings import beat, gazetteer
from meetings.encounter import Edition, Encounter, Participant, Place, Unit
from tests.alerts.conftest import DONG, GIANG, GUANGXI, HA_NOI, MEMBER, QUANG_NINH, TO_LAM, ZHANG
from tests.meetings.second_beat import written_to

TALKS = Encounter(
    kind="talks", start=date(2026, 3, 18), places=(QUANG_NINH,), host_side="VN", participants=(GIANG, DONG)
)
VISIT = replace(
    TALKS,
    kind="visit",
    start=date(2024, 10, 24),
    end=date(2024, 10, 26),
    places=(HA_NOI,),
    participants=(ZHANG,),
)
EXCHANGE = replace(
    TALKS, kind="border_exchange", end=date(2026, 3, 19), places=(QUANG_NINH, GUANGXI), host_side="BOTH",
    mechanism=Edition(id="border_defence_friendship_exchange", ordinal=10),
)  # fmt: skip
GULF = Place(id="gulf-of-tonkin", name="Vịnh Bắc Bộ", country="SEA")
PATROL = replace(
    TALKS, kind="joint_patrol_sea", places=(GULF,), participants=(), host_side="BOTH",
    mechanism=Edition(id="gulf_of_tonkin_navy_patrol", ordinal=40),
)  # fmt: skip
OF_UNITS = replace(
    TALKS,
    participants=(),
    units=(Unit(side="VN", name="Đồn Biên phòng Bản Lầu"), Unit(side="CN", name="云南省红河边境管理支队")),
)
GATE = Place(id="huu-nghi", name="Hữu Nghị", country="VN")


@pytest.mark.parametrize(
    ("facts", "vi", "en", "zh"),
    [
        (
            TALKS,
            "Ngày 18/3/2026, tại Quảng Ninh (Việt Nam), Bộ trưởng Bộ Quốc phòng Việt Nam, Đại tướng Phan Văn Giang "
            "hội đàm với Bộ trưởng Bộ Quốc phòng Trung Quốc, Đô đốc Đổng Quân.",
            "General Phan Van Giang, Minister of National Defence of Vietnam, held talks with Admiral Dong Jun, "
            "Minister of National Defence of China, in Quang Ninh, Vietnam, on 18 March 2026.",
            "2026年3月18日，越南国防部长潘文江大将与中国国防部长董军海军上将在越南广宁举行会谈。",
        ),
        (
            replace(TALKS, status="announced"),
            "Ngày 18/3/2026, tại Quảng Ninh (Việt Nam), Bộ trưởng Bộ Quốc phòng Việt Nam, Đại tướng Phan Văn Giang "
            "dự kiến hội đàm với Bộ trưởng Bộ Quốc phòng Trung Quốc, Đô đốc Đổng Quân.",
            "General Phan Van Giang, Minister of National Defence of Vietnam, is to hold talks with Admiral Dong Jun, "
            "Minister of National Defence of China, in Quang Ninh, Vietnam, on 18 March 2026.",
            "2026年3月18日，越南国防部长潘文江大将将与中国国防部长董军海军上将在越南广宁举行会谈。",
        ),
        (
            replace(EXCHANGE, status="cancelled"),
            "Đã hủy: trong hai ngày 18–19/3/2026, tại Quảng Ninh (Việt Nam) và Quảng Tây (Trung Quốc), Giao lưu hữu "
            "nghị quốc phòng biên giới Việt Nam – Trung Quốc lần thứ 10 theo kế hoạch sẽ diễn ra, với sự tham gia của "
            "Bộ trưởng Bộ Quốc phòng Việt Nam, Đại tướng Phan Văn Giang và Bộ trưởng Bộ Quốc phòng Trung Quốc, "
            "Đô đốc Đổng Quân.",
            "Called off: the 10th Vietnam–China Border Defence Friendship Exchange was to take place in Quang Ninh "
            "(Vietnam) and Guangxi (China) on 18–19 March 2026, with General Phan Van Giang, Minister of National "
            "Defence of Vietnam, and Admiral Dong Jun, Minister of National Defence of China, taking part.",
            "已取消：原定2026年3月18日至19日，第十次中越边境国防友好交流在越南广宁和中国广西举行，"
            "越南国防部长潘文江大将和中国国防部长董军海军上将出席。",
        ),
        (
            VISIT,
            "Từ ngày 24 đến ngày 26/10/2024, Phó Chủ tịch Quân ủy Trung ương Trung Quốc, Thượng tướng Trương Hựu Hiệp "
            "thăm Việt Nam.",
            "General Zhang Youxia, Vice Chairman of the Central Military Commission of China, visited Vietnam from "
            "24 to 26 October 2024.",
            "2024年10月24日至26日，中国中央军委副主席张又侠上将访问越南。",
        ),
        (
            replace(VISIT, kind="receive", end=None, participants=(TO_LAM, ZHANG)),
            "Ngày 24/10/2024, tại Hà Nội, Tổng Bí thư Đảng Cộng sản Việt Nam Tô Lâm tiếp Phó Chủ tịch Quân ủy Trung ương "
            "Trung Quốc, Thượng tướng Trương Hựu Hiệp.",
            "To Lam, General Secretary of the Communist Party of Vietnam, received General Zhang Youxia, Vice Chairman "
            "of the Central Military Commission of China, in Hanoi on 24 October 2024.",
            "2024年10月24日，越共中央总书记苏林在河内会见中国中央军委副主席张又侠上将。",
        ),
        (
            replace(PATROL, date_precision="inferred"),
            "Khoảng ngày 18/3/2026, Tuần tra liên hợp Hải quân trên Vịnh Bắc Bộ lần thứ 40 diễn ra.",
            "The 40th joint naval patrol in the Gulf of Tonkin took place on or about 18 March 2026.",
            "2026年3月18日前后，第40次中越海军北部湾联合巡逻举行。",
        ),
        (
            replace(PATROL, mechanism=None, status="unconfirmed", date_precision="month"),
            "Quá hạn, chưa thấy đưa tin: trong tháng 3/2026, trên Vịnh Bắc Bộ, cuộc tuần tra liên hợp trên biển theo kế "
            "hoạch sẽ diễn ra.",
            "Expected, but not reported: a joint patrol at sea was to take place in the Gulf of Tonkin in March 2026.",
            "逾期未见报道：原定2026年3月，双方海上联合巡逻在北部湾举行。",
        ),
        (
            replace(TALKS, kind="phone", places=(), host_side=None),
            "Ngày 18/3/2026, Bộ trưởng Bộ Quốc phòng Việt Nam, Đại tướng Phan Văn Giang điện đàm với Bộ trưởng Bộ Quốc "
            "phòng Trung Quốc, Đô đốc Đổng Quân.",
            "General Phan Van Giang, Minister of National Defence of Vietnam, spoke by phone with Admiral Dong Jun, "
            "Minister of National Defence of China, on 18 March 2026.",
            "2026年3月18日，越南国防部长潘文江大将与中国国防部长董军海军上将通电话。",
        ),
        (
            replace(TALKS, kind="port_call", places=(Place(id="da-nang", name="Đà Nẵng", country="VN"),), participants=()),
            "Ngày 18/3/2026, tàu Trung Quốc thăm Đà Nẵng (Việt Nam).",
            "Chinese ships called at Da Nang, Vietnam, on 18 March 2026.",
            "2026年3月18日，中国舰船访问越南岘港。",
        ),
        (
            replace(TALKS, kind="marker_ceremony", places=(GATE,), participants=()),
            "Ngày 18/3/2026, tại cửa khẩu Hữu Nghị (Việt Nam), lễ chào cột mốc diễn ra.",
            "A ceremony at the border marker took place at the border gate of Huu Nghi, Vietnam, on 18 March 2026.",
            "2026年3月18日，界碑致礼仪式在越南友谊口岸举行。",
        ),
        (
            replace(TALKS, start=None, places=(), participants=()),
            "Phía Việt Nam hội đàm với phía Trung Quốc.",
            "The Vietnamese side held talks with the Chinese side.",
            "越方与中方举行会谈。",
        ),
        (
            OF_UNITS,
            "Ngày 18/3/2026, tại Quảng Ninh (Việt Nam), Đồn Biên phòng Bản Lầu (Việt Nam) hội đàm với 云南省红河边境管理支队 "
            "(Trung Quốc).",
            "Đồn Biên phòng Bản Lầu (Vietnam) held talks with 云南省红河边境管理支队 (China) in Quang Ninh, Vietnam, "
            "on 18 March 2026.",
            "2026年3月18日，Đồn Biên phòng Bản Lầu（越南）与云南省红河边境管理支队（中国）在越南广宁举行会谈。",
        ),
        (
            replace(
                PATROL, units=(Unit(side="VN", name="Vùng 1 Hải quân"), Unit(side="CN", name="Hải quân Trung Quốc"))
            ),
            "Ngày 18/3/2026, Tuần tra liên hợp Hải quân trên Vịnh Bắc Bộ lần thứ 40 diễn ra, với sự tham gia của "
            "Vùng 1 Hải quân (Việt Nam) và Hải quân Trung Quốc.",
            "The 40th joint naval patrol in the Gulf of Tonkin took place on 18 March 2026, with Vùng 1 Hải quân (Vietnam) "
            "and Hải quân Trung Quốc taking part.",
            "2026年3月18日，第40次中越海军北部湾联合巡逻举行，Vùng 1 Hải quân（越南）和Hải quân Trung Quốc出席。",
        ),
        (
            replace(TALKS, kind="call", host_side="CN", participants=(GIANG, MEMBER, ZHANG)),
            "Ngày 18/3/2026, tại Quảng Ninh (Việt Nam), Bộ trưởng Bộ Quốc phòng Việt Nam, Đại tướng Phan Văn Giang hội "
            "kiến Phó Chủ tịch Quân ủy Trung ương Trung Quốc, Thượng tướng Trương Hựu Hiệp.",
            "General Phan Van Giang, Minister of National Defence of Vietnam, paid a courtesy call on General Zhang "
            "Youxia, Vice Chairman of the Central Military Commission of China, in Quang Ninh, Vietnam, on 18 March 2026.",
            "2026年3月18日，越南国防部长潘文江大将在越南广宁拜会中国中央军委副主席张又侠上将。",
        ),
    ],
)  # fmt: skip
def test_a_sentence_reads_as_an_editor_would_write_it(facts, vi, en, zh):
    assert [sentence(facts, language) for language in ("vi", "en", "zh")] == [vi, en, zh]


@pytest.mark.parametrize("language", ["vi", "en", "zh"])
@pytest.mark.parametrize(
    "kind", [*(record["id"] for record in gazetteer.records("kinds")), "of a later version"]
)
@pytest.mark.parametrize("status", ["held", "announced", "postponed", "cancelled", "unconfirmed"])
def test_every_kind_has_a_sentence_whatever_is_unknown(kind, status, language):
    for host in ("VN", "CN", "BOTH", "THIRD", None):
        for known in (TALKS, replace(TALKS, start=None), replace(TALKS, places=()), Encounter(kind=kind)):
            said = sentence(replace(known, kind=kind, status=status, host_side=host), language)
            assert said.endswith("。" if language == "zh" else ".")
            assert said == " ".join(said.split())
            assert not {"{", "[", "|", "\x1f"} & set(said)
            assert not any(mark in said for mark in (",,", ", .", ",.", "  ", "，，", "None"))


def test_more_heads_than_a_sentence_holds_are_counted():
    many = tuple(replace(GIANG, person=None, name=f"Nguyễn Văn {n}", post=None, rank=None) for n in "ABCDEF")
    facts = replace(TALKS, participants=(*many, DONG))
    assert "Nguyễn Văn D của Việt Nam và 2 người khác hội đàm" in sentence(facts, "vi")
    assert "Nguyễn Văn D of Vietnam and 2 more held talks" in sentence(facts, "en")
    assert "越南Nguyễn Văn D等与" in sentence(facts, "zh")


def test_what_others_wrote_is_no_form_of_ours():
    evil = Participant(
        person=None, name="{first} [a|b|c] \x1f {0} %s ${x} {{7*7}}", side="CN", rank=None, post=None
    )
    said = sentence(replace(TALKS, participants=(GIANG, evil)), "en")
    assert "with {first} [a|b|c] {0} %s ${x} {{7*7}} of China in Quang Ninh" in said


@pytest.fixture
def laos(tmp_path: Path) -> Iterator[None]:
    beat.watch(written_to(tmp_path / "vietnam_laos"))
    yield
    beat.watch(beat.BUNDLED)


@pytest.mark.usefixtures("laos")
def test_the_two_sides_are_those_of_the_beat():
    facts = Encounter(kind="talks", start=date(2026, 5, 12), host_side="LA")
    assert [sentence(facts, language) for language in ("vi", "en", "zh")] == [
        "Ngày 12/5/2026, phía Lào hội đàm với phía Việt Nam.",
        "The Laos side held talks with the Vietnam side on 12 May 2026.",
        "2026年5月12日，Laos方与Vietnam方举行会谈。",
    ]


def test_a_headline_names_units_where_neither_people_nor_a_series_are_named():
    assert headline(OF_UNITS, "en") == "Đồn Biên phòng Bản Lầu holds talks with 云南省红河边境管理支队"
    assert headline(replace(OF_UNITS, units=OF_UNITS.units[1:]), "en") == "Talks: 云南省红河边境管理支队"
    patrol = replace(PATROL, units=OF_UNITS.units)
    assert headline(patrol, "en") == headline(PATROL, "en")
