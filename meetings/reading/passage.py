"""One sentence of an article and what it names, each sort looked for when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property

from meetings.reading.body import Sentence
from meetings.reading.dates import DateMention
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.people import PersonMention
from meetings.reading.places import PlaceMention
from meetings.reading.units import UnitMention


@dataclass(eq=False, kw_only=True)
class Passage:
    """A sentence of which nothing is known; each language says what is found in its own."""

    index: int
    sentence: Sentence
    lead: bool = False
    """Whether it stands in the headline or the first sentences."""

    @property
    def text(self) -> str:
        return self.sentence.folded

    def before(self, offset: int) -> str:
        """The sentence up to an offset of the article's text."""
        return self.text[: max(0, offset - self.sentence.start)]

    def after(self, offset: int) -> str:
        return self.text[max(0, offset - self.sentence.start) :]

    def is_speech(self, offset: int) -> bool:
        """Whether the words at an offset are what somebody said, not what the article reports."""
        return is_quoted(self.before(offset))

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        return ()

    @cached_property
    def units(self) -> tuple[UnitMention, ...]:
        return ()

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        return ()

    @cached_property
    def misdated(self) -> bool:
        """Whether it tells a day that cannot be."""
        return False

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        return ()

    @cached_property
    def mechanisms(self) -> tuple[MechanismMention, ...]:
        return ()

    @cached_property
    def ahead(self) -> bool:
        """Whether it tells of what is to come."""
        return False

    @cached_property
    def background(self) -> bool:
        """Whether it tells of earlier times."""
        return False

    @cached_property
    def foreign(self) -> bool:
        """Whether it is about people of a third country, and not about the other side."""
        return False


def is_quoted(before: str) -> bool:
    """Whether a quotation that is opened before some words goes on at them."""
    return before.count('"') % 2 == 1
