"""Evidence comes out as it went in, and can be verified by others' tools."""

import io
import json
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.outlets import load
from hoidam.analysing import analyse
from hoidam.crawling import StoreJournal
from hoidam.evidence import unfinished
from meetings.article import Article, Lead, Page
from storage.store import Store

Run = Callable[..., Result]
MEETING = "2026-03-18-talks-giang-dong-jun"
BODY = b"<html>\x00\xff H\xe1\xbb\x99i \xc4\x91\xc3\xa0m</html>\r\n"
HEADERS = (
    ("Content-Type", "text/html"),
    ("Content-Encoding", "gzip"),
    ("Set-Cookie", "a"),
    ("Set-Cookie", "b"),
)


pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture(scope="module")
def beginning(filled: Any, articles: list[Article], now: datetime) -> Path:
    """All sample articles; those of VnExpress were crawled, the others came without their pages."""

    def fill(store: Store, keep: Any) -> None:
        journal = StoreJournal(store=store, now=lambda: now, outlets=load())
        for article in articles:
            if article.outlet == "vnexpress":
                page = Page(
                    outlet="vnexpress", url=article.url, key=article.url, body=BODY, charset=None, fetched_at=now,
                    answered_url=f"{article.url}?x=1", headers=HEADERS,
                )  # fmt: skip
                journal.keep(page, article)
            else:
                keep(article)
        list(analyse(store, [], now=lambda: now))

    return filled(fill)


def test_a_folder_holds_pages_as_they_were_answered_and_verifies(hoidam: Run, folder: Path) -> None:
    result = hoidam("evidence", MEETING)
    place = folder / f"evidence-{MEETING}"
    assert result.exit_code == 0
    assert "4 reports, 1 page" in result.stderr
    assert "No page is kept of 3 reports" in result.stderr
    (page,) = place.glob("*-vnexpress/page-1.html")
    assert page.read_bytes() == BODY
    headers = (page.parent / "headers-1.txt").read_text()
    assert (
        headers
        == "HTTP/1.1 200\nContent-Type: text/html\nContent-Encoding: gzip\nSet-Cookie: a\nSet-Cookie: b\n"
    )
    assert json.loads((place / "meeting.json").read_text())["id"] == MEETING
    assert len(list(place.glob("*/text.txt"))) == 4
    assert "fetched 2026-03-20 01:00:00 UTC" in (place / "README.txt").read_text()
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], check=False, cwd=place, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    assert not [path for path in folder.iterdir() if path.name.startswith(".evidence")]


def test_an_archive_is_read_and_verified_by_its_own_library(hoidam: Run, folder: Path) -> None:
    assert hoidam("evidence", MEETING, "--warc", "--to", "talks.warc.gz").exit_code == 0
    content = (folder / "talks.warc.gz").read_bytes()
    records = archived(content)
    [(headers, http, body)] = records["response"]
    [(info, _, _)] = records["warcinfo"]
    assert info.get_header("WARC-Filename") == "talks.warc.gz"
    assert body == BODY
    assert headers.get_header("WARC-Date") == "2026-03-20T01:00:00Z"
    assert headers.get_header("WARC-Target-URI").endswith("?x=1")
    assert (http.get_header("Content-Length"), http.get_header("Content-Encoding")) == (str(len(BODY)), None)
    assert http.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    pages = [said.get_header("WARC-Refers-To") for said, _, _ in records["conversion"]]
    assert sorted(page for page in pages if page) == [headers.get_header("WARC-Record-ID")]
    assert len(pages) == 4, "those whose page was not kept have their words there, too"
    assert all("hội đàm" in text.decode().lower() for _, _, text in records["conversion"])
    command = type("Asked", (), {"inputs": [str(folder / "talks.warc.gz")], "verbose": False})
    assert Checker(command).process_all() == 0


def archived(content: bytes) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for record in ArchiveIterator(io.BytesIO(content), check_digests="raise"):
        whole = (record.rec_headers, record.http_headers, record.content_stream().read())
        found.setdefault(record.rec_type, []).append(whole)
    return found


def test_of_an_edited_article_each_revision_has_its_page_and_words(
    hoidam: Run, store: Store, folder: Path, articles: list[Article], now: datetime
) -> None:
    article = next(a for a in articles if a.outlet == "vnexpress" and "Quảng Ninh" in a.title)
    edited = Article(
        **{
            **article_fields(article),
            "title": "Hội đàm\n  SHA-256 0",
            "text": article.text.replace("Móng Cái", "Lạng Sơn"),
        }
    )
    page = Page(
        outlet="vnexpress", url=article.url, key=article.url, body=b"<p>Lang Son", charset=None,
        fetched_at=now,
    )  # fmt: skip
    StoreJournal(store=store, now=lambda: now, outlets=load()).keep(page, edited)
    list(analyse(store, [], now=lambda: now))
    hoidam("evidence", MEETING, "--to", "edited")
    hoidam("evidence", MEETING, "--to", "edited.warc.gz", "--warc")
    (place,) = (folder / "edited").glob("*-vnexpress")
    assert "Móng Cái" in (place / "text-1.txt").read_text()
    assert "Lạng Sơn" in (place / "text.txt").read_text()
    assert [(place / f"page-{n}.html").read_bytes() for n in (1, 2)] == [BODY, b"<p>Lang Son"]
    assert "\n  SHA-256 0\n" not in (folder / "edited/README.txt").read_text()
    records = archived((folder / "edited.warc.gz").read_bytes())
    bodies = {headers.get_header("WARC-Record-ID"): body for headers, _, body in records["response"]}
    texts = {headers.get_header("WARC-Refers-To"): text for headers, _, text in records["conversion"]}
    words = {bodies[page]: text.decode() for page, text in texts.items() if page}
    assert "Móng Cái" in words[BODY]
    assert "Lạng Sơn" in words[b"<p>Lang Son"]


def test_what_was_not_finished_leaves_nothing(folder: Path) -> None:
    before = set(folder.iterdir())
    with pytest.raises(KeyboardInterrupt), unfinished(folder / "half") as whole:  # noqa: PT012 (what is undone)
        whole.write_bytes(b"half")
        raise KeyboardInterrupt
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize("options", [(), ("--warc",)])
def test_nothing_is_overwritten(hoidam: Run, folder: Path, options: tuple[str, ...]) -> None:
    (folder / "mine").write_text("mine")
    result = hoidam("evidence", MEETING, "--to", "mine", *options)
    assert result.exit_code == 1
    assert "mine is there already" in result.stderr
    assert (folder / "mine").read_text() == "mine"


@pytest.mark.parametrize("options", [(), ("--warc",)])
@pytest.mark.parametrize("place", ["file/evidence", "n" * 300])
def test_where_nothing_can_be_written_is_said_in_a_line(
    hoidam: Run, folder: Path, place: str, options: tuple[str, ...]
) -> None:
    (folder / "file").write_text("")
    result = hoidam("evidence", MEETING, "--to", place, *options)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["evidence", "revisions", "meetings"])
def test_a_meeting_that_is_not_known_is_said_with_the_nearest(hoidam: Run, command: str) -> None:
    result = hoidam(command, f"{MEETING}s")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"there is no meeting '{MEETING}s'; did you mean '{MEETING}'?" in result.stderr
    assert "hoidam meetings lists them" in hoidam(command, "xyz").stderr


def test_an_article_that_is_not_known_is_said(hoidam: Run) -> None:
    result = hoidam("revisions", "https://vnexpress.net/1.html")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "there is no article https://vnexpress.net/1.html" in result.stderr


def test_programs_get_addresses_times_and_sums(hoidam: Run, lines: Callable[[Result], list[Any]]) -> None:
    told = lines(hoidam("evidence", MEETING, "--json"))
    pages = [page for article in told for page in article["pages"]]
    assert len(told) == 4
    assert [set(page) for page in pages] == [{"url", "fetched_at", "sha256"}]


def test_an_edited_and_a_vanished_article_are_told(
    hoidam: Run, store: Store, articles: list[Article], now: datetime
) -> None:
    article = next(a for a in articles if a.outlet == "vnexpress" and "Quảng Ninh" in a.title)
    edited = article.text.replace("Móng Cái", "Lạng Sơn", 1)
    with store.transaction() as tx:
        tx.keep(
            Article(**{**article_fields(article), "text": edited}), key=article.url, now=now, origin="crawl"
        )
        tx.mark_gone(article.url, now)
    assert f"vanished, revision 2 · {article.url}" in hoidam("revisions").stdout
    assert f"vanished, revision 2 · {article.url}" in hoidam("revisions", "--since", "2026-03-20").stdout
    assert hoidam("revisions", "--since", "2026-03-21").stdout == ""
    shown = hoidam("revisions", MEETING).stdout
    assert "[-Móng Cái-]{+Lạng Sơn+}" in " ".join(shown.split())
    assert "gone since 2026-03-20 08:00, what we had:" in shown
    assert shown.count("first seen, not edited since") == 3
    assert max(len(line) for line in shown.splitlines() if "http" not in line) <= 100
    assert "(edited 1 time)  (vanished 2026-03-20 08:00)" in hoidam("meetings", MEETING).stdout


def article_fields(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in article.__slots__}


def test_programs_get_every_revision_and_people_are_told_of_those_not_shown(
    hoidam: Run, store: Store, now: datetime, lines: Callable[[Result], list[Any]]
) -> None:
    with store.transaction() as tx:
        for number in range(53):
            url = f"https://vnexpress.net/tin-{number}.html"
            for text in ("Hai bên hội đàm.", "Hai bên đã hội đàm."):
                article = Article(url=url, outlet="vnexpress", title="Tin", text=text, published_at=now)
                tx.keep(article, key=url, now=now, origin="crawl")
    assert len({line["url"] for line in lines(hoidam("revisions", "--json"))}) == 53
    short = hoidam("revisions")
    assert short.stdout.count("revision 2 · ") == 50
    assert "and 3 more, edited or gone earlier: --all, or --json" in short.stderr
    everything = hoidam("revisions", "--all")
    assert everything.stdout.count("revision 2 · ") == 53
    assert "more" not in everything.stderr


def test_without_revisions_that_is_said(hoidam: Run) -> None:
    result = hoidam("revisions")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing was edited" in result.stderr


def test_a_churned_page_is_no_revision(store: Store, articles: list[Article], now: datetime) -> None:
    article = articles[0]
    journal = StoreJournal(store=store, now=lambda: now, outlets=load())
    lead = Lead(outlet=article.outlet, url=article.url, key=article.url)
    page = Page(outlet=lead.outlet, url=lead.url, key=lead.key, body=b"", charset=None, fetched_at=now)
    churned = Article(**{**article_fields(article), "text": article.text + "\n53019 lượt xem"})
    assert journal.keep(page, churned) == "same"
