"""A meeting coded in CAMEO and PLOVER: who did what to whom, by a table of cases."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from meetings import gazetteer
from meetings.encounter import Document, Edition, Encounter, Participant, Place, Topic
from meetings.events import events_of
from meetings.meeting import Meeting, Report

DAY = date(2025, 4, 17)
TOLD = datetime(2025, 4, 10, 20, 0, tzinfo=UTC)
DATA = json.loads((Path(__file__).parents[2] / "meetings/data/events.json").read_text(encoding="utf-8"))


def person(side: str, post: str | None, identity: str | None = None) -> Participant:
    return Participant(person=identity, name="Ai đó", side=side, rank=None, post=post)


GIANG = person("VN", "minister_of_national_defence", "phan-van-giang")
DONG = person("CN", "minister_of_national_defence", "dong-jun")
TO_LAM = person("VN", "party_general_secretary", "to-lam")
POLICE = person("CN", "minister_public_security")
SPEAKER = person("VN", "na_chair")
HANOI = Place(id="hanoi", name="Hà Nội", country="VN")
SINGAPORE = Place(id="singapore", name="Singapore", country="SG")
GULF = Place(id="gulf-of-tonkin", name="Vịnh Bắc Bộ", country="SEA")


def meeting(*, reports: Any = (), **facts: Any) -> Meeting:
    usual: dict[str, Any] = {"kind": "talks", "start": DAY, "participants": (GIANG, DONG)}
    encounter = Encounter(**{**usual, **facts})
    articles = tuple(
        Report(
            url=f"https://x.example/{n}", outlet="x", title="", published_at=when, encounter=encounter, aspect=aspect
        )
        for n, (aspect, when) in enumerate(reports)
    )  # fmt: skip
    return Meeting(id="m", version=1, facts=encounter, first_reported_at=TOLD, articles=articles)


def coded(one: Meeting) -> list[str]:
    """``source target code CATEGORY-mode``, with a star where PLOVER has its record."""
    return [
        f"{e.source.code} {e.target.code} {e.code} {e.category}{f'-{e.mode}' if e.mode else ''}"
        + ("*" if e.is_record else "")
        for e in events_of(one)
    ]


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "talks with a host: the guest visits, the host hosts",
        {"host_side": "VN", "places": (HANOI,)},
        ["CHNMIL VNMMIL 042 CONSULT-visit*", "VNMMIL CHNMIL 043 CONSULT-visit"],
    ),
    (
        "the other way round",
        {"host_side": "CN", "kind": "receive"},
        ["VNMMIL CHNMIL 042 CONSULT-visit*", "CHNMIL VNMMIL 043 CONSULT-visit"],
    ),
    (
        "both host: neither visits",
        {"host_side": "BOTH", "kind": "border_exchange"},
        ["VNMMIL CHNMIL 040 CONSULT*", "CHNMIL VNMMIL 040 CONSULT"],
    ),
    ("nobody says who", {}, ["VNMMIL CHNMIL 040 CONSULT*", "CHNMIL VNMMIL 040 CONSULT"]),
    (
        "in a third country",
        {"host_side": "THIRD", "places": (SINGAPORE,)},
        ["VNMMIL CHNMIL 044 CONSULT-third-party*", "CHNMIL VNMMIL 044 CONSULT-third-party"],
    ),
    (
        "a third country by its place alone",
        {"places": (SINGAPORE,)},
        ["VNMMIL CHNMIL 044 CONSULT-third-party*", "CHNMIL VNMMIL 044 CONSULT-third-party"],
    ),
    (
        "on the sidelines abroad",
        {"kind": "sideline", "host_side": "THIRD"},
        ["VNMMIL CHNMIL 044 CONSULT-multilateral*", "CHNMIL VNMMIL 044 CONSULT-multilateral"],
    ),
    (
        "on the sidelines at home",
        {"kind": "sideline", "host_side": "VN"},
        ["CHNMIL VNMMIL 040 CONSULT-multilateral*", "VNMMIL CHNMIL 040 CONSULT-multilateral"],
    ),
    (
        "by telephone",
        {"kind": "phone"},
        ["VNMMIL CHNMIL 041 CONSULT-phone*", "CHNMIL VNMMIL 041 CONSULT-phone"],
    ),
    (
        "on a screen",
        {"kind": "video_talks"},
        ["VNMMIL CHNMIL 041 CONSULT-phone*", "CHNMIL VNMMIL 041 CONSULT-phone"],
    ),
    (
        "a patrol is material",
        {"kind": "joint_patrol_sea", "places": (GULF,), "participants": ()},
        ["VNMMIL CHNMIL 062 COOPERATE*", "CHNMIL VNMMIL 062 COOPERATE"],
    ),
    (
        "an exercise too",
        {"kind": "exercise"},
        ["VNMMIL CHNMIL 062 COOPERATE*", "CHNMIL VNMMIL 062 COOPERATE"],
    ),
    ("twinning", {"kind": "twinning"}, ["VNMMIL CHNMIL 050 SUPPORT*", "CHNMIL VNMMIL 050 SUPPORT"]),
    (
        "a signing is coded once",
        {"kind": "signing", "documents": (Document(title="Thỏa thuận", signed=True),)},
        ["VNMMIL CHNMIL 057 SUPPORT*", "CHNMIL VNMMIL 057 SUPPORT"],
    ),
    (
        "talks that agree and sign",
        {
            "topics": (Topic(id="hotline", layer="agreed"),),
            "documents": (Document(title="Ý định thư", signed=True), Document(title="Nghị định thư", signed=True)),
        },
        [
            "VNMMIL CHNMIL 040 CONSULT*", "CHNMIL VNMMIL 040 CONSULT",
            "VNMMIL CHNMIL 0312 AGREE*", "CHNMIL VNMMIL 0312 AGREE",
            "VNMMIL CHNMIL 057 SUPPORT*", "CHNMIL VNMMIL 057 SUPPORT",
        ],
    ),
    (
        "what was praised or proposed, or named and not signed, is no event",
        {
            "topics": (Topic(id="hotline", layer="reviewed"), Topic(id="cyber", layer="proposed")),
            "documents": (Document(title="Ý định thư", signed=False),),
        },
        ["VNMMIL CHNMIL 040 CONSULT*", "CHNMIL VNMMIL 040 CONSULT"],
    ),
    (
        "a party leader receives: the governing party is the government",
        {"kind": "receive", "host_side": "VN", "participants": (TO_LAM, DONG)},
        ["CHNMIL VNMGOV 042 CONSULT-visit*", "VNMGOV CHNMIL 043 CONSULT-visit"],
    ),
    (
        "police and parliament are neither",
        {"participants": (SPEAKER, POLICE)},
        ["VNMLEG CHNCOP 040 CONSULT*", "CHNCOP VNMLEG 040 CONSULT"],
    ),
    ("a ceremony within a meeting", {"kind": "welcome_ceremony"}, []),
    ("without a day", {"start": None}, []),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_held_is_coded(facts: dict[str, Any], wanted: list[str]) -> None:
    assert coded(meeting(**facts)) == wanted


PLANNED = ["VNMMIL CHNMIL 036 AGREE*", "CHNMIL VNMMIL 036 AGREE"]


@pytest.mark.parametrize("status", ["announced", "postponed", "cancelled", "unconfirmed"])
def test_of_what_was_not_held_the_announcement_is_coded_on_its_own_day(status: Any) -> None:
    one = meeting(status=status, reports=[("announced", TOLD), ("announced", TOLD + timedelta(days=3))])
    assert coded(one) == PLANNED
    assert {(e.first, e.last, e.precision) for e in events_of(one)} == {
        (date(2025, 4, 11), date(2025, 4, 11), "day")  # three in the morning, in Hanoi
    }


def test_who_called_it_off_is_not_known_and_not_coded() -> None:
    assert coded(meeting(status="cancelled", reports=[("cancelled", TOLD)])) == []


def test_a_plan_of_which_no_report_tells_when_was_told_when_we_heard_of_it() -> None:
    (first, _) = events_of(meeting(status="announced", start=None))
    assert first.first == date(2025, 4, 11)


def test_what_was_announced_and_then_held_is_both() -> None:
    one = meeting(reports=[("announced", TOLD), ("held", TOLD + timedelta(days=7))])
    assert [line.split()[2] for line in coded(one)] == ["036", "036", "040", "040"]
    same_day = meeting(reports=[("announced", datetime(2025, 4, 17, 3, tzinfo=UTC))])
    assert [line.split()[2] for line in coded(same_day)] == ["040", "040"]


def test_ids_are_each_their_own_and_stay() -> None:
    one = meeting(host_side="VN", reports=[("announced", TOLD)])
    ids = [event.id for event in events_of(one)]
    assert ids == ["m/036/CHN", "m/036/VNM", "m/042/CHN", "m/043/VNM"]
    assert [event.id for event in events_of(replace(one, version=2))] == ids


def test_days_and_how_exactly_they_are_known_are_those_of_the_meeting() -> None:
    (one, _) = events_of(meeting(end=DAY + timedelta(days=1), date_precision="inferred"))
    assert (one.first, one.last, one.precision) == (DAY, DAY + timedelta(days=1), "inferred")
    (one, _) = events_of(meeting(end=DAY - timedelta(days=9)))
    assert (one.first, one.last) == (DAY, DAY)


def test_contexts_are_what_it_was_about() -> None:
    topics = (
        Topic(id="peacekeeping", layer="agreed"),
        Topic(id="crime_terror_migration", layer="proposed"),
        Topic(id="hotline", layer="agreed"),
    )
    found = {e.code: e.contexts for e in events_of(meeting(topics=topics, participants=(TO_LAM, DONG)))}
    assert found["040"] == (
        *("military", "diplomatic"), *("peacekeeping", "crime", "terrorism", "migration")
    )  # fmt: skip
    assert found["0312"] == ("military", "diplomatic", "peacekeeping")


def test_without_people_a_sector_is_that_of_those_whose_mechanism_it_is() -> None:
    mixed = meeting(kind="dialogue", participants=(), mechanism=Edition(id="border_guard_command_nia"))
    assert coded(mixed)[0] == "VNMMIL CHNCOP 040 CONSULT*"


def test_scores_are_those_of_the_scales() -> None:
    """CAMEO's by its code book's scale, PLOVER's by its table."""
    one, two = events_of(meeting(host_side="VN"))
    assert [(e.goldstein, e.score, e.quad) for e in (one, two)] == [(1.9, 4.0, 1), (2.8, 4.0, 1)]
    (patrol, _) = events_of(meeting(kind="joint_patrol_sea"))
    assert (patrol.goldstein, patrol.score, patrol.quad) == (7.4, 9.5, 2)


# --- the data ---------------------------------------------------------------------------------------------


def test_every_kind_is_coded_or_left_out_by_name() -> None:
    assert set(DATA["kinds"]) == {record["id"] for record in gazetteer.records("kinds")}


def test_every_code_category_and_context_is_one_of_the_books() -> None:
    codes = {record["id"]: record for record in DATA["codes"]}
    assert {a[who] for a in DATA["acts"] for who in ("guest", "host")} == set(codes)
    assert all(record["quad"] == (1 if record["id"] < "06" else 2) for record in codes.values())
    assert {a["plover"] for a in DATA["acts"]} <= {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}
    assert {a["mode"] for a in DATA["acts"]} == {"", "visit", "third-party", "multilateral", "phone"}
    acts = {act["id"] for act in DATA["acts"]} | {"contact", None}
    assert set(DATA["kinds"].values()) <= acts
    topics = {record["id"] for record in gazetteer.records("topics")}
    assert set(DATA["contexts"]) <= topics
    assert set(DATA["levels"]) == {record["id"] for record in gazetteer.records("levels")}
    assert DATA["countries"]["VN"] == "VNM"
    assert len(set(DATA["countries"].values())) == len(DATA["countries"]) == 249


def test_every_post_of_the_gazetteer_has_a_sector_and_none_is_misspelt() -> None:
    from meetings.events import _sector_of  # noqa: PLC0415 (of no other use)

    for record in gazetteer.records("posts"):
        for side in [record["side"]] if record["side"] else ["VN", "CN"]:
            assert _sector_of(person(side, record["id"])), record["id"]
    posts = {record["id"] for record in gazetteer.records("posts")}
    organisations = {record["id"] for record in gazetteer.records("organisations")}
    for record in gazetteer.records("sectors"):
        assert set(record["posts"]) <= posts
        assert set(record["organisations"]) <= organisations
        assert record["source"]
