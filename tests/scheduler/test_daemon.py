"""Jobs are woken at their times, fail alone, never overlap, and may finish when asked to stop."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from scheduler.daemon import Job, run_forever

SOON = timedelta(milliseconds=20)
LONG = timedelta(hours=1)


async def until(condition: Callable[[], bool], within: float = 10) -> None:
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - conditions of all sorts
            await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def running(*jobs: Job, grace: timedelta = LONG):
    stop = asyncio.Event()
    task = asyncio.create_task(run_forever(jobs, stop, grace=grace))
    try:
        yield stop
    finally:
        stop.set()
        async with asyncio.timeout(10):
            await task


def job(name: str, run: Callable[[], Awaitable[object]], every: timedelta = SOON) -> Job:
    return Job(name=name, every=every, run=run)


async def test_a_job_runs_at_once_and_then_at_its_times() -> None:
    turns = []

    async def work() -> None:
        turns.append(1)

    async with running(job("often", work)):
        await until(lambda: len(turns) >= 3)


async def test_one_jobs_failure_is_its_own_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    turns = []

    async def fails() -> None:
        raise RuntimeError("out of order")

    async def works() -> None:
        turns.append(1)

    with caplog.at_level(logging.ERROR, "scheduler"):
        async with running(job("bad", fails), job("good", works)):
            await until(lambda: len(turns) >= 3 and len(caplog.records) >= 2)
    assert {"bad"} == {record.message.split()[0] for record in caplog.records}
    assert "out of order" in caplog.text


async def test_a_slow_job_skips_its_turns_instead_of_overlapping() -> None:
    turns, at_once, most = [], 0, 0
    gate = asyncio.Event()

    async def slow() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await gate.wait()
        at_once -= 1

    async def quick() -> None:
        turns.append(1)

    async with running(job("slow", slow), job("quick", quick)):
        await until(lambda: len(turns) >= 5)
        assert most == 1
        gate.set()


async def test_stopping_lets_a_running_job_finish_within_the_grace() -> None:
    began, gate, ended = asyncio.Event(), asyncio.Event(), []

    async def work() -> None:
        began.set()
        await gate.wait()
        ended.append("well")

    async with running(job("work", work, LONG)) as stop:
        await began.wait()
        stop.set()
        await asyncio.sleep(0)
        gate.set()
    assert ended == ["well"]


async def test_stopping_cancels_what_outlasts_the_grace() -> None:
    began, ended = asyncio.Event(), []

    async def work() -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    async with running(job("work", work, LONG), grace=timedelta(milliseconds=50)):
        await began.wait()
    assert ended == ["cancelled"]


async def test_no_job_starts_after_the_stop() -> None:
    turns = []

    async def work() -> None:
        turns.append(1)

    async with running(job("work", work)):
        await until(lambda: len(turns) >= 1)
    known = len(turns)
    await asyncio.sleep(SOON.total_seconds() * 3)
    assert len(turns) == known
