"""How well encounters are read: gold and read ones are paired, and each field of them compared.

Within one article the pair most alike comes first, then the best of what is left, and so on. Alike means the
same kind (3) or one of its family (1), each head in common (2), the same first day (2), mechanism (2), place
(1) and status (1); a pair needs 2. A field is a set of items; what is in both sets of a pair is a hit, and of
an encounter without a partner everything is missed or invented. Only fields that gold names are compared; of
invented encounters those that any gold encounter of the article names; where it has none, kind, status,
dates, places and people. Side, rank and post are compared for those whom both name, where gold gives them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoidam.scoring.gold import Labelled, Told
from hoidam.scoring.verdicts import Score
from meetings.folding import plain
from meetings.gazetteer import places

Fields = Mapping[str, Any]
Item = Any
"""Something that can be compared and counted: an id, a date, a name with what is said of it."""

_FAMILIES = (
    {"talks", "call", "receive", "sideline", "working_meeting", "dialogue", "visit", "gathering"},
    {"phone", "video_talks"},
    {"joint_patrol_sea", "joint_patrol_land", "exercise"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`items` of an encounter in the public form's `source`; leniently, two items are one when `alike`."""

    source: str
    items: Callable[[Fields], Collection[Item]]
    alike: Callable[[Any, Any], bool]


def _one(name: str) -> Callable[[Fields], Collection[Item]]:
    return lambda fields: [fields[name]] if fields.get(name) else []


def _person(person: Fields) -> str:
    """Who it is: the id, else the folded name, else the post and its side."""
    post = f"{person.get('side')}:{person.get('post')}"
    return person.get("person") or (plain(person["name"]) if person.get("name") else post)


def _of_people(*names: str, role: str | None = None) -> Callable[[Fields], Collection[Item]]:
    """Each person with the values of these names; those without one of them are left out."""

    def items(fields: Fields) -> Collection[Item]:
        return {
            (_person(p), *(p.get(name) for name in names))
            for p in fields.get("participants") or ()
            if all(p.get(name) for name in names) and (role is None or p.get("role", "head") == role)
        }

    return items


def _places(fields: Fields) -> Collection[Item]:
    return {p["id"] for p in fields.get("places") or ()}


def _mechanism(fields: Fields) -> Collection[Item]:
    found = fields.get("mechanism")
    return [(found["id"], found.get("ordinal"))] if found else []


def _ordinal(fields: Fields) -> Collection[Item]:
    ordinal = (fields.get("mechanism") or {}).get("ordinal")
    return [ordinal] if ordinal else []


def _topics(fields: Fields) -> Collection[Item]:
    return {(t["id"], t["layer"]) for t in fields.get("topics") or ()}


def _documents(fields: Fields) -> Collection[Item]:
    return {(plain(d["title"]), d["signed"]) for d in fields.get("documents") or ()}


def kind_family(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


def _near(one: str, other: str) -> bool:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1


def _within(one: str, other: str) -> bool:
    """The same place, one in the other, or both in one province."""
    return bool({one, _province(one)} & {other, _province(other)} - {None})


def _province(identity: str) -> str | None:
    return places()[identity].parent if identity in places() else None


def _first(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return bool(one[0] == other[0])


def _same_name(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """The same person, or every word of the shorter name is in the longer."""
    ours, theirs = sorted((set(str(one[0]).split()), set(str(other[0]).split())), key=len)
    return ours <= theirs


def _off(status: str) -> str:
    return "off" if status in ("postponed", "cancelled", "unconfirmed") else status


def _words_shared(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """At least half of the words of the shorter title are in the longer, signed or not."""
    ours, theirs = sorted((set(one[0].split()), set(other[0].split())), key=len)
    return len(ours & theirs) * 2 >= len(ours)


_ALWAYS = {"kind", "status", "start", "end", "places", "participants"}
ENOUGH = 2
FIELDS: dict[str, Field] = {
    "kind": Field(source="kind", items=_one("kind"), alike=kind_family),
    "status": Field(source="status", items=_one("status"), alike=lambda a, b: _off(a) == _off(b)),
    "start": Field(source="start", items=_one("start"), alike=_near),
    "end": Field(source="end", items=_one("end"), alike=_near),
    "place": Field(source="places", items=_places, alike=_within),
    "participants": Field(source="participants", items=_of_people(), alike=_same_name),
    "heads": Field(source="participants", items=_of_people(role="head"), alike=_same_name),
    "side": Field(source="participants", items=_of_people("side"), alike=_first),
    "rank": Field(source="participants", items=_of_people("rank"), alike=_first),
    "post": Field(source="participants", items=_of_people("post"), alike=_first),
    "host": Field(source="host_side", items=_one("host_side"), alike=lambda a, b: bool(a == b)),
    "level": Field(source="level", items=_one("level"), alike=lambda a, b: bool(a == b)),
    "mechanism": Field(source="mechanism", items=_mechanism, alike=_first),
    "ordinal": Field(source="mechanism", items=_ordinal, alike=lambda a, b: bool(a == b)),
    "topics": Field(source="topics", items=_topics, alike=_first),
    "documents": Field(source="documents", items=_documents, alike=_words_shared),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold encounter and the read one that stands for it; one of the two may be missing."""

    gold: Told | None
    read: Fields | None


def paired(labelled: Labelled) -> list[Pair]:
    """Every gold and every read encounter of an article, once.

    None of borderline articles and where gold gives a label only; where it is not complete, those it gives.
    """
    if labelled.told is None or labelled.borderline:
        return []
    gold, read = dict(enumerate(labelled.told)), dict(enumerate(labelled.read))
    likely = [(likeness(g.fields, r), i, j) for i, g in gold.items() for j, r in read.items()]
    pairs = []
    for alike, i, j in sorted(likely, key=lambda found: (-found[0], *found[1:])):
        if alike >= ENOUGH and i in gold and j in read:
            pairs.append((i, Pair(gold=gold.pop(i), read=read.pop(j))))
    pairs += [(i, Pair(gold=g, read=None)) for i, g in gold.items()]
    return [
        *(pair for _, pair in sorted(pairs, key=lambda p: p[0])),
        *(Pair(gold=None, read=r) for r in read.values() if labelled.complete),
    ]


def likeness(gold: Fields, read: Fields) -> int:
    """A gold encounter that says nothing may be any."""
    if not gold:
        return ENOUGH
    kind = gold.get("kind", read["kind"])
    heads = set(FIELDS["heads"].items(gold)) & set(FIELDS["heads"].items(read))
    return (
        (3 if kind == read["kind"] else int(kind_family(kind, read["kind"])))
        + 2 * len(heads)
        + 2 * _agree("start", gold, read)
        + 2 * _agree("mechanism", gold, read)
        + _agree("place", gold, read)
        + _agree("status", gold, read)
    )


def _agree(name: str, gold: Fields, read: Fields) -> bool:
    return bool(set(FIELDS[name].items(gold)) & set(FIELDS[name].items(read)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldScore:
    exact: Score
    lenient: Score


def field_scores(labelled: Iterable[Labelled]) -> dict[str, FieldScore]:
    """Each field over all encounters of the articles, every item counting once."""
    cases = [case for each in labelled for case in _cases(each)]
    return {
        name: FieldScore(
            exact=_total(name, cases, lambda a, b: bool(a == b)), lenient=_total(name, cases, field.alike)
        )
        for name, field in FIELDS.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is compared: the pair, and the names of the public form that are."""

    gold: Fields
    read: Fields
    names: Collection[str]


def _cases(labelled: Labelled) -> list[Case]:
    told = labelled.told or ()
    named = {name for t in told for name in t.fields} or _ALWAYS
    return [
        Case(
            gold=pair.gold.fields if pair.gold else {},
            read=pair.read or {},
            names=pair.gold.fields.keys() if pair.gold else named,
        )
        for pair in paired(labelled)
    ]


def _total(name: str, cases: Iterable[Case], same: Callable[[Any, Any], bool]) -> Score:
    hits = misses = alarms = 0
    for case in cases:
        if FIELDS[name].source not in case.names:
            continue
        agreed, missed, invented = compared(name, case.gold, case.read, same)
        hits += agreed
        misses += len(missed)
        alarms += len(invented)
    return Score(hits=hits, misses=misses, false_alarms=alarms)


def compared(
    name: str, gold: Fields, read: Fields, same: Callable[[Any, Any], bool]
) -> tuple[int, list[Item], list[Item]]:
    """How many items both have, those that only gold has, and those only read; each has one twin at most."""
    wanted, found = FIELDS[name].items(gold), FIELDS[name].items(read)
    if name in ("side", "rank", "post"):
        wanted, found = _of_known(wanted, _of_people()(read)), _of_known(found, wanted)
    missed, left = [], sorted(found, key=str)
    for item in sorted(wanted, key=str):
        twin = item if item in left else next((other for other in left if same(item, other)), None)
        if twin is None:
            missed.append(item)
        else:
            left.remove(twin)
    return len(wanted) - len(missed), missed, left


def _of_known(items: Collection[Any], known: Collection[Any]) -> Collection[Any]:
    """The items about people that the others are about too."""
    people = {item[0] for item in known}
    return [item for item in items if item[0] in people]
