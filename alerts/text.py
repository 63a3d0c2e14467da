"""A digest as plain text: for a terminal, and for the mail reader who wants no HTML."""

from collections.abc import Iterable, Iterator, Sequence

from alerts.lines import columns, wrapped
from alerts.sources import Source
from alerts.view import Delegation, Person, Shown
from alerts.words import Language, word

_GAP = "  "
_BULLET = "• "
_UNDER = "  "
_COPY = "  ↳ "
Paragraph = tuple[str, str]  # what stands before its first line, and its words


def render(
    shown: Sequence[Shown], counted: str, language: Language, width: int, footer: Iterable[str]
) -> str:
    """The whole digest; no line is wider than `width` unless it is one address."""
    numbered = len(shown) > 1 or any(one.beneath for one in shown)
    lines = [word("title", language).upper(), word("tagline", language), counted, ""]
    for change in ("new", "updated"):
        section = [(n, s) for n, s in enumerate(shown, 1) if s.change == change]
        if section and len(shown) > 1:
            lines += [_rule(word(change, language).upper(), width), ""]
        for number, one in section:
            lines += [*_meeting(one, f"{number}." if numbered else "", "", language, width), ""]
    lines.append("─" * width)
    for text in footer:
        lines += wrapped(text, width)
    return "\n".join(lines) + "\n"


def _rule(title: str, width: int) -> str:
    start = f"── {title} "
    return start + "─" * (width - columns(start))


def _meeting(one: Shown, number: str, margin: str, language: Language, width: int) -> Iterator[str]:
    mark = f"{margin}{number} " if number else margin
    inner = " " * len(mark)
    title = f"{one.headline} [{word(one.change, language)}]" if margin else one.headline
    yield from wrapped(title, width, mark, inner)
    yield from wrapped(" · ".join((one.status.upper(), *one.under_headline[1:])), width, inner)
    yield ""
    rows = list(_rows(one, language))
    label_width = max((columns(label) for label, _ in rows), default=0)
    for label, paragraphs in rows:
        start = inner + label + " " * (label_width - columns(label)) + _GAP
        blank = " " * columns(start)
        for lead, said in paragraphs:
            yield from wrapped(said, width, start + lead, blank + " " * len(lead))
            start = blank
    for place, part in enumerate(one.beneath, 1):
        yield ""
        yield from _meeting(part, f"{number.rstrip('.')}.{place}", inner, language, width)


def _rows(one: Shown, language: Language) -> Iterator[tuple[str, list[Paragraph]]]:
    """Label and paragraphs of each thing known, in the order a reader asks for them."""
    if one.changes:
        yield word("changed", language), [("", f"{change.label}: {change.said}") for change in one.changes]
    for delegation in one.delegations:
        yield delegation.side, list(_delegation(delegation, language))
    for fact in one.facts:
        lead = _BULLET if len(fact.values) > 1 else ""
        yield fact.label, [(lead, value) for value in fact.values]
    if one.evidence:
        yield word("evidence", language), [("", f"“{e.quote}” — {e.outlet}") for e in one.evidence]
    if one.sources.reports:
        listed = [line for source in one.sources.reports for line in _source(source, language)]
        more = [(_BULLET, one.sources.more)] if one.sources.more else []
        yield word("sources", language), [("", one.sources.count), *listed, *more]


def _delegation(delegation: Delegation, language: Language) -> Iterator[Paragraph]:
    heads = [_person(person) for person in delegation.heads]
    if delegation.host:
        host = word("host", language)
        heads = [f"{heads[0]} ({host})", *heads[1:]] if heads else [host]
    yield from (("", head) for head in heads)
    if delegation.members:
        names = "; ".join(_person(person) for person in delegation.members)
        yield "", f"{word('with', language)}: {names}"
    if delegation.more:
        yield "", delegation.more


def _person(person: Person) -> str:
    return f"{person.said}, {person.post}" if person.post else person.said


def _source(source: Source, language: Language) -> Iterator[Paragraph]:
    yield _BULLET, " · ".join(part for part in (source.outlet, source.when, source.title) if part)
    if source.link:
        yield _UNDER, source.link
    for copy in source.copies:
        yield _COPY, f"{word('copy', language)} {copy.outlet}"
        if copy.link:
            yield " " * len(_COPY), copy.link
