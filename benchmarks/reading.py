"""How long judging a headline and reading an article of 5,000 characters take, on one core, in each language.

    python -m benchmarks.reading

Headlines are those of the gold set, nearly all of our subject: `benchmarks.replay` times those of other news. The
article is one of the set, drawn out with its neighbours to 5,000 characters. Each figure is the best of several
rounds.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

from meetings.article import Article, article_from_json
from meetings.gate import headline_may_matter
from meetings.reader import judge_and_read

GOLD = Path(__file__).parents[1] / "tests" / "gold"
LENGTH, ROUNDS = 5_000, 9


def articles(language: str) -> list[Article]:
    lines = (GOLD / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [article_from_json(json.loads(line)) for line in lines]


def long_article(known: list[Article]) -> Article:
    first, *rest = (a for a in known if judge_and_read(a)[1])
    text = "\n".join(a.text for a in (first, *rest))
    return article_from_json({**first.as_json(), "text": (text * (LENGTH // len(text) + 1))[:LENGTH]})


def best(work: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Seconds of the fastest round."""
    work()
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def measure(language: str) -> None:
    known = articles(language)
    gate = best(lambda: [headline_may_matter(a.title, a.text[:200], language) for a in known]) / len(known)
    bare = [article_from_json({**a.as_json(), "text": a.title}) for a in known]
    judged = best(lambda: [judge_and_read(a) for a in bare]) / len(known)
    article = long_article(known)
    read = best(lambda: judge_and_read(article))
    print(f"{language}: gate {gate * 1e6:.0f} µs, judging a headline {judged * 1e6:.0f} µs of 100,", end=" ")
    print(f"reading {LENGTH:,} characters {read * 1e3:.2f} ms of 10")


if __name__ == "__main__":
    for each in ("vi", "zh", "en"):
        measure(each)
