"""News agencies: whose text an article is, by its credit line or the host it stands on."""

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from meetings import gazetteer
from meetings.folding import plain


@cache
def _credits() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile("|".join(rf"(?<!\w){re.escape(plain(word))}(?!\w)" for word in record["credits"])),
            record["id"],
        )
        for record in gazetteer.records("agencies")
    )


@lru_cache(maxsize=4_096)
def agency_of(credit: str | None, url: str) -> str | None:
    """Whose text it is, by its credit line, else by the outlet's own host (domain model, section 11)."""
    told = plain(credit or "")
    named = next((identity for words, identity in _credits() if words.search(told)), None)
    if named or told:
        return named
    host = host_of(url)
    for record in gazetteer.records("agencies"):
        if any(host == own or host.endswith(f".{own}") for own in record["hosts"]):
            return str(record["id"])
    return None


def credit_in(text: str) -> str | None:
    """The words by which an article says that an agency wrote it: `(TTXVN) - …` above, `Theo TTXVN` below.

    Photos have credits of their own, and whom it quotes did not write it.
    """
    told = (_ABOVE.match(text[:_NEAR].lstrip()), _BELOW.search(text.rstrip()[-_NEAR:]))
    found = (next(filter(None, m.groups())) for m in told if m)
    return next((credit for credit in found if agency_of(credit, "")), None)


_NEAR = 60
"""Characters at either end of a text in which its credit stands."""
_ABOVE = re.compile(
    r"(?:[^\W\d_][^()（）.,:;\n]{0,20} ?)?[(（]([^()（）:\n]{2,25})[)）]\s*[-–—]"
    r"|([A-ZĐ]{3,}(?: Online)?)\s+[-–—]"
    r"|(Theo (?:(?:phóng viên|đặc phái viên) )?[^.,:;\n]{2,25}),"
)
_BELOW = re.compile(
    r"[(（](?![Ảả]nh|Nguồn)([^()（）\n]{2,40})[)）]\W*$"
    r"|(?:^|[\n.!?…。”\"] ?)((?:Theo|Nguồn|Source|来源)\b[^.\n]{2,40})$"
    r"|[\n.!?…”\"] ?([A-ZĐ]{3,}[^.\n]{0,20})$"
)


def host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


@cache
def primary() -> frozenset[str]:
    """Those whose word counts before others': trust A of the domain model, section 18."""
    return frozenset(record["id"] for record in gazetteer.records("agencies") if record["primary"])
