"""Mattermost, by an incoming webhook: an attachment a meeting, Markdown escaped, nobody called."""

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from alerts.brief import Brief
from alerts.channel import Letter
from alerts.chat import Chat, ChatHookOptions, calling_nobody, words
from alerts.http import Answer
from alerts.markdown import markdown
from alerts.posting import Refusal, posting_options, usual
from alerts.selection import Selection
from meetings.addresses import Allowed

_LONGEST_TEXT = 4_000
_LONGEST = 7_600
"""Characters of all attachments. Old servers take 7,900 of their JSON and 4,000 of a text, new ones more."""
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!>|~<])")
_BREAK = "  \n"
_EMOJI = re.compile(r":(?=[a-z0-9_+-]+:)", re.IGNORECASE)

OPTIONS = ChatHookOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Mattermost(Chat[ChatHookOptions]):
    def _laid_out(self, selection: Selection, letter: Letter, identity: str) -> dict[str, Any]:  # noqa: ARG002 — a post has no id to choose
        attachments = [_attachment(brief) for brief in selection.briefs]
        text = [] if len(attachments) == 1 else [f"**{_escaped(selection.subject)}**"]
        text += [markdown(selection.lines, _escaped, line_break=_BREAK)] if selection.lines else []
        return {"text": "\n".join(text), "attachments": attachments}

    def _fits(self, payload: dict[str, Any]) -> bool:
        attachments = json.dumps(payload["attachments"], ensure_ascii=False)
        return len(payload["text"]) <= _LONGEST_TEXT and len(attachments) <= _LONGEST

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        meant = usual(answer, now)
        return replace(meant, said=words(answer.json.get("message")) or meant.said)


def _attachment(brief: Brief) -> dict[str, Any]:
    return {
        "fallback": _inert(brief.headline),
        "color": brief.colour,
        "title": _escaped(brief.headline),
        **({"title_link": brief.link} if brief.link else {}),
        "text": markdown(brief.lines, _escaped, line_break=_BREAK),
    }


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _inert(text))


def _inert(text: str) -> str:
    """No mention and no emoji: before their signs a backslash would stay to be seen."""
    return _EMOJI.sub(":\u2060", calling_nobody(text))


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Mattermost:
    options = posting_options(ChatHookOptions, name, given, allowed)
    return Mattermost(name=name, options=options, allowed=allowed)
