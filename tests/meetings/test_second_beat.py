"""A second pair of countries needs a folder, and no code."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from meetings import beat, gazetteer
from meetings.article import Article, article_from_json
from meetings.gate import headline_may_matter, page_may_matter, text_may_matter
from meetings.meeting import Report
from meetings.naming import new_id
from meetings.reader import judge, judge_and_read
from meetings.sides import side_of
from tests.meetings.second_beat import written_to


@pytest.fixture
def laos(tmp_path: Path) -> None:
    beat.watch(written_to(tmp_path / "vietnam_laos"))


def article(title: str, text: str, language: str) -> Article:
    told = {"url": "https://a.example/1", "outlet": "a", "title": title, "text": text, "language": language}
    return article_from_json({**told, "published_at": "2026-05-13T08:00+07:00"})


TALKS = article(
    "Bộ trưởng Lê Văn Thử hội đàm với Bộ trưởng Quốc phòng Lào",
    "Ngày 12/5, tại Viêng Chăn, Đại tướng Lê Văn Thử, Bộ trưởng Bộ Quốc phòng Việt Nam, đã hội đàm với Đại tướng "
    "Xổm Xay Phôm Ma Chăn, Bộ trưởng Bộ Quốc phòng Lào. Hai bên nhất trí tăng cường tuần tra song phương.",
    "vi",
)
RECEPTION = article(
    "Thứ trưởng Bộ Quốc phòng Lào chào xã giao",
    "Chiều 12/5, tại Hà Nội, Đại tướng Lê Văn Thử, Bộ trưởng Bộ Quốc phòng, đã tiếp Trung tướng Bun Mi Xay Nha, "
    "Thứ trưởng Bộ Quốc phòng Lào, đến chào xã giao.",
    "vi",
)
EXCHANGE = article(
    "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Lào lần thứ hai",
    "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Lào lần thứ hai diễn ra ngày 11/5 tại tỉnh Sơn La và tỉnh "
    "Hủa Phăn. Đại tướng Lê Văn Thử và Đại tướng Xổm Xay Phôm Ma Chăn đồng chủ trì.",
    "vi",
)
ENGLISH = article(
    "Vietnamese, Lao defence ministers hold talks",
    "Vietnamese Defence Minister General Le Van Thu held talks with Lao Defence Minister General Somxay "
    "Phommachanh in Vientiane on May 12. General Somxay said the two armies would train more officers.",
    "en",
)
OF_LAOS = (TALKS, RECEPTION, EXCHANGE, ENGLISH)
OF_CHINA = (
    article(
        "Bộ trưởng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Trung Quốc",
        "Ngày 12/5, tại Bắc Kinh, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam, đã hội đàm với Đô đốc "
        "Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc.",
        "vi",
    ),
    article(
        "Vietnamese, Chinese defence ministers hold talks",
        "Vietnamese Defence Minister General Phan Van Giang held talks with Chinese Defence Minister Admiral Dong "
        "Jun in Beijing on May 12.",
        "en",
    ),
    article("越中防长会谈", "5月12日,越南国防部长潘文江大将在北京与中国国防部长董军海军上将举行会谈。", "zh"),
)


@pytest.mark.usefixtures("laos")
@pytest.mark.parametrize(
    ("told", "kind", "start", "places", "host", "people"),
    [
        (TALKS, "talks", date(2026, 5, 12), ["vientiane"], "LA", ["le-van-thu", "somxay"]),
        (RECEPTION, "receive", date(2026, 5, 12), ["hanoi"], "VN", ["le-van-thu", "bounmy"]),
        (EXCHANGE, "border_exchange", date(2026, 5, 11), ["son-la", "houaphanh"], "BOTH", ["le-van-thu", "somxay"]),
        (ENGLISH, "talks", date(2026, 5, 12), ["vientiane"], "LA", ["le-van-thu", "somxay"]),
    ],
)  # fmt: skip
def test_meetings_of_the_second_pair_are_read(
    told: Article, kind: str, start: date, places: list[str], host: str, people: list[str]
) -> None:
    verdict, (found,) = judge_and_read(told)
    assert verdict.label == "meeting"
    assert (found.kind, found.start, found.host_side) == (kind, start, host)
    assert [p.id for p in found.places] == places
    assert [(p.person, p.side) for p in found.participants] == list(zip(people, ("VN", "LA"), strict=True))


@pytest.mark.usefixtures("laos")
def test_a_mechanism_of_the_second_pair_has_its_number() -> None:
    _, (found,) = judge_and_read(EXCHANGE)
    assert found.mechanism is not None
    assert (found.mechanism.id, found.mechanism.ordinal) == ("friendship_exchange", 2)


@pytest.mark.usefixtures("laos")
@pytest.mark.parametrize("told", OF_CHINA, ids=lambda told: told.language)
def test_what_is_of_the_first_pair_is_not_of_the_second(told: Article) -> None:
    assert judge(told).label == "none"


@pytest.mark.parametrize("told", OF_LAOS, ids=lambda told: told.title)
def test_what_is_of_the_second_pair_is_not_of_the_first(told: Article) -> None:
    assert judge(told).label == "none"


@pytest.mark.parametrize("told", OF_CHINA, ids=lambda told: told.language)
def test_the_first_pair_is_read_as_before(laos: None, told: Article) -> None:
    beat.watch(beat.BUNDLED)
    assert judge(told).label == "meeting"
    assert "phan-van-giang" in gazetteer.people()


@pytest.mark.usefixtures("laos")
def test_the_gates_let_the_second_pair_through_and_hold_the_first_back() -> None:
    for told in OF_LAOS:
        words = f"{told.title}\n{told.text}"
        assert text_may_matter(words, told.language)
        assert page_may_matter(f"<p>{words}</p>", told.language)
        assert headline_may_matter(told.title, None, told.language)
    for told in OF_CHINA:
        assert not text_may_matter(f"{told.title}\n{told.text}", told.language)


@pytest.mark.usefixtures("laos")
def test_each_side_has_its_press_and_people_their_short_names() -> None:
    _, (found,) = judge_and_read(TALKS)
    moment = datetime(2026, 5, 12, tzinfo=UTC)

    def report(url: str, credit: str | None = None) -> Report:
        return Report(url=url, outlet="a", published_at=moment, title="", encounter=found, credit=credit, aspect="news")  # fmt: skip

    sides = [side_of(r) for r in (report("https://paper.la/1"), report("https://b.example/1", "KPL"), report("https://paper.cn/1"))]  # fmt: skip
    assert sides == ["LA", "LA", None]
    assert new_id(found, moment, lambda _: ()) == "2026-05-12-talks-thu-somxay"
