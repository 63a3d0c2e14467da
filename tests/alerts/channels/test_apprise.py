"""What has no channel of its own goes through Apprise, and none of its habits harms us."""

import asyncio
import json
import logging
import re
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from apprise.plugins.discord import NotifyDiscord

from alerts.channel import build_channel
from alerts.delivery import compose
from alerts.subscription import Digest, Subscription
from meetings.errors import ConfigError, DeliveryError
from tests.alerts.channels.services import answer
from tests.alerts.channels.test_chats import HOSTILE, hostile_entry, many

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)
SECRET = "canary-token"

pytestmark = pytest.mark.filterwarnings(
    "ignore:'imghdr' is deprecated"
)  # by a plugin that is loaded with all others


def channel_to(port: int, **more):
    given = {
        "kind": "apprise",
        "url": f"json://{SECRET}:canary-password@127.0.0.1:{port}/canary-path?rto=60&cto=60",
        "unguarded": True,
        **more,
    }
    return build_channel("other", given)


def message_of(channel, entries, **more):
    subscription = Subscription(name="desk", channels=("other",), language="en", **more)
    (message,) = compose(subscription, entries, {"other": channel}, NOW)
    return message


async def refusal(channel, message) -> DeliveryError:
    with pytest.raises(DeliveryError) as refused:
        await channel.send(message, NOW)
    return refused.value


async def test_a_service_of_apprise_gets_plain_text_with_addresses(receiver, entries) -> None:
    there = await receiver(answer(200))
    channel = channel_to(there.port)
    message = message_of(channel, entries, schedule=Digest(at="07:00"))
    await channel.send(message, NOW)
    ((_, _, body),) = there.requests
    told = json.loads(body)
    assert told["title"] == message.summary
    assert "Phan Van Giang holds talks with Dong Jun\nheld · 18 March 2026" in told["message"]
    assert "vnexpress.net https://vnexpress.net/hoi-dam.html" in told["message"]
    assert message.recipient == "Apprise json"


async def test_a_long_digest_keeps_within_what_the_service_takes(entries) -> None:
    channel = build_channel(
        "other", {"kind": "apprise", "url": "discord://12345678901/abcdefghijk", "unguarded": True}
    )
    message = message_of(channel, many(entries[1], 90), schedule=Digest(at="07:00"))
    body = json.loads(message.payload)["body"]
    assert len(body) <= 2_000
    assert "more: hoidam meetings --since 2026-01-01" in body


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_whatever_others_wrote_is_text(receiver, entries, text) -> None:
    there = await receiver(answer(200))
    channel = channel_to(there.port)
    await channel.send(message_of(channel, [hostile_entry(entries[1], text)]), NOW)
    ((_, _, body),) = there.requests
    told = json.loads(body)
    assert not {"\u202e", "\x00", "\x1b"} & set(told["message"] + told["title"])
    assert "49" not in told["title"]


@pytest.mark.parametrize(
    "text", ["@everyone", "x @here y", "<@1234567>", "<@&1234567>", "<!channel|a> <!here>"]
)
async def test_what_others_wrote_calls_nobody_by_a_plugin(entries, text) -> None:
    """Discord's plugin lets whatever it finds be called, and Slack's takes it out of its quotation marks."""
    news = hostile_entry(entries[1], text)
    reports = (replace(news.meeting.articles[0], url=f"https://a.example/{text.replace(' ', '')}"),)
    news = replace(news, meeting=replace(news.meeting, articles=reports))
    for address in (
        "discord://12345678901/abcdefghijk",
        "slack://AAAAAAAAA/BBBBBBBBB/cccccccccccccccccccccccc/#x",
    ):
        channel = build_channel("other", {"kind": "apprise", "url": address, "unguarded": True})
        told = json.loads(message_of(channel, [news]).payload)
        for said in told.values():
            assert NotifyDiscord(webhook_id="1" * 11, webhook_token="a" * 11).ping_payload(said) == {}
            assert not re.search(r"<[!@]", said)


async def test_a_refusal_says_why_and_gives_no_secret_away(receiver, entries, caplog) -> None:
    caplog.set_level(logging.DEBUG, logger="hoidam")
    there = await receiver(answer(403, b"canary-token is not welcome"))
    channel = channel_to(there.port)
    message = message_of(channel, entries)
    refused = await refusal(channel, message)
    assert "Apprise json did not take it: " in str(refused)
    assert "403" in str(refused)
    assert (refused.final, refused.blame) == (False, "receiver")
    said = [str(refused), repr(refused), repr(channel), repr(message), caplog.text, message.payload.decode()]
    assert not any("canary" in text for text in said)


async def test_no_redirect_is_followed(receiver, entries, trap) -> None:
    there = await receiver(answer(307, b"", f"Location: http://127.0.0.1:{trap.port}/"))
    channel = channel_to(there.port)
    await refusal(channel, message_of(channel, entries))
    assert trap.connects() == 0


async def test_a_silent_service_costs_the_deadline_and_blocks_nobody_else(receiver, entries) -> None:
    there = await receiver(None)
    channel = channel_to(there.port, timeout=0.3)
    message = message_of(channel, entries)
    began = time.monotonic()
    tries = [refusal(channel, message) for _ in range(12)]
    refused, *_ = await asyncio.gather(*tries, asyncio.to_thread(threading.get_ident))
    assert time.monotonic() - began < 10
    assert str(refused) == "Apprise json gave no answer within 0.3 s"


def test_without_the_extra_the_configuration_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(
        ConfigError, match=r"channels\.other\.url: Apprise is not installed.*hoidam\[apprise\]"
    ):
        channel_to(9)


def test_nobody_loads_apprise_who_does_not_use_it() -> None:
    asked = "import alerts.channel, alerts.channels.apprise, sys; alerts.channel.secret_options('apprise'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout
    assert "apprise" not in loaded.split()


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"url": "canary"}, r"channels\.other\.url: is no address that Apprise knows"),
        ({"url": "canary://nowhere"}, r"channels\.other\.url: is no address that Apprise knows"),
        ({"url": "tgram://canary/"}, r"channels\.other\.url: is no address that Apprise knows"),
        ({"url": ""}, r"channels\.other\.url"),
        ({"unguarded": False}, r"channels\.other\.unguarded"),
        ({"unguarded": None}, r"channels\.other\.unguarded"),
        ({"timeout": 600}, r"channels\.other\.timeout"),
        ({"archive": "canary"}, r"channels\.other\.archive: is not an http"),
    ],
)
def test_a_wrong_option_is_named_and_no_value_shown(wrong, place) -> None:
    with pytest.raises(ConfigError, match=place) as mistake:
        channel_to(9, **wrong)
    assert "canary" not in str(mistake.value)
