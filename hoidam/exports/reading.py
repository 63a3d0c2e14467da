"""What is exported, read in pieces: no writer waits for a reader, and memory holds one piece."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from meetings.beat import beat
from meetings.meeting import Meeting
from meetings.stored import Listed
from storage.store import Store

_BATCH = 200


def meetings_in_turn(store: Store, **wanted: Any) -> Iterator[Meeting]:
    """Those of `Transaction.meetings`, in that order; one that becomes another meanwhile may be missing."""
    with store.transaction() as tx:
        ids = tx.meeting_ids(**wanted)
    for start in range(0, len(ids), _BATCH):
        with store.transaction() as tx:
            found = tx.meetings_with(ids[start : start + _BATCH])
        yield from found


def articles_in_turn(
    store: Store, *, since: date | None = None, until: date | None = None, outlet: str | None = None
) -> Iterator[Listed]:
    """Those published from one day to another, both included, the longest known first."""
    first = _midnight(since) if since else None
    end = _midnight(until + timedelta(days=1)) if until else None
    last = 0
    while True:
        with store.transaction() as tx:
            found = tx.listed_articles(last, _BATCH, since=first, until=end, outlet=outlet)
        yield from found
        if len(found) < _BATCH:
            return
        last = found[-1].stored.id


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), beat().zone)
