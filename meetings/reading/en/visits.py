"""Visits with dates of their own, in English."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.beat import order, sides
from meetings.encounter import Side
from meetings.reading.candidates import Candidate
from meetings.reading.en.protocol import CALLED_OFF, status
from meetings.reading.parties import Party, is_defence
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, of_side


@cache
def _visit() -> re.Pattern[str]:
    """A visit; the group that matches is the side visited."""
    where = "|".join(f"(?P<{side}>{either(of_side(side, 'visited', 'en'))})" for side in sides())
    return re.compile(
        rf"\b(?:(?:visits?|trip)(?: {_BY_WHOM})? to|visit(?:s|ed|ing)?|travel(?:s|l?ed|l?ing)? to"
        r"|arriv(?:es?|ed|ing) in|leaves? for|left for|tour of|will be in"
        r"|(?:leads?|leading|led) an? (?:[\w-]+ ){0,5}delegation to"
        r") (?:the )?(?P<town>[A-Z]\w+(?: [A-Z]\w+)?(?: province| city)?, )?"
        rf"(?:{where})\b(?(town)|(?!'s{_OF_A_BODY}))"
    )


_OF_A_BODY = r"| (?:Coast ?Guard|Border Guard|Marine Police|Navy|People's (?:Army|Navy))"
"""`paid a visit to the Vietnam Coast Guard` tells of a reception."""
_BY_WHOM = r"(?:by|of) [A-Z][^;]{3,90}?"
"""`a visit by the Chinese minister to Vietnam`."""
_TO_A_PLACE = re.compile(
    r"\b(?:(?:visits?|trip) to|visit(?:s|ed|ing)?) (?:the )?(?:(?:city|province) of )?"
    r"(?P<seat>[A-Z]\w+(?: [A-Z]\w+)*)"
)


def _told_visits(passage: Passage) -> Iterator[tuple[re.Match[str], Side]]:
    """The words that tell of visits, and the side visited: a country, or what of it lasted for some days."""
    named = [(m, m.lastgroup) for m in _visit().finditer(passage.text)]
    yield from ((m, side) for m, side in named if side)
    known = {m.start() for m, _ in named}
    told = [m for form in (_TO_A_PLACE, _LEAVES) for m in form.finditer(passage.text)]
    for m in (m for m in told if m.start() not in known):
        lasts = m.re is _LEAVES or any(d.first < d.last for d in passage.dates)
        if lasts and (side := _seat(passage, passage.sentence.start + m.start("seat"))):
            yield m, side


def _seat(passage: Passage, offset: int) -> Side | None:
    """Whose place or unit it is that stands at an offset."""
    named = [(p.start, p.place.country) for p in passage.places] + [(u.start, u.side) for u in passage.units]
    return next((country for start, country in named if start == offset and country in sides()), None)


_LEAVES = re.compile(
    r"\bleft (?P<seat>[A-Z]\w+(?: [A-Z]\w+)?)\b(?=[^;]{0,90}\b(?:ending|concluding|wrapping up|after) "
    r"(?:an?|his|her|their) (?:[\w-]+ ){0,4}(?:visit|trip)\b)"
)
"""`left Hanoi on Tuesday, ending a visit`."""


_FRAME = re.compile(
    r"\b(?:during|on the occasion of|as part of|within the framework of|after|following"
    r"|in the course of|for the success of|at the (?:start|beginning|end) of"
    r"|(?:before|after|prior to) (?:concluding|ending|wrapping up|beginning)"
    r"|(?:before|after|when|once|until) (?:he|she|they)"
    r"|\w+'s?|currently on|is on|while on|who (?:is|was)(?: on| paying| making| leading)?"
    r"|invit\w+ [\w' ]{2,40}? to|invitation (?:of|to)[\w' ]{0,40})"
    r" (?:(?:his|her|their|the|a|an|this|official|friendly|friendship|working|ongoing|current|[Ss]tate"
    r"|high-level|\w+-day) )*$",
    re.IGNORECASE,
)
_REACH = 70


def visits(story: Story) -> Iterator[Candidate]:
    """Visits told with their days; `during his visit` is not the news."""
    for passage in story.passages:
        if passage.background or passage.sentence.caption:
            continue
        for m, host in _told_visits(passage):
            said = passage.is_speech(passage.sentence.start + m.start())
            if said or _is_frame(passage, m) or _IN_A_YEAR.match(passage.text, m.end()):
                continue
            lasts = _ranged_from(passage, m, _REACH)
            guest = _guest(passage, m, host) or (_guest_before(story, passage, m, host) if lasts else None)
            dated = any(d.told for p in (passage, *told_on(story, passage)) for d in p.dates)
            off = status(passage, m.start()) in CALLED_OFF
            if guest and (dated or off or _is_begun(passage, m)):
                yield Candidate(
                    kind="visit",
                    passage=passage.index,
                    start=passage.sentence.start + m.start(),
                    end=passage.sentence.start + m.end(),
                    parties=_with_host(passage, guest),
                    status=status(passage, m.start()),
                    guest=guest.side,
                )


_IN_A_YEAR = re.compile(r" (?:back )?in (?:19|20)\d\d\b")
"""`X, who visited Vietnam in 2021, was dismissed on Thursday`."""
_RETURNS = re.compile(
    r"\b(?:returned|arrived home|back home)\b[^;]{0,60}? after (?:an?|his|her|their|its) (?:[\w-]+ ){0,3}$"
)


def _is_frame(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a visit only says when something else was; that it lasts, ends or is called off is news."""
    lasts = _ranged_from(passage, match, _REACH)
    if match[0].startswith("will be in") and not lasts:
        return True
    before = passage.text[: match.start()]
    told = _RETURNS.search(before) or _STAYS.search(before) or lasts
    off = status(passage, match.start()) in CALLED_OFF
    return bool(_FRAME.search(before)) and not (told or off)


_STAYS = re.compile(
    r"(?<!who )\b(?:is|are) (?:currently |now )?(?:on|paying|making) an? (?:[\w-]+ ){0,4}$|(?<!who )\bis $"
)
"""`is on a four-day visit to`, `is visiting`: news, unless it only says who somebody is."""
_LEADS = re.compile(
    r"\b(?:leads?|leading|led) an? (?:[\w-]+ ){0,5}delegation on (?:an?|his|her) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
"""`is leading a defence delegation on a three-day visit to`: news without a day."""
_ARRIVES = re.compile(
    r"\barriv[^;]{3,60}? (?:for|on|beginning|starting|to begin|kicking off) (?:an?|his|her)"
    r" (?:[\w-]+ ){0,4}(?:visit|trip)\b"
)


def _is_begun(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a visit is news without a day: led by somebody, begun as he arrives, or concluded."""
    arrives = _ARRIVES.search(passage.text) if passage.lead else None
    begins = arrives is not None and arrives.start() <= match.start() < arrives.end()
    before = passage.text[: match.start()]
    told = passage.lead and (_CONCLUDES.search(before) or _STAYS.search(before))
    return bool(begins or told or _LEADS.search(before))


_CONCLUDES = re.compile(
    r"(?<!before )(?<!prior to )(?<!after )\b(?:conclud|wrapp|end|finish)(?:ed|ing)(?: up)?"
    r" (?:an?|his|her|their) (?:[\w-]+ ){0,4}$"
)
_RUNS = re.compile(
    r"^(?:The|His|Her) (?:[\w-]+ ){0,2}(?:visit|trip) (?:\w+ )?"
    r"(?:runs|lasts?|takes? place|will|is|began|begins|starts)\b"
    r"|^(?:The|His|Her) (?:[\w-]+ ){0,2}(?:visit|trip),? (?:which is )?(?:scheduled|slated|set|due|planned)\b"
)


def told_on(story: Story, passage: Passage) -> list[Passage]:
    """The next sentence, if it goes on about the visit: `The visit runs from March 16 to 18`."""
    return [p for p in story.passages[passage.index + 1 : passage.index + 2] if _RUNS.match(p.text)]


def _ranged_from(passage: Passage, match: re.Match[str], reach: int) -> bool:
    """Whether the days of the stay are told behind it, within so many characters."""
    end = passage.sentence.start + match.end()
    return any(d.first < d.last and 0 <= d.start - end < reach for d in passage.dates)


_BY = re.compile(r" (?:by|of) (?:[\w'-]+ ){0,3}$")


def _guest(passage: Passage, match: re.Match[str], host: Side) -> PersonMention | None:
    """Who visits: the last defence person before the verb, or `by` whom it is, not of the country visited."""
    start = passage.sentence.start + match.start()
    foreign = [p for p in passage.people if p.side and p.side != host and is_defence(p)]
    before = [p for p in foreign if p.tail <= start]
    by = (p for p in foreign if p.start > start and _is_by(passage, match, p))
    return next((p for p in reversed(before) if p.name), before[-1] if before else next(by, None))


def _is_by(passage: Passage, match: re.Match[str], person: PersonMention) -> bool:
    """`a visit by A to Vietnam`, `a visit to Vietnam by A`."""
    before = passage.before(person.start)
    return bool(
        _BY.search(before, match.start())
        and (len(before) < match.end() or _BY.fullmatch(before, match.end()))
    )


_MEANT = re.compile(
    r"(?:[Tt]he (?:[\w-]+ ){0,2}(?:officer|general|minister|leader|commander|official|guest|delegation)"
    r"|[Hh]e|[Ss]he) (?:is|was|are|were|will|has|had)\b"
)


def _guest_before(story: Story, passage: Passage, match: re.Match[str], host: Side) -> PersonMention | None:
    """`The Chinese delegation is visiting Vietnam from May 19 to 22`: whoever was last told of before."""
    if not _MEANT.match(passage.text[: match.start()]):
        return None
    near = story.passages[max(0, passage.index - 3) : passage.index]
    named = (p for q in reversed(near) for p in reversed(q.people) if p.side and p.name and is_defence(p))
    return next((p for p in named if p.side != host), None)


_INVITER = re.compile(r"invitation (?:of|from|by|extended by) (?:[\w']+ ){0,4}$")


def _with_host(passage: Passage, guest: PersonMention) -> tuple[Party, ...]:
    others = [p for p in passage.people if p.side and p.side != guest.side and is_defence(p)]
    hosts = [p for p in others if _INVITER.search(passage.before(p.start))]
    parties: list[Party] = [guest, *hosts[:1]]
    return tuple(sorted(parties, key=lambda p: order(p.side)))
