"""Code speaks of the two sides of the beat; only data says which they are."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetings.beat import BUNDLED, beat
from meetings.reading.vocabulary import of_side

ROOT = Path(__file__).parents[1]
LANGUAGES = ("vi", "zh", "en")
ON_SHOW = {"samples", "sample_site.py", "demo"}
"""What the demo shows is of the bundled beat."""
MODULES = sorted(
    path
    for package in ("meetings", "alerts", "hoidam", "storage")
    for path in (ROOT / package).rglob("*.py")
    if ON_SHOW.isdisjoint(path.parts)
)


def _words() -> Iterator[str]:
    """Whatever names a side: its id, its names in each language, demonyms, and `访越` and `赴华`."""
    for state in beat().states:
        yield rf"\b{state.id}\b"
        for language in LANGUAGES:
            border = "" if language == "zh" else r"\b"
            yield f"{border}{state.name(language)}"
            for name in ("adjectives", "country", "calls", "goal") if language != "vi" else ("nation",):
                yield from (f"{border}{word}" for word in of_side(state.id, name, language) if len(word) > 1)


NAMES = re.compile("|".join(_words()))
TABLES = ("people", "posts", "places", "mechanisms", "organisations", "agencies")
IDS = frozenset(
    record["id"]
    for table in TABLES
    for record in json.loads((BUNDLED / f"{table}.json").read_text(encoding="utf-8"))
)
"""Whatever the folder of the beat has a record of."""


def _strings(module: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that are no docstrings, whole or in parts."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_names_a_side_or_what_is_of_the_beat(module: Path) -> None:
    assert [(line, text) for line, text in _strings(module) if NAMES.search(text) or text in IDS] == []


def test_what_names_a_side_is_seen(tmp_path: Path) -> None:
    lines = [
        'SIDE = "VN"',
        'RULE = rf"(?:thăm {x} Trung Quốc)"',
        "VISIT = '赴华参加'",
        '"""Of Vietnam."""',
        'X = "vn"',
    ]
    module = tmp_path / "module.py"
    module.write_text("\n".join(lines), encoding="utf-8")
    assert sorted(line for line, text in _strings(module) if NAMES.search(text)) == [1, 2, 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_general_words_of_a_language_name_no_side(language: str) -> None:
    """Lists of all countries apart, and the topic that a sea is."""
    words = json.loads((ROOT / "meetings" / "data" / f"{language}.json").read_text(encoding="utf-8"))
    for apart in ("source", "countries", "not_countries", "topics"):
        words.pop(apart, None)
    said = [
        name for name, found in words.items() for text in _texts(found) if NAMES.search(text) or text in IDS
    ]
    assert said == []


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def test_people_posts_and_press_are_the_beats_alone() -> None:
    folder = ROOT / "meetings" / "beats" / "vietnam_china"
    here = {path.name for path in (ROOT / "meetings" / "data").glob("*.json")}
    assert here & {path.name for path in folder.glob("*.json")} == {"mechanisms.json", "places.json", "vi.json", "zh.json", "en.json"}  # fmt: skip
