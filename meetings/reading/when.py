"""When an encounter took place: beside the verb, in its paragraph, as told before, or inferred."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetings.encounter import Precision
from meetings.reading.dates import DateMention
from meetings.reading.found import Found, around, of_group
from meetings.reading.groups import Group
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
ACTIVITY = re.compile(
    r"giao lưu|các hoạt động|lễ đón|lễ tiễn|cột mốc|trồng cây|cửa khẩu|hội đàm|^(?:chương trình|sự kiện)\b"
    r"|\bchương trình (?:sẽ |được )?(?:tiếp tục|diễn ra|kết thúc)",
    re.IGNORECASE,
)
"""What is done at a border exchange: sentences with these words tell its days and places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days, both ends included."""

    first: date
    last: date
    precision: Precision


_SAME_DAY = re.compile(
    r"^(?:\W*)(?:cùng ngày|trong ngày|cũng trong ngày|ngay sau|sau lễ đón|sau hội đàm|tiếp đó|sau đó)",
    re.IGNORECASE,
)


def when(story: Story, group: Group, kind: str, stay: Found[When] | None) -> Found[When] | None:
    """The day or days: beside the verb, in the paragraph, as told before, or inferred from publication."""
    passages = of_group(story, group)
    if misdated(passages):
        return None
    if kind in SEVERAL_DAYS:
        return _window(story, group, kind) or inferred(story, group, stay)
    for passage in passages:
        if day := _nearest_day(passage, group):
            return Found(value=When(first=day.first, last=day.last, precision="day"), passages=(passage,))
    for passage in passages:
        if _SAME_DAY.search(passage.text) and (before := _told_before(passage, story)):
            return before
    for passage in around(story, passages):
        singles = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
        if singles and not passage.background and not passage.sentence.caption:
            day = singles[0]
            return Found(value=When(first=day.first, last=day.last, precision="day"), passages=(passage,))
    return _planned_window(passages, group) or _of_units(passages, group) or inferred(story, group, stay)


def misdated(told: Sequence[Passage]) -> bool:
    """Whether sentences tell a day that cannot be, and no other: then the day is not known."""
    return any(p.misdated for p in told) and not any(d.precision == "day" for p in told for d in p.dates)


_LONGEST = timedelta(days=3)


def _of_units(passages: Sequence[Passage], group: Group) -> Found[When] | None:
    """Units may meet for some days, `trong hai ngày 5 và 6/3`, where heads only do so during a visit."""
    for passage in passages if not group.people else ():
        for days in passage.dates:
            if days.told and days.precision == "day" and days.last - days.first <= _LONGEST:
                return Found(
                    value=When(first=days.first, last=days.last, precision="day"), passages=(passage,)
                )
    return None


def _planned_window(passages: Sequence[Passage], group: Group) -> Found[When] | None:
    """What did not take place yet may be told by a range."""
    if group.first.status == "held":
        return None
    for passage in passages:
        for found in passage.dates:
            days = When(first=found.first, last=found.last, precision=found.precision)
            return Found(value=days, passages=(passage,))
    return None


def _nearest_day(passage: Passage, group: Group) -> DateMention | None:
    """The single day nearest to the verb."""
    verbs = [c.start for c in group.candidates if c.passage == passage.index]
    singles = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
    return min(singles, key=lambda d: min(abs(d.start - v) for v in verbs), default=None)


def _told_before(passage: Passage, story: Story) -> Found[When] | None:
    """`Cùng ngày`: the day of the last dated sentence or encounter before."""
    for earlier in reversed(story.passages[: passage.index]):
        days = [d for d in earlier.dates if d.first == d.last and d.precision == "day"]
        if days and not earlier.background:
            when_ = When(first=days[-1].first, last=days[-1].last, precision="day")
            return Found(value=when_, passages=(passage, earlier))
    return None


def _window(story: Story, group: Group, kind: str) -> Found[When] | None:
    """The days of something that may last: a range beside it, else all days of the story near each other."""
    for passage in of_group(story, group):
        here = [c.start for c in group.candidates if c.passage == passage.index]
        days = [d for d in passage.dates if d.precision == "day" and d.told]
        ranges = [d for d in days if d.first < d.last]
        if nearest := days if kind == "visit" else ranges:
            best = min(nearest, key=lambda d: min(abs(d.start - h) for h in here))
            return Found(value=When(first=best.first, last=best.last, precision="day"), passages=(passage,))
    if lasted := _lasted(story, group) or _until(story, group):
        return lasted
    if kind in ("border_exchange", "joint_patrol_sea") and (ranged := _ranged(_frame(story, group, kind))):
        return ranged
    dated = _dated(story, group, kind)
    if not dated:
        return _month(of_group(story, group))
    if group.first.status == "announced" and story.anchor:
        dated = [(p, d) for p, d in dated if d.last > story.anchor] or dated
    start = dated[0][1].first
    near = [(p, d) for p, d in dated if abs(d.first - start) <= timedelta(days=3)]
    first, last = min(d.first for _, d in near), max(d.last for _, d in near)
    return Found(value=When(first=first, last=last, precision="day"), passages=tuple(p for p, _ in near))


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
                return Found(
                    value=When(first=days.first, last=days.last, precision="day"), passages=(passage,)
                )
    return None


_UNTIL = re.compile(
    r"\b(?:kéo dài|diễn ra|kết thúc|ở thăm|ở lại|lưu lại|neo đậu)\b[^.;]{0,20}?"
    r"\b(?:đến|tới|vào)(?: hết)?(?: ngày)?\s*$"
)
_SINCE = re.compile(r"\b(?:kéo dài|diễn ra|bắt đầu|khai mạc)\b[^.;]{0,20}?\b(?:từ|vào|ngày)(?: ngày)?\s*$")
_Dated = tuple[Passage, DateMention]


def _up_to(passage: Passage, day: DateMention) -> str:
    """The sentence up to the numbers of a day; `từ ngày` may belong to it."""
    opening, *_ = re.split(r"\d", passage.after(day.start)[: day.end - day.start], maxsplit=1)
    return passage.before(day.start) + opening


def _span(days: Sequence[_Dated]) -> tuple[_Dated, _Dated] | None:
    """The first and the last day, where one of them is told as such."""
    for day in days:
        if _UNTIL.search(_up_to(*day)):
            return days[0], day
    for day in days[1:]:
        if _SINCE.search(_up_to(*day)):
            return day, days[0]
    return None


def _until(story: Story, group: Group) -> Found[When] | None:
    """`Ngày 6/12 … khai mạc …, kéo dài đến ngày 12/12`, `Ngày 12/12 … bế mạc …, kéo dài từ ngày 6/12`."""
    for passage in of_group(story, group):
        behind = story.passages[passage.index + 1 : passage.index + 2]
        days = [
            (p, d) for p in (passage, *behind) for d in p.dates if d.precision == "day" and not p.background
        ]
        days.sort(key=lambda each: each[1].start)
        if not days or days[0][0] is not passage:
            continue
        if (span := _span(days)) and span[0][1].first < span[1][1].first:
            value = When(first=span[0][1].first, last=span[1][1].last, precision="day")
            return Found(value=value, passages=tuple({p.index: p for p, _ in span}.values()))
    return None


_AFTER_DAYS = re.compile(
    r"\b(?:sau|kéo dài|trong(?: vòng)?|(?:lưu lại|ở lại)(?: [^\s,.;]+){0,4}"
    r"|chuyến thăm(?: (?:hữu nghị|chính thức))?) (?P<n>hai|ba|bốn|năm|\d) ngày\b(?! \d)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:kết thúc|bế mạc|hoàn thành|khép lại)\b")
_BEGINS = re.compile(r"\b(?:bắt đầu|mở đầu|mở màn|khai mạc|cập (?:cảng|bến))\b")
_COUNT = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}


def _lasted(story: Story, group: Group) -> Found[When] | None:
    """`Chiều 19/3 … kết thúc sau hai ngày`, `cập cảng …, lưu lại ba ngày`: one day and how many there are."""
    for passage in of_group(story, group):
        found = _AFTER_DAYS.search(passage.text)
        ends, begins = (rule.search(passage.text) for rule in (_ENDS, _BEGINS))
        if found and passage.dates and (ends or begins):
            others = timedelta(days=max((_COUNT.get(found["n"].lower()) or int(found["n"])) - 1, 0))
            first, last = passage.dates[0].first, passage.dates[0].last
            first, last = (last - others, last) if ends else (first, first + others)
            return Found(value=When(first=first, last=last, precision="day"), passages=(passage,))
    return None


def _dated(story: Story, group: Group, kind: str) -> list[tuple[Passage, DateMention]]:
    """The days told for the whole; `hôm nay` counts for what was held, where the article itself says so."""
    planned = group.first.status == "announced"
    return [
        (p, d)
        for p in _frame(story, group, kind)
        for d in p.dates
        if d.precision == "day" and (d.told or (not planned and p.lead and not p.is_speech(d.start)))
    ]


def _frame(story: Story, group: Group, kind: str) -> list[Passage]:
    """The sentences whose dates belong to the whole: where it is told, and those about its activities."""
    told = of_group(story, group)
    if kind == "working_meeting" and any(p.dates for p in told):
        return told
    news = [p for p in story.passages if not p.background and not p.sentence.caption]
    if kind == "border_exchange":
        told += [p for p in news if ACTIVITY.search(p.text)]
    else:
        lead = [p for p in news if p.lead and not p.text.startswith("Trước đó")]
        told += [*lead, *(p for p in news if kind == "joint_patrol_sea" and "tuần tra" in p.text)]
    return list({p.index: p for p in told}.values())


def _month(passages: Sequence[Passage]) -> Found[When] | None:
    for passage in passages:
        for found in passage.dates:
            if found.precision == "month":
                value = When(first=found.first, last=found.last, precision="month")
                return Found(value=value, passages=(passage,))
    return None


def inferred(story: Story, group: Group, stay: Found[When] | None) -> Found[When] | None:
    """No date is told: the visit around it, else the day of publication for what was held."""
    if stay:
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
