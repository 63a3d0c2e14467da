"""Whether what we know of an article so far may be about our subject: asked before more of it is had.

A gate may let pass what `judge` then calls `none`; it holds back nothing that `judge` would keep.
"""

from functools import cache

from meetings import gate_words
from meetings.beat import beat
from meetings.encounter import Side
from meetings.markup_words import readings
from meetings.sought import CUT, Sought, letters_of, sought

_LANGUAGES = frozenset({"vi", "zh", "en"})
_SUMMARY = 40
"""Characters; a shorter one does not tell what an article is about."""


def text_may_matter(text: str, language: str) -> bool:
    """Whether headline and text name the other side in any way; of unknown languages all may matter."""
    if language not in _LANGUAGES:
        return True
    letters = letters_of(text, language)
    return all(_side(side, language).is_in(text, letters) for side in beat().abroad(language))


def page_may_matter(markup: str, language: str) -> bool:
    """The same of a page's markup, before it is parsed."""
    return any(text_may_matter(text, language) for text in readings(markup))


def headline_may_matter(title: str | None, summary: str | None, language: str) -> bool:
    """Whether headline and summary name the other side or anything of the subject, or tell too little.

    Weaker than the others: an article may say more than its headline.
    """
    title, summary = title or "", summary or ""
    if language not in _LANGUAGES or _tells_little(title, summary, language):
        return True
    text = "\n".join((title, summary, *readings(title), *readings(summary)))
    return _headline(language).is_in(text, letters_of(text, language))


def _tells_little(title: str, summary: str, language: str) -> bool:
    """Nor do Vietnamese words without their marks."""
    unmarked = language == "vi" and title.isascii()
    return unmarked or len(next(readings(summary)).replace(CUT, "").strip()) < _SUMMARY


@cache
def _side(side: Side, language: str) -> Sought:
    return sought(gate_words.naming(side, language), language)


@cache
def _headline(language: str) -> Sought:
    ways = [way for side in beat().abroad(language) for way in gate_words.naming(side, language)]
    return sought([*ways, *(way for words in gate_words.TELLING for way in words(language))], language)
