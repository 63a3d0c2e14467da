"""A digest laid out for reading, in words but without form: what the text and the HTML both show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from alerts import words
from alerts.changes import Change, change_of, changes_of
from alerts.entries import Entry, by_day, ordered_by_weight, tops, whole_of
from alerts.header import one_line
from alerts.headline import headline
from alerts.sentence import flag_of, sentence
from alerts.sources import Evidence, Sources, evidence_of, sources_of
from alerts.standing import confidence, disputed, told_by, unknown
from alerts.subscription import Detail, weight
from alerts.words import MOST, Language, some, word, word_or
from meetings import gazetteer
from meetings.beat import sides
from meetings.encounter import Encounter, Participant, Side, Status
from meetings.meeting import Meeting
from meetings.news_kinds import ERRATA, takes_back

_LAYERS = ("agreed", "proposed", "reviewed")


Section = Literal["attention", "new", "updated"]
SECTIONS: tuple[Section, ...] = get_args(Section)

__all__ = ["SECTIONS", "Entry", "Shown", "foremost", "in_detail", "show"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`said` is rank and name, `post` the words for the post or empty."""

    said: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """`more` says in words how many are not listed; units stand for people, and a host may be alone."""

    side: str
    host: bool
    heads: tuple[Person, ...]
    members: tuple[Person, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`id` is the name of the word for its label, such as ``agreed``."""

    id: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One meeting in words, its `weight` 1 to 5; `beneath` are those of the visit or exchange it is.

    `sentence` says it all at once, `alone` the same where nothing else is told; `flag` in words what must not
    be overlooked, such as that it is off. What is not wished for with `detail` is empty.
    """

    id: str
    detail: Detail
    change: Literal["new", "updated"]
    sentence: str
    alone: str
    flag: str
    flag_id: str
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
    told_by: str
    confidence: str
    unknown: tuple[str, ...]
    beneath: tuple["Shown", ...] = ()

    @property
    def section(self) -> Section:
        """Where it stands in a digest."""
        return "attention" if self.flag else self.change

    @property
    def link(self) -> str | None:
        """The first report that can be opened."""
        return self.sources.link

    @property
    def under_headline(self) -> tuple[str, ...]:
        """Status, date, place, and who hosts when it is neither side alone; what is unknown is absent."""
        return tuple(part for part in (self.status, self.when, self.where, self.hosting) if part)


def show(
    entries: Iterable[Entry], language: Language, zone: ZoneInfo, detail: Detail = "full"
) -> tuple[Shown, ...]:
    """What must not be overlooked, then new ones, then updates, in each what matters most first.

    Meetings of one visit or exchange stand together, beneath it if it is told here.
    """
    ordered = ordered_by_weight(list(entries))
    known = {e.meeting.id for e in ordered}
    beneath: dict[str | None, list[Entry]] = {}
    for each in sorted(ordered, key=by_day):
        beneath.setdefault(whole_of(each, known), []).append(each)

    def tree(entry: Entry, above: frozenset[str]) -> Shown:
        above |= {entry.meeting.id}
        parts = [e for e in beneath.get(entry.meeting.id, ()) if e.meeting.id not in above]
        return in_detail(_shown(entry, tuple(tree(e, above) for e in parts), language, zone), detail)

    found = [tree(e, frozenset()) for e in tops(ordered)]
    return tuple(sorted(found, key=lambda shown: SECTIONS.index(shown.section)))


def in_detail(shown: Shown, detail: Detail) -> Shown:
    """The same with less: a headline is a sentence and a link, a summary what is new and what came of it."""
    beneath = tuple(in_detail(part, detail) for part in shown.beneath)
    if detail == "full":
        return replace(shown, detail=detail, beneath=beneath)
    sources = replace(shown.sources, reports=(), more="")
    if detail == "summary":
        facts = tuple(fact for fact in shown.facts if fact.id in _SUMMED_UP)
        return replace(
            shown, detail=detail, delegations=(), facts=facts, evidence=(), sources=sources, beneath=beneath
        )
    return replace(
        shown, detail=detail, sentence=shown.alone, delegations=(), changes=(), facts=(), evidence=(),
        sources=sources, confidence="", unknown=(), beneath=beneath,
    )  # fmt: skip


_SUMMED_UP = {"disputed", "agreed", "signed", "invited"}


def foremost(entries: Sequence[Entry], language: Language, zone: ZoneInfo) -> Shown:
    """The meeting that matters most, none of those beneath another."""
    return _shown(tops(ordered_by_weight(entries))[0], (), language, zone)


def _shown(entry: Entry, beneath: tuple[Shown, ...], language: Language, zone: ZoneInfo) -> Shown:
    facts = entry.meeting.facts
    erratum = takes_back(entry.news, facts)
    merged = any(news.field == "merged" for news in entry.news)
    withdrawn = entry.change == "updated" and not entry.meeting.articles and not merged
    flag = "erratum" if erratum else "withdrawn" if withdrawn else flag_of(facts) or ""
    plain = _withdrawn(entry, language) if withdrawn else sentence(facts, language)
    return Shown(
        id=entry.meeting.id,
        detail="full",
        change=entry.change,
        sentence=plain,
        alone=_alone(entry, plain, language),
        flag=word(f"flag.{flag}", language) if flag else "",
        flag_id=flag,
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
        facts=tuple(_facts(entry.meeting, language)),
        evidence=evidence_of(entry.meeting),
        sources=sources_of(entry.meeting, language, zone),
        told_by=told_by(entry.meeting, language),
        confidence="" if merged else confidence(entry.meeting, language),
        unknown=unknown(facts, language),
        beneath=beneath,
    )


def _withdrawn(entry: Entry, language: Language) -> str:
    """What was told of it when there still was a report that said so."""
    facts = entry.meeting.facts
    told: Status = next((news.before for news in entry.news if news.field == "status"), "held")
    return (
        word("flag.withdrawn", language)
        + word("colon", language)
        + sentence(replace(facts, status=told), language)
    )


def _alone(entry: Entry, plain: str, language: Language) -> str:
    """The sentence, after what is taken back of what was told before."""
    errata = [change_of(news, language) for news in entry.news if news.field in ERRATA]
    said = [change.label + word("colon", language) + change.said for change in errata]
    return "".join(each + word("full_stop", language) for each in said) + plain


def _delegation(facts: Encounter, side: Side, language: Language) -> Delegation | None:
    people = [p for p in facts.participants if p.side == side]
    units = [Person(said=one_line(u.name, 120), post="") for u in facts.units if u.side == side]
    if not people and not units and facts.host_side != side:
        return None
    heads = [_person(p, language) for p in people if p.role == "head"] or units
    members = [_person(p, language) for p in people if p.role == "member"]
    left = len(heads[MOST:]) + len(members[MOST:])
    return Delegation(
        side=words.side_of(side, language),
        host=facts.host_side == side,
        heads=tuple(heads[:MOST]),
        members=tuple(members[:MOST]),
        more=word("more", language, n=left) if left else "",
    )


def _person(person: Participant, language: Language) -> Person:
    name, post = words.name_of(person, language), words.post_of(person, language)
    rank = words.rank_of(person, language)
    said = word("who.rank_name", language, rank=rank, name=name) if rank else name
    return Person(said=one_line(said, 120), post="" if name == post else one_line(post, 120))


def _is_itself(facts: Encounter, edition: str, language: Language) -> bool:
    """Whether a meeting is the edition, and not within it."""
    kind, said = gazetteer.kind_label(facts.kind, language), words.kind_of(facts, language)
    return kind.casefold() in edition.casefold() or edition.casefold() in said.casefold()


def _facts(meeting: Meeting, language: Language) -> Iterable[Fact]:
    facts = meeting.facts
    topics = {
        layer: [gazetteer.topic_label(t.id, language) for t in facts.topics if t.layer == layer]
        for layer in _LAYERS
    }
    signed = [d.title for d in facts.documents if d.signed]
    named = [d.title for d in facts.documents if not d.signed]
    within = words.edition_of(facts.mechanism, language, facts.start or facts.end) if facts.mechanism else ""
    found = {
        "disputed": disputed(meeting, language),
        "ships": [one_line(name, 80) for name in facts.ships],
        "within": [within] if within and not _is_itself(facts, within, language) else [],
        "agreed": topics["agreed"],
        "signed": signed,
        "invited": [words.invitation_of(i, language) for i in facts.invitations],
        "proposed": topics["proposed"],
        "named": named,
        "reviewed": topics["reviewed"],
    }
    for name, values in found.items():
        if values:
            yield Fact(id=name, label=word(name, language), values=tuple(some(values, language)))
