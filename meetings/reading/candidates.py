"""A place in an article that tells of an encounter, and what the clause before it says of it."""

import re
from dataclasses import dataclass

from meetings.encounter import Edition, Side, Status
from meetings.reading.parties import Party
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.vocabulary import pattern
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


def is_speech(passage: Passage, offset: int) -> bool:
    """Whether the words at an offset are what somebody said, not what the article reports."""
    before = passage.before(offset)
    if before.count('"') % 2:
        return True
    for m in pattern("speech").finditer(passage.text, 0, len(before)):
        if m[0].casefold() in _MAKES_KNOWN and _STATED_BY_OFFICE.match(before[: m.start()].rstrip()):
            continue
        if not _TITLE_USE.search(before[: m.start()]) and not _CLAUSE_END.search(before[m.end() :]):
            return True
    return False


_STATED_BY_OFFICE = re.compile(
    r"^(?:[^,.;]{0,40}, )?(?:Theo )?"
    r"(?:Bộ|Quân chủng|Hải quân|Cục|Sở|UBND|Ban|Báo|Hãng|Truyền thông|Tân Hoa|TTXVN|Reuters|AFP)"
    r"(?:(?!\b(?:trưởng|tướng|ông)\b)[^,.;]){0,60}$"
)
"""An office or a paper that makes a fact known, as against somebody who takes part and says something."""
_MAKES_KNOWN = {"cho biết", "thông báo", "tuyên bố"}
_TITLE_USE = re.compile(r"(?:Theo|theo|Ban|Bộ|Báo|báo|sự|thăm,?|đến|tới)\s*$")
_CLAUSE_END = re.compile(
    r";(?=[^;]*\bđã\b)|\.\s|\bđồng thời\b(?=.*\bđã\b)|\),|, (?:sáng|chiều|tối|trưa|ngày|nhân dịp|tại)\b"
)


def status(passage: Passage, offset: int) -> Status:
    """What the clause before the verb says of it: planned, called off, or done."""
    clause = passage.before(offset)
    if pattern("postponed").search(passage.text):
        return "postponed"
    if pattern("cancelled").search(passage.text):
        return "cancelled"
    planned = pattern("future").search(clause[-90:]) or pattern("briefing").search(clause)
    return "announced" if planned else "held"
