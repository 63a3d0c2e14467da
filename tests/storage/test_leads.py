"""Leads: each is followed once, again when it says something new, and again when its time has come."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from meetings.article import Lead
from meetings.outlet_visit import LeadMemory
from storage.store import Store

HOUR = timedelta(hours=1)


def a_lead(number: int = 1, **said: object) -> Lead:
    return Lead(**{"outlet": "bao", "url": f"https://bao.example/{number}", "key": f"bao:{number}", **said})


def done(tx, lead: Lead, now: datetime) -> None:
    tx.settle_lead(lead, "ok", now, due_at=None)


def due(tx, now: datetime, **more: object) -> list[str]:
    return [lead.key for lead in tx.due_leads("bao", now, 100, **more)]


def test_a_lead_is_due_from_when_it_is_announced_until_it_is_settled(store, now) -> None:
    leads = [a_lead(1, title="Hội đàm"), a_lead(1, title="Hội đàm", url="https://m.bao.example/1"), a_lead(2)]
    with store.transaction() as tx:
        assert tx.announce(leads, now) == [leads[0], leads[2]]
        assert tx.announce(leads, now) == []
    with store.transaction() as tx:
        assert due(tx, now) == ["bao:2", "bao:1"]
        done(tx, leads[0], now)
        assert due(tx, now + HOUR) == ["bao:2"]
        assert tx.number_of_due_leads("bao", now) == 1
        assert tx.due_leads("another", now, 100) == []


def test_a_lead_with_a_new_title_is_due_again(store, now) -> None:
    lead = a_lead(title="Hội đàm", published_at=now)
    with store.transaction() as tx:
        tx.announce([lead], now)
        done(tx, lead, now)
        changed = replace(lead, title="Hội đàm hẹp")
        assert tx.announce([changed], now) == [changed]
        done(tx, changed, now)
        assert tx.announce([changed], now) == []


@pytest.mark.parametrize(("known", "redated"), [(1, 1), (4, 4), (10, 5), (40, 3), (1_200, 1_200)])
def test_o7_leads_that_come_again_with_another_time_did_not_change_and_their_titles_still_count(
    store, now, known: int, redated: int
) -> None:
    leads = [a_lead(number, title=f"Tin {number}", published_at=now) for number in range(known)]
    with store.transaction() as tx:
        tx.announce(leads, now)
        for lead in leads:
            done(tx, lead, now)
        for later in (HOUR, 2 * HOUR):
            again = [replace(lead, published_at=now + later) for lead in leads[:redated]]
            again[0] = replace(again[0], title=f"Tin sửa {later}")
            new = a_lead(-later.seconds)
            assert tx.announce([*again, *leads[redated:], new], now) == [again[0], new]


def test_what_a_lead_leaves_out_is_not_a_change(store, now) -> None:
    with store.transaction() as tx:
        done(tx, a_lead(1, title="Hội đàm", published_at=now), now)
        done(tx, a_lead(2), now)
        assert tx.announce([a_lead(1), a_lead(2, title="Hội đàm", published_at=now)], now) == []


def test_what_a_source_adds_later_counts_from_then_on(store, now) -> None:
    with store.transaction() as tx:
        done(tx, a_lead(), now)
        assert tx.announce([a_lead(title="Hội đàm", published_at=now)], now) == []
        assert tx.announce([a_lead(published_at=now + HOUR)], now) == []
        changed = a_lead(title="Hội đàm hẹp")
        assert tx.announce([changed], now) == [changed]


def held_back(tx, lead: Lead, now: datetime) -> list[Lead]:
    return tx.announce([replace(lead, held_back=True)], now)


def test_a_lead_held_back_is_known_and_waits_until_another_source_or_headline_lets_it_in(store, now) -> None:
    lead = a_lead(title="Giá vàng")
    with store.transaction() as tx:
        assert held_back(tx, lead, now) == [replace(lead, held_back=True)]
        assert held_back(tx, lead, now) == held_back(tx, replace(lead, title="Giá bạc"), now) == []
        assert due(tx, now + HOUR) == []
        assert tx.announce([lead], now + HOUR) == [lead]
        assert due(tx, now + HOUR) == ["bao:1"]
        assert tx.announce([lead], now + HOUR) == held_back(tx, lead, now + HOUR) == []
        assert due(tx, now + HOUR) == ["bao:1"]
        done(tx, lead, now + HOUR)
        assert tx.announce([lead], now + 2 * HOUR) == []


def test_a_lead_is_held_back_by_the_source_that_does_so_alone(store, now) -> None:
    leads = [a_lead(n, title=f"Tin {n}", held_back=n == 1) for n in range(3)]
    with store.transaction() as tx:
        assert tx.announce(leads, now) == leads
        assert due(tx, now) == ["bao:2", "bao:0"]


def test_holding_back_takes_nothing_from_what_is_followed_already(store, now) -> None:
    ours, waiting, done_with = (a_lead(n, title="Hội đàm") for n in range(3))
    with store.transaction() as tx:
        tx.announce([ours, waiting, done_with], now)
        tx.settle_lead(ours, "ok", now, due_at=now + HOUR)
        tx.settle_lead(done_with, "off_topic", now, due_at=None)
        for lead in (ours, waiting, done_with):
            held_back(tx, replace(lead, title="Tin ngắn"), now)
        assert due(tx, now) == ["bao:1", "bao:0"], "an edited headline of ours is looked at at once"


def test_a_walk_back_holds_back_for_itself(store, now) -> None:
    lead = a_lead(title="Giá vàng")
    with store.transaction() as tx:
        assert len(tx.announce([replace(lead, held_back=True)], now, origin="backfill")) == 1
        assert due(tx, now, origin="backfill") == []
        assert tx.announce([lead], now) == [lead]
        assert due(tx, now) == ["bao:1"]
        assert due(tx, now, origin="backfill") == []


def test_an_article_known_from_elsewhere_is_not_held_back(store, an_article, now) -> None:
    with store.transaction() as tx:
        kept = an_article()
        tx.keep(kept, key="bao:1", now=now, origin="import")
        assert held_back(tx, a_lead(title=kept.title), now) == []
        assert held_back(tx, a_lead(title="Giá vàng"), now) == [a_lead(title="Giá vàng", held_back=True)]
        assert due(tx, now) == ["bao:1"]


def test_two_sources_that_name_it_in_turn_do_not_make_it_due_for_ever(store, now) -> None:
    forms = [a_lead(title="Hội đàm"), a_lead(title="Hội đàm tại Hà Nội")]
    with store.transaction() as tx:
        for form in forms:
            tx.announce([form], now)
            done(tx, form, now)
        assert all(tx.announce([form], now) == [] for form in forms * 3)


def test_a_lead_named_twice_at_once_is_followed_once_by_its_first_name(store, now) -> None:
    names = [a_lead(title="Hội đàm"), a_lead(title="Hội đàm hẹp")]
    with store.transaction() as tx:
        assert tx.announce(names, now) == names[:1]


def test_the_last_eight_titles_of_a_lead_are_known(store, now) -> None:
    forms = [a_lead(title=f"Hội đàm {number}") for number in range(9)]
    with store.transaction() as tx:
        for form in forms:
            tx.announce([form], now)
            done(tx, form, now)
        assert [form for form in reversed(forms) if tx.announce([form], now)] == forms[:1]


def test_what_failed_is_due_at_its_time_and_its_tries_are_counted(store, now) -> None:
    lead = a_lead()
    with store.transaction() as tx:
        tx.announce([lead], now)
        for tries in range(3):
            assert tx.lead_memory(lead).tries == tries
            tx.settle_lead(lead, "server_error", now, due_at=now + HOUR, failed=True)
        assert due(tx, now) == []
        assert due(tx, now + HOUR) == ["bao:1"]
        done(tx, lead, now)
        assert tx.lead_memory(lead).tries == 0


def test_what_was_never_followed_comes_before_what_is_to_be_looked_at_again(store, now) -> None:
    with store.transaction() as tx:
        tx.announce([a_lead(n) for n in (7, 8)], now - HOUR)
        tx.announce([a_lead(n) for n in (9, 12, 10, 11)], now)
        for number, waited in ((9, 1), (12, 3), (11, 2)):
            tx.settle_lead(a_lead(number), "ok", now, due_at=now - waited * HOUR)
        tx.announce([a_lead(n) for n in (99, 100)], now)
        assert due(tx, now) == ["bao:100", "bao:99", "bao:10", "bao:8", "bao:7", "bao:12", "bao:11", "bao:9"]
        assert [lead.key for lead in tx.due_leads("bao", now, 2)] == ["bao:100", "bao:99"]
        assert tx.lead_memory(a_lead(8)).came_at == now - HOUR


def test_a_time_told_in_another_zone_is_the_same(store, now) -> None:
    with store.transaction() as tx:
        done(tx, a_lead(published_at=now), now)
        hanoi = now.astimezone(timezone(7 * HOUR))
        assert tx.announce([a_lead(published_at=hanoi)], now) == []


def test_an_article_that_came_from_elsewhere_is_fetched_only_when_it_changed(store, an_article, now) -> None:
    with store.transaction() as tx:
        kept = an_article(published_at=now)
        tx.keep(kept, key="bao:1", now=now, origin="import")
        assert tx.announce([a_lead(title=kept.title, published_at=now), a_lead()], now) == []
        assert tx.announce([a_lead(title=kept.title, published_at=now + HOUR)], now) == []
        retitled = a_lead(title="Tên khác")
        assert tx.announce([retitled], now) == [retitled]


def test_a_thousand_leads_are_announced_at_once(store, now) -> None:
    leads = [a_lead(number) for number in range(1_200)]
    with store.transaction() as tx:
        tx.announce(leads[::2], now)
        assert tx.announce(leads, now) == leads[1::2]


def test_what_a_walk_back_announced_waits_for_a_walk_unless_it_becomes_news(store: Store, now) -> None:
    with store.transaction() as tx:
        tx.announce([a_lead(1), a_lead(2), a_lead(3)], now, origin="backfill")
        done(tx, a_lead(3), now)
        assert due(tx, now) == []
        assert due(tx, now, origin="backfill") == ["bao:2", "bao:1"]
        assert tx.announce([a_lead(1), a_lead(3)], now) == [a_lead(1)]
        assert due(tx, now) == ["bao:1"]


def test_news_stay_news_when_a_walk_back_meets_them(store, now) -> None:
    with store.transaction() as tx:
        tx.announce([a_lead(title="Hội đàm")], now)
        tx.announce([a_lead(title="Hội đàm hẹp")], now, origin="backfill")
        assert due(tx, now) == ["bao:1"]
        assert due(tx, now, origin="backfill") == []


def test_where_an_article_is_kept_is_remembered(store, now) -> None:
    with store.transaction() as tx:
        assert tx.lead_memory(a_lead()) == LeadMemory()
        tx.announce([a_lead()], now)
        for moved_to in ("bao:99", None):
            tx.settle_lead(a_lead(), "ok", now, due_at=None, moved_to=moved_to)
            assert tx.lead_memory(a_lead()).moved_to == moved_to
            assert tx.announce([a_lead()], now + HOUR) == []
