"""A unit or a service in a sentence: a party to an encounter whose heads may not be named."""

from dataclasses import dataclass

from meetings.encounter import Side


@dataclass(slots=True, kw_only=True)
class UnitMention:
    """A unit of one side's armed forces, border or sea police, or a delegation of them.

    `apart` is one that is met for itself, a school or a brigade, whoever else of its side is named.
    """

    start: int
    end: int
    name: str
    side: Side
    apart: bool = False

    @property
    def key(self) -> str:
        return f"{self.side}:unit"
