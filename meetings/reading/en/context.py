"""Who is meant where an English sentence leaves a head out: the two sides, `he`, the delegation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from meetings.beat import opposite, sides
from meetings.reading.en.words import rule
from meetings.reading.parties import Party, in_order, is_defence, may_lead
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.units import UnitMention

THEIRS = re.compile(
    r"(?:^|- )(?:After|Following|At|During|Concluding)"
    r" (?:their (?:[\w-]+ ){0,2}|(?:[a-z]+-level )?(?:bilateral )?)$"
)
"""`After their talks in Hanoi, A and B signed`, `At talks in Hanoi, …`: the talks of those named behind."""


_EACH = re.compile(
    r"\b(?:(?:the )?(?:two|both) (?:sides|ministers|officials|leaders|generals|officers|delegations"
    r"|heads|chiefs|commanders)"
    r"|the ministers|they|each other)\b|\bthe two $",
    re.IGNORECASE,
)
_OF_EACH = re.compile(r" (?:between|of) (?=the (?:two|both) )")
_OPENS = re.compile(r"(?:\w+ ){0,2}")


def is_of_each(passage: Passage, start: int, end: int) -> bool:
    """`The two sides held talks`; `During the talks between the two delegations, …`."""
    before, after = passage.before(start), passage.after(end)
    if _EACH.search(before):
        return True
    behind = _OF_EACH.match(after) if _OPENS.fullmatch(before) else None
    return behind is not None and _EACH.match(after, behind.end()) is not None


def nearest(story: Story, passage: Passage) -> Iterator[tuple[Party, ...]]:
    """The heads meant by `the two sides`: equals first, then the nearest before."""
    near = [p for q in (*_just_before(story, passage), passage) for p in q.people]
    here = passage.sentence.start
    ours, theirs = ([p for p in near if p.side == side and may_lead(p)] for side in sides())
    leading = [p for p in passage.people if p.level == "leader"]
    ours, theirs = (
        found or [p for p in leading if p.side == side]
        for side, found in zip(sides(), (ours, theirs), strict=True)
    )
    pairs = [(a, b) for a in ours for b in theirs]
    ranked = [
        (a.level != b.level, abs(a.start - here) + abs(b.start - here), i) for i, (a, b) in enumerate(pairs)
    ]
    if ranked:
        yield pairs[min(ranked)[2]]


def _just_before(story: Story, passage: Passage) -> list[Passage]:
    """The sentences that one may go on from; those about earlier times are none."""
    return [p for p in story.passages[max(0, passage.index - 3) : passage.index] if not p.background]


_PRONOUN = re.compile(
    r"(?:^|[.,;] |\b)(?:[Hh]e|[Tt]he (?:\w+ ){0,2}(?:minister|general|leader|host|president|official"
    r"|chief|officer|commander|admiral))\b(?:[^;]{0,30}|[^;]{0,140} and (?:also |later |then )?)$"
)
_HOSTED = re.compile(r"^(?:At|During|In|Speaking at|Receiving|Welcoming|Hosting|Meeting)\b")
_DELEGATION = re.compile(r"\b(?:delegation|guests|visitors)\b[^;]{0,90}$")
_LED_BY = re.compile(r"\bdelegation\b[^;]{0,90}\b(?:led|headed) by (?:[\w']+ ){0,3}$")


def leader_of_delegation(story: Story, passage: Passage, start: int) -> PersonMention | None:
    """Who leads the delegation that is the subject, told shortly before."""
    if not _DELEGATION.search(passage.before(start)):
        return None
    earlier = (p for p in reversed(story.passages[: passage.index]) if not p.background)
    people = ((p, m) for p in earlier for m in p.people)
    return next((m for p, m in people if m.side and _LED_BY.search(p.before(m.start))), None)


_THE_DELEGATION = re.compile(
    r" (?:with )?(?:the (?:[\w-]+ ){0,2}"
    r"(?:delegation|guests?|visitors?|general|admiral|officer|minister|commander)\b"
    r"(?! (?:of|from|led|headed|[A-Z]\w+)\b)"
    r"|(?:him|her)\b)"
)


_WELCOMES = re.compile(r" \w*welcom\w+$")
"""What a host says to those he talks to anyway."""


def with_delegation(
    story: Story, passage: Passage, hosts: Sequence[PersonMention], end: int
) -> Iterator[tuple[Party, ...]]:
    """`B received the delegation`, `Receiving the guests, B …`: whoever leads it, told before, or was last.

    A host whose titles name no country is of the other side than the guest.
    """
    host = next((p for p in reversed(hosts) if p.side or is_defence(p)), None)
    if host is None or not _THE_DELEGATION.match(passage.after(end)) or _WELCOMES.search(passage.before(end)):
        return
    told = [(p, m) for p in reversed(_just_before(story, passage)) for m in reversed(p.people)]
    others = [(p, m) for p, m in told if m.side not in (None, host.side) and may_lead(m)]
    led = (m for p, m in others if _LED_BY.search(p.before(m.start)))
    if (guest := next(led, None) or next((m for _, m in others), None)) and guest.side:
        yield in_order(replace(host, nation=opposite(guest.side)), guest)
    elif unit := next(
        (u for p in _just_before(story, passage) for u in _sent(p) if u.side != host.side), None
    ):
        yield in_order(replace(host, nation=opposite(unit.side)), unit)


def _subject(passage: Passage) -> PersonMention | None:
    """The ambassador of whom a sentence tells: `Ambassador A visited the ministry. He was received by B`."""
    first = next(iter(passage.people), None)
    return first if first and first.level == "ambassador" else None


_OF = re.compile(r"\bdelegation (?:of|from) (?:the )?(?:[\w-]+ ){0,6}$")


def _sent(passage: Passage) -> Iterator[UnitMention]:
    """The units that sent a delegation: `a delegation of the 3rd Border Defence Brigade`."""
    return (u for u in passage.units if _OF.search(passage.before(u.start)))


def from_context(story: Story, passage: Passage, other: Party, start: int) -> Iterator[tuple[Party, ...]]:
    """`He also received …`, `At a reception for …`: whoever of the other side was named last before.

    Somebody whose titles name no country is of the other side than the leader of a delegation.
    """
    before = passage.before(start)
    if (leader := leader_of_delegation(story, passage, start)) and leader.side and leader.side != other.side:
        if isinstance(other, PersonMention) and other.side is None:
            other = replace(other, nation=opposite(leader.side))
        yield in_order(leader, other)
        return
    if isinstance(other, PersonMention) and other.side is None:
        sent = (u for p in _just_before(story, passage) for u in _sent(p))
        unit = next(sent, None) if _DELEGATION.search(before) else None
        if unit:
            yield in_order(replace(other, nation=opposite(unit.side)), unit)
        return
    if not _PRONOUN.search(before) and not _HOSTED.match(passage.text):
        return
    for earlier in reversed(_just_before(story, passage)):
        for person in reversed(earlier.people):
            member = rule("members").search(earlier.before(person.start))
            meant = may_lead(person) or (is_defence(other) and person is _subject(earlier))
            if person.side and person.side != other.side and meant and not member:
                yield in_order(person, other)
                return
