"""What came of one request to an outlet; every one leaves a row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Asked = Literal["source", "page"]
Outcome = Literal[
    "ok",  # a source with leads, or a page with an article
    "empty",  # a feed or listing without one lead
    "unreadable",  # not what it should be: HTML for a feed, no text in a page, broken charset
    "not_an_article",
    "too_expensive",  # extraction ran out of time or memory
    "too_large",
    "forbidden_by_robots",
    "refused",  # 401, 403, 451, a challenge
    "gone",  # 404, 410
    "busy",  # 429, 503
    "server_error",
    "unreachable",  # no connection, no name, no valid certificate, time-out
    "off_site",  # redirected away from the outlet
    "forbidden_address",  # leads to where we may not connect: this machine, a private network
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletVisit:
    """One request; `found` counts leads of a source, `new` those not known before."""

    outlet: str
    url: str
    asked: Asked
    outcome: Outcome
    started_at: datetime
    seconds: float
    detail: str = ""
    found: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHealth:
    """How an outlet does; `failures` counts visits to its sources since the last that had leads.

    `last_problem` is the newest outcome other than `ok`, with its detail; None when there never was one.
    """

    outlet: str
    last_visit_at: datetime | None
    last_ok_at: datetime | None
    last_new_article_at: datetime | None
    failures: int
    last_problem: str | None
    articles: int
