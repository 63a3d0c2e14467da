"""How many headlines of other news the judge takes for news of our subject: false alarms in ten thousand.

    python -m benchmarks.replay vi HEADLINES.txt

The file has a headline a line, of any subject. Each alarm is printed, for a person to say whether it is a false one.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from meetings.article import Article, article_from_json
from meetings.reader import judge


def articles(language: str, lines: Iterable[str]) -> Iterator[Article]:
    """Each headline once, as an article of which nothing else is known."""
    for headline in dict.fromkeys(filter(None, map(str.strip, lines))):
        yield article_from_json(
            {
                "url": "https://example.org/",
                "outlet": "replay",
                "language": language,
                "title": headline,
                "text": headline,
            }
        )


def main(language: str, path: Path) -> None:
    counts: Counter[str] = Counter()
    begun = time.process_time()
    with path.open(encoding="utf-8", errors="replace") as lines:
        for article in articles(language, lines):
            verdict = judge(article)
            counts[verdict.label] += 1
            if verdict.label != "none":
                print(f"{verdict.label} {verdict.score:.2f}  {article.title}")
    took, read = time.process_time() - begun, counts.total()
    alarms = read - counts["none"]
    print(f"{read:,} headlines, {took / max(read, 1) * 1e6:.0f} µs each")
    print(f"{alarms} alarms, {alarms / max(read, 1) * 1e4:.2f} in 10,000, before a person has looked at them")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
