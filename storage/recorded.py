"""Meetings with the moment at which what readers are told of them last changed."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, and_, func, select

from meetings.stored import Recorded
from storage.meeting_rows import as_meeting, news_of
from storage.part import Part
from storage.tables import MeetingRow, VersionRow


class RecordedMeetings(Part):
    def recorded(
        self, *, since: date | None = None, after: Recorded | None = None, limit: int
    ) -> list[Recorded]:
        """The next meetings after one, the latest changed first, those that turned out to be another too.

        With `since`, only those that touch this day or a later one, or were reported then if no day is known.
        """
        current = and_(VersionRow.meeting_id == MeetingRow.id, VersionRow.version == MeetingRow.version)
        asked: list[ColumnElement[bool]] = [MeetingRow.version > 0]
        if since is not None:
            told = datetime.combine(since, time(), UTC)
            undated = and_(MeetingRow.last_day.is_(None), MeetingRow.first_reported_at >= told)
            asked.append((MeetingRow.last_day >= since) | undated)
        if after is not None:
            earlier = VersionRow.recorded_at < after.recorded_at
            beside = and_(VersionRow.recorded_at == after.recorded_at, MeetingRow.id < after.meeting.id)
            asked.append(earlier | beside)
        chosen = select(MeetingRow, VersionRow).join(VersionRow, current).where(*asked)
        latest = chosen.order_by(VersionRow.recorded_at.desc(), MeetingRow.id.desc()).limit(limit)
        found: Sequence[tuple[MeetingRow, VersionRow]] = [(m, v) for m, v in self._session.execute(latest)]
        reports = self._reports([row.id for row, _ in found])
        return [
            Recorded(
                meeting=as_meeting(row, reports[row.id]),
                recorded_at=version.recorded_at,
                news=tuple(news_of(version)),
                merged_into=row.merged_into,
            )
            for row, version in found
        ]

    def changed_at(self) -> datetime | None:
        """When anything about a meeting was last recorded, a further report too."""
        return self._session.scalar(select(func.max(MeetingRow.recorded_at)))
