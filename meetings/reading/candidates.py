"""A place in an article that tells of an encounter."""

from dataclasses import dataclass

from meetings.encounter import Edition, Side, Status
from meetings.reading.parties import Party
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.series import mechanism_kind


@dataclass(slots=True, kw_only=True)
class Candidate:
    """One place in the text that tells of an encounter.

    `kind` is the one the words propose; `host` and `guest` are set where the words tell who is which.
    """

    kind: str
    passage: int
    start: int
    end: int
    parties: tuple[Party, ...]
    status: Status = "held"
    guest: Side | None = None
    edition: Edition | None = None

    def party(self, side: Side) -> Party | None:
        return next((p for p in self.parties if p.side == side), None)


def framing(passage: Passage, frame: Rule) -> Edition | None:
    """The exchange within which talks are held, where a sentence says so with words of `frame`."""
    if not frame.search(passage.text):
        return None
    named = (m.edition for m in passage.mechanisms if not m.foreign and m.edition.ordinal)
    return next((e for e in named if mechanism_kind(e.id) == "border_exchange"), None)
