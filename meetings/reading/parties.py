"""Who may stand for a side in an encounter: people and units."""

from collections.abc import Sequence

from meetings import gazetteer
from meetings.beat import beat, order, sides
from meetings.encounter import Side
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.units import UnitMention

Party = PersonMention | UnitMention


def in_order(one: Party, other: Party) -> tuple[Party, ...]:
    """Those of the two sides, the first side first."""
    return (other, one) if order(one.side) else (one, other)


def may_lead(person: PersonMention) -> bool:
    """Whether somebody may stand for a side unasked; an attaché is there whoever meets."""
    return is_defence(person) and person.level != "attache"


def is_defence(party: Party) -> bool:
    """Whether somebody stands for the armed forces (domain model, section 1)."""
    if isinstance(party, UnitMention):
        return True
    if is_civil(party):
        return False
    if party.post is not None:
        return party.level not in ("leader", "ambassador")
    return party.rank is not None or party.commands


def may_meet(parties: Sequence[Party], *, police: bool) -> bool:
    """Whether one head is of the defence family; the other is too, leads the state, or is an ambassador.

    Where the `police` is named, both have posts of defence.
    """
    if len(parties) != len(sides()) or any(
        _is_of_another_office(p) or _is_faceless_leader(p) for p in parties
    ):
        return False
    if police and not all(_has_defence_post(p) for p in parties):
        return False
    return any(is_defence(p) for p in parties)


def _is_of_another_office(party: Party) -> bool:
    """Whether somebody meets for an office that is none of defence; who leads a state may receive anyone."""
    return isinstance(party, PersonMention) and is_civil(party) and party.level != "leader"


def is_civil(party: Party) -> bool:
    """Whether somebody holds an office of the state that is none of defence."""
    post = gazetteer.posts().get(party.post or "") if isinstance(party, PersonMention) else None
    return post is not None and post.civil


def _is_faceless_leader(party: Party) -> bool:
    """`Chủ tịch nước` without a name that can be told is no party to anything."""
    return isinstance(party, PersonMention) and party.name is None and party.level == "leader"


def _has_defence_post(party: Party) -> bool:
    return isinstance(party, PersonMention) and party.post is not None and is_defence(party)


def ministers(story: Story) -> tuple[PersonMention, PersonMention] | None:
    """`The two ministers`: those an article names, else who held the posts when it appeared."""
    ours, theirs = (_minister(story, side) for side in sides())
    return (ours, theirs) if ours and theirs else None


def _minister(story: Story, side: Side) -> PersonMention | None:
    post = beat().minister
    for person in story.best.values():
        if person.side == side and person.post == post:
            return person
    holder = gazetteer.holder(post, side, story.anchor) if story.anchor else None
    if holder is None:
        return None
    return PersonMention(
        start=0,
        end=0,
        anchor=0,
        tail=0,
        person=holder.id,
        name=gazetteer.person_name(holder.id, "vi"),
        nation=side,
        rank=holder.rank_at(story.anchor),
        post=post,
    )
