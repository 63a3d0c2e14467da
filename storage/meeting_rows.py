"""Meetings as rows, and rows as meetings."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from meetings.encounter import Encounter, encounter_from_json
from meetings.meeting import Difference, Meeting, Report
from meetings.news import differences
from storage.tables import MeetingRow, ReportRow, Row, VersionRow


def facts_columns(meeting: Meeting) -> dict[str, Any]:
    facts, mechanism = meeting.facts, meeting.facts.mechanism
    return {
        "id": meeting.id,
        "version": meeting.version,
        "kind": facts.kind,
        "status": facts.status,
        "first_day": facts.start or facts.end,
        "last_day": facts.end or facts.start,
        "mechanism": mechanism.id if mechanism else None,
        "ordinal": mechanism.ordinal if mechanism else None,
        "parent": meeting.parent,
        "visit": meeting.visit,
        "facts": facts.as_json(),
        "first_reported_at": meeting.first_reported_at,
    }


def as_meeting(row: MeetingRow, reports: Iterable[ReportRow]) -> Meeting:
    """The meeting as it is known now."""
    return Meeting(
        id=row.id,
        version=row.version,
        facts=encounter_from_json(row.facts),
        first_reported_at=row.first_reported_at,
        articles=tuple(_report(report) for report in reports),
        parent=row.parent,
        visit=row.visit,
    )


def version_row(meeting: Meeting, news: Sequence[Difference], now: datetime) -> VersionRow:
    """A version as it was told; its news come back in the public form, days as ISO 8601."""
    return VersionRow(
        meeting_id=meeting.id,
        version=meeting.version,
        facts=meeting.facts.as_json(),
        news=[asdict(difference) for difference in news],
        recorded_at=now,
    )


def news_of(version: VersionRow) -> list[Difference]:
    """What a version changed, in the public form."""
    return [Difference(**difference) for difference in version.news]


def news_since(version: VersionRow, meeting: Meeting) -> list[Difference]:
    """What is known otherwise now than when a version was recorded, in the public form."""
    news = differences(encounter_from_json(version.facts), meeting.facts)
    public = json.dumps([asdict(difference) for difference in news], default=date.isoformat)
    return [Difference(**difference) for difference in json.loads(public)]


def people_of(facts: Encounter) -> set[str]:
    return {p.person for p in facts.participants if p.person}


def report_columns(meeting_id: str, position: int, report: Report) -> dict[str, Any]:
    return {
        "meeting_id": meeting_id,
        "url": report.url,
        "position": position,
        "outlet": report.outlet,
        "title": report.title,
        "published_at": report.published_at,
        "encounter": report.encounter.as_json(),
        "credit": report.credit,
        "aspect": report.aspect,
        "copy_of": report.copy_of,
        "language": report.language,
    }


def put(row: Row, columns: Mapping[str, Any]) -> None:
    """What is as it was stays untouched, and is not written again."""
    for name, value in columns.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _report(row: ReportRow) -> Report:
    return Report(
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published_at=row.published_at,
        encounter=encounter_from_json(row.encounter),
        credit=row.credit,
        aspect=row.aspect,
        copy_of=row.copy_of,
        language=row.language,
    )
