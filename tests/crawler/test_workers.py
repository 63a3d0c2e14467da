"""Pages are read by processes that can be ended, and are, when a page costs too much."""

import asyncio
import os
import pickle
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.outlet import Feed, Outlet
from crawler.tasks import LENGTH, SourcePage
from crawler.unreadable import Unreadable
from crawler.workers import Workers
from meetings.article import Page
from meetings.errors import NotAnArticle, TooExpensive

WORDS = "Hai bên nhất trí duy trì trao đổi đoàn, tuần tra chung và giao lưu sĩ quan trẻ trong năm tới. " * 3
GOOD = f"<html><h1>Hội đàm</h1><article><p>{WORDS}</p></article></html>".encode()
SLOW = b"<html><body " + b" ".join(b"a%d=1" % n for n in range(14_000)) + b">" + GOOD
"""Takes about half a second of the processor."""
BOMB = b"<html><body " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">" + GOOD


def page(body: bytes) -> Page:
    return Page(
        outlet="a", url="https://a.example/1", key="k", body=body, charset=None, fetched_at=datetime.now(UTC)
    )


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    pool = Workers(seconds=1.5)
    yield pool
    await pool.close()


async def test_a_page_that_takes_too_long_is_ended_and_the_next_is_read(workers: Workers) -> None:
    await workers.extract(page(GOOD), None)
    begun = time.perf_counter()
    with pytest.raises(TooExpensive, match=r"more than 1\.5 s|far too long"):  # by how busy others are
        await workers.extract(page(BOMB), None)
    assert time.perf_counter() - begun < 20
    assert (await workers.extract(page(GOOD), None)).article.title == "Hội đàm"


@pytest.fixture
def one_processor() -> Iterator[None]:
    """All that is started has to share it, whatever others do with the rest of the machine."""
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("no process can be held to one processor here")
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


@pytest.mark.usefixtures("one_processor")
async def test_a_page_has_its_time_of_the_processor_also_where_others_want_it(workers: Workers) -> None:
    await workers.extract(page(GOOD), None)
    loop = (sys.executable, "-c", "while True: pass")
    others = [await asyncio.create_subprocess_exec(*loop) for _ in range(3)]
    try:
        assert (await workers.extract(page(SLOW), None)).article.title == "Hội đàm"
    finally:
        for other in others:
            other.kill()
            await other.wait()


async def test_a_worker_imports_what_we_import_wherever_we_were_started(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crawler").mkdir()
    (tmp_path / "crawler" / "__init__.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert (await workers.extract(page(GOOD), None)).article.title == "Hội đàm"


async def test_the_reason_why_a_page_is_no_article_comes_back(workers: Workers) -> None:
    with pytest.raises(NotAnArticle, match="no text") as unreadable:
        await workers.extract(page(b"<html></html>"), None)
    with pytest.raises(NotAnArticle, match="a video") as refused:
        await workers.extract(page(b"<html><video></video></html>"), None)
    assert (unreadable.value.outcome, refused.value.outcome) == ("unreadable", "not_an_article")


async def test_an_answer_in_another_form_is_refused_and_never_unpickled(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = pickle.dumps(asdict(await workers.extract(page(GOOD), None)))
    await workers.close()
    said = LENGTH.pack(0) + LENGTH.pack(len(answer)) + answer
    worker = tmp_path / "worker"
    worker.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stdout.buffer.write({said!r})\nsys.stdout.flush()\nsys.stdin.read()\n"
    )
    worker.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(worker))
    with pytest.raises(Unreadable, match="our reader broke on it"):
        await workers.extract(page(GOOD), None)


async def test_sources_are_read_there_too(workers: Workers) -> None:
    outlet = Outlet(name="a", title="A", hosts=("a.example",), article_path=r"/(?P<id>\d+)", sources=())
    body = b"<rss version='2.0'><channel><item><title>T</title><link>https://a.example/7</link></item></channel></rss>"
    source = SourcePage(
        source=Feed("https://a.example/rss"), url="https://a.example/rss", body=body, charset=None
    )
    found = await workers.discover(source, outlet)
    assert [lead.key for lead in found.leads] == ["a.example:7"]


async def test_pages_that_come_at_once_are_each_answered_with_their_own(workers: Workers) -> None:
    bodies = [GOOD.replace("Hội đàm".encode(), f"Tin {number}".encode()) for number in range(6)]
    articles = await asyncio.gather(*(workers.extract(page(body), None) for body in bodies))
    assert [found.article.title for found in articles] == [f"Tin {number}" for number in range(6)]


async def test_no_worker_is_started_before_something_needs_one() -> None:
    before = _children()
    pool = Workers()
    assert _children() == before
    await pool.extract(page(GOOD), None)
    assert len(_children() - before) == 1
    await pool.close()
    assert _children() == before


async def test_a_worker_is_replaced_after_some_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.workers._TASKS_A_WORKER", 2)
    before, pool, seen = _children(), Workers(), []
    for _ in range(3):
        await pool.extract(page(GOOD), None)
        seen.append(_children() - before)
    await pool.close()
    assert [len(alive) for alive in seen] == [1, 0, 1]
    assert seen[0] != seen[2]


def test_a_worker_dies_with_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import asyncio, os, sys\n"
        "from crawler.workers import Workers\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_workers import BOMB, GOOD, page, _children\n"
        "async def main():\n"
        "    pool = Workers(seconds=1)\n"
        "    await pool.extract(page(GOOD), None)\n"
        "    print(*_children(), flush=True)\n"
        "    task = asyncio.create_task(pool.extract(page(BOMB), None))\n"
        "    await asyncio.sleep(0.3)\n"
        "    os.kill(os.getpid(), 9)\n"
        "asyncio.run(main())\n"
    )
    root = Path(__file__).parents[2]
    parent = subprocess.run(
        [sys.executable, script],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    worker = int(parent.stdout)
    deadline = time.monotonic() + 20
    while _is_alive(worker):
        assert time.monotonic() < deadline, "the worker outlived its parent"
        time.sleep(0.05)


def _children() -> set[int]:
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def _is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
