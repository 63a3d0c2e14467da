"""Words of a sentence that tell of people, and which of them belong to one person."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Nation: TypeAlias = str
"""A side of the beat, or `OTHER`."""


@dataclass(slots=True)
class Token:
    """Words of one kind, with offsets into the sentence."""

    kind: Literal["rank", "name", "unknown", "post", "title", "country"]
    start: int
    end: int
    value: str


def in_groups(
    found: Iterable[Token], goes_on: Callable[[Sequence[Token], Token], bool]
) -> Iterator[list[Token]]:
    """Tokens apart where one does not go on with those before it."""
    group: list[Token] = []
    for token in found:
        if group and not goes_on(group, token):
            yield group
            group = []
        group.append(token)
    if group:
        yield group
