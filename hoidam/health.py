"""How an outlet does: well, failing, or silent, which is told apart from failing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from crawler.outlet import Outlet
from crawler.outlets import load
from hoidam.settings import close_to
from meetings.errors import ConfigError
from meetings.outlet_visit import OutletHealth

FAILING = 3
"""Visits in a row without leads before an outlet counts as failing: one may be the network's trouble."""
SILENT = timedelta(days=7)


def watched(names: Sequence[str]) -> dict[str, Outlet]:
    """The outlets of these names, or all there are; raises `ConfigError` for one that is not known."""
    known = dict(load())
    problems = [
        f"crawler.outlets: there is no outlet {name!r}{close_to(name, known)}"
        for name in names
        if name not in known
    ]
    if problems:
        raise ConfigError("\n".join(problems))
    return {name: known[name] for name in names or known}


def state_of(health: OutletHealth | None, now: datetime) -> str:
    """One or two words for a table."""
    if health is None or health.last_visit_at is None:
        return "not visited yet"
    if health.failures >= FAILING or (health.failures and health.last_ok_at is None):
        return "failing"
    if health.last_new_article_at is None or now - health.last_new_article_at > SILENT:
        return "silent"
    return "well"
