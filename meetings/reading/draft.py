"""An encounter being put together: one group of candidates, its fields, and the sentences behind each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from meetings.areas import finest
from meetings.beat import opposite, sides
from meetings.encounter import (
    Document,
    Edition,
    Encounter,
    Invitation,
    Participant,
    Place,
    Status,
    Topic,
    Unit,
)
from meetings.reading.found import QUOTES, Found, of_group, quotes
from meetings.reading.groups import AFAR, ITEMS, Group, kind_of
from meetings.reading.outcomes import Outcome
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.units import UnitMention, ministries, named_by_itself
from meetings.reading.when import When
from meetings.reading.where import host_side
from meetings.reading.who import level
from meetings.series import in_the_series, mechanism_kind
from meetings.ships import ships_in
from meetings.verdict import Quote


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    story: Story
    group: Group
    kind: str
    people: Found[tuple[Participant, ...]]
    when: Found[When] | None
    where: Found[tuple[Place, ...]]

    @property
    def told(self) -> list[Passage]:
        return of_group(self.story, self.group)

    def heads(self) -> set[str | None]:
        return {p.person or p.name for p in self.people.value if p.role == "head"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How a language tells the fields of one group, which is of a kind."""

    people: Callable[[Story, Group, str], Found[tuple[Participant, ...]]]
    when: Callable[[Story, Group, str, Found[When] | None], Found[When] | None]
    """With the visit around it, for what has no date of its own."""
    where: Callable[[Story, Group, str], Found[tuple[Place, ...]]]

    def drafts(self, story: Story, groups: Sequence[Group]) -> list[Draft]:
        """The fields of each; what has no date of its own took place during the visit."""
        visits = (self.when(story, g, "visit", None) for g in groups if g.first.kind == "visit")
        stay = next((v for v in visits if v and v.value.precision != "inferred"), None)
        return [self.draft(story, g, stay) for g in groups]

    def draft(self, story: Story, group: Group, stay: Found[When] | None) -> Draft:
        """The fields of one group; the kind depends on the country, and where to look on the kind."""
        guess, guest = self.where(story, group, group.first.kind), group.guest()
        country = guess.value[0].country if guess.value else guest and opposite(guest)
        kind = kind_of(group, country)
        return Draft(
            story=story,
            group=group,
            kind=kind,
            people=self.people(story, group, kind),
            when=self.when(story, group, kind, stay),
            where=self.where(story, group, kind),
        )


def received_together(drafts: Sequence[Draft], one_by_one: Rule) -> list[Draft]:
    """Guests whom one host receives in one sentence come to one reception, unless it says `one_by_one`."""
    together: list[Draft] = []
    for told in drafts:
        apart = one_by_one.search(told.told[0].text)
        same = None if apart else next((i for i, d in enumerate(together) if _one_reception(d, told)), None)
        if same is None:
            together.append(told)
            continue
        first = together[same]
        people = {p.person or p.name: p for p in (*first.people.value, *told.people.value)}
        together[same] = replace(first, people=replace(first.people, value=tuple(people.values())))
    return together


def _one_reception(one: Draft, other: Draft) -> bool:
    guest = one.group.guest()
    if {one.kind, other.kind} != {"receive"} or guest is None:
        return False
    hosts = [
        {p.person or p.name for p in d.people.value if p.side != guest and p.role == "head"}
        for d in (one, other)
    ]
    return one.group.passages[0] == other.group.passages[0] and hosts[0] == hosts[1]


def with_shared_places(drafts: Sequence[Draft]) -> list[Draft]:
    """One guest's encounters in one country share its place where theirs is not told."""
    return [replace(d, where=_borrowed(d, drafts)) for d in drafts]


def _borrowed(draft: Draft, drafts: Sequence[Draft]) -> Found[tuple[Place, ...]]:
    if draft.where.value or draft.kind in (*AFAR, "border_exchange", "joint_patrol_sea"):
        return draft.where
    for other in drafts:
        if other.where.value and other.kind != "border_exchange" and draft.heads() & other.heads():
            return Found(value=other.where.value[:1], passages=other.where.passages)
    return draft.where


def encounter(draft: Draft, outcome: Outcome) -> Encounter:
    """The finished encounter; `outcome` is what its own sentences say came of it."""
    days, units = draft.when.value if draft.when else None, _units(draft)
    ships = _ships(draft)
    found = Encounter(
        kind=draft.kind,
        status=_status(draft),
        start=days.first if days else None,
        end=days.last if days else None,
        date_precision=days.precision if days else "day",
        places=finest(draft.where.value),
        host_side=host_side(draft.group, draft.kind, draft.where.value),
        level=level(draft.kind, draft.people.value),
        participants=draft.people.value,
        units=units.value,
        ships=ships.value,
        mechanism=_edition(draft),
        topics=tuple(t.value for t in outcome.topics),
        documents=tuple(d.value for d in outcome.documents),
        invitations=tuple(i.value for i in outcome.invitations),
    )
    return replace(found, evidence=_evidence(draft, found, units, ships, outcome))


def _units(draft: Draft) -> Found[tuple[Unit, ...]]:
    """The first named of each side without people: of those that act, or of forces where they are named."""
    parties = [p for c in draft.group.candidates for p in c.parties if isinstance(p, UnitMention)]
    beside = [u for p in draft.told for u in p.units] if draft.kind in {*ITEMS, "gathering"} else []
    named = [*named_by_itself(parties), *(u for u in named_by_itself(beside) if u.name not in ministries())]
    led = {p.side for p in draft.people.value}
    of_sides = [next((u for u in named if u.side == side), None) for side in sides() if side not in led]
    chosen, text = [u for u in of_sides if u], draft.story.text
    return Found(
        value=tuple(Unit(side=u.side, name=_unit_name(text, u)) for u in chosen),
        passages=tuple(p for u in chosen for p in draft.told if p.sentence.start <= u.start < p.sentence.end),
    )


def _ships(draft: Draft) -> Found[tuple[str, ...]]:
    """The ships that call at a port, each once."""
    told = draft.told if draft.kind == "port_call" else ()
    named = [
        (passage, passage.sentence.start + start, passage.sentence.start + end)
        for passage in told
        for start, end in ships_in(passage.text)
    ]
    return Found(
        value=tuple(dict.fromkeys(draft.story.text[start:end] for _, start, end in named)),
        passages=tuple(passage for passage, *_ in named),
    )


def _unit_name(text: str, unit: UnitMention) -> str:
    opens = unit.start if unit.opens is None else unit.opens
    return " ".join(text[opens : unit.end].split())


def _status(draft: Draft) -> Status:
    told: list[Status] = [c.status for c in draft.group.candidates]
    called_off: tuple[Status, ...] = ("postponed", "cancelled")
    for status in called_off:
        if status in told:
            return status
    anchor = draft.story.anchor
    ahead = draft.when is not None and anchor is not None and draft.when.value.first > anchor
    return "announced" if ahead or "held" not in told else "held"


def _edition(draft: Draft) -> Edition | None:
    """The edition it is."""
    named = [c.edition for c in draft.group.candidates if c.edition]
    if draft.kind in ("working_meeting", "video_talks"):
        told = (m.edition for p in draft.told for m in p.mechanisms)
        named += [edition for edition in told if mechanism_kind(edition.id) == "working_meeting"]
    edition = next((e for e in named if e.ordinal), named[0] if named else None)
    if edition is None:
        return None
    numbered = edition if edition.ordinal else _numbered(draft.story, edition)
    on = draft.when.value.first if draft.when else None
    return in_the_series(_unless_of_year(draft.story, numbered), on, draft.story.text)


def _unless_of_year(story: Story, edition: Edition) -> Edition:
    """Without a number that the text elsewhere gives it within a year."""
    told = (m for p in (story.headline, *story.passages) for m in p.mechanisms)
    yearly = {m.within_year for m in told if m.edition.id == edition.id}
    return Edition(id=edition.id) if edition.ordinal in yearly - {None} else edition


def _numbered(story: Story, edition: Edition) -> Edition:
    """The edition with the number that the headline, or else the text without another, gives it."""
    told = [p for p in story.passages if not p.background and not p.sentence.caption]
    for passages in ([story.headline], told):
        same = [
            m.edition for p in passages for m in p.mechanisms if not m.foreign and m.edition.id == edition.id
        ]
        if len(numbers := {e.ordinal for e in same if e.ordinal}) == 1:
            return Edition(id=edition.id, ordinal=numbers.pop())
    return edition


def _telling_who(draft: Draft) -> list[Passage]:
    """The sentences that tell who took part, and where they leave somebody out the first that names him."""
    told = list(draft.people.passages or draft.told)[:QUOTES]
    for person in draft.people.value:
        known = person.person or person.name or person.post
        if not any(known == (m.person or m.name or m.post) for p in told for m in p.people):
            told += filter(None, [draft.story.first_naming.get(known)])
    return told


def _evidence(
    draft: Draft,
    found: Encounter,
    units: Found[tuple[Unit, ...]],
    ships: Found[tuple[str, ...]],
    outcome: Outcome,
) -> dict[str, tuple[Quote, ...]]:
    told = quotes(draft.story, draft.told)
    dated = quotes(draft.story, draft.when.passages if draft.when else ()) or told
    placed = quotes(draft.story, draft.where.passages)
    people = quotes(draft.story, _telling_who(draft), most=None)
    said = {
        "kind": told,
        "status": told,
        "start": dated if found.start else (),
        "end": dated if found.end else (),
        "places": placed if found.places else (),
        "host_side": (placed or told) if found.host_side else (),
        "level": people if found.level else (),
        "participants": people if found.participants else (),
        "units": quotes(draft.story, units.passages),
        "ships": quotes(draft.story, ships.passages),
        "mechanism": told if found.mechanism else (),
    }
    evidence = {name: quoted for name, quoted in said.items() if quoted}
    items: dict[str, Iterable[Found[Topic] | Found[Document] | Found[Invitation]]] = {
        "topics": outcome.topics,
        "documents": outcome.documents,
        "invitations": outcome.invitations,
    }
    for name, found_items in items.items():
        if spans := {p.index: p for item in found_items for p in item.passages}:
            evidence[name] = tuple(q for p in spans.values() for q in quotes(draft.story, [p]))
    return evidence
