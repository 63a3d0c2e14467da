"""A meeting: one happening, merged over every article that reports it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetings.encounter import Encounter


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says of one meeting.

    `aspect` is the part it tells: announced, held, concluded … ; `copy_of` is the address of the report
    whose wording it repeats.
    """

    url: str
    outlet: str
    title: str
    published_at: datetime | None
    encounter: Encounter
    credit: str | None = None
    aspect: str = "held"
    copy_of: str | None = None
    language: str = "vi"

    def as_json(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "outlet": self.outlet,
            "published_at": self.published_at.isoformat() if self.published_at else None,
            "aspect": self.aspect,
            "copy_of": self.copy_of,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`id` never changes once given; `version` rises by one when a fact that readers are told changes.

    Version 0 is known from reports alone that may not open a meeting: kept, told to nobody, and not listed.

    `facts` are merged from the encounters of `articles`, so that a corrected article corrects the meeting.
    `parent` is the exchange edition it is part of, `visit` the visit it took place in, both meeting ids.
    """

    id: str
    version: int
    facts: Encounter
    first_reported_at: datetime
    articles: tuple[Report, ...] = ()
    parent: str | None = None
    visit: str | None = None

    @property
    def independent_sources(self) -> int:
        """How many reports are not a copy of another one in the list."""
        return sum(1 for a in self.articles if a.copy_of is None)

    def as_json(self) -> dict[str, Any]:
        """A line of `hoidam meetings --json`."""
        return {
            "id": self.id,
            "version": self.version,
            "parent": self.parent,
            "visit": self.visit,
            "first_reported_at": self.first_reported_at.isoformat(),
            **self.facts.as_json(),
            "articles": [a.as_json() for a in self.articles],
            "independent_sources": self.independent_sources,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One fact that readers were told otherwise; `field` is a name of the public form."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The encounter is a meeting not heard of before; its version is 1."""

    meeting: Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A known meeting, with facts that differ from those told; the version has risen."""

    meeting: Meeting
    news: Sequence[Difference]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A known meeting, with nothing a reader would want to be told again."""

    meeting: Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A meeting that was taken for one with `off` until now; its version is 1."""

    meeting: Meeting
    off: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A known meeting that is the same as `into`, which has its reports from now on.

    Its id points there for ever, and its version has risen: those who were told of it are told so.
    """

    meeting: Meeting
    into: str


Conclusion = Opened | Changed | Confirmed | Split | Merged
