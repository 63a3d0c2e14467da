"""A meeting or an encounter laid out for a terminal, with the words that say so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from alerts.lines import columns, wrapped
from alerts.view import Entry, Shown, show
from alerts.words import Language, side_of, word_or
from hoidam.terminal import GAP, HANOI, counted, harmless, moment, width
from meetings.beat import opposite
from meetings.encounter import Encounter
from meetings.gazetteer import people, person_name, place_label, places, topic_label
from meetings.meeting import Meeting
from meetings.sides import accounts
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
            *_people(shown),
            *_facts(shown),
            *_links(meeting),
            *_sides(meeting, language),
            *_evidence(meeting.facts),
        ]
    )
    click.echo()
    count = f"{len(meeting.articles)}, {meeting.independent_sources} of them independent"
    click.secho(f"Articles ({count})", bold=True)
    for article in meeting.articles:
        click.echo(f"  {moment(article.published_at)}  {article.outlet}  {harmless(article.title)}")
        copied = f"  (copy of {article.copy_of})" if article.copy_of else ""
        click.secho(f"    {harmless(article.url)}{copied}{_fate(kept.get(article.url))}", dim=True)


def _fate(stored: StoredArticle | None) -> str:
    """What became of an article after it was published."""
    if stored is None:
        return ""
    edited = f"  (edited {counted(stored.revision - 1, 'time')})" if stored.revision > 1 else ""
    return f"{edited}  (vanished {moment(stored.gone_at)})" if stored.gone_at else edited


def show_encounter(encounter: Encounter, language: Language, *, evidence: bool = True, **style: Any) -> None:
    """What one article says of one contact, its headline in a style; with `evidence` the sentences too."""
    shown = _in_words(_alone(encounter), language)
    click.secho(f"  {harmless(shown.headline)}", bold=True, **style)
    click.echo(f"  {harmless(' · '.join((shown.kind, *shown.under_headline)))}")
    quotes = _evidence(encounter) if evidence else ()
    _print_rows([*_people(shown), *_facts(shown), *quotes], margin="  ")


def headline_of(meeting: Meeting, language: Language) -> str:
    return _in_words(meeting, language).headline


def _in_words(meeting: Meeting, language: Language) -> Shown:
    return show([Entry(meeting=meeting, version=meeting.version)], language, HANOI)[0]


def _alone(encounter: Encounter) -> Meeting:
    return Meeting(id="", version=1, facts=encounter, first_reported_at=datetime(1970, 1, 1, tzinfo=UTC))


def _people(shown: Shown) -> Iterator[Row]:
    for delegation in shown.delegations:
        host = " (host)" if delegation.host else ""
        for number, person in enumerate((*delegation.heads, *delegation.members)):
            post = f", {person.post}" if person.post else ""
            yield f"{delegation.side}{host}" if number == 0 else "", f"{person.said}{post}"


def _facts(shown: Shown) -> Iterator[Row]:
    for fact in shown.facts:
        for number, value in enumerate(fact.values):
            yield fact.label if number == 0 else "", value


def _links(meeting: Meeting) -> Iterator[Row]:
    yield "Identity", f"{meeting.id}, version {meeting.version}"
    yield "First reported", f"{moment(meeting.first_reported_at)} (Hanoi)"
    if meeting.visit:
        yield "During the visit", meeting.visit
    if meeting.parent:
        yield "Part of", meeting.parent


def _sides(meeting: Meeting, language: Language) -> Iterator[Row]:
    """Who told of it, how much later than the other, and what the other does not tell."""
    told = accounts(meeting)
    earliest = min((a.first for a in told if a.first), default=None)
    for number, account in enumerate(told):
        side = side_of(account.side, language)
        count = f"{counted(len(account.reports), 'report')}, {account.independent} independent"
        when = f", first {moment(account.first)}" if account.first else ""
        late = account.first - earliest if account.first and earliest else timedelta()
        yield "Told by" if number == 0 else "", f"{side}: {count}{when}{_later(late)}"
        for field, items in account.only.items():
            words = (_called(field, item, language) for item in items)
            yield "", f"  only {side}, {word_or(field, language, field)}: {', '.join(words)}"
    if len(told) == 1:
        yield "", f"{side_of(opposite(told[0].side), language)}: nothing yet"


def _called(field: str, item: str, language: Language) -> str:
    if field in _LAYERS:
        return topic_label(item, language)
    if field == "places" and item in places():
        return place_label(item, language)
    return person_name(item, language) if field == "participants" and item in people() else item


def _later(late: timedelta) -> str:
    if late.days >= _DAYS:
        return f", {late.days} days later"
    hours, minutes = divmod(int(late.total_seconds()) // 60, 60)
    return f", {hours} h {minutes:02} min later" if hours or minutes else ""


_DAYS = 3
"""From how many days on hours say nothing."""


def _evidence(facts: Encounter) -> Iterator[Row]:
    """Each sentence once, with the fields that it is the evidence of."""
    fields: dict[str, list[str]] = {}
    for name, quotes in facts.evidence.items():
        for quote in quotes[:1]:
            fields.setdefault(quote.quote, []).append(name)
    for number, (words, names) in enumerate(fields.items()):
        said = words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"
        yield "Evidence" if number == 0 else "", f"“{' '.join(said.split())}” [{', '.join(names)}]"


def _print_rows(rows: Sequence[Row], margin: str = "") -> None:
    size = max((columns(label) for label, _ in rows), default=0)
    for label, value in rows:
        start = f"{margin}{label}{' ' * (size - columns(label))}{GAP}"
        for line in wrapped(harmless(value), width(), start, " " * columns(start)):
            click.echo(line)
