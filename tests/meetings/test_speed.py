"""Judging and reading stay fast: ceilings several times above what `benchmarks.reading` measures on a busy core."""

import pytest

from benchmarks.reading import LENGTH, articles, best, long_article
from meetings.article import article_from_json
from meetings.reader import judge, judge_and_read

HEADLINE, ARTICLE = 0.003, 0.200
"""Seconds of the processor."""


@pytest.mark.parametrize("language", ["vi", "zh", "en"])
def test_a_headline_is_judged_in_no_time(language: str) -> None:
    headlines = [article_from_json({**a.as_json(), "text": a.title}) for a in articles(language)]
    assert best(lambda: [judge(h) for h in headlines], rounds=3) < HEADLINE * len(headlines)


@pytest.mark.parametrize("language", ["vi", "zh", "en"])
def test_a_long_article_is_read_at_once(language: str) -> None:
    article = long_article(articles(language))
    assert len(article.text) == LENGTH
    assert best(lambda: judge_and_read(article), rounds=3) < ARTICLE
