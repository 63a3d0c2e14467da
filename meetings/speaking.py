"""Which reports of a meeting are heard: those of the latest state it has reached (domain model, 13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings.copies import in_order
from meetings.encounter import Status
from meetings.meeting import Report
from meetings.windows import Window, days_apart, window_of

ATTACHED = frozenset({"preparing", "follow_up", "background"})
"""Aspects that tell of a meeting without being its news: they open none and settle no date."""
CALLED_OFF = frozenset({"postponed", "cancelled"})
SHIFTED_DAYS = 7
"""Two plans further apart than this are an old one and a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """`main` tells status, days, places and people; `outcomes` also what came of it, told later.

    `planned` are the reports of the last plan of what was held.
    """

    status: Status
    main: tuple[Report, ...]
    outcomes: tuple[Report, ...]
    planned: tuple[Report, ...] = ()

    @property
    def inviting(self) -> tuple[Report, ...]:
        """Who tells of invitations: the plan does where nobody says any more who had asked for it."""
        told = any(r.encounter.invitations for r in self.outcomes)
        return self.outcomes if told else self.planned


def heard(reports: Sequence[Report]) -> Heard:
    """The reports that it was held if there are any, and nothing of the plan; else those of the last plan."""
    news = [r for r in in_order(reports) if r.aspect not in ATTACHED] or list(in_order(reports))
    held = tuple(r for r in news if r.encounter.status == "held")
    if held:
        later = tuple(r for r in reports if r.encounter.status == "held" and r.aspect != "background")
        return Heard(
            status="held",
            main=held,
            outcomes=in_order({r.url: r for r in (*held, *later)}.values()),
            planned=_last_plan([r for r in news if r.encounter.status == "announced"]),
        )
    news = _unrevived(news)
    plan = _last_plan(news)
    return Heard(status=_last(news).encounter.status, main=plan, outcomes=plan)


def _unrevived(news: Sequence[Report]) -> list[Report]:
    """Without plans for days that were called off before: they repeat what had been announced."""
    told: list[Report] = []
    planned: list[Window] = []
    gone: list[Window] = []
    for report in news:
        days = [w for w in [window_of(report.encounter)] if w]
        if report.encounter.status in CALLED_OFF:
            gone += planned or days
        elif any(not days_apart(day, w) for day in days for w in gone):
            continue
        else:
            planned += days
        told.append(report)
    return told


def _last_plan(reports: Sequence[Report]) -> tuple[Report, ...]:
    if not reports:
        return ()
    last = _last([r for r in reports if r.encounter.start] or reports)
    return tuple(r for r in reports if _of_one_plan(r, last))


def _last(reports: Sequence[Report]) -> Report:
    """The latest published; what only repeats another, and undated reports, where there is nothing else."""
    status = {r.url: r.encounter.status for r in reports}
    own = [r for r in reports if status.get(r.copy_of or "") != r.encounter.status] or reports
    return ([r for r in own if r.published_at] or own)[-1]


def _of_one_plan(report: Report, latest: Report) -> bool:
    ours, theirs = window_of(report.encounter), window_of(latest.encounter)
    return ours is None or theirs is None or days_apart(ours, theirs) <= SHIFTED_DAYS


def may_open(report: Report) -> bool:
    """Reviews, interviews and preparations attach only (domain model, 12.2, rule 8); a plan needs a date."""
    told = report.encounter
    numbered = told.mechanism is not None and told.mechanism.ordinal is not None
    dated = told.start is not None or (numbered and told.status != "announced")
    return report.aspect not in ATTACHED and (told.status == "held" or dated)
