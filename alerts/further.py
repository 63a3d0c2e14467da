"""What was written since of meetings that a reader knows: listed in digests, and never sent for itself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from alerts import words
from alerts.headline import headline
from alerts.sources import Source, source_of
from alerts.words import Language, word
from meetings.meeting import Meeting, Report

_MEETINGS = 12
_REPORTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """A meeting that was told before, and the addresses of what was written since."""

    meeting: Meeting
    urls: frozenset[str]

    @property
    def reports(self) -> list[Report]:
        """Those in words of their own before copies."""
        found = [report for report in self.meeting.articles if report.url in self.urls]
        return sorted(found, key=lambda report: report.copy_of is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherShown:
    """One meeting in words; `more` says how many reports are not listed."""

    headline: str
    when: str
    reports: tuple[Source, ...]
    more: str


def besides(further: Sequence[Further], told: Collection[str]) -> list[Further]:
    """Those of meetings that are not told of anyway."""
    return [each for each in further if each.meeting.id not in told and each.reports]


def show_further(further: Sequence[Further], language: Language, zone: ZoneInfo) -> tuple[FurtherShown, ...]:
    return tuple(_shown(each, language, zone) for each in further[:_MEETINGS])


def further_lines(further: Sequence[FurtherShown], language: Language) -> list[str]:
    """A line for each meeting, with who wrote of it: for channels with little room."""
    label, colon = word("further", language), word("colon", language)
    return [
        f"{label}{colon}{each.headline} – {words.listed([r.outlet for r in each.reports], language)}"
        for each in further
    ]


def further_json(further: Sequence[Further]) -> list[dict[str, Any]]:
    return [{"id": each.meeting.id, "articles": [r.as_json() for r in each.reports]} for each in further]


def _shown(further: Further, language: Language, zone: ZoneInfo) -> FurtherShown:
    facts, reports = further.meeting.facts, further.reports
    left = len(reports) - _REPORTS
    return FurtherShown(
        headline=headline(facts, language),
        when=words.dates(facts.start, facts.end, facts.date_precision, language),
        reports=tuple(source_of(report, language, zone) for report in reports[:_REPORTS]),
        more=word("more", language, n=left) if left > 0 else "",
    )
