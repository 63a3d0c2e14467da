"""Whom a Vietnamese verb means without naming them: `hai bên`, delegations, who was told of before."""

import re
from collections.abc import Iterator, Sequence

from meetings.beat import OTHER, partner, sides
from meetings.reading.parties import Party, in_order, is_defence, may_lead, ministers
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.vi.people import at_home
from meetings.reading.vi.units import names_both, names_nation
from meetings.reading.vi.words import both_ministers, pattern

MUTUAL = {"talks", "video_talks", "phone", "meet", "sideline"}
"""What either side does as much as the other."""


def both(story: Story, passage: Passage, kind: str) -> Iterator[tuple[Party, ...]]:
    """The two heads meant by `hai bên`, `hai Bộ trưởng`: equals come first, then the nearest."""
    told = both_ministers().search(passage.text)
    if told and _are_ours(story, passage, told[0]) and (met := ministers(story)):
        yield met
        return
    near = [p for q in story.passages if abs(q.index - passage.index) <= 3 for p in q.people]
    ours, theirs = ([p for p in near if p.side == side and is_defence(p)] for side in sides())
    pairs = [(a, b) for a in ours for b in theirs]
    if pairs:
        nearest: tuple[PersonMention, PersonMention] = min(
            pairs, key=lambda pair: _distance(pair, passage, equals=kind == "talks")
        )
        yield nearest


def _are_ours(story: Story, passage: Passage, words: str) -> bool:
    """Whether `hai Bộ trưởng Quốc phòng` are those of our two, and not ours and one of a third country."""
    text = f"{story.title} {story.opening} {passage.text}"
    return names_both(words) or names_nation(text, partner("vi")) or not names_nation(text, OTHER)


def _distance(
    pair: tuple[PersonMention, PersonMention], passage: Passage, *, equals: bool
) -> tuple[bool, int]:
    unequal = equals and pair[0].level != pair[1].level
    return unequal, sum(abs(p.start - passage.sentence.start) for p in pair)


def with_units(
    story: Story, passage: Passage, kind: str, people: Sequence[PersonMention], start: int
) -> Iterator[tuple[Party, ...]]:
    """A unit or delegation on one side or both; a subject left out is looked for before."""
    sided: list[Party] = [p for p in people if p.side]
    units_before = [u for u in passage.units if u.end <= start]
    before: list[Party] = [p for p in sided if p.start < start] or [*units_before]
    others: list[Party] = [p for p in (*sided, *passage.units) if p.start >= start]
    if not others and before and kind in MUTUAL:
        others.extend([u for u in units_before if u.side != before[-1].side][-1:])
    if not others:
        if people and all(p.nation != OTHER for p in people) and _THE_SAME.match(passage.after(start)):
            yield from _from_context(story, passage, _taken_for_ours(people[-1]))
        return
    behind = others[1:] if kind in MUTUAL else []
    subject = next(
        (p for p in (*reversed(before), *behind, *reversed(units_before)) if p.side != others[0].side), None
    )
    if subject is None and others[0].side == partner("vi"):
        officers = [p for p in people if p.end <= start and p.nation is None and is_defence(p)]
        subject = _taken_for_ours(officers[-1]) if officers else None
    if subject:
        yield in_order(subject, others[0])
    elif (kind in _ALONE or _left_out(passage, kind, start)) and is_defence(others[0]):
        yield from _from_context(story, passage, others[0])


_THE_SAME = re.compile(
    r"(?:hội đàm|tiếp|gặp)(?: thân mật| xã giao)?(?: và làm việc)?(?: với)? [Đđ]oàn(?=[,.;]|$)"
    r"|hội đàm(?=[.;]|$)"
)
"""Whoever was told of before: `… đã tiếp Đoàn.`, `… chủ trì lễ đón và hội đàm.`"""


def _taken_for_ours(person: PersonMention) -> PersonMention:
    """Who receives a delegation told of before, and of whose country nothing is said."""
    return person if person.nation or not is_defence(person) else at_home(person) or person


_ALONE = {"talks", "call", "receive"}
"""What is told of one side where the other was named before."""
_THE_DELEGATION = re.compile(
    r"\b[Đđ]oàn(?: công tác)?(?: (?:đã|còn|cũng|có|tiến hành|cuộc|buổi|thăm,?|thăm và))*\s+$"
)


def _left_out(passage: Passage, kind: str, start: int) -> bool:
    """`Gặp Đô đốc A, hai bên …`, `Đoàn đã có buổi làm việc với …`: who meets stands in a sentence before."""
    before = passage.before(start)
    if kind == "working_meeting":
        return _THE_DELEGATION.search(before) is not None
    return kind == "meet" and not before.strip()


def _from_context(story: Story, passage: Passage, other: Party) -> Iterator[tuple[Party, ...]]:
    """The subject left out: the last one of the other side named shortly before."""
    for earlier in reversed(story.passages[max(0, passage.index - 2) : passage.index]):
        for person in reversed(earlier.people):
            beside = pattern("members").search(earlier.before(person.start))
            leads = may_lead(person) or (person.name and _AT_THE_HEAD.match(earlier.after(person.end)))
            if person.side and person.side != other.side and leads and not beside:
                yield in_order(person, other)
                return


_AT_THE_HEAD = re.compile(r"[^.;]{0,60}?\b(?:làm trưởng đoàn|dẫn đầu)\b")
"""`ông A, Chính ủy Chi đội, làm trưởng đoàn`: who leads a delegation, whatever his post."""
