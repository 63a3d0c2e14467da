"""What is handed to a worker, what it answers, and how both are framed."""

import struct
from dataclasses import dataclass

from pydantic import TypeAdapter

from crawler.adding.proposal import Pages, Proposal
from crawler.discover import Discovery
from crawler.outlet import Outlet, Source
from meetings.article import Article, Page
from meetings.outlet_visit import Outcome

LENGTH = struct.Struct(">I")
"""In front of every task, which is a pickle, and of every answer, which is JSON."""
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
    """One thing to read, and the seconds of the processor after which the kernel ends the worker.

    When `gated`, a page that cannot be about our subject is held back, before and after it is read.
    """

    what: Page | SourcePage | Pages
    outlet: Outlet | None
    seconds: float
    gated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a page gave; `by_layout` says whether its body was where the outlet's file says."""

    article: Article
    by_layout: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoArticle:
    """Why a page gave no article, and what it is instead."""

    reason: str
    outcome: Outcome
    by_layout: bool = False


OF_A_PAGE: TypeAdapter[Extracted | NoArticle] = TypeAdapter(Extracted | NoArticle)
OF_A_SOURCE: TypeAdapter[Discovery] = TypeAdapter(Discovery)
OF_A_PROPOSAL: TypeAdapter[Proposal | NoArticle] = TypeAdapter(Proposal | NoArticle)
"""The forms of an answer. A worker has read what anybody may have written, so nothing of it is unpickled."""
