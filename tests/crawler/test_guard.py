"""The crawler connects to the public internet and to what is allowed, whatever an outlet, a page or a name says."""

from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from scrapy import Request
from scrapy.settings import Settings

from crawler.discover import discover
from crawler.guard import Guard
from crawler.manners import Manners
from crawler.outlet import Feed, Listing, NewsSitemap, Outlet
from crawler.run import settings
from hoidam.sample_sites import sample_sites_in_thread
from meetings.errors import MonitorError
from tests.forbidden import ADDRESSES, AMBIGUOUS, HOSTS, PUBLIC, SCHEMES

FEED = b'<rss version="2.0"><channel><title>T</title><item><link>http://a.example/x</link></item></channel></rss>'
OUTLET = Outlet(
    name="a", title="A", hosts=("a.example", "127.0.0.1"), article_path=r"/tin-(?P<id>\d+)\.html", sources=()
)  # fmt: skip


def redirect(where: Callable[[BaseHTTPRequestHandler], str]) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", where(request).encode().decode("latin-1"))
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def number_of(request: BaseHTTPRequestHandler) -> int:
    return int(request.headers["Host"].partition(".")[0].removeprefix("n"))


def sources(*urls: str) -> list[list[str]]:
    return [["feed", url] for url in urls]


def test_no_address_that_is_not_public_is_connected_to_however_it_is_written(crawl, trap) -> None:
    urls = [f"http://{host}:{trap.port}/rss" for host in HOSTS]
    told = crawl(
        proxy=None,
        names={"localhost": [["127.0.0.1"]], "localhost.": [["127.0.0.1"]]},
        outlets={f"n{n}.example": sources(url) for n, url in enumerate(urls)},
    )
    assert (trap.connects(), told.connected()) == (0, set())
    outcomes = told.outcomes("source")
    assert {url: outcomes[url][0] for url in urls} == dict.fromkeys(urls, "forbidden_address")
    assert (
        outcomes[f"http://127.0.0.1:{trap.port}/rss"][1]
        == "robots.txt: 127.0.0.1 is not on the public internet"
    )


def test_no_redirect_leads_there_either(web, crawl, trap) -> None:
    web.answers |= {
        "/1": redirect(lambda request: f"http://{HOSTS[number_of(request)]}:{trap.port}/rss"),
        "/2": redirect(lambda _: "/1"),
    }
    urls = {
        f"n{n}.after-{hops}.example": f"http://n{n}.after-{hops}.example:{web.port}/{hops}"
        for n in range(len(HOSTS))
        for hops in (1, 2)
    }
    told = crawl(
        proxy=None,
        names={host: [[PUBLIC]] for host in urls},
        outlets={host: sources(url) for host, url in urls.items()},
        mirrors={host: [HOSTS[int(host[1:].partition(".")[0])].strip("[]").lower()] for host in urls},
    )
    assert (trap.connects(), told.connected()) == (0, {PUBLIC})
    assert len(web.paths()) == 3 * len(HOSTS)
    outcomes = {url: outcome for url, (outcome, _) in told.outcomes("source").items()}
    assert set(outcomes.values()) == {"forbidden_address", "off_site"}
    n = HOSTS.index("127.0.0.1")
    assert outcomes[urls[f"n{n}.after-2.example"]] == "forbidden_address"


def test_no_name_leads_there_alone_or_among_others(crawl, trap) -> None:
    names = {f"n{n}.example": [[address]] for n, address in enumerate(ADDRESSES)}
    names |= {f"m{n}.example": [[PUBLIC, address]] for n, address in enumerate(ADDRESSES)}
    told = crawl(
        proxy=None,
        names=names,
        outlets={name: sources(f"http://{name}:{trap.port}/rss") for name in names},
    )
    assert (trap.connects(), told.connected()) == (0, set())
    assert {outcome for outcome, _ in told.outcomes("source").values()} == {"forbidden_address"}
    assert told.reports[0]["problem"] == (
        f"http://n0.example:{trap.port}/rss: forbidden address "
        "(robots.txt: n0.example leads to 127.0.0.1, which is not on the public internet)"
    )


def test_a_name_that_leads_elsewhere_the_second_time_is_judged_anew(web, crawl) -> None:
    def feed(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Connection", "close")
        request.send_header("Content-Length", str(len(FEED)))
        request.end_headers()
        request.wfile.write(FEED)

    web.answers |= {"/robots.txt": feed, "/rss": feed, "/rss?again": feed}
    url = f"http://news.example:{web.port}/rss"
    told = crawl(
        proxy=None,
        names={"news.example": [[PUBLIC], ["127.0.0.1"], [PUBLIC]]},
        outlets={"news.example": sources(url, f"{url}?again")},
    )
    assert told.connected() == {PUBLIC}
    assert told.outcomes("source") == {
        url: ("forbidden_address", "news.example leads to 127.0.0.1, which is not on the public internet"),
        f"{url}?again": ("empty", "1 links, no article of news.example"),
    }
    assert [request.path for request in web.asked] == ["/robots.txt", "/rss"]


def test_what_is_allowed_is_connected_to_at_its_port_and_no_other(web, crawl, trap) -> None:
    web.answers["/rss"] = FEED
    urls = [
        f"http://{host}:{port}/rss" for port in (web.port, trap.port) for host in ("127.0.0.1", "in.example")
    ]
    told = crawl(
        proxy=None,
        names={"in.example": [["127.0.0.1"]]},
        allowed=[["127.0.0.1", web.port]],
        outlets={f"n{n}.example": sources(url) for n, url in enumerate(urls)},
    )
    outcomes = told.outcomes("source")
    assert [outcomes[url][0] for url in urls] == ["empty", "empty", "forbidden_address", "forbidden_address"]
    assert trap.connects() == 0


def test_a_proxy_may_be_anywhere_and_lets_nobody_else_in(crawl, tmp_path: Path) -> None:
    with sample_sites_in_thread(tmp_path) as sites:
        port = urlsplit(sites.proxy).port
        told = crawl(
            proxy=f"http://Proxy.example:{port}",
            names={"proxy.example": [["127.0.0.1"]]},
            samples=["vnexpress"],
            ca_file=str(sites.ca_file),
        )
    assert told.reports[0]["problem"] is None
    assert told.kept()


def test_a_proxy_of_the_environment_is_not_even_connected_to(crawl, trap) -> None:
    there = f"http://127.0.0.1:{trap.port}"
    env = dict.fromkeys(
        ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"), there
    )
    told = crawl(
        proxy=None, env={**env, "no_proxy": ""}, names={"news.example": [[PUBLIC]]},
        outlets={"news.example": sources("http://news.example:1/rss", "https://news.example:1/rss")},
    )  # fmt: skip
    assert told.connected() == {PUBLIC}
    assert trap.connects() == 0


def test_other_schemes_than_the_webs_fetch_nothing(crawl) -> None:
    told = crawl(proxy=None, names={}, outlets={"news.example": sources(*SCHEMES)})
    assert told.outcomes("source") == dict.fromkeys(SCHEMES, ("forbidden_address", "no address on the web"))


@pytest.mark.parametrize("url", [*AMBIGUOUS, *SCHEMES])
@pytest.mark.parametrize("source", [Feed, NewsSitemap, Listing])
def test_a_link_that_can_be_read_in_two_ways_is_no_lead_unless_it_is_written_plainly(
    source: Any, url: str
) -> None:
    written = escape(url)
    body = {
        Feed: f'<rss version="2.0"><channel><item><link>{written}</link></item></channel></rss>',
        NewsSitemap: f"<urlset><url><loc>{written}</loc></url></urlset>",
        Listing: f'<html><body><a href="{written}">Tin</a></body></html>',
    }[source]
    found = discover(
        source("http://a.example/"), body.encode(), OUTLET, url="http://a.example/", charset=None
    )
    assert {lead.url for lead in found.leads} <= {"http://a.example/tin-1.html"}


@pytest.mark.parametrize(
    "handlers",
    [
        {},
        {"file": None, "data": None, "ftp": None},
        {"http": "scrapy.core.downloader.handlers.http2.H2DownloadHandler"},
    ],
)
def test_a_way_out_that_is_not_guarded_ends_the_crawl_before_it_begins(
    handlers: dict[str, str | None],
) -> None:
    with pytest.raises(MonitorError, match=r"Scrapy fetches \w+ by scrapy\S+, which nobody guards"):
        Guard(Manners()).check(Settings({"DOWNLOAD_HANDLERS": handlers}))


def test_our_own_settings_leave_no_other_way_out() -> None:
    guard = Guard(Manners())
    guard.check(Settings(settings(Manners(), guard)))


async def test_nothing_is_fetched_before_the_guard_stands() -> None:
    async def download(request: Request) -> Any:
        raise AssertionError(request)

    with pytest.raises(MonitorError, match="without our guard"):
        await Guard(Manners()).over(download)(Request("http://news.example/"))
