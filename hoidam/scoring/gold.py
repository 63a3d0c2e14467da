"""What people say an article tells: its label, and the encounters with the fields they vouch for.

``gold`` has ``label`` and may have ``why`` or ``category``, and ``encounters``: objects of the public form,
with only the fields that are to be scored (null and empty mean that there is nothing to be read), and with
``meeting`` and ``visit``, names under which articles about the same one come together. ``borderline``
articles count for nothing. The short form, ``facts`` with ``event`` and ``umbrella``, gives one encounter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hoidam.files import content_of, objects_in
from hoidam.understanding import understood
from meetings import gazetteer
from meetings.article import Article, article_from_json
from meetings.errors import BadArticle
from meetings.folding import tones
from meetings.reading.editions import ENCOUNTERS
from meetings.series import mechanism_kinds
from meetings.verdict import Label

LABELS: tuple[Label, ...] = ("meeting", "ties", "none")
SCORED = (
    "kind",
    "status",
    "start",
    "end",
    "places",
    "participants",
    "host_side",
    "level",
    "mechanism",
    "topics",
    "documents",
)
"""Fields of the public form that gold may name."""
LISTS = ("places", "participants", "topics", "documents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An encounter in the public form; `meeting` and `visit` are None where nobody said which."""

    fields: Mapping[str, Any]
    meeting: str | None = None
    visit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article with what a person says of it and what we read.

    `told` is None where only the label is given; unless `complete`, there may be encounters besides.
    """

    article: Article
    gold: Label
    why: str
    borderline: bool
    told: tuple[Told, ...] | None
    complete: bool
    given: Label
    score: float
    read: tuple[Mapping[str, Any], ...]
    reasons: tuple[str, ...]

    @property
    def wanted(self) -> bool:
        return self.gold != "none"

    @property
    def found(self) -> bool:
        return self.given != "none"


def labelled_in(path: Path) -> Iterator[Labelled | BadArticle]:
    """Read every line of a JSON Lines file of labelled articles; a bad line is yielded as its error.

    Raises `BadArticle` when the file cannot be read.
    """
    labels: dict[str, tuple[Label, str]] = {}
    for where, value in objects_in(path, content_of(path)):
        try:
            if isinstance(value, BadArticle):
                raise value
            found = labelled(value)
            label, first = labels.setdefault(found.article.url, (found.gold, where))
        except BadArticle as error:
            yield BadArticle(f"{where}: {error}")
        else:
            contradicts = f"{where}: {found.article.url}: is labelled {found.gold}, but {label} in {first}"
            yield found if label == found.gold else BadArticle(contradicts)


def labelled(value: Any) -> Labelled:
    """One line of such a file; raises `BadArticle`, naming what is wrong."""
    article = article_from_json(value)
    gold = value.get("gold")
    if not isinstance(gold, dict) or gold.get("label") not in LABELS:
        raise BadArticle(f"{article.url}: gold.label must be one of {', '.join(LABELS)}")
    try:
        told = _told(gold)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadArticle(f"{article.url}: gold: {error}") from error
    verdict, encounters = understood(article)
    return Labelled(
        article=article,
        gold=gold["label"],
        why=str(gold.get("category") or gold.get("why") or ""),
        borderline=bool(gold.get("borderline")),
        told=told,
        complete=gold.get("encounters") is not None or not told,
        given=verdict.label,
        score=verdict.score,
        read=tuple(e.as_json() for e in encounters),
        reasons=tuple(f"{r.rule}: “{r.quote}”" for r in verdict.reasons),
    )


def _told(gold: Mapping[str, Any]) -> tuple[Told, ...] | None:
    if not isinstance(gold.get("borderline", False), bool):
        raise TypeError("borderline must be true or false")
    if gold["label"] == "none" and (gold.get("encounters") or gold.get("facts")):
        raise ValueError("label is none, but there is something to be read")
    if gold.get("encounters") is not None:
        return tuple(_encounter(e) for e in _objects("encounters", gold["encounters"]))
    if gold.get("facts") or (gold.get("event") and gold["label"] == "meeting"):
        fields = _from_facts(gold.get("facts") or {})
        return (Told(fields=fields, meeting=gold.get("event"), visit=gold.get("umbrella")),)
    return () if gold["label"] != "meeting" else None


def _encounter(value: Mapping[str, Any]) -> Told:
    """Raises `ValueError` for fields and ids that we do not know: misspelt labels would count as mistakes."""
    fields = {name: said for name, said in value.items() if name not in ("meeting", "visit")}
    if unknown := [name for name in fields if name not in SCORED]:
        raise ValueError(f"nothing is known of {', '.join(unknown)}")
    for name in ("start", "end"):
        if fields.get(name) is not None and not _is_day(str(fields[name])):
            raise ValueError(f"{name} {fields[name]!r} is no day such as 2024-10-24")
    start, end = fields.get("start"), fields.get("end")
    if start and end and end < start:
        raise ValueError(f"end {end} is before start {start}")
    if nameless := [name for name in ("meeting", "visit") if not isinstance(value.get(name), str | None)]:
        raise ValueError(f"{nameless[0]} must be a name")
    fields |= {name: _objects(name, fields[name] or []) for name in LISTS if name in fields}
    if unknown := list(_unknown_ids(fields)):
        raise ValueError(f"the gazetteer does not have {', '.join(unknown)}")
    return Told(fields=fields, meeting=value.get("meeting"), visit=value.get("visit"))


def _objects(name: str, value: object) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise ValueError(f"{name} must be a list of objects")
    return value


def _unknown_ids(fields: Mapping[str, Any]) -> Iterator[str]:
    people = fields.get("participants", ())
    named = {
        "kinds": [fields.get("kind")],
        "levels": [fields.get("level")],
        "places": [p["id"] for p in fields.get("places", ())],
        "people": [p.get("person") for p in people],
        "posts": [p.get("post") for p in people],
        "mechanisms": [(fields.get("mechanism") or {}).get("id")],
        "topics": [t["id"] for t in fields.get("topics", ())],
    }
    for file, ids in named.items():
        known = {record["id"] for record in gazetteer.records(file)}
        yield from (f"{identity!r} in {file}" for identity in ids if identity and identity not in known)


_KINDS = {
    "border-exchange": "border_exchange",
    "strategic-dialogue": "dialogue",
    "sideline-meeting": "sideline",
    "joint-exercise": "exercise",
    "ship-visit": "port_call",
    "reception": "receive",
    "joint-patrol": "joint_patrol_sea",
}


def _from_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The short form: a day or ``first/last``, words for kind and place, and names within free text."""
    kind = _KINDS.get(facts.get("kind", ""), facts.get("kind"))
    first, _, last = str(facts.get("date") or "").partition("/")
    fields: dict[str, Any] = {name: facts[name] for name in ("status",) if name in facts}
    if kind:
        fields["kind"] = kind
    if _is_day(first):
        fields |= {"start": first, "end": last or first}
    if facts.get("place"):
        fields["places"] = [{"id": identity} for identity in _named_places(facts["place"])]
    if people := [p for said in facts.get("participants", ()) for p in _people(said)]:
        fields["participants"] = people
    series = next((name for name, of in mechanism_kinds().items() if of == kind), None)
    if facts.get("ordinal") and series and kind in ENCOUNTERS:
        fields["mechanism"] = {"id": series, "ordinal": facts["ordinal"]}
    return fields


def _named_places(words: str) -> list[str]:
    """A town is a place; the province behind its name only says where it lies."""
    named = _named("places", words)
    around = {gazetteer.places()[identity].parent for identity in named if identity in gazetteer.places()}
    return [identity for identity in named if identity not in around]


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _people(words: str) -> list[dict[str, Any]]:
    sides = {r["id"]: r["side"] for r in gazetteer.records("people")}
    return [
        {"person": identity, "name": None, "side": sides[identity]} for identity in _named("people", words)
    ]


def _named(file: str, words: str) -> list[str]:
    """Ids of records with a name in the text, in its order."""
    text = tones(words)
    at = {
        record["id"]: min(places)
        for record in gazetteer.records(file)
        if (
            places := [
                text.find(tones(n)) for names in record["names"].values() for n in names if tones(n) in text
            ]
        )
    }
    return sorted(at, key=lambda identity: at[identity])
