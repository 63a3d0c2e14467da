"""When an encounter took place: beside the verb, in its paragraph, as told before, or inferred."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetings.encounter import Precision
from meetings.reading.dates import DateMention
from meetings.reading.found import Found, around, of_group
from meetings.reading.groups import LOCAL, Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story

SEVERAL_DAYS = {
    "border_exchange",
    "visit",
    "joint_patrol_sea",
    "joint_patrol_land",
    "exercise",
    "port_call",
    "young_officers",
    "working_meeting",
    "dialogue",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days, both ends included."""

    first: date
    last: date
    precision: Precision


def told_by(passage: Passage, days: DateMention) -> Found[When]:
    """The days that a sentence tells."""
    return Found(value=When(first=days.first, last=days.last, precision=days.precision), passages=(passage,))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRules:
    """What the words of a language tell of days."""

    same_day: Callable[[Story, Passage], Found[When] | None]
    """The day told before, where a sentence refers to it."""
    lasting: Callable[[Story, Group], Found[When] | None]
    """The days of what is told by its length, or by its beginning and its end apart."""
    frame: Callable[[Story, Group, str], list[Passage]]
    """The sentences whose days belong to the whole of something that may last."""
    tells: Callable[[Passage], bool] = lambda _: True
    """Whether another sentence may tell the day."""
    counts: Callable[[Story, Group, Passage, DateMention], bool] = lambda *_: True
    """Whether a day may be one of those of something that lasts."""


def when(
    story: Story, group: Group, kind: str, stay: Found[When] | None, rules: DayRules
) -> Found[When] | None:
    """The day or days: beside the verb, in the paragraph, as told before, or inferred from publication."""
    passages = of_group(story, group)
    if misdated(passages):
        return None
    if kind in SEVERAL_DAYS:
        return window(story, group, kind, rules) or inferred(story, group, stay)
    for passage in passages:
        if day := nearest_day(passage, group):
            return told_by(passage, day)
    told_before = (rules.same_day(story, passage) for passage in passages)
    if before := next(filter(None, told_before), None) or _past_month(story, group):
        return before
    for passage in around(story, passages):
        days = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
        singles = [d for d in days if not (passage.is_speech(d.start) or is_over(story, group, d))]
        if singles and rules.tells(passage) and not (passage.background or passage.sentence.caption):
            return told_by(passage, singles[0])
    return _planned_window(passages, group) or of_units(passages, group) or inferred(story, group, stay)


def is_over(story: Story, group: Group, day: DateMention) -> bool:
    """Whether a day told elsewhere is too early for what is planned: `sáng nay rời Hà Nội …, sẽ hội đàm`."""
    return group.first.status == "announced" and story.anchor is not None and day.last <= story.anchor


def misdated(told: Sequence[Passage]) -> bool:
    """Whether sentences tell a day that cannot be, and no other: then the day is not known."""
    return any(p.misdated for p in told) and not any(d.precision == "day" for p in told for d in p.dates)


_LONGEST = timedelta(days=3)


def of_units(passages: Sequence[Passage], group: Group) -> Found[When] | None:
    """Local forces may meet for some days, `trong hai ngày 5 và 6/3`, where heads only do so in a visit."""
    local = all(p.level in LOCAL for p in group.people)
    for passage in passages if local else ():
        for days in passage.dates:
            if days.told and days.precision == "day" and days.last - days.first <= _LONGEST:
                return told_by(passage, days)
    return None


def _planned_window(passages: Sequence[Passage], group: Group) -> Found[When] | None:
    """What did not take place yet may be told by a range."""
    if group.first.status == "held":
        return None
    for passage in passages:
        for found in passage.dates:
            return told_by(passage, found)
    return None


def nearest_day(passage: Passage, group: Group) -> DateMention | None:
    """The single day nearest to the verb."""
    verbs = [c.start for c in group.candidates if c.passage == passage.index]
    singles = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
    return min(singles, key=lambda d: min(abs(d.start - v) for v in verbs), default=None)


def window(story: Story, group: Group, kind: str, rules: DayRules) -> Found[When] | None:
    """The days of something that may last: a range beside it, else all days of the story near each other."""
    beside = _days_beside(story, group, rules, single=kind == "visit")
    if beside and beside.value.first < beside.value.last:
        return beside
    if lasted := rules.lasting(story, group) or beside:
        return lasted
    frame = rules.frame(story, group, kind)
    if kind in ("border_exchange", "joint_patrol_sea") and (ranged := _ranged(frame)):
        return ranged
    planned = group.first.status == "announced"
    dated = [(p, d) for p, d in _dated(frame, planned=planned) if rules.counts(story, group, p, d)]
    if not dated:
        return _month(of_group(story, group))
    if group.first.status == "announced" and story.anchor:
        ahead = [(p, d) for p, d in dated if d.last > story.anchor]
        if not ahead and (month := _month(of_group(story, group))):
            return month
        dated = ahead or dated
    start = dated[0][1].first
    return spanning([(p, d) for p, d in dated if abs(d.first - start) <= NEAR])


NEAR = timedelta(days=3)
"""Days told no further apart are those of one event."""


def spanning(told: Sequence[tuple[Passage, DateMention]]) -> Found[When]:
    """From the first of some days to the last."""
    first, last = min(d.first for _, d in told), max(d.last for _, d in told)
    return Found(value=When(first=first, last=last, precision="day"), passages=tuple(p for p, _ in told))


def _days_beside(story: Story, group: Group, rules: DayRules, *, single: bool) -> Found[When] | None:
    """The days told nearest to where it is told, also a `single` one."""
    for passage in of_group(story, group):
        here = [c.start for c in group.candidates if c.passage == passage.index]
        days = [d for d in passage.dates if d.precision == "day" and d.told]
        days = [d for d in days if rules.counts(story, group, passage, d)]
        if nearest := days if single else [d for d in days if d.first < d.last]:
            return told_by(passage, min(nearest, key=lambda d: min(abs(d.start - h) for h in here)))
    return None


def _ranged(passages: Sequence[Passage]) -> Found[When] | None:
    """The first range of days that a sentence tells as the article's own words."""
    for passage in passages:
        for days in passage.dates:
            if (
                days.told
                and days.first < days.last
                and days.precision == "day"
                and not passage.is_speech(days.start)
            ):
                return told_by(passage, days)
    return None


def _dated(frame: Sequence[Passage], *, planned: bool) -> list[tuple[Passage, DateMention]]:
    """The days told for the whole; `hôm nay` counts for what was held, where the article itself says so."""
    return [
        (p, d)
        for p in frame
        for d in p.dates
        if d.precision == "day" and (d.told or (not planned and p.lead and not p.is_speech(d.start)))
    ]


def _month(passages: Sequence[Passage]) -> Found[When] | None:
    for passage in passages:
        for found in passage.dates:
            if found.precision == "month":
                return told_by(passage, found)
    return None


def _past_month(story: Story, group: Group) -> Found[When] | None:
    """`Tháng 3, A hội đàm với B`, of a year in review: held then, on no day told."""
    for told in group.candidates if story.anchor else ():
        passage = story.passages[told.passage]
        for month in passage.dates:
            opens = month.precision == "month" and month.start < told.start
            if opens and story.anchor and month.first < story.anchor and not passage.is_speech(month.start):
                return told_by(passage, month)
    return None


def inferred(story: Story, group: Group, stay: Found[When] | None) -> Found[When] | None:
    """No date is told: the visit around it, else the day of publication for what was held."""
    if stay and group.first.kind != "border_exchange":
        window = When(first=stay.value.first, last=stay.value.last, precision="inferred")
        return Found(value=window, passages=stay.passages)
    if any(p.misdated for p in around(story, of_group(story, group)) if not p.background):
        return None
    if story.anchor is None or group.first.status != "held" or group.first.kind == "border_exchange":
        return None
    passages = of_group(story, group)[:1]
    return Found(
        value=When(first=story.anchor, last=story.anchor, precision="inferred"), passages=tuple(passages)
    )
