"""A digest laid out for reading, in words but without form: what the text and the HTML both show."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Literal
from zoneinfo import ZoneInfo

from alerts import words
from alerts.changes import Change, changes_of
from alerts.header import one_line
from alerts.sources import Evidence, Sources, evidence_of, sources_of
from alerts.subscription import weight
from alerts.words import Language, word, word_or
from meetings import gazetteer
from meetings.beat import opposite, sides
from meetings.encounter import Encounter, Participant, Side
from meetings.meeting import Difference, Meeting

_LAYERS = ("agreed", "proposed", "reviewed")
_LONG = 8  # items of one list a reader will read


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One meeting to tell of, as of `version`; `news` is what changed since it was told, empty when new."""

    meeting: Meeting
    version: int
    news: Sequence[Difference] = ()

    @property
    def change(self) -> Literal["new", "updated"]:
        return "updated" if self.news else "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`said` is rank and name, `post` the words for the post or empty."""

    said: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """`more` says in words how many people are not listed; of a host nobody may be named."""

    side: str
    host: bool
    heads: tuple[Person, ...]
    members: tuple[Person, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One meeting in words, its `weight` 1 to 5; `beneath` are those of the visit or exchange it is."""

    change: Literal["new", "updated"]
    weight: int
    headline: str
    kind: str
    status: str
    status_id: str
    when: str
    places: tuple[str, ...]
    where: str
    hosting: str
    delegations: tuple[Delegation, ...]
    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    sources: Sources
    beneath: tuple["Shown", ...] = ()

    @property
    def under_headline(self) -> tuple[str, ...]:
        """Status, date, place, and who hosts when it is neither side alone; what is unknown is absent."""
        return tuple(part for part in (self.status, self.when, self.where, self.hosting) if part)


def show(entries: Iterable[Entry], language: Language, zone: ZoneInfo) -> tuple[Shown, ...]:
    """Meetings by their day, new ones before updates; parts of a visit or exchange told here beneath it."""
    ordered = sorted(entries, key=_by_day)
    known = {e.meeting.id for e in ordered}

    def tree(entry: Entry, above: frozenset[str]) -> Shown:
        above |= {entry.meeting.id}
        parts = [e for e in ordered if _whole(e, known) == entry.meeting.id and e.meeting.id not in above]
        return _shown(entry, tuple(tree(e, above) for e in parts), language, zone)

    return tuple(tree(e, frozenset()) for e in _tops(ordered))


def foremost(entries: Sequence[Entry], language: Language, zone: ZoneInfo) -> Shown:
    """The meeting that matters most, none of those beneath another."""
    first = min(_tops(entries), key=lambda e: (-weight(e.meeting.facts), _by_day(e)))
    return _shown(first, (), language, zone)


def _tops(entries: Sequence[Entry]) -> Sequence[Entry]:
    known = {e.meeting.id for e in entries}
    return [e for e in entries if _whole(e, known) is None] or entries


def _whole(entry: Entry, known: AbstractSet[str]) -> str | None:
    """The visit or the exchange that a meeting is part of, if it is told here."""
    links = (entry.meeting.visit, entry.meeting.parent)
    return next((i for i in links if i in known and i != entry.meeting.id), None)


def _by_day(entry: Entry) -> tuple[bool, date, int, str]:
    """Undated ones come last; of one day, what matters most comes first."""
    facts = entry.meeting.facts
    day = facts.start or facts.end or date.max
    return entry.change == "updated", day, -weight(facts), entry.meeting.id


def _shown(entry: Entry, beneath: tuple[Shown, ...], language: Language, zone: ZoneInfo) -> Shown:
    facts = entry.meeting.facts
    return Shown(
        change=entry.change,
        weight=weight(facts),
        headline=headline(facts, language),
        kind=gazetteer.kind_label(facts.kind, language),
        status=word_or(f"status.{facts.status}", language, facts.status),
        status_id=facts.status,
        when=words.dates(facts.start, facts.end, facts.date_precision, language),
        places=tuple(one_line(words.place_name(p, language), 60) for p in facts.places),
        where=words.listed(some([words.place_of(p, language) for p in facts.places], language), language),
        hosting=word_or(f"host_{facts.host_side}", language, ""),
        delegations=tuple(d for side in sides() if (d := _delegation(facts, side, language))),
        changes=changes_of(entry.news, language),
        facts=tuple(_facts(facts, language)),
        evidence=evidence_of(entry.meeting),
        sources=sources_of(entry.meeting, language, zone),
        beneath=beneath,
    )


def some(items: Sequence[str], language: Language, most: int = _LONG) -> list[str]:
    """The first few, each as one line, and how many more there are."""
    shown = [one_line(item, 200) for item in items[:most]]
    return [*shown, word("more", language, n=len(items) - most)] if len(items) > most else shown


def headline(facts: Encounter, language: Language) -> str:
    """Who meets whom, as a newspaper would put it; what and where when nobody is named."""
    of_side = {side: _names(facts, side, language) for side in sides()}
    host = facts.host_side if facts.host_side in of_side else sides()[0]
    guest = opposite(host)
    said = {"first": of_side[host], "second": of_side[guest], "host": of_side[host], "guest": of_side[guest]}
    said |= {"guests": words.side_of(guest, language), "place": _first_place(facts, language)}
    form = words.headline_form(facts.kind, language) or "{nobody}"
    needed = {name for _, name, _, _ in Formatter().parse(form) if name} - {"country"}
    unplaced = facts.host_side not in of_side and not needed <= {"first", "second"}
    if all(said.get(name) for name in needed) and not unplaced:
        return form.format(**said, country=words.side_of(host, language))
    label = words.kind_of(facts, language)
    names = " – ".join(name for name in of_side.values() if name)
    return f"{label}: {names}" if names else ", ".join(part for part in (label, said["place"]) if part)


def _first_place(facts: Encounter, language: Language) -> str:
    return one_line(words.place_name(facts.places[0], language), 60) if facts.places else ""


def _names(facts: Encounter, side: Side, language: Language) -> str:
    names = [words.name_of(person, language) for person in facts.heads(side)]
    return ", ".join(some([name for name in names if name], language, 2))


def _delegation(facts: Encounter, side: Side, language: Language) -> Delegation | None:
    people = [p for p in facts.participants if p.side == side]
    if not people and facts.host_side != side:
        return None
    heads = [_person(p, language) for p in people if p.role == "head"]
    members = [_person(p, language) for p in people if p.role == "member"]
    left = len(heads[_LONG:]) + len(members[_LONG:])
    return Delegation(
        side=words.side_of(side, language),
        host=facts.host_side == side,
        heads=tuple(heads[:_LONG]),
        members=tuple(members[:_LONG]),
        more=word("more", language, n=left) if left else "",
    )


def _person(person: Participant, language: Language) -> Person:
    name, post = words.name_of(person, language), words.post_of(person, language)
    rank = words.rank_of(person, language)
    said = word("who.rank_name", language, rank=rank, name=name) if rank else name
    return Person(said=one_line(said, 120), post="" if name == post else one_line(post, 120))


def _facts(facts: Encounter, language: Language) -> Iterable[Fact]:
    topics = {
        layer: [gazetteer.topic_label(t.id, language) for t in facts.topics if t.layer == layer]
        for layer in _LAYERS
    }
    signed = [d.title for d in facts.documents if d.signed]
    named = [d.title for d in facts.documents if not d.signed]
    kind = gazetteer.kind_label(facts.kind, language)
    within = words.edition_of(facts.mechanism, language, facts.start or facts.end) if facts.mechanism else ""
    found = {
        "within": [within] if within and kind.casefold() not in within.casefold() else [],
        "signed": signed,
        **topics,
        "named": named,
        "invited": [words.invitation_of(i, language) for i in facts.invitations],
    }
    for name, values in found.items():
        if values:
            yield Fact(label=word(name, language), values=tuple(some(values, language)))
