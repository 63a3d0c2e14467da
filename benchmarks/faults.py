"""What goes wrong in a simulated week, when, and as which state it ought to be told."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from benchmarks.newsrooms import Newsroom
from meetings.health.states import State

Kind = Literal[
    "refused",  # no connection
    "silent",  # takes connections and says nothing
    "busy",  # 503 with Retry-After
    "forbidden",  # 403
    "challenge",  # 200 with a page that wants a browser
    "redesign",  # pages where no selector matches
    "feed_moved",  # feeds are 404
    "feed_html",  # feeds answer the front page
    "flood",  # 200 articles within an hour
    "redated",  # feeds date everything by the moment they are asked
    "bumped",  # items come again with another time and tracking parameters
    "same_guid",  # all items have one guid
    "frozen",  # sources do not change any more, while articles go on
    "soft_404",  # pages answer 200 and say that they do not exist
    "cut",  # pages break off in the middle
    "robots_503",
    "network",  # our own: no outlet can be reached
    "holiday",  # all outlets bring a fifth
    "killed",  # our process, half-way of a round
]

HOURS: dict[Kind, float] = {
    "refused": 8, "silent": 6, "busy": 10, "forbidden": 24, "challenge": 24, "redesign": 72, "feed_moved": 36,
    "feed_html": 36, "flood": 1, "redated": 72, "bumped": 72, "same_guid": 72, "frozen": 72, "soft_404": 24,
    "cut": 12, "robots_503": 6, "network": 2, "holiday": 24, "killed": 0,
}  # fmt: skip
TOLD_AS: dict[Kind, tuple[State, ...]] = {
    "refused": ("failing",), "silent": ("failing",), "busy": ("failing", "blocked"), "forbidden": ("blocked",),
    "challenge": ("blocked",), "redesign": ("changed",), "feed_moved": ("changed", "failing"),
    "feed_html": ("changed", "failing"), "frozen": ("quiet",), "soft_404": ("changed", "failing"),
    "cut": ("failing", "changed"), "robots_503": ("failing", "blocked"), "network": ("our-network",),
}  # fmt: skip
"""The states that tell an operator what is wrong; of a kind without any, nothing is to be told."""
EVERYWHERE: tuple[Kind, ...] = ("network", "holiday", "killed")
_BUSY_ENOUGH: tuple[Kind, ...] = ("redesign", "soft_404", "cut", "frozen", "redated", "bumped")
"""These show only where there are articles: they befall outlets with twenty a day or more."""
FLOOD = 200
_ENOUGH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong at an outlet, or with `outlet` None everywhere."""

    kind: Kind
    outlet: str | None
    begins: datetime
    ends: datetime

    def lasts(self, now: datetime) -> bool:
        return self.begins <= now < self.ends


def schedule(
    rooms: Sequence[Newsroom], begin: datetime, days: float, rng: random.Random, kinds: Sequence[Kind]
) -> list[Fault]:
    """Each kind once at an outlet of its own, as far as there are outlets; what concerns all of them too."""
    return [*_everywhere(begin, days, kinds), *_somewhere(rooms, begin, days, rng, kinds)]


def _everywhere(begin: datetime, days: float, kinds: Sequence[Kind]) -> Iterator[Fault]:
    at: dict[Kind, tuple[float, ...]] = {"network": (0.3,), "holiday": (0.7,), "killed": (0.2, 0.5, 0.8)}
    for kind in EVERYWHERE:
        for share in at[kind] if kind in kinds else ():
            begins = begin + timedelta(days=int(share * days) if kind == "holiday" else share * days)
            yield Fault(kind=kind, outlet=None, begins=begins, ends=begins + timedelta(hours=HOURS[kind]))


def _somewhere(
    rooms: Sequence[Newsroom], begin: datetime, days: float, rng: random.Random, kinds: Sequence[Kind]
) -> Iterator[Fault]:
    free = list(rooms)
    rng.shuffle(free)
    local = [kind for kind in kinds if kind not in EVERYWHERE]
    for kind in sorted(local, key=lambda kind: kind not in _BUSY_ENOUGH):
        fit = [room for room in free if kind not in _BUSY_ENOUGH or room.per_day >= _ENOUGH]
        if not fit:
            continue
        room = fit[0]
        free.remove(room)
        begins = begin + timedelta(days=rng.uniform(0.15, 0.45) * days)
        hours = min(HOURS[kind], 0.35 * days * 24)
        yield Fault(kind=kind, outlet=room.name, begins=begins, ends=begins + timedelta(hours=hours))
