"""Evidence in the form that web archives take: a WARC file (ISO 28500), written with warcio."""

import io
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hoidam import VERSION
from hoidam.evidence import Exhibit, refuse_to_overwrite
from meetings.errors import MonitorError
from meetings.meeting import Meeting
from meetings.stored import Snapshot

_OF_THE_WIRE = {"content-encoding", "transfer-encoding", "content-length"}
"""Headers that describe bytes as they were sent; we keep them uncompressed."""
_FORM = "http://bibnum.bnf.fr/WARC/WARC_ISO_28500_version1_latestdraft.pdf"


def warc_of(meeting: Meeting, shown: Sequence[Exhibit]) -> bytes:
    """A response for each page kept, and beside it the text read in it as a conversion."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    info = {"software": f"hoidam/{VERSION}", "format": "WARC File Format 1.0", "conformsTo": _FORM}
    described = {"description": f"Reports of the meeting {meeting.id}, version {meeting.version}"}
    writer.write_record(writer.create_warcinfo_record(f"{meeting.id}.warc.gz", info | described))
    for exhibit in shown:
        responses = [_response(writer, snapshot) for snapshot in exhibit.snapshots]
        for response in responses:
            writer.write_record(response)
        if responses and exhibit.stored is not None:
            article = exhibit.stored.article
            headers = {
                "WARC-Refers-To": responses[-1].rec_headers.get_header("WARC-Record-ID"),
                "WARC-Date": responses[-1].rec_headers.get_header("WARC-Date"),
            }
            text = f"{article.title}\n\n{article.text}\n".encode()
            writer.write_record(
                writer.create_warc_record(
                    exhibit.snapshots[-1].url, "conversion", payload=io.BytesIO(text), length=len(text),
                    warc_content_type="text/plain; charset=utf-8", warc_headers_dict=headers,
                )
            )  # fmt: skip
    return out.getvalue()


def write_warc(content: bytes, place: Path) -> None:
    """Write it whole or not at all; raises `MonitorError` where something is there already."""
    refuse_to_overwrite(place)
    half = place.with_name(f".{place.name}.half")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.rename(place)
    except OSError as error:
        raise MonitorError(f"{place}: {error.strerror}") from error
    finally:
        half.unlink(missing_ok=True)


def _response(writer: WARCWriter, snapshot: Snapshot):  # type: ignore[no-untyped-def]  # noqa: ANN202 - theirs has none
    phrase = next((status.phrase for status in HTTPStatus if status == snapshot.status), "")
    headers = StatusAndHeaders(f"{snapshot.status} {phrase}", _kept(snapshot), protocol="HTTP/1.1")
    return writer.create_warc_record(
        snapshot.url, "response", payload=io.BytesIO(snapshot.body), length=len(snapshot.body),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": f"{snapshot.fetched_at:%Y-%m-%dT%H:%M:%SZ}"},
    )  # fmt: skip


def _kept(snapshot: Snapshot) -> list[tuple[str, str]]:
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WIRE else name, value)
        for name, value in snapshot.headers
    ]
    return [*kept, ("Content-Length", str(len(snapshot.body)))]
