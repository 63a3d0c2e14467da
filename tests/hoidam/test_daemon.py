"""What the daemon does by itself; in processes of its own it is tested end to end."""

import asyncio
from datetime import datetime

import pytest

from hoidam.configuration import load
from hoidam.daemon import Daemon
from meetings.errors import StoreError
from storage.store import Store


@pytest.mark.usefixtures("folder")
def test_a_daemon_that_lost_its_store_to_another_begins_no_round(
    store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost() -> None:
        raise StoreError("now in use by another daemon")

    started: list[object] = []
    monkeypatch.setattr(store, "demand_held", lost)
    monkeypatch.setattr("hoidam.daemon.asyncio.create_subprocess_exec", started.append)
    with pytest.raises(StoreError, match="another daemon"):
        asyncio.run(Daemon(load(None), store, now=lambda: now).crawl())
    assert started == []
