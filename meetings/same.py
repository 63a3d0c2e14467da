"""Whether two reports speak of one meeting (domain model, section 12)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from meetings.areas import same_area
from meetings.beat import opposite, sides
from meetings.encounter import AT_SEA, Encounter, Side
from meetings.heads import host_country, same_heads
from meetings.series import Agreement, counters, same_ordinal
from meetings.ships import same_ships
from meetings.windows import INFERRED_DAYS, Window, days_apart, window_of

ENOUGH = 7
"""The score at which two reports speak of one meeting (domain model, 12.3)."""

CONVERSATIONS = frozenset(
    {
        "talks",
        "call",
        "receive",
        "sideline",
        "phone",
        "video_talks",
        "dialogue",
        "working_meeting",
        "gathering",
    }
)
"""Kinds whose words differ between outlets for one meeting; heads and day decide among them."""
REMOTE = frozenset({"phone", "video_talks"})
"""Conversations that nobody travels to, and that are none with those in a room that is told."""
COMMON = frozenset({"talks", "call", "receive", "visit", "border_exchange"})
"""Kinds of which one guest may have several in a few days, or outlets several words for."""
SINGLE = frozenset({"exercise", "parade"})
"""Kinds that the two forces have one of at a time: the day tells which, whatever else outlets leave out."""
CONTAINERS = frozenset({"border_exchange", "visit"})
EDITIONS = frozenset({"border_exchange", "dialogue", "working_meeting"})
"""Kinds that, like every activity of forces, may be numbered editions of a mechanism themselves; talks only
take place within one."""
SHIFTED = 60
"""Days by which an edition may come later than it was planned, without a word of that."""
PUT_OFF, MOVED = timedelta(days=183), timedelta(days=7)

_DAYS = {"conversation": 1, "visit": 3, "border_exchange": 7}
_DAYS_OF_ACTIVITY = 2
_DAYS_OF_SHIPS = 7
_DAYS_OF_EDITION, _DAYS_OF_LOOSE_EDITION = 7, 31

Ground = Literal["kind", "edition", "heads", "ships", "place", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One thing that speaks for a merge, with its points, or forbids it: a guard."""

    ground: Ground
    points: int = 0
    guard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Affinity:
    """How much speaks for one meeting, and on what grounds; any guard forbids it whatever the score."""

    score: int
    agreed: frozenset[Ground]
    guards: frozenset[Ground]

    @classmethod
    def of(cls, signals: Sequence[Signal]) -> "Affinity":
        return cls(
            score=sum(s.points for s in signals),
            agreed=frozenset(s.ground for s in signals if s.points),
            guards=frozenset(s.ground for s in signals if s.guard),
        )

    @property
    def same(self) -> bool:
        return not self.guards and self.score >= ENOUGH


def same_meeting(a: Encounter, b: Encounter, *, near: bool = False) -> bool:
    return affinity(a, b, near=near).same


def affinity(a: Encounter, b: Encounter, *, near: bool = False) -> Affinity:
    """What speaks for and against one meeting; `near` publication serves where a date is unknown."""
    if family(a.kind) != family(b.kind):
        return Affinity.of([Signal(ground="kind", guard=True)])
    return Affinity.of(
        [
            *_kinds(a, b),
            *_editions(a, b),
            *_heads(a, b),
            *_ships(a, b),
            *_places(a, b),
            *_dates(a, b, near=near),
        ]
    )


def family(kind: str) -> str:
    """Kinds of different families never merge: an exchange, its talks and a patrol beside it are three."""
    return "conversation" if kind in CONVERSATIONS else kind


def _is_activity(kind: str) -> bool:
    return kind not in CONVERSATIONS and kind not in CONTAINERS


def _kinds(a: Encounter, b: Encounter) -> Iterator[Signal]:
    if any(x.kind in REMOTE and y.kind not in REMOTE and y.places for x, y in ((a, b), (b, a))):
        yield Signal(ground="kind", guard=True)
    if a.kind == b.kind:
        yield Signal(ground="kind", points=1 if a.kind in COMMON else 5 if a.kind in SINGLE else 2)


# --- editions ---------------------------------------------------------------------------------------------


def _own_editions(a: Encounter, b: Encounter) -> bool:
    return all(kind in EDITIONS or _is_activity(kind) for kind in (a.kind, b.kind))


def _editions(a: Encounter, b: Encounter) -> Iterator[Signal]:
    if a.mechanism is None or b.mechanism is None:
        return
    own = _own_editions(a, b)
    if a.mechanism.id != b.mechanism.id:
        if own:
            yield Signal(ground="edition", guard=True)
        return
    match same_ordinal(a.mechanism, b.mechanism):
        case "differ":
            yield Signal(ground="edition", guard=True)
        case "same":
            yield Signal(ground="edition", points=6 if own else 3)
        case "unknown":
            yield Signal(ground="edition", points=3 if own else 1)


def _numbered(a: Encounter, b: Encounter) -> bool:
    """Whether both are one edition by its number alone, whoever attends and whenever it is planned."""
    ours, theirs = a.mechanism, b.mechanism
    if ours is None or theirs is None or ours.id != theirs.id or not _own_editions(a, b):
        return False
    return same_ordinal(ours, theirs) == "same" and counters(ours.id) == 1


# --- people -----------------------------------------------------------------------------------------------


def _heads(a: Encounter, b: Encounter) -> Iterator[Signal]:
    guest = _guest_side(a, b)
    if a.kind == "visit" and guest:
        agreed = same_heads(a, b, guest)
        yield Signal(ground="heads", points=6 if agreed == "same" else 0, guard=agreed == "differ")
        return
    agreed_on = [same_heads(a, b, side) for side in sides()]
    yield Signal(ground="heads", points={2: 6, 1: 2}.get(agreed_on.count("same"), 0))
    if not _numbered(a, b) and _others(a.kind, agreed_on):
        yield Signal(ground="heads", guard=True)


def _others(kind: str, sides: Collection[Agreement]) -> bool:
    """Whether other heads mean another meeting; activities have whichever leaders an outlet names."""
    if kind == "border_exchange":
        return set(sides) == {"differ"}
    return "differ" in sides and not _is_activity(kind)


def _guest_side(a: Encounter, b: Encounter) -> Side | None:
    hosts = {host_country(a), host_country(b)} - {None}
    return next((opposite(side) for side in sides() if hosts == {side}), None)


def _ships(a: Encounter, b: Encounter) -> Iterator[Signal]:
    """Other ships on other days call anew; on one day each outlet may name some of them."""
    ours, theirs = window_of(a), window_of(b)
    match same_ships(a.ships, b.ships):
        case "same":
            yield Signal(ground="ships", points=3)
        case "differ" if ours and theirs and days_apart(ours, theirs):
            yield Signal(ground="ships", guard=True)


# --- places -----------------------------------------------------------------------------------------------


def _places(a: Encounter, b: Encounter) -> Iterator[Signal]:
    if any(same_area(p.id, q.id) for p in a.places for q in b.places):
        yield Signal(ground="place", points=2)
    elif _elsewhere(a, b):
        yield Signal(ground="place", guard=True)
    elif a.kind == "port_call" and a.host_side == b.host_side in sides() and not (a.places and b.places):
        yield Signal(ground="place", points=3)


def _elsewhere(a: Encounter, b: Encounter) -> bool:
    """Different countries, or for activities of forces different areas; an exchange is in many places."""
    if a.kind == "visit":
        hosts = {host_country(a), host_country(b)}
        return hosts == set(sides())
    ours, theirs = {p.country for p in a.places}, {p.country for p in b.places}
    if a.kind == "border_exchange" or _numbered(a, b) or not ours or not theirs or AT_SEA in ours | theirs:
        return False
    return _is_activity(a.kind) or (not ours & theirs and "BOTH" not in {a.host_side, b.host_side})


# --- dates ------------------------------------------------------------------------------------------------


def _dates(a: Encounter, b: Encounter, *, near: bool) -> Iterator[Signal]:
    ours, theirs = window_of(a), window_of(b)
    if ours is None or theirs is None:
        yield Signal(ground="date", points=int(near), guard=not near and not _numbered(a, b))
        return
    apart, exact = days_apart(ours, theirs), ours.exact and theirs.exact
    if apart <= _allowed(a, b, exact=exact):
        yield Signal(ground="date", points=_closeness(a, b, apart) if exact or not apart else 1)
    else:
        replaced = _put_off(a, ours, b, theirs) or _moved(a, ours, b, theirs)
        replaced = replaced or (_numbered(a, b) and _replaces(a, ours, b, theirs))
        yield Signal(ground="date", guard=not replaced)


def _allowed(a: Encounter, b: Encounter, *, exact: bool) -> int:
    if _numbered(a, b):
        return _DAYS_OF_EDITION if exact else _DAYS_OF_LOOSE_EDITION
    days = _DAYS.get(family(a.kind), _DAYS_OF_ACTIVITY)
    if same_ships(a.ships, b.ships) == "same":
        days = _DAYS_OF_SHIPS
    if not exact:
        return max(days, INFERRED_DAYS)
    return 1 if a.kind == "visit" and all(e.start and e.end and e.start < e.end for e in (a, b)) else days


def _closeness(a: Encounter, b: Encounter, apart: int) -> int:
    if apart:
        return 2 if apart == 1 else 1
    return min({"day": 3, "inferred": 2, "month": 1}[e.date_precision] for e in (a, b))


def _replaces(a: Encounter, ours: Window, b: Encounter, theirs: Window) -> bool:
    """A plan gives way to another plan, or to the edition held after it, weeks later (section 13).

    What is held after that has the number again, and the plan stays as what was expected and not reported.
    """
    if (a.status == "held" and b.status == "held") or days_apart(ours, theirs) > SHIFTED:
        return False
    if a.status == "held":
        return theirs.first <= ours.last
    return b.status != "held" or ours.first <= theirs.last


def _put_off(a: Encounter, ours: Window, b: Encounter, theirs: Window) -> bool:
    """A postponed plan waits for its new date; without a number to know it by, only for half a year."""
    if a.status != "postponed":
        return b.status == "postponed" and _put_off(b, theirs, a, ours)
    later = timedelta(0) < theirs.first - ours.last <= PUT_OFF
    return later and b.status in {"announced", "held"}


def _moved(a: Encounter, ours: Window, b: Encounter, theirs: Window) -> bool:
    """What two people had planned, and did some days later without a word of that."""
    if a.status != "announced":
        return b.status == "announced" and a.status == "held" and _moved(b, theirs, a, ours)
    later = timedelta(0) < theirs.first - ours.last <= MOVED
    same = all(same_heads(a, b, side) == "same" for side in sides())
    return later and same and b.status == "held" and a.kind == b.kind
