"""A digest as its readers get it, for tests that look at one form of it."""

from collections.abc import Sequence
from typing import Any

from alerts.digest import WIDTH, Entry, digest_page, fit_for_mail, text_of
from alerts.words import Language


def digest_text(entries: Sequence[Entry], language: Language, *, width: int = WIDTH, **around: Any) -> str:
    page, _ = fit_for_mail(digest_page(entries, language, **around))
    return text_of(page, width)


def digest_html(entries: Sequence[Entry], language: Language, **around: Any) -> str:
    _, html = fit_for_mail(digest_page(entries, language, **around))
    return html
