"""Pages kept as evidence come back byte for byte, one for each revision of their article."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from meetings.article import Page

HOUR = timedelta(hours=1)


def a_page(body: bytes, fetched_at: datetime) -> Page:
    return Page(
        outlet="bao", url="https://bao.example/1", key="bao:1", body=body, charset="utf-8", fetched_at=fetched_at,
        answered_url="https://www.bao.example/1", status=200,
        headers=(("Content-Type", "text/html"), ("Set-Cookie", "a"), ("Set-Cookie", "b")),
    )  # fmt: skip


def test_a_page_comes_back_as_it_was_answered(store, an_article, now) -> None:
    body = "<p>Hội đàm</p>".encode() + bytes(range(256)) * 100
    with store.transaction() as tx:
        kept = tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        tx.keep_page(kept.article_id, a_page(body, now))
    with store.transaction() as tx:
        (snapshot,) = tx.snapshots(an_article().url)
    assert (snapshot.body, snapshot.sha256) == (body, sha256(body).hexdigest())
    assert (snapshot.url, snapshot.status, snapshot.fetched_at) == ("https://www.bao.example/1", 200, now)
    assert snapshot.headers == (("Content-Type", "text/html"), ("Set-Cookie", "a"), ("Set-Cookie", "b"))


def test_each_revision_has_its_page_and_a_look_without_news_none(store, an_article, now) -> None:
    article = an_article()
    with store.transaction() as tx:
        for hours, text in enumerate((article.text, article.text, f"{article.text} Thêm.")):
            said = replace(article, text=text)
            kept = tx.keep(said, key="bao:1", now=now + hours * HOUR, origin="crawl")
            tx.keep_page(kept.article_id, a_page(str(hours).encode(), now + hours * HOUR))
        found = tx.snapshots(article.url)
        revisions = tx.revisions(kept.article_id)
    assert [(snapshot.revision, snapshot.body) for snapshot in found] == [(1, b"0"), (2, b"2")]
    assert [(r.revision, r.text, r.seen_at) for r in revisions] == [
        (1, article.text, now),
        (2, f"{article.text} Thêm.", now + 2 * HOUR),
    ]


def test_an_article_is_gone_since_it_was_first_missed(store, an_article, now) -> None:
    with store.transaction() as tx:
        tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        tx.mark_gone("bao:1", now + HOUR)
        tx.mark_gone("bao:1", now + 2 * HOUR)
        assert tx.article_at(an_article().url).gone_at == now + HOUR
        tx.mark_gone("bao:1", None)
        assert tx.article_at(an_article().url).gone_at is None
        tx.mark_gone("bao:404", now)
        assert tx.article_at("https://bao.example/404") is None
