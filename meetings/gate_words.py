"""The words that gates look for: all by which the judge may know a side, or a headline the subject.

They are those of the gazetteer and of each language's vocabulary, so that a gate widens with them.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from meetings import gazetteer
from meetings.beat import beat, sides
from meetings.encounter import Side
from meetings.reading.rule_words import Way, rule_words, run_of
from meetings.reading.vi import words as vietnamese
from meetings.reading.vocabulary import of_side, vocabulary

_REMARK = re.compile(r"\([^)]*\)")
"""What a record adds to a name: ``(to 2016)``."""


def nation(side: Side, language: str) -> Iterable[Way]:
    return _of_side(side, language, "nation", "joined")


def both_nations(_side: Side, language: str) -> Iterable[Way]:
    """`Việt - Trung`, `中越`."""
    return _ways(language, "both")


def both_ministers(_side: Side, language: str) -> Iterable[Way]:
    """`Bộ trưởng Quốc phòng hai nước`: whom the judge knows without a word for either country."""
    return rule_words(vietnamese.both_ministers().pattern) if language == "vi" else ()


def forces(side: Side, language: str) -> Iterable[Way]:
    return _of_side(side, language, "units", "forces")


def people(side: Side, language: str) -> Iterable[Way]:
    return _named(p.names.get(language, ()) for p in gazetteer.people().values() if p.side == side)


def posts(side: Side | None, language: str) -> Iterable[Way]:
    """In Vietnamese, where the first of those who share the words of a post is taken to be meant."""
    meant: dict[str, Side | None] = {}
    for post in gazetteer.posts().values() if language == "vi" else ():
        for phrase in post.phrases.get(language, ()):
            meant.setdefault(phrase.casefold(), post.side)
    return _named([[phrase for phrase, owner in meant.items() if owner == side]])


def places(side: Side, language: str) -> Iterable[Way]:
    return _named(p.names.get(language, ()) for p in gazetteer.places().values() if p.country == side)


def organisations(side: Side, language: str) -> Iterable[Way]:
    """By the names that none of the other side bears."""
    names: dict[Side, set[Way]] = {each: set() for each in sides()}
    for record in gazetteer.records("organisations"):
        names[record["side"]].update(_named([record["names"].get(language, [])]))
    return names[side] - names[beat().opposite(side)]


def mechanisms(_side: Side, language: str) -> Iterable[Way]:
    """Those of the two countries; in Vietnamese, where their names are used of few others."""
    known = gazetteer.records("mechanisms") if language == "vi" else ()
    return _named(record["names"].get(language, ()) for record in known)


NAMING: tuple[Callable[[Side, str], Iterable[Way]], ...] = (
    nation, both_nations, both_ministers, forces, people, posts, places, organisations, mechanisms,
)  # fmt: skip
"""The classes of words that name a side in the press of a language."""


def naming(side: Side, language: str) -> list[Way]:
    return [way for words in NAMING for way in words(side, language)]


_DEFENCE = (
    "defence", "defence_bodies", "border_forces", "joint_forces", "land_words", "ranks", "titled_activities",
    "activities", "mechanisms",
)  # fmt: skip
_OF_ANYBODY = {"meet", "receive"}


def defence(language: str) -> Iterable[Way]:
    """Forces, ranks, patrols, exchanges, protocol: whatever a headline of the subject is made of."""
    yield from _ways(language, *_DEFENCE)
    for kind, rule in vocabulary(language).get("verbs", ()):
        if kind not in _OF_ANYBODY:
            yield from rule_words(rule)


def persons(language: str) -> Iterable[Way]:
    """Who and what is of either side, and who leads a state."""
    yield from posts(None, language)
    for side in sides():
        for words in (people, posts, forces):
            yield from words(side, language)


TELLING: tuple[Callable[[str], Iterable[Way]], ...] = (defence, persons)
"""The classes of words besides those for a side by which a headline may be of the subject."""


def _of_side(side: Side, language: str, *names: str) -> Iterator[Way]:
    for name in names:
        for entry in of_side(side, name, language):
            yield from rule_words(entry)


def _ways(language: str, *names: str) -> Iterator[Way]:
    """Of the words and rules under some names of a vocabulary; some rules stand behind a kind."""
    for name in names:
        for entry in vocabulary(language).get(name, ()):
            yield from rule_words(entry if isinstance(entry, str) else entry[-1])


def _named(names: Iterable[Iterable[str]]) -> Iterator[Way]:
    return ((run_of(_REMARK.sub("", name)),) for some in names for name in some)
