"""The gist of a report: what tells meetings apart in it. Any two gists are weighed once in a process."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from meetings.encounter import Edition, Encounter, HostSide, Participant, Place, Precision, Side, Status
from meetings.meeting import Report
from meetings.same import Affinity, affinity

PUBLISHED_APART = timedelta(days=5)
"""How far apart reports of one meeting may be published of which one gives no day."""

_Head = tuple[Side, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Gist:
    """Who, when, where and in what form; what says the same is one object."""

    told: Encounter
    undated: bool


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Witness:
    """A report, with the gist of it at hand."""

    report: Report
    gist: Gist


def witnesses(reports: Iterable[Report]) -> list[Witness]:
    return [Witness(report=report, gist=gist_of(report.encounter)) for report in reports]


def gist_of(told: Encounter) -> Gist:
    heads = frozenset((p.side, p.person, p.name, p.post) for p in told.participants if p.role == "head")
    places = frozenset((p.id, p.country) for p in told.places)
    days = told.start, told.end, told.date_precision
    return _gist((told.kind, told.status, told.host_side, told.mechanism), days, places, heads, told.ships)


@lru_cache(maxsize=16_384)
def _gist(
    form: tuple[str, Status, HostSide | None, Edition | None],
    days: tuple[date | None, date | None, Precision],
    places: frozenset[tuple[str, str]],
    heads: frozenset[_Head],
    ships: tuple[str, ...],
) -> Gist:
    kind, status, host_side, mechanism = form
    start, end, precision = days
    return Gist(
        told=Encounter(
            kind=kind,
            status=status,
            start=start,
            end=end,
            date_precision=precision,
            places=tuple(Place(id=identity, name=identity, country=country) for identity, country in places),
            host_side=host_side,
            mechanism=mechanism,
            ships=ships,
            participants=tuple(
                Participant(side=side, person=person, name=name, post=post, rank=None)
                for side, person, name, post in heads
            ),
        ),
        undated=start is None,
    )


def akin(a: Witness, b: Witness) -> Affinity:
    """What speaks for one meeting of two reports, and against it."""
    return weighed(a.gist, b.gist, near=(a.gist.undated or b.gist.undated) and are_near([a], [b]))


@lru_cache(maxsize=65_536)
def weighed(a: Gist, b: Gist, *, near: bool) -> Affinity:
    return affinity(a.told, b.told, near=near)


def are_near(some: Iterable[Witness], others: Iterable[Witness]) -> bool:
    """Whether any two were published in the same days."""
    theirs = [w.report.published_at for w in others]
    return any(
        ours is not None and other is not None and abs(ours - other) <= PUBLISHED_APART
        for ours in (w.report.published_at for w in some)
        for other in theirs
    )
