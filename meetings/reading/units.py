"""A unit or a service in a sentence: a party to an encounter whose heads may not be named."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from meetings import gazetteer
from meetings.beat import beat, sides
from meetings.encounter import Side


@dataclass(slots=True, kw_only=True)
class UnitMention:
    """A unit of one side's armed forces, border or sea police, or a delegation of them.

    `apart` is one that is met for itself, a school or a brigade, whoever else of its side is named; its name
    `opens` before `start` with words that may tell a place, too: `Hoanh Mo Border Post`.
    """

    start: int
    end: int
    name: str
    side: Side
    apart: bool = False
    opens: int | None = None

    @property
    def key(self) -> str:
        return f"{self.side}:unit"


def named_by_itself(mentions: Iterable[UnitMention]) -> Iterator[UnitMention]:
    """Those that are called by a name: no `navies of both countries`, and no `Chinese naval ships`."""
    told = list(mentions)
    shared = Counter(span for span, _ in {((u.start, u.end), u.side) for u in told})
    yield from (u for u in told if shared[u.start, u.end] == 1 and _is_name(u.name))


def _is_name(words: str) -> bool:
    """Whether more than a country and one word tells it from others; Chinese characters have no capitals."""
    if words[0].isdigit() or words[0].islower():
        return False
    telling = [word for word in words.split() if word[0].isupper() or word.isdigit()]
    return len(telling) > 1 or not words[0].isupper()


@cache
def ministries() -> frozenset[str]:
    """The names of those that announce what forces do."""
    own = {each for side in sides() for each in gazetteer.organisations_of_post(beat().minister, side)}
    named = (r["names"].values() for r in gazetteer.records("organisations") if r["id"] in own)
    return frozenset(name for names in named for name in chain.from_iterable(names))
