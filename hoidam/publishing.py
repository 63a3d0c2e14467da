"""Meetings as files for any web server: two feeds and a calendar, written anew when something changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from alerts import atom, calendar, json_feed
from alerts.feed import feed_of
from alerts.subscription import Filter, matches
from hoidam.settings import FeedsSettings
from hoidam.whole_files import whole_file
from meetings.errors import MonitorError
from meetings.stored import Recorded
from storage.store import Store

_BATCH = 200
_ANYWAY = timedelta(hours=1)
"""How long nothing is written where nothing seems to have changed; then the day may be another one."""
_AGAIN = timedelta(minutes=1)
"""How long until what could not be written is tried again."""
_READABLE = 0o644
"""A web server is somebody else."""


def files_of(store: Store, settings: FeedsSettings, today: date) -> dict[str, bytes]:
    """The content of each file by its name; the same meetings always make the same bytes.

    What is read is read in pieces, so that no writer waits for it.
    """
    since = today - timedelta(days=settings.days)
    recorded = list(_recorded(store, settings.wanted(), since))
    feed = feed_of(recorded[: settings.limit], settings.language, settings.base_url)
    return {
        atom.NAME: atom.atom(feed),
        json_feed.NAME: json_feed.json_feed(feed),
        calendar.NAME: calendar.published_calendar(recorded, settings.language),
    }


def _recorded(store: Store, wanted: Filter, since: date) -> Iterator[Recorded]:
    """Those that the filter lets through, the latest changed first."""
    last: Recorded | None = None
    while True:
        with store.transaction() as tx:
            found = tx.recorded(since=since, after=last, limit=_BATCH)
        yield from (each for each in found if _passes(wanted, each))
        if len(found) < _BATCH:
            return
        last = found[-1]


def _passes(wanted: Filter, one: Recorded) -> bool:
    """What turned out to be another has no reports of its own any more to be asked about."""
    if one.merged_into:
        wanted = replace(wanted, outlets=(), languages=(), min_sources=0)
    return matches(wanted, one.meeting)


def write(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Those that say something new; each is whole at every moment, and one that is equal is left alone.

    All of them are tried; raises one `MonitorError` for those that could not be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MonitorError(f"{folder}: cannot be made: {error.strerror}") from error
    changed, problems = [], []
    for name, content in files.items():
        try:
            if _is_new(folder / name, content):
                with whole_file(folder / name, _READABLE) as file:
                    file.write(content)
                changed.append(folder / name)
        except MonitorError as error:
            problems.append(str(error))
    if problems:
        raise MonitorError("; ".join(dict.fromkeys(problems)))
    return changed


def _is_new(place: Path, content: bytes) -> bool:
    try:
        return place.read_bytes() != content
    except OSError:
        return True


class Publisher:
    """Writes the files of a configuration when it is time to; what goes wrong is raised once."""

    def __init__(self, store: Store, settings: FeedsSettings, folder: Path) -> None:
        self._store = store
        self._settings = settings
        self._folder = folder
        self._seen: datetime | None = None
        self._next: datetime | None = None
        self._problem = ""

    def publish(self, now: datetime) -> list[Path]:
        """The files that were written; none where nothing has changed.

        Raises `MonitorError` where they cannot be written, once for each reason until all is well again.
        """
        with self._store.transaction() as tx:
            changed_at = tx.changed_at()
        if changed_at == self._seen and self._next is not None and now < self._next:
            return []
        self._seen, self._next = changed_at, now + _AGAIN
        try:
            written = write(files_of(self._store, self._settings, now.date()), self._folder)
        except MonitorError as error:
            known, self._problem = self._problem, str(error)
            if known == self._problem:
                return []
            raise
        self._next, self._problem = now + _ANYWAY, ""
        return written
