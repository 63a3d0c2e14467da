"""Names in an English sentence that no gazetteer lists and no rank opens: told by an office beside them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, TypeAlias

from meetings import gazetteer
from meetings.reading.en.body import fold
from meetings.reading.en.words import listed
from meetings.reading.rules import Rule
from meetings.reading.vocabulary import longest, of_sides

Part: TypeAlias = tuple[Literal["title", "unknown"], int, int]
"""An office or a name, with offsets into the sentence."""
_WORDS_OF_TITLES = (
    "Minister Deputy Vice General National Ministry Defence Defense Central Military Party Politburo"
    " Political Commissar Commander Chief Head Director Chairman Secretary State President Prime"
    " Department Army Navy Naval People Republic Region Border Coast Command Commission Committee The On"
    " In At January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday Joint Staff Southern Theater Theatre Embassy"
    " Ambassador Attache Mr Mrs Ms Senior Lieutenant Major Rear Admiral Colonel Member Standing"
    " Government Premier And During City Province District County Fleet Station Academy University Brigade"
    " Regiment Institute Hospital For From With After Before While By Also Both They It This Meanwhile"
)


_OFFICE = Rule(
    r"\b(?:[Dd]eputy |[Vv]ice )?(?:[Pp]olitical )?(?:[Cc]ommander|[Cc]ommissar|[Cc]hief|[Hh]ead|[Dd]irector)"
    r"(?: and [Cc]hief)?(?: of [Ss]taff)?(?: of| at) (?:the )?"
    r"(?:[A-Z][\w'-]*|\d+)(?: (?:[A-Z][\w'-]*|of|the|\d+)){0,9},"
    r" (?=(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})(?:,| and | [a-z]|$))"
)


def by_office(text: str) -> Iterator[Part]:
    """Names and the titles that tell them.

    Behind an office and its unit, `hosted by Deputy Commander of the Nanhai Fleet, X`; of who leads others.
    """
    for m in _OFFICE.finditer(text):
        if name_in(m["name"]) == m["name"] and m["name"] not in place_names():
            yield ("title", m.start(), m.start("name") - 2)
            yield ("unknown", m.start("name"), m.end("name"))
    for m in _HOLDER.finditer(text):
        part = "name" if m["name"] else "led"
        if name_in(m[part]) == m[part] and m[part] not in place_names():
            yield ("unknown", m.start(part), m.end(part))
    for m in _leader().finditer(text):
        name = name_in(m["name"])
        if " " in name:
            yield ("unknown", m.start("name"), m.start("name") + len(name))
        if " " in name and m["title"]:
            yield ("title", m.start("title"), m.end("title"))
    yield from _of_provinces(text)


def _of_provinces(text: str) -> Iterator[Part]:
    for m in _civil().finditer(text):
        title, name = ("title", "name") if m["name"] else ("office", "named")
        if told := name_in(m[name]):
            yield ("title", m.start(title), m.end(title))
            yield ("unknown", m.start(name), m.start(name) + len(told))


_HOLDER = Rule(
    r"(?<![\w-])(?<![A-Z][a-z] )(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}), (?:the )?"
    r"(?:[Dd]eputy |[Vv]ice )?(?:[Pp]olitical )?"
    r"(?:[Cc]ommander|[Cc]ommissar|[Cc]hief|[Hh]ead|[Dd]irector)(?: of [Ss]taff)? (?:of|at) "
    r"|\b(?:led|headed|side|delegation|team) by (?P<led>[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})"
    r"(?=[,.;]| (?:and|on|in|at|to|held|met)\b)"
)
"""`X, head of the Chinese medical team`, `a delegation led by X`."""


@cache
def _leader() -> Rule:
    """`The mission was led by its head X`, `NIA Director X`."""
    led = (
        r"\b(?:led|headed|commanded|represented|received|welcomed) by"
        r" (?:its |their |the )?(?:[\w']+ )?(?:[\w]+ )?"
    )
    office = (
        r"(?:[Hh]ead|[Ll]eader|[Cc]hief|[Dd]irector|[Cc]ommander|[Cc]ommissar|[Cc]ommissioner|[Cc]aptain)"
    )
    of_side = rf"\b(?P<title>(?:{of_sides('nation', 'en')}) (?:(?:[Dd]eputy|[Vv]ice) )?{office})"
    return Rule(rf"(?:{led}{office}|{of_side}) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){{1,3}})")


@cache
def _civil() -> Rule:
    """`Guangxi Vice Chairman X`, `X, Secretary of the Guangxi Party Committee`: who leads a province."""
    place = longest(place_names())
    office = r"(?:(?:Deputy|Vice)[ -])?(?:Chair(?:man|woman)|Governor|(?:Party )?Secretary|Mayor)"
    of = r"(?: (?:provincial|regional|municipal|Provincial|Regional|Municipal|Party|People's|Committee))*"
    name = r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}"
    return Rule(
        rf"\b(?P<title>{place}{of} {office}) (?P<name>{name})"
        rf"|(?<![\w-])(?<![A-Z][a-z] )(?P<named>{name}), (?P<office>{office} of (?:the )?{place})\b"
    )


@cache
def place_names() -> frozenset[str]:
    """The names of places, folded."""
    return frozenset(
        fold(name) for place in gazetteer.places().values() for name in place.names.get("en", ())
    )


@cache
def _not_names() -> frozenset[str]:
    return frozenset((*_WORDS_OF_TITLES.split(), *listed("not_names")))


_RUN = re.compile(r"(?<![\w'-])(?:[A-Z][\w-]* ){1,5}$")


def proper_name_before(text: str, at: int) -> int:
    """Where the words in capitals begin that belong to a name at an offset: `The Hoanh Mo Border Post`."""
    run = _RUN.search(text[max(0, at - 60) : at])
    words = run[0].split() if run else []
    while words and (words[0] in _not_names() or words == ["A"]):
        words.pop(0)
    return at - sum(len(word) + 1 for word in words)


def name_in(words: str) -> str:
    """The words of a name up to the first that cannot be one; `The` may be the last of a name."""
    name: list[str] = []
    said = words.split(" ")
    for word, pair in zip(said, (*map(" ".join, pairwise(said)), ""), strict=True):
        given = word == "The" and len(name) > 1
        if not (given or _not_names().isdisjoint((word, pair))):
            break
        name.append(word)
    return " ".join(name)
