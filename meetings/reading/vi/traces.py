"""Encounters an article does not tell as such: looked for only where it tells no other.

Excerpts lose their first paragraph, at a ceremony nobody is said to meet, a visit to a unit names no host.
"""

import re
from collections.abc import Iterator

from meetings.beat import OTHER, sides
from meetings.encounter import Side
from meetings.reading.candidates import Candidate
from meetings.reading.parties import Party, is_defence
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vi.clauses import OCCASION, OCCASIONS, status
from meetings.reading.vi.parties import eligible

_VISITS = re.compile(r"\b(?:(?:đến|tới|đã|sang)\s+thăm|chúc Tết(?: Nguyên đán)?)\b", re.IGNORECASE)
_REACH = 30
"""Characters between the verb and the unit visited: `thăm và làm việc tại …`."""


def traces(story: Story) -> Iterator[Candidate]:
    """What `Tại buổi tiếp, …` supposes, or a visit to a unit of the other side; at most one."""
    lead = [p for p in story.passages if p.lead and not p.sentence.caption]
    visits = (c for p in lead if not p.background for c in _unit_visits(p))
    found = [
        *_occasions(story, lead),
        *(c for p in lead if not p.background for c in _ceremonies(p)),
        *visits,
    ]
    yield from found[:1]


def _occasions(story: Story, lead: list[Passage]) -> Iterator[Candidate]:
    for passage in lead:
        elsewhere = any(p.nation == OTHER for p in passage.people)
        m = None if elsewhere else OCCASION.match(passage.text)
        parties = tuple(p for side in sides() if (p := _party(story, lead, side))) if m else ()
        if m and eligible(parties, passage):
            yield Candidate(
                kind=OCCASIONS[m["occasion"].casefold()],
                passage=passage.index,
                start=passage.sentence.start,
                end=passage.sentence.start + m.end(),
                parties=parties,
            )


def _party(story: Story, lead: list[Passage], side: Side) -> Party | None:
    """The first of one side the article names: somebody, else a unit, else a unit of the headline."""
    people = [m for p in lead for m in p.people if m.side == side and is_defence(m)]
    named = [u for p in (*lead, story.headline) for u in p.units if u.side == side]
    parties: list[Party] = [*people, *named]
    return parties[0] if parties else None


_CEREMONY = re.compile(
    r"\b(?:[Cc]hủ trì|[Dd]ự|[Cc]hứng kiến) (?:(?:buổi|lễ) )+"
    r"(?:(?P<handing>bàn giao|trao tặng|trao trả|tiếp nhận)|khánh thành|cắt băng|khởi công)\b"
    r"|\bcắt băng (?:khánh thành|khởi công)\b"
)


def _ceremonies(passage: Passage) -> Iterator[Candidate]:
    """`A và B chủ trì lễ bàn giao …`: both sides are there, and nothing more is said of their meeting."""
    m = _CEREMONY.search(passage.text)
    named = [p for p in passage.people if p.name] if m and not passage.foreign else []
    parties = tuple(found for side in sides() if (found := next((p for p in named if p.side == side), None)))
    if m and eligible(parties, passage) and not passage.is_speech(passage.sentence.start + m.start()):
        yield Candidate(
            kind="gathering" if m["handing"] else "inauguration",
            passage=passage.index,
            start=passage.sentence.start + m.start(),
            end=passage.sentence.start + m.end(),
            parties=parties,
            status=status(passage, passage.sentence.start + m.start()),
        )


def _unit_visits(passage: Passage) -> Iterator[Candidate]:
    for m in _VISITS.finditer(passage.text):
        start, end = passage.sentence.start + m.start(), passage.sentence.start + m.end()
        guest = next((p for p in reversed(passage.people) if p.tail <= start and is_defence(p)), None)
        visited = next((u for u in passage.units if end <= u.start <= end + _REACH), None)
        if guest and visited and guest.side not in (None, visited.side) and not passage.is_speech(start):
            yield Candidate(
                kind="unit_visit",
                passage=passage.index,
                start=start,
                end=end,
                parties=(guest,),
                guest=guest.side,
            )
