"""Visits with days of their own, in Chinese."""

import re
from collections.abc import Iterator
from functools import cache

from meetings import gazetteer
from meetings.beat import beat, home, opposite, order, sides
from meetings.encounter import Side
from meetings.reading.candidates import Candidate
from meetings.reading.parties import Party, is_defence
from meetings.reading.passage import Passage, is_quoted
from meetings.reading.people import PersonMention
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, longest, of_side
from meetings.reading.zh.people import belonging
from meetings.reading.zh.protocol import status
from meetings.reading.zh.story import just_before
from meetings.reading.zh.words import folded

REACH = 60
"""Characters between a visit and its days."""


@cache
def _visited() -> dict[str, Side]:
    """Whose country a word for where a visit goes means, or the whole of `访越`."""
    kinds = ("goal", "capitals", "calls", "hosts")
    words = {word: side for side in sides() for kind in kinds for word in of_side(side, kind, "zh")}
    return words | {name: side for side in sides() for name in _provinces(side)}


_REGIONS = ("province", "region")


def _provinces(side: Side) -> tuple[str, ...]:
    """`对广西进行友好访问`: the provinces of a side that are a visit's goal by themselves."""
    own = (p for p in gazetteer.places().values() if p.country == side and p.type in _REGIONS)
    return tuple(folded(name) for p in own for name in p.names.get("zh", ()))


@cache
def _visit() -> Rule:
    states = [state.name("zh") for state in beat().states]
    to, capitals, calls, hosts = (
        longest(word for side in sides() for word in of_side(side, kind, "zh"))
        for kind in ("goal", "capitals", "calls", "hosts")
    )
    provinces = longest(name for side in sides() for name in _provinces(side))
    return Rule(
        rf"(?:对|赴|到|率团赴)(?P<to>{to}|{provinces})[^,。;]{{0,8}}?(?:进行|展开|开始)?[^,。;]{{0,8}}?访问"
        rf"|(?:访问|到访|抵达)(?:了)?(?P<at>{either(states)}|{capitals}|{provinces}|{hosts})|(?P<short>{calls})|(?P<trip>{to})(?:之行|行(?=[,。;]|$))"
    )


def visits(story: Story) -> Iterator[Candidate]:
    """Visits told with their days; `来访的` in a title line is not the news."""
    for passage in story.passages:
        if passage.background or passage.sentence.caption:
            continue
        for m in _visit().finditer(passage.text):
            yield from _told(story, passage, m)


def _told(story: Story, passage: Passage, match: re.Match[str]) -> Iterator[Candidate]:
    start = passage.sentence.start + match.start()
    aside = _ASIDE.match(passage.text[match.end() :])
    planned = status(passage, start) == "announced"  # of a plan a month is enough
    lasts = _LENGTH.search(passage.text) is not None  # `今天开始为期3天的访问`: then the day is its first
    days = [d for d in passage.dates if (d.told or lasts) and (planned or d.precision == "day")]
    dated = any(abs(d.start - start) < REACH for d in days)
    news = dated or (planned and passage.lead and _is_headline(story))
    if aside or not news or is_quoted(passage.text[: match.start()]) or _sails(story, passage, start):
        return
    if _ATTENDS.match(passage.text, match.end()) and passage.mechanisms:
        return
    if _UNBOUND.search(passage.before(start)) and not lasts and not _lasts(passage):
        return
    guest = opposite(_visited()[match["to"] or match["at"] or match["short"] or match["trip"]])
    if parties := _guest_and_host(story, passage, start, guest):
        yield Candidate(
            kind="visit",
            passage=passage.index,
            start=start,
            end=passage.sentence.start + match.end(),
            parties=parties,
            status=status(passage, start),
            guest=guest,
        )


def _is_headline(story: Story) -> bool:
    """Whether the headline tells of a visit to come: no day is needed for that."""
    planned = (status(story.headline, m.start()) for m in _visit().finditer(story.title))
    return "announced" in planned


def _lasts(passage: Passage) -> bool:
    return any(d.first < d.last for d in passage.dates)


def _sails(story: Story, passage: Passage, start: int) -> bool:
    """Whether it is ships that visit: `编队由X少将率领,……进行访问`, or nobody but ships in the sentence."""
    alone = not any(p.tail <= start for p in passage.people)
    fleet = "编队" in passage.text and (alone or "编队" in story.title)
    before = passage.before(start)
    return fleet or bool(_SHIP_COMES.search(before) or _SHIP_VISITS.search(before))


_SHIP_COMES = re.compile(r"[舰船艇]\"?(?:在[^,。;]{2,40}率领下)?,?(?:抵|驶|靠|停)[^。;]*$")


_SHIP_VISITS = re.compile(r"(?:[舰船艇]|号)\"?(?:将|应邀|于|[\d月日至到-]){0,14}$")


_ASIDE = re.compile(r"(?:南?驻|期间|之际|(?:并[^,。;]{0,30}?)?的(?!时间))")
_ATTENDS = re.compile(r"[^,。;]{0,8},?(?:出席|参加)")
"""`赴越南出席……对话机制会议`: going to an edition is part of it."""
_UNBOUND = re.compile(r"结束(?:了)?$|(?:欢迎|迎接)[^,。;]*$")
"""`结束对越南的访问`, `欢迎X访问越南`: one day is its last, or that of a ceremony; no other is told."""
_LENGTH = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十])天")
_INVITES = re.compile(r"^[^,。;应受]{0,16}邀请")


def _guest_and_host(story: Story, passage: Passage, start: int, side: Side) -> tuple[Party, ...]:
    """The guest, the last of a side named before, with whoever invited him."""
    hosts: list[Party] = [p for p in passage.people if p.side not in (None, side) and _invites(passage, p)]
    here = [p for p in map(_of_the_press, passage.people) if p.tail <= start and p.side == side]
    told = [p for q in just_before(story, passage)[-1:] for p in q.people if p.side == side]
    guests = [p for p in (here or told) if is_defence(p) and not _invites(passage, p)]
    if not guests:
        return ()
    return tuple(sorted([guests[-1], *hosts[:1]], key=lambda p: order(p.side)))


def _of_the_press(person: PersonMention) -> PersonMention:
    """`海军司令员率团访问越南`: an officer of no country told is of that of the press."""
    return belonging(person, home("zh")) if person.nation is None and is_defence(person) else person


def _invites(passage: Passage, person: PersonMention) -> bool:
    return bool(_INVITES.match(passage.after(person.end)))
