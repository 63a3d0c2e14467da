"""Words of a text that are taken: of two readings that overlap, the one found first stands."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Span(Protocol):
    """From `start` up to `end`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Span)


def is_free(start: int, end: int, taken: Iterable[Span]) -> bool:
    """Whether none of these spans has a character in common with one."""
    for span in taken:  # noqa: SIM110 - asked of every word of a sentence, and a generator takes twice as long
        if start < span.end and span.start < end:
            return False
    return True


def undisputed(found: Iterable[S], taken: Iterable[Span] = ()) -> list[S]:
    """Those that overlap nothing taken and none found before them, in the order of the text."""
    stand: list[S] = []
    barred = [*taken]
    for span in found:
        if is_free(span.start, span.end, barred):
            barred.append(span)
            stand.append(span)
    return sorted(stand, key=lambda span: span.start)
