"""Whether a subscription is to be told: by what became of a meeting, and by what it was told before."""

from dataclasses import replace

import pytest

from alerts.subscription import Filter, Subscription, wants
from meetings.meeting import Changed, Confirmed, Difference, Merged, Opened, Split

ALL = Subscription(name="all", channels=("mail",))
ZHANG = replace(ALL, filter=Filter(persons=("zhang-youxia",)))
TWO = replace(ALL, filter=Filter(min_sources=2))
DATE = Difference(field="start", before="2026-03-17", after="2026-03-18")
HELD = Difference(field="status", before="announced", after="held")
OFF = Difference(field="status", before="announced", after="cancelled")
UNREPORTED = Difference(field="status", before="announced", after="unconfirmed")
AGAIN = Difference(field="status", before="postponed", after="announced")
SECOND = Difference(field="told_by", before=("VN",), after=("VN", "CN"))
SPLIT = Difference(field="split", before=None, after="m-other")


def asks(*news: str) -> Subscription:
    return replace(ALL, news=frozenset(news))


def with_status(meeting, status):
    return replace(meeting, facts=replace(meeting.facts, status=status))


@pytest.mark.parametrize(
    ("status", "kind"),
    [("held", "new"), ("announced", "announced"), ("postponed", "called_off"), ("cancelled", "called_off")],
)
def test_what_is_heard_of_for_the_first_time_is_new_or_a_plan(talks, status, kind):
    for opened in (Opened, lambda meeting: Split(meeting=meeting, off="m-other")):
        found = opened(meeting=with_status(talks, status))
        assert wants(asks(kind), found, None, told=False, waiting=False)
        others = asks(*(ALL.news - {kind}))
        assert not wants(others, found, None, told=False, waiting=False)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (HELD, "held"), (DATE, "changed"), (OFF, "called_off"), (UNREPORTED, "unreported"),
        (AGAIN, "announced"), (SECOND, "second_side"),
    ],
)  # fmt: skip
def test_who_was_told_hears_of_the_kinds_of_news_he_chose(talks, change, kind):
    changed = Changed(meeting=talks, news=(change,))
    assert wants(asks(kind), changed, talks, told=True, waiting=False)
    assert not wants(asks(*(ALL.news - {kind})), changed, talks, told=True, waiting=False)


def test_one_change_may_be_news_of_several_kinds(talks):
    changed = Changed(meeting=talks, news=(HELD, DATE))
    for kind in ("held", "changed"):
        assert wants(asks(kind), changed, talks, told=True, waiting=False)


@pytest.mark.parametrize(("told", "heard"), [(True, True), (False, False)])
def test_errata_are_for_those_who_were_told_whatever_they_chose(talks, told, heard):
    for erratum in (Changed(meeting=talks, news=(SPLIT,)), Merged(meeting=talks, into="m-other")):
        assert wants(asks("called_off"), erratum, talks, told=told, waiting=False) is heard


def test_a_change_reaches_those_who_were_told_though_it_is_no_longer_what_they_ask_for(talks):
    changed = Changed(meeting=talks, news=(DATE,))
    assert wants(ZHANG, changed, talks, told=True, waiting=False)
    assert not wants(ZHANG, changed, talks, told=False, waiting=False)


def test_further_reports_are_no_news_but_for_those_whose_condition_they_meet(exchange):
    before = replace(exchange, articles=exchange.articles[:3])
    confirmed = Confirmed(meeting=exchange)
    assert not wants(ALL, confirmed, before, told=False, waiting=False)
    assert wants(TWO, confirmed, before, told=False, waiting=False)
    assert not wants(TWO, confirmed, before, told=True, waiting=False)
    assert not wants(TWO, confirmed, exchange, told=False, waiting=False)
    assert not wants(replace(TWO, news=frozenset({"held"})), confirmed, before, told=False, waiting=False)


def test_to_who_was_never_told_a_change_is_also_a_meeting_of_which_he_hears_first(talks):
    changed = Changed(meeting=talks, news=(HELD,))
    assert wants(asks("new"), changed, with_status(talks, "announced"), told=False, waiting=False)
    assert wants(asks("held"), changed, with_status(talks, "announced"), told=False, waiting=False)
    assert not wants(asks("changed"), changed, with_status(talks, "announced"), told=False, waiting=False)


def test_what_waits_to_be_told_takes_up_whatever_comes(talks):
    assert wants(ALL, Confirmed(meeting=talks), talks, told=False, waiting=True)
    assert not wants(ZHANG, Confirmed(meeting=talks), talks, told=False, waiting=True)
