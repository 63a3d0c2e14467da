"""A person named in a sentence, and what the article says of them before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from meetings import gazetteer
from meetings.beat import OTHER
from meetings.encounter import Side
from meetings.reading.titles import Nation


@dataclass(slots=True, kw_only=True)
class PersonMention:
    """One person as a sentence names them; `start` and `end` span the titles too, in the text.

    `anchor` and `tail` span rank and name alone. `nation` is None when nothing tells.
    """

    start: int
    end: int
    anchor: int
    tail: int
    person: str | None
    name: str | None
    nation: Nation | None
    rank: str | None
    post: str | None
    named_post: bool = False
    """Whether the words of the post stand in this sentence."""
    commands: bool = False
    """Whether a unit is said to be under them, by a title that is no post of the gazetteer."""

    @property
    def side(self) -> Side | None:
        return None if self.nation == OTHER else self.nation

    def told(self, *, nation: Nation | None, rank: str | None, post: str | None) -> "PersonMention":
        """The same person with these; most often they are known already."""
        if (nation, rank, post) == (self.nation, self.rank, self.post):
            return self
        return replace(self, nation=nation, rank=rank, post=post)

    @property
    def level(self) -> str | None:
        return gazetteer.post_level(self.post)

    @property
    def key(self) -> str:
        """What tells this person from another within one article."""
        return self.person or self.name or f"{self.nation}:{self.post}"


def one_of(namesakes: Sequence[gazetteer.Person], post: str | None, on: date | None) -> gazetteer.Person:
    """The one who held a post on the day, else the first."""
    if len(namesakes) == 1:
        return namesakes[0]
    return next((p for p in namesakes if post in p.posts_at(on)), namesakes[0])


def held_post(told: str | None, person: gazetteer.Person, on: date | None) -> str | None:
    """The post told, unless the person is known to have held others on the day."""
    held = person.posts_at(on) if on else ()
    return told if told and (told in held or not held) else next(iter(held), told)


def remembered(mention: PersonMention, known: Mapping[str, PersonMention]) -> PersonMention:
    """Fill in what the article said of this person before."""
    before = known.get(mention.key)
    if before is None:
        return mention
    mention.nation = mention.nation or before.nation
    mention.rank = mention.rank or before.rank
    mention.post = mention.post or before.post
    return mention
