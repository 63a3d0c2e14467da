"""A signed HTTP request to one receiver, by Standard Webhooks 1.0.0."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from standardwebhooks import Webhook as Signer

from alerts.channel import Letter, Options, is_loopback, read_options
from alerts.http import Answer, blame_of, post, tls, unless_allowed
from alerts.retry import WEBHOOK, Waits
from meetings.addresses import Allowed, may_connect
from meetings.alert import Message
from meetings.errors import ConfigError, DeliveryError
from meetings.retry_after import seconds_asked
from meetings.web_address import literal, port_of, web_address

_SHORTEST_KEY, _LONGEST_KEY = 24, 64  # bytes


def _address(url: SecretStr) -> SecretStr:
    written = url.get_secret_value()
    if "@" in written.partition("://")[2].partition("/")[0]:
        raise ValueError("must not hold a user name or password")
    if not web_address(written) or not written.isprintable() or " " in written:
        raise ValueError("is not an http or https address")
    return url


def _key(secret: SecretStr) -> SecretStr:
    prefix, _, encoded = secret.get_secret_value().partition("_")
    try:
        key = base64.b64decode(encoded, validate=True) if prefix == "whsec" else b""
    except (binascii.Error, ValueError):
        key = b""
    if not _SHORTEST_KEY <= len(key) <= _LONGEST_KEY:
        raise ValueError("must be whsec_ and the base64 of 24 to 64 random bytes")
    return secret


class WebhookOptions(Options):
    """`url` is kept secret like `secret`: the path of a hook often is its password."""

    url: Annotated[SecretStr, AfterValidator(_address)]
    secret: Annotated[SecretStr, AfterValidator(_key)]
    timeout: float = Field(15, gt=0, le=60)
    ca_file: str | None = None
    allow_http: bool = False

    @model_validator(mode="after")
    def _encrypted(self) -> "WebhookOptions":
        parts = urlsplit(self.url.get_secret_value())
        if parts.scheme == "http" and not self.allow_http and not is_loopback(parts.hostname or ""):
            raise ValueError("url must be https, unless it is this machine or allow_http is true")
        return self


OPTIONS = WebhookOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    name: str
    options: WebhookOptions
    allowed: Allowed

    @property
    def recipients(self) -> tuple[str, ...]:
        """Scheme and host of the receiver; the path is nobody's business."""
        parts = urlsplit(self.options.url.get_secret_value())
        return (f"{parts.scheme}://{parts.netloc}",)

    @property
    def waits(self) -> Waits:
        return WEBHOOK

    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:  # noqa: ARG002 — the same body for whoever receives it
        text = json.dumps(letter.json, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")

    async def send(self, message: Message, now: datetime) -> None:
        """Any 2xx is an acceptance; 410 ends it for all; whatever else is a reason to try again."""
        moment = now.astimezone(UTC)  # the library takes any other zone's wall time for UTC
        signer = Signer(self.options.secret.get_secret_value())
        answer = await post(
            self.options.url.get_secret_value(),
            content=message.payload,
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "hoidam",
                "webhook-id": message.id,
                "webhook-timestamp": str(int(moment.timestamp())),
                "webhook-signature": signer.sign(message.id, moment, message.payload.decode()),
            },
            within=self.options.timeout,
            allowed=self.allowed,
            ca_file=self.options.ca_file,
        )
        if not 200 <= answer.status < 300:  # noqa: PLR2004 — HTTP
            raise _refusal(urlsplit(self.options.url.get_secret_value()).netloc, answer, moment)


def _refusal(server: str, answer: Answer, now: datetime) -> DeliveryError:
    """The status in words, and what the receiver wrote unless it is a page for browsers."""
    status = " ".join([str(answer.status), *(s.phrase for s in HTTPStatus if s == answer.status)])
    said = f": {answer.excerpt}" if answer.excerpt and not answer.excerpt.startswith("<") else ""
    return DeliveryError(
        f"{server} answered {status}{said}",
        retry_after=seconds_asked(answer.retry_after, now),
        blame=blame_of(answer.status),
    )


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Webhook:
    options = read_options(WebhookOptions, name, given)
    tls(options.ca_file)
    parts = urlsplit(options.url.get_secret_value())
    address, port = literal(parts), port_of(parts)
    if address and not may_connect(address, port, allowed):
        raise ConfigError(f"channels.{name}.url: {unless_allowed(address, address, port)}")
    return Webhook(name=name, options=options, allowed=allowed)
