"""As much of a letter as one message has room for, and where the rest can be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from alerts.brief import Brief, Length, Line, Span, brief_of
from alerts.channel import Letter
from alerts.header import one_line
from alerts.lines import columns
from alerts.view import Shown
from alerts.words import word

_LENGTHS: tuple[Length, ...] = ("whole", "short", "bare")
_TEXT_LENGTHS = (10_000, 3_000, 1_000, 300)  # characters of a letter that tells of no meeting
_BROKEN_AT = 72  # columns of our plain texts
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What one message says; `lines` are what else there is, such as how many meetings more."""

    subject: str
    briefs: tuple[Brief, ...] = ()
    lines: tuple[Line, ...] = ()


Rendered = TypeVar("Rendered")


def fitted(
    letter: Letter,
    archive: str | None,
    render: Callable[[Selection], Rendered],
    fits: Callable[[Rendered], bool],
) -> Rendered:
    """The fullest message that fits: all meetings with less of each first, then those that matter most.

    `archive` is the address where a reader finds the others; the shortest message fits everywhere.
    """
    whole = list(_in_full(letter))
    for selection in whole:
        if fits(message := render(selection)):
            return message
    few, many = 1, len(whole[-1].briefs)
    while many - few > 1:
        number = (few + many) // 2
        if fits(render(_foremost(whole[-1], number, letter, archive))):
            few = number
        else:
            many = number
    return render(_foremost(whole[-1], few, letter, archive) if many else whole[-1])


def _in_full(letter: Letter) -> Iterator[Selection]:
    """All there is, in ever fewer words."""
    subject = one_line(letter.subject, 200)
    if not letter.shown:
        for most in _TEXT_LENGTHS:
            yield Selection(subject=subject, lines=tuple(_text_lines(letter.text, most)))
        return
    every = [one for top in letter.shown for one in _flat(top)]
    for length in _LENGTHS:
        yield Selection(
            subject=subject,
            briefs=tuple(brief_of(one, length, letter.language) for one in every),
            lines=tuple(_below(letter, bare=length == "bare")),
        )


def _below(letter: Letter, *, bare: bool) -> Iterator[Line]:
    """How sources do; where there is little room, only whether they do well."""
    for said in letter.below[:1] if bare else letter.below:
        yield (Span(text=one_line(said, _LONGEST_LINE)),)


def _foremost(whole: Selection, number: int, letter: Letter, archive: str | None) -> Selection:
    """So many of the meetings, those that matter most, in the order they were in."""
    places = sorted(range(len(whole.briefs)), key=lambda place: -whole.briefs[place].weight)[:number]
    left = len(whole.briefs) - number
    return Selection(
        subject=whole.subject,
        briefs=tuple(whole.briefs[place] for place in sorted(places)),
        lines=(*([_rest(letter, left, archive)] if left else []), *_below(letter, bare=True)),
    )


def _flat(one: Shown) -> Iterator[Shown]:
    yield one
    for part in one.beneath:
        yield from _flat(part)


def _rest(letter: Letter, left: int, archive: str | None) -> Line:
    """How many there are besides, and where they can be read."""
    more, colon = word("more", letter.language, n=left), word("colon", letter.language)
    if archive:
        return (Span(text=more + colon), Span(text=archive, link=archive))
    days = [m.facts.start or m.facts.end or m.first_reported_at.date() for m in letter.meetings]
    since = min(days, default=date.min).isoformat()
    return (Span(text=f"{more}{colon}hoidam meetings --since {since}"),)


def _text_lines(text: str, most: int) -> Iterator[Line]:
    for line in _paragraphs(text):
        said = one_line(line, min(most, _LONGEST_LINE))
        most -= len(said) + 1
        if most < 0:
            yield (Span(text="…"),)
            return
        yield (Span(text=said),) if said else ()


def _paragraphs(text: str) -> Iterator[str]:
    """Lines that were broken because the next word would not have gone into them are one again."""
    first, *others = text.splitlines() or [""]
    whole = last = first
    for line in others:
        word, _, _ = line.strip().partition(" ")
        if last and word and columns(f"{last} {word}") > _BROKEN_AT:
            whole = f"{whole} {line.strip()}"
        else:
            yield whole
            whole = line
        last = line
    yield whole
