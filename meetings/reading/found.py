"""A field as read: its value, and the sentences it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.verdict import Quote

T = TypeVar("T")
QUOTES = 2
"""Sentences that are enough for most fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A value and the sentences it comes from."""

    value: T
    passages: tuple[Passage, ...] = ()


def quotes(story: Story, passages: Iterable[Passage], *, most: int | None = QUOTES) -> tuple[Quote, ...]:
    """The sentences as evidence, each once."""
    spans = dict.fromkeys((p.sentence.start, p.sentence.end) for p in passages)
    return tuple(Quote(quote=story.text[a:b], start=a, end=b) for a, b in list(spans)[:most])


def of_group(story: Story, group: Group) -> list[Passage]:
    """The sentences that tell of an encounter."""
    return [story.passages[i] for i in group.passages]


def around(story: Story, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The sentences next to those of the encounter in their paragraph, then the lead."""
    paragraphs = {p.sentence.paragraph for p in passages}
    yield from (
        p
        for p in story.passages
        if p.sentence.paragraph in paragraphs and p not in passages and _close(p, passages)
    )
    yield from (p for p in story.passages if p.lead)


def _close(passage: Passage, passages: Sequence[Passage]) -> bool:
    return any(0 <= p.index - passage.index <= 2 for p in passages)
