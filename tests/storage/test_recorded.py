"""Meetings come with the moment at which what is told of them last changed."""

from dataclasses import replace
from datetime import date, timedelta

from meetings.meeting import Changed, Confirmed, Difference, Merged, Opened

DAY = date(2026, 3, 18)
NEWS = [Difference(field="kind", before="talks", after="call")]


def record(store, conclusion, now) -> None:
    with store.transaction() as tx:
        tx.record(conclusion, alerts=[], now=now)


def told(store, **asked) -> list[tuple]:
    with store.transaction() as tx:
        found = tx.recorded(**{"limit": 9, **asked})
    return [(each.meeting.id, each.meeting.version, each.recorded_at) for each in found]


def test_a_version_has_a_moment_that_further_reports_leave_alone(store, a_meeting, now) -> None:
    hour = timedelta(hours=1)
    first = a_meeting("a", urls=("u1",), start=DAY)
    record(store, Opened(meeting=first), now)
    record(store, Opened(meeting=a_meeting("b", start=DAY)), now + hour)
    more = a_meeting("a", urls=("u1", "u2"), start=DAY)
    record(store, Confirmed(meeting=more), now + 2 * hour)
    assert told(store) == [("b", 1, now + hour), ("a", 1, now)]
    record(store, Changed(meeting=replace(more, version=2), news=NEWS), now + 3 * hour)
    assert told(store) == [("a", 2, now + 3 * hour), ("b", 1, now + hour)]
    with store.transaction() as tx:
        (changed,) = tx.recorded(limit=1)
        assert tx.changed_at() == now + 3 * hour
    assert [report.url for report in changed.meeting.articles] == ["u1", "u2"]
    assert list(changed.news) == NEWS


def test_what_turned_out_to_be_another_is_among_them_and_what_nobody_was_told_of_is_not(
    store, a_meeting, now
) -> None:
    record(store, Opened(meeting=a_meeting("a", start=DAY)), now)
    record(store, Opened(meeting=a_meeting("b", start=DAY)), now)
    record(store, Opened(meeting=a_meeting("unopened", version=0, urls=("u",))), now)
    record(store, Merged(meeting=a_meeting("b", version=2, start=DAY), into="a"), now + timedelta(hours=1))
    with store.transaction() as tx:
        gone, stays = tx.recorded(limit=9)
    assert (gone.meeting.id, gone.merged_into) == ("b", "a")
    assert [(n.field, n.after) for n in gone.news] == [("merged", "a")]
    assert (stays.meeting.id, stays.merged_into) == ("a", None)


def test_they_come_in_pieces_and_from_a_day_on(store, a_meeting, now) -> None:
    for number in range(5):
        record(store, Opened(meeting=a_meeting(f"m{number}", start=DAY + timedelta(days=number))), now)
    with store.transaction() as tx:
        first = tx.recorded(limit=2)
        second = tx.recorded(limit=2, after=first[-1])
        third = tx.recorded(limit=2, after=second[-1])
    assert [r.meeting.id for r in (*first, *second, *third)] == ["m4", "m3", "m2", "m1", "m0"]
    record(store, Opened(meeting=a_meeting("m9-undated", first_reported_at=now)), now)
    assert [one for one, *_ in told(store, since=DAY)] == ["m9-undated", "m4", "m3", "m2", "m1", "m0"]
    assert [one for one, *_ in told(store, since=DAY + timedelta(days=3))] == ["m4", "m3"]


def test_nothing_was_changed_where_there_is_nothing(store) -> None:
    with store.transaction() as tx:
        assert tx.changed_at() is None
        assert tx.recorded(limit=9) == []
