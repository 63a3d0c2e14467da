"""Asks an outlet for an address: at its pace, by its robots.txt, within its hosts."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

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

from crawler.answer import Answer, answer_of, location_of
from crawler.heads import ENDLESS
from crawler.journal import RequestJournal
from crawler.manners import Manners
from crawler.outlet import Outlet
from crawler.robots import LONGEST, Permission, Robots, RobotsFile
from crawler.unpacking import ACCEPTED, BrokenPacking, GrowsTooLarge, unpacked
from meetings.errors import ForbiddenAddress
from meetings.outlet_visit import Outcome, OutletVisit, Validators
from meetings.web_address import web_address

_MOST_REDIRECTS = 5
_MOST_COOKIES, _LONGEST_COOKIE = 20, 4_096
_NOTHING = Validators()
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
_SAID_OF_TLS = {
    "certificate": "its certificate is not trusted",
    "VerificationError": "its certificate is not trusted",
    "protocol version": "its TLS is too old",
    "unsupported protocol": "its TLS is too old",
}
"""What errors say that asking again does not mend, in our words."""
_REFUSES_US = "407"
_NOWHERE = Permission(outcome="forbidden_address", detail="no address on the web")

Download = Callable[[Request], Awaitable[Response]]


class Asker:
    """Asks one outlet, one address after the other."""

    def __init__(
        self,
        outlet: Outlet,
        *,
        manners: Manners,
        download: Download,
        journal: RequestJournal,
        now: Callable[[], datetime],
    ) -> None:
        self._outlet = outlet
        self._manners = manners
        self._download = download
        self._journal = journal
        self._now = now
        self._cookies: dict[str, dict[str, str]] = {}
        self._answers, self._seconds = 0, 0.0
        self._robots = Robots(self._robots_file, manners.user_agent.partition("/")[0], now)
        self._delay = manners.delay
        self._last_end: float | None = None

    @property
    def delay(self) -> float:
        """Seconds between two requests: ours, or what robots.txt asks for where that is more."""
        return self._delay

    @property
    def usual_seconds(self) -> float:
        """How long an answer has taken on average."""
        return self._seconds / max(1, self._answers)

    async def ask(self, url: str, last: Validators = _NOTHING) -> Answer:
        """Get an address, if robots.txt allows it; nothing that may go wrong on the way is raised.

        `last` is what it answered the last time; it may say that nothing has changed.
        """
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
        return await self._followed(url, _conditions(last), obey=True)

    async def _robots_file(self, url: str) -> RobotsFile:
        """As it was answered within the last day, else as it is answered now."""
        origin = url.removesuffix("/robots.txt")
        if known := self._journal.robots(origin):
            return known
        answer = await self._followed(url, {}, obey=False)
        file = RobotsFile(
            status=answer.status, body=answer.body[:LONGEST], outcome=answer.outcome, problem=answer.detail
        )
        self._journal.visited(
            OutletVisit(
                outlet=self._outlet.name,
                url=url,
                asked="robots",
                outcome="ok" if file.decides else answer.outcome,
                detail="" if file.decides else answer.detail,
                started_at=answer.started_at,
                seconds=answer.seconds,
                status=answer.status,
                size=len(answer.body),
            ),
            retry_after=answer.retry_after,
        )
        if file.decides:
            self._journal.keep_robots(origin, file)
        return file

    async def _followed(self, url: str, conditions: Mapping[str, str], *, obey: bool) -> Answer:
        answer, location = await self._once(url, conditions)
        for _ in range(_MOST_REDIRECTS):
            if location is None:
                return answer
            if problem := self._off_site(answer.url, location):
                return replace(answer, outcome="off_site", detail=problem, status=None)
            if obey and (permission := await self._robots.permission(location)).outcome != "ok":
                return replace(answer, outcome=permission.outcome, detail=permission.detail)
            answer, location = await self._once(location, conditions)
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

    async def _once(self, url: str, conditions: Mapping[str, str]) -> tuple[Answer, str | None]:
        """The answer at one address, and where it redirects to; a broken connection is tried again, once."""
        await self._wait()
        started_at, clock = self._now(), asyncio.get_running_loop().time
        begun = clock()
        problem: tuple[Outcome, str]
        try:
            response = await self._response(url, conditions)
            packings = response.headers.getlist("Content-Encoding")
            body = unpacked(response.body, packings, self._manners.max_bytes)
        except BrokenPacking as error:
            problem = ("server_error", str(error))
        except (DownloadCancelledError, GrowsTooLarge):
            problem = ("too_large", f"more than {self._manners.max_bytes:,} bytes")
        except ForbiddenAddress as error:
            problem = ("forbidden_address", str(error))
        except _UNREACHABLE as error:
            problem = _failed(error, self._manners)
        else:
            self._take_cookies(response)
            answer = answer_of(url, response, body, started_at=started_at, seconds=clock() - begun)
            return answer, location_of(response)
        outcome, detail = problem
        failed = Answer(
            url=url, outcome=outcome, detail=detail, started_at=started_at, seconds=clock() - begun
        )
        return failed, None

    async def _response(self, url: str, conditions: Mapping[str, str]) -> Response:
        request = Request(
            url,
            headers={"Accept-Encoding": ACCEPTED, **conditions, **self._sent_back(url)},
            meta={"proxy": self._manners.proxy, "download_slot": self._outlet.host},
        )
        try:
            return await self._sent(request)
        except _BROKEN as error:
            if any(for_sure in str(error) for for_sure in (*_SAID_OF_TLS, ENDLESS)):
                raise
            await self._wait()
            return await self._sent(request.replace(dont_filter=True))

    def _take_cookies(self, response: Response) -> None:
        """Those of an outlet that wants them back, for the host that set them and until the round ends."""
        if not self._outlet.cookies:
            return
        jar = self._cookies.setdefault(urlsplit(response.url).netloc, {})
        for header in response.headers.getlist("Set-Cookie"):
            with suppress(CookieError):
                for name, cookie in SimpleCookie(header[:_LONGEST_COOKIE].decode("latin-1")).items():
                    jar[name] = cookie.coded_value
            if len(jar) > _MOST_COOKIES:
                jar.pop(next(iter(jar)))

    def _sent_back(self, url: str) -> dict[str, str]:
        jar = self._cookies.get(urlsplit(url).netloc)
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {}

    async def _sent(self, request: Request) -> Response:
        clock = asyncio.get_running_loop().time
        begun = clock()
        try:
            return await self._download(request)
        finally:
            self._last_end = clock()
            self._answers, self._seconds = self._answers + 1, self._seconds + self._last_end - begun

    async def _wait(self) -> None:
        """From the end of one answer to the next request, for the server counts without our connecting."""
        if self._last_end is not None:
            await asyncio.sleep(self._last_end + self._delay - asyncio.get_running_loop().time())


def _conditions(last: Validators) -> dict[str, str]:
    said = {"If-None-Match": last.etag, "If-Modified-Since": last.last_modified}
    return {name: value for name, value in said.items() if value}


def _failed(error: Exception, manners: Manners) -> tuple[Outcome, str]:
    """What a request without an answer amounts to; where it is our own proxy, the outlet is not to blame."""
    if ENDLESS in str(error):
        return "too_large", ENDLESS
    if manners.proxy is None:
        return "unreachable", _said(error, manners)
    if isinstance(error, CannotResolveHostError):
        return "cut_off", "our own proxy has no such name"
    if isinstance(error, DownloadConnectionRefusedError):
        return "cut_off", "our own proxy refuses connections"
    if isinstance(error, TunnelError) and _REFUSES_US in str(error):
        return "cut_off", "our own proxy wants a password"
    return "unreachable", _said(error, manners)


def _said(error: Exception, manners: Manners) -> str:
    """Why there was no answer, for people."""
    if isinstance(error, CannotResolveHostError):
        return "no such name"
    if isinstance(error, DownloadTimeoutError):
        return f"no answer in {manners.timeout:g} s"
    if isinstance(error, TunnelError):
        return "the proxy does not connect"
    if isinstance(error, DownloadConnectionRefusedError):
        return "connection refused"
    broken = "connection broken" if isinstance(error, _BROKEN) else f"no connection ({type(error).__name__})"
    return next((ours for theirs, ours in _SAID_OF_TLS.items() if theirs in str(error)), broken)
