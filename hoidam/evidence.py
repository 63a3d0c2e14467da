"""What one can show when asked how a meeting is known: pages as they were answered, and what they say."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hoidam.terminal import counted, harmless
from meetings.errors import MonitorError
from meetings.meeting import Meeting, Report
from meetings.stored import Revision, Snapshot, StoredArticle
from storage.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One report of a meeting, its article as it is kept, what it has said, and its pages, oldest first."""

    report: Report
    stored: StoredArticle | None
    revisions: tuple[Revision, ...]
    snapshots: tuple[Snapshot, ...]


def exhibits(tx: Transaction, meeting: Meeting) -> list[Exhibit]:
    return [_exhibit(tx, report) for report in meeting.articles]


def _exhibit(tx: Transaction, report: Report) -> Exhibit:
    stored = tx.article_at(report.url)
    return Exhibit(
        report=report,
        stored=stored,
        revisions=tuple(tx.revisions(stored.id)) if stored else (),
        snapshots=tuple(tx.snapshots(report.url)),
    )


def words_of(revision: Revision) -> bytes:
    """A revision as plain text, the title first."""
    return f"{revision.title}\n\n{revision.text}\n".encode()


def files_of(meeting: Meeting, shown: Sequence[Exhibit], headline: str, now: datetime) -> dict[str, bytes]:
    """The content of an evidence folder by path; names are made of numbers and of our own words alone."""
    files = {"meeting.json": _json(meeting.as_json())}
    for number, exhibit in enumerate(shown, 1):
        files |= {f"{_folder(number, exhibit)}/{name}": said for name, said in _of(exhibit).items()}
    files["README.txt"] = _readme(meeting, shown, headline, now).encode()
    sums = (f"{sha256(said).hexdigest()}  {path}\n" for path, said in sorted(files.items()))
    return {**files, "SHA256SUMS": "".join(sums).encode()}


def write_folder(files: Mapping[str, bytes], place: Path) -> None:
    """Write all of it or nothing; raises `MonitorError` where something is there already."""
    with unfinished(place) as whole:
        for path, said in files.items():
            (whole / path).parent.mkdir(parents=True, exist_ok=True)
            (whole / path).write_bytes(said)


@contextmanager
def unfinished(place: Path) -> Iterator[Path]:
    """Where to write what belongs at a place; it comes there once it is whole, and never over anything."""
    try:
        if place.exists() or place.is_symlink():
            raise MonitorError(f"{place} is there already; name another place with --to")
        place.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{place.name[:50]}-", dir=place.parent) as beside:
            whole = Path(beside) / "whole"
            yield whole
            whole.rename(place)
    except OSError as error:
        raise MonitorError(f"{place}: {error.strerror}") from error


def _folder(number: int, exhibit: Exhibit) -> str:
    outlet = exhibit.report.outlet
    return f"{number:02}-{outlet if re.fullmatch('[a-z0-9_]{1,40}', outlet) else 'article'}"


def _of(exhibit: Exhibit) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for snapshot in exhibit.snapshots:
        files[f"page-{snapshot.revision}.html"] = snapshot.body
        files[f"headers-{snapshot.revision}.txt"] = _headers(snapshot).encode()
    for revision in exhibit.revisions[:-1]:
        files[f"text-{revision.revision}.txt"] = words_of(revision)
    if exhibit.stored is not None:
        files["article.json"] = _json(exhibit.stored.article.as_json())
        files["text.txt"] = words_of(exhibit.revisions[-1])
    return files


def _headers(snapshot: Snapshot) -> str:
    lines = (f"{name}: {value}" for name, value in snapshot.headers)
    return "\n".join([f"HTTP/1.1 {snapshot.status}", *lines, ""])


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _readme(meeting: Meeting, shown: Sequence[Exhibit], headline: str, now: datetime) -> str:
    lines = [
        _line(headline),
        f"Meeting {meeting.id}, version {meeting.version}; {counted(len(shown), 'report')}.",
        f"Written {_moment(now)} by hoidam. Texts belong to their publishers.",
        "",
        "meeting.json     what is concluded, each field with the sentence that says so",
        "article.json     what was read in the newest page;  text.txt  its words alone",
        "text-N.txt       the words of an earlier revision N",
        "page-N.html      the page of revision N, byte for byte as it was answered, uncompressed",
        "headers-N.txt    the status and headers that came with it",
        "SHA256SUMS       to verify: sha256sum -c SHA256SUMS",
    ]
    for number, exhibit in enumerate(shown, 1):
        lines += ["", _folder(number, exhibit), *(f"  {line}" for line in _about(exhibit))]
    return "\n".join(lines) + "\n"


def _about(exhibit: Exhibit) -> Iterable[str]:
    yield _line(exhibit.report.title)
    yield _line(exhibit.report.url)
    if exhibit.report.copy_of:
        yield f"a copy of {_line(exhibit.report.copy_of)}"
    yield from (f"revision {r.revision} seen {_moment(r.seen_at)}" for r in exhibit.revisions)
    if exhibit.stored is not None and exhibit.stored.gone_at is not None:
        yield f"missing since {_moment(exhibit.stored.gone_at)}"
    for snapshot in exhibit.snapshots:
        size = f"{len(snapshot.body):,} bytes"
        yield f"page-{snapshot.revision}.html  fetched {_moment(snapshot.fetched_at)}, {size}"
        if snapshot.url != exhibit.report.url:
            yield f"  from {_line(snapshot.url)}"
        yield f"  SHA-256 {snapshot.sha256}"
    if not exhibit.snapshots:
        yield "no page is kept of it: it came from elsewhere, or before pages were kept"


def _line(words: str) -> str:
    """What others wrote, in one line, so that it cannot pass for a line of ours."""
    return " ".join(harmless(words).split())


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
