"""A crawl against outlets under their own names: polite, complete, and whole again after a kill."""

import json
import sqlite3
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hoidam.sample_sites import SampleSites
from hoidam.samples.articles import SampleArticle, sample_articles
from meetings.article import Article
from meetings.reader import judge

EVERY_ARTICLE = {versions[0].url for versions in sample_articles()}


def kept_in(database: Path) -> list[str]:
    """The addresses of the articles in the store, as if all were encrypted."""
    if not database.exists():
        return []
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        try:
            rows = connection.execute("SELECT url FROM articles").fetchall()
            return [url.replace("http:", "https:") for (url,) in rows]
        except sqlite3.OperationalError:
            return []


def test_a_round_keeps_every_article_and_the_next_fetches_none(
    sites: SampleSites, configured: Any, finish: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1)
    code, said = finish(config, "crawl", "--json")
    reports = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert {r["outlet"] for r in reports} == {"baotintuc", "baoquankhu7", "vnexpress", "biengioilanhtho"}
    assert set(kept_in(tmp_path / "hoidam.db")) == EVERY_ARTICLE
    assert sum(r["new"] for r in reports) == len(EVERY_ARTICLE)
    asked = {host: len(requests) for host, requests in sites.requests.items()}
    assert finish(config, "crawl", "--due")[0] == 0
    assert {host: len(requests) for host, requests in sites.requests.items()} == asked


def test_what_cannot_be_about_our_subject_is_not_kept_and_what_is_all_is(
    sites: SampleSites, configured: Any, finish: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1, keep="subject")
    code, said = finish(config, "crawl", "--json")
    assert code == 0
    kept = set(kept_in(tmp_path / "hoidam.db"))
    about = {v[0].url for v in sample_articles() if judge(as_article(v[0])).label != "none"}
    assert about <= kept < EVERY_ARTICLE
    assert sum(json.loads(line)["off_topic"] for line in said.splitlines()) == len(EVERY_ARTICLE - kept)
    asked = sum(map(len, sites.requests.values()))
    assert finish(config, "crawl", "--due")[0] == 0
    assert sum(map(len, sites.requests.values())) == asked, "what was held back is done with"


def as_article(sample: SampleArticle) -> Article:
    text = "\n".join([sample.lead, *sample.paragraphs])
    return Article(
        url=sample.url, outlet=sample.outlet, title=sample.title, text=text, published_at=sample.published
    )


def test_robots_are_asked_first_and_we_say_who_we_are(
    sites: SampleSites, configured: Any, finish: Any
) -> None:
    finish(configured(sites, 1), "crawl", "vnexpress")
    (host,) = sites.requests
    assert host == "vnexpress.net"
    assert sites.requests[host][0].target == "/robots.txt"
    assert {request.user_agent for request in sites.requests[host]} == {"hoidam/0.1.0"}


def test_requests_to_one_outlet_are_apart_by_the_delay(
    sites: SampleSites, configured: Any, finish: Any
) -> None:
    finish(configured(sites, 1, delay=0.3), "crawl", "baoquankhu7")
    (requests,) = sites.requests.values()
    apart = [(b.at - a.at).total_seconds() for a, b in pairwise(requests)]
    assert len(apart) >= 5
    assert min(apart) > 0.25


def test_a_single_article_can_be_fetched(
    sites: SampleSites, configured: Any, finish: Any, tmp_path: Path
) -> None:
    url = min(EVERY_ARTICLE)
    code, _ = finish(configured(sites, 1), "crawl", "--url", url)
    assert code == 0
    assert kept_in(tmp_path / "hoidam.db") == [url]


def test_an_address_of_no_outlet_is_refused(sites: SampleSites, configured: Any, finish: Any) -> None:
    code, _ = finish(configured(sites, 1), "crawl", "--url", "https://elsewhere.example/1")
    assert code != 0
    assert sites.requests == {}


def test_without_its_proxy_there_is_one_line_an_outlet_and_nothing_is_lost(
    sites: SampleSites, configured: Any, finish: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(sites.proxy, "http://127.0.0.1:1"), encoding="utf-8")
    code, _ = finish(config, "crawl")
    assert code == 1
    said = (tmp_path / "stderr.log").read_text(encoding="utf-8").splitlines()
    told = Counter(line.partition(":")[0] for line in said if "our own proxy refuses connections" in line)
    assert told == Counter(baotintuc=1, baoquankhu7=1, vnexpress=1, biengioilanhtho=1)
    assert not any("Traceback" in line for line in said)
    config.write_text(text, encoding="utf-8")
    assert finish(config, "crawl")[0] == 0
    assert set(kept_in(tmp_path / "hoidam.db")) == EVERY_ARTICLE


@pytest.mark.parametrize("after", [2, 13])
def test_a_killed_crawl_loses_nothing_and_fetches_no_more_than_what_was_under_way_again(
    sites: SampleSites,
    configured: Any,
    start: Any,
    finish: Any,
    kill: Any,
    until: Any,
    tmp_path: Path,
    after: int,
) -> None:
    config, database = configured(sites, 1), tmp_path / "hoidam.db"
    crawl = start(config, "crawl", "--due")
    until(lambda: len(kept_in(database)) >= after)
    kill(crawl)
    assert finish(config, "crawl", "--due")[0] == 0
    assert Counter(kept_in(database)) == Counter(EVERY_ARTICLE)
    paths = {url.partition("/")[2].partition("/")[2].partition("/")[2] for url in EVERY_ARTICLE}
    fetched = Counter(r.target.removeprefix("/") for asked in sites.requests.values() for r in asked)
    again = [path for path in paths if fetched[path] > 1]
    assert len(again) <= 4, "one at most was under way at each outlet"


def test_a_walk_back_says_which_outlets_have_no_archive_and_takes_no_day_to_come(
    sites: SampleSites, configured: Any, finish: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1)
    assert (
        finish(config, "crawl", "baoquankhu7", "vnexpress", "--since", "2026-03-15", "--until", "2026-03-20")[
            0
        ]
        == 0
    )
    said = (tmp_path / "stderr.log").read_text(encoding="utf-8")
    assert "No archive is known of baoquankhu7: only what its sources announce now." in said
    assert "Not at the end yet" not in said
    asked = sum(map(len, sites.requests.values()))
    assert finish(config, "crawl", "vnexpress", "--since", "2999-01-01")[0] == 2
    assert sum(map(len, sites.requests.values())) == asked


def test_a_walk_back_that_is_asked_to_end_says_that_it_is_not_at_its_end(
    sites: SampleSites, configured: Any, start: Any, until: Any, tmp_path: Path
) -> None:
    config = configured(sites, 1, delay=3)
    walk = start(config, "crawl", "vnexpress", "--since", "2026-03-01", "--until", "2026-03-20")
    until(lambda: sum(map(len, sites.requests.values())) > 2)
    walk.terminate()
    walk.wait(timeout=30)
    said = (tmp_path / "stderr.log").read_text(encoding="utf-8")
    assert "Not at the end yet: vnexpress. The same command goes on." in said
