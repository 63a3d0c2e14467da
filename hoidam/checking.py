"""A look at outlets that keeps nothing: what each source answers, and what is read in one page of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from crawler.journal import Kept, Walked
from hoidam.hosts import HostMemory
from meetings.article import Article, Lead, Page
from meetings.outlet_visit import Gap, Outcome, OutletVisit, Validators

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckJournal(HostMemory):
    """Implements `crawler.journal.Journal`: every source is due, and one page, the newest article announced.

    Nothing is remembered but that we asked, that it was to check, and who wants to be left alone: how outlets
    do is not judged by it.
    `visits` and the `articles` that were read, by outlet, are what came.
    """

    visits: list[OutletVisit] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)
    _newest: dict[str, Lead] = field(default_factory=dict)

    def sources_due(self, urls: Sequence[str]) -> list[str]:
        return list(urls)

    def validators(self, url: str) -> Validators:  # noqa: ARG002 - we want the whole answer
        return Validators()

    def fine_at(self, url: str) -> None:  # noqa: ARG002 - nothing is looked for further back
        return None

    def begin_gap(self, outlet: str) -> None:  # noqa: ARG002
        return None

    def looked_at(self, outlet: str, url: str) -> None:
        """Nothing is looked for."""

    def close_gap(self, outlet: str) -> None:
        """There is none."""

    def announced_before(self, leads: Sequence[Lead], moment: datetime) -> int:  # noqa: ARG002
        return 0

    def announced(self, leads: Sequence[Lead]) -> list[Lead]:
        for lead in leads:
            known = self._newest.get(lead.outlet)
            if known is None or _when(lead) > _when(known):
                self._newest[lead.outlet] = lead
        return []

    def next_leads(self, outlet: str, limit: int) -> list[Lead]:  # noqa: ARG002 - one will do
        newest = self._newest.pop(outlet, None)
        return [newest] if newest else []

    def waiting(self, outlet: str) -> int:
        return int(outlet in self._newest)

    def is_kept(self, key: str) -> bool:  # noqa: ARG002
        return False

    def keep(self, page: Page, article: Article) -> Kept:
        self.articles[page.outlet] = article
        return "same"

    def settle(self, lead: Lead, outcome: Outcome, *, moved_to: str | None = None) -> None:
        """Nothing is kept of it."""

    def visited(
        self,
        visit: OutletVisit,
        *,
        validators: Validators | None = None,  # noqa: ARG002
        retry_after: float | None = None,
        missed: Gap | None = None,  # noqa: ARG002
    ) -> None:
        self.visits.append(visit)
        with self.store.transaction() as tx:
            tx.note_visit(visit if visit.asked == "robots" else replace(visit, asked="check"))
            self.heed(tx, visit, retry_after)

    def walked(self, outlet: str, urls: Sequence[str]) -> list[str]:  # noqa: ARG002
        return []

    def step(self, walked: Walked) -> None:
        """No walk is checked."""


def _when(lead: Lead) -> datetime:
    return lead.published_at or _LONG_AGO
