"""How well the gold set is judged, read and merged: prints each figure beside its floor; --raise lifts floors.

    python benchmarks/floors.py            what is measured, and what the floor is
    python benchmarks/floors.py --raise    each floor to what is measured; none is ever lowered

Floors are in ``tests/gold/floors.json``, a table a language: verdicts, the exact F1 of each field, and merging. A
figure that cannot be measured yet has the floor 0.
"""

import json
import math
import sys
from pathlib import Path

from hoidam.scoring.clusters import merged
from hoidam.scoring.fields import field_scores
from hoidam.scoring.gold import Labelled, labelled_in
from hoidam.scoring.verdicts import score, score_of_meetings

GOLD = Path(__file__).parents[1] / "tests" / "gold"
FLOORS = GOLD / "floors.json"
LANGUAGES = ("vi", "zh", "en")


def figures(language: str) -> dict[str, float]:
    """Each figure of a language's articles by its name, from 0 to 1; 0 where nothing was read."""
    articles = [each for each in labelled_in(GOLD / f"{language}.jsonl") if isinstance(each, Labelled)]
    whole, meetings, joined = score(articles), score_of_meetings(articles), merged(articles)
    found = {
        "verdict precision": whole.precision,
        "verdict recall": whole.recall,
        "meeting precision": meetings.precision,
        "meeting recall": meetings.recall,
    }
    for name, field in field_scores(articles).items():
        if field.exact.hits + field.exact.misses:
            found[name] = field.exact.f1
    if found["kind"]:
        found["meetings B-cubed"] = joined.meetings.b_cubed().f1
        found["visits B-cubed"] = joined.visits.b_cubed().f1
    return {name: figure or 0.0 for name, figure in found.items()}


def main(*, lift: bool) -> None:
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for language in LANGUAGES:
        mine = floors.setdefault(language, {})
        for name, figure in figures(language).items():
            floor = mine.get(name, 0.0)
            print(
                f"{language}  {name:18} {figure:.3f}  floor {floor:.2f}{'  BELOW' if figure < floor else ''}"
            )
            mine[name] = max(floor, math.floor(figure * 100) / 100)
    if lift:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(lift="--raise" in sys.argv)
