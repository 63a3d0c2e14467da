"""What an article does to the known meetings: it opens, changes, confirms, joins or parts them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain, count

from meetings.beat import beat, sides
from meetings.copies import attributed
from meetings.encounter import Encounter
from meetings.grouping import Group, TextOf, grouped, mark
from meetings.linking import linked, relink
from meetings.matching import around, continued, corrections, marks, shared, urls
from meetings.meeting import (
    Changed,
    Conclusion,
    Confirmed,
    Difference,
    Meeting,
    Merged,
    Opened,
    Report,
    Split,
)
from meetings.merging import merge
from meetings.naming import new_id
from meetings.news import differences, is_news
from meetings.news_kinds import SECOND_SIDE
from meetings.same import same_meeting
from meetings.sides import telling
from meetings.speaking import may_open
from meetings.windows import window_of

Taken = Callable[[str], Collection[str]]
"""The meeting ids in use that begin with a stem."""

HELD_WITHIN = timedelta(days=10)
"""A plan not reported as held this long after its last day is unconfirmed (domain model, section 13)."""
_UNOPENED = "unopened-"


def resolve_article(
    url: str,
    reports: Sequence[Report],
    known: Sequence[Meeting],
    *,
    text_of: TextOf,
    now: datetime,
    taken: Taken,
) -> list[Conclusion]:
    """Everything one article does, the first time or after an edit; one conclusion a meeting.

    `reports` are one an encounter, all of this address; none when it no longer tells of any. All reports that
    may belong together with these, or did with those of an earlier edition, are put together anew: what is
    known follows from the articles and not from the order they came in. Meetings that only gained or lost a
    link are confirmed; merged ones come last.
    """
    told = _once_each(reports)
    before = [r for m in known for r in m.articles if r.url == url]
    met = around([*told, *before], known, text_of)
    others = (r for m in met for r in m.articles if r.url != url)
    groups = grouped((replace(r, copy_of=None) for r in chain(told, others)), text_of)
    world = _World(url=url, known=known, met=met, text_of=text_of, now=now, taken=taken)
    return _told_of(_all_linked(world.concluded(groups), known, world.today), known)


def _once_each(reports: Sequence[Report]) -> list[Report]:
    """One report a meeting: what an article says of one twice, or in the same words, is put together."""
    told: list[Report] = []
    for report in reports:
        twin = next((t for t in told if _twins(t, report)), None)
        if twin is None:
            told.append(report)
        else:
            told[told.index(twin)] = replace(twin, encounter=merge([twin, report]))
    return told


def _twins(a: Report, b: Report) -> bool:
    return mark(a) == mark(b) or same_meeting(a.encounter, b.encounter)


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    """What is known where an article came in: `met` are the meetings that it may bear on."""

    url: str
    known: Sequence[Meeting]
    met: Sequence[Meeting]
    text_of: TextOf
    now: datetime
    taken: Taken

    @property
    def today(self) -> date:
        return self.now.astimezone(beat().zone).date()

    def concluded(self, groups: Sequence[Group]) -> dict[str, Conclusion]:
        """What becomes of the meetings, by their ids, when their reports are grouped so; no news yet."""
        forsaken = [m for m in self.known if m.version and not m.articles]
        kept = continued(groups, [*self.met, *forsaken], self.url)
        done: dict[str, Conclusion] = {}
        ids: dict[int, str] = {}
        for n, group in enumerate(groups):
            found = self._restated(kept[n], group) if n in kept else self._new(group, done)
            ids[n] = found.meeting.id
            if n not in kept or self._moved(kept[n], group):
                done[ids[n]] = found
        for meeting in self.met:
            if meeting.id not in ids.values():
                done[meeting.id] = self._left(meeting, groups, ids)
        return done

    def _moved(self, meeting: Meeting, group: Group) -> bool:
        return self.url in urls(group) or marks(group) != marks(meeting.articles)

    def _new(self, group: Group, done: Collection[str]) -> Opened | Split | Confirmed:
        articles = attributed(group, self.text_of)
        facts, first = self._facts(articles), _first_reported(articles, self.now)
        opens = any(map(may_open, articles))
        meeting = Meeting(
            id=new_id(facts, first, lambda stem: {*self.taken(stem), *done})
            if opens
            else _unopened(articles, {*done, *(m.id for m in self.known)}),
            version=int(opens),
            facts=facts,
            first_reported_at=first,
            articles=articles,
        )
        if not opens:
            return Confirmed(meeting=meeting)
        shares = {m.id: shared(m, group, self.url) for m in self.met if m.version}
        off = max(shares, key=lambda identity: (shares[identity], identity), default=None)
        return Split(meeting=meeting, off=off) if off and shares[off] else Opened(meeting=meeting)

    def _restated(self, meeting: Meeting, group: Group) -> Confirmed:
        """The meeting with these reports."""
        articles = attributed(group, self.text_of)
        first = _first_reported(articles, meeting.first_reported_at)
        facts = self._facts(articles)
        return Confirmed(meeting=replace(meeting, facts=facts, articles=articles, first_reported_at=first))

    def _facts(self, articles: Sequence[Report]) -> Encounter:
        return _expired(merge(articles), self.today)

    def _left(self, meeting: Meeting, groups: Sequence[Group], ids: Mapping[int, str]) -> Conclusion:
        """What becomes of a meeting that no group goes on with.

        Its reports tell of another one, or it is left without any: unconfirmed, with the facts it had last.
        """
        bare = replace(meeting, articles=())
        if not meeting.version:
            return Confirmed(meeting=bare)
        shares = {n: shared(meeting, group, self.url) for n, group in enumerate(groups)}
        into = max(shares, key=lambda n: (shares[n], -n), default=None)
        if into is None or not shares[into]:
            into = corrections(groups, self.met, self.url).get(meeting.id)
        if into is not None:
            gone = replace(bare, version=meeting.version + 1, parent=None, visit=None)
            return Merged(meeting=gone, into=ids[into])
        return Confirmed(meeting=replace(bare, facts=replace(meeting.facts, status="unconfirmed")))


def _unopened(articles: Sequence[Report], taken: Collection[str]) -> str:
    names = (f"{_UNOPENED}{number}-{articles[0].url}" for number in count(1))
    return next(name for name in names if name not in taken)


def _first_reported(articles: Sequence[Report], otherwise: datetime) -> datetime:
    return min((r.published_at for r in articles if r.published_at), default=otherwise)


def _parted(identity: str) -> Difference:
    return Difference(field="split", before=None, after=identity)


def _all_linked(done: dict[str, Conclusion], known: Sequence[Meeting], today: date) -> list[Conclusion]:
    """The conclusions with links among all meetings, and the other meetings that change by these links."""
    merged = [c for c in done.values() if isinstance(c, Merged)]
    others = {i: c for i, c in done.items() if not isinstance(c, Merged)}
    before = {m.id: m for m in known}
    world = before | {i: c.meeting for i, c in others.items()}
    world = {i: m for i, m in world.items() if m.version and i not in {c.meeting.id for c in merged}}
    for identity in others.keys() & world.keys():
        world[identity] = linked(world[identity], world.values())
    moved = {m.id: m for c in done.values() for m in relink(list(world.values()), c.meeting)}
    world |= {i: m for i, m in moved.items() if i not in done}
    parts = [m[i] for i in done.keys() | moved.keys() for m in (before, world) if i in m]
    for visit in world.keys() & {*done, *(m.visit for m in parts)}:
        world[visit] = _confirmed(world[visit], world.values(), today)
    told = [replace(c, meeting=world.get(i, c.meeting)) for i, c in others.items()]
    changed = [m for i, m in world.items() if i not in done and m != before[i]]
    return [*told, *(Confirmed(meeting=m) for m in changed), *merged]


def _confirmed(visit: Meeting, known: Iterable[Meeting], today: date) -> Meeting:
    """A planned visit was paid when its guest was met there, whoever reports the visit itself."""
    if visit.facts.kind != "visit" or not visit.articles:
        return visit
    facts = _expired(merge(visit.articles), today)
    held = [
        m
        for m in known
        if m.visit == visit.id and m.facts.status == "held" and any(map(may_open, m.articles))
    ]
    if facts.status in {"announced", "unconfirmed"} and held:
        first = min(held, key=lambda m: min(map(mark, m.articles)))
        said = {name: quotes for name, quotes in first.facts.evidence.items() if name == "status"}
        facts = replace(facts, status="held", evidence={**said, **facts.evidence, **said})
    return replace(visit, facts=facts)


def _told_of(found: Sequence[Conclusion], known: Sequence[Meeting]) -> list[Conclusion]:
    """The conclusions, with what a reader of the known meetings would want to know.

    A meeting that was split is changed, whatever its facts: readers took it for more than it was.
    """
    before = {m.id: m for m in known}
    splits = [c for c in found if isinstance(c, Split)]
    return [
        _told(old, c.meeting, [_parted(s.meeting.id) for s in splits if s.off == old.id])
        if isinstance(c, Confirmed) and (old := before.get(c.meeting.id))
        else c
        for c in found
    ]


def _told(before: Meeting, after: Meeting, parted: Sequence[Difference] = ()) -> Changed | Confirmed:
    more = (*_second_side(before, after), *parted)
    if not before.version or not (more or is_news(before.facts, after.facts)):
        return Confirmed(meeting=after)
    after = replace(after, version=before.version + 1)
    return Changed(meeting=after, news=(*differences(before.facts, after.facts), *more))


def _second_side(before: Meeting, after: Meeting) -> tuple[Difference, ...]:
    """That the other side's press has it now, too."""
    was, now = telling(before.reporting), telling(after.reporting)
    found = Difference(field=SECOND_SIDE, before=was, after=now)
    return (found,) if len(was) == 1 and len(now) == len(sides()) else ()


def expire(meetings: Sequence[Meeting], today: date) -> list[Changed]:
    """Plans that nobody reported as held in time; they stay, as unconfirmed."""
    found = [_told(m, replace(m, facts=_expired(m.facts, today))) for m in meetings]
    return [c for c in found if isinstance(c, Changed)]


def _expired(facts: Encounter, today: date) -> Encounter:
    window = window_of(facts)
    late = facts.status == "announced" and window is not None and today > window.last + HELD_WITHIN
    return replace(facts, status="unconfirmed") if late else facts
