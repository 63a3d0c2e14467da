"""Outlets as the crawl remembers them: turns, answers, pauses, robots.txt, walks, requests and health."""

from dataclasses import replace
from datetime import datetime, timedelta

from meetings.outlet_visit import OutletHealth, OutletVisit, Pause, SourceMemory, Validators

HOUR = timedelta(hours=1)
FEED, LISTING = "https://bao.example/rss", "https://bao.example/trang-1"


def test_a_source_is_due_until_it_is_scheduled_and_again_at_its_time(store, now) -> None:
    with store.transaction() as tx:
        assert tx.sources_due([LISTING, FEED], now) == [LISTING, FEED]
        tx.schedule_source(FEED, "bao", SourceMemory(), now + 2 * HOUR)
        tx.schedule_source(FEED, "bao", SourceMemory(), now + HOUR)
        assert tx.sources_due([LISTING, FEED], now) == [LISTING]
        assert tx.sources_due([LISTING, FEED], now + HOUR) == [LISTING, FEED]


def test_what_a_source_answered_is_remembered(store, now) -> None:
    memory = SourceMemory(
        every=timedelta(minutes=7, milliseconds=500),
        failures=3,
        validators=Validators(etag='W/"1"', last_modified="Sun, 22 Nov 2026 02:12:00 GMT", digest="ab"),
    )
    with store.transaction() as tx:
        assert tx.source_memory(FEED) == SourceMemory()
        tx.schedule_source(FEED, "bao", memory, now)
    with store.transaction() as tx:
        assert tx.source_memory(FEED) == memory


def test_an_outlet_is_left_alone_until_it_is_forgotten(store, now) -> None:
    with store.transaction() as tx:
        assert tx.pause("bao") is None
        tx.pause_outlet("bao", Pause(until=now, times=1))
        tx.pause_outlet("bao", Pause(until=now + HOUR, times=2))
    with store.transaction() as tx:
        assert tx.pause("bao") == Pause(until=now + HOUR, times=2)
        tx.pause_outlet("bao", None)
        assert tx.pause("bao") is None


def test_what_an_outlet_is_left_alone_for_is_the_last_that_turned_us_away(store, now) -> None:
    asked = OutletVisit(outlet="bao", url=FEED, asked="source", outcome="ok", started_at=now, seconds=1)
    with store.transaction() as tx:
        assert tx.paused_by("bao") is None
        for hour, told in enumerate(
            (
                {"outcome": "refused"},
                {"outcome": "busy", "asked": "page"},
                {"outcome": "refused", "asked": "page"},
                {},
            )
        ):
            tx.note_visit(replace(asked, started_at=now + hour * HOUR, **told))
        assert tx.paused_by("bao") == replace(asked, outcome="busy", asked="page", started_at=now + HOUR)
        assert tx.paused_by("dai") is None


def test_robots_txt_is_remembered_for_as_long_as_is_asked(store, now) -> None:
    origin, rules = "https://bao.example", b"User-agent: *\nDisallow: /\xff\x00"
    with store.transaction() as tx:
        assert tx.robots(origin, now) is None
        tx.keep_robots(origin, 200, rules, now - HOUR)
    with store.transaction() as tx:
        assert tx.robots(origin, now - HOUR) == (200, rules)
        assert tx.robots(origin, now - HOUR / 2) is None


def test_a_walk_goes_on_where_it_was_and_is_forgotten_at_its_end(store, now) -> None:
    with store.transaction() as tx:
        for url in (FEED, LISTING, FEED):
            tx.note_walked("bao", "2024-01-01/", url, now)
        assert tx.walked("bao", "2024-01-01/") == {FEED, LISTING}
        assert tx.walked("bao", "2023-01-01/") == tx.walked("dai", "2024-01-01/") == set()
        tx.end_walk("bao", "2024-01-01/")
        assert tx.walked("bao", "2024-01-01/") == set()


def a_visit(outcome: str, started_at: datetime, asked: str = "source", **said: object) -> OutletVisit:
    return OutletVisit(
        outlet="bao", url=FEED, asked=asked, outcome=outcome, started_at=started_at, seconds=0.5, **said
    )  # fmt: skip


def test_requests_come_back_as_they_were_until_they_are_forgotten(store, now) -> None:
    full = a_visit(
        "ok", now, detail="x", found=3, new=2, status=200, size=9, newest_at=now, length=5, dated=True, by_layout=True
    )  # fmt: skip
    with store.transaction() as tx:
        tx.note_visit(full)
        tx.note_visit(a_visit("busy", now - 2 * HOUR, status=429))
        assert tx.visits(["bao"], now - 3 * HOUR) == [a_visit("busy", now - 2 * HOUR, status=429), full]
        assert tx.visits(["bao"], now - HOUR) == [full]
        assert tx.visits(["dai"], now - 3 * HOUR) == []
        tx.forget_visits(now - HOUR)
        assert tx.visits(["bao"], now - 3 * HOUR) == [full]


def test_health_tells_silence_from_failure(store, an_article, now) -> None:
    with store.transaction() as tx:
        tx.note_visit(a_visit("unreachable", now - 5 * HOUR))
        tx.note_visit(a_visit("ok", now - 4 * HOUR, found=20, new=1))
        tx.note_visit(a_visit("ok", now - 3.5 * HOUR, asked="page"))
        tx.note_visit(a_visit("off_topic", now - 3.5 * HOUR, asked="page"))
        tx.keep(an_article(), key="bao:1", now=now - 3.5 * HOUR, origin="crawl")
        tx.keep(an_article(outlet="nhap"), key="nhap:1", now=now, origin="import")
    with store.transaction() as tx:
        assert tx.health() == [
            OutletHealth(
                outlet="bao",
                last_visit_at=now - 3.5 * HOUR,
                last_ok_at=now - 4 * HOUR,
                last_new_article_at=now - 3.5 * HOUR,
                failures=0,
                last_problem="unreachable",
                articles=1,
            ),
            OutletHealth(
                outlet="nhap",
                last_visit_at=None,
                last_ok_at=None,
                last_new_article_at=None,
                failures=0,
                last_problem=None,
                articles=1,
            ),
        ]
        tx.note_visit(a_visit("empty", now - 2 * HOUR))
        tx.note_visit(a_visit("gone", now - 1.5 * HOUR, asked="page"))
        tx.note_visit(a_visit("refused", now - HOUR, detail="403 \x00Forbidden\ud800"))
        health = tx.health()[0]
        assert (health.failures, health.last_problem) == (2, "refused: 403 Forbidden")
        tx.note_visit(a_visit("unchanged", now))
        assert tx.health()[0].failures == 0
