"""What an article says by our rules; one that breaks a rule costs itself alone."""

import logging
from dataclasses import replace

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import judge_and_read
from meetings.reading.body import READ
from meetings.verdict import Verdict

log = logging.getLogger(__name__)


def understood(article: Article) -> tuple[Verdict, list[Encounter]]:
    """Verdict and encounters; an article that breaks the rules is set aside as `none`, and said."""
    if len(article.text) > 2 * READ:  # folding what is never read would take the most time of all
        article = replace(article, text=article.text[: 2 * READ])
    try:
        return judge_and_read(article)
    except Exception:  # one text that a rule fails on must not hold up all that wait behind it
        log.exception("%s cannot be read; it counts as not about our subject", article.url)
        return Verdict(label="none", score=0.0), []
