"""Mail: text and HTML to one recipient at a time, with the same bytes at every attempt."""

import asyncio
import re
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import aiosmtplib
from pydantic import AfterValidator, Field, SecretStr, model_validator

from alerts.channel import Letter, Options, is_loopback, read_options
from alerts.header import check_headers, header_text, one_line
from alerts.http import tls
from alerts.mail import AT_TIMES, HEADERS, mail_of
from alerts.retry import MAIL, Waits
from alerts.trouble import in_words
from meetings.addresses import Allowed
from meetings.alert import Message
from meetings.errors import DeliveryError

_ABOUT_US = {421, 530, 534, 535, 538}
"""The server is about to close (RFC 5321, 3.8), or wants us to log in, or otherwise (RFC 4954)."""
_TOO_BIG = 552
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"
)
_PERMANENT = range(500, 600)
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise ValueError("is not a mail address")
    return value


def _mailbox(value: str) -> str:
    """An address, or a name and an address: ``Hội Đàm <alerts@example.org>``."""
    if not _ADDRESS.fullmatch(parseaddr(value)[1]) or header_text(value) != value:
        raise ValueError("is neither a mail address nor a name with a mail address in < >")
    return value


def _way_out(address: str) -> str:
    parts = urlsplit(address)
    reaches = parts.netloc if parts.scheme == "https" else "@" in parts.path
    plain = address.isascii() and address.isprintable() and not set(address) & set(" <>,")
    if parts.scheme not in {"https", "mailto"} or not reaches or not plain:
        raise ValueError("is no address like mailto:desk@example.org or https://example.org/")
    return address


WayOut = Annotated[str, Field(max_length=400), AfterValidator(_way_out)]


class EmailOptions(Options):
    """`port` is 587, 465 or 25 by `security` when not given; `timeout`, in seconds, is for each step.

    In `unsubscribe`, ``{recipient}`` and ``{subscription}`` stand for who and what.
    """

    host: str = Field(min_length=1)
    port: int | None = Field(None, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: SecretStr | None = None
    sender: Annotated[str, AfterValidator(_mailbox)]
    recipients: tuple[Annotated[str, AfterValidator(_address)], ...] = Field(min_length=1)
    unsubscribe: tuple[WayOut, ...] = Field((), max_length=2)
    timeout: float = Field(30, gt=0, le=300)
    ca_file: str | None = None

    @model_validator(mode="after")
    def _credentials(self) -> "EmailOptions":
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password go together")
        if self.password is not None and self.security == "none" and not is_loopback(self.host):
            raise ValueError("security = none would send the password in clear to another machine")
        return self


OPTIONS = EmailOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    name: str
    options: EmailOptions

    @property
    def recipients(self) -> tuple[str, ...]:
        return self.options.recipients

    @property
    def waits(self) -> Waits:
        return MAIL

    @property
    def _sender(self) -> str:
        return parseaddr(self.options.sender)[1]

    @property
    def _domain(self) -> str:
        return self._sender.rpartition("@")[2]

    @property
    def _port(self) -> int:
        return self.options.port or _PORTS[self.options.security]

    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:
        return mail_of(
            letter,
            sender=self.options.sender,
            recipient=recipient,
            identity=identity,
            ways_out=self.options.unsubscribe,
            now=now,
        )

    async def send(self, message: Message, now: datetime) -> None:  # noqa: ARG002 — a mail carries the time it was composed
        """Every step within `timeout`, all of them within four times that."""
        check_headers(message.payload, HEADERS, at_times=AT_TIMES)
        server = f"{self.options.host}:{self._port}"
        try:
            async with asyncio.timeout(4 * self.options.timeout):
                await self._deliver(message)
        except aiosmtplib.SMTPResponseException as error:
            raise _refusal(server, error) from error
        except (aiosmtplib.SMTPException, ssl.SSLError, OSError, ValueError) as error:
            a_step = isinstance(error, aiosmtplib.SMTPException)
            within = self.options.timeout * (1 if a_step else 4)
            raise DeliveryError(in_words(server, error, within=within), blame="receiver") from error

    async def _deliver(self, message: Message) -> None:
        smtp = self._client()
        try:
            await smtp.connect()
            await smtp.mail(self._sender)
            await smtp.rcpt(message.recipient)
            await smtp.data(message.payload)
            with suppress(aiosmtplib.SMTPException, OSError):
                await smtp.quit()
        finally:
            smtp.close()

    def _client(self) -> aiosmtplib.SMTP:
        options = self.options
        return aiosmtplib.SMTP(
            hostname=options.host,
            port=self._port,
            username=options.username,
            password=options.password.get_secret_value() if options.password else None,
            local_hostname=self._domain,
            timeout=options.timeout,
            use_tls=options.security == "tls",
            start_tls=options.security == "starttls",
            tls_context=tls(options.ca_file),
        )


def _refusal(server: str, error: aiosmtplib.SMTPResponseException) -> DeliveryError:
    """What the server said to the mail is final when permanent; what it said to us may be mended here."""
    said = f"{error.code} {one_line(error.message, 200)}".rstrip()
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return DeliveryError(f"{server} refuses username and password: {said}", blame="receiver")
    about_the_mail = error.code == _TOO_BIG or (
        isinstance(error, aiosmtplib.SMTPRecipientRefused | aiosmtplib.SMTPDataError)
        and error.code not in _ABOUT_US
    )
    return DeliveryError(
        f"{server} answered {said}",
        final=about_the_mail and error.code in _PERMANENT,
        blame="message" if about_the_mail else "receiver",
    )


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Email:  # noqa: ARG001 - mail servers often are internal
    options = read_options(EmailOptions, name, given)
    tls(options.ca_file)
    return Email(name=name, options=options)
