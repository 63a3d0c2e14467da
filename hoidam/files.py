"""What a file given by hand holds: articles as JSON Lines, a saved page, or plain text."""

import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from meetings import letters
from meetings.article import FIELDS, YEARS, Article, article_from_json, clean, json_line
from meetings.errors import BadArticle, ConfigError, MonitorError
from meetings.reading.vi.body import headline

Extract = Callable[[bytes, str, str], Article]
"""Makes an article of a page, given its bytes, its address and the outlet it is said to come from."""

Mention = Callable[[str], None]
"""Told what is worth knowing and no failure."""

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


def articles_in(
    path: Path, said: Said, extract: Extract, mention: Mention
) -> Iterator[Article | MonitorError]:
    """The articles of a file; what cannot be read is yielded as the error that names file and line.

    A `ConfigError` of `extract` is raised: it is about no file.
    """
    try:
        content = content_of(path)
        kind = kind_of(path, content)
        if kind == "page":
            yield told(extract(content, said.url or _address(path), said.outlet or ""), said)
        elif kind == "lines":
            yield from (
                told(a, said) if isinstance(a, Article) else a for a in _lines(path, content, mention)
            )
        else:
            yield told(_plain(path, content), said)
    except BadArticle as error:
        yield error
    except ConfigError:
        raise
    except MonitorError as error:
        yield BadArticle(f"{path}: {error}")


def lines_in(path: Path, mention: Mention) -> Iterator[Article | MonitorError]:
    """The articles of a JSON Lines file, in the same manner."""
    try:
        content = content_of(path)
        if kind_of(path, content) == "page":
            yield BadArticle(f"{path}: is HTML, not JSON Lines; hoidam read shows what a saved page says")
        else:
            yield from _lines(path, content, mention)
    except BadArticle as error:
        yield error


def content_of(path: Path) -> bytes:
    """The bytes of a file, or of standard input; raises `BadArticle` when there are none."""
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise BadArticle(f"{path}: {error.strerror}") from error
    if not content.strip():
        raise BadArticle(f"{path}: is empty")
    return content


def _address(path: Path) -> str:
    return "file:stdin" if str(path) == "-" else path.absolute().as_uri()


def _check_encoding(path: Path, content: bytes) -> None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadArticle(f"{path}: is not UTF-8 text, but UTF-16")


def _decoded(path: Path, content: bytes) -> str:
    _check_encoding(path, content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadArticle(f"{path}: is not UTF-8 text (byte {error.start})") from error


def kind_of(path: Path, content: bytes) -> str:
    """``page``, ``lines`` or ``text``, by the ending of the name or the first characters."""
    ending = path.suffix.lower()
    beginning = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if ending in {".html", ".htm", ".xhtml"} or _PAGE.match(beginning):
        return "page"
    return "lines" if ending in {".jsonl", ".ndjson", ".json"} or beginning.startswith(b"{") else "text"


_PAGE = re.compile(rb"<(!doctype|html|head|\?xml|!--)")


def objects_in(path: Path, content: bytes) -> Iterator[tuple[str, Any]]:
    """Each line of JSON Lines that is not blank: where it stands, and what it says or the `BadArticle`."""
    _check_encoding(path, content)
    for number, line in enumerate(io.BytesIO(content.removeprefix(b"\xef\xbb\xbf")), 1):
        where = f"{path}: line {number}"
        if line.strip():
            try:
                yield where, json_line(line)
            except BadArticle as error:
                yield where, error


def _lines(path: Path, content: bytes, mention: Mention) -> Iterator[Article | MonitorError]:
    keys: set[str] = set()
    for where, value in objects_in(path, content):
        try:
            if isinstance(value, BadArticle):
                raise value
            keys.update(value if isinstance(value, dict) else ())
            yield article_from_json(value)
        except BadArticle as error:
            yield BadArticle(f"{where}: {error}")
    if unknown := sorted(keys - set(FIELDS)):
        said = _listed(unknown, set(FIELDS) - keys)
        mention(f"{path}: left aside, for articles have no such field: {said}")


def _listed(unknown: list[str], missing: set[str], most: int = 9) -> str:
    from meetings.spelling import close_to

    named = [f"{key[:40]!r}{close_to(key[:40], missing)}" for key in unknown[:most]]
    return ", ".join(named) + (f" and {len(unknown) - most} more" if len(unknown) > most else "")


def _plain(path: Path, content: bytes) -> Article:
    """The first line is the title, or its first sentence; evidence points into the whole file."""
    words = clean(_decoded(path, content))
    title = headline(words.strip().partition("\n")[0].strip())
    return Article(
        url=_address(path),
        outlet="",
        title=title,
        text=words,
        published_at=None,
        language=letters.language(words, None),
    )


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
    """An ISO 8601 moment or day; without a zone it is local time of the article's country.

    Raises `ValueError` for anything else, and for years in which no article appeared.
    """
    found = datetime.fromisoformat(value)
    if found.year not in YEARS:
        raise ValueError(f"is not between {YEARS[0]} and {YEARS[-1]}")
    return found if found.tzinfo else found.replace(tzinfo=ZONES.get(language or "", HANOI))
