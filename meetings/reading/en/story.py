"""An English article taken apart, in the form that the Vietnamese one has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property

from meetings.article import Article
from meetings.beat import beat
from meetings.encounter import Place
from meetings.reading.body import Sentence
from meetings.reading.dates import DateMention, calendar_day
from meetings.reading.en import body
from meetings.reading.en.dates import STAMP, dates, misdated, month_number
from meetings.reading.en.mechanisms import mechanisms
from meetings.reading.en.people import mentions
from meetings.reading.en.places import places
from meetings.reading.en.speech import said_at, speech_from
from meetings.reading.en.units import units
from meetings.reading.en.words import listed, names_both, rule
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.places import PlaceMention
from meetings.reading.rules import Rule
from meetings.reading.story import LEAD, Story, remember
from meetings.reading.units import UnitMention
from meetings.reading.vocabulary import either

_MONTH = r"(?i:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)"


_DAY = r"\d{1,2}(?:st|nd|rd|th)?"


@cache
def _dateline_rule() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:{either(listed('agencies'))})\s*-+\s*)?"
        r"(?:(?P<place>[A-Z][A-Za-z.' ]{2,30}?(?:/[A-Z][A-Za-z.' ]{2,30}?)?)"
        rf"(?:,\s*(?:(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:,\s*(?P<year>\d{{4}}))?|(?P<dmy>{_DAY}\s+{_MONTH})))?"
        r"(?P<agency>\s*\((?:[A-Z][\w/ +&.-]{1,40})\))?\s*(?:-+|:)(?:\s|$))?"
    )


MOST = 200
"""People of an article that are remembered; a list of more is no report."""
_LONG_AGO = timedelta(days=45)
_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y) (?:the )?((?:19|20)\d{2})s?\b")


def tell(article: Article) -> Story:
    """Take an article apart."""
    text = article.text
    sentences = [s for s in body.sentences(text) if not STAMP.match(s.folded)]
    anchor = _anchor(article, sentences)
    title = body.headline(article.title)
    bilateral = names_both(f"{title} {' '.join(s.folded for s in sentences[: LEAD + 2])}")
    written = next(filter(None, map(written_at, sentences[:3])), None)
    best: dict[str, PersonMention] = {}
    passages: list[Passage] = []
    counted, lead, last = 0, len(text), None
    for sentence in sorted(sentences, key=lambda s: s.caption):  # captions interrupt the text
        whole = not sentence.caption and len(sentence.folded) > 40
        if whole and counted == LEAD:
            lead = min(lead, sentence.start)
        passage = _Passage(
            index=len(passages),
            sentence=sentence,
            lead=sentence.start < lead,
            said=text,
            anchor=anchor,
            last=last,
            known=best,
            bilateral=bilateral,
            written=written,
        )
        passages.append(passage)
        remember((m for m in passage.people if len(best) < MOST or m.key in best), best)
        days = [d for d in passage.dates if d.precision == "day"]
        if days and not passage.background:
            last = max(days, key=lambda d: (d.first == d.last, d.start)).last
        counted += whole and not passage.background
    headline = _Passage(
        index=-1,
        sentence=Sentence(start=0, end=len(title), folded=title, paragraph=-1),
        lead=True,
        said=title,
        anchor=anchor,
        last=None,
        known={},
        bilateral=bilateral,
    )
    return Story(headline=headline, text=text, anchor=anchor, passages=tuple(passages), best=best)


def _anchor(article: Article, sentences: Sequence[Sentence]) -> date | None:
    """The day its dateline states with a year, else that of publication where the outlet is."""
    published = beat().day_of(article.published_at, article.language) if article.published_at else None
    for sentence in sentences[:3]:
        m = _dateline_rule().match(sentence.folded)
        if m and m["year"]:
            day = calendar_day(int(m["year"]), month_number(m["month"]), int(m["day"].rstrip("stndrh")))
            return min(filter(None, (day, published)), default=None)
    return published


def _dateline(sentence: Sentence) -> int:
    """How long the dateline is: an agency, a day, or a place in capitals tells it from other words."""
    m = _dateline_rule().match(sentence.folded)
    if m is None:
        return 0
    if m["place"] and not (
        m["agency"] or m["day"] or m["dmy"] or m["place"].upper() == m["place"] or _is_place(m["place"])
    ):
        return 0
    return m.end()


def tells(passage: Passage) -> bool:
    """Whether a sentence may tell when or where it was, and not how long the border is."""
    return bool(passage.people) or rule("tells").search(passage.text) is not None


def written_at(sentence: Sentence) -> Place | None:
    """The place a sentence's dateline names: `HANOI, Sept. 3 (Xinhua) --`."""
    named = _dateline_rule().match(sentence.folded) if _dateline(sentence) else None
    if named is None or not named["place"]:
        return None
    words = Sentence(start=0, end=len(named["place"]), folded=named["place"].title(), paragraph=0)
    return next((m.place for m in places(words, words.folded)), None)


def _is_place(words: str) -> bool:
    sentence = Sentence(start=0, end=len(words), folded=words, paragraph=0)
    found = places(sentence, words)
    return bool(found) and found[0].start == 0


@dataclass(eq=False, kw_only=True)
class _Passage(Passage):
    said: str
    """The text it stands in, as it was written."""
    anchor: date | None
    last: date | None
    """The day told last before it."""
    known: Mapping[str, PersonMention]
    """What was said of people before it, when they are first asked for."""
    bilateral: bool
    """Whether the article is about both countries from its start."""
    written: Place | None = None
    """Where the report was written, which it calls `here`."""

    def is_speech(self, offset: int) -> bool:
        return super().is_speech(offset) or self._speech < offset - self.sentence.start

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        named = [
            m for m in mentions(self.sentence, self.said, self.anchor, self.known) if m.start >= self._own
        ]
        best = {m.key: self.known[m.key] for m in named if m.key in self.known}
        remember(named, best)
        return tuple(_as_known(m, best) for m in named)

    @cached_property
    def units(self) -> tuple[UnitMention, ...]:
        return tuple(u for u in self._units if u.start >= self._own)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        found = ((d, d.start - self.sentence.start) for d in self._dates)
        told = [(d, at) for d, at in found if at < self._speech and not _is_made_known(self.text, at)]
        own = [d for d, at in told if not _CELEBRATED.search(self.text, 0, at)]
        return tuple(own or [d for d, _ in told[:1]])

    @cached_property
    def misdated(self) -> bool:
        return any(day.start >= self._own for day in misdated(self.sentence, self.anchor))

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        return tuple(
            replace(p, locative=p.locative and not self._is_of_a_unit(p))
            for p in (*places(self.sentence, self.said), *self._here())
            if p.start >= self._own
            and p.start - self.sentence.start < self._speech
            and not _TOLD_IN.search(self.text, 0, p.start - self.sentence.start)
            and not any(u.start <= p.start < u.end or p.end + 1 == u.start for u in self._units)
            and not any(m.start <= p.start < m.end or self._is_office(m, p) for m in self.people)
        )

    def _here(self) -> Iterator[PlaceMention]:
        start = self.sentence.start
        for m in _HERE.finditer(self.text):
            if here := self.written:
                yield PlaceMention(start=start + m.start(), end=start + m.end(), place=here, locative=True)

    def _is_of_a_unit(self, place: PlaceMention) -> bool:
        """`the border brigade of Yunnan province` was not there."""
        return any(
            (u.end < place.start and _OF.fullmatch(self.after(u.end)[: place.start - u.end]))
            or (place.end < u.start and _GATES.fullmatch(self.after(place.end)[: u.start - place.end]))
            for u in self._units
        )

    def _is_office(self, person: PersonMention, place: PlaceMention) -> bool:
        """`X, deputy commander of the border guards of Lang Son`: where somebody serves."""
        between = self.text[person.end - self.sentence.start : place.start - self.sentence.start]
        return _SERVES.fullmatch(between) is not None

    @cached_property
    def mechanisms(self) -> tuple[MechanismMention, ...]:
        return tuple(m for m in mechanisms(self.sentence) if m.start >= self._own)

    @cached_property
    def ahead(self) -> bool:
        return rule("future").search(self.text) is not None or _AGREED.search(self.text) is not None

    @cached_property
    def background(self) -> bool:
        return _is_background(self.sentence, self._dates, self.anchor)

    @cached_property
    def _own(self) -> int:
        """Where the words of the report begin, behind its dateline; a headline has none."""
        return self.sentence.start + (_dateline(self.sentence) if self.sentence.paragraph >= 0 else 0)

    @cached_property
    def _speech(self) -> int:
        return speech_from(self.text)

    @cached_property
    def _units(self) -> list[UnitMention]:
        return units(self.sentence, bilateral=self.bilateral)

    @cached_property
    def _dates(self) -> list[DateMention]:
        planned = bool(rule("future").search(self.text))
        off = bool(rule("postponed").search(self.text) or rule("cancelled").search(self.text))
        found = dates(self.sentence, self.anchor, planned=planned, last=self.last, off=off)
        own = [d for d in found if d.start >= self._own]
        return [d for d in own if not _FIRST_PLANNED.search(self.before(d.start))] or own


_FIRST_PLANNED = re.compile(r"\boriginally (?:planned|scheduled|due|set) (?:for |from |on )?$")
_AGREED = re.compile(r"\bagree\w* (?:to|on) [^;]{0,40}\bnext\b")
_HERE = re.compile(r"(?<!\bannounced )(?<!\bconfirmed )(?<!\bsaid )(?<!\btold reporters )\bhere\b")
"""Where it took place, and not where a spokesman said so."""
_OF = re.compile(
    r" (?:of|from) (?:the )?(?:[A-Z]\w+(?: [A-Z]\w+)*"
    r"(?:(?: \([A-Z]\w+\))? and|(?: (?:county|district|town|city))?,) (?:[A-Z]\w+'s )?)?"
)
_GATES = re.compile(r"(?: (?:international|border)){0,2} gate's ", re.IGNORECASE)
_SERVES = re.compile(
    r"(?:, (?:the )?(?:[\w'-]+ ){0,3}?(?:[Cc]ommander|[Cc]ommissar|[Cc]hief|[Hh]ead|[Dd]irector|[Ll]eader)"
    r"(?: [\w'-]+){0,8}?)? of (?:the )?(?:[\w'-]+'s )?"
)
_CELEBRATED = Rule(
    r"\b(?:anniversary|founding|birthday|falls|traditional day|festival)\b[^.;\d]{0,90}$", re.IGNORECASE
)
"""Beside the day of an encounter, the one that an army or a state celebrates."""
_TOLD_IN = re.compile(r"\b(?:conference|briefing) (?:\w+ )?in $")
_MADE_KNOWN = re.compile(
    r"\b(?:reported|said|announced|revealed|(?:press|regular) (?:briefing|conference))"
    r"(?: (?:in|at) (?:an? )?[\w ]{1,30})?(?: on| late)? $"
)
"""The day on which a paper or an office told of it is not the day it took place."""


def _is_made_known(text: str, day: int) -> bool:
    """Whether something was told on a day, not at the talks that were held on it."""
    return bool(_MADE_KNOWN.search(text, 0, day)) and not said_at(text, day)


def _as_known(mention: PersonMention, best: Mapping[str, PersonMention]) -> PersonMention:
    known = best.get(mention.key, mention)
    return mention.told(
        nation=mention.nation or known.nation, rank=mention.rank, post=mention.post or known.post
    )


def _is_background(sentence: Sentence, found: Sequence[DateMention], anchor: date | None) -> bool:
    """Whether a sentence tells of earlier times: by its words, or by dates long before publication."""
    past = rule("background").search(sentence.folded)
    told = past is not None and past.start() < speech_from(sentence.folded)
    if anchor is None:
        return told
    if any(d.precision == "month" and d.last < anchor - timedelta(days=7) for d in found):
        return True
    if any(d.last >= anchor - timedelta(days=21) for d in found):
        return False
    if any(d.last < anchor - _LONG_AGO for d in found):
        return True
    year = _YEAR.search(sentence.folded[:60])
    return told or (year is not None and int(year[1]) < anchor.year)
