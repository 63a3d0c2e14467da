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
from meetings.reading.body import headline

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
        content = _content(path)
        kind = kind_of(path, content)
        if kind == "page":
            yield told(extract(content, said.url or _address(path), said.outlet or ""), said)
        elif kind == "lines":
            yield from (told(a, said) if isinstance(a, Article) else a for a in _lines(path, content))
        else:
            yield told(_plain(path, content), said)
    except BadArticle as error:
        yield error
    except MonitorError as error:
        yield BadArticle(f"{path}: {error}")


def lines_in(path: Path) -> Iterator[Article | MonitorError]:
    """The articles of a JSON Lines file, in the same manner."""
    try:
        yield from _lines(path, _content(path))
    except BadArticle as error:
        yield error


def _content(path: Path) -> bytes:
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise BadArticle(f"{path}: {error.strerror}") from error
    if not content.strip():
        raise BadArticle(f"{path}: is empty")
    return content


def _address(path: Path) -> str:
    return "file:stdin" if str(path) == "-" else path.absolute().as_uri()


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadArticle(f"{path}: is not UTF-8 text (byte {error.start})") from error


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


def _lines(path: Path, content: bytes) -> Iterator[Article | MonitorError]:
    for found in articles_from_lines(iter(_decoded(path, content).split("\n"))):
        yield found if isinstance(found, Article) else BadArticle(f"{path}: {found}")


def _plain(path: Path, content: bytes) -> Article:
    """The first line is the title, or its first sentence; evidence points into the whole file."""
    words = clean(_decoded(path, content))
    title = headline(words.strip().partition("\n")[0].strip())
    return Article(url=_address(path), outlet="", title=title, text=words, published_at=None)


def told(article: Article, said: Said) -> Article:
    """The article, with what its giver says about it instead of what it says itself."""
    return replace(
        article,
        url=said.url or article.url,
        outlet=said.outlet or article.outlet,
        title=said.title or article.title,
        language=said.language or article.language,
        published_at=said.published or article.published_at,
    )


def moment_said(value: str, language: str | None) -> datetime:
    """An ISO 8601 moment or day; without a zone it is local time of the article's country."""
    found = datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=ZONES.get(language or "", HANOI))
