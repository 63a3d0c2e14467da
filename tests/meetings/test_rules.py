"""Rules are tried only where they may match, and match what they would without."""

import json
import re
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.article import article_from_json
from meetings.beat import sides
from meetings.folding import TONE_PAIRS, tones
from meetings.reader import judge_and_read
from meetings.reading.rule_words import needed, openings, words_of
from meetings.reading.rules import Rule
from meetings.reading.vi.words import PROPER, words
from meetings.reading.vocabulary import longest, of_side, vocabulary

GOLD = Path(__file__).parents[1] / "gold"
LETTERS = st.text("aAbđ ıİſ.1越国会", max_size=8)


@pytest.mark.parametrize(
    ("rule", "words_"),
    [
        (r"\b(?:hội đàm|gặp)\b", {"hội", "gặp"}),
        (r"\bpatrol(?:s|led)?(?!\w)", {"patrol", "patrols", "patrolled"}),
        (r"\btháng (?P<m>0?[1-9]|1[0-2])", {"tháng"}),
        (r"(?<!\d)(?P<d>[12]\d)/\d", {"0"}),
        ("中越|海警(?:局)?", {"中", "海"}),
        (r"\b(?:tàu|biên đội)\b[^.;]{0,30}\bthăm\b", {"tàu", "biên"}),
        (r"Viet ?nam(?:ese)?", None),
        (r"\bpatrol[^a]", None),
        (r"\bpatrol(?!b)", None),
        (r"^(?:Về|Đối với)?\s*$", None),
        (r"\b[A-Z]\w*", None),
    ],
)
def test_the_words_that_a_rule_needs(rule: str, words_: set[str] | None) -> None:
    ways = needed(rule)
    assert (ways and set(ways)) == words_


@pytest.mark.parametrize(
    ("rule", "words_"),
    [
        (r"\b(?:hội đàm|gặp)\b", {"hội", "gặp"}),
        (r"\bpatrol(?:s|led)?(?!\w)", {"patrol", "patrols", "patrolled"}),
        (r"(?<![\w-])(?<!Major )(?:[Tt]he )?(?P<rank>General|Gen\.) [A-Z]", {"the", "general", "gen"}),
        (r"\b(?=(?:Deputy|Chief)\b)(?:\w+ )?Chief\b", {"deputy", "chief"}),
        (r"\b(?:\d|Jan) x", None),
        (r"\bpatrol", None),
        (r'"patrol\b', None),
        (r'\b"?patrol\b', None),
        (r"\b\w+ patrol\b", None),
        (r"patrol\b", None),
        ("联合巡逻", None),
    ],
)
def test_the_words_that_a_rule_may_open_with(rule: str, words_: set[str] | None) -> None:
    assert openings(rule) == words_


def test_of_too_many_ways_the_telling_words_are_kept() -> None:
    many = "|".join(f"tàu{n} " for n in range(100))
    assert set(needed(rf"\b(?:{many})(?:{many})(?:{many})$") or ()) == {f"tàu{n}" for n in range(100)}


def test_all_words_of_a_way_are_needed() -> None:
    ways = needed(r"\b(?:hội đàm [^.;]{0,30}\bcấp bộ trưởng|gặp \w+ ngày \d+)\b")
    assert ways == {"trưởng": [{"hội", "đàm", "cấp", "bộ", "trưởng"}], "ngày": [{"gặp", "ngày", "0"}]}


def test_a_way_with_all_words_of_another_is_left_out() -> None:
    assert needed(r"\b(?:tàu(?: chiến)?|tàu sân bay) thăm\b") == {"thăm": [{"tàu", "thăm"}]}


def test_ways_are_told_by_the_words_that_few_of_them_have() -> None:
    ways = needed(r"\bphòng (?:Lào|Nga|Bỉ)\b")
    assert ways == {word: [{"phòng", word}] for word in ("lào", "nga", "bỉ")}


RULES = [
    rf"\b(?:{(entry if isinstance(entry, str) else entry[-1]).replace('<Name>', PROPER)})\b"
    for entry in (
        *(unit for side in sides() for unit in of_side(side, "units", "vi")),
        *chain.from_iterable(
            vocabulary("vi")[name]
            for name in ("joint_forces", "mechanisms", "activities", "verbs", "cooperation")
        ),
    )
]


@pytest.mark.parametrize("rule", [rule for rule in RULES if "(?=" not in rule and needed(rule)])
def test_whatever_a_rule_matches_has_the_words_it_needs(rule: str) -> None:
    @settings(max_examples=10)
    @given(st.from_regex(re.compile(rule, re.IGNORECASE), fullmatch=True))
    def has_all_of_a_way(text: str) -> None:
        said = words_of(f"1 {text}.")
        assert any(way <= said for ways in (needed(rule) or {}).values() for way in ways)

    has_all_of_a_way()


@given(st.lists(LETTERS.filter(str.strip), min_size=1, max_size=4), LETTERS, st.booleans())
def test_a_rule_matches_what_its_expression_matches(parts: list[str], text: str, caseless: bool) -> None:
    rule = rf"\b(?:{'|'.join(map(re.escape, parts))})(?!\w)"
    flags = re.IGNORECASE if caseless else 0
    expected = [m.span() for m in re.finditer(rule, f"{text}{parts[0]} {text}", flags)]
    assert [m.span() for m in Rule(rule, flags).finditer(f"{text}{parts[0]} {text}")] == expected


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_is_read_as_by_rules_that_are_always_tried(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (GOLD / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [article_from_json(json.loads(line)) for line in lines]
    read = [judge_and_read(a) for a in articles]
    monkeypatch.setattr(Rule, "may_match", lambda _rule, _text: True)
    monkeypatch.setattr("meetings.reading.rules._starts_of", lambda _text: {})
    assert read == [judge_and_read(a) for a in articles]


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "??"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        inner.map(lambda ahead: f"(?={ahead})"),
        inner.map(lambda group: f"({group})"),
    )


EXPRESSIONS = st.recursive(
    st.sampled_from(["a", "đi", "Ab", "越", "国会", " ", r"\b", r"\s", r"\w", r"\d", "1", ".", "[ab]", "[^a]", r"(?!\w)",
        r"(?<!\w)", "(?<!a)", "^", "$", "-", r"\.", r"\B", "(?!b)", "[A-Z]"]),
    _joined,
    max_leaves=8,
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(["a", "b", "đi", "Ab", "ab", "越", "国会", " ", "1", ".", "-", "İ"]), max_size=10
)


@settings(max_examples=1_500)
@given(EXPRESSIONS, TEXTS.map("".join), st.booleans(), st.booleans())
def test_any_rule_matches_what_its_expression_matches(
    rule: str, text: str, at_a_word: bool, caseless: bool
) -> None:
    rule = rf"\b{rule}" if at_a_word else rule
    flags = re.IGNORECASE if caseless else 0
    expected = [m.span() for m in re.finditer(rule, text, flags)]
    assert [m.span() for m in Rule(rule, flags).finditer(text)] == expected


@pytest.mark.parametrize(
    "rule",
    [
        "(?i)a",
        "(?i:a)",
        "(?P<a>b)(?P=a)",
        "(a)(?(1)b|c)",
        "(?>a)",
        "(?#a)b",
        r"\x61",
        r"\u1ed9i",
        "[]a]",
        "[^]a]",
    ],
)
def test_a_rule_whose_words_cannot_be_told_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="a rule may not say"):
        Rule(rule)


def test_a_backslash_before_a_letter_that_stands_for_itself_is_read() -> None:
    assert Rule(r"\\x\[\]").search("\\x[]")


@given(st.sets(LETTERS.filter(bool), max_size=6), LETTERS, st.booleans())
def test_words_are_matched_as_their_alternatives_are_the_longest_first(
    known: set[str], text: str, bordered: bool
) -> None:
    alternatives = "|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)"
    border = r"(?!\w)" if bordered else ""
    expected = re.findall(f"(?:{alternatives}){border}", text)
    assert re.findall(f"{longest(known)}{border}", text) == expected


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, listed in vocabulary("vi").items()
        if isinstance(listed, list) and isinstance(listed[0], str)
    ],
)
def test_no_words_of_a_list_lie_within_each_other_in_another_case_alone(name: str) -> None:
    """Or a rule that takes no heed of case might take the shorter one: capitals are tried first."""
    for word in words(name):
        longer = (w for w in words(name) if w.casefold().startswith(word.casefold()) and len(w) > len(word))
        assert all(w.startswith(word) or w < word for w in longer)


@given(st.text("qQoOuUàÁyÝèẺ hx\n", max_size=12))
def test_a_tone_is_moved_as_written_out_for_each_syllable(text: str) -> None:
    pairs = "|".join(map(re.escape, TONE_PAIRS))
    expected = re.sub(rf"(?<![qQ])(?:{pairs})(?!\w)", lambda m: TONE_PAIRS[m[0]], text)
    assert tones(text) == expected
