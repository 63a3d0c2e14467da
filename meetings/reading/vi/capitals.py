"""Lines all in capitals, as headlines are printed: with the capitals that known names have."""

import re
from functools import cache

from meetings import gazetteer
from meetings.beat import sides
from meetings.folding import tones
from meetings.reading.vi.words import words
from meetings.reading.vocabulary import longest, of_side

_FEWEST = 30
"""Characters; what is shorter may be an abbreviation or a name."""


def recased(line: str) -> str:
    """A folded line; in one all in capitals names are known again, and nothing moves."""
    if len(line) < _FEWEST or not line.isupper() or len(lower := line.lower()) != len(line):
        return line
    written = _known().sub(lambda m: _spellings()[m[0]], lower)
    return written[0].upper() + written[1:]


@cache
def _spellings() -> dict[str, str]:
    """How names of people, places, countries and forces are written, by their small letters."""
    places = (name for place in gazetteer.places().values() for name in place.names.get("vi", ()))
    nations = (word for side in sides() for word in of_side(side, "nation", "vi"))
    known = (
        *words("defence_bodies"),
        *words("countries"),
        *nations,
        *places,
        *gazetteer.people_by_name("vi"),
    )
    return {tones(name).lower(): tones(name) for name in known}


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"\b{longest(_spellings())}\b")
