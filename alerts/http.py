"""One HTTP request to a receiver, bounded in time and size: the only place that knows httpx."""

import asyncio
import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import httpx

from alerts.header import one_line
from alerts.trouble import in_words
from meetings.errors import ConfigError, DeliveryError

_MOST = 64 * 1024  # bytes of an answer that are read at all
_EXCERPT = 200  # characters of it that are worth showing

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # below that they log addresses and headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the receiver said; `excerpt` is the start of its text in one line, or empty."""

    status: int
    retry_after: str | None
    excerpt: str


async def post(
    url: str, *, content: bytes, headers: Mapping[str, str], within: float, ca_file: str | None = None
) -> Answer:
    """Send the bytes and read the beginning of the answer, in `within` seconds altogether.

    No redirect is followed, no proxy or password of the environment used, nothing inflated. Raises
    `DeliveryError` naming the host when there is no answer.
    """
    host = urlsplit(url).netloc
    try:
        async with asyncio.timeout(within):
            return await _post(url, content, {"Accept-Encoding": "identity", **headers}, tls(ca_file))
    except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise DeliveryError(in_words(host, error, within=within)) from error


async def _post(url: str, content: bytes, headers: Mapping[str, str], context: ssl.SSLContext) -> Answer:
    async with (
        httpx.AsyncClient(verify=context, trust_env=False, follow_redirects=False, timeout=None) as client,  # noqa: S113 — `post` sets the deadline
        client.stream("POST", url, content=content, headers=dict(headers)) as response,
    ):
        body = b"" if response.is_success else await _beginning(response)
        return Answer(
            status=response.status_code,
            retry_after=response.headers.get("Retry-After"),
            excerpt=one_line(body.decode("utf-8", "replace"), _EXCERPT),
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
