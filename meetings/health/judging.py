"""How every source and the pages of every outlet do at a moment, given what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from meetings.health.outages import Outage
from meetings.health.pages import PagesHistory, judged_by_pages
from meetings.health.quiet import Activity, quiet
from meetings.health.states import Judgement
from meetings.health.visits import SourceHistory, judged_by_visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What is known of everything that is watched; `outage` is the one of our own that lasts."""

    sources: Sequence[SourceHistory]
    pages: Sequence[PagesHistory]
    activities: Sequence[Activity]
    outage: Outage | None = None


def judged(watched: Watched, now: datetime) -> dict[str, Judgement]:
    """State and reason of each that can be told, by its address; of none while our network is down."""
    if watched.outage is not None:
        ours = Judgement(state="our-network", detail="no outlet can be reached", since=watched.outage.began)
        return {each.url: ours for each in watched.sources}
    found = {history.url: judged_by_visits(history) for history in watched.sources}
    for history in watched.pages:
        if judgement := judged_by_pages(history):
            found[history.url] = judgement
    fine = [one for one in watched.activities if found[one.url].state == "ok"]
    return found | quiet(fine, now)
