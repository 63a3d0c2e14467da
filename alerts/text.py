"""A digest as plain text: for a terminal, and for the mail reader who wants no HTML."""

from collections.abc import Iterator, Sequence

from alerts.further import FurtherShown
from alerts.lines import columns, wrapped
from alerts.month import MonthShown
from alerts.page import Page
from alerts.sources import Source
from alerts.view import SECTIONS, Delegation, Person, Shown
from alerts.words import Language, listed, tagline, word

_GAP = "  "
_BULLET = "• "
_UNDER = "  "
_COPY = "  ↳ "
Paragraph = tuple[str, str]  # what stands before its first line, and its words


def render(page: Page, width: int) -> str:
    """The whole digest; no line is wider than `width` unless it is one address."""
    language = page.language
    numbered = len(page.shown) > 1 or any(one.beneath for one in page.shown)
    lines = [word("title", language).upper(), tagline(language), page.counted, ""]
    for section in SECTIONS:
        told = [(n, s) for n, s in enumerate(page.shown, 1) if s.section == section]
        if told and (len(page.shown) > 1 or section == "attention"):
            lines += [_rule(word(section, language).upper(), width), ""]
        for number, one in told:
            lines += [*_meeting(one, f"{number}." if numbered else "", "", language, width), ""]
    if page.left:
        lines += [*wrapped(page.left, width), ""]
    if page.further:
        lines += [*_further(page.further, language, width), ""]
    if page.month:
        lines += [*_month(page.month, language, width), ""]
    lines.append("─" * width)
    for text in page.footer:
        lines += wrapped(text, width)
    return "\n".join(lines) + "\n"


def _further(further: Sequence[FurtherShown], language: Language, width: int) -> Iterator[str]:
    yield _rule(word("further", language).upper(), width)
    for each in further:
        yield ""
        yield from wrapped(" · ".join(part for part in (each.headline, each.when) if part), width)
        for report in each.reports:
            for lead, said in _source(report, language):
                yield from wrapped(said, width, lead, " " * len(lead))
        if each.more:
            yield from wrapped(each.more, width, _BULLET, _UNDER)


def _month(month: MonthShown, language: Language, width: int) -> Iterator[str]:
    """Days and what was in them, in two columns."""
    yield _rule(word("weeks", language).upper(), width)
    yield ""
    yield from wrapped(month.summary, width)
    if month.rows:
        yield ""
    when_width = max((columns(row.when) for row in month.rows), default=0)
    for row in month.rows:
        start = row.when + " " * (when_width - columns(row.when)) + _GAP
        yield from wrapped(row.said, width, start, " " * columns(start))
    if month.more:
        yield " " * (when_width + len(_GAP)) + month.more


def _rule(title: str, width: int) -> str:
    start = f"── {title} "
    return start + "─" * (width - columns(start))


def _meeting(one: Shown, number: str, margin: str, language: Language, width: int) -> Iterator[str]:
    mark = f"{margin}{number} " if number else margin
    inner = " " * len(mark)
    if one.detail == "headline":
        yield from wrapped(one.sentence, width, mark, inner)
        if one.link:
            yield inner + one.link
    else:
        yield from _told(one, mark, language, width, beneath=bool(margin))
    for place, part in enumerate(one.beneath, 1):
        yield ""
        yield from _meeting(part, f"{number.rstrip('.')}.{place}", inner, language, width)


def _told(one: Shown, mark: str, language: Language, width: int, *, beneath: bool) -> Iterator[str]:
    inner = " " * len(mark)
    title = f"{one.headline} [{word(one.change, language)}]" if beneath else one.headline
    yield from wrapped(title, width, mark, inner)
    status = (one.flag or one.status).upper()
    yield from wrapped(" · ".join((status, *one.under_headline[1:])), width, inner)
    yield ""
    yield from wrapped(one.sentence, width, inner)
    yield ""
    rows = list(_rows(one, language))
    label_width = max((columns(label) for label, _ in rows), default=0)
    for label, paragraphs in rows:
        start = inner + label + " " * (label_width - columns(label)) + _GAP
        blank = " " * columns(start)
        for lead, said in paragraphs:
            yield from wrapped(said, width, start + lead, blank + " " * len(lead))
            start = blank
    yield from wrapped(word("all_evidence", language, id=one.id), width, inner)


def _rows(one: Shown, language: Language) -> Iterator[tuple[str, list[Paragraph]]]:
    """Label and paragraphs of each thing known, in the order a reader asks for them."""
    colon = word("colon", language)
    if one.changes:
        yield word("changed", language), [("", change.label + colon + change.said) for change in one.changes]
    for delegation in one.delegations:
        yield delegation.side, list(_delegation(delegation, language))
    for fact in one.facts:
        lead = _BULLET if len(fact.values) > 1 else ""
        yield fact.label, [(lead, value) for value in fact.values]
    if one.confidence:
        yield word("confidence", language), [("", said) for said in (one.confidence, one.told_by) if said]
    if one.unknown:
        yield word("unknown", language), [("", listed(one.unknown, language))]
    if one.evidence:
        yield word("evidence", language), [("", f"“{e.quote}” — {e.outlet}") for e in one.evidence]
    if one.sources.count:
        listing = [line for source in one.sources.reports for line in _source(source, language)]
        more = [(_BULLET, one.sources.more)] if one.sources.more else []
        only = [("", one.link)] if one.link and not listing else []
        yield word("sources", language), [("", one.sources.count), *listing, *more, *only]


def _delegation(delegation: Delegation, language: Language) -> Iterator[Paragraph]:
    heads = [_person(person, language) for person in delegation.heads]
    if delegation.host:
        host = word("host", language)
        heads = [heads[0] + word("besides", language, what=host), *heads[1:]] if heads else [host]
    yield from (("", head) for head in heads)
    if delegation.members:
        names = "; ".join(_person(person, language) for person in delegation.members)
        yield "", word("with", language) + word("colon", language) + names
    if delegation.more:
        yield "", delegation.more


def _person(person: Person, language: Language) -> str:
    return word("then", language).join(part for part in (person.said, person.post) if part)


def _source(source: Source, language: Language) -> Iterator[Paragraph]:
    yield (
        _BULLET,
        " · ".join(part for part in (source.outlet, source.said_in, source.when, source.title) if part),
    )
    if source.link:
        yield _UNDER, source.link
    for copy in source.copies:
        yield _COPY, f"{word('copy', language)} {copy.outlet}"
        if copy.link:
            yield " " * len(_COPY), copy.link
    if source.more:
        yield _COPY, source.more
