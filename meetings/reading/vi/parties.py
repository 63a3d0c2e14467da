"""Who meets whom in Vietnamese: the people and units on either side of a verb of protocol."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile

from meetings.beat import OTHER, home, partner
from meetings.reading.parties import Party, in_order, may_meet
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.vi.implied import MUTUAL, both, with_units
from meetings.reading.vi.people import at_home, guessed
from meetings.reading.vi.units import names_nation
from meetings.reading.vi.words import PROPER, alternation, both_ministers, introduced, pattern, words


@cache
def _genitive() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('genitive')}\s+(?:(?:đồng chí|ông|ngài)\s+)?$", re.IGNORECASE)


_ELLIPTIC = re.compile(
    r"\bhai (?:bên|bộ trưởng|đoàn|nhà lãnh đạo|đồng chí|tư lệnh|chủ nhiệm|chính ủy|tướng|vị tướng"
    r"|tổng tham mưu trưởng|trưởng đoàn|thứ trưởng)\b",
    re.IGNORECASE,
)


def parties_of(
    story: Story, passage: Passage, kind: str, start: int, end: int
) -> Iterator[tuple[Party, ...]]:
    """The pairs of heads around a verb that spans `start` to `end`, the first side first."""
    before = [p for p in passage.people if p.tail <= start and not _is_genitive(passage, p)]
    after = [
        p
        for p in passage.people
        if p.start >= end and not _behind_clause(passage, end, p) and not _of_next_verb(passage, end, p)
    ]
    others = list(takewhile(lambda p: p.nation == OTHER, after))
    if others and _lists(passage, after[: len(others) + 1]):
        end, after = others[-1].end, after[len(others) :]
    if any(p.nation == OTHER for p in after[:1]) or _foreign_object(passage, end, after):
        return
    if not after and _attends_with(passage, end):
        yield from with_units(story, passage, kind, before, start)
        return
    if _between(passage, end, after):
        before, after = [], after[:2]
    listed = listed_with(passage, _subject(before, after), before)
    apart = bool(listed) and one_by_one(passage, listed[-1], start)
    subjects: Sequence[PersonMention | None] = listed if apart else listed[:1] or [None]
    pairs = [pair for subject in subjects for pair in _pairs(passage, subject, before, after)]
    if pairs:
        yield from (tuple(_holder(story, p) for p in pair) for pair in pairs)
    elif both_ministers().search(passage.text) or (
        kind in MUTUAL
        and _ELLIPTIC.search(passage.before(start))
        and not pattern("future").search(passage.before(start)[-90:])
    ):
        yield from both(story, passage, kind)
    else:
        yield from with_units(
            story, passage, kind, [p for p in passage.people if p in before or p in after], start
        )


def _attends_with(passage: Passage, end: int) -> bool:
    """`dự hội đàm với Bộ đội Biên phòng`: the last one named meets the unit, not who stands before him."""
    return any(
        re.fullmatch(r"\s*(?:cấp cao )?với\s+", passage.after(end)[: u.start - end]) for u in passage.units
    )


_AND = re.compile(r"(?:,|,? và|,? cùng)\s+(?:(?:với|đồng chí|ông|bà|ngài) )*")


def _lists(passage: Passage, people: Sequence[PersonMention]) -> bool:
    """`gặp Bộ trưởng Quốc phòng Hoa Kỳ …, Bộ trưởng Quốc phòng Trung Quốc … và …`: one after another."""
    gaps = (
        passage.text[one.end - passage.sentence.start : other.start - passage.sentence.start]
        for one, other in pairwise(people)
    )
    return people[-1].nation == partner("vi") and all(_AND.fullmatch(gap) for gap in gaps)


def _between(passage: Passage, end: int, after: Sequence[PersonMention]) -> bool:
    """Whether both are named behind a noun, `cuộc hội đàm giữa A và B`, whoever speaks of it before."""
    first = after[0].start - passage.sentence.start if after else 0
    return len(after) > 1 and bool(re.search(r"\bgiữa\b", passage.text[end - passage.sentence.start : first]))


def _subject(before: Sequence[PersonMention], after: Sequence[PersonMention]) -> PersonMention | None:
    """The last person before the verb who may meet the first after it; not the object of an earlier verb."""
    willing = [p for p in before if p.nation != OTHER]
    if not after or after[0].side is None:
        return willing[-1] if willing else None
    return next((p for p in reversed(willing) if p.side != after[0].side), None)


def joined(passage: Passage, one: PersonMention, other: PersonMention) -> bool:
    """`A và B`: two of one side, one right behind the other."""
    gap = passage.text[one.end - passage.sentence.start : other.start - passage.sentence.start]
    return one.side == other.side and bool(_AND_ALSO.fullmatch(gap))


_AND_ALSO = re.compile(rf"(?:,? {PROPER}(?: \w+){{0,10}}?)?(?:{_AND.pattern})")
"""Behind a name may stand an office not known, or the rest of one: `…, Chỉ huy trưởng BĐBP tỉnh X và`."""


def listed_with(
    passage: Passage, last: PersonMention | None, before: Sequence[PersonMention]
) -> list[PersonMention]:
    """`A và B tiếp …`: those who do it, up to the last of them."""
    found = [last] if last else []
    for earlier in reversed(before):
        if found and earlier.end <= found[0].start:
            if not joined(passage, earlier, found[0]):
                break
            found.insert(0, earlier)
    return found


def one_by_one(passage: Passage, last: PersonMention, start: int) -> bool:
    """`A và B đã lần lượt tiếp …`: each of those listed does it apart."""
    offset = passage.sentence.start
    return pattern("one_by_one").search(passage.text, last.end - offset, start - offset) is not None


@cache
def _and_next() -> re.Pattern[str]:
    """What stands between guests of one reception: `B đến chào từ biệt và giới thiệu C`."""
    farewell = (
        r"\W*(?:(?:đến|tới) )?chào(?:,? (?:từ biệt|nhân|dịp|kết thúc|hết|nhiệm kỳ|công tác|tại \w+ \w+))*"
    )
    return re.compile(rf"(?:{farewell})?.{{0,6}}(?:{introduced()})?", re.IGNORECASE)


def _pairs(
    passage: Passage,
    subject: PersonMention | None,
    before: Sequence[PersonMention],
    after: Sequence[PersonMention],
) -> Iterator[tuple[Party, ...]]:
    """Subject and objects; both named before the verb; or both after it (`hội đàm giữa A và B`)."""
    offset = passage.sentence.start
    if subject is not None and after:
        for i, other in enumerate(after):
            if i and not _and_next().fullmatch(passage.text, after[i - 1].end - offset, other.start - offset):
                break
            if pair := _opposed(subject, other):
                yield pair
        return
    group = list(before[-2:]) if before else list(after[:2])
    if len(group) == 2 and (pair := _opposed(group[0], group[1])):
        yield pair


def _opposed(a: PersonMention, b: PersonMention) -> tuple[Party, ...] | None:
    """Two people of the two sides, the first side first; who has no country is taken for the side left."""
    if a.nation == b.nation or OTHER in (a.nation, b.nation):
        return None
    if a.nation is None or b.nation is None:
        return _completed(a, b)
    return in_order(a, b)


def _completed(a: PersonMention, b: PersonMention) -> tuple[Party, ...] | None:
    known, unknown = (a, b) if a.nation else (b, a)
    if known.nation == home("vi") or (unknown.post is None and unknown.rank is None):
        return None
    return in_order(ours, known) if (ours := at_home(unknown)) else None


def _is_genitive(passage: Passage, person: PersonMention) -> bool:
    before = passage.before(person.start)
    return bool(_genitive().search(before)) and not re.search(
        r"(?:cuộc|buổi|hội đàm|phía|chủ trì)[^.;]{0,40}của\s+$", before
    )


_BEHIND = re.compile(r"\b(?:theo lời mời|nhận lời mời|nhân dịp|nhằm|để|về việc|do|của|thay mặt|chuyển lời)\b")


def _behind_clause(passage: Passage, end: int, person: PersonMention) -> bool:
    """Whether someone after the verb belongs to a later clause: an inviter, a well-wisher."""
    between = passage.text[end - passage.sentence.start : person.start - passage.sentence.start]
    found = _BEHIND.search(between)
    return bool(found) and not re.search(r"[Đđ]oàn\b.*\bdo\s", between)


_NEXT_VERB = re.compile(r"\bvà (?:đã )?(?:hội kiến|hội đàm|chào xã giao|đến chào|tới chào|gặp|tiếp)\b[^.;]*$")


def _of_next_verb(passage: Passage, end: int, person: PersonMention) -> bool:
    """Whether someone is met by a verb of his own behind a unit: `hội đàm với Đại học … và hội kiến …`."""
    between = passage.text[end - passage.sentence.start : person.start - passage.sentence.start]
    found = _NEXT_VERB.search(between)
    return bool(found) and any(end <= u.start < end + found.start() for u in passage.units if found)


def _foreign_object(passage: Passage, end: int, after: Sequence[PersonMention]) -> bool:
    """Whether the object of the verb is of another country: `hội đàm với Bộ trưởng Quốc phòng Lào`."""
    limit = after[0].start if after else passage.sentence.end
    text = passage.text[end - passage.sentence.start : limit - passage.sentence.start][:80]
    return names_nation(text, OTHER) and not names_nation(text, partner("vi"))


def _holder(story: Story, party: Party) -> Party:
    """Somebody told by post alone, whose side the other's has told: who held it on the day."""
    if isinstance(party, PersonMention) and party.name is None and party.person is None:
        return guessed(replace(party), story.anchor)
    return party


def eligible(parties: Sequence[Party], passage: Passage) -> bool:
    """Whether they may meet; the police in the name of a border unit are none."""
    text = passage.text
    for unit in passage.units:
        text = text.replace(unit.name, "")
    return may_meet(parties, police=any(word in text for word in words("police_words")))
