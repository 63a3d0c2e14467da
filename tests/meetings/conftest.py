"""Encounters and reports in few words, for the tests of what several articles say together."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from meetings import gazetteer
from meetings.encounter import Edition, Encounter, Participant, Place
from meetings.meeting import Conclusion, Meeting, Merged, Report
from meetings.resolution import resolve_article
from meetings.verdict import Quote

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _person(identity: str, role: str = "head") -> Participant:
    known = gazetteer.people()[identity]
    posts = known.posts_at(None)
    return Participant(
        person=identity,
        name=known.names["vi"][0] if known.names.get("vi") else identity,
        side=known.side,
        rank=None,
        post=posts[0] if posts else None,
        role=role,
    )


def _place(identity: str) -> Place:
    known = gazetteer.places()[identity]
    return Place(id=identity, name=known.names["vi"][0], country=known.country)


def _encounter(
    kind: str,
    days: str | None,
    *,
    heads: str = "",
    at: str = "",
    edition: tuple[str, int | None] | None = None,
    **fields: Any,
) -> Encounter:
    """`days` is ``2024-10-24`` or ``2024-10-24/2024-10-26``; `heads` and `at` are ids with spaces between."""
    first, _, last = (days or "").partition("/")
    found = Encounter(
        kind=kind,
        start=_day(first),
        end=_day(last or first),
        participants=tuple(_person(h) for h in heads.split()),
        places=tuple(_place(p) for p in at.split()),
        mechanism=Edition(id=edition[0], ordinal=edition[1]) if edition else None,
        **({"host_side": None} | fields),
    )
    return _with_evidence(found)


def _with_evidence(found: Encounter) -> Encounter:
    said = {
        name: (Quote(quote=name, start=0, end=len(name)),)
        for name in Encounter.__dataclass_fields__
        if name not in {"evidence", "date_precision"} and getattr(found, name)
    }
    return Encounter(**{n: getattr(found, n) for n in Encounter.__dataclass_fields__} | {"evidence": said})


def _report(url: str, encounter: Encounter, published: str | None = None, **fields: Any) -> Report:
    """A report; without a day of its own it is published on the last day it tells of."""
    day = _day(published) or encounter.end
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) if day else None
    default = {
        "outlet": url,
        "title": url,
        "aspect": "announced" if encounter.status == "announced" else "held",
    }
    return Report(
        url=f"https://{url}.example/1", published_at=moment, encounter=encounter, **(default | fields)
    )


class World:
    """The known meetings, as they grow with every article."""

    def __init__(self, texts: dict[str, str] | None = None) -> None:
        self.meetings: dict[str, Meeting] = {}
        self.texts = texts or {}

    def hear(self, *reports: Report, url: str | None = None, now: datetime = NOW) -> list[Conclusion]:
        """Resolve one article, given as one report for each of its encounters, or by its address as none."""
        found = resolve_article(
            url or reports[0].url,
            reports,
            list(self.meetings.values()),
            text_of=self.texts.get,
            now=now,
            taken=lambda stem: [i for i in self.meetings if i.startswith(stem)],
        )
        self.meetings |= {c.meeting.id: c.meeting for c in found}
        for gone in [c.meeting.id for c in found if isinstance(c, Merged)]:
            del self.meetings[gone]
        self.meetings = {i: m for i, m in self.meetings.items() if m.version or m.articles}
        return found

    def opened(self) -> list[Meeting]:
        return [m for m in self.meetings.values() if m.version]

    def one(self) -> Meeting:
        (meeting,) = self.meetings.values()
        return meeting

    def partition(self) -> set[frozenset[str]]:
        return {frozenset(r.url for r in m.articles) for m in self.meetings.values()}


@pytest.fixture
def encounter() -> Callable[..., Encounter]:
    return _encounter


@pytest.fixture
def report() -> Callable[..., Report]:
    return _report


@pytest.fixture
def world() -> Callable[[], World]:
    return World


@pytest.fixture
def heads() -> Callable[[Encounter], Sequence[str | None]]:
    return lambda found: sorted(str(p.person) for p in found.participants if p.role == "head")
