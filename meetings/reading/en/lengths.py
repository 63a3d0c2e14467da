"""How long it lasted, where English tells that apart from its day: how many days, from when, until when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from meetings.reading.dates import DateMention
from meetings.reading.en.leaders import FORCES
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.when import When

Days = Found[When]
_LONG = FORCES | {"border_exchange", "visit", "young_officers", "working_meeting"}
"""Kinds that last, whose first and last day may stand apart."""
_LONGEST = timedelta(days=30)


def lasting(story: Story, group: Group, kind: str, days: Days) -> Days:
    """The days from the first to the last, where a sentence tells of another than those known."""
    if kind not in _LONG or days.value.precision != "day":
        return days
    if days.value.first == days.value.last:
        left = _left(story, days) if kind == "port_call" else None
        if longer := left or _counted(story, group, kind, days):
            return longer
    return _until(story, _since(story, _from_its_nth(story, group, days)))


_NTH_DAY = re.compile(
    r"\b(?P<nth>second|third|fourth) day of (?:the |their |his )?[^;,]{0,80}?"
    r"\b(?:exchange|visit|trip|patrol|exercise|training|programme?)\b"
)


def _from_its_nth(story: Story, group: Group, days: Days) -> Days:
    """`On the second day of the exchange on Thursday`: it began on Wednesday."""
    for passage in of_group(story, group):
        m = _NTH_DAY.search(passage.text)
        day = _nearest(passage, m.start()) if m else None
        if m and day and day.first == day.last == days.value.first:
            before = ("second", "third", "fourth").index(m["nth"]) + 1
            return _longer(days, passage, first=days.value.first - timedelta(days=before))
    return days


def _nearest(passage: Passage, at: int) -> DateMention | None:
    """The day told nearest to some words of a sentence."""
    return min(passage.dates, key=lambda d: abs(d.start - passage.sentence.start - at), default=None)


def _longer(days: Days, passage: Passage, *, first: date | None = None, last: date | None = None) -> Days:
    value = replace(days.value, first=first or days.value.first, last=last or days.value.last)
    return Found(value=value, passages=tuple(dict.fromkeys((*days.passages, passage))))


_COUNT = {"a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_N = rf"(?P<n>{'|'.join(_COUNT)}|[2-9]|1\d)"
_N_DAYS = re.compile(
    rf"\b(?:{_N}(?:-day| days)|(?P<weeks>an?|one|two|three)[ -]weeks?(?:-?long)?|week-?long)\b"
    r"(?! (?:ago|after|before|earlier|later))",
    re.IGNORECASE,
)
_BEGAN = r"(?:began|started|opened|set out)"
_DAYS_AFTER = (
    re.compile(rf"\b{_N} days? after (?:it|they|the \w+) {_BEGAN}\b", re.IGNORECASE),
    re.compile(rf"\b{_BEGAN} {_N} days? (?:earlier|before)\b"),
)
_THE = r"(?:(?:an?|the|this|their|its|his|her) )?$"
_OPENS = re.compile(
    rf"\b(?:begin\w*|began|start\w*|kick\w*|launch\w*|for|open\w*|last(?:ing|ed|s)|(?:will|to) last)"
    rf"(?: up| off| of)? {_THE}"
    r"|\barriv\w+\b[^;]{0,110}, on an? $|\bset (?:out|sail)\b[^;]{0,60} on an? $",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    rf"\b(?:conclud\w+|complet\w+|wrapp\w+|end\w*|finish\w*|clos\w+|after|following)(?: up| off| of)? {_THE}",
    re.IGNORECASE,
)
_LASTED = re.compile(rf"\blasted(?: for)? {_THE}")
_ENDING = re.compile(r",? ending\b")
_STARTING = re.compile(
    r" (?:[a-z]+ )?(?:exchange|meeting|visit|patrol)\b[^;]{0,120},? (?:starting|beginning)\b"
)
_MEANWHILE = re.compile(rf"(?:^|\b(?:during|throughout|apart from|besides|over) ){_THE}", re.IGNORECASE)
_ON = re.compile(r"\bon (?:an?|his|her|their) $", re.IGNORECASE)
_FROM = re.compile(r" [^;]{0,60}?\b(?:from|since|(?:beg[ai]n|start)\w*(?: on)?) [A-Z]")
_STAY = re.compile(r" (?:[a-z]+ )?(?:visit|stay|call)\b(?! by)")
_WORK = re.compile(r" (?:[a-z]+ )?(?:patrol|exercise|drill|training)\b")
_EVENT = re.compile(r" (?:[\w-]+ ){0,7}?(?:exchange|meeting|event|programme?)\b")
_LENGTHS = {"joint_patrol_sea": _WORK, "joint_patrol_land": _WORK, "exercise": _WORK}
_LENGTHS |= {"border_exchange": _EVENT, "young_officers": _EVENT}
"""What is told of so many days: of the other kinds a stay."""
_OF_IT = re.compile(r"(?:The|This) (?:[\w-]+ ){0,3}?(?:exchange|patrol|programme?|event|exercise|training)\b")
_ENDED = re.compile(r"\b(?:(?:conclud|wrapp|end|finish|clos|complet|return)(?:ed|ing)|left)\b")


def _counted(story: Story, group: Group, kind: str, days: Days) -> Days | None:
    """`arrived on Monday for a four-day visit`, `ended a two-day patrol`, `During the two-day patrol`."""
    mine = of_group(story, group)
    ended = any(_ENDED.search(p.text) for p in mine)
    for passage in mine:
        if after := next(filter(None, (told.search(passage.text) for told in _DAYS_AFTER)), None):
            return _longer(days, passage, first=days.value.first - timedelta(days=_number(after)))
    others = [p for p in story.passages if p not in mine and not p.background]
    for passage in (*mine, *others):
        beside = abs(passage.index - mine[0].index) <= 1 or _OF_IT.match(passage.text)
        near = passage in mine or (passage.lead and bool(beside))
        for m in _N_DAYS.finditer(passage.text):
            if _ENDING.match(passage.text, m.end()) and passage not in mine:
                continue
            rest, known = timedelta(days=_number(m) - 1), _day_of(m, kind, near=near, ended=ended)
            if known == "last":
                return _longer(days, passage, first=days.value.first - rest)
            if known == "first":
                return _longer(days, passage, last=days.value.last + rest)
    return None


def _day_of(match: re.Match[str], kind: str, *, near: bool, ended: bool) -> Literal["first", "last"] | None:
    """Of so many days, the one that the day told is; `near` is a sentence that may tell of that day."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    own = _LENGTHS.get(kind, _STAY)
    if not own.match(after) and (_WORK.match(after) or _STAY.match(after)):
        return None
    if near and (_CLOSES.search(before) or _ENDING.match(after) or (ended and _LASTED.search(before))):
        return "last"
    if near and (
        _OPENS.search(before) or _STARTING.match(after) or (_ON.search(before) and _FROM.match(after))
    ):
        return "first"
    if own.match(after) and _MEANWHILE.search(before):
        return "last" if ended else "first"
    return None


_WEEKS = {"two": 2, "three": 3}


def _number(match: re.Match[str]) -> int:
    told = match.groupdict()
    if told["n"] is None:
        return 7 * _WEEKS.get((told["weeks"] or "a").lower(), 1)
    return _COUNT.get(told["n"].lower()) or int(told["n"])


_IT = r"\b(?:exchange|programme?|visit|exercise|drill|training|patrol|seminar|workshop|conference)\b"
_BEGAN_ON = re.compile(
    rf"{_IT}(?:[^;]{{0,30}}|[^;]{{0,120}}, which )\b(?:started|began|kicked off|opened)(?: on)? $"
)
_ENDED_ON = re.compile(r"\b(?:ended|concluded|wrapped up|finished|closed)(?: here)?(?: on)? $")
_ENDS = re.compile(
    rf"(?:^It|{_IT}[^;]{{0,90}}) (?:\w+ )?"
    r"(?:(?:will |is (?:due |scheduled |expected )?to )?(?:end|close|conclude|wrap up|last|continue)s?"
    r"|runs?)\b"
    r"|\bdays ending (?:on )?[A-Z]|\bwill continue\b"
    rf"|{_IT}[^;]{{0,90}}\b(?:until|through) [A-Z]",
    re.IGNORECASE,
)


def _since(story: Story, days: Days) -> Days:
    """`The patrol, which started on June 22`, told apart from its end."""
    first, last = days.value.first, days.value.last
    for passage in story.passages:
        for day in passage.dates:
            if last - _LONGEST <= day.first < first and _BEGAN_ON.search(passage.before(day.start)):
                return _longer(days, passage, first=day.first)
    return days


_LEAVES = re.compile(
    r"\b(?:leav(?:es?|ing)|depart(?:s|ing)?|sail(?:s|ing)?|stay\b[^;]{0,30} until)\b[^;]{0,60}?(?: on)? $"
)


def _left(story: Story, days: Days) -> Days | None:
    """`It expects to leave the port on May 25`, whatever is said of the days before."""
    latest = days.value.first + _LONGEST
    for passage in story.passages:
        for day in passage.dates if not passage.background else ():
            if days.value.last < day.last <= latest and _LEAVES.search(passage.before(day.start)):
                return _longer(days, passage, last=day.last)
    return None


def _until(story: Story, known: Days) -> Days:
    """`The exchange programme ends on September 24`, told apart from its beginning."""
    first, last = known.value.first, known.value.last
    for passage in story.passages:
        days = (d for d in passage.dates if d.precision == "day")
        ahead = [d for d in days if last < d.last <= first + _LONGEST]
        if ahead and not passage.background and _ends(passage, ahead):
            return _longer(known, passage, last=ahead[0].last)
    return known


def _ends(passage: Passage, days: Sequence[DateMention]) -> bool:
    ended = any(_ENDED_ON.search(passage.before(d.start)) for d in days)
    return ended or _ENDS.search(passage.text) is not None
