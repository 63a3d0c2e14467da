"""Who wants an outlet that another process asks is told by whom, and may wait for it."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from crawler.outlets import load
from hoidam.asking_alone import asking_alone
from meetings.errors import StoreError
from storage.store import Store, open_store

OUTLETS = {name: load()[name] for name in ("dantri", "vnexpress")}
OTHER = r"another process of ours, since \d{4}-\d\d-\d\d \d\d:\d\d UTC"


@pytest.fixture
def other(store: Store) -> Iterator[ExitStack]:
    """What another process asks, until it is closed."""
    with ExitStack() as held:
        held.enter_context(store.hold_hosts(["vnexpress.net"], "another process of ours"))
        yield held


@pytest.fixture
def second(other: ExitStack, folder: Path) -> Iterator[Store]:
    opened = open_store("sqlite:///hoidam.db")
    yield opened
    opened.close()


def asked(store: Store, **how: Any) -> tuple[list[str], list[str | None]]:
    """The outlets that are ours, and who has the others."""
    with asking_alone(store, OUTLETS, "hoidam crawl", **how) as (free, left):
        return list(free), [report.asked_by for report in left]


def test_what_another_asks_is_left_to_it_or_refused_with_its_name_and_a_way_to_wait(second: Store) -> None:
    free, (holder,) = asked(second, wants_all=False)
    assert free == ["dantri"]
    assert re.fullmatch(OTHER, holder)
    said = f"^vnexpress: asked at the moment by {OTHER}"
    with pytest.raises(StoreError, match=f"{said}; --wait MINUTES waits for its end$"):
        asked(second, wants_all=True)
    with pytest.raises(StoreError, match=f"{said}$"):
        asked(second, wants_all=True, patience=timedelta(seconds=0.1))


def test_of_nothing_but_what_others_ask_a_round_of_a_daemon_is_content_with_nothing(second: Store) -> None:
    with second.hold_hosts(["dantri.com.vn"], "a third"):
        free, holders = asked(second, wants_all=False, wants_some=False)
        assert (free, len(holders)) == ([], 2)
        with pytest.raises(StoreError, match=r"^dantri: "):
            asked(second, wants_all=False)


def test_who_waits_has_all_when_the_other_ends_and_keeps_nobody_out_meanwhile(
    second: Store, store: Store, other: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Event()
    monkeypatch.setattr(
        "hoidam.asking_alone.note",
        lambda said: waits.set() if re.fullmatch(f"waiting for {OTHER}", said) else None,
    )
    with ThreadPoolExecutor() as threads:
        ours = threads.submit(asked, second, wants_all=True, patience=timedelta(minutes=1))
        assert waits.wait(30)
        deadline = time.monotonic() + 30
        while store.holders(["dantri.com.vn"]):
            assert time.monotonic() < deadline
        other.close()
        assert ours.result(30) == (["dantri", "vnexpress"], [])
