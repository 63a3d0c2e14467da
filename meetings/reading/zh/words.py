"""The words of the Chinese press, and text folded so that they are found however they are written."""

import re
from functools import cache

from meetings.folding import replacing, simplified, tones
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vocabulary import either, longest, vocabulary

_alike = replacing(dict(zip("（）「」『』，；：＋０１２３４５６７８９", '()"""",;:+0123456789', strict=True)))
MASK = "□"
"""Stands for each character of a word that only looks as if it named a country."""


@cache
def rule(name: str) -> re.Pattern[str]:
    """A list of regular expressions of the vocabulary as one."""
    return re.compile(either(vocabulary("zh")[name]))


@cache
def kinds(name: str) -> RuleList[str]:
    """Rules of the vocabulary with what each stands for."""
    return RuleList((Rule(found), kind) for kind, found in vocabulary("zh")[name])


@cache
def alternation(name: str) -> str:
    """A list of words of the vocabulary as a regular expression that takes the longest."""
    return longest(vocabulary("zh")[name])


def folded(text: str) -> str:
    """Simplified characters, one sort of bracket, quote and comma; of the same length as the NFC input.

    Words such as `跨越` and `越来越` name no country and are masked.
    """
    plain = _alike(simplified(tones(text)))
    return rule("not_words").sub(lambda m: MASK * len(m[0]), plain)
