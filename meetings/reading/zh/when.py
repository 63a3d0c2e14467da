"""When it took place, in Chinese: the day or days of one encounter."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from meetings.reading.dates import DateMention
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.when import (
    NEAR,
    SEVERAL_DAYS,
    DayRules,
    When,
    inferred,
    is_over,
    misdated,
    of_units,
    spanning,
    told_by,
    window,
)
from meetings.reading.zh.dates import is_ahead, number
from meetings.reading.zh.story import just_before
from meetings.reading.zh.words import rule

CALLING = 10
"""In how many sentences a port call's days are looked for."""


def when(story: Story, group: Group, kind: str, stay: Found[When] | None) -> Found[When] | None:
    """The day or days, where no day is told that cannot be."""
    return None if misdated(of_group(story, group)) else _told(story, group, kind, stay)


def _told(story: Story, group: Group, kind: str, stay: Found[When] | None) -> Found[When] | None:
    if group.first.status in ("postponed", "cancelled"):
        return _planned(story, of_group(story, group))
    found = window(story, group, kind, _RULES) if kind in SEVERAL_DAYS else _one_day(story, group)
    return found or inferred(story, group, stay)


def _one_day(story: Story, group: Group) -> Found[When] | None:
    """Beside the verb, or as told before."""
    told = of_group(story, group)
    for passage in told:
        days = [d for d in passage.dates if d.precision == "day"]
        singles = _singles(passage) or _from_today(passage, days)
        singles = singles or (days if group.first.status != "held" else [])
        if singles:
            return _on(passage, _nearest(singles, group, passage), group)
    opening = told[0].before(group.first.start)
    if (month := _month(told, group)) or _LATELY.search(opening) or _DURING.match(opening):
        return month
    for passage in [*reversed(just_before(story, told[0])), *(p for p in story.passages if p.lead)]:
        singles = [d for d in _singles(passage) if _may_be(story, group, d)]
        if singles and not passage.background and not passage.sentence.caption:
            return told_by(passage, singles[-1] if passage.index < told[0].index else singles[0])
    ranged = [d for p in told for d in p.dates] if group.first.status != "held" else []
    return told_by(told[0], ranged[0]) if ranged else of_units(told, group)


def _on(passage: Passage, day: DateMention, group: Group) -> Found[When]:
    """A day told beside the verb; of `10日至14日访问,期间将会谈` no more is told than between which days."""
    found = told_by(passage, day)
    verb = min(c.start for c in group.candidates if c.passage == passage.index)
    between = passage.before(verb)[day.end - passage.sentence.start :]
    within = day.first < day.last and "期间" in between
    return replace(found, value=replace(found.value, precision="inferred")) if within else found


def _singles(passage: Passage) -> list[DateMention]:
    """The days told one by one, but for that on which a stay ended."""
    return [
        d for d in passage.dates if d.first == d.last and d.precision == "day" and not _ends_stay(passage, d)
    ]


def _ends_stay(passage: Passage, day: DateMention) -> bool:
    """`今天结束为期3天的访问`, `10日离开北京回国`: what took place on a visit is not of that day."""
    return bool(_STAY_ENDS.match(passage.after(day.end)))


_STAY_ENDS = re.compile(
    r"(?:(?!会[见谈晤面]|拜会|磋商|举行)[^。;]){0,60}?(?:结束[^,。;]{0,24}(?:访|行程|之行)"
    r"|(?:启程|乘机|动身)(?:回国|返)|返抵|返回|回到|离开[^,。;前]{1,12}(?:回国|返国|[,。;]|$))"
)


def _from_today(passage: Passage, days: Sequence[DateMention]) -> list[DateMention]:
    """`今天至29日访问,下午会谈`: today."""
    offset = passage.sentence.start
    ranges = (d for d in days if d.first < d.last)
    return [replace(d, last=d.first) for d in ranges if passage.text.startswith("今", d.start - offset)]


def _is_of_another(passage: Passage, day: DateMention) -> bool:
    """`10日至14日访华`, `11日会见来访的X`: a day of the whole visit, or of something else within it."""
    visit = day.first < day.last and _VISIT.match(passage.after(day.end))
    return bool(not day.told or visit or _ends_stay(passage, day) or _RECEIVES.search(passage.text))


_VISIT = re.compile(r"[^。;会磋]{0,60}?访")
_RECEIVES = re.compile(r"会见|接见|拜会")


def _planned(story: Story, told: Sequence[Passage]) -> Found[When] | None:
    """`原定9月7日至8日`: the days of what was called off, told with it or soon after."""
    near = [p for p in story.passages if 0 <= p.index - told[0].index <= 3]
    for passage in near:
        for day in passage.dates:
            if _PLANNED.search(passage.before(day.start)):
                return told_by(passage, day)
    return None


_PLANNED = re.compile(r"(?:原[定订]|原计划|原拟|定于|本应|原本|(?<![上中少大])将[于在]|预定)[^,。;]{0,12}$")


def _nearest(days: Sequence[DateMention], group: Group, passage: Passage) -> DateMention:
    """The day told last before the verb, else the nearest behind it."""
    verb = min(c.start for c in group.candidates if c.passage == passage.index)
    before = [d for d in days if d.start <= verb]
    return before[-1] if before else days[0]


_LATELY = re.compile(r"(?:(?<!\d)日前|近日|近期)[^。;]{0,60}$")
"""`日前,A会见B`: on a day that is not told, though others may be."""
_DURING = re.compile(r"[^,。;]{0,8}(?:访[^,。;]?|停留|逗留|[其此])期间,")
"""`访问期间,还与B会谈`: on a day of the visit that is not told, whatever is told before."""


def _month(told: Sequence[Passage], group: Group) -> Found[When] | None:
    """`5月初,A会见B`: the month told before the verb, where no day is."""
    for passage in told:
        verb = max(c.end for c in group.candidates if c.passage == passage.index)
        months = [d for d in passage.dates if d.precision == "month" and d.end <= verb]
        if len(months) == len(passage.dates) > 0 and not _SINCE.match(passage.after(months[-1].end)):
            return told_by(passage, months[-1])
    return None


_SINCE = re.compile(r"(?:以来|起|至今)")
_WITHIN_A_STAY = {"working_meeting", "dialogue"}
"""Kinds that may last, and are over before whoever came for them leaves."""
_COUNTED = {"port_call", "exercise", "joint_patrol_sea", "young_officers", "visit"}
"""Kinds of which a further sentence may tell how many days they last."""


def _lasting(story: Story, group: Group) -> Found[When] | None:
    """The month, where no more is told; a day and how many there are, or which is the first or last."""
    told, kind = of_group(story, group), group.first.kind
    if month := _month(told, group):
        return month
    frame = _frame(story, group, kind)
    days = [(p, d) for p in frame for d in p.dates if d.precision == "day"]
    dated = [(p, d) for p, d in days if _counts(story, group, p, d)]
    if not dated:
        return None
    opening, day = next(((p, d) for p, d in dated if p in told), dated[0])
    if lasting := _length(told) or (kind in _COUNTED and _length(frame)):
        rest, over, teller = lasting
        opening, day = next(((p, d) for p, d in dated if p is teller), (opening, day))
        over = over or bool(_ENDED.match(opening.after(day.end)))
        first = day.first - rest if over else day.first
        return Found(value=When(first=first, last=first + rest, precision="day"), passages=(dated[0][0],))
    if any(_is_bound(p, d) for p, d in dated):
        return spanning([(p, d) for p, d in dated if abs(d.first - day.first) <= NEAR or _is_bound(p, d)])
    return None


def _counts(story: Story, group: Group, passage: Passage, day: DateMention) -> bool:
    """Whether a day may be one of the whole: none that is spoken of, of a stay, or of the way there."""
    told, kind = of_group(story, group), group.first.kind
    if passage.is_speech(day.start) or _came_before(passage, day, group):
        return False
    if kind in _WITHIN_A_STAY and passage not in told and _is_of_another(passage, day):
        return False
    if kind in ("port_call", "joint_patrol_sea") and _sets_out(passage, day):
        others = (_sets_out(p, d) for p in _frame(story, group, kind) for d in p.dates)
        return group.first.status == "held" and all(others)
    if kind == "port_call" and any(day.first < d.first for p in told for d in _arrival(p)):
        return False
    return passage in told or _is_bound(passage, day) or _may_be(story, group, day)


def _arrival(passage: Passage) -> list[DateMention]:
    """The day on which a call at a port begins, whatever the ships did before."""
    return [d for d in passage.dates if d.precision == "day"][:1] if _ARRIVES.search(passage.text) else []


_THEN = re.compile(r"随后|此后|之后")


def _came_before(passage: Passage, day: DateMention, group: Group) -> bool:
    """Whether a day is that of what ships did before their call: `8日巡逻,随后舰艇访问湛江`."""
    calls = [c.start for c in group.candidates if c.passage == passage.index and c.kind == "port_call"]
    between = passage.before(calls[0])[day.end - passage.sentence.start :] if calls else ""
    return bool(_THEN.search(between))


def _sets_out(passage: Passage, day: DateMention) -> bool:
    return day.precision == "month" or _SETS_OUT.match(passage.after(day.end)) is not None


_SETS_OUT = re.compile(r"[^。;结]{0,40}?(?:启程|出发|起航|启航|拔锚|踏上)")
"""What a journey begins with is not yet what it leads to."""
_ARRIVES = re.compile(r"抵达|驶抵|靠泊|停靠|抵港")
_UNTIL = re.compile(r"(?:持续|延续|停留)(?:至|到)\s?$")
_SINCE_DAY = re.compile(r"(?:自|从)$"), re.compile(r"(?:开始|启动|开训|开幕|展开|拉开)")


def _is_bound(passage: Passage, day: DateMention) -> bool:
    """`将持续到7日`, `自1日开始`: whether a day is told as the last or the first of the whole."""
    before, begins = passage.before(day.start), _SINCE_DAY[1].match(passage.after(day.end))
    return bool(_UNTIL.search(before) or (begins and _SINCE_DAY[0].search(before)))


_LASTS = re.compile(
    r"(?:为期|(?=.{1,3}的[^,。;]{0,4}访问|.{1,2}天(?:正式|友好|国事|工作)*访问))(?P<n>\d{1,2}|[一二两三四五六七八九十])(?:[天日]|(?P<weeks>周))"
)


_STAY_LASTS = re.compile(r"(?:访问?|行程|之行)[^,。;]{0,6}为期")
_OVER = re.compile(r"结束|结训|落幕|(?<![拉揭]开)帷幕|闭幕|收官")
_ENDED = re.compile(rf",?[^,。;]*?(?:{_OVER.pattern})(?![^,。;]*后)")


def _length(told: Sequence[Passage]) -> tuple[timedelta, bool, Passage] | None:
    """`为期4天`: how long after the first day the last one is, whether the day told is the last, where."""
    for passage in told:
        m = _LASTS.search(passage.text)
        days = number(m["n"].replace("两", "二")) if m else None
        if m and days:
            clauses = re.split(r"[,。;]", passage.text[: m.start()])
            clause = (clauses[-1] or clauses[-2:][0]) + passage.text[m.end() :][:_CLAUSE]
            days *= 7 if m["weeks"] else 1
            return timedelta(days=days - 1), bool(_OVER.search(clause)), passage
    return None


_CLAUSE = 40
"""Characters behind `为期3天` in which its end is told."""


def _may_be(story: Story, group: Group, day: DateMention) -> bool:
    """Whether a day told elsewhere may be that of what took place, or was to."""
    if is_over(story, group, day):
        return False
    return group.first.status != "held" or not is_ahead(day.first, story.anchor)


def _frame(story: Story, group: Group, kind: str) -> list[Passage]:
    """The sentences whose dates belong to the whole: its own for a visit, its acts for an exchange."""
    told = of_group(story, group)
    news = [p for p in story.passages if not p.background and not p.sentence.caption]
    if kind == "visit":
        behind = story.passages[told[-1].index + 1 :][:1]
        return [*told, *(p for p in behind if _STAY_LASTS.search(p.text) and not p.dates)]
    if kind == "port_call" and not told[0].lead:
        news = [p for p in news if p.index >= told[0].index]
    if kind == "joint_patrol_sea" and (not told[0].lead or _MEANWHILE.match(told[0].text)):
        return [*told, *reversed(just_before(story, told[0]))]
    acts = [
        p
        for p in news
        if p.lead
        or (kind == "port_call" and p.index < CALLING)
        or (kind == "joint_patrol_sea" and p.index < CALLING and _ON_PATROL.search(p.text))
        or (kind == "border_exchange" and rule("border_acts").search(p.text))
    ]
    return list({p.index: p for p in [*told, *acts]}.values())


_MEANWHILE = re.compile(r"(?:访问|活动)?[其期]间")
_ON_PATROL = re.compile(r"联合巡逻|联合巡航|巡逻线|分航")


def _told_before(_: Story, __: Passage) -> None:
    """Single days are looked for in a way of its own."""


_RULES = DayRules(same_day=_told_before, lasting=_lasting, frame=_frame, counts=_counts)
