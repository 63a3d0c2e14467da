"""The table of articles: what is known of each, and its text only for those who ask for it."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from hoidam.exports.table import Kind, Table
from meetings.stored import Listed

_COLUMNS: dict[str, Kind] = {
    "url": "text",
    "outlet": "text",
    "title": "text",
    "published_at": "moment",
    "language": "text",
    "byline": "text",
    "credit": "text",
    "characters": "integer",
    "sha256": "text",
    "revision": "integer",
    "first_seen_at": "moment",
    "gone_at": "moment",
    "label": "text",
    "score": "number",
    "meetings": "texts",
}
_TEXT: dict[str, Kind] = {"lead": "text", "text": "text"}


def articles_table(*, with_text: bool) -> Table[Listed]:
    """Its lines with text are the exchange format, which ``hoidam import`` takes; else they are its rows."""
    columns = {**_COLUMNS, **_TEXT} if with_text else _COLUMNS

    def row(listed: Listed) -> Mapping[str, Any]:
        cells = _row(listed)
        return {name: cells[name] for name in columns}

    if with_text:
        return Table(columns=columns, rows=lambda a: [row(a)], lines=lambda a: [a.stored.article.as_json()])
    return Table(columns=columns, rows=lambda a: [row(a)], lines=lambda a: [row(a)])


def _row(listed: Listed) -> dict[str, Any]:
    stored, article = listed.stored, listed.stored.article
    return {
        **{name: getattr(article, name) for name in ("url", "outlet", "title", "published_at", "language")},
        **{name: getattr(article, name) for name in ("byline", "credit", "lead", "text")},
        "characters": len(article.text),
        "sha256": sha256(article.text.encode("utf-8", "replace")).hexdigest(),
        "revision": stored.revision,
        "first_seen_at": stored.first_seen_at,
        "gone_at": stored.gone_at,
        "label": listed.label,
        "score": listed.score,
        "meetings": list(listed.meetings),
    }
