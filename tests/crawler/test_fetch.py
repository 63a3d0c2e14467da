"""What an outlet may answer with, and where its redirects may lead."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler.fetch import Answer, Asker
from crawler.manners import Manners
from crawler.outlet import Outlet
from tests.forbidden import AMBIGUOUS

HOST = "https://a.example"
OUTLET = Outlet(name="a", title="A", hosts=("a.example",), article_path=r"/(?P<id>\d+)", sources=())

JOURNAL = SimpleNamespace(robots=lambda _: None, keep_robots=lambda *_: None, visited=lambda *_, **__: None)


@pytest.fixture
def ask() -> Callable[..., object]:
    """Asks for the first page of an outlet whose answers, by address, are status, headers and body."""

    async def ask(answers: Mapping[str, tuple[int, dict[str, str], bytes]]) -> tuple[Answer, list[str]]:
        asked: list[str] = []

        async def download(request: Request) -> Response:
            asked.append(request.url)
            status, headers, body = answers.get(request.url, (404, {}, b""))
            return Response(request.url, status=status, headers=headers, body=body)

        asker = Asker(
            OUTLET,
            manners=Manners(delay=0),
            download=download,
            journal=JOURNAL,
            now=lambda: datetime.now(UTC),
        )
        return await asker.ask(f"{HOST}/1"), [url for url in asked if not url.endswith("/robots.txt")]

    return ask


@pytest.mark.parametrize("target", ["http://a.example/2", "//b.example/2", "http://[", "javascript:alert(1)"])
async def test_a_redirect_out_of_the_outlet_or_its_encryption_is_not_followed(ask, target: str) -> None:
    answer, asked = await ask({f"{HOST}/1": (302, {"Location": target}, b"")})
    assert answer.outcome == "off_site"
    assert asked == [f"{HOST}/1"]


@pytest.mark.parametrize("target", AMBIGUOUS)
async def test_a_redirect_that_can_be_read_in_two_ways_leads_to_no_other_host(ask, target: str) -> None:
    location = target.replace("http", "https", 1).encode().decode("latin-1")
    _, asked = await ask({f"{HOST}/1": (302, {"Location": location}, b"")})
    assert all(url.startswith(f"{HOST}/") for url in asked)


async def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(ask) -> None:
    answer, asked = await ask(
        {
            f"{HOST}/robots.txt": (200, {}, b"User-agent: *\nDisallow: /2"),
            f"{HOST}/1": (302, {"Location": "/2"}, b""),
        }
    )
    assert answer.outcome == "forbidden_by_robots"
    assert asked == [f"{HOST}/1"]


@pytest.mark.parametrize("status", [200, 403, 503])
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"cf-mitigated": "challenge"}, "<html>"),
        ({}, "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body>"),
        ({}, '<html><body><script>document.cookie="D1N=8f4; path=/";window.location.reload(true);</script></body>'),
        ({}, "<html><body><script src=/_Incapsula_Resource?x=1></script></body></html>"),
        ({}, "<html><head><title>Xác thực</title></head><body><p>Vui lòng xác minh bạn là người để tiếp tục.</p>"),
        ({}, "<html><body><form><div class=g-recaptcha data-sitekey=x></div><button>Tiếp tục</button></form></body>"),
        ({}, "<html><body><h1>安全验证</h1><p>请证明您不是机器人</p></body></html>"),
        ({}, "<html><script>var arg1='A0';document.cookie='acw_sc__v2='+x;</script></html>"),
    ],
)  # fmt: skip
async def test_a_challenge_for_browsers_is_one_whatever_its_status(
    ask, status: int, headers, body: str
) -> None:
    answer, _ = await ask({f"{HOST}/1": (status, headers, body.encode())})
    assert (answer.outcome, answer.detail) == ("challenge", "wants a browser to prove itself")


async def test_an_article_with_a_captcha_below_its_comments_is_no_challenge(ask) -> None:
    body = (
        "<p>"
        + "Hai bên nhất trí duy trì giao lưu hữu nghị quốc phòng biên giới. " * 20
        + "</p><div class=g-recaptcha>"
    )
    answer, _ = await ask({f"{HOST}/1": (200, {}, body.encode())})
    assert answer.outcome == "ok"


async def test_a_challenge_in_place_of_robots_txt_lets_nobody_in(ask) -> None:
    robots = (200, {}, b"<script>document.cookie='D1N=1';location.reload()</script>")
    answer, asked = await ask({f"{HOST}/robots.txt": robots, f"{HOST}/1": (200, {}, b"x")})
    assert (answer.outcome, answer.detail) == ("challenge", "robots.txt: wants a browser to prove itself")
    assert asked == []
