"""What is due goes out once; what is refused is tried again; one channel's trouble is its own."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from click.testing import Result

from alerts.channel import Channel, build_channels
from alerts.retry import LONGEST_PAUSE, WEBHOOK
from alerts.subscription import Digest, Immediate, Subscription
from hoidam.analysing import analyse
from hoidam.composing import News, compose, waiting
from hoidam.delivering import AT_ONCE, LEASE, LONGEST, Attempted, deliver, refusals
from hoidam.receivers import MailReceiver
from hoidam.terminal import HANOI
from meetings.alert import Message
from meetings.article import Article
from meetings.errors import DeliveryError
from meetings.meeting import Meeting
from storage.store import Store
from tests.alerts.reading import digest_text

Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
DESK = Subscription(name="desk", channels=("mail",), schedule=Immediate(settle=timedelta(0)), language="en")


def mail(port: int) -> dict[str, Any]:
    return {
        "kind": "email", "host": "127.0.0.1", "port": port, "security": "none", "timeout": 20,
        "sender": "hoidam@example.org", "recipients": ["analyst@example.org"],
    }  # fmt: skip


@pytest.fixture
def channels(mails: MailReceiver) -> dict[str, Channel]:
    return build_channels({"mail": mail(mails.port)})


@pytest.fixture
def known(store: Store, keep: Any, articles: list[Article], now: datetime) -> Callable[..., None]:
    """Makes meetings known by articles whose title holds these words."""

    def known(*words: str, to: Subscription = DESK) -> None:
        keep(*(a for a in articles if any(w in a.title for w in words)))
        list(analyse(store, [to], now=lambda: now))

    return known


def sent(store: Store, subscriptions: list[Subscription], channels: Any, now: datetime) -> list[Any]:
    compose(store, subscriptions, channels, now)
    return asyncio.run(deliver(store, channels, now=lambda: now))


def test_news_goes_out_once(
    store: Store, known: Any, channels: Any, mails: MailReceiver, now: datetime
) -> None:
    known("Hà Vệ Đông")
    assert [a.error for a in sent(store, [DESK], channels, now)] == [None]
    assert sent(store, [DESK], channels, now + timedelta(days=1)) == []
    (entry,) = mails.ledger.entries
    received = message_from_bytes(entry.read_bytes(), policy=policy.default)
    assert "He Weidong" in received["Subject"]


def test_a_digest_waits_for_its_time_and_is_one_message(
    store: Store, known: Any, channels: Any, mails: MailReceiver, now: datetime
) -> None:
    morning = Subscription(name="morning", channels=("mail",), schedule=Digest(at="07:00"))
    known("Hà Vệ Đông", "tuần tra liên hợp", to=morning)
    assert sent(store, [morning], channels, now) == []
    assert len(sent(store, [morning], channels, now + timedelta(days=1))) == 1
    assert len(mails.ledger.entries) == 1


@pytest.fixture
def told_in(articles: list[Article], now: datetime, tmp_path: Path, new_store: Any) -> Callable[..., Any]:
    """What waits for a subscription, and what is known, once the articles were analysed in an order."""

    def told_in(order: Callable[[list[Article]], Iterable[Article]]) -> tuple[News, list[Meeting]]:
        store = new_store(tmp_path / f"{token_hex(4)}.db")
        for article in order(articles):
            with store.transaction() as tx:
                tx.keep(article, key=article.url, now=now, origin="crawl")
            list(analyse(store, [DESK], now=lambda: now))
        with store.transaction() as tx:
            known = tx.meetings()
        return waiting(store, DESK, now, since=None), known

    return told_in


def test_a_subscriber_is_told_what_the_lists_show(told_in: Any) -> None:
    found, known = told_in(list)
    assert {e.meeting.id: e.meeting for e in found.entries} == {m.id: m for m in known}
    assert [e.version for e in found.entries] == [e.meeting.version for e in found.entries]


def test_what_is_told_does_not_depend_on_which_outlet_was_first(told_in: Any) -> None:
    texts = [digest_text(told_in(order)[0].entries, "en") for order in (list, reversed, by_address)]
    assert len({re.sub(r"hoidam evidence \S+", "", text) for text in texts}) == 1, (
        "but for a name given early"
    )


def by_address(articles: list[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: article.url)


def test_immediate_alerts_are_one_a_meeting_with_the_parts_of_its_exchange(
    store: Store, known: Any, channels: Any, now: datetime
) -> None:
    known("Hà Vệ Đông", "hội đàm tại Lạng Sơn")
    subjects = [a.message.summary for a in sent(store, [DESK], channels, now)]
    assert len(subjects) == 2
    assert any("exchange" in subject and "1 more" in subject for subject in subjects)


def test_a_refused_message_is_tried_again_later_under_the_same_id(
    store: Store, known: Any, channels: Any, mails: MailReceiver, now: datetime
) -> None:
    known("Hà Vệ Đông")
    down = build_channels({"mail": mail(1)})
    (refused,) = sent(store, [DESK], down, now)
    assert refused.error is not None
    assert refused.next_at > now
    with store.transaction() as tx:
        delivery = tx.delivery(refused.message.id)
        assert (delivery.state, delivery.last_error) == ("pending", refused.error)
        assert tx.next_due() == refused.next_at
    assert sent(store, [DESK], channels, now) == []
    (accepted,) = sent(store, [DESK], channels, refused.next_at)
    assert (accepted.error, accepted.message.id) == (None, refused.message.id)
    assert len(mails.ledger.entries) == 1


def test_what_a_channel_refuses_in_one_round_is_told_in_one_line(
    store: Store, known: Any, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    recipients = [f"reader{n}@example.org" for n in range(12)]
    down = build_channels({"mail": {**mail(1), "recipients": recipients}})
    known("Hà Vệ Đông")
    attempted = sent(store, [DESK], down, now)
    first = min(a.next_at for a in attempted).astimezone(HANOI)
    assert [r.getMessage() for r in caplog.records if r.levelname == "WARNING"] == [
        f"mail: 127.0.0.1:1 refuses connections; {AT_ONCE} messages wait, next try at {first:%Y-%m-%d %H:%M} (Hanoi)"
    ]


def test_each_reason_has_its_line_and_a_single_message_its_reader(now: datetime) -> None:
    def attempted(recipient: str, error: str | None, next_at: datetime | None) -> Attempted:
        message = Message(
            id="m", subscription="desk", channel="mail", recipient=recipient, payload=b"", summary="",
            created_at=now, kind="digest",
        )  # fmt: skip
        return Attempted(message=message, error=error, next_at=next_at)

    busy = [attempted(f"r{n}@x.example", "x:25 answered 451 busy", now) for n in range(2)]
    gone = attempted("old@x.example", "x:25 answered 550 no such mailbox", None)
    assert refusals([busy[0], gone, attempted("well@x.example", None, None), busy[1]]) == [
        "mail: x:25 answered 451 busy; 2 messages wait, next try at 2026-03-20 08:00 (Hanoi)",
        "mail: x:25 answered 550 no such mailbox; 1 message to old@x.example given up",
    ]
    assert refusals(busy[:1])[0].endswith(
        "; 1 message to r0@x.example waits, next try at 2026-03-20 08:00 (Hanoi)"
    )


def test_one_failing_channel_stops_no_other(
    store: Store, known: Any, mails: MailReceiver, now: datetime
) -> None:
    both = Subscription(name="both", channels=("down", "mail"), schedule=Immediate(settle=timedelta(0)))
    channels = build_channels({"mail": mail(mails.port), "down": mail(1)})
    known("Hà Vệ Đông", to=both)
    outcomes = {a.message.channel: a.error for a in sent(store, [both], channels, now)}
    assert outcomes["mail"] is None
    assert outcomes["down"]
    assert len(mails.ledger.entries) == 1


def test_a_message_for_a_channel_that_is_gone_waits_with_a_reason(
    store: Store, known: Any, channels: Any, now: datetime
) -> None:
    known("Hà Vệ Đông")
    compose(store, [DESK], channels, now)
    (attempted,) = asyncio.run(deliver(store, {}, now=lambda: now))
    assert attempted.error == "there is no channel 'mail' in the configuration"
    assert attempted.next_at is not None


def test_a_stuck_channel_leaves_senders_for_the_others(
    store: Store, known: Any, channels: Any, mails: MailReceiver, now: datetime
) -> None:
    """The stuck one answers only after the other message has arrived."""

    class Stuck:
        name, recipients, waits = "stuck", ("nobody",), (timedelta(minutes=1),)

        def compose(self, letter: Any, *, recipient: str, identity: str, now: datetime) -> bytes:
            return b"x"

        async def send(self, message: Message, now: datetime) -> None:
            async with asyncio.timeout(60):
                while not mails.ledger.entries:  # noqa: ASYNC110 - another thread keeps the mail
                    await asyncio.sleep(0.01)
            raise DeliveryError("stuck")

    both = Subscription(name="both", channels=("stuck", "mail"), schedule=Immediate(settle=timedelta(0)))
    known("Hà Vệ Đông", to=both)
    outcomes = {a.message.channel: a.error for a in sent(store, [both], {**channels, "stuck": Stuck()}, now)}
    assert outcomes == {"stuck": "stuck", "mail": None}


class Moody:
    """A receiver that is down until a moment, and then takes everything."""

    name, recipients, waits = "mail", ("nobody",), WEBHOOK

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.tries: list[datetime] = []
        self.taken: list[str] = []

    async def send(self, message: Message, now: datetime) -> None:
        self.tries.append(now)
        if now < self.until:
            raise DeliveryError("nobody there", blame="receiver")
        self.taken.append(message.id)


def a_message(number: int, created_at: datetime) -> Message:
    return Message(
        id=f"m{number:03}", subscription="desk", channel="mail", recipient="nobody", payload=b"x",
        summary="news", created_at=created_at, kind="immediate",
    )  # fmt: skip


def test_a_receiver_down_for_three_days_costs_no_message_and_few_tries(store: Store, now: datetime) -> None:
    begun = next_due = now
    with store.transaction() as tx:
        tx.compose([a_message(n, now) for n in range(30)], [], now)
    moody = Moody(now + timedelta(days=3))
    while len(moody.taken) < 30:
        now += timedelta(minutes=10)
        asyncio.run(deliver(store, {"mail": moody}, now=lambda: now))  # type: ignore[dict-item] # noqa: B023
        with store.transaction() as tx:
            assert tx.number_of_deliveries("dead") == 0
            next_due = tx.next_due() if now < moody.until else next_due
    found_out, *others = moody.taken
    assert others == sorted(others), "in the order they were composed"
    assert {found_out, *others} == {f"m{n:03}" for n in range(30)}
    first_due = max(moody.until, next_due)
    assert now - first_due <= LONGEST_PAUSE * 1.2 + timedelta(minutes=20), "it is seen to be back"
    failed = [moment for moment in moody.tries if moment < moody.until]
    assert len(failed) < 3 * 24 * 4 * 1.3 + 2 * AT_ONCE
    assert max(Counter(failed).values()) <= AT_ONCE
    assert Counter(failed)[begun + timedelta(minutes=30)] <= 1, "one message at a time finds out"
    with store.transaction() as tx:
        assert tx.breakers() == []


def test_a_refusal_of_one_message_holds_no_other_up(store: Store, now: datetime) -> None:
    class Picky(Moody):
        async def send(self, message: Message, now: datetime) -> None:
            if message.id == "m000":
                raise DeliveryError("550 no such mailbox", final=True)
            await super().send(message, now)

    with store.transaction() as tx:
        tx.compose([a_message(n, now) for n in range(30)], [], now)
    picky = Picky(now)
    asyncio.run(deliver(store, {"mail": picky}, now=lambda: now))  # type: ignore[dict-item]
    assert len(picky.taken) == 29
    with store.transaction() as tx:
        assert (tx.delivery("m000").state, tx.breakers()) == ("dead", [])  # type: ignore[union-attr]


def test_when_asked_to_stop_what_is_under_way_ends_and_nothing_more_begins(
    store: Store, now: datetime
) -> None:
    with store.transaction() as tx:
        tx.compose([a_message(n, now) for n in range(30)], [], now)
    moody = Moody(now)
    asyncio.run(
        deliver(store, {"mail": moody}, now=lambda: now, stopping=lambda: bool(moody.tries))  # type: ignore[dict-item]
    )
    assert 0 < len(moody.taken) <= AT_ONCE
    with store.transaction() as tx:
        assert tx.number_of_deliveries("sent") == len(moody.taken)
        assert tx.number_of_deliveries("leased") == 0


def test_no_attempt_takes_longer_than_the_lease_allows(
    store: Store, known: Any, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless:
        name, recipients, waits = "mail", ("nobody",), (timedelta(minutes=1),)

        def compose(self, letter: Any, *, recipient: str, identity: str, now: datetime) -> bytes:
            return b"x"

        async def send(self, message: Message, now: datetime) -> None:
            await asyncio.Event().wait()

    monkeypatch.setattr("hoidam.delivering.LONGEST", timedelta(milliseconds=50))
    known("Hà Vệ Đông")
    (attempted,) = sent(store, [DESK], {"mail": Endless()}, now)
    assert attempted.error == "no answer within 0.05 s"
    assert attempted.next_at is not None


def test_a_lease_outlives_every_attempt() -> None:
    assert LONGEST + timedelta(seconds=10) < LEASE


def test_the_commands_show_and_replay_a_delivery(
    hoidam: Run, lines: Lines, subscribed: Any, known: Any, mails: MailReceiver
) -> None:
    known("Hà Vệ Đông")
    assert "1 message sent, 0 refused" in hoidam("deliver").stderr
    listed = hoidam("deliveries")
    assert "sent" in listed.stdout
    identity = listed.stdout.splitlines()[1].split()[0]
    assert "analyst@example.org" in hoidam("deliveries", "show", identity).stdout
    (again,) = lines(hoidam("deliveries", "replay", identity, "--json"))
    assert (again["state"], again["attempts"]) == ("pending", 1)
    assert "1 message sent" in hoidam("deliver").stderr
    assert hoidam("deliveries").stdout.splitlines()[1].split()[1:3] == ["sent", "2"]
    first, second = (entry.read_bytes() for entry in mails.ledger.entries)
    assert first == second
    assert hoidam("deliveries", "show", "nonsense").exit_code == 1


def test_a_refused_delivery_is_exit_code_1_and_stays_in_the_outbox(
    hoidam: Run, subscribed: Any, known: Any, mails: MailReceiver
) -> None:
    known("Hà Vệ Đông")
    text = subscribed.read_text(encoding="utf-8").replace(f"port = {mails.port}", "port = 1")
    subscribed.write_text(text, encoding="utf-8")
    result = hoidam("deliver")
    assert result.exit_code == 1
    assert "0 messages sent, 1 refused" in result.stderr
    assert "More is due at" in result.stderr
    heads, row, why = hoidam("deliveries", "list", "--state", "pending").stdout.splitlines()
    assert "Sent / next (Hanoi)" in heads
    assert "pending" in row
    assert "analyst@example.org" in row
    assert "127.0.0.1:1" in why


def test_a_digest_that_is_sent_tells_programs_what_came_of_it(
    hoidam: Run, lines: Lines, subscribed: Any, known: Any, mails: MailReceiver
) -> None:
    known("Hà Vệ Đông")
    (told,) = lines(hoidam("digest", "desk", "--json"))
    assert (told["channel"], told["recipient"], told["sent"]) == ("mail", "analyst@example.org", True)
    assert lines(hoidam("digest", "desk", "--json")) == []


def test_a_digest_can_be_looked_at_sent_early_and_repeated(
    hoidam: Run, subscribed: Any, known: Any, mails: MailReceiver
) -> None:
    known("Hà Vệ Đông")
    assert "He Weidong holds talks with Phan Van Giang" in hoidam("digest", "desk", "--dry-run").stdout
    assert mails.ledger.entries == []
    assert "1 message sent" in hoidam("digest", "desk").stderr
    assert "Nothing to tell" in hoidam("digest", "desk").stderr
    assert "He Weidong" in hoidam("digest", "desk", "--since", "2023-01-01", "--dry-run").stdout
    assert "1 sent before with the same news" in hoidam("digest", "desk", "--since", "2023-01-01").stderr
    assert len(mails.ledger.entries) == 1
    wrong = hoidam("digest", "dek")
    assert wrong.exit_code == 2
    assert "did you mean 'desk'?" in wrong.stderr
