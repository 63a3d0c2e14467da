"""People in a Chinese sentence, resolved at a date.

Sides come from the gazetteer, a country beside a post or a post only one side has, never from a surname.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from meetings import gazetteer
from meetings.beat import OTHER, home, sides
from meetings.encounter import Side
from meetings.reading.body import Sentence
from meetings.reading.people import PersonMention, held_post, one_of, remembered
from meetings.reading.titles import Nation, Token
from meetings.reading.vocabulary import either, of_side, vocabulary
from meetings.reading.zh.nations import nation_of, nation_rules
from meetings.reading.zh.places import place_before
from meetings.reading.zh.titles import groups, known_names, name_follows, post_phrases
from meetings.reading.zh.words import alternation, folded, rule

_folded = lru_cache(maxsize=1_024)(folded)
"""The names told before, which are looked for in each sentence."""


def mentions(
    sentence: Sentence, text: str, on: date | None, known: Mapping[str, PersonMention]
) -> list[PersonMention]:
    """The people a sentence names, in order.

    `text` is the article's, for names as they stand there; `on` is the day at which posts are looked up;
    `known` are people met earlier in the article, by `key`.
    """
    told = [_folded(p.name) for p in known.values() if p.name and p.person is None]
    found = [_resolve(group, sentence, text, on, known) for group in groups(sentence.folded, told)]
    return [remembered(mention, known) for mention in found if mention is not None]


def _resolve(
    group: list[Token], sentence: Sentence, text: str, on: date | None, known: Mapping[str, PersonMention]
) -> PersonMention | None:
    name = next((t for t in group if t.kind in ("name", "unknown")), None)
    posts = [t for t in group if t.kind == "post"]
    if name is None and not posts and not _is_of_others(group):
        return None
    rank = next((t for t in group if t.kind == "rank"), None)
    of_body, begins = _of_a_body(sentence.folded[: group[0].start])
    nation = (
        _nation_told(sentence.folded, group)
        or _of_those_led(sentence.folded, group[-1].end)
        or of_body
        or _of_a_delegation(sentence.folded[: group[0].start])
    )
    last = name or (posts or group)[-1]
    start, end = sentence.start + last.start, sentence.start + last.end
    mention = PersonMention(
        start=sentence.start + begins,
        end=sentence.start + group[-1].end,
        anchor=start,
        tail=end,
        person=None,
        name=text[start:end] if name else None,
        nation=nation,
        rank=vietnamese_rank(rank.value) if rank else None,
        post=_post_told(posts, nation),
        named_post=bool(posts),
        commands=_leads_forces(sentence.folded, group[-1].end),
    )
    if name and name.kind == "name":
        return None if _is_doubtful(mention, name.value, known) else _of_gazetteer(mention, name.value, on)
    named_somehow = name is None and name_follows(sentence.folded, last.end)
    return mention if named_somehow and nation else _guessed(mention, on)


def _nation_told(text: str, group: Sequence[Token]) -> Nation | None:
    """The country before a post, that of the place of its seat, else of a post or title only one side has."""
    named = (nation_of(t.value) for t in reversed(group) if t.kind == "country")
    told = next(filter(None, named), None) or _of_its_seat(text, group[0].start)
    return told or next(filter(None, map(_owner, group)), None)


def _of_its_seat(text: str, start: int) -> Side | None:
    """`云南省军区政委`, `湛江基地副司令员`, and `省军区政委` where only one side has such a region."""
    seated = text.endswith(_ends("seated"), 0, start)
    body = _of_a_seat().search(text, max(0, start - _LONGEST_BODY), start) if seated else None
    seat = place_before(text, body.start() if body else start)
    if seat and seat[0].country in sides():
        return seat[0].country
    regions = ((side, of_side(side, "regions", "zh")) for side in sides())
    return next((side for side, own in regions if text.startswith(own, max(0, start - 1))), None)


@cache
def _ends(name: str) -> tuple[str, ...]:
    return tuple(vocabulary("zh")[name])


@cache
def _of_a_seat() -> re.Pattern[str]:
    """The body between a place and the post of somebody there."""
    return re.compile(rf"(?:海军|保障|军事|边防部队|海警|边境管理|边防检查|出入境)*{alternation('seated')}$")


def _owner(token: Token) -> Side | None:
    """The one side that has such a post or title."""
    if token.kind == "post":
        owners = {gazetteer.posts()[p].side for p in post_phrases()[token.value]}
        return owners.pop() if len(owners) == 1 else None
    titles = ((side, of_side(side, "titles", "zh")) for side in sides() if token.kind == "title")
    return next((side for side, own in titles if any(word in token.value for word in own)), None)


def _is_of_others(group: Sequence[Token]) -> bool:
    """`日本防卫大臣`: somebody of a third country, named or not."""
    return [nation_of(t.value) if t.kind == "country" else t.kind for t in group[:2]] == [OTHER, "title"]


_LEADING = re.compile(
    r"(?:为(?:团长|指挥长|总指挥|指挥员|领队)|率领|指挥)的(?P<led>[^,。;在访对抵赴拜与同和会]{2,14})"
)


def _of_those_led(text: str, end: int) -> Nation | None:
    """`由吴世中中校为指挥长的越南海警编队`: of the country of those led."""
    m = _LEADING.match(text, end)
    return nation_of(m["led"]) if m else None


def _leads_forces(text: str, end: int) -> bool:
    """`由政委钟绍军率领的中国国防大学代表团`: whether those led are of the forces, whatever he is."""
    m = _LEADING.match(text, end)
    return bool(m and any(_of_forces(side).match(m["led"]) for side in sides()))


@cache
def _of_forces(side: Side) -> re.Pattern[str]:
    return re.compile(either(of_side(side, "units", "zh")))


_INSTITUTION = "(?:维和|[^,。;、与和同在由对向的会见晤访率长说]){0,14}"
_LONGEST_BODY = 24


@cache
def _body(side: Side) -> re.Pattern[str]:
    words = either((*(r.pattern for r in nation_rules(side)), *of_side(side, "units", "zh")))
    return re.compile(rf"(?:{words})(?:{_INSTITUTION}{alternation('institutions')})?$")


def _of_a_body(before: str) -> tuple[Nation | None, int]:
    """`解放军总医院院长`: the country of the body named before a post; where its name or seat begins."""
    for side in sides() if before.endswith(_ends("institutions")) else ():
        if m := _body(side).search(before, max(0, len(before) - _LONGEST_BODY)):
            return side, m.start()
    seat = place_before(before, len(before))
    return None, seat[1] if seat else len(before)


_CHAIN = re.compile(r"(?:^|[,;与和同])(?P<side>[\u4e00-\u9fff]方)[^,。;与和同]{2,30}、[^,。;与和同]*$")
_CONSISTS = re.compile(r"(?P<side>[^,。;、]{2,10})[有是]由$")
_LONGEST_CHAIN = 90


def _of_a_delegation(before: str) -> Nation | None:
    """`中方指导协调组组长、卫生局副局长`, `参加的越南海警有由第一区副司令`: the side opens the chain."""
    opens = _CHAIN.search(before, max(0, len(before) - _LONGEST_CHAIN)) or _CONSISTS.search(
        before, max(0, len(before) - _LONGEST_BODY)
    )
    return nation_of(opens["side"]) if opens else None


def _post_told(posts: Sequence[Token], nation: Nation | None) -> str | None:
    """The highest post named; a phrase used by both sides goes to the side that is known, else to its own."""
    ids: list[str] = []
    for token in posts:
        choices = post_phrases()[token.value]
        fitting = [c for c in choices if gazetteer.posts()[c].side in (None, nation or home("zh"))] or choices
        ids.append(fitting[0])
    return min(ids, key=lambda p: gazetteer.level_order(gazetteer.post_level(p)), default=None)


def vietnamese_rank(rank: str) -> str | None:
    """The Vietnamese word for a rank (domain model, 5.1)."""
    return vocabulary("zh")["rank_words"].get(rank) or gazetteer.vietnamese_rank(rank)


def _is_doubtful(mention: PersonMention, name: str, known: Mapping[str, PersonMention]) -> bool:
    """Whether a name that is also a word stands without a title, of somebody not spoken of before."""
    told = (
        mention.named_post
        or mention.rank
        or mention.nation
        or any(p.id in known for p in known_names()[name])
    )
    return bool(not told and rule("doubtful_names").fullmatch(name))


def _of_gazetteer(mention: PersonMention, name: str, on: date | None) -> PersonMention:
    """A name of the gazetteer; of namesakes, the one of the side told, or who held the post named."""
    namesakes = known_names()[name]
    fitting = [p for p in namesakes if mention.nation in (None, p.side)] or (
        list(namesakes) if mention.nation != OTHER else []
    )
    fitting = [p for p in fitting if not _is_lower(mention.rank, p.rank_at(on))]
    if not fitting:
        return mention
    person = one_of(fitting, mention.post, on)
    post = held_post(_post_of_side(mention, person), person, on)
    mention.person, mention.nation, mention.post = person.id, person.side, post
    mention.rank = mention.rank or person.rank_at(on)
    return mention


def _is_lower(told: str | None, held: str | None) -> bool:
    """Whether somebody is told to be an officer, and whom his name would mean is a general."""
    return bool(told and held) and [_is_general(r) for r in (told, held)] == [False, True]


def _is_general(rank: str | None) -> bool:
    return gazetteer.rank_label(rank or "", "zh").endswith("将")


def belonging(person: PersonMention, side: Side) -> PersonMention:
    """Somebody of no country told as of a side, with its own of the posts that go by one name."""
    own = (p for p in namesake_posts(person.post) if gazetteer.posts()[p].side == side)
    return replace(person, nation=side, post=next(own, person.post))


@cache
def namesake_posts(post: str | None) -> tuple[str, ...]:
    """The posts of either side that a phrase for one of them may mean, that one first."""
    if post is None:
        return ()
    shared = (p for ids in post_phrases().values() if post in ids for p in ids)
    return tuple(dict.fromkeys((post, *shared)))


def _post_of_side(mention: PersonMention, person: gazetteer.Person) -> str | None:
    """The post told, unless only the other side has it."""
    if mention.post is None or gazetteer.posts()[mention.post].side in (None, person.side):
        return mention.post
    held = {p for t in person.tenures if (p := t.post)}
    return next((p for p in namesake_posts(mention.post) if p in held), None)


def _guessed(mention: PersonMention, on: date | None) -> PersonMention | None:
    """Someone the gazetteer does not name: person from who held the post on the day."""
    if mention.name is not None:
        return mention
    if mention.nation is None:
        return mention if mention.level == "leader" else None
    if mention.nation == OTHER or on is None:
        return mention
    holder = gazetteer.holder(mention.post, mention.nation, on)
    if holder is None:
        return mention
    mention.person, mention.name = holder.id, gazetteer.person_name(holder.id, "zh")
    mention.rank = holder.rank_at(on)
    return mention
