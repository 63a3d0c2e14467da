"""Units and services in a Vietnamese sentence: parties to an encounter whose heads may not be named."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from meetings.beat import OTHER, beat, home, nations, partner, sides
from meetings.encounter import Side
from meetings.reading.body import Sentence
from meetings.reading.rules import Rule
from meetings.reading.spans import is_free
from meetings.reading.titles import Nation
from meetings.reading.units import UnitMention
from meetings.reading.vi.words import PROPER, alternation, listed, nation_words, pattern, words
from meetings.reading.vocabulary import either, longest, of_side


@cache
def _units() -> tuple[tuple[Rule, Side], ...]:
    """Those of the partner first, whose units are told by the fuller names."""
    return tuple((_rule(of_side(side, "units", "vi")), side) for side in (partner("vi"), home("vi")))


def _rule(units: tuple[str, ...]) -> Rule:
    return Rule(rf"\b(?:{either(units)})\b".replace("<Name>", PROPER))


@cache
def _delegation() -> Rule:
    """A delegation with a defence word in its name, and the country it comes from."""
    defence = "|".join(map(re.escape, words("defence_bodies")))
    return Rule(
        rf"\b[Đđ]oàn\b[^,.;]{{0,60}}?\b(?:{defence})\b[^,.;]{{0,40}}?\b(?P<nation>{nation_words()})\b"
    )


@cache
def _nations() -> dict[str, Rule]:
    words = {OTHER: alternation("countries")} | {
        side: longest(of_side(side, "nation", "vi")) for side in sides()
    }
    return {nation: Rule(rf"\b{found}\b") for nation, found in words.items()}


@cache
def _joint() -> Rule:
    """A service of both countries at once: `Cảnh sát biển hai nước`, `hải quân Việt Nam và Trung Quốc`."""
    services = "|".join(listed("joint_forces"))
    both = either(listed("both"))
    return Rule(rf"\b(?:{services}) (?:hai (?:nước|bên)|{both})\b")


def _joint_units(sentence: Sentence) -> Iterator[UnitMention]:
    if not names_nation(sentence.folded, partner("vi")) or is_of_others(sentence.folded):
        return
    for m in _joint().finditer(sentence.folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        apart = bool(_APART.match(m[0]))
        yield from (UnitMention(start=start, end=end, name=m[0], side=side, apart=apart) for side in sides())


_APART = re.compile(r"Đại học|Viện|Học viện|Lữ đoàn|Trạm|Chi đội|Hải quân|Cảnh sát biển")
"""Units that are met for themselves, and no delegations of those who are named elsewhere."""


def units(sentence: Sentence) -> list[UnitMention]:
    """The units a sentence names, in order; of overlapping names the first rule's stands."""
    found = list(_joint_units(sentence))
    for rule, side in _units():
        for m in rule.finditer(sentence.folded):
            start, end = sentence.start + m.start(), sentence.start + m.end()
            if is_free(start, end, found):
                apart = bool(_APART.match(m[0]))
                found.append(UnitMention(start=start, end=end, name=m[0], side=side, apart=apart))
    for m in _delegation().finditer(sentence.folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        for nation in sides():
            if is_free(start, end, found) and _nations()[nation].fullmatch(m["nation"]):
                found.append(UnitMention(start=start, end=end, name=m[0], side=nation))
    return sorted(found, key=lambda u: u.start)


@lru_cache(maxsize=1_024)
def names_nation(text: str, nation: str) -> bool:
    """Whether folded text has a word for a side, or for another country (`OTHER`)."""
    rule = _nations()[nation]
    return any(not _in_a_name(text, m) for m in rule.finditer(text))


def first_nation(text: str) -> Nation | None:
    """Whose country folded text names first."""
    found: list[tuple[int, Nation]] = [
        (m.start(), nation)
        for nation in nations()
        for m in _nations()[nation].finditer(text)
        if not _in_a_name(text, m)
    ]
    return min(found)[1] if found else None


@cache
def _name_before() -> re.Pattern[str]:
    states = "|".join(word for state in beat().states for word in state.name("vi").split())
    return re.compile(rf"(?:^|\s)(?!{states}|Bộ|Thứ|Hải|Đại|Tướng)[A-ZĐ][a-zà-ỹ]+\s$")


_NAME_AFTER = re.compile(r"^\s(?:Cai|Trung|hùng|luật|Minh|Tuấn|Dũng|Văn)\b")


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a short country word is a syllable of a name: `Lào Cai`, `Úc Trung`, `Nguyễn Thúy Nga`.

    Or a long one that of a mission: `gìn giữ hòa bình Liên hợp quốc`.
    """
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 8]
    if before.endswith("hòa bình "):
        return True
    return " " not in match[0] and bool(_name_before().search(before) or _NAME_AFTER.search(after))


def is_of_others(text: str) -> bool:
    """Whether folded text names another country and not ours, so that its `hai nước` are not our two."""
    return names_nation(text, OTHER) and not names_nation(text, home("vi"))


def names_both(text: str) -> bool:
    """Whether folded text names both countries."""
    return bool(pattern("both").search(text)) or all(names_nation(text, side) for side in sides())
