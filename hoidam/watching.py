"""Watches the watching: judges every source by its visits, and tells the operator what changed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from alerts.channel import Channel
from alerts.operator import operator_messages
from crawler.outlet import Outlet
from hoidam.settings import OperatorSettings
from meetings.health.judging import Watched, judged
from meetings.health.outages import Outage, outages
from meetings.health.quiet import Activity, quarter_of
from meetings.health.states import WELL, Judgement, Notice, SourceState, followed, notice_of
from storage.store import Store, Transaction

ROUNDS = "rounds"
"""What our own rounds are known as, beside the sources."""
_LOOKED_BACK = timedelta(days=2)
"""For outages of our own: what failed in an earlier one has been asked again since."""
_USUAL = timedelta(weeks=8)
"""Shows what a source usually brings."""


def states_now(tx: Transaction, outlets: Mapping[str, Outlet], now: datetime) -> list[SourceState]:
    """How each source, and the pages of each outlet, do at this moment; nothing is written."""
    ours = _our_outages(tx, outlets, now)
    lasting = next((outage for outage in ours if outage.ended is None), None)
    before = _known(tx, outlets, now)
    sources = [state for url, state in before.items() if url in outlets[state.outlet].current()]
    pages = [state for url, state in before.items() if url not in outlets[state.outlet].current()]
    watched = Watched(
        sources=[tx.source_history(state.url, state.outlet, ours) for state in sources],
        pages=[tx.pages_history(state.url, state.outlet, ours, state.well_until) for state in pages],
        activities=_activities(tx, outlets, sources, now),
        outage=lasting,
    )
    found = judged(watched, now)
    return [followed(state, found[url], now) if url in found else state for url, state in before.items()]


def watch(
    store: Store,
    outlets: Mapping[str, Outlet],
    operator: OperatorSettings,
    channels: Mapping[str, Channel],
    now: datetime,
    *,
    rounds: Judgement = WELL,
) -> list[Notice]:
    """Remember how sources do and, in the same transaction, put what is to be told on its way.

    `rounds` is how our own rounds do, which the visits cannot tell: without a round there are none.
    """
    with store.transaction() as tx:
        ours = tx.source_states().get(ROUNDS) or _new(ROUNDS, "hoidam", now)
        found = [*states_now(tx, outlets, now), followed(ours, rounds, now)]
        notices = [
            notice for state in found if (notice := notice_of(state, now=now, remind=operator.remind_after))
        ]
        tx.save_source_states([*found, *(notice.source for notice in notices)])
        tx.ask_at_once([state.url for state in found if state.state == "ok"], now)
        messages = operator_messages(notices, operator.channels, channels, operator.language, now)
        if messages:
            tx.compose(messages, [], now)
    return notices


def remember(store: Store, outlets: Mapping[str, Outlet], now: datetime) -> None:
    """Remember how sources do after a crawl by hand; the daemon tells of it in its turn."""
    with store.transaction() as tx:
        tx.save_source_states(states_now(tx, outlets, now))


def pages_of(outlet: Outlet) -> str:
    """What the pages of an outlet are known as, beside its sources."""
    return f"https://{outlet.host}/*"


def _our_outages(tx: Transaction, outlets: Mapping[str, Outlet], now: datetime) -> list[Outage]:
    return outages(tx.reached(list(outlets), now - _LOOKED_BACK), len(outlets))


def _known(tx: Transaction, outlets: Mapping[str, Outlet], now: datetime) -> dict[str, SourceState]:
    """How each source, and the pages of each outlet, did before, by address."""
    known = tx.source_states()
    return {
        url: known.get(url) or _new(url, name, now)
        for name, outlet in outlets.items()
        for url in (*outlet.current(), pages_of(outlet))
    }


def _new(url: str, outlet: str, now: datetime) -> SourceState:
    return SourceState(url=url, outlet=outlet, state="new", detail="", since=now)


def _activities(
    tx: Transaction, outlets: Mapping[str, Outlet], sources: list[SourceState], now: datetime
) -> list[Activity]:
    begun = min((state.well_until for state in sources if state.well_until), default=now)
    fresh = tx.fresh_leads([state.url for state in sources], begun - _USUAL)
    return [
        Activity(
            url=state.url,
            outlet=state.outlet,
            language=outlets[state.outlet].language,
            leads=fresh.get(state.url, {}),
            well_until=quarter_of(state.well_until) if state.well_until else None,
        )
        for state in sources
    ]
