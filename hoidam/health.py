"""How an outlet does: well, failing, or silent, which is told apart from failing."""

from datetime import datetime, timedelta

from meetings.outlet_visit import OutletHealth

FAILING = 3
"""Visits in a row without leads before an outlet counts as failing: one may be the network's trouble."""
SILENT = timedelta(days=7)


def state_of(health: OutletHealth | None, now: datetime) -> str:
    """One or two words for a table."""
    if health is None or health.last_visit_at is None:
        return "not visited yet"
    if health.failures >= FAILING or (health.failures and health.last_ok_at is None):
        return "failing"
    if health.last_new_article_at is None or now - health.last_new_article_at > SILENT:
        return "silent"
    return "well"
