"""The tree keeps its shape, and the words about it stay true."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from alerts import channel
from crawler.outlets import load
from hoidam.cli import COMMANDS
from hoidam.settings import Settings

ROOT = Path(__file__).parents[1]
PACKAGES = ("alerts", "crawler", "hoidam", "meetings", "scheduler", "storage")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_folder_of_migrations_never_shadows_the_library() -> None:
    assert not (ROOT / "alembic" / "__init__.py").exists()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_says_what_it_is_for_and_is_short(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "begins with a sentence"
    assert len(text.splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_functions_are_short(module: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


def test_only_the_program_reads_the_clock() -> None:
    reads = re.compile(r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|time\.time)\(")
    found = [
        name(m)
        for m in MODULES
        if m.parts[len(ROOT.parts)] != "hoidam" and reads.search(m.read_text("utf-8"))
    ]
    assert found == ["scheduler/daemon.py"], "an alarm clock has to"


def test_the_readme_names_every_command() -> None:
    missing = [command for command in COMMANDS if f"hoidam {command}" not in README]
    assert not missing


def test_the_readmes_table_of_outlets_is_current() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (.+?) \|$", README, re.MULTILINE)
    assert rows == [(o.name, o.host, o.title) for o in load().values()]


def settings(model: type[BaseModel], place: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        inner = [kind for kind in kinds(field.annotation) if issubclass(kind, BaseModel)]
        if inner:
            yield from settings(inner[0], f"{place}{key}.")
        else:
            yield f"{place}{key}"


def kinds(annotation: object) -> list[type]:
    inner = getattr(annotation, "__args__", ())
    return (
        [annotation] if isinstance(annotation, type) and not inner else [k for i in inner for k in kinds(i)]
    )


@pytest.mark.parametrize("setting", [s for s in settings(Settings) if s != "channels"])
def test_every_setting_is_documented(setting: str) -> None:
    assert f"| `{setting}` |" in SETTINGS


@pytest.mark.parametrize("kind", channel.kinds())
def test_every_option_of_a_channel_is_documented(kind: str) -> None:
    options = channel.options_of(kind)
    section = SETTINGS.partition(f"## Channels of kind {kind}\n")[2].partition("\n## ")[0]
    assert options
    missing = [option for option in options.model_fields if f"| `{option}` |" not in section]
    assert not missing


def test_data_files_are_json_and_name_their_sources() -> None:
    for path in (ROOT / "meetings" / "data").glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
