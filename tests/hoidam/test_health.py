"""An outlet that is silent is told apart from one that fails, and from one that was never visited."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import Result

from hoidam.health import FAILING, SILENT, state_of
from meetings.outlet_visit import OutletHealth, OutletVisit
from storage.store import Store

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({}, "well"),
        ({"failures": FAILING - 1}, "well"),
        ({"failures": FAILING}, "failing"),
        ({"failures": 1, "last_ok_at": None}, "failing"),
        ({"last_new_article_at": None}, "silent"),
        ({"last_new_article_at": -SILENT - HOUR}, "silent"),
        ({"last_new_article_at": -SILENT + HOUR}, "well"),
        ({"last_new_article_at": -SILENT - HOUR, "failures": FAILING}, "failing"),
        ({"last_visit_at": None}, "not visited yet"),
    ],
)
def test_the_state_of_an_outlet(known: dict[str, Any], state: str, now: datetime) -> None:
    usual = {
        "outlet": "vnexpress", "last_visit_at": -HOUR, "last_ok_at": -HOUR, "last_new_article_at": -HOUR,
        "failures": 0, "last_problem": None, "articles": 1,
    }  # fmt: skip
    said = {**usual, **known}
    moments = {name: now + since for name, since in said.items() if isinstance(since, timedelta)}
    assert state_of(OutletHealth(**{**said, **moments}), now) == state


def test_an_outlet_nothing_is_known_of_was_not_visited(now: datetime) -> None:
    assert state_of(None, now) == "not visited yet"


def test_a_failing_outlet_is_named_with_its_problem_and_exit_code_1(
    hoidam: Callable[..., Result], store: Store, now: datetime
) -> None:
    with store.transaction() as tx:
        for number in range(FAILING):
            tx.note_visit(
                OutletVisit(
                    outlet="vnexpress", url="https://vnexpress.net/rss", asked="source", outcome="unreachable",
                    started_at=now + number * HOUR, seconds=1, detail="no such name",
                )
            )  # fmt: skip
    result = hoidam("outlets", "check")
    assert result.exit_code == 1
    assert "To look at: vnexpress" in result.stderr
    assert "unreachable" in result.stdout


def test_what_ails_an_outlet_is_told_in_full(hoidam: Callable[..., Result], store: Store) -> None:
    detail = "robots.txt of vnexpress.net: no certificate that a known authority has signed, and none pinned"
    with store.transaction() as tx:
        tx.note_visit(
            OutletVisit(
                outlet="vnexpress", url="https://vnexpress.net/", asked="source", outcome="unreachable",
                started_at=datetime(2026, 3, 18, 20, tzinfo=UTC), seconds=1, detail=detail,
            )
        )  # fmt: skip
    shown = hoidam("outlets").stdout
    assert f"last problem: unreachable: {detail}" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 100
    assert "Last visit" in shown
    assert "2026-03-19 03:00" in shown
