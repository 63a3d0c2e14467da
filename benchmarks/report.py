"""Tells people what a simulated week came to."""

from collections.abc import Sequence

from benchmarks.figures import Figures, Told


def told(found: Figures) -> str:
    """For people."""
    return "\n".join(
        [
            f"{found.outlets} outlets, {found.days:g} days, in {found.real_seconds:g} s",
            f"articles   {found.published} published, {found.kept} kept, {found.published - found.kept} missed",
            *(f"           {n} missed, {why}" for why, n in found.missed.items()),
            *(f"           at {outlet}: {why}" for outlet, why in found.missed_at.items()),
            f"twice      {found.fetched_twice} fetched twice",
            *(f"           at {outlet}: {n}" for outlet, n in found.fetched_twice_at.items()),
            f"revisions  {found.false_revisions} false; {found.edits_seen} of {found.edits_on_subject} edits on our subject seen",
            f"requests   {found.requests}, {found.requests_per_new} for each new article",
            *_requests(found),
            f"delay      median {found.delay_median} min, 95 % {found.delay_p95} min, longest {found.delay_max} min",
            "faults     hours until told, and until told that they are over",
            *map(_fault, found.faults),
            f"alarms     {len(found.false_alarms)} false, {found.false_alarms_a_day} a day; {len(found.aftermath)} after or beside a fault",
            *(f"           false: {line}" for line in found.false_alarms),
            *(f"           beside: {line}" for line in found.aftermath),
        ]
    )


def _requests(found: Figures) -> Sequence[str]:
    return [
        f"           {outlet:40} {a_day:7.1f} a day {found.requests_per_new_at[outlet]:7.2f} for each new"
        for outlet, a_day in found.requests_a_day.items()
    ]


def _fault(told: Told) -> str:
    after = (
        "nothing to tell"
        if not told.expected
        else "never told"
        if told.told_after is None
        else f"{told.told_after:6.2f} {told.told_as}"
    )
    over = "" if told.recovered_after is None else f", over {told.recovered_after:.2f}"
    return f"           {told.kind:11} {told.outlet or 'everywhere':11} {told.began} for {told.hours:4.1f} h: {after}{over}"
