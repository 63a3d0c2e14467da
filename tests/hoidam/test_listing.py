"""Meetings, searches and scores as people and programs get them."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from hoidam.analysing import analyse
from hoidam.terminal import harmless
from meetings.article import Article
from storage.store import Store

Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]


pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture(scope="module")
def beginning(filled: Any, articles: list[Article], now: datetime) -> Path:
    def fill(store: Store, keep: Any) -> None:
        keep(*articles)
        list(analyse(store, [], now=lambda: now))

    return filled(fill)


def test_the_list_is_for_people_and_counts(hoidam: Run) -> None:
    result = hoidam("meetings", "--since", "2026-01-01")
    assert "Phan Van Giang holds talks with Dong Jun" in result.stdout
    assert "2026-03-18-border-exchange-10" in result.stdout
    assert "meetings\n" in result.stderr


def test_the_list_names_places_in_one_language(hoidam: Run) -> None:
    assert "· Hanoi" in hoidam("meetings").stdout
    assert "· Hà Nội" in hoidam("meetings", "--language", "vi").stdout


def test_a_meeting_that_no_report_tells_of_any_more_says_so(
    hoidam: Run, store: Store, keep: Any, articles: list[Article], now: datetime
) -> None:
    only = next(a for a in articles if "Hà Vệ Đông" in a.title)
    keep(replace(only, title="Giá vàng", text="Giá vàng hôm nay tăng nhẹ so với hôm qua."))
    list(analyse(store, [], now=lambda: now))
    assert "[Report withdrawn or changed]" in hoidam("meetings").stdout


def test_filters_narrow_the_list(hoidam: Run, lines: Lines) -> None:
    everything = lines(hoidam("meetings", "--json"))
    for options, wanted in (
        (
            ("--person", "zhang-youxia"),
            lambda m: any(p["person"] == "zhang-youxia" for p in m["participants"]),
        ),
        (("--kind", "talks"), lambda m: m["kind"] == "talks"),
        (("--until", "2019-12-31"), lambda m: m["start"] < "2020"),
        (("--status", "held"), lambda m: m["status"] == "held"),
    ):
        found = lines(hoidam("meetings", "--json", *options))
        assert found
        assert found == [m for m in everything if wanted(m)]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--kind", "talkz"), "there is no kind 'talkz'; did you mean 'talks'?"),
        (("--person", "zhang-youxa"), "there is no person 'zhang-youxa'; did you mean 'zhang-youxia'?"),
        (("--person", "nobody"), "there is no person 'nobody'"),
    ],
)
def test_a_misspelt_id_is_wrong_use(hoidam: Run, options: tuple[str, ...], says: str) -> None:
    result = hoidam("meetings", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_a_filter_that_lets_nothing_through_asks_for_no_articles(hoidam: Run) -> None:
    assert hoidam("meetings", "--kind", "naval_review").stderr == "No such meetings.\n"


def test_one_meeting_is_shown_with_articles_and_evidence(hoidam: Run) -> None:
    shown = hoidam("meetings", "2026-03-18-talks-giang-dong-jun").stdout
    for words in (
        "Evidence",
        "Articles (",
        "Part of",
        "2026-03-18-border-exchange-10",
        "https://",
        "[kind",
        "Told by",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("vi", ("Trong khuôn khổ ", "Bên đưa tin ", "Căn cứ ", "[Hình thức", "Bài báo (")),
        ("zh", ("所属活动 ", "报道方 ", "依据 ", "[形式", "报道（")),
    ],
)
def test_one_meeting_is_labelled_in_the_language_asked_for(
    language: str, labels: tuple[str, ...], hoidam: Run
) -> None:
    shown = hoidam("meetings", "2026-03-18-talks-giang-dong-jun", "--language", language).stdout
    for label in labels:
        assert label in shown
    for english in ("Evidence", "Articles", "Part of", "Told by", "Identity", "report", "(host)"):
        assert english not in shown


def test_evidence_of_a_meeting_names_its_article(hoidam: Run, lines: Lines) -> None:
    (meeting,) = lines(hoidam("meetings", "2026-03-18-talks-giang-dong-jun", "--json"))
    addresses = {article["url"] for article in meeting["articles"]}
    assert meeting["evidence"]
    assert meeting["told_by"]["VN"]["reports"] > 0
    assert meeting["lag_minutes"] is None
    assert {quote["url"] for quotes in meeting["evidence"].values() for quote in quotes} <= addresses


def test_an_unknown_meeting_is_one_line(hoidam: Run) -> None:
    result = hoidam("meetings", "nonsense")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "hoidam: there is no meeting 'nonsense'; hoidam meetings lists them\n"


def test_csv_has_one_row_a_meeting(hoidam: Run, lines: Lines) -> None:
    rows = list(csv.DictReader(io.StringIO(hoidam("meetings", "--csv").stdout)))
    assert [row["id"] for row in rows] == [m["id"] for m in lines(hoidam("meetings", "--json"))]
    assert "Đổng Quân" in rows[0]["china"]


def test_search_needs_no_diacritics(hoidam: Run, lines: Lines) -> None:
    with_marks = lines(hoidam("search", "hội đàm", "Quảng Ninh", "--json"))
    without = lines(hoidam("search", "hoi", "dam", "quang", "ninh", "--json"))
    assert with_marks
    assert {hit["url"] for hit in with_marks} <= {hit["url"] for hit in without}
    assert any(hit["meetings"] for hit in with_marks)
    shown = hoidam("search", "Quảng Ninh")
    assert "→ 2026-03-18" in shown.stdout
    assert shown.stderr.startswith("Published (Hanoi)")
    assert "Nothing found" in hoidam("search", "xyzzy").stderr


def test_nothing_an_outlet_writes_steers_the_terminal(
    hoidam: Run, keep: Any, articles: list[Article]
) -> None:
    evil = Article(
        url="https://x.example/1\x1b]0;x\x07",
        outlet="x",
        title="\x1b[31mxanh\x9b",
        text="xanh lam",
        published_at=None,
    )
    keep(evil)
    shown = hoidam("search", "xanh").stdout
    assert "xanh" in shown
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert harmless("\x1b[31m\u202exanh\x9b\r\nlam\t") == "[31mxanh\nlam\t"


def test_a_score_counts_hits_misses_and_false_alarms(
    hoidam: Run, lines: Lines, articles: list[Article]
) -> None:
    ours = next(a for a in articles if "Hà Vệ Đông" in a.title)
    other = next(a for a in articles if "GDP" in a.title)
    labelled = [
        (ours, "meeting", "talks"),
        (other, "none", "economy"),
        (replace(other, url=f"{other.url}?again"), "meeting", "wrongly labelled"),
    ]
    Path("gold.jsonl").write_text(
        "".join(json.dumps({**a.as_json(), "gold": {"label": g, "why": w}}) + "\n" for a, g, w in labelled)
    )
    figures, *rest = lines(hoidam("score", "gold.jsonl", "--json"))
    assert (figures["hits"], figures["misses"], figures["false_alarms"]) == (1, 1, 0)
    assert (figures["precision"], figures["recall"]) == (1.0, 0.5)
    assert [r["why"] for r in rest if "why" in r] == ["wrongly labelled"]
    shown = hoidam("score", "gold.jsonl").stdout
    for words in (
        "0.500",
        "missed: meeting judged none",
        "wrongly labelled",
        "economy",
        "Mistakes: 1 article or encounter",
    ):
        assert words in shown


def test_a_file_without_labels_cannot_be_scored(hoidam: Run, articles: list[Article]) -> None:
    Path("plain.jsonl").write_text(json.dumps(articles[0].as_json()) + "\n")
    result = hoidam("score", "plain.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "plain.jsonl: line 1: " in result.stderr
    assert "gold.label must be one of" in result.stderr


@pytest.mark.parametrize("command", ["score", "read", "import"])
def test_a_file_that_is_not_there_is_the_same_failure_everywhere(hoidam: Run, command: str) -> None:
    result = hoidam(command, "nowhere.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "hoidam: nowhere.jsonl: No such file or directory" in result.stderr


@pytest.mark.parametrize("command", ["deliveries", "outlets", "exports"])
def test_no_summary_in_an_overview_is_cut(hoidam: Run, command: str) -> None:
    _, _, overview = hoidam(command, "--help").stdout.partition("Commands:")
    assert overview
    assert "..." not in overview
