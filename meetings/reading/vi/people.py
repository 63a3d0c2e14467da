"""People in a Vietnamese sentence, resolved at a date.

Sides come from the gazetteer or from the country beside a post, never from a surname (domain model, 4).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from meetings import gazetteer
from meetings.beat import OTHER, home
from meetings.encounter import Side
from meetings.folding import plain
from meetings.reading.body import Sentence
from meetings.reading.people import PersonMention, held_post, one_of, remembered
from meetings.reading.rules import Rule
from meetings.reading.spans import is_free
from meetings.reading.titles import Nation, Token
from meetings.reading.vi.posts import nation_of, nation_told, post_told
from meetings.reading.vi.titles import groups, people_by_name, rank_word, unit_posts
from meetings.reading.vi.words import SYLLABLE, nation_words


def mentions(sentence: Sentence, on: date | None, known: Mapping[str, PersonMention]) -> list[PersonMention]:
    """The people a sentence names, in order.

    `on` is the day at which posts are looked up; `known` are people met earlier in the article, by `key`.
    """
    found = [_resolve(group, sentence, on) for group in groups(sentence.folded)]
    named = [_remember(mention, known) for mention in found if mention is not None]
    others = [*_counterparts(sentence, named, on), *_by_short_names(sentence, named, known)]
    return sorted([*named, *others], key=lambda m: m.start)


_SHORT_NAME = Rule(rf"\b(?:[Ôô]ng|[Bb]à|[Tt]ướng) (?P<name>{SYLLABLE})\b(?! {SYLLABLE})")


def _by_short_names(
    sentence: Sentence, named: Sequence[PersonMention], known: Mapping[str, PersonMention]
) -> Iterator[PersonMention]:
    """`ông Giang`, `tướng Đổng`: one named before, ours by the last part of a name, theirs by the first."""
    for m in _SHORT_NAME.finditer(sentence.folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        meant = [p for p in known.values() if p.name and _short_name(p.name, p.side) == m["name"]]
        if len(meant) == 1 and is_free(start, end, named):
            yield replace(meant[0], start=start, end=end, anchor=start, tail=end, named_post=False)


def _short_name(name: str, side: Side | None) -> str:
    return name.split()[-1 if side == home("vi") else 0]


@cache
def _counterpart() -> Rule:
    return Rule(rf"\bngười đồng (?:cấp|nhiệm)(?: (?:phía|nước))? (?P<nation>{nation_words()})\b")


_NAMED_NEXT = re.compile(r"[\s,:–-]*(?:là\s+)?")


def _counterparts(
    sentence: Sentence, named: Sequence[PersonMention], on: date | None
) -> Iterator[PersonMention]:
    """`hội đàm với người đồng cấp Trung Quốc`: who holds the post of the one named before him."""
    text = sentence.folded
    for m in _counterpart().finditer(text):
        nation, end = nation_of(m["nation"]), sentence.start + m.end()
        before = [p for p in named if p.end <= sentence.start + m.start() and p.post]
        behind = [p for p in named if p.end > sentence.start + m.start()]
        is_told = behind and _NAMED_NEXT.fullmatch(
            text, m.end(), max(m.end(), behind[0].start - sentence.start)
        )
        if before and not is_told:
            side = gazetteer.posts()[before[-1].post or ""].side
            post = before[-1].post if side in (None, nation) else None
            start = sentence.start + m.start()
            yield guessed(
                PersonMention(
                    start=start, end=end, anchor=start, tail=end, person=None, name=None,
                    nation=nation, rank=None, post=post,
                ),
                on,
            )  # fmt: skip


def _resolve(group: list[Token], sentence: Sentence, on: date | None) -> PersonMention | None:
    name = next((t for t in group if t.kind in ("name", "unknown") and t.value not in _place_names()), None)
    posts = [t for t in group if t.kind == "post"]
    if name is None and not posts:
        return None
    rank = next((t for t in group if t.kind == "rank"), None)
    nation = nation_told(group) or _side_of_sentence(sentence.folded)
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
        rank=rank_word(rank.value) if rank else None,
        post=post_told(posts, nation),
        named_post=bool(posts),
        commands=any(t.kind == "title" and unit_posts().fullmatch(t.value) for t in group),
    )
    return _known(mention, on) if name and name.kind == "name" else guessed(mention, on)


@cache
def _place_names() -> frozenset[str]:
    """What is no name of anybody behind a post: `Phó Tư lệnh Quân khu Quảng Tây`."""
    return frozenset(name for place in gazetteer.places().values() for name in place.names.get("vi", ()))


@cache
def _on_the_side_of() -> re.Pattern[str]:
    return re.compile(rf"(?:Về phía|Phía)(?: đoàn)? (?P<nation>{nation_words()})\b", re.IGNORECASE)


def _side_of_sentence(text: str) -> Nation | None:
    """`Phía Trung Quốc, … làm trưởng đoàn`: those of one side, and the sentence names no other."""
    found = list(_on_the_side_of().finditer(text))
    return nation_of(found[0]["nation"]) if len(found) == 1 and found[0].start() == 0 else None


def _known(mention: PersonMention, on: date | None) -> PersonMention:
    """A name of the gazetteer; of namesakes, the one of the side told, or who held the post named."""
    assert mention.name is not None  # noqa: S101 - told apart by the caller
    namesakes = people_by_name()[mention.name]
    fitting = [p for p in namesakes if mention.nation in (None, p.side)]
    if not fitting:
        return mention
    person = one_of(fitting, mention.post, on)
    post = held_post(mention.post, person, on)
    mention.person, mention.nation, mention.post = person.id, person.side, post
    mention.rank = mention.rank or person.rank_at(on)
    return mention


_NATIVE = re.compile(
    r"(?:ngh?|nh|[ck]h|gh|gi|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|ieu|o[aei]|oa[iy]|u[aeiouy]|uo[iu]|uy[aeu]|ye|yeu)"
    r"(?:ch|ng|nh|[cmnpt])?"
)
"""A syllable as Vietnamese spells it, without its marks."""


def at_home(person: PersonMention) -> PersonMention | None:
    """Someone of no country told, as one of ours; None for `Bộ trưởng Quốc phòng Jim Mattis`."""
    native = all(_NATIVE.fullmatch(syllable) for syllable in plain(person.name or "").split())
    return replace(person, nation=home("vi")) if native else None


def guessed(mention: PersonMention, on: date | None) -> PersonMention:
    """Someone the gazetteer does not name: side from the post, person from who held it on the day."""
    side = gazetteer.posts()[mention.post].side if mention.post else None
    mention.nation = nation = mention.nation or side
    if mention.name is not None or nation is None or nation == OTHER or on is None:
        return mention
    holder = gazetteer.holder(mention.post, nation, on)
    if holder is None or not holder.names.get("vi"):
        return mention
    mention.person, mention.name = holder.id, holder.names["vi"][0]
    mention.rank = holder.rank_at(on)
    return mention


def _remember(mention: PersonMention, known: Mapping[str, PersonMention]) -> PersonMention:
    """Fill in what the article said of this person before; `Chủ tịch nước` is whoever was named with it."""
    if mention.name is None and (mention.nation or mention.level == "leader"):
        named = [p for p in known.values() if p.name and p.post == mention.post]
        if len(named) == 1 and mention.nation in (None, named[0].nation):
            mention.person, mention.name = named[0].person, named[0].name
    return remembered(mention, known)
