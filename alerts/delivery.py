"""From news to messages: one frozen message for each channel and recipient of a subscription."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from alerts.background import NOTHING, Background
from alerts.channel import Channel, Letter
from alerts.digest import Entry, digest_json, digest_page, fit_for_mail, text_of
from alerts.further import further_lines
from alerts.schedule import Immediate
from alerts.silence import footing
from alerts.subscription import Subscription
from meetings.alert import Message
from meetings.errors import ConfigError


def compose(
    subscription: Subscription, entries: Sequence[Entry], channels: Mapping[str, Channel], now: datetime
) -> list[Message]:
    """The messages that tell a subscription this news; none when there is none.

    Composing the same news again gives the same ids.
    """
    if not entries:
        return []
    chosen = chosen_of(subscription, channels)
    return messages_of(letter_of(subscription, entries), news_of(entries), chosen, now)


def chosen_of(subscription: Subscription, channels: Mapping[str, Channel]) -> dict[str, Channel]:
    """The channels of a subscription; raises `ConfigError` for one that does not exist."""
    for name in subscription.channels:
        if name not in channels:
            raise ConfigError(f"subscription {subscription.name}: there is no channel {name!r}")
    return {name: channels[name] for name in subscription.channels}


def news_of(entries: Sequence[Entry]) -> list[tuple[str, int]]:
    """What they tell; their order does not matter."""
    return sorted((entry.meeting.id, entry.version) for entry in entries)


def messages_of(
    letter: Letter, told: object, channels: Mapping[str, Channel], now: datetime
) -> list[Message]:
    """One for each recipient of these channels; `told` says in JSON's types what news the letter is."""
    messages = []
    for name, channel in channels.items():
        for recipient in channel.recipients:
            identity = message_id(letter.subscription, name, recipient, told)
            messages.append(
                Message(
                    id=identity,
                    subscription=letter.subscription,
                    channel=name,
                    recipient=recipient,
                    payload=channel.compose(letter, recipient=recipient, identity=identity, now=now),
                    summary=letter.subject,
                    created_at=now,
                    kind=letter.kind,
                )
            )
    return messages


def letter_of(
    subscription: Subscription, entries: Sequence[Entry], background: Background = NOTHING
) -> Letter:
    """The news in the language and the time zone of the subscription, with what stands around them."""
    kind: Literal["immediate", "digest"] = (
        "immediate" if isinstance(subscription.schedule, Immediate) else "digest"
    )
    language, name, zone = subscription.language, subscription.name, ZoneInfo(subscription.schedule.zone)
    whole = digest_page(
        entries, language, zone=zone, subscription=name, detail=subscription.detail, background=background
    )
    page, html = fit_for_mail(whole)
    return Letter(
        subscription=name,
        kind=kind,
        language=language,
        subject=page.subject,
        text=text_of(page),
        html=html,
        json=digest_json(entries, language, subscription=name, kind=kind, further=background.further),
        meetings=tuple(entry.meeting for entry in entries),
        shown=whole.shown,
        below=(
            *(footing(background.watch, language, zone) if background.watch else ()),
            *further_lines(page.further, language),
        ),
        thread=_thread(entries) if kind == "immediate" else None,
        pictures=(page.month.picture,) if page.month and page.month.picture else (),
    )


def _thread(entries: Sequence[Entry]) -> str | None:
    """The exchange, the visit or the meeting itself that all of them are part of."""
    wholes = {e.meeting.parent or e.meeting.visit or e.meeting.id for e in entries}
    return wholes.pop() if len(wholes) == 1 else None


def message_id(subscription: str, channel: str, recipient: str, told: object) -> str:
    """32 hexadecimal digits for this news to this recipient."""
    key = json.dumps([subscription, channel, recipient, told], ensure_ascii=False)
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
