"""Standing mechanisms: what their editions are, and which ordinals mean the same one (section 14)."""

from datetime import date
from functools import cache
from typing import Any, Literal

from meetings import gazetteer
from meetings.encounter import Edition, Side

Agreement = Literal["same", "unknown", "differ"]


@cache
def mechanism_kinds() -> dict[str, str]:
    """What kind of encounter the editions of a mechanism are."""
    return {r["id"]: r["kind"] for r in gazetteer.records("mechanisms") if r.get("kind")}


@cache
def editions(mechanism: str) -> tuple[dict[str, Any], ...]:
    """What is known of the editions of a mechanism, each with `ordinal` and `start`."""
    known = (
        r["editions"] for r in gazetteer.records("mechanisms") if r["id"] == mechanism and "editions" in r
    )
    return tuple(next(known, ()))


def mechanism_kind(mechanism: str) -> str | None:
    return mechanism_kinds().get(mechanism)


@cache
def mechanisms_around() -> dict[str, str]:
    """Mechanisms whose editions are held around those of another, with nobody in common."""
    return {r["id"]: r["around"] for r in gazetteer.records("mechanisms") if r.get("around")}


@cache
def mechanisms_with_police() -> frozenset[str]:
    return frozenset(r["id"] for r in gazetteer.records("mechanisms") if r.get("with_police"))


def same_ordinal(a: Edition, b: Edition) -> Agreement:
    """Ordinals of one mechanism compared; a mechanism with several counters tells nothing by unequal ones."""
    if a.ordinal is None or b.ordinal is None:
        return "unknown"
    if a.ordinal == b.ordinal or abs(a.ordinal - b.ordinal) in _series(a.id)["same_edition"]:
        return "same"
    return "unknown" if counters(a.id) > 1 else "differ"


def counted_by(edition: Edition, side: Side, on: date | None) -> int | None:
    """The number this side gives an edition that was held or is planned on a day.

    Where one side is ahead by some, a number above all of its day's and before is the greater count: the next
    strategic dialogue after the 7th is the 8th for Vietnam and the 11th for China.
    """
    ahead: dict[str, int] = _series(edition.id).get("ahead", {})
    if edition.ordinal is None or not ahead or on is None:
        return edition.ordinal
    most = max(ahead.values())
    known = [e for e in editions(edition.id) if e["start"][:4] <= str(on.year)]
    last = max((e["ordinal"] for e in known), default=0)
    this_year = any(e["ordinal"] == edition.ordinal - most and e["start"][:4] == str(on.year) for e in known)
    least = edition.ordinal - most if this_year or edition.ordinal - most > last else edition.ordinal
    return least + ahead.get(side, 0)


def in_the_series(edition: Edition, on: date | None, text: str) -> Edition:
    """The edition by its number since the series began, or without one.

    Of what is counted in several ways a number below the one reached by that day is of another count. Where a
    text names what a later count began with, it is known how many came before: 9 after the fishery agreement
    is 28 in all.
    """
    if edition.ordinal is None or on is None or counters(edition.id) == 1:
        return edition
    known = editions(edition.id)
    reached = max((e["ordinal"] for e in known if e["start"] <= on.isoformat()), default=0)
    numbers = [edition.ordinal]
    later: dict[str, Any] = _series(edition.id).get("counted_later", {})
    if any(word in text.casefold() for word in later.get("words", ())):
        numbers.append(edition.ordinal + int(later["before"]))
    return Edition(id=edition.id, ordinal=next((n for n in numbers if n >= reached), None))


def counters(mechanism: str) -> int:
    """How many ways of counting its editions are in use."""
    return int(_series(mechanism)["counters"])


def counted_in_year(mechanism: str) -> bool:
    """Whether an ordinal beside a year may be one of that year alone."""
    return bool(_series(mechanism).get("within_a_year"))


def is_once_a_year(mechanism: str) -> bool:
    return bool(_series(mechanism).get("once_a_year"))


def ordinal_meant(mechanism: str, language: str, called: str, told: int | None) -> int | None:
    """The number of an edition told under a name by which a side may count more of them."""
    series, name = _series(mechanism), called.casefold()
    counts: dict[str, dict[str, list[str]]] = series.get("counted_as", {})
    by = next((s for s, words in counts.items() if any(w in name for w in words.get(language, ()))), None)
    own = told - int(series["ahead"][by]) if told and by else told
    return own if own and own > 0 else None


def _series(mechanism: str) -> dict[str, Any]:
    return _all_series().get(mechanism, {"same_edition": (), "counters": 1})


@cache
def _all_series() -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in gazetteer.records("series")}
