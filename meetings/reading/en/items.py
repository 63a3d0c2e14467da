"""What is only an item of something larger that an English article is about."""

import re
from collections.abc import Iterable, Sequence

from meetings.beat import sides
from meetings.reading.candidates import Candidate
from meetings.reading.draft import Draft
from meetings.reading.found import of_group
from meetings.reading.groups import ITEMS, PROTOCOL, Group
from meetings.reading.story import Story
from meetings.reading.units import UnitMention

_ITEMS = ITEMS | {"port_call", "parade", "talks"}


def is_item(group: Group, groups: Iterable[Group], story: Story) -> bool:
    """Whether an activity is only an item of what the article is about."""
    first = group.first
    if first.kind not in _ITEMS or first.parties:
        return False
    others = [g.first for g in groups if g is not group]
    numbered = first.kind == "joint_patrol_sea" and first.edition and first.edition.ordinal
    dated = any(d.told for p in of_group(story, group) for d in p.dates)
    if dated and (numbered or first.kind == "port_call"):
        return False
    if any(_is_larger(c, first) for c in others):
        return not _titled(first, story)
    return first.kind != "joint_patrol_sea" and any(
        c.kind in _ITEMS and not c.parties and c.start < first.start for c in others
    )


_ACTS = {"joint_patrol_sea", "joint_patrol_land", "exercise", "port_call"}


def is_part(told: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is what those who led something else did meanwhile.

    `Apart from the patrol, the two sides held talks`; the commander of a ship in port calls on the region's
    leaders; a delegation to an exchange visits the country.
    """
    others = [d for d in drafts if d is not told and told.heads() <= d.heads()]
    if told.kind in {"visit", "receive"}:
        return any(
            d.kind == "young_officers" or (d.kind, told.kind) == ("port_call", "visit") for d in others
        )
    acts = any(
        d.kind in _ACTS
        and d.group.first.start < told.group.first.start
        and set(told.where.value) <= set(d.where.value)
        for d in others
    )
    faceless = any(isinstance(told.group.party(side), UnitMention) for side in sides())
    return acts and (faceless or (told.kind == "talks" and not any(p.dates for p in told.told)))


def _is_larger(other: Candidate, first: Candidate) -> bool:
    meets = other.kind in PROTOCOL or other.kind in ("border_exchange", "dialogue")
    return meets and (other.start < first.start or (bool(other.parties) and first.kind != "port_call"))


_TITLED = {
    "joint_patrol_sea": ("patrol",), "joint_patrol_land": ("patrol",), "twinning": ("twin",),
    "exercise": ("exercise", "drill", "training"), "young_officers": ("young officer",),
    "port_call": ("ship", "port", "vessel", "frigate"),
    "parade": ("parade",),
}  # fmt: skip


def _titled(first: Candidate, story: Story) -> bool:
    words = _TITLED.get(first.kind, ())
    return any(re.search(rf"\b{word}", story.title, re.IGNORECASE) for word in words)
