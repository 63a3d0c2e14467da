"""Mail arrives as one message a recipient, whole, and with the same bytes however often it is tried."""

import logging
import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

import pytest
from aiosmtpd.smtp import AuthResult

from alerts.channel import Picture, build_channel
from alerts.delivery import compose, letter_of, messages_of
from alerts.mail import AT_TIMES, HEADERS
from alerts.subscription import Digest, Subscription
from meetings.errors import ConfigError, DeliveryError
from tests.alerts.channels.test_chats import HOSTILE, hostile_entry

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)
PASSWORD = "canary-password"
READERS = ["a@embassy.example", "b@embassy.example"]


def channel_to(port: int, **options):
    given = {
        "kind": "email",
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "Hội Đàm <alerts@hoidam.example>",
        "recipients": READERS[:1],
        "timeout": 5,
        **options,
    }
    return build_channel("post", given)


@pytest.fixture
def messages_for(entries):
    subscription = Subscription(name="Hằng ngày", channels=("post",), schedule=Digest(at="07:00"))

    def make(channel, news=entries):
        return compose(subscription, news, {"post": channel}, NOW)

    return make


async def refusal(channel, message) -> DeliveryError:
    with pytest.raises(DeliveryError) as refused:
        await channel.send(message, NOW)
    return refused.value


async def test_a_reader_gets_text_and_html_in_one_mail(mail_server, messages_for, entries):
    server = await mail_server()
    channel = channel_to(server.port)
    (message,) = messages_for(channel, [entry for entry in entries if entry.meeting.facts.status == "held"])
    await channel.send(message, NOW)
    ((sender, recipients, raw),) = server.taken
    mail = message_from_bytes(raw, policy=policy.default)
    assert (sender, recipients) == ("alerts@hoidam.example", READERS[:1])
    assert mail["Subject"] == message.summary
    assert mail["From"] == "Hội Đàm <alerts@hoidam.example>"
    assert mail["Message-ID"] == f"<{message.id}@hoidam.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"] == "<h-ng-ng-y.hoidam.hoidam.example>"
    assert parsedate_to_datetime(mail["Date"]) == NOW
    assert mail.get_content_type() == "multipart/alternative"
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "Phan Văn Giang hội đàm với Đổng Quân" in text.get_content()
    assert "Phan Văn Giang hội đàm với Đổng Quân" in html.get_content()


async def test_a_picture_goes_with_the_page_that_shows_it(mail_server, messages_for, entries):
    server = await mail_server()
    channel = channel_to(server.port)
    letter = letter_of(Subscription(name="w", channels=(), schedule=Digest(at="07:00")), entries[:1])
    letter = replace(letter, pictures=(Picture(name="month", png=b"\x89PNG..."),))
    made = [channel.compose(letter, recipient=READERS[0], identity="0" * 32, now=NOW) for _ in range(2)]
    assert made[0] == made[1]
    (message,) = messages_for(channel)
    await channel.send(replace(message, payload=made[0]), NOW)
    mail = message_from_bytes(server.taken[0][2], policy=policy.default)
    text, related = mail.iter_parts()
    page, picture = related.iter_parts()
    assert [part.get_content_type() for part in (text, related, page, picture)] == [
        "text/plain", "multipart/related", "text/html", "image/png",
    ]  # fmt: skip
    assert picture["Content-ID"] == "<month>"
    assert picture.get_content_disposition() == "inline"
    assert picture.get_content() == b"\x89PNG..."
    assert page.get_content().split() == letter.html.split()


async def test_every_recipient_gets_a_mail_of_its_own(mail_server, messages_for):
    server = await mail_server()
    channel = channel_to(server.port, recipients=READERS)
    messages = messages_for(channel)
    for message in messages:
        await channel.send(message, NOW)
    assert [taken[1] for taken in server.taken] == [[reader] for reader in READERS]
    assert len({message.id for message in messages}) == 2
    assert not any(READERS[1].encode() in raw for _, to, raw in server.taken if to == READERS[:1])


@pytest.mark.parametrize(
    ("verb", "answer", "final", "blame"),
    [
        ("EHLO", "421 busy", False, "receiver"),
        ("EHLO", "554 go away", False, "receiver"),
        ("MAIL", "421 closing", False, "receiver"),
        ("MAIL", "451 later", False, "receiver"),
        ("MAIL", "550 not you", False, "receiver"),
        ("MAIL", "530 log in first", False, "receiver"),
        ("MAIL", "552 too big", True, "message"),
        ("RCPT", "450 mailbox busy", False, "message"),
        ("RCPT", "452 too many", False, "message"),
        ("RCPT", "550 no such mailbox", True, "message"),
        ("RCPT", "551 moved", True, "message"),
        ("RCPT", "553 not allowed", True, "message"),
        ("DATA", "451 try later", False, "message"),
        ("DATA", "552 too big", True, "message"),
        ("DATA", "554 spam", True, "message"),
    ],
)
async def test_a_refusal_is_final_only_when_it_is_about_this_mail(
    mail_server, messages_for, verb, answer, final, blame
):
    server = await mail_server({verb: answer})
    channel = channel_to(server.port)
    (message,) = messages_for(channel)
    refused = await refusal(channel, message)
    assert (refused.final, refused.blame) == (final, blame)
    assert answer[4:] in str(refused)
    assert str(refused).startswith(f"127.0.0.1:{server.port} answered {answer[:3]} ")


@pytest.mark.parametrize("greeting", ["421 busy", "554 no service"])
async def test_a_server_that_refuses_everyone_is_tried_again(receiver, messages_for, greeting):
    server = await receiver(b"")

    async def greet(_reader, writer):
        writer.write(f"{greeting}\r\n".encode())
        await writer.drain()
        writer.close()

    server._serve = greet
    channel = channel_to(server.port)
    (message,) = messages_for(channel)
    assert not (await refusal(channel, message)).final


async def test_a_connection_cut_before_the_acceptance_repeats_the_same_bytes(mail_server, messages_for):
    server = await mail_server({"DATA": "cut"})
    channel = channel_to(server.port)
    (message,) = messages_for(channel)
    assert not (await refusal(channel, message)).final
    server.refusals.clear()
    await channel.send(message, NOW)
    (_, _, first), (_, _, second) = server.taken
    assert first == second == message.payload


async def test_composing_the_same_news_again_gives_the_same_mail(messages_for):
    channel = channel_to(25)
    assert messages_for(channel) == messages_for(channel)


async def test_a_silent_server_costs_the_deadline_and_no_more(listen, messages_for, receiver):
    server = await receiver(None)
    channel = channel_to(server.port, timeout=0.3)
    (message,) = messages_for(channel)
    began = time.monotonic()
    refused = await refusal(channel, message)
    assert time.monotonic() - began < 10
    assert not refused.final
    assert str(refused) == f"127.0.0.1:{server.port} gave no answer within 0.3 s"


async def test_a_server_that_is_not_there_is_tried_again(messages_for, unused_tcp_port):
    channel = channel_to(unused_tcp_port)
    (message,) = messages_for(channel)
    refused = await refusal(channel, message)
    assert not refused.final
    assert str(refused) == f"127.0.0.1:{unused_tcp_port} refuses connections"


async def test_without_starttls_nothing_is_said(mail_server, messages_for, ca_file):
    server = await mail_server()
    channel = channel_to(server.port, security="starttls", username="u", password=PASSWORD, ca_file=ca_file)
    (message,) = messages_for(channel)
    refused = await refusal(channel, message)
    assert "STARTTLS" in str(refused)
    assert not refused.final
    assert not server.taken


def authenticator(success):
    return lambda *_: AuthResult(success=success, handled=success)


@pytest.mark.filterwarnings(
    "ignore:Requiring AUTH while not requiring TLS"
)  # the server sees TLS from outside
@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_mail_goes_out_encrypted_and_logged_in(
    mail_server, messages_for, ca_file, server_tls, security
):
    extra = {"tls_context": server_tls, "require_starttls": True} if security == "starttls" else {}
    server = await mail_server(
        implicit_tls=server_tls if security == "tls" else None,
        auth_required=True,
        auth_require_tls=security == "starttls",
        authenticator=authenticator(success=True),
        **extra,
    )
    channel = channel_to(server.port, security=security, username="u", password=PASSWORD, ca_file=ca_file)
    (message,) = messages_for(channel)
    await channel.send(message, NOW)
    assert len(server.taken) == 1


async def test_a_wrong_password_can_be_mended_so_nothing_is_lost(
    mail_server, messages_for, ca_file, server_tls, caplog
):
    caplog.set_level(logging.DEBUG)
    server = await mail_server(
        tls_context=server_tls, auth_required=True, authenticator=authenticator(success=False)
    )
    channel = channel_to(server.port, security="starttls", username="u", password=PASSWORD, ca_file=ca_file)
    (message,) = messages_for(channel)
    refused = await refusal(channel, message)
    assert not refused.final
    assert f"127.0.0.1:{server.port} refuses username and password: 535 " in str(refused)
    own_words = [r.getMessage() for r in caplog.records if not r.name.startswith("mail.")]
    said = [str(refused), repr(refused), repr(refused.__cause__), repr(channel), repr(message), *own_words]
    assert not any("canary" in text for text in said)


async def test_a_certificate_of_nobody_we_know_stops_the_password(mail_server, messages_for, server_tls):
    server = await mail_server(tls_context=server_tls)
    channel = channel_to(server.port, security="starttls", username="u", password=PASSWORD)
    (message,) = messages_for(channel)
    refused = await refusal(channel, message)
    assert "shows a certificate that cannot be trusted: " in str(refused)
    assert not server.taken


async def test_a_hostile_name_adds_no_header_and_no_second_mail(mail_server, messages_for, hostile):
    server = await mail_server()
    channel = channel_to(server.port)
    (message,) = messages_for(channel, [hostile])
    await channel.send(message, NOW)
    ((_, recipients, raw),) = server.taken
    mail = message_from_bytes(raw, policy=policy.default)
    assert recipients == READERS[:1]
    assert "Bcc" not in mail
    assert len(mail.keys()) == 9


SMTP_INPUT = ("x\r\n.\r\nMAIL FROM:<evil@x.example>\r\nDATA", ".", "..\r\n.\r\n")


@pytest.mark.parametrize("text", [*HOSTILE, *SMTP_INPUT], ids=range(len(HOSTILE) + len(SMTP_INPUT)))
async def test_whatever_others_wrote_arrives_as_one_mail_and_in_its_text(mail_server, entries, text):
    server = await mail_server()
    channel = channel_to(server.port)
    told = [hostile_entry(entry, text) for entry in entries]
    letter = letter_of(Subscription(name=f"x{text[:60]}", channels=("post",)), told)
    letter = replace(letter, text=f"{letter.text}\r\n.\r\nMAIL FROM:<evil@x.example>\r\n..\r\n")
    (message,) = messages_of(letter, "x", {"post": channel}, NOW)
    await channel.send(message, NOW)
    ((sender, recipients, raw),) = server.taken
    assert (sender, recipients, raw) == ("alerts@hoidam.example", READERS[:1], message.payload)
    assert raw.isascii()
    mail = message_from_bytes(raw, policy=policy.default)
    assert [name for name in mail.keys() if name not in AT_TIMES] == list(HEADERS)  # noqa: SIM118 - in order, repeated ones too
    page = mail.get_body(("html",)).get_content()
    assert not re.search(r"<(?:script|img|iframe|object|link|base|form)\b|\son\w+=", page)
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert links
    assert all(link.startswith(("https://", "cid:")) for link in links)


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"recipients": []}, r"channels\.post\.recipients"),
        ({"recipients": ["a@b.example\r\nBcc: c@d.example"]}, r"channels\.post\.recipients\.0"),
        ({"recipients": ["không@embassy.example"]}, r"channels\.post\.recipients\.0"),
        ({"sender": "Hội Đàm"}, r"channels\.post\.sender"),
        ({"sender": "Hội Đàm\r\nBcc: x <a@b.example>"}, r"channels\.post\.sender"),
        ({"security": "ssl"}, r"channels\.post\.security"),
        ({"timeout": 0}, r"channels\.post\.timeout"),
        ({"username": "u"}, "go together"),
        ({"host": "mail.example", "username": "u", "password": PASSWORD}, "in clear"),
        ({"ca_file": "/nowhere/ca.pem"}, "/nowhere/ca.pem"),
        *(
            ({"unsubscribe": [address]}, r"channels\.post\.unsubscribe\.0: is no address")
            for address in (
                *("http://x.example/", "https://", "mailto:", "mailto:desk", "desk@x.example"),
                *("https://x.example/ y", "https://x.example/>,<y", "https://x.example/\r\nBcc: y"),
            )
        ),
        ({"unsubscribe": ["https://x.example/" + "x" * 400]}, r"channels\.post\.unsubscribe\.0"),
        ({"unsubscribe": ["https://a.example/"] * 3}, r"channels\.post\.unsubscribe"),
    ],
)
def test_a_wrong_option_is_named_and_no_value_shown(options, place):
    with pytest.raises(ConfigError, match=place) as wrong:
        channel_to(25, **options)
    assert "canary" not in str(wrong.value)
