"""What seems doubtful in a gazetteer: no source, a name or a post of two, ranks that nobody tells."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from meetings.beat import beat
from meetings.finding import Finding, Record, Tables, where
from meetings.folding import tones
from meetings.gazetteer import vietnamese_rank
from meetings.reading.vocabulary import vocabulary

SOURCED = ("people", "places", "organisations", "gates", "agencies", "series", "staff")
_NAMED = ("people", "places")


def doubts(tables: Tables) -> Iterator[Finding]:
    """Of records that have their form; nothing of it keeps a gazetteer from being used."""
    for table in SOURCED:
        for number, record in enumerate(tables.get(table, ())):
            if not record.get("source"):
                yield Finding(where=where(table, number, record), what="names no source", fault=False)
    for table in _NAMED:
        yield from _claimed_twice(table, tables.get(table, ()))
    yield from _named_like_places(tables)
    yield from _strange_ranks(tables.get("people", ()))
    several = {post["id"] for post in tables.get("posts", ()) if post.get("several")}
    yield from _overlapping(tables.get("people", ()), several)


def _claimed_twice(table: str, records: Iterable[Record]) -> Iterator[Finding]:
    owners: dict[tuple[str, str], list[str]] = {}
    for record in records:
        for language, names in record["names"].items():
            for name in dict.fromkeys(tones(name) for name in names):
                owners.setdefault((language, name), []).append(record["id"])
    for (_, name), ids in owners.items():
        if len(ids) > 1:
            yield Finding(where=table, what=f"{name!r} is the name of {' and '.join(ids)}", fault=False)


def _named_like_places(tables: Tables) -> Iterator[Finding]:
    """People who would be found wherever a country or a place is named."""
    places = {(language, name) for r in tables.get("places", ()) for language, name in _names(r)}
    for number, person in enumerate(tables.get("people", ())):
        for language, name in _names(person):
            if (language, name) in places or name in _countries(language):
                what = f"{name!r} is the name of a country or place"
                yield Finding(where=where("people", number, person), what=what, fault=False)


def _names(record: Record) -> set[tuple[str, str]]:
    return {(language, tones(name)) for language, names in record["names"].items() for name in names}


@cache
def _countries(language: str) -> frozenset[str]:
    states = (name for s in beat().states for name in (s.name(language), s.adjective(language)))
    return frozenset(map(tones, (*vocabulary(language)["countries"], *states)))


def _strange_ranks(people: Sequence[Record]) -> Iterator[Finding]:
    """Ranks that no encounter would tell."""
    for number, person in enumerate(people):
        for rank in person["ranks"]:
            if not vietnamese_rank(rank["rank"]):
                what = f"the table of ranks has no {rank['rank']!r}"
                yield Finding(where=where("people", number, person), what=what, fault=False)


def _overlapping(people: Iterable[Record], several: Collection[str]) -> Iterator[Finding]:
    """Two people in a post that one person holds, on days that both surely had it."""
    held: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = {}
    for person in people:
        for tenure in person["posts"]:
            if tenure.get("from") and tenure["post"] not in several:
                held.setdefault((person["side"], tenure["post"]), []).append((person["id"], tenure))
    for (_, post), tenures in held.items():
        for (one, first), (other, second) in combinations(tenures, 2):
            if one != other and _begins_before_end(first, second) and _begins_before_end(second, first):
                what = f"{post}: {one} ({_span(first)}) and {other} ({_span(second)}) at once"
                yield Finding(where="people", what=what, fault=False)


def _begins_before_end(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether one begins before the other ends, as far as both days are known."""
    end = other.get("to")
    return end is None or one["from"][: len(end)] < end[: len(one["from"])]


def _span(tenure: Mapping[str, Any]) -> str:
    return f"{tenure['from']} to {tenure.get('to') or 'now'}"
