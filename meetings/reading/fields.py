"""The fields of an encounter: who, when, where, and the words that say so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from meetings import gazetteer
from meetings.encounter import SIDES, HostSide, Participant, Place, Precision
from meetings.reading.candidates import is_speech
from meetings.reading.dates import DateMention
from meetings.reading.groups import Group
from meetings.reading.parties import is_defence
from meetings.reading.people import PersonMention
from meetings.reading.places import is_border
from meetings.reading.story import Passage, Story
from meetings.reading.vocabulary import pattern
from meetings.verdict import Quote

T = TypeVar("T")
QUOTES = 2
SEVERAL_DAYS = {"border_exchange", "visit", "joint_patrol_sea", "joint_patrol_land", "exercise", "port_call",
                "young_officers", "working_meeting", "dialogue"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A value and the sentences it comes from."""

    value: T
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    first: date
    last: date
    precision: Precision


def quotes(story: Story, passages: Iterable[Passage]) -> tuple[Quote, ...]:
    """The sentences as evidence, each once, at most two."""
    spans = dict.fromkeys((p.sentence.start, p.sentence.end) for p in passages)
    return tuple(Quote(quote=story.text[a:b], start=a, end=b) for a, b in list(spans)[:QUOTES])


def of_group(story: Story, group: Group) -> list[Passage]:
    return [story.passages[i] for i in group.passages]


# --- people -----------------------------------------------------------------------------------------------


def participants(story: Story, group: Group) -> Found[tuple[Participant, ...]]:
    """The heads of both sides, then those who were with them."""
    heads = [p for side in SIDES if isinstance(p := group.party(side), PersonMention)]
    passages = of_group(story, group)
    if not heads and not group.first.parties:
        heads, passages = _heads_around(story, group)
    keys = {h.key for h in heads}
    members = [m for m in _members(story, group) if m.key not in keys and m.side] if heads else []
    people = [_participant(story, p, "head") for p in heads]
    people += [_participant(story, p, "member") for p in members]
    return Found(value=tuple(people), passages=tuple(passages))


def _participant(story: Story, mention: PersonMention, role: str) -> Participant:
    best = story.best.get(mention.key, mention)
    return Participant(
        person=best.person or mention.person,
        name=_display(best) or mention.name,
        side=mention.side or "VN",
        rank=best.rank or mention.rank,
        post=best.post or mention.post,
        role=role,  # type: ignore[arg-type]
    )


def _display(mention: PersonMention) -> str | None:
    if mention.person is None:
        return mention.name
    return gazetteer.person_name(mention.person, "vi")


def _heads_around(story: Story, group: Group) -> tuple[list[PersonMention], list[Passage]]:
    """The heads of an exchange or dialogue: the highest of each side named together where it is told."""
    near = [
        p
        for p in story.passages
        if not p.background and (p.lead or p.index in group.passages or _presides(p))
    ]
    for passage in sorted(near, key=lambda p: (not _presides(p), p.index not in group.passages, p.index)):
        sides = {side: [m for m in passage.people if m.side == side and is_defence(m)] for side in SIDES}
        if all(sides.values()) and not _is_relayed(passage):
            return [_highest(found) for found in sides.values()], [passage]
    return _heads_apart(near)


def _heads_apart(near: Sequence[Passage]) -> tuple[list[PersonMention], list[Passage]]:
    """Heads in sentences of their own: `Đoàn Việt Nam do … làm Trưởng đoàn. Đoàn Trung Quốc do …`."""
    heads, passages = [], []
    for side in SIDES:
        for passage in near:
            led = [
                m for m in passage.people if m.side == side and is_defence(m) and _LEADS.search(passage.text)
            ]
            if led:
                heads.append(_highest(led))
                passages.append(passage)
                break
    return heads, passages


_LEADS = re.compile(r"trưởng đoàn|dẫn đầu|chủ trì|đồng chủ trì|làm đại diện", re.IGNORECASE)
_PRESIDES = re.compile(r"đồng chủ trì|cùng chủ trì|hội đàm|làm trưởng đoàn", re.IGNORECASE)
_RELAYED = re.compile(r"chuyển lời|lời thăm hỏi", re.IGNORECASE)


def _presides(passage: Passage) -> bool:
    return bool(_PRESIDES.search(passage.text))


def _is_relayed(passage: Passage) -> bool:
    return bool(_RELAYED.search(passage.text))


def _highest(people: Sequence[PersonMention]) -> PersonMention:
    return min(people, key=lambda p: gazetteer.level_order(p.level))


def _members(story: Story, group: Group) -> list[PersonMention]:
    """Who is named as present beside the heads, in the sentences next to where the encounter is told."""
    near = {i + shift for i in group.passages for shift in (0, 1, 2)}
    return [
        person
        for passage in story.passages
        if passage.index in near and not passage.background
        for found in pattern("members").finditer(passage.text)
        for person in passage.people
        if person.start >= passage.sentence.start + found.start() and is_defence(person) and person.name
    ]


# --- time -------------------------------------------------------------------------------------------------

_SAME_DAY = re.compile(
    r"^(?:\W*)(?:cùng ngày|trong ngày|cũng trong ngày|ngay sau|sau lễ đón|sau hội đàm|tiếp đó|sau đó)",
    re.IGNORECASE,
)


def when(story: Story, group: Group, kind: str, stay: Found[When] | None) -> Found[When] | None:
    """The day or days: beside the verb, in the paragraph, as told before, or inferred from publication."""
    passages = of_group(story, group)
    if kind in SEVERAL_DAYS:
        return _window(story, group, kind) or _inferred(story, group, stay)
    for passage in passages:
        if day := _nearest_day(passage, group):
            return Found(value=When(first=day.first, last=day.last, precision="day"), passages=(passage,))
    for passage in passages:
        if _SAME_DAY.search(passage.text) and (before := _told_before(passage, story)):
            return before
    for passage in _around(story, passages):
        singles = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
        if singles and not passage.background and not passage.sentence.caption:
            day = singles[0]
            return Found(value=When(first=day.first, last=day.last, precision="day"), passages=(passage,))
    return _inferred(story, group, stay)


def _nearest_day(passage: Passage, group: Group) -> DateMention | None:
    """The single day nearest to the verb."""
    verbs = [c.start for c in group.candidates if c.passage == passage.index]
    singles = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
    return min(singles, key=lambda d: min(abs(d.start - v) for v in verbs), default=None)


def _told_before(passage: Passage, story: Story) -> Found[When] | None:
    """`Cùng ngày`: the day of the last dated sentence or encounter before."""
    for earlier in reversed(story.passages[: passage.index]):
        days = [d for d in earlier.dates if d.first == d.last and d.precision == "day"]
        if days and not earlier.background:
            when_ = When(first=days[-1].first, last=days[-1].last, precision="day")
            return Found(value=when_, passages=(passage, earlier))
    return None


def _around(story: Story, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The paragraph of the encounter, then the sentences that speak of it as a noun, then the lead."""
    paragraphs = {p.sentence.paragraph for p in passages}
    yield from (
        p
        for p in story.passages
        if p.sentence.paragraph in paragraphs and p not in passages and _close(p, passages)
    )
    yield from (p for p in story.passages if p.lead and not is_speech(p, p.sentence.end))


def _close(passage: Passage, passages: Sequence[Passage]) -> bool:
    return any(0 <= p.index - passage.index <= 2 for p in passages)


def _window(story: Story, group: Group, kind: str) -> Found[When] | None:
    """The days of something that may last: a range beside it, else all days of the story near each other."""
    for passage in of_group(story, group):
        here = [c.start for c in group.candidates if c.passage == passage.index]
        days = [d for d in passage.dates if d.precision == "day" and d.told]
        ranges = [d for d in days if d.first < d.last]
        if nearest := days if kind == "visit" else ranges:
            best = min(nearest, key=lambda d: min(abs(d.start - h) for h in here))
            return Found(value=When(first=best.first, last=best.last, precision="day"), passages=(passage,))
    dated = _dated(story, group, kind)
    if not dated:
        return _month(of_group(story, group))
    start = dated[0][1].first
    near = [(p, d) for p, d in dated if abs(d.first - start) <= timedelta(days=3)]
    first, last = min(d.first for _, d in near), max(d.last for _, d in near)
    return Found(value=When(first=first, last=last, precision="day"), passages=tuple(p for p, _ in near))


def _dated(story: Story, group: Group, kind: str) -> list[tuple[Passage, DateMention]]:
    """The days told for the whole; `hôm nay` counts for what was held, where the article itself says so."""
    planned = group.first.status == "announced"
    return [
        (p, d)
        for p in _frame(story, group, kind)
        for d in p.dates
        if d.precision == "day" and (d.told or (not planned and p.lead and not is_speech(p, d.start)))
    ]


def _frame(story: Story, group: Group, kind: str) -> list[Passage]:
    """The sentences whose dates belong to the whole: where it is told, and those about its activities."""
    told = of_group(story, group)
    if kind == "border_exchange":
        told += [
            p
            for p in story.passages
            if not p.background and not p.sentence.caption and _ACTIVITY.search(p.text)
        ]
    else:
        told += [p for p in story.passages if p.lead and not p.background]
    return list({p.index: p for p in told}.values())


_ACTIVITY = re.compile(r"giao lưu|lễ đón|lễ tiễn|cột mốc|trồng cây|cửa khẩu|hội đàm", re.IGNORECASE)


def _month(passages: Sequence[Passage]) -> Found[When] | None:
    for passage in passages:
        for found in passage.dates:
            if found.precision == "month":
                value = When(first=found.first, last=found.last, precision="month")
                return Found(value=value, passages=(passage,))
    return None


def _inferred(story: Story, group: Group, stay: Found[When] | None) -> Found[When] | None:
    """No date is told: the visit around it, else the day of publication for what was held."""
    if stay:
        window = When(first=stay.value.first, last=stay.value.last, precision="inferred")
        return Found(value=window, passages=stay.passages)
    if story.anchor is None or group.first.status != "held" or group.first.kind == "border_exchange":
        return None
    passages = of_group(story, group)[:1]
    return Found(
        value=When(first=story.anchor, last=story.anchor, precision="inferred"), passages=tuple(passages)
    )


# --- place ------------------------------------------------------------------------------------------------


def places(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where it took place: named with `tại` nearby; for an exchange the places on both sides."""
    if kind == "border_exchange":
        return _both_sides(story)
    told = of_group(story, group)
    if kind == "visit":
        return _seat(_found_places(told, locative=True), group)
    lead = [p for p in story.passages if p.lead and not p.background]
    for passages in (told, [p for p in _around(story, told) if not is_speech(p, p.sentence.end)], lead):
        if (found := _found_places(passages, locative=True)).value:
            return found
    return _dateline(story, group)


def _seat(found: Found[tuple[Place, ...]], group: Group) -> Found[tuple[Place, ...]]:
    """A visit's place lies in the host country and not on the border."""
    host = "CN" if group.guest() == "VN" else "VN"
    return found if all(p.country == host and not is_border(p) for p in found.value) else Found(value=())


def _found_places(passages: Iterable[Passage], *, locative: bool) -> Found[tuple[Place, ...]]:
    for passage in passages:
        if passage.background:
            continue
        found = [m.place for m in passage.places if m.locative or not locative]
        if found:
            return Found(value=(found[0],), passages=(passage,))
    return Found(value=())


def _dateline(story: Story, group: Group) -> Found[tuple[Place, ...]]:
    """A bare place name on a line of its own before the lead."""
    for passage in story.passages[:4]:
        if len(passage.text) < 30 and passage.places and group.passages[0] <= passage.index + 8:
            return Found(value=(passage.places[0].place,), passages=(passage,))
    return Found(value=())


def _both_sides(story: Story) -> Found[tuple[Place, ...]]:
    places_: dict[str, Place] = {}
    passages: list[Passage] = []
    for passage in story.passages:
        if passage.background or passage.sentence.caption or is_speech(passage, passage.sentence.end):
            continue
        if not passage.lead and not _ACTIVITY.search(passage.text):
            continue
        new = [
            m.place
            for m in passage.places
            if is_border(m.place) and (m.locative or passage.lead) and m.place.id not in places_
        ]
        if new and len({gazetteer.places()[m.place.id].parent or m.place.id for m in passage.places}) <= 3:
            passages.append(passage)
            places_.update({p.id: p for p in new})
    return Found(
        value=tuple(sorted(places_.values(), key=lambda p: p.country != "VN")), passages=tuple(passages)
    )


# --- host and level ---------------------------------------------------------------------------------------


def host_side(group: Group, kind: str, found: Sequence[Place]) -> HostSide | None:
    """Whose guest the other was (domain model, section 4)."""
    if kind in ("phone", "video_talks", "border_exchange", "joint_patrol_sea", "joint_patrol_land"):
        return "BOTH"
    guest = group.guest()
    if guest:
        return "CN" if guest == "VN" else "VN"
    countries = {p.country for p in found}
    if countries == {"VN", "CN"}:
        return "BOTH"
    if countries and not countries & {"VN", "CN", "SEA"}:
        return "THIRD"
    return next((side for side in SIDES if side in countries), None)


_UNIT_LEVEL = {"joint_patrol_sea": "service", "joint_patrol_land": "region_province", "port_call": "service",
               "young_officers": "unit", "exercise": "unit", "twinning": "unit"}  # fmt: skip


def level(kind: str, people: Sequence[Participant]) -> str | None:
    """The level of the lower of the two heads (domain model, section 3, rule 9)."""
    levels = [found for p in people if p.role == "head" and (found := gazetteer.post_level(p.post))]
    if levels:
        return max(levels, key=gazetteer.level_order)
    return _UNIT_LEVEL.get(kind)
