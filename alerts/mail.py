"""A letter as the bytes of a mail: the same for ever, and fit to be signed by a server on its way."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import quote
from zoneinfo import ZoneInfo

from alerts.calendar import ahead, calendar
from alerts.channel import Letter, Picture
from alerts.clocks import HANOI
from alerts.header import header_text

HEADERS = (
    *("From", "To", "Subject", "Date", "Message-ID", "List-Id", "Auto-Submitted"),
    *("MIME-Version", "Content-Type"),
)
AT_TIMES = ("List-Unsubscribe", "List-Unsubscribe-Post", "In-Reply-To", "References")
_POLICY = policy.SMTP.clone(cte_type="7bit")
"""Nothing that a server on the way would have to encode anew, which breaks a signature (RFC 6376, 5.3)."""
_CALENDAR = "hoi-dam.ics"


def mail_of(
    letter: Letter, *, sender: str, recipient: str, identity: str, ways_out: Sequence[str], now: datetime
) -> bytes:
    """The whole mail, Date and Message-ID included, so that a repeated one can be known and dropped.

    `ways_out` are addresses where one unsubscribes: ``{recipient}`` and ``{subscription}`` stand for who and
    what. These and the thread are written by hand: the library takes a long address apart.
    """
    domain = parseaddr(sender)[1].rpartition("@")[2]
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = sender
    mail["To"] = recipient
    mail["Subject"] = header_text(letter.subject)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{identity}@{domain}>"
    mail["List-Id"] = f"<{_label(letter.subscription)}.hoidam.{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    _show(letter.pictures, mail)
    _attach_days_ahead(letter, mail, now)
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{identity}_{number}")
    headers = [*_unsubscribe(ways_out, letter, recipient), *_thread(letter, recipient, domain)]
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode() + mail.as_bytes()


def _unsubscribe(ways_out: Sequence[str], letter: Letter, recipient: str) -> Iterator[tuple[str, str]]:
    """By RFC 2369; with one click (RFC 8058) where there is a page to post to."""
    addresses = [f"<{_filled_in(address, letter, recipient)}>" for address in ways_out]
    if addresses:
        yield "List-Unsubscribe", ",\r\n ".join(addresses)
    if any(address.startswith("<https:") for address in addresses):
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def _filled_in(address: str, letter: Letter, recipient: str) -> str:
    for name, value in (("recipient", recipient), ("subscription", letter.subscription)):
        address = address.replace(f"{{{name}}}", quote(value.encode("utf-8", "replace"), safe=""))
    return address


def _thread(letter: Letter, recipient: str, domain: str) -> Iterator[tuple[str, str]]:
    """All mails on one meeting, visit or exchange answer the same mail, which nobody ever sent.

    The first to be sent is not always known: it may have been another channel's, or given up.
    """
    if letter.thread:
        key = json.dumps([letter.subscription, recipient, letter.thread])
        root = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}.thread@{domain}>"
        yield from (("In-Reply-To", root), ("References", root))


def _show(pictures: Sequence[Picture], mail: EmailMessage) -> None:
    """Pictures go with the HTML that shows them (RFC 2387), and are no attachments of their own."""
    page = mail.get_body(("html",)) if pictures else None
    if page is None:
        return
    for picture in pictures:
        cid, name = f"<{picture.name}>", f"{picture.name}.png"
        page.add_related(picture.png, "image", "png", cid=cid, disposition="inline", filename=name)


def _attach_days_ahead(letter: Letter, mail: EmailMessage, now: datetime) -> None:
    """A calendar of what is still to come, and of what was to come and is off."""
    coming = ahead(letter.meetings, now.astimezone(ZoneInfo(HANOI)).date())
    if coming:
        days = calendar(coming, letter.language, now).decode()
        mail.add_attachment(days, "calendar", filename=_CALENDAR, params={"method": "PUBLISH"})


def _label(subscription: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", subscription.lower()).strip("-") or "all"
