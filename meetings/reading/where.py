"""Where an encounter took place, and so who was host."""

from collections.abc import Callable, Iterable, Sequence

from meetings.beat import opposite, order, sides
from meetings.encounter import AT_SEA, HostSide, Place, Side
from meetings.reading.found import Found, around
from meetings.reading.groups import AFAR, PROTOCOL, Group
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.places import PlaceMention, is_border, named_finest
from meetings.reading.story import Story

AT_THE_BORDER = {"joint_patrol_land", "twinning"}
"""Kinds that bring together forces from both sides of the border: both places are theirs (section 8)."""
LOOSE = {"port_call", "joint_patrol_sea", "joint_patrol_land", "exercise", "young_officers", "twinning"}
"""Kinds whose place may be named without `tại`: ``cập cảng Tiên Sa, thành phố Đà Nẵng``."""


def found_places(
    passages: Iterable[Passage], *, locative: bool, ashore: bool = False
) -> Found[tuple[Place, ...]]:
    """The first place that these sentences tell as news; `locative` asks for words such as `at` before it."""
    for passage in passages:
        if passage.background or passage.sentence.caption:
            continue
        named = [m for m in passage.places if (m.locative or not locative) and not passage.is_speech(m.start)]
        if found := [m for m in named if not (ashore and m.place.country == AT_SEA)]:
            return _place(found[0], passage)
    return Found(value=())


def waters(passages: Iterable[Passage], patrolled: Callable[[Passage], bool]) -> Found[tuple[Place, ...]]:
    """The sea that is told; that of a sentence about a patrol whatever else the sentence tells or agrees."""
    for passage in passages:
        of_patrol = patrolled(passage)
        if passage.sentence.caption or (passage.background and not of_patrol):
            continue
        seas = [m for m in passage.places if m.place.country == AT_SEA]
        if found := [m for m in seas if of_patrol or not passage.is_speech(m.start)]:
            return _place(found[0], passage)
    return Found(value=())


def _place(mention: PlaceMention, passage: Passage) -> Found[tuple[Place, ...]]:
    return Found(value=(named_finest(mention, passage.places),), passages=(passage,))


def _named(passage: Passage) -> Iterable[PlaceMention]:
    return passage.places


def at_the_border(
    passages: Iterable[Passage], named_in: Callable[[Passage], Iterable[PlaceMention]] = _named
) -> Found[tuple[Place, ...]]:
    """The places on the border that these sentences name, where the forces of either side stand."""
    found: dict[str, Place] = {}
    naming: list[Passage] = []
    for passage in passages:
        places_ = (m.place for m in named_in(passage))
        new = [p for p in places_ if is_border(p) and p.id not in found]
        if new and not (passage.background or passage.sentence.caption):
            naming.append(passage)
            found.update({p.id: p for p in new})
    in_order = tuple(sorted(found.values(), key=lambda p: order(p.country)))
    return Found(value=in_order, passages=tuple(naming))


def before(story: Story, passage: Passage) -> list[Passage]:
    """The sentences of the paragraph just before one, the nearest first."""
    return [
        p
        for p in reversed(list(around(story, [passage])))
        if p.sentence.paragraph == passage.sentence.paragraph and not p.foreign
    ]


def unplanned(group: Group, passages: Iterable[Passage]) -> list[Passage]:
    """Of sentences elsewhere those that may tell where it was: what took place has no place of a plan."""
    held = group.first.status == "held"
    return [p for p in passages if not (held and p.ahead)]


def visited(story: Story, group: Group) -> Found[tuple[Place, ...]] | None:
    """The place that the verb of a visit itself names: `thăm, làm việc tại Nam Ninh, Trung Quốc`."""
    host = opposite(group.guest() or sides()[1])
    for told in group.candidates:
        passage = story.passages[told.passage]
        for m in passage.places:
            if told.start <= m.start and m.end <= told.end and m.place.country == host:
                return Found(value=(m.place,), passages=(passage,))
    return None


def seat(found: Found[tuple[Place, ...]], group: Group) -> Found[tuple[Place, ...]]:
    """A visit's place lies in the host country and not on the border."""
    host = opposite(group.guest() or sides()[1])
    return found if all(p.country == host and not is_border(p) for p in found.value) else Found(value=())


def place_line(story: Story, group: Group) -> list[Passage]:
    """A bare place name on a line of its own before the lead."""
    lines = [p for p in story.passages[:4] if len(p.text) < 30 and p.places]
    return [p for p in lines if group.passages[0] <= p.index + 8]


def host_side(group: Group, kind: str, found: Sequence[Place]) -> HostSide | None:
    """Whose guest the other was (domain model, section 4)."""
    if kind in (*AFAR, "border_exchange", "joint_patrol_sea", "joint_patrol_land"):
        return "BOTH"
    guest, countries = group.guest(), {p.country for p in found}
    if countries and not countries & {*sides(), AT_SEA}:
        return "THIRD"
    if guest and not (kind in PROTOCOL and _is_at_home(guest, group, found)):
        return opposite(guest)
    if countries == set(sides()):
        return "BOTH"
    return next((side for side in sides() if side in countries), None)


def _is_at_home(guest: Side, group: Group, found: Sequence[Place]) -> bool:
    """Whether a guest would be at home, where only an embassy receives anyone: it is the host then."""
    other = group.party(opposite(guest))
    at_an_embassy = isinstance(other, PersonMention) and other.level in ("ambassador", "attache")
    return {p.country for p in found} == {guest} and not at_an_embassy and not any(map(is_border, found))
