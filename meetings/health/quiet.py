"""Whether a source that is fine brings far less than it does at such times of such days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from statistics import mean, median

from meetings.health.states import Judgement

QUARTER = timedelta(hours=6)
"""Of a day, counted from 1970 in UTC: activity is known by them."""
WEEKS = 4
"""That show what is usual."""
_WEEK = timedelta(days=7) // QUARTER
_WINDOWS = (1, 2, 4, 8, 16, _WEEK, 2 * _WEEK)
"""Quarters; the shortest that usually brings enough decides."""
_LEAST, _FEW = 12, 30
"""Leads that a window must usually bring: so many to find it silent, so many to find it far below."""
_FAR_BELOW = 0.15
_WATCHED = 0.9
"""Of a window's quarters in which it was visited; a window with less says nothing."""
_OTHERS = 3
"""Sources of other outlets in its language that must be known to tell a holiday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """How many leads a source had afresh in each quarter in which it was visited.

    Fresh are those that it had not the time before. `well_until` is the quarter since which it is ill: what
    came later is no measure.
    """

    url: str
    outlet: str
    language: str
    leads: Mapping[int, int]
    well_until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """What came within so many quarters, and what usually does: on average, and at the least."""

    quarters: int
    came: int
    usual: float
    least: int

    @property
    def share(self) -> float:
        return self.came / self.usual


def quarter_of(moment: datetime) -> int:
    return int(moment.timestamp() // QUARTER.total_seconds())


def quiet(activities: Sequence[Activity], now: datetime) -> dict[str, Judgement]:
    """Those of these sources, all of them fine, that are quiet, by address.

    On a holiday, when sources of other outlets in the same language bring less too, so much less is expected.
    """
    end = quarter_of(now)
    windows = {one.url: _windows(one, end) for one in activities}
    shares: dict[tuple[str, int], list[tuple[str, float]]] = defaultdict(list)
    for one in activities:
        for window in windows[one.url]:
            if window.usual >= 1:
                shares[one.language, window.quarters].append((one.outlet, window.share))
    found = {}
    for one in activities:
        for window in windows[one.url]:
            expected = window.usual * _mood(one.outlet, shares[one.language, window.quarters])
            if expected >= _LEAST and (window.came == 0 or expected >= _FEW):
                if window.came < min(_FAR_BELOW * expected, window.least / 2):
                    found[one.url] = _judgement(window, end)
                break
    return found


def _judgement(window: _Window, end: int) -> Judgement:
    hours = window.quarters * QUARTER // timedelta(hours=1)
    span = f"{hours} hours" if hours <= 48 else f"{hours // 24} days"  # noqa: PLR2004
    since = datetime.fromtimestamp((end - window.quarters) * QUARTER.total_seconds(), UTC)
    detail = f"{window.came} new in {span}, where usually there are {window.usual:.0f}"
    return Judgement(state="quiet", detail=detail, since=since)


def _mood(outlet: str, shares: Sequence[tuple[str, float]]) -> float:
    """How much of the usual the others bring at this time, at most all of it."""
    others = [share for name, share in shares if name != outlet]
    return min(1.0, median(others)) if len(others) >= _OTHERS else 1.0


def _windows(one: Activity, end: int) -> list[_Window]:
    """The windows that end now and are known well enough, the shortest first."""
    found = []
    ill = 0 if one.well_until is None else ceil((end - one.well_until) / _WEEK)
    for quarters in _WINDOWS:
        came = _came(one, end - quarters, end)
        first = max(ill, ceil(quarters / _WEEK))
        ends = [end - weeks * _WEEK for weeks in range(first, first + WEEKS)]
        before = [brought for e in ends if (brought := _came(one, e - quarters, e)) is not None]
        if came is not None and len(before) > 1:
            found.append(_Window(quarters=quarters, came=came, usual=mean(before), least=min(before)))
    return found


def _came(one: Activity, begin: int, end: int) -> int | None:
    """What came within these quarters; None where it was not watched well enough to tell."""
    watched = [one.leads[quarter] for quarter in range(begin, end) if quarter in one.leads]
    return sum(watched) if len(watched) >= ceil(_WATCHED * (end - begin)) else None
