"""Which reports speak of one meeting, all of them weighed together: whatever order they came in."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product

from meetings.copies import in_order, same_wording
from meetings.encounter import Encounter
from meetings.meeting import Report
from meetings.merging import merge
from meetings.same import ENOUGH, Affinity, affinity
from meetings.speaking import may_open

TextOf = Callable[[str], str | None]
"""The stored text of an article by its address; None when we do not have it."""

BUT_FOR_THE_DATE = 6
"""Heads or edition agree and only the date is against it: enough for a reprint or a correction."""

Group = tuple[Report, ...]


def akin(a: Report, b: Report) -> Affinity:
    """What speaks for one meeting of two reports, and against it."""
    return affinity(a.encounter, b.encounter, published_apart=_apart(a, b))


def touches(a: Report, b: Report, text_of: TextOf) -> bool:
    """Whether nothing forbids that both tell of one meeting, so that one may bear on where the other goes."""
    found = akin(a, b)
    return not found.guards or (only_date_differs(found) and _repeats(a, b, text_of))


def only_date_differs(found: Affinity) -> bool:
    return found.guards == {"date"} and found.score >= BUT_FOR_THE_DATE


def grouped(reports: Iterable[Report], text_of: TextOf) -> list[Group]:
    """The reports that speak of one meeting together; the order they are given in does not matter.

    Those that may open a meeting are joined, the most akin first. What repeats another's words goes where
    that one goes, whatever date it bears; what may not open one goes to the most akin, or stays alone.
    """
    told = sorted(in_order(reports), key=mark)
    followed = _followed(told, text_of)
    leading = [i for i in range(len(told)) if i not in followed]
    joined = _joined(_alike(told[i] for i in leading if may_open(told[i])))
    groups = [list(cluster.reports) for cluster in joined]
    for i in leading:
        if not may_open(told[i]):
            _put(told[i], _most_akin(told[i], joined), groups)
    for i, (_, original) in sorted(followed.items(), key=lambda found: (-found[1][0], found[0])):
        _put(told[i], next(n for n, g in enumerate(groups) if told[original] in g), groups)
    return [tuple(group) for group in groups]


Mark = tuple[bool, float, str, str, str, str, str]


def mark(report: Report) -> Mark:
    """What tells a report from all others, those of its own article too; earlier ones are less."""
    published, told = report.published_at, report.encounter
    return (
        published is None,
        published.timestamp() if published else 0.0,
        report.url,
        str(told.start),
        told.kind,
        " ".join(p.person or p.name or p.post or "" for p in told.participants),
        repr((told.end, told.status, told.places, told.host_side, told.mechanism)),
    )


def _put(report: Report, chosen: int | None, groups: list[list[Report]]) -> None:
    """Into the chosen group, or into one of its own: no article tells of a meeting twice."""
    if chosen is None or any(r.url == report.url for r in groups[chosen]):
        groups.append([report])
    else:
        groups[chosen].append(report)


# --- joined -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cluster:
    """Reports of one meeting, as far as they are joined, and what they say together of who, when, where."""

    reports: Group
    whole: Encounter
    urls: frozenset[str]

    @classmethod
    def of(cls, reports: Sequence[Report]) -> "_Cluster":
        whole = reports[0].encounter if len(reports) == 1 else merge([_bare(r) for r in reports])
        return cls(reports=tuple(reports), whole=whole, urls=frozenset(r.url for r in reports))


def _bare(report: Report) -> Report:
    """The report with nothing but what tells meetings apart."""
    bare = replace(report.encounter, topics=(), documents=(), invitations=(), evidence={})
    return replace(report, encounter=bare)


def _alike(reports: Iterable[Report]) -> list[_Cluster]:
    """Those that say the same of who, when and where, and enough of it, are joined without weighing."""
    found: dict[Hashable, list[Report]] = {}
    for number, report in enumerate(reports):
        told = report.encounter
        enough = told.start is not None and affinity(told, told).same
        found.setdefault(_gist(told) if enough else number, []).append(report)
    return [_Cluster.of(alike) for alike in found.values()]


def _gist(told: Encounter) -> Hashable:
    people = frozenset((p.side, p.person, p.name, p.post) for p in told.participants if p.role == "head")
    places = frozenset((p.id, p.country) for p in told.places)
    days = told.start, told.end, told.date_precision
    return told.kind, told.status, days, places, told.host_side, told.mechanism, people


def _joined(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Join the two most akin until none are; a tie goes to the earliest."""
    alive = dict(enumerate(clusters))
    pairs = {(i, j): _closest(alive[i], alive[j]) for j in alive for i in range(j)}
    links = {(i, j): _link(alive[i], alive[j], pairs[i, j]) for i, j in pairs}
    while any(links.values()):
        i, j = max(links, key=lambda pair: (links[pair], -pair[0], -pair[1]))
        alive[i] = _Cluster.of([*alive[i].reports, *alive.pop(j).reports])
        for k in alive.keys() - {i}:
            ours, theirs = _pair(i, k), _pair(j, k)
            pairs[ours] = max(pairs[ours], pairs.pop(theirs))
            links[ours] = _link(alive[i], alive[k], pairs[ours])
            del links[theirs]
        del links[i, j], pairs[i, j]
    return list(alive.values())


def _pair(i: int, j: int) -> tuple[int, int]:
    return min(i, j), max(i, j)


def _closest(a: _Cluster, b: _Cluster) -> int:
    """How akin the two reports are that are most so, 0 where none are enough."""
    unlike = ({_gist(r.encounter) if r.encounter.start else r.url: r for r in c.reports} for c in (a, b))
    found = (akin(r, s) for r, s in product(*(u.values() for u in unlike)))
    return max((pair.score for pair in found if pair.same), default=0)


def _link(a: _Cluster, b: _Cluster, closest: int) -> int:
    """How much speaks for joining two, 0 where too little does or anything is against it."""
    if a.urls & b.urls:
        return 0
    apart = min(_all_apart(a, b), default=None) if a.whole.start is None or b.whole.start is None else None
    whole = affinity(a.whole, b.whole, published_apart=apart)
    best = 0 if whole.guards else max(whole.score, closest)
    return best if best >= ENOUGH else 0


def _all_apart(a: _Cluster, b: _Cluster) -> Iterator[timedelta]:
    return (abs(apart) for r in a.reports for s in b.reports if (apart := _apart(r, s)) is not None)


def _apart(a: Report, b: Report) -> timedelta | None:
    return a.published_at - b.published_at if a.published_at and b.published_at else None


def _most_akin(report: Report, clusters: Sequence[_Cluster]) -> int | None:
    alone = _Cluster.of([report])
    links = [_link(alone, cluster, _closest(alone, cluster)) for cluster in clusters]
    best = max(links, default=0)
    return links.index(best) if best else None


# --- repeated ---------------------------------------------------------------------------------------------


def _followed(told: Sequence[Report], text_of: TextOf) -> dict[int, tuple[int, int]]:
    """How akin each is to the report that it repeats the words of, and the number of that; by their numbers.

    It is the most akin, then the earliest, and does not follow another itself.
    """
    found: dict[int, tuple[int, int]] = {}
    for i, report in enumerate(told):
        earlier = [
            (score, -j) for j in range(i) if j not in found and (score := _repeated(report, told[j], text_of))
        ]
        if earlier:
            score, nearest = max(earlier)
            found[i] = score, -nearest
    return found


def _repeated(report: Report, other: Report, text_of: TextOf) -> int:
    """How akin two reports are, of which one repeats the other's words; 0 where it does not."""
    if report.url == other.url:
        return 0
    found = akin(report, other)
    fits = found.score and (not found.guards or only_date_differs(found))
    return found.score if fits and _repeats(report, other, text_of) else 0


def _repeats(a: Report, b: Report, text_of: TextOf) -> bool:
    ours, theirs = text_of(a.url), text_of(b.url)
    return bool(ours and theirs and same_wording(ours, theirs))
