"""Which reports only repeat the wording of an earlier one, so that a wire text counts as one source."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

from meetings.agencies import primary
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


@lru_cache(maxsize=1_024)
def _shingles(text: str) -> frozenset[int]:
    syllables = _SYLLABLE.findall(plain(text))
    return frozenset(hash(run) for run in zip(*(syllables[i:] for i in range(SYLLABLES)), strict=False))


def containment(a: str, b: str) -> float:
    """The share of the shorter text's four-syllable shingles that the other one has too, 0 to 1."""
    return _compared(a[:LONGEST], b[:LONGEST])[0]


def same_wording(a: str, b: str, *, credit: bool = False) -> bool:
    """Whether one text repeats the other; `credit` when both name the same agency."""
    share, count = _compared(a[:LONGEST], b[:LONGEST])
    if count < SHORT:
        return share >= COPIED_WHEN_SHORT
    return share >= (COPIED_WITH_CREDIT if credit else COPIED)


@lru_cache(maxsize=16_384)
def _compared(a: str, b: str) -> tuple[float, int]:
    """The share of the shorter text's shingles that the other one has, and how many it has itself."""
    shorter, longer = sorted((_shingles(a), _shingles(b)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0, len(shorter)


def copy_of(text: str, earlier: Sequence[tuple[str, str]]) -> str | None:
    """The address of the first of the earlier texts, as (address, text), whose wording this one repeats."""
    return next((url for url, other in earlier if same_wording(text, other)), None)


def is_primary(report: Report) -> bool:
    """Whether dates and posts are taken from it before others: trust A of the domain model, section 18."""
    return report.agency in primary()


_LAST = datetime.max.replace(tzinfo=UTC)


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Earliest published first, undated last: an order that does not depend on when each was found."""
    return tuple(sorted(reports, key=lambda r: (r.published_at or _LAST, r.url)))


def attributed(reports: Iterable[Report], text_of: Callable[[str], str | None]) -> tuple[Report, ...]:
    """The reports in order, each with the address of the earliest one whose wording it repeats.

    What an agency writes in another language it has translated: ten pages may be one source (domain model,
    sections 11 and 17).
    """
    told: list[_Printed] = []
    for report in in_order(reports):
        text = text_of(report.url) or ""
        printed = _Printed(report=report, text=text, agency=report.agency, script=_script(text))
        original = next((p.report for p in told if _repeats(printed, p)), None)
        copied = (original.copy_of or original.url) if original else None
        told.append(replace(printed, report=replace(report, copy_of=copied)))
    return tuple(printed.report for printed in told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A report and its text, empty where we do not have it; whose it is, and how it is written."""

    report: Report
    text: str
    agency: str | None
    script: str


def _repeats(printed: _Printed, earlier: _Printed) -> bool:
    if not (printed.text and earlier.text):
        return False
    credit = printed.agency is not None and printed.agency == earlier.agency
    if same_wording(printed.text, earlier.text, credit=credit):
        return True
    translated = credit and printed.script != earlier.script
    return translated and printed.report.encounter.status == earlier.report.encounter.status


def _script(text: str) -> Literal["zh", "vi", "latin"]:
    """How a text is written, told from its beginning."""
    start = text[:_SCRIPT_SHOWS]
    if len(_CHINESE.findall(start)) > len(start) / 4:
        return "zh"
    return "vi" if len(_VIETNAMESE.findall(start)) > len(start) / 50 else "latin"
