"""What the operator is told of sources, and readers never: transitions, reminders, recoveries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from alerts.channel import FORMAT, Channel, Letter
from alerts.clocks import HANOI
from alerts.delivery import messages_of
from alerts.notice import as_html, as_text
from alerts.words import Language, word
from meetings.alert import Message
from meetings.health.states import Notice

SUBSCRIPTION = "operator"
"""What messages to the operator go under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of the letter: an outlet, or our own network, and all its sources that do alike."""

    outlet: str | None
    state: str
    reminder: bool
    notices: tuple[Notice, ...]


def operator_messages(
    notices: Sequence[Notice],
    names: Sequence[str],
    channels: Mapping[str, Channel],
    language: Language,
    now: datetime,
) -> list[Message]:
    """One message for each recipient of the operator's channels; none when there is nothing to tell."""
    if not notices:
        return []
    told = sorted((notice.source.url, notice.kind, notice.source.state) for notice in notices)
    chosen = {name: channels[name] for name in names}
    return messages_of(letter_of(notices, language), [now.isoformat(), told], chosen, now)


def letter_of(notices: Sequence[Notice], language: Language) -> Letter:
    told = together(notices)
    paragraphs = [(in_a_line(each, language), _below(each, language)) for each in told]
    return Letter(
        subscription=SUBSCRIPTION,
        kind="immediate",
        language=language,
        subject=_subject(told, language),
        text=as_text(paragraphs, language),
        html=as_html(paragraphs, language),
        json={
            "type": "hoidam.operator",
            "version": FORMAT,
            "notices": [_as_json(notice) for notice in notices],
        },
    )


def together(notices: Sequence[Notice]) -> list[Told]:
    """Sources of one outlet that do alike are told as one; that nobody can be reached is one of ours."""
    alike: dict[tuple[str | None, str, bool], list[Notice]] = {}
    for notice in notices:
        ours = "our-network" in {notice.source.state, notice.was}
        state = "recovered" if notice.kind == "recovered" else notice.source.state
        key = (None if ours else notice.source.outlet, state, notice.kind == "reminder")
        alike.setdefault(key, []).append(notice)
    return [
        Told(outlet=outlet, state=state, reminder=reminder, notices=tuple(some))
        for (outlet, state, reminder), some in alike.items()
    ]


def in_a_line(told: Told, language: Language = "en") -> str:
    """``vnexpress: failing, since 19:30 26/11/2026 (Hanoi)``."""
    since = min(notice.source.since for notice in told.notices).astimezone(ZoneInfo(HANOI))
    state = word(f"operator.state.{told.state}", language)
    if told.reminder:
        state = f"{word('operator.reminder', language)} {state}"
    return word(
        "operator.since", language, outlet=_name(told, language), state=state, when=f"{since:%H:%M %d/%m/%Y}"
    )


def _subject(told: Sequence[Told], language: Language) -> str:
    if len(told) > 1:
        return word("operator.subject.many", language, count=len(told))
    state = word(f"operator.state.{told[0].state}", language)
    return word("operator.subject.one", language, outlet=_name(told[0], language), state=state)


def _name(told: Told, language: Language) -> str:
    return word("operator.ourselves", language) if told.outlet is None else told.outlet


def _below(told: Told, language: Language) -> list[str]:
    """Why, what we do about it, and what a person may do."""
    if told.state == "recovered":
        return []
    last = told.notices[-1].source
    address = last.url if told.state != "stalled" else ""
    why = [] if told.outlet is None else [_why(told, language), address]
    name = told.outlet or ""
    return [
        *filter(None, why),
        word(f"operator.next.{told.state}", language),
        word(f"operator.todo.{told.state}", language, outlet=name),
    ]


def _why(told: Told, language: Language) -> str:
    detail = told.notices[-1].source.detail
    if len(told.notices) == 1:
        return detail
    return word("operator.sources", language, count=len(told.notices), detail=detail)


def _as_json(notice: Notice) -> dict[str, str]:
    source = notice.source
    return {
        "kind": notice.kind,
        "outlet": source.outlet,
        "source": source.url,
        "state": source.state,
        "was": notice.was,
        "since": source.since.isoformat(),
        "detail": source.detail,
    }
