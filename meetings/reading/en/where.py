"""Where it was, by the place of the words alone; `fields` tells what English words add."""

import re
from itertools import pairwise

from meetings.encounter import Place
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.places import PlaceMention
from meetings.reading.story import Story
from meetings.reading.where import (
    AT_THE_BORDER,
    LOOSE,
    at_the_border,
    before,
    found_places,
    place_line,
    seat,
    visited,
    waters,
)


def places(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where it took place: named with `at` nearby."""
    told = of_group(story, group)
    lead = [p for p in story.passages if p.lead]
    if kind == "visit":
        return visited(story, group) or seat(found_places(told, locative=True), group)
    if kind in AT_THE_BORDER and (met := at_the_border(told, _where_told)).value:
        return met
    if kind == "joint_patrol_sea":
        at_sea = waters([*told, *lead, *story.passages], lambda _: False)
        if (found := at_sea if at_sea.value else at_the_border(told)).value:
            return found
    near = [q for p in told for q in (p, *before(story, p))]
    for passages, locative in ((near, True), (place_line(story, group), False), (lead, True)):
        if (found := found_places(passages, locative=locative, ashore=kind == "port_call")).value:
            return found
    return found_places([*told, story.headline], locative=False) if kind in LOOSE else Found(value=())


_PAIR = re.compile(r"\s*[-–—]\s*")


def _where_told(passage: Passage) -> list[PlaceMention]:
    """Places named with `at`, also the second of a pair: `in Lao Cai - Hekou`."""
    found = [m for m in passage.places if m.locative]
    offset = passage.sentence.start
    paired = (
        b
        for a, b in pairwise(passage.places)
        if a in found and _PAIR.fullmatch(passage.before(b.start), a.end - offset)
    )
    return [*found, *paired]
