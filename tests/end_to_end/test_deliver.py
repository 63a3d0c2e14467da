"""A sender that is killed loses nothing, and what it may have sent comes again under the same id."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest

from alerts.subscription import Immediate, Subscription
from hoidam.analysing import analyse
from hoidam.configuration import load
from hoidam.delivering import LEASE, deliver
from hoidam.receivers import MailReceiver
from hoidam.sample_sites import SampleSites
from hoidam.samples.articles import sample_articles
from meetings.article import Article

DESK = Subscription(name="desk", channels=("mail",), schedule=Immediate(settle=timedelta(0)))


class SilentServer:
    """A mail server that takes the whole mail, or only the connection, and then says nothing."""

    def __init__(self, *, takes: bool) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.reached = threading.Event()
        self.taken: list[bytes] = []
        self._takes = takes
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        try:
            while True:
                client, _ = self._door.accept()
                self._open.append(client)
                threading.Thread(target=self._talk, args=(client,), daemon=True).start()
        except OSError:
            return

    def _talk(self, client: socket.socket) -> None:
        if not self._takes:
            self.reached.set()
            return
        lines = client.makefile("rb")
        client.sendall(b"220 silent\r\n")
        for line in lines:
            if line.upper().startswith(b"DATA"):
                break
            client.sendall(b"250 well\r\n")
        client.sendall(b"354 go on\r\n")
        mail = b""
        for line in lines:
            if line == b".\r\n":
                break
            mail += line[1:] if line.startswith(b"..") else line
        self.taken.append(mail)
        self.reached.set()

    def close(self) -> None:
        for each in [self._door, *self._open]:
            each.close()


@pytest.fixture(params=[True, False], ids=["after the mail", "before the mail"])
def silent(request: pytest.FixtureRequest) -> Iterator[SilentServer]:
    server = SilentServer(takes=request.param)
    yield server
    server.close()


def test_a_killed_sender_loses_nothing_and_repeats_only_what_was_under_way(
    silent: SilentServer,
    sites: SampleSites,
    mails: MailReceiver,
    configured: Any,
    start: Any,
    kill: Any,
    opened: Any,
) -> None:
    sample = next(v[0] for v in sample_articles() if "Hà Vệ Đông" in v[0].title)
    article = Article(
        url=sample.url, outlet=sample.outlet, title=sample.title,
        text="\n".join([sample.lead, *sample.paragraphs]), published_at=sample.published,
    )  # fmt: skip
    store, now = opened(), datetime.now(UTC)
    with store.transaction() as tx:
        tx.keep(article, key="x:1", now=now, origin="crawl")
    list(analyse(store, [DESK], now=lambda: now))
    sender = start(configured(sites, silent.port), "deliver")
    assert silent.reached.wait(90)
    kill(sender)
    with store.transaction() as tx:
        (delivery,) = tx.deliveries()
        assert delivery.state == "leased"
    channels = load(configured(sites, mails.port)).channels
    assert asyncio.run(deliver(store, channels, now=lambda: datetime.now(UTC))) == []
    later = datetime.now(UTC) + LEASE
    (attempted,) = asyncio.run(deliver(store, channels, now=lambda: later))
    assert (attempted.error, attempted.message.id) == (None, delivery.message.id)
    (entry,) = mails.ledger.entries
    received = message_from_bytes(entry.read_bytes(), policy=policy.default)
    assert delivery.message.id in received["Message-ID"]
    for first in silent.taken:
        assert message_from_bytes(first, policy=policy.default)["Message-ID"] == received["Message-ID"]
    with store.transaction() as tx:
        assert [a.outcome for a in tx.attempts(delivery.message.id)] == ["abandoned", "sent"]
