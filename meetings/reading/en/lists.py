"""People whom an English sentence names one after the other: which are one list, and who stands for it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from meetings.beat import OTHER
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.vocabulary import of_sides


def first_of(passage: Passage, behind: Sequence[PersonMention]) -> PersonMention | None:
    """Of `A, commander, and B, commissar, received C` the one named first; `behind` begins with the last.

    An officer stands for a list, not the head of a province.
    """
    last = next((p for p in behind if p.post or p.rank), None)
    if last is None:
        return next(iter(behind), None)
    for one in (p for p in behind if p.end <= last.start and (p.post or p.rank)):
        if not in_one_list(passage, one, last):
            break
        last = one
    return last


def in_one_list(passage: Passage, one: PersonMention, other: PersonMention) -> bool:
    """Whether the second is named right behind the first: `A, B and C`."""
    gap = passage.text[one.end - passage.sentence.start : other.start - passage.sentence.start]
    return bool(_list_gap().fullmatch(gap))


@cache
def _list_gap() -> re.Pattern[str]:
    return re.compile(
        r"(?: of(?: [A-Z][\w']*| of| the){1,12})?"
        r"(?:,? (?:in|on) (?:[A-Z][\w.]+,? ?|\d{1,2}(?:st|nd|rd|th)?(?:,? |$)){1,4})?"
        r"[ ,]*(?:and|as well as)?[ ,]*(?:(?:on|with|for) )?"
        rf"(?:(?:the|his|{of_sides('adjectives', 'en')}|newly[- ]appointed|new|incoming|outgoing|one"
        r"|successor) )*"
    )


def without_others(passage: Passage, listed: Sequence[PersonMention]) -> list[PersonMention]:
    """A list of partners without those of third countries that open it."""
    first = next((i for i, p in enumerate(listed) if p.nation != OTHER), 0)
    together = all(in_one_list(passage, listed[i], listed[i + 1]) for i in range(first))
    return list(listed[first:] if together else listed)


_ADVERB = re.compile(r"(?: (?:have|had|also|briefly|first|on [A-Z]\w+|[A-Z]\w+day))* ")
_NO_OBJECT = re.compile(r" (?:in|at|on|for|during)\b|[.,;]|$")


def each_other(
    passage: Passage, before: Sequence[PersonMention], start: int, end: int
) -> tuple[PersonMention, PersonMention] | None:
    """`A and B met in Hanoi`: those two, whomever the sentence names behind."""
    if len(before) < 2 or not _NO_OBJECT.match(passage.after(end)):
        return None
    one, other = before[-2:]
    said = passage.before(start)[other.end - passage.sentence.start :]
    return (one, other) if in_one_list(passage, one, other) and _ADVERB.fullmatch(said) else None


def listed(passage: Passage, first: PersonMention, after: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Somebody and those who follow in one list: `received A and B`."""
    yield first
    behind = [p for p in after if p.start >= first.start]
    for one, other in pairwise(behind):
        if not in_one_list(passage, one, other):
            return
        yield other
