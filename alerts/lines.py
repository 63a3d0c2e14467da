"""Lines of plain text, for mails and terminals: how wide a text is, and where it breaks."""

import re
import unicodedata
from collections.abc import Iterator


def columns(text: str) -> int:
    """How many columns a terminal gives the text: two for a Chinese character, none for a combining mark."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


_PIECE = re.compile(
    r"""[（「『《〈【“‘]*              # what opens goes with what follows
        (?:[\u2e80-\u2fff\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]
         |[^\s\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff（「『《〈【“‘]+|\S)
        [、。，．：；！？）」』》〉】”’…]*""",  # what closes, with what goes before
    re.VERBOSE,
)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What stays on one line, after a space or nothing: words, and single Chinese characters."""
    for word in text.split():
        space = " "
        for piece in _PIECE.findall(word):
            yield space, piece
            space = ""


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Lines of at most `width` columns, the first after `first`, others after `rest`; long words jut out.

    Chinese breaks between characters, never before what closes or after what opens.
    """
    line, hang = first, first if rest is None else rest
    taken, empty = columns(line), True
    for space, each in _pieces(text):
        more = columns(each)
        if not empty and taken + len(space) + more > width:
            yield line.rstrip()
            line, taken, empty = hang, columns(hang), True
        before = "" if empty else space
        line, taken, empty = line + before + each, taken + len(before) + more, False
    yield line.rstrip()
