"""What came of one request to an outlet; every one leaves a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from meetings.retry_after import MOST

Asked = Literal["source", "archive", "page", "robots", "check"]
Outcome = Literal[
    "ok",  # a source with leads, or a page with an article
    "unchanged",  # says that nothing is new, or answers what it answered last
    "off_topic",  # a page that cannot be about our subject, by a gate
    "empty",  # a feed or listing without one lead
    "unreadable",  # not what it should be: HTML for a feed, no text in a page, broken charset
    "stub",  # a page of a few words
    "listing",  # links to articles, instead of one
    "paywall",  # the beginning of an article
    "not_found",  # says so, whatever its status
    "not_an_article",
    "too_expensive",  # extraction ran out of time or memory
    "too_large",
    "forbidden_by_robots",
    "forbidden_address",  # leads to a machine that is not on the public internet
    "refused",  # 401, 403, 451
    "challenge",  # wants a browser to prove itself, whatever the status
    "gone",  # 404, 410
    "busy",  # 429, 503
    "server_error",
    "unreachable",  # no connection, no name, no valid certificate, time-out
    "off_site",  # redirected away from the outlet
    "cut_off",  # our own proxy does not answer: nothing was asked of the outlet
]
FINE: tuple[Outcome, ...] = ("ok", "unchanged")
ENDS: tuple[Outcome, ...] = ("empty", "gone")
"""How the pages of an archive end, and days without one."""
SPOILT: tuple[Outcome, ...] = ("unreachable", "cut_off")
"""What our own network may be to blame for."""
MISSING: tuple[Outcome, ...] = ("gone", "not_found")
"""What a page answers that is there no longer."""
TURNED_AWAY: tuple[Outcome, ...] = ("refused", "challenge")
"""What a source answers that does not want to be read by us."""
_WORDS: Mapping[Outcome, str] = {
    "cut_off": "cut off by our proxy",
    "forbidden_address": "forbidden address",
    "forbidden_by_robots": "forbidden by robots.txt",
    "not_an_article": "no article",
    "off_site": "leads elsewhere",
    "too_expensive": "takes too long to read",
}


def in_words(outcome: Outcome) -> str:
    """An outcome as people read it."""
    return _WORDS.get(outcome, outcome.replace("_", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletVisit:
    """One request.

    Of a source, or a page of an archive, `found` counts leads, `fresh` those that it did not have the last
    time, `new` those that nobody knew; `newest_at` is the latest time any of them gives. Of a page, `length`
    is that of the text in characters, `dated` whether it says when it was published, `by_layout` whether its
    body was where the outlet's file says. `size` is in bytes.
    """

    outlet: str
    url: str
    asked: Asked
    outcome: Outcome
    started_at: datetime
    seconds: float
    detail: str = ""
    found: int = 0
    fresh: int = 0
    new: int = 0
    status: int | None = None
    size: int = 0
    newest_at: datetime | None = None
    length: int = 0
    dated: bool = False
    by_layout: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What tells one answer from the next: sent back, or compared, so that nothing is read twice.

    `listed` are the leads it held, each by the first letters of its key's hash.
    """

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMemory:
    """How often a source is asked, how often in a row it failed, and what it answered last.

    `fine_at` is when it last answered as it should and its leads had been announced.
    """

    every: timedelta | None = None
    failures: int = 0
    fine_at: datetime | None = None
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time of which we may have missed something at an outlet.

    `tries` counts how often its archive was looked through in vain, or was begun to be; `seen` are the pages
    of it that were read.
    """

    since: datetime
    until: datetime
    tries: int = 0
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadMemory:
    """When a lead came, and how often in a row it was followed in vain.

    `moved_to` is the key that the article is kept under, where that is not the lead's own.
    """

    came_at: datetime | None = None
    tries: int = 0
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """An outlet is left alone until then; `times` in a row it wanted to be."""

    until: datetime
    times: int

    def lasts(self, now: datetime) -> bool:
        """Whether it does; nobody asks for more than a day, so one that would was set by a wrong clock."""
        return now < self.until <= now + MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHealth:
    """How an outlet does; `failures` counts visits to its sources since the last that was fine.

    `last_problem` is the newest outcome that was none of fine, unchanged or off topic, with its detail; None
    when there never was one.
    """

    outlet: str
    last_visit_at: datetime | None
    last_ok_at: datetime | None
    last_new_article_at: datetime | None
    failures: int
    last_problem: str | None
    articles: int
