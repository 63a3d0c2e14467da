"""Every chat takes what it is sent, shows what was meant and does nothing that others wrote."""

import json
import logging
import re
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import brotli
import pytest

from alerts import operator, trial
from alerts.background import Background
from alerts.channel import Channel, build_channel
from alerts.delivery import compose, letter_of, messages_of
from alerts.digest import Entry
from alerts.further import Further
from alerts.silence import Ill, Watch
from alerts.subscription import Digest, Subscription
from alerts.words import Language, word
from meetings.alert import Message
from meetings.encounter import Participant, Place
from meetings.errors import ConfigError, DeliveryError
from meetings.meeting import Difference
from tests.alerts.channels.services import PATHS, SERVICES, TOKEN, answer, seen
from tests.alerts.test_operator import notice

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)
KINDS = tuple(SERVICES)
HOOKS = ("slack", "discord", "teams", "mattermost")

each_kind = pytest.mark.parametrize("kind", KINDS)


def options(kind: str, port: int, **more: Any) -> dict[str, Any]:
    origin = f"http://127.0.0.1:{port}"
    own = {
        "telegram": {"server": origin, "token": TOKEN, "chat": "-1001234567890"},
        "ntfy": {"server": origin, "topic": "canary-topic-canary", "token": "tk_canary_canary"},
    }
    return {"kind": kind, **own.get(kind, {"url": origin + PATHS[kind]}), **more}


def channel_to(kind: str, port: int, **more: Any) -> Channel:
    return build_channel("chat", options(kind, port, **more), frozenset({("127.0.0.1", port)}))


def message_of(
    channel: Channel, entries: Sequence[Entry], *, language: Language = "en", digest: bool = True
) -> Message:
    schedule = {"schedule": Digest(at="07:00")} if digest else {}
    subscription = Subscription(name="desk", channels=("chat",), language=language, **schedule)
    (message,) = compose(subscription, entries, {"chat": channel}, NOW)
    return message


def text_of(message: Message) -> str:
    """All that can be read of it, marks of Markdown taken away."""
    return re.sub(r"\\(.)|\u2060", r"\1", "\n".join(seen(json.loads(message.payload))))


async def refusal(channel: Channel, message: Message, now: datetime = NOW) -> DeliveryError:
    with pytest.raises(DeliveryError) as refused:
        await channel.send(message, now)
    return refused.value


@pytest.fixture
def service(receiver: Callable[..., Any]) -> Callable[..., Any]:
    async def start(kind: str) -> Any:
        return await receiver(SERVICES[kind])

    return start


@each_kind
@pytest.mark.parametrize("language", ["vi", "en", "zh"])
@pytest.mark.parametrize("digest", [True, False])
async def test_the_service_takes_a_digest_and_an_alert(service, entries, kind, language, digest) -> None:
    there = await service(kind)
    channel = channel_to(kind, there.port)
    message = message_of(channel, entries, language=language, digest=digest)
    await channel.send(message, NOW)
    assert len(there.requests) == 1
    said = text_of(message)
    headlines = {
        "vi": "Phan Văn Giang hội đàm với Đổng Quân",
        "en": "Phan Van Giang holds talks with Dong Jun",
        "zh": "潘文江与董军举行会谈",
    }
    assert headlines[language] in said
    assert word("status.announced", language) in said
    assert "2026" in said


@each_kind
async def test_a_single_alert_says_who_where_when_what_and_whence(service, entries, kind) -> None:
    talks = next(entry for entry in entries if entry.meeting.id == "m-talks")
    there = await service(kind)
    channel = channel_to(kind, there.port)
    message = message_of(channel, [talks], digest=False)
    await channel.send(message, NOW)
    said, raw = text_of(message), message.payload.decode()
    for part in (
        "holds talks",
        "Minister of National Defence",
        "18 March 2026",
        "Quang Ninh",
        "Agreed",
        "vnexpress.net",
    ):
        assert part in said
    assert "https://vnexpress.net/hoi-dam.html" in raw


def test_a_push_is_urgent_by_how_much_a_meeting_matters(entries) -> None:
    channel = channel_to("ntfy", 9)
    dull, *_ = many(entries[1], 4)

    def pushed(told: Sequence[Entry], *, digest: bool) -> dict[str, Any]:
        return json.loads(message_of(channel, told, digest=digest).payload)

    assert pushed(entries[1:2], digest=False)["priority"] == 4
    assert pushed([dull], digest=False)["priority"] == 3
    assert pushed(entries, digest=True)["priority"] == 3
    assert pushed(entries[1:2], digest=False)["tags"] == ["handshake"]


async def test_sources_are_buttons_where_there_are_such(entries) -> None:
    exchange = next(entry for entry in entries if entry.meeting.id == "m-exchange")
    where = [
        "https://baotintuc.vn/giao-luu-10.htm",
        "https://vnexpress.net/hai-bo-truong-o-bien-gioi-4861234.html",
    ]
    pushed = json.loads(message_of(channel_to("ntfy", 9), [exchange], digest=False).payload)
    posted = json.loads(message_of(channel_to("teams", 9), [exchange], digest=False).payload)
    assert [action["url"] for action in pushed["actions"]] == where
    assert [action["url"] for action in posted["attachments"][0]["content"]["actions"]] == where


@each_kind
async def test_what_changed_is_said_first(service, entries, kind) -> None:
    changed = [entry for entry in entries if entry.news]
    there = await service(kind)
    channel = channel_to(kind, there.port)
    message = message_of(channel, changed, digest=False)
    await channel.send(message, NOW)
    said = text_of(message)
    assert "19 March 2026 → 20 March 2026" in said
    assert said.index(word("changed", "en")) < said.index(word("reviewed", "en"))


NEWS = (Difference(field="level", before=None, after="minister"),)


def many(entry: Entry, number: int) -> list[Entry]:
    """As many meetings as these, of which the third from the end matters most, and is told last: it is an update."""
    dull = replace(entry.meeting.facts, kind="working_meeting", level=None)
    made = [
        replace(
            entry,
            meeting=replace(
                entry.meeting,
                id=f"m-{n}",
                facts=replace(dull, start=date(2026, 1, 1) + timedelta(days=n)),
                parent=None,
            ),
        )
        for n in range(number)
    ]
    made[-3] = replace(made[-3], meeting=replace(made[-3].meeting, facts=entry.meeting.facts), news=NEWS)
    return made


@each_kind
@pytest.mark.parametrize(
    ("number", "archive"), [(5, None), (12, None), (90, None), (90, "https://press.example/meetings")]
)
async def test_a_long_digest_names_what_matters_most_and_where_the_rest_is(
    service, entries, kind, number, archive
) -> None:
    talks = next(entry for entry in entries if entry.meeting.id == "m-talks")
    there = await service(kind)
    channel = channel_to(kind, there.port, **({"archive": archive} if archive else {}))
    message = message_of(channel, many(talks, number))
    await channel.send(message, NOW)
    said = text_of(message)
    assert "Updated: Phan Van Giang holds talks with Dong Jun" in said
    told = re.findall(r"and (\d+) more:\s+\[?(hoidam meetings --since [\d-]+|[^\s\]]+)", said)
    if number >= 90:
        ((more, where),) = told
        assert 0 < int(more) < number
        assert where == (archive or "hoidam meetings --since 2026-01-01")


@each_kind
@pytest.mark.parametrize("number", [1, 90])
async def test_a_digest_says_how_sources_do(service, entries, kind, number) -> None:
    ill = Ill(outlet="dantri", state="failing", since=NOW)
    watch = Watch(sources=67, ill=(ill,), heard_at=NOW)
    subscription = Subscription(name="desk", channels=("chat",), language="en", schedule=Digest(at="07:00"))
    letter = letter_of(subscription, many(entries[1], number + 2)[:number], Background(watch=watch))
    there = await service(kind)
    channel = channel_to(kind, there.port)
    (message,) = messages_of(letter, "x", {"chat": channel}, NOW)
    await channel.send(message, NOW)
    said = text_of(message)
    assert letter.below[0] in said
    assert ("dantri" in said) is (number == 1)


@each_kind
async def test_a_digest_says_what_else_was_written(service, entries, kind) -> None:
    known = next(entry.meeting for entry in entries if entry.meeting.id == "m-reception")
    further = (Further(meeting=known, urls=frozenset(report.url for report in known.articles)),)
    subscription = Subscription(name="desk", channels=("chat",), language="en", schedule=Digest(at="07:00"))
    letter = letter_of(subscription, entries[1:2], Background(further=further))
    there = await service(kind)
    channel = channel_to(kind, there.port)
    (message,) = messages_of(letter, "x", {"chat": channel}, NOW)
    await channel.send(message, NOW)
    assert "To Lam receives Zhang Youxia – baoquankhu7.vn" in text_of(message)


@each_kind
async def test_letters_that_tell_of_no_meeting_arrive_too(service, kind) -> None:
    there = await service(kind)
    channel = channel_to(kind, there.port)
    ill = [notice(f"outlet{n}", "failing", detail="no answer in 30 s") for n in range(80)]
    letters = [
        trial.letter_of("chat", "vi"),
        operator.letter_of(ill, "en"),
        operator.letter_of(ill[:1], "vi"),
    ]
    for letter in letters:
        (message,) = messages_of(letter, "x", {"chat": channel}, NOW)
        await channel.send(message, NOW)
        assert letter.subject in text_of(message)
    assert "hoidam outlets check outlet0" in text_of(message)


@each_kind
@pytest.mark.parametrize("detail", ["headline", "summary"])
async def test_who_wants_less_gets_the_sentence_and_a_link(service, entries, kind, detail) -> None:
    there = await service(kind)
    channel = channel_to(kind, there.port)
    subscription = Subscription(name="desk", channels=("chat",), language="en", detail=detail)
    (message,) = compose(subscription, [entries[1]], {"chat": channel}, NOW)
    await channel.send(message, NOW)
    said = text_of(message)
    assert "held talks with Admiral Dong Jun" in said
    assert word("evidence", "en") not in said
    assert "https://vnexpress.net/hoi-dam.html" in message.payload.decode()


@each_kind
async def test_what_must_not_be_overlooked_stands_first(service, entries, kind) -> None:
    plan = next(entry for entry in entries if entry.meeting.facts.status == "announced")
    off = replace(plan.meeting, facts=replace(plan.meeting.facts, status="cancelled"))
    there = await service(kind)
    channel = channel_to(kind, there.port)
    message = message_of(channel, [replace(plan, meeting=off)], digest=False)
    await channel.send(message, NOW)
    assert word("flag.called_off", "en") in text_of(message)


HOSTILE = (
    "<!channel> <!here|x> <@U0123ABC> <#C1|x> <https://evil.example|vnexpress.net> &lt;!channel&gt;",
    "@everyone @here @channel @all <@&12345> <@12345> <#12345> <t:1700000000:R> :tada: <:x:123>",
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png) [a]: https://evil.example",
    "_*[]()~`>#+-=|{}.! ~~s~~ ||spoiler|| `code` ```fence``` # Head **b** __u__",
    "/start@bot #tag $TAG ~town-square",
    "Hi\r\nBcc: evil@x.example\r\n\r\n<script>alert(1)</script>",
    "=?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "{{7*7}} {{DATE(2026-03-18T00:00:00Z, SHORT)}} ${7*7} {% raw %} %(x)s %s @{body('x')}",
    "\u202egnahc\u202c\u2066x\u2069\u200f\ufeff\x00\x1b[31mred\x07",
    "lone \ud800 surrogate \udfff",
    "A" * 100_000,
    "😀" * 5_000,
    '"}],"text":"<!channel>',
)


def hostile_entry(entry: Entry, text: str) -> Entry:
    """The text wherever others' words get to: names, places, outlets, titles, quotes, changes."""
    meeting = entry.meeting
    person = Participant(person=None, name=text, side="CN", rank=None, post=None)
    facts = replace(
        meeting.facts,
        places=(Place(id="nowhere", name=text, country="VN"),),
        participants=(*meeting.facts.participants[:1], person),
        invitations=tuple(replace(each, event=text) for each in meeting.facts.invitations),
        evidence={k: tuple(replace(q, quote=text) for q in qs) for k, qs in meeting.facts.evidence.items()},
    )
    articles = tuple(replace(each, title=text, outlet=text) for each in meeting.articles)
    return replace(entry, meeting=replace(meeting, facts=facts, articles=articles))


def leftovers(text: str, escapes: str) -> list[str]:
    """What of a Markdown text would still be markup, besides our own bold words and links."""
    bare = re.sub(rf"\\[{re.escape(escapes)}]", "", text)
    bare = re.sub(r"\[([^\[\]]*)\]\(https?://[^()\s]+\)", r"\1", bare)
    bare = re.sub(r"\*\*([^*]+)\*\*", r"\1", bare)
    return re.findall(r"[*_`~|<>\[\]#]|!\[", bare)


PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def active(kind: str, payload: dict[str, Any]) -> list[str]:
    """What in a payload would do more than be read."""
    texts = list(seen(payload))
    match kind:
        case "slack":
            return re.findall("<", payload["text"]) + [b for b in payload["blocks"] if b["type"] == "section"]
        case "discord":
            mentions = [] if payload["allowed_mentions"] == {"parse": []} else ["mentions"]
            return mentions + [left for text in texts for left in leftovers(text, PUNCTUATION)]
        case "mattermost":
            shown = [text for each in payload["attachments"] for text in (each["title"], each["text"])]
            marks = [left for text in [payload["text"], *shown] for left in leftovers(text, PUNCTUATION)]
            return marks + [f for text in texts for f in re.findall(r"\B@\w|(?<!\w)~\w|:[a-z0-9_+-]+:", text)]
        case "teams":
            return [text for text in texts if "{{" in text]
        case "telegram":
            found = [] if "parse_mode" not in payload else ["parse_mode"]
            return found + re.findall(r"(?<![\w/])[@/#$]\w", payload["text"])
    return [key for key in payload if key in {"markdown", "attach", "icon", "email", "call"}]


@each_kind
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_nothing_that_others_wrote_acts(service, entries, kind, text) -> None:
    there = await service(kind)
    channel = channel_to(kind, there.port)
    for news in ([hostile_entry(entries[1], text)], [hostile_entry(each, text) for each in entries]):
        message = message_of(channel, news, digest=len(news) > 1)
        await channel.send(message, NOW)
        payload = json.loads(message.payload)
        assert not active(kind, payload)
        assert not re.search(
            r"[\u202a-\u202e\u2066-\u2069\u200f\ufeff\x00-\x08\x0b-\x1f]", "".join(seen(payload))
        )
        links = re.findall(r'"(?:url|click|title_link)":"([^"]*)"', message.payload.decode())
        assert links or kind == "ntfy"
        assert not any("evil.example" in link or "javascript:" in link for link in links)


@each_kind
def test_the_same_news_are_the_same_bytes(entries, kind) -> None:
    channel = channel_to(kind, 9)
    assert message_of(channel, entries) == message_of(channel, entries)


@each_kind
def test_no_secret_gets_into_the_database(entries, kind) -> None:
    message = message_of(channel_to(kind, 9), entries)
    assert "canary" not in repr(message).lower()
    assert b"canary" not in message.payload.lower()


REFUSED = (
    ("slack", 400, b"invalid_blocks", "message", True),
    ("slack", 400, b"user_not_found", "receiver", False),
    ("slack", 403, b"action_prohibited", "receiver", False),
    ("slack", 404, b"no_service", "receiver", False),
    ("slack", 410, b"channel_is_archived", "gone", False),
    ("slack", 500, b"rollup_error", "receiver", False),
    ("discord", 400, {"code": 50035, "message": "Invalid Form Body"}, "message", True),
    ("discord", 401, {"code": 50027, "message": "Invalid Webhook Token"}, "receiver", False),
    ("discord", 404, {"code": 10015, "message": "Unknown Webhook"}, "gone", False),
    ("discord", 404, {"code": 0, "message": "404: Not Found"}, "receiver", False),
    ("discord", 502, b"<html>Bad gateway</html>", "receiver", False),
    ("teams", 400, {"error": {"code": "TriggerInputSchemaMismatch", "message": "no match"}}, "message", True),
    (
        "teams",
        400,
        {"error": {"code": "WorkflowTriggerIsNotEnabled", "message": "is off"}},
        "receiver",
        False,
    ),
    (
        "teams",
        401,
        {"error": {"code": "DirectApiAuthorizationRequired", "message": "sign in"}},
        "receiver",
        False,
    ),
    ("teams", 413, b"too large", "message", True),
    ("telegram", 400, {"ok": False, "description": "Bad Request: message is too long"}, "message", True),
    ("telegram", 400, {"ok": False, "description": "Bad Request: chat not found"}, "receiver", False),
    ("telegram", 401, {"ok": False, "description": "Unauthorized"}, "receiver", False),
    ("telegram", 403, {"ok": False, "description": "Forbidden: bot was kicked"}, "receiver", False),
    ("mattermost", 400, {"id": "x", "message": "Invalid webhook"}, "message", True),
    ("mattermost", 403, {"id": "x", "message": "Invalid webhook"}, "receiver", False),
    ("ntfy", 401, {"code": 40101, "error": "unauthorized"}, "receiver", False),
    ("ntfy", 413, {"code": 41303, "error": "JSON body too large"}, "message", True),
    ("ntfy", 507, {"code": 50701, "error": "cannot publish"}, "receiver", False),
    *((kind, 302, b"", "receiver", False) for kind in KINDS),
    *((kind, 410, b"", "gone", False) for kind in KINDS),
    *((kind, 400, b"\xff{[[[", None, None) for kind in KINDS),
    *(
        (kind, 400, b'{"error": 7, "message": [], "description": {}, "parameters": 3}', None, None)
        for kind in KINDS
    ),
    *((kind, 400, b"[" * 60_000, None, None) for kind in KINDS),
)


@pytest.mark.parametrize(("kind", "status", "body", "blame", "final"), REFUSED)
async def test_a_refusal_is_understood(receiver, entries, kind, status, body, blame, final) -> None:
    there = await receiver(answer(status, body, "Location: http://127.0.0.1:1/"))
    channel = channel_to(kind, there.port)
    refused = await refusal(channel, message_of(channel, entries))
    assert str(refused).startswith(f"127.0.0.1:{there.port} answered {status}")
    assert len(str(refused)) < 400
    if blame:
        assert (refused.blame, refused.final) == (blame, final)
    assert len(there.requests) == 1


LATER = NOW + timedelta(minutes=7)


@each_kind
@pytest.mark.parametrize(
    ("asked", "seconds"), [("30", 30), (format_datetime(LATER, usegmt=True), 420), ("soon", None)]
)
async def test_a_service_says_how_long_to_wait(receiver, entries, kind, asked, seconds) -> None:
    there = await receiver(answer(429, b"", f"Retry-After: {asked}"))
    channel = channel_to(kind, there.port)
    refused = await refusal(channel, message_of(channel, entries))
    assert (refused.retry_after, refused.blame, refused.final) == (seconds, "receiver", False)


@pytest.mark.parametrize(
    ("kind", "body", "seconds"),
    [
        ("discord", {"message": "You are being rate limited.", "retry_after": 64.57, "global": False}, 64.57),
        ("discord", {"retry_after": "soon"}, None),
        ("discord", {"retry_after": -5}, None),
        ("discord", {"retry_after": 1e99}, 86_400),
        ("discord", {"retry_after": True}, None),
        (
            "telegram",
            {"ok": False, "description": "Too Many Requests", "parameters": {"retry_after": 35}},
            35,
        ),
        ("telegram", {"ok": False, "parameters": []}, None),
    ],
)
async def test_or_says_so_in_its_own_words(receiver, entries, kind, body, seconds) -> None:
    there = await receiver(answer(429, body))
    channel = channel_to(kind, there.port)
    assert (await refusal(channel, message_of(channel, entries))).retry_after == seconds


def test_telegram_is_told_which_words_are_bold_or_links(entries) -> None:
    """Counted in UTF-16: what stands outside of the first plane is two units."""
    strange = hostile_entry(entries[1], "😀 𝔊iang 越南")
    message = message_of(channel_to("telegram", 9), [strange], digest=False)
    payload = json.loads(message.payload)
    units = payload["text"].encode("utf-16-le")
    marked = [
        (e["type"], units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le"))
        for e in payload["entities"]
    ]
    assert marked[0] == ("bold", "Phan Van Giang holds talks with 😀 𝔊iang 越南")
    assert ("bold", "Agreed") in marked
    assert marked[-1] == ("text_link", "😀 𝔊iang 越南")


async def test_telegram_gets_plain_text_when_it_cannot_read_entities(receiver, entries) -> None:
    unreadable = {"ok": False, "description": "Bad Request: can't parse entities: unsupported start tag"}
    there = await receiver(answer(400, unreadable), SERVICES["telegram"])
    channel = channel_to("telegram", there.port)
    await channel.send(message_of(channel, entries), NOW)
    (_, _, first), (_, _, second) = there.requests
    assert json.loads(first).pop("entities")
    assert {k: v for k, v in json.loads(first).items() if k != "entities"} == json.loads(second)


async def test_and_no_more_than_once(receiver, entries) -> None:
    there = await receiver(answer(400, {"ok": False, "description": "Bad Request: can't parse entities"}))
    channel = channel_to("telegram", there.port)
    assert (await refusal(channel, message_of(channel, entries))).final
    assert len(there.requests) == 2


async def test_a_telegram_group_that_moved_says_where_to(receiver, entries) -> None:
    moved = {
        "ok": False,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": -1009876543210},
    }
    there = await receiver(answer(400, moved), SERVICES["telegram"])
    old, new = (channel_to("telegram", there.port, chat=chat) for chat in ("-5", "-1009876543210"))
    message = message_of(old, entries)
    refused = await refusal(old, message)
    assert str(refused).endswith('; the group is now chat = "-1009876543210"')
    assert not refused.final
    await new.send(message, NOW)
    assert json.loads(there.requests[1][2])["chat_id"] == "-1009876543210"


@each_kind
async def test_a_silent_service_costs_the_deadline_and_no_more(receiver, entries, kind) -> None:
    there = await receiver(None)
    channel = channel_to(kind, there.port, timeout=0.3)
    began = time.monotonic()
    refused = await refusal(channel, message_of(channel, entries))
    assert time.monotonic() - began < 10
    assert str(refused) == f"127.0.0.1:{there.port} gave no answer within 0.3 s"


BOMB = brotli.compress(bytes(256 << 20), quality=1)


@each_kind
@pytest.mark.parametrize("status", [200, 500])
async def test_a_bomb_is_never_inflated(receiver, entries, kind, status) -> None:
    there = await receiver(answer(status, BOMB, "Content-Encoding: br"))
    channel = channel_to(kind, there.port)
    message = message_of(channel, entries)
    tracemalloc.start()
    try:
        if status == 200:
            await channel.send(message, NOW)
        else:
            await refusal(channel, message)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


@each_kind
async def test_secrets_stand_nowhere(receiver, entries, kind, caplog, unused_tcp_port) -> None:
    caplog.set_level(logging.DEBUG)
    echo = lambda line, headers, body: answer(404, f"Cannot {line} {headers} {body!r}"[:600].encode())  # noqa: E731
    there = await receiver(echo, SERVICES[kind])
    channel, deaf = channel_to(kind, there.port), channel_to(kind, unused_tcp_port)
    message = message_of(channel, entries)
    said = [str(await refusal(channel, message)), str(await refusal(deaf, message))]
    await channel.send(message, NOW)
    said += [repr(channel), str(channel), repr(message), str(channel.recipients), caplog.text]
    assert not any("canary" in text.lower() for text in said)


@each_kind
def test_a_private_address_is_a_mistake_of_the_configuration(kind) -> None:
    with pytest.raises(ConfigError, match=r"127\.0\.0\.1 is not on the public internet.*set allow"):
        build_channel("chat", options(kind, 9))


LONG = "https://hooks.example" + "/canary-x"
WRONG = (
    *((kind, {"url": None}, "url") for kind in HOOKS),
    *(
        (kind, {"url": "ftp://hooks.example/canary"}, "url: is not an http or https address")
        for kind in HOOKS
    ),
    *((kind, {"url": "http://hooks.example/canary"}, "url must be https") for kind in HOOKS),
    *((kind, {"archive": "javascript:alert(1)"}, "archive: is not an http") for kind in KINDS),
    *((kind, {"timeout": 0}, "timeout") for kind in KINDS),
    *((kind, {"colour": "canary"}, "colour") for kind in KINDS),
    ("slack", {"url": "https://hooks.slack.com/canary"}, "url: is no incoming webhook of Slack"),
    ("discord", {"url": "https://discord.com/channels/1/canary"}, "url: is no webhook of Discord"),
    ("teams", {"url": "https://x.webhook.office.com/webhookb2/canary"}, "retired"),
    ("telegram", {"token": "canary"}, "token: is not what @BotFather gives"),
    ("telegram", {"chat": "canary name"}, "chat: is neither"),
    ("telegram", {"topic": 0}, "topic"),
    ("telegram", {"server": "http://telegram.example"}, "server must be https"),
    ("ntfy", {"topic": "canary topic"}, "topic: is of letters"),
    ("ntfy", {"topic": "c" * 65}, "topic"),
    ("ntfy", {"server": "http://ntfy.example"}, "server must be https"),
)


@pytest.mark.parametrize(("kind", "wrong", "place"), WRONG)
def test_a_wrong_option_is_named_and_no_value_shown(kind, wrong, place) -> None:
    given = {k: v for k, v in {**options(kind, 9), **wrong}.items() if v is not None}
    with pytest.raises(ConfigError, match=re.escape(place)) as mistake:
        build_channel("chat", given, frozenset({("127.0.0.1", 9)}))
    assert "canary" not in str(mistake.value)
    assert str(mistake.value).startswith("channels.chat")
