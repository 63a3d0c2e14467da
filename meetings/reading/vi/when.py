"""What Vietnamese words tell of days: the same day, how long it lasted, since when and until when."""

import re
from collections.abc import Sequence
from datetime import timedelta

from meetings.reading import when as days
from meetings.reading.dates import DateMention
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vi.clauses import is_afterwards
from meetings.reading.when import DayRules, When, is_over

ACTIVITY = re.compile(
    r"giao lưu|các hoạt động|lễ đón|lễ tiễn|cột mốc|trồng cây|cửa khẩu|hội đàm|^(?:chương trình|sự kiện)\b"
    r"|\bchương trình (?:sẽ |được )?(?:tiếp tục|diễn ra|kết thúc)",
    re.IGNORECASE,
)
"""What is done at a border exchange: sentences with these words tell its days and places."""


def when(story: Story, group: Group, kind: str, stay: Found[When] | None) -> Found[When] | None:
    """The day or days of an encounter; `stay` is the visit around it."""
    return days.when(story, group, kind, stay, _RULES)


_SAME_DAY = re.compile(
    r"^(?:\W*)(?:cùng ngày|trong ngày|cũng trong ngày|ngay sau|sau lễ đón|sau hội đàm|tiếp đó|sau đó)",
    re.IGNORECASE,
)


def _told_before(story: Story, passage: Passage) -> Found[When] | None:
    """`Cùng ngày`: the day of the last dated sentence or encounter before."""
    if not _SAME_DAY.search(passage.text):
        return None
    for earlier in reversed(story.passages[: passage.index]):
        days = [d for d in earlier.dates if d.first == d.last and d.precision == "day"]
        if days and not earlier.background:
            when_ = When(first=days[-1].first, last=days[-1].last, precision="day")
            return Found(value=when_, passages=(passage, earlier))
    return None


def _lasting(story: Story, group: Group) -> Found[When] | None:
    return _over(story, group) or _lasted(story, group) or _until(story, group)


def _over(story: Story, group: Group) -> Found[When] | None:
    """`Ngày 2/12, … nghe báo cáo kết quả chuyến thăm từ ngày 24 đến 28/11`: the days of what is past."""
    for passage in filter(is_afterwards, of_group(story, group)):
        for day in passage.dates:
            if day.told and day.first < day.last and day.precision == "day":
                return days.told_by(passage, day)
    return None


_HOUR = r" \d{1,2} (?:giờ|h)(?: \d{1,2}(?: phút)?)?"
_UNTIL = re.compile(
    r"\b(?:kéo dài|diễn ra|kết thúc|ở thăm|ở lại|lưu lại|neo đậu)\b[^.;]{0,20}?"
    rf"\b(?:đến|tới|vào|lúc)(?: hết)?(?:{_HOUR})?(?: ngày)?\s*$"
)
_SINCE = re.compile(r"\b(?:kéo dài|diễn ra|bắt đầu|khai mạc)\b[^.;]{0,20}?\b(?:từ|vào|ngày)(?: ngày)?\s*$")
_Dated = tuple[Passage, DateMention]


def _up_to(passage: Passage, day: DateMention) -> str:
    """The sentence up to the numbers of a day; `từ ngày` may belong to it."""
    opening, *_ = re.split(r"\d", passage.after(day.start)[: day.end - day.start], maxsplit=1)
    return passage.before(day.start) + opening


def _span(days: Sequence[_Dated]) -> tuple[_Dated, _Dated] | None:
    """The first and the last day, where one of them is told as such."""
    until = next((day for day in days if _UNTIL.search(_up_to(*day))), None)
    since = next((day for day in days if day is not until and _SINCE.search(_up_to(*day))), None)
    if until:
        return since or days[0], until
    return (since, days[0]) if since else None


def _until(story: Story, group: Group) -> Found[When] | None:
    """`Ngày 6/12 … khai mạc …, kéo dài đến ngày 12/12`, `Ngày 12/12 … bế mạc …, kéo dài từ ngày 6/12`."""
    for passage in of_group(story, group):
        behind = story.passages[passage.index + 1 : passage.index + 4]
        days = [
            (p, d) for p in (passage, *behind) for d in p.dates if d.precision == "day" and not p.background
        ]
        days = sorted((d for d in days if not is_over(story, group, d[1])), key=lambda d: d[1].start)
        if not days or (group.first.status == "held" and days[0][0] is not passage):
            continue
        if (span := _span(days)) and span[0][1].first < span[1][1].first:
            value = When(first=span[0][1].first, last=span[1][1].last, precision="day")
            return Found(value=value, passages=tuple({p.index: p for p, _ in span}.values()))
    return None


_AFTER_DAYS = re.compile(
    r"\b(?:sau|kéo dài|kết thúc|trong(?: vòng)?|(?:lưu lại|ở lại)(?: [^\s,.;]+){0,4}"
    r"|thăm(?: [^\s,.;]+){0,7}?) (?P<n>hai|ba|bốn|năm|\d{1,2}) ngày\b(?! \d)",
    re.IGNORECASE,
)
_IT_LASTS = re.compile(
    r"\b(?:chuyến thăm|chương trình|hoạt động|đợt|giao lưu)\b[^.;]{0,40}?"
    r" (?:kéo dài|(?:diễn ra )?trong(?: vòng)?) (?P<n>hai|ba|bốn|năm|\d{1,2}) ngày\b(?! \d)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:kết thúc|bế mạc|hoàn thành|khép lại)\b")
_BEGINS = re.compile(r"\b(?:lên đường|bắt đầu|mở đầu|mở màn|khai mạc|cập (?:cảng|bến))\b")
_COUNT = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}


def _lasted(story: Story, group: Group) -> Found[When] | None:
    """`Chiều 19/3 … kết thúc sau hai ngày`, `cập cảng …, lưu lại ba ngày`: one day and how many there are.

    How many may stand in the next sentence: `Chuyến thăm kéo dài ba ngày`.
    """
    for passage in of_group(story, group):
        behind = story.passages[passage.index + 1 : passage.index + 2]
        told = [(passage, _AFTER_DAYS), *((p, _IT_LASTS) for p in behind if not p.dates)]
        counted = next(((p, m) for p, rule in told if (m := rule.search(p.text))), None)
        ends = _ENDS.search(passage.text)
        begins = _BEGINS.search(passage.text) or group.first.kind == "port_call"
        if counted and passage.dates and (ends or begins):
            number = counted[1]["n"].lower()
            others = timedelta(days=max((_COUNT.get(number) or int(number)) - 1, 0))
            first, last = passage.dates[0].first, passage.dates[0].last
            first, last = (last - others, last) if ends else (first, first + others)
            passages = tuple({p.index: p for p in (passage, counted[0])}.values())
            return Found(value=When(first=first, last=last, precision="day"), passages=passages)
    return None


def _of_patrol(told: Sequence[Passage], lead: Sequence[Passage], news: Sequence[Passage]) -> list[Passage]:
    """The first sentences and those about patrols; where these have days, without what is of an exchange."""
    patrols = [p for p in news if "tuần tra" in p.text]
    dated = any(p.dates for p in (*told, *patrols))
    return [*(p for p in lead if p in patrols or not (dated and p.mechanisms)), *patrols]


def _frame(story: Story, group: Group, kind: str) -> list[Passage]:
    """The sentences whose dates belong to the whole: where it is told, and those about its activities."""
    told = of_group(story, group)
    if kind in ("working_meeting", "dialogue") and any(p.dates for p in told):
        return told
    news = [p for p in story.passages if not p.background and not p.sentence.caption]
    if kind == "border_exchange":
        told += [p for p in news if ACTIVITY.search(p.text)]
    else:
        lead = [p for p in news if p.lead and not (p.foreign or p.text.startswith("Trước đó"))]
        if kind == "port_call" and any(p.dates for p in told):
            lead = [p for p in lead if "tuần tra" not in p.text]
        told += _of_patrol(told, lead, news) if kind == "joint_patrol_sea" else lead
    return list({p.index: p for p in told}.values())


def _tells(passage: Passage) -> bool:
    """Whether a sentence may tell the day of another; `Chuyến thăm kéo dài đến 31/8` tells how long it is."""
    ends = any(_UNTIL.search(_up_to(passage, day)) for day in passage.dates)
    return not (ends or is_afterwards(passage))


_RULES = DayRules(same_day=_told_before, lasting=_lasting, frame=_frame, tells=_tells)
