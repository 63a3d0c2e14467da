"""What the services do with a request, by their documentation: each answers as the real one would."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Headers = Mapping[str, str]
Service = Callable[[str, Headers, bytes], bytes]

TOKEN = "12345678:canary-token-canary-token-canary-tok"
PATHS = {
    "slack": "/services/T00CANARYTEAM/B00CANARYHOOK/canarycanarycanarycanary",
    "discord": "/api/webhooks/1112223334445556667/canary-canary-canary-canary",
    "teams": "/workflows/canarycanarycanary/triggers/manual/paths/invoke?api-version=1&sig=canary-signature",
    "mattermost": "/hooks/canarycanarycanarycanary26",
    "telegram": f"/bot{TOKEN}/sendMessage",
    "ntfy": "/",
}


def answer(status: int, body: object = b"", *headers: str) -> bytes:
    said = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = [f"HTTP/1.1 {status} Reason", f"Content-Length: {len(said)}", "Connection: close", *headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + said


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def is_link(url: object) -> bool:
    return isinstance(url, str) and re.fullmatch(r"https?://[^\s<>]+", url) is not None


def slack(line: str, headers: Headers, body: bytes) -> bytes:
    """docs.slack.dev: 50 blocks, headers of 150, rich text of sections with texts that are not empty."""
    payload = json.loads(body)
    blocks, said = payload["blocks"], 0
    if payload.keys() - {"text", "blocks", "unfurl_links", "unfurl_media"}:
        return answer(400, b"invalid_payload")
    if not 1 <= len(blocks) <= 50:
        return answer(400, b"invalid_blocks")
    for block in blocks:
        match block:
            case {"type": "divider"}:
                pass
            case {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}:
                if not 1 <= len(text) <= 150:
                    return answer(400, b"invalid_blocks")
                said += len(text)
            case {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}:
                for element in elements:
                    if not slack_element(element):
                        return answer(400, b"invalid_blocks")
                    said += len(element["text"])
            case _:
                return answer(400, b"invalid_blocks_format")
    return answer(400, b"msg_blocks_too_long") if said > 13_200 else answer(200, b"ok")


def slack_element(element: Mapping[str, Any]) -> bool:
    if not element["text"] or element.get("style", {"bold": True}) != {"bold": True}:
        return False
    return element["type"] == "text" or (element["type"] == "link" and is_link(element["url"]))


def discord(line: str, headers: Headers, body: bytes) -> bytes:
    """discord.com/developers: embed limits, and what no webhook may send."""
    payload = json.loads(body)
    embeds = payload.get("embeds", [])
    texts = [embed.get(key, "") for embed in embeds for key in ("title", "description")]
    wrong = [
        payload.keys() - {"content", "embeds", "allowed_mentions"},
        len(payload.get("content", "")) > 2_000,
        not payload.get("content") and not embeds,
        len(embeds) > 10,
        any(len(embed.get("title", "")) > 256 for embed in embeds),
        any(not 1 <= len(embed["description"]) <= 4_096 for embed in embeds),
        any("url" in embed and not is_link(embed["url"]) for embed in embeds),
        any(not 0 <= embed.get("color", 0) <= 0xFFFFFF for embed in embeds),
        sum(map(len, texts)) > 6_000,
    ]
    if any(wrong):
        return answer(400, {"code": 50035, "message": "Invalid Form Body", "errors": {}})
    return answer(200, {"id": "1"}) if " /api/webhooks/" in line and "wait=true" in line else answer(204)


def teams(line: str, headers: Headers, body: bytes) -> bytes:
    """learn.microsoft.com: 28 KB, one card; adaptivecards.io for what a card holds."""
    if len(body) > 28 * 1024:
        return answer(413, b"Request Entity too large")
    payload = json.loads(body)
    (attachment,) = payload["attachments"]
    card = attachment["content"]
    well = (
        payload["type"] == "message"
        and attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
        and card["type"] == "AdaptiveCard"
        and card["body"]
        and all(map(is_card_element, card["body"]))
        and len(card["actions"]) <= 6
        and all(a["type"] == "Action.OpenUrl" and a["title"] and is_link(a["url"]) for a in card["actions"])
    )
    said = {"error": {"code": "TriggerInputSchemaMismatch", "message": "The input body does not match."}}
    return answer(202) if well else answer(400, said)


def is_card_element(element: Mapping[str, Any]) -> bool:
    if element["type"] == "Container":
        styles = {"default", "emphasis", "good", "attention", "warning", "accent"}
        return (
            bool(element["items"])
            and element["style"] in styles
            and all(map(is_card_element, element["items"]))
        )
    return (
        element["type"] == "RichTextBlock"
        and bool(element["inlines"])
        and all(
            run["type"] == "TextRun"
            and run["text"]
            and is_link(run.get("selectAction", {"url": "https://x"})["url"])
            for run in element["inlines"]
        )
    )


def telegram(line: str, headers: Headers, body: bytes) -> bytes:
    """core.telegram.org/bots/api: the text in UTF-16 units, entities within it."""
    payload = json.loads(body)

    def refused(description: str) -> bytes:
        return answer(400, {"ok": False, "error_code": 400, "description": f"Bad Request: {description}"})

    if f"/bot{TOKEN}/sendMessage" not in line:
        return answer(404, {"ok": False, "error_code": 404, "description": "Not Found"})
    if payload.keys() - {"chat_id", "message_thread_id", "text", "entities", "link_preview_options"}:
        return refused("unknown field")
    if not payload["text"].strip():
        return refused("message text is empty")
    if units(payload["text"]) > 4_096:
        return refused("message is too long")
    for entity in payload.get("entities", []):
        inside = 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(payload["text"])
        if (
            not inside
            or entity["type"] not in {"bold", "text_link"}
            or not is_link(entity.get("url", "http://x"))
        ):
            return refused("can't parse entities: wrong entity")
    return answer(200, {"ok": True, "result": {"message_id": 1}})


def mattermost(line: str, headers: Headers, body: bytes) -> bytes:
    """The limits of an old server, 4,000 and 7,900; a new one takes 16,383 and 800,000."""
    payload = json.loads(body)
    attachments = payload.get("attachments", [])
    written = json.dumps(attachments, ensure_ascii=False)
    links = [each["title_link"] for each in attachments if "title_link" in each]
    if not payload["text"] and not attachments:
        return answer(400, {"id": "web.incoming_webhook.text.app_error", "message": "No text specified"})
    if len(payload["text"]) > 4_000 or len(written) > 7_900 or not all(map(is_link, links)):
        return answer(400, {"message": "Maximum attachments length is 7900 characters"})
    return answer(200, b"ok", "Content-Type: text/plain")


def ntfy(line: str, headers: Headers, body: bytes) -> bytes:
    """docs.ntfy.sh/publish: 4,096 bytes; who is asked for a token has to have one."""
    if len(body) > 2 * 4_096:
        return answer(413, {"code": 41303, "http": 413, "error": "JSON body too large"})
    if headers.get("authorization") != "Bearer tk_canary_canary":
        return answer(403, {"code": 40301, "http": 403, "error": "forbidden"})
    payload = json.loads(body)
    well = (
        re.fullmatch(r"[-_A-Za-z0-9]{1,64}", payload["topic"])
        and re.fullmatch(r"[-_A-Za-z0-9]{1,64}", payload["sequence_id"])
        and 0 < len(payload["message"].encode()) <= 4_096
        and payload["priority"] in range(1, 6)
        and is_link(payload.get("click", "http://x"))
        and len(payload["actions"]) <= 3
        and all(a["action"] == "view" and a["label"] and is_link(a["url"]) for a in payload["actions"])
    )
    return (
        answer(200, {"id": "x"})
        if well
        else answer(400, {"code": 40017, "http": 400, "error": "invalid request"})
    )


SERVICES: Mapping[str, Service] = {
    "slack": slack,
    "discord": discord,
    "teams": teams,
    "telegram": telegram,
    "mattermost": mattermost,
    "ntfy": ntfy,
}


_NOT_SEEN = {
    *("type", "url", "title_link", "click", "$schema", "contentType", "version", "sequence_id"),
    *("style", "size", "weight", "spacing", "width", "color"),
}


def seen(value: object) -> Iterator[str]:
    """Every text of a payload, wherever it stands, but addresses, ids and looks."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _NOT_SEEN:
                yield from seen(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from seen(inner)
    elif isinstance(value, str):
        yield value
