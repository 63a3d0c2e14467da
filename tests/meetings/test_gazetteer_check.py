"""What is wrong with a gazetteer is found, each kind of it on a table made for it."""

from typing import Any

import pytest

from meetings.gazetteer import records, vietnamese_rank
from meetings.gazetteer_check import findings

NAMES = {"vi": ["Nguyễn Văn An"]}
LEVELS = [{"id": "minister"}]
POST = {"id": "minister", "side": None, "level": "minister", "label": {}, "phrases": {}}
DEPUTY = {**POST, "id": "deputy_minister", "several": True}


def person(identity: str = "an", **other: Any) -> dict[str, Any]:
    base = {
        "id": identity,
        "side": "VN",
        "names": NAMES,
        "posts": [],
        "ranks": [],
        "source": ["https://x.example"],
    }
    return {**base, **other}


def said(*people: dict[str, Any], **tables: Any) -> list[tuple[str, bool]]:
    found = findings({"levels": LEVELS, "posts": [POST, DEPUTY], "people": people, **tables})
    return [(str(each), each.fault) for each in found]


def holding(identity: str, post: str, start: str | None, end: str | None) -> dict[str, Any]:
    return person(identity, names={"vi": [identity]}, posts=[{"post": post, "from": start, "to": end}])


def test_a_sound_gazetteer_has_no_findings() -> None:
    assert said(person()) == []


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"id": ""}, "people[0]: has no id"),
        ({"side": "LA"}, "people[0] (an): side 'LA' is neither VN nor CN"),
        ({"names": {"vi": "An"}}, "people[0] (an): names.vi is not a list of names"),
        ({"ranks": [{"from": "2020"}]}, "people[0] (an): ranks[0] has no rank"),
        ({"posts": [{"from": "2020"}]}, "people[0] (an): posts[0] names no post"),
        ({"posts": [{"post": "minister", "from": "5/2020"}]}, "people[0] (an): posts[0].from '5/2020' is no day, month or year"),
        ({"posts": [{"post": "minister", "from": "2026-02-31"}]}, "people[0] (an): posts[0].from '2026-02-31' is no day, month or year"),
        ({"posts": [{"post": "minister", "to": "2026-13"}]}, "people[0] (an): posts[0].to '2026-13' is no day, month or year"),
        ({"posts": [{"post": "minister", "to": "9999"}]}, "people[0] (an): posts[0].to '9999' is no day, month or year"),
        ({"names": {"vi": ["An " * 100]}}, "people[0] (an): names.vi has a name of more than 200 characters"),
        ({"posts": None}, "people[0] (an): posts is of the wrong form"),
        ({"posts": [{"post": "minister", "from": "2026-05", "to": "2025"}]}, "people[0] (an): posts[0] ends (2025) before it begins (2026-05)"),
        ({"sources": []}, "people[0] (an): has no such field: 'sources'"),
        ({"source": None, "born": "1960"}, "people[0] (an): has no such field: 'born'"),
        ({"posts": [{"post": "minister", "form": "2020"}]}, "people[0] (an): posts[0] has no such field: 'form'; did you mean 'from'?"),
        ({"ranks": [{"rank": "Đại tướng", "since": "2020"}]}, "people[0] (an): ranks[0] has no such field: 'since'"),
        ({"names": {"vi": ["An"], "vn": ["An"]}}, "people[0] (an): names has no such language: 'vn'"),
        ({"posts": [{"post": "king"}]}, "people[0] (an): there is no 'king' in posts"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(wrong: dict[str, Any], what: str) -> None:
    assert said(person(**wrong)) == [(what, True)]


def test_a_misspelt_field_is_told_with_what_may_have_been_meant() -> None:
    post = {**POST, "id": "x", "ful": {}}
    found = findings({"levels": LEVELS, "posts": [post]})
    assert [str(each) for each in found] == ["posts[0] (x): has no such field: 'ful'; did you mean 'full'?"]


def test_a_post_may_begin_and_end_in_one_year() -> None:
    assert said(person(posts=[{"post": "minister", "from": "2025-03", "to": "2025"}])) == []


def test_every_rank_that_comes_with_the_program_is_in_the_table() -> None:
    ranks = {rank["rank"] for each in records("people") for rank in each["ranks"]}
    assert {rank for rank in ranks if not vietnamese_rank(rank)} == set()


def test_a_rank_that_no_table_has_is_doubtful() -> None:
    found = said(person(ranks=[{"rank": "Đại tướng"}, {"rank": "上将"}, {"rank": "Generalissimo"}]))
    assert found == [("people[0] (an): the table of ranks has no 'Generalissimo'", False)]


def test_ids_that_lead_nowhere_are_found_in_every_table() -> None:
    places = [{"id": "a", "country": "VN", "type": "city", "names": {}, "parent": "b", "source": "x"}]
    gates = [{"id": "a", "across": ["c"], "source": "x"}]
    assert said(places=places, gates=gates) == [
        ("places[0] (a): there is no 'b' in places", True),
        ("gates[0] (a): there is no 'c' in places", True),
    ]


def test_doubts_are_no_faults() -> None:
    twins = [person("an", source=[]), person("other", names={"vi": ["Nguyễn Văn An"]})]
    assert said(*twins) == [
        ("people[0] (an): names no source", False),
        ("people: 'Nguyễn Văn An' is the name of an and other", False),
    ]


def test_all_faults_are_told_at_once_and_a_record_of_the_wrong_form_hides_no_other() -> None:
    lost = person("lost", names={"vi": ["Lò A"]}, posts=[{"post": "king"}])
    assert said(person("wrong", side="LA"), lost) == [
        ("people[0] (wrong): side 'LA' is neither VN nor CN", True),
        ("people[1] (lost): there is no 'king' in posts", True),
    ]


@pytest.mark.parametrize("wrong", [1, None, {"id": []}, {"id": "b", "parent": []}, {"id": "b", "parent": {}}])
def test_whatever_a_record_is_the_others_are_looked_at(wrong: Any) -> None:
    place = {"id": "a", "country": "VN", "type": "city", "names": {}, "parent": "c", "source": "x"}
    found = said(places=[wrong, place])
    assert ("places[1] (a): there is no 'c' in places", True) in found
    assert any(where.startswith("places[0]") for where, _ in found)


@pytest.mark.parametrize(
    "names",
    [{"vi": ["Việt Nam"]}, {"zh": ["中国"]}, {"en": ["Laos"]}, {"vi": ["Lào Cai"]}],
)
def test_a_person_named_like_a_country_or_a_place_is_doubtful(names: dict[str, list[str]]) -> None:
    place = {
        "id": "p",
        "country": "VN",
        "type": "city",
        "names": {"vi": ["Lào Cai"]},
        "parent": None,
        "source": "x",
    }
    (name,) = [name for said_in in names.values() for name in said_in]
    found = said(person(names=names), places=[place])
    assert found == [(f"people[0] (an): {name!r} is the name of a country or place", False)]


@pytest.mark.parametrize(
    "names", [{"vi": ["Nguyễn Việt Nam"]}, {"vi": ["Lào Văn Cai"]}, {"en": ["China Nguyen"]}]
)
def test_a_name_that_only_has_the_word_is_none(names: dict[str, list[str]]) -> None:
    assert said(person(names=names)) == []


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2016-04", "2021-04"), ("2021-04", None), False),
        (("2016-04", "2021-05"), ("2021-04-08", None), True),
        (("2016-04", None), ("2021-04-08", None), True),
        ((None, "2021"), ("2016", None), False),
        (("2016", "2021"), ("2021-04", None), False),
    ],
)
def test_a_post_that_two_hold_at_once_is_doubtful(first: Any, second: Any, overlap: bool) -> None:
    assert len(said(holding("a", "minister", *first), holding("b", "minister", *second))) == overlap
    assert said(holding("a", "deputy_minister", *first), holding("b", "deputy_minister", *second)) == []


def test_what_lies_within_itself_is_a_fault() -> None:
    def place(identity: str, parent: str | None) -> dict[str, Any]:
        return {
            "id": identity, "country": "VN", "type": "city", "names": {}, "parent": parent, "source": ["https://x.example"],
        }  # fmt: skip

    assert said(places=[place("a", "a")]) == [("places[0] (a): its parents lead back to it: a in a", True)]
    assert said(places=[place("a", "b"), place("b", "c"), place("c", "b"), place("d", None)]) == [
        ("places[1] (b): its parents lead back to it: b in c in b", True),
        ("places[2] (c): its parents lead back to it: c in b in c", True),
    ]
