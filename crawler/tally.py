"""What a round brings from one outlet, counted as it comes, and what is wrong with it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.outlet import Outlet
from crawler.robots import ROBOTS
from meetings.article import Lead
from meetings.outlet_visit import MISSING, Outcome, OutletVisit, in_words

Came = Literal["sources", "leads", "wanted", "new", "revised", "same", "off_topic", "vanished", "failed"]
_READ: tuple[Came, ...] = ("new", "revised", "same", "off_topic")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletReport:
    """What a round brought from one outlet; `problem` is one line for people, None when all is well.

    `is_left_alone` when it was not visited at all, for what an earlier visit was answered; `asked_by` is who
    else asks it, when that is why.

    `leads` counts what was announced, `wanted` what of it was new or changed. Of the pages fetched came the
    `new`, the `revised` and the `same` articles, those `off_topic`, and those that are there no longer,
    `vanished`; `off_topic` also counts what was held back by its headline. `failed` are sources and pages.
    """

    outlet: str
    sources: int = 0
    leads: int = 0
    wanted: int = 0
    new: int = 0
    revised: int = 0
    same: int = 0
    off_topic: int = 0
    vanished: int = 0
    failed: int = 0
    problem: str | None = None
    is_left_alone: bool = False
    asked_by: str | None = None


class Tally:
    """Of several problems the first is told; a page that fails is the outlet's only when all do."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._came: Counter[str] = Counter()
        self._held_back: set[str] = set()
        self._problem: str | None = None
        self._page_problem: str | None = None
        self._is_left_alone = False

    @property
    def report(self) -> OutletReport:
        """So far."""
        came = self._came + Counter(off_topic=len(self._held_back))
        problem = self._problem
        if not any(came[what] for what in _READ):
            problem = problem or self._page_problem
        return OutletReport(
            outlet=self._outlet.name,
            problem=problem,
            is_left_alone=self._is_left_alone,
            asked_by=None,
            **came,
        )

    def count(self, what: Came, number: int = 1) -> None:
        self._came[what] += number

    @property
    def wanted(self) -> int:
        """Leads that were new or changed, so far."""
        return self._came["wanted"]

    def announced(self, leads: Sequence[Lead], news: Sequence[Lead]) -> None:
        """One source's leads; what it holds back may have been let in by another, or be later."""
        self.count("leads", len(leads))
        self.count("wanted", len(news))
        self._held_back -= {lead.key for lead in news}
        self._held_back |= {lead.key for lead in news if lead.held_back}

    def left_alone(self, until: datetime, by: OutletVisit | None) -> None:
        """Until then, by the outlet's clock; `by` is the request whose answer wanted it."""
        self._is_left_alone = True
        self._problem = f"{self._outlet.host} is left alone until {until.isoformat(' ', 'minutes')}"
        if by is not None:
            why = "it was busy" if by.outcome == "busy" else "it turned us away"
            self._problem += f", as {why}: {by.url} {by.detail}".rstrip()

    def source_failed(self, url: str, outcome: Outcome, detail: str) -> None:
        self.count("failed")
        self._problem = self._problem or self._told(url, outcome, detail)

    def page_failed(self, url: str, outcome: Outcome, detail: str) -> None:
        self.count("vanished" if outcome in MISSING else "failed")
        self._page_problem = self._page_problem or self._told(url, outcome, detail)

    def _told(self, url: str, outcome: Outcome, detail: str) -> str:
        if outcome == "cut_off":
            return detail.removeprefix(ROBOTS)
        if outcome == "unreachable":
            return f"{self._outlet.host} cannot be reached: {detail.removeprefix(ROBOTS)}"
        return f"{url}: {in_words(outcome)}" + (f" ({detail})" if detail else "")
