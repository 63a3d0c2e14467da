"""Analysis reads each article once, tells whom it should, and can be asked what new rules would change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from click.testing import Result

import hoidam.understanding as rules
from alerts.subscription import Digest, Filter, Immediate, Subscription
from hoidam.analysing import analyse, expire_plans, report
from meetings.article import Article
from meetings.encounter import Topic
from meetings.meeting import Changed, Confirmed, Opened
from meetings.reader import judge, judge_and_read
from storage.store import Store

Run = Callable[..., Result]
DESK = Subscription(name="desk", channels=("mail",), schedule=Immediate(settle=timedelta(0)))
MORNING = Subscription(name="morning", channels=("mail",), schedule=Digest(at="07:00"))
PATROLS = Subscription(name="patrols", channels=("mail",), filter=Filter(kinds=("joint_patrol_sea",)))


def told(store: Store, now: datetime) -> set[tuple[str, str]]:
    with store.transaction() as tx:
        return {(a.subscription, a.meeting.id) for a in tx.due_alerts(now, all_pending=True)}


@pytest.fixture
def he_weidong(articles: list[Article]) -> Article:
    return next(a for a in articles if "Hà Vệ Đông" in a.title)


@pytest.fixture
def announced(articles: list[Article]) -> Article:
    return next(a for a in articles if "sẽ diễn ra" in a.title)


def test_a_list_without_meetings_says_where_they_come_from(
    hoidam: Run, store: Store, keep: Any, articles: list[Article]
) -> None:
    assert "hoidam import" in hoidam("meetings").stderr
    keep(*articles[:1])
    assert hoidam("meetings").stderr == "No meetings yet, but articles to be read: hoidam analyse\n"


def test_articles_are_read_once_each(store: Store, keep: Any, articles: list[Article], now: datetime) -> None:
    keep(*articles)
    first = list(analyse(store, [], now=lambda: now))
    assert {o.stored.article.url for o in first} == {a.url for a in articles}
    assert list(analyse(store, [], now=lambda: now)) == []


def test_reports_of_one_meeting_are_one_meeting(
    store: Store, keep: Any, articles: list[Article], now: datetime
) -> None:
    keep(*(a for a in articles if a.published_at.year == 2019))
    outcomes = list(analyse(store, [], now=lambda: now))
    first, *later = [{type(c) for c in o.conclusions} for o in outcomes]
    assert first == {Opened}
    assert set().union(*later) <= {Confirmed, Changed}
    with store.transaction() as tx:
        talks, visit = sorted(tx.meetings(), key=lambda m: m.facts.kind)
    assert (talks.facts.kind, visit.facts.kind) == ("talks", "visit")
    assert talks.visit == visit.id
    assert len(talks.articles) == len(visit.articles) == 3


def test_an_article_that_credits_an_agency_below_is_its_text(articles: list[Article]) -> None:
    article = replace(articles[0], credit=None, text=articles[0].text + "\nTheo TTXVN")
    [found, *_] = judge_and_read(article)[1]
    assert report(article, found).agency == "vna"
    assert report(replace(article, credit="Nguồn: QĐND"), found).agency == "qdnd"


def test_each_subscriber_is_told_of_what_its_filter_passes(
    store: Store, keep: Any, he_weidong: Article, now: datetime
) -> None:
    keep(he_weidong)
    list(analyse(store, [DESK, MORNING, PATROLS], now=lambda: now))
    assert {name for name, _ in told(store, now)} == {"desk", "morning"}
    with store.transaction() as tx:
        assert {a.subscription for a in tx.due_alerts(now)} == {"desk"}


def test_imports_and_articles_read_again_tell_nobody(
    store: Store, keep: Any, he_weidong: Article, now: datetime
) -> None:
    keep(he_weidong, origin="import")
    list(analyse(store, [DESK], now=lambda: now))
    list(analyse(store, [DESK], now=lambda: now, again=True))
    assert told(store, now) == set()


def test_imports_tell_when_they_are_asked_to(
    store: Store, keep: Any, he_weidong: Article, now: datetime
) -> None:
    keep(he_weidong, origin="import")
    list(analyse(store, [DESK], now=lambda: now, alert_imports=True))
    assert len(told(store, now)) == 1


def test_an_edit_that_takes_a_meeting_back_makes_it_unconfirmed(
    store: Store, keep: Any, he_weidong: Article, now: datetime
) -> None:
    keep(he_weidong)
    list(analyse(store, [DESK], now=lambda: now))
    keep(replace(he_weidong, title="Đính chính", text="Bài này đã được gỡ."))
    (outcome,) = analyse(store, [DESK], now=lambda: now)
    (conclusion,) = outcome.conclusions
    assert isinstance(conclusion, Changed)
    assert conclusion.meeting.facts.status == "unconfirmed"


def test_a_plan_nobody_reports_as_held_becomes_unconfirmed_once(
    store: Store, keep: Any, announced: Article, now: datetime
) -> None:
    keep(announced)
    list(analyse(store, [DESK], now=lambda: now))
    assert expire_plans(store, [DESK], now) == []
    late = now + timedelta(days=60)
    assert [c.meeting.facts.status for c in expire_plans(store, [DESK], late)] == ["unconfirmed"]
    assert expire_plans(store, [DESK], late) == []


def test_an_article_that_breaks_a_rule_holds_up_no_other(
    store: Store, keep: Any, he_weidong: Article, now: datetime, breaks_a_rule: str
) -> None:
    keep(replace(he_weidong, url="https://bad.example/1", title=breaks_a_rule), he_weidong)
    bad, good = analyse(store, [DESK], now=lambda: now)
    assert bad.conclusions == ()
    assert len(good.conclusions) == 1


def test_a_dry_run_says_what_would_change_and_writes_nothing(
    hoidam: Run, store: Store, keep: Any, he_weidong: Article, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(he_weidong)
    unread = hoidam("analyse", "--dry-run")
    assert "1 article would be read otherwise" in unread.stderr
    assert "was  not read" in unread.stdout
    list(analyse(store, [], now=lambda: now))
    assert "0 articles would be read otherwise" in hoidam("analyse", "--again", "--dry-run").stderr
    monkeypatch.setattr(rules, "judge_and_read", lambda article: (judge(article), []))
    result = hoidam("analyse", "--again", "--dry-run")
    assert "1 article would be read otherwise" in result.stderr
    assert "was  meeting; talks held 2023-10-28" in result.stdout
    with store.transaction() as tx:
        assert len(tx.meetings()) == 1
        assert tx.meetings()[0].facts.status == "held"


@pytest.mark.parametrize(
    ("changed", "was", "now_"),
    [
        ({"level": None}, "talks: level minister", "talks: level –"),
        ({"places": ()}, "talks: places ", "talks: places –"),
        (
            {"topics": (Topic(id="hotline", layer="agreed"),)},
            "talks: topics ",
            "talks: topics hotline agreed",
        ),
        ({"end": date(2023, 10, 31)}, "talks: end 2023-10-28", "talks: end 2023-10-31"),
    ],
)
def test_a_dry_run_sees_what_a_reader_would(
    changed: dict[str, Any], was: str, now_: str,
    hoidam: Run, store: Store, keep: Any, he_weidong: Article, now: datetime, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    keep(he_weidong)
    list(analyse(store, [], now=lambda: now))
    verdict, found = judge_and_read(he_weidong)
    otherwise = [replace(found[0], **changed), *found[1:]]
    monkeypatch.setattr(rules, "judge_and_read", lambda _: (verdict, otherwise))
    shown = hoidam("analyse", "--again", "--dry-run").stdout
    assert f"was  {was}" in shown
    assert f"now  {now_}" in shown


def test_a_dry_run_sees_another_post_and_rank_of_a_head(
    hoidam: Run, store: Store, keep: Any, he_weidong: Article, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(he_weidong)
    list(analyse(store, [], now=lambda: now))
    verdict, found = judge_and_read(he_weidong)
    people = tuple(replace(p, post="defence_attache", rank=None) for p in found[0].participants)
    otherwise = [replace(found[0], participants=people), *found[1:]]
    monkeypatch.setattr(rules, "judge_and_read", lambda _: (verdict, otherwise))
    assert "defence_attache head" in hoidam("analyse", "--again", "--dry-run").stdout
