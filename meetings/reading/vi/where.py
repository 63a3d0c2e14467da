"""Where it was, as Vietnamese words tell: at a place, where ships go, on both sides of the border."""

import re
from collections.abc import Sequence
from itertools import pairwise

from meetings import gazetteer
from meetings.beat import order
from meetings.encounter import Place
from meetings.reading.found import Found, of_group
from meetings.reading.groups import AFAR, PROTOCOL, Group
from meetings.reading.passage import Passage
from meetings.reading.places import PlaceMention, is_border, named_finest
from meetings.reading.story import Story
from meetings.reading.vi.clauses import is_afterwards
from meetings.reading.vi.places import named
from meetings.reading.vi.when import ACTIVITY
from meetings.reading.where import (
    AT_THE_BORDER,
    LOOSE,
    at_the_border,
    before,
    found_places,
    place_line,
    seat,
    unplanned,
    visited,
    waters,
)


def places(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where it took place: named with `tại` nearby; for an exchange the places on both sides."""
    if kind in (*AFAR, "border_exchange"):
        return _both_sides(story, group) if kind == "border_exchange" else Found(value=())
    told = of_group(story, group)
    if kind == "visit":
        return visited(story, group) or seat(found_places(told, locative=True), group)
    earlier = all(_BEFORE_THAT.match(p.text) for p in told)
    lead = [] if earlier else [p for p in story.passages if p.lead and not (p.foreign or is_afterwards(p))]
    lead = unplanned(group, lead)
    away = kind == "port_call" and any(_SETS_OUT.search(p.text) for p in told)
    if (found := _of_forces(story, group, kind)).value or kind == "joint_patrol_sea" or away:
        return found
    near = [q for p in told for q in (p, *(() if earlier else unplanned(group, before(story, p))))]
    for passages, locative in ((near, True), (place_line(story, group), False), (lead, True)):
        if (found := found_places(passages, locative=locative, ashore=kind == "port_call")).value:
            return found
    if kind in LOOSE:
        return found_places([*told, story.headline], locative=False)
    return _written_there(story) if kind in PROTOCOL else Found(value=())


_GOES_TO = re.compile(
    r"\b(?:thăm|cập|ghé)(?: hữu nghị| chính thức| xã giao)?(?: (?:quân cảng|cảng|tỉnh|thành phố|TP\.?))*\s+$",
    re.IGNORECASE,
)


_SETS_OUT = re.compile(r"\blên đường\b[^.;]*\bthăm\b")
"""Ships that set out are not yet where they go."""


def _arrived(told: Sequence[Passage]) -> Found[tuple[Place, ...]]:
    """Where those go who leave from another place: `rời Hải Phòng …, sau đó thăm thành phố Trạm Giang`."""
    for passage in told:
        going = [m for m in passage.places if _GOES_TO.search(passage.before(m.start))]
        if going and (passage.ahead or any(m.end < going[0].start for m in passage.places)):
            return Found(value=(named_finest(going[0], passage.places),), passages=(passage,))
    return Found(value=())


_BEFORE_THAT = re.compile(r"Trước đó (?:một|1|hai|2|ba|3) ngày\b")
"""What was some days before the news was not where the news is."""


def _of_forces(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where a ship goes; where forces of both are together: where it is told that they met, or they stand."""
    told = of_group(story, group)
    if kind == "port_call":
        due = [p for p in story.passages if p.lead and p.ahead] if group.first.status == "announced" else []
        return _arrived([*told, *due])
    if kind in AT_THE_BORDER:
        met = at_the_border(told, _where_told)
        posted = met if met.value else at_the_border(told, _posts)
        titled = posted if posted.value else at_the_border([story.headline], _posts)
        return posted if posted.value else Found(value=titled.value, passages=tuple(told[:1]))
    if kind != "joint_patrol_sea":
        return Found(value=())
    lead = [p for p in story.passages if p.lead]
    at_sea = waters([*told, *lead, *filter(_patrols, story.passages)], _patrols)
    return at_sea if at_sea.value else at_the_border(told, _standing)


def _where_told(passage: Passage) -> list[PlaceMention]:
    """Places named with `tại`, also the second of a pair: `tại Lào Cai - Hà Khẩu`, `… và tỉnh Vân Nam`."""
    found = [m for m in passage.places if m.locative]
    paired = [b for a, b in pairwise(passage.places) if a in found and _joined(passage, a, b)]
    return [m for m in (*found, *paired) if not _encloses(passage, m)]


def _joined(passage: Passage, one: PlaceMention, other: PlaceMention) -> bool:
    gap = passage.before(other.start)[one.end - passage.sentence.start :]
    return bool(_PAIR.fullmatch(gap)) or (gap == ", " and bool(_OF_BOTH.search(passage.before(one.start))))


_OF_BOTH = re.compile(r"\bhai (?:tỉnh|địa phương)\s+$")
_PAIR = re.compile(
    r"\s*(?:\([^)]{2,20}\))?\s*(?:[-–—]|và|cùng)\s*(?:(?:tỉnh|thành phố|huyện|thị trấn|cửa khẩu) )?"
)


_PATROL = re.compile(r"\btuần tra\b", re.IGNORECASE)


def _patrols(passage: Passage) -> bool:
    """The waters named beside the patrol are its waters, whatever else the sentence tells or agrees."""
    return bool(_PATROL.search(passage.text))


_WITHIN = re.compile(r",\s+(?:huyện|thị xã)\s+")
_TOWN = re.compile(r",\s+(?:thành phố\s+|TP\.?\s*)")
_SMALLER = re.compile(r"\b(?:huyện|thị trấn|xã|phường)\s+$")


def _encloses(passage: Passage, mention: PlaceMention, among: Sequence[PlaceMention] = ()) -> bool:
    """Whether it only says where the place before it lies: `thị trấn Tà Lùng, huyện Quảng Hòa`."""
    before = passage.before(mention.start)
    for smaller in (m for m in among or passage.places if m.end < mention.start):
        end = smaller.end - passage.sentence.start
        if _WITHIN.fullmatch(before, end):
            return True
        if _TOWN.fullmatch(before, end) and _SMALLER.search(passage.before(smaller.start)):
            return True
    return False


def _posts(passage: Passage) -> list[PlaceMention]:
    """Border forces have the common border of the places they are named after."""
    found = named(passage.sentence)
    return [m for m in found if not _encloses(passage, m, found)]


def _standing(passage: Passage) -> list[PlaceMention]:
    return [m for m in passage.places if not _encloses(passage, m)]


_DATELINE = re.compile(r"\s*(?:\([^)]{2,30}\))?\s*[-–—]\s")


def _written_there(story: Story) -> Found[tuple[Place, ...]]:
    """`Lào Cai - Chiều 11/4, …`: what is reported from the border happens there; a capital tells nothing."""
    for passage in story.passages[:1]:
        written = next((m for m in named(passage.sentence) if m.start == passage.sentence.start), None)
        if written and is_border(written.place) and _DATELINE.match(passage.after(written.end)):
            return Found(value=(written.place,), passages=(passage,))
    return Found(value=())


def _both_sides(story: Story, group: Group) -> Found[tuple[Place, ...]]:
    """Where an exchange is told to be, also by who announces it.

    Where guests were only met stands for a side without another.
    """
    own: list[tuple[Passage, PlaceMention]] = []
    welcomed: list[tuple[Passage, PlaceMention]] = []
    for passage in story.passages:
        if passage.background or passage.sentence.caption:
            continue
        if not passage.lead and not ACTIVITY.search(passage.text):
            continue
        if len({gazetteer.places()[m.place.id].parent or m.place.id for m in passage.places}) > 3:
            continue
        at = _standing(passage) if passage.lead else _where_told(passage)
        planned = group.first.status == "announced" and passage.ahead
        for m in passage.places:
            if is_border(m.place) and m in at and (planned or not passage.is_speech(m.start)):
                met = _WELCOMED.search(passage.before(m.start))
                (welcomed if met else own).append((passage, m))
    told = {m.place.country for _, m in own}
    found = own + [(p, m) for p, m in welcomed if m.place.country not in told]
    places_ = {m.place.id: m.place for _, m in found}
    return Found(
        value=tuple(sorted(places_.values(), key=lambda p: order(p.country))),
        passages=tuple({p.index: p for p, _ in found}.values()),
    )


_WELCOMED = re.compile(r"\blễ (?:đón|tiễn)\b[^.;]*$", re.IGNORECASE)
