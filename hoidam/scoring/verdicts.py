"""How well articles are judged: precision and recall of the verdict."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoidam.scoring.gold import Labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of what is wanted and found; figures are from 0 to 1, None without cases."""

    hits: int
    misses: int
    false_alarms: int

    @property
    def precision(self) -> float | None:
        return share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        return share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        return share(2 * self.hits, 2 * self.hits + self.misses + self.false_alarms)


def score(labelled: Iterable[Labelled]) -> Score:
    """`meeting` and `ties` against `none`; borderline articles aside."""
    counts = Counter((each.wanted, each.found) for each in labelled if not each.borderline)
    return Score(hits=counts[True, True], misses=counts[True, False], false_alarms=counts[False, True])


def score_of_meetings(labelled: Iterable[Labelled]) -> Score:
    """`meeting` against `ties` and `none`; borderline articles aside."""
    counts = Counter((e.gold == "meeting", e.given == "meeting") for e in labelled if not e.borderline)
    return Score(hits=counts[True, True], misses=counts[True, False], false_alarms=counts[False, True])


def share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def by(labelled: Sequence[Labelled], field: str) -> dict[str, list[Labelled]]:
    """The articles apart by ``why`` (the category) or ``language``, the most frequent first."""
    groups: dict[str, list[Labelled]] = {}
    for each in labelled:
        name = each.why if field == "why" else each.article.language
        groups.setdefault(name, []).append(each)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))
