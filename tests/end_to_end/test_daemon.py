"""`hoidam run`: crawls, analyses and tells by itself; ends when asked; survives being killed."""

import json
import os
import re
import signal
import time
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from hoidam.receivers import MailReceiver
from hoidam.sample_sites import SampleSites


def children_of(process: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []


def is_alive(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture(autouse=True)
def _linux() -> None:
    if not Path("/proc/self/task").exists():
        pytest.skip("looks at processes the Linux way")


def test_the_daemon_does_the_whole_job_and_ends_when_asked(
    sites: SampleSites, mails: MailReceiver, configured: Any, start: Any, until: Any, tmp_path: Path
) -> None:
    daemon = start(configured(sites, mails.port), "run")
    until(lambda: len(mails.ledger.entries) >= 5)
    until(lambda: "round: " in (tmp_path / "stderr.log").read_text(encoding="utf-8"))
    began = time.monotonic()
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(10) == 0
    assert time.monotonic() - began < 10
    log = (tmp_path / "stderr.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "stopping" in log
    assert re.search(r"round: 4 outlets visited, 24 articles new, 0 revised, 0 gone, 0 failed, in \d+ s", log)
    assert not re.search(r"Versions:|DEBUG|scrapy", log)
    identities = [
        message_from_bytes(e.read_bytes(), policy=policy.default)["Message-ID"] for e in mails.ledger.entries
    ]
    assert len(set(identities)) == len(identities)


def test_a_second_daemon_is_refused_and_told_who_the_first_is(
    sites: SampleSites, configured: Any, start: Any, finish: Any, until: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1)
    first = start(config, "run")
    log = tmp_path / "stderr.log"
    until(lambda: "watching" in log.read_text(encoding="utf-8"))
    code, _ = finish(config, "run")
    assert code == 1
    assert f"already in use by hoidam run, process {first.pid}" in log.read_text(encoding="utf-8")


def test_a_crawl_by_hand_is_refused_while_the_daemon_crawls(
    sites: SampleSites, configured: Any, start: Any, finish: Any, until: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1, delay=3)
    daemon = start(config, "run")
    until(lambda: sites.requests)
    (crawl,) = children_of(daemon.pid)
    code, _ = finish(config, "crawl", "vnexpress")
    assert code == 1
    said = (tmp_path / "stderr.log").read_text(encoding="utf-8")
    assert f"vnexpress: asked at the moment by a round of hoidam run, process {crawl} on" in said
    assert "UTC; --wait MINUTES waits for its end" in said
    assert "Traceback" not in said


def test_a_daemon_goes_on_with_all_outlets_but_the_one_that_is_crawled_by_hand(
    sites: SampleSites, configured: Any, start: Any, finish: Any, until: Any, kill: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1, delay=60)
    by_hand = start(config, "crawl", "vnexpress", "--since", "2026-03-01", "--until", "2026-03-20")
    until(lambda: sites.requests)
    (host,) = sites.requests
    daemon = start(config, "run")
    until(lambda: len(sites.requests) > 2)
    assert by_hand.poll() is None, "the walk back outlasts the beginning of the round"
    (daemon_round,) = children_of(daemon.pid)
    assert finish(config, "crawl", "vnexpress")[0] == 1
    said = (tmp_path / "stderr.log").read_text(encoding="utf-8")
    walk = f"hoidam crawl --since 2026-03-01, process {by_hand.pid} on"
    assert f"vnexpress: asked at the moment by {walk}" in said
    shown = [json.loads(line) for line in finish(config, "outlets", "--json")[1].splitlines()]
    asked_by = {each["outlet"]: each["asked_by"] for each in shown}
    assert asked_by.pop("vnexpress").startswith(walk)
    assert asked_by
    assert all(
        holder.startswith(f"a round of hoidam run, process {daemon_round} on") for holder in asked_by.values()
    )
    kill(daemon)
    until(lambda: not is_alive(daemon_round))
    kill(by_hand)
    asked = len(sites.requests[host])
    again = start(config, "crawl", "vnexpress")
    until(lambda: len(sites.requests[host]) > asked)
    kill(again)


def test_a_crawl_under_way_ends_with_the_daemon_in_time(
    sites: SampleSites, configured: Any, start: Any, until: Any
) -> None:
    daemon = start(configured(sites, 1, delay=3), "run")
    until(lambda: sites.requests)
    (crawl,) = children_of(daemon.pid)
    began = time.monotonic()
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(12) == 0
    assert time.monotonic() - began < 10
    assert not is_alive(crawl)


def test_a_second_sigterm_ends_it_at_once(
    sites: SampleSites, configured: Any, start: Any, until: Any
) -> None:
    daemon = start(configured(sites, 1, delay=3), "run")
    until(lambda: sites.requests)
    (crawl,) = children_of(daemon.pid)
    os.kill(crawl, signal.SIGSTOP)
    daemon.send_signal(signal.SIGTERM)
    daemon.send_signal(signal.SIGTERM)
    until(lambda: daemon.poll() is not None or daemon.send_signal(signal.SIGTERM))
    assert daemon.returncode == 1, "had it waited for the crawl, all would have ended well"
    until(lambda: not is_alive(crawl))


def test_after_a_kill_the_crawl_ends_too_and_the_next_daemon_finishes_the_job(
    sites: SampleSites, mails: MailReceiver, configured: Any, start: Any, kill: Any, until: Any, opened: Any
) -> None:
    config = configured(sites, mails.port, delay=0.2)
    daemon = start(config, "run")
    until(lambda: sum(map(len, sites.requests.values())) > 10)
    orphans = children_of(daemon.pid)
    kill(daemon)
    until(lambda: not any(map(is_alive, orphans)))
    start(config, "run")
    store = opened()

    def finished() -> bool:
        with store.transaction() as tx:
            articles = sum(h.articles for h in tx.health())
            return articles == 24 and not tx.unread_articles(1) and tx.next_due() is None

    until(finished, within=60)
    with store.transaction() as tx:
        wanted = {delivery.message.id for delivery in tx.deliveries()}
        assert {d.state for d in tx.deliveries()} == {"sent"}
        assert len(tx.meetings()) == 16
    received = {
        message_from_bytes(e.read_bytes(), policy=policy.default)["Message-ID"].strip("<>").partition("@")[0]
        for e in mails.ledger.entries
    }
    assert received == wanted
