"""Visits with dates of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from meetings.beat import OTHER, home, order, partner
from meetings.encounter import Side
from meetings.reading.candidates import Candidate
from meetings.reading.parties import Party, is_defence
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.vi.clauses import status
from meetings.reading.vi.dates import names_a_day
from meetings.reading.vi.posts import nation_of
from meetings.reading.vi.words import PROPER, alternation, nation_words

_CITY = rf"(?: (?:tỉnh|thành phố|TP\.?|thủ đô|khu tự trị(?: dân tộc Choang)?))?(?: {PROPER}){{1,4}},?"
"""`thăm, làm việc tại thành phố Nam Ninh, Trung Quốc`."""
_SCHOOL = r" với (?:Học viện|Đại học|Trường)[^.;()]{2,80}?(?:,|(?= \())"
"""`thăm, làm việc với Học viện Hải quân Đại Liên, Trung Quốc`."""
_HOME = "nước ta"


@cache
def _visit() -> Rule:
    return Rule(
        r"\b(?P<verb>(?:thăm(?: và làm việc)?(?:,? (?:hữu nghị|chính thức|xã giao|cấp cao|làm việc))*"
        r"|(?<=chuyến )(?:công tác|làm việc|giao lưu(?: [^\s,.;]+){0,4}?))"
        rf"(?: tại| ở| tới)?(?: nước|{_CITY}|{_SCHOOL})? \(?(?P<nation>{nation_words()}|{_HOME}))\b"
    )


@cache
def _aside() -> re.Pattern[str]:
    """Words that make a visit the setting of something else."""
    return re.compile(rf"\b{alternation('not_news_of_visit')}\s*$", re.IGNORECASE)


_STAYS = re.compile(
    r"\b(?:đang(?: ở)?|(?:nhân|dịp|trong|khuôn khổ|chương trình|tiếp tục) chuyến)\s*$", re.IGNORECASE
)


def stay(passage: Passage) -> Side | None:
    """In whose country somebody is: `đang thăm Việt Nam`, `nhân chuyến thăm Trung Quốc`."""
    if not _visit().may_match(passage.text):
        return None
    visited = (m for m in _visit().finditer(passage.text) if _STAYS.search(passage.text, 0, m.start()))
    return next((_country(m["nation"]) for m in visited), None)


def visits(story: Story) -> Iterator[Candidate]:
    """Visits told with their days; `đang thăm` in a title line is not the news."""
    found = list(_told(story)) or list(_lasting(story))
    yield from found or _as_nouns(story)


_LASTS = Rule(r"\b[Cc]huyến thăm[^.;]{0,60}?\b(?:kéo dài|diễn ra|bắt đầu)\b")


def _lasting(story: Story) -> Iterator[Candidate]:
    """`Chuyến thăm kéo dài từ ngày 24 đến 26/10`: who visits whom stands in the headline."""
    told = _visit().search(story.title)
    people = [m for p in story.passages if p.lead for m in p.people]
    guest = _guest_among(people, _country(told["nation"])) if told else None
    if guest is None:
        return
    for passage in story.passages:
        for m in _LASTS.finditer(passage.text):
            start = passage.sentence.start + m.start()
            if _has_range(passage, start) and not passage.background:
                yield Candidate(
                    kind="visit",
                    passage=passage.index,
                    start=start,
                    end=passage.sentence.start + m.end(),
                    parties=(guest,),
                    status=status(passage, start),
                    guest=guest.side,
                )


@cache
def _noun() -> Rule:
    return Rule(
        r"\b[Cc]huyến thăm(?: và làm việc)?(?:,? (?:hữu nghị|chính thức|cấp cao|làm việc))*"
        rf"(?: tại| ở| tới| đến)? (?P<nation>{nation_words()})[^,.;]{{0,40}}? của"
        rf"\s+(?:{alternation('honorifics')}\s+)?$"
    )


_NEWS = Rule(r"\b(?:kéo dài|diễn ra|bắt đầu|kết thúc|hoãn|lùi|hủy|huỷ|dời)\b", re.IGNORECASE)


def _as_nouns(story: Story) -> Iterator[Candidate]:
    """`Chuyến thăm Việt Nam của Bộ trưởng … sẽ kéo dài 4 ngày`, `… bị hoãn`: the visit as the subject."""
    for passage in story.passages:
        if not passage.lead or passage.background or passage.sentence.caption:
            continue
        for guest in passage.people:
            told = _noun().search(passage.before(guest.start))
            if told is None or _guest_among([guest], _country(told["nation"])) is None:
                continue
            start = passage.sentence.start + told.start()
            ranged = any(_has_range(passage, at) for at in (start, guest.end))
            is_news = _NEWS.search(passage.text) or ranged
            if is_news and not passage.is_speech(start):
                yield Candidate(
                    kind="visit",
                    passage=passage.index,
                    start=start,
                    end=guest.end,
                    parties=(guest,),
                    status=status(passage, passage.sentence.end),
                    guest=guest.side,
                )


def _told(story: Story) -> Iterator[Candidate]:
    for passage in story.passages:
        if passage.sentence.caption or not _visit().may_match(passage.text) or passage.background:
            continue
        for m in _visit().finditer(passage.text):
            start = passage.sentence.start + m.start()
            aside = _aside().search(passage.before(start)) and not _has_range(passage, start)
            if passage.is_speech(start) or aside:
                continue
            guest = _guest(passage, m, _country(m["nation"]))
            if guest and (_is_dated(story, passage, start) or _is_planned(story, passage, start)):
                yield Candidate(
                    kind="visit",
                    passage=passage.index,
                    start=start,
                    end=passage.sentence.start + m.end(),
                    parties=_guest_and_host(story, passage, guest),
                    status=status(passage, start),
                    guest=guest.side,
                )


_REACH = 60
"""Characters from `đang thăm …` to the days it lasts."""


def _has_range(passage: Passage, start: int) -> bool:
    """Whether the days of the stay are told beside it: `đang thăm Việt Nam từ ngày 24 đến 26/10`."""
    return any(d.first < d.last and d.told and 0 < d.start - start < _REACH for d in passage.dates)


def _country(word: str) -> Side | None:
    nation = home("vi") if word == _HOME else nation_of(word)
    return None if nation == OTHER else nation


def _guest(passage: Passage, visit: re.Match[str], country: Side | None) -> PersonMention | None:
    """Who visits: the last defence person before the verb who is not of the country visited.

    Of `chuyến thăm Trung Quốc của A` the first one behind it, whoever is said to hear of it.
    """
    start, end = (passage.sentence.start + at for at in visit.span())
    if passage.before(start).endswith("chuyến ") and passage.after(end).startswith(" của "):
        return _guest_among([p for p in passage.people if p.start >= end][:1], country)
    before = [p for p in passage.people if p.tail <= start]
    return _guest_among(before[:1] if _BESIDES.search(passage.before(start)) else before, country)


_BESIDES = re.compile(r"\b(?:trước|sau) khi (?:(?:sang|đến|tới) )?$")
"""`A hội đàm với B trước khi thăm Việt Nam`: A does both."""


def _guest_among(people: Sequence[PersonMention], country: Side | None) -> PersonMention | None:
    if country is None:
        return None
    if country == partner("vi"):
        people = [replace(p, nation=home("vi")) if p.nation is None else p for p in people]
    foreign = [p for p in people if p.side and p.side != country and is_defence(p)]
    return next((p for p in reversed(foreign) if p.name), foreign[-1] if foreign else None)


_SETS_OUT = re.compile(
    r"(?<!nhân dịp )(?<!trước khi )(?<!sau khi )"
    r"\b(?:lên đường|bắt đầu|kết thúc|hoàn thành)(?: (?:sang|tốt đẹp|thành công|chuyến|đi))*\s*$"
)


_BESIDE = 80
"""Characters."""


def _is_dated(story: Story, passage: Passage, start: int) -> bool:
    """Whether days are told: beside the verb, a range of them, or any of one that begins or ends.

    In what appeared on no day that is known, those of no known year count.
    """
    near = max(0, start - passage.sentence.start - _BESIDE)
    if story.anchor is None and names_a_day(passage.text[near:]):
        return True
    days = [d for d in passage.dates if d.precision == "day"]
    if days and _SETS_OUT.search(passage.before(start)):
        return True
    return any(d.told and (d.end > start - _BESIDE or d.first < d.last) for d in days)


def _is_planned(story: Story, passage: Passage, start: int) -> bool:
    """Of a plan a month is enough, `dự kiến thăm Việt Nam trong quý IV`; of a headline no day is needed."""
    if status(passage, start) != "announced":
        return False
    months = (d for d in passage.dates if d.precision == "month" and 0 < d.start - start < _REACH)
    return any(months) or (passage.lead and _is_headline(story))


def _is_headline(story: Story) -> bool:
    planned = (status(story.headline, m.start()) for m in _visit().finditer(story.title))
    return "announced" in planned


def _invited_by(story: Story, passage: Passage, guest: PersonMention) -> list[PersonMention]:
    """`Chuyến thăm được thực hiện theo lời mời của …`, in the sentence that follows."""
    return [
        p
        for after in story.passages[passage.index + 1 : passage.index + 2]
        for p in after.people
        if re.match("Chuyến thăm", after.text)
        and p.side not in (None, guest.side)
        and is_defence(p)
        and _inviter().search(after.before(p.start))
    ]


@cache
def _inviter() -> re.Pattern[str]:
    return re.compile(rf"lời mời của\s+(?:{alternation('honorifics')}\s+)?$")


_WELCOME = Rule(r"\b(?:[Ll]ễ đón|tiễn)\b")


def _guest_and_host(story: Story, passage: Passage, guest: PersonMention) -> tuple[Party, ...]:
    """The guest with who invited him, there or in the next sentence, or welcomed him in the same one."""
    others = [p for p in passage.people if p.side and p.side != guest.side and is_defence(p)]
    hosts = [p for p in others if _inviter().search(passage.before(p.start))] or _invited_by(
        story, passage, guest
    )
    if not hosts and _WELCOME.search(passage.text):
        hosts = [p for p in others if p.end <= guest.start]
    parties: list[Party] = [guest, *hosts[:1]]
    return tuple(sorted(parties, key=lambda p: order(p.side)))
