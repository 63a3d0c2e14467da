"""From articles to what a reader is shown of a meeting: imported, analysed and listed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Known = Callable[..., list[dict[str, Any]]]

pytestmark = pytest.mark.usefixtures("store")

GIANG, DONG = "Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng", "Bộ trưởng Quốc phòng Trung Quốc Đổng Quân"


def article(url: str, published: str, text: str, *, language: str = "vi", title: str = "") -> dict[str, Any]:
    return {
        "url": url, "outlet": url.split("/")[2], "title": title, "text": text, "language": language,
        "published_at": f"{published}T10:00:00+07:00",
    }  # fmt: skip


@pytest.fixture
def known(hoidam: Run, folder: Path) -> Known:
    """Imports articles, and gives the meetings they tell of."""

    def hear(*articles: dict[str, Any]) -> list[dict[str, Any]]:
        lines = (json.dumps(each, ensure_ascii=False) for each in articles)
        (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
        for command in (("import", "articles.jsonl"), ("analyse",)):
            assert hoidam(*command).exit_code == 0
        return [json.loads(line) for line in hoidam("meetings", "--json").stdout.splitlines()]

    return hear


def test_a_visit_that_was_paid_is_believed_for_what_was_met_in_it_and_not_for_its_plan(
    hoidam: Run, known: Known
) -> None:
    found = known(
        article(
            "https://www.qdnd.vn/1",
            "2026-03-05",
            f"{DONG} sẽ thăm chính thức Việt Nam từ ngày 10 đến 12/3/2026.",
        ),
        article("https://bao.vn/2", "2026-03-11", f"Sáng 11/3, tại Hà Nội, {GIANG}, đã hội đàm với {DONG}."),
    )
    visit = next(m for m in found if m["kind"] == "visit")
    assert visit["status"] == "held"
    first, *_ = visit["evidence"]
    assert first == "status"
    shown = " ".join(hoidam("meetings", visit["id"]).stdout.split())
    assert shown.index("đã hội đàm") < shown.index("sẽ thăm")


def test_two_accounts_of_one_day_are_told_side_by_side(hoidam: Run, known: Known) -> None:
    (talks,) = known(
        article(
            "https://www.qdnd.vn/1", "2026-03-18", f"Sáng 18/3, tại Hà Nội, {GIANG}, đã hội đàm với {DONG}."
        ),
        article(
            "https://www.mod.gov.cn/2",
            "2026-03-20",
            "3月19日，中国国防部长董军在河内与越南国防部长潘文江举行会谈。",
            language="zh",
        ),
    )
    said = {side: told["only"] for side, told in talks["told_by"].items()}
    assert said == {"VN": {"dates": ["2026-03-18"]}, "CN": {"dates": ["2026-03-19"]}}
    shown = " ".join(hoidam("meetings", talks["id"]).stdout.split())
    assert "Told differently Date: Vietnam says 18 March 2026; China says 19 March 2026" in shown


def test_an_old_text_under_a_new_stamp_joins_the_meeting_it_was_written_of(known: Known) -> None:
    told = f"Ngày 11/4/2024, tại Lào Cai, {GIANG}, đã hội đàm với {DONG}."
    (talks,) = known(
        article("https://www.qdnd.vn/1", "2024-04-11", told),
        article("https://mirror.vn/2", "2026-01-20", f"{told} Hai bên nhất trí mở đường dây nóng."),
    )
    assert (talks["start"], talks["version"], len(talks["articles"])) == ("2024-04-11", 1, 2)


def test_a_text_of_nobody_knows_which_year_is_kept_and_listed_only_with_what_it_repeats(known: Known) -> None:
    thanh = "Đại tướng Phùng Quang Thanh, Bộ trưởng Bộ Quốc phòng"
    told = (
        f"Ngày 14/5{{}}, tại Hà Nội, {thanh}, đã hội đàm với Bộ trưởng Quốc phòng Trung Quốc Thường Vạn Toàn."
    )
    more = " ".join(f"Hai bên trao đổi việc thứ {n} trong hợp tác quốc phòng." for n in range(12))
    mirror = article("https://mirror.vn/2", "2025-06-11", f"{told.format('')} {more}")
    assert known(mirror) == []
    (talks,) = known(article("https://www.qdnd.vn/1", "2015-05-14", f"{told.format('/2015')} {more}"))
    assert (talks["start"], len(talks["articles"]), talks["independent_sources"]) == ("2015-05-14", 2, 1)


def test_two_ships_of_one_side_at_one_port_within_days_are_two_calls(hoidam: Run, known: Known) -> None:
    found = known(
        *(
            article(
                f"https://www.mod.gov.cn/{day}",
                f"2025-05-{day}",
                f"中国海军{ship}舰5月{day}日抵达越南岘港，开始对越南进行为期4天的友好访问。",
                language="zh",
            )
            for ship, day in (("戚继光", 10), ("郑和", 15))
        ),
        article(
            "https://www.qdnd.vn/1",
            "2025-05-13",
            "Ngày 13/5, tàu Thích Kế Quang của Hải quân Trung Quốc rời cảng Tiên Sa, kết thúc chuyến thăm Đà Nẵng.",
        ),
    )
    assert {m["start"]: (m["ships"], len(m["articles"])) for m in found} == {
        "2025-05-15": (["郑和"], 1),
        "2025-05-10": (["戚继光"], 2),
    }
    call = next(m["id"] for m in found if m["ships"] == ["郑和"])
    assert " ".join(hoidam("meetings", call).stdout.split()).count("Ships 郑和") == 1
