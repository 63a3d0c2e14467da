"""Figures of `hoidam score` on cases so small that they can be worked out by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from hoidam.scoring.clusters import Clusters, merged
from hoidam.scoring.fields import FIELDS, compared, field_scores, paired
from hoidam.scoring.gold import Labelled, Told, labelled
from hoidam.scoring.mistakes import mistakes
from hoidam.scoring.verdicts import by, score, score_of_meetings
from meetings.article import Article
from meetings.errors import BadArticle
from meetings.verdict import Label

Run = Callable[..., Result]

TALKS = {
    "kind": "talks",
    "status": "held",
    "start": "2024-10-24",
    "end": "2024-10-24",
    "places": [{"id": "hanoi", "name": "Hà Nội", "country": "VN"}],
    "host_side": "VN",
    "level": "minister",
    "participants": [
        {
            "person": "phan-van-giang",
            "name": "Phan Văn Giang",
            "side": "VN",
            "rank": "Đại tướng",
            "post": "minister_of_national_defence",
            "role": "head",
        },
        {
            "person": "zhang-youxia",
            "name": "Trương Hựu Hiệp",
            "side": "CN",
            "rank": "Thượng tướng",
            "post": "cmc_vice_chairman",
            "role": "head",
        },
    ],
    "mechanism": None,
    "topics": [{"id": "hotline", "layer": "agreed"}],
    "documents": [],
    "evidence": {"kind": [{"quote": "đã hội đàm với", "start": 0, "end": 15}]},
}
GOLD = {name: value for name, value in TALKS.items() if name != "evidence"}
CALL = {**TALKS, "kind": "call", "start": "2024-10-25", "end": "2024-10-25"}
PATROL = {**TALKS, "kind": "joint_patrol_sea", "start": "2020-01-01", "participants": [], "places": []}


def case(
    told: list[dict[str, Any]] | None,
    read: list[dict[str, Any]],
    *,
    gold: Label = "meeting",
    given: Label = "meeting",
    **other: Any,
) -> Labelled:
    article = Article(url="https://x.example/1", outlet="x", title="Tin", text="Tin", published_at=None)
    fields: dict[str, Any] = {"article": article, "why": "", "borderline": False, "complete": True}
    return Labelled(
        gold=gold,
        told=None if told is None else tuple(Told(fields=t) for t in told),
        given=given,
        score=0.9,
        read=tuple(read),
        reasons=("rule: “words”",),
        **(fields | other),
    )


def counts(labelled: list[Labelled], name: str) -> tuple[int, int, int]:
    found = field_scores(labelled)[name].exact
    return found.hits, found.misses, found.false_alarms


def leniently(labelled: list[Labelled], name: str) -> tuple[int, int, int]:
    found = field_scores(labelled)[name].lenient
    return found.hits, found.misses, found.false_alarms


def test_a_verdict_counts_both_labels_of_our_subject_and_leaves_borderline_articles_aside() -> None:
    judged = [
        case(None, [], gold="meeting", given="meeting"),
        case(None, [], gold="meeting", given="ties"),
        case(None, [], gold="ties", given="none"),
        case(None, [], gold="none", given="ties"),
        case(None, [], gold="none", given="none"),
        case(None, [], gold="ties", given="none", borderline=True),
    ]
    found = score(judged)
    assert (found.hits, found.misses, found.false_alarms) == (2, 1, 1)
    assert found.precision == found.recall == found.f1 == pytest.approx(2 / 3)
    strict = score_of_meetings(judged)
    assert (strict.precision, strict.recall) == (1.0, 0.5)
    assert score([]).f1 is None


def test_what_is_read_as_labelled_has_no_mistake() -> None:
    right = [case([GOLD], [TALKS])]
    assert counts(right, "participants") == (2, 0, 0)
    for name, found in field_scores(right).items():
        assert found.exact.f1 in (1.0, None), name
        assert found.lenient.f1 in (1.0, None), name
    assert mistakes(right) == []


@pytest.mark.parametrize(
    ("name", "read", "exact", "lenient"),
    [
        ("kind", {"kind": "call"}, (0, 1, 1), (1, 0, 0)),
        ("kind", {"kind": "port_call"}, (0, 1, 1), (0, 1, 1)),
        ("status", {"status": "announced"}, (0, 1, 1), (0, 1, 1)),
        ("start", {"start": "2024-10-25"}, (0, 1, 1), (1, 0, 0)),
        ("start", {"start": "2024-10-26"}, (0, 1, 1), (0, 1, 1)),
        ("end", {"end": None}, (0, 1, 0), (0, 1, 0)),
        ("place", {"places": []}, (0, 1, 0), (0, 1, 0)),
        ("place", {"places": [*TALKS["places"], {"id": "beijing"}]}, (1, 0, 1), (1, 0, 1)),
        ("participants", {"participants": TALKS["participants"][:1]}, (1, 1, 0), (1, 1, 0)),
        ("ordinal", {"mechanism": {"id": "three_plus_three", "ordinal": 1}}, (0, 0, 1), (0, 0, 1)),
        ("topics", {"topics": [{"id": "hotline", "layer": "proposed"}]}, (0, 1, 1), (1, 0, 0)),
        ("documents", {"documents": [{"title": "Bản ghi nhớ", "signed": True}]}, (0, 0, 1), (0, 0, 1)),
        ("host", {"host_side": "CN"}, (0, 1, 1), (0, 1, 1)),
        ("level", {"level": "chief"}, (0, 1, 1), (0, 1, 1)),
    ],
)  # fmt: skip
def test_each_field_is_compared_exactly_and_leniently(
    name: str, read: dict[str, Any], exact: tuple[int, int, int], lenient: tuple[int, int, int]
) -> None:
    judged = [case([GOLD], [{**TALKS, **read}])]
    assert counts(judged, name) == exact
    assert leniently(judged, name) == lenient


def test_side_rank_and_post_are_compared_for_the_people_both_name_and_where_gold_gives_them() -> None:
    giang, zhang = TALKS["participants"]
    wrong = {**TALKS, "participants": [{**giang, "rank": "Thượng tướng"}, {**zhang, "side": "VN"}]}
    assert counts([case([GOLD], [wrong])], "rank") == (1, 1, 1)
    assert counts([case([GOLD], [wrong])], "side") == (1, 1, 1)
    assert counts([case([GOLD], [{**TALKS, "participants": [giang]}])], "post") == (1, 0, 0)
    silent = {**GOLD, "participants": [{"person": "phan-van-giang", "side": "VN"}]}
    assert counts([case([silent], [TALKS])], "rank") == (0, 0, 0)


def test_a_place_is_leniently_one_of_the_same_province() -> None:
    gold = {**GOLD, "places": [{"id": "mong-cai"}]}
    for identity in ("quang-ninh", "hoanh-mo"):
        read = {**TALKS, "places": [{"id": identity}]}
        assert counts([case([gold], [read])], "place") == (0, 1, 1)
        assert leniently([case([gold], [read])], "place") == (1, 0, 0)


def test_an_unknown_person_is_told_by_the_name_and_leniently_by_a_part_of_it() -> None:
    whole = {"person": None, "name": "Thiệu Quang Minh", "side": "CN"}
    gold = {"participants": [whole]}
    for name, same in (("THIỆU QUANG MINH", True), ("Quang Minh", False)):
        read = {"participants": [{**whole, "name": name}]}
        hits, *_ = compared("participants", gold, read, lambda a, b: bool(a == b))
        assert hits == same
        assert compared("participants", gold, read, FIELDS["participants"].alike)[0] == 1


def test_only_fields_that_gold_names_are_compared() -> None:
    judged = [case([{"kind": "talks"}], [TALKS])]
    assert counts(judged, "kind") == (1, 0, 0)
    assert counts(judged, "place") == counts(judged, "participants") == (0, 0, 0)


def test_encounters_are_paired_by_likeness_and_not_by_order() -> None:
    second = {**GOLD, "kind": "call", "start": "2024-10-25", "end": "2024-10-25"}
    pairs = paired(case([GOLD, second], [CALL, TALKS]))
    assert [(p.gold and p.gold.fields["kind"], p.read and p.read["kind"]) for p in pairs] == [
        ("talks", "talks"),
        ("call", "call"),
    ]


def test_what_is_like_nothing_is_missed_and_invented() -> None:
    judged = [case([GOLD], [PATROL])]
    assert [(p.gold is None, p.read is None) for p in paired(judged[0])] == [(False, True), (True, False)]
    assert counts(judged, "kind") == (0, 1, 1)
    assert [m.what.partition(":")[0] for m in mistakes(judged)] == ["not read", "invented"]


def test_besides_an_incomplete_label_nothing_is_invented() -> None:
    assert counts([case([GOLD], [TALKS, CALL], complete=False)], "kind") == (1, 0, 0)
    assert counts([case([GOLD], [TALKS, CALL])], "kind") == (1, 0, 1)
    assert counts([case(None, [TALKS])], "kind") == (0, 0, 0)
    assert counts([case([], [TALKS], gold="none")], "kind") == (0, 0, 1)


def test_a_wrong_verdict_is_the_worst_mistake_and_a_sure_one_worse() -> None:
    alarm = case([], [TALKS], gold="none")
    missed = case([GOLD], [], given="none")
    misread = case([GOLD], [{**TALKS, "start": "2024-10-27"}])
    found = mistakes([misread, missed, alarm])
    assert [m.labelled for m in found] == [alarm, missed, misread]
    assert found[0].what == "false alarm: none judged meeting, score 0.90"
    assert found[0].reasons == ("rule: “words”",)
    assert found[2].what == "talks: start 2024-10-24 read as 2024-10-27"
    assert found[2].reasons == ["đã hội đàm với"]


def test_clusters_are_measured_as_worked_out_by_hand() -> None:
    clusters = Clusters(gold=["a", "a", "a", "b"], ours=[1, 1, 2, 2])
    b_cubed, pairwise = clusters.b_cubed(), clusters.pairwise()
    assert b_cubed.precision == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert b_cubed.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert b_cubed.f1 == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))
    assert (pairwise.precision, pairwise.recall) == (pytest.approx(1 / 2), pytest.approx(1 / 3))
    assert pairwise.f1 == pytest.approx(0.4)
    assert Clusters(gold=[], ours=[]).b_cubed().f1 is None
    assert Clusters(gold=["a"], ours=[1]).pairwise().f1 is None


def line(day: str, text: str, *told: dict[str, Any], url: str) -> dict[str, Any]:
    return {
        "url": f"https://x.example/{url}",
        "outlet": url,
        "title": text,
        "text": text,
        "published_at": f"{day}T18:00:00+07:00",
        "gold": {"label": "meeting", "encounters": list(told)},
    }


HANOI = (
    "Ngày 24/10, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam đã hội đàm với Thượng "
    "tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc."
)
ANOTHER = (
    "Ngày 12/4, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam đã hội đàm với Đô đốc "
    "Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc."
)


def test_merging_goes_through_the_real_resolver() -> None:
    one = {"kind": "talks", "meeting": "october", "visit": "zhang"}
    two = {"kind": "talks", "meeting": "april"}
    lines = [
        line("2024-10-24", HANOI, one, url="a"),
        line("2024-04-12", ANOTHER, two, url="b"),
        line("2024-10-25", f"{HANOI} Hai bên trao đổi nhiều vấn đề.", one, url="c"),
        line("2024-10-25", "Hôm nay trời mưa.", one, url="d"),
    ]
    found = merged([labelled(value) for value in lines])
    assert found.meetings.gold == ["october", "april", "october", "october"]
    assert found.visits.gold == ["zhang", "april", "zhang", "zhang"]
    first, other, second, unread = found.meetings.ours
    assert first == second
    assert len({first, other, unread}) == 3, "what was not read is with nothing"
    assert found.meetings.b_cubed().precision == 1
    assert found.meetings.b_cubed().recall == pytest.approx((2 / 3 + 1 + 2 / 3 + 1 / 3) / 4)
    assert found.wrongly == ()


def test_two_meetings_of_one_visit_taken_for_one_are_named() -> None:
    morning, evening = ({"kind": "talks", "meeting": name, "visit": "zhang"} for name in ("am", "pm"))
    lines = [line("2024-10-24", HANOI, morning, url="a"), line("2024-10-24", HANOI, evening, url="b")]
    assert merged([labelled(value) for value in lines]).wrongly == (("am", "pm"),)


def test_labels_are_read_in_both_forms() -> None:
    value = line(
        "2024-10-24", HANOI, {"kind": "talks", "meeting": "m", "visit": "v", "places": None}, url="a"
    )
    long = labelled(value)
    assert long.told == (Told(fields={"kind": "talks", "places": []}, meeting="m", visit="v"),)
    assert (long.given, long.complete) == ("meeting", True)
    value["gold"] = {
        "label": "meeting",
        "why": "ministers",
        "event": "e",
        "umbrella": "u",
        "facts": {
            "date": "2018-11-19/2018-11-21",
            "kind": "border-exchange",
            "status": "held",
            "ordinal": 5,
            "place": "Tà Lùng (Cao Bằng)",
            "participants": ["Đại tướng Ngô Xuân Lịch, Bộ trưởng (VN)", "北部湾 units"],
        },
    }
    (short,) = labelled(value).told or ()
    assert (short.meeting, short.visit) == ("e", "u")
    assert short.fields == {
        "kind": "border_exchange",
        "status": "held",
        "start": "2018-11-19",
        "end": "2018-11-21",
        "places": [{"id": "ta-lung"}],
        "participants": [{"person": "ngo-xuan-lich", "name": None, "side": "VN"}],
        "mechanism": {"id": "border_defence_friendship_exchange", "ordinal": 5},
    }
    assert labelled(value).complete is False


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"kind": "tolks"}, "the gazetteer does not have 'tolks' in kinds"),
        ({"knid": "talks"}, "nothing is known of knid"),
        ({"start": "24/10"}, "start '24/10' is no day such as 2024-10-24"),
        ({"end": "2024-02-30"}, "end '2024-02-30' is no day such as 2024-10-24"),
        ({"start": 20241024}, "start 20241024 is no day"),
        ({"participants": [{"person": "nobody"}]}, "does not have 'nobody' in people"),
        ({"participants": "Giang"}, "participants must be a list of objects"),
        ({"places": ["hanoi"]}, "places must be a list of objects"),
        ({"start": "2024-10-24", "end": "2024-10-23"}, "end 2024-10-23 is before start 2024-10-24"),
        ({"meeting": 5}, "meeting must be a name"),
    ],
)
def test_a_misspelt_label_is_no_mistake_of_ours(told: dict[str, Any], message: str) -> None:
    with pytest.raises(BadArticle, match=message):
        labelled(line("2024-10-24", HANOI, told, url="a"))


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ({"borderline": "no"}, "borderline must be true or false"),
        ({"encounters": {}}, "encounters must be a list of objects"),
        ({"encounters": ["talks"]}, "encounters must be a list of objects"),
    ],
)
def test_labels_of_another_form_are_refused_in_plain_words(gold: dict[str, Any], message: str) -> None:
    value = line("2024-10-24", HANOI, GOLD, url="a")
    with pytest.raises(BadArticle, match=message):
        labelled({**value, "gold": {**value["gold"], **gold}})


def test_what_contradicts_itself_is_refused_with_its_place(hoidam: Run) -> None:
    first = line("2024-10-24", HANOI, GOLD, url="a")
    other = {**first, "gold": {"label": "none"}}
    void = {**line("2024-10-24", HANOI, GOLD, url="b"), "gold": {"label": "none", "encounters": [GOLD]}}
    rows = [first, other, first, void]
    Path("gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = hoidam("score", "gold.jsonl")
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    assert told[0].endswith(f"line 2: {first['url']}: is labelled none, but meeting in gold.jsonl: line 1")
    assert told[1].endswith(f"line 4: {void['url']}: gold: label is none, but there is something to be read")
    assert len(told) == 2


def test_of_many_lines_without_labels_the_first_are_told_and_all_counted(hoidam: Run) -> None:
    line = json.dumps({"url": "https://example.org/1", "outlet": "example", "title": "T", "text": "T"})
    Path("unlabelled.jsonl").write_text(f"{line}\n" * 300, encoding="utf-8")
    result = hoidam("score", "unlabelled.jsonl")
    assert result.exit_code == 1
    *first, count = result.stderr.splitlines()
    assert len(first) == 10
    assert "300 lines" in count


def test_the_command_prints_all_of_it(hoidam: Run, lines: Callable[[Result], list[dict[str, Any]]]) -> None:
    told = {**GOLD, "start": "2024-10-23", "meeting": "m", "visit": "v"}
    rows = [line("2024-10-24", HANOI, told, url="a"), line("2024-10-25", HANOI, told, url="b")]
    Path("gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    shown = hoidam("score", "gold.jsonl").stdout
    for words in (
        "Field (all)",
        "participants  4     1.000",
        "meetings  B-cubed",
        "start 2024-10-23 read as 2024-10-24",
        "đã hội đàm",
    ):
        assert words in shown
    found = lines(hoidam("score", "gold.jsonl", "--json", "--worst", "1"))
    fields = {row["field"]: row for row in found if "field" in row}
    assert fields["heads"]["exact"]["f1"] == 1
    assert fields["start"]["exact"]["f1"] == 0
    assert fields["start"]["lenient"]["f1"] == 1
    assert [(r["clusters"], r["measure"], r["f1"]) for r in found if "clusters" in r] == [
        (name, measure, 1) for name in ("meetings", "visits") for measure in ("B-cubed", "pairwise")
    ]
    assert len([row for row in found if "mistake" in row]) == 1


def test_categories_are_told_apart() -> None:
    judged = [case([], [], gold="none", given="none", why="police"), case(None, [], why="")]
    assert {name: len(some) for name, some in by(judged, "why").items()} == {"": 1, "police": 1}
