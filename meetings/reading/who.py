"""Who met: the heads of both sides, those beside them, and the level that gives."""

from collections.abc import Sequence

from meetings import gazetteer
from meetings.beat import sides
from meetings.encounter import Participant, Role
from meetings.reading.groups import Group
from meetings.reading.parties import may_lead
from meetings.reading.people import PersonMention
from meetings.reading.story import Story


def heads_of(group: Group) -> list[PersonMention]:
    """Those who stand for the sides by name or post, the first side first."""
    return [p for side in sides() if isinstance(p := group.party(side), PersonMention)]


def highest(people: Sequence[PersonMention]) -> PersonMention:
    """Who is named before who is not, then by post."""
    return min(people, key=lambda p: (p.name is None, gazetteer.level_order(p.level)))


def is_above(group: Group, person: PersonMention) -> bool:
    """Ministers are not out on a patrol, though they may order it."""
    return group.first.kind in _PATROLS and person.level in _MINISTERS


_PATROLS = {"joint_patrol_sea", "joint_patrol_land"}
_MINISTERS = {"minister", "cmc_vice_chair"}


def titled(story: Story, heads: Sequence[PersonMention]) -> list[PersonMention]:
    """The other head, whom the headline names beside the one found: `A chủ trì lễ đón B`."""
    other = {side: [m for m in story.headline.people if m.side == side and may_lead(m)] for side in sides()}
    known = {h.key for h in heads}
    if len(heads) != 1 or not any(m.key in known for found in other.values() for m in found):
        return []
    return [highest(found) for side, found in other.items() if found and side != heads[0].side]


def participant(story: Story, mention: PersonMention, role: Role) -> Participant:
    """Somebody with all that the article says of them; a known person by the name of the gazetteer."""
    best = story.best.get(mention.key, mention)
    return Participant(
        person=best.person or mention.person,
        name=gazetteer.person_name(best.person, "vi") if best.person else best.name or mention.name,
        side=mention.side or sides()[0],
        rank=best.rank or mention.rank,
        post=best.post or mention.post,
        role=role,
    )


_UNIT_LEVEL = {"joint_patrol_sea": "service", "joint_patrol_land": "region_province", "port_call": "service",
               "young_officers": "unit", "exercise": "unit", "twinning": "unit"}  # fmt: skip


def level(kind: str, people: Sequence[Participant]) -> str | None:
    """The level of the lower of the two heads (domain model, section 3, rule 9)."""
    levels = [found for p in people if p.role == "head" and (found := gazetteer.post_level(p.post))]
    if levels:
        return max(levels, key=gazetteer.level_order)
    return _UNIT_LEVEL.get(kind)
