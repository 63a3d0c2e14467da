"""Watches the watching: judges every source by its visits, and tells the operator what changed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from alerts.channel import Channel
from alerts.operator import operator_messages
from crawler.outlet import Outlet
from hoidam.settings import OperatorSettings
from hoidam.terminal import HANOI
from meetings.source_health import Notice, SourceState, followed, judged
from storage.store import Store, Transaction

NEVER = timedelta.max


def states_now(tx: Transaction, outlets: Mapping[str, Outlet], now: datetime) -> list[SourceState]:
    """How each source does at this moment, and since when; nothing is written."""
    return [state for state, _ in _followed(tx, outlets, now, NEVER)]


def watch(
    store: Store,
    outlets: Mapping[str, Outlet],
    operator: OperatorSettings,
    channels: Mapping[str, Channel],
    now: datetime,
) -> list[Notice]:
    """Remember how sources do and, in the same transaction, put what is to be told on its way."""
    with store.transaction() as tx:
        found = _followed(tx, outlets, now, operator.remind_after)
        notices = [notice for _, notice in found if notice is not None]
        tx.save_source_states(state for state, _ in found)
        messages = operator_messages(notices, operator.channels, channels, operator.language, now)
        if messages:
            tx.compose(messages, [], now)
    return notices


def _followed(
    tx: Transaction, outlets: Mapping[str, Outlet], now: datetime, remind: timedelta
) -> list[tuple[SourceState, Notice | None]]:
    sources = {url: outlet.name for outlet in outlets.values() for url in outlet.current()}
    midnight = now.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
    known = tx.source_states()
    found = []
    for url, (state, detail) in judged(tx.histories(sources, midnight)).items():
        before = known.get(url) or SourceState(
            url=url, outlet=sources[url], state="new", detail="", since=now
        )
        found.append(followed(before, state, detail, now=now, remind=remind))
    return found
