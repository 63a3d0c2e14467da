"""What is wrong with a gazetteer: records of another form, ids that lead nowhere, and what seems doubtful."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from meetings.article import LANGUAGES
from meetings.beat import sides
from meetings.folding import tones
from meetings.gazetteer import vietnamese_rank
from meetings.spelling import close_to

Record = Mapping[str, Any]
Tables = Mapping[str, Sequence[Record]]

NEEDED: dict[str, dict[str, type | tuple[type, ...]]] = {
    "people": {"side": str, "names": dict, "posts": list, "ranks": list},
    "posts": {"side": (str, type(None)), "level": str, "label": dict, "phrases": dict},
    "places": {"country": str, "type": str, "names": dict, "parent": (str, type(None))},
    "organisations": {"side": str, "names": dict, "parent": (str, type(None))},
    "mechanisms": {"names": dict, "level": (str, type(None)), "editions": list},
    "topics": {"label": dict},
}
"""The tables that a user's file may add to or correct, and the fields of their records besides ``id``."""
_OPTIONAL: dict[str, set[str]] = {
    "posts": {"full", "civil", "several"},
    "organisations": {"abbreviations"},
    "mechanisms": {"label", "kind", "around", "former", "with_police"},
}
_NESTED: dict[tuple[str, str], set[str]] = {
    ("people", "posts"): {"post", "from", "to", "unverified"},
    ("people", "ranks"): {"rank", "from"},
    ("mechanisms", "editions"): {"ordinal", "start", "end", "place", "status"},
}
"""The fields of what a record has a list of."""
_IN_LANGUAGES = ("names", "phrases", "label", "full")

SOURCED = ("people", "places", "organisations", "gates", "agencies", "series", "staff")
_NAMED = ("people", "places")
_DAY = re.compile(r"(?:19|20)\d\d(-\d\d(-\d\d)?)?")
_LONGEST_NAME = 200
"""Characters; what is longer is no name, and of many letters too much for an expression."""
_WITHIN = ("places", "organisations")
"""What lies in, or belongs to, its `parent`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`what` is wrong at `where`: a table, the record's id and place in it; a `fault` makes it unusable."""

    where: str
    what: str
    fault: bool

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def findings(tables: Tables, among: Tables | None = None) -> list[Finding]:
    """Everything found; ids may lead to what is in `among`, which is these tables if it is not given.

    Doubts are about whole gazetteers: names and posts are compared only where `among` is not given.
    """
    faults = list(_misshapen(tables))
    if faults:
        return faults
    known = among or tables
    return [*_lost(tables, known), *_circular(tables, known), *(() if among else _doubts(tables))]


def _where(table: str, number: int, record: object) -> str:
    identity = record.get("id") if isinstance(record, Mapping) else None
    return f"{table}[{number}]{f' ({identity})' if identity else ''}"


def _misshapen(tables: Tables) -> Iterator[Finding]:
    for table in tables.keys() & NEEDED.keys():
        for number, record in enumerate(tables[table]):
            for what in _wrong_in(table, record):
                yield Finding(where=_where(table, number, record), what=what, fault=True)


def given_twice(table: str, records: Iterable[object]) -> Iterator[Finding]:
    """Ids of several records in one file, of which the last would hold."""
    ids = Counter(r["id"] for r in records if isinstance(r, Mapping) and isinstance(r.get("id"), str))
    for identity, times in ids.items():
        if times > 1:
            yield Finding(where=table, what=f"{identity!r} is the id of {times} records", fault=True)


def _wrong_in(table: str, record: object) -> Iterator[str]:
    if not isinstance(record, Mapping):
        yield "is not an object"
        return
    if not isinstance(record.get("id"), str) or not record["id"]:
        yield "has no id"
    for name, kind in NEEDED[table].items():
        if name not in record:
            yield f"has no {name}"
        elif not isinstance(record[name], kind):
            yield f"{name} is of the wrong form"
        elif name in ("names", "phrases"):
            yield from _wrong_names(name, record[name])
    yield from _unknown(record, {"id", "source", *NEEDED[table], *_OPTIONAL.get(table, ())})
    yield from _unknown_within(table, record)
    if record.get("side") not in (*sides(), None):
        yield f"side {record['side']!r} is neither {' nor '.join(sides())}"
    if table == "people" and isinstance(record.get("posts"), list):
        yield from _wrong_tenures(record["posts"])
    if table == "people" and isinstance(record.get("ranks"), list):
        yield from (
            f"ranks[{n}] has no rank"
            for n, rank in enumerate(record["ranks"])
            if not isinstance(rank, Mapping) or not isinstance(rank.get("rank"), str)
        )


def _unknown(given: Mapping[str, Any], fields: Collection[str], what: str = "field") -> Iterator[str]:
    for name in sorted(given.keys() - fields):
        yield f"has no such {what}: {name!r}{close_to(name, set(fields) - given.keys())}"


def _unknown_within(table: str, record: Record) -> Iterator[str]:
    """What nothing reads of a record's lists, and words in languages that are not read."""
    for name, value in record.items():
        if name in _IN_LANGUAGES and isinstance(value, Mapping):
            yield from (f"{name} {what}" for what in _unknown(value, LANGUAGES, "language"))
        if isinstance(value, list) and (fields := _NESTED.get((table, name))):
            items = ((n, item) for n, item in enumerate(value) if isinstance(item, Mapping))
            yield from (f"{name}[{n}] {what}" for n, item in items for what in _unknown(item, fields))


def _wrong_names(field: str, names: Mapping[str, Any]) -> Iterator[str]:
    for language, said in names.items():
        if not isinstance(said, list) or not all(isinstance(name, str) and name.strip() for name in said):
            yield f"{field}.{language} is not a list of names"
        elif any(len(name) > _LONGEST_NAME for name in said):
            yield f"{field}.{language} has a name of more than {_LONGEST_NAME} characters"


def _wrong_tenures(tenures: Sequence[Any]) -> Iterator[str]:
    for number, tenure in enumerate(tenures):
        if not isinstance(tenure, Mapping) or not isinstance(tenure.get("post"), str):
            yield f"posts[{number}] names no post"
            continue
        wrong = [end for end in ("from", "to") if not _is_partial_day(tenure.get(end))]
        yield from (f"posts[{number}].{end} {tenure[end]!r} is no day, month or year" for end in wrong)
        if not wrong and _ends_early(tenure.get("from"), tenure.get("to")):
            yield f"posts[{number}] ends ({tenure['to']}) before it begins ({tenure['from']})"


def _is_partial_day(said: Any) -> bool:
    if said is None:
        return True
    if not isinstance(said, str) or not _DAY.fullmatch(said):
        return False
    try:
        date.fromisoformat(said + "-01-01"[len(said) - len("2026") :])
    except ValueError:
        return False
    return True


def _ends_early(start: str | None, end: str | None) -> bool:
    """As far as both days are known."""
    return bool(start and end and end[: len(start)] < start[: len(end)])


def _lost(tables: Tables, among: Tables) -> Iterator[Finding]:
    """Ids that are referred to, and that no record has."""
    known = {table: {r.get("id") for r in records} for table, records in among.items()}
    for table, records in tables.items():
        for number, record in enumerate(records):
            for other, identity in _referred(table, record):
                if identity is not None and identity not in known.get(other, set()):
                    what = f"there is no {identity!r} in {other}"
                    yield Finding(where=_where(table, number, record), what=what, fault=True)


def _circular(tables: Tables, among: Tables) -> Iterator[Finding]:
    """What lies within itself, over however many parents."""
    for table in _WITHIN:
        parents = {r["id"]: r["parent"] for t in (among, tables) for r in t.get(table, ())}
        for number, record in enumerate(tables.get(table, ())):
            above: dict[Any, None] = {}
            parent = record["parent"]
            while parent is not None and parent not in above:
                above[parent] = None
                parent = parents.get(parent)
            if record["id"] in above:
                what = f"its parents lead back to it: {' in '.join([record['id'], *above])}"
                yield Finding(where=_where(table, number, record), what=what, fault=True)


def _referred(table: str, record: Record) -> Iterator[tuple[str, Any]]:
    match table:
        case "people":
            yield from (("posts", tenure["post"]) for tenure in record["posts"])
        case "posts":
            yield "levels", record["level"]
        case "places":
            yield "places", record["parent"]
        case "organisations":
            yield "organisations", record["parent"]
        case "mechanisms":
            yield from (("places", place) for e in record["editions"] for place in e.get("place") or ())
        case "gates":
            yield from (("places", place) for place in (record["id"], *record["across"]))
        case "series":
            yield "mechanisms", record["id"]
        case "staff":
            yield "organisations", record["id"]
            yield from (("posts", post) for post in record["posts"])
            yield from (("mechanisms", mechanism) for mechanism in record["mechanisms"])


def _doubts(tables: Tables) -> Iterator[Finding]:
    for table in SOURCED:
        for number, record in enumerate(tables.get(table, ())):
            if not record.get("source"):
                yield Finding(where=_where(table, number, record), what="names no source", fault=False)
    for table in _NAMED:
        yield from _claimed_twice(table, tables.get(table, ()))
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


def _strange_ranks(people: Sequence[Record]) -> Iterator[Finding]:
    """Ranks that no encounter would tell."""
    for number, person in enumerate(people):
        for rank in person["ranks"]:
            if not vietnamese_rank(rank["rank"]):
                what = f"the table of ranks has no {rank['rank']!r}"
                yield Finding(where=_where("people", number, person), what=what, fault=False)


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
