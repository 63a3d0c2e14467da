"""How the pages of an outlet do: whether they are had, and read, as they used to be."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from meetings.health.pages import READ, RECENT, Pages, PagesHistory, judged_by_pages
from meetings.health.states import State
from meetings.outlet_visit import OutletVisit

NOW = datetime(2026, 11, 26, tzinfo=UTC)
HOUR = timedelta(hours=1)


def pages(count: int, outcome: Any = "ok", **said: Any) -> list[OutletVisit]:
    read = {"length": 3_000, "dated": True, "by_layout": True, **said}
    return [
        OutletVisit(
            outlet="bao",
            url="u",
            asked="page",
            outcome=outcome,
            started_at=NOW + n * HOUR,
            seconds=1.0,
            **read,
        )
        for n in range(count)
    ]


def history(before: list[OutletVisit], since: list[OutletVisit]) -> PagesHistory:
    """As it is seen when the last of them was."""

    def split(*outcomes: str) -> Pages:
        old, new = ([v for v in some if not outcomes or v.outcome in outcomes] for some in (before, since))
        recent = [*old, *new][-RECENT:]
        usual = [*old, *new][: -max(len(new), RECENT)]
        return Pages(recent=tuple(recent), usual=tuple(usual))

    return PagesHistory(url="u", outlet="bao", asked=split(), read=split(*READ))


@pytest.mark.parametrize(
    ("before", "since", "wanted"),
    [
        (pages(40), pages(8), "ok"),
        (pages(70), pages(4, by_layout=False), "changed"),
        (pages(40), pages(6, by_layout=False), "changed"),
        (pages(40), pages(2, by_layout=False), "ok"),
        (pages(40), pages(6, length=400), "changed"),
        (pages(40), pages(2, length=400), "ok"),
        (pages(40, size=90_000), pages(6, "off_topic", size=6_000), "changed"),
        (pages(40, size=90_000), pages(6, "off_topic", size=40_000), "ok"),
        (pages(40), pages(6, dated=False), "changed"),
        (pages(3), pages(8, by_layout=False), "ok"),
        (pages(40, by_layout=False), pages(8, by_layout=False), "ok"),
        (pages(40, dated=False), pages(8, dated=False), "ok"),
        (pages(40), pages(6, "stub"), "changed"),
        (pages(40), pages(6, "listing"), "changed"),
        (pages(2), pages(12, "stub"), "changed"),
        ((pages(2) + pages(1, "stub")) * 15, pages(4, "stub"), "ok"),
        (pages(70), pages(6, "gone"), "changed"),
        (pages(40), pages(6, "refused"), "blocked"),
        ([], pages(12, "challenge"), "blocked"),
        (pages(40), pages(6, "server_error"), "failing"),
        (pages(40), pages(1, "server_error") + pages(3) + pages(1, "server_error") + pages(3), "ok"),
    ],
)
def test_pages_are_judged_by_what_was_usual(
    before: list[OutletVisit], since: list[OutletVisit], wanted: State
) -> None:
    judged = judged_by_pages(history(before, since))
    assert judged is not None
    assert judged.state == wanted


def test_few_new_pages_tell_nothing() -> None:
    assert judged_by_pages(history([], [])) is None
    assert judged_by_pages(history([], pages(3, "challenge"))) is None


def test_a_redesign_shows_among_pages_that_are_mostly_off_topic() -> None:
    mixed = [each for page in pages(30) for each in (page, *pages(9, "off_topic"))]
    redesigned = [each for page in pages(6, by_layout=False) for each in (page, *pages(9, "off_topic"))]
    found = judged_by_pages(history(mixed, redesigned))
    assert (found.state, found.detail) == ("changed", "its selectors match nothing: 6 of the last 6")


def test_a_redesign_shows_where_no_page_is_on_topic() -> None:
    before = pages(30, "off_topic", by_layout=True)
    found = judged_by_pages(history(before, pages(6, "off_topic", by_layout=False)))
    assert found.state == "changed"
    assert found.detail.startswith("its selectors match nothing: 6 of the last 6")


def test_it_says_what_came_and_since_when() -> None:
    found = judged_by_pages(history(pages(40), pages(6, "challenge", detail="wants a browser")))
    assert found.detail == "its pages turn us away: 6 of the last 6 (challenge: wants a browser)"
    assert found.since == NOW


def test_a_thousand_days_of_usual_mishaps_are_no_change() -> None:
    random = Random(7)  # noqa: S311 - to be the same each time

    def page() -> OutletVisit:
        outcome = random.choices(("ok", "stub", "server_error", "gone"), (94, 3, 2, 1))[0]
        return pages(1, outcome, by_layout=random.random() < 0.95, dated=random.random() < 0.97)[0]

    visits = [page() for _ in range(20_000)]
    states = [
        judged_by_pages(history(visits[end - 72 : end - RECENT], visits[end - RECENT : end])).state
        for end in range(100, len(visits), 3)
    ]
    assert states.count("ok") == len(states)
