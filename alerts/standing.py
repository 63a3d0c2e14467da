"""How well a meeting is known: who told of it, how far it can be relied on, and what nobody has said yet."""

from collections.abc import Callable, Iterator

from alerts.words import Language, dates, listed, party, place_name, word
from alerts.words import side_of as side_name
from meetings.beat import sides
from meetings.encounter import Encounter, Side
from meetings.meeting import Meeting
from meetings.same import REMOTE
from meetings.sides import accounts, side_of
from meetings.sides import disputed as apart

_MANY = 3  # independent reports, of whichever side
_NOWHERE = {*REMOTE, "visit"}  # kinds that need no place to be known


def told_by(meeting: Meeting, language: Language) -> str:
    """Which side's press has told of it; nothing where there is no report."""
    told = _told_by(meeting)
    if not meeting.articles:
        return ""
    if len(told) == 1:
        return word("told_by.one", language, side=party("side", told[0], language))
    return word("told_by.both" if told else "told_by.neither", language)


def disputed(meeting: Meeting, language: Language) -> tuple[str, ...]:
    """What the two sides tell otherwise of days and places, each in its own words."""
    told = accounts(meeting)
    return tuple(
        word(f"field.{name}", language)
        + word("colon", language)
        + word("semicolon", language).join(
            word("says", language, side=side_name(a.side, language), what=_STATED[name](a.stated, language))
            for a in told
        )
        for name in apart(told)
    )


_STATED: dict[str, Callable[[Encounter, Language], str]] = {
    "dates": lambda facts, language: dates(facts.start, facts.end, facts.date_precision, language),
    "places": lambda facts, language: listed([place_name(p, language) for p in facts.places], language),
}


def confidence(meeting: Meeting, language: Language) -> str:
    """High where both sides told of it, or three independently of each other; low where only one did."""
    independent = meeting.independent_sources
    both = len(_told_by(meeting)) == len(sides())
    level = (
        "firm"
        if (both and independent > 1) or independent >= _MANY
        else "fair"
        if independent > 1
        else "thin"
    )
    return word(f"confidence_of.{level if meeting.articles else 'none'}", language)


def _told_by(meeting: Meeting) -> list[Side]:
    told = {side_of(report) for report in meeting.reporting}
    return [side for side in sides() if side in told]


def unknown(facts: Encounter, language: Language) -> tuple[str, ...]:
    """What a reader would ask and no report says."""
    asked = [word(f"unknown_of.{name}", language) for name in _unknown(facts)]
    missing = [side for side in sides() if not any(p.side == side for p in facts.participants)]
    if facts.participants or facts.kind not in _WITHOUT_PEOPLE:
        asked += [
            word(
                "unknown_of.people", language, country=side_name(s, language), side=party("side", s, language)
            )
            for s in missing
        ]
    return tuple(asked)


def _unknown(facts: Encounter) -> Iterator[str]:
    if facts.start is None and facts.end is None:
        yield "no_date"
    elif facts.date_precision != "day":
        yield facts.date_precision
    if not facts.places and facts.kind not in _NOWHERE:
        yield "place"


_WITHOUT_PEOPLE = {"joint_patrol_sea", "joint_patrol_land", "port_call", "exercise", "parade", "naval_review"}
"""Kinds told of by what units do."""
