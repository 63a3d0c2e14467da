"""Where an encounter took place, and so who was host."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from meetings import gazetteer
from meetings.beat import opposite, order, sides
from meetings.encounter import AT_SEA, HostSide, Place, Side
from meetings.reading.found import Found, around, of_group
from meetings.reading.groups import PROTOCOL, Group
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.places import PlaceMention, is_border, named, named_finest
from meetings.reading.story import Story
from meetings.reading.when import ACTIVITY

AT_THE_BORDER = {"joint_patrol_land", "twinning"}
"""Kinds that bring together forces from both sides of the border: both places are theirs (section 8)."""
LOOSE = {"port_call", "joint_patrol_sea", "joint_patrol_land", "exercise", "young_officers", "twinning"}
"""Kinds whose place may be named without `tại`: ``cập cảng Tiên Sa, thành phố Đà Nẵng``."""


def places(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where it took place: named with `tại` nearby; for an exchange the places on both sides."""
    if kind == "border_exchange":
        return _both_sides(story)
    told = of_group(story, group)
    if kind == "visit":
        return _visited(story, group) or _seat(_found_places(told, locative=True), group)
    before = all(_BEFORE_THAT.match(p.text) for p in told)
    lead = [] if before else [p for p in story.passages if p.lead]
    if (found := _of_forces(story, told, kind)).value:
        return found
    near = [q for p in told for q in (p, *(() if before else _before(story, p)))]
    for passages, locative in ((near, True), (_dateline(story, group), False), (lead, True)):
        if (found := _found_places(passages, locative=locative, ashore=kind == "port_call")).value:
            return found
    if kind in LOOSE:
        return _found_places([*told, story.headline], locative=False)
    return _written_there(story) if kind in PROTOCOL else Found(value=())


_GOES_TO = re.compile(
    r"\b(?:thăm|cập|ghé)(?: hữu nghị| chính thức)?(?: (?:quân cảng|cảng|tỉnh|thành phố|TP\.?))*\s+$",
    re.IGNORECASE,
)


def _arrived(told: Sequence[Passage]) -> Found[tuple[Place, ...]]:
    """Where those go who leave from another place: `rời Hải Phòng …, sau đó thăm thành phố Trạm Giang`."""
    for passage in told:
        going = [m for m in passage.places if _GOES_TO.search(passage.before(m.start))]
        if going and any(m.end < going[0].start for m in passage.places):
            return Found(value=(named_finest(going[0], passage.places),), passages=(passage,))
    return Found(value=())


_BEFORE_THAT = re.compile(r"Trước đó (?:một|1|hai|2|ba|3) ngày\b")
"""What was some days before the news was not where the news is."""


def _of_forces(story: Story, told: Sequence[Passage], kind: str) -> Found[tuple[Place, ...]]:
    """Where a ship goes; where forces of both are together: where it is told that they met, or they stand."""
    if kind == "port_call":
        return _arrived(told)
    if kind in AT_THE_BORDER:
        met = at_the_border(told, _where_told)
        posted = met if met.value else at_the_border(told, _posts)
        titled = posted if posted.value else at_the_border([story.headline], _posts)
        return posted if posted.value else Found(value=titled.value, passages=tuple(told[:1]))
    if kind != "joint_patrol_sea":
        return Found(value=())
    lead = [p for p in story.passages if p.lead]
    waters = _found_places([*told, *lead, *story.passages], locative=False, at_sea=True)
    return waters if waters.value else at_the_border(told)


def _where_told(passage: Passage) -> list[PlaceMention]:
    """Places named with `tại`, also the second of a pair: `tại Lào Cai - Hà Khẩu`, `… và tỉnh Vân Nam`."""
    found = [m for m in passage.places if m.locative]
    paired = [
        b
        for a, b in pairwise(passage.places)
        if a in found and _PAIR.fullmatch(passage.before(b.start), a.end - passage.sentence.start)
    ]
    return [*found, *paired]


_PAIR = re.compile(
    r"\s*(?:\([^)]{2,20}\))?\s*(?:[-–—]|và|cùng)\s*(?:(?:tỉnh|thành phố|huyện|thị trấn|cửa khẩu) )?"
)


def _named(passage: Passage) -> Iterable[PlaceMention]:
    return passage.places


def at_the_border(
    passages: Iterable[Passage], named_in: Callable[[Passage], Iterable[PlaceMention]] = _named
) -> Found[tuple[Place, ...]]:
    """The places on the border that these sentences name, where the forces of either side stand."""
    found: dict[str, Place] = {}
    naming: list[Passage] = []
    for passage in passages:
        places_ = (m.place for m in named_in(passage) if not _encloses(passage, m))
        new = [p for p in places_ if is_border(p) and p.id not in found]
        if new and not (passage.background or passage.sentence.caption):
            naming.append(passage)
            found.update({p.id: p for p in new})
    in_order = tuple(sorted(found.values(), key=lambda p: order(p.country)))
    return Found(value=in_order, passages=tuple(naming))


_WITHIN = re.compile(r",\s+(?:huyện|thị xã)\s+")


def _encloses(passage: Passage, mention: PlaceMention) -> bool:
    """Whether it only says where the place before it lies: `thị trấn Tà Lùng, huyện Quảng Hòa`."""
    ends = (m.end for m in passage.places if m.end < mention.start)
    return any(_WITHIN.fullmatch(passage.before(mention.start), end - passage.sentence.start) for end in ends)


def _posts(passage: Passage) -> list[PlaceMention]:
    """Border forces have the common border of the places they are named after."""
    return named(passage.sentence)


def _before(story: Story, passage: Passage) -> list[Passage]:
    """The sentences of the paragraph just before one, the nearest first."""
    return [
        p
        for p in reversed(list(around(story, [passage])))
        if p.sentence.paragraph == passage.sentence.paragraph
    ]


def _visited(story: Story, group: Group) -> Found[tuple[Place, ...]] | None:
    """The place that the verb of a visit itself names: `thăm, làm việc tại Nam Ninh, Trung Quốc`."""
    host = opposite(group.guest() or sides()[1])
    for told in group.candidates:
        passage = story.passages[told.passage]
        for m in passage.places:
            if told.start <= m.start and m.end <= told.end and m.place.country == host:
                return Found(value=(m.place,), passages=(passage,))
    return None


def _seat(found: Found[tuple[Place, ...]], group: Group) -> Found[tuple[Place, ...]]:
    """A visit's place lies in the host country and not on the border."""
    host = opposite(group.guest() or sides()[1])
    return found if all(p.country == host and not is_border(p) for p in found.value) else Found(value=())


def _found_places(
    passages: Iterable[Passage], *, locative: bool, at_sea: bool = False, ashore: bool = False
) -> Found[tuple[Place, ...]]:
    for passage in passages:
        patrolled = at_sea and bool(_PATROL.search(passage.text))
        if (passage.background and not patrolled) or passage.sentence.caption:
            continue
        found = [
            m
            for m in passage.places
            if (m.locative or not locative)
            and (m.place.country == AT_SEA or not at_sea)
            and (m.place.country != AT_SEA or not ashore)
            and (patrolled or not passage.is_speech(m.start))
        ]
        if found:
            return Found(value=(named_finest(found[0], passage.places),), passages=(passage,))
    return Found(value=())


_PATROL = re.compile(r"\btuần tra\b", re.IGNORECASE)
"""The waters named beside the patrol are its waters, whatever else the sentence tells or agrees."""


def _dateline(story: Story, group: Group) -> list[Passage]:
    """A bare place name on a line of its own before the lead."""
    lines = [p for p in story.passages[:4] if len(p.text) < 30 and p.places]
    return [p for p in lines if group.passages[0] <= p.index + 8]


_DATELINE = re.compile(r"\s*(?:\([^)]{2,30}\))?\s*[-–—]\s")


def _written_there(story: Story) -> Found[tuple[Place, ...]]:
    """`Lào Cai - Chiều 11/4, …`: what is reported from the border happens there; a capital tells nothing."""
    for passage in story.passages[:1]:
        written = next((m for m in named(passage.sentence) if m.start == passage.sentence.start), None)
        if written and is_border(written.place) and _DATELINE.match(passage.after(written.end)):
            return Found(value=(written.place,), passages=(passage,))
    return Found(value=())


def _both_sides(story: Story) -> Found[tuple[Place, ...]]:
    """Where an exchange is told to be; where guests were only met stands for a side without another."""
    own: list[tuple[Passage, PlaceMention]] = []
    welcomed: list[tuple[Passage, PlaceMention]] = []
    for passage in story.passages:
        if passage.background or passage.sentence.caption or passage.is_speech(passage.sentence.end):
            continue
        if not passage.lead and not ACTIVITY.search(passage.text):
            continue
        if len({gazetteer.places()[m.place.id].parent or m.place.id for m in passage.places}) > 3:
            continue
        at = _where_told(passage)
        for m in passage.places:
            if is_border(m.place) and (passage.lead or m in at) and not _encloses(passage, m):
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


def host_side(group: Group, kind: str, found: Sequence[Place]) -> HostSide | None:
    """Whose guest the other was (domain model, section 4)."""
    if kind in ("phone", "video_talks", "border_exchange", "joint_patrol_sea", "joint_patrol_land"):
        return "BOTH"
    guest, countries = group.guest(), {p.country for p in found}
    if guest and not (kind in PROTOCOL and _is_at_home(guest, group, found)):
        return opposite(guest)
    if countries == set(sides()):
        return "BOTH"
    if countries and not countries & {*sides(), AT_SEA}:
        return "THIRD"
    return next((side for side in sides() if side in countries), None)


def _is_at_home(guest: Side, group: Group, found: Sequence[Place]) -> bool:
    """Whether a guest would be at home, where only an embassy receives anyone: it is the host then."""
    other = group.party(opposite(guest))
    at_an_embassy = isinstance(other, PersonMention) and other.level in ("ambassador", "attache")
    return {p.country for p in found} == {guest} and not at_an_embassy and not any(map(is_border, found))
