"""On which side somebody stands whose own title names no country, in Vietnamese (domain model, section 4)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from meetings import gazetteer
from meetings.beat import beat, home, partner, sides
from meetings.encounter import Side
from meetings.reading.body import Sentence
from meetings.reading.people import PersonMention
from meetings.reading.titles import Nation
from meetings.reading.units import UnitMention
from meetings.reading.vi.posts import nation_of
from meetings.reading.vi.units import first_nation
from meetings.reading.vi.words import alternation, introduced, listed, nation_words
from meetings.reading.vocabulary import either, of_side


@cache
def _delegation_led() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:[Đđ]oàn|[Bb]iên đội|[Tt]ổ tuần tra|[Ll]ực lượng)\b[^.;]{0,120}"
        rf"\b(?P<nation>{nation_words()})\b[^.;]{{0,40}}\bdo"
        rf"|[Tt]rưởng đoàn\b[^.;]{{0,40}}\b(?P<headed>{nation_words()})\b[^.;]{{0,20}}\blà"
        rf"|[Đđ]ại diện\b[^,.;]{{0,60}}\b(?P<spoken>{nation_words()}),)"
        rf"\s+(?:{alternation('honorifics')}\s+)?$"
    )


def _of_nation(mention: PersonMention, nation: Nation) -> PersonMention:
    """Someone of the nation told; a post only the other side has was misread."""
    post = gazetteer.posts().get(mention.post or "")
    foreign = post is not None and post.side not in (None, nation)
    return replace(mention, nation=nation, post=None if foreign else mention.post)


@cache
def _bracketed() -> re.Pattern[str]:
    states = "|".join(state.name("vi") for state in beat().states)
    return re.compile(
        rf"(?:(?! (?:và|với|đã|tại|ở|đến|thăm|cập|gặp|tiếp) |[.;]).){{0,110}}?\((?P<nation>{states})\)"
    )


@cache
def _led_by() -> re.Pattern[str]:
    honorific, grade = alternation("honorifics"), either(listed("grades"))
    return re.compile(rf"[^.;]{{0,60}}\bdo\s+(?:{honorific}\s+)?(?:(?:{grade})\s+)?")


@cache
def _side_told() -> re.Pattern[str]:
    """`Về phía Trung Quốc, …`: what follows is about one side; `phía ta` is ours, `đoàn bạn` is theirs."""
    phrase = r"(?:^(?:Về )?[Pp]hía |[;,] (?:còn )?phía |\b[Vv]ề phía )(?:[^.;,]{0,40} )?"
    ours, friends = (either(listed(word)) for word in ("ours", "friends"))
    named = rf"{phrase}(?P<nation>{nation_words()})\b"
    of = rf"\bphía (?P<of>{nation_words()}) (?=(?:là|do)\b)"
    return re.compile(
        rf"{named}|{of}|\b(?:(?P<ours>{ours})|(?P<friends>{friends}))\b(?! (?:{nation_words()})\b)"
    )


def _told_side(before: str, friend: Nation | None) -> Nation | None:
    """The side that a sentence told of last."""
    told = list(_side_told().finditer(before))
    if not told:
        return None
    if nation := told[-1]["nation"] or told[-1]["of"]:
        return nation_of(nation)
    return home("vi") if told[-1]["ours"] else friend


def with_nation(
    mention: PersonMention, sentence: Sentence, found_units: Sequence[UnitMention], friend: Side | None
) -> PersonMention:
    """The side of someone whose title names no country, or one only in the name of a unit or in brackets."""
    told = _bracketed().match(sentence.folded, mention.tail - sentence.start)
    if mention.person is None and told:
        return _of_nation(mention, nation_of(told["nation"]))
    unit = next((u for u in found_units if _is_under(u, mention)), None)
    if mention.person is None and unit and unit.side == partner("vi"):
        return _of_nation(mention, unit.side)
    if mention.nation is not None:
        return mention
    return replace(mention, nation=_nation_around(mention, sentence, found_units, friend))


def _is_under(unit: UnitMention, mention: PersonMention) -> bool:
    """Whether a unit stands right behind somebody's post, or between that and his name."""
    behind = mention.tail <= unit.start <= mention.end + 1 <= unit.end
    return behind or (mention.start < unit.start and unit.end < mention.tail)


def _nation_around(
    mention: PersonMention, sentence: Sentence, found_units: Sequence[UnitMention], friend: Side | None
) -> Nation | None:
    """Of the delegation led, the side the sentence tells of, the post's unit, the words after, the post."""
    before = sentence.folded[: mention.start - sentence.start]
    after = sentence.folded[mention.tail - sentence.start :]
    led_unit = next((u for u in reversed(found_units) if u.end <= mention.start), None)
    if led_unit and _led_by().fullmatch(before[led_unit.end - sentence.start :]):
        return led_unit.side
    if led := _delegation_led().search(before):
        return nation_of(led["nation"] or led["headed"] or led["spoken"])
    if told := _told_side(before, friend):
        return told
    if _introduced().search(before):
        return friend
    unit = next((u for u in found_units if u.start >= mention.tail), None)
    if unit and _POST_OF.fullmatch(after[: unit.start - mention.tail]):
        return unit.side
    nation = first_nation(_OTHERS_BEGIN.split(after, maxsplit=1)[0][:130])
    return nation or next((side for side in sides() if _own_post(side).match(after)), None)


@cache
def _introduced() -> re.Pattern[str]:
    """A guest brings one of his own: `… đến chào và giới thiệu người kế nhiệm là …`."""
    return re.compile(rf"{introduced()}$", re.IGNORECASE)


@cache
def _own_post(side: Side) -> re.Pattern[str]:
    """A post that only one side has: `Thiếu tá A, Đồn trưởng`."""
    return re.compile(rf", (?:{either(of_side(side, 'own_posts', 'vi'))})\b")


_OTHERS = r"và|với|cùng|đã|tiếp|đón|gặp|thăm|hội đàm|hội kiến|điện đàm|chào"
"""What leads to others: `Bộ trưởng Quốc phòng tiếp Đại sứ Trung Quốc` is no Chinese minister."""
_OTHERS_BEGIN = re.compile(rf"[.;:]| (?:{_OTHERS}) ")
_POST_OF = re.compile(rf", (?:(?!\b(?:{_OTHERS})\b)[^,;.]){{1,40}}? ")
"""`…, Tham mưu trưởng Bộ đội Biên phòng …`: a post of the unit named next."""
