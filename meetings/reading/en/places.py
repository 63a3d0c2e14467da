"""Places in English sentences: by name, and capitals by their venues (domain model, section 8)."""

import re
from collections.abc import Iterator
from functools import cache

from meetings import gazetteer
from meetings.reading.body import Sentence
from meetings.reading.en.body import fold
from meetings.reading.en.words import listed
from meetings.reading.places import PlaceMention, place_of
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vocabulary import longest, of_sides


@cache
def by_name() -> dict[str, str]:
    """The ids of places by their names, folded."""
    return {fold(name): p.id for p in gazetteer.places().values() for name in p.names.get("en", ())}


@cache
def _names() -> Rule:
    names = longest(by_name())
    return Rule(rf"(?<![\w-]){names}(?!\w)(?! (?:Post|Daily|Times)\b){_GATE}")


_AT_WORDS = "in|at|near|visit(?:ed|s|ing)?|across|of|off|between|to|around|arrived in|reached|through|via|and"


_GATE = r"(?:(?<!Friendship)|(?= (?:[Ii]nternational )?(?:[Bb]order )?[Gg]ate|(?<=Friendship) Pass))"
"""`Friendship` is a gate where it is called one."""


@cache
def _at() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, sorted(listed("place_openers"), key=len, reverse=True)))
    kinds = "city|province|district|commune|town|county|border gate|port"
    smaller = rf"(?:[A-Z][\w'-]*(?: [A-Z][\w'-]*){{0,3}} ?(?:{kinds})?, )"
    return re.compile(
        rf"\b(?:{_AT_WORDS}) (?:(?:{openers}|(?-i:[A-Z]\w+'s)) ){{0,4}}{smaller}{{0,2}}$", re.IGNORECASE
    )


@cache
def _part_of_name() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?: [Pp]rovince'?s?| [Pp]rovincial)? (?:Border(?! Gate)|Military|Coast|People's|Party|Command"
        r"|Xiangshan|Forum|Committee|Daily|Department|University)|-based"
        r"| (?:said|announced|reported)\b[^;]{0,40}$"
        rf"| (?:and|said|has|should|urged)(?= (?:Washington|{of_sides('capitals', 'en')}|has|urged)))"
    )


_PART_BEFORE = re.compile(
    r"(?:ships?|vessels?|frigates?|destroyers?(?: [A-Z]\w+ and)?|University of|HQ-\d+|Embassy in"
    r"|Consulate General in|Fleet|the )\s$",
    re.IGNORECASE,
)


def places(sentence: Sentence, text: str) -> list[PlaceMention]:
    """The places of a sentence, in order; `text` is the article's own."""
    named = (m for m in _names().finditer(sentence.folded) if not _is_part(sentence.folded, m))
    found = [_mention(sentence, text, m) for m in named]
    return sorted([*found, *_venues(sentence)], key=lambda p: p.start)


def _mention(sentence: Sentence, text: str, match: re.Match[str]) -> PlaceMention:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return PlaceMention(
        start=start,
        end=end,
        place=place_of(by_name()[match[0]], text[start:end]),
        locative=_is_at(sentence.folded[max(0, match.start() - 120) : match.start()])
        or _is_of_a_base(sentence.folded, match),
    )


_TO_COME = re.compile(
    r"\b(?:coming|upcoming|forthcoming|planned|next|future) (?:[a-z]+ )?(?:visit|trip|meeting|exchange)s?"
    r" (?:to|in) (?:the )?$"
)


def _is_at(before: str) -> bool:
    """Whether words such as `at` stand before a place, and none of what is to come there."""
    return _at().search(before) is not None and _TO_COME.search(before) is None


_BASE = re.compile(r" (?:[A-Z]\w+ )?(?:Base|Port|Harbou?r|Airport|Barracks)\b")
_AT_A_BASE = re.compile(r"\b(?:at|in) (?:the )?(?:[A-Z]\w+ ){0,2}$")


def _is_of_a_base(text: str, match: re.Match[str]) -> bool:
    """`at Jianglong Chongzuo Training Base` is in Chongzuo."""
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_BASE.match(text, match.end()) and _AT_A_BASE.search(before))


_POST = re.compile(
    r" (?:\w+ ){0,2}?(?:border|frontier) (?:[\w-]+ ){0,2}"
    r"(?:posts?|guards?(?! (?:High )?(?:Command|Region))|(?:sub-?)?stations?|checkpoints?|units?|teams?"
    r"|compan|regiment|brigade|detachment|forces?)",
    re.IGNORECASE,
)


def posts(sentence: Sentence, text: str) -> list[PlaceMention]:
    """The places border posts are named after: `the Son Vi Border Guard Station` stands at Son Vi."""
    return [
        _mention(sentence, text, m)
        for m in _names().finditer(sentence.folded)
        if _POST.match(sentence.folded, m.end())
    ]


_OF_KIND = re.compile(
    r"(?: ?- ?[A-Z]\w+(?: [A-Z]\w+)?)? "
    r"(?:district|county|city|town|province|commune|autonomous|(?:Zhuang )?Autonomous"
    r"|(?:[Ii]nternational )?(?:[Bb]order )?(?:[Gg]ate|crossing)|border|airport|bridge"
    r"|(?:railway|train) station)\b"
)
"""`the Longzhou district` is a place, `the Beijing side` none."""


def _is_part(text: str, match: re.Match[str]) -> bool:
    if match[0] in listed("not_places"):
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    article = before.endswith("the ") and "Gulf" not in match[0] and not _OF_KIND.match(text, match.end())
    named = bool(_PART_BEFORE.search(before)) and not before.endswith("the ")
    governs = text.startswith("'s ", match.end()) and not _INSIDE.search(before)
    return article or named or governs or bool(_part_of_name().match(text[match.end() : match.end() + 30]))


_INSIDE = re.compile(r"\b(?:in|at|inside|near|outside|from|to|through|visit(?:ed|ing)?|across) $")
"""`at Beijing's Bayi Building` is there, `a sign of Beijing's anger` is of its government."""


@cache
def _venue_rules() -> RuleList[str]:
    return RuleList((Rule(rule), place) for rule, place in listed("venues"))


def _venues(sentence: Sentence) -> Iterator[PlaceMention]:
    for rule, place in _venue_rules().that_may_match(sentence.folded):
        if m := rule.search(sentence.folded):
            yield PlaceMention(
                start=sentence.start + m.start(),
                end=sentence.start + m.end(),
                place=place_of(place, gazetteer.place_label(place, "en")),
                locative=True,
            )
