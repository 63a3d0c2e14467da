"""Who stood for either side, in English."""

import re
from collections.abc import Sequence
from dataclasses import replace

from meetings.beat import opposite, sides
from meetings.encounter import Participant, Side
from meetings.reading.en.leaders import FORCES, leaders, leads, of_unit
from meetings.reading.found import Found, of_group
from meetings.reading.groups import PROTOCOL, Group
from meetings.reading.parties import is_defence, may_lead
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.units import UnitMention
from meetings.reading.who import heads_of, highest, is_above, participant, titled

NEAR = 8
"""In how many sentences from the start the heads of an exchange are looked for."""
SOON = 4
"""In how many sentences the highest of a delegation is named."""
_LINE = 40
"""Characters; what is shorter is a caption or a heading, and no sentence of the report."""


def heads(story: Story, group: Group, kind: str) -> Found[tuple[Participant, ...]]:
    """The heads of both sides: those who meet, else those who led or spoke for them."""
    found = _told(story, group, kind)
    if kind in FORCES and any(_SIGNED.search(p.text) for p in found.passages):
        found = Found(value=())
    led = found if found.value else leaders(story, group, kind)
    return led if led.value else found


def _told(story: Story, group: Group, kind: str) -> Found[tuple[Participant, ...]]:
    found, passages = heads_of(group), of_group(story, group)
    if not found and (not group.first.parties or kind in PROTOCOL):
        found, passages = _heads_around(story, group)
    found += [head for side in sides() if (head := _head_nearby(story, group, side, found))]
    if kind == "border_exchange":
        found += titled(story, found)
    return Found(value=tuple(participant(story, p, "head") for p in found), passages=tuple(passages))


_SIGNED = re.compile(r"\b(?:agreement|memorandum|protocol)\b[^;]{0,40}\bsigned\b")
"""Who signed the agreement on patrols leads none of them."""


def _heads_around(story: Story, group: Group) -> tuple[list[PersonMention], list[Passage]]:
    """The highest of each side named together where it is told; without a country they are of the other."""
    news = [p for p in story.passages if not p.background]
    near = [p for p in news if p.index < NEAR or p.index in group.passages]
    for passage in sorted(near, key=lambda p: (p.index not in group.passages, p.index)):
        people = (of_unit(story, passage, m) for m in passage.people)
        leading = [m for m in people if may_lead(m) and not is_above(group, m)]
        told = {m.side for m in leading if m.side}
        other = opposite(*told) if len(told) == 1 and len(leading) == len(sides()) else None
        named = [[m for m in leading if (m.side or (m.nation is None and other)) == side] for side in sides()]
        if all(named):
            heads = zip(sides(), map(highest, named), strict=True)
            return [replace(head, nation=side) for side, head in heads], [passage]
    return [], []


def _head_nearby(
    story: Story, group: Group, side: Side, known: Sequence[PersonMention]
) -> PersonMention | None:
    """Who leads a side told of as a delegation or unit: its highest named soon after."""
    if not isinstance(group.party(side), UnitMention) or any(h.side == side for h in known) or not known:
        return None
    behind = story.passages[group.passages[0] :]
    told = [p for p in behind if not (p.background or p.sentence.caption) and len(p.text) > _LINE][:SOON]
    named = [m for p in told for m in p.people if m.name and is_defence(m) and _is_of(side, p, m)]
    return replace(highest(named), nation=side) if named else None


def _is_of(side: Side, passage: Passage, person: PersonMention) -> bool:
    """Whether somebody is of a side: by his titles, or as `head of the delegation` that is of it."""
    return person.side == side or (person.nation is None and leads(passage, person))
