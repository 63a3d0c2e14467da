"""People in a sentence: rank, name and the stack of titles on either side of it, resolved at a date.

Titles are stacked as the domain model tells (5.2): a new rank or a new name begins the next person, commas
do not. Sides come from the gazetteer or from the country beside a post, never from a surname (section 4).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from meetings import gazetteer
from meetings.encounter import Side
from meetings.reading.body import Sentence
from meetings.reading.vocabulary import alternation, words

Nation = Literal["VN", "CN", "OTHER"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """One person as a sentence names them; `start` and `end` span the titles too, in the text.

    `anchor` and `tail` span rank and name alone. `nation` is None when nothing tells.
    """

    start: int
    end: int
    anchor: int
    tail: int
    person: str | None
    name: str | None
    nation: Nation | None
    rank: str | None
    post: str | None
    named_post: bool = False
    """Whether the words of the post stand in this sentence."""

    @property
    def side(self) -> Side | None:
        return None if self.nation == "OTHER" else self.nation

    @property
    def level(self) -> str | None:
        return gazetteer.post_level(self.post)

    @property
    def key(self) -> str:
        """What tells this person from another within one article."""
        return self.person or self.name or f"{self.nation}:{self.post}"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["rank", "name", "unknown", "post", "title", "country"]
    start: int
    end: int
    value: str


_SYLLABLE = r"[A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ][a-zđà-ỹ]+"
_NAME = rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,3}}"
_NOT_NAMES = (
    "Bộ", "Việt", "Trung", "Quân", "Ủy", "Phó", "Tổng", "Tư", "Chủ", "Bí", "Hải", "Cảnh", "Đoàn", "Thứ",
    "Tham", "Chính", "Đại", "Tùy", "Trưởng", "Cục", "Viện", "Học", "Vùng", "Nhà", "Đảng",
)  # fmt: skip


@cache
def _known_names() -> re.Pattern[str]:
    names = sorted(gazetteer.people_by_name("vi"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


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
def _nation_words() -> str:
    return "|".join(re.escape(w) for name in ("vietnam", "china", "countries") for w in words(name))


@cache
def _posts() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p) for p in sorted(_post_phrases(), key=len, reverse=True))
    country = rf"(?:(?: nước| quân đội| Quân đội)? (?P<country>{_nation_words()}))?"
    return re.compile(rf"\b(?P<phrase>{phrases})\b{country}\b", re.IGNORECASE)


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('party_titles')}(?: (?:{_nation_words()}))?\b", re.IGNORECASE)


@cache
def _ranks() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('ranks')}\b", re.IGNORECASE)


@cache
def _ranked_name() -> re.Pattern[str]:
    first = rf"(?!(?:{'|'.join(_NOT_NAMES)})\b(?! {_SYLLABLE} {_SYLLABLE}\b))"
    return re.compile(rf"(?<= )(?:{first}{_NAME})")


def nation_of(word: str) -> Nation:
    """Which nation a country word names."""
    folded = word.casefold()
    if any(folded == w.casefold() for w in words("vietnam")):
        return "VN"
    return "CN" if any(folded == w.casefold() for w in words("china")) else "OTHER"


def mentions(sentence: Sentence, on: date | None, known: Mapping[str, PersonMention]) -> list[PersonMention]:
    """The people a sentence names, in order.

    `on` is the day at which posts are looked up; `known` are people met earlier in the article, by `key`.
    """
    tokens = _tokens(sentence.folded)
    groups = list(_groups(sentence.folded, tokens))
    found = [_resolve(group, sentence, on) for group in groups]
    return [_remember(mention, known) for mention in found if mention is not None]


def _tokens(text: str) -> list[_Token]:
    taken: list[_Token] = []
    for token in _candidates(text):
        if not any(token.start < t.end and t.start < token.end for t in taken):
            taken.append(token)
    return sorted(taken, key=lambda t: t.start)


def _candidates(text: str) -> Iterator[_Token]:
    """Tokens in order of trust: what comes first keeps its place."""
    for m in _known_names().finditer(text):
        yield _Token("name", m.start(), m.end(), m[0])
    for m in _posts().finditer(text):
        former = bool(_FORMER.search(text[: m.start()]))
        yield _Token("title" if former else "post", m.start(), m.end(), m[0])
    for m in _titles().finditer(text):
        yield _Token("title", m.start(), m.end(), m[0])
    for m in _ranks().finditer(text):
        yield _Token("rank", m.start(), m.end(), m[0])
        if name := _ranked_name().match(text, m.end() + 1):
            yield _Token("unknown", name.start(), name.end(), name[0])
    for m in _posts().finditer(text):
        if name := _ranked_name().match(text, m.end() + 1):
            yield _Token("unknown", name.start(), name.end(), name[0])


_FORMER = re.compile(r"\b(?:nguyên|cựu)\s+$", re.IGNORECASE)
_GLUE = re.compile(r"^[\s,;()\-]*(?:(?:đồng chí|ông|bà|ngài|nguyên|là|kiêm|và|cùng|nước|quyền)[\s,]*)?$")


def _groups(text: str, tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Tokens that speak of one person."""
    group: list[_Token] = []
    for token in tokens:
        if group and not _continues(text, group, token):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _continues(text: str, group: Sequence[_Token], token: _Token) -> bool:
    gap = text[group[-1].end : token.start]
    if not _GLUE.match(gap) or len(gap) > 14:
        return False
    named = any(t.kind in ("name", "unknown") for t in group)
    if token.kind in ("name", "unknown"):
        return not named and "," not in gap
    if token.kind == "rank":
        return not named and not any(t.kind == "rank" for t in group)
    if re.search(r"\b(?:và|cùng)\b", gap) and named:
        return False
    return not (named and _opens_next(text, token))


def _opens_next(text: str, token: _Token) -> bool:
    """Whether a post stands directly before the next name, and so belongs to it."""
    rest = text[token.end :]
    ahead = _known_names().match(rest, 1) or _ranked_name().match(rest, 1)
    return bool(ahead) and rest[:1] == " "


def _resolve(group: list[_Token], sentence: Sentence, on: date | None) -> PersonMention | None:
    name = next((t for t in group if t.kind in ("name", "unknown")), None)
    posts = [t for t in group if t.kind == "post"]
    if name is None and not posts:
        return None
    rank = next((t for t in group if t.kind == "rank"), None)
    nation = _nation(group)
    anchor = min(t.start for t in (name, rank) if t) if name else posts[0].start
    tail = name.end if name else posts[-1].end
    mention = PersonMention(
        start=sentence.start + group[0].start,
        end=sentence.start + group[-1].end,
        anchor=sentence.start + anchor,
        tail=sentence.start + tail,
        person=None,
        name=name.value if name else None,
        nation=nation,
        rank=_rank_word(rank.value) if rank else None,
        post=_post_id(posts, nation),
        named_post=bool(posts),
    )
    return _known(mention, on) if name and name.kind == "name" else _guessed(mention, on)


def _rank_word(rank: str) -> str:
    return next(w for w in words("ranks") if w.casefold() == rank.casefold())


def _nation(group: Sequence[_Token]) -> Nation | None:
    for token in group:
        if token.kind == "post" and (side := _own_side(token.value)):
            return side
        if token.kind in ("post", "title") and (
            found := re.search(rf"(?:{_nation_words()})$", token.value, re.IGNORECASE)
        ):
            return nation_of(found[0])
    return None


def _own_side(phrase: str) -> Side | None:
    """The side of a post only one side has; it may name the other: `Đại sứ Việt Nam tại Trung Quốc`."""
    match = _posts().fullmatch(phrase)
    choices = _post_phrases()[match["phrase"].casefold()] if match else ()
    sides = {gazetteer.posts()[c].side for c in choices}
    named = _country_of(phrase)
    if len(sides) == 1 and named != "OTHER":
        return sides.pop()
    return None


def _country_of(phrase: str) -> Nation | None:
    match = _posts().fullmatch(phrase)
    return nation_of(match["country"]) if match and match["country"] else None


def _post_id(posts: Sequence[_Token], nation: Nation | None) -> str | None:
    """The highest post named; a phrase used by both sides goes to the side that is known."""
    ids: list[str] = []
    for token in posts:
        match = _posts().fullmatch(token.value)
        if match is None:
            continue
        choices = _post_phrases()[match["phrase"].casefold()]
        fitting = [c for c in choices if gazetteer.posts()[c].side in (None, nation)] or list(choices)
        ids.append(fitting[0])
    return min(ids, key=lambda p: gazetteer.level_order(gazetteer.post_level(p)), default=None)


def _known(mention: PersonMention, on: date | None) -> PersonMention:
    """A name of the gazetteer; of namesakes, the one of the side told, or who held the post named."""
    assert mention.name is not None  # noqa: S101 - told apart by the caller
    namesakes = gazetteer.people_by_name("vi")[mention.name]
    fitting = [p for p in namesakes if mention.nation in (None, p.side)]
    if not fitting:
        return mention
    person = next((p for p in fitting if mention.post in p.posts_at(on)), fitting[0])
    held = person.posts_at(on) if on else ()
    post = (
        mention.post
        if mention.post and (mention.post in held or not held)
        else next(iter(held), mention.post)
    )
    return replace(
        mention, person=person.id, nation=person.side, post=post, rank=mention.rank or person.rank_at(on)
    )


def _guessed(mention: PersonMention, on: date | None) -> PersonMention:
    """Someone the gazetteer does not name: side from the post, person from who held it on the day."""
    side = gazetteer.posts()[mention.post].side if mention.post else None
    nation: Nation | None = mention.nation or side
    mention = replace(mention, nation=nation)
    if mention.name is not None or nation is None or nation == "OTHER" or on is None:
        return mention
    holder = gazetteer.holder(mention.post, nation, on)
    if holder is None:
        return mention
    return replace(mention, person=holder.id, name=holder.names["vi"][0], rank=holder.rank_at(on))


def _remember(mention: PersonMention, known: Mapping[str, PersonMention]) -> PersonMention:
    """Fill in what the article said of this person before."""
    before = known.get(mention.key)
    if before is None:
        return mention
    return replace(
        mention,
        nation=mention.nation or before.nation,
        rank=mention.rank or before.rank,
        post=mention.post or before.post,
    )
