"""Ends an answer whose head does not end: Twisted would keep all of it, as long as it comes."""

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HTTP11ClientProtocol, Request
from twisted.web.iweb import IResponse

ENDLESS = "headers without end"
_LONGEST = 256 * 1024
"""Bytes; what comes in one piece with the head may be the beginning of a body."""


class HeadTooLarge(Exception):
    """The headers are more than anybody needs."""


class BoundedHandler(HTTP11DownloadHandler):
    """Scrapy's own, over connections that hear no more of a head than is sensible."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Connections  # noqa: SLF001 - as Scrapy does


class _Connections(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: ARG002, N802 - Twisted's
        return _Connection(self._quiescentCallback)  # type: ignore[no-untyped-call]


class _Connection(_LenientHTTP11ClientProtocol):
    _heard = 0

    def request(self, request: Request) -> Deferred[IResponse]:
        self._heard = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's
        if self._parser is not None and self._parser.bodyDecoder is None:
            self._heard += len(data)
            if self._heard > _LONGEST:
                self._giveUp(Failure(HeadTooLarge(ENDLESS)))  # type: ignore[no-untyped-call]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]
