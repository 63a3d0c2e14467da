"""The text of an article is clean before it is anything else, however long it is."""

import pytest

from meetings import article
from meetings.article import clean


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("hội\u0300 đàm\r\nmai\rkia", "hộì đàm\nmai\nkia"),
        ("e\u0302\u0301", "ế"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("\ufeffa\u200bb\u202ec\x00d\ud800e\ue000\tf", "abcde\tf"),
    ],
)
def test_text_is_composed_and_what_does_not_belong_is_dropped(given: str, kept: str) -> None:
    assert clean(given) == kept


def test_a_long_text_is_cleaned_by_its_letters_not_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    instead = article._instead
    monkeypatch.setattr(article, "_instead", lambda c: (asked.append(c), instead(c))[1])
    assert clean("Đại tướng\u200b " * 100_000) == "Đại tướng " * 100_000
    assert len(asked) < 100
