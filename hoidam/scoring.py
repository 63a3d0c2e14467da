"""How well articles are judged, against labels given by people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoidam.files import content_of, objects_in
from meetings.article import Article, article_from_json
from meetings.errors import BadArticle
from meetings.relevance import judge
from meetings.verdict import Label

LABELS: tuple[Label, ...] = ("meeting", "ties", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article with the label a person gave it, why, and the one we give."""

    article: Article
    gold: Label
    why: str
    given: Label
    score: float

    @property
    def wanted(self) -> bool:
        return self.gold != "none"

    @property
    def found(self) -> bool:
        return self.given != "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of `meeting` and `ties` against `none`; figures are from 0 to 1, None without cases."""

    hits: int
    misses: int
    false_alarms: int
    rightly_none: int

    @property
    def precision(self) -> float | None:
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.hits, 2 * self.hits + self.misses + self.false_alarms)


def labelled_in(path: Path) -> Iterator[Labelled | BadArticle]:
    """Judge every line of a JSON Lines file with ``gold.label``; a bad line is yielded as its error.

    Raises `BadArticle` when the file cannot be read.
    """
    for where, value in objects_in(path, content_of(path)):
        try:
            if isinstance(value, BadArticle):
                raise value
            yield _labelled(value)
        except BadArticle as error:
            yield BadArticle(f"{where}: {error}")


def _labelled(value: Any) -> Labelled:
    article = article_from_json(value)
    gold = value.get("gold")
    if not isinstance(gold, dict) or gold.get("label") not in LABELS:
        raise BadArticle(f"{article.url}: gold.label must be one of {', '.join(LABELS)}")
    verdict = judge(article)
    return Labelled(
        article=article,
        gold=gold["label"],
        why=str(gold.get("why") or ""),
        given=verdict.label,
        score=verdict.score,
    )


def score(labelled: Iterable[Labelled]) -> Score:
    counts = Counter((each.wanted, each.found) for each in labelled)
    return Score(
        hits=counts[True, True],
        misses=counts[True, False],
        false_alarms=counts[False, True],
        rightly_none=counts[False, False],
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def by(labelled: Sequence[Labelled], field: str) -> dict[str, list[Labelled]]:
    """The articles apart by ``why`` or ``language``, the most frequent first."""
    groups: dict[str, list[Labelled]] = {}
    for each in labelled:
        name = each.why if field == "why" else each.article.language
        groups.setdefault(name, []).append(each)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))
