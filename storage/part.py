"""What every part of a transaction stands on: its session, and the few things the two databases say apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import ReportRow, Row

T = TypeVar("T")

_BATCH = 500


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Pieces short enough to be the parameters of one statement."""
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))


class Part:
    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _on_server(self) -> bool:
        return self._session.get_bind().dialect.name == "postgresql"

    def _insert(self, row: type[Row]) -> postgresql.Insert | sqlite.Insert:
        """An insert that may say what to do on conflict."""
        return postgresql.insert(row) if self._on_server else sqlite.insert(row)

    def _insert_missing(self, row: type[Row], values: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows whose keys are not taken yet."""
        if values:
            self._session.execute(self._insert(row).on_conflict_do_nothing(), list(values))

    def _reports(self, meeting_ids: Sequence[str]) -> dict[str, list[ReportRow]]:
        """The reports of each meeting, in their order."""
        found: dict[str, list[ReportRow]] = defaultdict(list)
        for some in batches(meeting_ids):
            reports = select(ReportRow).where(ReportRow.meeting_id.in_(some)).order_by(ReportRow.position)
            for report in self._session.scalars(reports):
                found[report.meeting_id].append(report)
        return found

    def _alone(self, concern: int) -> None:
        """Until this transaction ends, no other one sees to the same concern; on SQLite none ever does."""
        if self._on_server:
            self._session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": concern})


RESOLVING = 1
"""Finding out whether a meeting is known: two at once could both open it."""
COMPOSING = 2
"""Turning outbox rows into messages: two at once could tell the same news twice."""
