"""Which reports speak of one meeting, all of them weighed together: whatever order they came in."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from meetings.copies import same_wording
from meetings.gist import Gist, Witness, akin, are_near, gist_of, weighed, witnesses
from meetings.meeting import Report
from meetings.merging import outline
from meetings.same import ENOUGH, Affinity
from meetings.speaking import may_open

TextOf = Callable[[str], str | None]
"""The stored text of an article by its address; None when we do not have it."""

BUT_FOR_THE_DATE = 6
"""Heads or edition agree and only the date is against it: enough for a reprint or a correction."""

Group = tuple[Report, ...]


def touches(a: Witness, b: Witness, text_of: TextOf) -> bool:
    """Whether nothing forbids that both tell of one meeting, so that one may bear on where the other goes."""
    found = akin(a, b)
    return not found.guards or (
        only_date_differs(found) and _is_repeated(text_of(a.report.url), text_of(b.report.url))
    )


def only_date_differs(found: Affinity) -> bool:
    return found.guards == {"date"} and found.score >= BUT_FOR_THE_DATE


def grouped(reports: Iterable[Report], text_of: TextOf) -> list[Group]:
    """The reports that speak of one meeting together; the order they are given in does not matter.

    Those that may open a meeting are joined, the most akin first. What repeats another's words goes where
    that one goes, whatever date it bears; what may not open one goes to the most akin, or stays alone.
    """
    told = witnesses(sorted(reports, key=mark))
    followed = _followed(told, text_of)
    leading = [w for i, w in enumerate(told) if i not in followed]
    joined = _joined(_alike(w for w in leading if may_open(w.report)))
    groups = [[w.report for w in cluster.members] for cluster in joined]
    for witness in leading:
        if not may_open(witness.report):
            _put(witness.report, _most_akin(witness, joined), groups)
    for i, (_, original) in sorted(followed.items(), key=lambda found: (-found[1][0], found[0])):
        _put(told[i].report, next(n for n, g in enumerate(groups) if told[original].report in g), groups)
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

    members: tuple[Witness, ...]
    whole: Gist
    urls: frozenset[str]

    @classmethod
    def of(cls, members: Sequence[Witness]) -> "_Cluster":
        gist, *others = {w.gist for w in members}
        return cls(
            members=tuple(members),
            whole=gist_of(outline([w.report for w in members])) if others else gist,
            urls=frozenset(w.report.url for w in members),
        )


def _alike(members: Iterable[Witness]) -> list[_Cluster]:
    """Those that say the same of who, when and where, and enough of it, are joined without weighing."""
    found: dict[Hashable, list[Witness]] = {}
    for number, witness in enumerate(members):
        gist = witness.gist
        enough = not gist.undated and weighed(gist, gist, near=False).same
        found.setdefault(gist if enough else number, []).append(witness)
    return [_Cluster.of(alike) for alike in found.values()]


Links = dict[tuple[int, int], int | None]
"""How much speaks for joining two clusters, 0 where too little does; None where anything is against it."""


def _joined(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Join the most akin until none are, a tie going to the earliest; in each given one all say the same."""
    alive = dict(enumerate(clusters))
    first = [cluster.members[0] for cluster in clusters]
    pairs = {(i, j): _counts(akin(first[i], first[j])) for j in alive for i in range(j)}
    links: Links = {(i, j): _link(alive[i], alive[j], pairs[i, j]) for i, j in pairs}
    while most := max(filter(None, links.values()), default=0):
        i, *others = _to_join(links, most)
        gone = [alive.pop(j) for j in others]
        alive[i] = _Cluster.of([*alive[i].members, *(w for cluster in gone for w in cluster.members)])
        for k in alive.keys() - {i}:
            ours = _pair(i, k)
            pairs[ours] = max(pairs[_pair(j, k)] for j in (i, *others))
            links[ours] = _link(alive[i], alive[k], pairs[ours])
        for pair in [pair for pair in links if not alive.keys() >= {*pair}]:
            del links[pair], pairs[pair]
    return list(alive.values())


def _to_join(links: Links, most: int) -> list[int]:
    """The earliest two that are most akin, with all that hang together with them if none is against another.

    If some are, it is tried again with those alone that are as much akin.
    """
    first = min(pair for pair, link in links.items() if link == most)
    for least in (ENOUGH, most):
        together = _hanging_together(first, [pair for pair, link in links.items() if (link or 0) >= least])
        if all(links[pair] is not None for pair in combinations(together, 2)):
            return together
    return list(first)


def _hanging_together(first: tuple[int, int], pairs: Sequence[tuple[int, int]]) -> list[int]:
    beside: dict[int, list[int]] = defaultdict(list)
    for i, j in pairs:
        beside[i].append(j)
        beside[j].append(i)
    found = set(first)
    edge = list(first)
    while edge:
        more = set(beside[edge.pop()]) - found
        found |= more
        edge += more
    return sorted(found)


def _pair(i: int, j: int) -> tuple[int, int]:
    return min(i, j), max(i, j)


def _closest(a: _Cluster, b: _Cluster) -> int:
    """How akin the two reports are that are most so, 0 where none are enough."""
    return max(_counts(akin(v, w)) for v, w in product(_unlike(a), _unlike(b)))


def _counts(found: Affinity) -> int:
    return found.score if found.same else 0


def _unlike(cluster: _Cluster) -> Iterable[Witness]:
    """One of those that say the same; what has no date is told from others by when it was published."""
    return {w.report.url if w.gist.undated else w.gist: w for w in cluster.members}.values()


def _link(a: _Cluster, b: _Cluster, closest: int) -> int | None:
    """How much speaks for joining two."""
    if a.urls & b.urls:
        return None
    near = (a.whole.undated or b.whole.undated) and are_near(a.members, b.members)
    whole = weighed(a.whole, b.whole, near=near)
    best = max(whole.score, closest)
    return None if whole.guards else best if best >= ENOUGH else 0


def _most_akin(witness: Witness, clusters: Sequence[_Cluster]) -> int | None:
    alone = _Cluster.of([witness])
    links = [_link(alone, cluster, _closest(alone, cluster)) or 0 for cluster in clusters]
    best = max(links, default=0)
    return links.index(best) if best else None


# --- repeated ---------------------------------------------------------------------------------------------


def _followed(told: Sequence[Witness], text_of: TextOf) -> dict[int, tuple[int, int]]:
    """How akin each is to the report that it repeats the words of, and the number of that; by their numbers.

    It is the most akin, then the earliest, and does not follow another itself.
    """
    found: dict[int, tuple[int, int]] = {}
    texts = [text_of(w.report.url) for w in told]
    for i, text in enumerate(texts):
        repeated = [j for j in range(i) if j not in found and _is_repeated(text, texts[j])]
        earlier = [(score, -j) for j in repeated if (score := _fit(told[i], told[j]))]
        if earlier:
            score, nearest = max(earlier)
            found[i] = score, -nearest
    return found


def _fit(witness: Witness, other: Witness) -> int:
    """How akin two reports are of which one repeats the other's words; 0 where they tell of two meetings."""
    found = akin(witness, other)
    fits = not found.guards or only_date_differs(found)
    return found.score if fits and witness.report.url != other.report.url else 0


def _is_repeated(text: str | None, other: str | None) -> bool:
    return text is not None and other is not None and same_wording(text, other)
