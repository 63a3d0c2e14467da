"""Slack, by an incoming webhook: rich text, in which nothing that others wrote is markup."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr

from alerts.brief import Brief, Line, Span
from alerts.channel import Letter
from alerts.chat import Chat, ChatHookOptions
from alerts.http import Answer
from alerts.posting import Refusal, posting_options, secret_address, usual
from alerts.selection import Selection
from meetings.addresses import Allowed

# docs.slack.dev/reference/block-kit/blocks; the whole is from the error msg_blocks_too_long
_MOST_BLOCKS = 50
_LONGEST_HEADER = 150
_LONGEST_BLOCK = 3_000
_LONGEST = 12_000
_SLACK = {"hooks.slack.com", "hooks.slack-gov.com"}
_ABOUT_THE_HOOK = {"user_not_found", "channel_not_found", "invalid_token", "no_team", "no_service"}


def _hook(url: SecretStr) -> SecretStr:
    parts = urlsplit(secret_address(url).get_secret_value())
    if parts.hostname in _SLACK and not parts.path.startswith("/services/"):
        raise ValueError("is no incoming webhook of Slack, whose path begins with /services/")
    return url


class SlackOptions(ChatHookOptions):
    url: Annotated[SecretStr, AfterValidator(_hook)]


OPTIONS = SlackOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack(Chat[SlackOptions]):
    def _laid_out(self, selection: Selection, letter: Letter, identity: str) -> dict[str, Any]:  # noqa: ARG002 — a message has no id to choose
        blocks = [] if len(selection.briefs) == 1 else [_header(selection.subject)]
        for place, brief in enumerate(selection.briefs):
            blocks += [{"type": "divider"}] if place else []
            blocks.append(_rich_text([_headline(brief), *brief.lines]))
        if selection.lines:
            blocks.append(_rich_text(selection.lines))
        return {
            "text": _escaped(selection.subject),
            "blocks": blocks,
            "unfurl_links": False,
            "unfurl_media": False,
        }

    def _fits(self, payload: dict[str, Any]) -> bool:
        lengths = [_length(block) for block in payload["blocks"]]
        return len(lengths) <= _MOST_BLOCKS and max(lengths) <= _LONGEST_BLOCK and sum(lengths) <= _LONGEST

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        meant = usual(answer, now)
        return replace(meant, blame="receiver") if meant.said in _ABOUT_THE_HOOK else meant


def _headline(brief: Brief) -> Line:
    return (Span(text=brief.headline, bold=True, link=brief.link),)


def _header(text: str) -> dict[str, Any]:
    shown = text if len(text) <= _LONGEST_HEADER else f"{text[: _LONGEST_HEADER - 1]}…"
    return {"type": "header", "text": {"type": "plain_text", "text": shown, "emoji": False}}


def _rich_text(lines: Iterable[Line]) -> dict[str, Any]:
    """One section; what stands in a text element is never read as markup or as somebody's name."""
    elements: list[dict[str, Any]] = []
    for place, line in enumerate(lines):
        elements += [{"type": "text", "text": "\n"}] if place else []
        elements += [_element(span) for span in line]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _element(span: Span) -> dict[str, Any]:
    style = {"style": {"bold": True}} if span.bold else {}
    if span.link:
        return {"type": "link", "url": span.link, "text": span.text, **style}
    return {"type": "text", "text": span.text, **style}


def _length(block: dict[str, Any]) -> int:
    if block["type"] != "rich_text":
        return len(block.get("text", {}).get("text", ""))
    return sum(len(each["text"]) + len(each.get("url", "")) for each in block["elements"][0]["elements"])


def _escaped(text: str) -> str:
    """The text of the notification is markup, where three characters mean something."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Slack:
    options = posting_options(SlackOptions, name, given, allowed)
    return Slack(name=name, options=options, allowed=allowed)
