"""A proposed outlet can be written down in both forms, and is the same outlet when it is read again."""

import json
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.adding.propose import propose
from crawler.adding.writing import as_module, as_toml
from crawler.declared import DeclaredOutlet
from crawler.outlet import Feed, Layout, Listing, Outlet
from meetings.article import Page

ROOT = Path(__file__).parents[2]
PAGES = sorted((Path(__file__).parent / "pages").glob("*/*.html"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)
ODD = Outlet(
    name="odd",
    title='The "Odd\\ness" of it\'s name',
    hosts=tuple(f"edition-{number}.odd-newspaper.example" for number in range(5)),
    article_path=r"/[a-z]+'(?P<id>\d+)\.html",
    sources=(Feed("https://edition-1.odd-newspaper.example/b.rss"), Feed("https://edition-0.odd-newspaper.example/rss", wide=True)),
    language="en",
    zone="Asia/Shanghai",
    layout=Layout(
        headline=("h1",), body=("p[style*='center'] > em", '[title="x"]'), prune=tuple(f"div.some-long-class-name-{n}" for n in range(5))
    ),
    prefixes=("(Odd)", "ODD"),
)  # fmt: skip
LISTED = Outlet(
    name="listed", title="Listed", hosts=("a.example",), article_path=r"/(?P<id>\d+)", language="zh",
    sources=(Listing("https://a.example/"),), zone="Asia/Shanghai", layout=Layout(lead=("h2",)),
)  # fmt: skip


def proposals() -> list[Outlet]:
    found = []
    for path in PAGES:
        url = json.loads(path.with_suffix(".json").read_text("utf-8"))["url"]
        page = Page(
            outlet=path.parent.name, url=url, key="", body=path.read_bytes(), charset=None, fetched_at=NOW
        )
        found.append(propose(page, None).outlet)
    return found


@pytest.mark.parametrize("outlet", [ODD, LISTED], ids=lambda outlet: outlet.name)
def test_both_forms_say_the_same(outlet: Outlet) -> None:
    _check(outlet)


def test_both_forms_say_what_was_proposed() -> None:
    for outlet in proposals():
        _check(outlet)


def _check(outlet: Outlet) -> None:
    said: dict[str, Any] = {}
    exec(as_module(outlet), said)  # noqa: S102 - our own text
    assert said["OUTLET"] == outlet
    (table,) = tomllib.loads(as_toml(outlet))["outlets"]
    declared = DeclaredOutlet(**table).outlet()
    assert set(declared.sources) == set(outlet.sources)
    assert replace(declared, sources=outlet.sources) == outlet


def test_the_file_looks_like_those_beside_it(tmp_path: Path) -> None:
    for number, outlet in enumerate([ODD, LISTED, *proposals()]):
        (tmp_path / f"outlet_{number}.py").write_text(as_module(outlet), encoding="utf-8")
    command = (
        sys.executable,
        "-m",
        "ruff",
        "format",
        "--check",
        "--config",
        str(ROOT / "pyproject.toml"),
        str(tmp_path),
    )
    formatted = subprocess.run(command, capture_output=True, text=True, check=False)
    assert formatted.returncode == 0, formatted.stdout


def test_the_file_begins_with_a_sentence() -> None:
    assert as_module(LISTED).startswith(
        '"""Listed: no feed known, so the home page; the lead stands outside of the body."""\n'
    )
    assert as_module(ODD).startswith('"""The Oddness of it\'s name: 2 feeds."""\n')
