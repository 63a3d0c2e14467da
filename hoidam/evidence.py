"""What one can show when asked how a meeting is known: pages as they were answered, and what they say."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from hoidam.terminal import counted, harmless
from meetings.errors import MonitorError
from meetings.meeting import Meeting, Report
from meetings.stored import Snapshot, StoredArticle
from storage.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One report of a meeting, its article as it is kept, and the pages it was read from, oldest first."""

    report: Report
    stored: StoredArticle | None
    snapshots: tuple[Snapshot, ...]


def exhibits(tx: Transaction, meeting: Meeting) -> list[Exhibit]:
    return [
        Exhibit(
            report=report,
            stored=tx.article_at(report.url),
            snapshots=tuple(tx.snapshots(report.url)),
        )
        for report in meeting.articles
    ]


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
    refuse_to_overwrite(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            for path, said in files.items():
                (half / path).parent.mkdir(exist_ok=True)
                (half / path).write_bytes(said)
            half.chmod(0o755)
            half.rename(place)
        except BaseException:
            shutil.rmtree(half)
            raise
    except OSError as error:
        raise MonitorError(f"{place}: {error.strerror}") from error


def refuse_to_overwrite(place: Path) -> None:
    if place.exists() or place.is_symlink():
        raise MonitorError(f"{place} is there already; name another place with --to")


def _folder(number: int, exhibit: Exhibit) -> str:
    outlet = exhibit.report.outlet
    return f"{number:02}-{outlet if re.fullmatch('[a-z0-9_]{1,40}', outlet) else 'article'}"


def _of(exhibit: Exhibit) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for snapshot in exhibit.snapshots:
        files[f"page-{snapshot.revision}.html"] = snapshot.body
        files[f"headers-{snapshot.revision}.txt"] = _headers(snapshot).encode()
    if exhibit.stored is not None:
        article = exhibit.stored.article
        files["article.json"] = _json(article.as_json())
        files["text.txt"] = f"{article.title}\n\n{article.text}\n".encode()
    return files


def _headers(snapshot: Snapshot) -> str:
    lines = (f"{name}: {value}" for name, value in snapshot.headers)
    return "\n".join([f"HTTP/1.1 {snapshot.status}", *lines, ""])


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _readme(meeting: Meeting, shown: Sequence[Exhibit], headline: str, now: datetime) -> str:
    lines = [
        harmless(headline),
        f"Meeting {meeting.id}, version {meeting.version}; {counted(len(shown), 'report')}.",
        f"Written {_moment(now)} by hoidam. Texts belong to their publishers.",
        "",
        "meeting.json     what is concluded, each field with the sentence that says so",
        "article.json     what was read in a page;  text.txt  its words alone",
        "page-N.html      the page of revision N, byte for byte as it was answered, uncompressed",
        "headers-N.txt    the status and headers that came with it",
        "SHA256SUMS       to verify: sha256sum -c SHA256SUMS",
    ]
    for number, exhibit in enumerate(shown, 1):
        lines += ["", _folder(number, exhibit), *(f"  {line}" for line in _about(exhibit))]
    return "\n".join(lines) + "\n"


def _about(exhibit: Exhibit) -> Iterable[str]:
    yield harmless(exhibit.report.title)
    yield harmless(exhibit.report.url)
    if exhibit.report.copy_of:
        yield f"a copy of {harmless(exhibit.report.copy_of)}"
    if exhibit.stored is not None and exhibit.stored.gone_at is not None:
        yield f"missing since {_moment(exhibit.stored.gone_at)}"
    for snapshot in exhibit.snapshots:
        size = f"{len(snapshot.body):,} bytes"
        yield f"page-{snapshot.revision}.html  fetched {_moment(snapshot.fetched_at)}, {size}"
        yield f"  from {harmless(snapshot.url)}"
        yield f"  SHA-256 {snapshot.sha256}"
    if not exhibit.snapshots:
        yield "no page is kept of it: it came from elsewhere, or before pages were kept"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
