"""What a channel is, and how the configuration makes one: its kind is the name of a file in ``channels/``."""

import ipaddress
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any, Literal, Protocol, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from alerts import channels
from alerts.retry import Waits
from alerts.view import Shown
from alerts.words import Language
from meetings.addresses import Allowed
from meetings.alert import Message
from meetings.errors import ConfigError
from meetings.meeting import Meeting

FORMAT = 1
"""The `version` of `Letter.json`: it rises when a receiver has to change."""

_BETWEEN_PARTS = re.compile(r"[/?&=#:@]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG that the HTML shows as ``cid:name``; the HTML and the text say the same in words."""

    name: str
    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The news for one subscription, in every form a channel may want.

    `json` is the webhook payload, in the form of ``schemas/webhook.schema.json``; `kind` tells a single alert
    from a digest. `shown` are the `meetings` in words, for channels with a layout of their own. `thread` is
    the same for an alert and all that follow on the same meeting, visit or exchange; a digest has none.
    `below` says how sources do, in lines, the first of which tells it all, and what else was written. A
    channel that shows no `pictures` loses no fact.
    """

    subscription: str
    kind: Literal["immediate", "digest"]
    language: Language
    subject: str
    text: str
    html: str
    json: Mapping[str, Any]
    meetings: tuple[Meeting, ...] = ()
    shown: tuple[Shown, ...] = ()
    below: tuple[str, ...] = ()
    thread: str | None = None
    pictures: tuple[Picture, ...] = ()


class Channel(Protocol):
    """One way out. It does not retry, choose words, look at the database or swallow errors."""

    @property
    def name(self) -> str:
        """As the configuration calls it."""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Whom it writes to; each gets a message of its own. Fit to be stored and shown."""

    @property
    def waits(self) -> Waits:
        """How long to wait between attempts."""

    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:
        """The bytes of one message, complete and for ever; `identity` is the id of the message."""

    async def send(self, message: Message, now: datetime) -> None:
        """Hand it over; returns when the other side has it, else raises `DeliveryError`."""


class Options(BaseModel):
    """What the configuration says of one channel; unknown names are errors, values never stand in errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


def unsaid(text: str, options: Options, *, shortest: int = 10) -> str:
    """The text without secrets of these options, and without parts of addresses that are as good as one.

    A part of less than `shortest` characters is a word such as ``webhooks``, and gives nothing away.
    """
    for name in type(options).model_fields:
        value = getattr(options, name)
        if isinstance(value, SecretStr):
            secret = value.get_secret_value()
            parts = _BETWEEN_PARTS.split(secret.partition("://")[2])[1:]
            for hidden in (secret, *(part for part in parts if len(part) >= shortest)):
                text = text.replace(hidden, "***")
    return text


AnyOptions = TypeVar("AnyOptions", bound=Options)


def read_options(model: type[AnyOptions], name: str, given: Mapping[str, Any]) -> AnyOptions:
    """Check the options of a channel; raises `ConfigError` with one line for each that is wrong."""
    try:
        return model.model_validate(dict(given))
    except ValidationError as error:
        problems = error.errors(include_input=False, include_url=False, include_context=False)
        raise ConfigError("\n".join(_problem(name, dict(problem)) for problem in problems)) from None


def _problem(name: str, problem: Mapping[str, Any]) -> str:
    place = ".".join(str(part) for part in ("channels", name, *problem["loc"]))
    return f"{place}: {problem['msg'].removeprefix('Value error, ')}"


def kinds() -> tuple[str, ...]:
    """The kinds of channel there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(channels.__path__)))


def options_of(kind: object) -> type[Options] | None:
    """What a channel of this kind may be told; None when there is no such kind."""
    if kind not in kinds():
        return None
    model: type[Options] = import_module(f"alerts.channels.{kind}").OPTIONS
    return model


def secret_options(kind: object) -> frozenset[str]:
    """The options of a kind that nobody may see: passwords, keys, and addresses that are as good as one."""
    model = options_of(kind)
    fields = model.model_fields if model else {}
    return frozenset(name for name, field in fields.items() if _is_secret(field.annotation))


def _is_secret(annotation: object) -> bool:
    return annotation is SecretStr or any(map(_is_secret, get_args(annotation)))


def build_channel(name: str, options: Mapping[str, Any], allowed: Allowed = frozenset()) -> Channel:
    """Make one channel from its table of the configuration; raises `ConfigError`.

    `allowed` is what a channel may connect to besides the public internet, if others choose where it leads.
    """
    given = dict(options)
    kind = given.pop("kind", None)
    if kind not in kinds():
        raise ConfigError(f"channels.{name}.kind: must be one of {', '.join(kinds())}")
    channel: Channel = import_module(f"alerts.channels.{kind}").build(name, given, allowed)
    return channel


def build_channels(
    tables: Mapping[str, Mapping[str, Any]], allowed: Allowed = frozenset()
) -> dict[str, Channel]:
    """Make all channels by name; raises one `ConfigError` with a line for every mistake in any of them."""
    built: dict[str, Channel] = {}
    problems = []
    for name, options in tables.items():
        try:
            built[name] = build_channel(name, options, allowed)
        except ConfigError as error:
            problems.append(str(error))
    if problems:
        raise ConfigError("\n".join(problems))
    return built


def is_loopback(host: str) -> bool:
    """True when the name means this machine and no other."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
