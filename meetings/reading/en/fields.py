"""What English articles tell beside the verb: who led a force, the border, the province, how many days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from meetings import gazetteer
from meetings.beat import order, sides
from meetings.encounter import Participant, Place
from meetings.reading.draft import Draft
from meetings.reading.en.words import rule
from meetings.reading.found import Found, of_group
from meetings.reading.parties import is_defence
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.places import is_border
from meetings.reading.story import Story
from meetings.reading.when import When

_LEDS = {"border_exchange", "dialogue"}
_FORCES = {"joint_patrol_sea", "joint_patrol_land", "port_call", "exercise"}


def completed(story: Story, told: Draft) -> Draft:
    """The draft with what only the rules of English tell."""
    return _lasting(story, _ranged(story, _dated(story, _placed(story, _led(story, told)))))


def _placed(story: Story, told: Draft) -> Draft:
    """Exchanges and patrols at the border are on both sides of it (domain model, section 8)."""
    if told.kind == "border_exchange":
        words = [p for p in story.passages if rule("exchange_words").search(p.text)]
        return replace(told, where=_at_the_border(words))
    passages = of_group(story, told.group)
    if told.kind == "joint_patrol_land" and (found := _at_the_border(passages)).value:
        return replace(told, where=found)
    return replace(told, where=replace(told.where, value=tuple(_with_province(told.where))))


def _at_the_border(passages: Sequence[Passage]) -> Found[tuple[Place, ...]]:
    places: dict[str, Place] = {}
    naming: list[Passage] = []
    for passage in passages:
        if passage.background or passage.sentence.caption:
            continue
        new = [m.place for m in passage.places if is_border(m.place) and m.place.id not in places]
        if new:
            naming.append(passage)
            places.update({p.id: p for p in new})
    found = tuple(sorted(places.values(), key=lambda p: order(p.country)))
    return Found(value=found, passages=tuple(naming))


def _with_province(where: Found[tuple[Place, ...]]) -> Iterator[Place]:
    """A town, and its province where the same sentence names it."""
    for place in where.value:
        yield place
        around = gazetteer.places()[place.id].parent
        yield from [m.place for p in where.passages for m in p.places if m.place.id == around][:1]


_LED = re.compile(r"\b(?:led|headed|commanded|directed|leads?|heads?|leader of)\b")


def _led(story: Story, told: Draft) -> Draft:
    """Who led the forces of either side, where the first sentences say so."""
    if told.kind in _FORCES and any(_SIGNED.search(p.text) for p in told.people.passages):
        told = replace(told, people=Found(value=()))
    if told.kind not in _FORCES | _LEDS or told.people.value:
        return told
    near = range(told.group.passages[0], told.group.passages[0] + 5)
    leading = [p for p in story.passages if p.index in near and not p.background and _LED.search(p.text)]
    heads: list[Participant] = []
    passages: list[Passage] = []
    for side in sides():
        found = next(((p, m) for p in leading for m in p.people if m.side == side and _leads(p, m)), None)
        if found:
            passages.append(found[0])
            heads.append(_head(story, found[1]))
    unique = tuple(dict.fromkeys(passages))
    return replace(told, people=Found(value=tuple(heads), passages=unique)) if heads else told


_SIGNED = re.compile(r"\b(?:agreement|memorandum|protocol)\b[^.;]{0,40}\bsigned\b")
"""Who signed the agreement on patrols leads none of them."""


def _leads(passage: Passage, person: PersonMention) -> bool:
    """`led by X`, `X leads the fleet`, `X, commander of …, who led`."""
    if not person.name or not is_defence(person):
        return False
    before, after = passage.before(person.start)[-40:], passage.after(person.end)[:130]
    return bool(_LED_BY.search(before) or _WHO_LED.match(after))


_LED_BY = re.compile(r"\b(?:led|headed|commanded|directed) by (?:[\w']+ ){0,2}$")
_WHO_LED = re.compile(r"[^.;]{0,90}?(?:^|, who |, | )(?:leads?|led|heads?|headed) the\b")


def _head(story: Story, mention: PersonMention) -> Participant:
    best = story.best.get(mention.key, mention)
    return Participant(
        person=best.person,
        name=best.name,
        side=mention.side or sides()[0],
        rank=best.rank,
        post=best.post,
        role="head",
    )


def _dated(story: Story, told: Draft) -> Draft:
    """The day beside the verb: `slated for November 4`, `earlier the same day`."""
    inferred = told.when is None or told.when.value.precision == "inferred"
    if not inferred and told.kind not in {"dialogue", "working_meeting"}:
        return told
    for passage in of_group(story, told.group):
        days = [d for d in passage.dates if d.precision == "day" and (d.told or inferred)]
        if days and all(d.first == d.last for d in days):
            value = When(first=days[0].first, last=days[0].last, precision="day")
            return replace(told, when=Found(value=value, passages=(passage,)))
    return told


def _ranged(story: Story, told: Draft) -> Draft:
    """From when to when, where the first sentences tell it of the whole."""
    if told.kind not in _FORCES | {"border_exchange", "visit"}:
        return told
    planned = told.group.first.status == "announced"
    days = told.when and told.when.value
    if days and (days.first < days.last or days.precision != "day"):
        return told
    for passage in story.passages:
        for d in passage.dates if passage.lead and not passage.background else ():
            if (
                d.told
                and d.precision == "day"
                and d.first < d.last
                and (not days or planned or d.first <= days.first <= d.last)
            ):
                value = When(first=d.first, last=d.last, precision="day")
                return replace(told, when=Found(value=value, passages=(passage,)))
    return told


_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_N = "|".join((*_COUNT, "[2-9]"))
_DAYS = re.compile(
    rf"\b(?P<how>begin\w*|began|start\w*|kick\w*|for|open\w*|conclud\w+|wrapp\w+|end\w*|finish\w*|clos\w+)"
    rf"(?: up| off)? (?:an? |the |their |its |his |her )(?P<n>{_N})-day\b"
    rf"|\bon (?:an? |his |her |their )(?P<m>{_N})-day [^.;]{{0,60}}?"
    r"\b(?:from|since|(?:beg[ai]n|start)\w*(?: on)?) [A-Z]",
    re.IGNORECASE,
)
_ENDS = ("conclu", "wrap", "end", "finish", "clos")


def _lasting(story: Story, told: Draft) -> Draft:
    """`arrived on Monday for a four-day visit`: one day told, and how many there were."""
    if told.kind not in _FORCES | {"visit"} or told.when is None:
        return told
    days = told.when.value
    for passage in of_group(story, told.group):
        found = _DAYS.search(passage.text)
        if found and days.first == days.last and days.precision == "day":
            n = (found["n"] or found["m"]).lower()
            rest = timedelta(days=(_COUNT.get(n) or int(n)) - 1)
            ends = (found["how"] or "").lower().startswith(_ENDS)
            first = days.first - rest * ends
            value = When(first=first, last=first + rest, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told
