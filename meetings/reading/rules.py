"""Rules of the grammar, tried only on a text that has one of the words without which they cannot match."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import Generic, TypeVar

from meetings.reading.rule_words import needed, openings, starts_of, words_of

T = TypeVar("T")

_words_of = lru_cache(maxsize=1_024)(words_of)
_starts_of = lru_cache(maxsize=1_024)(starts_of)
"""Many rules ask for the words of one sentence, one after another."""


class Rule:
    """A regular expression, tried on texts that have the words it needs, at the words it may open with."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.compiled = re.compile(pattern, flags)
        self.needed = needed(pattern)
        self._telling = frozenset(self.needed or ())

    @property
    def pattern(self) -> str:
        return self.compiled.pattern

    @cached_property
    def openings(self) -> frozenset[str] | None:
        return openings(self.pattern)

    def may_match(self, text: str) -> bool:
        if self.needed is None:
            return True
        said = _words_of(text)
        for word in self._telling & said:
            for way in self.needed[word]:
                if way <= said:
                    return True
        return False

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        if not self.may_match(text):
            return None
        if self.openings is None or not (standing := _starts_of(text)):
            return self.compiled.search(text, pos, endpos)
        return next(self._found(text, standing, pos, endpos), None)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterable[re.Match[str]]:
        if not self.may_match(text):
            return ()
        if self.openings is None or not (standing := _starts_of(text)):
            return self.compiled.finditer(text, pos, endpos)
        return self._found(text, standing, pos, endpos)

    def _found(
        self, text: str, standing: Mapping[str, Sequence[int]], pos: int, endpos: int
    ) -> Iterator[re.Match[str]]:
        """What `finditer` gives, tried at the words alone that it may open with."""
        openings = self.openings or frozenset()
        end = pos
        for start in sorted(chain.from_iterable(standing[word] for word in openings.intersection(standing))):
            if start >= end and (match := self.compiled.match(text, start, endpos)):
                end = match.end()
                yield match

    def findall(self, text: str) -> Sequence[object]:
        return self.compiled.findall(text) if self.may_match(text) else ()

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, pos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(put, text) if self.may_match(text) else text


class RuleList(Generic[T]):
    """Rules that each stand for something, in the order of trust; what none may match is seen at once."""

    def __init__(self, rules: Iterable[tuple[Rule, T]]) -> None:
        self._rules: list[tuple[re.Pattern[str], T]] = []
        self._always: list[int] = []
        self._by_word: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, (rule, meaning) in enumerate(rules):
            self._rules.append((rule.compiled, meaning))
            if rule.needed is None:
                self._always.append(number)
            for word, ways in (rule.needed or {}).items():
                self._by_word.setdefault(word, []).extend((number, way) for way in ways)
        self._telling = frozenset(self._by_word)
        self._tried_on_all = [self._rules[number] for number in self._always]

    def that_may_match(self, text: str) -> Sequence[tuple[re.Pattern[str], T]]:
        """The regular expressions that a text has the words for, with what they stand for."""
        said = _words_of(text)
        told = self._telling & said
        if not told:
            return self._tried_on_all
        numbers = {number for word in told for number, way in self._by_word[word] if way <= said}
        return [self._rules[number] for number in sorted(numbers.union(self._always))]
