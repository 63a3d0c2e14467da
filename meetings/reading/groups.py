"""Candidates of one article that speak of one encounter, and what kind it is.

Named ten times, a meeting is still one: pairs of heads, editions and visits are the keys.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from meetings import gazetteer
from meetings.beat import beat, sides
from meetings.encounter import AT_SEA, Side
from meetings.reading.candidates import Candidate
from meetings.reading.parties import Party
from meetings.reading.people import PersonMention
from meetings.reading.units import UnitMention

PROTOCOL = {
    "talks",
    "video_talks",
    "phone",
    "call",
    "receive",
    "sideline",
    "meet",
    "working_meeting",
    "cochair",
}
AFAR = ("phone", "video_talks")
"""Kinds for which nobody travels, and so in no place."""
ITEMS = {
    "joint_patrol_sea",
    "joint_patrol_land",
    "exercise",
    "young_officers",
    "twinning",
    "working_meeting",
}
"""Kinds that may be no more than an item of the talks or the exchange that an article is about."""
LOCAL = {None, "unit", "region_province"}
"""Levels of those who meet to work together, and receive nobody."""
_EDITIONS = {"border_exchange", "dialogue"}


@dataclass(frozen=True, kw_only=True)
class Group:
    """All candidates of one encounter, in the order of the text."""

    candidates: tuple[Candidate, ...]

    @cached_property
    def passages(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(c.passage for c in self.candidates))

    @property
    def first(self) -> Candidate:
        return self.candidates[0]

    def proposed(self) -> set[str]:
        return {c.kind for c in self.candidates}

    def party(self, side: Side) -> Party | None:
        """The head of one side; a person rather than a unit."""
        found = [p for c in self.candidates if (p := c.party(side))]
        return next((p for p in found if isinstance(p, PersonMention)), found[0] if found else None)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        return tuple(p for side in sides() if (p := self.party(side)))

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        return tuple(p for p in self.parties if isinstance(p, PersonMention))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Who stands in it, by `PersonMention.key`."""
        return frozenset(p.key for c in self.candidates for p in c.parties)

    def guest(self) -> Side | None:
        return next((c.guest for c in self.candidates if c.guest), None)


MOST = 40
"""Encounters that are read of one article; what tells of more is none."""


def grouped(candidates: Iterable[Candidate]) -> list[Group]:
    """Candidates by encounter, in the order of their first mention."""
    by_key: dict[tuple[str, ...], list[Candidate]] = {}
    told = sorted(candidates, key=lambda c: c.start)
    for candidate in told:
        by_key.setdefault(_key(candidate), []).append(candidate)
    editions = {c.passage for c in told if _is_edition(c)}
    groups = [Group(candidates=_met(found, editions)) for found in islice(by_key.values(), MOST)]
    return _without_echoes(groups)


def _is_edition(candidate: Candidate) -> bool:
    return bool(candidate.edition and not candidate.parties) and candidate.kind in _EDITIONS


def _met(found: Sequence[Candidate], editions: Collection[int]) -> tuple[Candidate, ...]:
    """Without where the same heads preside over an exchange, whose days and places are its own."""
    return tuple(c for c in found if c.kind != "cochair" or c.passage not in editions) or tuple(found)


def _key(candidate: Candidate) -> tuple[str, ...]:
    if candidate.kind == "visit":
        return ("visit", *(p.key for p in candidate.parties if p.side == candidate.guest))
    if candidate.kind in PROTOCOL:
        return ("meet", *(p.key for p in candidate.parties))
    if candidate.edition and _is_edition(candidate):
        return ("edition", candidate.edition.id)
    return (candidate.kind,)


def _without_echoes(groups: Sequence[Group]) -> list[Group]:
    """Drop what only repeats a fuller group: a delegation whose head is named elsewhere."""
    kept = [g for g in groups if not _is_echo(g, [other for other in groups if other is not g])]
    echoes = [g for g in groups if g not in kept and len(g.people) == 1]
    bare = _without_parties(kept, chairs=[g.first for g in groups if _is_chair(g)])
    return [_with_echoes(g, echoes) for g in kept if g not in bare]


def _is_protocol(group: Group) -> bool:
    return group.first.kind in PROTOCOL


def _is_chair(group: Group) -> bool:
    """Whether no more is said than who presides."""
    return group.proposed() == {"cochair"}


def _without_parties(kept: Sequence[Group], chairs: Sequence[Candidate]) -> list[Group]:
    """Acts of nobody, where others are named that act, or preside over an event."""
    nobodys = [g for g in kept if _is_protocol(g) and not g.first.parties]
    acted = any(_is_protocol(g) and g.first.parties for g in kept)
    others_act = acted or (chairs and not all(map(_is_protocol, kept)))
    return [
        g for g in nobodys if others_act and not (chairs and g.first.edition) and not _is_presided(g, chairs)
    ]


def _is_presided(group: Group, chairs: Sequence[Candidate]) -> bool:
    """`… tổ chức hội nghị tổng kết. A và B đồng chủ trì hội nghị`: who presides stands beside it."""
    return any(0 <= chair.passage - group.first.passage <= 1 and chair.edition is None for chair in chairs)


def _with_echoes(group: Group, echoes: Sequence[Group]) -> Group:
    """A delegation that is received is led by the one who then is said to meet the host."""
    if group.proposed() != {"meet"} or len(group.people) != 2:
        return group
    keys = {p.key for p in group.people}
    told = [c for g in echoes if g.people[0].key in keys for c in g.candidates if c.kind == "receive"]
    return Group(candidates=tuple(sorted((*group.candidates, *told), key=lambda c: c.start)))


def _is_echo(group: Group, others: Sequence[Group]) -> bool:
    if not _is_protocol(group) or not group.first.parties:
        return False
    if _is_chair(group):
        return any(g.first.kind != "visit" for g in others)
    return (
        any(_names_whom(other, group) for other in others)
        or _is_faceless(group)
        or _is_led_elsewhere(group, others)
    )


def _names_whom(other: Group, group: Group) -> bool:
    """Whether a head told by post alone is the one another group names, facing the same person."""
    ours, theirs = group.people, other.people
    if len(ours) != 2 or len(theirs) != 2:
        return False
    return any(
        a.name is None and b.name is not None and a.post == b.post and ours[1 - i].key == theirs[1 - i].key
        for i, (a, b) in enumerate(zip(ours, theirs, strict=True))
    )


def _is_faceless(group: Group) -> bool:
    """Whether two units are said to meet, and not in a form that units have."""
    units = [p for p in group.parties if isinstance(p, UnitMention)]
    return len(units) == len(sides()) and not group.proposed() & {"talks", "video_talks", "working_meeting"}


def _is_led_elsewhere(group: Group, others: Sequence[Group]) -> bool:
    """Whether a delegation's act is told of its head as well; a numbered edition, of that edition's."""
    units = [p for p in group.parties if isinstance(p, UnitMention)]
    if not units or any(p.apart for p in units):
        return False
    led = [g for g in others if _is_protocol(g) and not _is_chair(g) and len(g.people) == len(sides())]
    if (edition := group.first.edition) and edition.ordinal:
        led = [g for g in led if any(c.edition == edition for c in g.candidates)]
    return any(not group.people or group.people[0].key in {p.key for p in g.people} for g in led)


def hosted(group: Group, groups: Sequence[Group]) -> Group:
    """Whoever is on a visit is the guest of what takes place during it; `会见` is said in both directions."""
    if group.first.kind not in PROTOCOL - {*AFAR}:
        return group
    keys = {p.key for p in group.first.parties}
    stays = [c for g in groups if g.first.kind == "visit" for c in g.candidates if c.guest]
    guest = next((c.guest for c in stays if {p.key for p in c.parties if p.side == c.guest} & keys), None)
    return Group(candidates=tuple(replace(c, guest=guest) for c in group.candidates)) if guest else group


def kind_of(group: Group, country: str | None) -> str:
    """The kind the verb proposes and the posts of both heads confirm (domain model, section 3, rules 1-5).

    `country` is that of the place, where known.
    """
    proposed = group.proposed()
    if not proposed & PROTOCOL:
        return group.first.kind
    for kind in AFAR:
        if kind in proposed:
            return kind
    if "sideline" in proposed or (country is not None and country not in (*sides(), AT_SEA)):
        return "sideline"
    if "talks" in proposed:
        return "talks"
    if proposed <= {"working_meeting", "cochair"}:
        return "working_meeting"
    return _by_level(group, proposed, country)


def _by_level(group: Group, proposed: set[str], country: str | None) -> str:
    ours, theirs = (_level(group.party(side)) for side in sides())
    if _are_counterparts((ours, theirs), country):
        return "talks"
    if theirs in ("ambassador", "attache"):
        return "receive"
    if proposed <= {"meet", "working_meeting", "cochair"} and {ours, theirs} <= LOCAL:
        return "working_meeting"
    if "receive" in proposed:
        return "receive"
    if "call" in proposed or country == sides()[1]:
        return "call"
    return "receive" if country == sides()[0] and _order(ours) < _order(theirs) else "call"


def _are_counterparts(levels: tuple[str | None, str | None], country: str | None) -> bool:
    """Whether posts are equal; in some countries those of two levels are (domain, 3.4)."""
    if levels in beat().counterparts:
        return country == beat().counterparts[levels]
    return levels[0] is not None and levels[0] == levels[1]


def _level(party: Party | None) -> str | None:
    return party.level if isinstance(party, PersonMention) else None


def _order(level: str | None) -> int:
    return gazetteer.level_order(level)
