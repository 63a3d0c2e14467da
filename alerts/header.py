"""Text that can stand in a mail header, a log or one line of a digest without becoming anything else."""

import re
import unicodedata
from collections.abc import Sequence
from email import message_from_bytes, policy

from meetings.errors import DeliveryError

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"


def one_line(text: str, limit: int = 300) -> str:
    """Text as a single line of at most `limit` characters, cut at a word, without anything invisible."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    line = _SPACES.sub(" ", "".join(map(_visible, text[: limit * 8]))).strip()
    if len(line) <= limit:
        return line
    words = line[:limit].rpartition(" ")[0]
    return (words if len(words) > limit // 2 else line[: limit - 1]).rstrip(" ,.;:–-") + "…"


def both_ends(text: str, limit: int) -> str:
    """Text as a single line of at most `limit` characters; of a longer one the first third, then the end.

    A press sentence opens with day and place and closes with what was done; titles fill its middle.
    """
    line = one_line(text, len(text) + 1)
    if len(line) <= limit:
        return line
    start = one_line(line, limit // 3).rstrip("…")
    end = line[len(line) - (limit - len(start) - 3) :].partition(" ")[2]
    return f"{start} … {end}"


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs", "Co", "Cn"} and char not in _JOINERS else char


def header_text(text: str, limit: int = 200) -> str:
    """A header value: one line, and no encoded word that a mail library would decode (CVE-2024-6923)."""
    return one_line(text, limit).replace("=?", "= ?")


def check_headers(payload: bytes, expected: Sequence[str]) -> None:
    """Read a composed mail back and refuse it unless its headers are exactly these, in this order."""
    found = message_from_bytes(payload, policy=policy.SMTP).keys()
    if found != list(expected):
        raise DeliveryError(f"a mail came out with the headers {', '.join(found)}", final=True)
