"""The words of the press, from ``meetings/data/vi.json``; of other languages their lists alone."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

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
    return "(?:" + "|".join(re.escape(word) for word in words(name)) + ")"


@cache
def nation_words() -> str:
    """All words for countries, ours and others, as alternatives of a regular expression."""
    return "|".join(re.escape(w) for name in ("vietnam", "china", "countries") for w in words(name))


@cache
def pattern(name: str, *, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A list of regular expressions as one, with word borders."""
    return re.compile(r"\b(?:" + "|".join(vocabulary()[name]) + r")\b", flags)
