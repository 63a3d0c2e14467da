"""Counts what a simulated week came to: missed, fetched twice, requests, delays, and what was told of faults."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.faults import TOLD_AS, Fault
from benchmarks.newsrooms import Newsroom, Story
from hoidam.crawling import LOOKS
from meetings.health.states import Notice

if TYPE_CHECKING:
    from benchmarks.week import Week

_NUMBER = re.compile(r"(?:tin-|content_)(\d+)\.")
_AFTERMATH = timedelta(hours=30)
"""After a fault's end: what is told meanwhile of its outlet is no false alarm, but late."""
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_STOOD = (
    (1, "never stood in a source that could be had"),
    (15, "left its feeds within a quarter of an hour"),
    (60, "left its feeds within an hour"),
    (240, "left its feeds within four hours"),
)
"""Minutes; the last is the longest pause between two visits, so that whoever stood longer ought to be met."""
Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fault, and hours until the operator heard of it, and from its end until he heard that it was over."""

    kind: str
    outlet: str | None
    began: str
    hours: float
    expected: tuple[str, ...]
    told_after: float | None = None
    told_as: str | None = None
    recovered_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a week came to; delays in minutes from publication to keeping."""

    outlets: int
    days: float
    published: int
    kept: int
    missed: dict[str, int]
    missed_at: dict[str, dict[str, int]]
    fetched_twice: int
    fetched_twice_at: dict[str, int]
    false_revisions: int
    edits_on_subject: int
    edits_seen: int
    requests: int
    requests_per_new: float
    requests_a_day: dict[str, float]
    requests_per_new_at: dict[str, float]
    delay_median: float
    delay_p95: float
    delay_max: float
    faults: tuple[Told, ...]
    false_alarms: tuple[str, ...]
    false_alarms_a_day: float
    aftermath: tuple[str, ...]
    real_seconds: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def figures(week: "Week", database: Path, seconds: float) -> Figures:
    """Count; `database` is the week's store."""
    rooms = {room.name: room for room in week.rooms}
    days = (week.end - week.begin) / timedelta(days=1)
    published = {
        (room.name, story.number): story
        for room in week.rooms
        for story in room.stories
        if week.begin <= story.published_at < week.end
    }
    first = {(a.outlet, _number(a.url)): at for at, a, _ in reversed(week.log.kept)}
    missed = _missed(week, published, first, database)
    twice = _twice(week, first)
    delays = sorted((first[k] - s.published_at) / _MINUTE for k, s in published.items() if k in first)
    asked = [a for a in week.web.answered if week.begin <= a.at < week.end]
    by_outlet = Counter(a.outlet for a in asked)
    new = Counter(outlet for outlet, _ in first)
    alarms, aftermath = _alarms(week)
    seen, edits = _edits(week, rooms, first)
    return Figures(
        outlets=len(rooms),
        days=days,
        published=len(published),
        kept=len(delays),
        missed=dict(Counter(missed.values())),
        missed_at=_by_outlet(week, missed),
        fetched_twice=sum(twice.values()),
        fetched_twice_at={_named(week, outlet): n for outlet, n in sorted(twice.items())},
        false_revisions=_false_revisions(week, rooms),
        edits_on_subject=edits,
        edits_seen=seen,
        requests=len(asked),
        requests_per_new=round(len(asked) / max(1, len(first)), 2),
        requests_a_day={_named(week, o): round(by_outlet[o] / days, 1) for o in rooms},
        requests_per_new_at={_named(week, o): round(by_outlet[o] / max(1, new[o]), 2) for o in rooms},
        delay_median=round(median(delays), 1),
        delay_p95=round(delays[int(len(delays) * 0.95)], 1),
        delay_max=round(delays[-1], 1),
        faults=tuple(_told(week, fault) for fault in sorted(week.faults, key=lambda f: f.begins)),
        false_alarms=alarms,
        false_alarms_a_day=round(len(alarms) / days, 2),
        aftermath=aftermath,
        real_seconds=round(seconds, 1),
    )


def _number(url: str) -> int:
    found = _NUMBER.search(url)
    return int(found[1]) if found else 0


def _named(week: "Week", outlet: str) -> str:
    """An outlet with its articles a day and what befell it."""
    rate = next(room.per_day for room in week.rooms if room.name == outlet)
    kinds = ", ".join(f.kind for f in week.faults if f.outlet == outlet)
    return f"{outlet} ({rate:g}{f'; {kinds}' if kinds else ''})"


def _missed(
    week: "Week", published: dict[Key, Story], first: dict[Key, datetime], database: Path
) -> dict[Key, str]:
    """Of each article that is not kept: why."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as store:
        rows = store.execute("SELECT outlet, url, outcome FROM leads").fetchall()
    leads = {(outlet, _number(url)): outcome for outlet, url, outcome in rows}
    rooms = {room.name: room for room in week.rooms}
    found: dict[Key, str] = {}
    for key, story in published.items():
        if key not in first:
            found[key] = (
                f"page: {leads[key] or 'not followed'}"
                if key in leads
                else _unheard(week, rooms[key[0]], story)
            )
    return found


def _unheard(week: "Week", room: Newsroom, story: Story) -> str:
    """Why a lead may never have been met: how long it stood where we could have met it."""
    if room.has_archive:
        return "though it stands in an archive"
    minutes = max(_stood(week, room, story), default=0)
    return next((why for most, why in _STOOD if minutes < most), "though it stood in a source for hours")


def _stood(week: "Week", room: Newsroom, story: Story) -> Iterator[int]:
    """For how many minutes it stood in each of its feeds while that could be had; no more than matter."""
    for feed in room.feeds:
        if story.section not in feed.sections:
            continue
        moment, minutes = story.published_at, 0
        while moment < week.end and minutes < _STOOD[-1][0]:
            seen_at = week.web.seen_at(room.name, moment)
            stands = feed.form == "news_sitemap" or story in room.listed(feed, seen_at)
            if stands and week.web.reachable(room, feed, moment):
                minutes += 1
            elif not stands and seen_at == moment:
                break
            moment += _MINUTE
        yield minutes


def _by_outlet(week: "Week", missed: dict[Key, str]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (outlet, _), why in missed.items():
        found[_named(week, outlet)][why] += 1
    return {outlet: dict(counts) for outlet, counts in sorted(found.items())}


def _twice(week: "Week", first: dict[Key, datetime]) -> Counter[str]:
    """Whole pages that were fetched beyond the first time, the looks that were due, and one for an edit."""
    whole = Counter((a.outlet, a.story) for a in week.web.answered if a.story is not None)
    stories = {(room.name, s.number): s for room in week.rooms for s in room.stories}
    over: Counter[str] = Counter()
    for key, times in whole.items():
        story = stories[key]
        until = week.time.now() + _HOUR  # it was announced before it was kept, and looks go by that
        looked = sum(first[key] + after <= until for after in LOOKS) if key in first else 0
        due = 1 + (looked if story.ours else 0) + (story.edited_at is not None)
        if times > due:
            over[key[0]] += times - due
    return over


def _false_revisions(week: "Week", rooms: dict[str, Newsroom]) -> int:
    """Revisions of articles that were not edited meanwhile; a date that was not read before is none of these."""
    stories = {(room.name, s.number): s for room in rooms.values() for s in room.stories}
    known: dict[Key, tuple[bool, bool]] = {}
    false = 0
    for at, article, outcome in week.log.kept:
        key = (article.outlet, _number(article.url))
        edited, dated = stories[key].is_edited(at), article.published_at is not None
        before = known.get(key, (False, False))
        false += outcome == "revised" and before[0] == edited and before[1] >= dated
        known[key] = (edited, dated or before[1])
    return false


def _edits(week: "Week", rooms: dict[str, Newsroom], first: dict[Key, datetime]) -> tuple[int, int]:
    """Of the edits of kept articles on our subject: how many were seen, and how many there were."""
    edited = {
        (room.name, s.number)
        for room in rooms.values()
        for s in room.stories
        if s.ours and s.edited_at and (at := first.get((room.name, s.number))) and at < s.edited_at < week.end
    }
    seen = {(a.outlet, _number(a.url)) for _, a, outcome in week.log.kept if outcome == "revised"}
    return len(edited & seen), len(edited)


def _told(week: "Week", fault: Fault) -> Told:
    expected = TOLD_AS.get(fault.kind, ())
    about = [(at, n) for at, n in week.log.notices if fault.outlet in {None, n.source.outlet}]
    told = next(
        (
            (at, n)
            for at, n in about
            if n.source.state in expected and fault.begins <= at <= fault.ends + _AFTERMATH
        ),
        None,
    )
    over = next(
        (at for at, n in about if told and n.kind == "recovered" and at > max(told[0], fault.ends)), None
    )
    return Told(
        kind=fault.kind,
        outlet=fault.outlet,
        began=f"{fault.begins:%a %H:%M}",
        hours=round((fault.ends - fault.begins) / _HOUR, 1),
        expected=expected,
        told_after=round((told[0] - fault.begins) / _HOUR, 2) if told else None,
        told_as=told[1].source.state if told else None,
        recovered_after=round((over - fault.ends) / _HOUR, 2) if over else None,
    )


def _alarms(week: "Week") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was told as worse though nothing was wrong, and what after a fault or of another kind than it."""
    false: list[str] = []
    late: list[str] = []
    for at, notice in week.log.notices:
        if notice.kind != "worse":
            continue
        near = [
            f
            for f in week.faults
            if f.outlet in {None, notice.source.outlet} and f.begins <= at <= f.ends + _AFTERMATH
        ]
        if any(notice.source.state in TOLD_AS.get(f.kind, ()) for f in near):
            continue
        why = any(f.kind in TOLD_AS for f in near)
        (late if why else false).append(_line(week, at, notice))
    return tuple(false), tuple(late)


def _line(week: "Week", at: datetime, notice: Notice) -> str:
    source = notice.source
    return f"{at.astimezone(week.begin.tzinfo):%a %H:%M} {_named(week, source.outlet)} {source.url}: {source.state}, {source.detail}"
