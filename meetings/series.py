"""Which ordinals of a standing mechanism mean the same edition (domain model, section 14)."""

from functools import cache
from typing import Any, Literal

from meetings import gazetteer
from meetings.encounter import Edition

Agreement = Literal["same", "unknown", "differ"]


def same_ordinal(a: Edition, b: Edition) -> Agreement:
    """Ordinals of one mechanism compared; a mechanism with several counters tells nothing by unequal ones."""
    if a.ordinal is None or b.ordinal is None:
        return "unknown"
    if a.ordinal == b.ordinal or abs(a.ordinal - b.ordinal) in _series(a.id)["same_edition"]:
        return "same"
    return "unknown" if counters(a.id) > 1 else "differ"


def counters(mechanism: str) -> int:
    """How many ways of counting its editions are in use."""
    return int(_series(mechanism)["counters"])


def _series(mechanism: str) -> dict[str, Any]:
    return _all_series().get(mechanism, {"same_edition": (), "counters": 1})


@cache
def _all_series() -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in gazetteer.records("series")}
