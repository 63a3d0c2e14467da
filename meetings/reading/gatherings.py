"""Receptions at an embassy on the day of an army, to which officers of the country come."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from meetings.beat import opposite, sides
from meetings.encounter import Side
from meetings.reading.candidates import Candidate
from meetings.reading.parties import Party, in_order, is_defence
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, of_side, vocabulary
from meetings.reading.who import highest

NEAR = 8
"""In how many sentences those who came are named."""
_AT_HOME = {"ambassador", "attache"}
"""Levels of those who are at home at an embassy, whatever country their titles name."""


def gatherings(story: Story, language: str) -> Iterator[Candidate]:
    """The reception that the first sentences tell of; without officers of the other side it is none."""
    for passage in story.passages:
        if not passage.lead or passage.background or passage.sentence.caption:
            continue
        day = _army_days(language).search(passage.text)
        host = next((s for s in sides() if day and _embassy(s, language).search(passage.text)), None)
        if day is None or host is None:
            continue
        near = [p for p in story.passages[passage.index : passage.index + NEAR] if not p.sentence.caption]
        named = [m for p in near for m in p.people if m.name and not p.is_speech(m.start)]
        news = [(p, m) for p in near if not p.background for m in p.people if m in named]
        guests = [(p, m) for p, m in news if m.side == opposite(host) and is_defence(m)]
        came = [m for p, m in guests if _attended(language).search(p.text)] or [m for _, m in guests]
        guest = highest(came) if came else _unnamed(passage, day.end(), opposite(host), language)
        hosts = [m for m in named if m.level in _AT_HOME and m.nation in (None, host)]
        if guest:
            yield Candidate(
                kind="gathering",
                passage=passage.index,
                start=passage.sentence.start + day.start(),
                end=passage.sentence.start + day.end(),
                parties=in_order(guest, replace(highest(hosts), nation=host)) if hosts else (guest,),
                guest=opposite(host),
            )
            return


def _unnamed(passage: Passage, end: int, side: Side, language: str) -> Party | None:
    """`…, attended by officers of the Chinese military`: a force whose officers nobody names."""
    offset = passage.sentence.start
    behind = (u for u in passage.units if u.side == side and u.start - offset >= end)
    return next((u for u in behind if _attended(language).search(passage.text, end, u.start - offset)), None)


@cache
def _army_days(language: str) -> re.Pattern[str]:
    """How many years ago an army was founded, and that this is celebrated."""
    return re.compile(either(vocabulary(language)["army_days"]), re.IGNORECASE)


@cache
def _attended(language: str) -> re.Pattern[str]:
    return re.compile(either(vocabulary(language)["attended"]), re.IGNORECASE)


@cache
def _embassy(side: Side, language: str) -> re.Pattern[str]:
    return re.compile(either(of_side(side, "embassies", language)), re.IGNORECASE)
