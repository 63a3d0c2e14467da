"""Rules of the grammar, tried only on a text that has one of the words without which they cannot match."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from meetings.reading.rule_words import needed, words_of

_words_of = lru_cache(maxsize=1_024)(words_of)
"""Many rules ask for the words of one sentence, one after another."""


class Rule:
    """A regular expression; that a text has none of the words it needs is seen before it is tried."""

    __slots__ = ("_compiled", "_needed")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._compiled = re.compile(pattern, flags)
        self._needed = needed(pattern)

    @property
    def pattern(self) -> str:
        return self._compiled.pattern

    def may_match(self, text: str) -> bool:
        return self._needed is None or not self._needed.isdisjoint(_words_of(text))

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.search(text, pos, endpos) if self.may_match(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterable[re.Match[str]]:
        return self._compiled.finditer(text, pos, endpos) if self.may_match(text) else ()

    def findall(self, text: str) -> Sequence[object]:
        return self._compiled.findall(text) if self.may_match(text) else ()

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        return self._compiled.match(text, pos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(text)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._compiled.sub(put, text) if self.may_match(text) else text
