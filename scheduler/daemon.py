"""An alarm clock for jobs: it only wakes us, what is due is known elsewhere."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to do every so often; a turn that finds the last one still running is skipped."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[object]]


async def run_forever(jobs: Iterable[Job], stop: asyncio.Event, *, grace: timedelta) -> None:
    """Start every job now and at its times until `stop` is set; running ones may then finish within `grace`.

    A turn only starts a task that is ours, so that one job's trouble is its own; turns missed in sleep are
    made up for once.
    """
    scheduler = AsyncIOScheduler(timezone=UTC)
    running: dict[str, asyncio.Task[None]] = {}

    async def turn(job: Job) -> None:
        if (task := running.get(job.name)) is None or task.done():
            running[job.name] = asyncio.create_task(_guarded(job), name=job.name)

    for job in jobs:
        scheduler.add_job(
            turn,
            "interval",
            args=[job],
            seconds=job.every.total_seconds(),
            next_run_time=datetime.now(UTC),
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )
    scheduler.start()
    try:
        await stop.wait()
    finally:
        scheduler.shutdown(wait=False)
        await _finished([task for task in running.values() if not task.done()], grace)


async def _guarded(job: Job) -> None:
    try:
        await job.run()
    except Exception:  # the one place where any error is a job's own trouble (design, section 3)
        log.exception("%s failed; it runs again at its next turn", job.name)


async def _finished(tasks: list[asyncio.Task[None]], grace: timedelta) -> None:
    if tasks:
        await asyncio.wait(tasks, timeout=grace.total_seconds())
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
