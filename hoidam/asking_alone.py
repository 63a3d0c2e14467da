"""One process at a time asks an outlet, by its host: what others are at is left to them."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta

from crawler.outlet import Outlet
from crawler.tally import OutletReport
from hoidam import ourselves
from hoidam.terminal import note
from meetings.errors import StoreError
from storage.store import Store

_BETWEEN_LOOKS = 0.5
"""Seconds; shorter than any pause between two rounds of a daemon."""


@contextmanager
def asking_alone(
    store: Store,
    outlets: Mapping[str, Outlet],
    work: str,
    *,
    patience: timedelta = timedelta(0),
    wants_all: bool,
    wants_some: bool = True,
) -> Iterator[tuple[dict[str, Outlet], list[OutletReport]]]:
    """The outlets that nobody else is at, kept so until the context ends, and reports of the others.

    Waits for the others with `patience`. Raises `StoreError`, naming who is at an outlet, when all are wanted
    and one is not to be had, or none is.
    """
    hosts = sorted({outlet.host for outlet in outlets.values()})
    with _when_free(store, hosts, ourselves.name(work), patience) as others:
        free = {name: outlet for name, outlet in outlets.items() if outlet.host not in others}
        left = [_left(name, others[outlet.host]) for name, outlet in outlets.items() if name not in free]
        if left and (wants_all or (wants_some and not free)):
            hint = "" if patience else "; --wait MINUTES waits for its end"
            raise StoreError(f"{left[0].outlet}: {left[0].problem}{hint}")
        yield free, left


def _left(outlet: str, to: str) -> OutletReport:
    return OutletReport(outlet=outlet, problem=f"asked at the moment by {to}", asked_by=to)


@contextmanager
def _when_free(
    store: Store, hosts: Sequence[str], name: str, patience: timedelta
) -> Iterator[dict[str, str]]:
    """Hold all hosts once that can be had at one time, or what is free at the end of our patience."""
    deadline = time.monotonic() + patience.total_seconds()
    told: set[str] = set()
    while True:
        with store.hold_hosts(hosts, name) as others:
            if not others or time.monotonic() >= deadline:
                yield others
                return
        for holder in sorted({*others.values()} - told):
            note(f"waiting for {holder}")
            told.add(holder)
        time.sleep(_BETWEEN_LOOKS)
