"""The words of the Vietnamese press, as rules."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from meetings.beat import sides
from meetings.reading.rules import Rule
from meetings.reading.vocabulary import either, longest, of_side, vocabulary

CAPITAL = "A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ"
SYLLABLE = rf"[{CAPITAL}][a-zđà-ỹ]+"
"""A capitalised syllable of a person's name."""
PROPER = rf"[{CAPITAL}]\w*"
"""A capitalised word of any name; rules in the vocabulary write ``<Name>``."""


def listed(name: str) -> Any:
    return vocabulary("vi")[name]


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of words, longest first, so that an alternation of them takes the longest."""
    return tuple(sorted(listed(name), key=len, reverse=True))


@cache
def alternation(name: str) -> str:
    """A list of words as a regular expression that takes the longest."""
    return longest(words(name))


@cache
def nation_words() -> str:
    """All words for countries, ours and others, as alternatives of a regular expression."""
    return longest(
        [*words("countries"), *(word for side in sides() for word in of_side(side, "nation", "vi"))]
    )


@cache
def pattern(name: str, *, flags: int = re.IGNORECASE) -> Rule:
    """A list of regular expressions as one, with word borders."""
    return bordered(listed(name), flags=flags)


def bordered(rules: Iterable[str], *, flags: int = re.IGNORECASE) -> Rule:
    return Rule(rf"\b(?:{either(rules)})\b", flags)


@cache
def introduced() -> str:
    """`… giới thiệu người kế nhiệm là …`, as a regular expression."""
    return rf"\bgiới thiệu (?:(?:{either(listed('newcomers'))}),? )*"


@cache
def both_ministers() -> re.Pattern[str]:
    """`Bộ trưởng Quốc phòng hai nước`, `hai Bộ trưởng Quốc phòng`."""
    both = either(listed("both_behind"))
    post = "Bộ trưởng (?:Bộ )?Quốc phòng"
    return re.compile(rf"\b(?:(?:hai )?{post} (?:hai (?:nước|bên)|{both})|hai {post}\b)", re.IGNORECASE)
