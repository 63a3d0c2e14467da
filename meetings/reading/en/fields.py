"""What English articles tell beside the verb: who led a force, the border, the province, how many days."""

import re
from dataclasses import replace
from datetime import timedelta

from meetings.beat import order, sides
from meetings.encounter import Participant, Place
from meetings.reading.draft import Draft
from meetings.reading.en.places import posts
from meetings.reading.en.story import written_at
from meetings.reading.en.words import rule
from meetings.reading.found import Found, of_group
from meetings.reading.parties import is_defence
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.places import town_in
from meetings.reading.story import Story
from meetings.reading.when import When
from meetings.reading.where import AT_THE_BORDER, at_the_border

_LEDS = {"border_exchange", "dialogue", "young_officers"}
_AT_A_SEAT = {"talks", "call", "receive", "working_meeting", "dialogue"}
_FORCES = {"joint_patrol_sea", "joint_patrol_land", "port_call", "exercise"}


def completed(story: Story, told: Draft) -> Draft:
    """The draft with what only the rules of English tell."""
    return _until(story, _lasting(story, _ranged(story, _dated(story, _placed(story, _led(story, told))))))


def _placed(story: Story, told: Draft) -> Draft:
    """Exchanges and patrols at the border are on both sides of it (domain model, section 8)."""
    if told.kind == "border_exchange":
        words = [p for p in story.passages if rule("exchange_words").search(p.text)]
        return replace(told, where=_at_gates(story, at_the_border(words)))
    if told.kind in AT_THE_BORDER:
        passages = of_group(story, told.group)
        found = at_the_border(passages, lambda p: (*p.places, *posts(p.sentence, p.text)))
        return replace(told, where=found) if found.value else told
    return told if told.where.value else replace(told, where=_where_written(story, told))


_GATE = re.compile(r" (?:international )?(?:border )?gate\b", re.IGNORECASE)


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
    guest = told.group.guest()
    for passage in story.passages[:3] if told.kind in _AT_A_SEAT else ():
        if place := written_at(passage.sentence):
            here = any(_HERE.search(p.text) for p in of_group(story, told.group))
            if here or (guest and {guest, place.country} == set(sides())):
                return Found(value=(place,), passages=(passage,))
    return Found(value=())


_LED = re.compile(
    r"\b(?:led|headed|commanded|directed|leads?|heads?|leader of|commanding officer|commander of the)\b"
)


def _led(story: Story, told: Draft) -> Draft:
    """Who led the forces of either side, where the first sentences say so."""
    if told.kind in _FORCES and any(_SIGNED.search(p.text) for p in told.people.passages):
        told = replace(told, people=Found(value=()))
    if told.kind not in _FORCES | _LEDS or told.people.value:
        return told
    near = range(told.group.passages[0], told.group.passages[0] + 12)
    leading = [p for p in story.passages if p.index in near and not p.background and _LED.search(p.text)]
    if told.kind == "port_call":
        leading += [
            p for p in story.passages if p.index in near and not p.background and _WELCOME.search(p.text)
        ]
    heads: dict[str, Participant] = {}
    passages: list[Passage] = []
    for passage in leading:
        for m in passage.people:
            if m.side and (_leads(passage, m) or (told.kind == "port_call" and _welcomes(passage, m))):
                passages.append(passage)
                heads.setdefault(m.key, _head(story, m))
    in_order = tuple(sorted(heads.values(), key=lambda p: order(p.side)))
    unique = tuple(dict.fromkeys(passages))
    return replace(told, people=Found(value=in_order, passages=unique)) if heads else told


_WELCOME = re.compile(r"\bwelcom(?:ed|ing)\b|\breceived by\b|\bwho attended\b", re.IGNORECASE)
_WELCOMED_BY = re.compile(r"\b(?:welcomed|received|greeted|hosted) by (?:[^.;,]{0,90} )?$")
_AT_THE_WELCOME = re.compile(
    r"(?:Speaking )?(?:[Aa]t|[Dd]uring) the welcom\w+ ceremony, (?:the )?(?:[\w']+ ){0,3}$"
)
_ATTENDED = re.compile(r"[^.;]{0,60}\bwho attended\b")


def _welcomes(passage: Passage, person: PersonMention) -> bool:
    """Whether an officer welcomes a ship: `welcomed by X`, `at the welcoming ceremony, X said`."""
    if not person.name or not is_defence(person):
        return False
    before = passage.before(person.start)
    by = _WELCOMED_BY.search(before[-110:]) or _AT_THE_WELCOME.fullmatch(before)
    return bool(by or _ATTENDED.match(passage.after(person.end)[:80]))


_SIGNED = re.compile(r"\b(?:agreement|memorandum|protocol)\b[^.;]{0,40}\bsigned\b")
"""Who signed the agreement on patrols leads none of them."""


def _leads(passage: Passage, person: PersonMention) -> bool:
    """`led by X`, `X leads the fleet`, `X, commander of …, who led`."""
    before, after = passage.before(person.start)[-40:], passage.after(person.end)[:130]
    led = _LED_BY.search(before) or _with_led(passage, person)
    if not person.name or not (is_defence(person) or (led and person.post is None)):
        return False
    titles = passage.text[person.start - passage.sentence.start : person.end - passage.sentence.start]
    return bool(led or _WHO_LED.match(after) or _LEADER.search(f"{titles}{after}"))


def _with_led(passage: Passage, person: PersonMention) -> bool:
    """`led by X and Y`: whether somebody is the second of two."""
    for one in passage.people:
        if one.end <= person.start and _LED_BY.search(passage.before(one.start)[-60:]):
            return bool(
                re.fullmatch(
                    r" and ",
                    passage.text[one.end - passage.sentence.start : person.start - passage.sentence.start],
                )
            )
    return False


_LED_BY = re.compile(r"\b(?:led|headed|commanded|directed) by (?:[\w']+ ){0,2}$")
_LEADER = re.compile(
    r"^[^.;,]{0,60}, (?:the )?(?:commanding officer|command(?:er|ant)|head|leader|chief)s? of the "
    r"[^.;,]{0,50}?\b(?:fleet|delegation|team|task ?(?:force|group)|formation|contingent|troops|detachment)\b"
)
"""`X, the leader of the Vietnamese delegation`."""
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
    r"\b(?:from|since|(?:beg[ai]n|start)\w*(?: on)?) [A-Z]"
    rf"|\barriv\w+\b[^.;]{{0,110}}, on an? (?P<k>{_N})-day\b",
    re.IGNORECASE,
)
_ENDS = ("conclu", "wrap", "end", "finish", "clos")


def _lasting(story: Story, told: Draft) -> Draft:
    """`arrived on Monday for a four-day visit`: one day told, and how many there were."""
    if told.kind not in _FORCES | {"visit"} or told.when is None:
        return told
    days = told.when.value
    first_told = told.group.passages[0]
    near = [p for p in story.passages if first_told - 1 <= p.index <= first_told + 1 and p.lead]
    for passage in (*of_group(story, told.group), *near):
        found = _DAYS.search(passage.text)
        if found and days.first == days.last and days.precision == "day":
            n = (found["n"] or found["m"] or found["k"]).lower()
            rest = timedelta(days=(_COUNT.get(n) or int(n)) - 1)
            ends = (found["how"] or "").lower().startswith(_ENDS)
            first = days.first - rest * ends
            value = When(first=first, last=first + rest, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told


_ENDS_ON = re.compile(
    r"\b(?:exchange|programme?|visit|exercise|drill|training|patrol)\b[^.;]{0,30}\b"
    r"(?:(?:will |is (?:due |scheduled |expected )?to )?(?:end|conclude|wrap up|last)s?|runs?)\b",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=30)


def _until(story: Story, told: Draft) -> Draft:
    """`The exchange programme ends on September 24`, told apart from its beginning."""
    if told.kind not in _FORCES | {"visit", "young_officers"} or told.when is None:
        return told
    days = told.when.value
    for passage in story.passages:
        ahead = [d for d in passage.dates if days.last < d.last <= days.first + _LONGEST]
        if ahead and days.precision == "day" and not passage.background and _ENDS_ON.search(passage.text):
            value = When(first=days.first, last=ahead[0].last, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told
