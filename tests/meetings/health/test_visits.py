"""How a source does, by what came of its last visits."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from meetings.health.states import State
from meetings.health.visits import SourceHistory, judged_by_visits
from meetings.outlet_visit import OutletVisit

NOW = datetime(2026, 11, 26, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://bao.example/rss"


def history(*outcomes: Any, apart: timedelta = HOUR, used_to_lead: bool = True) -> SourceHistory:
    visits = tuple(
        OutletVisit(
            outlet="bao", url=URL, asked="source", outcome=outcome, started_at=NOW + n * apart, seconds=1.0
        )
        for n, outcome in enumerate(outcomes)
    )
    return SourceHistory(url=URL, outlet="bao", visits=visits, used_to_lead=used_to_lead)


@pytest.mark.parametrize(
    ("outcomes", "wanted"),
    [
        ((), "new"),
        (("ok",), "ok"),
        (("ok", "unchanged", "unchanged"), "ok"),
        (("ok", "unreachable"), "suspect"),
        (("ok", "busy", "server_error"), "suspect"),
        (("ok", "unreachable", "server_error", "busy"), "failing"),
        (("ok", "unreachable", "unreachable", "unreachable", "ok"), "ok"),
        (("ok", "refused"), "suspect"),
        (("ok", "refused", "ok"), "ok"),
        (("ok", "refused", "challenge"), "blocked"),
        (("ok", "forbidden_by_robots"), "blocked"),
        (("ok", "unreachable", "refused"), "suspect"),
        (("ok", "empty"), "suspect"),
        (("ok", "empty", "unreadable"), "changed"),
        (("ok", "gone", "gone"), "changed"),
        (("ok", "empty", "ok"), "ok"),
    ],
)
def test_a_source_is_judged_by_its_last_visits(outcomes: tuple[str, ...], wanted: State) -> None:
    assert judged_by_visits(history(*outcomes)).state == wanted


def test_a_source_that_never_had_leads_did_not_change_but_fails() -> None:
    assert judged_by_visits(history("empty", "empty", used_to_lead=False)).state == "suspect"
    assert judged_by_visits(history("empty", "empty", "empty", used_to_lead=False)).state == "failing"


def test_a_machine_that_is_restarted_does_not_fail() -> None:
    restarted = history("ok", "unreachable", "unreachable", "unreachable", apart=HOUR / 6)
    assert judged_by_visits(restarted).state == "suspect"


def test_it_is_ill_since_the_first_visit_that_went_wrong() -> None:
    found = judged_by_visits(history("ok", "busy", "server_error", "unreachable"))
    assert (found.since, found.detail) == (NOW + HOUR, "unreachable")
