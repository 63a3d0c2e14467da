"""ntfy, a push to phones and desktops: plain text, urgent by how much a meeting matters."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, SecretStr

from alerts.brief import Line, Span, plain
from alerts.channel import Letter
from alerts.chat import Chat, ChatOptions, words
from alerts.http import Answer
from alerts.posting import Refusal, as_bytes, plain_address, posting_options, usual
from alerts.selection import Selection
from meetings.addresses import Allowed
from meetings.alert import Message

# docs.ntfy.sh/publish: #limitations, #message-priority, #action-buttons, #updating-notifications
_LONGEST = 4_096  # bytes; a longer one becomes a file
_LONGEST_JSON = 8_000
_MOST_ACTIONS = 3
_PRIORITIES = {1: 2, 2: 2, 3: 3, 4: 4, 5: 4}
"""By weight; 5 would wake people, and a digest never is above 3."""
_TAGS = {
    "announced": "calendar",
    "held": "handshake",
    "postponed": "hourglass",
    "cancelled": "x",
    "unconfirmed": "grey_question",
}

_LONGEST_TOPIC = 64
Topic = Annotated[SecretStr, Field(min_length=1, max_length=_LONGEST_TOPIC)]


def _topic(topic: SecretStr) -> SecretStr:
    written = topic.get_secret_value()
    if not written.isascii() or not written.replace("-", "a").replace("_", "a").isalnum():
        raise ValueError("is of letters, digits, - and _")
    return topic


class NtfyOptions(ChatOptions):
    """`topic` is kept secret: whoever knows it can read it, unless the server asks who it is."""

    leads: ClassVar[str] = "server"

    topic: Annotated[Topic, AfterValidator(_topic)]
    token: Annotated[SecretStr, Field(min_length=1)] | None = None
    server: Annotated[str, AfterValidator(plain_address)] = "https://ntfy.sh"

    @property
    def address(self) -> str:
        return self.server


OPTIONS = NtfyOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Ntfy(Chat[NtfyOptions]):
    def _laid_out(self, selection: Selection, letter: Letter, identity: str) -> dict[str, Any]:
        """`sequence_id` is the id of the message, so that a repeated one replaces itself."""
        briefs = selection.briefs
        top = max(briefs, key=lambda brief: brief.weight, default=None)
        priority = _PRIORITIES.get(top.weight, 3) if top else 3
        click = (top.link if top else None) or self.options.archive
        return {
            "title": selection.subject,
            "message": plain(_lines(selection)) or selection.subject,
            "priority": priority if letter.kind == "immediate" else min(priority, 3),
            "tags": [_TAGS[top.status]] if top and top.status in _TAGS else [],
            **({"click": click} if click else {}),
            "actions": list(_actions(selection)),
            "sequence_id": identity,
        }

    def _fits(self, payload: dict[str, Any]) -> bool:
        message = payload["message"].encode("utf-8", "replace")
        return len(message) <= _LONGEST and len(as_bytes(payload)) <= _LONGEST_JSON - _LONGEST_TOPIC

    async def send(self, message: Message, now: datetime) -> None:
        """The topic is added here: a secret has no place in the database."""
        token, topic = self.options.token, self.options.topic.get_secret_value()
        headers = {"Authorization": f"Bearer {token.get_secret_value()}"} if token else {}
        await self._post(as_bytes({"topic": topic, **json.loads(message.payload)}), now, headers)

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        meant = usual(answer, now)
        return replace(meant, said=words(answer.json.get("error")) or meant.said)


def _lines(selection: Selection) -> Iterator[Line]:
    """Of a single meeting the title tells the headline; addresses are buttons."""
    for place, brief in enumerate(selection.briefs):
        if place:
            yield ()
        if len(selection.briefs) > 1:
            yield (Span(text=brief.headline),)
        yield from brief.lines
    if selection.briefs and selection.lines:
        yield ()
    yield from selection.lines


def _actions(selection: Selection) -> Iterator[dict[str, str]]:
    if len(selection.briefs) == 1:
        for outlet, link in selection.briefs[0].sources[:_MOST_ACTIONS]:
            yield {"action": "view", "label": outlet, "url": link}


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Ntfy:
    options = posting_options(NtfyOptions, name, given, allowed)
    return Ntfy(name=name, options=options, allowed=allowed)
