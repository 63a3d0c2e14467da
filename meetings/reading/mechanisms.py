"""A standing mechanism named in a sentence (domain model, section 14)."""

from dataclasses import dataclass

from meetings.encounter import Edition


@dataclass(slots=True, kw_only=True)
class MechanismMention:
    """A mechanism named; `foreign` when the words beside it name a third country.

    `within_year` is its number among those of one year, `the second patrol of 2022`, and none of its series.
    """

    start: int
    end: int
    edition: Edition
    foreign: bool
    within_year: int | None = None
