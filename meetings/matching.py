"""Which known meetings a report may bear on, and which of them goes on under its id."""

from collections.abc import Collection, Iterable, Sequence

from meetings.beat import sides
from meetings.encounter import Encounter
from meetings.gist import witnesses
from meetings.grouping import Group, Mark, TextOf, mark, only_date_differs, touches
from meetings.heads import same_heads
from meetings.meeting import Meeting, Report
from meetings.same import ENOUGH, Affinity, affinity
from meetings.speaking import may_open


def around(reports: Iterable[Report], known: Sequence[Meeting], text_of: TextOf) -> list[Meeting]:
    """The meetings whose reports may belong together with these, those that may with theirs, and so on."""
    told = {m.id: witnesses(m.articles) for m in known}
    found: dict[str, Meeting] = {}
    edge = witnesses(reports)
    while edge:
        near = [
            m
            for m in known
            if m.id not in found and any(touches(w, e, text_of) for w in told[m.id] for e in edge)
        ]
        edge = [w for m in near for w in told[m.id]]
        found |= {m.id: m for m in near}
    return list(found.values())


def continued(groups: Sequence[Group], met: Sequence[Meeting], url: str) -> dict[int, Meeting]:
    """The known meeting that each group of reports is, by the number of the group; others are new.

    The meeting first reported keeps its id where two become one, and the largest part where one becomes two.
    Reports of `url`, which was read anew, are no sign but where nothing else is left of a meeting.
    """
    kept: dict[int, Meeting] = {}
    bare = []
    for meeting in sorted(met, key=_age):
        shares = {n: count for n, group in enumerate(groups) if (count := shared(meeting, group, url))}
        free = [n for n in shares if n not in kept and _fits(meeting, groups[n])]
        if free:
            kept[max(free, key=lambda n: (shares[n], -n))] = meeting
        elif meeting.version and not shares:
            bare.append(meeting)
    heirs = corrections(groups, met, url)
    for meeting in bare:
        heir = heirs.get(meeting.id) if meeting.articles else _like(meeting, groups)
        if heir is not None:
            kept.setdefault(heir, meeting)
    return kept


def corrections(groups: Sequence[Group], met: Sequence[Meeting], url: str) -> dict[str, int]:
    """Which group has what an article now says of each meeting that its earlier edition told of, by ids.

    What still is the same comes first, then what has its date or a head told otherwise.
    """
    pairs = sorted(
        (-fit, n, meeting.id)
        for n, group in enumerate(groups)
        for report in group
        for meeting in met
        if report.url == url
        and url in urls(meeting.articles)
        and (fit := _corrects(report.encounter, meeting))
    )
    found: dict[str, int] = {}
    for _, n, identity in pairs:
        if identity not in found and n not in found.values():
            found[identity] = n
    return found


def _corrects(told: Encounter, meeting: Meeting) -> int:
    """How much speaks for a meeting told anew with another date, place or head; 0 where it is another one.

    Of one article its form and days are enough where nothing is against it.
    """
    found = affinity(told, meeting.facts)
    if found.same:
        return found.score + ENOUGH
    kept = not found.guards and found.agreed >= {"kind", "date"}
    replaced = found.guards == {"place"} and found.score >= ENOUGH
    told_otherwise = replaced or only_date_differs(found) or _renamed(told, meeting, found)
    return found.score if kept or told_otherwise else 0


def _renamed(told: Encounter, meeting: Meeting, found: Affinity) -> bool:
    """Kind and days agree, and no more than one side has another head."""
    others = [same_heads(told, meeting.facts, side) for side in sides()].count("differ")
    return found.guards == {"heads"} and found.agreed >= {"kind", "date"} and others < len(sides())


def _like(forsaken: Meeting, groups: Sequence[Group]) -> int | None:
    """The group that tells again of a meeting that was left without a report."""
    told_by = {q.url for quotes in forsaken.facts.evidence.values() for q in quotes}
    return next((n for n, g in enumerate(groups) if any(_tells(r, forsaken, told_by) for r in g)), None)


def _tells(report: Report, forsaken: Meeting, told_by: Collection[str | None]) -> bool:
    """Whether a report is of a meeting that has none; one of an article that it had may say less."""
    if affinity(report.encounter, forsaken.facts).same:
        return True
    return report.url in told_by and _corrects(report.encounter, forsaken) > 0


def shared(meeting: Meeting, group: Group, url: str) -> int:
    """How many reports of a meeting are in the group, those of `url` aside."""
    return len(marks(meeting.articles) & marks(r for r in group if r.url != url))


def marks(reports: Iterable[Report]) -> set[Mark]:
    return {mark(r) for r in reports}


def urls(reports: Iterable[Report]) -> set[str]:
    return {r.url for r in reports}


def _fits(meeting: Meeting, group: Group) -> bool:
    """What was never opened gives its id to nothing that is."""
    return meeting.version > 0 or not any(map(may_open, group))


def _age(meeting: Meeting) -> tuple[bool, float, str]:
    return not meeting.version, meeting.first_reported_at.timestamp(), meeting.id
