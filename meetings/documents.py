"""When titles are of one document: outlets and languages word one memorandum in many ways."""

import re
from collections.abc import Hashable
from functools import cache, lru_cache

from meetings import gazetteer
from meetings.article import LANGUAGES
from meetings.encounter import Document
from meetings.folding import plain, simplified, tones
from meetings.reading.vocabulary import vocabulary


def document_key(document: Document) -> Hashable:
    """What is equal of documents of one form on one subject; its words where either is not told."""
    return _key(document.title)


@lru_cache(maxsize=1_024)
def _key(title: str) -> Hashable:
    text = simplified(tones(title)).casefold()
    form = next((identity for identity, words in _forms() if words.search(text)), None)
    found = ((m.start(), topic) for topic, words in _subjects() if (m := words.search(text)))
    _, subject = min(found, default=(0, None))
    return (form, subject) if form and subject else plain(title)


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What kinds of document there are, the more telling words first."""
    forms = gazetteer.records("document_forms")
    return tuple((form["id"], re.compile("|".join(form["words"]))) for form in forms)


@cache
def _subjects() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (topic, re.compile("|".join(words), re.IGNORECASE))
        for language in LANGUAGES
        for topic, words in vocabulary(language)["topics"].items()
    )
