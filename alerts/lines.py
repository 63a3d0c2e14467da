"""Lines of plain text, for mails and terminals: how wide a text is, and where it breaks."""

import re
import unicodedata
from collections.abc import Iterator


def columns(text: str) -> int:
    """How many columns a terminal gives the text: two for a Chinese character, none for a combining mark."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Lines of at most `width` columns, the first after `first`, others after `rest`; long words jut out."""
    line, hang = first, first if rest is None else rest
    empty = True
    for each in re.findall(r"\S+", text):
        if not empty and columns(line) + 1 + columns(each) > width:
            yield line.rstrip()
            line, empty = hang, True
        line, empty = line + each if empty else f"{line} {each}", False
    yield line.rstrip()
