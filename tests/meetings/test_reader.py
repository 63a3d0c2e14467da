"""Encounters read from articles of our own writing about real meetings."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import read


def article(text: str, published: str, title: str = "") -> Article:
    return Article(
        url="https://example.org/1",
        outlet="mau",
        title=title,
        text=text,
        published_at=datetime.fromisoformat(published).replace(tzinfo=UTC),
    )


def summary(e: Encounter) -> tuple[str, str, set[str | None], set[str | None]]:
    return (
        e.kind,
        e.status,
        {p.person for p in e.heads("VN")},
        {p.person for p in e.heads("CN")},
    )


TALKS = (
    "Sáng 18/3, tại Quảng Ninh, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam đã hội đàm với "
    "Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc."
)


@pytest.mark.parametrize(
    ("text", "published", "kind", "vietnamese", "chinese"),
    [
        (TALKS, "2026-03-18", "talks", "phan-van-giang", "dong-jun"),
        (
            "Chiều 13/1, Đại tướng Ngô Xuân Lịch, Bộ trưởng Bộ Quốc phòng, hội kiến Thượng tướng Phạm Trường Long, "
            "Phó Chủ tịch Quân ủy Trung ương Trung Quốc tại Bắc Kinh.",
            "2017-01-13",
            "call",
            "ngo-xuan-lich",
            "fan-changlong",
        ),
        (
            "Ngày 24/10, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng, đã gặp Thượng tướng Trương "
            "Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc.",
            "2024-10-24",
            "talks",
            "phan-van-giang",
            "zhang-youxia",
        ),
        (
            "Ngày 13/1, tại Bắc Kinh, Bộ trưởng Quốc phòng Ngô Xuân Lịch gặp Bộ trưởng Quốc phòng Trung Quốc "
            "Thường Vạn Toàn.",
            "2017-01-13",
            "talks",
            "ngo-xuan-lich",
            "chang-wanquan",
        ),
        (
            "Ngày 24/10, tại Trụ sở Trung ương Đảng, Tổng Bí thư Tô Lâm tiếp Thượng tướng Trương Hựu Hiệp, "
            "Phó Chủ tịch Quân ủy Trung ương Trung Quốc.",
            "2024-10-24",
            "receive",
            "to-lam",
            "zhang-youxia",
        ),
        (
            "Sáng 28/3, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng tiếp Đại tá Phan Đào, "
            "Tùy viên Quốc phòng Trung Quốc tại Việt Nam đến chào kết thúc nhiệm kỳ.",
            "2023-03-28",
            "receive",
            "hoang-xuan-chien",
            "pan-tao",
        ),
        (
            "Ngày 29/4, Đại tướng Ngô Xuân Lịch, Bộ trưởng Bộ Quốc phòng đã điện đàm với Thượng tướng "
            "Ngụy Phượng Hòa, Bộ trưởng Bộ Quốc phòng Trung Quốc.",
            "2020-04-29",
            "phone",
            "ngo-xuan-lich",
            "wei-fenghe",
        ),
        (
            "Ngày 3/6, bên lề Đối thoại Shangri-La tại Singapore, Thượng tướng Nguyễn Chí Vịnh, Thứ trưởng Bộ Quốc "
            "phòng gặp Đô đốc Tôn Kiến Quốc, Phó Tổng Tham mưu trưởng quân đội Trung Quốc.",
            "2016-06-03",
            "sideline",
            "nguyen-chi-vinh",
            "sun-jianguo",
        ),
    ],
    ids=[
        "talks",
        "call on a higher host",
        "a vice-chairman in Hanoi",
        "equals who meet hold talks",
        "reception",
        "attaché",
        "phone",
        "sideline",
    ],
)
def test_a_contact_of_two_heads_is_read(
    text: str, published: str, kind: str, vietnamese: str, chinese: str
) -> None:
    found = read(article(text, published))
    assert [summary(e) for e in found] == [(kind, "held", {vietnamese}, {chinese})]
    assert found[0].start == date.fromisoformat(published)


def test_however_often_it_is_named_a_meeting_is_one() -> None:
    text = f"{TALKS}\nPhát biểu tại hội đàm, Đại tướng Phan Văn Giang hoan nghênh Thượng tướng Đổng Quân.\nTrong không khí hữu nghị, hai Bộ trưởng hội đàm về hợp tác hải quân.\nCuộc hội đàm giữa Đại tướng Phan Văn Giang và Thượng tướng Đổng Quân kết thúc tốt đẹp."
    assert len(read(article(text, "2026-03-18"))) == 1


def test_talks_and_call_of_one_guest_are_two() -> None:
    text = (
        "Ngày 25/7, tại Bắc Kinh, Đại tướng Lương Cường, Chủ nhiệm Tổng cục Chính trị hội đàm với Thượng tướng "
        "Miêu Hoa, Chủ nhiệm Bộ Công tác chính trị Quân ủy Trung ương Trung Quốc.\n"
        "Cùng ngày, Đại tướng Lương Cường hội kiến Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương "
        "Trung Quốc."
    )
    found = read(article(text, "2018-07-25"))
    assert [(e.kind, e.start, [p.id for p in e.places]) for e in found] == [
        ("talks", date(2018, 7, 25), ["beijing"]),
        ("call", date(2018, 7, 25), ["beijing"]),
    ]


def test_an_exchange_has_its_edition_both_sides_and_both_days() -> None:
    text = (
        "Trong khuôn khổ Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 10, ngày 18/3, tại "
        "Quảng Ninh, Đại tướng Phan Văn Giang đã hội đàm với Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng "
        "Trung Quốc.\n"
        "Ngày 19/3, các hoạt động giao lưu tiếp tục tại Quảng Tây.\n"
        "Năm 2022, giao lưu lần thứ 7 được tổ chức tại Cao Bằng."
    )
    exchange, talks = read(article(text, "2026-03-18"))
    assert (talks.kind, exchange.kind) == ("talks", "border_exchange")
    assert exchange.mechanism is not None
    assert exchange.mechanism.ordinal == 10
    assert (exchange.start, exchange.end) == (date(2026, 3, 18), date(2026, 3, 19))
    assert [p.id for p in exchange.places] == ["quang-ninh", "guangxi"]
    assert exchange.host_side == "BOTH"


def test_a_visit_with_its_dates_is_read_beside_the_talks() -> None:
    text = (
        "Theo lời mời của Thượng tướng Ngụy Phượng Hòa, Bộ trưởng Bộ Quốc phòng Trung Quốc, Đại tướng Ngô Xuân Lịch, "
        "Bộ trưởng Bộ Quốc phòng thăm chính thức Trung Quốc từ ngày 26 đến 28/10.\n"
        "Chiều 27/10, tại Bắc Kinh, Đại tướng Ngô Xuân Lịch hội đàm với Thượng tướng Ngụy Phượng Hòa."
    )
    visit, talks = read(article(text, "2018-10-28"))
    assert (visit.kind, visit.start, visit.end) == ("visit", date(2018, 10, 26), date(2018, 10, 28))
    assert (visit.host_side, [p.id for p in visit.places]) == ("CN", ["beijing"])
    assert (talks.kind, talks.start) == ("talks", date(2018, 10, 27))


def test_a_planned_exchange_is_announced() -> None:
    text = (
        "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 8 sẽ diễn ra trong hai ngày 7-8/9 tại "
        "Lào Cai và Vân Nam."
    )
    found = read(article(text, "2023-09-01"))
    assert [(e.kind, e.status, e.start, e.end) for e in found] == [
        ("border_exchange", "announced", date(2023, 9, 7), date(2023, 9, 8))
    ]


def test_a_joint_patrol_has_its_ordinal() -> None:
    text = (
        "Ngày 22/6, Hải quân Việt Nam và Hải quân Trung Quốc bắt đầu chuyến tuần tra liên hợp lần thứ 32 trên "
        "Vịnh Bắc Bộ."
    )
    found = read(article(text, "2022-06-23"))
    assert [(e.kind, e.mechanism and e.mechanism.ordinal, [p.id for p in e.places]) for e in found] == [
        ("joint_patrol_sea", 32, ["gulf-of-tonkin"])
    ]


def test_outcomes_are_told_apart_by_layer() -> None:
    text = f"{TALKS}\nHai bên nhất trí tăng cường hợp tác quân y và gìn giữ hòa bình Liên hợp quốc.\nBộ trưởng Phan Văn Giang đề nghị mở rộng hợp tác công nghiệp quốc phòng.\nKết thúc hội đàm, hai Bộ trưởng đã ký Bản ghi nhớ về hợp tác tìm kiếm cứu nạn trên biển.\nHai bên sẽ triển khai đầy đủ Tuyên bố Tầm nhìn chung về hợp tác quốc phòng đến năm 2025.\nBộ trưởng Đổng Quân trân trọng mời Bộ trưởng Phan Văn Giang tham dự Diễn đàn Hương Sơn năm nay."
    (talks,) = read(article(text, "2026-03-18"))
    layers = {t.id: t.layer for t in talks.topics}
    assert layers["military_medicine"] == layers["peacekeeping"] == "agreed"
    assert layers["defence_industry"] == "proposed"
    assert [(d.title, d.signed) for d in talks.documents] == [
        ("Bản ghi nhớ về hợp tác tìm kiếm cứu nạn trên biển", True)
    ]
    assert [(i.inviter, i.invitee) for i in talks.invitations] == [("Đổng Quân", "Phan Văn Giang")]
    assert talks.start == date(2026, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 18/3, Đại tướng Phan Văn Giang hội đàm với Bộ trưởng Bộ Quốc phòng Lào tại Hà Nội.",
        "Ngày 18/3, Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Campuchia lần thứ hai diễn ra tại Tây Ninh.",
        "Bộ trưởng Bộ Công an Lương Tam Quang hội đàm với Bộ trưởng Công an Trung Quốc Vương Tiểu Hồng ngày 18/3.",
        "Tổng Bí thư Tô Lâm hội đàm với Tổng Bí thư, Chủ tịch nước Trung Quốc Tập Cận Bình ngày 18/3.",
        "Bộ trưởng Quốc phòng Trung Quốc Đổng Quân hội đàm với Bộ trưởng Quốc phòng Nga tại Bắc Kinh ngày 18/3.",
        "Thượng tướng Đổng Quân cho biết vừa qua ông đã gặp Đại tướng Phan Văn Giang.",
        "Tàu hải cảnh Trung Quốc đâm chìm tàu cá Việt Nam ngày 17/3.",
        "",
    ],
    ids=[
        "Laos",
        "Cambodia",
        "police",
        "party chiefs",
        "Russia",
        "what someone said",
        "sea dispute",
        "no text",
    ],
)
def test_what_is_no_contact_of_the_two_sides_is_not_read(text: str) -> None:
    assert read(article(text, "2026-03-18")) == []


def test_a_sidebar_adds_nothing() -> None:
    text = f"{TALKS}\nCùng chuyên mục\nĐại tướng Phan Văn Giang tiếp Đại sứ Trung Quốc tại Việt Nam Hà Vĩ ngày 21/10/2025."
    assert [e.kind for e in read(article(text, "2026-03-18"))] == ["talks"]


def test_another_language_is_not_guessed_at() -> None:
    text = article(TALKS, "2026-03-18")
    assert read(Article(**{**_fields(text), "language": "fr"})) == []


def _fields(value: Article) -> dict[str, object]:
    return {name: getattr(value, name) for name in ("url", "outlet", "title", "text", "published_at")}


WORDS = st.sampled_from(
    [
        TALKS, "hội đàm", "tiếp", "Đại tướng Phan Văn Giang", "Thượng tướng Đổng Quân", "ngày 11-12/4", "tại Hà Nội",
        "Trung Quốc", "Việt Nam", "Giao lưu hữu nghị quốc phòng biên giới", "lần thứ", "99", "sẽ", "\n", ". ", '"',
        "Bộ trưởng Quốc phòng", "tuần tra liên hợp", "Hải quân", "mời", "thăm", "ký Bản ghi nhớ về", "hai bên nhất trí",
        "99 ngày đầu tháng 12", "Đoàn", "do", "Bình luận", "(Ảnh: TTXVN)", "hoãn", "31/2", "\u0301", "𠀀",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_whatever_the_text_every_claim_points_at_its_words(text: str) -> None:
    for e in read(article(text, "2024-04-12")):
        assert e.evidence["kind"]
        for quotes in e.evidence.values():
            assert all(text[q.start : q.end] == q.quote for q in quotes)
        told = e.as_json()
        for name in (
            "start",
            "places",
            "host_side",
            "level",
            "participants",
            "mechanism",
            "topics",
            "documents",
        ):
            assert not told[name] or e.evidence.get(name), name


def test_who_met_has_the_sentences_that_name_them() -> None:
    text = (
        "Đại tướng Ngô Xuân Lịch, Bộ trưởng Bộ Quốc phòng thăm chính thức Trung Quốc. Lễ đón do Thượng tướng Thường Vạn "
        "Toàn, Bộ trưởng Bộ Quốc phòng Trung Quốc chủ trì. Ngày 30/8, tại Bắc Kinh, hai Bộ trưởng đã hội đàm."
    )
    talks = next(e for e in read(article(text, "2016-08-30")) if e.kind == "talks")
    quoted = " ".join(q.quote for q in talks.evidence["participants"])
    assert all(words in quoted for words in ("Ngô Xuân Lịch", "Thường Vạn Toàn", "hai Bộ trưởng"))


def test_a_text_that_is_its_own_title_is_read_the_same() -> None:
    text = f"Hai Bộ trưởng gặp nhau{TALKS}Hai bên nhất trí duy trì giao lưu sĩ quan trẻ, tuần tra liên hợp và kết nghĩa."
    expected = [summary(e) for e in read(article(text, "2026-03-18"))]
    assert [summary(e) for e in read(article(text, "2026-03-18", title=text))] == expected
    assert [kind for kind, *_ in expected] == ["talks"]


STAY = (
    "Ngày 24/10, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng hội đàm với Thượng tướng Trương Hựu Hiệp, "
    "Phó Chủ tịch Quân ủy Trung ương Trung Quốc"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{STAY}, đang thăm chính thức Việt Nam từ ngày 24-26/10.",
        f"{STAY}.\nChuyến thăm kéo dài từ ngày 24 đến 26/10.",
    ],
    ids=["beside the guest", "in a sentence of its own"],
)
def test_a_stay_told_with_its_days_is_a_visit_too(text: str) -> None:
    found = read(article(text, "2024-10-25", "Phó Chủ tịch Quân ủy Trung ương Trung Quốc thăm Việt Nam"))
    (visit,) = [e for e in found if e.kind == "visit"]
    assert (visit.start, visit.end, visit.host_side) == (date(2024, 10, 24), date(2024, 10, 26), "VN")
    assert [e.kind for e in found if e is not visit] == ["talks"]


def test_a_stay_told_without_its_days_is_none() -> None:
    found = read(article(f"{STAY}, đang thăm chính thức Việt Nam.", "2024-10-25"))
    assert [e.kind for e in found] == ["talks"]


def test_what_a_president_proposes_is_not_filed_under_the_talks_he_praises() -> None:
    text = (
        "Ngày 25/10, tại Phủ Chủ tịch, Chủ tịch nước Lương Cường tiếp Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy "
        "Trung ương Trung Quốc.\n"
        "Chủ tịch nước Lương Cường đánh giá cao kết quả cuộc hội đàm giữa Thượng tướng Trương Hựu Hiệp với Đại tướng Phan "
        "Văn Giang một ngày trước đó.\n"
        "Chủ tịch nước đề nghị quân đội hai nước phối hợp quản lý biên giới và kiểm soát bất đồng trên biển."
    )
    topics = {e.kind: [t.id for t in e.topics] for e in read(article(text, "2024-10-25"))}
    assert topics == {"receive": ["border_management", "maritime_disputes"], "talks": []}


@pytest.mark.parametrize(
    ("sentence", "topic", "layer"),
    [
        ("Về vấn đề trên biển, hai bên nhất trí tuân thủ luật pháp quốc tế.", "maritime_disputes", "agreed"),
        ("Hai bộ đã ký Bản ghi nhớ về thiết lập đường dây nóng hải quân.", "hotline", "agreed"),
        (
            "Nhiều nhiệm vụ được triển khai tích cực như tuần tra song phương.",
            "border_patrol_land",
            "reviewed",
        ),
        ("Hai bên nhất trí hợp tác về hậu cần, quân y.", "military_medicine", "agreed"),
    ],
    ids=["topic first", "subject of a document", "done well", "logistics is no wish"],
)
def test_the_layer_of_a_topic_is_what_is_said_of_it(sentence: str, topic: str, layer: str) -> None:
    (talks,) = read(article(f"{TALKS}\n{sentence}", "2026-03-18"))
    assert {t.id: t.layer for t in talks.topics}[topic] == layer


@pytest.mark.parametrize(
    ("told", "receptions"),
    [
        ("đã tiếp Đại tá La Bân và Đại tá Phan Đào, Tùy viên Quốc phòng Trung Quốc, góp phần vào quan hệ hai nước nói chung, hai quân đội nói riêng.", 1),
        ("đã tiếp Đại tá La Bân và Đại tá Phan Đào, Tùy viên Quốc phòng Trung Quốc, tại hai cuộc gặp riêng.", 2),
        ("đã lần lượt tiếp Đại tá La Bân và Đại tá Phan Đào, Tùy viên Quốc phòng Trung Quốc.", 2),
    ],
)  # fmt: skip
def test_two_guests_come_to_one_reception_unless_received_one_by_one(told: str, receptions: int) -> None:
    host = "Sáng 2/6, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng, "
    assert len(read(article(host + told, "2021-06-02"))) == receptions


def test_an_article_that_is_a_caption_is_read() -> None:
    text = "Thượng tướng Hoàng Xuân Chiến hội đàm với Đô đốc Đổng Quân tại Hà Nội, ngày 18/3. Ảnh: TTXVN"
    for title in ("", text):
        (found,) = read(article(text, "2026-03-19", title))
        assert (found.kind, found.start) == ("talks", date(2026, 3, 18))
