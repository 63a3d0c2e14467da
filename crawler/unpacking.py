"""Unpacks a compressed answer, or file, no further than it may grow."""

import zlib
from collections.abc import Sequence

ACCEPTED = "gzip"
"""What we ask for: every server has it, and broken data raises one error."""
_GZIP_OR_ZLIB = 47
_FILE = b"\x1f\x8b\x08"
"""How a gzip file begins, and nothing that we read."""


class BrokenPacking(ValueError):
    """The answer is compressed in a way we did not ask for, or is not what it says."""


class GrowsTooLarge(ValueError):
    """The answer is larger, once unpacked, than an answer may be."""


def unpacked(body: bytes, encodings: Sequence[bytes], limit: int) -> bytes:
    """The body as it was before compression; no more than `limit` bytes and one are ever made of it.

    `encodings` are the values of the header ``Content-Encoding``. A file that is packed itself, such as
    ``sitemap.xml.gz``, is unpacked as well.
    """
    plain = _without_encoding(body, encodings, limit)
    return _inflated(plain, limit) if plain.startswith(_FILE) else plain


def _without_encoding(body: bytes, encodings: Sequence[bytes], limit: int) -> bytes:
    named = [name.strip().lower() for header in encodings for name in header.split(b",")]
    packed = [name for name in named if name not in {b"", b"identity"}]
    if not packed or not body:
        return body
    if len(packed) > 1 or packed[0] not in {b"gzip", b"x-gzip", b"deflate"}:
        raise BrokenPacking(f"packed as {b', '.join(packed).decode('latin-1')}")
    return _inflated(body, limit)


def _inflated(body: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        plain = inflater.decompress(body, limit + 1)
    except zlib.error as error:
        raise BrokenPacking("packed wrongly") from error
    if len(plain) > limit:
        raise GrowsTooLarge
    if not inflater.eof:
        raise BrokenPacking("packed wrongly: cut short")
    return plain
