"""A live page becomes an outlet: a table to be pasted, or a file and its sample, and either is at once of use."""

import json
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from crawler.extract import extract
from crawler.outlet import Outlet
from hoidam.clock import now
from hoidam.commands import outlets_add
from hoidam.samples.articles import SampleArticle, sample_articles
from meetings.article import Page
from tests.forked import Forked, hoidam

URL = "http://post.example/the-gioi/hoi-dam-tai-quang-ninh-123456.html"
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Evening Post</title>
<meta property="og:site_name" content="Evening Post"></head><body>
<ul class="menu"><li><a href="/the-gioi">Thế giới</a></li></ul>
<div class="story"><h1 class="headline">{title}</h1><span class="when">{published:%d/%m/%Y %H:%M}</span>
<p class="standfirst">{lead}</p><div class="text">{paragraphs}</div></div>
<div class="related"><h3>Tin liên quan</h3></div></body></html>"""
HOME = """<html><head><link rel="alternate" type="application/rss+xml" href="/rss/the-gioi.rss"></head>
<body><a href="/the-gioi/hoi-dam-tai-quang-ninh-123456.html">x</a></body></html>"""
FEED = f"<rss version='2.0'><channel><item><title>x</title><link>{URL}</link></item></channel></rss>"

Finish = Callable[..., tuple[int, str]]
Served = Callable[[dict[str, bytes]], str]


@pytest.fixture
def sample() -> SampleArticle:
    return next(s for s, *_ in sample_articles() if "hội đàm tại Quảng Ninh" in s.title)


@pytest.fixture
def configuration(served: Served, sample: SampleArticle, tmp_path: Path) -> Path:
    paragraphs = "".join(f"<p>{line}</p>" for line in sample.paragraphs)
    page = PAGE.format(
        title=sample.title, published=sample.published, lead=sample.lead, paragraphs=paragraphs
    )
    bodies = {URL: page, "http://post.example/": HOME, "http://post.example/rss/the-gioi.rss": FEED}
    proxy = served({address: body.encode() for address, body in bodies.items()})
    path = tmp_path / "hoidam.toml"
    path.write_text(f'[crawler]\nproxy = "{proxy}"\ndelay = 0.05\ntimeout = 5\n', encoding="utf-8")
    for folder in ("crawler/outlets", "tests/crawler/pages"):
        (tmp_path / folder).mkdir(parents=True)
    return path


@pytest.fixture
def told(tmp_path: Path) -> Callable[[], str]:
    """What the program said on stderr so far."""
    return lambda: (tmp_path / "stderr.log").read_text(encoding="utf-8")


def test_the_table_it_prints_finds_the_meeting_when_it_is_pasted(
    configuration: Path, finish: Finish, asked: list[str], told: Callable[[], str]
) -> None:
    code, table = finish(configuration, "outlets", "add", "evening_post", URL, "--toml")
    assert code == 0
    assert asked == ["http://post.example/robots.txt", URL, "http://post.example/"]
    (outlet,) = tomllib.loads(table)["outlets"]
    assert outlet["feeds"] == ["http://post.example/rss/the-gioi.rss"]
    assert outlet["layout"]["body"] == ["div.text"]
    assert "To check" not in told()
    configuration.write_text(configuration.read_text("utf-8") + table, encoding="utf-8")
    assert finish(configuration, "crawl", "evening_post")[0] == 0
    assert finish(configuration, "analyse")[0] == 0
    meetings = [json.loads(line) for line in finish(configuration, "meetings", "--json")[1].splitlines()]
    assert any(meeting["kind"] == "talks" for meeting in meetings)


def test_the_file_it_writes_reads_the_sample_beside_it(
    configuration: Path, finish: Finish, sample: SampleArticle, tmp_path: Path, told: Callable[[], str]
) -> None:
    code, said = finish(configuration, "outlets", "add", "evening_post", URL, "--to", str(tmp_path))
    assert (code, said) == (0, "")
    (html,) = (tmp_path / "tests/crawler/pages/evening_post").glob("*.html")
    expected = json.loads(html.with_suffix(".json").read_text("utf-8"))
    outlet = declared_in(tmp_path / "crawler/outlets/evening_post.py")
    page = Page(
        outlet="evening_post", url=expected["url"], key="", body=html.read_bytes(), charset=None, fetched_at=now()
    )  # fmt: skip
    article = extract(page, outlet)
    assert outlet.key(expected["url"]) == expected["key"] == "post.example:123456"
    read = article.as_json()
    assert read == read | {
        name: expected[name] for name in ("title", "lead", "text", "published_at", "byline")
    }
    assert len(article.title) == len(sample.title)
    assert article.published_at == sample.published.replace(second=0, microsecond=0)
    words = sample.paragraphs[0].split()
    assert not any(" ".join(words[n : n + 3]) in html.read_text("utf-8") for n in range(len(words) - 3))
    assert f"Wrote {tmp_path}/crawler/outlets/evening_post.py" in told()


def declared_in(path: Path) -> Outlet:
    said: dict[str, Outlet] = {}
    exec(compile(path.read_text("utf-8"), path, "exec"), said)  # noqa: S102 - what the program wrote
    return said["OUTLET"]


def test_nothing_is_overwritten_and_then_nothing_is_asked(
    configuration: Path, finish: Finish, asked: list[str], tmp_path: Path, told: Callable[[], str]
) -> None:
    there = tmp_path / "crawler/outlets/evening_post.py"
    there.write_text("mine", encoding="utf-8")
    assert finish(configuration, "outlets", "add", "evening_post", URL, "--to", str(tmp_path))[0] == 2
    assert there.read_text("utf-8") == "mine"
    assert f"is there already: {there}" in " ".join(told().split())
    assert asked == []


@pytest.mark.parametrize(
    ("name", "url", "why"),
    [
        ("Evening-Post", URL, "must be of small letters, digits and _"),
        ("vnexpress", URL, "there is an outlet vnexpress already"),
        ("evening_post", "https://vnexpress.net/x-4800000.html", "is an address of vnexpress"),
        ("evening_post", "ftp://post.example/x", "is not an http or https address"),
        (
            "evening_post",
            "http://127.0.0.1/x-123456.html",
            "127.0.0.1 is the number of a machine, which may change",
        ),
        ("evening_post", "http://[2001:db8::1]:8080/x-123456.html", "2001:db8::1 is the number of a machine"),
        ("evening_post", "http://localhost/x-123456.html", "localhost is no name of a site on the internet"),
    ],
)
def test_a_name_or_an_address_that_cannot_be_used_is_wrong_use(
    configuration: Path,
    finish: Finish,
    asked: list[str],
    told: Callable[[], str],
    name: str,
    url: str,
    why: str,
) -> None:
    assert finish(configuration, "outlets", "add", name, url)[0] == 2
    assert why in " ".join(told().split())
    assert asked == []


@pytest.mark.parametrize(
    ("robots", "url", "why"),
    [
        ("User-agent: *\nDisallow: /the-gioi", URL, f"{URL}: forbidden by robots"),
        ("", "http://post.example/gone-123456.html", "http://post.example/gone-123456.html: gone (answers 404)"),
        ("", "http://post.example/rss/the-gioi.rss", "http://post.example/rss/the-gioi.rss: no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_told_in_one_line_and_makes_nothing(
    configuration: Path,
    served: Served,
    finish: Finish,
    told: Callable[[], str],
    robots: str,
    url: str,
    why: str,
) -> None:
    served({"http://post.example/robots.txt": robots.encode()})
    code, table = finish(configuration, "outlets", "add", "evening_post", url, "--toml")
    assert (code, table) == (1, "")
    assert why in told()
    assert "Traceback" not in told()


def test_a_page_that_takes_for_ever_is_given_up(
    configuration: Path, served: Served, start: Callable[..., Forked], told: Callable[[], str]
) -> None:
    attributes = b" ".join(b"a%d=1" % number for number in range(600_000))
    served({URL: b"<html><body " + attributes + b">" + PAGE.encode()})
    impatient = start(
        configuration, "outlets", "add", "evening_post", URL, "--toml", program=hoidam_with_two_seconds
    )
    said, _ = impatient.communicate(timeout=90)
    assert (impatient.returncode, said) == (1, "")
    assert f"{URL}: took more than 2 s" in told()
    assert "Traceback" not in told()


def hoidam_with_two_seconds(arguments: Sequence[str]) -> None:
    outlets_add._PATIENCE = 2.0
    hoidam(arguments)


def test_a_home_page_that_is_not_had_costs_the_feeds_alone(
    configuration: Path, served: Served, finish: Finish, told: Callable[[], str]
) -> None:
    served({"http://post.example/robots.txt": b"User-agent: *\nDisallow: /$"})
    code, table = finish(configuration, "outlets", "add", "evening_post", URL, "--toml")
    assert code == 0
    assert tomllib.loads(table)["outlets"][0]["listings"] == ["http://post.example/"]
    assert "To check: the home page could not be had" in told()
