"""A standing mechanism named in a sentence (domain model, section 14)."""

from dataclasses import dataclass

from meetings.encounter import Edition


@dataclass(slots=True, kw_only=True)
class MechanismMention:
    """A mechanism named; `foreign` when the words beside it name a third country."""

    start: int
    end: int
    edition: Edition
    foreign: bool
