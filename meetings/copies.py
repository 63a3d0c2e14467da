"""Which reports only repeat the wording of an earlier one, so that a wire text counts as one source."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import urlsplit

from meetings import gazetteer
from meetings.folding import plain
from meetings.meeting import Report

SYLLABLES = 4
"""The length of a shingle."""
COPIED = 0.6
"""The share of the shorter text's shingles found in the other; independent reports stay below it."""
COPIED_WITH_CREDIT = 0.4
"""The same where both name one agency: its text, cut and added to."""
SHORT = 40
"""Fewer shingles than this are mostly titles, which every report repeats …"""
COPIED_WHEN_SHORT = 0.9
"""… so nearly all of them must be found."""

LONGEST = 50_000
"""Characters compared of one text; no report is longer."""

_SCRIPT_SHOWS = 500
_CHINESE = re.compile("[\u4e00-\u9fff]")
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]", re.IGNORECASE)
_SYLLABLE = re.compile(r"\w+")


@lru_cache(maxsize=256)
def _shingles(text: str) -> frozenset[int]:
    syllables = _SYLLABLE.findall(plain(text[:LONGEST]))
    return frozenset(hash(run) for run in zip(*(syllables[i:] for i in range(SYLLABLES)), strict=False))


def containment(a: str, b: str) -> float:
    """The share of the shorter text's four-syllable shingles that the other one has too, 0 to 1."""
    shorter, longer = sorted((_shingles(a), _shingles(b)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def same_wording(a: str, b: str, *, credit: bool = False) -> bool:
    """Whether one text repeats the other; `credit` when both name the same agency."""
    share = containment(a, b)
    if min(len(_shingles(a)), len(_shingles(b))) < SHORT:
        return share >= COPIED_WHEN_SHORT
    return share >= (COPIED_WITH_CREDIT if credit else COPIED)


def copy_of(text: str, earlier: Sequence[tuple[str, str]]) -> str | None:
    """The address of the first of the earlier texts, as (address, text), whose wording this one repeats."""
    return next((url for url, other in earlier if same_wording(text, other)), None)


@cache
def _credits() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile("|".join(rf"(?<!\w){re.escape(plain(word))}(?!\w)" for word in record["credits"])),
            record["id"],
        )
        for record in gazetteer.records("agencies")
    )


def agency(report: Report) -> str | None:
    """Whose text it is, by its credit line, else by the outlet's own host (domain model, section 11)."""
    credit = plain(report.credit or "")
    named = next((identity for words, identity in _credits() if words.search(credit)), None)
    if named or credit:
        return named
    host = host_of(report.url)
    for record in gazetteer.records("agencies"):
        if any(host == own or host.endswith(f".{own}") for own in record["hosts"]):
            return str(record["id"])
    return None


def host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


@cache
def _primary() -> frozenset[str]:
    return frozenset(record["id"] for record in gazetteer.records("agencies") if record["primary"])


def is_primary(report: Report) -> bool:
    """Whether dates and posts are taken from it before others: trust A of the domain model, section 18."""
    return agency(report) in _primary()


_LAST = datetime.max.replace(tzinfo=UTC)


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Earliest published first, undated last: an order that does not depend on when each was found."""
    return tuple(sorted(reports, key=lambda r: (r.published_at or _LAST, r.url)))


def attributed(reports: Iterable[Report], text_of: Callable[[str], str | None]) -> tuple[Report, ...]:
    """The reports in order, each with the address of the earliest one whose wording it repeats.

    What an agency writes in another language it has translated: ten pages may be one source (domain model,
    sections 11 and 17).
    """
    told: list[Report] = []
    for report in in_order(reports):
        text = text_of(report.url)
        original = next((r for r in told if text and _repeats(report, text, r, text_of(r.url))), None)
        told.append(replace(report, copy_of=(original.copy_of or original.url) if original else None))
    return tuple(told)


def _repeats(report: Report, text: str, earlier: Report, other: str | None) -> bool:
    if not other:
        return False
    named = agency(report)
    credit = named is not None and named == agency(earlier)
    translated = credit and report.encounter.status == earlier.encounter.status
    return same_wording(text, other, credit=credit) or (translated and _script(text) != _script(other))


def _script(text: str) -> Literal["zh", "vi", "latin"]:
    """How a text is written, told from its beginning."""
    start = text[:_SCRIPT_SHOWS]
    if len(_CHINESE.findall(start)) > len(start) / 4:
        return "zh"
    return "vi" if len(_VIETNAMESE.findall(start)) > len(start) / 50 else "latin"
