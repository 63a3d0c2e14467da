"""One HTTP request to a receiver, bounded in time and size: the only place that knows httpx."""

import asyncio
import json
import logging
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx

from alerts.header import one_line
from alerts.trouble import in_words
from meetings.addresses import Allowed, as_written, first_forbidden, why_forbidden
from meetings.errors import Blame, ConfigError, DeliveryError
from meetings.web_address import port_of

_MEET_ALL = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
}
_MOST = 64 * 1024  # bytes of an answer that are read at all
_EXCERPT = 200  # characters of it that are worth showing

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # below that they log addresses and headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the receiver said; `body` is the start of a refusal, as it came, and empty for an acceptance."""

    status: int
    retry_after: str | None
    body: bytes

    @property
    def excerpt(self) -> str:
        """The start of its text in one line."""
        return one_line(self.body.decode("utf-8", "replace"), _EXCERPT)

    @property
    def json(self) -> Mapping[str, Any]:
        """The object it is, if it is one."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """What is sent, to whichever address of the host takes it."""

    url: str
    content: bytes
    headers: Mapping[str, str]
    context: ssl.SSLContext


async def post(
    url: str,
    *,
    content: bytes,
    headers: Mapping[str, str],
    within: float,
    allowed: Allowed,
    ca_file: str | None = None,
) -> Answer:
    """Send the bytes and read the beginning of the answer, in `within` seconds altogether.

    No redirect is followed, no proxy or password of the environment used, nothing inflated. Raises
    `DeliveryError` naming the host when there is no answer, or when the host is neither on the public
    internet nor `allowed`.
    """
    host = urlsplit(url).netloc
    to_send = _Request(
        url=url, content=content, headers={"Accept-Encoding": "identity", **headers}, context=tls(ca_file)
    )
    try:
        async with asyncio.timeout(within):
            *others, last = await _addresses(url, allowed)
            patience = within / (len(others) + 1)
            for address in others:
                with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                    return await _sent(to_send, address, patience)
            return await _sent(to_send, last, patience)
    except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise DeliveryError(in_words(host, error, within=within), blame="receiver") from error


def blame_of(status: int) -> Blame:
    """What a refusal is about: 4xx is this message, but for those that would meet any other one, too."""
    if status == HTTPStatus.GONE:
        return "gone"
    alone = 400 <= status < 500 and status not in _MEET_ALL  # noqa: PLR2004 - HTTP
    return "message" if alone else "receiver"


async def _addresses(url: str, allowed: Allowed) -> list[str]:
    """What the host leads to; when it leads to one place it must not, to none of them."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", port_of(parts)
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(address) for *_, (address, *_) in found))
    if forbidden := first_forbidden(addresses, port, allowed):
        raise DeliveryError(unless_allowed(host, forbidden, port), blame="receiver")
    return addresses


def unless_allowed(host: str, address: str, port: int) -> str:
    """Why there is no connection, and the setting that would let there be one."""
    wanted = as_written(address, port)
    return f'{why_forbidden(host, address)}; if that is meant, set allow = ["{wanted}"] in [network]'


async def _sent(request: _Request, address: str, patience: float) -> Answer:
    """Connect to the address that was checked; header and certificate are those of the host."""
    asked = httpx.URL(request.url)
    async with (
        httpx.AsyncClient(
            verify=request.context,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(None, connect=patience),  # `post` sets the deadline of the whole
        ) as client,
        client.stream(
            "POST",
            asked.copy_with(host=address),
            content=request.content,
            headers={"Host": asked.netloc.decode(), **request.headers},
            extensions={"sni_hostname": asked.raw_host.decode()},
        ) as response,
    ):
        return Answer(
            status=response.status_code,
            retry_after=response.headers.get("Retry-After"),
            body=b"" if response.is_success else await _beginning(response),
        )


async def _beginning(response: httpx.Response) -> bytes:
    """The first bytes as they came over the wire; nothing of a compressed body, which nobody asked for."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return b""
    body = b""
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) >= _MOST:
            break
    return body[:_MOST]


@cache
def tls(ca_file: str | None = None) -> ssl.SSLContext:
    """Certificates are always verified: against the system's authorities, or those of one file."""
    try:
        return ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(f"ca_file {ca_file}: {error}") from error
