"""Hands what outlets answered to worker processes, and ends those that take too long."""

import asyncio
import contextlib
import os
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from crawler.adding.proposal import Pages, Proposal
from crawler.discover import Discovery
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
from crawler.unreadable import Unreadable
from meetings.article import Page
from meetings.errors import NotAnArticle, TooExpensive

T = TypeVar("T")

_TASKS_A_WORKER = 500
_START_SECONDS = 30.0
_PATIENCE = 6
"""Times as long as a task may have of the processor: others want it too."""


class Workers:
    """At most `limit` workers, each started when something needs one, and replaced after some hundred tasks.

    A task has `seconds` of the processor, however busy the machine; `TooExpensive` is raised where they, or
    the memory, run out.
    """

    def __init__(self, *, limit: int = 1, seconds: float = 5.0) -> None:
        self._free = asyncio.Semaphore(limit)
        self._alive: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._seconds = seconds

    async def extract(self, page: Page, outlet: Outlet | None, *, gated: bool = False) -> Extracted:
        """Raises `NotAnArticle` with the reason, or `TooExpensive`."""
        task = Task(what=page, outlet=outlet, seconds=self._seconds, gated=gated)
        return _article(await self._ask(task, OF_A_PAGE))

    async def discover(self, page: SourcePage, outlet: Outlet) -> Discovery:
        """Raises `TooExpensive`, or `Unreadable` where our reader is at fault."""
        return await self._ask(Task(what=page, outlet=outlet, seconds=self._seconds), OF_A_SOURCE)

    async def propose(self, pages: Pages) -> Proposal:
        """Raises `NotAnArticle` with the reason, `TooExpensive`, or `Unreadable` where ours is at fault."""
        return _article(await self._ask(Task(what=pages, outlet=None, seconds=self._seconds), OF_A_PROPOSAL))

    async def close(self) -> None:
        """End every worker, also those at work."""
        while self._alive:
            await self._end(next(iter(self._alive)))
        self._idle.clear()

    async def _ask(self, task: Task, form: TypeAdapter[T]) -> T:
        async with self._free:
            worker = self._idle.pop() if self._idle else await self._started()
            try:
                answer = await worker.ask(task, form, self._seconds)
            except BaseException:
                await self._end(worker)
                raise
            if worker.answered < _TASKS_A_WORKER:
                self._idle.append(worker)
            else:
                await self._end(worker)
            return answer

    async def start(self) -> Process:
        """It imports what we import, whatever lies in the directory we were started in."""
        command = (sys.executable, "-P", "-m", "crawler.worker")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        return await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, env=environment)

    async def _started(self) -> "_Worker":
        worker = _Worker(await self.start())
        self._alive.add(worker)
        return worker

    async def _end(self, worker: "_Worker") -> None:
        self._alive.discard(worker)
        await worker.end()


def _article(answer: T | NoArticle) -> T:
    if isinstance(answer, NoArticle):
        raise NotAnArticle(answer.reason, outcome=answer.outcome, by_layout=answer.by_layout)
    return answer


class _Worker:
    def __init__(self, process: Process) -> None:
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        self._process, self._sink, self._source = process, process.stdin, process.stdout
        self.answered = 0

    async def ask(self, task: Task, form: TypeAdapter[T], seconds: float) -> T:
        asked = pickle.dumps(task)
        try:
            async with asyncio.timeout(_START_SECONDS):
                self._sink.write(LENGTH.pack(len(asked)) + asked)
                await self._sink.drain()
                await self._frame()
            async with asyncio.timeout(_PATIENCE * seconds):
                answer = form.validate_json(await self._frame())
        except TimeoutError as error:
            raise TooExpensive("took far too long") from error
        except (EOFError, OSError) as error:
            raise await self._why_it_ended(seconds) from error
        except ValidationError as error:
            raise Unreadable("our reader broke on it") from error
        self.answered += 1
        return answer

    async def _frame(self) -> bytes:
        (length,) = LENGTH.unpack(await self._source.readexactly(LENGTH.size))
        return await self._source.readexactly(length)

    async def _why_it_ended(self, seconds: float) -> TooExpensive | Unreadable:
        """Ended by a signal or its limit, the page cost too much; else our reader is at fault."""
        code = await self._process.wait()
        if code == -signal.SIGPROF:
            return TooExpensive(f"took more than {seconds:g} s")
        if code < 0 or code == OUT_OF_MEMORY:
            return TooExpensive("ran out of memory")
        return Unreadable("our reader broke on it")

    async def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        with contextlib.suppress(OSError):
            await self._process.communicate()
