"""What stands on a digest's page, in words: the meetings there is room for, how many are left, the footer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from alerts.further import FurtherShown
from alerts.month import MonthShown
from alerts.view import Shown, in_detail
from alerts.words import Language, word


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`left` says in words how many meetings found no room."""

    language: Language
    subject: str
    counted: str
    shown: tuple[Shown, ...]
    left: str
    footer: tuple[str, ...]
    month: MonthShown | None = None
    further: tuple[FurtherShown, ...] = ()


_ROOM = ((24, 80), (18, 80), (12, 80), (6, 60), (3, 40), (1, 30), (0, 30), (0, 10))
"""How many meetings are told at length, and how many more in a sentence, until it fits."""


def fitted(page: Page, written: Callable[[Page], str], most: int) -> tuple[Page, str]:
    """The page with as many meetings as there is room for when it is written out, and what is written.

    The first are told at length, others in a sentence, the rest counted. There is room for `most` bytes.
    """
    less, found = page, written(page)
    for at_length, briefly in _ROOM:
        if len(found.encode()) <= most:
            break
        less = _with_room(page, at_length, at_length + briefly)
        found = written(less)
    return less, found


def _with_room(page: Page, at_length: int, most: int) -> Page:
    number = count()

    def cut(shown: Iterable[Shown]) -> Iterator[Shown]:
        for one in shown:
            place = next(number)
            if place < most:
                kept = one if place < at_length else in_detail(replace(one, beneath=()), "headline")
                yield replace(kept, beneath=tuple(cut(one.beneath)))

    shown = tuple(cut(page.shown))
    left = _counted(page.shown) - _counted(shown)
    return replace(page, shown=shown, left=word("left", page.language, n=left) if left else "")


def _counted(shown: Sequence[Shown]) -> int:
    return sum(1 + _counted(one.beneath) for one in shown)
