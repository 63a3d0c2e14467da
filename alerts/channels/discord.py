"""Discord, by a webhook: one embed a meeting, every mark of Markdown escaped, nobody mentioned."""

import re
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr

from alerts.brief import Brief, cut
from alerts.channel import Letter
from alerts.chat import Chat, ChatHookOptions, seconds, words
from alerts.http import Answer
from alerts.markdown import markdown
from alerts.posting import Refusal, posting_options, secret_address, usual
from alerts.selection import Selection
from meetings.addresses import Allowed
from meetings.alert import Message

# discord.com/developers/docs/resources/message#embed-object-embed-limits
_MOST_EMBEDS = 10
_LONGEST_CONTENT = 2_000
_LONGEST_TITLE = 256
_LONGEST_DESCRIPTION = 4_096
_LONGEST = 6_000
_UNKNOWN_WEBHOOK = 10_015
_DISCORD = re.compile(r"(?:ptb\.|canary\.)?discord(?:app)?\.com")
_PATH = re.compile(r"/api/(?:v[0-9]+/)?webhooks/[0-9]+/[^/]+")
_MARKUP = re.compile(r"([\\`*_~|>#+\-.!\[\]()<:@])")


def _webhook(url: SecretStr) -> SecretStr:
    parts = urlsplit(secret_address(url).get_secret_value())
    if parts.hostname and _DISCORD.fullmatch(parts.hostname) and not _PATH.match(parts.path):
        raise ValueError("is no webhook of Discord, whose path begins with /api/webhooks/ and a number")
    return url


class DiscordOptions(ChatHookOptions):
    url: Annotated[SecretStr, AfterValidator(_webhook)]


OPTIONS = DiscordOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Discord(Chat[DiscordOptions]):
    def _laid_out(self, selection: Selection, letter: Letter, identity: str) -> dict[str, Any]:  # noqa: ARG002 — an id is chosen by the service
        embeds = [_embed(brief) for brief in selection.briefs]
        content = [] if len(embeds) == 1 else [_escaped(selection.subject)]
        if selection.briefs:
            content += [markdown(selection.lines, _escaped)] if selection.lines else []
        else:
            embeds = [{"description": markdown(selection.lines, _escaped)}]
        said = {"content": "\n".join(content)} if content else {}
        return {**said, "embeds": embeds, "allowed_mentions": {"parse": []}}

    def _fits(self, payload: dict[str, Any]) -> bool:
        embeds = payload["embeds"]
        descriptions = [len(embed["description"]) for embed in embeds]
        return (
            len(embeds) <= _MOST_EMBEDS
            and len(payload.get("content", "")) <= _LONGEST_CONTENT
            and max(descriptions) <= _LONGEST_DESCRIPTION
            and sum(descriptions) + sum(len(embed.get("title", "")) for embed in embeds) <= _LONGEST
        )

    async def send(self, message: Message, now: datetime) -> None:
        """Waits until the message is kept: without `wait` a failure to keep it would be no refusal."""
        address = self.options.address
        await self._post(
            message.payload, now, to=f"{address}{'&' if urlsplit(address).query else '?'}wait=true"
        )

    def _meaning(self, answer: Answer, now: datetime) -> Refusal:
        meant, told = usual(answer, now), answer.json
        gone = answer.status == HTTPStatus.NOT_FOUND and told.get("code") == _UNKNOWN_WEBHOOK
        return Refusal(
            blame="gone" if gone else meant.blame,
            retry_after=meant.retry_after or seconds(told.get("retry_after")),
            said=words(told.get("message")) or meant.said,
        )


def _embed(brief: Brief) -> dict[str, Any]:
    headline = cut(brief.headline, _LONGEST_TITLE, lambda text: len(_escaped(text)))
    return {
        "title": _escaped(headline),
        **({"url": brief.link} if brief.link else {}),
        "color": int(brief.colour[1:], 16),
        "description": markdown(brief.lines, _escaped),
    }


def _escaped(text: str) -> str:
    """Every sign of markup, lists, emoji, times and mentions; Discord takes the backslash away again."""
    return _MARKUP.sub(r"\\\1", text)


def build(name: str, given: dict[str, Any], allowed: Allowed) -> Discord:
    options = posting_options(DiscordOptions, name, given, allowed)
    return Discord(name=name, options=options, allowed=allowed)
