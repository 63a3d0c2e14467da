"""The text of an article is clean before it is anything else, however long it is."""

from typing import Any

import pytest

from meetings import article
from meetings.article import article_from_json, clean
from meetings.errors import BadArticle


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("hội\u0300 đàm\r\nmai\rkia", "hộì đàm\nmai\nkia"),
        ("e\u0302\u0301", "ế"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("\ufeffa\u200bb\u202e\u00ad\u200dc\x00d\ud800e\ue000\tf", "abcde\tf"),
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


GOOD = {
    "url": "https://x.example/1",
    "outlet": "x",
    "title": "Hội đàm",
    "text": "Hai bên hội đàm.",
    "published_at": None,
}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"title": None}, "https://x.example/1: title is missing"),
        ({"title": 3}, "https://x.example/1: title is not text"),
        ({"text": " \n\u200b"}, "https://x.example/1: text is empty"),
        ({"text": None}, "https://x.example/1: text is missing"),
        ({"language": "xx"}, "https://x.example/1: language 'xx' is none of vi, zh, en"),
        ({"published_at": "yesterday"}, "https://x.example/1: published_at 'yesterday' is not an ISO 8601 time"),
        *(
            ({"published_at": moment}, f"https://x.example/1: published_at {moment!r} is not between 1990 and 2099")
            for moment in ("9999-12-31T10:00:00+00:00", "0001-01-02T00:00:00+00:00", "1970-01-01T00:00:00Z")
        ),
        ({"url": ""}, "url is missing"),
        *(
            ({"url": url}, f"url {url!r} is not an http or https address")
            for url in ("javascript:alert(1)", "file:///etc/passwd", "https://", "http://[::", "https://x.example/a b")
        ),
    ],
)  # fmt: skip
def test_what_the_exchange_format_does_not_allow_is_refused_by_its_field(
    given: dict[str, Any], says: str
) -> None:
    with pytest.raises(BadArticle) as refused:
        article_from_json({**GOOD, **given})
    assert str(refused.value) == says


def test_what_is_not_known_may_be_missing_null_or_empty() -> None:
    unknown = {"lead": None, "outlet": None, "title": "", "language": None}
    found = article_from_json({**GOOD, **unknown})
    assert (found.title, found.outlet, found.language, found.lead) == ("", "", "vi", None)
    needed = ("url", "title", "text")
    assert article_from_json({field: GOOD[field] for field in needed}).published_at is None


@pytest.mark.parametrize(("said", "meant"), [("zh-Hans-CN", "zh"), ("VI", "vi"), ("en_GB", "en")])
def test_a_language_is_known_by_its_first_part(said: str, meant: str) -> None:
    assert article_from_json({**GOOD, "language": said}).language == meant


@pytest.mark.parametrize(
    ("title", "text", "meant"),
    [
        ("Hội đàm", "Hai bộ trưởng gặp nhau ở Hà Nội.", "vi"),
        ("中越防长会谈", "国防部长董军在北京同越南国防部长潘文江举行会谈。", "zh"),
        ("Ministers meet", "Defence Minister Phan Văn Giang received Dong Jun in Hanoi on Tuesday.", "en"),
    ],
)
@pytest.mark.parametrize("said", [None, "", " "])
def test_a_language_that_is_not_said_is_told_by_the_letters(
    title: str, text: str, meant: str, said: str | None
) -> None:
    given = {**GOOD, "title": title, "text": text, "language": said}
    assert article_from_json(given).language == meant
