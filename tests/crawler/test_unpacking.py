"""What is packed comes out as it went in, or with a reason; never larger than it may be."""

import gzip
import zlib

import pytest

from crawler.unpacking import BrokenPacking, GrowsTooLarge, unpacked

BODY = "Hội đàm tại Hà Nội".encode() * 50


@pytest.mark.parametrize(
    ("encodings", "packed"),
    [
        ([], BODY),
        ([b"identity"], BODY),
        ([b"gzip"], gzip.compress(BODY)),
        ([b" X-GZIP "], gzip.compress(BODY)),
        ([b"identity, gzip"], gzip.compress(BODY)),
        ([b"deflate"], zlib.compress(BODY)),
    ],
    ids=["plain", "identity", "gzip", "x-gzip", "identity and gzip", "deflate"],
)
def test_a_body_comes_out_as_it_went_in(encodings: list[bytes], packed: bytes) -> None:
    assert unpacked(packed, encodings, len(BODY)) == BODY


@pytest.mark.parametrize(
    ("encodings", "packed"),
    [
        ([b"gzip"], b"<html>"),
        ([b"gzip"], gzip.compress(BODY)[:-20]),
        ([b"br"], b"\x8b\x02\x80Ha\x03"),
        ([b"gzip", b"gzip"], gzip.compress(gzip.compress(BODY))),
    ],
    ids=["not packed", "cut short", "brotli", "twice"],
)
def test_what_cannot_be_unpacked_has_a_reason(encodings: list[bytes], packed: bytes) -> None:
    with pytest.raises(BrokenPacking, match="packed"):
        unpacked(packed, encodings, len(BODY))


def test_a_bomb_is_stopped_at_the_limit() -> None:
    with pytest.raises(GrowsTooLarge):
        unpacked(gzip.compress(bytes(50_000_000)), [b"gzip"], 1_000_000)
    assert len(unpacked(gzip.compress(bytes(1_000_000)), [b"gzip"], 1_000_000)) == 1_000_000


def test_a_body_that_is_not_there_is_not_packed_wrongly() -> None:
    assert unpacked(b"", [b"gzip"], 10) == b""
