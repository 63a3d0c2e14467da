"""A reading worker that has imported all it needs: forked from the process of a crawl before that begins."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context

import crawler.adding.sample
import crawler.extract
import crawler.spider
from crawler.worker import serve
from crawler.workers import Workers


class ReadyWorker:
    """Is to `Workers` what an `asyncio.subprocess.Process` is."""

    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair()
        self._process = get_context("fork").Process(target=self._serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _serve(self, theirs: socket.socket) -> None:
        self._ours.close()
        with theirs.makefile("rwb") as stream:
            serve(stream, stream)

    async def connect(self) -> None:
        self.stdout, self.stdin = await asyncio.open_connection(sock=self._ours)

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> int:
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode

    async def communicate(self) -> None:
        self.stdin.close()
        await self.wait()


class OneReady(Workers):
    """Workers of which the first is ready; others are started as usual."""

    def __init__(self, ready: ReadyWorker) -> None:
        super().__init__()
        self._ready = [ready]

    async def start(self):
        if not self._ready:
            return await super().start()
        worker = self._ready.pop()
        await worker.connect()
        return worker


@contextmanager
def one_ready() -> Iterator[None]:
    """Make a worker for the round that this process is about to begin."""
    worker = ReadyWorker()
    crawler.spider.Workers = partial(OneReady, worker)
    try:
        yield
    finally:
        worker.kill()
