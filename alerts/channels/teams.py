"""Microsoft Teams, by a Workflow with a webhook: an Adaptive Card of text runs, which hold no markup."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr

from alerts.brief import Brief, Line, Span
from alerts.channel import Letter
from alerts.chat import Chat, ChatHookOptions, words
from alerts.http import Answer
from alerts.posting import Refusal, as_bytes, posting_options, secret_address, usual
from alerts.selection import Selection
from meetings.addresses import Allowed

_LONGEST = 21_000
"""Bytes. The limit is 28 KB (learn.microsoft.com, add-incoming-webhook) of what Teams makes of a card."""
_MOST_BUTTONS = 3
_RETIRED = "webhook.office.com"


def _workflow(url: SecretStr) -> SecretStr:
    host = urlsplit(secret_address(url).get_secret_value()).hostname or ""
    if host == _RETIRED or host.endswith(f".{_RETIRED}"):
        raise ValueError("is of an Office 365 connector, which Microsoft has retired: make a Workflow")
    return url


class TeamsOptions(ChatHookOptions):
    """`url` is what the Workflow “Send webhook alerts to a channel” shows once it is made."""

    url: Annotated[SecretStr, AfterValidator(_workflow)]


OPTIONS = TeamsOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams(Chat[TeamsOptions]):
    def _laid_out(self, selection: Selection, letter: Letter, identity: str) -> dict[str, Any]:  # noqa: ARG002 — a card has no id
        subject = [] if len(selection.briefs) == 1 else [_line((Span(text=selection.subject, bold=True),))]
        card = {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "msteams": {"width": "Full"},
            "fallbackText": _inert(selection.subject),
            "body": [*subject, *map(_meeting, selection.briefs), *_lines(selection.lines)],
            "actions": _buttons(selection),
        }
        attachment = {
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": None,
            "content": card,
        }
        return {"type": "message", "attachments": [attachment]}

    def _fits(self, payload: dict[str, Any]) -> bool:
        return len(as_bytes(payload)) <= _LONGEST

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        """A Workflow that is off, or whose owner has left, answers 400 as well: that can be mended."""
        meant, told = usual(answer, now), answer.json.get("error")
        error = told if isinstance(told, dict) else {}
        off = "workflow" in words(error.get("code")).lower()
        return replace(
            meant,
            blame="receiver" if off else meant.blame,
            said=words(error.get("message")) or meant.said,
        )


_STYLES = {"announced": "accent", "postponed": "warning", "cancelled": "attention", "unconfirmed": "emphasis"}


def _meeting(brief: Brief) -> dict[str, Any]:
    return {
        "type": "Container",
        "style": _STYLES.get(brief.status, "default"),
        "separator": True,
        "spacing": "Medium",
        "items": [
            _line((Span(text=brief.headline, bold=True, link=brief.link),), size="Medium"),
            *_lines(brief.lines),
        ],
    }


def _buttons(selection: Selection) -> list[dict[str, str]]:
    """The sources of a single meeting, as not every client makes words clickable."""
    sources = selection.briefs[0].sources if len(selection.briefs) == 1 else ()
    return [
        {"type": "Action.OpenUrl", "title": _inert(outlet), "url": link}
        for outlet, link in sources[:_MOST_BUTTONS]
    ]


def _lines(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [_line(line) for line in lines if line]


def _line(line: Line, size: str = "Default") -> dict[str, Any]:
    return {"type": "RichTextBlock", "spacing": "Small", "inlines": [_run(span, size) for span in line]}


def _run(span: Span, size: str) -> dict[str, Any]:
    run: dict[str, Any] = {"type": "TextRun", "text": _inert(span.text), "size": size}
    if span.bold:
        run["weight"] = "Bolder"
    if span.link:
        run["selectAction"] = {"type": "Action.OpenUrl", "url": span.link}
    return run


def _inert(text: str) -> str:
    """``{{DATE(…)}}`` would be worked out by the client."""
    return text.replace("{{", "{\u2060{")


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Teams:
    options = posting_options(TeamsOptions, name, given, allowed)
    return Teams(name=name, options=options, allowed=allowed)
