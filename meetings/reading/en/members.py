"""Who was with the heads of an encounter, in English."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from meetings import gazetteer
from meetings.beat import sides
from meetings.encounter import Participant
from meetings.reading.draft import Draft
from meetings.reading.en.lists import in_one_list
from meetings.reading.en.words import rule
from meetings.reading.parties import is_defence
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story

_NAMED_AFTER = re.compile(r"participation of|seen|saw|attended by|presence of|accompan", re.IGNORECASE)


def with_members(story: Story, draft: Draft) -> Draft:
    """The draft with those named as present in the sentences next to where it is told."""
    heads = draft.people.value
    if not heads:
        return draft
    known = {p.person or p.name for p in heads}
    near = {i + shift for i in draft.group.passages for shift in (0, 1, 2)}
    members: dict[str, Participant] = {}
    passages = list(draft.people.passages)
    for passage in draft.told:
        for person in _listed_with(passage, known):
            members.setdefault(person.key, _member(story, person))
    for passage in story.passages:
        found = (
            rule("members").search(passage.text) if passage.index in near and not passage.background else None
        )
        if found is None:
            continue
        for person in passage.people:
            before = person.end <= passage.sentence.start + found.start()
            if before and _NAMED_AFTER.search(found[0]):
                continue
            if (
                person.name
                and person.side
                and is_defence(person)
                and (person.person or person.name) not in known
            ):
                members.setdefault(person.key, _member(story, person))
                passages.append(passage)
    people = (*heads, *members.values())
    return replace(draft, people=replace(draft.people, value=people, passages=tuple(dict.fromkeys(passages))))


def _listed_with(passage: Passage, heads: Collection[str | None]) -> Iterator[PersonMention]:
    """`A, commander, and B, commissar, received C`: B was there too."""
    for one, other in pairwise(passage.people):
        new = other.name and is_defence(other) and (other.person or other.name) not in heads
        of_head = one.side and (one.person or one.name) in heads and other.nation in (None, one.side)
        if new and of_head and in_one_list(passage, one, other):
            yield replace(other, nation=one.side)


def _member(story: Story, mention: PersonMention) -> Participant:
    best = story.best.get(mention.key, mention)
    name = gazetteer.person_name(best.person, "vi") if best.person else best.name
    return Participant(
        person=best.person,
        name=name,
        side=mention.side or sides()[0],
        rank=best.rank,
        post=best.post,
        role="member",
    )
