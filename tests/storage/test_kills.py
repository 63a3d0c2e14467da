"""Whoever is told that an article is kept will find it, even when the writer is killed the next moment."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import IO

from sqlalchemy import text

from storage.store import open_store

KILLS = 20
WRITERS = """
import os, sys
from datetime import UTC, datetime
from itertools import count
from meetings.alert import AlertDue
from meetings.article import Article
from meetings.encounter import Encounter
from meetings.meeting import Meeting, Opened
from storage.store import open_store

now = datetime(2026, 3, 18, tzinfo=UTC)


def write_for_ever(url, run):
    store = open_store(url)
    for number in count():
        name = f"{run}-{number}"
        article = Article(url=name, outlet="bao", title="Hội đàm", text="Hai bên hội đàm. " * 200, published_at=now)
        meeting = Meeting(id=name, version=1, facts=Encounter(kind="talks"), first_reported_at=now)
        with store.transaction() as tx:
            tx.keep(article, key=name, now=now, origin="crawl")
            tx.record(Opened(meeting=meeting), alerts=[AlertDue(subscription="s", due_at=now)], now=now)
        os.write(1, f"{os.getpid()} {name}\\n".encode())  # in one piece, or not at all


for run in range(int(sys.argv[2])):
    child = os.fork()
    if child == 0:
        write_for_ever(sys.argv[1], run)
    _, status = os.waitpid(child, 0)
    os.write(1, f"over {os.waitstatus_to_exitcode(status)}\\n".encode())
"""


def acknowledged_until_killed(said: IO[str], after: float) -> list[str]:
    """What a writer said it had kept before it was killed, a moment after its first word."""
    lines = [said.readline()]
    kill = Timer(after, os.kill, [int(lines[0].split()[0]), signal.SIGKILL])
    kill.start()
    while not lines[-1].startswith("over"):
        lines.append(said.readline())
    kill.join()
    assert lines.pop() == f"over {-signal.SIGKILL}\n"
    return [line.split()[1] for line in lines]


def test_no_acknowledged_article_is_lost_by_a_kill(url, now) -> None:
    open_store(url).close()
    acknowledged: set[str] = set()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-c", WRITERS, url, str(KILLS)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as writers:
        for _ in range(KILLS):
            moment = random.uniform(0, 0.1)  # noqa: S311 (not a secret)
            acknowledged.update(acknowledged_until_killed(writers.stdout, moment))
    store = open_store(url)
    with store.transaction() as tx:
        kept = {stored.key for stored in tx.articles_from(0, 1_000_000)}
        meetings = {meeting.id for meeting in tx.meetings()}
        due = {alert.meeting.id for alert in tx.due_alerts(now)}
        found = {hit.url for hit in tx.search("hoi dam", limit=1_000_000)}
        if url.startswith("sqlite"):
            assert tx._session.scalars(text("PRAGMA integrity_check")).all() == ["ok"]
    store.close()
    assert len(acknowledged) >= KILLS
    assert acknowledged <= kept
    assert kept == meetings == due == found
    assert len(kept - acknowledged) <= KILLS
