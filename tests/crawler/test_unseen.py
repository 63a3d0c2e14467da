"""Pages of outlets that nobody described are read by what pages have in common: `unseen/`, a page and its article.

Each is read twice: as of an unknown outlet, and as of one declared with nothing but its host and addresses.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawler.declared import DeclaredOutlet
from crawler.extract import extract
from crawler.outlet import Outlet
from meetings.article import Page
from meetings.errors import NotAnArticle

PAGES = sorted((Path(__file__).parent / "unseen").glob("*.html"))
NOW = datetime(2026, 11, 27, tzinfo=UTC)
READ = ("title", "lead", "text", "byline", "credit", "language")


def declared(expected: dict[str, Any]) -> Outlet:
    host, spoken = urlsplit(expected["url"]).hostname, expected.get("language", "vi")
    return DeclaredOutlet.model_validate(
        {"name": "unseen", "host": host, "article": "/(?P<id>.+)", "language": spoken}
    ).outlet()


@pytest.mark.parametrize("is_declared", [False, True], ids=["unknown", "declared"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_nobody_described_is_read_as_the_article_beside_it(path: Path, is_declared: bool) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    page = Page(
        outlet="unseen", url=expected["url"], key="", body=path.read_bytes(), charset=None, fetched_at=NOW
    )
    outlet = declared(expected) if is_declared else None
    if "outcome" in expected:
        with pytest.raises(NotAnArticle) as refused:
            extract(page, outlet)
        assert refused.value.outcome == expected["outcome"]
        return
    article = extract(page, outlet)
    assert {name: article.as_json()[name] for name in READ} == {name: expected[name] for name in READ}
    assert article.published_at == datetime.fromisoformat(expected["published_at"])
