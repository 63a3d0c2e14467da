"""Whether an article is about our subject, and why."""

from dataclasses import dataclass
from typing import Any, Literal

Label = Literal["meeting", "ties", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an article that say so; ``text[start:end] == quote``, in characters.

    `url` names the article where several are merged.
    """

    quote: str
    start: int
    end: int
    url: str | None = None

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"quote": self.quote, "start": self.start, "end": self.end}
        return found if self.url is None else {**found, "url": self.url}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule that spoke, and the words it spoke about."""

    rule: str
    quote: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        return {"rule": self.rule, "quote": self.quote, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`meeting`: a contact of the two defence sides is the news; `ties`: their relation is; `none`: neither.

    `score` is between 0 and 1: how sure we are that the article is not `none`.
    """

    label: Label
    score: float
    reasons: tuple[Reason, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "score": round(self.score, 3),
            "reasons": [r.as_json() for r in self.reasons],
        }


NOTHING = Verdict(label="none", score=0.0)
"""Nothing in the text could be about our subject."""
