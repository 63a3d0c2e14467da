"""What a page says in characters, whatever its header, its meta tag and its bytes claim about each other."""

import codecs
import re
import sys

from charset_normalizer import from_bytes

from crawler.unreadable import Unreadable

_MOST_UNDECODABLE = 0.01
_STRAY = 0.02
"""Of the characters beyond ASCII; with fewer of them lost, UTF-8 it is."""
_SAMPLE = 64 * 1024
_WIDE = 0.1
"""Of the bytes are zero where each character has two."""
_OURS = "àáâãèéêìíòóôõùúýăđĩũơư"
_STRANGE = re.compile(
    rf"(?![{_OURS}{_OURS.upper()} £¥§©«®°²³´·»½])[\u0080-\u024f\u0370-\u058f\ufffd]|(?<=[a-zà-ÿ])[À-Þ]"
)
"""What Vietnamese, Chinese and English do not consist of; no word has capitals within."""
_MOST_STRANGE, _FEW = 0.05, 5
"""Of the characters beyond ASCII; and how many are no pattern yet."""
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML has no room for, and lxml no text: one of them would make a feed no feed, and a page none."""
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,40})|([0-9]{1,40}));?", re.IGNORECASE)
_MEANT = {"gb2312": "gb18030", "gbk": "gb18030"}
"""Pages claim the older, smaller set and use the larger: rare characters in names are in that alone."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(body: bytes, declared: str | None) -> str:
    """The text of a document, without what is no character in one, plain or as in ``&#7;``.

    Bytes that are UTF-8, but for a stray one, are UTF-8. Of others the header, the document and detection are
    believed in turn, as long as what comes out may be Vietnamese, Chinese or English. Raises `Unreadable`
    where more than one character in a hundred is lost in each of them, or what comes out is letters of no
    word, as with charsets that have no name (TCVN3, VNI).
    """
    return _REFERENCE.sub(_kept, _NO_CHARACTER.sub("", _text_of(body, declared)))


def _text_of(body: bytes, declared: str | None) -> str:
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return _lenient(body[len(mark) :], charset)
    if wide := _of_two_bytes(body[:_SAMPLE]):
        return _lenient(body, wide)
    text = body.decode("utf-8", errors="replace")
    beyond_ascii, lost = len(text) - len(text.encode("ascii", "ignore")), text.count("\ufffd")
    if lost <= beyond_ascii * _STRAY:
        return text
    for charset in filter(None, (declared, _in_document(body), _detected(body), "utf-8")):
        try:
            return _plausible(_lenient(body, charset))
        except (LookupError, ValueError, Unreadable):
            continue
    raise Unreadable("broken charset")


def _kept(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    is_one = number <= sys.maxunicode and not _NO_CHARACTER.match(chr(number))
    return reference[0] if is_one else ""


def _lenient(body: bytes, charset: str) -> str:
    name = codecs.lookup(charset).name
    text = body.decode(_MEANT.get(name, name), errors="replace")
    if text.count("\ufffd") > len(text) * _MOST_UNDECODABLE:
        raise Unreadable("broken charset")
    return text


def _plausible(text: str) -> str:
    strange = len(_STRANGE.findall(text))
    if strange > _FEW and strange > _MOST_STRANGE * (len(text) - len(text.encode("ascii", "ignore"))):
        raise Unreadable("broken charset")
    return text


def _of_two_bytes(sample: bytes) -> str | None:
    """UTF-16 that does not say so: the zeros are the upper halves of ASCII."""
    if sample.count(0) <= _WIDE * len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _in_document(body: bytes) -> str | None:
    head = body[:4096]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _detected(body: bytes) -> str | None:
    best = from_bytes(body[:_SAMPLE]).best()
    return best.encoding if best else None
