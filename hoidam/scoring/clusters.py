"""How well encounters are merged: B-cubed and pairwise F1 of meetings and visits (domain model, section 19).

Clustered are the gold encounters that say which meeting they tell of. Ours are the clusters that the real
store and resolver come to when they are given the articles by date; a gold encounter that we did not read is
a cluster of its own. A visit or exchange is all that hangs together by `visit` and `parent`.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from hoidam.analysing import analyse
from hoidam.scoring.fields import Fields, likeness, paired
from hoidam.scoring.gold import Labelled
from hoidam.scoring.verdicts import share
from meetings.meeting import Meeting
from storage.store import open_store

_UNDATED = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Precision and recall from 0 to 1; None where nothing can be measured."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        p, r = self.precision, self.recall
        return None if p is None or r is None else share(2 * p * r, p + r) or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """The gold name and ours of one encounter after another."""

    gold: Sequence[Hashable]
    ours: Sequence[Hashable]

    def b_cubed(self) -> Agreement:
        """The mean over encounters of the share of its cluster that is rightly with it."""
        both = Counter(zip(self.gold, self.ours, strict=True))

        def mean(names: Sequence[Hashable]) -> float | None:
            sizes = Counter(names)
            shares = [both[g, o] / sizes[n] for g, o, n in zip(self.gold, self.ours, names, strict=True)]
            return share(sum(shares), len(shares))

        return Agreement(precision=mean(self.ours), recall=mean(self.gold))

    def pairwise(self) -> Agreement:
        """Of the pairs that one puts together, the share that the other does too."""
        gold, ours = _pairs(self.gold), _pairs(self.ours)
        return Agreement(
            precision=share(len(gold & ours), len(ours)), recall=share(len(gold & ours), len(gold))
        )


def _pairs(names: Sequence[Hashable]) -> set[tuple[int, int]]:
    members: dict[Hashable, list[int]] = {}
    for place, name in enumerate(names):
        members.setdefault(name, []).append(place)
    return {pair for group in members.values() for pair in combinations(group, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """`wrongly` are pairs of gold meetings of one gold visit that we took for one meeting."""

    meetings: Clusters
    visits: Clusters
    wrongly: tuple[tuple[str, str], ...]


def merged(labelled: Iterable[Labelled]) -> Merged:
    articles = list(labelled)
    known = resolved(articles)
    families = _families(known)
    gold: list[tuple[str, str]] = []
    ours: list[tuple[Hashable, Hashable]] = []
    for number, each in enumerate(articles):
        for place, pair in enumerate(paired(each)):
            if pair.gold is None or pair.gold.meeting is None:
                continue
            found = _meeting_of(each.article.url, pair.read, known) if pair.read else None
            alone = (number, place)
            gold.append((pair.gold.meeting, pair.gold.visit or pair.gold.meeting))
            ours.append((found, families[found]) if found else (alone, alone))
    return Merged(
        meetings=Clusters(gold=[m for m, _ in gold], ours=[m for m, _ in ours]),
        visits=Clusters(gold=[v for _, v in gold], ours=[v for _, v in ours]),
        wrongly=_wrongly(gold, [m for m, _ in ours]),
    )


def _wrongly(gold: Sequence[tuple[str, str]], ours: Sequence[Hashable]) -> tuple[tuple[str, str], ...]:
    mixed: dict[tuple[Hashable, str], set[str]] = {}
    for (meeting, visit), name in zip(gold, ours, strict=True):
        mixed.setdefault((name, visit), set()).add(meeting)
    return tuple(sorted({pair for group in mixed.values() for pair in combinations(sorted(group), 2)}))


def resolved(articles: Iterable[Labelled]) -> list[Meeting]:
    """The meetings that the articles come to in a store of their own, given in the order of publication."""
    dated = sorted((a.article for a in articles if a.read), key=lambda a: a.published_at or _UNDATED)
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'score.db'}")
        try:
            for article in dated:
                now = article.published_at or _UNDATED
                with store.transaction() as tx:
                    tx.keep(article, key=article.url, now=now, origin="import")
                for _ in analyse(store, (), now=lambda now=now: now):  # type: ignore[misc]
                    pass
            with store.transaction() as tx:
                return tx.meetings()
        finally:
            store.close()


def _meeting_of(url: str, read: Fields, known: Sequence[Meeting]) -> str | None:
    """The meeting that an article's encounter went into: of those it reports, the one most like it."""
    reports = [(m.id, r.encounter.as_json()) for m in known for r in m.articles if r.url == url]
    likely = [(likeness(read, told), identity) for identity, told in reports]
    return max(likely, key=lambda found: found[0])[1] if likely else None


def _families(known: Sequence[Meeting]) -> Mapping[str, str]:
    """Every meeting's outermost visit or exchange, as its id."""
    above = {m.id: m.parent or m.visit for m in known}

    def top(identity: str) -> str:
        seen = {identity}
        while (higher := above.get(identity)) and higher not in seen:
            seen.add(higher)
            identity = higher
        return identity

    return {m.id: top(m.id) for m in known}
