"""Text that can stand in a mail header, a log or one line of a digest without becoming anything else."""

import re
import unicodedata
from collections.abc import Sequence
from email import policy
from email.parser import BytesHeaderParser
from functools import lru_cache

from meetings.errors import DeliveryError
from meetings.folding import tones

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"
_CLAUSE_END = re.compile(r"[,;:，、；：]\s?")
_SENTENCE = 4000  # characters; what is longer is none


def one_line(text: str, limit: int = 300) -> str:
    """Text as a single line of at most `limit` characters, cut at a word, without anything invisible."""
    text = unicodedata.normalize("NFC", text[: limit * 8].encode("utf-8", "replace").decode())
    line = _SPACES.sub(" ", "".join(map(_visible, text))).strip()
    if len(line) <= limit:
        return line
    words = line[:limit].rpartition(" ")[0]
    return (words if len(words) > limit // 2 else line[: limit - 1]).rstrip(" ,.;:–-") + "…"


def excerpt(text: str, limit: int, names: Sequence[str] = ()) -> str:
    """Text as a single line of at most `limit` characters; of a longer one the start, and words up to a name.

    A press sentence opens with day and place, then lists titles, and comes to what was done at last:
    the second part ends with the last of `names` in it, else with the sentence. Both are whole clauses where
    that leaves enough of them.
    """
    line = one_line(text[:_SENTENCE], _SENTENCE + 1)
    if len(line) <= limit:
        return line
    start = _whole_clauses(one_line(line, limit // 3).rstrip("…"))
    folded = tones(line)
    ends = [folded.rfind(name) + len(name) for name in map(tones, names) if name in folded]
    end = max((end for end in ends if end > limit), default=len(line))
    rest = "…" if end < len(line) else ""
    words = line[end - (limit - len(start) - len(" … ") - len(rest)) : end].partition(" ")[2]
    return f"{start} … {_from_a_clause(words)}{rest}"


def _whole_clauses(text: str) -> str:
    ends = [found.end() for found in _CLAUSE_END.finditer(text)]
    return text[: ends[-1]].rstrip() if ends and ends[-1] > len(text) // 2 else text


def _from_a_clause(text: str) -> str:
    found = _CLAUSE_END.search(text, 0, len(text) // 3)
    return text[found.end() :] if found else text


@lru_cache(maxsize=8192)
def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs", "Co", "Cn"} and char not in _JOINERS else char


def header_text(text: str, limit: int = 200) -> str:
    """A header value: one line, and no encoded word that a mail library would decode (CVE-2024-6923)."""
    return one_line(text, limit).replace("=?", "= ?")


def check_headers(payload: bytes, expected: Sequence[str], *, at_times: Sequence[str] = ()) -> None:
    """Read a composed mail back and refuse it unless its headers are exactly these, in this order.

    Those of `at_times` may be there besides, once and wherever.
    """
    found = BytesHeaderParser(policy=policy.SMTP).parsebytes(payload).keys()
    twice = [name for name in at_times if found.count(name) > 1]
    if twice or [name for name in found if name not in at_times] != list(expected):
        raise DeliveryError(f"a mail came out with the headers {', '.join(found)}", final=True)
