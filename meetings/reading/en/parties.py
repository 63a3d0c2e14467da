"""Who meets whom in an English sentence: the people and units on either side of a verb of protocol."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from meetings.beat import OTHER, home, opposite, sides
from meetings.reading.en.context import (
    THEIRS,
    from_context,
    is_of_each,
    leader_of_delegation,
    nearest,
    with_delegation,
)
from meetings.reading.en.lists import each_other, first_of, in_one_list, listed, without_others
from meetings.reading.en.words import names_nation, rule
from meetings.reading.parties import Party, in_order, is_defence, may_meet, ministers
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.units import UnitMention
from meetings.reading.vocabulary import either, of_side

_GENITIVE = re.compile(
    r"(?:(?:invitation|invited|greetings?|regards|wishes|letter|message|direction|leadership|remarks?"
    r"|speech|on behalf)"
    r" (?:of|from|by|to|extended by)|on behalf of|according to|told|quoted|presence of|sent by"
    r"|conveyed to|replac\w+"
    r"|succeed\w*) (?:[\w',-]+ ){0,3}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:at the invitation|invitation of|on behalf of|to discuss|on the occasion|after which|before"
    r"|following|whose?|during"
    r" (?:his|the|a) (?:visit|trip)|conveyed|accompanied|attended by|as well as|in the presence of"
    r"|witnessed|saying|that(?! (?:day|morning|afternoon|evening|week)))\b"
)


@cache
def _both_ministers() -> re.Pattern[str]:
    one, other = (f"(?:{either(of_side(side, 'nation', 'en'))})" for side in sides())
    ministers = r"defen[cs]e (?:ministers|chiefs)"
    pairs = [(one, other), (other, one)]
    before = (rf"\b{a}(?:'s)?(?: and |, |-|/){b}(?:'s)? (?:national )?{ministers}\b" for a, b in pairs)
    behind = (rf"\b{ministers} of {a} and {b}\b" for a, b in pairs)
    return re.compile("|".join((*before, *behind)), re.IGNORECASE)


_MUTUAL = {"talks", "video_talks", "phone", "meet", "sideline", "cochair", "working_meeting"}


def _is_beside(passage: Passage, person: PersonMention) -> bool:
    """`at the invitation of X`, `told X`: whether somebody is named beside who acts."""
    return _GENITIVE.search(passage.before(person.start)[-70:]) is not None


_WHO_MET = re.compile(r", who (?:had |have )?(?:earlier |later |then )?(?:held |met )?$")
"""`signed in the presence of A and B, who had held talks`."""


def parties_of(
    story: Story, passage: Passage, kind: str, start: int, end: int
) -> Iterator[tuple[Party, ...]]:
    """The pairs of heads around a verb that spans `start` to `end` of the text, the first side first."""
    who = _WHO_MET.search(passage.before(start)) is not None
    before = [p for p in passage.people if p.tail <= start and (who or not _is_beside(passage, p))]
    after = [p for p in passage.people if p.start >= end and not _is_behind(passage, end, p)]
    if kind in _MUTUAL and (two := each_other(passage, before, start, end)):
        if pair := _opposed(*two):
            yield pair
        return
    if kind in _MUTUAL and THEIRS.search(passage.before(start)):
        if len(after) > 1 and in_one_list(passage, *after[:2]) and (pair := _opposed(*after[:2])):
            yield pair
        return
    listed = [p for i, p in enumerate(after) if p.key not in {q.key for q in after[:i]}]
    after = without_others(passage, listed)
    apart = after != listed and not _acts(passage, after[:1])
    if any(p.nation == OTHER for p in after[:1]) or (not apart and _foreign(passage, end, after)):
        yield from _among_others(story, passage, before, after, start=start, end=end)
        return
    if _between(passage, end, after):
        before, after = [], after[:2]
    pairs = list(_pairs(passage, before, after, mutual=kind in _MUTUAL))
    if pairs:
        yield from pairs
    elif _both_ministers().search(passage.text) and (both := ministers(story)):
        yield both
    elif kind in _MUTUAL and not after and is_of_each(passage, start, end):
        yield from nearest(story, passage)
    else:
        yield from _with_units(story, passage, kind=kind, before=before, after=after, start=start, end=end)


_HELD_WITH = re.compile(r"(?:\w+ )?(?:meetings|talks|sessions) with\b[^;]*?,", re.IGNORECASE)
_CLAUSE = re.compile(r"[;]|\. |\b(?:who|which|that|while|said|says|to discuss|will|also|as well)\b")


def _among_others(
    story: Story,
    passage: Passage,
    before: Sequence[PersonMention],
    after: Sequence[PersonMention],
    *,
    start: int,
    end: int,
) -> Iterator[tuple[Party, ...]]:
    """`held meetings with A of the US, B of China and C of France`: of a list, the one of the other side."""
    opens = start - passage.sentence.start
    if not _HELD_WITH.match(passage.text, opens):
        return
    for other in after:
        between = passage.text[end - passage.sentence.start : other.start - passage.sentence.start]
        subject = next((p for p in reversed(before) if p.side), None)
        subject = subject or leader_of_delegation(story, passage, start)
        if other.side and subject and subject.side != other.side and not _CLAUSE.search(between):
            yield in_order(subject, other)
            return


_ACTS = re.compile(
    r"(?: of [A-Z]\w+)?,? (?:(?:who|also|later|then) )?"
    r"(?:\w{2,}ed|met|held|said|told|spoke|led|will|is|was|has|had)\b"
)


def _acts(passage: Passage, people: Sequence[PersonMention]) -> bool:
    """`met A of a third country in May and B said …`: whether somebody is the subject of what follows."""
    return any(_ACTS.match(passage.after(p.tail)) for p in people)


def _is_behind(passage: Passage, end: int, person: PersonMention) -> bool:
    between = passage.text[end - passage.sentence.start : person.start - passage.sentence.start]
    return bool(_BEHIND.search(between) or _GENITIVE.search(between))


def _between(passage: Passage, end: int, after: Sequence[PersonMention]) -> bool:
    first = after[0].start - passage.sentence.start if after else 0
    return len(after) > 1 and bool(
        re.search(r"\bbetween\b", passage.text[end - passage.sentence.start : first])
    )


def _foreign(passage: Passage, end: int, after: Sequence[PersonMention]) -> bool:
    """Whether the object of the verb is of another country."""
    opens = end - passage.sentence.start
    limit = after[0].start - passage.sentence.start if after else len(passage.text)
    text = re.split(r" (?:in|at|on|after|before|during|as|to) |[.;]", passage.text[opens:limit])[0][:90]
    return names_nation(text, OTHER) and not any(names_nation(text, side) for side in sides())


def _pairs(
    passage: Passage, before: Sequence[PersonMention], after: Sequence[PersonMention], *, mutual: bool
) -> Iterator[tuple[Party, ...]]:
    """Subject and objects; both named before the verb; or both after it.

    Who receive together, `A and B welcomed the guests`, are of one side.
    """
    willing = [p for p in before if p.nation != OTHER]
    if willing and after:
        facing = [p for p in reversed(willing) if p.side != after[0].side or p.side is None]
        subject = first_of(passage, facing)
        for i, other in enumerate(after):
            if subject is None or (i and not in_one_list(passage, after[i - 1], other)):
                break
            if pair := _opposed(subject, other):
                yield pair
        return
    group = willing[-2:] if willing and len(willing) == len(before) else ([] if before else list(after[:2]))
    together = not mutual and len(group) == 2 and group == willing[-2:] and in_one_list(passage, *group)
    if len(group) == 2 and not together and (pair := _opposed(group[0], group[1])):
        yield pair


def _opposed(a: PersonMention, b: PersonMention) -> tuple[Party, ...] | None:
    """Two people, the first side first; someone with a post or rank and no country is of the other side."""
    if a.nation == b.nation or OTHER in (a.nation, b.nation):
        return None
    if a.nation is None or b.nation is None:
        known, unknown = (a, b) if a.nation else (b, a)
        if unknown.post is None and unknown.rank is None:
            return None
        return in_order(replace(unknown, nation=opposite(known.nation or home("en"))), known)
    return in_order(a, b)


def _with_units(
    story: Story,
    passage: Passage,
    *,
    kind: str,
    before: Sequence[PersonMention],
    after: Sequence[PersonMention],
    start: int,
    end: int,
) -> Iterator[tuple[Party, ...]]:
    """A unit or delegation on one side or both; a subject left out is looked for before."""
    units = [u for u in passage.units if not _in_a_title(passage, u)]
    opens = start == passage.sentence.start
    subjects: list[Party] = [*(p for p in before if p.side), *(u for u in units if u.end <= start)]
    objects: list[Party] = [*(p for p in after if p.side), *(u for u in units if u.start >= end)]
    if any(p.nation == OTHER for p in before[-1:]):
        return
    objects = [o for o in objects if not (isinstance(o, UnitMention) and _far(passage, end, o))]
    for other in objects[:1]:
        subject = next((p for p in sorted(subjects, key=lambda p: -p.end) if p.side != other.side), None)
        if subject is not None:
            yield in_order(subject, other)
        elif not isinstance(other, UnitMention) and (is_defence(other) or other.level in (None, *_CIVIL)):
            for guest in listed(passage, other, after):
                yield from from_context(story, passage, guest, start)
        return
    if kind in _MUTUAL and len(before) == 1 and _HE_AND.match(passage.text):
        yield from from_context(story, passage, before[0], before[0].start)
    elif kind in _MUTUAL and len({p.side for p in subjects}) == len(sides()):
        yield tuple(next(p for p in subjects if p.side == side) for side in sides())
    elif kind in {"call", "talks", "receive"} and not (before or opens) and _has_no_country(after):
        yield from from_context(story, passage, after[0], start)
    elif kind in {"receive", "meet", "talks"}:
        yield from with_delegation(story, passage, after[:1] if opens else before, end)


_HE_AND = re.compile(r"(?:He|She) and ")
"""`He and B co-chaired the meeting`: whoever was told of before, and B."""


def _has_no_country(people: Sequence[PersonMention]) -> bool:
    """Whether the first is an officer whose titles name no country."""
    return bool(people) and is_defence(people[0]) and people[0].nation is None


_CIVIL = {"leader", "ambassador"}
"""Levels of those who are received though no soldiers, or receive them."""


def _in_a_title(passage: Passage, unit: UnitMention) -> bool:
    """`Deputy Head of the General Department of Politics of the Vietnam People's Army`: no party."""
    holder = next((p for p in passage.people if p.end <= unit.start and unit.start - p.end < 9), None)
    return holder is not None and bool(
        _OF_POST.fullmatch(passage.before(unit.start)[holder.end - passage.sentence.start :])
    )


_OF_POST = re.compile(r" (?:of|at|in)(?: the)? ")


def _far(passage: Passage, end: int, unit: UnitMention) -> bool:
    """Whether a unit stands in a later clause than the verb."""
    between = passage.text[end - passage.sentence.start : unit.start - passage.sentence.start]
    return (
        len(between) > (120 if "delegation" in between else 70)
        or bool(_BEHIND.search(between))
        or bool(re.search(r"[;]|, (?:in|at|on|who)\b", between))
    )


def eligible(parties: Sequence[Party], passage: Passage) -> bool:
    """Whether they may meet."""
    return may_meet(parties, police=bool(rule("police_words").search(passage.text)))
