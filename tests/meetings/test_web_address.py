"""An address that can be read in two ways is read in none."""

import pytest

from meetings.web_address import literal, port_of, web_address
from tests.forbidden import AMBIGUOUS, SCHEMES


@pytest.mark.parametrize("url", AMBIGUOUS)
def test_what_two_programs_might_read_as_two_addresses_is_none(url: str) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize("url", SCHEMES)
def test_nothing_but_the_web_is_asked(url: str) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://news.example/a b?x=@#@", "news.example", 443),
        ("HTTP://News.Example./@you", "news.example.", 80),
        ("http://news.example?x=1", "news.example", 80),
        ("http://news.example#top", "news.example", 80),
        ("https://xn--bo-hja.example:8443/tin-1.html", "xn--bo-hja.example", 8443),
        ("https://a_b.news.example/Hội-đàm", "a_b.news.example", 443),
        ("http://127.0.0.1:65535/", "127.0.0.1", 65535),
        ("http://[2001:DB8::1]:80/", "2001:db8::1", 80),
        ("http://3.example/", "3.example", 80),
        ("http://0xfeed.example/", "0xfeed.example", 80),
    ],
)
def test_a_plain_address_is_read(url: str, host: str, port: int) -> None:
    parts = web_address(url)
    assert parts is not None
    assert (parts.hostname, port_of(parts)) == (host, port)


def test_an_address_that_stands_for_its_host_is_told_from_a_name() -> None:
    read = {url: web_address(url) for url in ("http://10.0.0.1/", "http://[::1]:8/", "http://news.example/")}
    assert [literal(parts) for parts in read.values() if parts] == ["10.0.0.1", "::1", None]


def test_what_is_longer_than_any_address_is_none() -> None:
    assert web_address("http://news.example/" + "a" * 2_000)
    for url in (
        "http://news.example/" + "a" * 2_030,
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 125}example/",
    ):
        assert web_address(url) is None
