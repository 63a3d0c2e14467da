"""What the crawl asks of whoever keeps its memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from crawler.robots import RobotsFile
from meetings.article import Article, Lead, Page
from meetings.outlet_visit import Gap, Outcome, OutletVisit, Validators

Kept = Literal["new", "revised", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """How far a walk through an outlet's archive has come: pages of it, and articles still to fetch.

    `done` of its `of` pages are behind it, of which `asked` were asked for this time: others had been
    before, or come after one that ended a list. `seconds_left` is None while it cannot be known.
    """

    outlet: str
    url: str
    done: int
    of: int
    asked: int
    waiting: int
    seconds_left: float | None

    @property
    def is_end(self) -> bool:
        """Whether the walk has come to its end, which is told of no page."""
        return not self.url


class RequestJournal(Protocol):
    """The memory of requests, and of what hosts said about them."""

    def visited(
        self,
        visit: OutletVisit,
        *,
        validators: Validators | None = None,
        retry_after: float | None = None,
    ) -> None:
        """Remember a request to an outlet; of a source also what it answered, if it did.

        `retry_after` are the seconds for which an outlet wants to be left alone.
        """

    def robots(self, origin: str) -> RobotsFile | None:
        """What a host answered for robots.txt within the last day."""

    def keep_robots(self, origin: str, file: RobotsFile) -> None:
        """Remember it."""


class Journal(RequestJournal, Protocol):
    """The memory of the crawl; every call may raise `StoreError`, which ends the round.

    The order of calls survives a kill anywhere: leads are announced before their source counts as visited,
    and a page is kept, and what its host said remembered, before its lead is settled.
    """

    def free_at(self, outlet: str) -> datetime | None:
        """Until when the outlet wants to be left alone, if it does."""

    def paused_by(self, outlet: str) -> OutletVisit | None:
        """The request whose answer wanted that."""

    def visited(
        self,
        visit: OutletVisit,
        *,
        validators: Validators | None = None,
        retry_after: float | None = None,
        missed: Gap | None = None,
    ) -> None:
        """As of any request; `missed` is a time of which a source may not show all any more."""

    def sources_due(self, urls: Sequence[str]) -> list[str]:
        """Those whose turn it is, in the order given."""

    def validators(self, url: str) -> Validators:
        """What a source answered last."""

    def fine_at(self, url: str) -> datetime | None:
        """When a source last answered as it should, and its leads had been announced, if ever."""

    def begin_gap(self, outlet: str) -> Gap | None:
        """The time that is to be looked through now, if any; its next turn comes later after each."""

    def looked_at(self, outlet: str, url: str) -> None:
        """A page of the archive was read for it, or need not be; after progress the next turn is soon."""

    def close_gap(self, outlet: str) -> None:
        """It was looked through."""

    def announced_before(self, leads: Sequence[Lead], moment: datetime) -> int:
        """How many of these leads were known by then."""

    def announced(self, leads: Sequence[Lead]) -> list[Lead]:
        """Remember leads; gives those that are news: not known yet, or changed since.

        They are due, but for new ones that are held back: those wait until they are announced otherwise.
        """

    def next_leads(self, outlet: str, limit: int) -> list[Lead]:
        """What is due at an outlet: not followed yet, to be looked at again, or failed before."""

    def waiting(self, outlet: str) -> int:
        """How many leads of an outlet are due."""

    def is_kept(self, key: str) -> bool:
        """Whether there is an article under this key: then it is read whatever it says now."""

    def keep(self, page: Page, article: Article) -> Kept:
        """Store an article."""

    def settle(self, lead: Lead, outcome: Outcome, *, moved_to: str | None = None) -> None:
        """Remember what came of a lead; what failed, and what may be edited, is due again after a while."""

    def walked(self, outlet: str, urls: Sequence[str]) -> Collection[str]:
        """Those pages of an archive that this walk has been through, before it was interrupted."""

    def step(self, walked: Walked) -> None:
        """Remember a page of an archive as walked."""
