"""The web of a simulated week: a real HTTP server on loopback, and the way to it that a fault may bar."""

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import HtmlResponse, Response

from benchmarks import renderings
from benchmarks.faults import Fault, Kind
from benchmarks.newsrooms import Feed, Newsroom, Story
from benchmarks.simulated_time import SimulatedTime

_LATENCY = 0.4
"""Simulated seconds until an answer is there."""
_TIMEOUT = 30.0
_NUMBER = re.compile(r"(?:tin-|content_)(\d+)\.")
_RETRY_AFTER = 1_800
_UP: tuple[Kind, ...] = ("refused", "silent", "busy", "forbidden", "challenge", "robots_503")
"""Faults that lie on all addresses of an outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A request that an outlet saw; `story` is the number of the article it gave, whole."""

    outlet: str
    url: str
    at: datetime
    status: int
    story: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer; `cut` when it breaks off in the middle."""

    status: int = 200
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    story: int | None = None
    cut: bool = False


class Web:
    """All newsrooms behind one port; `download` is what an `Asker` downloads with."""

    def __init__(self, rooms: Sequence[Newsroom], faults: Sequence[Fault], time: SimulatedTime) -> None:
        self._rooms = {room.host: room for room in rooms}
        self._faults: dict[str | None, list[Fault]] = defaultdict(list)
        for fault in faults:
            self._faults[fault.outlet].append(fault)
        self._time = time
        self._port = 0
        self._numbers = {room.host: {story.number: story for story in room.stories} for room in rooms}
        self.answered: list[Answered] = []

    @asynccontextmanager
    async def served(self) -> AsyncIterator[None]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._port = server.sockets[0].getsockname()[1]
        async with server:
            yield

    def kind(self, outlet: str, now: datetime) -> Kind | None:
        """What is wrong with an outlet at a time; without a network of ours nothing else shows."""
        lasting = (f.kind for f in (*self._faults[None], *self._faults[outlet]) if f.lasts(now))
        return next((kind for kind in lasting if kind != "holiday"), None)

    async def download(self, request: Request) -> Response:
        """Ask the server on loopback in the outlet's name, in simulated time; raises what Scrapy would."""
        host = (urlsplit(request.url).hostname or "").removeprefix("m.")
        kind = self.kind(self._rooms[host].name, self._time.now())
        if kind == "network":
            raise CannotResolveHostError(host)
        if kind == "refused":
            self._note(host, request.url, 0)
            raise DownloadConnectionRefusedError(host)
        if kind == "silent":
            self._note(host, request.url, 0)
            await asyncio.sleep(_TIMEOUT)
            raise DownloadTimeoutError(host)
        await asyncio.sleep(_LATENCY)
        with self._time.working():
            return await self._asked(request)

    async def _asked(self, request: Request) -> Response:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            said = [f"GET {request.url} HTTP/1.1"]
            said += [f"{k.decode()}: {v[0].decode()}" for k, v in request.headers.items()]
            writer.write("\r\n".join([*said, "", ""]).encode())
            head, _, body = (await reader.read(-1)).partition(b"\r\n\r\n")
        finally:
            writer.close()
            await writer.wait_closed()
        first, *lines = head.decode().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        if len(body) < int(headers["Content-Length"]):
            raise ResponseDataLossError
        return HtmlResponse(request.url, status=int(first.split()[1]), headers=headers, body=body)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
        url = first.split()[1]
        asked = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}
        host = (urlsplit(url).hostname or "").removeprefix("m.")
        said = self._said(self._rooms[host], url, asked, self._time.now())
        self._note(host, url, said.status, said.story)
        body = said.body.encode()
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(body)),
            **said.headers,
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writer.write(
            f"HTTP/1.1 {said.status} -\r\n{head}\r\n".encode() + body[: len(body) // 2 if said.cut else None]
        )
        writer.close()
        await writer.wait_closed()

    def _note(self, host: str, url: str, status: int, story: int | None = None) -> None:
        outlet = self._rooms[host].name
        self.answered.append(
            Answered(outlet=outlet, url=url, at=self._time.now(), status=status, story=story)
        )

    def _said(self, room: Newsroom, url: str, asked: Mapping[str, str], now: datetime) -> Said:
        parts, kind = urlsplit(url), self.kind(room.name, now)
        if kind == "busy":
            return Said(status=503, headers={"Retry-After": str(_RETRY_AFTER)})
        if kind == "forbidden":
            return Said(status=403, body="no")
        if kind == "challenge":
            return Said(body=renderings.CHALLENGE)
        if parts.path == "/robots.txt":
            return _robots(room, kind)
        feed = next((feed for feed in room.feeds if feed.path == parts.path), None)
        if feed is not None:
            return self._source(room, feed, parts.query, asked, now)
        return self._page(room, parts.path, now)

    def _source(
        self, room: Newsroom, feed: Feed, query: str, asked: Mapping[str, str], now: datetime
    ) -> Said:
        kind = self.kind(room.name, now)
        if kind == "feed_moved" and feed.form != "listing":
            return Said(status=404, body=renderings.SOFT_404)
        if kind == "feed_html" and feed.form != "listing":
            return Said(body=renderings.FRONT_PAGE.format(title=room.host))
        body = renderings.source(room, feed, self._stories(room, feed, query, now), now, kind)
        if not room.validates:
            return Said(body=body)
        etag = f'"{sha256(body.encode()).hexdigest()[:16]}"'
        same = asked.get("if-none-match") == etag
        return Said(status=304 if same else 200, body="" if same else body, headers={"ETag": etag})

    def _stories(self, room: Newsroom, feed: Feed, query: str, now: datetime) -> list[Story]:
        values = {name: value[0] for name, value in parse_qs(query).items()}
        if feed.form == "dated_sitemap":
            return room.of_day(date.fromisoformat(values["day"]), now)
        if feed.form == "news_sitemap":
            return room.of_two_days(self.seen_at(room.name, now))
        return room.listed(feed, self.seen_at(room.name, now), int(values.get("page", 1)))

    def seen_at(self, outlet: str, now: datetime) -> datetime:
        """The time whose news an outlet's sources show: now, or when they froze."""
        frozen = (f.begins for f in self._faults[outlet] if f.kind == "frozen" and f.lasts(now))
        return next(frozen, now)

    def _page(self, room: Newsroom, path: str, now: datetime) -> Said:
        number = _NUMBER.search(path)
        story = self._numbers[room.host].get(int(number[1])) if number else None
        if story is None or story.published_at > now:
            return Said(status=404, body=renderings.SOFT_404)
        kind = self.kind(room.name, now)
        if kind == "soft_404":
            return Said(body=renderings.SOFT_404)
        body = renderings.page(room, story, now, redesigned=kind == "redesign")
        return Said(body=body, cut=kind == "cut", story=None if kind == "cut" else story.number)

    def reachable(self, room: Newsroom, feed: Feed, now: datetime) -> bool:
        """Whether a source could be had, and was alive, at a time."""
        kind = self.kind(room.name, now)
        moved = kind in {"feed_moved", "feed_html"} and feed.form != "listing"
        return not moved and kind not in (*_UP, "network", "frozen")


def _robots(room: Newsroom, kind: Kind | None) -> Said:
    if kind == "robots_503":
        return Said(status=503)
    if room.crawl_delay:
        return Said(body=f"User-agent: *\nCrawl-delay: {room.crawl_delay}\nDisallow: /search\n")
    return Said(status=404)
