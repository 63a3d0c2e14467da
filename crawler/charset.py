"""What a page says in characters, whatever its header, its meta tag and its bytes claim about each other."""

import codecs
import re

from charset_normalizer import from_bytes

from crawler.unreadable import Unreadable

_MOST_UNDECODABLE = 0.01
_STRAY = 0.02
"""Of the characters beyond ASCII; with fewer of them lost, UTF-8 it is."""
_SAMPLE = 64 * 1024
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(body: bytes, declared: str | None) -> str:
    """Bytes that are UTF-8, but for a stray one, are UTF-8.

    Of others the header, the document and detection are believed in turn.
    Raises `Unreadable` where more than one character in a hundred is lost in each of them.
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return _lenient(body[len(mark) :], charset)
    text = body.decode("utf-8", errors="replace")
    beyond_ascii, lost = len(text) - len(text.encode("ascii", "ignore")), text.count("\ufffd")
    if lost <= beyond_ascii * _STRAY:
        return text
    for charset in filter(None, (declared, _in_document(body), _detected(body), "utf-8")):
        try:
            return _lenient(body, charset)
        except (LookupError, Unreadable):
            continue
    raise Unreadable("broken charset")


def _lenient(body: bytes, charset: str) -> str:
    text = body.decode(codecs.lookup(charset).name, errors="replace")
    if text.count("\ufffd") > len(text) * _MOST_UNDECODABLE:
        raise Unreadable("broken charset")
    return text


def _in_document(body: bytes) -> str | None:
    head = body[:4096]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _detected(body: bytes) -> str | None:
    best = from_bytes(body[:_SAMPLE]).best()
    return best.encoding if best else None
