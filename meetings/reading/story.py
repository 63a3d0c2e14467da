"""An article taken apart: its sentences, and what it says of each person."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention

LEAD = 4
"""How many sentences after the headline are news by their place alone."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """`anchor` is the local day of publication; offsets in `headline` are its own, not the text's."""

    headline: Passage
    text: str
    anchor: date | None
    passages: tuple[Passage, ...]
    best: dict[str, PersonMention]
    """What the whole article says of each person, by `PersonMention.key`."""

    @property
    def title(self) -> str:
        """The headline, folded."""
        return self.headline.text

    @cached_property
    def opening(self) -> str:
        """The first sentences, folded."""
        return " ".join(p.text for p in self.passages if p.lead)

    @cached_property
    def first_naming(self) -> dict[str | None, Passage]:
        """The first sentence that names each, by id, else name, else post."""
        found: dict[str | None, Passage] = {}
        for passage in self.passages:
            for person in passage.people:
                found.setdefault(person.person or person.name or person.post, passage)
        return found


def remember(people: Iterable[PersonMention], best: dict[str, PersonMention]) -> None:
    """Add what a sentence says of its people to what the article said of them before it."""
    for mention in people:
        best[mention.key] = fuller(best.get(mention.key), mention)


def fuller(before: PersonMention | None, found: PersonMention) -> PersonMention:
    """Rank and post from the fullest mention so far."""
    if before is None:
        return found
    fullest = found if found.named_post and not before.named_post else before
    return fullest.told(
        rank=before.rank or found.rank,
        post=before.post if before.named_post else found.post or before.post,
        nation=before.nation or found.nation,
    )


def with_captions(story: Story) -> Story:
    """The story with the captions of its photos read as text."""
    return replace(story, passages=tuple(map(_as_text, story.passages)))


def _as_text(passage: Passage) -> Passage:
    told = copy(passage)
    told.sentence = replace(passage.sentence, caption=False)
    return told
