"""Which part of a meeting an article tells: plan, course, end, or a look back (domain model, 13)."""

import re
from functools import cache

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.folding import simplified, tones
from meetings.reading.vocabulary import either, vocabulary
from meetings.reprints import is_of_an_unknown_year, published_on

OPENING = 300
"""Characters of the text that, with the headline, tell what an article is for."""


@cache
def _cues(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Chinese puts no border between its words."""
    border = "" if language == "zh" else r"\b"
    return tuple(
        (name, re.compile(f"{border}(?:{either(rules)}){border}", re.IGNORECASE))
        for name, rules in vocabulary(language)["aspects"].items()
    )


def aspect_of(article: Article, encounter: Encounter) -> str:
    """The status of what was not held; else by the headline, and for an end by the opening too.

    A text of another year, nobody knows which, is a look back: it opens no meeting.
    """
    if encounter.status != "held":
        return encounter.status
    if is_of_an_unknown_year(encounter, published_on(article)):
        return "background"
    title = _folded(article.title)
    opening = f"{title} {_folded(article.text[:OPENING])}"
    for aspect, cue in _cues(article.language):
        if cue.search(opening if aspect == "concluded" else title):
            return aspect
    return "held"


def _folded(text: str) -> str:
    return simplified(tones(text)).strip()
