"""What a command begins with: the configuration it was given, and the store that names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hoidam.configuration import Configuration
    from storage.store import Store


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
