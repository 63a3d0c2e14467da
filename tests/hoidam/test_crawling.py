"""The journal of a crawl: nothing is fetched twice for nothing, nothing that failed is forgotten."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from crawler.outlets import load
from hoidam.commands.crawl import is_failure
from hoidam.crawling import AGAIN, HICCUP, LONGEST, StoreJournal, pause_after
from meetings.article import Article, Lead, Page
from meetings.outlet_visit import OutletVisit
from storage.store import Store

OUTLETS = load()


@pytest.fixture
def clock(now: datetime) -> list[datetime]:
    return [now]


@pytest.fixture
def journal(store: Store, clock: list[datetime]) -> Any:
    """Makes a journal, as each round has one."""

    def make(**options: Any) -> StoreJournal:
        return StoreJournal(store=store, now=lambda: clock[0], outlets=OUTLETS, **options)

    return make


def lead_of(article: Article) -> Lead:
    return Lead(outlet=article.outlet, url=article.url, key=article.url, title=article.title)


def kept(journal: StoreJournal, article: Article) -> str:
    lead = lead_of(article)
    page = Page(
        outlet=lead.outlet, url=lead.url, key=lead.key, body=b"", charset=None, fetched_at=journal.now()
    )
    outcome = journal.keep(page, article)
    journal.settle(lead, "ok", retry=False)
    return outcome


@pytest.fixture
def ours(articles: list[Article]) -> Article:
    return next(a for a in articles if "Hà Vệ Đông" in a.title)


@pytest.fixture
def other(articles: list[Article]) -> Article:
    return next(a for a in articles if "GDP" in a.title)


def visit(journal: StoreJournal, url: str, **more: Any) -> OutletVisit:
    usual = {"outlet": "vnexpress", "asked": "source", "outcome": "ok"}
    return OutletVisit(url=url, started_at=journal.now(), seconds=0.1, **{**usual, **more})


def test_an_article_kept_is_not_wanted_again(journal: Any, other: Article, clock: list[datetime]) -> None:
    assert kept(journal(), other) == "new"
    clock[0] += timedelta(days=30)
    assert journal().wanted([lead_of(other)]) == []


def test_an_article_that_breaks_a_rule_is_kept_and_ends_no_round(
    journal: Any, ours: Article, breaks_a_rule: str
) -> None:
    assert kept(journal(), replace(ours, title=breaks_a_rule)) == "new"


def test_an_article_on_our_subject_is_looked_at_again_a_few_times(
    journal: Any, ours: Article, clock: list[datetime]
) -> None:
    assert kept(journal(), ours) == "new"
    for pause in AGAIN:
        assert journal().wanted([lead_of(ours)]) == []
        clock[0] += pause
        assert journal().wanted([lead_of(ours)]) == [lead_of(ours)]
        assert kept(journal(), ours) == "same"
    clock[0] += timedelta(days=30)
    assert journal().wanted([lead_of(ours)]) == []


def test_looking_again_by_hand_is_once_a_round(journal: Any, ours: Article, other: Article) -> None:
    first = journal()
    kept(first, ours)
    kept(first, other)
    second = journal(again=True)
    assert second.wanted([lead_of(ours), lead_of(other)]) == [lead_of(ours)]
    assert kept(second, replace(ours, text=ours.text + "\nThêm.")) == "revised"
    assert second.wanted([lead_of(ours)]) == []


def test_a_failed_page_is_wanted_again_after_ever_longer_pauses_and_for_ever(
    journal: Any, other: Article, clock: list[datetime]
) -> None:
    lead, waited = lead_of(other), []
    for _ in range(12):
        journal().settle(lead, "server_error", retry=True)
        began = clock[0]
        while not journal().wanted([lead]):
            clock[0] += timedelta(minutes=15)
        waited.append(clock[0] - began)
    assert waited[0] == timedelta(minutes=15)
    assert waited == sorted(waited)
    assert waited[-1] == LONGEST


def test_a_failed_page_is_tried_again_after_its_feed_forgot_it(
    journal: Any, ours: Article, other: Article, clock: list[datetime]
) -> None:
    failed = replace(lead_of(ours), outlet=other.outlet)
    journal().settle(failed, "server_error", retry=True)
    assert journal().wanted([lead_of(other)]) == [lead_of(other)]
    clock[0] += timedelta(minutes=15)
    round_ = journal()
    assert [lead.key for lead in round_.wanted([lead_of(other)])] == [other.url, ours.url]
    assert round_.wanted([failed]) == [failed]
    round_.settle(failed, "server_error", retry=True)
    clock[0] += LONGEST
    assert [lead.key for lead in round_.wanted([lead_of(other)])] == [other.url]


def test_a_source_is_left_alone_as_long_as_it_declares(journal: Any, clock: list[datetime]) -> None:
    (url, source) = next(iter(OUTLETS["vnexpress"].addresses(clock[0].date()).items()))
    assert journal().sources_due([url]) == [url]
    journal().visited(visit(journal(), url))
    assert journal().sources_due([url]) == []
    assert journal(all_sources=True).sources_due([url]) == [url]
    clock[0] += source.every
    assert journal().sources_due([url]) == [url]


def test_a_source_that_could_not_be_reached_is_due_soon(journal: Any, clock: list[datetime]) -> None:
    (url, *_) = OUTLETS["biengioilanhtho"].addresses(clock[0].date())
    journal().visited(visit(journal(), url, outlet="biengioilanhtho", outcome="unreachable"))
    assert journal().sources_due([url]) == []
    clock[0] += HICCUP
    assert journal().sources_due([url]) == [url]


def test_every_visit_leaves_a_row_with_its_outcome(journal: Any, store: Store) -> None:
    journal().visited(
        visit(journal(), "https://vnexpress.net/x", outcome="unreachable", detail="no such name")
    )
    with store.transaction() as tx:
        (health,) = tx.health()
    assert health.last_problem == "unreachable: no such name"
    assert health.failures == 1


def test_who_listens_hears_of_articles_and_visits(journal: Any, other: Article) -> None:
    heard: list[Any] = []
    listened = journal(tell=heard.append)
    kept(listened, other)
    listened.visited(visit(listened, "https://vnexpress.net/rss"))
    assert heard[0] == (other, "new")
    assert isinstance(heard[1], OutletVisit)


@pytest.mark.parametrize(
    ("asked", "outcome", "by_hand", "failure"),
    [
        ("source", "ok", False, False), ("source", "empty", False, True), ("source", "unreachable", False, True),
        ("page", "not_an_article", False, False), ("page", "gone", False, False), ("page", "busy", False, True),
        ("page", "not_an_article", True, True),
    ],
)  # fmt: skip
def test_a_person_is_told_of_failures_only(
    journal: Any, asked: Any, outcome: Any, by_hand: bool, failure: bool
) -> None:
    made = visit(journal(), "https://vnexpress.net/x", asked=asked, outcome=outcome)
    assert is_failure(made, asked_for=by_hand) is failure


def test_pauses_have_an_end_but_never_give_up() -> None:
    assert pause_after(10_000, retry=True, ours=False) == LONGEST
    assert pause_after(0, retry=False, ours=False) is None
