"""Messages given up and receivers that take nothing are told to the operator once, by a channel that works."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from click.testing import Result

from alerts.channel import build_channels
from alerts.retry import WEBHOOK
from alerts.undelivered import Undelivered, letter_of
from alerts.words import Language
from hoidam.delivering import deliver
from hoidam.receivers import MailReceiver
from hoidam.settings import OperatorSettings
from hoidam.undelivered import PATIENCE, tell_undelivered
from meetings.alert import Breaker, Message
from meetings.errors import DeliveryError
from storage.store import Store

Run = Callable[..., Result]
OPERATOR = OperatorSettings(channels=("hook", "mail"))


class Receiver:
    """Takes everything, or raises what it is told to."""

    waits = WEBHOOK

    def __init__(self, name: str, error: DeliveryError | None = None) -> None:
        self.name, self.error = name, error
        self.recipients = (f"operator-by-{name}",)
        self.taken: list[Message] = []

    def compose(self, letter: Any, *, recipient: str, identity: str, now: datetime) -> bytes:
        return str(letter.text).encode()

    async def send(self, message: Message, now: datetime) -> None:
        if self.error:
            raise self.error
        self.taken.append(message)


REFUSED = DeliveryError("550 no such mailbox", final=True)
DOWN = DeliveryError("nobody there", blame="receiver")
GONE = DeliveryError("410 Gone", blame="gone")


@pytest.fixture
def put(store: Store, now: datetime) -> Callable[..., None]:
    def put(count: int, channel: str, subscription: str = "desk") -> None:
        messages = [
            Message(
                id=f"{channel}{subscription}{n}", subscription=subscription, channel=channel,
                recipient=f"reader{n}", payload=b"x", summary=f"Talks {n}", created_at=now, kind="immediate",
            )
            for n in range(count)
        ]  # fmt: skip
        with store.transaction() as tx:
            tx.compose(messages, [], now)

    return put


def run(
    store: Store, channels: Any, now: datetime, operator: OperatorSettings = OPERATOR
) -> list[Undelivered]:
    asyncio.run(deliver(store, channels, now=lambda: now))
    return tell_undelivered(store, operator, channels, now)


def test_what_is_given_up_is_told_once_by_each_channel_that_works(
    store: Store, put: Any, now: datetime
) -> None:
    channels = {name: Receiver(name) for name in ("hook", "mail")}
    channels["readers"] = Receiver("readers", REFUSED)
    put(5, "readers")
    (told,) = run(store, channels, now)
    assert (told.channel, told.state, told.count, told.error) == ("readers", "dead", 5, str(REFUSED))
    assert told.examples == ("reader0: Talks 0", "reader1: Talks 1", "reader2: Talks 2")
    assert run(store, channels, now) == []
    for name in ("hook", "mail"):
        (letter,) = channels[name].taken
        assert "replay --dead --channel readers" in letter.payload.decode()
    with store.transaction() as tx:
        tx.replay("readersdesk0", now)
    (again,) = run(store, channels, now + timedelta(hours=1))
    assert again.count == 1, "it was sent once more, and given up once more"


def test_a_receiver_that_takes_nothing_is_told_after_a_while_with_reminders_and_its_recovery(
    store: Store, put: Any, now: datetime
) -> None:
    channels = {"mail": Receiver("mail"), "hook": Receiver("hook", DOWN)}
    put(3, "hook")
    assert run(store, channels, now) == [], "it may be back soon"
    (told,) = run(store, channels, now + PATIENCE)
    assert (told.channel, told.state, told.count, told.since) == ("hook", "down", 3, now)
    assert run(store, channels, now + 2 * PATIENCE) == []
    (reminded,) = run(store, channels, now + PATIENCE + OPERATOR.remind_after)
    assert reminded.state == "down"
    channels["hook"].error = None
    back = now + PATIENCE + OPERATOR.remind_after + timedelta(hours=1)
    (well,) = run(store, channels, back)
    assert (well.state, well.count) == ("well", 0)
    with store.transaction() as tx:
        assert tx.breakers() == []
    assert run(store, channels, back) == []


def test_a_receiver_that_is_gone_is_told_at_once(store: Store, put: Any, now: datetime) -> None:
    channels = {"mail": Receiver("mail"), "hook": Receiver("hook", GONE)}
    put(3, "hook")
    (told,) = run(store, channels, now)
    assert (told.state, told.count) == ("gone", 3)
    channels["hook"].error = None
    assert run(store, channels, now + timedelta(days=30)) != [], "a reminder"
    assert channels["hook"].taken == [], "it wants nothing"
    with store.transaction() as tx:
        assert tx.number_of_deliveries("dead") == 0, "what waits is not lost"


def test_what_cannot_be_told_now_is_told_when_a_channel_works_again(
    store: Store, put: Any, now: datetime
) -> None:
    channels = {"mail": Receiver("mail", DOWN), "hook": Receiver("hook", DOWN)}
    put(1, "mail")
    put(1, "hook")
    for hours in range(5):
        assert run(store, channels, now + timedelta(hours=hours)) == []
    channels["hook"].error = None
    with store.transaction() as tx:
        tx.forget_breaker("hook")
    told = run(store, channels, now + timedelta(hours=6))
    assert [(each.channel, each.state) for each in told] == [("mail", "down")]
    asyncio.run(deliver(store, channels, now=lambda: now + timedelta(hours=6)))  # type: ignore[arg-type]
    assert [m.summary for m in channels["hook"].taken if m.subscription == "operator"] == [
        "[Hội Đàm] Not delivered: mail"
    ]


def test_a_refused_letter_to_the_operator_goes_by_another_channel_and_round_in_no_circle(
    store: Store, put: Any, now: datetime
) -> None:
    put(1, "readers")
    refusing = {"mail": Receiver("mail", REFUSED), "readers": Receiver("readers", REFUSED)}
    alone = OperatorSettings(channels=("mail",))
    rounds = [run(store, refusing, now + timedelta(minutes=n), alone) for n in range(6)]
    assert [len(told) for told in rounds] == [1, 0, 0, 0, 0, 0]
    put(2, "readers")
    both = {**refusing, "hook": Receiver("hook")}
    put(1, "mail", subscription="operator")
    rounds = [run(store, both, now + timedelta(hours=1, minutes=n)) for n in range(6)]
    assert sum(len(told) for told in rounds) == 2
    assert len(both["hook"].taken) == 1


def test_one_message_that_is_refused_does_not_stop_the_letters_of_its_own_channel(
    store: Store, put: Any, now: datetime
) -> None:
    """An operator with one channel for all hears of a reader's mailbox that is no more."""

    class Picky(Receiver):
        async def send(self, message: Message, now: datetime) -> None:
            if message.recipient == "reader0":
                raise REFUSED
            await super().send(message, now)

    picky = Picky("mail")
    put(1, "mail")
    alone = OperatorSettings(channels=("mail",))
    assert len(run(store, {"mail": picky}, now, alone)) == 1
    assert run(store, {"mail": picky}, now, alone) == []
    assert len(picky.taken) == 1


@pytest.mark.parametrize("language", ["vi", "en", "zh"])
@pytest.mark.parametrize("state", ["dead", "down", "gone", "well"])
def test_the_letter_says_what_happened_and_what_to_do_in_plain_lines(
    language: Language, state: Any, now: datetime
) -> None:
    evil = "550 <script>alert(1)</script>\r\nBcc: x@example.org"
    trouble = Undelivered(
        channel="hook", state=state, count=3, error=evil, since=now, examples=("a: Talks <b>\u202e",)
    )
    letter = letter_of([trouble], language)
    assert "hook" in letter.subject
    assert "<script>" not in letter.html
    assert "\u202e" not in letter.text + letter.html
    assert "\nBcc" not in letter.text
    assert max(map(len, letter.text.splitlines())) <= 72
    assert letter.json["channels"][0]["count"] == 3


def test_with_real_parts_the_commands_tell_of_a_dead_receiver_and_open_it_again(
    hoidam: Run, store: Store, subscribed: Any, put: Any, mails: MailReceiver, now: datetime
) -> None:
    with subscribed.open("a", encoding="utf-8") as file:
        file.write('\n[operator]\nchannels = ["mail"]\n')
    breaker = Breaker(
        channel="elsewhere", failures=4, since=now, shut_until=None, last_error="x answered 410 Gone"
    )
    put(2, "elsewhere")
    with store.transaction() as tx:
        tx.save_breaker(breaker)
    assert "wants nothing" not in hoidam("deliveries").stderr
    assert "hoidam deliveries reopen elsewhere" in hoidam("deliveries").stderr
    checked = hoidam("check")
    assert checked.exit_code == 1
    assert "elsewhere takes nothing since" in checked.stdout
    assert "1 message sent, 0 refused" in hoidam("deliver").stderr
    (entry,) = mails.ledger.entries
    mail = message_from_bytes(entry.read_bytes(), policy=policy.default)
    assert mail["Subject"] == "[Hội Đàm] Not delivered: elsewhere"
    assert "hoidam deliveries reopen elsewhere" in mail.get_body(("plain",)).get_content()
    assert "2 messages due now" in hoidam("deliveries", "reopen", "elsewhere").stderr
    assert hoidam("deliveries", "reopen", "elsewhere").exit_code == 1
    assert "2 refused" in hoidam("deliver").stderr, "there is no such channel"


def test_what_was_given_up_is_sent_once_more_all_together_or_as_new(
    hoidam: Run, store: Store, subscribed: Any, put: Any, mails: MailReceiver, now: datetime
) -> None:
    put(3, "mail")
    with store.transaction() as tx:
        for claimed in tx.claim("mail", now, timedelta(minutes=1), 3):
            tx.settle(claimed, now=now, error="550 no", blame="message")
    assert "0 messages due now" in hoidam("deliveries", "replay", "--dead", "--channel", "other").stderr
    assert "0 messages due now" in hoidam("deliveries", "replay", "--dead", "--since", "2030-01-01").stderr
    assert "3 messages due now" in hoidam("deliveries", "replay", "--dead", "--since", "2026-03-20").stderr
    assert hoidam("deliveries", "replay").exit_code == 2
    assert hoidam("deliveries", "replay", "maildesk0", "--dead").exit_code == 2
    assert hoidam("deliveries", "replay", "maildesk0", "--channel", "mail").exit_code == 2
    hoidam("deliveries", "replay", "maildesk1", "--as-new")
    with store.transaction() as tx:
        known = {d.message.id: d.message for d in tx.deliveries()}
    assert len(known) == 4
    (new,) = known.keys() - {f"maildesk{n}" for n in range(3)}
    assert known[new].recipient == "reader1"


def test_a_new_id_stands_within_the_mail_too(store: Store, now: datetime) -> None:
    channel = build_channels({"mail": {
        "kind": "email", "host": "127.0.0.1", "security": "none", "sender": "a@example.org",
        "recipients": ["b@example.org"],
    }})["mail"]  # fmt: skip
    identity = "0" * 31 + "1"
    payload = channel.compose(letter_of([], "en"), recipient="b@example.org", identity=identity, now=now)
    message = Message(
        id=identity, subscription="desk", channel="mail", recipient="b@example.org", payload=payload,
        summary="x", created_at=now, kind="immediate",
    )  # fmt: skip
    with store.transaction() as tx:
        tx.compose([message], [], now)
        new = tx.replay(identity, now, as_new=True)
        copy = tx.delivery(new)
    assert copy is not None
    assert new != identity
    assert identity.encode() not in copy.message.payload
    mail = message_from_bytes(copy.message.payload, policy=policy.default)
    assert mail["Message-ID"] == f"<{new}@example.org>"
    assert mail.get_body(("plain",)) is not None


def test_a_digest_says_sent_only_of_what_was_sent(
    hoidam: Run, lines: Any, store: Store, subscribed: Any, keep: Any, articles: Any, now: datetime
) -> None:
    """A message that waits behind a receiver that takes nothing was not sent before."""
    keep(*(a for a in articles if "Hà Vệ Đông" in a.title))
    assert hoidam("analyse").exit_code == 0
    breaker = Breaker(
        channel="mail", failures=2, since=now, shut_until=None, last_error="x answered 410 Gone"
    )
    with store.transaction() as tx:
        tx.save_breaker(breaker)
    told = hoidam("digest", "desk", "--since", "2023-01-01")
    assert told.exit_code == 1
    assert "0 messages sent, 0 refused, 1 waiting for their receivers" in told.stderr
    assert "hoidam deliveries reopen mail" in told.stderr
    (waiting,) = lines(hoidam("deliveries", "--json"))
    assert "No try until: hoidam deliveries reopen mail" in hoidam("deliveries", "show", waiting["id"]).stdout
    (told_again,) = lines(hoidam("digest", "desk", "--since", "2023-01-01", "--json"))
    assert (told_again["id"], told_again["sent"]) == (waiting["id"], False)
    assert "did you mean 'mail'" in hoidam("deliveries", "reopen", "mial").stderr
    hoidam("deliveries", "reopen", "mail")
    assert "1 message sent, 0 refused" in hoidam("digest", "desk", "--since", "2023-01-01").stderr
    assert "1 sent before with the same news" in hoidam("digest", "desk", "--since", "1200d").stderr
