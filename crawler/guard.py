"""Lets Scrapy connect to the public internet and to what is allowed: to the address checked, and no other."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

from crawler.fetch import Download
from crawler.heads import BoundedHandler
from crawler.manners import Manners
from meetings.addresses import Endpoint, first_forbidden, why_forbidden
from meetings.errors import ForbiddenAddress, MonitorError
from meetings.web_address import port_of


class Guard:
    """Judges what names resolve to, for one crawl, and remembers what it refused.

    Twisted asks its resolver for addresses too, whatever they are written like, and connects to what it is
    told. The proxy is the operator's own, and may be anywhere.
    """

    def __init__(self, manners: Manners) -> None:
        self._allowed = manners.allowed
        self._proxy = _endpoint(manners.proxy) if manners.proxy else None
        self._refused: dict[str, str] = {}
        self._stands: GuardedResolver | None = None

    def check(self, settings: BaseSettings) -> None:
        """Raises `MonitorError` when Scrapy would fetch anything by other means than those we guard."""
        handlers = {k: v for k, v in settings.getwithbase("DOWNLOAD_HANDLERS").items() if v is not None}
        for scheme, handler in handlers.items():
            if scheme not in {"http", "https"} or load_object(handler) is not BoundedHandler:
                raise MonitorError(f"Scrapy fetches {scheme} by {handler}, which nobody guards")

    def resolver(self, *, reactor: ReactorBase) -> "GuardedResolver":
        """What the setting TWISTED_DNS_RESOLVER wants."""
        self._stands = GuardedResolver(self, reactor)
        return self._stands

    def over(self, download: Download) -> Download:
        """The same download, which raises `ForbiddenAddress` for what was refused."""

        async def guarded(request: Request) -> Response:
            if self._stands is None or not self._stands.is_in_place:
                raise MonitorError("Scrapy resolves names without our guard")
            try:
                return await download(request)
            except CannotResolveHostError as error:
                host = urlsplit(request.url).hostname or ""
                if host not in self._refused:
                    raise
                raise ForbiddenAddress(why_forbidden(host, self._refused[host])) from error

        return guarded

    def passes(self, name: str, port: int, addresses: Sequence[str]) -> bool:
        """Whether all that a name leads to may be connected to; `port` is 0 for a proxy that is to tunnel."""
        self._refused.pop(name, None)
        if self._proxy is not None and (name, port or self._proxy[1]) == self._proxy:
            return True
        forbidden = first_forbidden(addresses, port, self._allowed)
        if forbidden is not None:
            self._refused[name] = forbidden
        return forbidden is None


@implementer(IHostnameResolver)
class GuardedResolver:
    """Resolves as the reactor did before, and holds back what the guard does not let pass."""

    def __init__(self, guard: Guard, reactor: ReactorBase) -> None:
        self._guard = guard
        self._reactor = reactor
        self._beneath: Any = reactor.nameResolver  # Twisted's interfaces are no types

    @property
    def is_in_place(self) -> bool:
        return self._reactor.nameResolver is self

    def install_on_reactor(self) -> None:
        self._reactor.installNameResolver(self)  # type: ignore[arg-type]

    def resolveHostName(  # noqa: N802 - Twisted's names, here and below
        self,
        receiver: Any,
        name: str,
        portNumber: int = 0,  # noqa: N803
        addressTypes: Any = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        answer = _Answer(receiver, self._guard, name.lower(), portNumber)
        return self._beneath.resolveHostName(answer, name, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _Answer:
    """The addresses of one name, told all together or not at all."""

    def __init__(self, receiver: Any, guard: Guard, name: str, port: int) -> None:
        self._receiver = receiver
        self._guard = guard
        self._name, self._port = name, port
        self._addresses: list[Any] = []

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self._addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._guard.passes(self._name, self._port, [address.host for address in self._addresses]):
            for address in self._addresses:
                self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()


def _endpoint(proxy: str) -> Endpoint:
    parts = urlsplit(proxy)
    return parts.hostname or "", port_of(parts)
