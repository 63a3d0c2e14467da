"""A meeting as coded events: who did what to whom, in the codes of CAMEO and PLOVER (docs/exports.md).

The codes, what they stand for and where they are from lie in ``meetings/data/events.json``; whose posts and
organisations are of which sector in ``sectors.json`` of the beat.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from meetings import gazetteer
from meetings.beat import beat, opposite, sides
from meetings.encounter import AT_SEA, Encounter, Participant, Side
from meetings.meeting import Meeting

_MILITARY = "MIL"
_THIRD = "THIRD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One side of an event: `country` as in ISO 3166-1 alpha-3, `sector` as CAMEO and PLOVER have it.

    `heads` led it; of a side nobody may be named.
    """

    side: Side
    country: str
    sector: str
    heads: tuple[Participant, ...]

    @property
    def code(self) -> str:
        """Both in one, as in dictionaries of CAMEO coders: ``USAMIL``."""
        return self.country + self.sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One directed event of a meeting, from `first` to `last`, both included.

    `is_record` is true of the one direction that PLOVER would have: its actor is the source, the guest of a
    visit. `is_mutual` says that PLOVER would list both as actors.
    """

    id: str
    meeting: Meeting
    first: date
    last: date
    precision: str
    source: Actor
    target: Actor
    code: str
    label: str
    quad: int
    goldstein: float
    category: str
    mode: str
    score: float
    contexts: tuple[str, ...]
    is_record: bool
    is_mutual: bool


def events_of(meeting: Meeting) -> tuple[Event, ...]:
    """What was announced, what was held, what the sides agreed on and what they signed, in each direction.

    Nothing of what has no day, of ceremonies within a meeting, nor of a meeting put off or called off but its
    announcement: who did that is not known.
    """
    return (*_announced(meeting), *_held(meeting))


def _announced(meeting: Meeting) -> Iterator[Event]:
    """On the day of the first report that tells of a plan, unless that came with the contact itself."""
    facts = meeting.facts
    if _kinds().get(facts.kind) is None:
        return
    told = [r.published_at for r in meeting.articles if r.aspect == "announced" and r.published_at]
    if not told and facts.status == "announced":
        told = [meeting.first_reported_at]
    days = [beat().day_of(when) for when in told]
    day = min(days, default=None)
    if day and (facts.status != "held" or facts.start is None or day < facts.start):
        yield from _pair(meeting, "announce", (day, day, "day"))


def _held(meeting: Meeting) -> Iterator[Event]:
    facts = meeting.facts
    first = facts.start or facts.end
    act = _act_of(facts)
    if facts.status != "held" or first is None or act is None:
        return
    agreed = any(topic.layer == "agreed" for topic in facts.topics)
    signed = any(document.signed for document in facts.documents)
    acts = [act, *(["agree"] if agreed else []), *(["sign"] if signed else [])]
    for each in dict.fromkeys(acts):
        yield from _pair(meeting, each, (first, max(first, facts.end or first), facts.date_precision))


def _act_of(facts: Encounter) -> str | None:
    """What its kind comes to; of a contact, by where it was and who was its host."""
    act = _kinds().get(facts.kind)
    third = facts.host_side == _THIRD or any(p.country not in {*sides(), AT_SEA} for p in facts.places)
    if act == "sideline":
        return "sideline_third" if third else act
    if act != "contact":
        return act
    return "third" if third else "visit" if facts.host_side in sides() else "meet"


def _pair(meeting: Meeting, name: str, when: tuple[date, date, str]) -> Iterator[Event]:
    """The guest's event first, which is the first side's where neither is the guest."""
    act = next(each for each in _data()["acts"] if each["id"] == name)
    host = next((side for side in sides() if side == meeting.facts.host_side), sides()[1])
    guest = opposite(host)
    contexts = _contexts(meeting.facts, act)
    for side, code in ((guest, act["guest"]), (host, act["host"])):
        found = next(each for each in _data()["codes"] if each["id"] == code)
        source = actor_of(meeting.facts, side)
        yield Event(
            id=f"{meeting.id}/{code}/{source.country}",
            meeting=meeting,
            first=when[0],
            last=when[1],
            precision=when[2],
            source=source,
            target=actor_of(meeting.facts, opposite(side)),
            code=code,
            label=found["label"],
            quad=found["quad"],
            goldstein=found["goldstein"],
            category=act["plover"],
            mode=act["mode"],
            score=act["score"],
            contexts=contexts,
            is_record=side == guest,
            is_mutual=act["guest"] == act["host"],
        )


def _contexts(facts: Encounter, act: dict[str, Any]) -> tuple[str, ...]:
    """What it was about: of what was agreed the topics that were, else all."""
    topics = [t for t in facts.topics if act["id"] != "agree" or t.layer == "agreed"]
    sectors = {actor_of(facts, side).sector for side in sides()}
    found = [
        *(["military"] if _MILITARY in sectors else []),
        *(["diplomatic"] if "GOV" in sectors else []),
        *act.get("contexts", ()),
        *(context for topic in topics for context in _data()["contexts"].get(topic.id, ())),
    ]
    return tuple(dict.fromkeys(found))


def actor_of(facts: Encounter, side: Side) -> Actor:
    """The sector is that of the first who led it, else of those whose mechanism it is; else the military."""
    heads = facts.heads(side)
    own = gazetteer.organisations_of_mechanism(facts.mechanism.id) if facts.mechanism else ()
    theirs = {record["id"] for record in gazetteer.records("organisations") if record["side"] != side}
    mine = [each for each in own if each not in theirs]
    known = [*map(_sector_of, heads), _of_organisations(mine)]
    sector = next((each for each in known if each), _MILITARY)
    return Actor(side=side, country=country_code(side), sector=sector, heads=heads)


def country_code(country: str) -> str:
    """ISO 3166-1 alpha-3; what is no country stays what it is."""
    return str(_data()["countries"].get(country, country))


def _sector_of(person: Participant) -> str | None:
    if own := _sectors("posts").get(person.post or ""):
        return own
    found = _of_organisations(gazetteer.organisations_of_post(person.post, person.side))
    return found or _data()["levels"].get(gazetteer.post_level(person.post))


def _of_organisations(organisations: Sequence[str]) -> str | None:
    """The sector of the first that has one, or of those it belongs to."""
    known = _sectors("organisations")
    above = (each for one in organisations for each in gazetteer.with_those_above(one))
    return next((known[each] for each in above if each in known), None)


@cache
def _sectors(what: str) -> dict[str, str]:
    return {each: record["sector"] for record in gazetteer.records("sectors") for each in record[what]}


def _kinds() -> dict[str, str | None]:
    kinds: dict[str, str | None] = _data()["kinds"]
    return kinds


@cache
def _data() -> dict[str, Any]:
    text = (files("meetings") / "data" / "events.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
