"""Posts in a Vietnamese sentence: the words that name them, and of which country and side they are."""

import re
from collections.abc import Sequence
from functools import cache

from meetings import gazetteer
from meetings.beat import OTHER, sides
from meetings.encounter import Side
from meetings.reading.rules import Rule
from meetings.reading.titles import Nation, Token
from meetings.reading.vi.words import nation_words
from meetings.reading.vocabulary import longest, of_side


@cache
def _post_phrases() -> dict[str, tuple[str, ...]]:
    """Post ids by the lower-case phrase that names them; one phrase may serve both sides."""
    found: dict[str, tuple[str, ...]] = {}
    for post in gazetteer.posts().values():
        for phrase in post.phrases.get("vi", ()):
            key = phrase.casefold()
            found[key] = (*found.get(key, ()), post.id)
    return found


@cache
def post_names() -> Rule:
    phrases = longest(_post_phrases())
    country = rf"(?:(?: nước| quân đội| Quân đội)? (?P<country>{nation_words()})(?! Cai\b))?"  # `Lào Cai`
    number = r"(?:(?<=Quân khu) [1-9]\b)?"
    other = r"(?!(?<=Quân khu) tỉnh\b)"  # those of provinces are of the other side
    return Rule(rf"\b(?P<phrase>{phrases})\b{other}{number}{country}\b", re.IGNORECASE)


def nation_of(word: str) -> Nation:
    """Which nation a country word names."""
    return _nations().get(word.casefold(), OTHER)


@cache
def _nations() -> dict[str, Side]:
    return {word.casefold(): side for side in sides() for word in of_side(side, "nation", "vi")}


def nation_told(group: Sequence[Token]) -> Nation | None:
    """The country named in a title, else the one side that has such a post."""
    for token in group:
        if token.kind in ("post", "title") and (
            found := re.search(rf"(?:{nation_words()})$", token.value, re.IGNORECASE)
        ):
            return _own_side(token.value) or nation_of(found[0])
    return next((side for t in group if t.kind == "post" and (side := _own_side(t.value))), None)


def _own_side(phrase: str) -> Side | None:
    """The side of a post only one side has; it may name the other: `Đại sứ Việt Nam tại Trung Quốc`."""
    match = post_names().fullmatch(phrase)
    choices = _post_phrases()[match["phrase"].casefold()] if match else ()
    sides = {gazetteer.posts()[c].side for c in choices}
    named = country_of(phrase)
    if len(sides) == 1 and named != OTHER:
        return sides.pop()
    return None


def country_of(phrase: str) -> Nation | None:
    match = post_names().fullmatch(phrase)
    return nation_of(match["country"]) if match and match["country"] else None


def post_told(posts: Sequence[Token], nation: Nation | None) -> str | None:
    """The highest post named; a phrase used by both sides goes to the side that is known."""
    ids: list[str] = []
    for token in posts:
        match = post_names().fullmatch(token.value)
        if match is None:
            continue
        choices = _post_phrases()[match["phrase"].casefold()]
        fitting = [c for c in choices if gazetteer.posts()[c].side in (None, nation)] or list(choices)
        ids.append(fitting[0])
    return min(ids, key=lambda p: gazetteer.level_order(gazetteer.post_level(p)), default=None)
