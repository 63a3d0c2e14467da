"""What a file given by hand holds: articles as JSON Lines, a saved page, or plain text."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from meetings.article import Article, articles_from_lines, clean
from meetings.errors import BadArticle, MonitorError

Extract = Callable[[bytes, str, str], Article]
"""Makes an article of a page, given its bytes, its address and the outlet it is said to come from."""

ZONES = {"zh": ZoneInfo("Asia/Shanghai")}
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the person who gives a file says about it; None where nothing is said."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str | None = None
    published: datetime | None = None


def articles_in(path: Path, said: Said, extract: Extract) -> Iterator[Article | MonitorError]:
    """The articles of a file; what cannot be read is yielded as the error that names file and line."""
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        yield BadArticle(f"{path}: {error.strerror}")
        return
    kind = kind_of(path, content)
    if kind == "page":
        yield _page(path, content, said, extract)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield BadArticle(f"{path}: is not UTF-8 text (byte {error.start})")
        return
    yield from _lines(path, text, said) if kind == "lines" else _text(path, text, said)


def kind_of(path: Path, content: bytes) -> str:
    """``page``, ``lines`` or ``text``, by the ending of the name, else by the first characters."""
    ending = path.suffix.lower()
    if ending in {".jsonl", ".ndjson", ".json"}:
        return "lines"
    if ending in {".html", ".htm", ".xhtml"}:
        return "page"
    beginning = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith(b"{"):
        return "lines"
    return "page" if re.match(rb"<(!doctype|html|head|\?xml|!--)", beginning) else "text"


def _lines(path: Path, text: str, said: Said) -> Iterator[Article | MonitorError]:
    for found in articles_from_lines(iter(text.split("\n"))):
        yield told(found, said) if isinstance(found, Article) else BadArticle(f"{path}: {found}")


def _text(path: Path, text: str, said: Said) -> Iterator[Article | MonitorError]:
    """The first line is the title; evidence points into the whole file."""
    words = clean(text)
    if not words.strip():
        yield BadArticle(f"{path}: is empty")
        return
    title = words.strip().partition("\n")[0].strip()
    url = "file:stdin" if str(path) == "-" else path.absolute().as_uri()
    article = Article(url=url, outlet="", title=title, text=words, published_at=None)
    yield told(article, said)


def _page(path: Path, content: bytes, said: Said, extract: Extract) -> Article | MonitorError:
    if not content.strip():
        return BadArticle(f"{path}: is empty")
    try:
        url = said.url or ("file:stdin" if str(path) == "-" else path.absolute().as_uri())
        return told(extract(content, url, said.outlet or ""), said)
    except MonitorError as error:
        return BadArticle(f"{path}: {error}")


def told(article: Article, said: Said) -> Article:
    """The article, with what its giver says about it instead of what it says itself."""
    given = {
        "url": said.url,
        "outlet": said.outlet,
        "title": said.title,
        "language": said.language,
        "published_at": said.published,
    }
    return replace(article, **{name: value for name, value in given.items() if value is not None})


def moment_said(value: str, language: str | None) -> datetime:
    """An ISO 8601 moment or day; without a zone it is local time of the article's country."""
    found = datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=ZONES.get(language or "", HANOI))
