"""The local receivers keep what they accept before they say so, and refuse what is not signed by us."""

import base64
import hmac
import http.client
import json
import smtplib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from standardwebhooks import Webhook

from hoidam.receivers import Ledger, MailReceiver, WebhookReceiver

KEY = b"a key of twenty-four by!"
SECRET = "whsec_" + base64.b64encode(KEY).decode()
NOW = 1_774_000_000
BODY = json.dumps({"type": "meeting.opened", "title": "Hội đàm tại Quảng Ninh"}).encode()


@pytest.fixture
def webhooks(tmp_path: Path) -> Iterator[WebhookReceiver]:
    with WebhookReceiver(tmp_path / "webhooks", SECRET, now=lambda: NOW) as receiver:
        yield receiver


@pytest.fixture
def mails(tmp_path: Path) -> Iterator[MailReceiver]:
    with MailReceiver(tmp_path / "mails") as receiver:
        yield receiver


def signature(*, key: bytes = KEY, message: str = "msg_1", timestamp: int = NOW, body: bytes = BODY) -> str:
    signed = f"{message}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def signed_headers(**changed: str) -> dict[str, str]:
    right = {"webhook-id": "msg_1", "webhook-timestamp": str(NOW), "webhook-signature": signature()}
    return right | {name.replace("_", "-"): value for name, value in changed.items()}


def post(receiver: WebhookReceiver, headers: dict[str, str], body: bytes = BODY) -> int:
    connection = http.client.HTTPConnection(urlsplit(receiver.url).netloc, timeout=10)
    try:
        connection.request("POST", "/", body=body, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def mail(subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "hoidam@example.org", "analyst@example.org", subject
    message.set_content("Đại tướng Phan Văn Giang hội đàm với Thượng tướng Đổng Quân.\n")
    message.add_alternative("<p>Đại tướng Phan Văn Giang</p>", subtype="html")
    return message


def test_a_mail_is_in_the_ledger_when_its_sender_hears_that_it_was_accepted(mails: MailReceiver) -> None:
    with smtplib.SMTP(mails.host, mails.port, timeout=10) as client:
        client.ehlo()
        client.mail("hoidam@example.org")
        client.rcpt("analyst@example.org")
        code, said = client.data(mail("Một cuộc gặp mới").as_bytes())
        (entry,) = mails.ledger.entries
        assert (code, said.decode()) == (250, f"kept as {entry.name}")
    kept = message_from_bytes(entry.read_bytes(), policy=policy.default)
    assert entry.name == "001.eml"
    assert kept["Subject"] == "Một cuộc gặp mới"
    assert "Đổng Quân" in kept.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_mails_are_numbered_in_the_order_they_came_even_over_a_restart(tmp_path: Path) -> None:
    for round_ in (1, 2):
        with (
            MailReceiver(tmp_path) as receiver,
            smtplib.SMTP(receiver.host, receiver.port, timeout=10) as client,
        ):
            client.send_message(mail(f"{round_}.1"))
            client.send_message(mail(f"{round_}.2"))
    subjects = [message_from_bytes(e.read_bytes())["Subject"] for e in receiver.ledger.entries]
    assert subjects == ["1.1", "1.2", "2.1", "2.2"]
    assert [e.name for e in receiver.ledger.entries] == ["001.eml", "002.eml", "003.eml", "004.eml"]


def test_a_mail_that_cannot_be_kept_is_not_accepted(mails: MailReceiver, tmp_path: Path) -> None:
    (tmp_path / "mails").rmdir()
    with smtplib.SMTP(mails.host, mails.port, timeout=10) as client, pytest.raises(smtplib.SMTPDataError):
        client.send_message(mail("lost"))


def test_a_signed_webhook_is_kept_byte_for_byte_before_it_is_acknowledged(webhooks: WebhookReceiver) -> None:
    assert post(webhooks, signed_headers()) == 204
    (entry,) = webhooks.ledger.entries
    assert entry.name == "001.json"
    assert entry.read_bytes() == BODY


def test_the_signature_is_the_one_the_standard_library_of_webhooks_makes(tmp_path: Path) -> None:
    made = Webhook(SECRET).sign("msg_1", datetime.fromtimestamp(NOW, UTC), BODY.decode())
    assert made == signature()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed_headers(webhook_signature=""),
        signed_headers(webhook_signature=signature(key=b"another key")),
        signed_headers(webhook_signature=signature(body=BODY + b" ")),
        signed_headers(webhook_signature=signature().removeprefix("v1,")),
        signed_headers(webhook_id="msg_2"),
        signed_headers(webhook_timestamp=str(NOW + 1)),
        signed_headers(webhook_timestamp="soon"),
        signed_headers(webhook_timestamp=str(NOW - 301), webhook_signature=signature(timestamp=NOW - 301)),
        signed_headers(webhook_timestamp=str(NOW + 301), webhook_signature=signature(timestamp=NOW + 301)),
    ],
    ids=[
        "none",
        "empty",
        "other key",
        "other body",
        "no version",
        "other id",
        "other time",
        "no time",
        "old",
        "future",
    ],
)
def test_a_webhook_without_a_good_signature_is_refused_and_not_kept(
    webhooks: WebhookReceiver, headers: dict[str, str]
) -> None:
    assert post(webhooks, headers) == 401
    assert webhooks.ledger.entries == []


def test_one_good_signature_among_several_is_enough(webhooks: WebhookReceiver) -> None:
    several = f"{signature(key=b'retired')} v2,abc {signature()}"
    assert post(webhooks, signed_headers(webhook_signature=several)) == 204


def test_a_body_too_large_or_of_unknown_length_is_refused(webhooks: WebhookReceiver) -> None:
    assert post(webhooks, signed_headers(content_length=str(2 * 1024 * 1024)), b"") == 413
    assert post(webhooks, signed_headers(content_length="many"), b"") == 411
    assert webhooks.ledger.entries == []


def test_senders_at_the_same_moment_each_get_their_own_entry(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, "json")
    bodies = [str(number).encode() for number in range(20)]
    threads = [threading.Thread(target=ledger.keep, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entry.read_bytes() for entry in ledger.entries) == sorted(bodies)


def test_both_receivers_listen_on_loopback_and_fall_silent_at_the_end(tmp_path: Path) -> None:
    with MailReceiver(tmp_path / "m") as mails, WebhookReceiver(tmp_path / "w", SECRET) as webhooks:
        assert (mails.host, urlsplit(webhooks.url).hostname) == ("127.0.0.1", "127.0.0.1")
    with pytest.raises(ConnectionError):
        smtplib.SMTP(mails.host, mails.port, timeout=10)
    with pytest.raises(ConnectionError):
        post(webhooks, signed_headers())
