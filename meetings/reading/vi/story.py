"""A Vietnamese article taken apart: its sentences, with people, units, days and places in each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property

from meetings import gazetteer
from meetings.article import Article
from meetings.beat import OTHER, beat, partner
from meetings.encounter import Side
from meetings.reading.body import Sentence
from meetings.reading.dates import DateMention
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.places import PlaceMention
from meetings.reading.rules import Rule
from meetings.reading.story import LEAD, Story, remember
from meetings.reading.units import UnitMention
from meetings.reading.vi import body
from meetings.reading.vi.clauses import is_said
from meetings.reading.vi.dates import credited, dates, is_stamp, misdated, stamp_date
from meetings.reading.vi.mechanisms import mechanisms
from meetings.reading.vi.nations import with_nation
from meetings.reading.vi.people import mentions
from meetings.reading.vi.places import named, places
from meetings.reading.vi.units import names_nation, units
from meetings.reading.vi.words import pattern
from meetings.reading.vocabulary import longest


def tell(article: Article) -> Story:
    """Take an article apart: its sentences, and behind them the captions of its photos."""
    sentences = sorted(body.sentences(article.text), key=lambda s: s.caption)
    anchor = _anchor(article, sentences)
    passages: list[Passage] = []
    title = body.headline(article.title)
    friend = _friend(" ".join((title, *(s.folded for s in sentences[:LEAD]))))
    line = Sentence(start=0, end=len(title), folded=title, paragraph=-1)
    headline = _Passage(index=-1, sentence=line, lead=True, anchor=anchor, last=None, known={}, friend=friend)
    best = _leaders_named(headline)
    counted, last = 0, None
    for sentence in sentences:
        if is_stamp(sentence):
            continue
        counted += not sentence.caption and len(sentence.folded) > 40
        passage = _Passage(
            index=len(passages), sentence=sentence, lead=counted <= LEAD, anchor=anchor, last=last,
            known=best, friend=friend,
        )  # fmt: skip
        passages.append(passage)
        remember(passage.people, best)
        if passage.dates and not passage.background:
            last = passage.dates[-1].last
    return Story(headline=headline, text=article.text, anchor=anchor, passages=tuple(passages), best=best)


def _leaders_named(headline: Passage) -> dict[str, PersonMention]:
    """Those whom the text may only call `Thủ tướng`."""
    if not _leaders().search(headline.text):
        return {}
    return {p.key: p for p in headline.people if p.name and p.level == "leader"}


@cache
def _leaders() -> Rule:
    led = (post for post in gazetteer.posts().values() if gazetteer.post_level(post.id) == "leader")
    return Rule(longest(phrase for post in led for phrase in post.phrases.get("vi", ())), re.IGNORECASE)


def _friend(opening: str) -> Side | None:
    """The other side, where the first words name no third country."""
    return None if names_nation(opening, OTHER) else partner("vi")


def _anchor(article: Article, sentences: list[Sentence]) -> date | None:
    """The day of publication; of a reprint the day that the page or the paper it is taken from tells."""
    opening = sentences[: 2 if article.published_at else 6]
    told = next((day for s in opening if (day := stamp_date(s))), None)
    own = next((s for s in opening if not is_stamp(s)), None)
    told = (credited(own) if own else None) or told
    if article.published_at is None:
        return told
    published = beat().day_of(article.published_at, article.language)
    return min(told, published) if told else published


@dataclass(eq=False, kw_only=True)
class _Passage(Passage):
    anchor: date | None
    last: date | None
    """The day told last before it."""
    known: Mapping[str, PersonMention]
    """What was said of people before it, when they are first asked for."""
    friend: Side | None
    """Whose are those it calls friends."""

    def is_speech(self, offset: int) -> bool:
        return super().is_speech(offset) or is_said(self, offset)

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        named = mentions(self.sentence, self.anchor, self.known)
        return tuple(with_nation(m, self.sentence, self.units, self.friend) for m in named)

    @cached_property
    def units(self) -> tuple[UnitMention, ...]:
        return tuple(units(self.sentence))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        return tuple(_dates(self.sentence, self.anchor, self._own, self.last))

    @cached_property
    def misdated(self) -> bool:
        return any(day.start >= self._own for day in misdated(self.sentence, self.anchor))

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        found = [p for p in places(self.sentence) if p.start >= self._own]
        found = [p for p in found if not _is_of_a_forum(self, p)]
        told = [p for p in found if not any(_seats(self.sentence, u, p) for u in self.units)]
        return tuple(sorted([*told, *_at_seats(self.sentence, self.units)], key=lambda p: p.start))

    @cached_property
    def mechanisms(self) -> tuple[MechanismMention, ...]:
        return tuple(mechanisms(self.sentence))

    @cached_property
    def ahead(self) -> bool:
        return pattern("future").search(self.text) is not None

    @cached_property
    def background(self) -> bool:
        return _is_background(self.sentence, self.dates, self.anchor)

    @cached_property
    def foreign(self) -> bool:
        return any(p.nation == OTHER for p in self.people) and not names_partner(self)

    @cached_property
    def _own(self) -> int:
        """Where the words about the subject itself begin: a briefing's own day and place stand before it."""
        briefed = pattern("briefing").search(self.text)
        return self.sentence.start + (briefed.end() if briefed else 0)


def names_partner(passage: Passage) -> bool:
    """Whether a sentence names the other side or one of its people."""
    ours = partner("vi")
    return names_nation(passage.text, ours) or any(p.side == ours for p in passage.people)


def _dates(sentence: Sentence, anchor: date | None, own: int, last: date | None) -> list[DateMention]:
    planned = own > sentence.start or any(
        pattern(name).search(sentence.folded) for name in ("future", "postponed")
    )
    found = dates(sentence, anchor, planned=planned, last=last)
    return [d for d in found if d.start >= own and not _of_a_text(sentence, d, anchor)]


_FORUM = re.compile(r"\b(?:APEC|ASEAN|ASEM|G20)\b[^,.;]{0,40},? (?:tại|ở)\b[^,.;]{0,20}$")
_MARGINS = re.compile(r"bên lề|song phương")


def _is_of_a_forum(passage: Passage, place: PlaceMention) -> bool:
    """Whether a place is where many are to gather: `dự Hội nghị cấp cao APEC lần thứ 25 tại Đà Nẵng`."""
    aside = _MARGINS.search(passage.text)
    return aside is None and _FORUM.search(passage.before(place.start)) is not None


_SEATED = re.compile(
    r"[\s,(]*(?:(?:thuộc|tỉnh|huyện|thành phố|TP|châu|khu tự trị|dân tộc Choang)\s+)*", re.IGNORECASE
)


def _seats(sentence: Sentence, unit: UnitMention, place: PlaceMention) -> bool:
    """Whether a place only tells where a unit has its seat: it stands in its name, or right behind it."""
    if unit.start < place.start < unit.end:
        return True
    gap = sentence.folded[max(0, unit.end - sentence.start) : max(0, place.start - sentence.start)]
    return unit.end <= place.start and not place.locative and bool(_SEATED.fullmatch(gap))


_AT_THE_SEAT = re.compile(r"\b(?:tại|ở) (?:trụ sở |hội trường |nhà khách )?$", re.IGNORECASE)


def _at_seats(sentence: Sentence, found_units: Sequence[UnitMention]) -> list[PlaceMention]:
    """`Tại Đồn Biên phòng Móng Cái, …`: there the unit is the place."""
    seats = [u for u in found_units if _AT_THE_SEAT.search(sentence.folded, 0, u.start - sentence.start)]
    inside = named(sentence) if seats else ()
    return [replace(p, locative=True) for p in inside if any(u.start < p.start < u.end for u in seats)]


def _of_a_text(sentence: Sentence, day: DateMention, anchor: date | None) -> bool:
    """Whether it is the day of a treaty or a founding long ago, not the sentence's own time."""
    long_ago = anchor is not None and day.last < anchor - _LONG_AGO
    return long_ago and bool(_OF_A_TEXT.search(sentence.folded[: day.start - sentence.start]))


_LONG_AGO = timedelta(days=45)
_OF_A_TEXT = re.compile(
    r"\b(?:hiệu lực|ký|ký kết|ban hành|thành lập)(?: từ| vào)?(?: ngày)?\s*$", re.IGNORECASE
)
_YEAR = re.compile(r"\bnăm ((?:19|20)\d{2})\b", re.IGNORECASE)


_FIRST_HELD = re.compile(r"\blần đầu(?: tiên)?\b[^,.;]*\b(?:tổ chức|diễn ra)\b[^,.;]*\bnăm (\d{4})\b")


def _is_background(sentence: Sentence, found: Sequence[DateMention], anchor: date | None) -> bool:
    """Whether a sentence tells of earlier times: by its words, or by dates long before publication."""
    if anchor is None:
        return body.is_background(sentence)
    if any(d.last >= anchor - timedelta(days=21) for d in found):
        return False
    if any(d.last < anchor - _LONG_AGO for d in found):
        return True
    for year in (_YEAR.search(sentence.folded[:40]), _FIRST_HELD.search(sentence.folded)):
        if year and int(year[1]) < anchor.year:
            return True
    return body.is_background(sentence)
