"""An article on its way: the lead that promises it, the page that holds it, the text we keep."""

import contextlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from meetings import letters
from meetings.errors import BadArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A promise of an article, from a feed, a sitemap or a listing."""

    outlet: str
    url: str
    key: str
    """What identifies the article whatever its address: ``host:id``."""
    title: str | None = None
    summary: str | None = None
    """What the source says of it: plain text, at most 1,000 characters."""
    published_at: datetime | None = None
    held_back: bool = False
    """Whether its headline and summary show it to be about something else than our subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered for one article address.

    `charset` is as the header declared it; servers lie, so it is a hint. `answered_url` is where redirects
    led, where that is another address.
    """

    outlet: str
    url: str
    key: str
    body: bytes
    charset: str | None
    fetched_at: datetime
    answered_url: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The words of one report, without the page around them.

    `text` is NFC, one paragraph a line, begins with the lead, and holds no caption or credit line when it
    comes from our own extraction. All evidence points into it by character offsets.
    """

    url: str
    outlet: str
    title: str
    text: str
    published_at: datetime | None
    language: str = "vi"
    lead: str | None = None
    byline: str | None = None
    credit: str | None = None

    def __post_init__(self) -> None:
        if self.published_at is not None and self.published_at.tzinfo is None:
            raise BadArticle(f"{self.url}: published_at has no time zone")

    def as_json(self) -> dict[str, Any]:
        """The exchange format: one JSON object an article."""
        return {
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "lead": self.lead,
            "text": self.text,
            "published_at": self.published_at.isoformat() if self.published_at else None,
            "language": self.language,
            "byline": self.byline,
            "credit": self.credit,
        }


def clean(text: str) -> str:
    """Text as it may enter the store: NFC, without control characters, lone surrogates or bidi marks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    odd = {ord(c): _instead(c) for c in set(text) if c != _instead(c)}
    return text.translate(odd) if odd else text


_DROPPED = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe"
)


def _instead(char: str) -> str:
    """What stands for a character: mostly itself, a space for odd line ends, nothing for what is not kept."""
    if char in "\n\t":
        return char
    if char in "\u2028\u2029\x85":
        return " "
    return "" if char in _DROPPED or unicodedata.category(char) in {"Cc", "Cs", "Cn", "Co"} else char


FIELDS = ("url", "outlet", "title", "lead", "text", "published_at", "language", "byline", "credit")
LANGUAGES = ("vi", "zh", "en")
YEARS = range(1990, 2100)
"""In which an article may have appeared: far from where the calendar ends, so that days can be counted."""
_ZONES = {"zh": "+08:00"}


def json_line(line: bytes) -> Any:
    """What one line of a JSON Lines file says; raises `BadArticle` when it says nothing."""
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadArticle(f"is not UTF-8 text (byte {error.start + 1} of the line)") from error
    except json.JSONDecodeError as error:
        raise BadArticle(f"is not JSON (character {error.pos + 1} of the line)") from error
    except RecursionError as error:
        raise BadArticle("is nested too deeply") from error
    except ValueError as error:
        raise BadArticle("holds a number that is too long") from error


def article_from_json(value: Any) -> Article:
    """Read one object of the exchange format; raises `BadArticle` naming the field that is wrong.

    There must be a url, a title, which may be empty, and a text, which may not. What else is missing, null
    or empty is not known; the language is told from the letters then.
    """
    if not isinstance(value, Mapping):
        raise BadArticle("is not a JSON object")
    url = _address(value)
    text, title = _required(value, "text", url), _required(value, "title", url)
    if not text.strip():
        raise BadArticle(f"{url}: text is empty")
    language = _language(value, url, f"{title}\n{text}")
    return Article(
        url=url,
        outlet=_string(value, "outlet") or "",
        title=title,
        lead=_string(value, "lead"),
        text=text,
        published_at=_moment(value.get("published_at"), url, language),
        language=language,
        byline=_string(value, "byline"),
        credit=_string(value, "credit"),
    )


def _string(value: Mapping[str, Any], field: str) -> str | None:
    found = value.get(field)
    if found is not None and not isinstance(found, str):
        raise BadArticle(f"{str(value.get('url'))[:200]}: {field} is not text")
    return None if found is None else clean(found)


def _required(value: Mapping[str, Any], field: str, url: str) -> str:
    found = _string(value, field)
    if found is None:
        raise BadArticle(f"{url}: {field} is missing")
    return found


def _address(value: Mapping[str, Any]) -> str:
    """Others will follow it, so it leads to the web or nowhere."""
    url = (_string(value, "url") or "").strip()
    if not url:
        raise BadArticle("url is missing")
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        if parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", url):
            return url
    raise BadArticle(f"url {url[:200]!r} is not an http or https address")


def _language(value: Mapping[str, Any], url: str, text: str) -> str:
    """The language alone: ``zh`` of ``zh-Hans-CN``."""
    said = (_string(value, "language") or "").strip()
    if not said:
        return letters.language(text, None)
    language = re.split("[-_]", said.lower())[0]
    if language not in LANGUAGES:
        raise BadArticle(f"{url}: language {said[:40]!r} is none of {', '.join(LANGUAGES)}")
    return language


def _moment(value: Any, url: str, language: str) -> datetime | None:
    """An ISO 8601 moment; one without a zone is local time of the article's country."""
    if value is None or value == "":
        return None
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            zone = datetime.fromisoformat(f"2000-01-01T00:00{_ZONES.get(language, '+07:00')}").tzinfo
            moment = moment.replace(tzinfo=zone)
        moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadArticle(f"{url}: published_at {str(value)[:40]!r} is not an ISO 8601 time") from error
    if moment.year not in YEARS:
        raise BadArticle(f"{url}: published_at {value!r} is not between {YEARS[0]} and {YEARS[-1]}")
    return moment
