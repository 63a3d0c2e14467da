"""A digest as its readers get it, for tests that look at one form of it."""

from collections.abc import Sequence
from typing import Any

from alerts.digest import WIDTH, Entry, digest_page, html_of, text_of
from alerts.words import Language


def digest_text(entries: Sequence[Entry], language: Language, *, width: int = WIDTH, **around: Any) -> str:
    return text_of(digest_page(entries, language, **around), width)


def digest_html(entries: Sequence[Entry], language: Language, **around: Any) -> str:
    return html_of(digest_page(entries, language, **around))
