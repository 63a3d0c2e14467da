"""On which days it was, in English: the best choice among those told, as long as the text says it lasted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from meetings.areas import same_area
from meetings.reading.dates import DateMention
from meetings.reading.en.editions import goes_on
from meetings.reading.en.leaders import FORCES
from meetings.reading.en.lengths import lasting
from meetings.reading.en.partners import behind_partner
from meetings.reading.en.story import tells
from meetings.reading.en.visits import told_on
from meetings.reading.en.where import of_exchange
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.when import SEVERAL_DAYS, DayRules, When, nearest_day
from meetings.reading.when import when as when_told
from meetings.series import mechanism_kind

Days = Found[When]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An encounter, and its days by the place of the words alone."""

    group: Group
    kind: str
    when: Days | None


def when(story: Story, group: Group, kind: str, stay: Days | None) -> Days | None:
    """The day or days of an encounter; `stay` is the visit around it."""
    mine = of_group(story, group)
    rules = replace(_RULES, tells=lambda passage: _tells_a_meeting(passage) and not _elsewhere(mine, passage))
    told = _Told(group=group, kind=kind, when=when_told(story, group, kind, stay, rules))
    behind = _called_after(story, told)
    if behind and ((days := _of_either(kind, *behind)) or kind == "joint_patrol_sea"):
        return days
    chosen = next((days for choose in _CHOICES if (days := choose(story, told))), told.when)
    days = chosen and lasting(story, group, kind, chosen)
    return _ended(days) if days and kind == "visit" else days


def _ended(visit: Days) -> Days:
    """A visit of which no more is told than the day on which the guest was home has no first day told."""
    days, telling = visit.value, visit.passages
    if days.first < days.last or not telling or not all(_PARTED.search(p.text) for p in telling):
        return visit
    return replace(visit, value=replace(days, precision="inferred"))


_AFTER = re.compile(
    r"\b(?:left|leav\w+|visit\w*|dock\w+|arriv\w+|call\w*|stay)\b[^;]*?"
    r"\b(?P<after>after|following|having)\b[^;,.]{0,60}?\bjoint (?:\w+ ){0,3}patrol"
)


def _called_after(story: Story, told: _Told) -> tuple[Passage, int] | None:
    """The sentence that tells of a port call after a patrol, and where it goes on to that."""
    passage = of_group(story, told.group)[0]
    found = _AFTER.search(passage.text) if told.kind in {"joint_patrol_sea", "port_call"} else None
    return (passage, passage.sentence.start + found.start("after")) if found else None


def _of_either(kind: str, passage: Passage, after: int) -> Days | None:
    """Before `after` stand the days of the call, behind it those of the patrol, if any are told."""
    days = [d for d in _exact(passage) if (d.start > after) == (kind == "joint_patrol_sea")]
    return _days(days[0].first, days[0].last, passage) if days else None


_APART = {"working_meeting", "port_call"}
"""Kinds that may be beside another, of which the first sentences tell."""


def _frame(story: Story, group: Group, kind: str) -> list[Passage]:
    """The sentences whose dates belong to the whole: where it is told, and the first ones."""
    told = of_group(story, group)
    if kind == "visit":
        return [*told, *told_on(story, told[-1])]
    if kind == "border_exchange":
        more = (p for p in story.passages if goes_on(p))
        return list(dict.fromkeys((*told, *more, *of_exchange(story, group).passages)))
    if kind in _APART and any(p.dates for p in told):
        return told
    lead = [p for p in _news(story) if not (p.sentence.caption or _is_of_a_call(kind, p))]
    return list({p.index: p for p in (*told, *lead)}.values())


def _nothing(*_: object) -> None:
    """What English tells of it is a choice of its own."""


_CALLS = re.compile(r"\b(?:visit|port call|docked|moored|arrived (?:in|at)|returned to)", re.IGNORECASE)


def _is_of_a_call(kind: str, passage: Passage) -> bool:
    """`After the patrol, the ships will visit Da Nang`: no day of the patrol."""
    return kind == "joint_patrol_sea" and _CALLS.search(passage.text) is not None


_PARTED = re.compile(
    r"\b(?:returned (?:home|to)|arrived (?:back )?home|left (?:[A-Z]\w+ )?for home"
    r"|(?:left|departed) [A-Z]\w+(?: [A-Z]\w+)?\b[^;]{0,60}? after (?:an?|his|its|their) (?:[\w-]+ ){0,4}"
    r"(?:visit|stay|call)"
    r"|(?:conclud|wrapp|end)(?:ed|ing)(?: up)? (?:an?|his|her|their|its) (?:[\w-]+ ){0,5}(?:visit|trip))\b"
)


def _tells_a_meeting(passage: Passage) -> bool:
    """Whether the day of another sentence may be that of a meeting: no guest is met on his way home."""
    return tells(passage) and _PARTED.search(passage.text) is None


def _elsewhere(mine: Sequence[Passage], other: Passage) -> bool:
    """Whether another sentence tells of another place: `In Beijing, they met. In Nanning on Friday, …`."""
    ours = {m.place.id for p in mine for m in p.places if m.locative}
    theirs = {m.place.id for m in other.places if m.locative}
    return bool(ours and theirs) and not any(same_area(a, b) for a in ours for b in theirs)


_RULES = DayRules(same_day=_nothing, lasting=_nothing, frame=_frame, tells=_tells_a_meeting)
_NEXT = timedelta(days=3)


def _days(first: date, last: date, *passages: Passage) -> Days:
    return Found(value=When(first=first, last=last, precision="day"), passages=tuple(dict.fromkeys(passages)))


def _known(told: _Told) -> When | None:
    """The days that its own words tell, if any do."""
    if told.when is None or told.when.value.precision == "inferred":
        return None
    return told.when.value


def _exact(passage: Passage) -> list[DateMention]:
    """The days, not the months, that a sentence tells by day and month or weekday."""
    return [d for d in passage.dates if d.told and d.precision == "day"]


def _of_number(story: Story, told: _Told) -> Days | None:
    """The days in the sentence that numbers a patrol, before those of the exchange it belongs to."""
    for passage in story.passages if told.kind == "joint_patrol_sea" else ():
        numbered = (m.edition for m in passage.mechanisms if m.edition.ordinal)
        ranges = [d for d in _exact(passage) if d.first < d.last]
        if ranges and not passage.background and any(mechanism_kind(e.id) == told.kind for e in numbered):
            return _days(ranges[0].first, ranges[0].last, passage)
    return None


def _ahead(story: Story, told: _Told) -> Days | None:
    """The days of what is planned: those to come that the first sentences tell one by one."""
    if (
        told.kind not in {"border_exchange", "port_call"}
        or told.group.first.status != "announced"
        or story.anchor is None
    ):
        return None
    if told.when and told.when.value.first > story.anchor:
        return None
    days = [(p, d) for p in _news(story) for d in p.dates if d.precision == "day" and d.first > story.anchor]
    near = [(p, d) for p, d in days if d.first - days[0][1].first <= _NEXT]
    if not near:
        return None
    return _days(min(d.first for _, d in near), max(d.last for _, d in near), *(p for p, _ in near))


def _news(story: Story) -> list[Passage]:
    return [p for p in story.passages if p.lead and not p.background and tells(p)]


def _of_partner(story: Story, told: _Told) -> Days | None:
    return behind_partner(story, told.group)


_EARLIER = re.compile(r"(?:Prior to|Before|Earlier)\b")


def _on_its_own(story: Story, told: _Told) -> Days | None:
    """What took place on one day of an exchange is not as long as that, nor as what was done before it."""
    if told.kind not in FORCES or told.when is None:
        return None
    mine = of_group(story, told.group)
    before = any(_EARLIER.match(p.text) for p in mine)
    beside = [p for p in told.when.passages if p not in mine]
    others = [p for p in beside if before or _is_of_the_exchange(story, p) or _EARLIER.match(p.text)]
    telling = [p for p in (*mine, *told.when.passages) if p not in others]
    own = {(d.first, d.last) for p in telling for d in _exact(p)}
    return _days(*own.pop(), *telling) if others and len(own) == 1 else None


_THE_EVENT = re.compile(
    r"\b(?:the (?:event|exchange|programme?)|it) (?:\w+ )?(?:includes?|features?|comprises?)\b"
)


def _is_of_the_exchange(story: Story, passage: Passage) -> bool:
    """`Scheduled from April 11 to 17, the event includes`: told of the exchange, whatever else there is."""
    lead = (m for p in story.passages if p.lead for m in p.mechanisms)
    exchange = any(mechanism_kind(m.edition.id) == "border_exchange" for m in lead)
    return exchange and bool(_THE_EVENT.search(passage.text))


def _ranged(story: Story, told: _Told) -> Days | None:
    """From when to when, where the first sentences tell it of the whole: around its day, if that is told."""
    known, planned = _known(told), told.group.first.status == "announced"
    if told.kind not in FORCES | {"border_exchange", "visit"} or (known and known.first < known.last):
        return None
    for passage in _news(story):
        if told.kind != "border_exchange" and _is_of_the_exchange(story, passage):
            continue
        for d in _exact(passage):
            if d.first < d.last and (not known or planned or d.first <= known.first <= d.last):
                return _days(d.first, d.last, passage)
    return None


def _beside(story: Story, told: _Told) -> Days | None:
    """The day beside the verb: `slated for November 4`, `earlier the same day`."""
    known = _known(told)
    if known and told.kind not in {"dialogue", "working_meeting"}:
        return None
    for passage in of_group(story, told.group):
        days = _exact(passage) if known else [d for d in passage.dates if d.precision == "day"]
        if days and all(d.first == d.last for d in days) and (day := nearest_day(passage, told.group)):
            return _days(day.first, day.last, passage)
    return None


_STAY = re.compile(r"\b(?:visit|trip|tour|stay)\b[^,;]*$")
_LONGEST = timedelta(days=2)


def _of_some_days(story: Story, told: _Told) -> Days | None:
    """`held talks in Dongxing on June 3-4`, which is no range of the visit they belong to."""
    for passage in of_group(story, told.group) if told.kind not in SEVERAL_DAYS else ():
        days = _exact(passage)
        if not days or any(d.first == d.last for d in days):
            continue
        if days[0].last - days[0].first <= _LONGEST and not _STAY.search(passage.before(days[0].start)):
            return _days(days[0].first, days[0].last, passage)
    return None


def _in_caption(story: Story, told: _Told) -> Days | None:
    """The day under the photo of those who met, where the text tells none."""
    for passage in story.passages if story.anchor and not _known(told) else ():
        near = [d for d in _exact(passage) if story.anchor and d.first >= story.anchor - _NEXT]
        shown = passage.sentence.caption and told.group.keys & {m.key for m in passage.people}
        if shown and len(near) == 1:
            return _days(near[0].first, near[0].last, passage)
    return None


def _as_told(_: Story, told: _Told) -> Days | None:
    return told.when if _known(told) else None


_DUE = re.compile(r"\b(?:due|scheduled|slated|planned|set|supposed|expected)\b[^;]*$")


def _called_off(story: Story, told: _Told) -> Days | None:
    """The days for which something was planned that was called off, where another sentence tells them."""
    for passage in story.passages if told.group.first.status in {"postponed", "cancelled"} else ():
        due = [d for d in _exact(passage) if _DUE.search(passage.before(d.start))]
        if passage.lead and due:
            return _days(due[0].first, due[0].last, passage)
    return None


_CHOICES = (
    _of_number,
    _ahead,
    _of_partner,
    _on_its_own,
    _ranged,
    _of_some_days,
    _beside,
    _as_told,
    _called_off,
    _in_caption,
)
"""Where its days are told, the best first; without any they are those inferred."""
