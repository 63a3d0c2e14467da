"""Which known meeting a report speaks of: the most akin, a reprinted one, or the one its article corrects."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from meetings.copies import same_wording
from meetings.meeting import Meeting, Report
from meetings.same import Affinity, affinity

TextOf = Callable[[str], str | None]
"""The stored text of an article by its address; None when we do not have it."""

BUT_FOR_THE_DATE = 6
"""Heads or edition agree and only the date is against it: enough for a reprint or a correction."""
BUT_FOR_A_NAME = 4
"""Kind and days agree and only a head is against it: enough for a correction."""


def meant(report: Report, known: Sequence[Meeting], text_of: TextOf) -> Meeting | None:
    """The known meeting most akin to the report, or the one whose report it reprints under another date."""
    candidates = [(m, found) for m in known if (found := affinity_to(report, m))]
    if same := [(found.score, m.id, m) for m, found in candidates if found.same]:
        return max(same, key=lambda s: s[:2])[2]
    near = [m for m, found in candidates if _only_date_differs(found)]
    return next((m for m in near if _reprints(report, m, text_of)), None)


def affinity_to(report: Report, meeting: Meeting) -> Affinity | None:
    """The best affinity to any of a meeting's reports or to all of them; None where it cannot be the same.

    The article's own earlier report is not asked, nor are copies: they may bear a false date.
    """
    whole = affinity(report.encounter, meeting.facts)
    if whole.guards & {"kind", "edition"}:
        return None
    each = [
        affinity(report.encounter, other.encounter, published_apart=_apart(report, other))
        for other in meeting.articles
        if other.url != report.url and other.copy_of is None
    ]
    return max([whole, *each], key=lambda found: (not found.guards, found.score))


def _apart(a: Report, b: Report) -> timedelta | None:
    return a.published_at - b.published_at if a.published_at and b.published_at else None


def _only_date_differs(found: Affinity) -> bool:
    return found.guards == {"date"} and found.score >= BUT_FOR_THE_DATE


def _reprints(report: Report, meeting: Meeting, text_of: TextOf) -> bool:
    """Old words under a new stamp belong to the old meeting (domain model, 12.2, rule 10)."""
    text = text_of(report.url)
    others = [text_of(r.url) for r in meeting.articles if r.url != report.url]
    return text is not None and any(other and same_wording(text, other) for other in others)


def corrected(report: Report, spoken_of: Sequence[Meeting]) -> Meeting | None:
    """The meeting an earlier edition of the article told of, with its date or a head told otherwise."""
    for meeting in spoken_of:
        found = affinity(report.encounter, meeting.facts)
        renamed = found.guards == {"heads"} and found.score >= BUT_FOR_A_NAME
        if found.same or _only_date_differs(found) or renamed:
            return meeting
    return None
