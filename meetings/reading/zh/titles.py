"""Titles in Chinese: posts, party titles, ranks and names, and which of them belong to one person.

What somebody is stands before the name, the rank behind it: `越共中央政治局委员、国防部长潘文江大将`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from meetings import gazetteer
from meetings.beat import beat, nations
from meetings.reading.spans import is_free
from meetings.reading.titles import Token, in_groups
from meetings.reading.vocabulary import longest, vocabulary
from meetings.reading.zh.nations import nation_rules
from meetings.reading.zh.words import alternation, folded, rule

_NOT_THIRD = "说称在与同率会于和表指将抵访到对向以昨今"


_OF_NAMES = "和同会"
"""Words that end a name where a rank follows: `阮仲和大校`."""
_OF_BODIES = "军警部队局等及兼的、"
"""What no name has that only a title before it and a rank behind it tell."""
_RANK_AHEAD = r"(?=海军[上中少]将|[大上中少][将校])"


@cache
def _boundary() -> str:
    """Behind a name: a sign, a word that no name goes on with, or what somebody is."""
    titles = f"{alternation('ranks')}|海军|空军|部长|司令"
    return rf"(?=[、,.;:()\"\s。□\d]|{rule('name_ends').pattern}|{titles}|$)"


@cache
def _name() -> re.Pattern[str]:
    """A surname and one to three characters, up to a word that no name goes on with."""
    first = rf"(?:{alternation('surnames_compound')}|[{vocabulary('zh')['surnames']}])"
    char = r"[\u4e00-\u9fff]"
    third = rf"(?![{_NOT_THIRD}]|[大上中少][将校]|[共一陪随协]同){char}"
    ranked = rf"{first}{char}[{_OF_NAMES}]{_RANK_AHEAD}(?!\S\S{first})"
    common = f"[{vocabulary('zh')['surnames_ranked']}]{char}{{1,2}}{_RANK_AHEAD}"
    named_navy = rf"{first}[海空陆]军{_RANK_AHEAD}"
    any_ranked = rf"(?:(?![{_NOT_THIRD}{_OF_BODIES}]){char}){{2,3}}{_RANK_AHEAD}"
    return re.compile(
        rf"{named_navy}|{ranked}|{common}|{any_ranked}|{first}(?:{char}{third}|{char}|{char}{third}{char}){_boundary()}"
    )


@cache
def _not_name() -> re.Pattern[str]:
    """Words and places that begin with a surname: `农业`, `高级军事`, `高平`."""
    places = {folded(n) for p in gazetteer.places().values() for n in p.names.get("zh", ())}
    return re.compile(rf"{rule('not_names').pattern}|{longest(tuple(places))}")


def name_follows(text: str, end: int) -> bool:
    """Whether a surname stands there that is not known to begin another word: somebody may be named."""
    return bool(_surname().match(text, end)) and not _not_name().match(text, end)


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(rf"[{vocabulary('zh')['surnames']}][\u4e00-\u9fff]")


@cache
def _known() -> re.Pattern[str]:
    names = sorted(known_names(), key=len, reverse=True)
    return re.compile(longest(tuple(n for n in names if len(n) > 1)))


@cache
def known_names() -> dict[str, tuple[gazetteer.Person, ...]]:
    """People by their folded Chinese names."""
    found: dict[str, tuple[gazetteer.Person, ...]] = {}
    for name, people in gazetteer.people_by_name("zh").items():
        key = folded(name)
        known = found.get(key, ())
        found[key] = (*known, *(p for p in people if p not in known))
    return found


@cache
def post_phrases() -> dict[str, tuple[str, ...]]:
    """Post ids by the phrase that names them; one phrase may serve both sides."""
    found: dict[str, tuple[str, ...]] = {}
    for post in gazetteer.posts().values():
        for phrase in map(folded, post.phrases.get("zh", ())):
            for form in dict.fromkeys((phrase, phrase.replace("政委", "政治委员"))):
                found[form] = (*(p for p in found.get(form, ()) if p != post.id), post.id)
    return found


@cache
def _posts() -> re.Pattern[str]:
    phrases = longest(tuple(post_phrases()))
    return re.compile(rf"{phrases}(?!(?<=长)[期远江征]|馆|处|府|团|部|助理|会议)")


@cache
def _of_both() -> tuple[str, ...]:
    return ("两国", "双方", *vocabulary("zh")["both"])


@cache
def _other_posts() -> re.Pattern[str]:
    """A post the gazetteer does not name, as far as the words for its unit reach."""
    heads = vocabulary("zh")["posts_elsewhere"]
    opens = "".join({head[0] for head in heads})
    return re.compile(rf"(?=[常副{opens}])(?:常务副|副)?{longest(heads)}(?!期|馆|处|府|部|团|会议|机关)")


@cache
def _former() -> re.Pattern[str]:
    states = "|".join(state.name("zh") for state in beat().states)
    return re.compile(rf"(?:(?<![此之日目以])前(?:任)?|原|候任)(?:{states})?$")


_REGION, _BODIES = "战区", ("海军", "陆军", "空军", "政治工作部", "联合参谋部")
"""`南部战区海军副司令员` commands no navy: the body is one of a region."""


@cache
def _ranked() -> re.Pattern[str]:
    """A name told by its rank alone."""
    first = f"[{vocabulary('zh')['surnames']}]"
    return re.compile(rf"(?:(?<=[、,\s和与同由在对为\"。区])|^){first}[\u4e00-\u9fff]{{1,3}}?{_RANK_AHEAD}")


@cache
def _rank() -> re.Pattern[str]:
    """A rank; in `司令员李海军少将` there is no more of a name than `李海军`."""
    surname = f"[{vocabulary('zh')['surnames']}]"
    given = rf"(?<![员长委任官师令席、,\s和与同由]{surname})(?<!^{surname})"
    return re.compile(rf"(?:{given}海军(?=[上中少]将))?{alternation('ranks')}")


def tokens(text: str, told: Sequence[str] = ()) -> list[Token]:
    """The words of a folded sentence that tell who somebody is, in order; the surer kind keeps its place.

    `told` are names that the article has told before.
    """
    taken: list[Token] = []
    ends: set[int] = set()
    for token in _candidates(text, ends, told):
        if is_free(token.start, token.end, taken):
            taken.append(token)
            if token.kind in ("post", "title", "country"):
                ends.add(token.end)
    return sorted(taken, key=lambda t: t.start)


def _candidates(text: str, ends: set[int], told: Sequence[str]) -> Iterator[Token]:
    for m in _known().finditer(text):
        yield Token("name", m.start(), m.end(), m[0])
    for known in told:
        for m in re.finditer(re.escape(known), text) if known in text else ():
            yield Token("unknown", m.start(), m.end(), m[0])
    for m in _posts().finditer(text):
        if text.endswith(_of_both(), 0, m.start()):
            continue
        before = text[max(0, m.start() - 6) : m.start()]
        other = _former().search(before) or (before.endswith(_REGION) and m[0].startswith(_BODIES))
        yield Token("title" if other else "post", m.start(), m.end(), m[0])
    yield from _words_of_kinds(text)
    for end in sorted(ends):
        gap = 1 if text[end : end + 1] in (" ", "、") else 0
        name = _name().match(text, end + gap)
        if name and not _not_name().match(name[0]):
            yield Token("unknown", name.start(), name.end(), name[0])
    yield from (Token("unknown", m.start(), m.end(), m[0]) for m in _ranked().finditer(text))


def _words_of_kinds(text: str) -> Iterator[Token]:
    for words, kind in _kinds():
        for m in words.finditer(text):
            if kind != "country" or not m[0].startswith(_GOING):
                yield Token(kind, m.start(), m.end(), m[0])


Kind = Literal["rank", "title", "country"]
_GOING = ("访", "赴", "抵", "来")
"""Words that name a country as where somebody goes are not his: `防长访华`."""


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    countries: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
        (r, "country") for nation in nations() for r in nation_rules(nation)
    )
    return (rule("party_titles"), "title"), (_rank(), "rank"), *countries, (_other_posts(), "title")


@cache
def _glue() -> re.Pattern[str]:
    """Between two titles of one person: the body the second is of."""
    opens = r"[、\s]?(?:兼(?:任)?|及)?(?:新任|现任|候任)?"
    office = r"、?(?:维和|[^,。;、与和同在由对向的见晤访率长说]){2,12}(?:[部局室院办处厅会]|中心)"
    return re.compile(rf"^为$|^{opens}(?:{rule('bodies').pattern})*+$|^{office}$")


_TOWN = re.compile(r"^[^与和同跟及在对向的、,。]{2,3}$")
"""The town whose border troops somebody commands, right behind the country: `中国百色边防部队副司令`."""


def groups(text: str, told: Sequence[str] = ()) -> Iterator[list[Token]]:
    """The titles and names of a folded sentence, person by person."""
    return in_groups(tokens(text, told), lambda group, token: _continues(text, group, token))


def _continues(text: str, group: Sequence[Token], token: Token) -> bool:
    gap = text[group[-1].end : token.start]
    named = any(t.kind in ("name", "unknown") for t in group)
    if named:
        behind = gap in ("", "(", " ")
        return behind and (token.kind == "rank" or (token.kind in ("post", "title") and gap == ""))
    if token.kind == "country" and group[-1].kind == "country":
        return False
    of_town = group[-1].kind == "country" and token.value.startswith("边防") and _TOWN.match(gap)
    return bool(of_town or _glue().match(gap))
