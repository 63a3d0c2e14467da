"""Files that are whole or not there: written beside their place, and moved there once nothing is missing."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from meetings.errors import MonitorError


@contextmanager
def whole_file(place: Path, mode: int | None = None) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of what is there when the context ends well, else is gone.

    Raises `MonitorError` where it cannot be written, and for what is no file, such as a device.
    """
    try:
        if place.exists() and not place.is_file():
            raise MonitorError(f"{place}: is no file")
        place = place.resolve()
        beside = place.with_name(f".{place.name[:100]}.{secrets.token_hex(6)}.part")
        try:
            with beside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                beside.chmod(mode)
            beside.replace(place)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
    except OSError as error:
        raise MonitorError(f"{error.filename or place}: cannot be written: {error.strerror}") from error
