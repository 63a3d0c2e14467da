"""What is handed to a worker, and how it is framed."""

import struct
from dataclasses import dataclass

from crawler.outlet import Outlet, Source
from meetings.article import Page

LENGTH = struct.Struct(">I")
"""In front of every pickle."""
OUT_OF_MEMORY = 9
"""Exit code of a worker that met its limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What a source answered."""

    source: Source
    url: str
    body: bytes
    charset: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to read, and the seconds after which the kernel ends a worker that nobody watches."""

    what: Page | SourcePage
    outlet: Outlet | None
    seconds: float
