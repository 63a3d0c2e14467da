"""Whose ships call on the other side, in English."""

import re
from collections.abc import Sequence
from functools import cache

from meetings.beat import opposite, sides
from meetings.encounter import Side
from meetings.reading.passage import Passage
from meetings.reading.vocabulary import either, of_side

THE_SHIPS = re.compile(r"(?:The|These|Both) (?:[\w-]+ )?(?:ships?|vessels?|frigates?|warships)\b")


def sails(passage: Passage, told: re.Match[str], before: Sequence[Passage] = ()) -> Side | None:
    """Whose ship it is, best by the words `told`, that lies in a place or country of the other side.

    `The ships` are those of which the sentence `before` tells first.
    """
    start, end = (passage.sentence.start + offset for offset in told.span())
    ship = {u.side for u in passage.units if u.start < end and start < u.end}
    ship = ship or {u.side for u in passage.units}
    ship = ship or {side for side in sides() if _ship_of(side).search(passage.text)}
    if not ship and before and THE_SHIPS.match(passage.text):
        ship = {u.side for u in before[-1].units[:1]}
    at = {p.place.country for p in passage.places} | {
        side for side in sides() if _called_at(side).search(passage.text)
    }
    return next((side for side in sides() if side in ship and opposite(side) in at), None)


@cache
def _ship_of(side: Side) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(of_side(side, 'ships', 'en'))})")


_CALLS = r"(?:visit\w* (?:to )?|arriv\w+ in |port (?:call|visit) (?:to|in) |docks? in |docked in |left )"


@cache
def _called_at(side: Side) -> re.Pattern[str]:
    country = either(of_side(side, "country", "en"))
    return re.compile(rf"\b{_CALLS}(?:(?:north|south|east|west|central)[a-z-]* )?(?:{country})\b")
