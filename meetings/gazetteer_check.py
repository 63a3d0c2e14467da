"""What is wrong with a gazetteer: records of another form, and ids that lead nowhere."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from meetings.article import LANGUAGES
from meetings.beat import sides
from meetings.finding import Finding, Numbered, Record, Tables, where
from meetings.gazetteer_doubts import doubts
from meetings.spelling import close_to

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

_DAY = re.compile(r"(?:19|20)\d\d(-\d\d(-\d\d)?)?")
_LONGEST_NAME = 200
"""Characters; what is longer is no name, and of many letters too much for an expression."""
_WITHIN = ("places", "organisations")
"""What lies in, or belongs to, its `parent`."""


def findings(tables: Tables, among: Tables | None = None) -> list[Finding]:
    """Everything found; ids may lead to what is in `among`, which is these tables if it is not given.

    Records of the wrong form are looked at no further. Doubts are about whole gazetteers: names and posts are
    compared only where `among` is not given and all have their form.
    """
    faults = list(_misshapen(tables))
    broken = {fault.where for fault in faults}
    sound = {
        table: [(n, r) for n, r in enumerate(records) if where(table, n, r) not in broken]
        for table, records in tables.items()
    }
    known = {table: _with_ids(records) for table, records in (among or tables).items()}
    faults += [*_lost(sound, known), *_circular(sound, known)]
    return [*faults, *(() if broken or among else doubts(tables))]


def _with_ids(records: Iterable[object]) -> list[Record]:
    """Records of another form are told of by their form; elsewhere they only must not be in the way."""
    return [r for r in records if isinstance(r, Mapping) and isinstance(r.get("id"), str)]


def _misshapen(tables: Tables) -> Iterator[Finding]:
    for table in tables.keys() & NEEDED.keys():
        for number, record in enumerate(tables[table]):
            for what in _wrong_in(table, record):
                yield Finding(where=where(table, number, record), what=what, fault=True)


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


def _lost(tables: Numbered, among: Tables) -> Iterator[Finding]:
    """Ids that are referred to, and that no record has."""
    known = {table: {r["id"] for r in records} for table, records in among.items()}
    for table, records in tables.items():
        for number, record in records:
            for other, identity in _referred(table, record):
                if identity is not None and identity not in known.get(other, set()):
                    what = f"there is no {identity!r} in {other}"
                    yield Finding(where=where(table, number, record), what=what, fault=True)


def _circular(tables: Numbered, among: Tables) -> Iterator[Finding]:
    """What lies within itself, over however many parents."""
    for table in _WITHIN:
        own = tables.get(table, ())
        others = {r["id"]: p for r in among.get(table, ()) if isinstance(p := r.get("parent"), str)}
        parents = others | {r["id"]: r["parent"] for _, r in own}
        for number, record in own:
            above: dict[Any, None] = {}
            parent = record["parent"]
            while parent is not None and parent not in above:
                above[parent] = None
                parent = parents.get(parent)
            if record["id"] in above:
                what = f"its parents lead back to it: {' in '.join([record['id'], *above])}"
                yield Finding(where=where(table, number, record), what=what, fault=True)


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
