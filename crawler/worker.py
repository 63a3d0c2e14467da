"""Reads pages in a process of its own, so that a page which costs too much can be ended with it.

Started as ``python -m crawler.worker``. Each frame begins with four bytes of length: a pickled `Task` comes
in on stdin; an empty frame, when reading begins, and what was read, as JSON, go out on stdout.
"""

import os
import pickle
import resource
import signal
import sys
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

from crawler.adding.proposal import Pages, Proposal
from crawler.charset import decoded
from crawler.discover import discover
from crawler.outlet import Outlet
from crawler.tasks import (
    LENGTH,
    OF_A_PAGE,
    OF_A_PROPOSAL,
    OF_A_SOURCE,
    OUT_OF_MEMORY,
    Extracted,
    NoArticle,
    SourcePage,
    Task,
)
from meetings.article import Page
from meetings.errors import NotAnArticle
from meetings.gate import page_may_matter, text_may_matter

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; what needs more fails, and the worker with it."""


def main() -> None:
    """Read pages for our parent, who is at the other end of stdin and stdout."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    serve(source, sink)


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer until `source` ends, which it does when the parent dies."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for ours in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ours, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    while task := _task(source):
        _load(task)
        _put(sink, b"")
        signal.setitimer(signal.ITIMER_PROF, task.seconds)
        try:
            answer = _answer(task)
        except MemoryError:
            sys.exit(OUT_OF_MEMORY)
        signal.setitimer(signal.ITIMER_PROF, 0)
        _put(sink, answer)


def _task(source: BinaryIO) -> Task | None:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    task: Task = pickle.loads(source.read(LENGTH.unpack(head)[0]))  # noqa: S301 - from our own parent
    return task


def _put(sink: BinaryIO, frame: bytes) -> None:
    try:
        sink.write(LENGTH.pack(len(frame)) + frame)
        sink.flush()
    except BrokenPipeError:  # nobody is left to read it
        os._exit(0)


def _load(task: Task) -> None:
    """Import what the task needs, before its time begins: a round without news needs no trafilatura."""
    if isinstance(task.what, Page):
        import_module("crawler.extract")
    if isinstance(task.what, Pages):
        import_module("crawler.adding.sample")


def _answer(task: Task) -> bytes:
    if isinstance(task.what, SourcePage):
        assert task.outlet is not None  # noqa: S101 - every source has one
        what = task.what
        found = discover(what.source, what.body, task.outlet, url=what.url, charset=what.charset)
        return OF_A_SOURCE.dump_json(found)
    try:
        if isinstance(task.what, Pages):
            return OF_A_PROPOSAL.dump_json(_proposed(task.what))
        return OF_A_PAGE.dump_json(_read(task.what, task.outlet, gated=task.gated))
    except NotAnArticle as error:
        refused = NoArticle(reason=str(error), outcome=error.outcome, by_layout=error.by_layout)
        return OF_A_PAGE.dump_json(refused)


def _proposed(pages: Pages) -> Proposal:
    from crawler.adding.propose import propose  # noqa: PLC0415
    from crawler.adding.sample import sample_of  # noqa: PLC0415

    proposal = propose(pages.article, pages.home)
    if not pages.sampled:
        return proposal
    return replace(proposal, sample=sample_of(pages.article, proposal.outlet, proposal.article))


def _read(page: Page, outlet: Outlet | None, *, gated: bool) -> Extracted:
    """The gate spares the reading where the layout shows an article; what is none is not off topic."""
    from crawler.extract import extracted, has_its_body  # noqa: PLC0415

    language = outlet.language if outlet else "vi"
    if gated and not page_may_matter(decoded(page.body, page.charset), language):
        by_layout = outlet is not None and has_its_body(page, outlet)
        if not by_layout:
            extracted(page, outlet)
        raise _off_topic(by_layout=by_layout)
    found = extracted(page, outlet)
    if gated and not text_may_matter(f"{found.article.title}\n{found.article.text}", language):
        raise _off_topic(by_layout=found.by_layout)
    return found


def _off_topic(*, by_layout: bool) -> NotAnArticle:
    return NotAnArticle("names nobody it could be about", outcome="off_topic", by_layout=by_layout)


if __name__ == "__main__":
    main()
