"""Meetings as entries of a feed: what Atom and JSON Feed both say, in the words of one language."""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from alerts.brief import Line, Span, brief_of, plain
from alerts.clocks import HANOI
from alerts.sources import safe_link
from alerts.view import Entry, Shown, show
from alerts.words import Language, tagline, word
from meetings.article import clean
from meetings.stored import Recorded

TAG = "tag:hoidam.invalid,2026:"
"""Before all ids (RFC 4151): no host of anybody's, so that they outlive a move to another."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A meeting; `updated` rises with its version alone, `link` is its first report, `related` the others."""

    id: str
    version: int
    status: str
    title: str
    sentence: str
    html: str
    text: str
    link: str | None
    related: tuple[str, ...]
    tags: tuple[str, ...]
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The latest changed comes first; `folder` is the address its files are served at, if known."""

    language: Language
    items: tuple[Item, ...]
    folder: str | None = None

    @property
    def id(self) -> str:
        return f"{TAG}meetings:{self.language}"

    @property
    def title(self) -> str:
        return word("title", self.language)

    @property
    def about(self) -> str:
        return tagline(self.language)

    @property
    def updated(self) -> datetime:
        """The same as long as no entry is; long ago where there is none."""
        return max((item.updated for item in self.items), default=_NEVER)

    def address(self, name: str) -> str | None:
        """Where one of its files is served."""
        return None if self.folder is None else f"{self.folder.rstrip('/')}/{name}"


def feed_of(recorded: Iterable[Recorded], language: Language, folder: str | None = None) -> Feed:
    """Rendered by `alerts.atom` and `alerts.json_feed`; the same meetings always make the same bytes."""
    return Feed(language=language, items=tuple(_item(each, language) for each in recorded), folder=folder)


def shown_of(recorded: Recorded, language: Language) -> Shown:
    """A meeting in words, with what its version changed."""
    meeting = recorded.meeting
    entry = Entry(meeting=meeting, version=meeting.version, news=recorded.news)
    (shown,) = show([entry], language, ZoneInfo(HANOI))
    return shown


def title_of(shown: Shown, language: Language) -> str:
    """The headline; before it what must not be overlooked, such as that it is off."""
    return f"{shown.flag}{word('colon', language)}{shown.headline}" if shown.flag else shown.headline


def moment(when: datetime) -> str:
    """As RFC 3339 has it, in UTC, to the second."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _item(recorded: Recorded, language: Language) -> Item:
    meeting, shown = recorded.meeting, shown_of(recorded, language)
    links = [link for report in meeting.articles if (link := safe_link(report.url))]
    lines = brief_of(shown, "whole", language).lines
    return Item(
        id=f"{TAG}meeting:{meeting.id}",
        version=meeting.version,
        status=meeting.facts.status,
        title=clean(title_of(shown, language)),
        sentence=clean(shown.sentence),
        html=clean("".join(map(_paragraph, lines))),
        text=clean(plain(lines, links=True)),
        link=links[0] if links else None,
        related=tuple(dict.fromkeys(links[1:])),
        tags=_tags(shown),
        published=meeting.first_reported_at,
        updated=recorded.recorded_at,
    )


def _tags(shown: Shown) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean(tag) for tag in (shown.kind, shown.status, *shown.places) if tag))


def _paragraph(line: Line) -> str:
    return f"<p>{''.join(map(_marked, line))}</p>" if line else ""


def _marked(span: Span) -> str:
    text = html.escape(span.text)
    if span.bold:
        text = f"<strong>{text}</strong>"
    return f'<a href="{html.escape(span.link)}">{text}</a>' if span.link else text
