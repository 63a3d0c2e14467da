"""Any service that Apprise speaks to, in plain text: for those that have no channel of their own here."""

import asyncio
import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from types import ModuleType
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr

from alerts.brief import Line, Span, plain
from alerts.channel import Letter, Options, read_options, unsaid
from alerts.header import one_line
from alerts.posting import as_bytes, plain_address
from alerts.retry import WEBHOOK, Waits
from alerts.selection import Selection, fitted
from meetings.addresses import Allowed
from meetings.alert import Message
from meetings.errors import ConfigError, DeliveryError

_LONGEST = 8_000  # characters; much longer is read by nobody in a chat, whatever a service takes
_MISSING = "Apprise is not installed; run: pip install 'hoidam[apprise]'"

for _name in ("requests", "urllib3", "requests_oauthlib", "oauthlib"):
    logging.getLogger(_name).setLevel(logging.ERROR)  # below that they log addresses
logging.getLogger("apprise").propagate = False  # what it says is in the refusal, without secrets


class AppriseOptions(Options):
    """`url` is an address of Apprise, secrets and all; why `unguarded`: ``docs/settings.md``."""

    url: Annotated[SecretStr, Field(min_length=1)]
    unguarded: Literal[True]
    archive: Annotated[str, Field(max_length=300), AfterValidator(plain_address)] | None = None
    timeout: float = Field(20, gt=0, le=60)


OPTIONS = AppriseOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Apprise:
    name: str
    options: AppriseOptions

    @property
    def recipients(self) -> tuple[str, ...]:
        """The kind of service alone: where it is, and who we are there, stands in the same secret address."""
        return (f"Apprise {urlsplit(self.options.url.get_secret_value()).scheme}",)

    @property
    def waits(self) -> Waits:
        return WEBHOOK

    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:  # noqa: ARG002 — Apprise knows no ids
        service = _service(self.options)
        title = 0 if service.title_maxlen else len(letter.subject) + 2
        longest = min(int(service.body_maxlen), _LONGEST) - title
        payload: dict[str, str] = fitted(
            letter, self.options.archive, _laid_out, lambda said: len(said["body"]) <= longest
        )
        return as_bytes(payload)

    async def send(self, message: Message, now: datetime) -> None:  # noqa: ARG002 — Apprise signs nothing
        """In a thread of its own, which is left behind at the deadline: Apprise cannot be interrupted."""
        payload = json.loads(message.payload)
        try:
            async with asyncio.timeout(self.options.timeout):
                refusal = await _in_a_thread(lambda: _notify(self.options, payload))
        except TimeoutError as error:
            said = f"{self.recipients[0]} gave no answer within {self.options.timeout:g} s"
            raise DeliveryError(said, blame="receiver") from error
        if refusal is not None:
            why = unsaid(refusal, self.options, shortest=4) or "Apprise does not say why"
            raise DeliveryError(f"{self.recipients[0]} did not take it: {why}", blame="receiver")


def _laid_out(selection: Selection) -> dict[str, str]:
    lines: list[Line] = []
    for brief in selection.briefs:
        lines += [(), (Span(text=brief.headline),)] if len(selection.briefs) > 1 else []
        lines += brief.lines
    lines += [(), *selection.lines] if selection.briefs and selection.lines else selection.lines
    calm = [tuple(map(_calling_nobody, line)) for line in lines]
    return {"title": selection.subject.translate(_CALLS), "body": plain(calm, links=True).strip()}


_CALLS = str.maketrans({"@": "＠", "<": "‹", ">": "›"})
"""Plugins take ``@everyone`` or ``<!channel>`` in a text for a wish to call people, and see to it."""


def _calling_nobody(span: Span) -> Span:
    return replace(span, text=span.text.translate(_CALLS), link=span.link and span.link.replace("@", "%40"))


def _library() -> ModuleType:
    try:
        import apprise  # noqa: PLC0415 — an extra that need not be there
    except ImportError as error:
        raise ConfigError(_MISSING) from error
    return apprise


def _service(options: AppriseOptions) -> Any:
    """A new one each time: they remember when they sent last, and are for one thread."""
    apprise = _library()
    asset = apprise.AppriseAsset(
        app_id="hoidam",  # it goes into a header, too
        app_desc="hoidam",
        storage_mode=apprise.PersistentStoreMode.MEMORY,
        http_redirects=False,
        allow_templates=False,
        secure_logging=True,
        service_timeout=options.timeout,
    )
    service = apprise.Apprise.instantiate(options.url.get_secret_value(), asset=asset)
    if service is None:
        raise ConfigError("is no address that Apprise knows")
    return service


def _notify(options: AppriseOptions, payload: dict[str, str]) -> str | None:
    """What Apprise says of its failure; None when the service took it."""
    apprise = _library()
    sender = apprise.Apprise(_service(options))
    told = sender.notify(
        title=payload["title"], body=payload["body"], body_format=apprise.NotifyFormat.TEXT,
        interpret_escapes=False, log_level=logging.WARNING,
    )  # fmt: skip
    return None if told else one_line("; ".join(entry.message for entry in told.logs()), 200)


async def _in_a_thread(work: Callable[[], str | None]) -> str | None:
    """Not one of those that the store waits in: a service that hangs would use them up."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[str | None] = loop.create_future()

    def settle(said: str | None) -> None:
        if not done.cancelled():
            done.set_result(said)

    def run() -> None:
        try:
            said = work()
        except Exception as error:  # noqa: BLE001 — of a plugin for some service, which is a refusal like others
            said = one_line(f"{type(error).__name__}: {error}", 200)
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, said)

    threading.Thread(target=run, name="apprise", daemon=True).start()
    return await done


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Apprise:  # noqa: ARG001 — see `unguarded`
    options = read_options(AppriseOptions, name, given)
    try:
        _service(options)
    except ConfigError as error:
        raise ConfigError(f"channels.{name}.url: {error}") from None
    return Apprise(name=name, options=options)
