"""What the crawl asks of whoever keeps its memory."""

from collections.abc import Sequence
from typing import Literal, Protocol

from meetings.article import Article, Lead, Page
from meetings.outlet_visit import OutletVisit

Kept = Literal["new", "revised", "same"]


class Journal(Protocol):
    """The memory of the crawl; every call may raise `StoreError`, which ends the round.

    The order of calls survives a kill anywhere: a page is kept before its lead is settled, and a source is
    visited, and so no longer due, only after all its leads are.
    """

    def sources_due(self, urls: Sequence[str]) -> list[str]:
        """Those whose turn it is, in the order given."""

    def wanted(self, leads: Sequence[Lead]) -> list[Lead]:
        """Those not known, changed since, or failed and due again.

        May name more than it was given: what failed before at the same outlet and is announced no longer.
        """

    def keep(self, page: Page, article: Article) -> Kept:
        """Store an article."""

    def settle(self, lead: Lead, outcome: str, *, retry: bool) -> None:
        """Remember what came of a lead; with `retry` it stays wanted, after a while."""

    def visited(self, visit: OutletVisit) -> None:
        """Remember a request to an outlet."""
