"""A user's own records join the gazetteer, and what is wrong with it is told."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from hoidam.gazetteer_file import bundled
from meetings import gazetteer
from meetings.gazetteer_check import findings

Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
NEWCOMER = {
    "id": "luu-van-tan",
    "side": "CN",
    "names": {"vi": ["Lưu Vạn Tân"], "en": ["Liu Wanxin"]},
    "posts": [{"post": "minister_of_national_defence", "from": "2026-06", "to": None}],
    "ranks": [{"rank": "上将"}],
}
ARTICLE = {
    "url": "https://x.example/1",
    "outlet": "x",
    "title": "Bộ trưởng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Trung Quốc",
    "text": (
        "Ngày 10/8, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam, đã hội đàm với Thượng "
        "tướng Lưu Vạn Tân, Bộ trưởng Bộ Quốc phòng Trung Quốc."
    ),
    "published_at": "2026-08-10T20:00+07:00",
}


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gazetteer.overlay({})


def lay_over(tables: Any) -> None:
    text = tables if isinstance(tables, str) else json.dumps(tables)
    Path("own.json").write_text(text, encoding="utf-8")
    Path("hoidam.toml").write_text('[gazetteer]\noverlay = "own.json"\n', encoding="utf-8")


def test_the_bundled_gazetteer_has_no_faults() -> None:
    assert [str(each) for each in findings(bundled()) if each.fault] == []


def test_the_check_tells_doubts_and_ends_well(hoidam: Run, lines: Lines) -> None:
    result = hoidam("gazetteer", "check")
    assert result.exit_code == 0
    assert "'Qi Jianguo' is the name of qi-jianguo-pla and qi-jianguo-ambassador" in result.stdout
    assert "0 wrong" in result.stderr
    assert {each["fault"] for each in lines(hoidam("gazetteer", "check", "--json"))} == {False}


def test_an_overlay_takes_effect_when_what_is_stored_is_read_again(hoidam: Run, lines: Lines) -> None:
    Path("a.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    hoidam("import", "a.jsonl")
    hoidam("analyse")
    (before,) = lines(hoidam("meetings", "--json"))
    lay_over({"people": [NEWCOMER]})
    hoidam("analyse", "--again")
    (after,) = lines(hoidam("meetings", "--json"))
    people = [[p["person"] for p in found["participants"]] for found in (before, after)]
    assert people == [["phan-van-giang", None], ["phan-van-giang", "luu-van-tan"]]
    Path("hoidam.toml").unlink()
    hoidam("meetings")
    assert "luu-van-tan" not in gazetteer.people()


def test_an_overlay_replaces_records_by_their_id(hoidam: Run, lines: Lines) -> None:
    giang = next(r for r in gazetteer.records("people") if r["id"] == "phan-van-giang")
    count = len(gazetteer.records("people"))
    lay_over({"people": [{**giang, "names": {"vi": ["Phan Văn Giang"], "en": ["P. V. Giang"]}}]})
    Path("a.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    assert "P. V. Giang holds talks" in hoidam("read", "a.jsonl").stdout
    assert len(gazetteer.records("people")) == count


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ("{", "own.json:1:2: is not JSON"),
        ("[]", "own.json: is not an object of tables"),
        ({"poeple": []}, "own.json: poeple: is none of people, posts"),
        ({"poeple": []}, "mechanisms, topics; did you mean 'people'?"),
        ({"poeple": [], "places": [{"id": "x"}]}, "own.json: places[0] (x): has no country"),
        ({"people": [NEWCOMER, NEWCOMER]}, "own.json: people: 'luu-van-tan' is the id of 2 records"),
        ({"people": {}}, "own.json: people: is not a list"),
        ({"people": [1]}, "own.json: people[0]: is not an object"),
        ({"people": [{**NEWCOMER, "posts": [{"post": "king"}]}]}, "own.json: people[0] (luu-van-tan): there is no 'king' in posts"),
        ({"places": [{"id": "x"}]}, "own.json: places[0] (x): has no country"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_overlay_is_told_with_its_place(hoidam: Run, tables: Any, message: str) -> None:
    lay_over(tables)
    result = hoidam("gazetteer", "check")
    assert result.exit_code == 78
    assert message in result.stderr
    assert "hoidam.toml:2" in result.stderr


def test_a_missing_overlay_is_told(hoidam: Run) -> None:
    Path("hoidam.toml").write_text('[gazetteer]\noverlay = "none.json"\n', encoding="utf-8")
    assert "none.json: No such file" in hoidam("gazetteer", "check").stderr


def test_a_subscription_may_name_a_person_of_the_overlay(hoidam: Run) -> None:
    lay_over({"people": [NEWCOMER]})
    with Path("hoidam.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[channels.hook]\nkind = "webhook"\nurl = "https://hook.example/"\n'
            'secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="\n[[subscriptions]]\nname = "a"\n'
            'channels = ["hook"]\nfilter.persons = ["luu-van-tan"]\n'
        )
    Path("hoidam.toml").chmod(0o600)
    result = hoidam("gazetteer", "check")
    assert result.exit_code == 0, result.stderr


def test_unknown_people_are_suggested_as_an_overlay_that_makes_them_known(hoidam: Run, lines: Lines) -> None:
    assert "Everybody who is named is known" in hoidam("gazetteer", "suggest").stderr
    Path("a.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    hoidam("import", "a.jsonl")
    hoidam("analyse")
    shown = hoidam("gazetteer", "suggest")
    assert "Lưu Vạn Tân" in shown.stdout
    assert "minister" in shown.stdout.lower()
    assert ARTICLE["url"] in shown.stdout
    (told,) = lines(hoidam("gazetteer", "suggest", "--json"))
    assert (told["articles"], told["first"], told["side"]) == (1, "2026-08-10", "CN")
    lay_over(hoidam("gazetteer", "suggest", "--overlay").stdout)
    hoidam("analyse", "--again")
    (after,) = lines(hoidam("meetings", "--json"))
    assert [p["person"] for p in after["participants"]] == ["phan-van-giang", "luu-van-tan"]
    assert "Everybody who is named is known" in hoidam("gazetteer", "suggest").stderr
    assert hoidam("gazetteer", "suggest", "--since", "2026-08-11", "--json").stdout == ""
