"""An article's text for a terminal, with the sentences that were evidence marked by what they say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

import click

from alerts.lines import wrapped
from hoidam.terminal import harmless, width
from meetings import gazetteer
from meetings.encounter import Encounter
from meetings.folding import simplified, tones
from meetings.verdict import Verdict

COLOURS = ("green", "cyan", "magenta", "yellow", "blue")
"""Of the first encounter, the second, and so on, again and again."""
_MARGIN = "  "
Style = tuple[tuple[str, Any], ...]
"""What `click.style` is given."""
_AROUND: Style = (("dim", True),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The characters of a text from `start` to before `end`, and what they tell of which encounter."""

    start: int
    end: int
    label: str
    colour: str


def marks(verdict: Verdict, encounters: Sequence[Encounter]) -> list[Mark]:
    """One mark a sentence and encounter; the verdict's reasons where nothing was read."""
    if not encounters:
        return [
            Mark(start=r.start, end=r.end, label=r.rule, colour=COLOURS[number % len(COLOURS)])
            for number, r in enumerate(verdict.reasons)
        ]
    found: list[Mark] = []
    for number, encounter in enumerate(encounters):
        fields: dict[tuple[int, int], list[str]] = {}
        for name, quotes in encounter.evidence.items():
            for quote in quotes:
                fields.setdefault((quote.start, quote.end), []).append(name)
        which = f"{number + 1}: " if len(encounters) > 1 else ""
        found += [
            Mark(start=start, end=end, label=f"{which}{', '.join(names)}", colour=colour_of(number))
            for (start, end), names in fields.items()
        ]
    return sorted(found, key=lambda mark: (mark.end, -mark.start))


def colour_of(number: int) -> str:
    """The colour of an encounter, counted from 0."""
    return COLOURS[number % len(COLOURS)]


def named(text: str, found: Sequence[Mark], encounters: Iterable[Encounter]) -> set[int]:
    """Where, within the marks, people, places and documents stand, by whichever of their names."""
    names = {_folded(name) for e in encounters for name in _names(e) if name}
    plain = _folded(text)
    return {
        place
        for mark in found
        for name in names
        for start in _occurrences(name, plain[mark.start : mark.end])
        for place in range(mark.start + start, mark.start + start + len(name))
    }


def _names(encounter: Encounter) -> Iterator[str | None]:
    yield from (d.title for d in encounter.documents)
    for name, known in (
        *((p.name, gazetteer.people().get(p.person or "")) for p in encounter.participants),
        *((p.name, gazetteer.places().get(p.id)) for p in encounter.places),
    ):
        yield name
        yield from chain.from_iterable(known.names.values() if known else ())


def _folded(text: str) -> str:
    """Of the same length."""
    return simplified(tones(text))


def _occurrences(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def marked(text: str, verdict: Verdict, encounters: Sequence[Encounter]) -> list[str]:
    """Lines as wide as the terminal: paragraphs with marks, those between them as an ellipsis."""
    found = marks(verdict, encounters)
    bold = named(text, found, encounters)
    lines: list[str] = []
    start = 0
    for paragraph in text.split("\n"):
        inside = [m for m in found if m.start < start + len(paragraph) and m.end > start]
        if inside:
            lines += _lines(list(_styled(paragraph, start, inside, bold)))
        elif paragraph.strip() and lines[-1:] != [_ellipsis()]:
            lines.append(_ellipsis())
        start += len(paragraph) + 1
    return lines


def _ellipsis() -> str:
    return _MARGIN + click.style("…", dim=True)


def _styled(
    paragraph: str, offset: int, inside: Sequence[Mark], bold: set[int]
) -> Iterator[tuple[str, Style]]:
    """Each character with its style, and each mark's label after its end."""
    for place, character in enumerate(paragraph, offset):
        over = [mark for mark in inside if mark.start <= place < mark.end]
        if character.isspace() or harmless(character):
            yield " " if character.isspace() else character, _style(over, bold=place in bold)
        for mark in inside:
            if place + 1 == min(mark.end, offset + len(paragraph)) and over:
                yield from ((c, _label(mark)) for c in f" [{mark.label}]")


def _style(over: Sequence[Mark], *, bold: bool) -> Style:
    if not over:
        return _AROUND
    return (("fg", over[0].colour), ("underline", True), ("bold", bold))


def _label(mark: Mark) -> Style:
    return (("fg", mark.colour), ("dim", True))


def _lines(styled: Sequence[tuple[str, Style]]) -> Iterator[str]:
    """The characters wrapped, each line's runs of one style styled."""
    left = iter([each for each in styled if each[0] != " "])
    spaces: Mapping[int, Style] = _spaces(styled)
    read = 0
    for line in wrapped("".join(c for c, _ in styled), width() - len(_MARGIN)):
        cells: list[tuple[str, Style]] = []
        for character in line:
            if character == " ":
                cells.append((" ", spaces[read]))
            else:
                cells.append(next(left))
                read += 1
        runs = groupby(cells, key=lambda cell: cell[1])
        yield _MARGIN + "".join(click.style("".join(c for c, _ in run), **dict(style)) for style, run in runs)


def _spaces(styled: Iterable[tuple[str, Style]]) -> dict[int, Style]:
    """The style of the space after so many other characters."""
    found: dict[int, Style] = {}
    read = 0
    for character, style in styled:
        if character == " ":
            found.setdefault(read, style)
        else:
            read += 1
    return found
