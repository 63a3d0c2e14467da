"""One article, one key, whatever address it is met under."""

import subprocess
import sys

import pytest

from crawler.identity import key_of, url_key
from crawler.outlets import load

SPELLINGS = [
    "https://paper.example/news/talks-7.html?b=2&a=1",
    "http://www.paper.example/news/talks-7.html?a=1&b=2",
    "https://PAPER.example:443/news/talks-7.html?a=1&b=2&utm_source=rss&fbclid=xyz",
    "https://paper.example./news/talks-7.html?a=1&b=2#comments",
    "https://m.paper.example/news/talks-7.html?a=1&b=2&gidzl=1",
    "https://amp.paper.example/news/talks-7.html?zarsrc=30&a=1&b=2",
    "https://www2.paper.example/news/talks-7.html?a=1&b=2&spm=1",
    "http://paper.example:80/news/talks-7.html?a=1&b=2",
    "https://paper.example/news/talks-7.html?utm_source=1&utm_medium=1&utm_campaign=1&utm_term=1&utm_content=1&fbclid=1&gclid=1"
    "&_gl=1&zarsrc=1&gidzl=1&vgclid=1&spm=1&isappinstalled=0&at_medium=1&at_campaign=1&a=1&b=2",
]


def test_spellings_of_one_address_have_one_key() -> None:
    assert {url_key(url) for url in SPELLINGS} == {"paper.example/news/talks-7.html?a=1&b=2"}


def test_an_address_that_names_a_machine_by_number_has_a_key() -> None:
    urls = ("http://[2001:DB8::1]/x", "https://[2001:db8::1]:443/x", "http://[2001:db8::1]:80/x#a")
    assert {url_key(url) for url in urls} == {"[2001:db8::1]/x"}
    assert url_key("http://[2001:db8::1]:8080/x") == "[2001:db8::1]:8080/x"


def test_o8_two_hundred_addresses_of_one_article_are_one_key() -> None:
    outlet = load()["vnexpress"]
    path = "hai-tau-hai-quan-tuan-tra-chung-5048636.html"
    hosts = ("vnexpress.net", "www.vnexpress.net", "VnExpress.NET.", "m.vnexpress.net", "amp.vnexpress.net",
             "mobile.vnexpress.net", "www2.vnexpress.net", "www.m.vnexpress.net:443", "vnexpress.net:80", "m.vnexpress.net:8080")  # fmt: skip
    tails = (
        "",
        "?utm_source=rss",
        "?fbclid=x&gclid=y",
        "#box_comment",
        "?",
        "?gidzl=1#a",
        "?a=1&b=2",
        "?b=2&a=1",
        "?%68",
        "?amp",
    )
    urls = [
        f"{scheme}://{host}/{path}{tail}" for scheme in ("http", "https") for host in hosts for tail in tails
    ]
    assert len(set(urls)) == 200
    assert {outlet.key(url) for url in urls} == {"vnexpress.net:5048636"}


@pytest.mark.parametrize(
    "host",
    ["vnexpress.net.evil.example", "evil-vnexpress.net", "m-vnexpress.net", "vnexpress.net-a.example", "vnexpress.nel",
     "vnexpress.com", "xn--vnexprss-dib.net", "vnеxpress.net", "m.m.example", "net", "amp.net", "vnexpress.net@evil.example"],
)  # fmt: skip
def test_o15_a_host_that_looks_like_an_outlets_is_nobodys(host: str) -> None:
    url = f"https://{host}/hai-tau-hai-quan-tuan-tra-chung-5048636.html"
    assert key_of(url, load())[0] is None
    assert key_of(url.replace("://", "://m."), load())[0] is None


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/news/talks-8.html?a=1&b=2",
        "https://paper.example/news/talks-7.html?a=2&b=2",
        "https://paper.example:8443/news/talks-7.html?a=1&b=2",
        "https://en.paper.example/news/talks-7.html?a=1&b=2",
        "https://paper.example/News/talks-7.html?a=1&b=2",
    ],
)
def test_other_addresses_have_other_keys(url: str) -> None:
    assert url_key(url) != url_key(SPELLINGS[0])


@pytest.mark.parametrize("url", ["", " no address\n", "urn:isbn:1", "http://[::1/x", "https://a b/"])
def test_what_is_no_web_address_is_its_own_key(url: str) -> None:
    assert url_key(url) == url.strip()


def test_articles_of_known_outlets_are_known_by_host_and_id() -> None:
    outlets = load()
    assert key_of("https://www2.baoquankhu7.vn/a-b--12-00168s34210gs?x=1", outlets) == (
        "baoquankhu7",
        "baoquankhu7.vn:00168s34210gs",
    )
    assert key_of("https://vnexpress.net/chu-de/abc", outlets) == ("vnexpress", "vnexpress.net/chu-de/abc")
    assert key_of("https://paper.example/x", outlets) == (None, "paper.example/x")


def test_identity_does_not_load_the_crawling_framework() -> None:
    probe = "import sys, crawler.identity, crawler.outlets; crawler.outlets.load(); print('scrapy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
