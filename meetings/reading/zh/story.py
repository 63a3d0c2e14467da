"""A Chinese article taken apart: the same passages as of a Vietnamese one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from meetings import gazetteer
from meetings.article import Article
from meetings.beat import OTHER, beat, opposite, sides
from meetings.reading.body import HEADLINE, Sentence
from meetings.reading.dates import DateMention, Resolver, calendar_day
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.places import PlaceMention
from meetings.reading.rules import Rule
from meetings.reading.story import LEAD, Story, remember
from meetings.reading.units import UnitMention
from meetings.reading.zh import sentences as bodies
from meetings.reading.zh.dates import dates, is_ahead, misdated
from meetings.reading.zh.mechanisms import mechanisms
from meetings.reading.zh.people import belonging, mentions, namesake_posts
from meetings.reading.zh.places import place_named, places
from meetings.reading.zh.sentences import DATELINE, stamp
from meetings.reading.zh.units import units
from meetings.reading.zh.words import folded, rule

SHORTEST = 12
"""Characters; what is shorter is no sentence of the lead."""
_LONG_AGO, _LATELY, _REPRINTED = timedelta(days=35), timedelta(days=21), timedelta(days=60)
_YEAR = re.compile(r"((?:19|20)\d{2})年")


_NUMBERED = 5


def lead(story: Story) -> list[Passage]:
    """The first sentences, as far as they tell the news."""
    return [p for p in story.passages if p.lead and not p.background and not p.sentence.caption]


def numbered(story: Story) -> list[Passage]:
    """Where the number of an edition or a patrol is looked for: `这是2006年以来的第24次`."""
    return list(islice((p for p in story.passages if len(p.text) > SHORTEST), _NUMBERED))


def just_before(story: Story, passage: Passage) -> list[Passage]:
    """The news told just before a sentence, the nearest last."""
    earlier = (story.passages[i] for i in range(passage.index - 1, -1, -1))
    return list(islice((p for p in earlier if not p.background), 3))[::-1]


def tell(article: Article) -> Story:
    """Take an article apart."""
    found = bodies.sentences(article.text)
    anchor = _anchor(article, found)
    best: dict[str, PersonMention] = {}
    passages: list[Passage] = []
    counted, last, past, he = 0, None, None, None
    for sentence in found:
        if stamp(sentence):
            continue
        passage = _Passage(
            index=len(passages),
            sentence=sentence,
            lead=counted < LEAD,
            said=article.text,
            anchor=anchor,
            last=last,
            past=past,
            known=best,
            he=he,
        )
        passages.append(passage)
        remember(passage.people, best)
        if not passage.background:
            counted += not sentence.caption and len(sentence.folded) > SHORTEST
            he = next((p for p in passage.people if not _ALONG.search(passage.before(p.start))), he)
            last = next((d.last for d in reversed(passage.dates) if d.precision == "day"), last)
            past = past if last and is_ahead(last, anchor) else last
    return Story(
        headline=_headline(article.title, anchor),
        text=article.text,
        anchor=anchor,
        passages=tuple(passages),
        best=best,
    )


def _headline(title: str, anchor: date | None) -> Passage:
    line = _title(title)
    return _Passage(index=-1, sentence=line, lead=True, said=title, anchor=anchor, known={})


def _title(title: str) -> Sentence:
    first = next(iter(bodies.sentences(title)), None) if len(title) > HEADLINE else None
    line = folded(title[:HEADLINE]) if first is None else first.folded
    return Sentence(start=0, end=len(line), folded=line, paragraph=-1)


def _anchor(article: Article, found: list[Sentence]) -> date | None:
    """The day of the original: of its dateline, else of publication, else the page's own stamp."""
    published = beat().day_of(article.published_at, article.language) if article.published_at else None
    if published is None:
        stamps = [s for sentence in found[:6] if (s := stamp(sentence))]
        published = calendar_day(stamps[0].year, stamps[0].month, stamps[0].day) if stamps else None
    for sentence in found[:3]:
        written = DATELINE.match(sentence.folded)
        if written and written["m"] and published:
            day = Resolver(anchor=published, planned=False).day(int(written["d"]), int(written["m"]), None)
            if day and timedelta() <= published - day <= _REPRINTED:
                return day
            if day and day - published > timedelta(days=1):  # nobody writes after it is printed
                return calendar_day(day.year - 1, day.month, day.day)
    return published


@dataclass(eq=False, kw_only=True)
class _Passage(Passage):
    said: str
    """The text it stands in, as it was written."""
    anchor: date | None
    known: Mapping[str, PersonMention]
    """What was said of people before it, when they are first asked for."""
    last: date | None = None
    """The day told last before it."""
    past: date | None = None
    """The last of those that may have been, which what is not planned leans on."""
    he: PersonMention | None = None
    """Of whom the sentence before speaks."""

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        named = mentions(self.sentence, self.said, self.anchor, self.known)
        meant = (_meant(self.he, self.sentence, m.span()) for m in _HE.finditer(self.text) if self.he)
        found = sorted((*named, *filter(None, meant)), key=lambda m: m.start)
        return tuple(_counterpart(m, found) for m in found if m.start >= self._own)

    @cached_property
    def units(self) -> tuple[UnitMention, ...]:
        return tuple(u for u in units(self.sentence) if u.start >= self._own)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        last = self.last if self.ahead else self.past
        found = dates(self.sentence, self.anchor, planned=self.ahead, last=last)
        reported = next((d.first for d in found if _of_a_report(self.sentence, d)), None)
        if reported and _TODAY.search(self.text):
            found = dates(self.sentence, reported, planned=self.ahead, last=last)
        return tuple(d for d in found if d.start >= self._own and not _of_a_report(self.sentence, d))

    @cached_property
    def misdated(self) -> bool:
        return any(day.start >= self._own for day in misdated(self.sentence, self.anchor))

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        named = (p for p in places(self.sentence) if p.start >= self._own)
        return (*_dateline_place(self.sentence), *named)

    @cached_property
    def mechanisms(self) -> tuple[MechanismMention, ...]:
        return tuple(mechanisms(self.sentence))

    @cached_property
    def ahead(self) -> bool:
        return rule("future").search(self.text) is not None

    @cached_property
    def background(self) -> bool:
        return self._is_of_others or _is_background(self.sentence, self.dates, self.anchor)

    @cached_property
    def _is_of_others(self) -> bool:
        """`越南国防部长会见日本防卫大臣`: whether one of the two sides deals with a third country."""
        nations = {p.nation for p in self.people}
        return OTHER in nations and None not in nations and not nations.issuperset(sides())

    @cached_property
    def _own(self) -> int:
        """Where the words of the report begin, behind its dateline."""
        written = DATELINE.match(self.text)
        return self.sentence.start + (written.end() if written else 0)


_HE = re.compile(
    r"他(?=(?:(?:周|星期)[一二三四五六日]|\d{1,2}日|[今昨前][天日晨早晚]|当天|同日|随后|还|也|又|并|分别|将|于[^,。;]{1,6}|在[^,。;]{1,8})*(?:[与同和]|会见|会晤|拜会|接见))"
    r"|他(?<=(?:会见|会晤|拜会|接见|[见晤会]了)他)(?!们|人|国|方)"
)
"""`他还与X会谈`, `X会见了他`."""


def _counterpart(person: PersonMention, named: Sequence[PersonMention]) -> PersonMention:
    """`国防部长X与越南国防部长`: of a post that each side has one of, the other side is told.

    An attaché is of the side of his ambassador.
    """
    if person.nation is not None or person.post is None or gazetteer.posts()[person.post].several:
        return person
    if person.level == "attache":
        of_his = {m.side for m in named if m.side and m.level == "ambassador"}
    else:
        posts = namesake_posts(person.post)
        of_his = {opposite(m.side) for m in named if m.side and m.post in posts}
    return belonging(person, of_his.pop()) if len(of_his) == 1 else person


_ALONG = re.compile(r"(?:随同?|陪同|应|受)[^,。;]{0,20}$")
"""What stands before whom somebody came with, or who asked him."""


def _meant(he: PersonMention | None, sentence: Sentence, span: tuple[int, int]) -> PersonMention | None:
    start, end = (sentence.start + offset for offset in span)
    return he and replace(he, start=start, end=end, anchor=start, tail=end, named_post=False)


_TODAY = re.compile(r"今[天日晨早晚午]")
"""What a report calls today is the day of the report, not that of a reprint."""
_REPORTED = Rule(
    r"(?:据|援引)[^,。;]{2,50}?(?:报道|消息|公布|通报|透露|发布|介绍)|记者[^,。;]{2,30}?(?:获悉|了解到)"
)


_PUBLISHED = re.compile(
    r"(?:发布)?(?:消息|通报)(?=[,:])|(?:[上下]午|晚)?[在于举][^,。;]{0,12}(?:记者|发布|吹风|通报)会"
    r"|\)?(?:[上下]午|晚)?(?:[在对向][^,。;会]{1,8})?(?:表示|宣布|证实|介绍|称|说)(?=[,:])"
)
"""`中国海警局8日消息,`, `28日在记者会上说`: what stands behind the day on which somebody made it known."""


def _of_a_report(sentence: Sentence, day: DateMention) -> bool:
    """`据路透社星期四(9月14日)报道`, `记者6日从国防部获悉`: when others said so."""
    start = day.start - sentence.start
    if _PUBLISHED.match(sentence.folded, day.end - sentence.start):
        return True
    return any(m.start() < start < m.end() for m in _REPORTED.finditer(sentence.folded))


def _dateline_place(sentence: Sentence) -> Iterable[PlaceMention]:
    """Where it was written, of no length: nothing took place there unless no other place is told."""
    written = DATELINE.match(sentence.folded)
    name = (written["place"] or written["town"]) if written else None
    place = place_named(name) if name else None
    if place:
        yield PlaceMention(start=sentence.start, end=sentence.start, place=place, locative=False)


_SAID_THERE = re.compile(r"(?:会见|会谈|会晤|接见|拜会)[^。;]*?时(?P<verb>表示|说|指出|强调|称)[,:]")
"""`A会见B时表示,近年来……`: they met now, whatever they spoke of."""


def _is_background(sentence: Sentence, found: Sequence[DateMention], anchor: date | None) -> bool:
    """Whether a sentence tells of earlier times: by its words, or by dates long before publication."""
    past = rule("background").search(sentence.folded)
    said = _SAID_THERE.search(sentence.folded) if past else None
    told = past is not None and not (said and said.start("verb") <= past.start())
    if anchor is None:
        return told
    if any(d.last >= anchor - _LATELY for d in found if d.told):
        return False
    if any(d.last < anchor - _LONG_AGO for d in found):
        return True
    year = _YEAR.search(sentence.folded[:30])
    return told or bool(year and int(year[1]) < anchor.year)
