"""A Chinese article taken apart: the same passages as of a Vietnamese one."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from meetings.article import Article
from meetings.reading.body import HEADLINE, Sentence
from meetings.reading.dates import DateMention, Resolver, calendar_day
from meetings.reading.people import PersonMention
from meetings.reading.places import PlaceMention
from meetings.reading.story import HANOI, LEAD, Passage, Story, fuller
from meetings.reading.zh import sentences as bodies
from meetings.reading.zh.dates import dates
from meetings.reading.zh.mechanisms import mechanisms
from meetings.reading.zh.people import mentions
from meetings.reading.zh.places import place_named, places
from meetings.reading.zh.sentences import DATELINE, stamp
from meetings.reading.zh.units import units
from meetings.reading.zh.words import folded, rule

SHORTEST = 12
"""Characters; what is shorter is no sentence of the lead."""
_LONG_AGO, _LATELY, _REPRINTED = timedelta(days=45), timedelta(days=21), timedelta(days=60)
_YEAR = re.compile(r"((?:19|20)\d{2})年")


NUMBERED = 5
"""In how many sentences the number of an edition or a patrol is looked for: `这是2006年以来的第24次`."""


def lead(story: Story) -> list[Passage]:
    """The first sentences, as far as they tell the news."""
    return [p for p in story.passages if p.lead and not p.background and not p.sentence.caption]


def tell(article: Article) -> Story:
    """Take an article apart."""
    found = bodies.sentences(article.text)
    anchor = _anchor(article, found)
    best: dict[str, PersonMention] = {}
    passages: list[Passage] = []
    counted, last = 0, None
    for sentence in found:
        if stamp(sentence):
            continue
        counted += not sentence.caption and len(sentence.folded) > SHORTEST
        passage = _passage(
            len(passages), sentence, article.text, anchor, best, last=last, lead=counted <= LEAD
        )
        passages.append(passage)
        days = [d for d in passage.dates if d.precision == "day"]
        last = days[-1].last if days and not passage.background else last
    return Story(
        headline=_headline(article.title, anchor),
        text=article.text,
        anchor=anchor,
        passages=tuple(passages),
        best=best,
    )


def outline(article: Article) -> Story:
    """The sentences alone, of an article that names nobody of one side."""
    told = [s for s in bodies.sentences(article.text) if not stamp(s)]
    return Story(
        headline=_bare(-1, _title(article.title)),
        text=article.text,
        anchor=None,
        passages=tuple(_bare(n, sentence) for n, sentence in enumerate(told)),
        best={},
    )


def _bare(index: int, sentence: Sentence) -> Passage:
    return Passage(
        index=index,
        sentence=sentence,
        people=(),
        units=(),
        dates=(),
        places=(),
        mechanisms=(),
        background=False,
        lead=False,
    )


def _headline(title: str, anchor: date | None) -> Passage:
    return _passage(-1, _title(title), title, anchor, {}, last=None, lead=True)


def _title(title: str) -> Sentence:
    first = next(iter(bodies.sentences(title)), None) if len(title) > HEADLINE else None
    line = folded(title[:HEADLINE]) if first is None else first.folded
    return Sentence(start=0, end=len(line), folded=line, paragraph=-1)


def _anchor(article: Article, found: list[Sentence]) -> date | None:
    """The day of the original: of its dateline, else of publication, else the page's own stamp."""
    published = article.published_at.astimezone(HANOI).date() if article.published_at else None
    if published is None:
        stamps = [s for sentence in found[:6] if (s := stamp(sentence))]
        published = calendar_day(stamps[0].year, stamps[0].month, stamps[0].day) if stamps else None
    for sentence in found[:3]:
        written = DATELINE.match(sentence.folded)
        if written and written["m"] and published:
            day = Resolver(anchor=published, planned=False).day(written["d"], written["m"], None)
            if day and timedelta() <= published - day <= _REPRINTED:
                return day
    return published


def _passage(
    index: int,
    sentence: Sentence,
    text: str,
    anchor: date | None,
    best: dict[str, PersonMention],
    *,
    last: date | None,
    lead: bool,
) -> Passage:
    written = DATELINE.match(sentence.folded)
    own = sentence.start + (written.end() if written else 0)
    planned = bool(rule("future").search(sentence.folded))
    all_dates = dates(sentence, anchor, planned=planned, last=last)
    reported = next((d.first for d in all_dates if _of_a_report(sentence, d)), None)
    if reported and _TODAY.search(sentence.folded):
        all_dates = dates(sentence, reported, planned=planned, last=last)
    found_dates = [d for d in all_dates if d.start >= own and not _of_a_report(sentence, d)]
    people = tuple(m for m in mentions(sentence, text, anchor, best) if m.start >= own)
    for mention in people:
        best[mention.key] = fuller(best.get(mention.key), mention)
    found_places = [p for p in places(sentence) if p.start >= own]
    found_units = tuple(u for u in units(sentence) if u.start >= own)
    return Passage(
        index=index,
        sentence=sentence,
        people=people,
        units=found_units,
        dates=tuple(found_dates),
        places=(*_dateline_place(sentence, own), *found_places),
        mechanisms=tuple(mechanisms(sentence)),
        background=_is_background(sentence, found_dates, anchor),
        lead=lead,
    )


_TODAY = re.compile(r"今[天日晨早晚午]")
"""What a report calls today is the day of the report, not that of a reprint."""
_REPORTED = re.compile(r"(?:据|援引)[^,。;]{2,50}?(?:报道|消息|公布|通报|透露|发布|介绍)")


def _of_a_report(sentence: Sentence, day: DateMention) -> bool:
    """`据路透社星期四(9月14日)报道`: when others said so."""
    start = day.start - sentence.start
    return any(m.start() < start < m.end() for m in _REPORTED.finditer(sentence.folded))


def _dateline_place(sentence: Sentence, own: int) -> Iterable[PlaceMention]:
    """Where it was written; it is no place that anything took place at, unless nothing else is told."""
    written = DATELINE.match(sentence.folded)
    name = (written["place"] or written["town"]) if written else None
    place = place_named(name) if name else None
    if place:
        yield PlaceMention(start=sentence.start, end=own, place=place, locative=False)


def _is_background(sentence: Sentence, found: list[DateMention], anchor: date | None) -> bool:
    """Whether a sentence tells of earlier times: by its words, or by dates long before publication."""
    told = bool(rule("background").search(sentence.folded))
    if anchor is None:
        return told
    if any(d.last >= anchor - _LATELY for d in found if d.told):
        return False
    if any(d.last < anchor - _LONG_AGO for d in found):
        return True
    year = _YEAR.search(sentence.folded[:30])
    return told or bool(year and int(year[1]) < anchor.year)
