"""The main body of an English text and its sentences, folded to letters without marks."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from meetings.folding import replacing, tones
from meetings.reading.body import HEADLINE, Sentence, pieces
from meetings.reading.en.words import listed

READ = 60_000
"""Characters of a text that are read; no article is longer."""


@cache
def _bare() -> Callable[[str], str]:
    """Each letter with marks and the letter without: names are written either way."""
    found = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = unicodedata.normalize("NFD", chr(code))[0]
        if letter.isascii() and letter.isalpha():
            found[chr(code)] = letter
    return replacing(found | {"đ": "d", "Đ": "D"})


def fold(text: str) -> str:
    """Letters without marks, one spelling for each dash, quote and space; every position is kept."""
    return _bare()(tones(text))


_LINE_OPENS = "of", "on", "in", "at", "to", "by", "the", "and", "for", "from", "with"
_BEHIND_THEM = "|".join(rf"(?<= {word}\n)" for word in _LINE_OPENS)
_WRAPPED = re.compile(rf"\n(?:(?<=[a-z,]\n)(?=[a-z])|(?:{_BEHIND_THEM})(?=[A-Z\d]))")
"""A line broken within a sentence."""
_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(
    r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])"
    r"|(?<=[a-z0-9)\"][.!?])(?=[\"']?[A-Z][a-z]+ )"  # paragraphs glued at the full stop
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Sen|Snr|Sr|Lt|Lieut|Gen|Maj|Col|Adm|Rear|Cmdr|Capt|Brig|Mr|Mrs|Ms|Dr|Prof|No|St|vs"
    r"|(?i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|U\.S|[A-Z])|^\d{1,2})\.$"
)
_CAPTION = re.compile(
    r"(?:\bPhotos?|\bVideo|\bFile photo|\bGraphic)\s*(?:/|:|by\b|\)|$)|\bPhoto courtesy", re.IGNORECASE
)


@cache
def _chrome() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, listed("chrome_headings")))
    return re.compile(rf"^[ \t]*(?:{heads})[ \t]*:?[ \t]*$", re.IGNORECASE | re.MULTILINE)


def sentences(text: str) -> list[Sentence]:
    """The sentences of the main body, in order; `folded` is without marks. Paragraphs are lines."""
    folded = _WRAPPED.sub(" ", fold(text[:READ]))
    chrome = _chrome().search(folded, pos=min(len(folded), _OPENING)) or _links_behind(folded)
    found: list[Sentence] = []
    for number, line in enumerate(_PARAGRAPH.finditer(folded, 0, chrome.start() if chrome else len(folded))):
        caption = len(line[0]) < 400 and bool(_CAPTION.search(line[0]))
        found += [
            Sentence(start=a, end=b, folded=folded[a:b], paragraph=number, caption=caption)
            for a, b in _spans(line[0], line.start())
        ]
    return found


_OPENING = 200
"""Characters in which a heading of the page may stand above the text."""
_ENDS_SENTENCE = re.compile(r"[.!?][\"')\]]*[ \t]*$", re.MULTILINE)


def _links_behind(text: str) -> re.Match[str] | None:
    """A heading early in a short text, behind a whole sentence and with nothing but headlines below it."""
    chrome = _chrome().search(text)
    if chrome is None or not _ENDS_SENTENCE.search(text, 0, chrome.start()):
        return None
    return None if _ENDS_SENTENCE.search(text, chrome.end()) else chrome


def headline(title: str) -> str:
    """The headline, folded; of a text given as its own title the first sentence."""
    first = next(iter(sentences(title[:2000])), None) if len(title) > HEADLINE else None
    told = first.folded if first else fold(title)
    return _CAPITALS.sub(_capitalised, told) if told.isupper() else told


_CAPITALS = re.compile(r"[A-Z][A-Z']+(?!\.[A-Z])")


def _capitalised(word: re.Match[str]) -> str:
    """`DEFENCE` as `Defence`; what is always written in capitals stays."""
    return word[0] if word[0] in listed("always_capitals") else word[0].capitalize()


def _spans(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _BREAK.finditer(line):
        if line[mark.start() - 1] == "." and _ABBREVIATION.search(
            line, max(0, mark.start() - 7), mark.start()
        ):
            continue
        yield from pieces(line, start, mark.start(), offset)
        start = mark.end()
    yield from pieces(line, start, len(line), offset)
