"""The meetings that are known: which ones an encounter may be, and what was concluded of them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TypedDict, TypeVar, Unpack

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select, update

from meetings.alert import AlertDue
from meetings.article import clean
from meetings.beat import sides
from meetings.encounter import Encounter
from meetings.errors import StoreError
from meetings.meeting import Changed, Conclusion, Confirmed, Difference, Meeting, Merged, Opened, Split
from storage.meeting_rows import as_meeting, facts_columns, people_of, put, report_columns, version_row
from storage.outbox_tables import OutboxRow
from storage.part import RESOLVING, Part, batches
from storage.tables import AttendanceRow, MeetingRow, ReportRow

T = TypeVar("T")

_NEAR = timedelta(days=45)
"""How far apart the dates of two reports of one meeting, or of one visit, may lie."""
_LONGEST = timedelta(days=400)
"""No meeting lasts longer; said so that not all that came before are looked through."""
_RECENT = 200
_OF_HEADS = 30


class Wanted(TypedDict, total=False):
    """Which meetings are listed; None asks for nothing."""

    since: date | None
    until: date | None
    person: str | None
    kind: str | None
    status: str | None


class KnownMeetings(Part):
    def candidates(self, *encounters: Encounter) -> list[Meeting]:
        """Every meeting that any of the encounters may be, or be part of; the latest reported first.

        Those within 45 days of it, or the 200 latest when it has no date; the same edition of its mechanism;
        meetings of the mechanism that are announced or undated; and the 30 latest of its very heads, as a
        text may be printed again in any year and a plan put off by months. With a visit comes what was held
        in it. Until the transaction ends, no other one is given candidates, so that two do not open the same
        meeting.
        """
        self._alone(RESOLVING)
        latest = (
            select(MeetingRow.id)
            .where(MeetingRow.merged_into.is_(None))
            .order_by(MeetingRow.first_reported_at.desc(), MeetingRow.id)
        )
        sought = (some for encounter in encounters for some in _sought(latest, encounter))
        found = dict.fromkeys(identity for some in sought for identity in self._session.scalars(some))
        visits = latest.where(MeetingRow.visit.in_(found))
        return self.meetings_with([*(found | dict.fromkeys(self._session.scalars(visits)))])

    def meetings(self, *, limit: int | None = None, **wanted: Unpack[Wanted]) -> list[Meeting]:
        """Meetings that touch the days from `since` to `until`, the latest held first, undated ones last.

        Those nobody was told of, and those that turned out to be another, are not among them.
        """
        return self._meetings(_listed(select(MeetingRow), wanted).limit(limit))

    def meeting_ids(self, *, limit: int | None = None, **wanted: Unpack[Wanted]) -> list[str]:
        """The ids of the same ones, in the same order."""
        return list(self._session.scalars(_listed(select(MeetingRow.id), wanted).limit(limit)))

    def meetings_with(self, ids: Sequence[str]) -> list[Meeting]:
        """Those that have these ids, in their order; what has become another meanwhile is not among them."""
        place = {identity: n for n, identity in enumerate(ids)}
        goes_on = select(MeetingRow).where(MeetingRow.merged_into.is_(None))
        found = [m for some in batches(ids) for m in self._meetings(goes_on.where(MeetingRow.id.in_(some)))]
        return sorted(found, key=lambda meeting: place[meeting.id])

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting that has an id, or had it before it turned out to be another."""
        goes_on = select(MeetingRow.merged_into).where(MeetingRow.id == meeting_id)
        now = self._session.scalar(goes_on) or meeting_id
        return next(iter(self._meetings(select(MeetingRow).where(MeetingRow.id == now))), None)

    def reports_of(self, article_url: str) -> list[Meeting]:
        """The meetings that the article at an address reports; ours alone to change, like `candidates`."""
        self._alone(RESOLVING)
        reported = select(ReportRow.meeting_id).where(ReportRow.url == article_url)
        return self._meetings(select(MeetingRow).where(MeetingRow.id.in_(reported)).order_by(MeetingRow.id))

    def taken_ids(self, prefix: str) -> set[str]:
        """The ids of meetings that begin so."""
        ids = select(MeetingRow.id).where(MeetingRow.id.startswith(prefix, autoescape=True))
        return {found for found in self._session.scalars(ids) if found.startswith(prefix)}

    def record(self, conclusion: Conclusion, *, alerts: Sequence[AlertDue], now: datetime) -> None:
        """Keep a conclusion, its meeting's reports, and what is due because of it."""
        meeting = conclusion.meeting
        match conclusion:
            case Opened() | Split():
                self._add(meeting, now)
            case Confirmed() if not meeting.version:
                self._keep_unopened(meeting, now)
                return
            case Changed() | Confirmed() | Merged():
                self._update(meeting, now)
        self._session.flush()
        if not isinstance(conclusion, Confirmed):
            self._session.add(version_row(meeting, _news(conclusion), now))
            self._session.flush()
        if isinstance(conclusion, Merged):
            self._redirect(meeting.id, conclusion.into)
        self._replace_reports(meeting)
        self._replace_people(meeting)
        due = [
            {
                "subscription": a.subscription,
                "meeting_id": meeting.id,
                "version": meeting.version,
                "due_at": a.due_at,
            }
            for a in alerts
        ]
        self._insert_missing(OutboxRow, due)
        self._bring_forward(meeting.id, alerts)

    def _bring_forward(self, meeting_id: str, alerts: Sequence[AlertDue]) -> None:
        """What waits longer than it would if it were known only now need not."""
        for alert in alerts:
            waiting = update(OutboxRow).where(
                OutboxRow.subscription == alert.subscription,
                OutboxRow.meeting_id == meeting_id,
                OutboxRow.composed_at.is_(None),
                OutboxRow.due_at > alert.due_at,
            )
            self._session.execute(waiting.values(due_at=alert.due_at))

    def told_of(self, meeting_id: str) -> set[str]:
        """The subscriptions that messages have told of a meeting."""
        rows = select(OutboxRow.subscription).where(OutboxRow.meeting_id == meeting_id)
        return set(self._session.scalars(rows.where(OutboxRow.composed_at.is_not(None))))

    def waiting_for(self, meeting_id: str) -> set[str]:
        """The subscriptions that are to be told something of a meeting."""
        rows = select(OutboxRow.subscription).where(OutboxRow.meeting_id == meeting_id)
        return set(self._session.scalars(rows.where(OutboxRow.composed_at.is_(None))))

    def _add(self, meeting: Meeting, now: datetime) -> None:
        self._session.add(MeetingRow(**facts_columns(meeting), recorded_at=now))

    def _keep_unopened(self, meeting: Meeting, now: datetime) -> None:
        """What nobody is told of leaves no trace once its reports are elsewhere."""
        gone = clean(meeting.id)
        self._session.execute(delete(ReportRow).where(ReportRow.meeting_id == gone))
        self._session.execute(delete(AttendanceRow).where(AttendanceRow.meeting_id == gone))
        self._session.execute(delete(MeetingRow).where(MeetingRow.id == gone))
        if meeting.articles:
            self._add(meeting, now)
            self._session.flush()
            self._replace_reports(meeting)
            self._replace_people(meeting)

    def _redirect(self, gone: str, into: str) -> None:
        """Let an id and those that pointed to it point to another; who was to hear of it hears of that."""
        old = or_(MeetingRow.id == gone, MeetingRow.merged_into == gone)
        self._session.execute(update(MeetingRow).where(old).values(merged_into=into))
        waiting = and_(OutboxRow.meeting_id == gone, OutboxRow.composed_at.is_(None))
        version = self._session.scalar(select(MeetingRow.version).where(MeetingRow.id == into))
        rows = select(OutboxRow.subscription, OutboxRow.due_at).where(waiting)
        due = [
            {"subscription": who, "meeting_id": into, "version": version, "due_at": when}
            for who, when in self._session.execute(rows)
        ]
        self._insert_missing(OutboxRow, due)
        self._session.execute(delete(OutboxRow).where(waiting))

    def _update(self, meeting: Meeting, now: datetime) -> None:
        row = self._session.get(MeetingRow, clean(meeting.id), with_for_update=True)
        if row is None:
            raise StoreError(f"meeting {meeting.id} is not in the store")
        put(row, facts_columns(meeting))
        row.recorded_at = now

    def _replace_reports(self, meeting: Meeting) -> None:
        """Only what is otherwise than before is written."""
        before = {row.url: row for row in self._reports([meeting.id])[meeting.id]}
        for position, report in enumerate(meeting.articles):
            columns = report_columns(meeting.id, position, report)
            row = before.pop(clean(report.url), None)
            if row is None:
                self._session.add(ReportRow(**columns))
            else:
                put(row, columns)
        for row in before.values():
            self._session.delete(row)
        self._session.flush()

    def _replace_people(self, meeting: Meeting) -> None:
        name = clean(meeting.id)
        self._session.execute(delete(AttendanceRow).where(AttendanceRow.meeting_id == name))
        people = [{"meeting_id": name, "person": person} for person in people_of(meeting.facts)]
        self._insert_missing(AttendanceRow, people)

    def _meetings(self, chosen: Select[MeetingRow]) -> list[Meeting]:
        rows = list(self._session.scalars(chosen))
        reports = self._reports([row.id for row in rows])
        return [as_meeting(row, reports[row.id]) for row in rows]


def _listed(rows: Select[T], wanted: Wanted) -> Select[T]:
    asked: list[ColumnElement[bool]] = [MeetingRow.version > 0, MeetingRow.merged_into.is_(None)]
    if (since := wanted.get("since")) is not None:
        asked.append(MeetingRow.last_day >= since)
    if (until := wanted.get("until")) is not None:
        asked.append(MeetingRow.first_day <= until)
    if (person := wanted.get("person")) is not None:
        there = select(AttendanceRow.meeting_id).where(AttendanceRow.person == person)
        asked.append(MeetingRow.id.in_(there))
    if (kind := wanted.get("kind")) is not None:
        asked.append(MeetingRow.kind == kind)
    if (status := wanted.get("status")) is not None:
        asked.append(MeetingRow.status == status)
    newest = (
        MeetingRow.first_day.desc().nulls_last(),
        MeetingRow.first_reported_at.desc(),
        MeetingRow.id,
    )
    return rows.where(*asked).order_by(*newest)


def _news(conclusion: Opened | Changed | Split | Merged) -> Sequence[Difference]:
    match conclusion:
        case Changed():
            return conclusion.news
        case Merged():
            return (Difference(field="merged", before=None, after=conclusion.into),)
        case _:
            return ()


def _sought(latest: Select[str], encounter: Encounter) -> Iterator[Select[str]]:
    """The meetings that an encounter may be, in several questions."""
    if chosen := [*_near(encounter), *_same_mechanism(encounter)]:
        yield latest.where(or_(*chosen))
    if met := _of_heads(encounter):
        yield latest.where(*met).limit(_OF_HEADS)
    if not (encounter.start or encounter.end):
        yield latest.limit(_RECENT)


def _near(encounter: Encounter) -> list[ColumnElement[bool]]:
    first, last = encounter.start or encounter.end, encounter.end or encounter.start
    if first is None or last is None:
        return []
    begins = MeetingRow.first_day.between(first - _NEAR - _LONGEST, last + _NEAR)
    return [and_(begins, MeetingRow.last_day >= first - _NEAR)]


def _same_mechanism(encounter: Encounter) -> list[ColumnElement[bool]]:
    if encounter.mechanism is None:
        return []
    to_come = or_(MeetingRow.first_day.is_(None), MeetingRow.status == "announced")
    edition = MeetingRow.ordinal == encounter.mechanism.ordinal
    same = to_come if encounter.mechanism.ordinal is None else or_(to_come, edition)
    return [and_(MeetingRow.mechanism == encounter.mechanism.id, same)]


def _of_heads(encounter: Encounter) -> list[ColumnElement[bool]]:
    """Both sides' heads, or the guest of a visit; one alone has met too many."""
    heads = [p for p in encounter.participants if p.role == "head" and p.person]
    if encounter.kind != "visit" and {p.side for p in heads} != set(sides()):
        return []
    met = (select(AttendanceRow.meeting_id).where(AttendanceRow.person == p.person) for p in heads)
    return [MeetingRow.id.in_(meetings) for meetings in met]
