"""What the operator is told of deliveries: messages given up, and receivers that take nothing or do again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from alerts.channel import FORMAT, Channel, Letter
from alerts.clocks import HANOI
from alerts.delivery import messages_of
from alerts.header import one_line
from alerts.notice import Paragraph, as_html, as_text
from alerts.operator import SUBSCRIPTION
from alerts.words import Language, word
from meetings.alert import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """What became of the messages of one channel; `count` are those given up, or those that wait.

    `examples` are the subjects of a few.
    """

    channel: str
    state: Literal["dead", "down", "gone", "well"]
    count: int
    error: str
    since: datetime
    examples: tuple[str, ...] = ()


def undelivered_messages(
    troubles: Sequence[Undelivered], channels: Mapping[str, Channel], language: Language, now: datetime
) -> list[Message]:
    """One for each recipient of these channels."""
    told = [[each.channel, each.state, each.count] for each in troubles]
    return messages_of(letter_of(troubles, language), [now.isoformat(), told], channels, now)


def letter_of(troubles: Sequence[Undelivered], language: Language) -> Letter:
    names = ", ".join(dict.fromkeys(one_line(each.channel, 60) for each in troubles))
    paragraphs = [_paragraph(each, language) for each in troubles]
    return Letter(
        subscription=SUBSCRIPTION,
        kind="immediate",
        language=language,
        subject=word("undelivered.subject", language, channels=names),
        text=as_text(paragraphs, language),
        html=as_html(paragraphs, language),
        json={
            "type": "hoidam.undelivered",
            "version": FORMAT,
            "channels": [_as_json(each) for each in troubles],
        },
    )


def _paragraph(each: Undelivered, language: Language) -> Paragraph:
    """What happened; why, to which messages, and what a person may do."""
    channel, when = one_line(each.channel, 60), each.since.astimezone(ZoneInfo(HANOI))
    said = {"channel": channel, "count": each.count, "when": f"{when:%H:%M %d/%m/%Y}"}
    return word(f"undelivered.{each.state}", language, **said), [
        *filter(None, [one_line(each.error, 300)]),
        *(f"• {one_line(example, 120)}" for example in each.examples),
        *word(f"undelivered.todo.{each.state}", language, **said).split("\n"),
    ]


def _as_json(each: Undelivered) -> dict[str, object]:
    return {
        "channel": each.channel,
        "state": each.state,
        "count": each.count,
        "error": each.error,
        "since": each.since.isoformat(),
    }
