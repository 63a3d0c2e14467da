"""The journal of a crawl: nothing is fetched twice for nothing, nothing that failed is forgotten."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

import pytest

from crawler.journal import Walked
from crawler.outlets import load
from crawler.polling import HICCUP
from crawler.robots import RobotsFile
from crawler.rounds import OutletRound
from crawler.tally import OutletReport
from hoidam.commands.crawl import is_failure
from hoidam.crawl_progress import log_round, step_of
from hoidam.crawling import (
    LATEST,
    LONGEST,
    LOOKS,
    PATIENT,
    RARELY,
    SHORTEST,
    SOONEST,
    StoreJournal,
    next_look,
    pause_after,
    round_length,
)
from hoidam.settings import POLITE_DELAY
from meetings.article import Article, Lead, Page
from meetings.outlet_visit import Gap, Outcome, OutletVisit, Validators, in_words
from storage.store import Store

OUTLETS = load()
EVERY = timedelta(minutes=5)


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


def page_of(article: Article, journal: StoreJournal) -> Page:
    lead = lead_of(article)
    return Page(
        outlet=lead.outlet, url=lead.url, key=lead.key, body=b"<p>", charset=None, fetched_at=journal.now()
    )


def kept(journal: StoreJournal, article: Article) -> str:
    outcome = journal.keep(page_of(article, journal), article)
    journal.settle(lead_of(article), "ok")
    return outcome


def due(journal: StoreJournal, article: Article) -> list[Lead]:
    return journal.next_leads(article.outlet, 100)


@pytest.fixture
def ours(articles: list[Article]) -> Article:
    return next(a for a in articles if "Hà Vệ Đông" in a.title)


@pytest.fixture
def other(articles: list[Article]) -> Article:
    return next(a for a in articles if "GDP" in a.title)


def visit(journal: StoreJournal, url: str, **more: Any) -> OutletVisit:
    usual = {"outlet": "vnexpress", "asked": "source", "outcome": "ok"}
    return OutletVisit(url=url, started_at=journal.now(), seconds=0.1, **{**usual, **more})


def test_an_article_kept_is_not_fetched_again(journal: Any, other: Article, clock: list[datetime]) -> None:
    assert journal().announced([lead_of(other)]) == [lead_of(other)]
    assert due(journal(), other) == [lead_of(other)]
    assert not journal().is_kept(other.url)
    assert kept(journal(), other) == "new"
    assert journal().is_kept(other.url)
    clock[0] += timedelta(days=365)
    assert journal().announced([lead_of(other)]) == []
    assert due(journal(), other) == []


def test_an_article_that_breaks_a_rule_is_kept_and_ends_no_round(
    journal: Any, ours: Article, breaks_a_rule: str
) -> None:
    assert kept(journal(), replace(ours, title=breaks_a_rule)) == "new"


def test_an_article_on_our_subject_is_looked_at_again_whether_or_not_it_is_announced(
    journal: Any, ours: Article, clock: list[datetime]
) -> None:
    came = clock[0]
    assert kept(journal(), ours) == "new"
    looked: list[timedelta] = []
    while clock[0] < came + timedelta(days=40):
        clock[0] += timedelta(hours=1)
        if due(journal(), ours):
            looked.append(clock[0] - came)
            assert kept(journal(), ours) == "same"
    assert looked == [timedelta(hours=hours) for hours in (1, 6, 24, 3 * 24, 7 * 24, 30 * 24)]


def test_headlines_that_change_and_looks_by_hand_use_up_no_look(
    journal: Any, ours: Article, clock: list[datetime]
) -> None:
    came = clock[0]
    kept(journal(), ours)
    for minutes in range(10, 100, 10):
        clock[0] = came + timedelta(minutes=minutes)
        by_hand = journal(again=True)
        by_hand.announced([replace(lead_of(ours), title=f"Hội đàm {minutes}")])
        assert due(by_hand, ours)
        kept(by_hand, ours)
    looked: list[int] = []
    while clock[0] < came + timedelta(days=40):
        clock[0] += timedelta(hours=1)
        if due(journal(), ours):
            looked.append((clock[0] - came) // timedelta(hours=1))
            kept(journal(), ours)
    assert looked == [6, 24, 3 * 24, 7 * 24, 30 * 24]


def test_looks_that_nobody_was_there_for_are_made_up_for_by_one(
    journal: Any, ours: Article, clock: list[datetime]
) -> None:
    kept(journal(), ours)
    clock[0] += timedelta(days=2)
    assert due(journal(), ours)
    kept(journal(), ours)
    assert due(journal(), ours) == []
    clock[0] += timedelta(days=1)
    assert due(journal(), ours)


def test_a_page_on_our_subject_is_kept_as_evidence_and_others_are_not(
    journal: Any, store: Store, ours: Article, other: Article
) -> None:
    for article in (ours, other):
        kept(journal(), article)
    with store.transaction() as tx:
        (snapshot,) = tx.snapshots(ours.url)
        assert tx.snapshots(other.url) == []
    assert (snapshot.body, snapshot.revision, snapshot.url) == (b"<p>", 1, ours.url)


def test_an_article_that_vanished_is_marked_and_kept_until_it_is_back(
    journal: Any, store: Store, ours: Article, clock: list[datetime]
) -> None:
    kept(journal(), ours)
    vanished = clock[0] = clock[0] + timedelta(hours=1)
    for _ in range(2):
        journal().settle(lead_of(ours), "gone")
        clock[0] += timedelta(days=1)
    with store.transaction() as tx:
        found = tx.article_at(ours.url)
    assert found is not None
    assert (found.gone_at, found.article.text) == (vanished, ours.text)
    assert due(journal(), ours) == [lead_of(ours)]
    assert kept(journal(), ours) == "same"
    with store.transaction() as tx:
        back = tx.article_at(ours.url)
    assert back is not None
    assert back.gone_at is None


def test_looking_again_by_hand_is_once_a_round(journal: Any, ours: Article, other: Article) -> None:
    for article in (ours, other):
        kept(journal(), article)
    second = journal(again=True)
    assert due(second, ours) == [lead_of(ours)]
    assert kept(second, replace(ours, text=ours.text + "\nThêm.")) == "revised"
    assert due(second, ours) == due(second, other) == []


def test_a_failed_page_is_tried_again_after_ever_longer_pauses_and_for_ever(
    journal: Any, other: Article, clock: list[datetime]
) -> None:
    journal().announced([lead_of(other)])
    waited = []
    for _ in range(21):
        journal().settle(lead_of(other), "server_error")
        began = clock[0]
        while not due(journal(), other):
            clock[0] += timedelta(minutes=15)
        waited.append(clock[0] - began)
    assert waited[0] == timedelta(minutes=15)
    assert waited == sorted(waited)
    assert LONGEST in waited
    assert waited[-1] == RARELY


def test_what_is_no_article_is_not_tried_again(journal: Any, other: Article, clock: list[datetime]) -> None:
    for outcome in ("off_topic", "paywall", "not_an_article"):
        journal().settle(lead_of(other), outcome)
        clock[0] += timedelta(days=365)
        assert due(journal(), other) == []


def test_an_article_that_moved_is_kept_under_its_new_number_alone(journal: Any, ours: Article) -> None:
    first = journal()
    old, new = lead_of(ours), replace(lead_of(ours), key="host:2")
    first.announced([old])
    first.keep(replace(page_of(ours, first), key=new.key), ours)
    first.settle(old, "ok", moved_to=new.key)
    assert journal().announced([old, new]) == []
    assert due(journal(again=True), ours) == [replace(old, title=ours.title)]


@pytest.mark.parametrize("missing", ["gone", "not_found"])
def test_an_article_that_moved_and_vanished_is_marked_where_it_is_kept(
    journal: Any, store: Store, ours: Article, clock: list[datetime], missing: Any
) -> None:
    moved = "host:2"
    first = journal()
    first.keep(replace(page_of(ours, first), key=moved), ours)
    first.settle(lead_of(ours), "ok", moved_to=moved)
    for outcome, is_gone in (("server_error", False), (missing, True), ("unreachable", True), ("ok", False)):
        clock[0] += timedelta(hours=1)
        journal().settle(lead_of(ours), outcome, moved_to=moved if outcome == "ok" else None)
        with store.transaction() as tx:
            found = tx.article_at(ours.url)
        assert found is not None
        assert (found.key, found.gone_at is not None) == (moved, is_gone)


def test_what_a_walk_back_brings_is_nobodys_news(
    journal: Any, store: Store, ours: Article, clock: list[datetime]
) -> None:
    walk = journal(span="2024-01-01/")
    walk.announced([lead_of(ours)])
    assert due(walk, ours) == [lead_of(ours)]
    assert due(journal(), ours) == []
    kept(walk, ours)
    clock[0] += timedelta(days=365)
    assert due(journal(), ours) == due(journal(span="2024-01-01/"), ours) == []
    with store.transaction() as tx:
        found = tx.article_at(ours.url)
    assert found is not None
    assert found.origin == "backfill"


def test_a_walk_back_takes_no_turn_of_a_source_and_remembers_no_answer(journal: Any) -> None:
    seen = Validators(etag="1", digest="2")
    walk = journal(span="2024-01-01/")
    walk.visited(visit(walk, FEED, asked="archive", found=9), validators=seen)
    assert journal().sources_due([FEED]) == [FEED]
    journal().visited(visit(journal(), FEED, found=9), validators=seen)
    assert journal().validators(FEED) == seen
    assert walk.validators(FEED) == Validators()


def test_a_walk_back_goes_on_where_it_was_interrupted(journal: Any) -> None:
    pages = ["https://vnexpress.net/a?x=1", "https://vnexpress.net/a?x=2"]
    steps = Walked(outlet="vnexpress", url=pages[0], done=1, of=2, asked=1, waiting=5, seconds_left=9)
    journal(span="2024-01-01/").step(steps)
    assert journal(span="2024-01-01/").walked("vnexpress", pages) == {pages[0]}
    assert journal(span="2024-01-02/").walked("vnexpress", pages) == set()
    journal(span="2024-01-01/").step(replace(steps, url="", done=2))
    assert journal(span="2024-01-01/").walked("vnexpress", pages) == set()


FEED = next(iter(OUTLETS["vnexpress"].current()))


def pause_of(journal: Any, clock: list[datetime], url: str = FEED) -> timedelta:
    """How long the source is not due from now on, for rounds that come every five minutes."""
    began = clock[0]
    while not journal().sources_due([url]):
        clock[0] += EVERY
    return clock[0] - began


def test_a_source_that_was_asked_some_seconds_into_a_round_is_due_in_the_next(
    journal: Any, clock: list[datetime]
) -> None:
    began = clock[0]
    clock[0] += timedelta(seconds=75)
    journal().visited(visit(journal(), FEED, found=30, new=30))
    assert not journal().sources_due([FEED])
    clock[0] = began + SOONEST
    assert journal().sources_due([FEED])


@pytest.mark.parametrize("every", [timedelta(minutes=1), EVERY, timedelta(days=1)])
def test_a_round_of_the_daemon_leaves_its_last_page_time_to_come_before_the_next_round(
    every: timedelta,
) -> None:
    assert every / 2 <= round_length(every, POLITE_DELAY) <= every - timedelta(seconds=2 * POLITE_DELAY)
    assert round_length(every, 600) >= every / 2


def test_a_source_is_due_by_how_often_it_brings_something_new(journal: Any, clock: list[datetime]) -> None:
    assert journal().sources_due([FEED]) == [FEED]
    for _ in range(20):
        journal().visited(visit(journal(), FEED, found=30, new=8))
        assert journal().sources_due([FEED]) == []
        busy = pause_of(journal, clock)
    for _ in range(30):
        journal().visited(visit(journal(), FEED, outcome="unchanged"))
        quiet = pause_of(journal, clock)
    assert journal(all_sources=True).sources_due([FEED]) == [FEED]
    assert (busy, quiet) == (SOONEST, LATEST)


def test_a_source_that_fails_is_asked_less_and_less_and_never_given_up(
    journal: Any, clock: list[datetime]
) -> None:
    pauses = []
    for _ in range(12):
        journal().visited(visit(journal(), FEED, outcome="unreachable"))
        pauses.append(pause_of(journal, clock))
    assert pauses[0] == HICCUP
    assert pauses == sorted(pauses)
    assert pauses[-1] == PATIENT
    journal().visited(visit(journal(), FEED, found=30, new=2))
    assert pause_of(journal, clock) < timedelta(minutes=30)


@pytest.mark.parametrize(
    ("url", "done", "seconds", "said"),
    [
        ("a", 1, 40.2, "1 of 10 vnexpress 2 articles waiting, about 41 s left"),
        ("a", 1, 0.2, "1 of 10 vnexpress 2 articles waiting, about 1 s left"),
        ("a", 1, 90 * 60, "1 of 10 vnexpress 2 articles waiting, about 1 h 30 min left"),
        ("a", 10, 0.0, "10 of 10 vnexpress 2 articles waiting, nearly done"),
        ("a", 1, None, "1 of 10 vnexpress 2 articles waiting"),
        ("", 10, 0.0, "walked vnexpress: asked for 7 pages of what it keeps of earlier days"),
    ],
)
def test_a_walk_says_what_it_asked_for_and_how_long_it_will_take(
    url: str, done: int, seconds: float | None, said: str
) -> None:
    walked = Walked(outlet="vnexpress", url=url, done=done, of=10, asked=7, waiting=2, seconds_left=seconds)
    assert " ".join(step_of(walked).split()) == said


def test_every_outcome_is_told_in_words() -> None:
    told = [in_words(outcome) for outcome in get_args(Outcome)]
    assert not [words for words in told if "_" in words]
    assert len({*told}) == len(get_args(Outcome))


@pytest.mark.parametrize(
    ("outcome", "detail", "why"),
    [
        ("busy", "answers 503", f"as it was busy: {FEED} answers 503"),
        ("refused", "answers 403", f"as it turned us away: {FEED} answers 403"),
    ],
)
def test_why_and_until_when_an_outlet_is_left_alone_is_said_with_the_zone_and_warned_of_once(
    journal: Any, clock: list[datetime], caplog: pytest.LogCaptureFixture, outcome: str, detail: str, why: str
) -> None:
    journal().visited(visit(journal(), FEED, outcome=outcome, detail=detail), retry_after=7_200)
    until = journal().free_at("vnexpress").astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    visited: Any = OutletRound(
        OUTLETS["vnexpress"],
        asker=cast("Any", None),
        workers=cast("Any", None),
        journal=journal(),
        now=lambda: clock[0],
        max_pages=1,
    )
    asyncio.run(visited.run(None))
    said = f"vnexpress.net is left alone until {until:%Y-%m-%d %H:%M}+07:00, {why}"
    assert visited.report.problem == said
    with caplog.at_level("DEBUG"):
        asked = OutletReport(outlet="b", problem="asked at the moment by another", asked_by="another")
        log_round([visited.report, asked, OutletReport(outlet="a", sources=1, problem="a: gone")], 1)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("DEBUG", f"vnexpress: {said}"),
        ("DEBUG", "b: asked at the moment by another"),
        ("WARNING", "a: a: gone"),
        (
            "INFO",
            "round: 1 outlet visited, 1 left alone, 1 left to another process, 0 articles new, 0 revised, 0 gone, 0 failed, in 1 s",
        ),
    ]


def test_what_a_source_answered_last_outlives_a_failure(journal: Any) -> None:
    seen = Validators(etag="1", digest="2")
    journal().visited(visit(journal(), FEED, found=9), validators=seen)
    journal().visited(visit(journal(), FEED, outcome="unreachable"))
    assert journal().validators(FEED) == seen


def test_robots_txt_is_asked_for_once_a_day(journal: Any, clock: list[datetime]) -> None:
    rules = RobotsFile(status=200, body=b"User-agent: *\nDisallow: /x")
    journal().keep_robots("https://vnexpress.net", rules)
    clock[0] += LONGEST
    assert journal().robots("https://vnexpress.net") == rules
    clock[0] += timedelta(seconds=1)
    assert journal().robots("https://vnexpress.net") is None


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
        ("archive", "gone", False, False), ("page", "not_an_article", True, True), ("archive", "empty", False, False), ("archive", "refused", False, True),
    ],
)  # fmt: skip
def test_a_person_is_told_of_failures_only(
    journal: Any, asked: Any, outcome: Any, by_hand: bool, failure: bool
) -> None:
    made = visit(journal(), "https://vnexpress.net/x", asked=asked, outcome=outcome)
    assert is_failure(made, asked_for=by_hand) is failure


def test_pauses_have_an_end_but_never_give_up() -> None:
    assert pause_after(10_000) == RARELY
    came = datetime(2026, 3, 20, tzinfo=UTC)
    assert next_look(came, came + LOOKS[-1]) is None
    assert next_look(came, came) == came + LOOKS[0]


MISSED = Gap(since=datetime(2026, 3, 18, tzinfo=UTC), until=datetime(2026, 3, 19, tzinfo=UTC))


def test_what_may_have_been_missed_is_remembered_with_the_visit_that_shows_it(journal: Any) -> None:
    first = journal()
    assert first.begin_gap("vnexpress") is None
    first.visited(visit(first, FEED, found=9), missed=MISSED)
    assert journal().begin_gap("vnexpress") == MISSED
    assert journal().begin_gap("dantri") is None


def test_looking_back_has_its_turn_less_and_less_often_but_at_least_daily(journal: Any, clock: Any) -> None:
    journal().visited(visit(journal(), FEED), missed=MISSED)
    pauses = []
    for tries in range(10):
        gap = journal().begin_gap("vnexpress")
        assert gap == replace(MISSED, tries=tries), "what was begun counts, however it ended"
        began = clock[0]
        while journal().begin_gap("vnexpress") is None:
            clock[0] += SHORTEST / 3
        pauses.append(clock[0] - began)
        with journal().store.transaction() as tx:
            tx.keep_gap("vnexpress", replace(MISSED, tries=tries + 1), clock[0])
    assert pauses[:3] == [SHORTEST, 2 * SHORTEST, 4 * SHORTEST]
    assert max(pauses) == LONGEST


def test_what_is_missed_meanwhile_is_looked_through_with_it_and_at_once(journal: Any) -> None:
    journal().visited(visit(journal(), FEED), missed=MISSED)
    journal().begin_gap("vnexpress")
    later = Gap(since=MISSED.until + EVERY, until=MISSED.until + 2 * EVERY)
    journal().visited(visit(journal(), FEED), missed=later)
    assert journal().begin_gap("vnexpress") == Gap(since=MISSED.since, until=later.until, tries=1)
    journal().close_gap("vnexpress")
    journal().visited(visit(journal(), FEED), missed=later)
    assert journal().begin_gap("vnexpress") == later


def test_when_a_source_was_last_fine_is_known_whatever_came_after(journal: Any, clock: Any) -> None:
    assert journal().fine_at(FEED) is None
    for asked, outcome in (("source", "ok"), ("source", "unchanged"), ("source", "busy"), ("archive", "ok")):
        clock[0] += EVERY
        journal().visited(visit(journal(), FEED, asked=asked, outcome=outcome))
    assert journal().fine_at(FEED) == clock[0] - 2 * EVERY


def test_beside_a_walk_those_sources_alone_are_due_that_rounds_know(journal: Any, clock: Any) -> None:
    new = "https://vnexpress.net/rss/new.rss"
    journal().visited(visit(journal(), FEED))
    clock[0] += LATEST
    assert journal().sources_due([FEED, new]) == [FEED, new]
    assert journal(only_known=True).sources_due([FEED, new]) == [FEED]


def test_a_clock_that_once_ran_ahead_silences_no_source_and_no_gap(journal: Any, clock: Any) -> None:
    right = clock[0]
    clock[0] += timedelta(days=400)
    journal().visited(visit(journal(), FEED), missed=MISSED)
    journal().begin_gap("vnexpress")
    clock[0] = right
    assert journal().sources_due([FEED]) == [FEED]
    assert journal().begin_gap("vnexpress") == replace(MISSED, tries=1)


def test_no_day_to_come_is_looked_through_however_far_a_clock_ran_ahead(journal: Any, clock: Any) -> None:
    ahead = Gap(since=clock[0] - EVERY, until=clock[0] + timedelta(days=400))
    journal().visited(visit(journal(), FEED), missed=ahead)
    assert journal().begin_gap("vnexpress") == replace(ahead, until=clock[0])
    clock[0] -= timedelta(days=1)
    again = journal().begin_gap("vnexpress")
    assert (again.since, again.until) == (clock[0], clock[0])
