"""Deliveries held against what was written: what was lost, told twice, changed or out of order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from benchmarks.receiving import Receipt
from storage.store import Store

CHANNELS = ("mail", "hook")
SUBSCRIPTIONS = ("desk", "embassy")


@dataclass(slots=True)
class Findings:
    """What the ledgers say. All but `repeats`, `kills` and `news` have to be empty.

    `lost`: news nobody received by a channel; `twice`: news received under two ids; `unexplained`: messages
    received more often than attempts were cut short, which a refusal is not; `changed`: one id with other
    bytes; `unordered`: a later version received before an earlier one; `ghosts`: receipts without a message.
    """

    kills: int = 0
    news: int = 0
    repeats: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unordered: list[str] = field(default_factory=list)
    ghosts: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        return [*self.lost, *self.twice, *self.unexplained, *self.changed, *self.unordered, *self.ghosts]


_MESSAGES = """
SELECT m.id, m.channel, o.subscription, o.meeting_id, o.version,
       (SELECT count(*) FROM attempts a WHERE a.message_id = m.id AND a.outcome <> 'sent'
        AND coalesce(a.detail, '') NOT LIKE '%answered%') AS cut_short
FROM messages m JOIN message_alerts l ON l.message_id = m.id JOIN outbox o ON o.id = l.outbox_id
"""


def held_against(store: Store, taken: list[Receipt], told: dict[str, int]) -> Findings:
    """What was written, and what the store says was sent, against what was received."""
    with store.transaction() as tx:
        rows = tx._session.execute(text(_MESSAGES)).all()  # noqa: SLF001 - looked at from beneath
    received = Counter(receipt.id for receipt in taken)
    found = Findings(
        news=sum(told.values()) * len(SUBSCRIPTIONS) * len(CHANNELS),
        repeats=sum(times - 1 for times in received.values()),
        unordered=list(_unordered(rows, taken)),
        ghosts=[f"ghost: {identity}" for identity in received.keys() - {row.id for row in rows}],
        changed=[f"changed: {identity}" for identity, number in _digests(taken).items() if number > 1],
    )
    for news, ids in _tells(rows, told).items():
        arrived = [identity for identity in ids if received[identity]]
        if not arrived:
            found.lost.append(f"lost: {news}")
        if len(arrived) > 1:
            found.twice.append(f"twice: {news}: {arrived}")
    for identity, cut_short in {row.id: row.cut_short for row in rows}.items():
        if received[identity] - 1 > cut_short:
            found.unexplained.append(
                f"unexplained: {identity}: {received[identity]} times, {cut_short} cut short"
            )
    return found


def _tells(rows: Any, told: dict[str, int]) -> dict[tuple[str, str, str, int], set[str]]:
    """The messages that tell each piece of news by each channel."""
    tells: dict[tuple[str, str, str, int], set[str]] = {
        (channel, subscription, meeting, version): set()
        for channel in CHANNELS
        for subscription in SUBSCRIPTIONS
        for meeting, versions in told.items()
        for version in range(1, versions + 1)
    }
    for row in rows:
        tells[row.channel, row.subscription, row.meeting_id, row.version].add(row.id)
    return tells


def _digests(taken: list[Receipt]) -> Counter[str]:
    """How many different bodies each id had."""
    return Counter(identity for identity, _ in {(receipt.id, receipt.digest) for receipt in taken})


def _unordered(rows: Any, taken: list[Receipt]) -> Iterator[str]:
    first: dict[str, int] = {}
    for place, receipt in enumerate(taken):
        first.setdefault(receipt.id, place)
    seen: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for row in rows:
        if row.id in first:
            about = (row.channel, row.subscription, row.meeting_id)
            seen.setdefault(about, []).append((row.version, first[row.id]))
    for about, places in seen.items():
        in_order = [place for _, place in sorted(places)]
        if in_order != sorted(in_order):
            yield f"unordered: {about}: {places}"
