"""Visits with dates of their own."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.encounter import Side
from meetings.reading.candidates import Candidate, is_speech, status
from meetings.reading.parties import Party, is_defence
from meetings.reading.people import PersonMention
from meetings.reading.story import Passage, Story
from meetings.reading.titles import nation_of
from meetings.reading.vocabulary import alternation, nation_words


@cache
def _visit() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<verb>thăm(?: và làm việc)?(?:,? (?:hữu nghị|chính thức|xã giao|cấp cao|làm việc))*"
        rf"(?: tại| ở| tới)?(?: nước)? (?P<nation>{nation_words()}))\b"
    )


@cache
def _aside() -> re.Pattern[str]:
    """Words that make a visit the setting of something else."""
    return re.compile(rf"\b{alternation('not_news_of_visit')}\s*$", re.IGNORECASE)


def visits(story: Story) -> Iterator[Candidate]:
    """Visits told with their days; `đang thăm` in a title line is not the news."""
    for passage in story.passages:
        if passage.background or passage.sentence.caption:
            continue
        for m in _visit().finditer(passage.text):
            start = passage.sentence.start + m.start()
            if is_speech(passage, start) or _aside().search(passage.before(start)):
                continue
            guest = _guest(passage, start, _country(m["nation"]))
            if guest and _is_dated(passage, start):
                yield Candidate(
                    kind="visit",
                    passage=passage.index,
                    start=start,
                    end=passage.sentence.start + m.end(),
                    parties=_guest_and_host(passage, guest),
                    status=status(passage, start),
                    guest=guest.side,
                )


def _country(word: str) -> Side | None:
    nation = nation_of(word)
    return None if nation == "OTHER" else nation


def _guest(passage: Passage, start: int, country: Side | None) -> PersonMention | None:
    """Who visits: the last defence person before the verb who is not of the country visited."""
    if country is None:
        return None
    people = [p for p in passage.people if p.tail <= start and p.side and p.side != country and is_defence(p)]
    return next((p for p in reversed(people) if p.name), people[-1] if people else None)


def _is_dated(passage: Passage, start: int) -> bool:
    return any(d.precision == "day" and d.told and d.end > start - 80 for d in passage.dates)


_INVITER = re.compile(r"lời mời của\s+$")
_WELCOME = re.compile(r"\b[Ll]ễ đón\b")


def _guest_and_host(passage: Passage, guest: PersonMention) -> tuple[Party, ...]:
    """The guest with who invited him, or welcomed him in the same sentence."""
    others = [p for p in passage.people if p.side and p.side != guest.side and is_defence(p)]
    hosts = [p for p in others if _INVITER.search(passage.before(p.start))]
    if not hosts and _WELCOME.search(passage.text):
        hosts = [p for p in others if p.end <= guest.start]
    parties: list[Party] = [guest, *hosts[:1]]
    return tuple(sorted(parties, key=lambda p: p.side != "VN"))
