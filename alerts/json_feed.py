"""Meetings as a JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from alerts.feed import Feed, Item, moment

NAME = "meetings.json"
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The whole document; what stands under ``_hoidam`` is an extension of ours."""
    address = feed.address(NAME)
    document = {
        "version": _VERSION,
        "title": feed.title,
        "description": feed.about,
        **({"feed_url": address} if address else {}),
        "language": feed.language,
        "authors": [{"name": feed.title}],
        "items": [_item(item) for item in feed.items],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        **({"url": item.link} if item.link else {}),
        "title": item.title,
        "summary": item.sentence,
        "content_html": item.html,
        "content_text": item.text,
        "date_published": moment(item.published),
        "date_modified": moment(item.updated),
        "tags": list(item.tags),
        "_hoidam": {"version": item.version, "status": item.status, "related": list(item.related)},
    }
