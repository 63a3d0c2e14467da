"""Feeds lie in a folder as long as meetings do, are whole at every moment, and cost nothing else."""

import asyncio
import json
import re
import stat
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from click.testing import Result
from icalendar import Calendar

from alerts.subscription import Filter
from hoidam.analysing import analyse
from hoidam.configuration import load
from hoidam.daemon import Daemon
from hoidam.publishing import Publisher, _passes, files_of, write
from hoidam.settings import FeedsSettings
from meetings.article import Article
from meetings.errors import MonitorError
from storage.store import Store

Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
NAMES = ["meetings.atom", "meetings.ics", "meetings.json"]


pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture(scope="module")
def beginning(filled: Any, articles: list[Article], now: datetime) -> Path:
    def fill(store: Store, keep: Any) -> None:
        keep(*articles[10:-3])
        list(analyse(store, [], now=lambda: now))

    return filled(fill)


def says(folder: Path) -> set[str]:
    return {entry.id for entry in feedparser.parse((folder / "meetings.atom").read_bytes()).entries}


def test_three_files_tell_of_the_same_meetings(hoidam: Run, lines: Lines, folder: Path) -> None:
    (folder / "hoidam.toml").write_text("[feeds]\ndays = 36500\n", encoding="utf-8")
    result = hoidam("feeds", "--to", "public", "--language", "en", "--json")
    assert [each["written"] for each in lines(result)] == [True] * 3
    assert sorted(path.name for path in (folder / "public").iterdir()) == NAMES
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder / "public").iterdir()} == {0o644}
    known = {meeting["id"] for meeting in lines(hoidam("meetings", "--json"))}
    assert {one.rpartition(":")[2] for one in says(folder / "public")} == known
    told = json.loads((folder / "public" / "meetings.json").read_bytes())
    assert {item["id"] for item in told["items"]} == says(folder / "public")
    events = Calendar.from_ical((folder / "public" / "meetings.ics").read_bytes()).events
    assert {str(event["UID"]).removesuffix("@hoidam") for event in events} <= known


def test_what_has_nothing_new_to_say_is_left_alone(hoidam: Run, folder: Path) -> None:
    hoidam("feeds", "--to", "public")
    before = {path.name: path.stat() for path in (folder / "public").iterdir()}
    result = hoidam("feeds", "--to", "public")
    assert result.stderr.count("nothing new") == 3
    after = {path.name: path.stat() for path in (folder / "public").iterdir()}
    assert {n: (s.st_ino, s.st_mtime_ns) for n, s in after.items()} == {
        n: (s.st_ino, s.st_mtime_ns) for n, s in before.items()
    }


def test_without_a_folder_the_command_asks_for_one(hoidam: Run) -> None:
    result = hoidam("feeds")
    assert result.exit_code == 2
    assert "name a folder" in result.stderr


def test_the_configuration_says_which_meetings_how_many_and_where(hoidam: Run, folder: Path) -> None:
    (folder / "hoidam.toml").write_text(
        '[feeds]\nfolder = "www"\nlanguage = "en"\nbase_url = "https://press.example.org/x"\nlimit = 2\n'
        'days = 800\nfilter = { kinds = ["talks"] }\n',
        encoding="utf-8",
    )
    assert hoidam("feeds").exit_code == 0
    document = json.loads((folder / "www" / "meetings.json").read_bytes())
    assert len(document["items"]) == 2
    assert document["feed_url"] == "https://press.example.org/x/meetings.json"
    assert {item["tags"][0] for item in document["items"]} == {"Talks"}
    events = Calendar.from_ical((folder / "www" / "meetings.ics").read_bytes()).events
    assert events
    assert all(str(event["DTSTART"].dt) > "2024-01-01" for event in events)


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ('base_url = "ftp://x"', "feeds.base_url"),
        ("limit = 0", "feeds.limit"),
        ('filter = { kinds = ["talkz"] }', "did you mean 'talks'?"),
        ('language = "fr"', "feeds.language"),
    ],
)
def test_mistakes_are_told_with_their_place(hoidam: Run, folder: Path, said: str, complaint: str) -> None:
    (folder / "hoidam.toml").write_text(f'[feeds]\nfolder = "www"\n{said}\n', encoding="utf-8")
    result = hoidam("feeds")
    assert result.exit_code == 78
    assert complaint in result.stderr


def test_a_meeting_that_became_another_passes_the_filter_it_passed(store: Store, now: datetime) -> None:
    """It has no reports of its own any more."""
    with store.transaction() as tx:
        one = tx.recorded(limit=1)[0]
    gone = replace(one, meeting=replace(one.meeting, articles=()), merged_into="x")
    wanted = Filter(kinds=(one.meeting.facts.kind,), min_sources=1, languages=("vi",))
    assert _passes(wanted, gone)
    assert not _passes(wanted, replace(gone, merged_into=None))


def test_check_says_where_feeds_go_and_whether_they_can(hoidam: Run, folder: Path) -> None:
    (folder / "hoidam.toml").write_text('[feeds]\nfolder = "www/press"\n', encoding="utf-8")
    assert re.search(r"feeds +\S*/www/press$", hoidam("check").stdout, re.MULTILINE)
    (folder / "www").write_text("a file stands where the folder should")
    assert "www/press: cannot be written" in hoidam("check").stdout


# --- by the daemon ----------------------------------------------------------------------------------------


def publisher(store: Store, folder: Path) -> Publisher:
    return Publisher(store, FeedsSettings(folder="public", language="en"), folder / "public")


def test_the_daemon_writes_when_something_changed_and_else_once_an_hour(
    store: Store, folder: Path, keep: Any, articles: list[Article], now: datetime
) -> None:
    ours, second = publisher(store, folder), timedelta(seconds=1)
    assert [path.name for path in ours.publish(now)] == ["meetings.atom", "meetings.json", "meetings.ics"]
    before = (folder / "public" / "meetings.atom").read_bytes()
    (folder / "public" / "meetings.atom").unlink()
    assert ours.publish(now + second) == []  # nothing changed: nobody even looks
    keep(*articles[-3:])
    list(analyse(store, [], now=lambda: now + 2 * second))
    assert len(ours.publish(now + 3 * second)) == 3
    assert (folder / "public" / "meetings.atom").read_bytes() != before
    (folder / "public" / "meetings.atom").unlink()
    assert [p.name for p in ours.publish(now + timedelta(hours=2))] == ["meetings.atom"]


def test_a_folder_that_cannot_be_written_is_one_error_until_it_can(
    store: Store, folder: Path, now: datetime
) -> None:
    (folder / "public").write_text("a file stands where the folder should")
    ours, minute = publisher(store, folder), timedelta(minutes=1)
    with pytest.raises(MonitorError, match=r"public: cannot be made: File exists"):
        ours.publish(now)
    assert [ours.publish(now + n * minute) for n in (1, 2)] == [[], []]
    (folder / "public").unlink()
    assert len(ours.publish(now + 3 * minute)) == 3
    (folder / "public" / "meetings.atom").unlink()
    (folder / "public" / "meetings.atom").mkdir()
    with pytest.raises(MonitorError, match=r"meetings\.atom: is no file"):
        ours.publish(now + timedelta(hours=2))


def test_one_file_that_cannot_be_written_keeps_no_other(store: Store, folder: Path, now: datetime) -> None:
    (folder / "public" / "meetings.atom").mkdir(parents=True)
    with pytest.raises(MonitorError):
        publisher(store, folder).publish(now)
    assert (folder / "public" / "meetings.ics").is_file()
    assert (folder / "public" / "meetings.json").is_file()


def test_the_daemon_has_a_job_for_it_only_where_a_folder_is_named(
    store: Store, folder: Path, now: datetime
) -> None:
    assert Daemon(load(None), store, now=lambda: now)._publication() == []
    (folder / "hoidam.toml").write_text('[feeds]\nfolder = "www"\n', encoding="utf-8")
    (job,) = Daemon(load(folder / "hoidam.toml"), store, now=lambda: now)._publication()
    asyncio.run(job.run())
    assert sorted(path.name for path in (folder / "www").iterdir()) == NAMES


def test_a_reader_never_sees_half_a_file(store: Store, folder: Path, now: datetime) -> None:
    files = files_of(store, FeedsSettings(), now.date())
    contents = {name: (content, content + b"<!-- -->" * 50_000) for name, content in files.items()}
    write({name: first for name, (first, _) in contents.items()}, folder / "public")
    done = threading.Event()
    odd: list[str] = []

    def read() -> None:
        while not done.is_set():
            odd.extend(
                name for name, both in contents.items() if (folder / "public" / name).read_bytes() not in both
            )

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(30):
        write({name: both[turn % 2] for name, both in contents.items()}, folder / "public")
    done.set()
    reader.join()
    assert odd == []
    assert sorted(path.name for path in (folder / "public").iterdir()) == NAMES
