"""What a reader is told differently now: one line a changed fact, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from typing import Any

from alerts.header import one_line
from alerts.words import (
    Language,
    dates,
    day,
    edition_of,
    invitation_of,
    name_of,
    place_of,
    side_of,
    word,
    word_or,
)
from meetings import gazetteer
from meetings.encounter import Edition, Invitation, Participant, Place
from meetings.meeting import Difference
from meetings.news_kinds import ERRATA, SECOND_SIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One changed fact: `label` names it, `said` tells before and after."""

    label: str
    said: str


def changes_of(news: Iterable[Difference], language: Language) -> tuple[Change, ...]:
    """All changes in their order; a first and a last day that both moved are one change of dates."""
    by_field = {difference.field: difference for difference in news}
    if {"start", "end"} <= by_field.keys():
        first, last = by_field["start"], by_field.pop("end")
        before, after = (_days(first.before, last.before, language), _days(first.after, last.after, language))
        by_field["start"] = Difference(field="dates", before=before, after=after)
    return tuple(change_of(difference, language) for difference in by_field.values())


def _days(first: Any, last: Any, language: Language) -> str:
    start, end = (date.fromisoformat(as_json(day)) if day else None for day in (first, last))
    return dates(start, end, "day", language)


def change_of(difference: Difference, language: Language) -> Change:
    """Single facts as ``before → after``, lists as what was added and what went."""
    name = difference.field
    before, after = as_json(difference.before), as_json(difference.after)
    label = word_or(f"field.{name}", language, name.replace("_", " "))
    if name == SECOND_SIDE:
        other = next(side for side in after if side not in before)
        said = word("second_side", language, side=side_of(other, language))
    elif isinstance(before, list) or isinstance(after, list):
        said = _list_change(
            _all_in_words(name, before, language), _all_in_words(name, after, language), language
        )
    elif name in ERRATA:
        said = word(f"erratum.{name}", language, other=one_line(str(after), 150))
    elif name == "status" and (before, after) == ("announced", "unconfirmed"):
        said = f"{_in_words(name, before, language)} → {word('status.unreported', language)}"
    else:
        said = f"{_in_words(name, before, language)} → {_in_words(name, after, language)}"
    return Change(label=label, said=said)


def as_json(value: Any) -> Any:
    """A fact as it stands in the public form."""
    if is_dataclass(value) and not isinstance(value, type):
        return as_json(asdict(value))
    if isinstance(value, Mapping):
        return {str(k): as_json(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [as_json(v) for v in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _list_change(before: list[str], after: list[str], language: Language) -> str:
    added = [said for said in after if said not in before]
    removed = [said for said in before if said not in after]
    parts = [word("added", language, what=", ".join(added))] if added else []
    if removed:
        parts.append(word("removed", language, what=", ".join(removed)))
    return "; ".join(parts) or ", ".join(after)


def _all_in_words(name: str, values: Any, language: Language) -> list[str]:
    return list(dict.fromkeys(_in_words(name, value, language) for value in values or ()))


def _in_words(name: str, value: Any, language: Language) -> str:
    if value is None or value == "":
        return word("nothing", language)
    try:
        return one_line(_WORDS[name](value, language), 150)
    except (KeyError, TypeError, ValueError):
        return one_line(str(value), 150)


_WORDS: dict[str, Callable[[Any, Language], str]] = {
    "kind": gazetteer.kind_label,
    "level": gazetteer.level_label,
    "status": lambda value, language: word(f"status.{value}", language),
    "date_precision": lambda value, language: word(f"precision.{value}", language),
    "host_side": lambda value, language: word_or(f"host_{value}", language, "") or side_of(value, language),
    "start": lambda value, language: day(date.fromisoformat(value), language),
    "end": lambda value, language: day(date.fromisoformat(value), language),
    "places": lambda value, language: place_of(Place(**value), language),
    "participants": lambda value, language: name_of(Participant(**value), language),
    "mechanism": lambda value, language: edition_of(Edition(**value), language),
    "topics": lambda value, language: gazetteer.topic_label(value["id"], language),
    "documents": lambda value, language: (
        value["title"] + (f" ({word('signed', language).lower()})" if value["signed"] else "")
    ),
    "invitations": lambda value, language: invitation_of(Invitation(**value), language),
}
