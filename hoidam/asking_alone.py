"""One process at a time asks an outlet, by its host: what others are at is left to them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from crawler.outlet import Outlet
from crawler.tally import OutletReport
from hoidam import ourselves
from meetings.errors import StoreError
from storage.store import Store


@contextmanager
def asking_alone(
    store: Store, outlets: Mapping[str, Outlet], command: str, *, wants_all: bool, wants_some: bool = True
) -> Iterator[tuple[dict[str, Outlet], list[OutletReport]]]:
    """The outlets that nobody else is at, kept so until the context ends, and reports of the others.

    Raises `StoreError`, naming who is at an outlet, when all are wanted and one is not to be had, or none is.
    """
    hosts = {outlet.host for outlet in outlets.values()}
    with store.hold_hosts(sorted(hosts), ourselves.name(command)) as others:
        free = {name: outlet for name, outlet in outlets.items() if outlet.host not in others}
        left = [
            OutletReport(outlet=name, problem=f"already in use by {others[outlet.host]}", is_left_alone=True)
            for name, outlet in outlets.items()
            if outlet.host in others
        ]
        if left and (wants_all or (wants_some and not free)):
            raise StoreError(f"{left[0].outlet}: {left[0].problem}")
        yield free, left
