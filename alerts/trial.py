"""One message that is clearly a test: whether a channel delivers is best known before there is news."""

from datetime import datetime
from html import escape

from alerts.channel import FORMAT, Channel, Letter
from alerts.delivery import messages_of
from alerts.words import Language, word
from meetings.alert import Message

SUBSCRIPTION = "test"


def trial_messages(channel: Channel, language: Language, now: datetime) -> list[Message]:
    """One for each recipient; another one whenever it is tried again."""
    return messages_of(letter_of(channel.name, language), now.isoformat(), {channel.name: channel}, now)


def letter_of(channel: str, language: Language) -> Letter:
    text = word("trial.text", language, channel=channel)
    body = f'<meta charset="utf-8"><body><p>{escape(text)}</p></body>'
    return Letter(
        subscription=SUBSCRIPTION,
        kind="immediate",
        language=language,
        subject=word("trial.subject", language),
        text=f"{text}\n",
        html=f'<!DOCTYPE html><html lang="{language}">{body}</html>\n',
        json={"type": "hoidam.test", "version": FORMAT, "text": text},
    )
