"""Whose somebody is by the titles around a name in English, and which post is theirs."""

import re
from collections.abc import Sequence
from functools import cache

from meetings import gazetteer
from meetings.beat import sides
from meetings.encounter import Side
from meetings.reading.en.places import by_name
from meetings.reading.en.titles import Token
from meetings.reading.en.units import bodies
from meetings.reading.en.words import nation_of, nation_words
from meetings.reading.titles import Nation
from meetings.reading.vocabulary import longest, of_sides


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<nation>{nation_words()})(?:'s|')?\s+(?:(?:visiting|State Counci?ll?or and|outgoing|new"
        r"|former|top|[Ss]enior|[Cc]ommander|[Cc]ommissar|[Dd]irector|acting|[Dd]eputy|then|party|Party"
        r"|Air Force|Navy|military) )*$"
    )


_POST_ELSEWHERE = (
    r", (?:the )?(?:[A-Z][\w'-]+ ){0,3}"
    r"(?:[Hh]ead|[Cc]hief|[Dd]irector|[Cc]ommander|[Cc]ommissar|[Rr]ector)(?= of)"
)
"""A post the gazetteer does not name, between a name and its country: `X, Deputy Head of China's …`."""


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:'s)?(?:{_POST_ELSEWHERE})?,? ?"
        rf"(?:\((?P<b>{nation_words()})\)|(?:of|from|for) (?:the )?(?:(?!and |with |, "
        rf"|met )[\w().']+ ){{0,6}}?(?P<nation>{nation_words()})\b)"
    )


@cache
def _nations() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{nation_words()})\b")


def nation_told(text: str, group: Sequence[Token]) -> Nation | None:
    """By a post only one side has, or a country word before, within or right behind the titles."""
    for token in group:
        within = _nations().findall(text[token.start : token.end])
        if token.kind in ("post", "title") and within and not _abroad().search(text[token.start : token.end]):
            return nation_of(within[-1])
    for token in group:
        if found := _before().search(text[max(0, token.start - 70) : token.start]):
            return nation_of(found["nation"])
    for token in group:
        if found := _after().match(text[token.end : token.end + 110]):
            return nation_of(found["nation"] or found["b"])
    own = (side for token in group if token.kind == "post" and (side := own_side(token.ids)))
    offices = (text[t.start : t.end] for t in group if t.kind == "title")
    return (
        next(own, None)
        or next((side for office in offices if (side := _body_in(office) or _of_place(office))), None)
        or _of_body(text, group[-1].end)
        or _of_those_led(text[: group[0].start])
        or _of_those_with(text, group[0].start, group[-1].end)
        or _of_those_he_leads(text, group[-1].end)
    )


def _body_in(office: str) -> Side | None:
    """The one side whose bodies the words for an office name."""
    named = {side for words, side in bodies() if words.search(office)}
    return named.pop() if len(named) == 1 else None


_APPOSITION = re.compile(
    r"(?:'s)?, (?:the |a |an )?(?:[\w'-]+ ){0,4}?"
    r"(?:head|chief|director|commander|second-in-command|captain|commissar|officer|leader|rector|deputy|vice"
    r"|member)\b[^;.]{0,150}",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|from) (?:the )?")
"""`Captain X of the Nanhai Fleet`."""
_VERB = re.compile(
    r", (?:who|and)\b| (?:\w{3,}ed|met|held|spoke|said|paid|made|gave|took|came|went|left"
    r"|is|was|will|has|told|led|leads)\b"
)


def _of_body(text: str, end: int) -> Nation | None:
    """`X, Deputy Commander of the Guangxi Military Region`: of the country whose body it is."""
    if m := _OF.match(text, end):
        return next((side for words, side in bodies() if words.match(text, m.end())), None)
    m = _APPOSITION.match(text, end)
    if m is None:
        return None
    office = _VERB.split(m[0], maxsplit=1)[0]
    if side := _body_in(office):
        return side
    named = {nation_of(m["nation"]) for m in _of_country().finditer(office)}
    if len(named) == 1 and not _abroad().search(office):
        return named.pop()
    return None if named else _of_place(office)


def _of_place(office: str) -> Side | None:
    """`X, head of the Dongxing detachment`: of the country where that place lies."""
    lies = {gazetteer.places()[by_name()[m["town"]]].country for m in _town_rule().finditer(office)}
    return next((side for side in sides() if lies == {side}), None)


@cache
def _town_rule() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\bof (?:the )?)(?P<town>{longest(by_name())})\b")


@cache
def _of_country() -> re.Pattern[str]:
    return re.compile(rf"\b(?:of|from|in|under) (?:the )?(?P<nation>{nation_words()})\b")


@cache
def _led() -> re.Pattern[str]:
    nation = rf"\b(?<!in )(?P<nation>{nation_words()})"
    return re.compile(
        rf"{nation}(?:'s)?\b(?:(?!{nation.replace('?P<nation>', '?:')}\b)[^,;.]){{0,90}}"
        r",? (?:(?:led|headed|commanded|represented) by"
        r"|(?:(?<=side )|(?<=delegation )|(?<=team )|(?<=one ))(?:was )?by)"
        r" (?:(?:[A-Z][\w'-]*|of|the|and|its),? ){0,10}$"
    )


def _of_those_led(before: str) -> Nation | None:
    """`A delegation of young Vietnamese officers headed by X`, `the attache office of B in A led by X`."""
    near = before[-170:]
    if " by " not in near:
        return None
    if found := _led().search(near):
        return nation_of(found["nation"])
    clause = re.split(
        r"[;.]|,(?! (?:led|headed|commanded|represented) by)"
        r"|\b(?:received|hosted|welcomed?|met|talks with)\b",
        near,
    )[-1]
    return _body_in(clause) if _LED.search(clause) else None


_LED = re.compile(r"(?:led|headed|commanded|represented) by (?:[A-Za-z]+,? ){0,4}$")


_DELEGATION_WITH = re.compile(r"[^,;.]*\bdelegation\b[^,;.]*?,? with (?:its [a-z]+ )?$")
_AS_ITS_HEAD = re.compile(r"(?:, [^;,]{3,60})?,? (?:as its (?:head|leader)|at its head)\b")


def is_with_at_the_head(text: str, start: int, end: int) -> bool:
    """`a delegation of the navy with X, chief of staff, as its leader`."""
    return bool(_AS_ITS_HEAD.match(text, end) and _DELEGATION_WITH.search(text[:start]))


def _of_those_with(text: str, start: int, end: int) -> Side | None:
    led = _DELEGATION_WITH.search(text[:start]) if is_with_at_the_head(text, start, end) else None
    return _body_in(led[0]) if led else None


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        r",? (?:who )?(?:led|leads|headed|heads|commanded|represented) (?:the )?"
        rf"(?P<nation>{nation_words()})(?:'s)?"
        r"(?= (?:side|delegation|team|fleet|formation|group|contingent|ships?|troops|officers)|[,.;]|$)"
    )


def _of_those_he_leads(text: str, end: int) -> Nation | None:
    """`X led the Chinese team`."""
    m = _leading().match(text, end)
    return nation_of(m["nation"]) if m else None


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(rf"\bto (?:{of_sides('country', 'en')})", re.IGNORECASE)


def own_side(ids: Sequence[str | None]) -> Side | None:
    """The side of a post that only one side has."""
    owners = [side for side, post in zip(sides(), ids, strict=True) if post]
    return owners[0] if len(owners) == 1 else None


def post_told(group: Sequence[Token], nation: Nation | None) -> str | None:
    """The highest post named, as it is called on the side that is known."""
    posts = [t.ids for t in group if t.kind == "post"]
    found = [pair[nation == sides()[1]] for pair in posts]
    ids = [p for p in found if p] or ([] if nation else [p for pair in posts for p in pair if p])
    return min(ids, key=lambda p: gazetteer.level_order(gazetteer.post_level(p)), default=None)
