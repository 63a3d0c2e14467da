"""Telegram, by a bot: text with entities beside it, so that no character of it is ever read as markup."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, SecretStr

from alerts.brief import Brief, Line, Span
from alerts.channel import Letter
from alerts.chat import Chat, ChatOptions, calling_nobody, seconds, words
from alerts.http import Answer
from alerts.posting import Refusal, as_bytes, plain_address, posting_options, usual
from alerts.selection import Selection
from meetings.addresses import Allowed
from meetings.alert import Message
from meetings.errors import Blame, DeliveryError

# core.telegram.org/bots/api#sendmessage and #messageentity
_LONGEST = 4_096  # UTF-16 code units
_MOST_ENTITIES = 100
_ABOUT_THE_TEXT = re.compile(r"entit|parse|too long|text is empty", re.IGNORECASE)
_ENTITIES = "entit"
_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{30,60}")
_CHAT = re.compile(r"-?[0-9]{1,20}|@[A-Za-z][A-Za-z0-9_]{3,31}")


def _token(token: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("is not what @BotFather gives: digits, a colon, letters")
    return token


def _chat(chat: str) -> str:
    if not _CHAT.fullmatch(chat):
        raise ValueError("is neither the number of a chat nor the @name of a channel")
    return chat


class TelegramOptions(ChatOptions):
    """`chat` is a number in quotes, below zero for groups, or the @name of a public channel."""

    leads: ClassVar[str] = "server"

    token: Annotated[SecretStr, AfterValidator(_token)]
    chat: Annotated[str, AfterValidator(_chat)]
    topic: int | None = Field(None, gt=0)
    server: Annotated[str, AfterValidator(plain_address)] = "https://api.telegram.org"

    @property
    def address(self) -> str:
        return f"{self.server.rstrip('/')}/bot{self.token.get_secret_value()}/sendMessage"


OPTIONS = TelegramOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram(Chat[TelegramOptions]):
    @property
    def recipients(self) -> tuple[str, ...]:
        return (f"Telegram {self.options.chat}",)

    def _laid_out(self, selection: Selection, letter: Letter, identity: str) -> dict[str, Any]:  # noqa: ARG002 — a message has no id to choose
        text, entities = _written(list(_lines(selection)))
        return {
            "text": text,
            "entities": entities,
            "link_preview_options": {"is_disabled": True},
        }

    def _fits(self, payload: dict[str, Any]) -> bool:
        return _units(payload["text"]) <= _LONGEST and len(payload["entities"]) <= _MOST_ENTITIES

    async def send(self, message: Message, now: datetime) -> None:
        """To the chat there is today, which may have moved.

        Once more without entities where these are what is refused: a plain message is better than none.
        """
        topic = {"message_thread_id": self.options.topic} if self.options.topic else {}
        payload = {"chat_id": self.options.chat, **topic, **json.loads(message.payload)}
        try:
            await self._post(as_bytes(payload), now)
        except DeliveryError as error:
            if not error.final or _ENTITIES not in str(error).lower():
                raise
            del payload["entities"]
            await self._post(as_bytes(payload), now)

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        """400 is about the text, or about the chat, which can be mended."""
        meant, told = usual(answer, now), answer.json
        said, more = words(told.get("description")), told.get("parameters")
        parameters = more if isinstance(more, dict) else {}
        moved = parameters.get("migrate_to_chat_id")
        hint = f'; the group is now chat = "{moved}"' if isinstance(moved, int) else ""
        about_the_text: Blame = "message" if _ABOUT_THE_TEXT.search(said) else "receiver"
        return Refusal(
            blame=about_the_text if meant.blame == "message" else meant.blame,
            retry_after=seconds(parameters.get("retry_after")) or meant.retry_after,
            said=(said or meant.said) + hint,
        )


def _lines(selection: Selection) -> Iterator[Line]:
    if len(selection.briefs) != 1:
        yield (Span(text=selection.subject, bold=True),)
    for place, brief in enumerate(selection.briefs):
        if place or len(selection.briefs) > 1:
            yield ()
        yield from _meeting(brief)
    if selection.lines:
        yield ()
    yield from selection.lines


def _meeting(brief: Brief) -> Iterator[Line]:
    yield (Span(text=brief.headline, bold=True),)
    yield from brief.lines


def _written(lines: Iterable[Line]) -> tuple[str, list[dict[str, Any]]]:
    """The text, and which parts of it are bold or links; both in UTF-16 code units."""
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    offset = 0
    for line in lines:
        for span in line:
            said = calling_nobody(span.text)
            where = {"offset": offset, "length": _units(said)}
            entities += [{"type": "bold", **where}] if span.bold else []
            entities += [{"type": "text_link", **where, "url": span.link}] if span.link else []
            pieces.append(said)
            offset += where["length"]
        pieces.append("\n")
        offset += 1
    return "".join(pieces).rstrip("\n"), entities


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Telegram:
    options = posting_options(TelegramOptions, name, given, allowed)
    return Telegram(name=name, options=options, allowed=allowed)
