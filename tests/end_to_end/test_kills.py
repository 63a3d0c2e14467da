"""Whatever is killed, at whatever moment: no news is lost, and none is told under another id."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.kills import EPOCH, LEASE, Writer, run
from benchmarks.receiving import Receipt, receipts
from benchmarks.reckoning import SUBSCRIPTIONS, held_against
from meetings.alert import Message
from storage.store import Store, open_store

Told = tuple[Store, dict[str, int], list[Receipt]]


@pytest.mark.timeout(600)
def test_two_senders_are_killed_over_and_over_beside_receivers_that_fail(tmp_path: Path) -> None:
    """A shorter `python -m benchmarks.kills`; what 100 kills came to stands in docs/measured.md."""
    found = run(kills=5, senders=2, faults=0.25, seed=7, folder=tmp_path)
    assert found.wrong == []
    assert found.news > 50
    assert len(receipts(tmp_path / "ledger")) > 20


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """A store whose news were all composed, once for each channel, and a ledger that has each message once."""
    store = open_store(f"sqlite:///{tmp_path / 'hoidam.db'}")
    writer = Writer(store, random.Random(3))  # noqa: S311 - no secret
    for _ in range(5):
        writer.write()
    taken = []
    with store.transaction() as tx:
        for alert in tx.due_alerts(EPOCH):
            messages = [
                Message(
                    id=f"{channel}-{alert.subscription}-{alert.meeting.id}", subscription=alert.subscription,
                    channel=channel, recipient="x", payload=b"", summary="", created_at=EPOCH, kind="immediate",
                )
                for channel in ("mail", "hook")
            ]  # fmt: skip
            tx.compose(messages, [alert], EPOCH)
            taken += [Receipt(kind=m.channel, id=m.id, digest="d") for m in messages]
    yield store, writer.told, taken
    store.close()


def test_the_reckoning_finds_nothing_where_nothing_is_wrong(
    told: Told,
) -> None:
    store, news, taken = told
    found = held_against(store, taken, news)
    assert (found.wrong, found.repeats) == ([], 0)
    assert found.news == 2 * len(SUBSCRIPTIONS) * sum(news.values())


def test_the_reckoning_finds_what_is_lost_repeated_changed_or_from_nowhere(
    told: Told,
) -> None:
    store, news, taken = told
    assert held_against(store, taken[1:], news).lost
    assert held_against(store, [*taken, taken[0]], news).unexplained
    other_bytes = Receipt(kind=taken[0].kind, id=taken[0].id, digest="e")
    assert held_against(store, [*taken, other_bytes], news).changed
    assert held_against(store, [*taken, Receipt(kind="mail", id="?", digest="d")], news).ghosts


@pytest.mark.parametrize(
    ("error", "explained"), [("127.0.0.1:25 answered 451 busy", False), ("the connection was lost", True)]
)
def test_only_an_attempt_that_was_cut_short_explains_a_repeat(
    told: Told, error: str, *, explained: bool
) -> None:
    store, news, taken = told
    with store.transaction() as tx:
        each = tx.claim("mail", EPOCH, LEASE, 1)[0]
        tx.settle(each, now=EPOCH, error=error, blame="receiver", next_at=EPOCH)
    again = next(receipt for receipt in taken if receipt.id == each.message.id)
    assert (held_against(store, [*taken, again], news).unexplained == []) is explained
