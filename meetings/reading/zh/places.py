"""Places in Chinese sentences: by name, and capitals by their venues (domain model, section 8)."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from meetings import gazetteer
from meetings.beat import beat
from meetings.encounter import Place
from meetings.reading.body import Sentence
from meetings.reading.passage import Passage
from meetings.reading.places import PlaceMention
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vocabulary import longest, vocabulary
from meetings.reading.zh.words import MASK, alternation, folded, rule


@cache
def _by_name() -> dict[str, str]:
    return {folded(name): p.id for p in gazetteer.places().values() for name in p.names.get("zh", ())}


@cache
def _names() -> re.Pattern[str]:
    """Names; those that are also ordinary words, such as `友谊` and `海防`, only where a place is meant."""
    common = set(vocabulary("zh")["common_place_words"]) & set(_by_name())
    meant = rf"(?:{_behind_words_for_where(common)}|{_before_words_for_its_kind(common)})(?![卫族通])"
    opens = "".join({name[0] for name in _by_name()})
    return re.compile(f"(?=[{opens}])(?:{_plain(set(_by_name()) - common)}|{meant})")


def _plain(names: set[str]) -> str:
    """Names that are no word; but `南宁` begins like the end of `越南`."""
    states = [state.name("zh") for state in beat().states]
    split = {state: {n for n in names if n.startswith(state[1:])} for state in states}
    whole = longest(names.difference(*split.values()))
    return "|".join([whole, *(f"(?<!{state[0]}){longest(cut)}" for state, cut in split.items())])


def _behind_words_for_where(names: set[str]) -> str:
    """At the place, to it, or behind its country."""
    behind: dict[str, set[str]] = {}
    for name in names:
        country = beat().state(gazetteer.places()[_by_name()[name]].country).name("zh")
        behind.setdefault(country[-1], set()).add(name)
    return "|".join(f"(?<=[在于抵达赴从问往省区南西{last}]){longest(own)}" for last, own in behind.items())


def _before_words_for_its_kind(names: set[str]) -> str:
    either = longest(names)
    return rf"{either}(?={alternation('place_suffix')}|{_TWIN})|(?<=-){either}(?=方向)"


_TWIN = r"-+[\u4e00-\u9fff]{2,4}?(?:(?:国际)?口岸|方向)"
"""`天保-清水口岸`, `老街-河口方向`: the gate or town across the border behind a name."""


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(longest(tuple(_by_name())))


@cache
def _at() -> re.Pattern[str]:
    """Words before a place where something takes place, with the names of what it lies in between."""
    states = "|".join(state.name("zh") for state in beat().states)
    return re.compile(
        rf"(?:{alternation('at')}|在\S{{0,12}})(?:了)?(?:{states}|我国|{alternation('countries')})?"
        rf"(?:北部|首都|边境城市|边境|港口城市)?(?:(?:{_names().pattern})(?:壮族自治区|省|市|州|县|地区)?)*$"
    )


def places_told(passage: Passage) -> list[PlaceMention]:
    """The places a sentence tells of, forces named after them among these, without that of its dateline."""
    return [m for m in passage.places if m.start < m.end]


def place_named(name: str) -> Place | None:
    """The place of a name that stands alone, as in a dateline."""
    identity = _by_name().get(name)
    return _place(identity, name) if identity else None


def place_before(text: str, end: int) -> tuple[Place, int] | None:
    """The place whose name ends there, `成都军区`, `云南省军区`, and where the name begins."""
    end -= text[max(0, end - 1) : end] in _OF_ITS_KIND
    starts = range(end - 2, max(0, end - _LONGEST_NAME) - 1, -1)
    return next(((place, a) for a in starts if (place := place_named(text[a:end]))), None)


_LONGEST_NAME = 4
_OF_ITS_KIND = ("省", "市")
_WITHIN = re.compile(r"(?:[\u4e00-\u9fff]{0,6}自治)?[州市区县]?的?")


def _innermost(text: str, found: Sequence[PlaceMention], start: int) -> list[PlaceMention]:
    """Of `红河州金平县` the county: both are of one province, the one right before the other around it."""
    known = gazetteer.places()
    around = {
        id(one)
        for one, other in pairwise(found)
        if known[one.place.id].parent == known[other.place.id].parent is not None
        and _WITHIN.fullmatch(text[one.end - start : other.start - start])
    }
    return [m for m in found if id(m) not in around]


def places(sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence, in order."""
    if not _any_name().search(sentence.folded):
        return _venues(sentence)
    text = rule("not_places").sub(lambda m: MASK * len(m[0]), sentence.folded)
    found = [
        PlaceMention(
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
            place=_place(_by_name()[m[0]], m[0]),
            locative=bool(_at().search(text[max(0, m.start() - 24) : m.start()])),
        )
        for m in _names().finditer(text)
    ]
    found = _innermost(text, found, sentence.start)
    return sorted([*found, *_venues(sentence)], key=lambda p: p.start)


def _place(identity: str, name: str) -> Place:
    return Place(id=identity, name=name, country=gazetteer.places()[identity].country)


@cache
def _venue_rules() -> RuleList[str]:
    return RuleList((Rule(found), place) for found, place in vocabulary("zh")["venues"])


def _venues(sentence: Sentence) -> list[PlaceMention]:
    """A venue gives the place when no city is named."""
    return [
        PlaceMention(
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
            place=_place(place, gazetteer.place_label(place, "zh")),
            locative=True,
        )
        for r, place in _venue_rules().that_may_match(sentence.folded)
        if (m := r.search(sentence.folded))
    ]
