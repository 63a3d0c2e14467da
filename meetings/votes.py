"""What several reports say of one field: the word of most independent sources, and who supports it."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from meetings.copies import in_order, is_primary
from meetings.meeting import Report

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected(Generic[T]):
    """A value and the reports that say so, the first of them first."""

    value: T | None = None
    supporters: tuple[Report, ...] = ()


def elect(reports: Iterable[Report], say: Callable[[Report], T | None]) -> Elected[T]:
    """The value most independent reports give; a tie goes to a primary source, then to the earliest.

    Copies are heard only where no independent report says anything.
    """
    speaking = [r for r in in_order(reports) if say(r) is not None]
    voters = [r for r in speaking if r.copy_of is None] or speaking
    if not voters:
        return Elected()
    by_value: dict[T | None, list[Report]] = {}
    for report in voters:
        by_value.setdefault(say(report), []).append(report)
    value = max(by_value, key=lambda v: (len(by_value[v]), any(map(is_primary, by_value[v]))))
    return Elected(value=value, supporters=independent_first(r for r in speaking if say(r) == value))


def independent_first(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(in_order(reports), key=lambda r: r.copy_of is not None))
