"""Exchanges and dialogues that are themselves the news of a Vietnamese article."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.beat import OTHER, home, partner
from meetings.encounter import Status
from meetings.reading.candidates import Candidate
from meetings.reading.dates import DateMention
from meetings.reading.editions import candidate_of, kind_of_edition
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vi.clauses import status
from meetings.reading.vi.dates import names_a_day
from meetings.reading.vi.units import names_both, names_nation
from meetings.reading.vi.when import ACTIVITY
from meetings.reading.vi.words import alternation, pattern


def editions(story: Story) -> Iterator[Candidate]:
    """Editions told as news; what talks agree about a mechanism is not."""
    found = list(_told(story))
    yield from found or _by_headline(story)


def _told(story: Story) -> Iterator[Candidate]:
    for passage in story.passages:
        for mention in passage.mechanisms:
            kind = kind_of_edition(mention.edition)
            outlook = planned_status(passage, mention.start)
            if kind and _is_news(story, passage, mention) and not _prepares(story, passage, outlook):
                yield candidate_of(passage, mention, kind, outlook)


def _by_headline(story: Story) -> Iterator[Candidate]:
    """An edition that the headline alone numbers; the text only says `Chương trình giao lưu diễn ra`."""
    mentioned = story.headline.mechanisms
    named = [m for m in mentioned if m.edition.ordinal and kind_of_edition(m.edition) and not m.foreign]
    told = [p for p in story.passages if p.lead and not p.background and not p.sentence.caption]
    happening = next((p for p in told if _HAPPENING.search(p.text)), None)
    bilateral = names_nation(story.title, partner("vi")) or names_both(story.title)
    ours = bilateral and not names_nation(story.title, OTHER)
    if not (named and happening and ours):
        return
    outlook = planned_status(happening, happening.sentence.start)
    if not _prepares(story, happening, outlook):
        yield Candidate(
            kind=kind_of_edition(named[0].edition) or "",
            passage=happening.index,
            start=happening.sentence.start,
            end=happening.sentence.end,
            parties=(),
            status=outlook,
            edition=named[0].edition,
        )


_HAPPENING = re.compile(
    r"\b(?:giao lưu|đối thoại|chương trình|hoạt động)\b[^.;]{0,60}"
    r"\b(?:diễn ra|được tổ chức|khai mạc|bế mạc|bắt đầu|khép lại)"
    r"|\b(?:chào|tô son) cột mốc\b|\btrồng cây hữu nghị\b",
    re.IGNORECASE,
)


@cache
def _frame() -> re.Pattern[str]:
    # what is done well or each year is a review, no news: `tổ chức tốt`, `tổ chức luân phiên`
    frames = rf"{alternation('frames')}(?! (?:tốt|hiệu quả|luân phiên|định kỳ|thường niên)\b)"
    return re.compile(rf"{frames}[^.;]{{0,60}}$", re.IGNORECASE)


_HAPPENS = re.compile(
    r"^[^.;]{0,110}\b(?:diễn ra|(?:được|sẽ|dự kiến) tổ chức|khai mạc|bế mạc|kết thúc|bắt đầu|thành công"
    r"|hoãn|hủy|bước vào|\(ngày)",
    re.IGNORECASE,
)


_SAILS = re.compile(
    r"\btàu\b.{0,220}\b(?:cập|rời|thăm)\b.{0,120}\btrong khuôn khổ\b[^.;]{0,40}$", re.IGNORECASE | re.DOTALL
)
"""A ship that calls within an exchange tells of its call, not of the exchange."""


_WITHIN = re.compile(
    r"\b(?:hội đàm|hội kiến|chào xã giao|tuần tra|phát lệnh)\b[^;]{0,220}\btrong khuôn khổ\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Talks or a patrol within an exchange are told, and not the exchange."""


_ABOUT_IT = re.compile(
    r"\b(?:hội nghị|họp) (?:trù bị|chuẩn bị|hiệp thương|rút kinh nghiệm|tổng kết)\b[^,.;]{0,40}$",
    re.IGNORECASE,
)
"""`Hội nghị trù bị Giao lưu …` is a meeting about it."""


_OPENS = re.compile(r"\W*trong khuôn khổ\b[^.,;]{0,40}$", re.IGNORECASE)
_THEN_MET = re.compile(
    r"[^.;]*?\b(?:đã (?:tiến hành |có cuộc )?(?:hội đàm|hội kiến|chào xã giao)\b(?!,)|hội đàm với\b)"
)


def _only_frames_talks(story: Story, passage: Passage, mention: MechanismMention) -> bool:
    """`Trong khuôn khổ Giao lưu …, A đã hội đàm với B`, and no other sentence has a day of the exchange."""
    if not (_OPENS.match(passage.before(mention.start)) and _THEN_MET.match(passage.after(mention.end))):
        return False
    others = (p for p in story.passages if p is not passage and not (p.background or p.sentence.caption))
    return not any(p.dates and ACTIVITY.search(p.text) for p in others)


def _is_news(story: Story, passage: Passage, mention: MechanismMention) -> bool:
    if mention.foreign or passage.background or passage.sentence.caption:
        return False
    quoted = passage.before(mention.start).endswith('"')  # a name in quotation marks is not speech
    if passage.is_speech(mention.start - quoted) or not _with_partner(story, passage):
        return False
    if _with_another(story, passage, mention):
        return False
    before, after = passage.before(mention.start), passage.after(mention.end)
    happens = _HAPPENS.search(after) or planned_status(passage, mention.start) in ("postponed", "cancelled")
    framed = _frame().search(before) and not _ABOUT_IT.search(before)
    if not happens and (not framed or _only_frames_talks(story, passage, mention)):
        return False
    if _SAILS.search(before) or _WITHIN.search(before):
        return False
    numbered = mention.edition.ordinal is not None
    return (passage.lead and (numbered or _is_dated(story))) or (numbered and bool(passage.dates))


def _with_partner(story: Story, passage: Passage) -> bool:
    """Whether it is with the other side: in the sentence, or in the headline where that names no third."""
    if names_nation(passage.text, OTHER) and not names_nation(f"{story.title} {passage.text}", home("vi")):
        return False
    if names_both(passage.text) or names_nation(passage.text, partner("vi")):
        return True
    return names_nation(f"{story.title} {story.opening}", partner("vi")) or names_both(story.title)


_WITH = re.compile(r"[^;]*?\bvới\b(?P<whom>[^;]*)", re.IGNORECASE)


def _with_another(story: Story, passage: Passage, mention: MechanismMention) -> bool:
    """`Đối thoại … với Phó Trợ lý Bộ trưởng Quốc phòng Hoa Kỳ`: whatever is said there of the partner."""
    told = _WITH.match(passage.after(mention.end))
    near = [told["whom"]] if told else []
    if not names_nation(passage.text, partner("vi")):
        near += [story.title, passage.text]
    return any(names_nation(text, OTHER) and not names_nation(text, partner("vi")) for text in near)


def _is_dated(story: Story) -> bool:
    return any(d.told for p in story.passages if p.lead and not p.background for d in p.dates)


def _prepares(story: Story, passage: Passage, outlook: Status) -> bool:
    """Whether one side only prepares what has no date yet (domain model, sections 13 and 15)."""
    if outlook in ("postponed", "cancelled"):
        return False
    told = [p for p in story.passages if p.lead or p is passage]
    if any(_ahead(story, day) for p in told for day in p.dates if day.told):
        return False
    if pattern("preparing").search(story.opening):
        return True
    dated = story.anchor is None and any(names_a_day(p.text) for p in told)
    return outlook == "announced" and not dated


def _ahead(story: Story, day: DateMention) -> bool:
    return story.anchor is not None and day.last > story.anchor


_ITS_END = re.compile(r";|\b(?:dự kiến|sẽ) (?:kết thúc|kéo dài|diễn ra đến)\b", re.IGNORECASE)
"""What goes on is not planned, though its end is."""


def planned_status(passage: Passage, offset: int) -> Status:
    """The status of what a noun at an offset names: the words after it count too."""
    told = status(passage, offset)
    after = _ITS_END.split(passage.after(offset)[:160])[0]
    planned = pattern("future").search(after) or pattern("briefing").search(after)
    return "announced" if told == "held" and planned else told
