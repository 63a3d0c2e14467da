"""How many headlines of other news the judge takes for news of our subject: false alarms in ten thousand.

    python -m benchmarks.replay vi HEADLINES.txt

The file has a headline a line, of any subject. Each alarm is printed, for a person to say whether it is a false one.
"""

import sys
import time
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
    with path.open(encoding="utf-8", errors="replace") as lines:
        known = list(articles(language, lines))
    alarms = [(article, verdict) for article in known if (verdict := judge(article)).label != "none"]
    for article, verdict in alarms:
        print(f"{verdict.label} {verdict.score:.2f}  {article.title}")
    begun = time.process_time()
    for article in known:
        judge(article)
    took, read = time.process_time() - begun, max(len(known), 1)
    print(f"{len(known):,} headlines, {took / read * 1e6:.0f} µs each once rules are made")
    print(
        f"{len(alarms)} alarms, {len(alarms) / read * 1e4:.2f} in 10,000, before a person has looked at them"
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
