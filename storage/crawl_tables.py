"""The tables of the crawl: requests, sources, leads, hosts, and the pages that are kept as evidence."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from meetings.stored import Origin
from storage.tables import Clean, Row


class VisitRow(Row):
    """One request to an outlet, with what came of it; see `OutletVisit`."""

    __tablename__ = "visits"
    __table_args__ = (
        Index(None, "outlet", "started_at"),
        Index(None, "url", "started_at", "asked", "outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    outlet: Mapped[str]
    url: Mapped[str]
    asked: Mapped[str]
    outcome: Mapped[str]
    started_at: Mapped[datetime]
    seconds: Mapped[float]
    detail: Mapped[str]
    found: Mapped[int]
    fresh: Mapped[int]
    new: Mapped[int]
    status: Mapped[int | None]
    size: Mapped[int]
    newest_at: Mapped[datetime | None]
    length: Mapped[int]
    dated: Mapped[bool]
    by_layout: Mapped[bool]


class BroughtRow(Row):
    """How many leads a source had afresh in a quarter of a day, of all its visits that were fine."""

    __tablename__ = "brought"

    url: Mapped[str] = mapped_column(primary_key=True)
    quarter: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fresh: Mapped[int]


class SourceRow(Row):
    """When a source is to be visited next, and what it answered last; see `SourceMemory`."""

    __tablename__ = "sources"

    url: Mapped[str] = mapped_column(primary_key=True)
    outlet: Mapped[str]
    next_visit_at: Mapped[datetime]
    every_seconds: Mapped[float | None]
    failures: Mapped[int]
    fine_at: Mapped[datetime | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    digest: Mapped[str | None]
    listed: Mapped[list[Any]]


class SourceStateRow(Row):
    """How a source has done since when, and what the operator was told of it; see `SourceState`."""

    __tablename__ = "source_states"

    url: Mapped[str] = mapped_column(primary_key=True)
    outlet: Mapped[str]
    state: Mapped[str]
    detail: Mapped[str]
    since: Mapped[datetime]
    told_state: Mapped[str]
    told_at: Mapped[datetime | None]
    well_until: Mapped[datetime | None]


class LeadRow(Row):
    """A lead: every title it was announced under, what came of it, and when it is due.

    `outcome` is empty until it is followed or held back, `due_at` when we are done with it. `moved_to` is the
    key the article is kept under, where that is another.
    """

    __tablename__ = "leads"
    __table_args__ = (Index(None, "outlet", "due_at"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    outlet: Mapped[str]
    url: Mapped[str]
    origin: Mapped[Origin] = mapped_column(Clean)
    titles: Mapped[list[Any]]
    outcome: Mapped[str | None]
    attempts: Mapped[int]
    announced_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    moved_to: Mapped[str | None]


class PauseRow(Row):
    """An outlet that asked to be left alone, or refused us: until when, and how often in a row."""

    __tablename__ = "pauses"

    outlet: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]
    times: Mapped[int]


class GapRow(Row):
    """A time that is still to be looked through at an outlet, and when it is its turn; see `Gap`."""

    __tablename__ = "gaps"

    outlet: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime]
    tries: Mapped[int]
    seen: Mapped[list[Any]]
    due_at: Mapped[datetime]


class RobotsRow(Row):
    """What a host answered for robots.txt."""

    __tablename__ = "robots"

    origin: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[int]
    body: Mapped[bytes]
    fetched_at: Mapped[datetime]


class WalkRow(Row):
    """A page of an outlet's archive that a walk back has been through; `span` is the time it looks at."""

    __tablename__ = "walks"

    outlet: Mapped[str] = mapped_column(primary_key=True)
    span: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    walked_at: Mapped[datetime]


class SnapshotRow(Row):
    """A page as it was answered, kept as evidence; see `Snapshot`. `body` is compressed with gzip."""

    __tablename__ = "snapshots"
    __table_args__ = (Index(None, "article_id", "fetched_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    revision: Mapped[int]
    url: Mapped[str]
    status: Mapped[int]
    headers: Mapped[list[Any]]
    body: Mapped[bytes]
    sha256: Mapped[str]
    fetched_at: Mapped[datetime]
