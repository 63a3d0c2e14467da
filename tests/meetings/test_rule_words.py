"""Which words a rule cannot match without."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.beat import sides
from meetings.reading.rule_words import rule_words, run_of
from meetings.reading.vi.words import PROPER, both_ministers
from meetings.reading.vocabulary import of_side, vocabulary

LISTS = (
    "both", "joint_forces", "mechanisms", "activities", "verbs", "defence_bodies", "border_forces", "ranks",
    "titled_activities",
)  # fmt: skip
OF_SIDES = [
    entry
    for side in sides()
    for name in ("nation", "units", "forces", "forces_at_home")
    for entry in of_side(side, name, "vi")
]
ENTRIES = [entry for name in LISTS for entry in vocabulary("vi")[name]]
RULES = [
    both_ministers().pattern,
    *OF_SIDES,
    *(entry if isinstance(entry, str) else entry[-1] for entry in ENTRIES),
]
ALONE = [rule for rule in RULES if "(?=" not in rule]
"""The rules that match without words behind them."""


@pytest.mark.parametrize(
    ("rule", "ways"),
    [
        ("Trung Quốc", {("trungquốc",)}),
        ("giao lưu s[ĩỹ] quan(?: trẻ)?", {("giaolưusĩquan",), ("giaolưusỹquan",), ("giaolưusĩquantrẻ",), ("giaolưusỹquantrẻ",)}),
        ("Lữ đoàn [Bb]iên phòng \\d+", {("lữđoànbiênphòng",)}),
        ("(?:tàu|biên đội)[^.;]{0,30}Trung Quốc", {("tàu", "trungquốc"), ("biênđội", "trungquốc")}),
        ("Trạm Công tác <Name>(?: <Name>){0,4}", {("trạmcôngtác",)}),
        ("Việt(?: Nam)? ?[-,] ?Trung\\b", {("việttrung",), ("việtnamtrung",)}),
        ("(?<!hậu )cần(?! thơ)", {("cần",)}),
        ("tiếp(?: đón)?(?= (?:ông|bà))", {("tiếp",), ("tiếpđón",)}),
        ("lần\\.+ hai", {("lầnhai",)}),
        ("(?:một|\\w+)", {("một",), ()}),
    ],
)  # fmt: skip
def test_a_rule_written_out(rule: str, ways: set[tuple[str, ...]]) -> None:
    assert rule_words(rule) == ways


@pytest.mark.parametrize("rule", ALONE)
def test_whatever_a_rule_of_the_vocabulary_matches_holds_its_words(rule: str) -> None:
    ways = rule_words(rule)

    @settings(max_examples=25)
    @given(st.from_regex(re.compile(rule.replace("<Name>", PROPER)), fullmatch=True))
    def is_held(text: str) -> None:
        run = run_of(text)
        assert any(all(word in run for word in way) for way in ways)

    is_held()


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_of_the_vocabulary_is_without_words(rule: str) -> None:
    assert all(way for way in rule_words(rule))
