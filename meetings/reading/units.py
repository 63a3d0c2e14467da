"""Units and services in a sentence: parties to an encounter whose heads may not be named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from meetings.encounter import SIDES, Side
from meetings.reading.body import Sentence
from meetings.reading.rules import Rule
from meetings.reading.titles import Nation
from meetings.reading.vocabulary import PROPER, alternation, nation_words, pattern, vocabulary, words


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention:
    """A unit of one side's armed forces, border or sea police, or a delegation of them."""

    start: int
    end: int
    name: str
    side: Side

    @property
    def key(self) -> str:
        return f"{self.side}:unit"


@cache
def _units() -> tuple[tuple[Rule, Side], ...]:
    return (
        (_rule("cn_units"), "CN"),
        (_rule("vn_units"), "VN"),
    )


def _rule(name: str) -> Rule:
    rules = "|".join(vocabulary()[name]).replace("<Name>", PROPER)
    return Rule(rf"\b(?:{rules})\b")


@cache
def _delegation() -> Rule:
    """A delegation with a defence word in its name, and the country it comes from."""
    defence = "|".join(map(re.escape, words("defence_bodies")))
    return Rule(
        rf"\b[Đđ]oàn\b[^,.;]{{0,60}}?\b(?:{defence})\b[^,.;]{{0,40}}?\b(?P<nation>{nation_words()})\b"
    )


@cache
def _nations() -> dict[str, Rule]:
    return {
        nation: Rule(rf"\b{alternation(name)}\b")
        for nation, name in (("VN", "vietnam"), ("CN", "china"), ("OTHER", "countries"))
    }


@cache
def _joint() -> Rule:
    """A service of both countries at once: `Cảnh sát biển hai nước`, `hải quân Việt Nam và Trung Quốc`."""
    services = "|".join(vocabulary()["joint_forces"])
    both = "|".join(vocabulary()["both_sides"])
    return Rule(rf"\b(?:{services}) (?:hai (?:nước|bên)|{both})\b")


def _joint_units(sentence: Sentence) -> Iterator[UnitMention]:
    if not names_nation(sentence.folded, "CN"):
        return
    for m in _joint().finditer(sentence.folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        yield from (UnitMention(start=start, end=end, name=m[0], side=side) for side in SIDES)


def units(sentence: Sentence) -> list[UnitMention]:
    """The units a sentence names, in order; of overlapping names the first rule's stands."""
    found = list(_joint_units(sentence))
    for rule, side in _units():
        for m in rule.finditer(sentence.folded):
            start, end = sentence.start + m.start(), sentence.start + m.end()
            if not any(start < u.end and u.start < end for u in found):
                found.append(UnitMention(start=start, end=end, name=m[0], side=side))
    for m in _delegation().finditer(sentence.folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        for nation in SIDES:
            free = not any(start < u.end and u.start < end for u in found)
            if free and _nations()[nation].fullmatch(m["nation"]):
                found.append(UnitMention(start=start, end=end, name=m[0], side=nation))
    return sorted(found, key=lambda u: u.start)


def names_nation(text: str, nation: str) -> bool:
    """Whether folded text has a word for `VN`, `CN` or another country (`OTHER`)."""
    rule = _nations()[nation]
    return any(nation != "OTHER" or not _in_a_name(text, m) for m in rule.finditer(text))


def first_nation(text: str) -> Nation | None:
    """Whose country folded text names first."""
    found: list[tuple[int, Nation]] = [
        (m.start(), nation)
        for nation in get_args(Nation)
        for m in _nations()[nation].finditer(text)
        if nation != "OTHER" or not _in_a_name(text, m)
    ]
    return min(found)[1] if found else None


_NAME_BEFORE = re.compile(r"(?:^|\s)(?!Việt|Nam|Trung|Quốc|Bộ|Thứ|Hải|Đại|Tướng)[A-ZĐ][a-zà-ỹ]+\s$")
_NAME_AFTER = re.compile(r"^\s(?:Cai|Trung|hùng|luật|Minh|Tuấn|Dũng|Văn)\b")


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a short country word is a syllable of a name: `Lào Cai`, `Úc Trung`, `Nguyễn Thúy Nga`."""
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 8]
    return " " not in match[0] and bool(_NAME_BEFORE.search(before) or _NAME_AFTER.search(after))


def names_both(text: str) -> bool:
    """Whether folded text names both countries."""
    return bool(pattern("both_sides").search(text)) or (names_nation(text, "VN") and names_nation(text, "CN"))
