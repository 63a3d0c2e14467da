"""Words of a text that are taken: of two readings that overlap, the one found first stands."""

from collections.abc import Iterable
from typing import Protocol


class Span(Protocol):
    """From `start` up to `end`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def is_free(start: int, end: int, taken: Iterable[Span]) -> bool:
    """Whether none of these spans has a character in common with one."""
    for span in taken:  # noqa: SIM110 - asked of every word of a sentence, and a generator takes twice as long
        if start < span.end and span.start < end:
            return False
    return True
