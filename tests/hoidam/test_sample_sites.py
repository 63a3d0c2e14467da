"""The sample outlets are served under their own names, with certificates, and only on loopback."""

import asyncio
import http.client
import re
import socket
import ssl
import struct
import time
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pytest

from hoidam.sample_sites import SampleSites, sample_sites, sample_sites_in_thread
from hoidam.samples.articles import HOSTS, sample_articles

ARTICLES = sample_articles()
FIRST_VERSIONS = [versions[0] for versions in ARTICLES]
EDITED = [versions for versions in ARTICLES if len(versions) > 1]


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[SampleSites]:
    with sample_sites_in_thread(tmp_path) as serving:
        yield serving


def fetch(sites: SampleSites, url: str, *, ca_file: Path | None = None) -> str:
    trust = ssl.create_default_context(cafile=ca_file or sites.ca_file)
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({"http": sites.proxy, "https": sites.proxy}),
        urllib.request.HTTPSHandler(context=trust),
    )
    with opener.open(url, timeout=10) as response:
        return str(response.read().decode())


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", HOSTS.values())
def test_every_outlet_is_served_under_its_own_name(sites: SampleSites, scheme: str, host: str) -> None:
    article = next(a for a in FIRST_VERSIONS if a.host == host)
    assert article.paragraphs[0] in unescape(fetch(sites, f"{scheme}://{host}{article.path}"))
    assert "User-agent: *" in fetch(sites, f"{scheme}://www.{host}/robots.txt")


def test_a_client_that_does_not_know_the_authority_is_not_fooled(sites: SampleSites, tmp_path: Path) -> None:
    with pytest.raises(URLError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(
            sites,
            "https://vnexpress.net/robots.txt",
            ca_file=Path(ssl.get_default_verify_paths().openssl_cafile),
        )
    assert fetch(sites, "https://vnexpress.net/robots.txt")


@pytest.mark.parametrize("url", ["http://example.org/", "https://example.org/", "https://notvnexpress.net/"])
def test_any_other_host_is_refused(sites: SampleSites, url: str) -> None:
    with pytest.raises((HTTPError, OSError), match="502"):
        fetch(sites, url)
    assert sites.requests == {}


@pytest.mark.parametrize("host", HOSTS.values())
def test_an_unknown_path_is_not_found(sites: SampleSites, host: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        fetch(sites, f"https://{host}/khong-co-trang-nay.html")


def test_the_proxy_listens_on_loopback_and_falls_silent_at_the_end(tmp_path: Path) -> None:
    with sample_sites_in_thread(tmp_path) as serving:
        where = urlsplit(serving.proxy)
        assert where.hostname == "127.0.0.1"
        idle = http.client.HTTPConnection("127.0.0.1", where.port, timeout=10)
        idle.request("GET", "http://vnexpress.net/robots.txt")
        assert idle.getresponse().read()
    with pytest.raises(ConnectionError):
        http.client.HTTPConnection("127.0.0.1", where.port, timeout=10).connect()
    idle.close()


def test_one_connection_carries_several_requests(sites: SampleSites) -> None:
    where = urlsplit(sites.proxy)
    connection = http.client.HTTPSConnection(
        "127.0.0.1", where.port, timeout=10, context=ssl.create_default_context(cafile=sites.ca_file)
    )
    connection.set_tunnel("baotintuc.vn", 443)
    for target in ("/robots.txt", "/thoi-su.rss"):
        connection.request("GET", target)
        response = connection.getresponse()
        assert response.status == 200
        response.read()
    connection.close()
    assert [r.target for r in sites.requests["baotintuc.vn"]] == ["/robots.txt", "/thoi-su.rss"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("said", [b"", b"\x16\x03\x01"])
@pytest.mark.parametrize("resets", [True, False])
def test_a_client_that_never_finishes_its_handshake_does_not_hold_up_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, said: bytes, *, resets: bool
) -> None:
    with sample_sites_in_thread(tmp_path) as sites:
        proxy = urlsplit(sites.proxy)
        client = socket.create_connection((proxy.hostname, proxy.port))
        client.sendall(b"CONNECT baotintuc.vn:443 HTTP/1.1\r\n\r\n")
        assert b"200" in client.recv(100)
        client.sendall(said)
        if resets:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()
            time.sleep(0.1)
    client.close()
    assert not caplog.records


def test_requests_are_recorded_with_host_time_status_and_agent(sites: SampleSites) -> None:
    fetch(sites, "https://baoquankhu7.vn/")
    with pytest.raises(HTTPError):
        fetch(sites, "http://baoquankhu7.vn/nothing?here=1")
    first, second = sites.requests["baoquankhu7.vn"]
    assert (first.target, first.status) == ("/", 200)
    assert (second.target, second.status) == ("/nothing?here=1", 404)
    assert first.user_agent.startswith("Python-urllib")
    assert first.at <= second.at
    assert first.at.tzinfo is not None


def test_published_edits_change_the_edited_pages_and_no_other(sites: SampleSites) -> None:
    before = {a.url: fetch(sites, a.url) for a in FIRST_VERSIONS}
    sites.publish_edits()
    after = {a.url: fetch(sites, a.url) for a in FIRST_VERSIONS}
    changed = {url for url in before if re.sub(r"\d+", "", before[url]) != re.sub(r"\d+", "", after[url])}
    assert changed == {versions[0].url for versions in EDITED}


def test_publishing_more_often_than_there_are_edits_keeps_the_last_version(sites: SampleSites) -> None:
    for _ in range(3):
        sites.publish_edits()
    last = EDITED[0][-1]
    assert last.paragraphs[0] in unescape(fetch(sites, last.url))


async def test_the_sites_also_run_inside_an_event_loop(tmp_path: Path) -> None:
    async with sample_sites(tmp_path) as serving:
        shown = await asyncio.to_thread(fetch, serving, FIRST_VERSIONS[0].url)
    assert FIRST_VERSIONS[0].title in unescape(shown)
