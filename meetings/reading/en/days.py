"""On which days it was, told apart from the verb in English: how long, from when, until when."""

import re
from dataclasses import replace
from datetime import timedelta

from meetings.reading.draft import Draft
from meetings.reading.en.leaders import FORCES
from meetings.reading.found import Found, of_group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.when import When
from meetings.series import mechanism_kind


def dated(story: Story, told: Draft) -> Draft:
    """The draft with its days."""
    told = _called_off(story, _of_number(story, _beside(story, told)))
    told = _on_its_own(story, _ranged(story, _ahead(story, told)))
    return _until(story, _since(story, _at_work(story, _lasting(story, told))))


def _beside(story: Story, told: Draft) -> Draft:
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
            if told.kind != "border_exchange" and _is_of_the_exchange(story, passage):
                continue
            if (
                d.told
                and d.precision == "day"
                and d.first < d.last
                and (not days or planned or d.first <= days.first <= d.last)
            ):
                value = When(first=d.first, last=d.last, precision="day")
                return replace(told, when=Found(value=value, passages=(passage,)))
    return told


_THE_EVENT = re.compile(
    r"\b(?:the (?:event|exchange|programme?)|it) (?:\w+ )?(?:includes?|features?|comprises?)\b"
)


def _is_of_the_exchange(story: Story, passage: Passage) -> bool:
    """`Scheduled from April 11 to 17, the event includes`: told of the exchange, whatever else there is."""
    lead = (m for p in story.passages if p.lead for m in p.mechanisms)
    exchange = any(mechanism_kind(m.edition.id) == "border_exchange" for m in lead)
    return exchange and bool(_THE_EVENT.search(passage.text))


_EARLIER = re.compile(r"(?:Prior to|Before|Earlier)\b")


def _on_its_own(story: Story, told: Draft) -> Draft:
    """What took place on one day of an exchange is not as long as that, nor as what was done before it."""
    passages, mine = (told.when.passages if told.when else ()), of_group(story, told.group)
    beside = [p for p in passages if p not in mine]
    before = any(_EARLIER.match(p.text) for p in mine)
    others = [p for p in beside if before or _is_of_the_exchange(story, p) or _EARLIER.match(p.text)]
    telling = [p for p in (*mine, *passages) if p not in others]
    own = {(d.first, d.last) for p in telling for d in p.dates if d.told and d.precision == "day"}
    if told.kind in FORCES and others and len(own) == 1:
        ((first, last),) = own
        value = When(first=first, last=last, precision="day")
        return replace(told, when=Found(value=value, passages=tuple(dict.fromkeys(telling))))
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
_THE_WORK = re.compile(
    rf"\b(?:during|throughout|apart from|besides|over) (?:the|their|its) (?P<n>{_N})-day "
    r"(?:[a-z]+ )?(?:patrol|exercise|drill|training)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:conclud|wrapp|end|finish|clos|complet|return)ed\b")


_AT_WORK = {"joint_patrol_sea", "joint_patrol_land", "exercise"}
_A_STAY = re.compile(r"-day (?:[a-z]+ )?(?:visit|stay|call)\b")
"""`on a three-day visit`: so long is no patrol."""


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
        if found and told.kind in _AT_WORK and _A_STAY.search(passage.text, found.start()):
            continue
        if found and days.first == days.last and days.precision == "day":
            n = (found["n"] or found["m"] or found["k"] or found["l"]).lower()
            rest = timedelta(days=(_COUNT.get(n) or int(n)) - 1)
            ends = (found["how"] or "").lower().startswith(_ENDS)
            first = days.first - rest * ends
            value = When(first=first, last=first + rest, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told


def _at_work(story: Story, told: Draft) -> Draft:
    """`During the two-day patrol`, told in a sentence behind the day it began or ended on."""
    days = told.when and told.when.value
    if told.kind not in _AT_WORK or not told.when or not days or days.precision != "day":
        return told
    for passage in story.passages if days.first == days.last else ():
        found = not passage.background and _THE_WORK.search(passage.text)
        if found:
            n = found["n"].lower()
            rest = timedelta(days=(_COUNT.get(n) or int(n)) - 1)
            ended = any(_ENDED.search(p.text) for p in of_group(story, told.group))
            first = days.first - rest * ended
            value = When(first=first, last=first + rest, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told


_ENDS_ON = re.compile(
    r"\b(?:exchange|programme?|visit|exercise|drill|training|patrol)\b[^.;]{0,30}\b"
    r"(?:(?:will |is (?:due |scheduled |expected )?to )?(?:end|conclude|wrap up|last|continue)s?|runs?)\b"
    r"|\bdays ending (?:on )?[A-Z]|\bwill continue\b"
    r"|\b(?:exchange|programme?|visit|exercise|drill|training|patrol)\b[^.;]{0,90}\buntil [A-Z]",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=30)
_BEGAN_ON = re.compile(
    r"\b(?:exchange|programme?|visit|exercise|drill|training|patrol)\b[^.;]{0,30}\b"
    r"(?:started|began|kicked off|opened)(?: on)? $"
)
_ENDED_ON = re.compile(r"\b(?:ended|concluded|wrapped up|finished|closed)(?: here)?(?: on)? $")


_DAYS_AFTER = re.compile(
    rf"\b(?P<n>a|{_N}) days? after (?:it|they|the \w+) (?:began|started|opened|set out)\b"
)


def _since(story: Story, told: Draft) -> Draft:
    """`The patrol, which started on June 22`, told apart from its end."""
    if told.kind not in FORCES | {"visit", "young_officers", "border_exchange"} or told.when is None:
        return told
    days = told.when.value
    for passage in of_group(story, told.group):
        m = _DAYS_AFTER.search(passage.text)
        if m and days.first == days.last and days.precision == "day":
            n = _COUNT.get(m["n"]) or (1 if m["n"] == "a" else int(m["n"]))
            value = When(first=days.last - timedelta(days=n), last=days.last, precision="day")
            return replace(told, when=Found(value=value, passages=told.when.passages))
    for passage in story.passages:
        begun = [d for d in passage.dates if _BEGAN_ON.search(passage.before(d.start))]
        if begun and days.precision == "day" and days.last - _LONGEST <= begun[0].first < days.first:
            value = When(first=begun[0].first, last=days.last, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told


def _until(story: Story, told: Draft) -> Draft:
    """`The exchange programme ends on September 24`, told apart from its beginning."""
    if told.kind not in FORCES | {"visit", "young_officers", "border_exchange"} or told.when is None:
        return told
    days = told.when.value
    for passage in story.passages:
        ahead = [d for d in passage.dates if days.last < d.last <= days.first + _LONGEST]
        ends = _ENDS_ON.search(passage.text) or any(_ENDED_ON.search(passage.before(d.start)) for d in ahead)
        if ahead and days.precision == "day" and not passage.background and ends:
            value = When(first=days.first, last=ahead[0].last, precision="day")
            return replace(told, when=Found(value=value, passages=(*told.when.passages, passage)))
    return told
