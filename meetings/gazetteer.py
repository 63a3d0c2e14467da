"""What is known beforehand: people and their posts over time, places, mechanisms, and the labels of every id.

The facts are in the folder of the beat and in ``meetings/data``, each record with the pages that name it; a
file of the user's may correct them and add to them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from meetings import beat
from meetings.encounter import Side
from meetings.folding import tones


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A post held between two partial dates (``YYYY[-MM[-DD]]``); None is open."""

    post: str
    start: str | None
    end: str | None
    verified: bool = True
    """Whether a source tells since when and until when."""

    def holds(self, day: str) -> bool:
        """`day` as ``YYYY-MM-DD``."""
        return (self.start is None or self.start <= day) and (
            self.end is None or day[: len(self.end)] <= self.end
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str
    side: Side
    names: Mapping[str, tuple[str, ...]]
    tenures: tuple[Tenure, ...]
    """The highest posts first."""
    ranks: tuple[tuple[str | None, str], ...]
    """(from, rank), the rank in the word of the source."""

    def posts_at(self, on: date | None) -> tuple[str, ...]:
        """Ids of the posts held on a day, the highest first; all posts ever held when the day is unknown."""
        day = on.isoformat() if on else ""
        return tuple(dict.fromkeys([t.post for t in self.tenures if not day or t.holds(day)]))

    def rank_at(self, on: date | None) -> str | None:
        """The rank on a day, in Vietnamese."""
        day = on.isoformat() if on else ""
        dated = [rank for since, rank in self.ranks if since is None or not day or since <= day]
        return vietnamese_rank(dated[-1]) if dated else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    id: str
    side: Side | None
    level: str
    phrases: Mapping[str, tuple[str, ...]]
    civil: bool
    """Whether it is an office of the state, and none of defence."""
    several: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    id: str
    country: str
    type: str
    names: Mapping[str, tuple[str, ...]]
    parent: str | None


Overlay = Mapping[str, Sequence[Mapping[str, Any]]]
_overlay: dict[str, Sequence[Mapping[str, Any]]] = {}


def overlay(tables: Overlay) -> None:
    """From now on these records are there too, or instead of those with their ids.

    All that was derived from the gazetteer is forgotten and will be derived anew.
    """
    if tables == _overlay:
        return
    _overlay.clear()
    _overlay.update(tables)
    beat.forget()


@cache
def records(name: str) -> tuple[dict[str, Any], ...]:
    """The records of one table, the beat's before the general ones, with those of the overlay."""
    known = list(chain.from_iterable(beat.parts(name)))
    above = {record["id"]: dict(record) for record in _overlay.get(name, ())}
    kept = [above.pop(record["id"], record) if "id" in record else record for record in known]
    return (*kept, *above.values())


@cache
def _by_id(name: str) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in records(name)}


@cache
def people() -> dict[str, Person]:
    return {r["id"]: _person(r) for r in records("people")}


def _person(record: dict[str, Any]) -> Person:
    held = sorted(record["posts"], key=lambda t: level_order(post_level(t["post"])))
    return Person(
        id=record["id"],
        side=record["side"],
        names={language: tuple(names) for language, names in record["names"].items()},
        tenures=tuple(
            Tenure(post=t["post"], start=t.get("from"), end=t.get("to"), verified=not t.get("unverified"))
            for t in held
        ),
        ranks=tuple((r.get("from"), r["rank"]) for r in record["ranks"]),
    )


@cache
def people_by_name(language: str) -> dict[str, tuple[Person, ...]]:
    """People by the folded spelling of their names in one language."""
    found: dict[str, tuple[Person, ...]] = {}
    for person in people().values():
        for name in person.names.get(language, ()):
            found[tones(name)] = (*found.get(tones(name), ()), person)
    return found


@lru_cache(maxsize=1024)
def holder(post: str | None, side: Side, on: date) -> Person | None:
    """Who held a post on a day, if the gazetteer names exactly one."""
    holders = [p for p in people().values() if p.side == side and post in p.posts_at(on)]
    return holders[0] if len(holders) == 1 else None


@cache
def posts() -> dict[str, Post]:
    return {
        r["id"]: Post(
            id=r["id"],
            side=r["side"],
            level=r["level"],
            phrases={language: tuple(phrases) for language, phrases in r["phrases"].items()},
            civil=r.get("civil", False),
            several=r.get("several", False),
        )
        for r in records("posts")
    }


@cache
def places() -> dict[str, KnownPlace]:
    return {
        r["id"]: KnownPlace(
            id=r["id"],
            country=r["country"],
            type=r["type"],
            names={language: tuple(names) for language, names in r["names"].items()},
            parent=r["parent"],
        )
        for r in records("places")
    }


@cache
def _staffed(what: str) -> dict[str, tuple[str, ...]]:
    """The organisations of each post, or of each mechanism."""
    found: dict[str, tuple[str, ...]] = {}
    for record in records("staff"):
        for each in record[what]:
            found[each] = (*found.get(each, ()), record["id"])
    return found


def organisations_of_post(post: str | None, side: Side) -> tuple[str, ...]:
    """Ids of those of a side that a post is one of."""
    own = _staffed("posts").get(post or "", ())
    return tuple(each for each in own if _by_id("organisations")[each]["side"] == side)


def organisations_of_mechanism(mechanism: str) -> tuple[str, ...]:
    """Ids of those that meet in it, of both sides."""
    return _staffed("mechanisms").get(mechanism, ())


def with_those_above(organisation: str) -> list[str]:
    """An organisation, the one it belongs to, and so on."""
    found: list[str] = []
    above: str | None = organisation
    while above is not None and above not in found:
        found.append(above)
        above = _by_id("organisations")[above]["parent"]
    return found


@cache
def level_order(level: str | None) -> int:
    """0 for the highest level (domain model, section 3); unknown levels come last."""
    ids = [r["id"] for r in records("levels")]
    return ids.index(level) if level in ids else len(ids)


def post_level(post: str | None) -> str | None:
    return posts()[post].level if post in posts() else None


@cache
def vietnamese_rank(rank: str) -> str | None:
    """The Vietnamese word for a rank given in Vietnamese or Chinese (domain model, 5.1)."""
    for record in records("ranks"):
        if rank in (record["vi"], record["zh"]):
            return str(record["vi"])
    return None


def kind_weight(kind: str) -> int:
    """How much a kind of encounter matters, 5 highest (domain model, section 2)."""
    record = _by_id("kinds").get(kind)
    return int(record["weight"]) if record else 1


_OTHERWISE = ("en", "vi", "zh")
"""What stands where a language has no word of its own: a name is then told in Latin letters."""


def kind_group(kind: str) -> str:
    """``talks``, ``exchange`` or ``activity``: what a kind is counted among in a month's view."""
    return str(_by_id("kinds").get(kind, {}).get("group", "talks"))


def _in_words(words: Mapping[str, Any], identity: str, language: str) -> str:
    found = next((said for each in (language, *_OTHERWISE) if (said := words.get(each))), None)
    return str(found or identity.replace("_", " "))


def _label(name: str, identity: str, language: str) -> str:
    return _in_words(_by_id(name).get(identity, {}).get("label", {}), identity, language)


def kind_label(identity: str, language: str) -> str:
    return _label("kinds", identity, language)


def post_label(identity: str, language: str) -> str:
    return _label("posts", identity, language)


def post_in_full(identity: str, language: str) -> str | None:
    """The post with its country, where the two are not simply put side by side."""
    said = _by_id("posts").get(identity, {}).get("full", {}).get(language)
    return str(said) if said else None


def topic_label(identity: str, language: str) -> str:
    return _label("topics", identity, language)


def level_label(identity: str, language: str) -> str:
    return _label("levels", identity, language)


def _first_name(name: str, identity: str, language: str) -> str:
    names = _by_id(name).get(identity, {}).get("names", {})
    return _in_words({each: some[0] for each, some in names.items() if some}, identity, language)


def mechanism_label(identity: str, language: str, ordinal: int | None = None) -> str:
    """The name of a mechanism; that of its edition `ordinal`, where early ones had another."""
    record = _by_id("mechanisms").get(identity, {})
    for former in record.get("former", ()):
        if ordinal is not None and ordinal <= former["to"] and language in former["label"]:
            return str(former["label"][language])
    return (
        _label("mechanisms", identity, language)
        if "label" in record
        else _first_name("mechanisms", identity, language)
    )


def place_label(identity: str, language: str) -> str:
    return _first_name("places", identity, language)


def person_name(identity: str, language: str) -> str:
    return _first_name("people", identity, language)


def rank_label(rank: str, language: str) -> str:
    """A Vietnamese rank in the words of a language's press; empty when that has none."""
    record = next((r for r in records("ranks") if r["vi"] == rank), None)
    return re.split(r"\s*\(", str(record.get(language, rank)))[0] if record else rank
