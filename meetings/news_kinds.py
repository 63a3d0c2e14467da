"""Kinds of news: what became of a meeting, in the terms readers choose by."""

from collections.abc import Iterable
from typing import Literal, cast

from meetings.encounter import Encounter, Participant, Status
from meetings.heads import same_person
from meetings.meeting import Changed, Conclusion, Confirmed, Difference, Meeting, Merged

NewsKind = Literal["new", "announced", "held", "changed", "second_side", "unreported", "called_off"]
"""First heard of as held; planned; held as announced; other date, place, people, form or documents; reported
by the other side's press too; expected but not reported; put off or cancelled."""
ERRATA = frozenset({"merged", "split"})
"""Fields of a difference that takes something back: those who were told hear of it, whatever they chose."""
SECOND_SIDE = "told_by"
"""The field of a difference that says whose press reports a meeting."""

_AS_NEW: dict[Status, NewsKind] = {
    "held": "new",
    "announced": "announced",
    "postponed": "called_off",
    "cancelled": "called_off",
    "unconfirmed": "unreported",
}
_BECAME: dict[Status, NewsKind] = {**_AS_NEW, "held": "held"}


def as_new(meeting: Meeting) -> frozenset[NewsKind]:
    """What a meeting is to those who hear of it for the first time."""
    return frozenset({_AS_NEW[meeting.facts.status]})


def kinds_of(conclusion: Conclusion) -> frozenset[NewsKind]:
    """What became of a meeting; nothing of what is only confirmed or taken back."""
    match conclusion:
        case Changed():
            return _changed(conclusion.news)
        case Confirmed() | Merged():
            return frozenset()
        case _:
            return as_new(conclusion.meeting)


def is_erratum(conclusion: Conclusion) -> bool:
    """Whether it takes back something of what readers were told, or nobody says so any more."""
    if not isinstance(conclusion, Changed):
        return isinstance(conclusion, Merged)
    return not conclusion.meeting.articles or takes_back(conclusion.news, conclusion.meeting.facts)


def takes_back(news: Iterable[Difference], facts: Encounter) -> bool:
    """Whether these news correct what was told: another meeting was meant, or somebody was not there.

    `facts` are those of today. As long as a meeting is planned, another guest is a change of plan.
    """
    by_field = {difference.field: difference for difference in news}
    if not ERRATA.isdisjoint(by_field):
        return True
    if facts.status != "held" or "status" in by_field or "participants" not in by_field:
        return False
    told = [p if isinstance(p, Participant) else Participant(**p) for p in by_field["participants"].before]
    named = [person for person in told if person.person or person.name]
    return not all(any(same_person(person, p) for p in facts.participants) for person in named)


def _changed(news: Iterable[Difference]) -> frozenset[NewsKind]:
    found: set[NewsKind] = set()
    for difference in news:
        if difference.field == "status":
            found.add(_BECAME[cast("Status", difference.after)])
        elif difference.field == SECOND_SIDE:
            found.add("second_side")
        elif difference.field not in ERRATA:
            found.add("changed")
    return frozenset(found)
