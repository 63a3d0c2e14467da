"""A meeting or an encounter laid out for a terminal, with the words that say so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from alerts.lines import columns, wrapped
from alerts.view import Entry, Shown, show
from alerts.words import Language, side_of, word, word_or
from hoidam.terminal import GAP, HANOI, harmless, moment, width
from meetings.beat import opposite
from meetings.encounter import Encounter
from meetings.gazetteer import people, person_name, place_label, places, topic_label
from meetings.meeting import Meeting
from meetings.sides import accounts, disputed
from meetings.stored import StoredArticle

Row = tuple[str, str]
_QUOTE = 400
_LAYERS = frozenset({"agreed", "proposed", "reviewed"})


def show_meeting(meeting: Meeting, language: Language, kept: Mapping[str, StoredArticle]) -> None:
    """The whole meeting, with its articles, `kept` by their addresses, and the evidence of every field."""
    shown = _in_words(meeting, language)
    click.secho(harmless(shown.headline), bold=True)
    click.echo(harmless(" · ".join(shown.under_headline)))
    click.echo()
    _print_rows(
        [
            *_people(shown, language),
            *_facts(shown),
            *_links(meeting, language),
            *_sides(meeting, language),
            *_evidence(meeting.facts, language),
        ]
    )
    click.echo()
    count = {"n": len(meeting.articles), "independent": meeting.independent_sources}
    click.secho(word("shown.articles", language, **count), bold=True)
    for article in meeting.articles:
        click.echo(f"  {moment(article.published_at)}  {article.outlet}  {harmless(article.title)}")
        copied = word("shown.copy_of", language, url=article.copy_of) if article.copy_of else ""
        fate = _fate(kept.get(article.url), language)
        click.secho(f"    {harmless(article.url + copied)}{fate}", dim=True)


def _fate(stored: StoredArticle | None, language: Language) -> str:
    """What became of an article after it was published."""
    if stored is None:
        return ""
    times = stored.revision - 1
    edited = word(_one_or_many("edited", times), language, n=times) if times else ""
    gone = word("shown.vanished", language, moment=moment(stored.gone_at)) if stored.gone_at else ""
    return edited + gone


def _one_or_many(name: str, number: int) -> str:
    return f"shown.{name}_one" if number == 1 else f"shown.{name}"


def show_encounter(encounter: Encounter, language: Language, *, evidence: bool = True, **style: Any) -> None:
    """What one article says of one contact, its headline in a style; with `evidence` the sentences too."""
    shown = _in_words(_alone(encounter), language)
    click.secho(f"  {harmless(shown.headline)}", bold=True, **style)
    click.echo(f"  {harmless(' · '.join((shown.kind, *shown.under_headline)))}")
    quotes = _evidence(encounter, language) if evidence else ()
    _print_rows([*_people(shown, language), *_facts(shown), *quotes], margin="  ")


def headline_of(meeting: Meeting, language: Language) -> str:
    return _in_words(meeting, language).headline


def _in_words(meeting: Meeting, language: Language) -> Shown:
    return show([Entry(meeting=meeting, version=meeting.version)], language, HANOI)[0]


def _alone(encounter: Encounter) -> Meeting:
    return Meeting(id="", version=1, facts=encounter, first_reported_at=datetime(1970, 1, 1, tzinfo=UTC))


def _people(shown: Shown, language: Language) -> Iterator[Row]:
    for delegation in shown.delegations:
        side = delegation.side
        called = word("shown.host", language, side=side) if delegation.host else side
        for number, person in enumerate((*delegation.heads, *delegation.members)):
            post = f", {person.post}" if person.post else ""
            yield called if number == 0 else "", f"{person.said}{post}"


def _facts(shown: Shown) -> Iterator[Row]:
    for fact in shown.facts:
        for number, value in enumerate(fact.values):
            yield fact.label if number == 0 else "", value


def _links(meeting: Meeting, language: Language) -> Iterator[Row]:
    identity = word("shown.version", language, id=meeting.id, n=meeting.version)
    yield word("shown.identity", language), identity
    first = word("shown.hanoi", language, moment=moment(meeting.first_reported_at))
    yield word("shown.first_reported", language), first
    for name, other in (("visit", meeting.visit), ("parent", meeting.parent)):
        if other:
            yield word(f"shown.{name}", language), other


def _sides(meeting: Meeting, language: Language) -> Iterator[Row]:
    """Who told of it, how much later than the other, and what the other does not tell."""
    told = accounts(meeting)
    said_above = disputed(told)
    earliest = min((a.first for a in told if a.first), default=None)
    for number, account in enumerate(told):
        side, count = side_of(account.side, language), len(account.reports)
        said = {"side": side, "n": count, "independent": account.independent}
        when = word("shown.first", language, moment=moment(account.first)) if account.first else ""
        late = account.first - earliest if account.first and earliest else timedelta()
        label = word("shown.told_by", language) if number == 0 else ""
        yield label, f"{word(_one_or_many('reports', count), language, **said)}{when}{_later(late, language)}"
        for field, items in account.only.items():
            if field in said_above:
                continue
            what = word("comma", language).join(_called(field, item, language) for item in items)
            yield (
                "",
                word("shown.only", language, side=side, field=word_or(field, language, field), what=what),
            )
    if len(told) == 1:
        yield "", word("shown.nothing_yet", language, side=side_of(opposite(told[0].side), language))


def _called(field: str, item: str, language: Language) -> str:
    if field in _LAYERS:
        return topic_label(item, language)
    if field == "places" and item in places():
        return place_label(item, language)
    return person_name(item, language) if field == "participants" and item in people() else item


def _later(late: timedelta, language: Language) -> str:
    if late.days >= _DAYS:
        return word("shown.days_later", language, n=late.days)
    hours, minutes = divmod(int(late.total_seconds()) // 60, 60)
    return word("shown.hours_later", language, h=hours, m=minutes) if hours or minutes else ""


_DAYS = 3
"""From how many days on hours say nothing."""


def _evidence(facts: Encounter, language: Language) -> Iterator[Row]:
    """Each sentence once, with the fields that it is the evidence of."""
    fields: dict[str, list[str]] = {}
    for name, quotes in facts.evidence.items():
        for quote in quotes[:1]:
            fields.setdefault(quote.quote, []).append(name)
    for number, (words, names) in enumerate(fields.items()):
        said = words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"
        of = word("comma", language).join(_field(name, language) for name in names)
        label = word("evidence", language) if number == 0 else ""
        yield label, f"“{' '.join(said.split())}” [{of}]"


def _field(name: str, language: Language) -> str:
    """In English as ``--json`` has it."""
    return name if language == "en" else word_or(f"field.{name}", language, name)


def _print_rows(rows: Sequence[Row], margin: str = "") -> None:
    size = max((columns(label) for label, _ in rows), default=0)
    for label, value in rows:
        start = f"{margin}{label}{' ' * (size - columns(label))}{GAP}"
        for line in wrapped(harmless(value), width(), start, " " * columns(start)):
            click.echo(line)
