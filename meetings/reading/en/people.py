"""People in an English sentence, resolved at a date; sides from evidence, never from a surname."""

import re
from calendar import day_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from meetings import gazetteer
from meetings.beat import beat, opposite, sides
from meetings.reading.body import Sentence
from meetings.reading.en.body import fold
from meetings.reading.en.offices import holders
from meetings.reading.en.sides import nation_told, post_told
from meetings.reading.en.stacks import groups
from meetings.reading.en.titles import Token
from meetings.reading.en.words import listed
from meetings.reading.people import PersonMention, held_post, one_of
from meetings.reading.spans import is_free


def mentions(
    sentence: Sentence, text: str, on: date | None, known: Mapping[str, PersonMention]
) -> list[PersonMention]:
    """The people a sentence names, in order.

    `text` is the article's own, for names as it writes them; `on` is the day at which posts are looked up;
    `known` are people met earlier in the article, by `key`.
    """
    found: list[PersonMention] = []
    said = _Said(sentence=sentence, text=text, on=on)
    for group in groups(sentence.folded):
        if mention := _resolve(said, group, known, found):
            found.append(_remember(mention, known))
    many = list(_of_many(said, found))
    found = [*many, *(p for p in found if is_free(p.start, p.end, many))]
    found += _again(sentence, found, known)
    found += _bare(sentence, found, known)
    return sorted(found, key=lambda m: m.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A sentence, the article's own text, and the day at which posts are looked up."""

    sentence: Sentence
    text: str
    on: date | None

    def written(self, token: Token) -> str:
        """A name as the article writes it, with a plain space between its words."""
        offset = self.sentence.start
        return " ".join(self.text[offset + token.start : offset + token.end].split())


def _resolve(
    said: _Said, group: Sequence[Token], known: Mapping[str, PersonMention], before: Sequence[PersonMention]
) -> PersonMention | None:
    name = next((t for t in group if t.kind in ("name", "unknown")), None)
    post = next((t for t in group if t.kind in ("post", "counterpart")), None)
    if name is None and post is None:
        return None
    rank = next((t for t in group if t.kind == "rank"), None)
    nation = nation_told(said.sentence.folded, group)
    first = min(t.start for t in (name, rank) if t) if name else group[0].start
    mention = PersonMention(
        start=said.sentence.start + group[0].start,
        end=said.sentence.start + group[-1].end,
        anchor=said.sentence.start + first,
        tail=said.sentence.start + (name or group[-1]).end,
        person=None,
        name=said.written(name) if name else None,
        nation=nation,
        rank=rank.ids[_worded_its_own_way(nation)] if rank else None,
        post=post_told(group, nation),
        named_post=any(t.kind == "post" for t in group),
    )
    if any(t.kind == "counterpart" for t in group):
        if _is_of_a_force(said.sentence.folded, group) or (nation is None and _are_many(said, group)):
            return None
        mention = _counterpart(mention, before)
    if name and name.kind == "name":
        return _known(mention, [i for i in name.ids if i], said.on)
    if mention.name and " " not in mention.name:
        return _short(mention, rank, said.on, known)
    return _guessed(mention, said.on)


def _of_many(said: _Said, found: Sequence[PersonMention]) -> Iterator[PersonMention]:
    for held in holders(said.sentence.folded):
        start, end = said.sentence.start + held.start, said.sentence.start + held.end
        mention = PersonMention(
            start=start,
            end=end,
            anchor=start,
            tail=end,
            person=None,
            name=None,
            nation=held.side,
            rank=None,
            post=post_told([held.office], held.side),
            named_post=True,
        )
        if held.office.kind == "counterpart":
            mention = _counterpart(mention, [p for p in found if p.start < start])
        if guessed := _guessed(mention, said.on):
            yield guessed


def _worded_its_own_way(nation: str | None) -> bool:
    """Whether ranks are those of the second column (domain model, section 5)."""
    return nation in sides() and "en" in beat().state(nation).ranks


_OF_A_FORCE = re.compile(r"\b(?:its|their) (?:[A-Z]\w+ )?$")


def _is_of_a_force(text: str, group: Sequence[Token]) -> bool:
    """Whether a counterpart is a force and nobody: `the coast guard and its Vietnamese counterpart`."""
    alone = all(token.kind == "counterpart" for token in group)
    return alone and bool(_OF_A_FORCE.search(text[max(0, group[0].start - 40) : group[0].start]))


def _are_many(said: _Said, group: Sequence[Token]) -> bool:
    """`meets counterparts at the forum`: of whatever countries."""
    alone = all(token.kind == "counterpart" for token in group)
    return alone and said.sentence.folded[group[0].start : group[-1].end].endswith("s")


def _counterpart(mention: PersonMention, before: Sequence[PersonMention]) -> PersonMention:
    """`his Chinese counterpart`: who holds the same post on the other side."""
    other = next((m for m in reversed(before) if m.side), None)
    if other is None:
        return mention
    nation = mention.nation or (opposite(other.side) if other.side else None)
    equal = other.post if other.post == beat().minister else None
    return mention.told(nation=nation, rank=mention.rank, post=mention.post or equal)


def _known(mention: PersonMention, ids: Sequence[str], on: date | None) -> PersonMention:
    """A name of the gazetteer; of namesakes the one of the side told, or who held the post named."""
    namesakes = [gazetteer.people()[i] for i in ids]
    fitting = [p for p in namesakes if mention.nation in (None, p.side)] or namesakes[: len(namesakes) == 1]
    if not fitting:
        return mention
    person = one_of(fitting, mention.post, on)
    post = held_post(mention.post, person, on)
    told = mention.rank if mention.rank not in listed("short_ranks") else None
    rank = told or person.rank_at(on) or mention.rank
    return replace(mention, person=person.id, name=_listed(person), nation=person.side, post=post, rank=rank)


def _listed(person: gazetteer.Person) -> str:
    return next(iter(person.names.get("en") or person.names.get("vi") or (person.id,)))


def _guessed(mention: PersonMention, on: date | None) -> PersonMention | None:
    """Someone the gazetteer does not name; who is named by post alone is who held it on the day."""
    if mention.name is not None:
        return mention
    if mention.nation not in sides() or on is None or mention.post is None:
        return mention if mention.nation else None
    holder = gazetteer.holder(mention.post, mention.nation, on)
    if holder is None:
        return mention
    return replace(mention, person=holder.id, name=_listed(holder), rank=holder.rank_at(on))


def _short(
    mention: PersonMention, rank: Token | None, on: date | None, known: Mapping[str, PersonMention]
) -> PersonMention:
    """`General Giang`, `Minister Dong`: whoever the article named, else whoever held a post on the day."""
    word = fold(mention.name or "")
    for person in known.values():
        if word == short_name(person) and mention.nation in (None, person.nation):
            return replace(
                person, start=mention.start, end=mention.end, anchor=mention.anchor, tail=mention.tail
            )
    if on is None:
        return mention
    holders = [
        p
        for p in gazetteer.people().values()
        if mention.nation in (None, p.side)
        and word == _short_of(_listed(p), p.side)
        and (mention.post in p.posts_at(on) if mention.post else rank and p.posts_at(on))
    ]
    return _known(mention, [holders[0].id], on) if len(holders) == 1 else mention


def short_name(person: PersonMention) -> str | None:
    """By which people of a side are called: the given name or the surname (domain model, section 6)."""
    return _short_of(person.name, person.nation) if person.name else None


_folded = lru_cache(maxsize=4_096)(fold)


@lru_cache(maxsize=4_096)
def _short_of(name: str, nation: str | None) -> str:
    words = fold(name).split()
    return words[-1 if nation in sides() and beat().state(nation).called_by == "last" else 0]


def _again(
    sentence: Sentence, found: Sequence[PersonMention], known: Mapping[str, PersonMention]
) -> Iterator[PersonMention]:
    """The whole name of somebody whom no gazetteer lists, and who had a title when named before."""
    for person in known.values():
        name = _folded(person.name) if person.name and person.person is None else ""
        if " " in name and name in sentence.folded:
            for m in re.finditer(rf"\b{re.escape(name)}\b", sentence.folded):
                start, end = sentence.start + m.start(), sentence.start + m.end()
                if is_free(start, end, found):
                    yield replace(person, start=start, end=end, anchor=start, tail=end, named_post=False)


_WORD = re.compile(r"(?<![A-Z][a-z] )\b[A-Z][a-z]+\b")
_NO_NAMES_ALONE = frozenset(
    ("He", "She", "To", "Do", "Be", "So", "An", "Long", "Man", "Can", "Sun", "Song", "The")
)


def _bare(
    sentence: Sentence, found: Sequence[PersonMention], known: Mapping[str, PersonMention]
) -> Iterator[PersonMention]:
    """A short name alone, of somebody the article named before."""
    named = [p for p in (*known.values(), *found) if p.name]
    shorts = _by_surname(named) | {short_name(p): p for p in named}
    for m in _WORD.finditer(sentence.folded):
        person = shorts.get(m[0])
        if person is None or m[0] in _NO_NAMES_ALONE:
            continue
        start, end = sentence.start + m.start(), sentence.start + m.end()
        if is_free(start, end, found) and not _in_longer_name(sentence.folded, m):
            yield replace(person, start=start, end=end, anchor=start, tail=end, named_post=False)


def _by_surname(named: Sequence[PersonMention]) -> dict[str | None, PersonMention]:
    """The press of the other side says `Nguyen` of the only one whose name begins so."""
    first = [(_folded(p.name).split()[0], p) for p in {p.key: p for p in named}.values() if p.name]
    times = Counter(word for word, _ in first)
    return {word: p for word, p in first if times[word] == 1 and p.person}


_BEFORE_A_NAME = {"Gen", "Minister", "General", "Mr", "While", "Both", "And", "Yesterday", "Today", *day_name}


def _in_longer_name(text: str, match: re.Match[str]) -> bool:
    """`Bac Giang` is no person."""
    before = re.search(r"([A-Z][a-z]+) $", text[max(0, match.start() - 15) : match.start()])
    inside = before is not None and before[1] not in _BEFORE_A_NAME
    return inside or bool(re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3]))


def _remember(mention: PersonMention, known: Mapping[str, PersonMention]) -> PersonMention:
    """Fill in what the article said of this person before."""
    before = known.get(mention.key)
    if before is None:
        return mention
    return mention.told(
        nation=mention.nation or before.nation,
        rank=before.rank or mention.rank,
        post=mention.post or before.post,
    )
