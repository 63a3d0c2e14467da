"""What the store gives back: articles as they were kept and read, and what a search found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.verdict import Verdict

Origin = Literal["crawl", "import"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping an article came to; `revised` when its title, text or publication time had changed."""

    article_id: int
    outcome: Literal["new", "revised", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article in its newest revision, counted from 1; `key` is its identity (see `Lead.key`)."""

    id: int
    key: str
    revision: int
    origin: Origin
    first_seen_at: datetime
    article: Article


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
class Hit:
    """An article with the words searched for; `snippet` is a piece of its own text, `meetings` their ids."""

    url: str
    outlet: str
    title: str
    published_at: datetime | None
    snippet: str
    meetings: tuple[str, ...]
