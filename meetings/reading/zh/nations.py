"""Which countries a Chinese text names, under full names and in pairs of single characters."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from meetings.beat import OTHER, nations, sides
from meetings.encounter import Side
from meetings.reading.titles import Nation
from meetings.reading.vocabulary import longest, of_side, vocabulary
from meetings.reading.zh.words import alternation, rule


@cache
def _both() -> re.Pattern[str]:
    return re.compile(rf"{alternation('both')}|{rule('both_joined').pattern}")


@cache
def nation_rules(nation: Nation) -> tuple[re.Pattern[str], ...]:
    """Rules for the words of one side, or of any other country (`OTHER`)."""
    if nation == OTHER:
        return tuple(re.compile(r) for r in (alternation("countries"), *vocabulary("zh")["abbreviated"]))
    return (re.compile("|".join([longest(of_side(nation, "nation", "zh")), *_joined(nation)])),)


def _joined(side: Side) -> Iterator[str]:
    """`访越`, but not in `访越南`; of `越海军` the country alone."""
    words = of_side(side, "joined", "zh")
    for short in of_side(side, "short", "zh") if words else ():
        longer = (w for w in of_side(side, "nation", "zh") if w.startswith(short))
        rest = longest(word.removeprefix(short) for word in longer)
        yield from (f"{word}(?!{rest})" for word in words if not word.startswith(short))
        yield f"{short}(?={longest(word.removeprefix(short) for word in words if word.startswith(short))})"


@lru_cache(maxsize=1_024)
def names_nation(text: str, nation: Nation) -> bool:
    """Whether folded text names a country, alone or in a pair."""
    if any(r.search(text) for r in nation_rules(nation)):
        return True
    return nation != OTHER and bool(_both().search(text))


def names_both(text: str) -> bool:
    """Whether folded text names both countries."""
    return all(names_nation(text, side) for side in sides())


def nation_of(word: str) -> Nation | None:
    """Which country a word names."""
    return next((n for n in nations() if any(r.search(word) for r in nation_rules(n))), None)
