"""Which part of a meeting an article tells: plan, course, end, or a look back (domain model, 13)."""

import re
from functools import cache

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.folding import tones
from meetings.reading.vocabulary import vocabulary

OPENING = 300
"""Characters of the text that, with the headline, tell what an article is for."""


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    aspects: dict[str, list[str]] = vocabulary()["aspects"]
    return tuple(
        (name, re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + r")\b", re.IGNORECASE))
        for name, cues in aspects.items()
    )


def aspect_of(article: Article, encounter: Encounter) -> str:
    """The status of what was not held; else by the headline, and for an end by the opening too."""
    if encounter.status != "held":
        return encounter.status
    title = tones(article.title)
    opening = f"{title} {tones(article.text[:OPENING])}"
    for aspect, cue in _cues():
        if cue.search(opening if aspect == "concluded" else title):
            return aspect
    return "held"
