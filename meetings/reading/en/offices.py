"""Those who hold one office for several countries: `received the ambassadors of Russia, China and Cuba`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.beat import OTHER, sides
from meetings.encounter import Side
from meetings.reading.en.titles import Token, tokens
from meetings.reading.en.words import nation_of
from meetings.reading.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The holder for one side, with offsets into the sentence; `office` is the word in the singular."""

    start: int
    end: int
    side: Side
    office: Token


_MET = r"\b(?:received|receives|met|meets|meeting|hosted|with|for|welcomed) (?:with )?(?:the |his |her )?"


_NATION = r"(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}"
_NATIONS = rf"(?P<nations>{_NATION}(?:, {_NATION})*,? and {_NATION})"
_OFFICE = r"(?P<office>(?:[a-z-]+ ){0,4}?[a-z-]+)s"
_OF_MANY = (
    Rule(rf"{_MET}(?P<all>{_OFFICE} (?:of|from) {_NATIONS})\b"),
    Rule(rf"{_MET}(?P<all>{_NATIONS} {_OFFICE})\b"),
)


def holders(text: str) -> Iterator[Holder]:
    """The holder for the one side that stands among third countries, where somebody meets them."""
    for m in (m for words in _OF_MANY for m in words.finditer(text)):
        nations = [nation_of(word.removeprefix("the ")) for word in _AND.split(m["nations"])]
        ours = [side for side in sides() if side in nations]
        office = _office(m["office"])
        if len(ours) == 1 and OTHER in nations and office:
            yield Holder(start=m.start("all"), end=m.end("all"), side=ours[0], office=office)


_AND = re.compile(r",? and |, ")


def _office(words: str) -> Token | None:
    found = (*tokens(words), *tokens(words.title()))
    return next((t for t in found if t.kind in {"post", "counterpart"}), None)
