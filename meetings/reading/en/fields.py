"""What English articles tell beside the verb: the border, the province, how many days."""

import re
from dataclasses import replace
from datetime import timedelta

from meetings.beat import sides
from meetings.encounter import Place
from meetings.reading.draft import Draft
from meetings.reading.en.leaders import FORCES, led
from meetings.reading.en.partners import with_own_day
from meetings.reading.en.places import posts
from meetings.reading.en.story import written_at
from meetings.reading.en.words import rule
from meetings.reading.found import Found, of_group
from meetings.reading.passage import Passage
from meetings.reading.places import PlaceMention, town_in
from meetings.reading.story import Story
from meetings.reading.when import When
from meetings.reading.where import AT_THE_BORDER, at_the_border
from meetings.series import mechanism_kind

_AT_A_SEAT = {"talks", "call", "receive", "working_meeting", "dialogue", "gathering"}


_AFAR = {"phone", "video_talks"}


def completed(story: Story, told: Draft) -> Draft:
    """The draft with what only the rules of English tell."""
    told = with_own_day(story, _placed(story, led(story, told)))
    told = _called_off(story, _of_number(story, told))
    return _until(story, _lasting(story, _ranged(story, _ahead(story, _dated(story, told)))))


def _placed(story: Story, told: Draft) -> Draft:
    """Exchanges and patrols at the border are on both sides of it (domain model, section 8)."""
    if told.kind == "border_exchange":
        words = [p for p in story.passages if rule("exchange_words").search(p.text)]
        own = [p for p in words if not _is_of_another(p, told)]
        return replace(told, where=_at_gates(story, at_the_border(own, _standing)))
    if told.kind in _AFAR:
        return replace(told, where=Found(value=()))
    if told.kind in AT_THE_BORDER:
        passages = of_group(story, told.group)
        found = at_the_border(passages, lambda p: (*p.places, *posts(p.sentence, p.text)))
        return replace(told, where=found) if found.value else told
    if told.kind == "exercise":
        return replace(told, where=_where_carried_out(story, told.where))
    return told if told.where.value else replace(told, where=_where_written(story, told))


def _is_of_another(passage: Passage, told: Draft) -> bool:
    """Whether a sentence tells of another edition: `the first exchange was held in 2014`."""
    own = {c.edition for c in told.group.candidates if c.edition and c.edition.ordinal}
    same = {
        m.edition for m in passage.mechanisms if m.edition.ordinal and m.edition.id in {e.id for e in own}
    }
    return bool(same) and not same & own


_WITHIN = re.compile(r" (?:international )?(?:border )?(?:gate|crossing), ", re.IGNORECASE)
_LARGER = re.compile(r" (?:district|county|town|city)\b")


def _standing(passage: Passage) -> list[PlaceMention]:
    """The places named, without the district that only says where a gate lies."""
    ends = {m.end for m in passage.places}
    return [
        m
        for m in passage.places
        if not (_LARGER.match(passage.after(m.end)) and any(_lies_in(passage, end, m) for end in ends))
    ]


def _lies_in(passage: Passage, end: int, within: PlaceMention) -> bool:
    return bool(_WITHIN.fullmatch(passage.before(within.start), end - passage.sentence.start))


_CARRIED_OUT = re.compile(r"\b(?:took place|held|carried out|conducted|organi[sz]ed)\b[^.;]{0,40}$")


def _where_carried_out(story: Story, where: Found[tuple[Place, ...]]) -> Found[tuple[Place, ...]]:
    """Each province of an exercise as the town in it where a later sentence says it took place."""
    lead = [p for p in story.passages if p.lead and not p.background]
    at = [(p, m) for p in lead for m in p.places if _CARRIED_OUT.search(p.before(m.start))]
    value = tuple(town_in(place, [m for _, m in at]) for place in where.value)
    naming = [p for p, m in at if m.place in value and m.place not in where.value]
    return Found(value=value, passages=tuple(dict.fromkeys((*where.passages, *naming))))


_GATE = re.compile(r" (?:international )?(?:border )?(?:gate|crossing)\b", re.IGNORECASE)


def _at_gates(story: Story, where: Found[tuple[Place, ...]]) -> Found[tuple[Place, ...]]:
    """Each province of an exchange as the town in it at whose gate the text goes on."""
    at = [(p, m) for p in story.passages if not p.background for m in p.places if _GATE.match(p.after(m.end))]
    value = tuple(town_in(place, [m for _, m in at]) for place in where.value)
    naming = [p for p, m in at if m.place in value and m.place not in where.value]
    return Found(value=value, passages=tuple(dict.fromkeys((*where.passages, *naming))))


_HERE = re.compile(r"\bhere\b")


def _where_written(story: Story, told: Draft) -> Found[tuple[Place, ...]]:
    """The place of the dateline, where the text calls it `here` or a guest was met in that country.

    Of other things the dateline tells no more than where the report was written (domain model, section 8).
    """
    guest, lead = told.group.guest(), [p for p in story.passages if p.lead]
    if any(mechanism_kind(m.edition.id) == "border_exchange" for p in lead for m in p.mechanisms):
        return Found(value=())
    for passage in story.passages[:3] if told.kind in _AT_A_SEAT else ():
        if place := written_at(passage.sentence):
            here = any(_HERE.search(p.text) for p in of_group(story, told.group))
            at_an_embassy = told.kind == "gathering" and place.country == guest
            if here or at_an_embassy or (guest and {guest, place.country} == set(sides())):
                return Found(value=(place,), passages=(passage,))
    return Found(value=())


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


def _ahead(story: Story, told: Draft) -> Draft:
    """The days of an exchange that is planned: those to come that the first sentences tell one by one."""
    if told.kind != "border_exchange" or told.group.first.status != "announced" or story.anchor is None:
        return told
    if told.when and told.when.value.first > story.anchor:
        return told
    lead = [p for p in story.passages if p.lead and not p.background]
    days = [(p, d) for p in lead for d in p.dates if d.precision == "day" and d.first > story.anchor]
    near = [(p, d) for p, d in days if d.first - days[0][1].first <= _NEXT]
    if not near:
        return told
    first, last = min(d.first for _, d in near), max(d.last for _, d in near)
    value = When(first=first, last=last, precision="day")
    return replace(told, when=Found(value=value, passages=tuple(p for p, _ in near)))


_DUE = re.compile(r"\b(?:due|scheduled|slated|planned|set|supposed|expected)\b[^.;]*$")


def _called_off(story: Story, told: Draft) -> Draft:
    """The days for which something was planned that was called off, where another sentence tells them."""
    days = told.when and told.when.value
    if told.group.first.status not in {"postponed", "cancelled"} or (days and days.precision == "day"):
        return told
    for passage in story.passages:
        due = [
            d
            for d in passage.dates
            if d.told and d.precision == "day" and _DUE.search(passage.before(d.start))
        ]
        if passage.lead and due:
            value = When(first=due[0].first, last=due[0].last, precision="day")
            return replace(told, when=Found(value=value, passages=(passage,)))
    return told


_NEXT = timedelta(days=3)


def _of_number(story: Story, told: Draft) -> Draft:
    """The days in the sentence that numbers a patrol, before those of the exchange it belongs to."""
    if told.kind != "joint_patrol_sea":
        return told
    for passage in story.passages:
        numbered = any(
            mechanism_kind(m.edition.id) == told.kind for m in passage.mechanisms if m.edition.ordinal
        )
        ranges = [d for d in passage.dates if d.told and d.precision == "day" and d.first < d.last]
        if numbered and ranges and not passage.background:
            value = When(first=ranges[0].first, last=ranges[0].last, precision="day")
            return replace(told, when=Found(value=value, passages=(passage,)))
    return told


def _ranged(story: Story, told: Draft) -> Draft:
    """From when to when, where the first sentences tell it of the whole."""
    if told.kind not in FORCES | {"border_exchange", "visit"}:
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
_MEANWHILE = (
    rf"(?:\bduring|^) ?(?:the|their|its|his|her) (?P<l>{_N})-day (?:[a-z]+ )?(?:visit|stay|call)\b(?! by)"
)
_DAYS = re.compile(
    rf"\b(?P<how>begin\w*|began|start\w*|kick\w*|for|open\w*|conclud\w+|wrapp\w+|end\w*|finish\w*|clos\w+|after)"
    rf"(?: up| off| of)? (?:an? |the |their |its |his |her )(?P<n>{_N})-day\b"
    rf"|\bon (?:an? |his |her |their )(?P<m>{_N})-day [^.;]{{0,60}}?"
    r"\b(?:from|since|(?:beg[ai]n|start)\w*(?: on)?) [A-Z]"
    rf"|\barriv\w+\b[^.;]{{0,110}}, on an? (?P<k>{_N})-day\b"
    rf"|{_MEANWHILE}",
    re.IGNORECASE,
)
_STAYS = re.compile(_MEANWHILE.replace("?P<l>", "?:"), re.IGNORECASE)
_ENDS = ("conclu", "wrap", "end", "finish", "clos", "after")


def _lasting(story: Story, told: Draft) -> Draft:
    """`arrived on Monday for a four-day visit`: one day told, and how many there were."""
    if told.kind not in FORCES | {"visit"} or told.when is None:
        return told
    days = told.when.value
    first_told = told.group.passages[0]
    near = [
        p
        for p in story.passages[max(0, first_told - 1) :]
        if (p.lead and p.index <= first_told + 1) or (_STAYS.match(p.text) and not p.background)
    ]
    for passage in (*of_group(story, told.group), *near):
        found = _DAYS.search(passage.text)
        if found and days.first == days.last and days.precision == "day":
            n = (found["n"] or found["m"] or found["k"] or found["l"]).lower()
            rest = timedelta(days=(_COUNT.get(n) or int(n)) - 1)
            ends = (found["how"] or "").lower().startswith(_ENDS)
            first = days.first - rest * ends
            value = When(first=first, last=first + rest, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told


_ENDS_ON = re.compile(
    r"\b(?:exchange|programme?|visit|exercise|drill|training|patrol)\b[^.;]{0,30}\b"
    r"(?:(?:will |is (?:due |scheduled |expected )?to )?(?:end|conclude|wrap up|last)s?|runs?)\b"
    r"|\bdays ending (?:on )?[A-Z]"
    r"|\b(?:exchange|programme?|visit|exercise|drill|training|patrol)\b[^.;]{0,90}\buntil [A-Z]",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=30)


def _until(story: Story, told: Draft) -> Draft:
    """`The exchange programme ends on September 24`, told apart from its beginning."""
    if told.kind not in FORCES | {"visit", "young_officers", "border_exchange"} or told.when is None:
        return told
    days = told.when.value
    for passage in story.passages:
        ahead = [d for d in passage.dates if days.last < d.last <= days.first + _LONGEST]
        if ahead and days.precision == "day" and not passage.background and _ENDS_ON.search(passage.text):
            value = When(first=days.first, last=ahead[0].last, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told
