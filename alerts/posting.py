"""A channel that posts to one address: what it may be told, where it may lead, and what refusals mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, ClassVar, Generic, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator

from alerts.channel import Options, is_loopback, read_options, unsaid
from alerts.http import Answer, blame_of, post, tls, unless_allowed
from alerts.retry import WEBHOOK, Waits
from meetings.addresses import Allowed, may_connect
from meetings.alert import Message
from meetings.errors import Blame, ConfigError, DeliveryError
from meetings.retry_after import seconds_asked
from meetings.web_address import literal, port_of, web_address


def plain_address(written: str) -> str:
    """An address that requests may go to; raises `ValueError`."""
    if "@" in written.partition("://")[2].partition("/")[0]:
        raise ValueError("must not hold a user name or password")
    if not web_address(written) or not written.isprintable() or " " in written:
        raise ValueError("is not an http or https address")
    return written


def secret_address(url: SecretStr) -> SecretStr:
    """The same, of a secret one."""
    plain_address(url.get_secret_value())
    return url


class PostingOptions(Options):
    """`timeout` is in seconds, for the whole of a request."""

    leads: ClassVar[str] = "url"
    """The option that says where requests go."""

    timeout: float = Field(15, gt=0, le=60)
    ca_file: str | None = None
    allow_http: bool = False

    @property
    def address(self) -> str:
        raise NotImplementedError

    @model_validator(mode="after")
    def _encrypted(self) -> "PostingOptions":
        parts = urlsplit(self.address)
        if parts.scheme == "http" and not self.allow_http and not is_loopback(parts.hostname or ""):
            raise ValueError(f"{self.leads} must be https, unless it is this machine or allow_http is true")
        return self


class HookOptions(PostingOptions):
    """`url` is kept secret: whoever knows the path of a hook can write there."""

    url: Annotated[SecretStr, AfterValidator(secret_address)]

    @property
    def address(self) -> str:
        return self.url.get_secret_value()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Like `DeliveryError`; `final` holds where the message is to blame, as its bytes stay what they are."""

    blame: Blame
    retry_after: float | None
    said: str
    final: bool = True


AnyPosting = TypeVar("AnyPosting", bound=PostingOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting(Generic[AnyPosting]):
    """Everything of a channel but `compose`; a kind says what it knows better."""

    name: str
    options: AnyPosting
    allowed: Allowed

    @property
    def recipients(self) -> tuple[str, ...]:
        """Scheme and host of the receiver; the path is nobody's business."""
        parts = urlsplit(self.options.address)
        return (f"{parts.scheme}://{parts.netloc}",)

    @property
    def waits(self) -> Waits:
        return WEBHOOK

    async def send(self, message: Message, now: datetime) -> None:
        """Any 2xx is an acceptance."""
        await self._post(message.payload, now)

    async def _post(
        self, content: bytes, now: datetime, headers: Mapping[str, str] | None = None, to: str | None = None
    ) -> None:
        answer = await post(
            to or self.options.address,
            content=content,
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "hoidam",
                **(headers or {}),
            },
            within=self.options.timeout,
            allowed=self.allowed,
            ca_file=self.options.ca_file,
        )
        if not 200 <= answer.status < 300:  # noqa: PLR2004 — HTTP
            raise self._refusal(answer, now)

    def _refusal(self, answer: Answer, now: datetime) -> DeliveryError:
        """The status in words, and what the receiver said."""
        meant = self._meaning(answer, now)
        status = " ".join([str(answer.status), *(s.phrase for s in HTTPStatus if s == answer.status)])
        said = unsaid(meant.said, self.options)
        return DeliveryError(
            f"{urlsplit(self.options.address).netloc} answered {status}{f': {said}' if said else ''}",
            final=meant.final and meant.blame == "message",
            retry_after=meant.retry_after,
            blame=meant.blame,
        )

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        """What a refusal means; a kind knows its service better."""
        return usual(answer, now)


def usual(answer: Answer, now: datetime) -> Refusal:
    """What HTTP has a refusal mean; a page for browsers says nothing."""
    return Refusal(
        blame=blame_of(answer.status),
        retry_after=seconds_asked(answer.retry_after, now),
        said="" if answer.excerpt.startswith("<") else answer.excerpt,
    )


def as_bytes(payload: Mapping[str, Any]) -> bytes:
    """JSON as it is sent; what cannot be encoded, half of a character, becomes a question mark."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def posting_options(
    model: type[AnyPosting], name: str, given: Mapping[str, Any], allowed: Allowed
) -> AnyPosting:
    """Check what is said of a channel, and that requests may go there; raises `ConfigError`."""
    options = read_options(model, name, given)
    tls(options.ca_file)
    parts = urlsplit(options.address)
    address, port = literal(parts), port_of(parts)
    if address and not may_connect(address, port, allowed):
        raise ConfigError(f"channels.{name}.{options.leads}: {unless_allowed(address, address, port)}")
    return options
