"""The program watches another pair of countries when its configuration names their folder."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from alerts.words import tagline
from meetings import beat, gazetteer
from tests.meetings.second_beat import BEAT, VIETNAMESE, written_to

Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
ARTICLE = {
    "url": "https://paper.la/1",
    "outlet": "x",
    "title": "Bộ trưởng Lê Văn Thử hội đàm với Bộ trưởng Quốc phòng Lào",
    "text": (
        "Ngày 12/5, tại Viêng Chăn, Đại tướng Lê Văn Thử, Bộ trưởng Bộ Quốc phòng Việt Nam, đã hội đàm với Đại tướng "
        "Xổm Xay Phôm Ma Chăn, Bộ trưởng Bộ Quốc phòng Lào."
    ),
    "published_at": "2026-05-13T08:00+07:00",
}


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gazetteer.overlay({})


def watched(**gazetteer_settings: str) -> Path:
    settings = {"beat": "laos", **gazetteer_settings}
    text = "\n".join(f'{name} = "{value}"' for name, value in settings.items())
    Path("hoidam.toml").write_text(f"[gazetteer]\n{text}\n", encoding="utf-8")
    return Path("laos")


def test_a_meeting_of_another_pair_goes_all_the_way(hoidam: Run, lines: Lines) -> None:
    written_to(watched())
    Path("a.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    hoidam("import", "a.jsonl")
    hoidam("analyse")
    (found,) = lines(hoidam("meetings", "--json"))
    assert (found["host_side"], [p["person"] for p in found["participants"]]) == (
        "LA",
        ["le-van-thu", "somxay"],
    )
    (row,) = csv.DictReader(hoidam("meetings", "--csv").stdout.splitlines())
    assert (row["vietnam"], row["laos"]) == ("Lê Văn Thử", "Xổm Xay Phôm Ma Chăn")
    shown = hoidam("meetings", found["id"]).stdout
    assert "Laos: 1 report" in shown
    assert "Vietnam: nothing yet" in shown
    assert tagline("en") == "Vietnam–Laos defence meetings"
    Path("hoidam.toml").unlink()
    hoidam("meetings")
    assert beat.sides() == ("VN", "CN")
    assert tagline("vi") == "Gặp gỡ quốc phòng Việt Nam – Trung Quốc"


def test_its_gazetteer_is_checked_and_has_an_overlay(hoidam: Run) -> None:
    written_to(watched(overlay="own.json"))
    newcomer = {"id": "xay", "side": "LA", "names": {"vi": ["Xay"]}, "posts": [], "ranks": []}
    Path("own.json").write_text(json.dumps({"people": [newcomer]}), encoding="utf-8")
    result = hoidam("gazetteer", "check")
    assert (result.exit_code, "0 wrong" in result.stderr) == (0, True), result.stderr
    assert "xay" in gazetteer.people()
    Path("own.json").write_text(json.dumps({"people": [{**newcomer, "side": "CN"}]}), encoding="utf-8")
    assert "side 'CN' is neither VN nor LA" in hoidam("gazetteer", "check").stderr


def test_a_folder_that_is_not_there_is_told(hoidam: Run) -> None:
    watched()
    result = hoidam("gazetteer", "check")
    assert result.exit_code == 78
    assert "laos: has no beat.json" in result.stderr
    assert "hoidam.toml:2" in result.stderr


SIDE = BEAT["sides"][0]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("beat", "{", "laos/beat.json:1:2: is not JSON"),
        ("beat", {**BEAT, "sides": [SIDE]}, "beat.json: has 1 sides: a beat has two"),
        ("beat", {"sides": []}, "beat.json: has 0 sides: a beat has two"),
        ("beat", {}, "beat.json: has no list of sides"),
        ("beat", {**BEAT, "sides": [7, SIDE]}, "beat.json: is not of the form of a beat"),
        ("beat", {**BEAT, "counterparts": [{"levels": [], "in": "VN"}]}, "beat.json: is not of the form of a beat"),
        ("beat", {**BEAT, "sides": [{"id": "VN"}, SIDE]}, "beat.json: has no names"),
        ("beat", {**BEAT, "sides": [{**SIDE, "zone": "Mars"}, SIDE]}, "No time zone found with key Mars"),
        ("beat", {**BEAT, "sides": [{**SIDE, "id": "Vietnam"}, BEAT["sides"][1]]}, "side 'Vietnam' is no country code"),
        ("vi", {"source": "x"}, "vi.json: has no sides"),
        ("vi", {**VIETNAMESE, "sides": {"VN": {}}}, "vi.json: sides.VN has no words for its nation"),
        ("vi", {**VIETNAMESE, "both": ["(Việt"]}, "vi.json: '(Việt' is no regular expression"),
        ("people", {}, "people.json: is not a list"),
        ("people", [{"id": "x"}, {"id": "x"}], "people: 'x' is the id of 2 records"),
        ("people", [{"id": "x"}], "people[0] (x): has no side"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_beat_is_told_with_its_place(
    hoidam: Run, name: str, content: Any, message: str
) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    (written_to(watched()) / f"{name}.json").write_text(text, encoding="utf-8")
    result = hoidam("gazetteer", "check")
    assert result.exit_code == 78
    assert message in result.stderr.replace("\n", " ")
