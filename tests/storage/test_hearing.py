"""What a subscription heard of a meeting, which issues it had, and what it may be told of the past."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from meetings.alert import AlertDue, Waiting
from meetings.article import Article
from meetings.encounter import Encounter
from meetings.meeting import Changed, Confirmed, Difference, Opened
from meetings.verdict import Verdict
from storage.store import Store

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEWS = [Difference(field="kind", before="talks", after="call")]


def due(when: datetime, *names: str) -> list[AlertDue]:
    return [AlertDue(subscription=name, due_at=when) for name in names or ("s",)]


def test_who_heard_what_by_which_message_and_what_waits(store, a_meeting, a_message, now) -> None:
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a")), alerts=due(now, "s", "t"), now=now)
        tx.record(Changed(meeting=a_meeting("a", version=2), news=NEWS), alerts=due(now), now=now)
        both = [a_message("m1", subscription="s"), a_message("m2", subscription="s", recipient="b@x.example")]
        tx.compose(both, tx.due_alerts(now, subscription="s"), now)
        tx.record(Changed(meeting=a_meeting("a", version=3), news=NEWS), alerts=due(now + HOUR), now=now)
        heard = tx.heard("s", {"a"})
        assert [(h.delivery.message.id, h.versions, h.delivery.state) for h in heard] == [
            ("m1", (1, 2), "pending"),
            ("m2", (1, 2), "pending"),
        ]
        assert tx.waits("s", "a") == [Waiting(version=3, due_at=now + HOUR)]
        assert (tx.heard("t", {"a"}), tx.waits("t", "a")) == ([], [Waiting(version=1, due_at=now)])
        assert (tx.heard("s", {"b"}), tx.waits("s", "b")) == ([], [])


def test_each_issue_is_kept_once(store, now) -> None:
    with store.transaction() as tx:
        assert tx.last_issued("s") is None
        tx.keep_issue("s", "2026-03-18", now)
        tx.keep_issue("t", "2026-03-17", now - DAY)
    with store.transaction() as tx:
        assert tx.was_issued("s", "2026-03-18")
        assert not tx.was_issued("s", "2026-03-17")
        assert (tx.last_issued("s"), tx.last_issued("t")) == (now, now - DAY)


def test_what_came_too_late_is_due_with_the_next(store, a_meeting, now) -> None:
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a")), alerts=due(now, "s", "t"), now=now)
        assert tx.next_news() == now
        tx.postpone(tx.due_alerts(now, subscription="s"), now + DAY)
        assert [a.subscription for a in tx.due_alerts(now)] == ["t"]
        assert tx.waits("s", "a") == [Waiting(version=1, due_at=now + DAY)]


def test_what_was_written_since_is_of_meetings_that_were_told_and_was_crawled(
    store, a_meeting, a_message, an_article, now
) -> None:
    def keep(url: str, at: datetime, origin: str = "crawl") -> None:
        with store.transaction() as tx:
            tx.keep(an_article(url=url), key=url, now=at, origin=origin)

    keep("u1", now)
    keep("u2", now + 2 * HOUR)
    keep("u3", now + 2 * HOUR, "backfill")
    keep("u4", now + 2 * HOUR)
    with store.transaction() as tx:
        tx.record(Opened(meeting=a_meeting("a", urls=("u1",))), alerts=due(now), now=now)
        tx.record(Opened(meeting=a_meeting("b", urls=("u4",))), alerts=due(now + DAY), now=now)
        tx.compose([a_message("m", subscription="s")], tx.due_alerts(now), now)
        tx.record(Confirmed(meeting=a_meeting("a", urls=("u1", "u2", "u3"))), alerts=[], now=now)
        assert tx.written_since("s", now + HOUR) == {"a": {"u2"}}
        assert tx.written_since("s", now - HOUR) == {"a": {"u1", "u2"}}
        assert tx.written_since("t", now - HOUR) == {}


@pytest.fixture
def told(
    store: Store, an_article: Callable[..., Article], a_meeting: Callable[..., object]
) -> Callable[..., None]:
    """Keeps an article that was news at a time, says what it is about, and reports a meeting if it is one."""

    def told(
        url: str, at: datetime, origin: str = "crawl", *, label: str = "meeting", meeting: str = ""
    ) -> None:
        came = datetime(2026, 6, 1, tzinfo=UTC) if origin != "crawl" else at
        with store.transaction() as tx:
            article = an_article(url=url, published_at=at)
            kept = tx.keep(article, key=url, now=came, origin=origin)
            verdict = Verdict(label=label, score=1.0)
            tx.save_reading(kept.article_id, 1, verdict, [Encounter(kind="talks")], "r", came)
            if meeting:
                known = tx.meeting(meeting)
                found = a_meeting(
                    meeting, urls=(*(r.url for r in known.articles if known), url) if known else (url,)
                )
                tx.record(Confirmed(meeting=found) if known else Opened(meeting=found), alerts=[], now=came)

    return told


def test_the_past_is_told_in_its_order_with_what_was_known_by_then(store, told, now) -> None:
    told("long ago", now - 200 * DAY)
    told("of the same meeting", now - 150 * DAY, meeting="m")
    told("shortly before", now - 50 * DAY)
    told("about something else", now, label="none")
    told("walked back to", now + DAY, "backfill")
    told("crawled", now + HOUR, meeting="m")
    with store.transaction() as tx:
        heard = tx.heard_of_meetings(now)
        assert [each.article.url for _, each in heard] == [
            "of the same meeting", "shortly before", "crawled", "walked back to",
        ]  # fmt: skip
        assert [at for at, _ in heard][2:] == [now + HOUR, now + DAY]
        assert tx.heard_of_meetings(now + 90 * DAY) == []


def test_a_plan_whose_day_has_come_is_told_of_though_nobody_writes(store, told, a_meeting, now) -> None:
    told("plan", now - 100 * DAY, meeting="m")
    with store.transaction() as tx:
        planned = replace(tx.meeting("m"), facts=Encounter(kind="talks", start=date(2026, 3, 10)))
        tx.record(Confirmed(meeting=planned), alerts=[], now=now)
        assert [each.article.url for _, each in tx.heard_of_meetings(now)] == ["plan"]
