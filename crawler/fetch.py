"""Asks an outlet for an address: at its pace, by its robots.txt, within its hosts."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectError, ConnectionClosed

from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.robots import Permission, Robots, RobotsFile
from crawler.unpacking import ACCEPTED, BrokenPacking, GrowsTooLarge, unpacked
from meetings.errors import ForbiddenAddress
from meetings.outlet_visit import Outcome
from meetings.web_address import web_address

_MOST_REDIRECTS = 5
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_BROKEN = (DownloadFailedError, ResponseDataLossError, ConnectionClosed)
_UNREACHABLE = (
    *_BROKEN,
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    TunnelError,
    ConnectError,
    OSError,
)
_NOWHERE = Permission(outcome="forbidden_address", detail="no address on the web")
_STATUSES: dict[int, Outcome] = {404: "gone", 410: "gone", 429: "busy", 503: "busy"}

Download = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of asking: `url` is the last address asked, `status` None when nothing was answered."""

    url: str
    outcome: Outcome
    started_at: datetime
    seconds: float
    detail: str = ""
    status: int | None = None
    body: bytes = b""
    charset: str | None = None


class Asker:
    """Asks one outlet, one address after the other."""

    def __init__(
        self, outlet: Outlet, manners: Manners, download: Download, now: Callable[[], datetime]
    ) -> None:
        self._outlet = outlet
        self._manners = manners
        self._download = download
        self._now = now
        self._robots = Robots(self._robots_file, manners.user_agent.partition("/")[0])
        self._delay = manners.delay
        self._last_end: float | None = None

    async def ask(self, url: str) -> Answer:
        """Get an address, if robots.txt allows it; nothing that may go wrong on the way is raised."""
        started_at = self._now()
        permission = await self._robots.permission(url) if web_address(url) else _NOWHERE
        self._delay = max(self._manners.delay, permission.delay)
        if permission.outcome != "ok":
            return Answer(
                url=url,
                outcome=permission.outcome,
                detail=permission.detail,
                started_at=started_at,
                seconds=0.0,
            )
        return await self._followed(url, obey=True)

    async def _robots_file(self, url: str) -> RobotsFile:
        answer = await self._followed(url, obey=False)
        return RobotsFile(
            status=answer.status, body=answer.body, outcome=answer.outcome, problem=answer.detail
        )

    async def _followed(self, url: str, *, obey: bool) -> Answer:
        answer, location = await self._once(url)
        for _ in range(_MOST_REDIRECTS):
            if location is None:
                return answer
            if problem := self._off_site(answer.url, location):
                return replace(answer, outcome="off_site", detail=problem, status=None)
            if obey and (permission := await self._robots.permission(location)).outcome != "ok":
                return replace(answer, outcome=permission.outcome, detail=permission.detail)
            answer, location = await self._once(location)
        if location is None:
            return answer
        return replace(answer, outcome="server_error", detail="redirects in circles", status=None)

    def _off_site(self, here: str, there: str) -> str | None:
        parts = web_address(there)
        if parts is None or not self._outlet.owns(there):
            return f"redirects to {(urlsplit(there).hostname if parts else None) or 'no web address'}"
        if here.startswith("https:") and parts.scheme == "http":
            return "redirects from https to http"
        return None

    async def _once(self, url: str) -> tuple[Answer, str | None]:
        """The answer at one address, and where it redirects to; a broken connection is tried again, once."""
        await self._wait()
        started_at, clock = self._now(), asyncio.get_running_loop().time
        begun = clock()
        problem: tuple[Outcome, str]
        try:
            response = await self._response(url)
            packings = response.headers.getlist("Content-Encoding")
            body = unpacked(response.body, packings, self._manners.max_bytes)
            outcome, detail = _judged(response)
        except BrokenPacking as error:
            problem = ("server_error", str(error))
        except (DownloadCancelledError, GrowsTooLarge):
            problem = ("too_large", f"more than {self._manners.max_bytes:,} bytes")
        except ForbiddenAddress as error:
            problem = ("forbidden_address", str(error))
        except _UNREACHABLE as error:
            problem = ("unreachable", _said(error, self._manners))
        else:
            answer = Answer(
                url=url,
                outcome=outcome,
                detail=detail,
                started_at=started_at,
                seconds=clock() - begun,
                status=response.status,
                body=body,
                charset=_charset(response),
            )
            return answer, _location(response)
        outcome, detail = problem
        failed = Answer(
            url=url, outcome=outcome, detail=detail, started_at=started_at, seconds=clock() - begun
        )
        return failed, None

    async def _response(self, url: str) -> Response:
        request = Request(
            url,
            headers={"Accept-Encoding": ACCEPTED},
            meta={"proxy": self._manners.proxy, "download_slot": self._outlet.host},
        )
        try:
            return await self._sent(request)
        except _BROKEN as error:
            if "certificate" in str(error):
                raise
            await self._wait()
            return await self._sent(request.replace(dont_filter=True))

    async def _sent(self, request: Request) -> Response:
        try:
            return await self._download(request)
        finally:
            self._last_end = asyncio.get_running_loop().time()

    async def _wait(self) -> None:
        """From the end of one answer to the next request, for the server counts without our connecting."""
        if self._last_end is not None:
            await asyncio.sleep(self._last_end + self._delay - asyncio.get_running_loop().time())


def _judged(response: Response) -> tuple[Outcome, str]:
    status = response.status
    if "partial" in response.flags:
        return "unreachable", "answer cut short"
    if response.headers.get("cf-mitigated"):
        return "refused", "a challenge for browsers"
    if 200 <= status < 300:  # noqa: PLR2004
        return "ok", ""
    if status in _STATUSES:
        return _STATUSES[status], f"answers {status}"
    return ("refused" if 400 <= status < 500 else "server_error"), f"answers {status}"  # noqa: PLR2004


def _location(response: Response) -> str | None:
    target = response.headers.get("Location")
    if response.status not in {301, 302, 303, 307, 308} or not target:
        return None
    try:
        return urljoin(response.url, target.decode("utf-8", "replace").strip())
    except ValueError:
        return "about:blank"


def _charset(response: Response) -> str | None:
    header = (response.headers.get("Content-Type") or b"").decode("latin-1")
    found = _CHARSET.search(header)
    return found[1] if found else None


def _said(error: Exception, manners: Manners) -> str:
    """Why there was no answer, for people."""
    if isinstance(error, CannotResolveHostError):
        return "no such name"
    if isinstance(error, DownloadTimeoutError):
        return f"no answer in {manners.timeout:g} s"
    if isinstance(error, TunnelError):
        return "the proxy does not connect"
    if isinstance(error, DownloadConnectionRefusedError):
        return "connection refused" if manners.proxy is None else "connection refused by the proxy"
    if "certificate" in str(error):
        return "its certificate is not trusted"
    return "connection broken" if isinstance(error, _BROKEN) else f"no connection ({type(error).__name__})"
