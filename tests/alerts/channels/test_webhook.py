"""A webhook arrives signed, once for each id, and no receiver can hurt the sender."""

import asyncio
import base64
import json
import logging
import time
import tracemalloc
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from http import HTTPStatus

import brotli
import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from alerts.channel import Letter, build_channel
from alerts.delivery import compose
from alerts.digest import digest_json
from alerts.subscription import Digest, Subscription
from meetings.errors import ConfigError, DeliveryError
from tests.alerts.channels.test_chats import hostile_entry, many
from tests.alerts.test_payload import mistakes

SECRET = "whsec_" + base64.b64encode(b"canary-key-canary-key-canary").decode()
PATH = "/hook/canary-path"


def answer(status: int, *headers: str, body: bytes = b"") -> bytes:
    head = [f"HTTP/1.1 {status} Reason", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def channel_to(port: int, scheme: str = "http", **options):
    given = {"kind": "webhook", "url": f"{scheme}://127.0.0.1:{port}{PATH}", "secret": SECRET, **options}
    return build_channel("ministry", given, frozenset({("127.0.0.1", port)}))


@pytest.fixture
def now():
    return datetime.now(UTC)


@pytest.fixture
def message_for(entries, now):
    subscription = Subscription(name="daily", channels=("ministry",), schedule=Digest(at="07:00"))

    def make(channel):
        (message,) = compose(subscription, entries, {"ministry": channel}, now)
        return message

    return make


async def refusal(channel, message, now) -> DeliveryError:
    with pytest.raises(DeliveryError) as refused:
        await channel.send(message, now)
    return refused.value


async def test_the_receiver_can_verify_what_it_gets(receiver, message_for, now, entries):
    there = await receiver(answer(204))
    channel = channel_to(there.port)
    message = message_for(channel)
    await channel.send(message, now)
    (line, headers, body) = there.requests[0]
    assert line == f"POST {PATH} HTTP/1.1"
    told = Verifier(SECRET).verify(body, headers)
    assert body == message.payload
    assert headers["webhook-id"] == message.id
    assert (told["type"], told["subscription"], told["language"]) == ("hoidam.digest", "daily", "vi")
    assert [(m["id"], m["change"]) for m in told["meetings"]] == [(e.meeting.id, e.change) for e in entries]
    with pytest.raises(WebhookVerificationError):
        Verifier(SECRET).verify(body.replace(b"talks", b"walks"), headers)


@pytest.mark.parametrize("hours", [-8, 0, 7])
async def test_the_signature_holds_whatever_zone_the_clock_speaks(receiver, message_for, now, hours):
    there = await receiver(answer(200))
    channel = channel_to(there.port)
    await channel.send(message_for(channel), now.astimezone(timezone(timedelta(hours=hours))))
    _, headers, body = there.requests[0]
    assert Verifier(SECRET).verify(body, headers)


NEW = "whsec_" + base64.b64encode(b"another-canary-key-another").decode()


async def test_while_a_key_is_replaced_both_receivers_believe_it(receiver, message_for, now):
    there = await receiver(answer(204))
    channel = channel_to(there.port, secret=NEW, previous_secret=SECRET)
    await channel.send(message_for(channel), now)
    _, headers, body = there.requests[0]
    new, old = headers["webhook-signature"].split(" ")
    assert new != old
    for key in (NEW, SECRET):
        assert Verifier(key).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Verifier(SECRET).verify(body, {**headers, "webhook-signature": new})


async def test_an_answer_that_repeats_what_is_secret_is_not_repeated(receiver, message_for, now):
    there = await receiver(answer(404, body=f"Cannot POST {PATH}, key {SECRET}".encode()))
    channel = channel_to(there.port)
    assert str(await refusal(channel, message_for(channel), now)).endswith("Cannot POST /hook/***, key ***")


async def test_a_retry_repeats_id_and_body_and_signs_anew(receiver, message_for, now):
    there = await receiver(answer(503), answer(200))
    channel = channel_to(there.port)
    message = message_for(channel)
    await refusal(channel, message, now)
    await channel.send(message, now + timedelta(seconds=5))
    (_, first, body), (_, second, again) = there.requests
    assert body == again
    assert first["webhook-id"] == second["webhook-id"]
    assert first["webhook-timestamp"] != second["webhook-timestamp"]
    assert Verifier(SECRET).verify(again, second)


@pytest.mark.parametrize(
    "status", [301, 302, 307, 308, 400, 401, 403, 404, 408, 409, 413, 425, 429, 500, 502, 504]
)
async def test_anything_but_an_acceptance_is_tried_again(receiver, message_for, now, status):
    there = await receiver(answer(status, "Location: /elsewhere", body="không nhận\x1b[31m".encode()))
    channel = channel_to(there.port)
    refused = await refusal(channel, message_for(channel), now)
    assert not refused.final
    assert (
        str(refused)
        == f"127.0.0.1:{there.port} answered {status} {HTTPStatus(status).phrase}: không nhận [31m"
    )
    assert len(there.requests) == 1


async def test_a_page_for_browsers_is_not_repeated(receiver, message_for, now):
    there = await receiver(answer(404, body=b"<!doctype html><title>Nothing here</title>"))
    channel = channel_to(there.port)
    refused = await refusal(channel, message_for(channel), now)
    assert str(refused) == f"127.0.0.1:{there.port} answered 404 Not Found"


@pytest.mark.parametrize(
    ("status", "blame"),
    [(410, "gone"), (400, "message"), (413, "message"), (422, "message"), (302, "receiver"),
     (401, "receiver"), (404, "receiver"), (429, "receiver"), (500, "receiver"), (503, "receiver")],
)  # fmt: skip
async def test_a_refusal_says_whether_others_would_meet_it_too(receiver, message_for, now, status, blame):
    there = await receiver(answer(status))
    channel = channel_to(there.port)
    refused = await refusal(channel, message_for(channel), now)
    assert (refused.blame, refused.final) == (blame, False)


SENT = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("315360000", 86_400),
        ("9" * 400, 86_400),
        (format_datetime(SENT + timedelta(minutes=30), usegmt=True), 1800),
        (format_datetime(SENT + timedelta(days=3650), usegmt=True), 86_400),
        (format_datetime(SENT - timedelta(minutes=30), usegmt=True), None),
        ("0", None),
        ("-5", None),
        ("soon", None),
        ("1e9", None),
        ("Wed, 99 Mar 2026 25:61:00 GMT", None),
    ],
)
async def test_the_receiver_says_how_long_to_wait(receiver, message_for, asked, seconds):
    there = await receiver(answer(429, f"Retry-After: {asked}"))
    channel = channel_to(there.port)
    assert (await refusal(channel, message_for(channel), SENT)).retry_after == seconds


async def test_a_silent_receiver_costs_the_deadline_and_no_more(receiver, message_for, now):
    there = await receiver(None)
    channel = channel_to(there.port, timeout=0.3)
    began = time.monotonic()
    refused = await refusal(channel, message_for(channel), now)
    assert time.monotonic() - began < 10
    assert not refused.final
    assert str(refused) == f"127.0.0.1:{there.port} gave no answer within 0.3 s"


async def test_a_dripping_receiver_costs_the_deadline_and_no_more(receiver, message_for, now):
    there = await receiver(answer(500, body=b"x" * 1000), drip=0.02)
    channel = channel_to(there.port, timeout=0.4)
    began = time.monotonic()
    await refusal(channel, message_for(channel), now)
    assert time.monotonic() - began < 10


async def test_a_receiver_that_hangs_up_is_tried_again(receiver, message_for, now):
    there = await receiver(b"")
    channel = channel_to(there.port)
    assert not (await refusal(channel, message_for(channel), now)).final


async def test_a_receiver_that_is_not_there_is_tried_again(receiver, message_for, now, unused_tcp_port):
    channel = channel_to(unused_tcp_port)
    refused = await refusal(channel, message_for(channel), now)
    assert not refused.final
    assert str(refused) == f"127.0.0.1:{unused_tcp_port} refuses connections"


def two_gigabytes_in_brotli() -> bytes:
    compressor = brotli.Compressor(quality=1, lgwin=24)
    zeros = bytes(1 << 24)
    return b"".join(compressor.process(zeros) for _ in range(128)) + compressor.finish()


@pytest.mark.parametrize("status", [200, 500])
async def test_a_compressed_bomb_is_never_inflated(receiver, message_for, now, status):
    bomb = two_gigabytes_in_brotli()
    there = await receiver(answer(status, "Content-Encoding: br", body=bomb))
    channel = channel_to(there.port)
    message = message_for(channel)
    tracemalloc.start()
    try:
        if status == 200:
            await channel.send(message, now)
        else:
            await refusal(channel, message, now)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 << 20
    assert there.requests[0][1]["accept-encoding"] == "identity"


async def test_no_more_than_the_beginning_of_an_answer_is_read(receiver, message_for, now):
    there = await receiver(answer(500, body=b"x" * (64 << 20)))
    channel = channel_to(there.port)
    refused = await refusal(channel, message_for(channel), now)
    assert len(str(refused)) < 300
    assert there.sent < 32 << 20


async def test_a_proxy_of_the_environment_is_not_asked(receiver, message_for, now, monkeypatch):
    there, proxy = await receiver(answer(200)), await receiver(answer(200))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    channel = channel_to(there.port)
    await channel.send(message_for(channel), now)
    assert (len(there.requests), len(proxy.requests)) == (1, 0)


async def test_https_is_spoken_to_a_known_authority_only(receiver, message_for, now, server_tls, ca_file):
    there = await receiver(answer(200), tls=server_tls)
    trusting = channel_to(there.port, "https", ca_file=ca_file)
    await trusting.send(message_for(trusting), now)
    strict = channel_to(there.port, "https")
    refused = await refusal(strict, message_for(strict), now)
    assert str(refused).startswith(f"127.0.0.1:{there.port} shows a certificate that cannot be trusted: ")
    assert len(there.requests) == 1


async def test_secrets_stand_nowhere(receiver, message_for, now, caplog, unused_tcp_port):
    caplog.set_level(logging.DEBUG)
    there = await receiver(answer(500), answer(200))
    channel, deaf = channel_to(there.port), channel_to(unused_tcp_port)
    message = message_for(channel)
    said = [str(await refusal(channel, message, now)), str(await refusal(deaf, message, now))]
    await channel.send(message, now)
    said += [repr(channel), str(channel), repr(message), str(channel.recipients), caplog.text]
    assert not any("canary" in text or SECRET[6:] in text for text in said)


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"url": "https://hooks.example/x"}, "channels.ministry.secret"),
        ({"url": "https://hooks.example/x", "secret": "canary"}, "channels.ministry.secret"),
        ({"url": "https://hooks.example/x", "secret": "whsec_canary"}, "channels.ministry.secret"),
        ({"url": "https://hooks.example/x", "secret": "whsec_Y2FuYXJ5"}, "channels.ministry.secret"),
        (
            {"url": "https://hooks.example/x", "secret": SECRET, "previous_secret": "canary"},
            "channels.ministry.previous_secret",
        ),
        ({"url": "http://hooks.example/canary", "secret": SECRET}, "https"),
        ({"url": "ftp://hooks.example/canary", "secret": SECRET}, "channels.ministry.url"),
        ({"url": "https://user:canary@hooks.example/", "secret": SECRET}, "channels.ministry.url"),
        ({"url": "https://hooks.example:99999/canary", "secret": SECRET}, "channels.ministry.url"),
        ({"url": "https://hooks.example/canary\r\nX: y", "secret": SECRET}, "channels.ministry.url"),
        ({"url": "https://hooks.example/", "secret": SECRET, "sekret": "canary"}, "channels.ministry.sekret"),
        ({"url": "https://hooks.example/", "secret": SECRET, "timeout": 0}, "channels.ministry.timeout"),
    ],
)
def test_a_wrong_option_is_named_and_no_value_shown(options, place):
    with pytest.raises(ConfigError, match=place) as wrong:
        build_channel("ministry", {"kind": "webhook", **options})
    assert "canary" not in str(wrong.value).replace("canary is", "")
    assert wrong.value.__cause__ is None


def test_plain_http_needs_this_machine_or_leave():
    for url, more in (
        ("http://localhost:8000/", {}),
        ("http://[::1]:8000/", {}),
        ("http://hooks.example/", {"allow_http": True}),
    ):
        given = {"kind": "webhook", "url": url, "secret": SECRET, **more}
        assert build_channel("ministry", given, frozenset({("::1", 8000)}))


async def test_a_text_without_end_is_cut_and_every_other_one_is_whole(receiver, entries, now):
    there = await receiver(answer(200))
    channel = channel_to(there.port)
    subscription = Subscription(name="daily", channels=("ministry",))
    (message,) = compose(subscription, [hostile_entry(entries[1], "A" * 100_000)], {"ministry": channel}, now)
    await channel.send(message, now)
    assert len(message.payload) < 20_000
    (meeting,) = json.loads(message.payload)["meetings"]
    assert meeting["places"][0]["name"] == "A" * 2_000 + "…"
    assert meeting["participants"][0]["name"] == entries[1].meeting.facts.participants[0].name


@pytest.mark.parametrize(("number", "left"), [(600, False), (2_000, True)])
def test_a_digest_of_years_is_no_more_than_servers_take(entries, now, number, left):
    news = digest_json(many(entries[1], number), "en", subscription="daily")
    letter = Letter(
        subscription="daily", kind="digest", language="en", subject="", text="", html="", json=news
    )  # fmt: skip
    body = channel_to(9).compose(letter, recipient="r", identity="0" * 32, now=now)
    told = json.loads(body)
    assert len(body) <= 900_000
    assert len(told["meetings"]) + told["left"] == number
    assert bool(told["left"]) is left
    assert not any(meeting["evidence"] for meeting in told["meetings"])
    assert not mistakes(told)


async def test_text_that_cannot_be_encoded_does_not_stop_a_message(receiver, hostile, now):
    there = await receiver(answer(200))
    channel = channel_to(there.port)
    broken = json.loads('"\\ud800"')
    subscription = Subscription(name=f"daily{broken}", channels=("ministry",))
    (message,) = compose(subscription, [hostile], {"ministry": channel}, now)
    await asyncio.wait_for(channel.send(message, now), 5)
    assert Verifier(SECRET).verify(there.requests[0][2], there.requests[0][1])
