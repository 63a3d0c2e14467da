"""A meeting: one happening, merged over every article that reports it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetings.agencies import agency_of
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

    @property
    def agency(self) -> str | None:
        """Whose text it is, where it is that of an agency."""
        return agency_of(self.credit, self.url)

    def as_json(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "outlet": self.outlet,
            "published_at": self.published_at.isoformat() if self.published_at else None,
            "aspect": self.aspect,
            "copy_of": self.copy_of,
        }


def sources_of(reports: Iterable[Report]) -> int:
    """How many newsrooms tell of it in words of their own: an agency is one, whoever prints it."""
    return len({r.agency or r.outlet for r in reports if r.copy_of is None})


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
    def reporting(self) -> tuple[Report, ...]:
        """The reports of the state it has reached: of what was held those that say so, none of its plan."""
        held = tuple(r for r in self.articles if r.encounter.status == "held")
        return held if self.facts.status == "held" and held else self.articles

    @property
    def independent_sources(self) -> int:
        """How many newsrooms report it as it is told, in words of their own."""
        return sources_of(self.reporting)

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
