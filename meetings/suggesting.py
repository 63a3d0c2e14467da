"""People that articles name and the gazetteer does not know, each as the record it would have there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import combinations
from typing import Any

from meetings import gazetteer
from meetings.encounter import Participant, Side
from meetings.folding import plain, simplified, tones
from meetings.transcription import same_name

Name = tuple[Side, str]
"""A side, and the name that somebody of it has, folded."""
_ALIKE = 0.85
"""From which `difflib` ratio on a name is perhaps a known one, misspelt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """That an article in a language, about a meeting on a day, names somebody."""

    who: Participant
    language: str
    day: date | None
    url: str
    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`record` is of the form of ``people.json``; `resembles` are ids of people with nearly the same name.

    Its post is said to be held from the first day that it was named, for want of a better one.
    """

    record: dict[str, Any]
    articles: int
    first: date | None
    last: date | None
    resembles: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The record, and what else is known."""
        days = {"first": self.first, "last": self.last}
        return {
            **self.record,
            "articles": self.articles,
            **{name: day.isoformat() if day else None for name, day in days.items()},
            "resembles": list(self.resembles),
        }


def suggestions(namings: Iterable[Naming]) -> list[Suggestion]:
    """One for each unknown person, whom the most articles name first."""
    by_name: dict[Name, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.who.person is None and naming.who.name:
            by_name[naming.who.side, _folded(naming.who.name)].append(naming)
    people = [[n for name in names for n in by_name[name]] for names in _one_person_each(by_name)]
    found = sorted(map(_suggestion, people), key=lambda s: (-s.articles, s.record["id"]))
    return list(_with_ids_of_their_own(found))


def _one_person_each(by_name: Mapping[Name, Sequence[Naming]]) -> list[set[Name]]:
    """Names that are one person's."""
    people = {name: {name} for name in by_name}
    for names in (*_by_seat(by_name), *_by_spelling(by_name)):
        one = set().union(*(people[name] for name in names))
        people |= dict.fromkeys(one, one)
    return list({id(names): names for names in people.values()}.values())


def _by_seat(by_name: Mapping[Name, Sequence[Naming]]) -> Iterator[set[Name]]:
    """The only names that two languages have for the head of a side in a post."""
    seats: dict[tuple[str, Side, str], dict[str, set[Name]]] = defaultdict(lambda: defaultdict(set))
    for name, namings in by_name.items():
        for n in namings:
            if n.who.post and n.who.role == "head":
                seats[n.meeting, n.who.side, n.who.post][n.language].add(name)
    for by_language in seats.values():
        if all(len(names) == 1 for names in by_language.values()):
            yield set().union(*by_language.values())


def _by_spelling(by_name: Mapping[Name, Sequence[Naming]]) -> Iterator[set[Name]]:
    """Names of those who were at one meeting, or held one post, that spell each other in another script."""
    alike: dict[str, set[Name]] = defaultdict(set)
    for name, namings in by_name.items():
        for n in namings:
            alike[n.meeting].add(name)
            if n.who.post:
                alike[n.who.post].add(name)
    for names in alike.values():
        for a, b in combinations(sorted(names), 2):
            if a[0] == b[0] and same_name(_as_told(by_name[a]), _as_told(by_name[b])):
                yield {a, b}


def _as_told(namings: Sequence[Naming]) -> str:
    return namings[0].who.name or ""


def _folded(name: str | None) -> str:
    return plain(simplified(name or ""))


def _suggestion(namings: Sequence[Naming]) -> Suggestion:
    days = sorted(n.day for n in namings if n.day)
    names = {
        language: _by_number(tones(n.who.name) for n in namings if n.language == language and n.who.name)
        for language in ("vi", "zh", "en")
    }
    posts, ranks = (
        _by_number(value for n in namings if (value := getattr(n.who, field))) for field in ("post", "rank")
    )
    record = {
        "id": _identity(names),
        "side": namings[0].who.side,
        "names": {language: said for language, said in names.items() if said},
        "posts": [
            {"post": post, "from": days[0].isoformat() if days else None, "to": None} for post in posts[:1]
        ],
        "ranks": [{"rank": rank} for rank in ranks[:1]],
        "source": sorted({n.url for n in namings}),
    }
    return Suggestion(
        record=record,
        articles=len(record["source"]),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        resembles=_resembled(names, namings[0].who.side),
    )


def _by_number(values: Iterable[str]) -> list[str]:
    """Each value once, the most frequent first."""
    return [value for value, _ in Counter(sorted(values)).most_common()]


def _identity(names: Mapping[str, Sequence[str]]) -> str:
    """``hoang-xuan-chien``; the characters themselves where no other name is known."""
    name = next(said[0] for language in ("en", "vi", "zh") if (said := names[language]))
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-") or name


def _resembled(names: Mapping[str, Sequence[str]], side: Side) -> tuple[str, ...]:
    """Known people of that side with nearly such a name; a Chinese one is too short to tell."""
    found: dict[str, None] = {}
    for language in ("vi", "en"):
        known = {_folded(name): people for name, people in gazetteer.people_by_name(language).items()}
        for name in names[language]:
            for near in get_close_matches(_folded(name), known, cutoff=_ALIKE):
                found |= dict.fromkeys(person.id for person in known[near] if person.side == side)
    return tuple(found)


def _with_ids_of_their_own(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    taken = set(gazetteer.people())
    for each in found:
        identity, number = each.record["id"], 2
        while each.record["id"] in taken:
            each.record["id"] = f"{identity}-{number}"
            number += 1
        taken.add(each.record["id"])
        yield each
