"""What goes in comes out: articles kept once, revised when they changed, read when they are due."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier

import pytest
from sqlalchemy import select

from meetings.encounter import Edition, Encounter, Participant, Place, Topic
from meetings.errors import StoreError
from meetings.verdict import Quote, Reason, Verdict
from storage.tables import RevisionRow


def test_an_article_comes_out_as_it_went_in(store, an_article, now) -> None:
    hanoi = timezone(timedelta(hours=7))
    article = an_article(
        title="Đại tướng Phan Văn Giang hội đàm với Thượng tướng Đổng Quân",
        lead="Sáng 18/3, tại Quảng Ninh …",
        text="Sáng 18/3, tại Quảng Ninh …\nHai bên nhất trí 加强边境合作. 🙂",
        published_at=datetime(2026, 3, 18, 16, 26, tzinfo=hanoi),
        byline="Minh Anh",
        credit="TTXVN",
        language="vi",
    )
    with store.transaction() as tx:
        kept = tx.keep(article, key="bao:1", now=now, origin="import")
    with store.transaction() as tx:
        [stored] = tx.unread_articles(10)
    assert kept.outcome == "new"
    assert stored.article == article
    assert stored.article.published_at.tzinfo is UTC
    assert (stored.id, stored.key, stored.revision, stored.origin) == (kept.article_id, "bao:1", 1, "import")
    assert stored.first_seen_at == now


def test_what_no_database_can_hold_is_cleaned_at_the_door(store, an_article, now) -> None:
    nasty = "Đại\x00 tướng\ud800 \u202eGiang\u202c\r\nhết"
    article = an_article(
        url="https://bao.example/\x002", title=nasty, text=nasty, byline="\x00\udfff", credit="\x07"
    )
    with store.transaction() as tx:
        tx.keep(article, key="bao:\x002", now=now, origin="crawl")
        assert tx.keep(article, key="bao:2", now=now, origin="crawl").outcome == "same"
        [stored] = tx.unread_articles(10)
    assert stored.article.title == stored.article.text == "Đại tướng Giang\nhết"
    assert (stored.article.url, stored.key) == ("https://bao.example/2", "bao:2")
    assert (stored.article.byline, stored.article.credit) == ("", "")


def test_text_is_composed_at_the_door(store, an_article, now) -> None:
    apart = unicodedata.normalize("NFD", "Đối thoại quốc phòng")
    with store.transaction() as tx:
        tx.keep(an_article(title=apart, text=apart), key="bao:1", now=now, origin="crawl")
        again = tx.keep(
            an_article(title="Đối thoại quốc phòng", text="Đối thoại quốc phòng"),
            key="bao:1",
            now=now,
            origin="crawl",
        )
        assert tx.article_texts(["https://bao.example/1"]) == {
            "https://bao.example/1": "Đối thoại quốc phòng"
        }
    assert again.outcome == "same"


def test_the_same_article_is_kept_once(store, an_article, now) -> None:
    with store.transaction() as tx:
        first = tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        second = tx.keep(
            an_article(url="https://m.bao.example/1"),
            key="bao:1",
            now=now + timedelta(hours=1),
            origin="import",
        )
        assert second == replace(first, outcome="same")
        [stored] = tx.articles_from(0, 10)
    assert (stored.article.url, stored.origin, stored.first_seen_at) == (
        "https://bao.example/1",
        "crawl",
        now,
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Hội đàm hẹp"},
        {"text": "Đã ký bản ghi nhớ."},
        {"published_at": datetime(2026, 3, 17, tzinfo=UTC)},
    ],
    ids=["title", "text", "published_at"],
)
def test_a_changed_article_is_a_new_revision_and_the_old_one_stays(store, an_article, now, changed) -> None:
    later = now + timedelta(hours=1)
    with store.transaction() as tx:
        tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
    with store.transaction() as tx:
        assert tx.keep(an_article(**changed), key="bao:1", now=later, origin="crawl").outcome == "revised"
    with store.transaction() as tx:
        [stored] = tx.unread_articles(10)
        old = tx._session.scalars(select(RevisionRow)).one()
    assert stored.revision == 2
    assert stored.article == an_article(**changed)
    assert stored.first_seen_at == now
    before = an_article()
    assert (old.revision, old.title, old.text, old.published_at) == (
        1,
        before.title,
        before.text,
        before.published_at,
    )
    assert old.seen_at == now


@pytest.mark.parametrize(
    "below",
    ["\n53007 lượt xem", "\nBình luận: 12"],
    ids=["views", "comments"],
)
def test_what_a_page_counts_is_no_revision_unless_its_title_or_time_changed(
    store, an_article, now, below
) -> None:
    counted = an_article(text=an_article().text + below)
    with store.transaction() as tx:
        first = tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        assert tx.keep(counted, key="bao:1", now=now, origin="crawl").outcome == "same"
        assert [revision.text for revision in tx.revisions(first.article_id)] == [an_article().text]
        titled = replace(counted, title="Hội đàm hẹp")
        assert tx.keep(titled, key="bao:1", now=now, origin="crawl").outcome == "revised"
        later = replace(titled, published_at=now)
        assert tx.keep(later, key="bao:1", now=now, origin="crawl").outcome == "revised"


def test_edited_and_missing_articles_are_listed_the_latest_first(store, an_article, now) -> None:
    hour = timedelta(hours=1)
    with store.transaction() as tx:
        for number in range(5):
            tx.keep(
                an_article(url=f"https://bao.example/{number}"), key=f"bao:{number}", now=now, origin="crawl"
            )
        for hours, number in enumerate((3, 1), 1):
            edited = an_article(url=f"https://bao.example/{number}", text="Sửa lại.")
            tx.keep(edited, key=f"bao:{number}", now=now + hours * hour, origin="crawl")
        tx.mark_gone("bao:4", now + 3 * hour)
        tx.mark_gone("bao:3", now + 4 * hour)
        tx.mark_gone("bao:0", now + 5 * hour)
        tx.mark_gone("bao:0", None)
    with store.transaction() as tx:
        assert [a.key for a in tx.edited_articles(None)] == ["bao:3", "bao:4", "bao:1"]
        assert [a.key for a in tx.edited_articles(now + 3 * hour)] == ["bao:3", "bao:4"]
        assert tx.edited_articles(now + 5 * hour) == []


def test_a_publication_time_once_known_is_not_forgotten(store, an_article, now) -> None:
    with store.transaction() as tx:
        tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        assert tx.keep(an_article(published_at=None), key="bao:1", now=now, origin="crawl").outcome == "same"


def test_an_article_is_due_until_it_is_read_and_again_when_revised(store, an_article, now) -> None:
    verdict = Verdict(label="none", score=0.0)
    with store.transaction() as tx:
        first = tx.keep(an_article(), key="bao:1", now=now, origin="crawl").article_id
        second = tx.keep(
            an_article(url="https://bao.example/2"), key="bao:2", now=now, origin="crawl"
        ).article_id
        assert [a.id for a in tx.unread_articles(10)] == [first, second]
        assert [a.id for a in tx.unread_articles(1)] == [first]
        assert [a.id for a in tx.unread_articles(10, after_id=first)] == [second]
        tx.save_reading(first, 1, verdict, [], "rules-1", now)
        assert [a.id for a in tx.unread_articles(10)] == [second]
        assert [a.id for a in tx.articles_from(0, 10)] == [first, second]
        assert [a.id for a in tx.articles_from(first, 10)] == [second]
        tx.keep(an_article(text="Sửa lại."), key="bao:1", now=now, origin="crawl")
        assert [(a.id, a.revision) for a in tx.unread_articles(10)] == [(first, 2), (second, 1)]
        tx.save_reading(first, 1, verdict, [], "rules-1", now)
        assert [a.id for a in tx.unread_articles(10)] == [first, second]


def test_a_reading_comes_out_as_it_went_in(store, an_article, now) -> None:
    verdict = Verdict(
        label="meeting",
        score=0.987654321,
        reasons=(Reason(rule="hội đàm", quote="hội đàm", start=3, end=10),),
    )
    encounter = Encounter(
        kind="talks",
        start=now.date(),
        places=(Place(id="quang_ninh", name="Quảng Ninh", country="VN"),),
        participants=(
            Participant(person="phan_van_giang", name="Giang", side="VN", rank="Đại tướng", post="x"),
        ),
        mechanism=Edition(id="border_exchange", ordinal=10),
        topics=(Topic(id="border", layer="agreed"),),
        evidence={"kind": (Quote(quote="hội đàm", start=3, end=10, url="https://bao.example/1"),)},
    )
    with store.transaction() as tx:
        kept = tx.keep(an_article(), key="bao:1", now=now, origin="crawl").article_id
        assert tx.reading(kept) is None
        tx.save_reading(kept, 1, Verdict(label="none", score=0), [], "rules-1", now)
        tx.save_reading(kept, 1, verdict, [encounter, encounter], "rules-2", now + timedelta(hours=1))
    with store.transaction() as tx:
        reading = tx.reading(kept)
    assert (reading.verdict, reading.encounters) == (verdict, (encounter, encounter))
    assert (reading.revision, reading.rules, reading.read_at) == (1, "rules-2", now + timedelta(hours=1))


def test_the_text_of_an_unknown_address_is_none(store) -> None:
    with store.transaction() as tx:
        assert tx.article_texts(["https://bao.example/404"]) == {}


def test_a_moment_without_a_zone_is_refused(store, an_article) -> None:
    naive = datetime(2026, 3, 18, 9, 26)  # noqa: DTZ001 (the very thing refused)
    with pytest.raises(StoreError, match="has no time zone"), store.transaction() as tx:
        tx.keep(an_article(), key="bao:1", now=naive, origin="crawl")


def test_a_transaction_that_fails_keeps_nothing(store, an_article, now) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction() as tx:  # noqa: PT012 (all of it is undone)
        tx.keep(an_article(), key="bao:1", now=now, origin="crawl")
        raise ZeroDivisionError
    with store.transaction() as tx:
        assert tx.articles_from(0, 10) == []
        assert tx.search("hội đàm") == []


def test_two_who_keep_the_same_article_at_once_agree(store, an_article, now) -> None:
    """The second waits for the first, and finds the article there."""
    ready = Barrier(4)

    def keep(_: int) -> str:
        ready.wait(10)
        with store.transaction() as tx:
            return tx.keep(an_article(), key="bao:1", now=now, origin="crawl").outcome

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(keep, range(4)))
    assert outcomes == ["new", "same", "same", "same"]
