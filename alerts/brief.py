"""A meeting in a few marked-up lines, for channels with little room."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from alerts.header import one_line
from alerts.sources import Source
from alerts.view import Delegation, Shown
from alerts.words import Language, listed, word

Length = Literal["whole", "short", "bare"]
_LINKS = {"whole": 6, "short": 3, "bare": 1}
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

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Outlets with the addresses of their reports, for channels that have buttons."""
        return tuple((span.text, span.link) for line in self.lines for span in line if span.link)


def brief_of(one: Shown, length: Length, language: Language) -> Brief:
    """Day and place under a headline; with the sentence and what is new; or all that is wished for."""
    headline, colon = one_line(one.headline, 200), word("colon", language)
    if one.change == "updated":
        headline = f"{word('updated', language)}{colon}{headline}"
    under = one_line(" · ".join((one.flag or one.status, *one.under_headline[1:])), 250)
    lines: list[Line] = [(Span(text=under),)]
    if length != "bare":
        lines.append((Span(text=one_line(one.sentence, _LONGEST_LINE)),))
        lines += [
            _row(label, colon, values) for label, values in _rows(one, length, language, colon) if values
        ]
    return Brief(
        headline=headline,
        link=_link(one.link),
        status=one.status_id,
        weight=one.weight,
        lines=(*lines, *_sources(one, length, language, colon)),
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


def _rows(one: Shown, length: Length, language: Language, colon: str) -> Iterator[tuple[str, list[str]]]:
    """Label and values of what the sentence does not say; of a short one only what is new."""
    yield word("changed", language), [change.label + colon + change.said for change in one.changes]
    if length == "short":
        return
    for delegation in one.delegations:
        beside = word("besides", language, what=delegation.side)
        yield word("with", language) + beside, list(_others(delegation))
    for fact in one.facts:
        yield fact.label, list(fact.values)
    yield (
        word("confidence", language),
        [said for said in (one.confidence, one.told_by) if said] if one.confidence else [],
    )
    yield word("unknown", language), [listed(one.unknown, language)] if one.unknown else []
    yield word("evidence", language), [f"“{each.quote}” — {each.outlet}" for each in one.evidence]


def _others(delegation: Delegation) -> Iterator[str]:
    """Who came besides the heads, whom the sentence names."""
    yield from (person.said for person in delegation.members)
    if delegation.more:
        yield delegation.more


def _row(label: str, colon: str, values: Sequence[str]) -> Line:
    return (
        Span(text=one_line(label, 80), bold=True),
        Span(text=colon + one_line("; ".join(values), _LONGEST_LINE)),
    )


def _sources(one: Shown, length: Length, language: Language, colon: str) -> Iterator[Line]:
    """Outlets, each with a link to its report; of a meeting told in short the first alone."""
    reports = tuple(_reports(one.sources.reports[: _LINKS[length]]))
    first = _link(one.link)
    if not reports and first:
        reports = (Span(text=urlsplit(first).hostname or first, link=first),)
    if reports:
        label, count = word("sources", language), one.sources.count
        known = label + word("besides", language, what=count) if count else label
        yield (Span(text=one_line(known, 100) + colon), *reports)


def _reports(reports: Sequence[Source]) -> Iterator[Span]:
    for place, source in enumerate(reports):
        if place:
            yield Span(text=" · ")
        yield Span(text=source.outlet, link=_link(source.link))


def _link(link: str | None) -> str | None:
    return link if link and len(link) <= _LONGEST_LINK else None
