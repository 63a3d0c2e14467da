"""What a subscriber reads: one rendering of meetings as a subject, plain text, HTML and JSON."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined

from alerts import text
from alerts.background import NOTHING, Background
from alerts.changes import as_json
from alerts.channel import FORMAT
from alerts.clocks import HANOI
from alerts.further import Further, besides, further_json, show_further
from alerts.header import one_line
from alerts.month import show_month
from alerts.page import Page, fitted
from alerts.silence import Watch, footing
from alerts.subscription import Detail
from alerts.view import SECTIONS, Entry, Shown, foremost, show
from alerts.words import Language, listed, tagline, word
from meetings import sides

__all__ = ["Entry", "digest_json", "digest_page", "digest_subject", "fit_for_mail", "html_of", "text_of"]

HANOI_ZONE = ZoneInfo(HANOI)
WIDTH = 72
LONGEST = 100_000
"""Bytes of a page: Gmail cuts mails off at 102 KB."""


def digest_subject(entries: Sequence[Entry], language: Language) -> str:
    """The meeting that matters most by name, day and place, and how many more there are."""
    first = foremost(entries, language, HANOI_ZONE)
    place = [name for name in first.places[:1] if name not in first.headline]
    said = word("then", language).join(
        part for part in (_planned(first, language), first.when, *place) if part
    )
    if first.flag:
        said = first.flag + word("colon", language) + said
    elif first.change == "updated":
        said = word("subject_updated", language) + word("colon", language) + said
    if len(entries) > 1:
        said += word("besides", language, what=word("more_meetings", language, n=len(entries) - 1))
    return f"[{word('title', language)}] {said}"


def _planned(first: Shown, language: Language) -> str:
    """The headline, which is in the present tense, and whether that is still to come."""
    said = one_line(first.headline, 110)
    return said + word("besides", language, what=first.status) if first.status_id == "announced" else said


def digest_page(
    entries: Sequence[Entry],
    language: Language,
    *,
    zone: ZoneInfo = HANOI_ZONE,
    subscription: str | None = None,
    detail: Detail = "full",
    background: Background = NOTHING,
) -> Page:
    """All of the meetings, however many.

    Times of publication are told in `zone`; `subscription` is named in the footer.
    """
    return Page(
        language=language,
        subject=digest_subject(entries, language),
        counted=_counted(entries, language),
        shown=show(entries, language, zone, detail),
        left="",
        footer=tuple(_footer(language, subscription, background.watch, zone)),
        month=show_month(background.month, language) if background.month else None,
        further=show_further(besides(background.further, _ids(entries)), language, zone),
    )


def fit_for_mail(page: Page) -> tuple[Page, str]:
    """The page with as many of its meetings as have room in `LONGEST` bytes of HTML, and that HTML."""
    return fitted(page, html_of, LONGEST)


def text_of(page: Page, width: int = WIDTH) -> str:
    """The page in lines of at most `width` columns; only an address may be longer."""
    return text.render(page, width)


def html_of(page: Page) -> str:
    """The page with its styles inlined: no script, and nothing loaded from anywhere."""
    html = (
        _templates()
        .get_template("digest.html.jinja")
        .render(page=page, word=word, tagline=tagline, sections=SECTIONS)
    )
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True).inline(html)


def digest_json(
    entries: Sequence[Entry],
    language: Language,
    *,
    subscription: str,
    kind: str = "digest",
    further: Sequence[Further] = (),
) -> dict[str, Any]:
    """The webhook payload: meetings in their public form, each with what is new about it."""
    return {
        "type": "hoidam.digest" if kind == "digest" else "hoidam.meeting",
        "version": FORMAT,
        "subscription": subscription,
        "language": language,
        "meetings": [_meeting_json(entry) for entry in entries],
        "further": further_json(besides(further, _ids(entries))),
    }


def _ids(entries: Sequence[Entry]) -> set[str]:
    return {entry.meeting.id for entry in entries}


def _meeting_json(entry: Entry) -> dict[str, Any]:
    news = [{"field": n.field, "before": as_json(n.before), "after": as_json(n.after)} for n in entry.news]
    told = {**entry.meeting.as_json(), **sides.as_json(entry.meeting)}
    return {**told, "version": entry.version, "change": entry.change, "news": news}


def _counted(entries: Sequence[Entry], language: Language) -> str:
    changes = [entry.change for entry in entries]
    total = word("count_one", language) if len(changes) == 1 else word("count", language, n=len(changes))
    parts = [
        word(f"count_{change}", language, n=changes.count(change))
        for change in ("new", "updated")
        if change in changes
    ]
    return total + word("colon", language) + listed(parts, language)


def _footer(
    language: Language, subscription: str | None, watch: Watch | None, zone: ZoneInfo
) -> Iterable[str]:
    if watch is not None:
        yield from footing(watch, language, zone)
    yield word("footer", language)
    if subscription:
        yield word("subscription", language, name=one_line(subscription, 60))


@cache
def _templates() -> Environment:
    """Autoescape is forced, whatever the file is called; a name the template misspells is an error."""
    return Environment(
        loader=PackageLoader("alerts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
