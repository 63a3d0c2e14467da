"""That there is nothing new, and whether that is so because nothing happened or because we could not see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from alerts.channel import FORMAT, Letter
from alerts.lines import wrapped
from alerts.subscription import Subscription
from alerts.words import Language, moment, some, word

_WIDTH = 72
_NAMED = 3
_TOLD = 5  # faults in a footer


@dataclass(frozen=True, slots=True, kw_only=True)
class Ill:
    """A source that does not do well, since when; `outlet` is None for our own network or rounds."""

    outlet: str | None
    state: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How many sources are watched, which of them do not do well, when one was last heard of with success."""

    sources: int
    ill: tuple[Ill, ...] = ()
    heard_at: datetime | None = None


def letter_of(subscription: Subscription, watch: Watch) -> Letter:
    """The letter of an issue that has no news."""
    language = subscription.language
    said = _said(watch, language)
    below = [_in_a_line(ill, language, ZoneInfo(subscription.schedule.zone)) for ill in watch.ill]
    named = word("subscription", language, name=subscription.name)
    return Letter(
        subscription=subscription.name,
        kind="digest",
        language=language,
        subject=f"[{word('title', language)}] {said}",
        text=_text(said, below, named),
        html=_html(said, below, named, language),
        json={
            "type": "hoidam.nothing",
            "version": FORMAT,
            "subscription": subscription.name,
            "language": language,
            "sources": watch.sources,
            "ill": [
                {"outlet": ill.outlet, "state": ill.state, "since": ill.since.isoformat()}
                for ill in watch.ill
            ],
        },
    )


def footing(watch: Watch, language: Language, zone: ZoneInfo) -> list[str]:
    """What stands in the footer of a digest that has news: sources, faults, the last success."""
    lines = [
        word(
            "watched.well" if not watch.ill else "watched.ill", language, n=watch.sources, ill=len(watch.ill)
        )
    ]
    lines += some([_in_a_line(ill, language, zone) for ill in watch.ill], language, _TOLD)
    if watch.heard_at:
        lines.append(word("watched.heard", language, when=moment(watch.heard_at.astimezone(zone), language)))
    return lines


def _said(watch: Watch, language: Language) -> str:
    ours = next((ill for ill in watch.ill if ill.outlet is None), None)
    if ours is not None:
        return word("silence.blind", language, state=word(f"silence.state.{ours.state}", language))
    if not watch.ill:
        return word("silence.well", language, n=watch.sources)
    names = ", ".join(some([ill.outlet or "" for ill in watch.ill], language, _NAMED))
    return word("silence.ill", language, n=watch.sources, ill=len(watch.ill), names=names)


def _in_a_line(ill: Ill, language: Language, zone: ZoneInfo) -> str:
    state = word(f"silence.state.{ill.state}", language)
    name = ill.outlet or word("operator.ourselves", language)
    since = moment(ill.since.astimezone(zone), language)
    return word("silence.since", language, outlet=name, state=state, when=since)


def _text(said: str, below: Sequence[str], named: str) -> str:
    lines = [*wrapped(f"{said}.", _WIDTH), ""]
    for each in below:
        lines += wrapped(each, _WIDTH, "• ", "  ")
    return "\n".join([*lines, *([""] if below else []), *wrapped(named, _WIDTH)]) + "\n"


def _html(said: str, below: Sequence[str], named: str, language: Language) -> str:
    """In the reader's own font and colours: it is one sentence and at most a list."""
    listed = "".join(f"<li>{escape(each)}</li>" for each in below)
    items = f"<ul>{listed}</ul>" if listed else ""
    body = f"<p>{escape(said)}.</p>{items}<p><small>{escape(named)}</small></p>"
    return f'<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><body>{body}</body></html>\n'
