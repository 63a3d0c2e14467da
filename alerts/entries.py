"""The news of one letter, and in which order they are told."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from alerts.filter import weight
from meetings import gazetteer
from meetings.meeting import Difference, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One meeting to tell of, as of `version`; `news` is what changed since it was told, empty when new."""

    meeting: Meeting
    version: int
    news: Sequence[Difference] = ()

    @property
    def change(self) -> Literal["new", "updated"]:
        return "updated" if self.news else "new"


def tops(entries: Sequence[Entry]) -> Sequence[Entry]:
    known = {e.meeting.id for e in entries}
    return [e for e in entries if whole_of(e, known) is None] or entries


def whole_of(entry: Entry, known: AbstractSet[str]) -> str | None:
    """The visit or the exchange that a meeting is part of, if it is told here."""
    links = (entry.meeting.visit, entry.meeting.parent)
    return next((i for i in links if i in known and i != entry.meeting.id), None)


def ordered_by_weight(entries: Sequence[Entry]) -> list[Entry]:
    """By what matters most in a visit or an exchange, and then within it; told at once or not."""
    best: dict[str, tuple[int, int, bool, date, str]] = {}
    for entry in entries:
        family = _family(entry)
        best[family] = min(best.get(family, _by_weight(entry)), _by_weight(entry))
    return sorted(entries, key=lambda e: (best[_family(e)], _family(e), _by_weight(e)))


def _family(entry: Entry) -> str:
    return entry.meeting.parent or entry.meeting.visit or entry.meeting.id


def _by_weight(entry: Entry) -> tuple[int, int, bool, date, str]:
    """The weight of its kind, then the level of those who met, then the day."""
    facts = entry.meeting.facts
    return (-weight(facts), gazetteer.level_order(facts.level), *by_day(entry))


def by_day(entry: Entry) -> tuple[bool, date, str]:
    """Undated ones come last."""
    day = entry.meeting.facts.start or entry.meeting.facts.end
    return day is None, day or date.max, entry.meeting.id
