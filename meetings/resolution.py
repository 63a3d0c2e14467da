"""What a report does to the known meetings: it opens one, changes one, or confirms one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from meetings.copies import attributed, without
from meetings.encounter import Encounter, Status
from meetings.linking import linked, relink
from meetings.matching import TextOf, corrected, meant
from meetings.meeting import Changed, Conclusion, Confirmed, Meeting, Opened, Report
from meetings.merging import merge
from meetings.naming import HANOI, new_id
from meetings.news import differences, is_news
from meetings.same import same_meeting
from meetings.speaking import ATTACHED
from meetings.windows import window_of

Taken = Callable[[str], Collection[str]]
"""The meeting ids in use that begin with a stem."""

HELD_WITHIN = timedelta(days=10)
"""A plan not reported as held this long after its last day is unconfirmed (domain model, section 13)."""


def resolve_article(
    url: str,
    reports: Sequence[Report],
    known: Sequence[Meeting],
    *,
    text_of: TextOf,
    now: datetime,
    taken: Taken,
) -> list[Conclusion]:
    """Everything one article says, the first time or after an edit; one conclusion a meeting.

    `reports` are one an encounter, all of this address; none when it no longer tells of any. What an earlier
    edition told and this one does not is withdrawn. Meetings that only gained or lost a link are confirmed.
    """
    before = {m.id for m in known if _tells(m, url)}
    done: dict[str, Conclusion] = {}

    def conclude(report: Report) -> None:
        found = resolve(
            report,
            [m for m in known if m.id not in done],
            text_of=text_of,
            now=now,
            taken=lambda stem: {*taken(stem), *done},
            spoke_of=before - done.keys(),
        )
        if found is not None:
            done[found.meeting.id] = found

    told = _once_each(reports)
    unsure = [r for r in told if meant(r, known, text_of) is None]
    for report in sorted(told, key=unsure.__contains__):
        conclude(report)
    done |= {c.meeting.id: c for c in withdraw(url, done.keys(), known)}
    return _all_linked(done, known)


def _once_each(reports: Sequence[Report]) -> list[Report]:
    """One report a meeting: what an article says of one twice is put together."""
    told: list[Report] = []
    for report in reports:
        twin = next((t for t in told if same_meeting(t.encounter, report.encounter)), None)
        if twin is None:
            told.append(report)
        else:
            told[told.index(twin)] = replace(twin, encounter=merge([twin, report]))
    return told


def _all_linked(done: dict[str, Conclusion], known: Sequence[Meeting]) -> list[Conclusion]:
    """The conclusions with links among all meetings, and the other meetings whose links changed by them."""
    world = {m.id: m for m in known} | {c.meeting.id: c.meeting for c in done.values()}
    for identity, conclusion in done.items():
        world[identity] = linked(conclusion.meeting, world.values())
    told = [replace(c, meeting=world[identity]) for identity, c in done.items()]
    moved = {m.id: m for c in told for m in relink(list(world.values()), c.meeting)}
    return [*told, *(Confirmed(meeting=m) for m in moved.values())]


def resolve(
    report: Report,
    known: Sequence[Meeting],
    *,
    text_of: TextOf,
    now: datetime,
    taken: Taken,
    spoke_of: Collection[str] = (),
) -> Conclusion | None:
    """What one report does to the known meetings; None when it matches none and may not open one.

    `spoke_of` are ids of meetings that an earlier edition of the article told of, and none of its reports
    resolved so far does: a corrected date or name does not make another meeting of them.
    """
    meeting = meant(report, known, text_of) or corrected(report, [m for m in known if m.id in spoke_of])
    if meeting is None:
        return _opened(report, known, now=now, taken=taken)
    others = [r for r in meeting.articles if r.url != report.url]
    return _restated(meeting, attributed([*others, report], text_of), known, today=_today(now))


def _opened(report: Report, known: Sequence[Meeting], *, now: datetime, taken: Taken) -> Opened | None:
    if not may_open(report):
        return None
    facts = merge([replace(report, copy_of=None)])
    first = report.published_at or now
    meeting = Meeting(
        id=new_id(facts, first, taken),
        version=1,
        facts=facts,
        first_reported_at=first,
        articles=(replace(report, copy_of=None),),
    )
    return Opened(meeting=linked(meeting, known))


def may_open(report: Report) -> bool:
    """Reviews, interviews and preparations attach only (domain model, 12.2, rule 8); a plan needs a date."""
    told = report.encounter
    numbered = told.mechanism is not None and told.mechanism.ordinal is not None
    dated = told.start is not None or (numbered and told.status != "announced")
    return report.aspect not in ATTACHED and (told.status == "held" or dated)


def _restated(
    meeting: Meeting, reports: tuple[Report, ...], known: Sequence[Meeting], *, today: date
) -> Changed | Confirmed:
    """The meeting with these reports: changed when a reader would want to know."""
    facts = merge(reports)
    if meeting.facts.status == "unconfirmed" and is_overdue(facts, today):
        facts = _with_status(facts, "unconfirmed")
    dates = [r.published_at for r in reports if r.published_at]
    now = replace(
        meeting, facts=facts, articles=reports, first_reported_at=min([meeting.first_reported_at, *dates])
    )
    return _told(meeting, linked(now, known))


def _told(before: Meeting, after: Meeting) -> Changed | Confirmed:
    if not is_news(before.facts, after.facts):
        return Confirmed(meeting=after)
    after = replace(after, version=before.version + 1)
    return Changed(meeting=after, news=differences(before.facts, after.facts))


def withdraw(
    article_url: str, kept_ids: Collection[str], meetings: Sequence[Meeting]
) -> list[Changed | Confirmed]:
    """What becomes of the meetings an article no longer tells of; `kept_ids` are those it still does.

    One left without a report is unconfirmed, with the facts it had last.
    """
    return [
        _withdrawn(meeting, article_url, meetings)
        for meeting in meetings
        if meeting.id not in kept_ids and _tells(meeting, article_url)
    ]


def _tells(meeting: Meeting, url: str) -> bool:
    return any(r.url == url for r in meeting.articles)


def _withdrawn(meeting: Meeting, url: str, known: Sequence[Meeting]) -> Changed | Confirmed:
    left = without(meeting.articles, url)
    facts = merge(left) if left else meeting.facts
    if not left or (meeting.facts.status == "unconfirmed" and facts.status == "announced"):
        facts = _with_status(facts, "unconfirmed")
    return _told(meeting, linked(replace(meeting, facts=facts, articles=left), known))


def expire(meetings: Sequence[Meeting], today: date) -> list[Changed]:
    """Plans that nobody reported as held in time; they stay, as unconfirmed."""
    late = [m for m in meetings if is_overdue(m.facts, today)]
    found = [_told(m, replace(m, facts=_with_status(m.facts, "unconfirmed"))) for m in late]
    return [c for c in found if isinstance(c, Changed)]


def is_overdue(facts: Encounter, today: date) -> bool:
    window = window_of(facts)
    return facts.status == "announced" and window is not None and today > window.last + HELD_WITHIN


def _with_status(facts: Encounter, status: Status) -> Encounter:
    return replace(facts, status=status)


def _today(now: datetime) -> date:
    return now.astimezone(HANOI).date()
