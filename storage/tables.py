"""The tables, and the column types that keep two promises: moments are in UTC, text is clean."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, LargeBinary, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from meetings.article import clean
from meetings.stored import Origin
from meetings.verdict import Label


class Utc(TypeDecorator[datetime]):
    """An aware moment, stored and given back in UTC; naive ones are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Clean(TypeDecorator[str]):
    """Text that passed `clean`: both databases can hold it, and equal words are equal bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (theirs)
        return value if value is None or (value.isascii() and value.isprintable()) else clean(value)


class Row(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Clean,
        datetime: Utc,
        bytes: LargeBinary,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


UNREAD = text("(read_revision IS NULL OR read_revision < revision)")


class ArticleRow(Row):
    """An article in its newest revision."""

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_unread", "id", sqlite_where=UNREAD, postgresql_where=UNREAD),
        Index(None, "outlet", "first_seen_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str] = mapped_column(index=True)
    outlet: Mapped[str]
    origin: Mapped[Origin] = mapped_column(Clean)
    language: Mapped[str]
    revision: Mapped[int]
    title: Mapped[str]
    lead: Mapped[str | None]
    text: Mapped[str] = mapped_column(Text)
    byline: Mapped[str | None]
    credit: Mapped[str | None]
    published_at: Mapped[datetime | None]
    first_seen_at: Mapped[datetime]
    revised_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]
    read_revision: Mapped[int | None]


class RevisionRow(Row):
    """What an article said before it was revised."""

    __tablename__ = "revisions"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime | None]
    seen_at: Mapped[datetime]


class ReadingRow(Row):
    """The newest reading of an article."""

    __tablename__ = "readings"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    revision: Mapped[int]
    label: Mapped[Label] = mapped_column(Clean)
    score: Mapped[float]
    reasons: Mapped[list[Any]]
    encounters: Mapped[list[Any]]
    rules: Mapped[str]
    read_at: Mapped[datetime]


class MeetingRow(Row):
    """A meeting as it is known now; `first_day` and `last_day` frame it, for questions about time.

    `merged_into` is the meeting that it turned out to be; then it has no reports.
    """

    __tablename__ = "meetings"
    __table_args__ = (Index(None, "first_day", "last_day"), Index(None, "mechanism", "ordinal"))

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    kind: Mapped[str]
    status: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    mechanism: Mapped[str | None]
    ordinal: Mapped[int | None]
    parent: Mapped[str | None]
    visit: Mapped[str | None]
    merged_into: Mapped[str | None]
    facts: Mapped[dict[str, Any]]
    first_reported_at: Mapped[datetime] = mapped_column(index=True)
    recorded_at: Mapped[datetime] = mapped_column(index=True)


class AttendanceRow(Row):
    """Who is known to have been at a meeting."""

    __tablename__ = "attendance"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True, index=True)


class VersionRow(Row):
    """What readers were told of a meeting, and what was new in it."""

    __tablename__ = "meeting_versions"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    facts: Mapped[dict[str, Any]]
    news: Mapped[list[Any]]
    recorded_at: Mapped[datetime]


class ReportRow(Row):
    """What one article says of one meeting; `position` is its place in `Meeting.articles`."""

    __tablename__ = "reports"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True, index=True)
    position: Mapped[int]
    outlet: Mapped[str]
    title: Mapped[str]
    published_at: Mapped[datetime | None]
    encounter: Mapped[dict[str, Any]]
    credit: Mapped[str | None]
    aspect: Mapped[str]
    copy_of: Mapped[str | None]
    language: Mapped[str]
