"""A signed HTTP request to one receiver, by Standard Webhooks 1.0.0."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, SecretStr
from standardwebhooks import Webhook as Signer

from alerts.channel import Letter
from alerts.http import Answer
from alerts.posting import HookOptions, Posting, Refusal, as_bytes, posting_options, usual
from meetings.addresses import Allowed
from meetings.alert import Message

_LONGEST_TEXT = 2_000  # characters
_LONGEST = 900_000  # bytes: many servers take a megabyte and no more, unless they are told to
_SHORTEST_KEY, _LONGEST_KEY = 24, 64  # bytes


def _key(secret: SecretStr) -> SecretStr:
    prefix, _, encoded = secret.get_secret_value().partition("_")
    try:
        key = base64.b64decode(encoded, validate=True) if prefix == "whsec" else b""
    except (binascii.Error, ValueError):
        key = b""
    if not _SHORTEST_KEY <= len(key) <= _LONGEST_KEY:
        raise ValueError("must be whsec_ and the base64 of 24 to 64 random bytes")
    return secret


Key = Annotated[SecretStr, AfterValidator(_key)]


class WebhookOptions(HookOptions):
    """`previous_secret` signs as well, until the receiver has learnt the new `secret`."""

    secret: Key
    previous_secret: Key | None = None


OPTIONS = WebhookOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook(Posting[WebhookOptions]):
    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:  # noqa: ARG002 — the same body for whoever receives it
        return _fitting({key: _bounded(value) for key, value in letter.json.items()})

    async def send(self, message: Message, now: datetime) -> None:
        """Any 2xx is an acceptance; 410 ends it for all; whatever else is a reason to try again."""
        moment = now.astimezone(UTC)  # the library takes any other zone's wall time for UTC
        headers = {
            "webhook-id": message.id,
            "webhook-timestamp": str(int(moment.timestamp())),
            "webhook-signature": self._signatures(message, moment),
        }
        await self._post(message.payload, moment, headers)

    def _signatures(self, message: Message, moment: datetime) -> str:
        """One for each key, the new one first; a receiver takes the message if it knows either."""
        keys = [key for key in (self.options.secret, self.options.previous_secret) if key]
        body = message.payload.decode()
        return " ".join(Signer(key.get_secret_value()).sign(message.id, moment, body) for key in keys)

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        """The program of a receiver can be mended, and then takes what it could not."""
        return replace(usual(answer, now), final=False)


def _bounded(value: Any) -> Any:
    """The same, with texts no sentence is as long as cut short: an outlet may write whatever it likes."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_TEXT else f"{value[:_LONGEST_TEXT]}…"
    if isinstance(value, Mapping):
        return {key: _bounded(inner) for key, inner in value.items()}
    return [_bounded(inner) for inner in value] if isinstance(value, list | tuple) else value


def _fitting(payload: dict[str, Any]) -> bytes:
    """A digest of years without its evidence, and what a request may hold of it; `left` are the others."""
    body = as_bytes(payload)
    if len(body) <= _LONGEST or "meetings" not in payload:
        return body
    meetings = [{**meeting, "evidence": {}} for meeting in payload["meetings"]]
    told = len(meetings)
    while True:
        body = as_bytes({**payload, "meetings": meetings[:told], "left": len(meetings) - told})
        if len(body) <= _LONGEST or told == 1:
            return body
        told = told * 3 // 4 or 1


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Webhook:
    return Webhook(name=name, options=posting_options(WebhookOptions, name, given, allowed), allowed=allowed)
