"""What a command begins with: the configuration it was given, and the store that names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from alerts.subscription import Subscription
    from hoidam.configuration import Configuration
    from meetings.meeting import Meeting
    from storage.store import Store, Transaction


def configuration() -> "Configuration":
    """The configuration of the command that runs; raises `ConfigError`."""
    from hoidam.configuration import load

    path = click.get_current_context().find_object(Path)
    return load(path)


@contextmanager
def opened(found: "Configuration", *, create: bool = True) -> Iterator["Store"]:
    """The store of a configuration, closed at the end; raises `StoreError`."""
    from storage.store import open_store

    store = open_store(found.database, create=create)
    try:
        yield store
    finally:
        store.close()


def known_subscription(found: "Configuration", name: str) -> "Subscription":
    """A wrong use, which names the nearest, when there is no such subscription."""
    from meetings.spelling import close_to

    known = {each.name: each for each in found.settings.told()}
    if name not in known:
        near = close_to(name, known)
        raise click.BadParameter(f"there is no subscription {name!r}{near}", param_hint="SUBSCRIPTION")
    return known[name]


def known_meeting(tx: "Transaction", meeting_id: str) -> "Meeting":
    """Raises `MonitorError`, which names the nearest, when there is no such meeting."""
    from meetings.errors import MonitorError
    from meetings.spelling import close_to

    if (found := tx.meeting(meeting_id)) is not None:
        return found
    near = close_to(meeting_id, [meeting.id for meeting in tx.meetings()])
    raise MonitorError(f"there is no meeting {meeting_id!r}{near or '; hoidam meetings lists them'}")
