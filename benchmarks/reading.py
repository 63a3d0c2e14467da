"""How long judging a headline and reading an article of 5,000 characters take, on one core.

    python benchmarks/reading.py

Headlines are those of the gold set, by the gate that stands before a page; the article is one of them, drawn out
with its own neighbours to 5,000 characters. Each figure is the best of several rounds, without other work.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

from meetings.article import Article, article_from_json
from meetings.gate import headline_may_matter
from meetings.relevance import judge_and_read

GOLD = Path(__file__).parents[1] / "tests" / "gold"
LENGTH, ROUNDS = 5_000, 9


def articles() -> list[Article]:
    lines = (GOLD / "vi.jsonl").read_text(encoding="utf-8").splitlines()
    return [article_from_json(json.loads(line)) for line in lines]


def long_article(known: list[Article]) -> Article:
    first, *rest = known
    text = "\n".join([first.text, *(a.text for a in rest if "Trung Quốc" not in a.text)])
    while len(text) < LENGTH:
        text = f"{text}\n{text}"
    return article_from_json({**first.as_json(), "text": text[:LENGTH]})


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest round."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> None:
    known = articles()
    gate = best(lambda: [headline_may_matter(a.title, a.text[:200], "vi") for a in known]) / len(known)
    bare = [article_from_json({**a.as_json(), "text": a.title}) for a in known]
    judged = best(lambda: [judge_and_read(a) for a in bare]) / len(known)
    article = long_article(known)
    read = best(lambda: judge_and_read(article))
    print(f"gate on headline and summary   {gate * 1e6:8.0f} µs")
    print(f"judging a headline alone       {judged * 1e6:8.0f} µs, of 100")
    print(f"reading {LENGTH:,} characters       {read * 1e3:8.2f} ms, of 10")


if __name__ == "__main__":
    main()
