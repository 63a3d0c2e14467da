"""Evidence in the form that web archives take: a WARC file (ISO 28500), written with warcio."""

import io
from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hoidam import VERSION
from hoidam.evidence import Exhibit, unfinished, words_of
from meetings.meeting import Meeting
from meetings.stored import Revision, Snapshot

_OF_THE_WIRE = {"content-encoding", "transfer-encoding", "content-length"}
"""Headers that describe bytes as they were sent; we keep them uncompressed."""
_FORM = "http://bibnum.bnf.fr/WARC/WARC_ISO_28500_version1_latestdraft.pdf"


def warc_of(meeting: Meeting, shown: Sequence[Exhibit], name: str) -> bytes:
    """A response for each page kept, and the text of each revision as a conversion; `name` is the file's."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    info = {"software": f"hoidam/{VERSION}", "format": "WARC File Format 1.0", "conformsTo": _FORM}
    described = {"description": f"Reports of the meeting {meeting.id}, version {meeting.version}"}
    writer.write_record(writer.create_warcinfo_record(name, info | described))
    for exhibit in shown:
        responses = {snapshot.revision: _response(writer, snapshot) for snapshot in exhibit.snapshots}
        texts = [
            _conversion(writer, exhibit, each, responses.get(each.revision)) for each in exhibit.revisions
        ]
        for record in (*responses.values(), *texts):
            writer.write_record(record)
    return out.getvalue()


def write_warc(content: bytes, place: Path) -> None:
    """Write it whole or not at all; raises `MonitorError` where something is there already."""
    with unfinished(place) as whole:
        whole.write_bytes(content)


def _response(writer: WARCWriter, snapshot: Snapshot) -> ArcWarcRecord:
    phrase = next((status.phrase for status in HTTPStatus if status == snapshot.status), "")
    headers = StatusAndHeaders(f"{snapshot.status} {phrase}", _kept(snapshot), protocol="HTTP/1.1")
    return writer.create_warc_record(
        snapshot.url, "response", payload=io.BytesIO(snapshot.body), length=len(snapshot.body),
        http_headers=headers, warc_headers_dict={"WARC-Date": _moment(snapshot.fetched_at)},
    )  # fmt: skip


def _conversion(
    writer: WARCWriter, exhibit: Exhibit, revision: Revision, page: ArcWarcRecord | None
) -> ArcWarcRecord:
    """The words of a revision; they refer to its page, where that was kept."""
    text, url, headers = words_of(revision), exhibit.report.url, {"WARC-Date": _moment(revision.seen_at)}
    if page is not None:
        url = page.rec_headers.get_header("WARC-Target-URI")
        headers["WARC-Refers-To"] = page.rec_headers.get_header("WARC-Record-ID")
    return writer.create_warc_record(
        url, "conversion", payload=io.BytesIO(text), length=len(text),
        warc_content_type="text/plain; charset=utf-8", warc_headers_dict=headers,
    )  # fmt: skip


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _kept(snapshot: Snapshot) -> list[tuple[str, str]]:
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WIRE else name, value)
        for name, value in snapshot.headers
    ]
    return [*kept, ("Content-Length", str(len(snapshot.body)))]
