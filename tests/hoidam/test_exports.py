"""Tables say what the store says, to programs and to spreadsheets, and go back in where they can."""

import csv
import io
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from pyarrow import parquet

from hoidam.analysing import analyse
from hoidam.exports.articles_table import articles_table
from hoidam.exports.events_table import events_table
from hoidam.exports.forms import cell, write_csv, write_jsonl
from hoidam.exports.meetings_table import meetings_table
from hoidam.exports.parquet import write_parquet
from hoidam.exports.reading import meetings_in_turn
from hoidam.exports.table import Table
from meetings.article import Article
from meetings.encounter import Encounter
from meetings.meeting import Meeting, Opened
from storage.store import Store, open_store

Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
DOCS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def some_meetings(filled: Any, articles: list[Article], now: datetime) -> Path:
    def fill(store: Store, keep: Any) -> None:
        keep(*articles[15:])
        list(analyse(store, [], now=lambda: now))

    return filled(fill)


@pytest.fixture
def known(folder: Path, some_meetings: Path, new_store: Any) -> Store:
    return new_store(Path("hoidam.db"), like=some_meetings)


def rows(said: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(said, newline="")))


# --- meetings and events ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_meetings_are_those_of_the_list_in_each_form(hoidam: Run, lines: Lines, folder: Path) -> None:
    listed = lines(hoidam("meetings", "--json"))
    result = hoidam("exports", "meetings", "--format", "jsonl")
    assert lines(result) == listed
    assert result.stderr == f"{len(listed)} meetings\n"
    table = rows(hoidam("exports", "meetings").stdout)
    assert table == rows(hoidam("meetings", "--csv").stdout)
    assert [row["id"] for row in table] == [meeting["id"] for meeting in listed]
    assert hoidam("exports", "meetings", "-o", "m.parquet").exit_code == 0
    typed = parquet.read_table(folder / "m.parquet").to_pylist()
    assert [row["id"] for row in typed] == [meeting["id"] for meeting in listed]
    for meeting, row, plain in zip(listed, typed, table, strict=True):
        assert row["start"] == date.fromisoformat(meeting["start"])
        assert row["first_reported_at"] == datetime.fromisoformat(meeting["first_reported_at"])
        assert row["places"] == [place["name"] for place in meeting["places"]]
        assert row["version"] == meeting["version"]
        assert plain["places"] == "; ".join(row["places"])
        assert plain["first_reported_at"] == row["first_reported_at"].isoformat()


@pytest.mark.usefixtures("known")
def test_they_are_narrowed_as_the_list_is(hoidam: Run, lines: Lines) -> None:
    for options in (
        ("--since", "2026-01-01"),
        ("--kind", "talks"),
        ("--person", "dong-jun", "--status", "held"),
    ):
        listed = lines(hoidam("meetings", "--json", *options))
        assert listed
        assert lines(hoidam("exports", "meetings", "--format", "jsonl", *options)) == listed
        meant = {row["meeting_id"] for row in rows(hoidam("exports", "events", *options).stdout)}
        assert meant <= {meeting["id"] for meeting in listed}
    assert "there is no kind 'talkz'; did you mean" in hoidam("exports", "events", "--kind", "talkz").stderr


@pytest.mark.usefixtures("known")
def test_events_say_who_did_what_to_whom_in_each_form(hoidam: Run, lines: Lines, folder: Path) -> None:
    table = rows(hoidam("exports", "events", "--since", "2026-01-01").stdout)
    talks = [row for row in table if row["meeting_id"] == "2026-03-18-talks-giang-dong-jun"]
    first = talks[0]
    assert (first["event_date"], first["year"], first["date_precision"]) == ("2026-03-18", "2026", "day")
    assert (first["source_code"], first["cameo_code"], first["target_code"]) == ("CHNMIL", "042", "VNMMIL")
    assert (first["source_persons"], first["target_persons"]) == ("dong-jun", "phan-van-giang")
    assert (first["goldstein"], first["quad_class"], first["plover_record"]) == ("1.9", "1", "true")
    assert (first["plover_event"], first["plover_mode"]) == ("CONSULT", "visit")
    assert (first["province_id"], first["place_country"]) == ("quang-ninh", "VNM")
    assert len({row["event_id"] for row in table}) == len(table)
    objects = lines(hoidam("exports", "events", "--since", "2026-01-01", "--format", "jsonl"))
    assert [each["event_id"] for each in objects] == [row["event_id"] for row in table]
    hoidam("exports", "events", "--since", "2026-01-01", "-o", "e.parquet")
    typed = parquet.read_table(folder / "e.parquet").to_pylist()
    assert [each["goldstein"] for each in typed] == [each["goldstein"] for each in objects]
    assert typed[0]["plover_context"] == objects[0]["plover_context"]


# --- articles ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_texts_come_only_when_they_are_asked_for(hoidam: Run, lines: Lines) -> None:
    for form in ("csv", "jsonl"):
        result = hoidam("exports", "articles", "--format", form)
        assert "Hai bên" not in result.stdout
        assert "belong to their publishers" not in result.stderr
    plain = lines(hoidam("exports", "articles", "--format", "jsonl"))
    assert not {"text", "lead"} & set(plain[0])
    whole = hoidam("exports", "articles", "--format", "jsonl", "--full-text")
    assert [each["characters"] for each in plain] == [len(each["text"]) for each in lines(whole)]
    assert "belong to their publishers" in whole.stderr
    reported = next(each for each in plain if "2026-03-18-talks-giang-dong-jun" in each["meetings"])
    assert reported["label"] == "meeting"


@pytest.mark.usefixtures("known")
def test_they_are_narrowed_by_the_day_of_publication_where_the_beat_is(hoidam: Run, lines: Lines) -> None:
    options = ("--since", "2026-03-18", "--until", "2026-03-18")
    found = lines(hoidam("exports", "articles", "--format", "jsonl", *options))
    days = {datetime.fromisoformat(each["published_at"]).astimezone(UTC) for each in found}
    assert found
    assert min(days) >= datetime(2026, 3, 17, 17, tzinfo=UTC)
    assert max(days) < datetime(2026, 3, 18, 17, tzinfo=UTC)
    outlets = {each["outlet"] for each in lines(hoidam("exports", "articles", "--format", "jsonl", "--outlet", "vnexpress"))}  # fmt: skip
    assert outlets == {"vnexpress"}


def test_a_store_can_be_moved_by_its_articles(
    known: Store, hoidam: Run, lines: Lines, folder: Path, now: datetime
) -> None:
    assert hoidam("exports", "articles", "--full-text", "-o", "articles.jsonl").exit_code == 0
    (folder / "other.toml").write_text('[database]\nurl = "sqlite:///other.db"\n', encoding="utf-8")
    assert hoidam("--config", "other.toml", "import", "articles.jsonl").exit_code == 0
    other = open_store(f"sqlite:///{folder / 'other.db'}")
    list(analyse(other, [], now=lambda: now))
    assert list(everything(other)) == list(everything(known))
    other.close()


def everything(store: Store) -> Iterator[Any]:
    with store.transaction() as tx:
        for stored in tx.articles_from(0, 1000):
            yield stored.article, stored.revision
            reading = tx.reading(stored.id)
            assert reading
            yield reading.verdict, reading.encounters
        yield from tx.meetings()


# --- spreadsheets -----------------------------------------------------------------------------------------

FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1+1", "＋1", "－1", "＠x",
    "=cmd|' /C calc'!A0", '=HYPERLINK("https://x.example","y")', "-2+3+cmd|' /C calc'!D2",
)  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text, "text") == f"'{text}"
    assert cell([text, "b"], "texts") == f"'{text}; b"


def test_what_is_no_formula_stays_what_it_is() -> None:
    assert cell("Hà Nội – 1+1=2", "text") == "Hà Nội – 1+1=2"
    assert cell(-2.0, "number") == "-2.0"
    assert cell(None, "text") == ""
    assert [cell(value, "flag") for value in (True, False)] == ["true", "false"]


ODD = ('a "quoted" one', "comma, and; semicolon", "two\r\nlines", "lone \ud800 surrogate", "A" * 100_000, "")
SAID: Table[str] = Table(
    columns={"said": "text", "all": "texts"},
    rows=lambda text: [{"said": text, "all": [text, "x"]}],
    lines=lambda text: [{"said": text}],
)


def test_csv_is_as_rfc_4180_has_it() -> None:
    out = io.BytesIO()
    assert write_csv(SAID, ODD, out) == len(ODD)
    assert out.getvalue().startswith(b'"said","all"\r\n"a ""quoted"" one","a ""quoted"" one; x"\r\n')
    found = rows(out.getvalue().decode())
    assert [row["said"] for row in found] == [text.replace("\ud800", "?") for text in ODD]
    assert not out.getvalue().startswith(b"\xef\xbb\xbf")


def test_json_lines_are_lines() -> None:
    out = io.BytesIO()
    assert write_jsonl(SAID, [*ODD, "\u2028\x85"], out) == len(ODD) + 1
    first = [json.loads(line)["said"][:1] for line in out.getvalue().splitlines()]
    assert first == [*"actlA", "", "\u2028"]


@pytest.mark.usefixtures("known")
def test_excel_is_told_that_it_is_utf_8(hoidam: Run, folder: Path) -> None:
    hoidam("exports", "meetings", "--excel", "-o", "m.csv")
    assert (folder / "m.csv").read_bytes().startswith(b'\xef\xbb\xbf"id",')
    refused = hoidam("exports", "meetings", "--excel", "--format", "jsonl")
    assert (refused.exit_code, "--excel is for CSV" in refused.stderr) == (2, True)


# --- how it is written ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_without_pyarrow_it_says_what_to_install(hoidam: Run, folder: Path, monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = hoidam("exports", "meetings", "-o", "m.parquet")
    assert result.exit_code == 1
    assert result.stderr == "hoidam: Parquet needs pyarrow, an extra: pip install 'hoidam[parquet]'\n"
    assert not list(folder.glob("*m.parquet*"))


@pytest.mark.usefixtures("known")
def test_a_file_is_replaced_whole_or_not_at_all(hoidam: Run, folder: Path, monkeypatch: Any) -> None:
    (folder / "m.csv").write_text("before")

    def breaks(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hoidam.exports.forms.cell", breaks)
    result = hoidam("exports", "meetings", "-o", "m.csv")
    assert result.exit_code == 1
    assert "m.csv: cannot be written: No space left on device" in result.stderr
    assert (folder / "m.csv").read_text() == "before"
    assert not list(folder.glob(".m.csv*"))


def test_without_a_database_there_is_nothing_to_export(hoidam: Run) -> None:
    result = hoidam("exports", "events")
    assert result.exit_code == 1
    assert "there is no such database" in result.stderr


class Nowhere(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


def test_memory_holds_a_piece_at_a_time_however_many_there_are(store: Store, now: datetime) -> None:
    facts = Encounter(kind="talks", start=date(2020, 1, 1))

    def peak_of(number: int) -> int:
        with store.transaction() as tx:
            for each in range(number):
                one = Meeting(id=f"m{number}-{each}", version=1, facts=facts, first_reported_at=now)
                tx.record(Opened(meeting=one), alerts=[], now=now)
        tracemalloc.start()
        try:
            write_csv(meetings_table(), meetings_in_turn(store, until=date(2020, 1, 1)), Nowhere())  # type: ignore[arg-type]
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = peak_of(250), peak_of(1_200)
    assert many < 2 * few


@pytest.mark.parametrize(
    "table", [meetings_table(), events_table(), articles_table(with_text=True)], ids=["meetings", "events", "articles"]
)  # fmt: skip
def test_every_column_is_documented_with_its_type(table: Table[Any]) -> None:
    for name, kind in table.columns.items():
        named = "SIDE" if name in {"vietnam", "china"} else name.replace("target_", "source_")
        assert f"| `{named}` | {kind} |" in DOCS, name


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    with (tmp_path / "a.parquet").open("wb") as out:
        assert write_parquet(events_table(), [], out) == 0
    assert parquet.read_table(tmp_path / "a.parquet").column_names == list(events_table().columns)
