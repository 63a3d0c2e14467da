"""What the crawl remembers: which leads to follow, whose turn it is, how an outlet does."""

from dataclasses import replace
from datetime import datetime, timedelta

from meetings.article import Lead
from meetings.outlet_visit import OutletHealth, OutletVisit

HOUR = timedelta(hours=1)


def a_lead(number: int = 1, **said: object) -> Lead:
    return Lead(**{"outlet": "bao", "url": f"https://bao.example/{number}", "key": f"bao:{number}", **said})


def test_a_lead_is_wanted_once_and_not_again_when_settled(store, now) -> None:
    leads = [a_lead(1, title="Hội đàm"), a_lead(1, title="Hội đàm", url="https://m.bao.example/1"), a_lead(2)]
    with store.transaction() as tx:
        assert tx.wanted(leads, now) == [leads[0], leads[2]]
        tx.settle_lead(leads[0], "ok", now, None)
        assert tx.wanted(leads, now + HOUR) == [leads[2]]


def test_a_lead_with_a_new_title_or_time_is_wanted_again(store, now) -> None:
    lead = a_lead(title="Hội đàm", published_at=now)
    with store.transaction() as tx:
        tx.settle_lead(lead, "ok", now, None)
        for changed in (replace(lead, title="Hội đàm hẹp"), replace(lead, published_at=now + HOUR)):
            assert tx.wanted([changed], now) == [changed]
            tx.settle_lead(changed, "ok", now, None)
            assert tx.wanted([changed], now) == []


def test_what_a_lead_leaves_out_is_not_a_change(store, now) -> None:
    with store.transaction() as tx:
        tx.settle_lead(a_lead(1, title="Hội đàm", published_at=now), "ok", now, None)
        tx.settle_lead(a_lead(2), "ok", now, None)
        assert tx.wanted([a_lead(1), a_lead(2, title="Hội đàm", published_at=now)], now) == []


def test_two_sources_with_two_titles_for_one_article_do_not_fetch_it_for_ever(store, now) -> None:
    feed, listing = a_lead(title="Hội đàm tại Hà Nội"), a_lead(title="HỘI ĐÀM")
    with store.transaction() as tx:
        tx.settle_lead(feed, "ok", now, None)
        tx.settle_lead(listing, "ok", now, None)
        assert tx.wanted([feed, listing], now) == []


def test_a_failed_lead_waits_for_its_time_and_its_tries_are_counted(store, now) -> None:
    lead = a_lead()
    with store.transaction() as tx:
        assert tx.tries(lead) == 0
        tx.settle_lead(lead, "busy", now, now + HOUR)
        tx.settle_lead(lead, "busy", now, now + 2 * HOUR)
        assert tx.tries(lead) == 2
        assert tx.wanted([lead], now + HOUR) == []
        assert tx.wanted([replace(lead, title="Mới")], now + HOUR) == []
        assert tx.wanted([lead], now + 2 * HOUR) == [lead]
        tx.settle_lead(lead, "ok", now, None)
        assert tx.tries(lead) == 0
        tx.settle_lead(lead, "busy", now, now + HOUR)
        assert tx.tries(lead) == 1


def test_what_failed_is_overdue_at_its_time_though_nobody_announces_it(store, now) -> None:
    with store.transaction() as tx:
        tx.settle_lead(a_lead(1, title="Hội đàm"), "server_error", now, now + HOUR)
        tx.settle_lead(a_lead(2), "ok", now, now + HOUR)
        tx.settle_lead(a_lead(3), "gone", now, None)
        tx.settle_lead(a_lead(4, outlet="khac"), "busy", now, now + HOUR)
        assert tx.overdue({"bao"}, now) == []
        assert tx.overdue({"bao"}, now + HOUR) == [a_lead(1)]


def test_what_fails_for_a_week_is_let_go(store, now) -> None:
    with store.transaction() as tx:
        for _ in range(13):
            tx.settle_lead(a_lead(), "unreadable", now, now)
        assert tx.overdue({"bao"}, now) == [a_lead()]
        tx.settle_lead(a_lead(), "unreadable", now, now)
        assert tx.overdue({"bao"}, now) == []


def test_an_article_kept_before_a_kill_is_not_wanted_unless_it_changed(store, an_article, now) -> None:
    with store.transaction() as tx:
        tx.keep(an_article(published_at=now), key="bao:1", now=now, origin="crawl")
        title = an_article().title
        assert tx.wanted([a_lead(title=title, published_at=now), a_lead()], now) == []
        changed = a_lead(title="Tên khác")
        assert tx.wanted([changed], now) == [changed]


def test_a_thousand_leads_are_asked_about_at_once(store, now) -> None:
    leads = [a_lead(number) for number in range(1_200)]
    with store.transaction() as tx:
        for lead in leads[::2]:
            tx.settle_lead(lead, "ok", now, None)
        assert tx.wanted(leads, now) == leads[1::2]


def test_a_source_is_due_until_it_is_scheduled_and_again_at_its_time(store, now) -> None:
    feed, listing = "https://bao.example/rss", "https://bao.example/trang-1"
    with store.transaction() as tx:
        assert tx.sources_due([listing, feed], now) == [listing, feed]
        tx.schedule_source(feed, "bao", now + 2 * HOUR)
        tx.schedule_source(feed, "bao", now + HOUR)
        assert tx.sources_due([listing, feed], now) == [listing]
        assert tx.sources_due([listing, feed], now + HOUR) == [listing, feed]


def a_visit(outcome: str, started_at: datetime, asked: str = "source", **said: object) -> OutletVisit:
    return OutletVisit(
        outlet="bao", url="https://bao.example/rss", asked=asked, outcome=outcome, started_at=started_at, seconds=0.5, **said
    )  # fmt: skip


def test_health_tells_silence_from_failure(store, an_article, now) -> None:
    with store.transaction() as tx:
        tx.note_visit(a_visit("unreachable", now - 5 * HOUR))
        tx.note_visit(a_visit("ok", now - 4 * HOUR, found=20, new=1))
        tx.note_visit(a_visit("ok", now - 3.5 * HOUR, asked="page"))
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
