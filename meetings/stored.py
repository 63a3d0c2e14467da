"""What the store gives back: articles as they were kept and read, and what a search found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.meeting import Difference, Meeting
from meetings.verdict import Label, Verdict

Origin = Literal["crawl", "import", "backfill"]
"""How an article came to us; only what is crawled as it appears is news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping an article came to; `revised` when its title, text or publication time had changed."""

    article_id: int
    outcome: Literal["new", "revised", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article in its newest revision, counted from 1; `key` is its identity (see `Lead.key`).

    `gone_at` is since when its page has been missing.
    """

    id: int
    key: str
    revision: int
    origin: Origin
    first_seen_at: datetime
    article: Article
    gone_at: datetime | None = None


def news_at(
    origin: Origin, published_at: datetime | None, first_seen_at: datetime, watched_since: datetime
) -> datetime:
    """When an article came, or would have if we had watched: when it was published, if we were not there yet.

    So it is with what was imported or walked back to, and with what the first rounds of a crawl found.
    """
    before = origin != "crawl" or (published_at is not None and published_at < watched_since)
    return published_at if published_at and before else first_seen_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What an article said, from when we first saw it so; counted from 1."""

    revision: int
    title: str
    text: str
    published_at: datetime | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A page as it was answered; `sha256` is that of `body`, in hexadecimal digits."""

    url: str
    revision: int
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    sha256: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was concluded from one revision of an article, and by which edition of the rules."""

    article_id: int
    revision: int
    verdict: Verdict
    encounters: tuple[Encounter, ...]
    rules: str
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article with its verdict, if it was read, and the ids of the meetings it reports."""

    stored: StoredArticle
    label: Label | None
    score: float | None
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A meeting, when its version was recorded, what that changed, and what it was after all."""

    meeting: Meeting
    recorded_at: datetime
    news: tuple[Difference, ...] = ()
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article with the words searched for; `snippet` is a piece of its own text, `meetings` their ids."""

    url: str
    outlet: str
    title: str
    published_at: datetime | None
    snippet: str
    meetings: tuple[str, ...]
