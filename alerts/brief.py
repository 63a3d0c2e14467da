"""Meetings in a few marked-up lines, and as many of them as a chat message has room for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from alerts.channel import Letter
from alerts.header import one_line
from alerts.lines import columns
from alerts.sources import Source
from alerts.view import Delegation, Person, Shown
from alerts.words import Language, word

Detail = Literal["full", "short", "bare"]
_DETAILS: tuple[Detail, ...] = ("full", "short", "bare")
_LINKS = {"full": 6, "short": 3, "bare": 1}
_TEXT_LENGTHS = (10_000, 3_000, 1_000, 300)  # characters of a letter that tells of no meeting
_BROKEN_AT = 72  # columns of our plain texts
_LONGEST_LINE = 500
_LONGEST_LINK = 500
_COLOURS = {
    "held": "#2e7d32",
    "announced": "#1565c0",
    "postponed": "#ef6c00",
    "cancelled": "#c62828",
    "unconfirmed": "#757575",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words that look alike: one line, nothing invisible, never empty."""

    text: str
    bold: bool = False
    link: str | None = None


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One meeting; `link` is its first report."""

    headline: str
    link: str | None
    status: str
    weight: int
    lines: tuple[Line, ...]

    @property
    def colour(self) -> str:
        return _COLOURS.get(self.status, _COLOURS["held"])


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
    for detail in _DETAILS:
        yield Selection(
            subject=subject, briefs=tuple(brief_of(one, detail, letter.language) for one in every)
        )


def _foremost(whole: Selection, number: int, letter: Letter, archive: str | None) -> Selection:
    """So many of the meetings, those that matter most, in the order they were in."""
    places = sorted(range(len(whole.briefs)), key=lambda place: -whole.briefs[place].weight)[:number]
    left = len(whole.briefs) - number
    return Selection(
        subject=whole.subject,
        briefs=tuple(whole.briefs[place] for place in sorted(places)),
        lines=(_rest(letter, left, archive),) if left else (),
    )


def plain(lines: Iterable[Line], *, links: bool = False) -> str:
    """The lines without any markup; with `links`, each address behind what it is of."""
    return "\n".join(
        "".join(f"{span.text} {span.link}" if links and span.link else span.text for span in line)
        for line in lines
    )


def cut(text: str, most: int, size: Callable[[str], int]) -> str:
    """As much of the text as is of at most that size once it is marked up."""
    while size(text) > most:
        text = one_line(text, max(1, len(text) * 3 // 4))
    return text


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


def brief_of(one: Shown, detail: Detail, language: Language) -> Brief:
    """One meeting: the headline alone, with what changed and who led, or with all that is known."""
    headline, colon = one_line(one.headline, 200), word("colon", language)
    if one.change == "updated":
        headline = f"{word('updated', language)}{colon}{headline}"
    links = [link for source in one.sources.reports if (link := _link(source))]
    under = one_line(" · ".join(one.under_headline), 250)
    rows = [_row(label, colon, values) for label, values in _rows(one, detail, language) if values]
    sources = tuple(_sources(one.sources.reports[: _LINKS[detail]]))
    label = word("sources", language)
    known = one_line(f"{label} ({one.sources.count})" if one.sources.count else label, 100) + colon
    return Brief(
        headline=headline,
        link=links[0] if links else None,
        status=one.status_id,
        weight=one.weight,
        lines=(
            *([(Span(text=under),)] if under else []),
            *rows,
            *([(Span(text=known), *sources)] if sources else []),
        ),
    )


def _rows(one: Shown, detail: Detail, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Label and values of each thing known; of a short one what changed, and who led."""
    if detail == "bare":
        return
    yield (
        word("changed", language),
        [f"{change.label}{word('colon', language)}{change.said}" for change in one.changes],
    )
    for delegation in one.delegations:
        host = f" ({word('host', language)})" if delegation.host else ""
        yield delegation.side + host, list(_people(delegation, detail, language))
    if detail == "short":
        return
    for fact in one.facts:
        yield fact.label, list(fact.values)
    yield word("evidence", language), [f"“{each.quote}” — {each.outlet}" for each in one.evidence]


def _people(delegation: Delegation, detail: Detail, language: Language) -> Iterator[str]:
    yield from map(_person, delegation.heads)
    if detail == "full" and delegation.members:
        members = ", ".join(person.said for person in delegation.members)
        yield f"{word('with', language)}{word('colon', language)}{members}"
    if detail == "full" and delegation.more:
        yield delegation.more


def _person(person: Person) -> str:
    return f"{person.said}, {person.post}" if person.post else person.said


def _row(label: str, colon: str, values: Sequence[str]) -> Line:
    return (
        Span(text=one_line(label, 80), bold=True),
        Span(text=colon + one_line("; ".join(values), _LONGEST_LINE)),
    )


def _sources(reports: Sequence[Source]) -> Iterator[Span]:
    for place, source in enumerate(reports):
        if place:
            yield Span(text=" · ")
        yield Span(text=source.outlet, link=_link(source))


def _link(source: Source) -> str | None:
    return source.link if source.link and len(source.link) <= _LONGEST_LINK else None
