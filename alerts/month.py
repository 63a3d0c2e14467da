"""The weeks around a digest for those who read it once a week: their meetings in words and as a picture."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alerts.channel import Picture
from alerts.chart import Pill, drawn
from alerts.header import one_line
from alerts.headline import headline
from alerts.schedule import Digest, Schedule, due_at
from alerts.words import Language, days, word, word_or
from meetings import gazetteer
from meetings.encounter import Encounter
from meetings.meeting import Meeting

BACK, AHEAD = timedelta(days=27), timedelta(days=7)
_SELDOM = timedelta(days=6)  # a week, less what clocks change
_MOST_ROWS = 24
_COLOURS = {"talks": "#8a2a2a", "exchange": "#1f5fa8", "activity": "#1a7a52"}
_STYLES = {"held": "held", "announced": "ahead"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The meetings of four weeks that end with `today`, and of the week ahead; others are left out."""

    today: date
    meetings: tuple[Meeting, ...]

    @property
    def since(self) -> date:
        return self.today - BACK

    @property
    def until(self) -> date:
        return self.today + AHEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    when: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Kinds that the picture shows in one colour."""

    colour: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthShown:
    """`summary` stands for the picture where it is not seen; `more` tells how many rows are left out.

    Of weeks without any meeting there is no picture.
    """

    summary: str
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    more: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class _Bar:
    """A meeting with its days."""

    first: date
    last: date
    facts: Encounter

    @property
    def group(self) -> str:
        return gazetteer.kind_group(self.facts.kind)


def is_for(schedule: Schedule, now: datetime) -> bool:
    """Whether these readers hear of things once a week or less."""
    if not isinstance(schedule, Digest):
        return False
    following = due_at(schedule, now)
    return due_at(schedule, following) - following >= _SELDOM


def show_month(month: Month, language: Language) -> MonthShown:
    bars = _bars(month)
    counts = Counter(bar.group for bar in bars)
    groups = tuple(
        Group(colour=colour, said=word(f"groups.{name}", language, n=counts[name]))
        for name, colour in _COLOURS.items()
        if counts[name]
    )
    left = len(bars) - _MOST_ROWS
    pills = [_pill(bar) for bar in bars]
    return MonthShown(
        summary=_summary(month, len(bars), groups, language),
        groups=groups,
        rows=tuple(_row(bar, language) for bar in bars[:_MOST_ROWS]),
        more=word("more", language, n=left) if left > 0 else "",
        picture=Picture(name="month", png=drawn(month.since, month.until, month.today, pills))
        if pills
        else None,
    )


def _bars(month: Month) -> list[_Bar]:
    found = []
    for meeting in month.meetings:
        facts = meeting.facts
        first, last = facts.start or facts.end, facts.end or facts.start
        if first and last and first <= month.until and last >= month.since:
            found.append((first, last, meeting.id, facts))
    return [_Bar(first, last, facts) for first, last, _, facts in sorted(found, key=lambda bar: bar[:3])]


def _summary(month: Month, count: int, groups: tuple[Group, ...], language: Language) -> str:
    total = word({0: "count_none", 1: "count_one"}.get(count, "count"), language, n=count)
    if groups:
        total += word("colon", language) + word("semicolon", language).join(group.said for group in groups)
    return word("then", language).join((days(month.since, month.until, language), total))


def _row(bar: _Bar, language: Language) -> Row:
    said, status = one_line(headline(bar.facts, language), 120), bar.facts.status
    if status != "held":
        said += word("besides", language, what=word_or(f"status.{status}", language, status))
    return Row(when=days(bar.first, bar.last, language), said=said)


def _pill(bar: _Bar) -> Pill:
    style = _STYLES.get(bar.facts.status, "off")
    return Pill(first=bar.first, last=bar.last, colour=_COLOURS[bar.group], style=style)
