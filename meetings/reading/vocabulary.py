"""The words of the press, from ``meetings/data/vi.json``; of other languages their lists alone."""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from meetings.reading.rules import Rule

_CAPITAL = "A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ"
SYLLABLE = rf"[{_CAPITAL}][a-zđà-ỹ]+"
"""A capitalised syllable of a person's name."""
PROPER = rf"[{_CAPITAL}]\w*"
"""A capitalised word of any name; rules in the vocabulary write ``<Name>``."""


@cache
def vocabulary(language: str = "vi") -> dict[str, Any]:
    text = files("meetings").joinpath("data", f"{language}.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of words, longest first, so that an alternation of them takes the longest."""
    return tuple(sorted(vocabulary()[name], key=len, reverse=True))


@cache
def alternation(name: str) -> str:
    """A list of words as a regular expression that takes the longest."""
    return longest(words(name))


@cache
def nation_words() -> str:
    """All words for countries, ours and others, as alternatives of a regular expression."""
    return longest(word for name in ("vietnam", "china", "countries") for word in words(name))


def longest(listed: Iterable[str]) -> str:
    """Words as a regular expression that takes the longest, and tries no letter twice; of none, nothing."""
    known = set(listed)
    return f"(?:{_tree(known)})" if known else "(?!)"


def _tree(ends: set[str]) -> str:
    """What may follow each letter in turn, the longer first."""
    behind: dict[str, set[str]] = {}
    for end in sorted(filter(None, ends)):
        behind.setdefault(end[0], set()).add(end[1:])
    choices = [re.escape(first) + _tree(rest) for first, rest in behind.items()]
    if "" in ends:
        return f"(?:{'|'.join(choices)})?" if choices else ""
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


@cache
def pattern(name: str, *, flags: int = re.IGNORECASE) -> Rule:
    """A list of regular expressions as one, with word borders."""
    return Rule(r"\b(?:" + "|".join(vocabulary()[name]) + r")\b", flags)
